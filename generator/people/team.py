"""What a team comes to beside the bands: each person, each category, the whole; what raising somebody would cost.

Salaries are compared at full time. A figure that would tell what one person earns is None: see `SMALLEST_GROUP`.
`assets/team.js` is the port.
"""

from collections.abc import Iterable, Mapping, Sequence, Sized
from fractions import Fraction
from typing import Literal, NamedTuple, TypeVar

from generator.pay.amounts import Exact
from generator.pay.comparison import (
    SMALLEST_GROUP,
    compa_ratio,
    cost_to_reach,
    full_time_equivalent,
    gender_gap,
    group_compa_ratio,
    minimum_wage_multiple,
    range_position,
)
from generator.pay.market import Market, Post, Range
from generator.people.roster import Person

K = TypeVar("K")

Target = Literal["minimum", "midpoint"]
"""Up to where a promotion is counted in the band of the next rung: the least that it costs, or its usual pay."""


class Standing(NamedTuple):
    """One person beside the band of their post. What needs a band is None without one."""

    person: Person
    full_time: Fraction
    """Fixed pay at full time, euros gross a year."""
    band: Range | None
    ratio: Fraction | None
    position: Fraction | None
    """0 at the minimum of the band, 1 at its maximum, not cut."""
    lacking: Exact | None
    """Cost of reaching the minimum, a year, at their working time; 0 from the minimum on."""
    multiple: Fraction | None
    """Times the minimum wage; None when it is not known."""
    promotion: Exact | None
    """Cost of the next rung, a year, at their working time; None when it has no band at this level and place."""


class Bill(NamedTuple):
    """How many people a cost is for, and what it comes to, euros gross a year; None when that is hidden."""

    people: int
    cost: Exact | None


class Category(NamedTuple):
    """The people of one post, and their salaries against its midpoint; None when that is hidden."""

    post: Post
    people: int
    ratio: Fraction | None


class Gap(NamedTuple):
    """What women earn less than men in one role and level, all places together; None when a group is too small."""

    role: str
    level: str
    women: int
    men: int
    gap: Fraction | None


class Team(NamedTuple):
    """All figures of a team."""

    standings: tuple[Standing, ...]
    compared: int
    """People whose post has a band."""
    ratio: Fraction | None
    """All salaries against all midpoints; None under three people."""
    under: Bill
    """Those under the minimum of their band, and what it costs to bring them there."""
    promotion: Bill
    """Those who have a band above, and what it would cost were all of them promoted."""
    below_floor: int
    """People paid less than the minimum wage, at full time."""
    categories: tuple[Category, ...]
    gaps: tuple[Gap, ...]


def team_of(standings: Iterable[Standing], market: Market) -> Team:
    """The figures of a team; categories in the order of the site."""
    standings = tuple(standings)
    compared = [each for each in standings if each.band]
    under, promotion = _bills(standings)
    return Team(
        standings,
        compared=len(compared),
        ratio=_ratio(compared),
        under=under,
        promotion=promotion,
        below_floor=sum(each.multiple is not None and each.multiple < 1 for each in standings),
        categories=_categories(compared, market),
        gaps=_gaps(standings, market),
    )


def standing_of(person: Person, market: Market, target: Target) -> Standing:
    """One person beside the band of their post and that of the next rung, at the same level and place."""
    role, level, zone = person.post
    full_time = full_time_equivalent(person.salary, person.part)
    band = market.ranges.get(person.post)
    above = market.ranges.get((market.above.get(role, ""), level, zone))
    goal = above and (above.low if target == "minimum" else above.centre)
    return Standing(
        person,
        full_time,
        band,
        ratio=compa_ratio(full_time, band.centre) if band else None,
        position=range_position(full_time, band.low, band.high) if band else None,
        lacking=cost_to_reach(band.low, full_time, person.part) if band else None,
        multiple=None if market.floor is None else minimum_wage_multiple(full_time, market.floor),
        promotion=None if goal is None else cost_to_reach(goal, full_time, person.part),
    )


# --- groups ----------------------------------------------------------------------------------------


def _bills(standings: Sequence[Standing]) -> tuple[Bill, Bill]:
    """Of the minimum, of promotions; one that bears on one or two people is hidden.

    Bands are published: what lacks to them would be those people's pay. So would what is left of the second bill by
    taking the first from it, when they bear on all but the same people.
    """
    lacking = {number: each.lacking for number, each in enumerate(standings) if each.lacking}
    due = {number: each.promotion for number, each in enumerate(standings) if each.promotion is not None}
    raised = {number for number, cost in due.items() if cost}
    is_open = not _is_telling(lacking)
    is_hidden = _is_telling(due) or _is_telling(raised) or (is_open and _is_telling(lacking.keys() ^ raised))
    return (
        Bill(len(lacking), sum(lacking.values()) if is_open else None),
        Bill(len(due), None if is_hidden else sum(due.values())),
    )


def _is_telling(group: Sized) -> bool:
    """Whether a sum over a group would be the pay of one or two people."""
    return 0 < len(group) < SMALLEST_GROUP


def _ratio(group: Sequence[Standing]) -> Fraction | None:
    """Hidden under three people: with the midpoint known, it would be somebody's pay."""
    if len(group) < SMALLEST_GROUP:
        return None
    return group_compa_ratio((each.full_time, each.band.centre) for each in group if each.band)


def _categories(compared: Iterable[Standing], market: Market) -> tuple[Category, ...]:
    groups = _grouped((each.person.post, each) for each in compared)
    ordered = sorted(groups, key=lambda post: _rank(post, market))
    hidden = _hidden([len(groups[post]) for post in ordered])
    return tuple(
        Category(post, len(groups[post]), None if number in hidden else _ratio(groups[post]))
        for number, post in enumerate(ordered)
    )


def _hidden(sizes: Sequence[int]) -> set[int]:
    """The groups that are not shown, by number: the small ones, and as many of the next larger ones as it takes.

    Whoever takes the shown groups from the whole finds the hidden ones together: those must not be one or two people.
    """
    rising = sorted(range(len(sizes)), key=lambda number: sizes[number])
    hidden: set[int] = set()
    for number in rising:
        together = sum(sizes[each] for each in hidden)
        if sizes[number] < SMALLEST_GROUP or 0 < together < SMALLEST_GROUP:
            hidden.add(number)
    return hidden


def _gaps(standings: Iterable[Standing], market: Market) -> tuple[Gap, ...]:
    """By role and level: a place is not the work. No gap is given for the whole, which would mix jobs."""
    told = ((each.person.post[:2], each) for each in standings if each.person.sex)
    groups = _grouped(told)
    gaps = []
    for role, level in sorted(groups, key=lambda post: _rank(post, market)):
        women, men = (
            [each.full_time for each in groups[role, level] if each.person.sex == sex] for sex in ("women", "men")
        )
        gaps.append(Gap(role, level, len(women), len(men), gender_gap(men, women)))
    return tuple(gaps)


def _rank(ids: Iterable[str], market: Market) -> list[int]:
    """Where a role, a level and a zone stand in the order of the site."""
    return [list(names).index(id) for names, id in zip(market.names.values(), ids, strict=False)]


def _grouped(pairs: Iterable[tuple[K, Standing]]) -> Mapping[K, list[Standing]]:
    groups: dict[K, list[Standing]] = {}
    for key, standing in pairs:
        groups.setdefault(key, []).append(standing)
    return groups
