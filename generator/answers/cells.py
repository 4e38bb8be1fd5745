"""A table becomes the same nodes as a file of YAML: records whose values know their place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Set

from generator.messages.problems import Place, _
from generator.people.flaws import WHY, Flaw
from generator.people.tables import Row, Table, table_of
from generator.reading.findings import Findings
from generator.reading.load import Mapping, Node, Scalar

_FRINGE = re.compile(r'[ "]*')
"""What may stand between the start of a cell and its value."""


def records(text: str, findings: Findings) -> tuple[list[Scalar], Iterator[Mapping]]:
    """The names of the columns, and a record for each row that holds a value: its values by column, without the empty.

    A quote that is not closed, a row longer than the first and a column that stands twice are problems.
    """
    text = plain(text)
    table = table_of(text)
    if isinstance(table, Flaw):
        findings.report(Place(findings.file), "not-a-table", WHY[table.code])
        return [], iter(())
    rows = _rows(text, table, findings)
    columns = _columns(next(rows, []), findings)
    return [column for column in columns if column], (_record(row, columns, findings) for row in rows)


def plain(text: str) -> str:
    """A text with one sort of line ends, and without the mark that some programs start it with."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def is_table(text: str, names: Set[str]) -> bool:
    """Whether a text looks like a table rather than like records: its first row holds one of these names."""
    table = table_of(text)
    first = None if isinstance(table, Flaw) else next(table.rows, None)
    return first is not None and len(first.cells) > 1 and not names.isdisjoint(first.cells)


# --- columns and rows ------------------------------------------------------------------------------


def _columns(names: list[Scalar], findings: Findings) -> list[Scalar | None]:
    """The name of each column; None for one without name, and for the second of two."""
    first: dict[str, Scalar] = {}
    for name in names:
        if name.text and first.setdefault(name.text, name) is not name:
            findings.report(name, "duplicate-key", _("the column “{key}” stands twice: keep one", key=name.text))
    return [name if first.get(name.text) is name else None for name in names]


def _record(row: list[Scalar], columns: list[Scalar | None], findings: Findings) -> Mapping:
    over = next((cell for cell in row[len(columns) :] if cell.text), None)
    if over:
        findings.report(over, "odd-row", WHY["odd-cells"])
    entries: dict[str, Node] = {
        column.text: cell for column, cell in zip(columns, row, strict=False) if column and cell.text
    }
    names = [Scalar(name, row[0].line, row[0].column) for name in entries]
    return Mapping(entries, names, row[0].line, row[0].column)


def _rows(text: str, table: Table, findings: Findings) -> Iterator[list[Scalar]]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for row in table.rows:
        cells = list(_cells(text, row, starts, table.separator))
        if row.has_odd_quote:
            odd = next(cell for cell in cells if cell.text.startswith('"'))
            findings.report(odd, "unclosed-quote", WHY["odd-quote"])
        yield cells


def _cells(text: str, row: Row, starts: list[int], separator: str) -> Iterator[Scalar]:
    """The cells of a row with their places, each looked for after the one before it."""
    end = starts[row.line - 1] - 1
    for number, value in enumerate(row.cells):
        offset = text.find(separator, end) + 1 if number else end + 1
        fringe = _FRINGE.match(text, offset)
        start = fringe.end() if fringe and not value.startswith('"') else offset
        line = bisect_right(starts, start)
        yield Scalar(value, line, start - starts[line - 1] + 1)
        end = start + len(value)
