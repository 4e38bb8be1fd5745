/**
 * One salary beside its band, and beside the bands of the ladder, as what the template of the page takes.
 * @import {Exact} from "./amounts.js"
 * @import {Market, MarketJson, Post, Range} from "./market.js"
 * @import {Values} from "./assessment-template.js"
 * @import {Signs} from "./words.js"
 *
 * @typedef {{trust: string, told: string, href: string}} Known What the page says of a post that has figures.
 * @typedef {{market: MarketJson, known: Record<string, Known>, ranges: Record<string, string>, ladder: string[], short: Record<string, string>,
 *   rungs: Record<string, number>, places: Record<string, string>, any: string, signs: Signs, say: Record<string, string>}} PositionPage
 * @typedef {{post: Post, month: Exact | null, months: Exact, salary: Exact, part: Exact, variable: Exact}} Pay
 *   `salary` is the fixed pay of the year as paid; `month` what one month pays, when that is what was given.
 * @typedef {{inside: string[], nearest: string | null, isUnder: boolean}} PayRungs
 */

import { compare, exact, minus, nearly, over, plus } from "./amounts.js";
import { put } from "./assessment-template.js";
import { axisOf, isOn, placeOn, spanOn } from "./compare-chart.js";
import { compaRatio, fullTimeEquivalent, minimumWageMultiple, rangePosition } from "./comparison.js";
import { atLevel, keyOf } from "./market.js";
import { signedPercent, unsigned, wholeEuros } from "./whole-euros.js";
import { writeNumber, writePercent, writeThousands } from "./words.js";

/** @param {Pay} pay @param {PositionPage} page @param {Market} market @returns {Values} */
export function placedValues(pay, page, market) {
  const { salary, part, post, month, months, variable } = pay;
  const euros = (/** @type {Exact} */ amount) => wholeEuros(amount, page.signs);
  const fullTime = fullTimeEquivalent(salary, part);
  const band = market.ranges.get(keyOf(post));
  const known = page.known[keyOf(post)];
  const name = nameOf(post, page, market);
  return {
    said: band
      ? `${saidOf(fullTime, band, name, page)} ${known.trust}`
      : put(page.say.none, { why: known?.told ?? put(page.say.unknown, { post: name }) }),
    post: name,
    placed: band && {
      rung: page.rungs[post.role] ?? 0,
      ...measuresOf(fullTime, band, page),
      ...gaugeOf(fullTime, band, page, market),
    },
    known: known && [known],
    multiple: market.floor && {
      times: writeNumber(minimumWageMultiple(fullTime, market.floor), page.signs),
      floor: euros(market.floor),
    },
    beneath: market.floor && compare(fullTime, market.floor) < 0 && { floor: euros(market.floor) },
    monthly: month && { month: euros(month), months: writeNumber(months, page.signs), salary: euros(salary) },
    partial: compare(part, exact(1)) < 0 && {
      salary: euros(salary),
      part: writePercent(part, page.signs),
      fullTime: euros(fullTime),
    },
    variable: variable.n > 0n && {
      variable: euros(variable),
      total: euros(plus(salary, variable)),
      share: writePercent(over(variable, plus(salary, variable)), page.signs),
    },
    zones: band ? zonesBeside(post, page, market) : [],
    elsewhere: band ? [] : elsewhere(post, page, market),
  };
}

/** `Community manager junior, en France`. @param {Post} post @param {PositionPage} page @param {Market} market */
function nameOf({ role, level, zone }, { say, places, any }, market) {
  return put(say.post, { role: atLevel(market.names.role.get(role) ?? "", level, any, market), zone: places[zone] });
}

/** @param {Exact} fullTime @param {Range} band */
function sideOf(fullTime, { low, high }) {
  if (compare(fullTime, low) < 0) return "under";
  return compare(fullTime, high) > 0 ? "above" : "inside";
}

/** The sentence that says it all. @param {Exact} fullTime @param {Range} band @param {string} post @param {PositionPage} page */
function saidOf(fullTime, band, post, { say, signs }) {
  const euros = (/** @type {Exact} */ amount) => wholeEuros(amount, signs);
  const side = sideOf(fullTime, band);
  return put(say[side], {
    post,
    salary: euros(fullTime),
    low: euros(band.low),
    high: euros(band.high),
    centre: euros(band.centre),
    ratio: writeNumber(compaRatio(fullTime, band.centre), signs),
    position: signedPercent(rangePosition(fullTime, band.low, band.high), signs),
    lack: euros(minus(band.low, fullTime)),
    excess: euros(minus(fullTime, band.high)),
  });
}

/** @param {Exact} fullTime @param {Range} band @param {PositionPage} page */
function measuresOf(fullTime, band, { signs }) {
  const side = sideOf(fullTime, band);
  return {
    ratio: writeNumber(compaRatio(fullTime, band.centre), signs),
    position: signedPercent(rangePosition(fullTime, band.low, band.high), signs),
    fromLow: wholeEuros(minus(fullTime, band.low), signs),
    fromHigh: wholeEuros(minus(band.high, fullTime), signs),
    under: side === "under",
    notUnder: side !== "under",
    above: side === "above",
    notAbove: side !== "above",
  };
}

