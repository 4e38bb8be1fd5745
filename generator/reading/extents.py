"""Which lines of a file belong to a text that goes on from the line above: nothing may move or go away there."""

from typing import Any

from yaml import ScalarEvent
from yaml._yaml import CParser


def inner_lines(text: str) -> frozenset[int]:
    """Ranks (from 0) of the lines that continue a text. `text` is a whole file that reads without mistake.

    >>> sorted(inner_lines("a: >-\\n  one\\n  two\\n\\nb: three\\n"))
    [1, 2]
    """
    lines = text.split("\n")
    found: set[int] = set()
    parser = CParser(text)
    while parser.check_event():
        event: Any = parser.get_event()
        kind, first, last = type(event), event.start_mark.line, event.end_mark.line
        if kind is ScalarEvent and last > first:
            found |= set(range(first + 1, _end(lines, first, last) if event.style in ("|", ">") else last + 1))
    return frozenset(found)


def _end(lines: list[str], first: int, last: int) -> int:
    """The rank after the last line of a block of text: empty lines below it are its own only where it keeps them."""
    header = lines[first].split("#")[0].rstrip()
    if header.endswith("+") or header[:-1].endswith("+"):
        return last
    while last > first and not lines[last - 1].strip():
        last -= 1
    return last
