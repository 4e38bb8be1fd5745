"""Bands that wait for a newer source: whatever speaks for them was published more than two years ago."""

from collections.abc import Iterator
from gettext import NullTranslations
from typing import NamedTuple

from generator.catalog import Catalog
from generator.changes.bulletin import as_code
from generator.changes.names import in_words, name_of_cell
from generator.model import Source
from generator.pay.bands import Band, all_bands
from generator.pay.votes import Cell
from generator.reading.dates import When

MONTHS = 24
"""Age from which the newest source of a band is to be replaced."""


class Stale(NamedTuple):
    """A band, the newest source behind it, and how old that is in whole months; None when no source is dated."""

    cell: Cell
    source: Source
    months: int | None


def stale(catalog: Catalog) -> list[Stale]:
    """The bands of roles whose newest source is too old, those without any date first, then the oldest."""
    found = [
        each
        for cell, band in all_bands(catalog).items()
        if catalog.role[cell.role].kind == "role"
        for each in _newest(cell, band, catalog)
    ]
    late = [each for each in found if each.months is None or each.months > MONTHS]
    return sorted(late, key=lambda each: (each.months is not None, -(each.months or 0)))


def _newest(cell: Cell, band: Band, catalog: Catalog) -> Iterator[Stale]:
    """The newest source of a band; nothing when no figure speaks for it."""
    salaries = (each.salary for vote in band.votes for each in vote.observations)
    sources = {catalog.source[salary.source].id: catalog.source[salary.source] for salary in salaries if salary}
    if sources:
        source = max(sources.values(), key=lambda each: (_rank(each.published), each.id))
        yield Stale(cell, source, _months(source.published, catalog))


def _rank(when: When) -> tuple[int, int]:
    """Newer is more. A year without month may be its December."""
    return (when.year or 0, 12 if when.month is None else when.month)


def _months(when: When, catalog: Catalog) -> int | None:
    if when.year is None:
        return None
    year, month = _rank(when)
    return (catalog.as_of.year - year) * 12 + catalog.as_of.month - month


def as_markdown(found: list[Stale], catalog: Catalog, words: NullTranslations) -> str:
    """A list with a box to tick for each band, for the issue that asks for newer sources."""
    if not found:
        return words.gettext("No band waits for a newer source.")
    intro = words.ngettext(
        "{n} band rests on nothing published in the last {months} months:",
        "{n} bands rest on nothing published in the last {months} months:",
        len(found),
    ).format(n=len(found), months=MONTHS)
    return "\n".join([intro, "", *(f"- [ ] {_line(each, catalog, words)}" for each in found)])


def _line(each: Stale, catalog: Catalog, words: NullTranslations) -> str:
    where = as_code(in_words(name_of_cell(each.cell, catalog), words))
    if each.months is None:
        return words.gettext("{band}: no source with a date").format(band=where)
    age = words.gettext("{band}: {months} months since {source}")
    return age.format(band=where, months=each.months, source=as_code(each.source.id))
