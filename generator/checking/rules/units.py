"""Claims about the unit of an amount: that of its field, which its size betrays, and one that its contract has."""

from collections.abc import Iterator
from decimal import Decimal

from generator.catalog import Catalog
from generator.messages.problems import Problem, Text, _
from generator.model import Indices, Salary

Amount = int | Decimal

_YEARLY = frozenset({"gross-year", "variable-year", "total-year", "net-year"})
_THOUSANDS = (
    _("{amount} for a whole year looks like thousands of euros: write the amount in euros"),
    _("{amount} and {other} for a whole year look like thousands of euros: write the amounts in euros"),
)
_DAY = (
    _("{amount} for a whole year looks like the rate of a day: “basis: day-rate” is perhaps missing"),
    _("{amount} and {other} for a whole year look like the rates of a day: “basis: day-rate” is perhaps missing"),
)
_MONTH = (
    _("{amount} for a whole year looks like the amount of a month: write that of the year"),
    _("{amount} and {other} for a whole year look like the amounts of a month: write those of the year"),
)
_YEAR = (
    _("{amount} for less than a year looks like the amount of a whole year: look at “basis”"),
    _("{amount} and {other} for less than a year look like the amounts of a whole year: look at “basis”"),
)
"""What an amount looks like, and what two of one figure do."""


def amounts_are_in_their_unit(catalog: Catalog) -> Iterator[Problem]:
    """An amount in thousands, or of a month, in the field of a year is known by its size, and so is the reverse.

    Fails: `low: 24` or `low: 2000` with `basis: gross-year`; `point: 38000` with `basis: day-rate`.
    """
    least = least_year(catalog)
    for figure in catalog.salaries:
        if least is not None and is_in_another_unit(figure, least) and not _is_salary_at_a_rate(figure):
            yield _in_another_unit(figure, least)


def salaries_are_told_for_a_year(catalog: Catalog) -> Iterator[Problem]:
    """The rate of a day or of a month is a price before VAT, that of a freelance: no employee is paid it.

    Fails: `basis: month-rate` with `contract: salaried`, or without `contract`.
    """
    for figure in catalog.salaries:
        if _is_salary_at_a_rate(figure) and not figure.set_aside:
            text = _(
                "“{basis}” is a price before VAT: for a salary, write the amount of the year with “basis: gross-year”; "
                "else say “contract: freelance”",
                basis=figure.basis,
            )
            yield Problem(figure.at("basis"), "wrong-unit", text)


def _is_salary_at_a_rate(figure: Salary) -> bool:
    return figure.contract == "salaried" and figure.basis not in _YEARLY


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
    """The problem at the first of its amounts that is so, with the others that look the same."""
    is_yearly = figure.basis in _YEARLY
    ends = (("low", figure.low), ("high", figure.high), ("point", figure.point))
    wrong = [(name, end) for name, end in ends if end is not None and (end < least) == is_yearly]
    (name, amount), *others = wrong
    look = _look(figure, amount)
    alike = [(each, end) for each, end in others if _look(figure, end) is look][:1]
    text = Text(look[len(alike)].msgid, (("amount", amount), *(("other", end) for _name, end in alike)))
    fix = f"{amount * 1000:.0f}" if look is _THOUSANDS else None
    related = tuple(figure.at(each) for each, _end in alike)
    return Problem(figure.at(name), "wrong-unit", text, fix=fix, related=related)


def _look(figure: Salary, amount: Amount) -> tuple[Text, Text]:
    """What an amount looks like that does not count what its basis says."""
    if figure.basis not in _YEARLY:
        return _YEAR
    if amount >= 1000:
        return _MONTH
    return _THOUSANDS if figure.contract == "salaried" else _DAY
