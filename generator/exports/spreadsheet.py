"""The workbook to download: a sheet for each table, and one that says what they hold and on what terms."""

from collections.abc import Callable, Iterator, Sequence

from generator.exports.separated import LIST_SIGN
from generator.exports.tables import Column, Table
from generator.exports.tables import Value as Told
from generator.exports.workbook import Column as Drawn
from generator.exports.workbook import Look, Sheet, Value, workbook
from generator.messages.problems import _
from generator.model import Site

_NARROWEST, _WIDEST = 13, 44
"""Characters."""
_ABOUT = (Drawn(26, "prose"), Drawn(30, "prose"), Drawn(90, "prose"))

Say = Callable[[str], str]


def spreadsheet(site: Site, tables: Sequence[Table], *, year: int, say: Say) -> bytes:
    """The workbook. `year`: the one that ages are counted from."""
    about = Sheet(_("About").render(say), _ABOUT, list(_about(site, tables, year, say)), has_header=False)
    return workbook([*map(_sheet, tables), about], title=site.name, creator=site.name)


def _sheet(table: Table) -> Sheet:
    head = [column.title for column in table.columns]
    lines = [
        [_value(column.told(value)) for column, value in zip(table.columns, line, strict=True)] for line in table.lines
    ]
    columns = tuple(_drawn(column, [line[rank] for line in lines]) for rank, column in enumerate(table.columns))
    return Sheet(table.title, columns, [head, *lines])


def _value(told: Told) -> Value:
    return (LIST_SIGN.join(told) or None) if isinstance(told, list) else told


def _drawn(column: Column, cells: Sequence[Value]) -> Drawn:
    """A column as wide as what it holds, within reason."""
    longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    return Drawn(min(max(longest + 2, _NARROWEST), _WIDEST), _look(column))


def _look(column: Column) -> Look:
    if column.kind == "number":
        return "share" if column.is_share else "amount"
    return "plain" if column.kind == "integer" else "text"


def _about(site: Site, tables: Sequence[Table], year: int, say: Say) -> Iterator[Sequence[Value]]:
    """What the workbook is, how to read it, on what terms; then every column of every sheet."""
    amounts = _("In euros and never rounded: gross a year, full time, unless the line says that it counts otherwise.")
    ages = _("Counted from {year}. An old figure is never taken for a recent one.", year=year)
    empty = _("An empty cell is unknown or does not apply. Nothing is estimated to fill it.")
    yield [site.name]
    yield [None, None, site.tagline]
    for table in tables:
        yield [_("Sheet").render(say), table.title, table.about]
    for topic, text in ((_("Amounts"), amounts), (_("Ages"), ages), (_("Empty cells"), empty)):
        yield [topic.render(say), None, text.render(say)]
    yield [_("Terms of reuse").render(say), None, site.licence]
    yield []
    yield [_("Sheet").render(say), _("Column").render(say), _("Meaning").render(say)]
    for table in tables:
        yield from ([table.title, column.title, column.about] for column in table.columns)
