/**
 * From the figures of a cell to its band: the port of bands.py, where each function is explained.
 * @import {Exact} from "./amounts.js"
 * @import {Band, Cell, Discord, Move, Observation, Span, Studies, Tally, Terms, Vote} from "./figures.js"
 */

import {
  compare, divided, exact, least, median, medianWithout, minus, most, over, quartile, times,
} from "./amounts.js";
import { reasonsOf, worst } from "./grades.js";
import { byId, freshness, isBounded, isTwoSided, medianIfAny, stated, studiesOf, usable, votesOf } from "./votes.js";

const RANGES_FOR_QUARTILES = 4;
const GROSS_A_YEAR = ["gross-year", "variable-year", "total-year"];

/** @param {Cell} cell @param {Observation[]} observations Of any cell. @param {Terms} terms @returns {Band} */
export function bandOf(cell, observations, terms) {
  const { role, level, contract, basis } = cell;
  // A page asks for every cell at each change of a filter: a loop over the names of fields takes several times as long.
  const near = observations.filter(
    (each) => each.role === role && each.level === level && each.contract === contract && each.basis === basis,
  );
  const of = (/** @type {string} */ zone) => near.filter((each) => each.zone === zone);
  const shares = Object.entries(terms.mixtures[cell.zone] ?? {});
  const parts = shares.map(([zone, share]) => /** @type {[number, Studies]} */ ([share, studiesOf(of(zone))]));
  const [newest, superseded] = votesOf(studiesOf(of(cell.zone)), parts);
  const [votes, tooOld] = usable(newest, terms);
  const tally = tallyOf(votes);
  const discords = [...discordsOf(votes, tally)];
  const status = statusOf(votes, discords);
  const reasons = votes.length ? reasonsOf(votes, tally.agreement, terms) : [];
  return {
    ...tally,
    ...(discords.length ? { low: null, centre: null, high: null } : {}),
    cell,
    status,
    age: ageOf(votes, terms),
    discords,
    votes,
    unused: [...tooOld, ...superseded],
    setAside: of(cell.zone).filter(({ aside }) => aside !== null).sort(byId),
    influence: status === "band" ? { low: largestMove(votes, "low"), high: largestMove(votes, "high") } : null,
    grade: worst(reasons),
    reasons,
    floor: contract === "salaried" && GROSS_A_YEAR.includes(basis) ? terms.floor : null,
  };
}

/** @param {Vote[]} votes @returns {Tally} */
function tallyOf(votes) {
  const lows = stated(votes, "low").sort(compare);
  const highs = stated(votes, "high").sort(compare);
  const centre = medianIfAny(stated(votes, "centre"));
  const ranges = rangesOf(votes);
  return {
    low: medianIfAny(lows),
    centre,
    high: medianIfAny(highs),
    outer: outerOf(lows, highs, ranges.length),
    ...agreementOf(ranges),
    support: supportOf(ranges, centre),
  };
}

/** @param {Vote[]} votes @returns {Span[]} */
function rangesOf(votes) {
  return votes.flatMap(({ low, high }) => (low && high ? [[low, high]] : []));
}

/** @param {Exact[]} lows @param {Exact[]} highs @param {number} ranges @returns {Span | null} */
function outerOf(lows, highs, ranges) {
  if (!lows.length || !highs.length) return null;
  if (ranges < RANGES_FOR_QUARTILES) return [lows[0], highs[highs.length - 1]];
  return [quartile(lows, 1), quartile(highs, 3)];
}

/** @param {Span[]} ranges @returns {{shared: Span | null, agreement: Exact | null}} */
function agreementOf(ranges) {
  if (ranges.length < 2) return { shared: null, agreement: null };
  const lows = ranges.map(([low]) => low);
  const highs = ranges.map(([, high]) => high);
  const [low, high, lowest, highest] = [most(lows), least(highs), least(lows), most(highs)];
  if (compare(high, low) > 0) return { shared: [low, high], agreement: over(minus(high, low), minus(highest, lowest)) };
  return { shared: null, agreement: exact(Number(!compare(low, lowest) && !compare(low, highest))) };
}

