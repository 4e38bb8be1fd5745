/**
 * The plan, the smallest number of one-step changes that reaches the next rung: the port of plans.py.
 * @import {Answers, Offer, Plan, Rule, Sheet} from "./rulebook.js"
 */

import { axisScore, coreTotal, rungsAt } from "./placement.js";
import { read, sum } from "./sheets.js";

/** @param {Rule} rule @param {Answers} answers @returns {Plan | null} */
export function plan(rule, answers) {
  const sheet = read(rule, answers);
  const count = rungsAt(rule, sheet, sheet.low);
  if (count === rule.rungs.length) return null;
  const { role, weights, cut } = rule.rungs[count];
  const chosen = cheapest(rule.axes.map((_, axis) => offersOf(rule, axis, sheet, count)), weights, cut);
  if (!chosen) return null;
  const levels = [...sheet.low];
  chosen.forEach(({ points }, axis) => raise(rule, axis, levels, points));
  return { rung: role, steps: sum(chosen.map(({ steps }) => steps)), changes: changesTo(levels, rule, sheet) };
}

/** @param {Rule} rule @param {Answers} answers @returns {Plan["changes"]} */
export function certain(rule, answers) {
  const sheet = read(rule, answers);
  const count = rungsAt(rule, sheet, sheet.low);
  const levels = [...sheet.low];
  rule.axes.forEach(({ statements, scenarios }, axis) => {
    if (count < rule.rungs.length && [...statements, ...scenarios].every((number) => sheet.asked[number])) {
      raise(rule, axis, levels, leastOf(rule, axis, sheet, count));
    }
  });
  return changesTo(levels, rule, sheet);
}

/** @param {number[]} levels @param {Rule} rule @param {Sheet} sheet @returns {Plan["changes"]} */
function changesTo(levels, { items }, sheet) {
  return items.flatMap(({ id, kind }, number) =>
    levels[number] > sheet.low[number] ? [{ id, kind, before: sheet.levels[number], after: levels[number] }] : [],
  );
}

// --- what each axis can be brought to ---------------------------------------------------------------

/** @param {Rule} rule @param {number} axis @param {Sheet} sheet @param {number} count */
function leastOf({ rungs }, axis, { needs }, count) {
  return Math.max(0, ...rungs[count].gates.map((gate, rank) => (gate.axis === axis ? needs[count][rank] : 0)));
}

/** @param {Rule} rule @param {number} axis @param {Sheet} sheet @param {number} count @returns {Offer[]} */
function offersOf(rule, axis, sheet, count) {
  const { statements, step } = rule.axes[axis];
  const now = axisScore(rule, axis, sheet.low);
  const highest = sum(statements.map((number) => rule.items[number].top));
  const means = Array.from({ length: highest + 1 }, (_, total) => total * step);
  const targets = [...new Set([now, ...means, ...rule.caps])].filter((points) => points >= Math.max(now, leastOf(rule, axis, sheet, count)));
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const points of targets.sort((one, other) => other - one)) {
    const steps = stepsTo(rule, axis, sheet, points);
    if (steps !== null && !best.has(steps)) best.set(steps, points);
  }
  return [...best].map(([steps, points]) => ({ points, steps })).sort((one, other) => one.steps - other.steps);
}

/** @param {Rule} rule @param {number} axis @param {Sheet} sheet @param {number} to */
function stepsTo(rule, axis, sheet, to) {
  const levels = [...sheet.low];
  raise(rule, axis, levels, to);
  if (axisScore(rule, axis, levels) < to) return null;
  return sum(levels) - sum(sheet.low);
}

/** @param {Rule} rule @param {number} axis @param {number[]} levels @param {number} to */
function raise(rule, axis, levels, to) {
  const { statements, scenarios, step } = rule.axes[axis];
  for (const number of scenarios) {
    while (levels[number] < rule.items[number].top && rule.caps[levels[number]] < to) levels[number] += 1;
  }
  while (sum(statements.map((number) => levels[number])) * step < to) {
    const least = Math.min(...statements.map((number) => levels[number]));
    const lowest = statements.find((number) => levels[number] === least);
    if (lowest === undefined || least === rule.items[lowest].top) return;
    levels[lowest] += 1;
  }
}

// --- the cheapest choice ----------------------------------------------------------------------------

/** @param {Offer[][]} offers @param {number[]} weights @param {number} cut @returns {Offer[] | null} */
function cheapest(offers, weights, cut) {
  if (offers.some((axis) => !axis.length)) return null;
  const least = coreTotal(weights, offers.map(([first]) => first.points));
  let lacking = Math.max(0, cut - least);
  const stillLacking = (/** @type {number} */ axis, /** @type {Offer} */ { points }, /** @type {number} */ each) =>
    Math.max(0, each - weights[axis] * (points - offers[axis][0].points));
  /** For each axis, and none beyond the last, the fewest steps from it on by the points that the core lacks. */
  const tables = [[0, ...Array(lacking).fill(Infinity)]];
  for (let axis = offers.length - 1; axis >= 0; axis -= 1) {
    const fewest = tables[0].map((_, each) =>
      Math.min(...offers[axis].map((offer) => offer.steps + tables[0][stillLacking(axis, offer, each)])),
    );
    tables.unshift(fewest);
  }
  if (tables[0][lacking] === Infinity) return null;
  return offers.map((axis, rank) => {
    const isBest = (/** @type {Offer} */ offer) =>
      offer.steps + tables[rank + 1][stillLacking(rank, offer, lacking)] === tables[rank][lacking];
    const offer = /** @type {Offer} */ ([...axis].reverse().find(isBest));
    lacking = stillLacking(rank, offer, lacking);
    return offer;
  });
}
