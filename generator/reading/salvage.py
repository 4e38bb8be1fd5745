"""What can still be read of a list of records when one of them cannot: all the others.

The lines of a record that stops the parser are left empty, so that every other keeps its place. Only a list is read
further this way: in a file of settings, what is taken out would be missed as if it had been forgotten.
"""

import re
from bisect import bisect
from itertools import islice

_ENTRY = re.compile(r"^-(?=\s|$)", re.MULTILINE)
_BEFORE = re.compile(r"(?:[ \t]*(?:#.*)?\n|---[ \t]*\n)*")
_FIELD = re.compile(r"^[- ] ([\w-]+):(?:\s|$)", re.MULTILINE)
_ID = re.compile(r"^[- ] id:[ \t]+([\w-]+)[ \t]*$", re.MULTILINE)
_LETTERS = re.compile(r"[^\n]+")

_BEYOND_A_RECORD = frozenset({"file-too-large", "merge-conflict", "several-documents", "unreadable-line"})
"""Mistakes that spoil more than one record, or nobody knows how much."""


def without_record(text: str, line: int, code: str) -> str | None:
    """A text without the record that holds a line (counted from 1), or None when the rest means nothing without it.

    >>> without_record("- id: a\\n- id: 'b\\n- id: c\\n", 2, "unclosed-quote")
    '- id: a\\n\\n- id: c\\n'
    """
    first = _BEFORE.match(text)
    if code in _BEYOND_A_RECORD or first is None or not _ENTRY.match(text, first.end()):
        return None
    rank, start, end = _record_at(text, line)
    return text[:start] + _LETTERS.sub("", text[start:end]) + text[end:] if rank else None


def steps_at(text: str, line: int) -> tuple[str, ...]:
    """The record that holds a line (counted from 1), by its id or its rank, and the field there, by their looks alone.

    >>> steps_at("- id: a\\n- id: b\\n  note: 'c\\n", 3)
    ('b', 'note')
    """
    rank, start, end = _record_at(text, line)
    own = _ID.search(text, start, end)
    fields = [found[1] for found in _FIELD.finditer(text, start, _start_of(text, line + 1))]
    return (own[1] if own else str(rank), *fields[-1:])


def _record_at(text: str, line: int) -> tuple[int, int, int]:
    """The rank of the record that holds a line, 0 before the first, and the indexes where it starts and ends."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    rank = bisect(starts, _start_of(text, line))
    return rank, starts[rank - 1] if rank else 0, starts[rank] if rank < len(starts) else len(text)


def _start_of(text: str, line: int) -> int:
    """The index where a line starts."""
    return sum(map(len, islice(text.splitlines(keepends=True), line - 1)))
