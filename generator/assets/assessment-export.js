/** What a page shows, as Markdown. */

/** @param {Element} root */
export function markdown(root) {
  const blocks = [...root.querySelectorAll("h2, h3, p, li, tr")].filter((block) => !block.querySelector("p, li"));
  return `${blocks.map(block).join("").trim()}\n`;
}

/** @type {Record<string, string>} */
const STARTS = { H2: "\n# ", H3: "\n## ", LI: "- " };

/** @param {Element} element */
function block(element) {
  if (element instanceof HTMLTableRowElement) return row(element);
  // A line break that Markdown keeps, within the same item.
  const text = inline(element).trim().replace(/ ?\n ?/g, "  \n  ");
  const start = STARTS[element.tagName] ?? "\n";
  return text && `${start}${text}\n${start === "- " ? "" : "\n"}`;
}

/** @param {HTMLTableRowElement} element */
function row(element) {
  const cells = [...element.cells].map((cell) => inline(cell).replaceAll("\n", " ").trim());
  const rule = element.parentElement?.tagName === "THEAD" ? `|${cells.map(() => " --- |").join("")}\n` : "";
  return `| ${cells.join(" | ")} |\n${rule}`;
}

/** @param {Node} node @returns {string} */
function inline(node) {
  if (node instanceof HTMLBRElement) return "\n";
  if (node instanceof Text) return node.data.replace(/\s*\n\s*/g, " ").replace(/[\\`*_[\]<|]/g, "\\$&");
  const text = [...node.childNodes].map(inline).join("").replace(/  +/g, " ");
  if (node instanceof HTMLAnchorElement) return `[${text}](${node.href})`;
  return node instanceof HTMLButtonElement ? "" : text;
}
