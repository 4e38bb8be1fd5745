/**
 * The explorer of pay: the form filters the charts and the table that the page has without scripts, and draws again in
 * their place the bands that years or prices change. What is chosen stands in the fragment of the address.
 *
 * @import {Values} from "./assessment-template.js"
 * @import {Answer, Band, Filters} from "./figures.js"
 * @import {ExplorerPage, Telling} from "./explorer-words.js"
 * @import {Wishes} from "./explorer-link.js"
 */

import { filled, put } from "./assessment-template.js";
import { download } from "./download.js";
import { linkedWishes, wishesLink } from "./explorer-link.js";
import { bandsFile, cellId, sortedRows } from "./explorer-table.js";
import { absenceWords, bandValues, counted, dates } from "./explorer-words.js";
import { figuresOf } from "./figures.js";
import { absence, answers } from "./filters.js";
import { act, all, find, tell } from "./page.js";

/** @type {ExplorerPage} */
const page = JSON.parse(/** @type {string} */ (find("explored").textContent));
const figures = figuresOf(page.figures);
const explorer = find("explorer");
const fields = [...explorer.querySelectorAll("select")];
const offered = new Map(fields.map(({ name, options }) => [name, [...options].map(({ value }) => value)]));
/** Holds what the table is sorted by, a column and which way: `low-descending`. */
const column = /** @type {HTMLSelectElement} */ (find("column"));
const body = /** @type {HTMLTableElement} */ (find("table")).tBodies[0];
const rows = [...body.rows];
const heads = /** @type {NodeListOf<HTMLTableCellElement>} */ (all("sort"));
/** Each part of a band as the page has it without filters. @type {Map<Element, Element>} */
const originals = new Map();
/** The bands that are not as the page has them. @type {Set<Element>} */
const redrawn = new Set();

// --- the form ---------------------------------------------------------------------------------------

/** @returns {Wishes} */
const wishesHere = () => Object.fromEntries(fields.map(({ name, value }) => [name, value]));

/** @param {Wishes} wishes */
function fillForm(wishes) {
  for (const field of fields) field.value = wishes[field.name] ?? "";
}

/** @returns {Filters} */
function filtersHere() {
  const { since, until, historic, euros: prices, ...cell } = wishesHere();
  return { ...cell, since: Number(since), until: Number(until), historic: !historic, todaysEuros: !!prices };
}

// --- what is shown ----------------------------------------------------------------------------------

function show() {
  const filters = filtersHere();
  const found = answers(figures, filters);
  const shown = new Map(found.flatMap((each) => (each.absence ? [] : [[cellId(each.band.cell), each.band]])));
  const telling = { page, figures, inEuros: !!filters.todaysEuros };
  const isChanged = !!(filters.since || filters.until || filters.todaysEuros);
  for (const host of all("cell")) paint(host, shown.get(/** @type {string} */ (host.dataset.cell)), isChanged, telling);
  sortTable();
  report(found, filters);
}

/** Shows a band where the page has it, or hides its place. @param {HTMLElement} host @param {Band | undefined} band @param {boolean} isChanged @param {Telling} telling */
function paint(host, band, isChanged, telling) {
  host.hidden = !band;
  // Without filters the page is as it should be: writing all of it anew made a phone wait.
  if (!band || (!isChanged && !redrawn.has(host))) return;
  if (isChanged) redrawn.add(host);
  else redrawn.delete(host);
  const copy = isChanged && drawn(band, host, telling);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (host.querySelectorAll("[data-part]"))) {
    repaint(part, copy && copy.querySelector(`[data-part="${part.dataset.part}"]`));
  }
  const counting = new Set(band.votes.flatMap(({ observations }) => observations.map(({ id }) => id)));
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (host.querySelectorAll("[data-figure]"))) {
    const counts = counting.has(/** @type {string} */ (row.dataset.figure));
    row.classList.toggle("set-aside", !counts);
    const standing = /** @type {Element} */ (row.querySelector("[data-standing]"));
    repaint(standing, copy && copy.querySelector(counts ? "[data-counts]" : "[data-left]"));
  }
}

/** @param {Band} band @param {HTMLElement} host @param {Telling} telling */
function drawn(band, host, telling) {
  // A row of the table has no scale, and nothing drawn.
  const [start, end] = String(host.closest("[data-scale]")?.getAttribute("data-scale")).split(" ").map(Number);
  const copy = copyOf("explored", bandValues(band, { start, end, ticks: [] }, telling));
  const [title, sentence] = copy.querySelectorAll("title, p");
  title.textContent = sentence.textContent;
  return copy;
}

