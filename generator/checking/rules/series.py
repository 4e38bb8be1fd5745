"""Claims about the series that figures are read against."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.catalog import Catalog
from generator.messages.problems import Problem, _
from generator.model import MinimumWage, PriceChange


def series_go_forward(catalog: Catalog) -> Iterator[Problem]:
    """Each line of a series is later than the one above it.

    Fails: a minimum wage `from: 2025-01-01` below one `from: 2026-01-01`; two changes of prices for one year.
    """
    yield from _going_back(catalog.indices.minimum_wage, "from")
    yield from _going_back(catalog.indices.prices, "year")


def _going_back(lines: Sequence[MinimumWage | PriceChange], field: str) -> Iterator[Problem]:
    for before, line in pairwise(lines):
        if _moment(line) <= _moment(before):
            text = _("this line is not later than the one above it: the series goes forward, one line a date")
            yield Problem(line.at(field), "series-order", text, related=(before.at(field),))


def series_stop_today(catalog: Catalog) -> Iterator[Problem]:
    """What is not in force yet is not data.

    Fails: a minimum wage `from: 2031-01-01` in 2026.
    """
    text = _("this date is in the future ({today} is the day of this check)", today=catalog.as_of.isoformat())
    for wage in catalog.indices.minimum_wage:
        if wage.since > catalog.as_of:
            yield Problem(wage.at("from"), "future-date", text)
    for change in catalog.indices.prices:
        if change.year > catalog.as_of.year:
            yield Problem(change.at("year"), "future-date", text)


def _moment(line: MinimumWage | PriceChange) -> tuple[int, int, int]:
    if isinstance(line, PriceChange):
        return (line.year, 1, 1)
    return (line.since.year, line.since.month, line.since.day)
