/**
 * What pay and skills do from one choice to another: the port of step() in pages/steps.py and of groups_of() in
 * pages/choices.py, where each function is explained.
 *
 * @import {Exact} from "./amounts.js"
 * @import {Span, Status} from "./figures.js"
 * @import {Signs} from "./words.js"
 * @typedef {number | string | null} Amount As JSON has it.
 * @typedef {{status: Status, age: "current" | "historic" | "undated" | null, chip: string, noted: boolean, ends: Amount[],
 *   grade: string | null, word: string, value: string, sentence: string, votes: Amount[][], studies: string[],
 *   href: string}} PaidJson Ends and votes are low, centre, high.
 * @typedef {Omit<PaidJson, "ends" | "votes"> & {low: Exact | null, centre: Exact | null, high: Exact | null,
 *   votes: (Exact | null)[][]}} Paid
 * @typedef {{say: Record<string, string>, signs: Signs}} Language Sentences by name, with their blanks.
 * @typedef {{kind: "overlap" | "hole" | "touch", amount: Exact, from: Exact, to: Exact}} Between
 * @typedef {{ranges: string, progression: string, caution: string, studies: string, between: Between | null,
 *   change: string}} Step
 */

import { compare, exact, least, minus, most, over } from "./amounts.js";
import { put } from "./assessment-template.js";
import { gap, midpointProgression, overlap } from "./comparison.js";
import { listed } from "./listed.js";
import { writeCentre, writePercent, writeThousands } from "./words.js";

const BASIS = "gross-year";

/** @param {PaidJson} json @returns {Paid} */
export function paidOf({ ends, votes, ...others }) {
  const [low, centre, high] = ends.map(amountOf);
  return { ...others, low, centre, high, votes: votes.map((vote) => vote.map(amountOf)) };
}

/** @param {Amount} amount */
const amountOf = (amount) => (amount === null ? null : exact(amount));

/** @param {Paid[]} bands Two. @param {string[]} names @param {Language} language @returns {Step} */
export function stepOf(bands, names, language) {
  const { say } = language;
  const [first, second] = bands.map(spanOf);
  if (!first || !second) {
    return { ranges: reasons(bands, names, say), progression: "", caution: "", studies: "", between: null, change: "" };
  }
  const between = betweenOf(first, second);
  return {
    ranges: rangesWords(between, ...inOrder(first, second, names), language),
    ...progressionWords(bands, language),
    caution: cautionWords(bands, names, say),
    studies: studiesWords(bands, say),
    between,
  };
}

/** @param {Paid} band @returns {Span | null} */
function spanOf({ status, low, high }) {
  return status === "band" && low && high ? [low, high] : null;
}

// --- ranges -----------------------------------------------------------------------------------------

/**
 * The lower range, the upper one and whose that is; of two that begin alike, the one that ends higher is the upper.
 * @param {Span} first @param {Span} second @param {string[]} names @returns {[Span, Span, string]}
 */
function inOrder(first, second, names) {
  const isRising = (compare(first[0], second[0]) || compare(first[1], second[1])) <= 0;
  return isRising ? [first, second, names[1]] : [second, first, names[0]];
}

/** @param {Span} first @param {Span} second @returns {Between} */
function betweenOf(first, second) {
  const [lower, upper] = inOrder(first, second, []);
  const hole = gap(lower, upper);
  if (hole) return { kind: "hole", amount: hole, from: lower[1], to: upper[0] };
  const { amount } = overlap(lower, upper);
  const [from, to] = [most([lower[0], upper[0]]), least([lower[1], upper[1]])];
  return { kind: amount.n ? "overlap" : "touch", amount, from, to };
}

/** @param {Between} between @param {Span} lower @param {Span} upper @param {string} role @param {Language} language */
function rangesWords({ kind, amount }, lower, upper, role, { say, signs }) {
  const keur = (/** @type {Exact} */ value) => writeThousands(value, signs);
  const [, top] = lower;
  const [low, high] = upper;
  if (kind === "hole") {
    const share = writePercent(over(amount, top), signs);
    return put(say.hole, { amount: keur(amount), low: keur(top), high: keur(low), share });
  }
  if (kind === "touch") return put(say.touch, { amount: keur(low) });
  const share = writePercent(overlap(lower, upper).share, signs);
  return put(say.overlap, { amount: keur(amount), share, role, width: keur(minus(high, low)) });
}

// --- midpoints, ages, studies -----------------------------------------------------------------------

/** @param {Paid[]} bands @param {Language} language */
function progressionWords(bands, { say, signs }) {
  const [low, high] = bands.map(({ centre }) => /** @type {Exact} */ (centre));
  const { n, d } = midpointProgression(low, high);
  const change = `${n < 0n ? "−" : "+"}${writePercent({ n: n < 0n ? -n : n, d }, signs)}`;
  const [first, second] = [low, high].map((centre) => writeCentre(centre, BASIS, signs));
  return { change, progression: put(say.progression, { first, second, change }) };
}

/** @param {Paid[]} bands @param {string[]} names @param {Language["say"]} say */
function cautionWords(bands, names, say) {
  const [{ age: first }, { age: second }] = bands;
  if (first === second && say[`both-${first}`]) return put(say.caution, { why: say[`both-${first}`] });
  const why = bands.flatMap(({ age }, side) =>
    age === "historic" || age === "undated" ? [put(say[age], { role: names[side] })] : [],
  );
  return why.length ? put(say.caution, { why: listed(why, say) }) : "";
}

/** @param {Paid[]} bands @param {Language["say"]} say */
function studiesWords([first, second], say) {
  const common = first.studies.filter((study) => second.studies.includes(study)).length;
  if (common === first.studies.length && common === second.studies.length) return say.same;
  return common ? say.some : say.others;
}

/** @param {Paid[]} bands @param {string[]} names @param {Language["say"]} say */
function reasons(bands, names, say) {
  const why = bands.flatMap(({ status, value }, side) =>
    status === "band" ? [] : [put(say[status], { role: names[side], value })],
  );
  return put(say.nothing, { why: listed(why, say) });
}

// --- skills -----------------------------------------------------------------------------------------

/** Stays, grows, is new, recedes. @param {number[]} before @param {number[]} after @returns {number[][]} */
export function groupsOf(before, after) {
  const changes = before.map((low, skill) => ({ skill, low, high: after[skill] }));
  changes.sort((one, other) => one.low - one.high - (other.low - other.high));
  /** @param {(low: number, high: number) => boolean} happens */
  const those = (happens) => changes.filter(({ low, high }) => happens(low, high)).map(({ skill }) => skill);
  return [
    those((low, high) => low === high && high > 0),
    those((low, high) => 0 < low && low < high),
    those((low, high) => low === 0 && high > 0),
    those((low, high) => low > high),
  ];
}
