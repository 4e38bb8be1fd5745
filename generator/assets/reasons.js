/**
 * Why a placement is what it is: the port of reasons.py.
 * @import {Answers, Explanation, Rule} from "./rulebook.js"
 */

import { place, score } from "./placement.js";
import { plan } from "./plans.js";
import { NOT_APPLICABLE, NOT_YET, read } from "./sheets.js";
import { solidity } from "./solidity.js";

/** @param {Rule} rule @param {Answers} answers @returns {Explanation} */
export function explanation(rule, answers) {
  const placement = place(rule, answers);
  const { said, levels, asked } = read(rule, answers);
  const those = (/** @type {(number: number) => boolean} */ isSo) =>
    rule.items.filter((_, number) => isSo(number)).map(({ id }) => id);
  return {
    placement,
    scores: score(rule, answers),
    solidity: solidity(rule, answers),
    plan: placement.outcome === "not-enough" ? null : plan(rule, answers),
    opportunities: those((number) => said[number] === NOT_YET && levels[number] !== null),
    waived: those((number) => said[number] === NOT_APPLICABLE && levels[number] !== null),
    unknown: those((number) => asked[number] && levels[number] === null),
    unasked: those((number) => !asked[number]),
  };
}
