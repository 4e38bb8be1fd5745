/**
 * A comparison as the values that the template of the page takes.
 *
 * @import {Amount, Language, Paid, PaidJson} from "./compare-steps.js"
 * @import {Values} from "./assessment-template.js"
 * @typedef {{id: string, role: string, name: string, full: string, label: string, level: string, rung: number,
 *   href: string, skills: number[] | null, bands: Record<string, PaidJson>}} ChoiceJson
 * @typedef {{name: string, href: string, looks: Record<string, string>}} Skill
 * @typedef {Language & {first: string[], any: string, zones: [string, string][], floor: Amount, skills: Skill[],
 *   choices: ChoiceJson[], groups: string[], one: string[], many: string[]}} Page
 *   What pages/choices.py writes.
 * @typedef {Omit<ChoiceJson, "bands"> & {bands: Map<string, Paid>}} Choice
 */

import { put } from "./assessment-template.js";
import { payValues } from "./compare-pay.js";
import { groupsOf, paidOf, stepOf } from "./compare-steps.js";
import { listed } from "./listed.js";
import { writeCentre } from "./words.js";

const HIGHEST = 4;

/** @param {ChoiceJson[]} chosen Two or three, all different. @param {Page} page @returns {Values} */
export function comparisonValues(chosen, page) {
  const choices = chosen.map(choiceOf);
  const described = choices.filter(({ skills }) => skills);
  const lacking = choices.filter(({ skills }) => !skills).map(({ label }) => label);
  const groups = described.length > 1 ? skillGroups(described, page) : [];
  const workers = choices.filter(({ role }, rank) => choices.findIndex((each) => each.role === role) === rank);
  return {
    couple: ends(choices).map(({ role }) => role).join(" "),
    title: choices.map(({ full }) => full).join(" → "),
    summaries: summariesOf(choices, page),
    choices: choices.map(({ bands, skills, ...others }) => others),
    ...payValues(choices, page),
    undescribed: lacking.length && { text: put(page.say.undescribed, { roles: listed(lacking, page.say) }) },
    skilled: groups.length && { groups, columns: described.map(({ label, rung }) => ({ label, rung })) },
    ordered: described.length > 2,
    columnCount: described.length + 1,
    workers,
    beside: workers.length > 1,
    same: workers.length === 1 && workers[0],
  };
}

/** @param {ChoiceJson} choice @returns {Choice} */
function choiceOf({ bands, ...others }) {
  const paid = Object.entries(bands).map(([zone, band]) => /** @type {const} */ ([zone, paidOf(band)]));
  return { ...others, bands: new Map(paid) };
}

// --- the sentence -----------------------------------------------------------------------------------

/** Of every two choices. @param {Choice[]} choices @param {Page} page */
function summariesOf(choices, page) {
  const couples = choices.flatMap((first, rank) => choices.slice(rank + 1).map((second) => [first, second]));
  return couples.map((couple) => {
    const skills = skillsSentence(couple, page);
    // The sentence of skills names both.
    const named = !skills && choices.length > 2 && { couple: couple.map(({ label }) => label).join(" → ") };
    return { named, text: [skills, paySentence(couple, page)].join(" ").trim() };
  });
}

/** @param {Choice[]} couple @param {Page} page */
function skillsSentence([first, last], { say, one, many }) {
  if (!first.skills || !last.skills) return "";
  const told = groupsOf(first.skills, last.skills).flatMap(({ length }, rank) =>
    length ? [put(length > 1 ? many[rank] : one[rank], { n: length })] : [],
  );
  return put(say.skills, { first: first.label, last: last.label, told: listed(told, say) });
}

/** Of the first place where both have a range. @param {Choice[]} sides @param {Page} page */
function paySentence(sides, page) {
  const { say, signs, zones } = page;
  for (const [zone, place] of zones) {
    const bands = sides.flatMap((side) => side.bands.get(zone) ?? []);
    if (bands.length < 2) continue;
    const { change, caution } = stepOf(bands, sides.map(({ label }) => label), page);
    const [low, high] = bands.map(({ centre }) => centre && writeCentre(centre, "gross-year", signs));
    if (change) return [put(say.pay, { place, low, high, change }), caution].join(" ").trim();
  }
  return say.unpaid;
}

/** @param {Choice[]} choices */
const ends = (choices) => [choices[0], choices[choices.length - 1]];

// --- skills -----------------------------------------------------------------------------------------

/** From the first to the last that are described. @param {Choice[]} described @param {Page} page */
function skillGroups(described, page) {
  const [first, last] = ends(described);
  const groups = groupsOf(first.skills ?? [], last.skills ?? []);
  return groups.flatMap((numbers, rank) => {
    const skills = numbers.map((number) => skillValues(described, number, page.skills[number]));
    return skills.length ? [{ title: page.groups[rank], count: skills.length, skills }] : [];
  });
}

/** @param {Choice[]} described @param {number} number @param {Skill} skill */
function skillValues(described, number, { name, href, looks }) {
  const cells = described.map(({ label, rung, skills }) => {
    const level = skills?.[number] ?? 0;
    return { label, rung, span: 1, level, look: looks[level], bars: barsOf(level) };
  });
  const isSame = cells.every(({ level }) => level === cells[0].level);
  const all = { ...cells[0], rung: 0, span: cells.length, label: cells.map(({ label }) => label).join(", ") };
  return { name, href, cells: isSame ? [all] : cells };
}

/** @param {number} level */
const barsOf = (level) => Array.from({ length: HIGHEST }, (_, rank) => ({ on: rank < level ? "on" : "" }));
