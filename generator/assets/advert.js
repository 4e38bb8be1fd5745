/**
 * The pay lines of an advert from a range of one's own, on their page: what they say, and whether the range is too wide
 * or too low to inform.
 * @import {Exact} from "./amounts.js"
 * @import {Values} from "./assessment-template.js"
 * @import {MarketJson} from "./market.js"
 * @import {Signs} from "./words.js"
 * @typedef {{reference: string, reserves: {text: string}[], href: string}} Published What is told of a published range.
 * @typedef {{market: MarketJson, titles: Record<string, string>, summaries: Record<string, string>,
 *   levels: Record<string, string>, published: Record<string, Published>, any: string, signs: Signs,
 *   say: Record<string, string>}} AdvertPage
 */

import { compare, exact, ratio, times } from "./amounts.js";
import { filled, put } from "./assessment-template.js";
import { advertWidth } from "./comparison.js";
import { keyOf, marketOf } from "./market.js";
import { act, find, tell } from "./page.js";
import { copyText, eraseOnLeaving } from "./paste.js";
import { wholeEuros } from "./whole-euros.js";
import { writeNumber } from "./words.js";

/** @type {AdvertPage} */
const page = JSON.parse(find("page").textContent ?? "");
const market = marketOf(page.market);
const form = /** @type {HTMLFormElement} */ (find("advert"));
const EUROS = /^\d{1,9}$/;
const HALF = exact("1/2");
/** Advertised ends are rounded to half a thousand euros. */
const ROUND = 500n;

/** @param {string} name */
const entry = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));

function chosenPost() {
  return { role: entry("role").value, level: entry("level").value, zone: entry("zone").value };
}

/** The published range of the post, rounded, into the two fields; beside them where it comes from and what it is worth. */
function takePublished() {
  const key = keyOf(chosenPost());
  const band = market.ranges.get(key);
  forgetPublished();
  tell(band ? "" : page.say.unpublished);
  if (!band) return;
  const rounded = (/** @type {Exact} */ { n, d }) => `${((2n * n + ROUND * d) / (2n * ROUND * d)) * ROUND}`;
  [entry("low").value, entry("high").value] = [band.low, band.high].map(rounded);
  compose();
  const told = copyOf("published", page.published[key]);
  // In place only now: the page has no such anchors.
  for (const link of told.querySelectorAll("a")) link.href = link.dataset.href ?? "";
  find("into-published").replaceChildren(told);
}

function forgetPublished() {
  find("into-published").replaceChildren();
}

/** @param {string} name @param {Values} values */
const copyOf = (name, values) => filled(/** @type {HTMLTemplateElement} */ (find(`template-${name}`)), values);

/** The block, or what is wrong with the two amounts. */
function compose() {
  const [low, high] = ["low", "high"].map((name) => entry(name).value.trim());
  const flaw = flawOf(low, high);
  const isFine = !flaw;
  for (const name of ["low", "high"]) entry(name).setAttribute("aria-invalid", String(!isFine));
  find("advert-error").textContent = flaw;
  find("into-advert").replaceChildren(...(isFine ? [composed(exact(low), exact(high))] : []));
  tell("");
  find("announced").textContent = isFine ? page.say.composed : "";
  if (!isFine) entry("low").focus();
}

/** What is wrong with the two amounts, as written; empty when nothing is. @param {string} low @param {string} high @returns {string} */
function flawOf(low, high) {
  if (!EUROS.test(low) || !EUROS.test(high) || !Number(low) || Number(low) >= Number(high)) return page.say.ends;
  return market.floor && compare(exact(low), times(market.floor, HALF)) < 0 ? page.say.small : "";
}

/** @param {Exact} low @param {Exact} high */
function composed(low, high) {
  const { role, level } = chosenPost();
  const { advice, ratio: times } = advertWidth(low, high);
  const cautions = [
    advice && put(page.say[advice], { ratio: writeNumber(times, page.signs) }),
    market.floor && compare(low, market.floor) < 0 && page.say.floor,
    level === page.any && page.say.levels,
  ].filter(Boolean);
  return copyOf("advert", {
    title: page.titles[role],
    summary: page.summaries[role],
    level: page.levels[level],
    place: entry("workplace").value.trim() || page.say.nowhere,
    low: wholeEuros(low, page.signs).split("\u00a0")[0],
    high: wholeEuros(high, page.signs),
    months: writeNumber(ratio(BigInt(entry("months").value), 1n), page.signs),
    variable: /** @type {HTMLInputElement} */ (entry("variable")).checked,
    cautions: cautions.map((text) => ({ text })),
  });
}

function erase() {
  form.reset();
  forgetPublished();
  find("into-advert").replaceChildren();
  find("advert-error").textContent = "";
  tell("");
}

form.addEventListener("input", ({ target }) => {
  // What is changed by hand is no longer what was published.
  if (["low", "high", "role", "level", "zone"].some((name) => target === entry(name))) forgetPublished();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  compose();
});
act({
  published: takePublished,
  erase,
  copy: () => copyText(/** @type {HTMLElement} */ (document.querySelector("[data-text]")), page.say),
});
eraseOnLeaving(erase);
form.hidden = false;
