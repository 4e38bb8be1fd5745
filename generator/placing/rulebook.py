"""The rule of the self-assessment as plain data: what the ladder and the questions come to, in whole numbers.

Everything that compares answers reads this and nothing else, here and in the browser, which gets it as JSON. Halves and
means are multiplied out once: a level is worth `unit` points, enough of them for every mean and cut to be whole.
"""

from collections.abc import Iterator
from math import lcm
from typing import Any, Literal, NamedTuple

from generator import model
from generator.catalog import Catalog

HIGHEST = 4
"""The highest answer to a statement; levels go from 0 to 4."""
CAPS = (2, 3, 4)
"""The level that a claim may count for, by what its situation scored: 0, 1 or 2."""
DOUBT = 2
"""Levels between a claim and what its situation leaves of it that make the claim doubtful."""
FEWEST = 3
"""A result never rests on fewer answers: two clicks tell nothing."""
SHARE = 60
"""Percent that has to be answered."""

Kind = Literal["context", "statement", "scenario"]


class Context(NamedTuple):
    """A question about the situation, with its possible answers."""

    id: str
    options: tuple[str, ...]


class Option(NamedTuple):
    """An answer to a situation and what it scores, from 0 to 2."""

    id: str
    score: int


class Item(NamedTuple):
    """A question that counts: a statement answered from 0 to 4, or a situation scored from 0 to 2."""

    id: str
    kind: Kind
    axis: int
    """Its competency, by number."""
    top: int
    """The highest it can score: a situation without best option never gets 2."""
    options: tuple[Option, ...]
    """Of a situation; a statement has none."""
    optional: bool
    """Whether “does not apply” may be answered."""


class Axis(NamedTuple):
    """A competency, with its items by number."""

    id: str
    statements: tuple[int, ...]
    scenarios: tuple[int, ...]
    step: int
    """Points that one step of one of its statements is worth in their mean."""


class Relief(NamedTuple):
    """What a gate asks instead when a context question has one answer."""

    context: str
    answer: str
    needed: int
    """In points."""


class Gate(NamedTuple):
    """What no other strength makes up for."""

    axis: int
    needed: int
    """In points."""
    distinctive: bool
    relief: Relief | None


class Rung(NamedTuple):
    """A step of the ladder: its gates, and the weighted total that its core takes."""

    role: str
    gates: tuple[Gate, ...]
    weights: tuple[int, ...]
    """By axis, 0 for those that do not count."""
    cut: int
    """Weighted total in points that the core takes at least: no division is left to do."""
    confirmed: int
    """The total from which the rung is confirmed: one level above the cut."""


class Rule(NamedTuple):
    """All that a placement needs to know."""

    version: int
    unit: int
    """Points in a level."""
    caps: tuple[int, ...]
    """Points that a claim may count for, by what its situation scored."""
    doubt: int
    """Points between a claim and its cap that make it doubtful."""
    fewest: int
    """Answers that a result rests on at least."""
    share: int
    """Percent that has to be answered."""
    context: tuple[Context, ...]
    axes: tuple[Axis, ...]
    items: tuple[Item, ...]
    """Statements, then situations, each in the order of the file."""
    rungs: tuple[Rung, ...]
    """Lowest first."""
    always: tuple[int, ...]
    """Items, by number, without which there is no result."""
    renamed: tuple[tuple[str, str], ...] = ()
    """For old links: what they call a question, a score or a rung, and what it is called now."""


def rule_of(catalog: Catalog) -> Rule:
    """The rule that the ladder and the questions of a catalog come to."""
    ladder, quiz = catalog.ladder, catalog.quiz
    rank = {competency.id: rank for rank, competency in enumerate(ladder.competencies)}
    items = (*(_statement(each, rank) for each in quiz.statements), *(_scenario(each, rank) for each in quiz.scenarios))
    counts = [sum(each.competency == id for each in quiz.statements) for id in rank]
    unit = lcm(2, *(count for count in counts if count))
    rungs = tuple(_rung(each, rank, quiz, unit=unit) for each in ladder.rungs)
    return Rule(
        version=quiz.version,
        unit=unit,
        caps=tuple(level * unit for level in CAPS),
        doubt=DOUBT * unit,
        fewest=FEWEST,
        share=SHARE,
        context=tuple(Context(each.id, tuple(option.id for option in each.options)) for each in quiz.context),
        axes=tuple(_axis(id, rank, items, unit=unit) for id, rank in rank.items()),
        items=items,
        rungs=rungs,
        always=_always(rungs, items),
        renamed=tuple(_renamed(catalog)),
    )


