/**
 * The team sheet: a table pasted or opened, read and computed in the page in slices, so that it goes on answering.
 * Nothing of it is kept, sent or put in the address.
 *
 * @import {Values} from "./assessment-template.js"
 * @import {Flaw, Header, Refused} from "./roster.js"
 * @import {Standing, Target, Team} from "./team.js"
 * @import {TeamPage} from "./team-values.js"
 * @typedef {{header: Header, separator: string, standings: Standing[], refused: Refused[]}} Reading
 */

import { filled, put } from "./assessment-template.js";
import { download } from "./download.js";
import { marketOf } from "./market.js";
import { find, focusOn } from "./page.js";
import { MOST_ROWS, alikeOf, headerOf, isFlaw, isRefused, personOf, vocabularyOf } from "./roster.js";
import { MOST_BYTES, tableOf, textOf } from "./tables.js";
import { standingOf, teamOf } from "./team.js";
import { asCells, countOf, personValues, refusedValues, teamValues, whyOf } from "./team-values.js";

/** @type {TeamPage} */
export const page = JSON.parse(find("page").textContent ?? "");
const market = marketOf(page.market);
const vocabulary = vocabularyOf(page.vocabulary);
const form = /** @type {HTMLFormElement} */ (find("team"));
const pasted = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("table"));
const file = /** @type {HTMLInputElement} */ (form.elements.namedItem("file"));
const target = /** @type {HTMLSelectElement} */ (form.elements.namedItem("target"));
/** Rows shown at once. */
const SHOWN = 100;
/** Milliseconds of work between two rests. */
const SLICE = 12;
/** Milliseconds between two announcements. */
const NEWS = 700;

/** Counts the computations: one that is no longer the last gives up. */
let latest = 0;
/** @type {{text: string, told: string} | null} The file that is open, when one is. */
let opened = null;
/** @type {{people: Standing[], refused: Refused[]}} What is shown. */
let shown = { people: [], refused: [] };

// --- computing --------------------------------------------------------------------------------------

/** Lets the page answer. A message comes back at once, even in a tab that nobody looks at. @returns {Promise<void>} */
function rest() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Does something to each, in slices. @template T @param {Iterable<T>} things @param {(thing: T) => void} work @param {() => boolean} goesOn @returns {Promise<boolean>} Whether it came to the end. */
async function inSlices(things, work, goesOn) {
  let start = performance.now();
  for (const thing of things) {
    work(thing);
    if (performance.now() - start < SLICE) continue;
    await rest();
    if (!goesOn()) return false;
    start = performance.now();
  }
  return goesOn();
}

/** @param {string} text @param {() => boolean} goesOn @returns {Promise<Reading | Flaw[] | null>} Null when another computation began. */
async function reading(text, goesOn) {
  const table = tableOf(text);
  if (isFlaw(table)) return [table];
  const first = table.rows.next();
  if (first.done) return [{ code: "empty" }];
  const header = headerOf(first.value, vocabulary);
  if (Array.isArray(header)) return header;
  /** @type {Reading} */
  const found = { header, separator: table.separator, standings: [], refused: [] };
  let [rows, news] = [0, performance.now()];
  const isWhole = await inSlices(table.rows, (row) => {
    if (++rows > MOST_ROWS) return;
    const person = personOf(row, header, market, vocabulary);
    if (isRefused(person)) found.refused.push(person);
    else found.standings.push(standingOf(person, market, /** @type {Target} */ (target.value)));
    if (performance.now() - news < NEWS) return;
    news = performance.now();
    say(put(page.say.reading, { count: countOf(rows, page) }));
  }, goesOn);
  if (!isWhole) return null;
  if (!rows || rows > MOST_ROWS) return [{ code: rows ? "too-many-rows" : "no-rows" }];
  return found;
}

async function compute() {
  const mine = ++latest;
  const goesOn = () => mine === latest;
  const text = opened?.text ?? pasted.value;
  clear();
  say(page.say.begun);
  await rest();
  const found = await reading(text, goesOn);
  if (found === null || !goesOn()) return;
  if (Array.isArray(found)) return refuse(found);
  const team = teamOf(found.standings, market);
  shown = { people: found.standings, refused: found.refused };
  show(team, found);
}

// --- showing ----------------------------------------------------------------------------------------

/** @param {string} text */
const say = (text) => {
  find("told").textContent = text;
};

