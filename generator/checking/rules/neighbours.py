"""Claims about figures side by side: those nobody would believe, and those of one study that contradict each other."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter

from generator.catalog import Catalog
from generator.checking.rules.units import is_in_another_unit, least_year
from generator.messages.problems import Problem, Severity, _
from generator.model import Salary

Amount = int | Decimal

_ENOUGH = 3
"""How many other figures it takes to know what is usual."""


def figures_stay_near_their_neighbours(catalog: Catalog) -> Iterator[Problem]:
    """An amount many times above or below those of the same job is a slip, or has to be set aside.

    How many times stands in site.yaml (`thresholds.implausible`). It is counted from the median of the others of the
    same role, contract and basis, lower ends with lower ends and upper with upper; figures set aside never count, and
    three others are needed.
    Fails: `high: 300000` among figures that end around 30000.
    """
    times, least = catalog.site.thresholds.implausible, least_year(catalog)
    groups: defaultdict[tuple[str, str, str], list[Salary]] = defaultdict(list)
    for figure in catalog.salaries:
        if not figure.set_aside and not is_in_another_unit(figure, least):
            groups[figure.role, figure.contract, figure.basis].append(figure)
    for group in groups.values():
        low_ones = dict(_far_ends(group, ("low", "point", "high"), times))
        high_ones = dict(_far_ends(group, ("high", "point", "low"), times))
        yield from (high_ones | low_ones).values()


def _far_ends(figures: list[Salary], fields: tuple[str, str, str], times: int) -> Iterator[tuple[str, Problem]]:
    """By id, the figures whose lower end (upper, if `fields` begins with it) is far from those of the others."""
    first, second, third = map(attrgetter, fields)
    ends = [(first(figure) or second(figure) or third(figure), figure) for figure in figures]
    given = sorted(end for end, _figure in ends if end)
    if len(given) <= _ENOUGH:
        return
    half = len(given) // 2
    # Without one of them, the median of the others lies between these two.
    least, most = given[half - 1], given[min(len(given) - 1, half + 1)]
    for end, figure in ends:
        if end and not most <= times * end <= times * times * least:
            yield from _if_far(end, figure, fields, given, times=times)


def _if_far(
    end: Amount, figure: Salary, fields: tuple[str, str, str], given: list[Amount], *, times: int
) -> Iterator[tuple[str, Problem]]:
    usual = _median_without(given, end)
    if not usual <= times * end <= times * times * usual:
        name = next(field for field in fields if getattr(figure, field))
        values = {"amount": end, "usual": usual, "times": times}
        text = _("{amount} is over {times} times away from the other figures of this job, around {usual}", **values)
        yield figure.id, Problem(figure.at(name), "implausible-amount", text)


def _median_without(given: list[Amount], one: Amount) -> Amount:
    others = list(given)
    others.remove(one)
    half, is_odd = divmod(len(others), 2)
    return others[half] if is_odd else (others[half - 1] + others[half]) // 2


# --- one study, two values -----------------------------------------------------------------------


def studies_agree_with_themselves(catalog: Catalog) -> Iterator[Problem]:
    """One study has one value for one cell, year and statistic; two that are really published name each other.

    Fails: two means of 2021 for the same job, level and zone, from one study, without `conflicts`.
    """
    cells: defaultdict[tuple[object, ...], dict[object, Salary]] = defaultdict(dict)
    origin_of = catalog.origin_of
    for figure in catalog.salaries:
        if not figure.set_aside:
            known = cells[_cell(figure, origin_of)]
            if known:
                yield from _against(figure, known)
            known.setdefault(_values(figure), figure)


def conflicts_still_apply(catalog: Catalog) -> Iterator[Problem]:
    """An exception that is no longer one hides the next mistake.

    Fails: `conflicts` naming a figure of another year, or one with the same value.
    """
    figures = {figure.id: figure for figure in catalog.salaries if figure.conflicts}
    if not figures:
        return
    everyone = {figure.id: figure for figure in catalog.salaries}
    for figure in figures.values():
        for rank, other in enumerate(everyone[name] for name in figure.conflicts):
            same_cell = _cell(figure, catalog.origin_of) == _cell(other, catalog.origin_of)
            if not same_cell or _values(figure) == _values(other):
                text = _("“{id}” does not contradict this figure: remove it from “conflicts”", id=other.id)
                yield Problem(figure.at("conflicts", rank), "stale-conflict", text)


def _against(figure: Salary, known: dict[object, Salary]) -> Iterator[Problem]:
    same = known.get(_values(figure))
    if same and same.source == figure.source:
        text = _("“{id}” is the same figure from the same source", id=same.id)
        yield Problem(figure.at("id"), "same-figure-twice", text, Severity.WARNING, related=(same.at("id"),))
        return
    for other in known.values():
        named = other.id in figure.conflicts and figure.id in other.conflicts
        if other is not same and not named:
            text = _(
                "“{id}” says otherwise for the same study, cell and year: each must name the other in “conflicts”",
                id=other.id,
            )
            yield Problem(figure.at("id"), "study-disagrees", text, Severity.WARNING, related=(other.at("id"),))
            return


def _cell(figure: Salary, origin_of: dict[str, str]) -> tuple[object, ...]:
    """What two figures of one study have in common when they answer the same question."""
    cell = (figure.role, figure.level, figure.zone, figure.contract, figure.basis)
    narrower = (figure.title, figure.place, figure.company)
    return (origin_of[figure.source], cell, narrower, figure.statistic, figure.year)


def _values(figure: Salary) -> tuple[Amount | None, ...]:
    return (figure.low, figure.high, figure.point)
