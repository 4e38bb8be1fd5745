/**
 * Exact arithmetic on amounts: the port of amounts.py, where each function is explained, on fractions of two BigInt.
 * Never a float: quartiles, mixtures and changes of prices have more digits than one holds.
 * @typedef {{n: bigint, d: bigint}} Exact In lowest terms, `d` above 0.
 */

/** @param {number | string} amount A whole number, or a text: `24000`, `30205.56`, `30205/2`. @returns {Exact} */
export function exact(amount) {
  if (typeof amount === "number") return { n: BigInt(amount), d: 1n };
  const [whole, parts] = amount.split("/");
  const [units, cents = ""] = whole.split(".");
  return ratio(BigInt(units + cents), BigInt(parts ?? 1) * 10n ** BigInt(cents.length));
}

/** @param {bigint} n @param {bigint} d @returns {Exact} */
export function ratio(n, d) {
  if (!d) throw new RangeError("division by zero");
  let [divisor, rest] = [n, d];
  while (rest) [divisor, rest] = [rest, divisor % rest];
  if (divisor < 0n !== d < 0n) divisor = -divisor;
  return { n: n / divisor, d: d / divisor };
}

/** @param {Exact} one @param {Exact} other */
export function plus(one, other) {
  return ratio(one.n * other.d + other.n * one.d, one.d * other.d);
}

/** @param {Exact} one @param {Exact} other */
export function minus(one, other) {
  return ratio(one.n * other.d - other.n * one.d, one.d * other.d);
}

/** @param {Exact} one @param {Exact} other */
export function times(one, other) {
  return ratio(one.n * other.n, one.d * other.d);
}

/** @param {Exact} one @param {Exact} other */
export function over(one, other) {
  return ratio(one.n * other.d, one.d * other.n);
}

/** @param {Exact[]} values */
export function total(values) {
  // Over one denominator: reducing after each of ten thousand additions would freeze a page.
  const whole = values.reduce((product, { d }) => product * ratio(product, d).d, 1n);
  return ratio(values.reduce((sum, { n, d }) => sum + n * (whole / d), 0n), whole);
}

/** Under 0, 0 or over 0, as `sort` wants it. @param {Exact} one @param {Exact} other */
export function compare(one, other) {
  return order(one.n * other.d, other.n * one.d);
}

/** The same for what JavaScript compares itself. @template {bigint | string} T @param {T} one @param {T} other */
export function order(one, other) {
  return Number(one > other) - Number(one < other);
}

/** @param {Exact[]} values At least one. */
export function least(values) {
  return values.reduce((one, other) => (compare(one, other) > 0 ? other : one));
}

/** @param {Exact[]} values At least one. */
export function most(values) {
  return values.reduce((one, other) => (compare(one, other) < 0 ? other : one));
}

/** @param {Exact} amount @param {number} parts */
export function divided(amount, parts) {
  return ratio(amount.n, amount.d * BigInt(parts));
}

/** @param {Exact[]} values At least one. */
export function median(values) {
  return quartile([...values].sort(compare), 2);
}

/** @param {Exact[]} values At least two. @param {number} index */
export function medianWithout(values, index) {
  return median(values.filter((_, rank) => rank !== index));
}

/** @param {Exact[]} ordered At least one. @param {number} rank */
export function quartile(ordered, rank) {
  const place = rank * (ordered.length - 1);
  const [index, rest] = [Math.floor(place / 4), place % 4];
  if (!rest) return ordered[index];
  return divided(plus(times(ordered[index], exact(4 - rest)), times(ordered[index + 1], exact(rest))), 4);
}

/** As Python writes it, for comparing and for files: `24000`, `30205/2`. @param {Exact} amount */
export function written({ n, d }) {
  return d === 1n ? `${n}` : `${n}/${d}`;
}

/** For a place on a chart and nothing else: to a millionth. @param {Exact} amount */
export function nearly({ n, d }) {
  return Number((n * 1000000n) / d) / 1000000;
}
