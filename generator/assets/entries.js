/**
 * What people write in one cell about pay: the port of entries.py, where each function is explained.
 * @import {Exact} from "./amounts.js"
 * @import {Flaw, Sex, Vocabulary} from "./roster.js"
 */

import { compare, exact, ratio, times } from "./amounts.js";
import { slug } from "./spelling.js";

const ONE_GROUP = 6;

const NO_BREAK = /[\u00a0\u2009\u202f]/g;
const FORMULA = /^[=+@-]/;
const NEGATIVE = /^[-−] ?\d[\d .,'’]*k?$/;
const MONTHLY = /\/ ?m\b|(?:par |\/ ?)?mois\b|mensuel\w*|(?:a |per |\/ ?)?month\w*/;
const UNITS = /€|euros?|eur|bruts?|gross|annuels?|(?:par |\/ ?)an\b|(?:a |per |\/ ?)year|yearly/g;
const IN_THOUSANDS = /^(\d{1,5})(?:[.,](\d{1,2}))? ?k$/;
const GROUPED = /^(\d{1,3}(?:([ .,'’])\d{3})(?:\2\d{3})*)(?:([.,])(\d{1,2}))?$/;
const PLAIN = /^(\d{1,9})(?:[.,](\d{1,2}))?$/;
const ETP = / ?(?:etp|fte)\b/;
const PERCENT = /^(?=.*%|[5-9]\d$|100$)(\d{1,3})(?:[.,](\d{1,2}))? ?%?$/;
const DECIMAL = /^([01])(?:[.,](\d{1,4}))?$/;
const RATIO = /^(\d{1,3}) ?\/ ?(\d{1,3})$/;
const MONTHS = /^(1[2-6])(?:[.,](\d{1,2}))?(?: ?mois)?$/;

/** What is no yearly gross amount. @type {[string, RegExp][]} */
const STRANGE = [
  ["monthly", MONTHLY],
  ["net", /\bnets?\b/],
  ["daily", /\bjours?\b|\/ ?j\b|\bday|\btjm\b|\bheure|\/ ?h\b|\bhour/],
  ["two-amounts", /\d ?k? ?€? ?(?:-|–|—|\/|à|a|et|ou|to|and|or) ?\d/],
];

/** @param {string} text @param {boolean} [monthly] @returns {Exact | Flaw} */
export function amountOf(text, monthly = false) {
  const low = text.replace(NO_BREAK, " ").toLowerCase();
  const bare = bareOf(low);
  if (NEGATIVE.test(bare)) return { code: "negative", value: text };
  if (FORMULA.test(low)) return { code: "formula", value: text };
  const strange = STRANGE.find(([code, pattern]) => pattern.test(low) && !(monthly && code === "monthly"));
  if (strange) return { code: strange[0], value: text };
  const inThousands = IN_THOUSANDS.exec(bare);
  if (inThousands) return times(exact(1000), euros(inThousands[1], inThousands[2]));
  const plain = PLAIN.exec(bare);
  if (plain) return euros(plain[1], plain[2]);
  const grouped = GROUPED.exec(bare);
  if (!grouped || grouped[2] === grouped[3]) return { code: "amount", value: text };
  const all = grouped[1].replace(/\D/g, "");
  if (".,".includes(grouped[2]) && !grouped[3] && all.length <= ONE_GROUP) {
    return { code: "two-readings", value: text, meant: all };
  }
  return euros(all, grouped[4]);
}

/** @param {string} text @param {Vocabulary} vocabulary @returns {Exact | Flaw} */
export function partOf(text, { parts }) {
  if (!text) return exact(1);
  const low = text.replace(NO_BREAK, " ").toLowerCase();
  const part = parts.get(slug(low)) ?? shareOf(low.replace(ETP, ""));
  return part && part.n > 0n && compare(part, exact(1)) <= 0 ? part : { code: "part", value: text };
}

/** @param {string} text @returns {Exact | Flaw} */
export function monthsOf(text) {
  const match = MONTHS.exec(text.toLowerCase());
  if (text && !match) return { code: "months", value: text };
  return match ? euros(match[1], match[2]) : exact(12);
}

/** @param {string} text @param {Vocabulary} vocabulary @returns {Sex | Flaw | null} */
export function sexOf(text, { sexes }) {
  const found = sexes.get(slug(text));
  if (found !== undefined) return found;
  return text ? { code: "sex", value: text } : null;
}

/** An amount without its units. @param {string} amount */
function bareOf(amount) {
  return amount.replace(new RegExp(MONTHLY, "g"), " ").replace(UNITS, " ").trim().replace(/\s+/g, " ");
}

/** @param {string} text */
function shareOf(text) {
  const percent = PERCENT.exec(text);
  if (percent) return ratio(BigInt(percent[1] + (percent[2] ?? "").padEnd(2, "0")), 10_000n);
  const decimal = DECIMAL.exec(text);
  if (decimal) return ratio(BigInt(decimal[1] + (decimal[2] ?? "").padEnd(4, "0")), 10_000n);
  const parts = RATIO.exec(text);
  return parts && Number(parts[2]) ? ratio(BigInt(parts[1]), BigInt(parts[2])) : null;
}

/** @param {string} units @param {string} [cents] */
function euros(units, cents = "") {
  return ratio(BigInt(units + cents.padEnd(2, "0")), 100n);
}
