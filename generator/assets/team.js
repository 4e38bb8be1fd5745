/**
 * What a team comes to beside the bands: the port of team.py, where each function is explained.
 * @import {Exact} from "./amounts.js"
 * @import {Market, Post, Range} from "./market.js"
 * @import {Person} from "./roster.js"
 *
 * @typedef {"minimum" | "midpoint"} Target
 * @typedef {{person: Person, fullTime: Exact, band: Range | null, ratio: Exact | null, position: Exact | null,
 *   lacking: Exact | null, multiple: Exact | null, promotion: Exact | null}} Standing
 * @typedef {{people: number, cost: Exact | null}} Bill
 * @typedef {{post: Post, people: number, ratio: Exact | null}} Category
 * @typedef {{role: string, level: string, women: number, men: number, gap: Exact | null}} Gap
 * @typedef {{standings: Standing[], compared: number, ratio: Exact | null, under: Bill, promotion: Bill,
 *   belowFloor: number, categories: Category[], gaps: Gap[]}} Team
 */

import { compare, exact, total } from "./amounts.js";
import {
  SMALLEST_GROUP, compaRatio, costToReach, fullTimeEquivalent, genderGap, groupCompaRatio, minimumWageMultiple,
  rangePosition,
} from "./comparison.js";
import { POST, keyOf } from "./market.js";

/** @param {Person} person @param {Market} market @param {Target} target @returns {Standing} */
export function standingOf(person, { ranges, above, floor }, target) {
  const { post, part } = person;
  const fullTime = fullTimeEquivalent(person.salary, part);
  const band = ranges.get(keyOf(post)) ?? null;
  const next = ranges.get(keyOf({ ...post, role: above.get(post.role) ?? "" }));
  return {
    person,
    fullTime,
    band,
    ratio: band && compaRatio(fullTime, band.centre),
    position: band && rangePosition(fullTime, band.low, band.high),
    lacking: band && costToReach(band.low, fullTime, part),
    multiple: floor && minimumWageMultiple(fullTime, floor),
    promotion: next ? costToReach(target === "minimum" ? next.low : next.centre, fullTime, part) : null,
  };
}

/** @param {Standing[]} standings @param {Market} market @returns {Team} */
export function teamOf(standings, market) {
  const compared = standings.filter(({ band }) => band);
  return {
    standings,
    compared: compared.length,
    ratio: ratioOf(compared),
    ...billsOf(standings),
    belowFloor: standings.filter(({ multiple }) => multiple && compare(multiple, exact(1)) < 0).length,
    categories: categoriesOf(compared, market),
    gaps: gapsOf(standings, market),
  };
}

/** @param {Standing[]} standings @returns {{under: Bill, promotion: Bill}} */
function billsOf(standings) {
  const lacking = standings.flatMap(({ lacking: cost }) => (cost?.n ? [cost] : []));
  const due = standings.flatMap(({ promotion: cost }) => (cost ? [cost] : []));
  const raised = due.filter(({ n }) => n).length;
  const apart = standings.filter((each) => !each.lacking?.n !== !each.promotion?.n).length;
  const isOpen = !isTelling(lacking.length);
  const isHidden = isTelling(due.length) || isTelling(raised) || (isOpen && isTelling(apart));
  return {
    under: { people: lacking.length, cost: isOpen ? total(lacking) : null },
    promotion: { people: due.length, cost: isHidden ? null : total(due) },
  };
}

/** @param {number} people */
const isTelling = (people) => people > 0 && people < SMALLEST_GROUP;

/** @param {Standing[]} group */
function ratioOf(group) {
  if (group.length < SMALLEST_GROUP) return null;
  return groupCompaRatio(group.map(({ fullTime, band }) => [fullTime, /** @type {Range} */ (band).centre]));
}

/** @param {Standing[]} compared @param {Market} market @returns {Category[]} */
function categoriesOf(compared, market) {
  const groups = grouped(compared, market, POST.length);
  const hidden = hiddenOf(groups.map((group) => group.length));
  return groups.map((group, number) => ({
    post: group[0].person.post,
    people: group.length,
    ratio: hidden.has(number) ? null : ratioOf(group),
  }));
}

/** @param {number[]} sizes */
export function hiddenOf(sizes) {
  const rising = [...sizes.keys()].sort((one, other) => sizes[one] - sizes[other]);
  /** @type {Set<number>} */
  const hidden = new Set();
  let together = 0;
  for (const number of rising) {
    if (sizes[number] >= SMALLEST_GROUP && (!together || together >= SMALLEST_GROUP)) continue;
    hidden.add(number);
    together += sizes[number];
  }
  return hidden;
}

/** @param {Standing[]} standings @param {Market} market @returns {Gap[]} */
function gapsOf(standings, market) {
  const told = standings.filter(({ person }) => person.sex);
  return grouped(told, market, 2).map((group) => {
    const [women, men] = ["women", "men"].map((sex) =>
      group.filter(({ person }) => person.sex === sex).map(({ fullTime }) => fullTime),
    );
    const { role, level } = group[0].person.post;
    return { role, level, women: women.length, men: men.length, gap: genderGap(men, women) };
  });
}

/** By the first parts of their posts, in the order of the site. @param {Standing[]} standings @param {Market} market @param {number} depth */
function grouped(standings, { names }, depth) {
  const parts = POST.slice(0, depth);
  /** @type {Map<string, Standing[]>} */
  const groups = new Map();
  for (const each of standings) {
    const key = parts.map((part) => each.person.post[part]).join(" ");
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  const [first, ...others] = parts.map((part) => [...names[part].keys()]);
  const keys = others.reduce((all, ids) => all.flatMap((start) => ids.map((id) => `${start} ${id}`)), first);
  return keys.flatMap((key) => (groups.has(key) ? [/** @type {Standing[]} */ (groups.get(key))] : []));
}
