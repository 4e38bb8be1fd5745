/**
 * Two sets of answers to one questionnaire, side by side: where they part, the widest first. Pure, whole numbers only,
 * and no mean of the two: a difference is there to be talked about. Pairs stand as first, second; `by` is how far the
 * second stands above the first.
 *
 * @import {Answers, Item, Placement, Rule, Sheet} from "./rulebook.js"
 * @typedef {{id: string, kind: Item["kind"], said: unknown[], levels: (number | null)[], by: number}} Answered
 * @typedef {{competency: string, shown: number[], highest: number[], by: number | null}} Gap
 *   `by` is null as long as answers that were not given could still change it.
 * @typedef {{rung: string, competency: string, needed: number[], shown: number[], highest: number[]}} GateBoth
 * @typedef {{id: string, said: unknown[]}} Situation
 * @typedef {{placements: Placement[], apart: Answered[], same: Answered[], unsure: Answered[], alone: Answered[],
 *   gaps: Gap[], gained: GateBoth[], lost: GateBoth[], moved: GateBoth[], context: Situation[]}} Differences
 */

import { place, score } from "./placement.js";
import { NOT_APPLICABLE, read, unansweredContext } from "./sheets.js";

/** @param {Rule} rule @param {Answers} first @param {Answers} second @returns {Differences} */
export function differences(rule, first, second) {
  const both = [first, second];
  const sheets = both.map((answers) => read(rule, answers));
  const standings = rule.items.map((_, number) => standingOf(sheets, number));
  const those = (/** @type {string} */ standing) =>
    standings.flatMap((each, number) => (each === standing ? [answered(rule, sheets, number)] : []));
  const gates = gatesOfBoth(rule, both, sheets);
  return {
    placements: both.map((answers) => place(rule, answers)),
    apart: those("apart").sort((one, other) => Math.abs(other.by) - Math.abs(one.by)),
    same: those("same"),
    unsure: those("unsure"),
    alone: those("alone"),
    gaps: gapsOf(rule, both),
    gained: gates.filter((gate) => !isMet(gate, 0) && isMet(gate, 1)),
    lost: gates.filter((gate) => isMet(gate, 0) && !isMet(gate, 1)),
    moved: gates.filter(({ needed }) => needed[0] !== needed[1]),
    context: contextApart(rule, both),
  };
}

/** @param {GateBoth} gate @param {number} side */
const isMet = ({ shown, needed }, side) => shown[side] >= needed[side];

/**
 * What a pair of answers comes to: `apart`, `same`, `unsure` when one says nothing that compares (“I do not know”,
 * “does not apply”), `alone` when only one was asked, `none`.
 * @param {Sheet[]} sheets @param {number} number
 */
function standingOf(sheets, number) {
  const asked = sheets.filter((sheet) => sheet.asked[number]).length;
  if (asked < 2) return asked ? "alone" : "none";
  if (!sheets.every((sheet) => sheet.known[number])) return "unsure";
  const [one, other] = sheets.map((sheet) => sheet.levels[number]);
  return one !== other || isOtherChoice(sheets.map((sheet) => sheet.said[number])) ? "apart" : "same";
}

/** Two options of a situation may be worth the same, and are different answers yet. @param {unknown[]} said */
const isOtherChoice = ([one, other]) => typeof one === "string" && typeof other === "string" && one !== other;

/** @param {Rule} rule @param {Sheet[]} sheets @param {number} number @returns {Answered} */
function answered(rule, sheets, number) {
  const { id, kind } = rule.items[number];
  const [one, other] = sheets.map((sheet) => sheet.low[number]);
  return {
    id,
    kind,
    said: sheets.map((sheet) => sheet.said[number]),
    levels: sheets.map((sheet) => (sheet.said[number] === NOT_APPLICABLE ? null : sheet.levels[number])),
    by: other - one,
  };
}

/** By competency, the widest first; those that are still open come last. @param {Rule} rule @param {Answers[]} both */
function gapsOf(rule, both) {
  const [first, second] = both.map((answers) => score(rule, answers));
  const gaps = first.map((one, axis) => {
    const [shown, highest] = [
      [one.shown, second[axis].shown],
      [one.highest, second[axis].highest],
    ];
    const isOpen = highest.some((points, side) => points > shown[side]);
    return { competency: one.competency, shown, highest, by: isOpen ? null : shown[1] - shown[0] };
  });
  const width = (/** @type {Gap} */ { by }) => (by === null ? -1 : Math.abs(by));
  return gaps.sort((one, other) => width(other) - width(one));
}

/** @param {Rule} rule @param {Answers[]} both @param {Sheet[]} sheets @returns {GateBoth[]} */
function gatesOfBoth(rule, both, sheets) {
  const scores = both.map((answers) => score(rule, answers));
  return rule.rungs.flatMap(({ role, gates }, rank) =>
    gates.map(({ axis }, gate) => ({
      rung: role,
      competency: rule.axes[axis].id,
      needed: sheets.map(({ needs }) => needs[rank][gate]),
      shown: scores.map((each) => each[axis].shown),
      highest: scores.map((each) => each[axis].highest),
    })),
  );
}

/** Questions about the situation that both answered, and not alike. @param {Rule} rule @param {Answers[]} both */
function contextApart(rule, both) {
  const open = both.flatMap((answers) => unansweredContext(rule, answers));
  return rule.context
    .filter(({ id }) => !open.includes(id))
    .map(({ id }) => ({ id, said: both.map(({ context = {} }) => context[id]) }))
    .filter(({ said: [one, other] }) => one !== other);
}
