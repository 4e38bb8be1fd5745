/** The page for human resources: the team sheet, and parts that are copied or printed alone. What it says without scripts stays. */

import { act, all } from "./page.js";
import { copyText, eraseOnLeaving, printAlone } from "./paste.js";
import { TEAM_ACTIONS, eraseTeam, page } from "./team-sheet.js";

/** The part of the page that a button is for. @param {HTMLElement} button */
const blockOf = (button) => /** @type {HTMLElement} */ (button.closest("[data-block]"));

act({
  ...TEAM_ACTIONS,
  copy: (button) =>
    copyText(/** @type {HTMLElement} */ (blockOf(button).querySelector("[data-text]")), page.say, button.value),
  print: (button) => printAlone(blockOf(button)),
});
eraseOnLeaving(eraseTeam);
for (const part of all("needs-scripts")) part.hidden = false;
