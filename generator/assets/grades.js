/**
 * How far a band can be trusted: the port of grades.py, where each function is explained.
 * @import {Exact} from "./amounts.js"
 * @import {GradeRow, Letter, Measured, Method, Obtained, Reason, Terms, Vote} from "./figures.js"
 */

import { compare, divided, exact, median, order } from "./amounts.js";
import { isTwoSided, stated } from "./votes.js";

const LETTERS = /** @type {const} */ (["A", "B", "C", "D"]);

/** @type {Method[][]} From A to C; what is in no row is an opinion. */
export const METHODS = [
  [{ kind: "official", sample: null }, { kind: "survey", sample: 30 }],
  [{ kind: "survey", sample: 10 }, { kind: "adverts", sample: null }],
  [{ kind: "recruiter", sample: null }],
];

/** @param {Vote[]} votes At least one. @param {Exact | null} agreement @param {Terms} terms @returns {Reason[]} */
export function reasonsOf(votes, agreement, terms) {
  const ranges = votes.filter(isTwoSided);
  const method = bestMethod(ranges.length ? ranges : votes);
  const { A, B, C } = terms.thresholds.grades;
  const limits = (/** @type {keyof GradeRow} */ name) => [A, B, C].map((row) => exact(row[name]));
  const shares = limits("agreement").map((percent) => divided(percent, 100));
  return [
    measured("origins", exact(ranges.length), limits("origins"), 1),
    measured("age", medianAge(votes, terms), limits("age"), -1),
    measured("agreement", agreement, shares, 1),
    obtained(method),
  ];
}

/** @param {Reason[]} reasons @returns {Letter | null} */
export function worst(reasons) {
  return reasons.map(({ grade }) => grade).sort().at(-1) ?? null;
}

/** @param {Vote[]} votes At least one. @returns {Method} */
export function bestMethod(votes) {
  const figures = votes.flatMap(({ observations }) => observations);
  return figures.map(({ method: kind, sample }) => ({ kind, sample })).sort(byWorth)[0];
}

/** @param {Method} one @param {Method} other */
function byWorth(one, other) {
  const difference = rankOf(one) - rankOf(other) || (other.sample ?? 0) - (one.sample ?? 0);
  return difference || order(one.kind, other.kind) || (other.sample ?? -1) - (one.sample ?? -1);
}

/** @param {Method} method */
function rankOf(method) {
  const rank = METHODS.findIndex((row) => row.some((asked) => isWorth(method, asked)));
  return rank < 0 ? METHODS.length : rank;
}

/** @param {Method} method @param {Method} asked */
function isWorth(method, asked) {
  return method.kind === asked.kind && (method.sample ?? 0) >= (asked.sample ?? 0);
}

/** @param {Method} method @returns {Obtained} */
function obtained(method) {
  return { criterion: "method", value: method, ...letter(rankOf(method), METHODS) };
}

/**
 * @param {Measured["criterion"]} criterion @param {Exact | null} value @param {Exact[]} limits
 * @param {1 | -1} sign Whether a grade asks for at least so much (1), or for at most. @returns {Measured}
 */
function measured(criterion, value, limits, sign) {
  const met = limits.findIndex((limit) => value && compare(value, limit) * sign >= 0);
  return { criterion, value, ...letter(met < 0 ? limits.length : met, limits) };
}

/** @template T @param {number} rank @param {T[]} limits */
function letter(rank, limits) {
  return { grade: LETTERS[rank], better: rank ? { grade: LETTERS[rank - 1], asks: limits[rank - 1] } : null };
}

/** @param {Vote[]} votes @param {Terms} terms */
function medianAge(votes, terms) {
  const ages = stated(votes, "year").map((year) => exact(terms.year - year));
  return ages.length === votes.length ? median(ages) : null;
}
