/**
 * How solid a placement is: the port of solidity.py, where each function is explained.
 * @import {Answers, Claim, Flip, Rule, Sheet, Solidity} from "./rulebook.js"
 */

import { capOf, claimOf, climb, place, roleAt, rungsAt } from "./placement.js";
import { read, replaced, sum } from "./sheets.js";

/** @param {Rule} rule @param {Answers} answers @returns {Solidity} */
export function solidity(rule, answers) {
  const found = flips(rule, answers);
  const limited = capped(rule, answers);
  const isPlaced = place(rule, answers).outcome !== "not-enough";
  const isFragile = limited.length > 0 || found.some(({ before, after }) => after < before);
  return {
    word: !isPlaced ? null : isFragile ? "fragile" : found.length ? "to-confirm" : "stable",
    flips: found,
    possible: possibleRungs(rule, answers),
    doubtful: doubtful(rule, answers),
    capped: limited,
  };
}

/** @param {Rule} rule @param {Answers} answers @returns {Flip[]} */
export function flips(rule, answers) {
  const sheet = read(rule, answers);
  const bounds = [rungsAt(rule, sheet, sheet.low), rungsAt(rule, sheet, sheet.high)];
  return rule.items.flatMap(({ id, kind, top }, number) => {
    const before = sheet.levels[number];
    if (before === null) return [];
    return [before - 1, before + 1].flatMap((after) => {
      if (after < 0 || after > top) return [];
      const [low, high] = [sheet.low, sheet.high].map((levels) => rungsAt(rule, sheet, replaced(levels, number, after)));
      if (low === bounds[0] && high === bounds[1]) return [];
      return [{ id, kind, before, after, lowest: roleAt(rule, low), highest: roleAt(rule, high) }];
    });
  });
}

/** @param {Rule} rule @param {Answers} answers */
export function doubtful(rule, answers) {
  return above(rule, read(rule, answers), [...rule.axes.keys()], rule.doubt);
}

/** @param {Rule} rule @param {Answers} answers */
export function capped(rule, answers) {
  const sheet = read(rule, answers);
  const gates = rule.rungs.slice(0, rungsAt(rule, sheet, sheet.low) + 1).flatMap((rung) => rung.gates);
  const axes = [...rule.axes.keys()].filter((axis) => gates.some((gate) => gate.axis === axis));
  return above(rule, sheet, axes, 1);
}

/** @param {Rule} rule @param {Sheet} sheet @param {number[]} axes @param {number} by @returns {Claim[]} */
function above(rule, sheet, axes, by) {
  return axes.flatMap((axis) => {
    const claim = claimOf(rule, axis, sheet);
    const cap = capOf(rule, axis, sheet);
    return cap !== null && claim - cap >= by ? [{ competency: rule.axes[axis].id, claim, cap }] : [];
  });
}

// --- what the unknown answers leave possible --------------------------------------------------------

/** @param {Rule} rule @param {Answers} answers */
export function possibleRungs(rule, answers) {
  const sheet = read(rule, answers);
  const lowest = rungsAt(rule, sheet, sheet.low);
  const highest = rungsAt(rule, sheet, sheet.high);
  const counts = Array.from({ length: highest - lowest + 1 }, (_, rank) => lowest + rank);
  return counts
    .filter((count) => count === lowest || count === highest || canStopAt(rule, sheet, count))
    .map((count) => roleAt(rule, count));
}

/** @param {Rule} rule @param {Sheet} sheet @param {number} count */
function canStopAt(rule, sheet, count) {
  const ranges = rule.axes.map((_, axis) => attainable(rule, sheet, axis));
  rule.rungs.slice(0, count).forEach(({ gates }, rank) =>
    gates.forEach(({ axis }, gate) => {
      ranges[axis] = ranges[axis].filter((points) => points >= sheet.needs[rank][gate]);
    }),
  );
  return failsAGate(rule, sheet, count, ranges) || failsTheCore(rule, count, ranges);
}

/** @param {Rule} rule @param {Sheet} sheet @param {number} axis */
function attainable(rule, sheet, axis) {
  const { statements, scenarios, step } = rule.axes[axis];
  const [least, most] = [sheet.low, sheet.high].map((levels) => sum(statements.map((number) => levels[number])));
  const [worst, best] = [sheet.low, sheet.high].map((levels) => Math.min(...scenarios.map((number) => levels[number])));
  const caps = scenarios.length ? rule.caps.slice(worst, best + 1) : rule.caps.slice(-1);
  const found = new Set();
  for (let total = least; total <= most; total += 1) caps.forEach((cap) => found.add(Math.min(total * step, cap)));
  return [...found].sort((one, other) => one - other);
}

/** @param {Rule} rule @param {Sheet} sheet @param {number} count @param {number[][]} ranges */
function failsAGate(rule, sheet, count, ranges) {
  const best = ranges.map((points) => points[points.length - 1]);
  return rule.rungs[count].gates.some(({ axis }, gate) => {
    const under = ranges[axis].filter((points) => points < sheet.needs[count][gate]).at(-1);
    return under !== undefined && climb(rule, sheet.needs, replaced(best, axis, under)) === count;
  });
}

/** @param {Rule} rule @param {number} count @param {number[][]} ranges */
function failsTheCore(rule, count, ranges) {
  const lower = rule.rungs.slice(0, count);
  const { weights, cut } = rule.rungs[count];
  let least = new Map([["", { totals: lower.map(() => 0), total: 0 }]]);
  ranges.forEach((range, axis) => {
    /** @type {typeof least} */
    const grown = new Map();
    for (const points of range) {
      for (const before of least.values()) {
        const totals = lower.map((rung, rank) => Math.min(rung.cut, before.totals[rank] + rung.weights[axis] * points));
        const total = before.total + weights[axis] * points;
        const key = totals.join();
        if (total < (grown.get(key)?.total ?? cut)) grown.set(key, { totals, total });
      }
    }
    least = grown;
  });
  return least.has(lower.map((rung) => rung.cut).join());
}
