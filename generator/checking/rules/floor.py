"""Claims about bands: none begins under what the law allows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.catalog import Catalog
from generator.checking.rules.units import is_in_another_unit, least_year
from generator.messages.problems import Problem, Severity, Text, _
from generator.model import Salary
from generator.pay.bands import Band, all_bands
from generator.pay.votes import minimum_wage_on


def bands_begin_above_the_minimum_wage(catalog: Catalog) -> Iterator[Problem]:
    """A band that begins under the minimum wage of today comes from a slip, or from a figure to be set aside.

    Under 1.05 times the minimum wage it is only noted.
    Fails: the only fresh range of a cell starts at 20000 when the minimum wage of a year is 21876.
    """
    suspects = _low_ones(catalog)
    if not suspects:
        return
    for band in all_bands(replace(catalog, salaries=suspects)).values():
        if band.is_under_floor or band.is_near_floor:
            yield _too_low(band)


def _low_ones(catalog: Catalog) -> tuple[Salary, ...]:
    """The figures of the roles and levels where one is low enough to matter: no other band can begin so low."""
    wage = minimum_wage_on(catalog.as_of, catalog.indices.minimum_wage)
    limit, least = int(wage * 21 / 20) + 1 if wage else 0, least_year(catalog)
    groups: defaultdict[tuple[str, str], list[Salary]] = defaultdict(list)
    low: set[tuple[str, str]] = set()
    for figure in catalog.salaries:
        if is_in_another_unit(figure, least):
            continue
        groups[figure.role, figure.level].append(figure)
        if any(amount is not None and amount < limit for amount in (figure.low, figure.point, figure.high)):
            low.add((figure.role, figure.level))
    return tuple(figure for group in sorted(low) for figure in groups[group])


def _too_low(band: Band) -> Problem:
    """The problem, at the figure that pulls the band down most."""
    cell = (band.cell.role, band.cell.level, band.cell.zone)
    if band.is_under_floor:
        text = _("the band {cell} begins at {low}, under the minimum wage ({floor} a year)", cell=cell)
    else:
        text = _("the band {cell} begins at {low}, near the minimum wage ({floor} a year)", cell=cell)
    values = (*text.values, ("low", f"{float(band.low or 0):.0f}"), ("floor", f"{float(band.floor or 0):.0f}"))
    figure = _lowest(band)
    severity = Severity.ERROR if band.is_under_floor else Severity.NOTE
    code = "under-minimum-wage" if band.is_under_floor else "near-minimum-wage"
    return Problem(figure.at("low"), code, Text(text.msgid, values), severity)


def _lowest(band: Band) -> Salary:
    lows = [
        (observation.ends[0], observation.salary)
        for vote in band.votes
        for observation in vote.observations
        if observation.salary and observation.ends[0] is not None
    ]
    return min(lows, key=lambda each: each[0])[1]
