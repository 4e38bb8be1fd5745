/**
 * Two sets of answers as the values that the template of the comparison takes: `a…` of the first, `b…` of the second.
 *
 * @import {Answered, Differences, GateBoth, Gap} from "./viewpoints-differences.js"
 * @import {Pasted} from "./viewpoints-paste.js"
 * @import {Placement, Rule} from "./rulebook.js"
 * @typedef {{text: string, answers: Record<string, string>}} Asked What is asked, and the text of each answer.
 * @typedef {{language: string, roles: Record<string, string>, competencies: Record<string, string>,
 *   context: Record<string, Asked>, items: Record<string, Asked>}} BothWords `null` is a role: no rung.
 * @typedef {{name: string, date: string, told: Pasted, way: string}} Side `way` is the address of the result in full.
 */

import { flags, gateFlags, shownAs } from "./assessment-words.js";

/**
 * @param {Rule} rule @param {BothWords} words @param {Side[]} sides @param {Differences} found
 * @param {boolean} isInTime Whether the same person answered twice.
 * @returns {Record<string, unknown>}
 */
export function valuesOfBoth(rule, words, sides, found, isInTime) {
  const [a, b] = sides.map(({ name }) => name);
  const asked = (/** @type {Answered[]} */ list) => list.map((each) => answeredWords(rule, words, each));
  const gates = (/** @type {GateBoth[]} */ list) => list.map((gate) => gateWords(rule, words, gate));
  const wide = asked(found.apart.filter(({ kind }) => kind === "statement"));
  const compared = found.apart.length + found.same.length;
  return {
    a,
    b,
    people: !isInTime,
    time: isInTime,
    compared: compared > 0 && { count: compared, apart: found.apart.length },
    nothing: !compared,
    identical: isSame(found),
    wide: isInTime ? [] : wide,
    risen: isInTime && wide.filter(({ by }) => by > 0),
    fallen: isInTime && wide.filter(({ by }) => by < 0),
    situations: asked(found.apart.filter(({ kind }) => kind === "scenario")),
    same: asked(found.same),
    unsure: asked(found.unsure),
    alone: asked(found.alone).map((each) => ({ ...each, who: each.aText ? a : b })),
    context: found.context.map(({ id, said }) => textsOf(words.context[id], said)),
    moved: gates(found.moved),
    gained: gates(found.gained),
    lost: gates(found.lost),
    gaps: found.gaps.map((gap) => gapWords(rule, words, gap)),
    sides: sides.map((side, rank) => ({
      ...side,
      day: side.date && { day: side.date },
      ...placementWords(rule, words, found.placements[rank]),
    })),
    damaged: sides.filter(({ told }) => told.trouble === "damaged"),
    strange: sides.map(strangeWords),
  };
}

/** @param {Differences} found */
const isSame = ({ apart, alone, context, unsure }) =>
  ![...apart, ...alone, ...context].length && unsure.every(({ said: [one, other] }) => one === other);

/** @param {Side} side */
function strangeWords({ name, told: { strange } }) {
  const names = strange.slice(0, 5).map((each) => each.slice(0, 60));
  return names.length > 0 && { name, names: names.join(", "), count: strange.length };
}

/** @param {Rule} rule @param {BothWords} words @param {Answered} answered */
function answeredWords(rule, words, { id, said, levels, by }) {
  const [aShare, bShare] = levels.map((level) => Number(level) / (rule.items.find((item) => item.id === id)?.top ?? 1));
  const [aLevel, bLevel] = levels;
  const size = Math.abs(by);
  const width = { size, one: size === 1, many: size > 1, alike: !size };
  return { ...textsOf(words.items[id], said), aLevel, bLevel, aShare, bShare, by, ...width };
}

/** @param {Asked} asked @param {unknown[]} said */
function textsOf({ text, answers }, said) {
  const [aText, bText] = said.map((value) => answers[String(value)] ?? "");
  return { text, aText, bText };
}

/** @param {Rule} rule @param {BothWords} words @param {GateBoth} gate */
function gateWords(rule, words, { rung, competency, needed, shown, highest }) {
  const level = (/** @type {number} */ points) => shownAs(words, points, rule.unit);
  return {
    rung: words.roles[rung],
    name: words.competencies[competency],
    aNeeded: level(needed[0]),
    bNeeded: level(needed[1]),
    aShown: level(shown[0]),
    bShown: level(shown[1]),
    // Answers that were not given might show the gate too.
    open: shown.some((points, side) => points < needed[side] && highest[side] >= needed[side]),
  };
}

/** @param {Rule} rule @param {BothWords} words @param {Gap} gap */
function gapWords(rule, words, { competency, shown, highest, by }) {
  const level = (/** @type {number} */ points) => shownAs(words, points, rule.unit);
  return {
    name: words.competencies[competency],
    aShown: level(shown[0]),
    bShown: level(shown[1]),
    aLeast: highest[0] > shown[0],
    bLeast: highest[1] > shown[1],
    more: by !== null && by > 0 && { size: level(by) },
    less: by !== null && by < 0 && { size: level(-by) },
    equal: by === 0,
    open: by === null,
  };
}

/** @param {Rule} rule @param {BothWords} words @param {Placement} placement */
function placementWords(rule, words, { outcome, level, rung, next, lateral, distinctive, met, missing, ahead }) {
  const shown = (/** @type {number} */ points) => shownAs(words, points, rule.unit);
  // A lateral profile is told by the gates it rests on, which are none of the first rung.
  const because = lateral ? distinctive : met;
  return {
    ...flags("is", [outcome, level]),
    ...gateFlags("met", because, shown),
    ...gateFlags("missing", missing, shown),
    rung: words.roles[`${rung}`],
    next: words.roles[`${next}`],
    lateral: words.roles[`${lateral}`],
    met: because.length > 0,
    missing: missing.length > 0,
    short: ahead && ahead.shown < ahead.cut,
  };
}
