/**
 * What the scripts of the pages share: finding what is marked `data-…`, filling a template, saying something, acting on
 * a click. The page holds every element that is asked for here.
 *
 * @import {Values} from "./assessment-template.js"
 * @typedef {Record<string, (button: HTMLButtonElement) => void>} Actions
 */

import { filled } from "./assessment-template.js";

/** @param {string} part */
export const find = (part) => /** @type {HTMLElement} */ (document.querySelector(`[data-${part}]`));

/** @param {string} part */
export const all = (part) => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-${part}]`));

/** In the region that is read out. @param {string} text */
export function tell(text) {
  find("notice").textContent = text;
}

/** Moves the reading on to what has just come. @param {HTMLElement} heading */
export function focusOn(heading) {
  heading.tabIndex = -1;
  heading.focus();
  heading.scrollIntoView({ block: "nearest" });
}

/** Fills the template of that name into its place. @param {string} name @param {Values} values */
export function render(name, values) {
  const into = find(`into-${name}`);
  into.replaceChildren(filled(/** @type {HTMLTemplateElement} */ (find(`template-${name}`)), values));
  focusOn(/** @type {HTMLElement} */ (into.querySelector("h2")));
}

/** Runs what the `data-do` of a clicked button names. @param {Actions} actions */
export function act(actions) {
  document.addEventListener("click", ({ target }) => {
    const button = /** @type {HTMLButtonElement | null} */ (/** @type {Element} */ (target).closest("[data-do]"));
    if (button) actions[String(button.dataset.do)](button);
  });
}

/** Copies the field beside a button, or leaves it selected. @param {HTMLElement} button @param {string} done */
export function copyBeside(button, done) {
  const field = /** @type {HTMLTextAreaElement} */ (button.parentElement?.querySelector("textarea"));
  field.select();
  navigator.clipboard?.writeText(field.value).then(() => tell(done), () => {});
}
