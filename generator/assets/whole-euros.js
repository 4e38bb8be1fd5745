/**
 * Amounts of pay as people say them: to the euro.
 * @import {Exact} from "./amounts.js"
 * @import {Signs} from "./words.js"
 */

import { ratio } from "./amounts.js";
import { writeEuros, writePercent } from "./words.js";

/** `27 500 €`, halves up, without sign. @param {Exact} amount @param {Signs} signs */
export function wholeEuros(amount, signs) {
  return writeEuros(toTheEuro(unsigned(amount)), signs);
}

/** Halves up. @param {Exact} amount Not under 0. */
export function toTheEuro({ n, d }) {
  return ratio((2n * n + d) / (2n * d), 1n);
}

/** `−25 %`, its size to the nearest. @param {Exact} share @param {Signs} signs */
export function signedPercent(share, signs) {
  return `${share.n < 0n ? "−" : ""}${writePercent(unsigned(share), signs)}`;
}

/** @param {Exact} amount @returns {Exact} */
export function unsigned({ n, d }) {
  return { n: n < 0n ? -n : n, d };
}
