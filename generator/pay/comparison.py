"""What human resources compute with a band: how wide it is, where a salary stands in it, what the next one brings.

Amounts are euros gross a year, full time, unless said otherwise; ratios are exact fractions of one (7/100 is 7 %).
Every formula is published with its example on the method page, /salaires/methode/. A ratio to nothing (a minimum, a
midpoint or a width of zero) raises ZeroDivisionError: a checked catalog has none, and a band is never without width.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from generator.pay.amounts import Exact, median
from generator.pay.votes import Vote

SMALLEST_GROUP = 3
"""Under this number of people a mean would tell what one of them earns."""
WIDTH_TO_NOTE = Fraction(135, 100)
WIDTH_TO_WARN = Fraction(150, 100)


class Overlap(NamedTuple):
    """What two neighbouring bands share: euros, and the part of the upper band that they are."""

    amount: Exact
    share: Fraction


class Differential(NamedTuple):
    """What a place pays more (or less, when negative) than another, and the studies that say so, by name."""

    value: Fraction
    origins: tuple[str, ...]


class AdvertWidth(NamedTuple):
    """The maximum of an advert over its minimum, and how loudly to advise splitting it by level."""

    ratio: Fraction
    advice: Literal["note", "warning"] | None


# --- bands -----------------------------------------------------------------------------------------


def width(low: Exact, high: Exact) -> Fraction:
    """How far a range spreads, as a fraction of its minimum (name the denominator beside the figure).

    (max − min) / min (/salaires/methode/).

    >>> width(24000, 30000)
    Fraction(1, 4)
    """
    return Fraction(high - low, low)


def midpoint_progression(midpoint: Exact, next_midpoint: Exact) -> Fraction:
    """What the next level or rung brings, midpoint to midpoint.

    mid(n+1) / mid(n) − 1 (/salaires/methode/).

    >>> midpoint_progression(24000, 30000)
    Fraction(1, 4)
    """
    return Fraction(next_midpoint, midpoint) - 1


def overlap(lower: tuple[Exact, Exact], upper: tuple[Exact, Exact]) -> Overlap:
    """What a band and the one above it share, each given by its minimum and maximum.

    max(0, min(max n, max n+1) − max(min n, min n+1)), over max n+1 − min n+1 (/salaires/methode/).

    >>> overlap((22000, 30000), (27500, 40000))
    Overlap(amount=2500, share=Fraction(1, 5))
    """
    amount = max(0, min(lower[1], upper[1]) - max(lower[0], upper[0]))
    return Overlap(amount, Fraction(amount, upper[1] - upper[0]))


def gap(lower: tuple[Exact, Exact], upper: tuple[Exact, Exact]) -> Exact | None:
    """The hole between a band and the one above it, in euros; None without one. It is shown and never filled.

    min n+1 − max n (/salaires/methode/).

    >>> gap((22000, 26000), (28000, 32000))
    2000
    """
    hole = upper[0] - lower[1]
    return hole if hole > 0 else None


# --- one salary ------------------------------------------------------------------------------------


def full_time_equivalent(salary: Exact, part: Exact) -> Fraction:
    """What a part-time salary would be full time; `part` is its share of full time, over 0 (4/5 for four days in five).

    salary / part of full time, before any comparison (/salaires/methode/).

    >>> full_time_equivalent(24000, Fraction(4, 5))
    Fraction(30000, 1)
    """
    return Fraction(salary) / part


def compa_ratio(salary: Exact, midpoint: Exact) -> Fraction:
    """A salary against the midpoint of its band: 1 is the midpoint.

    salary / mid (/salaires/methode/).

    >>> compa_ratio(29000, 27000)
    Fraction(29, 27)
    """
    return Fraction(salary, midpoint)


def range_position(salary: Exact, low: Exact, high: Exact) -> Fraction:
    """Where a salary stands in a range: 0 at its minimum, 1 at its maximum, under 0 or over 1 outside.

    (salary − min) / (max − min), not clamped (/salaires/methode/).

    >>> range_position(29000, 24000, 30000)
    Fraction(5, 6)
    """
    return Fraction(salary - low, high - low)


def distance_to_minimum(salary: Exact, low: Exact) -> Exact:
    """What lacks to reach the minimum of the range, in euros; 0 from the minimum on.

    max(0, min − salary) (/salaires/methode/).

    >>> distance_to_minimum(23000, 24000)
    1000
    """
    return max(0, low - salary)


def cost_to_reach(amount: Exact, salary: Exact, part: Exact) -> Exact:
    """What raising a salary to an amount costs a year; 0 when it is there. `part` is the person's share of full time.

    max(0, amount − salary) × part, the salary being its full-time equivalent (/rh/). Gross: what the employer pays on
    top is not counted.

    >>> cost_to_reach(24000, 22000, Fraction(4, 5))
    Fraction(1600, 1)
    """
    return max(0, amount - salary) * part


def minimum_wage_multiple(salary: Exact, minimum_wage: Exact) -> Fraction:
    """How many times the legal minimum a salary is; both of the same year, gross a year, full time.

    salary / yearly minimum wage of that year (/salaires/methode/).

    >>> minimum_wage_multiple(30000, 20000)
    Fraction(3, 2)
    """
    return Fraction(salary, minimum_wage)


# --- groups ----------------------------------------------------------------------------------------


def group_compa_ratio(people: Iterable[tuple[Exact, Exact]]) -> Fraction | None:
    """A team against its midpoints, each person as (salary, midpoint of their band); None for nobody.

    Σ salary / Σ mid, which is not the mean of the ratios (/salaires/methode/).

    >>> group_compa_ratio([(29000, 27000), (45000, 50000)])
    Fraction(74, 77)
    """
    team = list(people)
    return Fraction(sum(salary for salary, _ in team), sum(midpoint for _, midpoint in team)) if team else None


def gender_gap(men: Sequence[Exact], women: Sequence[Exact]) -> Fraction | None:
    """What women earn less than men in one category of work, as a fraction of what men earn; negative when more.

    (mean of men − mean of women) / mean of men (/salaires/methode/). None when either group has fewer than three
    people: it would give somebody's pay away. Salaries are full-time equivalents.

    >>> gender_gap([30000, 30000, 30000], [27000, 27000, 27000])
    Fraction(1, 10)
    """
    if min(len(men), len(women)) < SMALLEST_GROUP:
        return None
    return 1 - Fraction(sum(women), len(women)) / Fraction(sum(men), len(men))


def geographic_differential(zone: Iterable[Vote], reference: Iterable[Vote]) -> Differential | None:
    """What a zone pays more than the reference, from the votes of both cells; None when no study gives both.

    mid(zone) / mid(reference) − 1 inside one study and year, then the median over studies (/salaires/methode/): a
    difference between two studies would measure their methods, a difference between two years would measure time.
    """
    here, there = _midpoints(zone), _midpoints(reference)
    both = sorted(here.keys() & there.keys(), key=lambda key: key[1] or 0)
    newest = {origin: Fraction(here[origin, year], there[origin, year]) - 1 for origin, year in both}
    return Differential(Fraction(median(newest.values())), tuple(sorted(newest))) if newest else None


def _midpoints(votes: Iterable[Vote]) -> Mapping[tuple[str, int | None], Exact]:
    return {(vote.origin, vote.year): vote.centre for vote in votes if vote.centre is not None}


# --- adverts ---------------------------------------------------------------------------------------


def advert_width(low: Exact, high: Exact) -> AdvertWidth:
    """Whether the range of a job advert is so wide that readers trust it less.

    max / min: a note above 1.35, a warning above 1.5 (/salaires/methode/).

    >>> advert_width(25000, 40000)
    AdvertWidth(ratio=Fraction(8, 5), advice='warning')
    """
    ratio = Fraction(high, low)
    if ratio > WIDTH_TO_WARN:
        return AdvertWidth(ratio, "warning")
    return AdvertWidth(ratio, "note" if ratio > WIDTH_TO_NOTE else None)
