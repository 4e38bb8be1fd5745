"""Tables as separated values, in two dialects: for programs, and for Excel as it opens a file in French.

A text that begins like a formula is given an apostrophe before, or a spreadsheet would run it; a number never is.
"""

import csv
import io
from collections.abc import Callable
from typing import NamedTuple

from generator.exports.tables import Column, Table, Value
from generator.messages.problems import _

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula begins with; the wide ones count where people type in Japanese or Chinese."""
LIST_SIGN = ", "
"""What stands between the words of a list in one cell."""


class Dialect(NamedTuple):
    """How a table is written down."""

    name: str
    """What is added to the name of the file."""
    delimiter: str
    decimal: str
    line_end: str
    encoding: str
    for_people: bool
    """Whether columns and cells are in words, rather than in the keys and ids of the API."""
    yes: str
    no: str


PLAIN = Dialect("", ",", ".", "\n", "utf-8", False, "true", "false")


def for_excel(say: Callable[[str], str]) -> Dialect:
    """What Excel opens with a double click where commas are decimal; the first three bytes tell it that it is UTF-8."""
    return Dialect("-excel", ";", ",", "\r\n", "utf-8-sig", True, _("yes").render(say), _("no").render(say))


def separated(table: Table, dialect: Dialect) -> bytes:
    """The table in a dialect."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    writer.writerow(header(column, dialect) for column in table.columns)
    for line in table.lines:
        writer.writerow(_cell(value, column, dialect) for value, column in zip(line, table.columns, strict=True))
    return stream.getvalue().encode(dialect.encoding)


def header(column: Column, dialect: Dialect) -> str:
    """What a column is called in a dialect."""
    return column.title if dialect.for_people else column.key.name


def _cell(value: Value, column: Column, dialect: Dialect) -> str:
    told = column.told(value) if dialect.for_people else value
    if told is None:
        return ""
    if isinstance(told, str):
        return harmless(told)
    if isinstance(told, list):
        return harmless(LIST_SIGN.join(told))
    if isinstance(told, bool):
        return dialect.yes if told else dialect.no
    return number(told).replace(".", dialect.decimal)


def number(value: float) -> str:
    """A number without useless decimals: `24000`, `1823.03`."""
    return repr(int(value)) if value == int(value) else repr(value)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, and no reader for the end of a line."""
    guarded = f"'{text}" if text.startswith(FORMULA_SIGNS) else text
    # Not every version of Python puts a lone \r between quotes.
    return guarded.replace("\r\n", "\n").replace("\r", "\n")
