/** The result as files: what the page shows as Markdown, what was answered and found as JSON. */

/** @param {string} text @param {string} type @param {string} name */
export function download(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
}

/** @param {Element} root */
export function markdown(root) {
  const blocks = [...root.querySelectorAll("h2, h3, p, li, tr")].filter((block) => !block.querySelector("p, li"));
  return `${blocks.map(block).join("").trim()}\n`;
}

/** @param {Element} element */
function block(element) {
  if (element instanceof HTMLTableRowElement) return row(element);
  const text = inline(element);
  const starts = { H2: "\n# ", H3: "\n## ", LI: "- " };
  const start = starts[/** @type {keyof starts} */ (element.tagName)] ?? "\n";
  return text && `${start}${text}\n${start === "- " ? "" : "\n"}`;
}

/** @param {HTMLTableRowElement} element */
function row(element) {
  const cells = [...element.cells].map(inline);
  const rule = element.parentElement?.tagName === "THEAD" ? `|${cells.map(() => " --- |").join("")}\n` : "";
  return `| ${cells.join(" | ")} |\n${rule}`;
}

/** @param {Node} node @returns {string} */
function inline(node) {
  if (node instanceof Text) return node.data.replace(/\s*\n\s*/g, " ").replace(/[\\`*_[\]<|]/g, "\\$&");
  const text = [...node.childNodes].map(inline).join("").replace(/  +/g, " ");
  if (node instanceof HTMLAnchorElement) return `[${text}](${node.href})`;
  return node instanceof HTMLButtonElement ? "" : text.trim() === text ? text : ` ${text.trim()} `;
}
