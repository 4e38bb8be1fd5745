/**
 * A table pasted or exported from a spreadsheet becomes rows that know their lines: the port of tables.py, where each
 * function is explained. Nothing of the table is ever run.
 * @import {Flaw} from "./roster.js"
 * @typedef {{text: string, encoding: string}} Decoded
 * @typedef {{line: number, cells: string[], hasOddQuote: boolean}} TableRow
 * @typedef {{separator: string, rows: Iterator<TableRow> & Iterable<TableRow>}} Table
 */

export const MOST_BYTES = 5_000_000;

/** How the files of spreadsheets begin, and those of each encoding, in hexadecimal. */
const SPREADSHEET = /^(504b0304|d0cf11e0)/;
const MARKS = [["efbbbf", "utf-8", "UTF-8 (BOM)"], ["fffe", "utf-16le", "UTF-16"], ["feff", "utf-16be", "UTF-16"]];
const LOST = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]/;
const SEPARATORS = [";", "\t", ","];
const TOLD = /^sep=([;\t,])[;\t, ]*(?:\n|$)/i;

/** @param {Uint8Array} bytes @returns {Decoded | Flaw} */
export function textOf(bytes) {
  const start = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (bytes.length > MOST_BYTES) return { code: "too-large" };
  if (SPREADSHEET.test(start)) return { code: "spreadsheet" };
  const decoded = decodedFrom(bytes, start);
  return LOST.test(decoded.text) ? { code: "not-text" } : decoded;
}

/** @param {string} pasted @returns {Table | Flaw} */
export function tableOf(pasted) {
  if (LOST.test(pasted)) return { code: "not-text" };
  const text = pasted.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const told = TOLD.exec(text);
  const separator = told ? told[1] : mostFrequent(text);
  return { separator, rows: rowsOf(text, separator, told ? told[0].length : 0) };
}

/** @param {Uint8Array} bytes @param {string} start @returns {Decoded} */
function decodedFrom(bytes, start) {
  const marked = MARKS.find(([mark]) => start.startsWith(mark));
  const isWide = bytes.subarray(0, 64).includes(0);
  const [, label, encoding] = marked ?? (isWide ? MARKS[bytes[0] ? 1 : 2] : ["", "utf-8", "UTF-8"]);
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "Windows-1252" };
  }
}

/** @param {string} text */
function mostFrequent(text) {
  const first = text.replace(/^\n+/, "").split("\n", 1)[0].replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((sign) => first.split(sign).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

/** @param {string} text @param {string} separator @param {number} start @returns {Generator<TableRow, void>} */
function* rowsOf(text, separator, start) {
  let [place, line] = [start, 1 + breaks(text, 0, start)];
  while (place < text.length) {
    const [row, after] = rowAt(text, place, line, separator);
    if (row.cells.some(Boolean)) yield row;
    line += breaks(text, place, after);
    place = after;
  }
}

/** @param {string} text @param {number} start @param {number} end */
const breaks = (text, start, end) => text.slice(start, end).split("\n").length - 1;

/** @param {string} text @param {number} start @param {number} line @param {string} separator @returns {[TableRow, number]} */
function rowAt(text, start, line, separator) {
  /** @type {TableRow} */
  const row = { line, cells: [], hasOddQuote: false };
  for (let place = start; ; ) {
    const [value, isOdd, end] = cellAt(text, place, separator);
    row.cells.push(value.trim());
    row.hasOddQuote ||= isOdd;
    place = end + 1;
    if (text[end] !== separator) return [row, place];
  }
}

/** @param {string} text @param {number} place @param {string} separator @returns {[string, boolean, number]} */
function cellAt(text, place, separator) {
  const close = closeOf(text, place);
  let end = close + 1;
  while (text[end] === " ") end++;
  if (close > 0 && [undefined, "\n", separator].includes(text[end])) {
    return [text.slice(place + 1, close).replace(/""/g, '"'), false, end];
  }
  const ends = new RegExp(`[${separator}\n]|$`, "g");
  ends.lastIndex = place;
  end = Number(ends.exec(text)?.index);
  return [text.slice(place, end), text[place] === '"', end];
}

/** @param {string} text @param {number} place */
function closeOf(text, place) {
  if (text[place] !== '"') return -1;
  let close = text.indexOf('"', place + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}
