"""The path of questions that a profile goes through: what is asked when, because of what, and why it ends."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from generator.placing.placement import CoreShown, GateShown, climb, core_total, has_few, reached, role_at, scores_of
from generator.placing.questions import Question, at_most, next_question
from generator.placing.rulebook import Rule
from generator.placing.sheets import UNKNOWN, Answers, Sheet, read
from generator.placing.solidity import possible_rungs

Why = Literal["context", "always", "few", "bounds"]
"""The situation comes first; some questions are always asked; too little is answered; it moves the bounds most."""

_PARTS = {"context": "context", "statement": "statements", "scenario": "scenarios"}


class Step(NamedTuple):
    """A question of the path, and what its answer leaves open."""

    question: Question
    most: int
    """How long the path can be at most, once this question is asked."""
    why: Why
    gates: tuple[GateShown, ...]
    """Gates that its answer may open or shut; `shown` and `highest` are the bounds before it."""
    cores: tuple[CoreShown, ...]
    said: object
    """The answer; None when the profile has none, which counts as not knowing."""
    possible: tuple[str | None, ...]
    """Rungs still possible after it, lowest first."""


class Interview(NamedTuple):
    """A whole path."""

    steps: tuple[Step, ...]
    left: int
    """Questions that were not needed."""
    rung: str | None
    is_proven: bool
    """Whether the questions left, all at their lowest or all at their highest, give the same rung."""


def interview(rule: Rule, answers: Answers) -> Interview:
    """What the short form asks somebody who would answer so."""
    steps: list[Step] = []
    asked = Answers({}, {}, {})
    while question := next_question(rule, asked):
        said = _part(answers, question).get(question.id)
        why = _why(rule, asked, question)
        gates, cores = _open(rule, asked, question) if why == "bounds" else ((), ())
        most = len(steps) + at_most(rule, asked)
        asked = _with(asked, question, UNKNOWN if said is None else said)
        steps.append(Step(question, most, why, gates, cores, said, possible_rungs(rule, asked)))
    possible = possible_rungs(rule, asked)
    left = len(rule.context) + len(rule.items) - len(steps)
    return Interview(tuple(steps), left, role_at(rule, reached(rule, asked)), len(possible) == 1)


def _part(answers: Answers, question: Question) -> Mapping[str, object]:
    part: Mapping[str, object] = getattr(answers, _PARTS[question.kind])
    return part


def _with(answers: Answers, question: Question, said: object) -> Answers:
    return answers._replace(**{_PARTS[question.kind]: {**_part(answers, question), question.id: said}})


def _why(rule: Rule, asked: Answers, question: Question) -> Why:
    if question.kind == "context":
        return "context"
    if question.id in {rule.items[number].id for number in rule.always}:
        return "always"
    return "few" if has_few(rule, read(rule, asked)) else "bounds"


# --- what a question may settle --------------------------------------------------------------------


def _open(rule: Rule, asked: Answers, question: Question) -> tuple[tuple[GateShown, ...], tuple[CoreShown, ...]]:
    """The gates and cores between the two bounds that depend on a question."""
    sheet = read(rule, asked)
    axis = next(item.axis for item in rule.items if item.id == question.id)
    return tuple(_gates(rule, sheet, axis)), tuple(_cores(rule, sheet, axis))


def _gates(rule: Rule, sheet: Sheet, axis: int) -> Iterator[GateShown]:
    low, high = scores_of(rule, sheet.low), scores_of(rule, sheet.high)
    for rank in range(climb(rule, sheet.needs, low), climb(rule, sheet.needs, high)):
        rung = rule.rungs[rank]
        for gate, needed in zip(rung.gates, sheet.needs[rank], strict=True):
            if gate.axis == axis and low[axis] < needed:
                competency = rule.axes[axis].id
                yield GateShown(rung.role, competency, needed, low[axis], high[axis], needed != gate.needed)


def _cores(rule: Rule, sheet: Sheet, axis: int) -> Iterator[CoreShown]:
    low, high = scores_of(rule, sheet.low), scores_of(rule, sheet.high)
    for rank in range(climb(rule, sheet.needs, low), climb(rule, sheet.needs, high)):
        rung = rule.rungs[rank]
        shown = core_total(rung.weights, low)
        if rung.weights[axis] and shown < rung.cut:
            highest = core_total(rung.weights, high)
            yield CoreShown(rung.role, sum(rung.weights), rung.cut, rung.confirmed, shown, highest)
