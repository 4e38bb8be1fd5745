/**
 * Short by proof: which question comes next, when the rest can change nothing, how many may still come.
 * The port of questions.py, where each function is explained.
 * @import {Answers, Question, Rule, Sheet, Span} from "./rulebook.js"
 */

import { axisScore, climb, coreTotal, hasFew, scoresOf } from "./placement.js";
import { read, replaced, sum, unansweredContext } from "./sheets.js";

/** @param {Rule} rule @param {Answers} answers @returns {Question | null} */
export function nextQuestion(rule, answers) {
  const [context] = unansweredContext(rule, answers);
  if (context !== undefined) return { kind: "context", id: context };
  const sheet = read(rule, answers);
  const number = alwaysLeft(rule, sheet)[0] ?? best(rule, sheet, candidates(rule, sheet));
  return number === undefined ? null : { kind: rule.items[number].kind, id: rule.items[number].id };
}

/** @param {Rule} rule @param {Answers} answers */
export function stop(rule, answers) {
  return nextQuestion(rule, answers) === null;
}

/** @param {Rule} rule @param {Answers} answers */
export function atMost(rule, answers) {
  const sheet = read(rule, answers);
  const context = unansweredContext(rule, answers);
  const items = context.length ? left(sheet) : candidates(rule, sheet);
  return context.length + new Set([...alwaysLeft(rule, sheet), ...items]).size;
}

/** @param {Rule} rule @param {Sheet} sheet */
function alwaysLeft(rule, sheet) {
  return rule.always.filter((number) => !sheet.asked[number]);
}

/** @param {Rule} rule @param {Sheet} sheet */
function candidates(rule, sheet) {
  if (hasFew(rule, sheet)) return left(sheet);
  const spans = spansOf(rule, sheet, scoresOf(rule, sheet.low), scoresOf(rule, sheet.high));
  const axes = new Set(spans.flatMap((span) => span.axes));
  return left(sheet).filter((number) => axes.has(rule.items[number].axis) && canMove(rule, sheet, number));
}

/** @param {Sheet} sheet */
function left({ asked }) {
  return [...asked.keys()].filter((number) => !asked[number]);
}

// --- the bounds -------------------------------------------------------------------------------------

/** @param {Rule} rule @param {Sheet} sheet @param {number[]} low @param {number[]} high */
function spansOf(rule, sheet, low, high) {
  /** @type {Span[]} */
  const spans = [];
  const highest = climb(rule, sheet.needs, high);
  for (let rank = climb(rule, sheet.needs, low); rank < highest; rank += 1) {
    const { gates, weights, cut } = rule.rungs[rank];
    gates.forEach(({ axis }, gate) => {
      if (low[axis] < sheet.needs[rank][gate]) spans.push({ axes: [axis], distance: high[axis] - low[axis] });
    });
    const least = coreTotal(weights, low);
    const axes = [...weights.keys()].filter((axis) => weights[axis]);
    if (least < cut) spans.push({ axes, distance: coreTotal(weights, high) - least });
  }
  return spans;
}

/** @param {Rule} rule @param {Sheet} sheet @param {number} number */
function canMove(rule, sheet, number) {
  const { kind, axis, top } = rule.items[number];
  const levels = [...sheet.high];
  if (kind === "statement") for (const other of rule.axes[axis].statements) levels[other] = sheet.low[other];
  return axisScore(rule, axis, replaced(levels, number, 0)) < axisScore(rule, axis, replaced(levels, number, top));
}

/** @param {Rule} rule @param {Sheet} sheet @param {number[]} numbers @returns {number | undefined} */
function best(rule, sheet, numbers) {
  const low = scoresOf(rule, sheet.low);
  const high = scoresOf(rule, sheet.high);
  const distances = numbers.map((number) => distanceAfter(rule, sheet, number, low, high));
  return numbers[distances.indexOf(Math.min(...distances))];
}

/** @param {Rule} rule @param {Sheet} sheet @param {number} number @param {number[]} low @param {number[]} high */
function distanceAfter(rule, sheet, number, low, high) {
  const { axis, top } = rule.items[number];
  const distances = [0, top].flatMap((level) => {
    const least = replaced(low, axis, axisScore(rule, axis, replaced(sheet.low, number, level)));
    const most = replaced(high, axis, axisScore(rule, axis, replaced(sheet.high, number, level)));
    return spansOf(rule, sheet, least, most).map((span) => span.distance);
  });
  return sum(distances);
}
