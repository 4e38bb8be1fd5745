"""What can still be read of a list of records when one of them cannot: all the others.

The lines of a record that stops the parser are left empty, so that every other keeps its place. Only a list is read
further this way: in a file of settings, what is taken out would be missed as if it had been forgotten.
"""

import re
from bisect import bisect
from itertools import islice

_ENTRY = re.compile(r"^-(?=\s|$)", re.MULTILINE)
_BEFORE = re.compile(r"(?:[ \t]*(?:#.*)?\n|---[ \t]*\n)*")
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
    starts = [found.start() for found in _ENTRY.finditer(text)]
    after = bisect(starts, sum(map(len, islice(text.splitlines(keepends=True), line - 1))))
    if not after:
        return None
    start, end = starts[after - 1], starts[after] if after < len(starts) else len(text)
    return text[:start] + _LETTERS.sub("", text[start:end]) + text[end:]
