"""The word somebody most likely meant, and those akin to it: both bounded, so that no input makes the search slow."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

_LONGEST_WORD = 60
_MOST_WORDS = 5000
_MOST_ALIKE = 100


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


def by_word(ids: Iterable[str]) -> dict[str, list[str]]:
    """The ids that hold each word. Numbers, words of one or two letters and those of most ids tell nothing."""
    found: dict[str, list[str]] = {}
    for each in islice(ids, _MOST_WORDS):
        for word in _words(each):
            found.setdefault(word, []).append(each)
    return {word: those for word, those in found.items() if len(those) <= _MOST_ALIKE}


def akin(text: str, words: Mapping[str, list[str]], *, most: int = 5) -> list[str]:
    """The ids that share a word with a text, those that share most first. `words` are those of `by_word`.

    >>> akin("altaide", by_word(["apec-2025", "altaide-2014"]))
    ['altaide-2014']
    """
    shared = Counter(each for word in _words(text[:_LONGEST_WORD]) for each in words.get(word, ()))
    return [each for each, _count in shared.most_common(most)]


def _words(text: str) -> list[str]:
    parts = dict.fromkeys(slug(text).split("-"))
    return [part for part in parts if len(part) > 2 and not part.isdigit()]


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
