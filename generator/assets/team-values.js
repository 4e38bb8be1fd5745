/**
 * The figures of a team as what the templates of the page take, and as a file for a spreadsheet.
 * @import {Exact} from "./amounts.js"
 * @import {Values} from "./assessment-template.js"
 * @import {Market, MarketJson, Post} from "./market.js"
 * @import {Flaw, Refused, VocabularyJson} from "./roster.js"
 * @import {Bill, Gap, Standing, Team} from "./team.js"
 * @import {Signs} from "./words.js"
 *
 * @typedef {{grade: string, age: string}} Known What the page says of a post with figures.
 * @typedef {{market: MarketJson, vocabulary: VocabularyJson, known: Record<string, Known>,
 *   short: Record<string, string>, columns: Record<string, string>, choices: Record<string, string>,
 *   why: Record<string, string>, lacking: Record<string, string>, any: string, signs: Signs,
 *   say: Record<string, string>}} TeamPage
 */

import { exact, ratio } from "./amounts.js";
import { put } from "./assessment-template.js";
import { POST, atLevel, keyOf } from "./market.js";
import { safeCell, separated } from "./separated.js";
import { signedPercent, unsigned, wholeEuros } from "./whole-euros.js";
import { writeNumber, writePercent, writeThousands } from "./words.js";

const LONGEST_VALUE = 60;
const TENTHS = 1000n;

/** Why something is refused, in a sentence. @param {Flaw} flaw @param {TeamPage} page */
export function whyOf({ code, column = "", value = "", meant = "", head = "" }, { why, columns, choices }) {
  const named = cut(head) || columns[column];
  const text = put(why[code], { column: named, value: cut(value), meant, choices: choices[column] });
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith("?") ? "" : "."}`;
}

/** @param {string} text */
const cut = (text) => (text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);

/** @param {Refused} refused @param {TeamPage} page @returns {Values} */
export function refusedValues({ line, flaws }, page) {
  return { line, why: flaws.map((flaw) => whyOf(flaw, page)).join(" ") };
}

/** `10 000`. @param {number} count @param {TeamPage} page */
export const countOf = (count, { signs }) => writeNumber(exact(count), signs);

/** @param {Team} team @param {TeamPage} page @param {Market} market @returns {Values} */
export function teamValues(team, page, market) {
  const { signs } = page;
  const people = team.standings.length;
  return {
    people: countOf(people, page),
    anybody: people > 0,
    compared: countOf(team.compared, page),
    lacking: people > team.compared && { count: countOf(people - team.compared, page) },
    ratio: team.ratio && [{ ratio: writeNumber(team.ratio, signs) }],
    ratioHidden: !team.ratio,
    under: billValues(team.under, page),
    promotion: team.promotion.people > 0 && billValues(team.promotion, page),
    costHidden: !team.under.cost || !team.promotion.cost,
    unpromoted: !team.promotion.people,
    below: team.belowFloor > 0 && { count: team.belowFloor, floor: wholeEuros(market.floor ?? exact(0), signs) },
    categories: team.categories.map(({ post, people: count, ratio: own }) => ({
      ...postValues(post, page, market),
      count: countOf(count, page),
      ratio: own ? writeNumber(own, signs) : page.say.hidden,
    })),
    gaps: team.gaps.map((gap) => gapValues(gap, page, market)),
  };
}

/** @param {Bill} bill @param {TeamPage} page */
function billValues({ people, cost }, { signs, say }) {
  return { count: people, cost: cost ? wholeEuros(cost, signs) : say.hidden };
}

/** @param {Post} post @param {TeamPage} page @param {Market} market */
function postValues(post, { known, short, signs, say, any }, market) {
  const band = market.ranges.get(keyOf(post));
  const own = known[keyOf(post)];
  const thousands = (/** @type {Exact} */ amount) => writeThousands(amount, signs);
  return {
    post: put(say.post, {
      role: atLevel(short[post.role] ?? "", post.level, any, market),
      zone: market.names.zone.get(post.zone),
    }),
    band: band && `${thousands(band.low).split("\u00a0")[0]}–${thousands(band.high)}`,
    grade: own?.grade,
    letter: own?.grade.toLowerCase(),
    age: own?.age && [{ word: own.age }],
  };
}

/** @param {Gap} gap @param {TeamPage} page @param {Market} market @returns {Values} */
function gapValues({ role, level, women, men, gap }, { say, short, signs, any }, market) {
  const post = atLevel(short[role] ?? "", level, any, market);
  if (!gap) return { post, women, men, gap: say.hidden };
  const { n, d } = unsigned(gap);
  const share = `${writeNumber(ratio((n * TENTHS * 2n + d) / (d * 2n), 10n), signs)}\u00a0%`;
  return { post, women, men, gap: put(say[n === 0n ? "equal" : gap.n > 0n ? "less" : "more"], { share }) };
}

/** One person. @param {Standing} standing @param {TeamPage} page @param {Market} market @returns {Values} */
export function personValues({ person, fullTime, band, ratio: own, position, lacking, promotion }, page, market) {
  const { say, signs, lacking: reasons } = page;
  const status = market.lacking.get(keyOf(person.post)) ?? "empty";
  const shown = postValues(person.post, page, market);
  return {
    ...shown,
    line: person.line,
    name: person.name || put(say.line, { line: person.line }),
    fullTime: wholeEuros(fullTime, signs),
    part: person.part.n !== person.part.d && { part: writePercent(person.part, signs) },
    banded: band && shown,
    why: !band && { why: reasons[status] },
    ratio: own ? writeNumber(own, signs) : "–",
    position: position ? signedPercent(position, signs) : "–",
    side: position && (position.n < 0n || position.n > position.d) && { word: say[position.n < 0n ? "under" : "above"] },
    lacking: lacking ? wholeEuros(lacking, signs) : "–",
    promotion: promotion ? wholeEuros(promotion, signs) : "–",
  };
}

// --- a file for a spreadsheet -----------------------------------------------------------------------

/** People as separated values, as a spreadsheet of the language reads them. @param {Standing[]} standings @param {TeamPage} page @param {Market} market */
export function asCells(standings, page, market) {
  const { signs, say } = page;
  const [decimal] = signs;
  const number = (/** @type {Exact | null | undefined} */ amount) => (amount ? writeNumber(amount, [decimal, ""]) : "");
  const rows = standings.map(({ person, fullTime, band, ratio: own, position, lacking, multiple, promotion }) => [
    String(person.line),
    safeCell(person.name),
    ...POST.map((part) => safeCell(market.names[part].get(person.post[part]) ?? "")),
    ...[person.salary, person.part, fullTime, band?.low, band?.centre, band?.high].map(number),
    page.known[keyOf(person.post)]?.grade ?? "",
    ...[own, position, lacking, multiple, promotion].map(number),
    person.sex ? say[person.sex] : "",
  ]);
  return separated([say.headers.split("|"), ...rows], decimal);
}
