/**
 * Answers and results as the fragment of an address: readable, keyed by the ids of the data, never sent to anybody.
 * `as=answers&format=1&quiz=1&by=self&day=2026-11-22&…&sum=…`; the names are those of the form, which may be of another
 * day than the link. `by` is who answered, about whom the answers are: the person (self) or somebody else (other).
 *
 * @import {Answers, Rule} from "./rulebook.js"
 * @typedef {[string, string]} Pair
 * @typedef {"" | "long" | "foreign" | "newer" | "damaged"} Trouble
 * @typedef {{kind: string, by: string, day: string, pairs: Pair[], trouble: Trouble}} Told
 */

const FORMAT = 1;
const LONGEST = 20_000;

/** @param {"answers" | "result" | "invitation"} kind @param {number} quiz @param {Pair[]} pairs */
export function written(kind, quiz, pairs) {
  const text = String(new URLSearchParams([["as", kind], ["format", `${FORMAT}`], ["quiz", `${quiz}`], ...pairs]));
  return `${text}&sum=${sumOf(text)}`;
}

/** What a question, a score or a rung is called now, from what an old link calls it. @param {Rule} rule */
export function renaming({ renamed }) {
  const names = new Map(renamed);
  return (/** @type {string} */ name) => names.get(name) ?? name;
}

/**
 * What a link says, and what is wrong with it: of a damaged one what can still be read, of the others nothing.
 * @param {string} text @param {Rule} rule @returns {Told}
 */
export function readLink(text, rule) {
  /** @param {Trouble} trouble @returns {Told} */
  const nothing = (trouble) => ({ kind: "", by: "", day: "", pairs: [], trouble });
  if (text.length > LONGEST) return nothing("long");
  if (!text.startsWith("as=")) return nothing("foreign");
  const [body, sum] = text.split("&sum=");
  const [[, kind], ...pairs] = [...new URLSearchParams(body)];
  const isHead = (/** @type {Pair} */ [key]) => ["format", "quiz", "by", "day"].includes(key);
  const { format, quiz: version, by = "", day = "" } = Object.fromEntries(pairs.filter(isHead));
  if (Number(format) > FORMAT || Number(version) > rule.version) return nothing("newer");
  const now = renaming(rule);
  const own = pairs
    .filter((pair) => !isHead(pair))
    .map(([key, value]) => /** @type {Pair} */ ([now(key), key === "rung" ? now(value) : value]));
  return { kind, by, day, pairs: own, trouble: sum === sumOf(body) ? "" : "damaged" };
}

/** The answers of a form, by part. @param {Iterable<[string, unknown]>} pairs @returns {Required<Answers>} */
export function answersOf(pairs) {
  /** @type {Record<string, Record<string, unknown>>} */
  const parts = { context: {}, statement: {}, scenario: {} };
  for (const [name, value] of pairs) {
    const cut = name.indexOf("-");
    const kind = name.slice(0, cut);
    // A digit is a level; an option of a situation keeps its name, whatever it looks like.
    const isLevel = kind === "statement" && String(value).length === 1;
    parts[kind][name.slice(cut + 1)] = isLevel ? Number(value) : value;
  }
  return { context: parts.context, statements: parts.statement, scenarios: parts.scenario };
}

/** Tells a link that was cut or retyped from a whole one; it keeps nobody from making one. @param {string} text */
function sumOf(text) {
  let sum = 7;
  for (const sign of text) sum = (sum * 31 + Number(sign.codePointAt(0))) % 4_294_967_291;
  return sum.toString(36);
}
