/**
 * A team written down or exported becomes people with a post and a pay: the port of roster.py, where each function is
 * explained.
 * @import {Exact} from "./amounts.js"
 * @import {Market, Post, PostPart} from "./market.js"
 * @import {TableRow} from "./tables.js"
 *
 * @typedef {"women" | "men"} Sex
 * @typedef {"person" | PostPart | "salary" | "monthly" | "months" | "part" | "sex" | "variable"} Column
 * @typedef {{code: string, column?: string, value?: string, meant?: string, head?: string}} Flaw
 * @typedef {{columns: [string, string[]][], sexes: [string, Sex | null][], parts: [string, string][]}} VocabularyJson
 * @typedef {{columns: Map<Column, string[]>, sexes: Map<string, Sex | null>, parts: Map<string, Exact>}} Vocabulary
 * @typedef {{places: Map<Column, number>, names: string[], ignored: Flaw[]}} Header
 * @typedef {{line: number, name: string, post: Post, salary: Exact, part: Exact, variable: Exact,
 *   sex: Sex | null}} Person
 * @typedef {{line: number, flaws: Flaw[]}} Refused
 * @typedef {Record<Column, string>} Cells
 */

import { compare, exact, over, times, written } from "./amounts.js";
import { amountOf, monthsOf, partOf, sexOf } from "./entries.js";
import { POST, keyOf } from "./market.js";
import { closest, slug } from "./spelling.js";

export const MOST_ROWS = 20_000;
const LONGEST_CELL = 200;
const [HALF, THOUSAND, LARGEST] = ["1/2", "1000", "10000000"].map(exact);
const NOTHING = exact(0);
const ASIDE = /\([^()]*\)/g;
/** @type {Column[]} */
const NEEDED = ["role", "level", "zone", "salary"];

/** @param {VocabularyJson} page @returns {Vocabulary} */
export function vocabularyOf({ columns, sexes, parts }) {
  return {
    columns: new Map(/** @type {[Column, string[]][]} */ (columns)),
    sexes: new Map(sexes),
    parts: new Map(parts.map(([word, part]) => [word, exact(part)])),
  };
}

/** @param {unknown} found @returns {found is Flaw} */
export function isFlaw(found) {
  return typeof found === "object" && found !== null && "code" in found;
}

/** @param {Person | Refused} found @returns {found is Refused} */
export function isRefused(found) {
  return "flaws" in found;
}

/** @param {Person[]} people @returns {Flaw[]} */
export function alikeOf(people) {
  /** @type {Map<string, number[]>} */
  const lines = new Map();
  for (const { line, name, post, salary, part, variable, sex } of people) {
    if (!name) continue;
    const key = [name, keyOf(post), ...[salary, part, variable].map(written), sex].join("\n");
    const same = lines.get(key);
    if (same) same.push(line);
    else lines.set(key, [line]);
  }
  const told = [...lines.values()].filter((same) => same.length > 1).map((same) => same.join(" = "));
  return told.length ? [{ code: "alike", value: told.join(", ") }] : [];
}

// --- first row --------------------------------------------------------------------------------------

/** @param {TableRow} row @param {Vocabulary} vocabulary @returns {Header | Flaw[]} */
export function headerOf({ cells }, { columns }) {
  const known = [...columns.keys()];
  const bare = (/** @type {string} */ cell) => cell.replace(ASIDE, "");
  const wordsOf = (/** @type {Column} */ id) => columns.get(id) ?? [];
  const ids = cells.map((cell) => known.find((id) => wordsOf(id).includes(slug(bare(cell)))));
  const places = new Map(known.filter((id) => ids.includes(id)).map((id) => [id, ids.indexOf(id)]));
  if (!places.size) return [{ code: "no-header" }];
  const unknown = cells.filter((cell, place) => cell && !ids[place]);
  const needed = NEEDED.filter((id) => !places.has(id) && !(id === "salary" && places.has("monthly")));
  /** @param {string} code @param {Column} [column] @param {string} [value] @returns {Flaw} */
  const flaw = (code, column, value) => ({ code: column && value ? `${code}-near` : code, column, value });
  const isNear = (/** @type {string} */ cell, /** @type {Column} */ id) => closest(bare(cell), wordsOf(id)) !== null;
  const flaws = [
    ...known.filter((id) => ids.indexOf(id) !== ids.lastIndexOf(id)).map((id) => flaw("column-twice", id)),
    ...needed.map((id) => flaw("column-missing", id, unknown.find((cell) => isNear(cell, id)))),
  ];
  const free = known.filter((id) => !places.has(id));
  const ignored = unknown.map((cell) => flaw("column-ignored", free.find((id) => isNear(cell, id)), cell));
  return flaws.length ? flaws : { places, names: cells, ignored };
}