/** @param {string} name @param {Values} values */
function copyOf(name, values) {
  return filled(/** @type {HTMLTemplateElement} */ (find(`template-${name}`)), values);
}

/** The table as a whole cannot be read. @param {Flaw[]} flaws */
function refuse(flaws) {
  say("");
  find("wrong").replaceChildren(copyOf("wrong", { flaws: flaws.map((flaw) => ({ why: whyOf(flaw, page) })) }));
  pasted.setAttribute("aria-invalid", "true");
  if (!opened) pasted.focus();
}

/** @param {Team} team @param {Reading} found */
function show(team, { header, separator, standings, refused }) {
  const values = teamValues(team, page, market);
  const read = [opened?.told, put(page.say.separator, { separator: page.say[separatorName(separator)] })];
  const copy = copyOf("team", {
    ...values,
    read: read.filter(Boolean).join(" "),
    remarks: [...header.ignored, ...alikeOf(standings.map(({ person }) => person))].map((flaw) => ({ why: whyOf(flaw, page) })),
    rejected: refused.length > 0 && { total: refused.length },
    [`target/${target.value}`]: true,
  });
  find("into-team").replaceChildren(copy);
  more("people", SHOWN);
  more("refused", SHOWN);
  say(put(page.say.done, { people: countOf(team.standings.length, page), refused: countOf(refused.length, page) }));
  focusOn(/** @type {HTMLElement} */ (find("into-team").querySelector("h3")));
}

/** @param {string} separator */
const separatorName = (separator) => ({ ";": "semicolon", "\t": "tab" })[separator] ?? "comma";

/** Some more rows of a table, in slices; the button goes when all are there. @param {"people" | "refused"} name @param {number} count */
async function more(name, count) {
  const mine = latest;
  const body = document.querySelector(`[data-rows="${name}"]`);
  if (!body) return;
  /** @type {(Standing | Refused)[]} */
  const rows = shown[name];
  const done = body.childElementCount;
  const isWhole = await inSlices(rows.slice(done, done + count), (row) => body.append(copyOf(`${name}-row`, valuesOfRow(row))), () => mine === latest);
  if (!isWhole) return;
  const left = rows.length - body.childElementCount;
  const part = /** @type {HTMLElement | null} */ (document.querySelector(`[data-more="${name}"]`));
  if (!part) return;
  part.hidden = !left;
  /** @type {HTMLElement} */ (part.querySelector("[data-left]")).textContent = put(page.say.left, { count: countOf(left, page) });
}

/** @param {Standing | Refused} row */
function valuesOfRow(row) {
  return "flaws" in row ? refusedValues(row, page) : personValues(row, page, market);
}

function clear() {
  shown = { people: [], refused: [] };
  find("into-team").replaceChildren();
  find("wrong").replaceChildren();
  pasted.removeAttribute("aria-invalid");
}

// --- what is opened, clicked, left ------------------------------------------------------------------

async function open() {
  const chosen = file.files?.[0];
  opened = null;
  if (!chosen) return;
  clear();
  if (chosen.size > MOST_BYTES) return refuse([{ code: "too-large" }]);
  const found = textOf(new Uint8Array(await chosen.arrayBuffer()));
  if (isFlaw(found)) return refuse([found]);
  opened = { text: found.text, told: put(page.say.opened, { name: chosen.name, encoding: found.encoding }) };
  pasted.value = "";
  compute();
}

export function eraseTeam() {
  latest++;
  opened = null;
  form.reset();
  clear();
  say("");
}

/** What buttons of the sheet do. */
export const TEAM_ACTIONS = {
  example() {
    opened = null;
    file.value = "";
    pasted.value = find("example").textContent ?? "";
    compute();
  },
  erase() {
    eraseTeam();
    say(page.say.erased);
  },
  more: (/** @type {HTMLButtonElement} */ { value }) => more(/** @type {"people" | "refused"} */ (value), Infinity),
  csv: () => download(asCells(shown.people, page, market), "text/csv", `${page.say.file}.csv`),
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  compute();
});
file.addEventListener("change", open);
pasted.addEventListener("input", () => {
  // What is typed now is meant, not the file that was opened before.
  opened = null;
  file.value = "";
});
target.addEventListener("change", () => {
  if (shown.people.length) compute();
});
form.hidden = false;
