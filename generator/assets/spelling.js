/** The word somebody most likely meant: the port of what pages need of spelling.py, where it is explained. */

const LONGEST_WORD = 60;

/** @param {string} text */
export function slug(text) {
  const plain = text.replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFKD");
  const letters = plain.replace(/[^\x00-\x7f]/g, "").toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** @param {string} word @param {Iterable<string>} known @returns {string | null} */
export function closest(word, known) {
  const asked = slug([...word].slice(0, LONGEST_WORD + 1).join(""));
  if (!asked || asked.length > LONGEST_WORD) return null;
  let nearest = null;
  let bound = 1 + (asked.length > 2 ? Math.min(3, Math.max(1, Math.floor(asked.length / 4))) : 0);
  for (const other of known) {
    if (Math.abs(other.length - asked.length) >= bound) continue;
    const distance = distanceTo(asked, other);
    if (distance < bound) [nearest, bound] = [other, distance];
  }
  return nearest;
}

/** @param {string} one @param {string} other */
function distanceTo(one, other) {
  let [before, above] = [[0], Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const differs = Number(one[row - 1] !== other[column - 1]);
      const isSwap = row > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swapped = isSwap ? before[column - 2] + 1 : Infinity;
      current.push(Math.min(above[column] + 1, current[column - 1] + 1, above[column - 1] + differs, swapped));
    }
    [before, above] = [above, current];
  }
  return above[other.length];
}
