/**
 * The figures of a page, read from the JSON of figures.py, and what the engine of bands passes around, as types.
 * Amounts are exact (see amounts.js), in the unit of their cell: euros a year, a day or a month. The names of fields
 * are those of votes.py, bands.py, grades.py and filters.py, where each is explained.
 *
 * @import {Exact} from "./amounts.js"
 *
 * @typedef {"role" | "level" | "zone" | "contract" | "basis"} Field
 * @typedef {Record<Field, string>} Cell
 * @typedef {{id: string, source: string, origin: string, role: string, level: string, zone: string, contract: string,
 *   basis: string, low: number | string | null, high: number | string | null, point: number | string | null,
 *   statistic: string, year: number | null, method: string, sample: number | null, aside: string | null}} Row
 *   As the page has it; `aside` says why a figure never votes, null when it does.
 * @typedef {"A" | "B" | "C" | "D"} Letter
 * @typedef {{origins: number, age: number, agreement: number}} GradeRow
 * @typedef {{recent: number, usable: number, grades: Record<"A" | "B" | "C", GradeRow>}} Thresholds
 * @typedef {{year: number, thresholds: Thresholds, mixtures: Record<string, Record<string, number>>}} Limits
 * @typedef {Limits & {floor: Exact | null}} Terms
 * @typedef {{terms: Limits & {floor: number | string | null}, options: Record<Field, string[]>,
 *   prices: Record<string, number | string>, studies: Record<string, string>, usual: Partial<Row>,
 *   rows: Partial<Row>[]}} FiguresJson
 * @typedef {{rows: Observation[], terms: Terms, options: Record<Field, string[]>, prices: Map<number, Exact>,
 *   studies: Record<string, string>}} Figures
 *
 * @typedef {Cell & {id: string, source: string, origin: string, low: Exact | null, high: Exact | null,
 *   point: Exact | null, statistic: string, year: number | null, method: string, sample: number | null,
 *   aside: string | null}} Observation
 * @typedef {{origin: string, year: number | null, low: Exact | null, high: Exact | null, centre: Exact | null,
 *   hasPublishedCentre: boolean, statistics: string[], observations: Observation[], isMixture: boolean}} Vote
 * @typedef {{vote: Vote, why: "superseded" | "stale" | "undated"}} Unused
 * @typedef {Map<string, Map<number | null, Observation[]>>} Studies
 * @typedef {"recent" | "to-confirm" | "historic" | "undated"} Freshness
 *
 * @typedef {{kind: string, sample: number | null}} Method
 * @typedef {{criterion: "origins" | "age" | "agreement", value: Exact | null, grade: Letter,
 *   better: {grade: Letter, asks: Exact} | null}} Measured
 * @typedef {{criterion: "method", value: Method, grade: Letter,
 *   better: {grade: Letter, asks: Method[]} | null}} Obtained
 * @typedef {Measured | Obtained} Reason
 *
 * @typedef {"band" | "contested" | "point" | "one-sided" | "empty"} Status
 * @typedef {"crossed" | "unsupported" | "apart"} Discord
 * @typedef {[Exact, Exact]} Span
 * @typedef {{amount: Exact | null, origin: string}} Move
 * @typedef {{low: Exact | null, centre: Exact | null, high: Exact | null, outer: Span | null, shared: Span | null,
 *   agreement: Exact | null, support: Exact | null}} Tally
 * @typedef {Tally & {cell: Cell, status: Status, age: "current" | "historic" | "undated" | null, discords: Discord[],
 *   votes: Vote[], unused: Unused[], setAside: Observation[], influence: {low: Move, high: Move} | null,
 *   grade: Letter | null, reasons: Reason[], floor: Exact | null}} Band
 *
 * @typedef {Partial<Record<Field, string | null>> & {since?: number | null, until?: number | null,
 *   historic?: boolean, todaysEuros?: boolean}} Filters
 * @typedef {{cause: Field | "period" | "set-aside" | "years" | "prices" | "historic", instead: string[]}} Absence
 * @typedef {{band: Band, absence: Absence | null}} Answer
 */

import { exact } from "./amounts.js";

/** What a cell is told by, in the order in which cells are sorted. */
export const FIELDS = /** @type {const} */ (["role", "contract", "basis", "level", "zone"]);

/** @param {FiguresJson} page @returns {Figures} */
export function figuresOf({ terms, options, prices, studies, usual, rows }) {
  const given = (/** @type {number | string | null} */ amount) => (amount === null ? null : exact(amount));
  return {
    rows: rows.map((said) => {
      const row = /** @type {Row} */ ({ ...usual, ...said });
      return { ...row, low: given(row.low), high: given(row.high), point: given(row.point) };
    }),
    terms: { ...terms, floor: given(terms.floor) },
    options,
    prices: new Map(Object.entries(prices).map(([year, change]) => [Number(year), exact(change)])),
    studies,
  };
}
