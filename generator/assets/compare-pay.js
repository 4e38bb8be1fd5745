/**
 * The pay of a comparison as the values that the template of the page takes: bars, overlaps, holes, progressions.
 *
 * @import {Exact} from "./amounts.js"
 * @import {Axis} from "./compare-chart.js"
 * @import {Paid} from "./compare-steps.js"
 * @import {Choice, Page} from "./compare-values.js"
 */

import { compare, exact, nearly } from "./amounts.js";
import { put } from "./assessment-template.js";
import { isOn, placeOn, rowOf, sharedAxis, spanOn } from "./compare-chart.js";
import { stepOf } from "./compare-steps.js";
import { listed } from "./listed.js";
import { writeThousands } from "./words.js";

/** Pay at every place where two choices have figures, on one axis. @param {Choice[]} choices @param {Page} page */
export function payValues(choices, page) {
  const { say, zones } = page;
  const having = (/** @type {string} */ zone) => choices.filter(({ bands }) => bands.has(zone));
  const shared = zones.filter(([zone]) => having(zone).length > 1);
  const alone = zones.filter(([zone]) => having(zone).length === 1);
  const axis = sharedAxis(shared.flatMap(([zone]) => having(zone).flatMap(({ bands }) => bands.get(zone) ?? [])));
  const places = shared.map(([zone, place]) => placeValues(zone, place, choices, axis, page));
  const isBeyond = places.some(({ isBeyond }) => isBeyond);
  const none = choices.filter(({ bands }) => !bands.size).map(({ label }) => put(say.empty, { role: label }));
  return {
    chart: places.length && { ...scaleValues(axis, page), places, beyond: isBeyond, within: !isBeyond },
    unpaid: !places.length && { why: none.length ? put(say.nothing, { why: listed(none, say) }) : say.unpaid },
    elsewhere: alone.flatMap(([zone, place]) =>
      having(zone).map(({ label, bands }) => ({ label, place, value: bands.get(zone)?.value })),
    ),
  };
}

/** @param {Axis} axis @param {Page} page */
function scaleValues(axis, { floor, signs }) {
  const minimum = floor === null ? null : nearly(exact(floor));
  const ticks = axis.ticks.map((tick, rank) => ({
    x: placeOn(axis, tick),
    label: writeThousands(exact(tick), signs),
    odd: rank % 2 ? "odd" : "",
  }));
  return { ticks, floor: isOn(axis, minimum) && { x: placeOn(axis, minimum ?? 0) } };
}

/** @param {string} zone @param {string} place @param {Choice[]} choices @param {Axis} axis @param {Page} page */
function placeValues(zone, place, choices, axis, page) {
  const paid = choices.filter(({ bands }) => bands.has(zone));
  const couples = paid.flatMap((first, rank) => paid.slice(rank + 1).map((second) => [first, second]));
  const rows = choices.map((choice) => rowValues(choice, zone, axis, page));
  return {
    place,
    rows,
    isBeyond: rows.some(({ drawn }) => drawn?.marks.some((mark) => mark["is-beyond"])),
    pairs: couples.map((couple) => pairValues(couple, zone, axis, page, choices.length > 2)),
  };
}

/** @param {Choice} choice @param {string} zone @param {Axis} axis @param {Page} page */
function rowValues({ id, full, rung, bands }, zone, axis, { say }) {
  const band = bands.get(zone);
  if (!band) return { name: full, rung, unlinked: true, value: say.none };
  const row = rowOf(band, axis);
  const { href, chip, noted, value, grade, word, sentence } = band;
  const state = band.status === "band" && band.age !== "current" ? "historic" : band.status;
  const drawn = { key: `${id}-${zone}`, state, ...row };
  return {
    name: full,
    rung,
    linked: { href },
    chipped: chip && { chip },
    noted: noted && { href },
    value,
    graded: grade && { grade, word, letter: grade.toLowerCase() },
    state,
    sentence,
    drawn,
  };
}

/** @param {Choice[]} couple @param {string} zone @param {Axis} axis @param {Page} page @param {boolean} isNamed */
function pairValues(couple, zone, axis, page, isNamed) {
  const labels = couple.map(({ label }) => label);
  const bands = couple.flatMap(({ bands }) => bands.get(zone) ?? []);
  const { ranges, progression, change, caution, studies, between } = stepOf(bands, labels, page);
  return {
    named: isNamed && { couple: labels.join(" → ") },
    measures: between && [
      {
        name: page.say[`${between.kind}-name`],
        figure: writeThousands(between.amount, page.signs),
        told: ranges,
        [between.kind]: stretch(axis, between.from, between.to),
      },
      { name: page.say["progression-name"], figure: change, told: progression, ...arrow(bands, axis) },
    ],
    notes: between ? [caution, studies].join(" ").trim() : ranges,
  };
}

/** @param {Axis} axis @param {Exact} from @param {Exact} to */
function stretch(axis, from, to) {
  const [left, right] = [nearly(from), nearly(to)];
  return { x: placeOn(axis, left), width: spanOn(axis, left, right), end: placeOn(axis, right) };
}

/** From the first midpoint to the second, whichever is the higher. @param {Paid[]} bands @param {Axis} axis */
function arrow([{ centre: from }, { centre: to }], axis) {
  if (!from || !to) return {};
  const way = compare(from, to);
  const line = stretch(axis, from, to);
  return { line, rise: way < 0 && line, fall: way > 0 && line, level: !way && line };
}
