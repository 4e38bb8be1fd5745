/**
 * A band that filters changed, as what the template of the page takes: its row, its sentence, why it is what it is.
 * Lines are those of pages/reckoning.py and pages/sentences.py, which word the same for the page without filters.
 *
 * @import {Exact} from "./amounts.js"
 * @import {Axis, Drawable} from "./compare-chart.js"
 * @import {Absence, Band, Figures, FiguresJson, Method, Move, Reason, Vote} from "./figures.js"
 * @import {Signs} from "./words.js"
 * @typedef {Record<string, string>} Texts
 * @typedef {{figures: FiguresJson, signs: Signs, year: number | null, names: Record<string, Texts>, cells: Texts,
 *   instead: Record<string, Texts>, why: Texts, columns: [string, string][], file: string, one: Texts, many: Texts, say: Texts}} ExplorerPage
 *   What pages/explorer.py writes.
 * @typedef {{page: ExplorerPage, figures: Figures, inEuros: boolean}} Telling `inEuros`: of the last year of the index.
 */

import { compare, median, order } from "./amounts.js";
import { put } from "./assessment-template.js";
import { weakest } from "./bands.js";
import { byKind, rowOf } from "./compare-chart.js";
import { cellId } from "./explorer-table.js";
import { listed } from "./listed.js";
import { stated } from "./votes.js";
import { toTheEuro } from "./whole-euros.js";
import { writeAmount, writeCentre, writeEuros, writeNumber, writePercent, writeSpan } from "./words.js";

const ENDS = /** @type {const} */ (["low", "centre", "high"]);

// --- amounts ----------------------------------------------------------------------------------------

/** Range, only end, amounts, or that sources disagree. @param {Band} band @param {ExplorerPage} page */
function valueOf({ status, cell, low, high, votes }, { say, signs }) {
  const shown = (/** @type {Exact} */ amount) => writeAmount(amount, cell.basis, signs);
  if (status === "contested") return say.disagree;
  if (status === "point") return listed([...new Set(stated(votes, "centre").sort(compare).map(shown))], say);
  if (low && high) return writeSpan([low, high], cell.basis, signs);
  return put(low ? say.from : say.upto, { amount: shown(/** @type {Exact} */ (low ?? high)) });
}

// --- one band ---------------------------------------------------------------------------------------

/** @param {Band} band @param {Axis} axis @param {Telling} telling */
export function bandValues(band, axis, telling) {
  const { page, inEuros } = telling;
  const { names } = page;
  const { cell, grade, age, status, votes } = band;
  const shown = (/** @type {Exact | null} */ amount, /** @type {typeof writeAmount} */ write) =>
    amount ? write(amount, cell.basis, page.signs) : "–";
  const row = rowOf(drawableOf(band), axis);
  const years = [...new Set(votes.map(({ year }) => String(year ?? page.say.undated)))].sort();
  return {
    ...row,
    ...byKind(row.marks),
    state: status === "band" && (age !== "current" || inEuros) ? "historic" : status,
    chip: age !== "current" && names.age[age ?? ""],
    value: valueOf(band, page),
    place: page.cells[cellId(cell)],
    unit: names.basis[cell.basis],
    low: shown(band.low, writeAmount),
    middle: shown(status === "band" ? band.centre : null, writeCentre),
    high: shown(band.high, writeAmount),
    count: votes.length,
    studies: counted("study", votes.length, page),
    years: years.join(", "),
    status: names.status[status],
    [`is/${status}`]: true,
    brought: inEuros && page,
    grade,
    letter: grade?.toLowerCase(),
    word: names.letter[grade ?? ""],
    reasons: band.reasons.map((reason) => reasonValues(reason, page)),
    weakest: weakest(band).map((reason, rank) => ({ ...reasonValues(reason, page), next: rank })),
    ...stepValues(band, telling),
    ...influenceValues(band, telling),
  };
}

