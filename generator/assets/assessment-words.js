/**
 * What the pages of the self-assessment say alike.
 * @import {GateShown} from "./rulebook.js"
 */

/**
 * Never rounded up: a mean just under a cut must not read as the cut.
 * @param {{language: string}} words @param {number} total @param {number} whole
 */
export const shownAs = ({ language }, total, whole) =>
  (Math.floor((total * 100) / whole) / 100).toLocaleString(language);

/** Values that keep the parts of a template so named. @param {string | null} kind @param {unknown[]} names */
export const flags = (kind, names) => Object.fromEntries(names.map((name) => [`${kind}/${name}`, true]));

/**
 * One for each gate, with what was shown.
 * @param {string} kind @param {GateShown[]} list @param {(points: number) => string} level
 */
export const gateFlags = (kind, list, level) =>
  Object.fromEntries(
    list.map(({ rung, competency, shown, needed, highest, relieved }) => [
      `${kind}/${rung}/${competency}`,
      { shown: level(shown), needed: level(needed), least: highest > shown, relieved },
    ]),
  );