/** The drawing of the band with the salary on it. @param {Exact} fullTime @param {Range} band @param {PositionPage} page @param {Market} market */
function gaugeOf(fullTime, band, { signs }, { floor }) {
  const [low, centre, high, at] = [band.low, band.centre, band.high, fullTime].map(nearly);
  const axis = axisOf([low, high, at]);
  const edge = floor && nearly(floor);
  return {
    ticks: axis.ticks.map((tick, rank) => ({
      x: placeOn(axis, tick),
      label: writeThousands(exact(tick), signs),
      odd: rank % 2 ? "odd" : "",
    })),
    barX: placeOn(axis, low),
    barWidth: spanOn(axis, low, high),
    centreX: placeOn(axis, centre),
    atX: placeOn(axis, at),
    edge: edge !== null && isOn(axis, edge) && { x: placeOn(axis, edge) },
  };
}

/** The other places whose band of the same role and level may say otherwise. @param {Post} post @param {PositionPage} page @param {Market} market */
function zonesBeside(post, { known, ranges }, { names }) {
  const others = [...names.zone].filter(([zone]) => zone !== post.zone && keyOf({ ...post, zone }) in ranges);
  return others.map(([zone, name]) => {
    const key = keyOf({ ...post, zone });
    return { zone: name, range: ranges[key], href: known[key].href };
  });
}

/** Other posts of the role that have a band. @param {Post} post @param {PositionPage} page @param {Market} market */
function elsewhere(post, page, { names, ranges }) {
  const places = [...names.level.keys()].flatMap((level) => [...names.zone.keys()].map((zone) => ({ level, zone })));
  const others = places.map((place) => ({ ...post, ...place })).filter((other) => ranges.has(keyOf(other)));
  return others.map(({ level, zone }) => ({
    value: `${level} ${zone}`,
    place: put(page.say.place, { level: names.level.get(level), zone: names.zone.get(zone) }),
  }));
}

// --- title, practice, pay ---------------------------------------------------------------------------

/**
 * The rungs whose band of this level and place holds a salary, the nearest midpoint first; without any, the nearest
 * band and on which side of it the salary lies.
 * @param {Exact} fullTime @param {Post} post @param {string[]} ladder @param {Market} market @returns {PayRungs}
 */
export function payRungs(fullTime, { level, zone }, ladder, { ranges }) {
  const bands = ladder.flatMap((role) => {
    const band = ranges.get(keyOf({ role, level, zone }));
    return band ? [{ role, band, side: sideOf(fullTime, band) }] : [];
  });
  const far = (/** @type {Range} */ band) => unsigned(minus(compaRatio(fullTime, band.centre), exact(1)));
  const inside = bands.filter(({ side }) => side === "inside").sort((one, other) => compare(far(one.band), far(other.band)));
  const off = (/** @type {typeof bands[0]} */ { band, side }) =>
    side === "under" ? minus(band.low, fullTime) : minus(fullTime, band.high);
  const [nearest = null] = inside.length ? [] : bands.sort((one, other) => compare(off(one), off(other)));
  return { inside: inside.map(({ role }) => role), nearest: nearest && nearest.role, isUnder: nearest?.side === "under" };
}

/**
 * Title and practice are roles of the ladder, or empty when not told.
 * @param {Pay} pay @param {{title: string, practice: string}} told @param {PositionPage} page @param {Market} market
 * @returns {Values | null}
 */
export function threeValues(pay, { title, practice }, page, market) {
  if (!title && !practice) return null;
  const { short, say, ladder } = page;
  const fullTime = fullTimeEquivalent(pay.salary, pay.part);
  const found = payRungs(fullTime, pay.post, ladder, market);
  const band = market.ranges.get(keyOf({ ...pay.post, role: practice }));
  const titled = market.ranges.get(keyOf({ ...pay.post, role: title }));
  const side = practice && (band ? sideOf(fullTime, band) : "none");
  const apart = title && practice ? Math.sign(ladder.indexOf(title) - ladder.indexOf(practice)) : null;
  const paid = paidWords(found, page);
  const parts = [
    title && put(say.title, { role: short[title] }),
    practice && put(say.practice, { role: short[practice] }),
    put(say.pay, { role: paid }),
  ].filter(Boolean);
  return {
    summary: `${parts.join(", ").replace(/^./, (letter) => letter.toUpperCase())}.`,
    title: title ? short[title] : "–",
    practice: practice ? short[practice] : "–",
    paid,
    lack: band && wholeEuros(minus(band.low, fullTime), page.signs),
    excess: band && wholeEuros(minus(fullTime, band.high), page.signs),
    practiced: short[practice],
    [`apart/${apart}`]: true,
    [`practice/${side}`]: true,
    warned: apart === 1 && titled && sideOf(fullTime, titled) === "under",
    one: found.inside.length > 1,
  };
}

/** @param {PayRungs} found @param {PositionPage} page */
function paidWords({ inside, nearest, isUnder }, { short, say }) {
  if (inside.length) return inside.map((role) => short[role]).join(say.or);
  return nearest ? put(isUnder ? say.below : say.beyond, { role: short[nearest] }) : say.nowhere;
}
