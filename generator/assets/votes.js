/**
 * From published figures to votes: the port of votes.py, where each function is explained.
 * @import {Exact} from "./amounts.js"
 * @import {Freshness, Observation, Studies, Terms, Unused, Vote} from "./figures.js"
 */

import { compare, divided, exact, least, median, most, order, over, plus, times, total } from "./amounts.js";

const GIVES_A_LOW = ["minimum", "floor", "quartile-1"];
const GIVES_A_HIGH = ["maximum", "quartile-3"];

/**
 * What those of the votes that give something give.
 * @template {keyof Vote} K @param {Vote[]} votes @param {K} name @returns {NonNullable<Vote[K]>[]}
 */
export function stated(votes, name) {
  const given = votes.map((vote) => vote[name]).filter((value) => value !== null);
  return /** @type {NonNullable<Vote[K]>[]} */ (given);
}

/** @param {Exact[]} values */
export function medianIfAny(values) {
  return values.length ? median(values) : null;
}

/** @param {Observation} observation @returns {(Exact | null)[]} The low, the high and the centre it speaks for. */
export function endsOf({ statistic, low, high, point }) {
  if (GIVES_A_LOW.includes(statistic)) return [low ?? point ?? high, null, null];
  if (GIVES_A_HIGH.includes(statistic)) return [null, high ?? point ?? low, null];
  return [low, high, point];
}

/** @param {Vote} vote */
export function isTwoSided({ low, high }) {
  return low !== null && high !== null;
}

/** @param {Vote} vote */
export function isBounded({ low, high }) {
  return low !== null || high !== null;
}

/** Whether its low lies above its high: figures for unlike employers, one of them open. @param {Vote} vote */
export function isCrossed({ low, high }) {
  return low !== null && high !== null && compare(low, high) > 0;
}

/** @param {number | null} year @param {Terms} terms @returns {Freshness} */
export function freshness(year, { year: today, thresholds }) {
  if (year === null) return "undated";
  if (today - year <= thresholds.recent) return "recent";
  return today - year <= thresholds.usable ? "to-confirm" : "historic";
}

// --- one study, one vote ----------------------------------------------------------------------------

/** @param {Observation[]} observations Of one cell. @returns {Studies} */
export function studiesOf(observations) {
  /** @type {Studies} */
  const studies = new Map();
  for (const each of observations.filter(({ aside }) => aside === null)) {
    const years = studies.get(each.origin) ?? new Map();
    studies.set(each.origin, years.set(each.year, [...(years.get(each.year) ?? []), each]));
  }
  return studies;
}

/** @param {Studies} own @param {[number, Studies][]} parts @returns {[Vote[], Unused[]]} */
export function votesOf(own, parts) {
  const each = [...own].map(([origin, years]) => newestFirst(years.keys()).map((year) => merged(origin, year, own)));
  const newest = [...each.map(([first]) => first), ...mixtures(own, parts)].sort(byOrigin);
  const older = each.flatMap(([, ...others]) => others).sort(byOrigin);
  return [newest, older.map((vote) => ({ vote, why: "superseded" }))];
}

/** @param {Vote[]} votes @param {Terms} terms @returns {[Vote[], Unused[]]} */
export function usable(votes, terms) {
  const isFresh = (/** @type {Vote} */ { year }) => ["recent", "to-confirm"].includes(freshness(year, terms));
  const fresh = votes.filter(isFresh);
  if (!fresh.length) return [votes, []];
  const old = votes.filter((vote) => !isFresh(vote));
  return [fresh, old.map((vote) => ({ vote, why: vote.year === null ? "undated" : "stale" }))];
}

/** @param {string} origin @param {number | null} year @param {Studies} studies @returns {Vote} */
function merged(origin, year, studies) {
  const observations = [...(studies.get(origin)?.get(year) ?? [])].sort(byId);
  const ends = observations.map(endsOf);
  const [low, high, published] = [0, 1, 2].map((which) => medianIfAny(ends.flatMap((each) => each[which] ?? [])));
  return {
    origin,
    year,
    low,
    high,
    centre: published ?? (low && high && divided(plus(low, high), 2)),
    hasPublishedCentre: published !== null,
    statistics: [...new Set(observations.map(({ statistic }) => statistic))].sort(),
    observations,
    isMixture: false,
  };
}

/** @param {Observation} one @param {Observation} other */
export function byId(one, other) {
  return order(one.id, other.id);
}

/** @param {Vote} one @param {Vote} other */
function byOrigin(one, other) {
  return order(one.origin, other.origin);
}

/** @param {Iterable<number | null>} years */
function newestFirst(years) {
  return [...years].sort((one, other) => (other ?? 0) - (one ?? 0));
}

// --- mixtures ---------------------------------------------------------------------------------------

/** @param {Studies} own @param {[number, Studies][]} parts */
function mixtures(own, parts) {
  if (!parts.length) return [];
  const everywhere = [...parts[0][1].keys()].filter((origin) => parts.every(([, studies]) => studies.has(origin)));
  const made = everywhere.filter((origin) => !own.has(origin)).map((origin) => mixed(pieces(origin, parts)));
  return made.filter((vote) => isBounded(vote) || vote.centre !== null);
}

/** @param {string} origin @param {[number, Studies][]} parts @returns {[number, Vote][]} */
function pieces(origin, parts) {
  const years = parts.map(([, studies]) => [...(studies.get(origin)?.keys() ?? [])]);
  const shared = years[0].filter((year) => years.every((others) => others.includes(year)));
  return parts.map(([share, studies], part) => {
    const [year] = newestFirst(shared.length ? shared : years[part]);
    return [share, merged(origin, year, studies)];
  });
}

/** @param {[number, Vote][]} shares @returns {Vote} */
function mixed(shares) {
  const votes = shares.map(([, vote]) => vote);
  const years = stated(votes, "year");
  return {
    origin: votes[0].origin,
    year: years.length === votes.length ? Math.min(...years) : null,
    low: ofAll(votes, "low", least),
    high: ofAll(votes, "high", most),
    centre: ofAll(votes, "centre", (centres) => weighted(shares.map(([share]) => exact(share)), centres)),
    hasPublishedCentre: votes.every((vote) => vote.hasPublishedCentre),
    statistics: [...new Set(stated(votes, "statistics").flat())].sort(),
    observations: stated(votes, "observations").flat(),
    isMixture: true,
  };
}

/** @param {Vote[]} votes @param {"low" | "high" | "centre"} name @param {(amounts: Exact[]) => Exact} combined */
function ofAll(votes, name, combined) {
  const amounts = stated(votes, name);
  return amounts.length === votes.length ? combined(amounts) : null;
}

/** @param {Exact[]} shares @param {Exact[]} centres */
function weighted(shares, centres) {
  return over(total(centres.map((centre, part) => times(centre, shares[part]))), total(shares));
}
