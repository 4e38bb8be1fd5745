"""The plan: the smallest number of one-step changes that reaches the next rung.

Gates are least scores of one axis and the core is a weighted sum of the scores, so that the cheapest way is a choice of
one score an axis, found exactly, axis by axis, by the points that the core still lacks.
"""

from collections.abc import Sequence
from typing import NamedTuple

from generator.placing.placement import axis_score, rungs_at
from generator.placing.rulebook import HIGHEST, Kind, Rule
from generator.placing.sheets import Answers, Sheet, read


class Change(NamedTuple):
    """One answer to raise, from its level to another: 0 to 4, or 0 to 2 for a situation."""

    id: str
    kind: Kind
    before: int | None
    """None when unknown: counted from 0, for nobody is nearer for not knowing."""
    after: int


class Plan(NamedTuple):
    """How to reach the next rung in as few steps as can be."""

    rung: str
    steps: int
    changes: tuple[Change, ...]


class _Offer(NamedTuple):
    """A score that an axis can be brought to, in points, and the steps that it costs."""

    points: int
    steps: int


def plan(rule: Rule, answers: Answers) -> Plan | None:
    """The smallest plan; None at the top of the ladder, or when no answer reaches the next rung.

    Of plans as small, the one that raises most the competencies declared first; within one, the lowest answer first.
    """
    sheet = read(rule, answers)
    count = rungs_at(rule, sheet, sheet.low)
    if count == len(rule.rungs):
        return None
    offers = [_offers(rule, axis, sheet, least=_least(rule, axis, sheet, count)) for axis in range(len(rule.axes))]
    chosen = _cheapest(offers, weights=rule.rungs[count].weights, cut=rule.rungs[count].cut)
    if chosen is None:
        return None
    levels = list(sheet.low)
    for axis, offer in enumerate(chosen):
        _raise(rule, axis, levels, to=offer.points)
    return Plan(rule.rungs[count].role, sum(offer.steps for offer in chosen), _changes(rule, sheet, levels))


def certain(rule: Rule, answers: Answers) -> tuple[Change, ...]:
    """The steps that no answer left can spare: those to the missing gates of which every question was asked."""
    sheet = read(rule, answers)
    count = rungs_at(rule, sheet, sheet.low)
    levels = list(sheet.low)
    for axis, own in enumerate(rule.axes):
        if count < len(rule.rungs) and all(sheet.asked[number] for number in (*own.statements, *own.scenarios)):
            _raise(rule, axis, levels, to=_least(rule, axis, sheet, count))
    return _changes(rule, sheet, levels)


def _changes(rule: Rule, sheet: Sheet, levels: Sequence[int]) -> tuple[Change, ...]:
    return tuple(
        Change(item.id, item.kind, sheet.levels[number], levels[number])
        for number, item in enumerate(rule.items)
        if levels[number] > sheet.low[number]
    )


# --- what each axis can be brought to --------------------------------------------------------------


def _least(rule: Rule, axis: int, sheet: Sheet, count: int) -> int:
    """Points that the gates of the next rung take of an axis."""
    pairs = zip(rule.rungs[count].gates, sheet.needs[count], strict=True)
    return max((needed for gate, needed in pairs if gate.axis == axis), default=0)


def _offers(rule: Rule, axis: int, sheet: Sheet, *, least: int) -> list[_Offer]:
    """The scores at or above `least` worth their steps, cheapest first: each more costly one is higher."""
    own = rule.axes[axis]
    now = axis_score(rule, axis, sheet.low)
    means = (total * own.step for total in range(HIGHEST * len(own.statements) + 1))
    targets = sorted({now, *means, *rule.caps}, reverse=True)
    best: dict[int, int] = {}
    for points in targets:
        steps = _steps(rule, axis, sheet, to=points)
        if steps is not None and points >= max(least, now):
            best.setdefault(steps, points)
    return [_Offer(best[steps], steps) for steps in sorted(best)]


def _steps(rule: Rule, axis: int, sheet: Sheet, *, to: int) -> int | None:
    """One-step changes that bring an axis to at least so many points; None when nothing does."""
    levels = list(sheet.low)
    _raise(rule, axis, levels, to=to)
    if axis_score(rule, axis, levels) < to:
        return None
    return sum(levels) - sum(sheet.low)


def _raise(rule: Rule, axis: int, levels: list[int], *, to: int) -> None:
    """Raise the levels of an axis, no further than needed, until it comes to so many points or nothing is left."""
    own = rule.axes[axis]
    for number in own.scenarios:
        while levels[number] < rule.items[number].top and rule.caps[levels[number]] < to:
            levels[number] += 1
    while sum(levels[number] for number in own.statements) * own.step < to:
        lowest = min(own.statements, key=lambda number: levels[number], default=None)
        if lowest is None or levels[lowest] == HIGHEST:
            return
        levels[lowest] += 1


# --- the cheapest choice ---------------------------------------------------------------------------


def _cheapest(offers: Sequence[Sequence[_Offer]], *, weights: Sequence[int], cut: int) -> list[_Offer] | None:
    """One offer an axis whose weighted total reaches the cut in as few steps as can be; None when none does."""
    if not all(offers):
        return None
    least = sum(weight * axis[0].points for weight, axis in zip(weights, offers, strict=True))
    lacking = max(0, cut - least)
    tables = _tables(offers, weights, lacking)
    if tables[0][lacking] is None:
        return None
    chosen = []
    for axis, weight, table, rest in zip(offers, weights, tables, tables[1:], strict=False):
        found = (offer for offer in reversed(axis) if _steps_with(offer, axis, weight, rest, lacking) == table[lacking])
        offer = next(found)
        chosen.append(offer)
        lacking = _still_lacking(offer, axis, weight, lacking)
    return chosen


def _tables(offers: Sequence[Sequence[_Offer]], weights: Sequence[int], lacking: int) -> list[list[int | None]]:
    """For each axis, and none beyond the last, the fewest steps from it on by the points that the core lacks."""
    tables: list[list[int | None]] = [[0, *[None] * lacking]]
    for axis, weight in zip(reversed(offers), reversed(weights), strict=True):
        ways = [[_steps_with(offer, axis, weight, tables[0], each) for offer in axis] for each in range(lacking + 1)]
        tables.insert(0, [min((steps for steps in way if steps is not None), default=None) for way in ways])
    return tables


def _steps_with(
    offer: _Offer, axis: Sequence[_Offer], weight: int, rest: Sequence[int | None], lacking: int
) -> int | None:
    """Steps of an offer and of the best choice after it."""
    after = rest[_still_lacking(offer, axis, weight, lacking)]
    return None if after is None else offer.steps + after


def _still_lacking(offer: _Offer, axis: Sequence[_Offer], weight: int, lacking: int) -> int:
    return max(0, lacking - weight * (offer.points - axis[0].points))
