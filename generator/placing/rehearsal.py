"""Made profiles that tell whether a change of the ladder or of its questions moves anybody.

Each says a level for every competency; the best is chosen in every situation. They are made from the ladder itself, so
that any ladder has its own: the same level everywhere, and just what each rung takes.
"""

from collections.abc import Iterator, Mapping
from math import ceil
from typing import NamedTuple

from generator.catalog import Catalog
from generator.messages.problems import Text, _
from generator.placing.placement import Placement, place
from generator.placing.rulebook import HIGHEST, Rule, rule_of
from generator.placing.sheets import Answers


class Rehearsal(NamedTuple):
    """A profile that any state of the ladder can place."""

    name: str
    """`all-2 · alone` for level 2 everywhere and one context, `just-digital-lead · alone` for what that rung takes."""
    called: tuple[Text | str, ...]
    """The same for people: level 2 everywhere, then the answers that make the situation."""
    levels: Mapping[str, int]
    """Level of each competency, 0 to 4."""
    context: Mapping[str, str]


def rehearsals(catalog: Catalog) -> Iterator[Rehearsal]:
    """The made profiles of a ladder, each once in every situation that changes what a gate asks for."""
    rule = rule_of(catalog)
    said = {(question.id, option.id): option.text for question in catalog.quiz.context for option in question.options}
    for name, levels in _profiles(rule):
        for context in _contexts(rule):
            called: tuple[Text | str, ...] = (_called(name, catalog), *(said[answer] for answer in context.items()))
            yield Rehearsal(" · ".join((name, *context.values())), called, levels, context)


def _called(name: str, catalog: Catalog) -> Text:
    kind, _dash, what = name.partition("-")
    if kind == "all":
        return _("level {level} everywhere", level=what)
    return _("just what it takes: {role}", role=catalog.role[what].name)


def rehearsed(rule: Rule, rehearsal: Rehearsal) -> Placement:
    """Where a rule places a made profile. A competency that the profile does not know is at 0."""
    levels = [rehearsal.levels.get(axis.id, 0) for axis in rule.axes]
    statements = {item.id: levels[item.axis] for item in rule.items if item.kind == "statement"}
    scenarios = {item.id: item.top for item in rule.items if item.kind == "scenario"}
    first = {question.id: question.options[0] for question in rule.context}
    return place(rule, Answers({**first, **rehearsal.context}, statements, scenarios))


def _profiles(rule: Rule) -> Iterator[tuple[str, dict[str, int]]]:
    needed = [0 for _axis in rule.axes]
    for level in range(HIGHEST + 1):
        yield f"all-{level}", {axis.id: level for axis in rule.axes}
    for rung in rule.rungs:
        mean = ceil(rung.cut / (sum(rung.weights) or 1) / rule.unit)
        for rank, weight in enumerate(rung.weights):
            needed[rank] = max(needed[rank], mean if weight else 0)
        for gate in rung.gates:
            needed[gate.axis] = max(needed[gate.axis], ceil(gate.needed / rule.unit))
        yield f"just-{rung.role}", {axis.id: level for axis, level in zip(rule.axes, needed, strict=True)}


def _contexts(rule: Rule) -> Iterator[dict[str, str]]:
    """One for each answer to the questions that change a gate; one without answers for a ladder that has none."""
    decisive = {gate.relief.context for rung in rule.rungs for gate in rung.gates if gate.relief}
    questions = [question for question in rule.context if question.id in decisive]
    if not questions:
        yield {}
    for question in questions:
        for option in question.options:
            yield {question.id: option}
