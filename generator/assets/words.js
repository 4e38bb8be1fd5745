/**
 * Exact amounts as a page shows them: the port of the rounding of words.py. Halves go up, and only here is anything
 * rounded. `Signs` are those of a language: the decimal one and the one between thousands, `,` and U+202F in French.
 * @import {Exact} from "./amounts.js"
 * @import {Span} from "./figures.js"
 * @typedef {readonly [string, string]} Signs
 */

import { ratio } from "./amounts.js";

const RATES = ["day-rate", "month-rate"];

/** `1 234,5`: to a hundredth. @param {Exact} value @param {Signs} signs */
export function writeNumber(value, signs) {
  return digits(hundredths(value), signs).replace(/(?:\D00|(\D\d)0)$/, "$1");
}

/** `27 500 €`, with cents when there are some. @param {Exact} amount @param {Signs} signs */
export function writeEuros(amount, signs) {
  return `${digits(hundredths(amount), signs).replace(/\D00$/, "")}\u00a0€`;
}

/** An end of a band, to half a thousand: `27,5 k€`. @param {Exact} amount @param {Signs} signs */
export function writeThousands(amount, signs) {
  return `${thousands(amount, 2n, signs)}\u00a0k€`;
}

/** In the unit of its basis: euros for a rate. @param {Exact} amount @param {string} basis @param {Signs} signs */
export function writeAmount(amount, basis, signs) {
  return RATES.includes(basis) ? writeEuros(amount, signs) : writeThousands(amount, signs);
}

/** The middle of a band, to a quarter of one. @param {Exact} amount @param {string} basis @param {Signs} signs */
export function writeCentre(amount, basis, signs) {
  return RATES.includes(basis) ? writeEuros(amount, signs) : `${thousands(amount, 4n, signs)}\u00a0k€`;
}

/** `27,5–40 k€`. @param {Span} span @param {string} basis @param {Signs} signs */
export function writeSpan([low, high], basis, signs) {
  return `${writeAmount(low, basis, signs).split("\u00a0")[0]}–${writeAmount(high, basis, signs)}`;
}

/** `67 %`, to the nearest, halves up. @param {Exact} share Not under 0. @param {Signs} signs */
export function writePercent({ n, d }, signs) {
  return `${writeNumber(ratio((n * 200n + d) / (d * 2n), 1n), signs)}\u00a0%`;
}

/** `66 %`, rounded down: what is set against a limit never seems to reach it. @param {Exact} share @param {Signs} signs */
export function writePercentReached({ n, d }, signs) {
  return `${writeNumber(ratio((n * 100n) / d, 1n), signs)}\u00a0%`;
}

/** To the nearest of some parts of a thousand. @param {Exact} amount @param {bigint} parts @param {Signs} signs */
function thousands(amount, parts, signs) {
  const step = 100000n / parts;
  return writeNumber(ratio((hundredths(amount) + step / 2n) / step, parts), signs);
}

/** In whole hundredths, halves away from zero. @param {Exact} value @returns {bigint} */
function hundredths({ n, d }) {
  return n < 0n ? -hundredths({ n: -n, d }) : (n * 200n + d) / (d * 2n);
}

/** With both decimals. @param {bigint} cents @param {Signs} signs @returns {string} */
function digits(cents, [decimal, group]) {
  if (cents < 0n) return `-${digits(-cents, [decimal, group])}`;
  const text = String(cents).padStart(3, "0");
  return text.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, group) + decimal + text.slice(-2);
}
