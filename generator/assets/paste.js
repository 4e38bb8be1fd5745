/** What pages do with what people type: copy it or print it on a click, forget it when they leave. */

import { tell } from "./page.js";

/** The text of an element to the clipboard; where that is refused, it is left selected. @param {HTMLElement} element @param {Record<string, string>} say */
export function copyText(element, say) {
  getSelection()?.selectAllChildren(element);
  const failed = () => tell(say.uncopied);
  if (navigator.clipboard) navigator.clipboard.writeText(element.innerText).then(() => tell(say.copied), failed);
  else failed();
}

/** When the page is left: a browser may keep it whole and bring it back. @param {() => void} erase */
export function eraseOnLeaving(erase) {
  addEventListener("pagehide", erase);
}

/** Prints one element of the page and nothing else. @param {HTMLElement} element */
export function printAlone(element) {
  const root = document.documentElement;
  root.dataset.printing = "";
  element.dataset.printed = "";
  const after = () => {
    delete root.dataset.printing;
    delete element.dataset.printed;
  };
  addEventListener("afterprint", after, { once: true });
  print();
}