/** Puts into a part of the page what another holds; what it held at first, without any. @param {Element} part @param {Element | false | null} other */
function repaint(part, other) {
  const original = originals.get(part) ?? /** @type {Element} */ (part.cloneNode(true));
  originals.set(part, original);
  const source = other || original;
  if (part.matches("svg")) {
    for (const name of ["class", "height"]) part.setAttribute(name, /** @type {string} */ (source.getAttribute(name)));
  } else part.replaceChildren(...source.cloneNode(true).childNodes);
}

/** How many of what there are, by what each is counted as. @param {Answer[]} found */
function tally(found) {
  /** @type {Record<string, number>} */
  const numbers = {};
  const ranges = found.filter(({ band: { status }, absence: reason }) => !reason && status === "band");
  const lone = ranges.filter(({ band: { votes } }) => votes.length === 1).length;
  for (const { band, absence: reason } of found) {
    const name = reason ? "absent" : band.status;
    numbers[name] = (numbers[name] ?? 0) + 1;
  }
  numbers[lone === ranges.length ? "all-lone" : "lone"] = lone;
  return numbers;
}

/** How many of what, read out; why the others are not here. @param {Answer[]} found @param {Filters} filters */
function report(found, filters) {
  const numbers = tally(found);
  const told = page.counted.flatMap((name) => (numbers[name] ? [counted(name, numbers[name], page)] : []));
  const why = absence(figures, filters);
  find("counted").textContent = why
    ? put(page.say.nothing, { why: absenceWords(why, page) })
    : `${told.join(", ")}.`;
  // A file of nothing but its head would look like a mistake.
  /** @type {HTMLButtonElement} */ (explorer.querySelector("[data-do=save]")).disabled = !!why;
  const absent = found.flatMap(({ band: { cell }, absence: reason }) =>
    reason
      ? [{ cell: page.cells[cellId(cell)], unit: page.names.basis[cell.basis], why: absenceWords(reason, page) }]
      : [],
  );
  find("absences").replaceChildren(copyOf("absences", { absent, listed: !why && absent.length && { head: told.at(-1) } }));
}

/** @param {string} name @param {Values} values */
function copyOf(name, values) {
  return filled(/** @type {HTMLTemplateElement} */ (find(`template-${name}`)), values);
}

// --- table ------------------------------------------------------------------------------------------

/** Rows in the order of the column that a reader chose, or as they stood. */
function sortTable() {
  if (!column.value && [...heads].every(({ ariaSort }) => !ariaSort)) return;
  const [name, way] = column.value.split("-");
  let sorted = rows;
  for (const head of heads) {
    head.ariaSort = head.dataset.sort === name ? way : null;
    if (head.ariaSort) sorted = sortedRows(rows, head.cellIndex, way === "descending", page.signs[0]);
  }
  body.append(...sorted);
}

/** A button in the head of each column. @param {HTMLElement} head */
function makeSortable(head) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => {
    column.value = `${head.dataset.sort}-${head.ariaSort === "ascending" ? "descending" : "ascending"}`;
    changed();
  });
  head.append(button);
}

// --- address ----------------------------------------------------------------------------------------

function changed() {
  tell("");
  history.pushState(null, "", `#${wishesLink(wishesHere())}`);
  show();
}

/** What the address holds after its “#”: filters, a place of the page, nothing. */
function openAddress() {
  const text = location.hash.slice(1);
  if (document.getElementById(text)) return show();
  const { wishes, strange } = linkedWishes(text, offered);
  fillForm(wishes);
  tell(strange.length ? put(page.say.strange, { names: strange.join(", ") }) : "");
  show();
}

/** What a line of the file needs to be found and quoted again. @param {Band} band */
function whereAndWhen({ cell, votes }) {
  return { dates: dates(votes, page), url: new URL(`#${cellId(cell)}`, location.href).href, day: page.day };
}

// --- start ------------------------------------------------------------------------------------------

explorer.addEventListener("change", changed);
act({
  clear() {
    fillForm({});
    changed();
  },
  async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      tell(page.say.copied);
    } catch {
      // A browser may refuse; the address is then there to be copied by hand.
      tell(page.say.uncopied);
    }
  },
  save() {
    // Prices brought up to date are ours, not the sources': they stay on the screen.
    const found = answers(figures, { ...filtersHere(), todaysEuros: false });
    const bands = found.flatMap(({ band, absence: reason }) => (reason ? [] : [band]));
    download(bandsFile(bands, page, whereAndWhen), "text/csv", `${page.file}.csv`);
    tell(page.say.saved);
  },
});
addEventListener("popstate", openAddress);
heads.forEach(makeSortable);
explorer.hidden = false;
// Without a wish the page is as it should be: to find out what it says already made a phone wait.
if (location.hash) openAddress();
