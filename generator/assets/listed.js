import { put } from "./assessment-template.js";

/** `a, b et c`. @param {string[]} items @param {Record<string, string>} say With the pattern `list`. */
export function listed(items, say) {
  if (items.length < 2) return items.join("");
  return put(say.list, { first: items.slice(0, -1).join(", "), last: items[items.length - 1] });
}
