/**
 * Answers read against the rule: the port of sheets.py, where each function is explained.
 * @import {Answers, Context, Item, Rule, Sheet} from "./rulebook.js"
 */

export const UNKNOWN = "unknown";
export const NOT_YET = "not-yet";
export const NOT_APPLICABLE = "not-applicable";

/** @param {number[]} values */
export const sum = (values) => values.reduce((total, value) => total + value, 0);

/** @param {number[]} list @param {number} index @param {number} value */
export const replaced = (list, index, value) => list.map((each, rank) => (rank === index ? value : each));

/** @param {Rule} rule @param {Answers} answers @returns {Sheet} */
export function read(rule, answers) {
  const said = rule.items.map((item) => given(answers, partOf(item), item.id));
  const levels = rule.items.map((item, number) => levelOf(item, said[number]));
  return {
    said,
    levels,
    low: levels.map((level) => level ?? 0),
    high: levels.map((level, number) => level ?? rule.items[number].top),
    asked: levels.map((level, number) => level !== null || said[number] === UNKNOWN),
    known: levels.map((level, number) => level !== null && said[number] !== NOT_APPLICABLE),
    needs: rule.rungs.map(({ gates }) =>
      gates.map(({ needed, relief }) =>
        relief && given(answers, "context", relief.context) === relief.answer ? relief.needed : needed,
      ),
    ),
  };
}

/** @param {Item} item @param {unknown} value @returns {number | null} */
export function levelOf({ kind, top, options, optional }, value) {
  if (typeof value === "string") {
    if (kind === "statement") return value === NOT_YET || (value === NOT_APPLICABLE && optional) ? 0 : null;
    return options.find(({ id }) => id === value && id !== UNKNOWN)?.score ?? null;
  }
  // `|| 0` because JavaScript has a −0.
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= top ? value || 0 : null;
}

/** @param {Rule} rule @param {Answers} answers @returns {string[]} */
export function unansweredContext(rule, answers) {
  const isOpen = (/** @type {Context} */ { id, options }) =>
    ![...options, UNKNOWN].some((option) => option === given(answers, "context", id));
  return rule.context.filter(isOpen).map(({ id }) => id);
}

/** @param {Rule} rule @param {Answers} answers @returns {string[][]} */
export function dropped(rule, answers) {
  const open = unansweredContext(rule, answers);
  const { asked } = read(rule, answers);
  const fine = {
    context: rule.context.filter(({ id }) => !open.includes(id)),
    scenarios: rule.items.filter(({ kind }, number) => kind === "scenario" && asked[number]),
    statements: rule.items.filter(({ kind }, number) => kind === "statement" && asked[number]),
  };
  return /** @type {const} */ (["context", "scenarios", "statements"]).flatMap((part) => {
    const strange = Object.keys(answers[part] ?? {}).filter((key) => !fine[part].some(({ id }) => id === key));
    return strange.sort().map((id) => [part, id]);
  });
}

/** @param {Item} item @returns {"statements" | "scenarios"} */
const partOf = ({ kind }) => `${kind}s`;

/** @param {Answers} answers @param {keyof Answers} part @param {string} id @returns {unknown} */
function given(answers, part, id) {
  const own = answers[part] ?? {};
  return Object.hasOwn(own, id) ? own[id] : null;
}
