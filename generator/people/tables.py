"""A table pasted or exported from a spreadsheet becomes rows that know their lines; nothing in it is ever run.

Spreadsheets keep to no standard of CSV: encoding, separator and ends of line are found out and told, not asked for.
`assets/tables.js` reads the same in the browser.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.people.flaws import Flaw

MOST_BYTES = 5_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 (BOM)"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheets begin, new and old."""
_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
"""What no written text holds: its presence tells bytes that are no text, or letters already lost."""
_SEPARATORS = ";,\t"
_TOLD = re.compile(r"sep=([;,\t])[;,\t ]*(?:\n|$)", re.IGNORECASE)
"""A first line that spreadsheets write for each other."""
_QUOTED = re.compile(r'"[^"]*"')


class Decoded(NamedTuple):
    """The text of a file, and the encoding that was understood."""

    text: str
    encoding: str


class Row(NamedTuple):
    """The cells of one row, without the spaces around them, and the line it starts on."""

    line: int
    cells: tuple[str, ...]
    has_odd_quote: bool
    """Whether a quote opens a cell and is not closed at its end: that cell is taken as it stands."""


class Table(NamedTuple):
    """What separates cells, and the rows that hold anything."""

    separator: str
    rows: Iterator[Row]


def text_of(data: bytes) -> Decoded | Flaw:
    """The text of a file: UTF-8 or UTF-16, else Windows-1252. What is no text, or too much of it, is a flaw."""
    if len(data) > MOST_BYTES:
        return Flaw("too-large")
    if data.startswith(_SPREADSHEETS):
        return Flaw("spreadsheet")
    decoded = _decoded(data)
    return Flaw("not-text") if _LOST.search(decoded.text) else decoded


def table_of(text: str) -> Table | Flaw:
    """A text as a table: cells between quotes may hold separators, line breaks and doubled quotes."""
    if _LOST.search(text):
        return Flaw("not-text")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    told = _TOLD.match(text)
    separator = told[1] if told else _most_frequent(text)
    return Table(separator, _rows(text, separator, told.end() if told else 0))


def _decoded(data: bytes) -> Decoded:
    mark, codec, name = _encoding(data)
    try:
        return Decoded(data.removeprefix(mark).decode(codec), name)
    except UnicodeDecodeError:
        return Decoded(data.decode("cp1252", "replace"), "Windows-1252")


def _encoding(data: bytes) -> tuple[bytes, str, str]:
    """The mark that a file begins with, what reads it, and its name for people. Without mark, zeros tell UTF-16."""
    marked = next((each for each in _MARKS if data.startswith(each[0])), None)
    if marked:
        return marked
    if 0 in data[:64]:
        return b"", "utf-16-le" if data[0] else "utf-16-be", "UTF-16"
    return b"", "utf-8", "UTF-8"


def _most_frequent(text: str) -> str:
    """The sign that parts the first line most often; those inside quotes are text."""
    first = _QUOTED.sub("", text.lstrip("\n").partition("\n")[0])
    return max(_SEPARATORS, key=first.count)


def _rows(text: str, separator: str, place: int) -> Iterator[Row]:
    line = 1 + text.count("\n", 0, place)
    while place < len(text):
        row, after = _row(text, place, line, separator)
        if any(row.cells):
            yield row
        line += text.count("\n", place, after)
        place = after


def _row(text: str, place: int, line: int, separator: str) -> tuple[Row, int]:
    """The row that starts at a place of the text, and the place after it."""
    cells: list[str] = []
    has_odd_quote = False
    while True:
        value, is_odd, end = _cell(text, place, separator)
        cells.append(value.strip())
        has_odd_quote |= is_odd
        place = end + 1
        if not text.startswith(separator, end):
            return Row(line, tuple(cells), has_odd_quote), place


def _cell(text: str, place: int, separator: str) -> tuple[str, bool, int]:
    """The cell that starts at a place, whether a quote of it is odd, and the place of what ends it."""
    close = _close(text, place)
    end = close + 1
    while text.startswith(" ", end):
        end += 1
    if close > 0 and text[end : end + 1] in ("", "\n", separator):
        return text[place + 1 : close].replace('""', '"'), False, end
    found = re.compile(f"[{separator}\n]").search(text, place)
    end = found.start() if found else len(text)
    return text[place:end], text.startswith('"', place), end


def _close(text: str, place: int) -> int:
    """The place of the quote that closes the one that opens here; -1 when none opens or none closes."""
    if not text.startswith('"', place):
        return -1
    close = text.find('"', place + 1)
    while close >= 0 and text.startswith('"', close + 1):
        close = text.find('"', close + 2)
    return close
