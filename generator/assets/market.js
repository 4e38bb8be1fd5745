/**
 * What the pay of people is read against, from the JSON of market.py, where each field is explained.
 * @import {Exact} from "./amounts.js"
 * @typedef {"role" | "level" | "zone"} PostPart
 * @typedef {Record<PostPart, string>} Post
 * @typedef {{low: Exact, centre: Exact, high: Exact}} Range
 * @typedef {number | string} Amount
 * @typedef {{names: Record<PostPart, [string, string][]>, words: Record<PostPart, [string, string][]>,
 *   ranges: [string, string, string, Amount, Amount, Amount][], lacking: [string, string, string, string][],
 *   floor: Amount | null, above: Record<string, string>, ceilings: Record<string, Amount>}} MarketJson
 * @typedef {{names: Record<PostPart, Map<string, string>>, words: Record<PostPart, Map<string, string>>,
 *   ranges: Map<string, Range>, lacking: Map<string, string>, floor: Exact | null, above: Map<string, string>,
 *   ceilings: Map<string, Exact>}} Market
 */

import { exact } from "./amounts.js";

export const POST = /** @type {const} */ (["role", "level", "zone"]);

/** @param {MarketJson} page @returns {Market} */
export function marketOf({ names, words, ranges, lacking, floor, above, ceilings }) {
  return {
    names: maps(names),
    words: maps(words),
    ranges: new Map(
      ranges.map(([role, level, zone, low, centre, high]) => [
        keyOf({ role, level, zone }),
        { low: exact(low), centre: exact(centre), high: exact(high) },
      ]),
    ),
    lacking: new Map(lacking.map(([role, level, zone, status]) => [keyOf({ role, level, zone }), status])),
    floor: floor === null ? null : exact(floor),
    above: new Map(Object.entries(above)),
    ceilings: new Map(Object.entries(ceilings).map(([role, ceiling]) => [role, exact(ceiling)])),
  };
}

/** A post as the key of its band: ids hold no space. @param {Post} post */
export function keyOf({ role, level, zone }) {
  return `${role} ${level} ${zone}`;
}

/**
 * `Community manager junior`; a comma before what does not qualify the last word, `…, tous niveaux`.
 * @param {string} role @param {string} level @param {string} any The level that means all levels. @param {Market} market
 */
export function atLevel(role, level, any, { names }) {
  const name = names.level.get(level) ?? "";
  const comma = level === any || role.includes(",") ? "," : "";
  return `${role}${comma} ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** @param {Record<PostPart, [string, string][]>} lists */
function maps({ role, level, zone }) {
  return { role: new Map(role), level: new Map(level), zone: new Map(zone) };
}
