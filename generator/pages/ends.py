"""Bands that have both ends, and the steps between neighbours: what formulas and adverts are made from."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

from generator.messages.language import small
from generator.pages.edition import Edition
from generator.pay import comparison
from generator.pay.amounts import Exact
from generator.pay.bands import Band

Shared = Literal["same", "some", "others"]
"""The studies behind two bands: the same ones, some in common, or all different."""


class Ends(NamedTuple):
    """A band that has both ends and a centre: all that the formulas need."""

    band: Band
    low: Exact
    centre: Exact
    high: Exact

    @property
    def width(self) -> Fraction:
        """How far it spreads, as a fraction of its minimum."""
        return comparison.width(self.low, self.high)

    @property
    def ends(self) -> tuple[Exact, Exact]:
        """Its minimum and maximum."""
        return self.low, self.high


class Step(NamedTuple):
    """Two neighbouring bands of one place: of a role from one level to the next, or of one rung and the next."""

    lower: Ends
    upper: Ends

    @property
    def studies(self) -> Shared:
        """Whether the same studies made both, so that the step tells of pay and not of methods."""
        return shared_studies(self.lower.band, self.upper.band)


def ends_of(band: Band) -> Ends | None:
    """The band with its ends, when it has them."""
    if band.status != "band" or band.low is None or band.centre is None or band.high is None:
        return None
    return Ends(band, band.low, band.centre, band.high)


def yearly_ends(edition: Edition) -> list[Ends]:
    """The bands of the ladder that have both ends, gross a year, lowest rung first."""
    bands = (band for role in edition.ladder_roles for band in edition.bands_of(role.id, basis="gross-year"))
    return [ends for band in bands if (ends := ends_of(band))]


def example_band(edition: Edition) -> Ends | None:
    """The band that examples are drawn from: of one level, current, with the best grade, then with most studies."""

    def rank(ends: Ends) -> tuple[bool, bool, str, int]:
        cell = ends.band.cell
        return cell.level == edition.any_level, ends.band.age != "current", ends.band.grade or "", -len(ends.band.votes)

    return min(yearly_ends(edition), key=rank, default=None)


def steps(edition: Edition) -> list[Step]:
    """From level to level inside a role, then from rung to rung at one level; in each place."""
    found = yearly_ends(edition)
    return [*_level_steps(found, edition), *_rung_steps(found, edition)]


def _level_steps(found: list[Ends], edition: Edition) -> Iterator[Step]:
    for role in edition.ladder_roles:
        for zone in edition.zone_name:
            own = [ends for ends in found if ends.band.cell.role == role.id and ends.band.cell.zone == zone]
            for lower, upper in pairwise(ends for ends in own if ends.band.cell.level != edition.any_level):
                yield Step(lower, upper)


def _rung_steps(found: list[Ends], edition: Edition) -> Iterator[Step]:
    by_cell = {ends.band.cell: ends for ends in found}
    for lower, upper in pairwise(edition.ladder_roles):
        for ends in found:
            above = by_cell.get(ends.band.cell._replace(role=upper.id))
            if ends.band.cell.role == lower.id and above is not None:
                yield Step(ends, above)


def shared_studies(first: Band, second: Band) -> Shared:
    """How far two bands rest on the same studies: part of their difference may come from the others."""
    one, other = ({vote.origin for vote in band.votes} for band in (first, second))
    return "same" if one == other else "some" if one & other else "others"


def step_name(step: Step, edition: Edition) -> str:
    """`Community manager junior → confirmé, France`, or the two roles at one level."""
    lower, upper = step.lower.band.cell, step.upper.band.cell
    first, second = (edition.catalog.role[cell.role].name for cell in (lower, upper))
    start, end = (small(edition.level_name[cell.level]) for cell in (lower, upper))
    told = f"{first} {start} → {end}" if lower.role == upper.role else f"{first} → {second}, {start}"
    return f"{told}, {edition.zone_name[lower.zone]}"


def second_name(step: Step, edition: Edition) -> str:
    """What tells the second band of a step from the first: its level, or its role."""
    lower, upper = step.lower.band.cell, step.upper.band.cell
    return small(edition.level_name[upper.level]) if lower.role == upper.role else edition.catalog.role[upper.role].name