def _renamed(catalog: Catalog) -> Iterator[tuple[str, str]]:
    named: dict[str, tuple[Any, ...]] = {
        "context": catalog.quiz.context,
        "statement": catalog.quiz.statements,
        "scenario": catalog.quiz.scenarios,
        "score": catalog.ladder.competencies,
    }
    for kind, records in named.items():
        yield from ((f"{kind}-{former}", f"{kind}-{each.id}") for each in records for former in each.formerly)
    for role in catalog.roles:
        yield from ((former, role.id) for former in role.formerly if role.id in catalog.rung_of)


def as_json(value: Any) -> Any:
    """A value of the placement as dictionaries and lists, as the browser has it."""
    if not isinstance(value, tuple):
        return value
    fields = getattr(value, "_fields", None)
    if fields is None:
        return [as_json(each) for each in value]
    return {name: as_json(each) for name, each in zip(fields, value, strict=True)}


def _statement(statement: model.Statement, rank: dict[str, int]) -> Item:
    optional = statement.not_applicable is not None
    return Item(statement.id, "statement", rank[statement.competency], HIGHEST, (), optional)


def _scenario(scenario: model.Scenario, rank: dict[str, int]) -> Item:
    options = tuple(Option(each.id, int(each.score)) for each in scenario.options)
    top = max(option.score for option in options)
    return Item(scenario.id, "scenario", rank[scenario.competency], top, options, False)


def _axis(id: str, rank: int, items: tuple[Item, ...], *, unit: int) -> Axis:
    own = [(number, item.kind) for number, item in enumerate(items) if item.axis == rank]
    statements = tuple(number for number, kind in own if kind == "statement")
    scenarios = tuple(number for number, kind in own if kind == "scenario")
    return Axis(id, statements, scenarios, unit // len(statements) if statements else 0)


def _rung(rung: model.Rung, rank: dict[str, int], quiz: model.Quiz, *, unit: int) -> Rung:
    weights = tuple(rung.core.weights.get(id, 0) for id in rank)
    # Without any weight the mean is 0: nobody meets a cut for having nothing to count.
    whole = max(1, sum(weights)) * unit
    return Rung(
        role=rung.role,
        gates=tuple(_gate(gate, rank, quiz, unit=unit) for gate in rung.gates),
        weights=weights,
        cut=int(rung.core.cut * whole),
        confirmed=int((rung.core.cut + 1) * whole),
    )


def _gate(gate: model.Gate, rank: dict[str, int], quiz: model.Quiz, *, unit: int) -> Gate:
    return Gate(rank[gate.competency], gate.level * unit, gate.distinctive, _relief(gate.relief, quiz, unit=unit))


def _relief(relief: model.Relief | None, quiz: model.Quiz, *, unit: int) -> Relief | None:
    """Tied to the question that has this answer, so that nothing else somebody sends can lower a gate."""
    for question in quiz.context if relief else ():
        if relief and any(option.id == relief.answer for option in question.options):
            return Relief(question.id, relief.answer, relief.level * unit)
    return None


def _always(rungs: tuple[Rung, ...], items: tuple[Item, ...]) -> tuple[int, ...]:
    """The items of the competencies that tell the first rung which has distinctive gates from the others.

    Where no rung has any, those of every gate of the first upper rung: the order of the file decides nothing.
    """
    marked = [{gate.axis for gate in rung.gates if gate.distinctive} for rung in rungs]
    upper = (rungs[1:] or rungs)[0]
    axes = next(filter(None, marked), {gate.axis for gate in upper.gates})
    return tuple(number for number, item in enumerate(items) if item.axis in axes)
