/**
 * The shown bands in another order, and as a file for a spreadsheet.
 *
 * @import {Exact} from "./amounts.js"
 * @import {Band} from "./figures.js"
 * @import {ExplorerPage} from "./explorer-words.js"
 */

import { safeCell, separated } from "./separated.js";

const USUAL = ["salaried", "gross-year"];

/** The id of a cell: its anchor on the pages, and in what is downloaded. @param {Band["cell"]} cell */
export function cellId({ role, level, zone, contract, basis }) {
  return [role, level, zone, contract, basis].filter((part) => !USUAL.includes(part)).join("-");
}

// --- order ------------------------------------------------------------------------------------------

/**
 * Rows by what one of their cells says, numbers as numbers; what has nothing there comes last either way.
 * @param {HTMLTableRowElement[]} rows @param {number} column @param {boolean} isFalling @param {string} decimal
 */
export function sortedRows(rows, column, isFalling, decimal) {
  const way = isFalling ? -1 : 1;
  const keyed = rows.map((row) => {
    const text = String(row.cells[column].textContent);
    // Thousands of euros stand beside euros a day.
    const number = parseFloat(text.replace(/\s/g, "").replace(decimal, ".")) * (text.includes("k€") ? 1000 : 1);
    return { row, text, key: text === "–" ? way * Number.MAX_VALUE : number };
  });
  // Texts are no numbers: their difference is none.
  keyed.sort((one, other) => way * (one.key - other.key || one.text.localeCompare(other.text)));
  return keyed.map(({ row }) => row);
}

// --- a file for a spreadsheet -----------------------------------------------------------------------

/** The columns that the page names, for the bands given. @param {Band[]} bands @param {ExplorerPage} page @param {(band: Band) => Record<string, string>} told What a column holds that is no value of a band. */
export function bandsFile(bands, page, told) {
  const [decimal] = page.signs;
  const rows = bands.map((band) => {
    const values = { ...valuesOf(band), ...told(band) };
    return page.columns.map(([name]) => textOf(values[name], page.names[name], decimal));
  });
  return separated([page.columns.map(([, title]) => title), ...rows], decimal);
}

/** @param {Band} band @returns {Record<string, unknown>} */
function valuesOf(band) {
  const { cell, votes } = band;
  return { ...band, ...cell, id: cellId(cell), studies: votes.length, origins: votes.map(({ origin }) => origin) };
}

/** As many digits as a number has, as in the other downloads. @param {unknown} value @param {Record<string, string> | undefined} names @param {string} decimal */
function textOf(value, names, decimal) {
  if (typeof value === "number") return String(value);
  if (typeof value === "string" || Array.isArray(value)) {
    return safeCell([value].flat().map((each) => names?.[each] ?? each).join(", "));
  }
  const amount = /** @type {Exact | null | undefined} */ (value);
  return amount ? String(Number(amount.n) / Number(amount.d)).replace(".", decimal) : "";
}
