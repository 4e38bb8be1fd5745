"""The claim that an amount is in the unit of its field, which its size betrays."""

from collections.abc import Iterator
from decimal import Decimal

from generator.catalog import Catalog
from generator.messages.problems import Problem, Text, _
from generator.model import Indices, Salary

Amount = int | Decimal

_YEARLY = frozenset({"gross-year", "variable-year", "total-year", "net-year"})
_THOUSANDS = _("{amount} for a whole year looks like thousands of euros: write the amount in euros")
_DAY = _("{amount} for a whole year looks like the rate of a day: “basis: day-rate” is perhaps missing")
_MONTH = _("{amount} for a whole year looks like the amount of a month: write that of the year")
_YEAR = _("{amount} for less than a year looks like the amount of a whole year: look at “basis”")


def amounts_are_in_their_unit(catalog: Catalog) -> Iterator[Problem]:
    """An amount in thousands, or of a month, in the field of a year is known by its size, and so is the reverse.

    Fails: `low: 24` or `low: 2000` with `basis: gross-year`; `point: 38000` with `basis: day-rate`.
    """
    least = least_year(catalog)
    for figure in catalog.salaries:
        if least is not None and is_in_another_unit(figure, least):
            yield _in_another_unit(figure, least)


def is_in_another_unit(figure: Salary, least: int | None) -> bool:
    """Whether an amount of a figure counts something else than its basis says. What is set aside is as printed."""
    if figure.set_aside or least is None:
        return False
    is_yearly, low, high, point = figure.basis in _YEARLY, figure.low, figure.high, figure.point
    return (
        (low is not None and (low < least) is is_yearly)
        or (high is not None and (high < least) is is_yearly)
        or (point is not None and (point < least) is is_yearly)
    )


def least_year(catalog: Catalog) -> int | None:
    """Half a year of the first minimum wage: nobody is paid less for a year. None when the series could not be read."""
    indices: Indices | None = catalog.indices
    return int(6 * indices.minimum_wage[0].monthly) if indices else None


def _in_another_unit(figure: Salary, least: int) -> Problem:
    """The problem at the first of its amounts that is so."""
    is_yearly = figure.basis in _YEARLY
    ends = (("low", figure.low), ("high", figure.high), ("point", figure.point))
    name, amount = next((name, end) for name, end in ends if end is not None and (end < least) == is_yearly)
    small = _THOUSANDS if figure.contract == "salaried" else _DAY
    what = _YEAR if not is_yearly else small if amount < 1000 else _MONTH
    fix = f"{amount * 1000:.0f}" if what is _THOUSANDS else None
    return Problem(figure.at(name), "wrong-unit", Text(what.msgid, (("amount", amount),)), fix=fix)