/** @param {Span[]} ranges @param {Exact | null} centre */
function supportOf(ranges, centre) {
  if (!ranges.length || !centre) return null;
  const holding = ranges.filter(([low, high]) => compare(low, centre) <= 0 && compare(centre, high) <= 0);
  return divided(exact(holding.length), ranges.length);
}

/** @param {Vote[]} votes @param {Tally} tally @returns {Iterable<Discord>} */
function* discordsOf(votes, { low, high, support }) {
  if (low && high && compare(low, high) >= 0) yield "crossed";
  if (support && compare(support, exact("1/2")) < 0) yield "unsupported";
  const bounded = votes.filter(isBounded);
  if (bounded.length === 2 && areApart(bounded)) yield "apart";
}

/** @param {Vote[]} votes */
function areApart(votes) {
  const [lows, highs] = [stated(votes, "low"), stated(votes, "high")];
  return lows.length > 0 && highs.length > 0 && compare(most(lows), least(highs)) >= 0;
}

/** @param {Vote[]} votes @param {Discord[]} discords @returns {Band["status"]} */
function statusOf(votes, discords) {
  if (!votes.length) return "empty";
  if (discords.length) return "contested";
  if (votes.some(isTwoSided)) return "band";
  return votes.some(isBounded) ? "one-sided" : "point";
}

/** @param {Vote[]} votes @param {Terms} terms @returns {Band["age"]} */
function ageOf(votes, terms) {
  if (!votes.length) return null;
  if (votes.some(({ year }) => year === null)) return "undated";
  return freshness(votes[0].year, terms) === "historic" ? "historic" : "current";
}

/** @param {Vote[]} votes By study. @param {"low" | "high"} end @returns {Move} */
function largestMove(votes, end) {
  const ends = votes.flatMap(({ origin, [end]: amount }) => (amount ? [{ origin, amount }] : []));
  if (ends.length === 1) return { amount: null, origin: ends[0].origin };
  const amounts = ends.map(({ amount }) => amount);
  const moves = ends.map(({ origin }, index) => ({
    origin,
    amount: distance(medianWithout(amounts, index), median(amounts)),
  }));
  return moves.reduce((largest, move) => (compare(move.amount, largest.amount) > 0 ? move : largest));
}

/** @param {Exact} one @param {Exact} other */
function distance(one, other) {
  return compare(one, other) > 0 ? minus(one, other) : minus(other, one);
}

// --- what a band says of itself ---------------------------------------------------------------------

/** @param {Band} band */
export function isUnderFloor(band) {
  return beginsUnder(band, 100);
}

/** @param {Band} band */
export function isNearFloor(band) {
  return beginsUnder(band, 105) && !beginsUnder(band, 100);
}

/** @param {Band} band @param {number} percent */
function beginsUnder({ status, age, low, floor }, percent) {
  if (status !== "band" || age !== "current" || !low || !floor) return false;
  return compare(times(low, exact(100)), times(floor, exact(percent))) < 0;
}

/** @param {Band} band @returns {[number, number] | null} */
export function yearsOf({ votes }) {
  const years = stated(votes, "year");
  return years.length ? [Math.min(...years), Math.max(...years)] : null;
}

/** @param {Band} band */
export function statisticsOf({ votes }) {
  return [...new Set(stated(votes, "statistics").flat())].sort();
}

/** @param {Band} band */
export function weakest(band) {
  return band.reasons.filter(({ grade }) => grade === band.grade);
}

/** @param {Band} band */
export function isCentreOutside({ status, low, centre, high }) {
  if (status !== "band" || !low || !centre || !high) return false;
  return compare(centre, low) < 0 || compare(centre, high) > 0;
}
