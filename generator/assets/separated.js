/** Rows of texts as a file for a spreadsheet, as its language reads it. */

/** @param {string[][]} rows @param {string} decimal The decimal sign: where it is a comma, cells are parted by `;`. */
export function separated(rows, decimal) {
  const separator = decimal === "," ? ";" : ",";
  const quoted = (/** @type {string} */ cell) => (/[";,\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return `\ufeff${rows.map((cells) => cells.map(quoted).join(separator)).join("\r\n")}\r\n`;
}

/** A text that no spreadsheet takes for a formula. @param {string} text */
export function safeCell(text) {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
