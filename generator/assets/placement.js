/**
 * From answers to a place on the ladder: the port of placement.py, where each function is explained.
 * Pure and exact: whole numbers of points only.
 * @import {Answers, CoreShown, GateShown, Outcome, Placement, Rule, Score, Sheet, View} from "./rulebook.js"
 */

import { read, replaced, sum } from "./sheets.js";

// --- the rule ---------------------------------------------------------------------------------------

/** @param {Rule} rule @param {Answers} answers @returns {Score[]} */
export function score(rule, answers) {
  const sheet = read(rule, answers);
  const low = scoresOf(rule, sheet.low);
  const high = scoresOf(rule, sheet.high);
  return rule.axes.map(({ id }, axis) => ({
    competency: id,
    claim: claimOf(rule, axis, sheet),
    cap: capOf(rule, axis, sheet),
    shown: low[axis],
    highest: high[axis],
  }));
}

/** @param {Rule} rule @param {number} axis @param {Sheet} sheet */
export function claimOf(rule, axis, sheet) {
  return meanOf(rule, axis, sheet.low);
}

/** @param {Rule} rule @param {number} axis @param {Sheet} sheet @returns {number | null} */
export function capOf(rule, axis, sheet) {
  const caps = rule.axes[axis].scenarios.map((number) => rule.caps[sheet.levels[number] ?? -1] ?? Infinity);
  const cap = Math.min(...caps);
  return cap === Infinity ? null : cap;
}

/** @param {Rule} rule @param {number} axis @param {number[]} levels */
export function axisScore(rule, axis, levels) {
  return Math.min(meanOf(rule, axis, levels), ...rule.axes[axis].scenarios.map((number) => rule.caps[levels[number]]));
}

/** @param {Rule} rule @param {number[]} levels */
export function scoresOf(rule, levels) {
  return rule.axes.map((_, axis) => axisScore(rule, axis, levels));
}

/** @param {number[]} weights @param {number[]} scores */
export function coreTotal(weights, scores) {
  return sum(weights.map((weight, axis) => weight * scores[axis]));
}

/** @param {Rule} rule @param {Answers} answers */
export function reached(rule, answers) {
  const sheet = read(rule, answers);
  return rungsAt(rule, sheet, sheet.low);
}

/** @param {Rule} rule @param {Sheet} sheet @param {number[]} levels */
export function rungsAt(rule, sheet, levels) {
  return climb(rule, sheet.needs, scoresOf(rule, levels));
}

/** @param {Rule} rule @param {number[][]} needs @param {number[]} scores */
export function climb(rule, needs, scores) {
  const height = rule.rungs.findIndex(
    ({ gates, weights, cut }, rank) =>
      gates.some(({ axis }, gate) => scores[axis] < needs[rank][gate]) || coreTotal(weights, scores) < cut,
  );
  return height < 0 ? rule.rungs.length : height;
}

/** @param {Rule} rule @param {number} count @returns {string | null} */
export function roleAt(rule, count) {
  return rule.rungs[count - 1]?.role ?? null;
}

/** @param {Rule} rule @param {number} axis @param {number[]} levels */
function meanOf(rule, axis, levels) {
  const { statements, step } = rule.axes[axis];
  return sum(statements.map((number) => levels[number])) * step;
}

// --- the placement ----------------------------------------------------------------------------------

/** @type {Placement} */
const NOTHING = {
  outcome: "not-enough",
  rung: null,
  level: null,
  next: null,
  lateral: null,
  distinctive: [],
  lacking: [],
  open: [],
  met: [],
  missing: [],
  core: null,
  ahead: null,
};

/** @param {Rule} rule @param {Answers} answers @returns {Placement} */
export function place(rule, answers) {
  const sheet = read(rule, answers);
  const low = viewOf(rule, sheet, sheet.low);
  const high = viewOf(rule, sheet, sheet.high);
  const lacking = lackingOf(rule, sheet, low.height === high.height);
  if (lacking.length) return { ...NOTHING, lacking };
  const count = low.height;
  const upper = rule.rungs[count]?.role ?? null;
  const beside = lateralOf(low);
  return {
    outcome: outcomeOf(low),
    rung: roleAt(rule, count),
    level: levelAt(low),
    next: upper,
    lateral: roleAt(rule, beside),
    distinctive: gatesOf(beside - 1, low, high).filter((_, gate) => rule.rungs[beside - 1].gates[gate].distinctive),
    lacking,
    open: openOf(low, high),
    met: gatesOf(Math.max(1, count) - 1, low, high).filter(({ needed, shown }) => shown >= needed),
    missing: gatesOf(count, low, high).filter(({ needed, shown }) => shown < needed),
    core: coreOf(count - 1, low, high),
    ahead: coreOf(count, low, high),
  };
}

