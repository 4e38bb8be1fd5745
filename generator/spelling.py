"""The word somebody most likely meant: a bounded edit distance, so that no input makes the search slow."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

_LONGEST_WORD = 60
_MOST_WORDS = 5000


def slug(text: str) -> str:
    """The id closest to a text: `Chargé de com'` gives `charge-de-com`."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that differs least, if at most one letter in four differs and never more than three.

    >>> closest("comunity-manager", ["community-manager", "social-media-manager"])
    'community-manager'
    """
    written = slug(word[: _LONGEST_WORD + 1])
    if not written or len(written) > _LONGEST_WORD:
        return None
    best, least = None, 1 + (min(3, max(1, len(written) // 4)) if len(written) > 2 else 0)
    letters = set(written)
    for other in islice(known, _MOST_WORDS):
        if abs(len(other) - len(written)) < least and len(letters.symmetric_difference(other)) < 2 * least:
            distance = _distance(written, other, least)
            if distance < least:
                best, least = other, distance
    return best


def _distance(one: str, other: str, bound: int) -> int:
    """How many letters to add, drop, change or swap with the next one; `bound` stands for any larger number."""
    if one == other:
        return 0
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, current[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) >= bound:
            return bound
        before, above = above, current
    return above[-1]
