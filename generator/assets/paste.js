/** What pages do with what people type: copy it or print it on a click, forget it when they leave. */

import { tell } from "./page.js";

const ROW = "tr, dl > div";

/** The text of an element to the clipboard, then what credits it; where that is refused, it is left selected. @param {HTMLElement} element @param {Record<string, string>} say @param {string} [credit] */
export function copyText(element, say, credit = "") {
  getSelection()?.selectAllChildren(element);
  const failed = () => tell(say.uncopied);
  if (navigator.clipboard) navigator.clipboard.writeText([linesOf(element), credit].filter(Boolean).join("\n")).then(() => tell(say.copied), failed);
  else failed();
}

/** What an element says; a row of a table or of a list of figures is one line, its cells parted by tabs. @param {HTMLElement} element @returns {string} */
function linesOf(element) {
  const parts = [...element.children].map((part) => /** @type {HTMLElement} */ (part));
  if (element.matches(ROW)) return parts.map((cell) => cell.innerText.trim().replace(/\s*\n\s*/g, " ")).join("\t");
  return element.querySelector(ROW) ? parts.map(linesOf).filter(Boolean).join("\n") : element.innerText.trim();
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
