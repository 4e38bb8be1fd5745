/**
 * Filling what the page holds ready: every word stands in the HTML, scripts only choose and count. Texts stay texts.
 * @typedef {Record<string, unknown>} Values
 */

/** @param {string} text @param {Values} values */
export const put = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));

/**
 * A copy of a template: `{name}` in its texts is replaced, an element with `data-each` stands once for each thing of
 * that name (a list, or one), with its values at hand; without any, it is left out.
 * @param {HTMLTemplateElement} template @param {Values} values
 */
export function filled(template, values) {
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  fill(copy, values);
  return copy;
}

/** @param {Node} node @param {Values} values */
function fill(node, values) {
  if (node instanceof Text) node.data = put(node.data, values);
  else if (node instanceof HTMLElement && node.dataset.each) repeat(node, node.dataset.each, values);
  else {
    if (node instanceof HTMLElement && node.dataset.share) {
      node.style.setProperty("--share", String(values[node.dataset.share]));
    }
    if (node instanceof HTMLButtonElement && node.dataset.of) node.value = String(values[node.dataset.of]);
    for (const child of [...node.childNodes]) fill(child, values);
  }
}

/** @param {HTMLElement} node @param {string} name @param {Values} values */
function repeat(node, name, values) {
  node.removeAttribute("data-each");
  const things = [values[name]].flat().filter(Boolean);
  const copies = things.map((thing) => {
    const copy = node.cloneNode(true);
    fill(copy, { ...values, .../** @type {object} */ (thing) });
    return copy;
  });
  node.replaceWith(...copies);
}