// --- one row ----------------------------------------------------------------------------------------

/**
 * @param {TableRow} row @param {Header} header @param {Market} market @param {Vocabulary} vocabulary
 * @returns {Person | Refused}
 */
export function personOf(row, header, market, vocabulary) {
  const cells = cellsOf(row, header, vocabulary);
  const flaws = shapeOf(row, header, cells);
  if (flaws.length) return { line: row.line, flaws };
  /** @template T @param {Column} column @param {T | Flaw} found @param {T} instead @returns {T} */
  const kept = (column, found, instead) => {
    if (!isFlaw(found)) return found;
    flaws.push({ ...found, column, head: headOf(column, header) });
    return instead;
  };
  const [role, level, zone] = POST.map((part) => kept(part, named(part, cells[part], market), ""));
  const part = kept("part", partOf(cells.part, vocabulary), exact(1));
  const paid = cells.monthly || !header.places.has("salary") ? "monthly" : "salary";
  const salary = salaryOf(cells, paid, kept);
  const variable = kept("variable", amountOf(cells.variable || "0"), NOTHING);
  const sex = kept("sex", sexOf(cells.sex, vocabulary), null);
  if (!flaws.length) kept(paid, plausible(salary, part, role, cells[paid], market), salary);
  if (flaws.length) return { line: row.line, flaws };
  const name = cells.person.replace(/\s+/g, " ");
  return { line: row.line, name, post: { role, level, zone }, salary, part, variable, sex };
}

/** @param {TableRow} row @param {Header} header @param {Vocabulary} vocabulary */
function cellsOf(row, { places }, { columns }) {
  const pairs = [...columns.keys()].map((id) => [id, row.cells[places.get(id) ?? -1] ?? ""]);
  return /** @type {Cells} */ (Object.fromEntries(pairs));
}

/** @param {Column} column @param {Header} header */
const headOf = (column, { places, names }) => names[places.get(column) ?? -1] ?? "";

/** @param {TableRow} row @param {Header} header @param {Cells} cells @returns {Flaw[]} */
function shapeOf(row, header, cells) {
  if (row.hasOddQuote) return [{ code: "odd-quote" }];
  if (row.cells.slice(header.names.length).some(Boolean)) return [{ code: "odd-cells" }];
  const columns = /** @type {Column[]} */ (Object.keys(cells));
  const long = columns.filter((column) => [...cells[column]].length > LONGEST_CELL);
  return long.map((column) => ({ code: "long", column, head: headOf(column, header) }));
}

/** @param {PostPart} part @param {string} cell @param {Market} market @returns {string | Flaw} */
function named(part, cell, { words, names }) {
  if (!cell) return { code: "missing" };
  const found = words[part].get(slug(cell));
  if (found) return found;
  const near = words[part].get(closest(cell, words[part].keys()) ?? "");
  if (near) return { code: "near", value: cell, meant: names[part].get(near) };
  return { code: part === "role" ? "unknown" : "unknown-choice", value: cell };
}

/**
 * @param {Cells} cells @param {"salary" | "monthly"} paid
 * @param {(column: Column, found: Exact | Flaw, instead: Exact) => Exact} kept
 */
function salaryOf(cells, paid, kept) {
  if (!cells[paid]) return kept(paid, { code: "missing" }, NOTHING);
  if (paid === "salary") return kept(paid, amountOf(cells.salary), NOTHING);
  if (cells.salary) return kept("salary", { code: "two-salaries" }, NOTHING);
  const month = kept(paid, amountOf(cells.monthly, true), NOTHING);
  return times(month, kept("months", monthsOf(cells.months), NOTHING));
}

/** @param {Exact} salary @param {Exact} part @param {string} role @param {string} value @param {Market} market @returns {Exact | Flaw} */
function plausible(salary, part, role, value, { floor, ceilings }) {
  const fullTime = over(salary, part);
  const ceiling = ceilings.get(role);
  if (compare(salary, THOUSAND) < 0) return { code: "thousands", value };
  if (compare(salary, LARGEST) > 0) return { code: "large", value };
  if (floor && compare(fullTime, times(floor, HALF)) < 0) return { code: "small", value };
  if (ceiling && compare(fullTime, ceiling) > 0) return { code: "high", value };
  return salary;
}
