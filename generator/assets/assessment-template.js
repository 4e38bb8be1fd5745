/**
 * Filling what the page holds ready: every word stands in the HTML, scripts only choose and count. Texts stay texts.
 * @typedef {Record<string, unknown>} Values
 */

/** @param {string} text @param {Values} values */
export const put = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));

/**
 * A copy of a template: `{name}` in its texts and attributes is replaced, an element with `data-each` stands once for
 * each thing of that name (a list, or one), with its values at hand; without any, it is left out. One with `data-any`
 * stands once where there is any.
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
  if (isElement(node)) {
    const { each, any } = node.dataset;
    if (each) return repeat(node, each, values);
    if (any && !thingsOf(values[any]).length) return node.remove();
    for (const attribute of node.attributes) attribute.value = put(attribute.value, values);
  }
  for (const child of [...node.childNodes]) fill(child, values);
}

/** @param {Node} node @returns {node is HTMLElement | SVGElement} */
const isElement = (node) => "dataset" in node;

/** @param {HTMLElement | SVGElement} node @param {string} name @param {Values} values */
function repeat(node, name, values) {
  node.removeAttribute("data-each");
  const copies = thingsOf(values[name]).map((thing) => {
    const copy = node.cloneNode(true);
    fill(copy, { ...values, .../** @type {object} */ (thing) });
    return copy;
  });
  node.replaceWith(...copies);
}

/** @param {unknown} value */
const thingsOf = (value) => [value].flat().filter(Boolean);
