/**
 * One salary placed in its band, on its page. Nothing that is typed is kept, sent or put in the address; the address may
 * bring a rung and a level from the self-assessment: `#practice=<role>&level=<level>`.
 *
 * @import {Exact} from "./amounts.js"
 * @import {Values} from "./assessment-template.js"
 * @import {Pay, PositionPage} from "./position-values.js"
 * @typedef {{field: string, text: string}} FieldFlaw
 */

import { compare, exact, over, times } from "./amounts.js";
import { filled, put } from "./assessment-template.js";
import { marketOf } from "./market.js";
import { act, all, find, tell } from "./page.js";
import { copyText, eraseOnLeaving, printAlone } from "./paste.js";
import { placedValues, threeValues } from "./position-values.js";

/** @type {PositionPage} */
const page = JSON.parse(find("page").textContent ?? "");
const market = marketOf(page.market);
const form = /** @type {HTMLFormElement} */ (find("position"));
const MONEY = /^\d{1,9}(?:\.\d{1,2})?$/;
const [HUNDRED, HALF] = [exact(100), exact("1/2")];
const THOUSAND = exact(1000);
const LARGEST = exact(10_000_000);

// --- the form ---------------------------------------------------------------------------------------

/** @param {string} name */
const fieldOf = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));

/** @param {string} name */
const valueOf = (name) => fieldOf(name).value.trim();

/** What the form says, or all that is wrong with it. @returns {Pay | FieldFlaw[]} */
function readForm() {
  /** @type {FieldFlaw[]} */
  const flaws = [];
  /** @param {string} field @param {string} [code] */
  const refuse = (field, code = field) => {
    flaws.push({ field, text: page.say[code] });
    return null;
  };
  /** @param {string} field @param {string} instead @returns {Exact | null} */
  const number = (field, instead) => {
    const text = valueOf(field) || (fieldOf(field).validity.badInput ? "" : instead);
    return MONEY.test(text) ? exact(text) : refuse(field);
  };
  const isMonthly = valueOf("per") === "month";
  const months = exact(isMonthly ? valueOf("months") : "12");
  const amount = number("amount", "");
  const percent = number("part", "100");
  const variable = number("variable", "0");
  const salary = amount && isMonthly ? times(amount, months) : amount;
  const part = percent && over(percent, HUNDRED);
  const isPart = part && part.n > 0n && compare(percent, HUNDRED) <= 0;
  if (part && !isPart) refuse("part");
  if (salary && (compare(salary, THOUSAND) < 0 || compare(salary, LARGEST) > 0)) refuse("amount");
  else if (salary && isPart && isSmall(over(salary, part))) refuse("amount", "small");
  else if (salary && isPart && isHigh(over(salary, part))) refuse("amount", "high");
  if (flaws.length || !salary || !part || !variable) return flaws;
  const post = { role: valueOf("role"), level: valueOf("level"), zone: valueOf("zone") };
  return { post, month: isMonthly ? amount : null, months, salary, part, variable };
}

/** Whether a salary is so far under the minimum wage that something else was meant. @param {Exact} fullTime */
function isSmall(fullTime) {
  return market.floor !== null && compare(fullTime, times(market.floor, HALF)) < 0;
}

/** Whether it is so far over the bands that a digit too many is likely. @param {Exact} fullTime */
function isHigh(fullTime) {
  const ceiling = market.ceilings.get(valueOf("role"));
  return ceiling !== undefined && compare(fullTime, ceiling) > 0;
}

/** Beside their fields, and together above the form, in its order. @param {FieldFlaw[]} flaws */
function showFlaws(flaws) {
  const told = [...all("error")].flatMap((place) => {
    const field = String(place.dataset.error);
    const text = flaws.find((flaw) => flaw.field === field)?.text ?? "";
    place.textContent = text;
    fieldOf(field).setAttribute("aria-invalid", String(!!text));
    return text ? [{ id: fieldOf(field).id, text }] : [];
  });
  const summary = find("errors");
  summary.replaceChildren();
  if (!told.length) return;
  summary.append(copyOf("errors", { flaws: told }));
  summary.querySelector("a")?.focus();
}

// --- the result -------------------------------------------------------------------------------------

function place() {
  const pay = readForm();
  showFlaws(Array.isArray(pay) ? pay : []);
  if (Array.isArray(pay)) return empty();
  const { said, ...placed } = placedValues(pay, page, market);
  const three = threeValues(pay, { title: valueOf("title"), practice: valueOf("practice") }, page, market);
  find("into-placed").replaceChildren(copyOf("placed", { ...placed, said, three }));
  find("said").textContent = String(said);
  find("said").scrollIntoView({ block: "nearest" });
  tell("");
}

/** A template filled; its links are in place only now, for the page has no such anchors. @param {string} name @param {Values} values */
function copyOf(name, values) {
  const copy = filled(/** @type {HTMLTemplateElement} */ (find(`template-${name}`)), values);
  for (const link of copy.querySelectorAll("a")) link.href = link.dataset.href ?? "";
  return copy;
}

function empty() {
  find("said").textContent = "";
  find("into-placed").replaceChildren();
}

function erase() {
  form.reset();
  showFlaws([]);
  empty();
}

// --- from the self-assessment -----------------------------------------------------------------------

/** A rung and a level from the address; what it does not know is told and left alone. */
function openAddress() {
  const told = new URLSearchParams(location.hash.slice(1));
  const [practice, level] = [told.get("practice"), told.get("level")];
  if (practice === null && level === null) return;
  const isKnown = page.ladder.includes(practice ?? "");
  if (isKnown) {
    fieldOf("practice").value = practice ?? "";
    fieldOf("role").value = practice ?? "";
  }
  if (market.names.level.has(level ?? "")) fieldOf("level").value = level ?? "";
  tell(isKnown ? put(page.say.brought, { role: page.short[practice ?? ""] }) : page.say.strange);
  if (isKnown) fieldOf("amount").focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  place();
});
form.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("[data-errors] a");
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  document.getElementById(link.hash.slice(1))?.focus();
});
act({
  erase,
  try({ value }) {
    [fieldOf("level").value, fieldOf("zone").value] = value.split(" ");
    place();
  },
  copy: ({ value }) => copyText(find("said"), page.say, value),
  print: () => printAlone(find("outcome")),
});
addEventListener("hashchange", openAddress);
eraseOnLeaving(erase);
form.hidden = false;
openAddress();
