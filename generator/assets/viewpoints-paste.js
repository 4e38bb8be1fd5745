/**
 * Answers that somebody pastes or opens: the link of the questionnaire, or the file that it gives. Either may hold
 * anything.
 *
 * @import {Answers, Rule} from "./rulebook.js"
 * @import {Pair, Trouble} from "./assessment-link.js"
 * @typedef {Trouble | "empty" | "unreadable" | "result" | "invitation" | "nothing"} PasteTrouble
 * @typedef {{answers: Required<Answers>, by: string, day: string, strange: string[], trouble: PasteTrouble}} Pasted
 *   `strange` names what this questionnaire does not have; of a damaged link what can still be read is there.
 */

import { answersOf, readLink, renaming, written } from "./assessment-link.js";
import { dropped } from "./sheets.js";

/** A file holds the result too, in full. */
export const LARGEST = 200_000;
/** What a link calls the parts of a file. */
const KINDS = /** @type {const} */ ({ context: "context", statements: "statement", scenarios: "scenario" });
const PARTS = /** @type {(keyof typeof KINDS)[]} */ (Object.keys(KINDS));

/** @param {string} text @param {Rule} rule @returns {Pasted} */
export function readPasted(text, rule) {
  const own = text.trim();
  if (!own) return nothing("empty");
  if (own.length > LARGEST) return nothing("long");
  const found = own.startsWith("{") ? readFile(own, rule) : readAddress(own, rule);
  const isEmpty = Object.values(found.answers).every((part) => !Object.keys(part).length);
  return !found.trouble && isEmpty ? { ...found, trouble: "nothing" } : found;
}

/** The link that these answers would have had. @param {Pasted} pasted @param {Rule} rule */
export function linkOf({ answers, by, day }, rule) {
  const pairs = PARTS.flatMap((part) =>
    Object.entries(answers[part]).map(([id, value]) => /** @type {Pair} */ ([`${KINDS[part]}-${id}`, String(value)])),
  );
  return written("answers", rule.version, [["by", by], ["day", day], ...pairs]);
}

/** @param {PasteTrouble} trouble @returns {Pasted} */
function nothing(trouble) {
  return { answers: { context: {}, statements: {}, scenarios: {} }, by: "", day: "", strange: [], trouble };
}

/** @param {string} text @param {Rule} rule @returns {Pasted} */
function readAddress(text, rule) {
  const { kind, pairs, ...about } = readLink(text.slice(text.indexOf("#") + 1), rule);
  if (kind === "result" || kind === "invitation") return nothing(kind);
  if (kind !== "answers") return nothing(about.trouble || "foreign");
  const names = pairs.map(([name]) => name);
  const situation = rule.context.map(({ id }) => `context-${id}`);
  const known = [...situation, ...rule.items.map((item) => `${item.kind}-${item.id}`)];
  // Told twice, an answer is none.
  const isOwn = (/** @type {string} */ name) => known.includes(name) && names.indexOf(name) === names.lastIndexOf(name);
  const answers = answersOf(pairs.filter(([name]) => isOwn(name)));
  return fitting({ ...about, answers, strange: [...new Set(names.filter((name) => !isOwn(name)))] }, rule);
}

/** @param {string} text @param {Rule} rule @returns {Pasted} */
function readFile(text, rule) {
  let told;
  try {
    told = fieldsOf(JSON.parse(text));
  } catch {
    return nothing("unreadable");
  }
  if (Number(told.quiz) > rule.version) return nothing("newer");
  if (!told.quiz || !told.answers) return nothing("foreign");
  const now = renaming(rule);
  const parts = fieldsOf(told.answers);
  const given = (/** @type {keyof Answers} */ part) => {
    const kind = KINDS[part];
    const pairs = Object.entries(fieldsOf(parts[part]));
    return Object.fromEntries(pairs.map(([id, value]) => [now(`${kind}-${id}`).slice(kind.length + 1), value]));
  };
  const answers = { context: given("context"), statements: given("statements"), scenarios: given("scenarios") };
  return fitting({ answers, by: `${told.by}`, day: `${told.day}`, strange: [], trouble: "" }, rule);
}

/** @param {unknown} value @returns {Record<string, unknown>} */
const fieldsOf = (value) => ({ .../** @type {object} */ (value) });

/** With what the rule reads, the rest being named. @param {Pasted} pasted @param {Rule} rule @returns {Pasted} */
function fitting(pasted, rule) {
  // A score is an answer to a situation for the rule; for two people who compare, the option is.
  const scored = Object.entries(pasted.answers.scenarios).filter(([, value]) => typeof value === "number");
  const unfit = [...dropped(rule, pasted.answers), ...scored.map(([id]) => ["scenarios", id])];
  const out = new Set(unfit.map(([part, id]) => `${KINDS[/** @type {keyof Answers} */ (part)]}-${id}`));
  const kept = (/** @type {keyof Answers} */ part) =>
    Object.fromEntries(Object.entries(pasted.answers[part]).filter(([id]) => !out.has(`${KINDS[part]}-${id}`)));
  return {
    ...pasted,
    answers: { context: kept("context"), statements: kept("statements"), scenarios: kept("scenarios") },
    strange: [...pasted.strange, ...out],
  };
}
