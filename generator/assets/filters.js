/**
 * What a reader asks to see, and why there may be nothing: the port of filters.py, where each function is explained.
 * @import {Exact} from "./amounts.js"
 * @import {Absence, Answer, Band, Cell, Figures, Filters, Observation} from "./figures.js"
 */

import { divided, exact, plus, times } from "./amounts.js";
import { bandOf } from "./bands.js";
import { FIELDS } from "./figures.js";

/** @param {Figures} figures @param {Filters} filters @returns {Answer[]} */
export function answers(figures, filters) {
  const { rows } = filtered(figures, filters);
  return asked(figures, filters).map((cell) => {
    const band = bandOf(cell, rows, figures.terms);
    return { band, absence: isShown(band, filters) ? null : absence(figures, { ...filters, ...cell }) };
  });
}

/** @param {Figures} figures @param {Filters} filters @returns {Cell[]} */
export function asked(figures, filters) {
  const { rows, options } = figures;
  /** @type {Map<string, Cell>} By where each stands in the order of the site. */
  const cells = new Map();
  for (const { role, level, zone: own, contract, basis } of rows) {
    for (const zone of wholesOf(figures, own)) {
      const cell = { role, level, zone, contract, basis };
      const place = FIELDS.map((field) => String(options[field].indexOf(cell[field])).padStart(6, "0")).join();
      if (FIELDS.every((field) => isWanted(cell[field], filters[field]))) cells.set(place, cell);
    }
  }
  return [...cells.keys()].sort().map((place) => /** @type {Cell} */ (cells.get(place)));
}

/** @param {Figures} figures @param {Filters} filters @returns {Figures} */
export function filtered(figures, filters) {
  const fitting = conditions(figures, filters).filter(([cause]) => cause !== "set-aside");
  const rows = figures.rows.filter((row) => fitting.every(([, fits]) => fits(row)));
  return { ...figures, rows: filters.todaysEuros ? rows.map((row) => inTodaysEuros(row, figures)) : rows };
}

/** @param {Band} band @param {Filters} filters */
export function isShown({ votes, age }, { historic = true }) {
  return votes.length > 0 && (historic || age === "current");
}

/** @param {Figures} figures @param {Filters} filters @returns {Absence | null} */
export function absence(figures, filters) {
  const { since, until } = filters;
  if (since && until && since > until) return { cause: "period", instead: [] };
  let left = figures.rows;
  for (const [cause, fits] of conditions(figures, filters)) {
    const kept = left.filter(fits);
    if (!kept.length) return { cause, instead: insteadOf(cause, left, figures) };
    left = kept;
  }
  const { rows } = filtered(figures, filters);
  const found = asked(figures, filters).map((cell) => bandOf(cell, rows, figures.terms));
  if (found.some((band) => isShown(band, filters))) return null;
  const cause = found.some(({ votes }) => votes.length) ? "historic" : "zone";
  return { cause, instead: insteadOf(cause, left, figures) };
}

// --- conditions -------------------------------------------------------------------------------------

/** @param {Figures} figures @param {Filters} filters @returns {[Absence["cause"], (row: Observation) => boolean][]} */
function conditions(figures, filters) {
  const { role, level, zone, contract, basis, todaysEuros } = filters;
  return [
    ["role", (row) => isWanted(row.role, role)],
    ["level", (row) => isWanted(row.level, level)],
    ["zone", (row) => !zone || wholesOf(figures, row.zone).includes(zone)],
    ["contract", (row) => isWanted(row.contract, contract)],
    ["basis", (row) => isWanted(row.basis, basis)],
    ["set-aside", (row) => row.aside === null],
    ["years", (row) => isOfTheYears(row.year, filters)],
    ["prices", (row) => !todaysEuros || priceFactor(row.year, figures) !== null],
  ];
}

/** @param {string} value @param {string | null} [wanted] */
function isWanted(value, wanted) {
  return !wanted || value === wanted;
}

/** @param {number | null} year @param {Filters} filters */
function isOfTheYears(year, { since, until }) {
  if (!since && !until) return true;
  return year !== null && (since || year) <= year && year <= (until || year);
}

/** @param {Figures} figures @param {string} zone */
function wholesOf({ terms }, zone) {
  return [zone, ...Object.keys(terms.mixtures).filter((whole) => Object.hasOwn(terms.mixtures[whole], zone))];
}

/** @param {Absence["cause"]} cause @param {Observation[]} rows @param {Figures} figures @returns {string[]} */
function insteadOf(cause, rows, { options }) {
  if (cause === "role") return [];
  const field = FIELDS.find((each) => each === cause);
  if (field) return options[field].filter((option) => rows.some((row) => row[field] === option));
  return [...new Set(rows.map(({ id, year }) => (cause === "set-aside" ? id : String(year ?? "undated"))))].sort();
}

// --- today's euros ----------------------------------------------------------------------------------

/** @param {number | null} year @param {Figures} figures @returns {Exact | null} */
export function priceFactor(year, { prices }) {
  if (year === null || !prices.size) return null;
  let factor = exact(1);
  for (let each = year + 1; each <= Math.max(...prices.keys()); each += 1) {
    const change = prices.get(each);
    if (!change) return null;
    factor = divided(times(factor, plus(exact(100), change)), 100);
  }
  return factor;
}

/** @param {Observation} observation @param {Figures} figures @returns {Observation} */
export function inTodaysEuros(observation, figures) {
  const factor = priceFactor(observation.year, figures);
  if (!factor) return observation;
  const { low, high, point } = observation;
  return {
    ...observation,
    low: low && times(low, factor),
    high: high && times(high, factor),
    point: point && times(point, factor),
  };
}
