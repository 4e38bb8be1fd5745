/**
 * Two sets of answers compared on their page: pasted or opened, read, put side by side. Nothing is sent nor kept, and
 * the address is emptied of what it brought: whoever copies it passes no answers on.
 *
 * @import {Pasted} from "./viewpoints-paste.js"
 * @import {BothWords} from "./viewpoints-values.js"
 * @import {Rule} from "./rulebook.js"
 * @typedef {{rule: Rule, words: BothWords, say: Record<string, string>}} CompareIsland
 * @typedef {"a" | "b"} Letter The first and the second side.
 */

import { markdown } from "./assessment-export.js";
import { written } from "./assessment-link.js";
import { download } from "./download.js";
import { act, all, copyBeside, find, render, tell } from "./page.js";
import { differences } from "./viewpoints-differences.js";
import { LARGEST, linkOf, readPasted } from "./viewpoints-paste.js";
import { valuesOfBoth } from "./viewpoints-values.js";

const form = /** @type {HTMLFormElement} */ (find("comparison"));
/** @type {CompareIsland} */
const { rule, words, say } = JSON.parse(String(find("words").textContent));
const questionnaire = new URL(String(form.dataset.comparison), location.href).href;
const SIDES = /** @type {Letter[]} */ (["a", "b"]);

// --- the form ---------------------------------------------------------------------------------------

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */
/** @param {Letter} side @param {"text" | "by" | "day"} name */
const fieldOf = (side, name) => /** @type {Field} */ (form.elements.namedItem(`${side}-${name}`));
const between = () => /** @type {RadioNodeList} */ (form.elements.namedItem("between"));
const isInTime = () => between().value === "dates";
const pastedOn = (/** @type {Letter} */ side) => readPasted(fieldOf(side, "text").value, rule);

/** Puts answers in, and what they tell of who gave them and when. @param {Letter} side @param {string} text */
function fillIn(side, text) {
  fieldOf(side, "text").value = text;
  complain(side, "");
  const { by, day } = pastedOn(side);
  if (["self", "other"].includes(by)) fieldOf(side, "by").value = by;
  if (day) fieldOf(side, "day").value = day;
  const [one, other] = SIDES.map((each) => pastedOn(each).by);
  if (one && other) between().value = one === "self" && other === "self" ? "dates" : "people";
}

/** @param {Letter} side @param {string} sentence */
function complain(side, sentence) {
  find(`error-${side}`).textContent = sentence;
  fieldOf(side, "text").setAttribute("aria-invalid", `${!!sentence}`);
}

/** To where a link is pasted, clear of the header. @param {Letter} side */
function goTo(side) {
  fieldOf(side, "text").focus();
  fieldOf(side, "text").scrollIntoView({ block: "center" });
}

/** What a side is called: whose answers, or which day; a day that is no name stands beside. @param {Letter} side */
function named(side) {
  const field = isInTime() ? "day" : "by";
  const [one, other] = SIDES.map((each) => fieldOf(each, field).value);
  const day = fieldOf(side, "day").value;
  const date = day && new Date(`${day}T12:00`).toLocaleDateString(words.language, { dateStyle: "long" });
  if (!one || !other || one === other) return { name: say[`${field}-${side}`], date };
  return isInTime() ? { name: date, date: "" } : { name: say[fieldOf(side, "by").value], date };
}

/** Whether the second side stands first. */
function isSwapped() {
  const [one, other] = SIDES.map((side) => fieldOf(side, isInTime() ? "day" : "by").value);
  return isInTime() ? !!other && one > other : one === "other" && other === "self";
}

function swap() {
  for (const name of /** @type {const} */ (["text", "by", "day"])) {
    const [one, other] = SIDES.map((side) => fieldOf(side, name));
    [one.value, other.value] = [other.value, one.value];
  }
}

// --- the comparison ---------------------------------------------------------------------------------

function compare() {
  const pasted = SIDES.map(pastedOn);
  // Of a damaged link, what can be read is compared, and the result says so.
  const wrong = pasted.map(({ trouble }) => (trouble && trouble !== "damaged" ? say[trouble] : ""));
  SIDES.forEach((side, number) => complain(side, wrong[number]));
  const first = SIDES.find((_, number) => wrong[number]);
  if (first) return goTo(first);
  const [one, other] = pasted.map(({ answers }) => answers);
  const sides = SIDES.map((side, number) => sideOf(side, pasted[number]));
  const values = valuesOfBoth(rule, words, sides, differences(rule, one, other), isInTime());
  document.documentElement.dataset.stage = "compared";
  find("tools").hidden = false;
  render("comparison", { ...values, [isInTime() ? "late" : "swapped"]: isSwapped() });
  for (const way of all("way")) way.setAttribute("href", String(way.dataset.way));
  const own = new URLSearchParams(sides.map(({ link }, number) => [SIDES[number], link]));
  /** @type {HTMLTextAreaElement} */ (find("link-comparison")).value = `${location.href.split("#")[0]}#${own}`;
}

/** @param {Letter} side @param {Pasted} told */
function sideOf(side, told) {
  const link = linkOf({ ...told, by: fieldOf(side, "by").value, day: fieldOf(side, "day").value }, rule);
  return { ...named(side), told, link, way: `${questionnaire}#${link}` };
}

function edit() {
  delete document.documentElement.dataset.stage;
  find("tools").hidden = true;
  find("into-comparison").replaceChildren();
  goTo("a");
}

// --- what comes by the address, a file or a click ---------------------------------------------------

/** What the address holds, unless it is a place of the page or nothing: a jump changes nothing here. */
function openAddress() {
  const text = location.hash.slice(1);
  if (!text || document.getElementById(text)) return;
  history.replaceState(null, "", location.pathname + location.search);
  const told = text.startsWith("as=") ? new Map([["a", text]]) : new URLSearchParams(text.slice(0, LARGEST));
  const given = SIDES.filter((side) => told.get(side));
  for (const side of given) fillIn(side, `${questionnaire}#${told.get(side)}`);
  if (given.length === SIDES.length) compare();
  tell(given.length ? "" : say.address);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  compare();
});
form.addEventListener("input", ({ target }) => {
  const side = SIDES.find((each) => fieldOf(each, "text") === target);
  if (side) fillIn(side, fieldOf(side, "text").value);
});
form.addEventListener("change", async ({ target }) => {
  const file = target instanceof HTMLInputElement && target.files?.[0];
  const side = SIDES.find((each) => form.elements.namedItem(`${each}-file`) === target);
  if (!file || !side) return;
  if (file.size > LARGEST) complain(side, say.long);
  else fillIn(side, await file.text());
});
act({
  swap,
  turn() {
    swap();
    compare();
  },
  edit,
  again() {
    form.reset();
    edit();
  },
  print: () => print(),
  markdown: () => download(markdown(find("into-comparison")), "text/markdown", `${say.file}.md`),
  copy: (button) => copyBeside(button, say.copied),
});
addEventListener("hashchange", openAddress);

for (const part of all("app")) part.hidden = false;
const invitation = written("invitation", rule.version, []);
/** @type {HTMLTextAreaElement} */ (find("invitation")).value = `${questionnaire}#${invitation}`;
openAddress();
