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
 *   instead: Record<string, Texts>, why: Texts, columns: [string, string][], day: string, noted: string[], counted: string[], file: string, one: Texts, many: Texts, numbers: string[], studies: string[], dated: string[], say: Texts}} ExplorerPage
 *   What pages/explorer.py writes.
 * @typedef {{page: ExplorerPage, figures: Figures, inEuros: boolean}} Telling `inEuros`: of the last year of the index.
 */

import { compare, least, median, most, order } from "./amounts.js";
import { put } from "./assessment-template.js";
import { weakest } from "./bands.js";
import { rowOf } from "./compare-chart.js";
import { cellId } from "./explorer-table.js";
import { listed } from "./listed.js";
import { endsOf, isBounded, isCrossed, isTwoSided, stated } from "./votes.js";
import { toTheEuro } from "./whole-euros.js";
import { writeAmount, writeCentre, writeEuros, writeNumber, writePercentReached, writeSpan } from "./words.js";

const ENDS = /** @type {const} */ (["low", "centre", "high"]);

// --- amounts ----------------------------------------------------------------------------------------

/** Range, only end, amounts, or that sources disagree. @param {Band} band @param {ExplorerPage} page */
function valueOf({ status, cell: { basis }, low, high, votes }, page) {
  const shown = (/** @type {Exact} */ amount) => writeAmount(amount, basis, page.signs);
  if (status === "contested") return page.say.disagree;
  if (status === "point") return listed([...new Set(stated(votes, "centre").sort(compare).map(shown))], page.say);
  return endsOrEnd([low, high], basis, page);
}

/** @param {(Exact | null)[]} ends Two, or only one. @param {string} basis @param {ExplorerPage} page */
function endsOrEnd([low, high], basis, { say, signs }) {
  if (low && high) return writeSpan([low, high], basis, signs);
  return put(low ? say.from : say.upto, { amount: writeAmount(/** @type {Exact} */ (low ?? high), basis, signs) });
}

/** As a table shows it, in a sentence. @param {string} range @param {ExplorerPage} page */
const inSentence = (range, { say }) => range.replace("–", say.to);

// --- one band ---------------------------------------------------------------------------------------

/** @param {Band} band @param {Axis} axis @param {Telling} telling */
export function bandValues(band, axis, telling) {
  const { page, inEuros } = telling;
  const { names } = page;
  const { cell, grade, age, status, votes } = band;
  const shown = (/** @type {Exact | null} */ amount, /** @type {typeof writeAmount} */ write) =>
    amount ? write(amount, cell.basis, page.signs) : "–";
  const why = weakest(band);
  return {
    ...rowOf(drawableOf(band), axis),
    state: status === "band" && (age !== "current" || inEuros) ? "historic" : status,
    chip: age !== "current" && names.age[age ?? ""],
    noted: status === "point" && votes.length === 1 && votes[0].observations.some(({ id }) => page.noted.includes(id)),
    value: valueOf(band, page),
    range: inSentence(valueOf(band, page), page),
    place: page.cells[cellId(cell)],
    unit: names.basis[cell.basis],
    low: shown(band.low, writeAmount),
    middle: shown(status === "band" ? band.centre : null, writeCentre),
    high: shown(band.high, writeAmount),
    count: votes.length,
    studies: page.studies[votes.length],
    dates: dates(votes, page),
    accord: howRangesAgree(band, telling),
    status: names.status[status],
    [`is/${status}`]: true,
    brought: inEuros && page,
    grade,
    letter: grade?.toLowerCase(),
    word: names.letter[grade ?? ""],
    reasons: band.reasons.map((reason) => reasonValues(reason, page)),
    weakest: why.map((reason, rank) => {
      const before = rank < why.length - 1 ? ", " : page.say.and;
      return { ...reasonValues(reason, page), before: rank ? before : "" };
    }),
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

/** @param {string} name @param {number} n @param {ExplorerPage} page @param {object} [values] */
export function counted(name, n, { one, many }, values) {
  return put((n > 1 ? many : one)[name], { n, ...values });
}

/** When studies speak. @param {Vote[]} votes @param {ExplorerPage} page */
export function dates(votes, page) {
  const years = stated(votes, "year").sort();
  if (!years.length) return counted("undated", votes.length, page);
  const [first, last] = [years[0], years.at(-1)];
  const span = first === last ? first : put(page.say.years, { first, last });
  return put(page.dated[votes.length - years.length], { years: span });
}

/** How far ranges agree; what each study says where they do not. @param {Band} band @param {Telling} telling */
function howRangesAgree({ status, cell: { basis }, votes, shared, support }, { page, figures }) {
  const { say, numbers } = page;
  const shown = (/** @type {Exact | null} */ amount) => writeAmount(/** @type {Exact} */ (amount), basis, page.signs);
  const range = (/** @type {(Exact | null)[]} */ ends) => inSentence(endsOrEnd(ends, basis, page), page);
  if (status === "contested") {
    const told = votes.map((vote) => {
      const what = isBounded(vote) ? rangesTold(vote).map(range) : [shown(vote.centre)];
      return put(say.says, { who: figures.studies[vote.origin], what: listed([...new Set(what)], { list: say.or }) });
    });
    return `${listed(told, say)}.`;
  }
  const ranges = votes.filter(isTwoSided);
  const total = ranges.length;
  if (total < 2) return "";
  if (!shared) {
    const holding = support ? Number((support.n * BigInt(total)) / support.d) : 0;
    return counted("apart", holding, page, { n: numbers[holding], total: numbers[total] });
  }
  const ends = [least(stated(ranges, "low")), most(stated(ranges, "high"))];
  const [low, high] = ends.map(shown);
  const isUnder = low !== shown(shared[0]);
  const isOver = high !== shown(shared[1]);
  const told = isUnder ? (isOver ? say.around : say.under) : isOver ? say.over : say.within;
  const agreed = put(total > 2 ? say.all : say.both, { range: range(shared) });
  return put(told, { agreed, low, high, ends: range(ends) });
}

/** The ends of a study; those of each figure where they do not make one range. @param {Vote} vote */
function rangesTold(vote) {
  if (!isCrossed(vote)) return [[vote.low, vote.high]];
  const first = (/** @type {(Exact | null)[]} */ [low, high]) => /** @type {Exact} */ (low ?? high);
  return vote.observations.map(endsOf).sort((one, other) => compare(first(one), first(other)));
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
function measureValues(criterion, value, { signs, numbers }) {
  if (!value) return { [`no-${criterion}`]: true };
  if ("n" in value) {
    const whole = Number(value.n / value.d);
    const n = criterion === "origins" ? numbers[whole] : writeNumber(value, signs);
    const told = { n, share: writePercentReached(value, signs) };
    return { [criterion]: told, [`${criterion}-${Math.min(whole, 2)}`]: told };
  }
  return {
    methods: [value].flat().map(({ kind, sample }, rank) => ({ [kind]: true, sample, unsized: !sample, or: rank })),
  };
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
      share: writePercentReached(agreement, page.signs),
      support: support && writePercentReached(support, page.signs),
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
