"""How solid a placement is: exact facts, each of them what trying everything out would find, and no percentage."""

from collections.abc import Iterable, Sequence
from itertools import product
from operator import add
from typing import Literal, NamedTuple

from generator.placing.placement import cap_of, claim_of, climb, place, role_at, rungs_at
from generator.placing.rulebook import Kind, Rule
from generator.placing.sheets import Answers, Sheet, read

Word = Literal["stable", "to-confirm", "fragile"]


class Flip(NamedTuple):
    """An answer that, moved by one step, changes the rung; as long as answers are unknown, one of its bounds."""

    id: str
    kind: Kind
    before: int
    after: int
    lowest: str | None
    """The rung after the move, what is not known at its lowest; None for no rung."""
    highest: str | None


class Claim(NamedTuple):
    """A competency whose claim exceeds what its situation leaves of it, both in points."""

    competency: str
    claim: int
    cap: int


class Solidity(NamedTuple):
    """What a placement rests on."""

    word: Word | None
    """None as long as there is no placement to judge."""
    flips: tuple[Flip, ...]
    possible: tuple[str | None, ...]
    """Rungs still possible, lowest first; None for no rung."""
    doubtful: tuple[Claim, ...]
    capped: tuple[Claim, ...]


def solidity(rule: Rule, answers: Answers) -> Solidity:
    """What the placement rests on, with its word.

    Fragile: a step down changes the rung, or a gate rests on a capped claim. To confirm: only steps up do. Else stable.
    """
    found = flips(rule, answers)
    limited = capped(rule, answers)
    word: Word | None = None
    if place(rule, answers).outcome != "not-enough":
        falls = any(flip.after < flip.before for flip in found)
        word = "fragile" if falls or limited else "to-confirm" if found else "stable"
    return Solidity(word, found, possible_rungs(rule, answers), doubtful(rule, answers), limited)


# --- single steps ----------------------------------------------------------------------------------


def flips(rule: Rule, answers: Answers) -> tuple[Flip, ...]:
    """Every single step of one answer that changes the rung, in the order of the questions, down before up.

    “Not yet” and “does not apply” count as the 0 they are worth; an unknown answer has no step to make.
    """
    sheet = read(rule, answers)
    bounds = (rungs_at(rule, sheet, sheet.low), rungs_at(rule, sheet, sheet.high))
    return tuple(
        Flip(item.id, item.kind, before, after, role_at(rule, low), role_at(rule, high))
        for number, (item, before) in enumerate(zip(rule.items, sheet.levels, strict=True))
        if before is not None
        for after in (before - 1, before + 1)
        if 0 <= after <= item.top
        for low, high in [_moved(rule, sheet, number, after)]
        if (low, high) != bounds
    )


def _moved(rule: Rule, sheet: Sheet, number: int, level: int) -> tuple[int, int]:
    """Lowest and highest number of rungs, had one item been answered so."""
    low, high = ((*levels[:number], level, *levels[number + 1 :]) for levels in (sheet.low, sheet.high))
    lowest = rungs_at(rule, sheet, low)
    return lowest, lowest if low == high else rungs_at(rule, sheet, high)


# --- claims against situations ---------------------------------------------------------------------


def doubtful(rule: Rule, answers: Answers) -> tuple[Claim, ...]:
    """Competencies where the claim exceeds what the situation leaves of it by two levels or more."""
    return _above(rule, read(rule, answers), range(len(rule.axes)), by=rule.doubt)


def capped(rule: Rule, answers: Answers) -> tuple[Claim, ...]:
    """Competencies of a gate of the rungs reached, or of the next one, that count for less than they claim."""
    sheet = read(rule, answers)
    count = rungs_at(rule, sheet, sheet.low)
    axes = {gate.axis for rung in rule.rungs[: count + 1] for gate in rung.gates}
    return _above(rule, sheet, sorted(axes), by=1)


def _above(rule: Rule, sheet: Sheet, axes: Iterable[int], *, by: int) -> tuple[Claim, ...]:
    triples = ((rule.axes[axis].id, claim_of(rule, axis, sheet), cap_of(rule, axis, sheet)) for axis in axes)
    return tuple(Claim(id, claim, cap) for id, claim, cap in triples if cap is not None and claim - cap >= by)


# --- what the unknown answers leave possible -------------------------------------------------------


def possible_rungs(rule: Rule, answers: Answers) -> tuple[str | None, ...]:
    """The rungs that some way of answering what is unknown leads to, lowest first; None for no rung.

    A rung between the bounds may be out of reach: one answer can meet gates of two rungs at once.
    """
    sheet = read(rule, answers)
    lowest, highest = rungs_at(rule, sheet, sheet.low), rungs_at(rule, sheet, sheet.high)
    between = (count for count in range(lowest + 1, highest) if _can_stop_at(rule, sheet, count))
    counts = dict.fromkeys((lowest, *between, highest))
    return tuple(role_at(rule, count) for count in counts)


def _can_stop_at(rule: Rule, sheet: Sheet, count: int) -> bool:
    """Whether some way of answering reaches so many rungs and not one more."""
    ranges = [_attainable(rule, sheet, axis) for axis in range(len(rule.axes))]
    for rung, needed in zip(rule.rungs[:count], sheet.needs, strict=False):
        for gate, least in zip(rung.gates, needed, strict=True):
            ranges[gate.axis] = [points for points in ranges[gate.axis] if points >= least]
    return _fails_a_gate(rule, sheet, count, ranges) or _fails_the_core(rule, count, ranges)


def _attainable(rule: Rule, sheet: Sheet, axis: int) -> list[int]:
    """What an axis may still come to in points, rising."""
    own = rule.axes[axis]
    least, most = (sum([levels[number] for number in own.statements]) for levels in (sheet.low, sheet.high))
    worst, best = (min([levels[number] for number in own.scenarios], default=0) for levels in (sheet.low, sheet.high))
    caps = rule.caps[worst : best + 1] if own.scenarios else rule.caps[-1:]
    return sorted({min(total * own.step, cap) for total in range(least, most + 1) for cap in caps})


def _fails_a_gate(rule: Rule, sheet: Sheet, count: int, ranges: Sequence[Sequence[int]]) -> bool:
    """Whether one gate of the next rung can be missed by somebody who has all the rest at its highest."""
    best = [points[-1] for points in ranges]
    for gate, needed in zip(rule.rungs[count].gates, sheet.needs[count], strict=True):
        under = [points for points in ranges[gate.axis] if points < needed]
        if under and climb(rule, sheet.needs, [*best[: gate.axis], under[-1], *best[gate.axis + 1 :]]) == count:
            return True
    return False


def _fails_the_core(rule: Rule, count: int, ranges: Sequence[Sequence[int]]) -> bool:
    """Whether the core of the next rung can be missed by somebody whose lower cores are all met.

    Axis by axis: the least total of the upper core for each set of lower totals, none kept beyond its cut.
    """
    lower, upper = rule.rungs[:count], rule.rungs[count]
    cuts = tuple(rung.cut for rung in lower)
    least = {(0,) * count: 0}
    for axis, points in enumerate(ranges):
        gains = {(tuple(rung.weights[axis] * each for rung in lower), upper.weights[axis] * each) for each in points}
        grown: dict[tuple[int, ...], int] = {}
        for (totals, total), (gain, more) in product(least.items(), gains):
            key = tuple(map(min, cuts, map(add, totals, gain)))
            if total + more < grown.get(key, upper.cut):
                grown[key] = total + more
        least = grown
    return cuts in least
