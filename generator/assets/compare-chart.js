/**
 * Geometry of the bands of a comparison on their one axis: the port of what charts.py and pages/pay.py do for them,
 * where each function is explained. Numbers are near enough to draw with, and nothing else is made from them.
 *
 * @import {Exact} from "./amounts.js"
 * @import {Paid} from "./compare-steps.js"
 * @typedef {Pick<Paid, "status" | "low" | "centre" | "high" | "votes">} Drawable
 * @typedef {{start: number, end: number, ticks: number[]}} Axis
 * @typedef {"range" | "from" | "to" | "point" | "beyond"} Kind
 * @typedef {{[kind in `is-${Kind}`]?: boolean} & {x: string, width: string, y: number, middle: number}} Mark
 * @typedef {{height: number, bar: {x: string, width: string} | null, centre: {x: string} | null, marks: Mark[]}} Row
 */

import { nearly } from "./amounts.js";

const TICKS = 6;
const STEPS = [1, 2, 5];
const MARGIN = 0.03;
const BEYOND = 4 / 3;
const BAR_END = 20;
const MARK_TOP = 26;
const MARK_TOP_ALONE = 8;
const MARK_STEP = 9;
const BOTTOM = 8;

// --- axis -------------------------------------------------------------------------------------------

/** @param {number[]} values @returns {Axis} */
export function axisOf(values) {
  if (!values.length) return { start: 0, end: 1, ticks: [0, 1] };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = roundStep(Math.max(high - low, high / 10, 1) / TICKS);
  const start = Math.floor(low / step) * step;
  const end = Math.max(Math.ceil(high / step) * step, start + step);
  const count = Math.round((end - start) / step) + 1;
  return { start, end, ticks: Array.from({ length: count }, (_, rank) => start + rank * step) };
}

/** @param {number} least */
function roundStep(least) {
  for (let power = 1; ; power *= 10) {
    const step = STEPS.find((each) => each * power >= least);
    if (step) return step * power;
  }
}

/** @param {Drawable[]} bands */
export function sharedAxis(bands) {
  const votes = bands.flatMap((band) => band.votes.map(drawable));
  const drawn = bands.filter(({ status }) => status === "band").map(({ low, high }) => drawable([low, null, high]));
  const ranges = [...votes, ...drawn].filter(([low, , high]) => low !== null && high !== null);
  const held = present(ranges.flatMap(([low, , high]) => [low, high]));
  const amounts = present([...votes, ...drawn].flat());
  const limit = held.length ? Math.max(...held) * BEYOND : Infinity;
  return axisOf(amounts.filter((amount) => amount <= limit));
}

/** @param {(Exact | null)[]} amounts @returns {(number | null)[]} */
const drawable = (amounts) => amounts.map((amount) => amount && nearly(amount));

/** @param {(number | null)[]} values */
const present = (values) => values.flatMap((value) => value ?? []);

/** Such as `41.67%`; what lies beyond stands at the edge. @param {Axis} axis @param {number} value */
export function placeOn({ start, end }, value) {
  const inner = (Math.min(value, end) - start) / (end - start);
  return `${((MARGIN + inner * (1 - 2 * MARGIN)) * 100).toFixed(2)}%`;
}

/** @param {Axis} axis @param {number} low @param {number} high */
export function spanOn({ start, end }, low, high) {
  const share = (Math.min(high, end) - Math.min(low, end)) / (end - start);
  return `${(share * (1 - 2 * MARGIN) * 100).toFixed(2)}%`;
}

/** @param {Axis} axis @param {number | null} value */
export const isOn = ({ start, end }, value) => value !== null && start <= value && value <= end;

// --- one band ---------------------------------------------------------------------------------------

/** @param {Drawable} band @param {Axis} axis @returns {Row} */
export function rowOf(band, axis) {
  const isRange = band.status === "band";
  const [low, centre, high] = drawable([band.low, band.centre, band.high]);
  const top = isRange ? MARK_TOP : MARK_TOP_ALONE;
  const marks = band.votes.map((vote, rank) => markOf(drawable(vote), axis, top + MARK_STEP * rank));
  const isDrawn = isRange && low !== null && high !== null;
  return {
    height: Math.max(BAR_END, top + MARK_STEP * marks.length) + BOTTOM,
    bar: isDrawn ? { x: placeOn(axis, low), width: spanOn(axis, low, high) } : null,
    centre: isDrawn && centre !== null ? { x: placeOn(axis, centre) } : null,
    marks,
  };
}

/** @param {(number | null)[]} vote Low, centre, high. @param {Axis} axis @param {number} y @returns {Mark} */
function markOf([low, centre, high], axis, y) {
  /** @param {Kind} kind @param {number} value */
  const mark = (kind, value, width = "0%") => ({ [`is-${kind}`]: true, x: placeOn(axis, value), width, y, middle: y + 4 });
  if (Math.min(...present([low, centre, high])) > axis.end) return mark("beyond", axis.end);
  if (low !== null && high !== null) {
    const [left, right] = [Math.min(low, high), Math.max(low, high)];
    return mark("range", left, spanOn(axis, left, right));
  }
  if (low !== null) return mark("from", low);
  return high !== null ? mark("to", high) : mark("point", centre ?? 0);
}