/** @param {Rule} rule @param {Sheet} sheet @param {number[]} levels @returns {View} */
function viewOf(rule, sheet, levels) {
  const scores = scoresOf(rule, levels);
  return { rule, needs: sheet.needs, levels, scores, height: climb(rule, sheet.needs, scores) };
}

/** @param {Rule} rule @param {Sheet} sheet @param {boolean} isProven */
function lackingOf(rule, sheet, isProven) {
  const lacks = {
    rungs: !isProven,
    always: rule.always.some((number) => !sheet.asked[number]),
    answers: hasFew(rule, sheet),
  };
  return Object.entries(lacks).flatMap(([lack, isSo]) => (isSo ? [lack] : []));
}

/** @param {Rule} rule @param {Sheet} sheet */
export function hasFew(rule, sheet) {
  const answers = sheet.known.filter(Boolean).length;
  const unknown = rule.always.filter((number) => !sheet.known[number]).length;
  return answers < rule.fewest || answers * 100 < (answers + unknown) * rule.share;
}

/** @param {View} view @returns {Outcome} */
function outcomeOf(view) {
  if (!view.height) return lateralOf(view) ? "lateral" : "on-the-way";
  return isBetween(view) ? "between" : "rung";
}

/** @param {View} view */
function levelAt({ rule, scores, height }) {
  if (!height) return null;
  const { weights, confirmed } = rule.rungs[height - 1];
  return coreTotal(weights, scores) >= confirmed ? "confirmed" : "starting";
}

/** @param {View} view */
function isBetween({ rule, needs, levels, scores, height }) {
  if (!height || height === rule.rungs.length) return false;
  const { gates, weights, cut } = rule.rungs[height];
  const missing = gates.map(({ axis }, gate) => ({ axis, needed: needs[height][gate] }));
  const [only, ...others] = missing.filter(({ axis, needed }) => scores[axis] < needed);
  const failed = gates.some(({ axis }) => rule.axes[axis].scenarios.some((number) => levels[number] === 0));
  if (!only || others.length || failed) return false;
  return coreTotal(weights, replaced(scores, only.axis, only.needed)) >= cut;
}

/** @param {View} view */
function lateralOf({ rule, needs, scores, height }) {
  const upper = rule.rungs.map(({ gates }, rank) => {
    const isMet = gates.map(({ axis }, gate) => scores[axis] >= needs[rank][gate]);
    const marked = isMet.filter((_, gate) => gates[gate].distinctive);
    return rank > 0 && marked.length > 0 && marked.every(Boolean);
  });
  return height ? 0 : upper.lastIndexOf(true) + 1;
}

/** @param {View} low @param {View} high */
function openOf(low, high) {
  const facets = { level: levelAt, between: isBetween, lateral: lateralOf };
  return Object.entries(facets).flatMap(([facet, tell]) => (tell(low) === tell(high) ? [] : [facet]));
}

/** @param {number} rank @param {View} low @param {View} high @returns {GateShown[]} */
function gatesOf(rank, { rule, needs, scores }, high) {
  const { role = "", gates = [] } = rule.rungs[rank] ?? {};
  return gates.map(({ axis, needed }, gate) => ({
    rung: role,
    competency: rule.axes[axis].id,
    needed: needs[rank][gate],
    shown: scores[axis],
    highest: high.scores[axis],
    relieved: needs[rank][gate] !== needed,
  }));
}

/** @param {number} rank @param {View} low @param {View} high @returns {CoreShown | null} */
function coreOf(rank, { rule, scores }, high) {
  if (!rule.rungs[rank]) return null;
  const { role, weights, cut, confirmed } = rule.rungs[rank];
  return {
    rung: role,
    weights: sum(weights),
    cut,
    confirmed,
    shown: coreTotal(weights, scores),
    highest: coreTotal(weights, high.scores),
  };
}
