/**
 * What human resources compute with a band: the port of comparison.py, where each formula stands with its example.
 * Amounts are euros gross a year, full time, unless said otherwise; ratios are exact (7/100 is 7 %). A ratio to nothing
 * throws RangeError.
 * @import {Exact} from "./amounts.js"
 * @import {Span, Vote} from "./figures.js"
 *
 * @typedef {{amount: Exact, share: Exact}} Overlap
 * @typedef {{value: Exact, origins: string[]}} Differential
 * @typedef {{ratio: Exact, advice: "note" | "warning" | null}} AdvertWidth
 */

import { compare, divided, exact, least, median, minus, most, over, times, total } from "./amounts.js";

export const SMALLEST_GROUP = 3;
const WIDTH_TO_NOTE = exact("1.35");
const WIDTH_TO_WARN = exact("1.5");

// --- bands ------------------------------------------------------------------------------------------

/** @param {Exact} low @param {Exact} high */
export function width(low, high) {
  return over(minus(high, low), low);
}

/** @param {Exact} midpoint @param {Exact} nextMidpoint */
export function midpointProgression(midpoint, nextMidpoint) {
  return minus(over(nextMidpoint, midpoint), exact(1));
}

/** @param {Span} lower @param {Span} upper @returns {Overlap} */
export function overlap(lower, upper) {
  const shared = minus(least([lower[1], upper[1]]), most([lower[0], upper[0]]));
  const amount = most([exact(0), shared]);
  return { amount, share: over(amount, minus(upper[1], upper[0])) };
}

/** @param {Span} lower @param {Span} upper */
export function gap(lower, upper) {
  const hole = minus(upper[0], lower[1]);
  return hole.n > 0n ? hole : null;
}

// --- one salary -------------------------------------------------------------------------------------

/** @param {Exact} salary @param {Exact} part */
export function fullTimeEquivalent(salary, part) {
  return over(salary, part);
}

/** @param {Exact} salary @param {Exact} midpoint */
export function compaRatio(salary, midpoint) {
  return over(salary, midpoint);
}

/** @param {Exact} salary @param {Exact} low @param {Exact} high */
export function rangePosition(salary, low, high) {
  return over(minus(salary, low), minus(high, low));
}

/** @param {Exact} salary @param {Exact} low */
export function distanceToMinimum(salary, low) {
  return most([exact(0), minus(low, salary)]);
}

/** @param {Exact} amount @param {Exact} salary @param {Exact} part */
export function costToReach(amount, salary, part) {
  return times(distanceToMinimum(salary, amount), part);
}

/** @param {Exact} salary @param {Exact} minimumWage */
export function minimumWageMultiple(salary, minimumWage) {
  return over(salary, minimumWage);
}

// --- groups -----------------------------------------------------------------------------------------

/** @param {[Exact, Exact][]} people */
export function groupCompaRatio(people) {
  if (!people.length) return null;
  return over(total(people.map(([salary]) => salary)), total(people.map(([, midpoint]) => midpoint)));
}

/** @param {Exact[]} men @param {Exact[]} women */
export function genderGap(men, women) {
  if (Math.min(men.length, women.length) < SMALLEST_GROUP) return null;
  const [his, hers] = [men, women].map((group) => divided(total(group), group.length));
  return over(minus(his, hers), his);
}

/** @param {Vote[]} zone @param {Vote[]} reference @returns {Differential | null} */
export function geographicDifferential(zone, reference) {
  const both = zone.flatMap(({ origin, year, centre: here }) =>
    reference.flatMap(({ origin: study, year: when, centre: there }) =>
      study === origin && when === year && here && there
        ? [{ origin, year, value: minus(over(here, there), exact(1)) }]
        : [],
    ),
  );
  both.sort((one, other) => (one.year ?? 0) - (other.year ?? 0));
  const newest = new Map(both.map(({ origin, value }) => [origin, value]));
  return newest.size ? { value: median([...newest.values()]), origins: [...newest.keys()].sort() } : null;
}

// --- adverts ----------------------------------------------------------------------------------------

/** @param {Exact} low @param {Exact} high @returns {AdvertWidth} */
export function advertWidth(low, high) {
  const ratio = over(high, low);
  if (compare(ratio, WIDTH_TO_WARN) > 0) return { ratio, advice: "warning" };
  return { ratio, advice: compare(ratio, WIDTH_TO_NOTE) > 0 ? "note" : null };
}
