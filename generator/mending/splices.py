"""Changes to a file at places: every other letter stays as it was, comments, quotes and line ends included."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.messages.problems import Place

_MARK = "\ufeff"


class Splice(NamedTuple):
    """What to write instead of what stands at a place."""

    place: Place
    text: str


def spliced(content: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes of a file (UTF-8) with the changes. Of two that overlap, the first one alone is made.

    >>> spliced("café: 24k # net\\r\\n".encode(), [Splice(Place("", 1, 7, 3), "24000")]).decode()
    'café: 24000 # net\\r\\n'
    """
    text = content.decode("utf-8")
    mark = _MARK if text.startswith(_MARK) else ""
    lines = text.removeprefix(_MARK).split("\n")
    for each in reversed(_apart(splices)):
        line, start = lines[each.place.line - 1], each.place.column - 1
        lines[each.place.line - 1] = line[:start] + each.text + line[start + each.place.length :]
    return (mark + "\n".join(lines)).encode("utf-8")


def _apart(splices: Iterable[Splice]) -> list[Splice]:
    """In order, without those that begin inside the one before."""
    kept: list[Splice] = []
    for each in sorted(splices, key=lambda splice: splice.place):
        before = kept[-1].place if kept else Place("", 0)
        if each.place.line > before.line or each.place.column >= before.column + before.length:
            kept.append(each)
    return kept