/** As a chart takes it, from the lowest study up. @param {Band} band @returns {Drawable} */
function drawableOf({ status, low, centre, high, votes }) {
  const place = (/** @type {Vote} */ vote) => /** @type {Exact} */ (vote.low ?? vote.centre ?? vote.high);
  const ordered = [...votes].sort(
    (one, other) => compare(place(one), place(other)) || order(one.origin, other.origin),
  );
  return { status, low, centre, high, votes: ordered.map((vote) => ENDS.map((end) => vote[end])) };
}

// --- sentences --------------------------------------------------------------------------------------

/** @param {string} name @param {number} n @param {ExplorerPage} page */
export function counted(name, n, { one, many }) {
  return put((n > 1 ? many : one)[name], { n });
}

/** Why a cell, or everything, shows nothing. @param {Absence} absence @param {ExplorerPage} page */
export function absenceWords({ cause, instead }, page) {
  const names = new Set(instead.map((each) => page.instead[cause]?.[each] ?? each));
  return put(page.why[cause], { instead: listed([...names], page.say) });
}

// --- why --------------------------------------------------------------------------------------------

/** One criterion of a grade. @param {Reason} reason @param {ExplorerPage} page */
function reasonValues({ criterion, value, grade, better }, page) {
  return {
    grade,
    ...measureValues(criterion, value, page),
    better: better && { grade: better.grade, ...measureValues(criterion, better.asks, page) },
  };
}

/** What a criterion measured or asks for, under the name of its line in the template. @param {Reason["criterion"]} criterion @param {Exact | Method | Method[] | null} value @param {ExplorerPage} page */
function measureValues(criterion, value, { signs }) {
  if (!value) return { [`no-${criterion}`]: true };
  if ("n" in value) {
    const line = criterion === "origins" ? `origins-${value.n > 2n ? 2 : value.n}` : criterion;
    return { [line]: { n: writeNumber(value, signs), share: writePercent(value, signs) } };
  }
  return { methods: [value].flat().map(({ kind, sample }, rank) => ({ [kind]: true, sample, or: rank })) };
}

/** What prices bring up to date has cents that nobody published. @param {Exact} amount @param {Telling} telling */
function euros(amount, { page, inEuros }) {
  return writeEuros(inEuros ? toTheEuro(amount) : amount, page.signs);
}

/** How the votes come to the band, as the lines of the template. @param {Band} band @param {Telling} telling */
function stepValues({ votes, outer, shared, agreement, support, discords }, telling) {
  const { page, figures } = telling;
  const money = (/** @type {Exact | null} */ amount) => (amount ? euros(amount, telling) : "–");
  const span = (/** @type {(Exact | null)[]} */ [low, high]) => ({ low: money(low), high: money(high) });
  const medians = ENDS.map((end) => {
    const amounts = stated(votes, end).sort(compare);
    const result = amounts.length > 0 && { amounts: amounts.map(money).join(" · "), result: money(median(amounts)) };
    return [`${end}/median`, votes.length > 1 && result];
  });
  return {
    votes: votes.map(({ origin, year, low, centre, high }) => ({
      who: figures.studies[origin],
      year: year ?? page.say.undated,
      middle: money(centre),
      ...span([low, high]),
    })),
    alone: votes.length < 2,
    ...Object.fromEntries([...medians, ...discords.map((discord) => [discord, true])]),
    outer: votes.length > 1 && outer && span(outer),
    shared: shared && span(shared),
    agreed: agreement && {
      share: writePercent(agreement, page.signs),
      support: support && writePercent(support, page.signs),
    },
  };
}

/** What each end owes to one study. @param {Band} band @param {Telling} telling */
function influenceValues({ influence, votes }, telling) {
  if (!influence || votes.length < 2) return {};
  const move = (/** @type {Move} */ { amount, origin }) =>
    amount?.n && { who: telling.figures.studies[origin], amount: euros(amount, telling) };
  const [low, high] = [move(influence.low), move(influence.high)];
  return { influence: { lowers: low, raises: high, still: !low && !high } };
}
