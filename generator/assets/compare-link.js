/**
 * A comparison as the fragment of an address: `a=community-manager.junior&b=social-media-manager&c=…`, by the ids of
 * the data. What it names may be of another day than the page.
 *
 * @typedef {{ids: string[], strange: string[], isOurs: boolean}} Linked What can be compared; what the page does not
 *   have, as the link spells it; whether the fragment is a link to a comparison at all.
 */

const SIDES = ["a", "b", "c"];
const LONGEST = 60;

/** @param {string[]} ids */
export function comparisonLink(ids) {
  return ids.map((id, rank) => `${SIDES[rank]}=${id}`).join("&");
}

/**
 * What a fragment chooses. A level that the page does not have leaves its role; a role that it does not have is left
 * out, and the first ones of the page come in where fewer than two are left.
 * @param {string} text @param {{has: (id: string) => boolean}} known @param {string[]} usual @returns {Linked}
 */
export function linkedChoices(text, known, usual) {
  const asked = new URLSearchParams(text.slice(0, 500));
  const named = SIDES.flatMap((side) => asked.get(side) || []);
  const ids = named.map((id) => (known.has(id) ? id : id.split(".")[0])).filter((id) => known.has(id));
  const strange = named.filter((id) => !known.has(id)).map((id) => id.slice(0, LONGEST));
  return { ids: completed(ids, usual), strange, isOurs: named.length > 0 };
}

/** @param {string[]} ids @param {string[]} usual */
function completed(ids, usual) {
  if (ids.length > 1) return ids;
  const others = usual.filter((id) => !ids.includes(id));
  const [missing] = others;
  // The order of the ladder is kept: what comes in stands before or after what is there.
  return ids.length ? (usual.indexOf(missing) > 0 ? [...ids, missing] : [missing, ...ids]) : usual;
}
