/**
 * The filters of the explorer as the fragment of an address, by the ids of the data: `role=…&since=2023&historic=0`.
 * What a fragment names may be of another day than the page.
 *
 * @typedef {Record<string, string>} Wishes What each field of the form asks for; empty where it asks for nothing.
 */

/** @param {Wishes} wishes */
export function wishesLink(wishes) {
  return String(new URLSearchParams(Object.entries(wishes).filter(([, value]) => value)));
}

/**
 * What a fragment asks for, and what it says that the page does not know.
 * @param {string} text @param {Map<string, string[]>} offered What each field may ask for.
 */
export function linkedWishes(text, offered) {
  const asked = [...new URLSearchParams(text.slice(0, 500))];
  const isKnown = (/** @type {string[]} */ [name, value]) => !!offered.get(name)?.includes(value);
  return {
    wishes: /** @type {Wishes} */ (Object.fromEntries(asked.filter(isKnown))),
    strange: asked.filter((each) => !isKnown(each)).map(([name, value]) => value || name),
  };
}
