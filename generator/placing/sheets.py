"""Answers read against the rule: what each item counts for, and what it may still be.

What is not known counts twice: at its lowest, which alone places, and at its highest, which tells what it could change.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from generator.placing.rulebook import Item, Rule

UNKNOWN = "unknown"
NOT_YET = "not-yet"
NOT_APPLICABLE = "not-applicable"


class Answers(NamedTuple):
    """What somebody answered, by id of the question. A question that is not there was not asked.

    Context: the id of an option, or "unknown". Statements: 0 to 4, "unknown", "not-yet", or "not-applicable" where the
    data declare it. Scenarios: 0 to 2, the id of an option, or "unknown". Anything else counts as not asked.
    """

    context: Mapping[str, object]
    statements: Mapping[str, object]
    scenarios: Mapping[str, object]


class Sheet(NamedTuple):
    """Answers, item by item in the order of the rule."""

    said: tuple[object, ...]
    """What was answered, as it was; None when there is nothing."""
    levels: tuple[int | None, ...]
    """0 to 4, or 0 to 2 for a situation; None when unknown or not asked."""
    low: tuple[int, ...]
    high: tuple[int, ...]
    asked: tuple[bool, ...]
    """Whether there is an answer, “I do not know” included."""
    known: tuple[bool, ...]
    """Whether it tells something. “Does not apply” is worth 0 and tells nothing."""
    needs: tuple[tuple[int, ...], ...]
    """Points that each gate of each rung takes in this context."""


def read(rule: Rule, answers: Answers) -> Sheet:
    """The answers, item by item."""
    said = tuple(_part(item, answers).get(item.id) for item in rule.items)
    levels = tuple(level_of(item, value) for item, value in zip(rule.items, said, strict=True))
    pairs = list(zip(levels, said, strict=True))
    return Sheet(
        said=said,
        levels=levels,
        low=tuple(level or 0 for level in levels),
        high=tuple(item.top if level is None else level for item, level in zip(rule.items, levels, strict=True)),
        asked=tuple(level is not None or value == UNKNOWN for level, value in pairs),
        known=tuple(level is not None and value != NOT_APPLICABLE for level, value in pairs),
        needs=_needs(rule, answers),
    )


def level_of(item: Item, value: object) -> int | None:
    """What an answer counts for, from 0 to the item's top; None when it says nothing or cannot be read."""
    if isinstance(value, str):
        if item.kind == "statement":
            return 0 if value == NOT_YET or (value == NOT_APPLICABLE and item.optional) else None
        # The word for “I do not know” wins over an option that would be called so.
        return next((option.score for option in item.options if option.id == value != UNKNOWN), None)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= item.top:
        return None
    # JSON has one sort of number: 2.0 is 2 in the browser.
    return int(value) if value == int(value) else None


def unanswered_context(rule: Rule, answers: Answers) -> list[str]:
    """The ids of the questions about the situation that have no answer."""
    given = answers.context
    return [each.id for each in rule.context if given.get(each.id) not in (*each.options, UNKNOWN)]


def situations(rule: Rule, answers: Answers) -> Iterator[Answers]:
    """The answers with every way of completing those about the situation that changes a gate."""
    reliefs = [gate.relief for rung in rule.rungs for gate in rung.gates if gate.relief]
    left = unanswered_context(rule, answers)
    ways = [dict.fromkeys((UNKNOWN, *(relief.answer for relief in reliefs if relief.context == id))) for id in left]
    for way in product(*ways):
        yield answers._replace(context={**answers.context, **dict(zip(left, way, strict=True))})


def dropped(rule: Rule, answers: Answers) -> tuple[tuple[str, str], ...]:
    """The answers that the rule cannot read, each as its part (context, statements, scenarios) and id, sorted."""
    return tuple(sorted(_strange(rule, answers), key=_as_javascript_sorts))


def _as_javascript_sorts(strange: tuple[str, str]) -> tuple[str, bytes]:
    """By UTF-16 units: the ids of an old link may hold any character."""
    part, id = strange
    return part, id.encode("utf-16-be", "surrogatepass")


def _strange(rule: Rule, answers: Answers) -> Iterator[tuple[str, str]]:
    unanswered = unanswered_context(rule, answers)
    asked = list(zip(rule.items, read(rule, answers).asked, strict=True))
    fine = {
        "context": {each.id for each in rule.context if each.id not in unanswered},
        "statements": {item.id for item, is_asked in asked if is_asked and item.kind == "statement"},
        "scenarios": {item.id for item, is_asked in asked if is_asked and item.kind == "scenario"},
    }
    for part, known in fine.items():
        yield from ((part, id) for id in getattr(answers, part) if id not in known)


def _part(item: Item, answers: Answers) -> Mapping[str, object]:
    return answers.statements if item.kind == "statement" else answers.scenarios


def _needs(rule: Rule, answers: Answers) -> tuple[tuple[int, ...], ...]:
    """A gate asks less only when the context says so: an unanswered question relieves nobody."""
    given = answers.context
    return tuple(
        tuple(
            gate.relief.needed if gate.relief and given.get(gate.relief.context) == gate.relief.answer else gate.needed
            for gate in rung.gates
        )
        for rung in rule.rungs
    )
