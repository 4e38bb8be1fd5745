"""The self-assessment as a sheet of paper: the questions, then how to count them by hand."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from generator.catalog import Catalog
from generator.model import Competency, ContextOption, Gate, Rung, Scenario, Statement
from generator.pages.edition import Edition
from generator.pages.interactive import data_of, exits, never, notes, pay_of_rungs
from generator.pages.page import Page
from generator.rulebook import CAPS, HIGHEST, SHARE

LEVELS = range(HIGHEST + 1)


class Axis(NamedTuple):
    """One competency with its statements, and the situation that caps it, if any."""

    competency: Competency
    statements: list[Statement]
    scenario: Scenario | None


class Step(NamedTuple):
    """One rung as a person counts it: the total its core asks for, and the sum of the weights."""

    rung: Rung
    weights: int
    total: Fraction
    """Weighted total it takes at least: no division is needed on paper."""
    reliefs: dict[str, ContextOption]
    """By competency of a gate, the answer that makes it ask less."""


def pages(edition: Edition) -> list[Page]:
    """The page of the self-assessment."""
    say, catalog = edition.say.gettext, edition.catalog
    return [
        edition.page(
            "assessment",
            "assessment.md.j2",
            title=say("Self-assessment"),
            description=say(
                "Statements and situations that place a profile on the ladder, and the rule to count by hand."
            ),
            axes=_axes(catalog),
            steps=[_step(rung, catalog) for rung in catalog.ladder.rungs],
            example=example_of(catalog) if catalog.ladder.rungs else None,
            scale=_scale(edition),
            caps=CAPS,
            competency={each.id: each.name for each in catalog.ladder.competencies},
            outcomes=_outcomes(edition),
            script=data_of(edition),
            never=never(edition),
            pays=pay_of_rungs(edition),
            notes=notes(edition),
            exits=exits(edition),
        )
    ]


def _axes(catalog: Catalog) -> list[Axis]:
    scenarios = {scenario.competency: scenario for scenario in catalog.quiz.scenarios}
    return [
        Axis(
            competency,
            [statement for statement in catalog.quiz.statements if statement.competency == competency.id],
            scenarios.get(competency.id),
        )
        for competency in catalog.ladder.competencies
    ]


def _step(rung: Rung, catalog: Catalog) -> Step:
    options = {option.id: option for question in catalog.quiz.context for option in question.options}
    weights = sum(rung.core.weights.values())
    reliefs = {
        gate.competency: options[gate.relief.answer]
        for gate in rung.gates
        if gate.relief and gate.relief.answer in options
    }
    return Step(rung, weights, rung.core.cut * weights, reliefs)


def _scale(edition: Edition) -> list[tuple[int, str, str]]:
    """The five levels: number, name, what it means."""
    say = edition.say.gettext
    names = (
        (say("Never done"), say("The occasion has not come, or somebody else did it.")),
        (say("With help"), say("Somebody showed the way, checked or decided.")),
        (say("Alone, in a frame set by others"), say("The work is mine; the goals and the rules are not.")),
        (say("I set the frame"), say("I choose the goals and the rules, and I decide between options.")),
        (say("Others do it under my steering"), say("They do it to my standard, and I answer for their work.")),
    )
    return [(level, *told) for level, told in zip(LEVELS, names, strict=True)]


def _outcomes(edition: Edition) -> list[tuple[str, str]]:
    """The possible results, each with what leads to it."""
    say = edition.say.gettext
    return [
        (say("On the way"), say("No rung is reached yet.")),
        (
            say("On a rung, starting"),
            say("The rung is reached, and the mean of its core is less than one point above its cut."),
        ),
        (
            say("On a rung, confirmed"),
            say("The rung is reached, and the mean of its core is at least one point above its cut."),
        ),
        (
            say("Between two rungs"),
            say(
                "A single gate of the next rung is missing, meeting it would be enough, "
                "and no situation tied to a gate of that rung scored 0."
            ),
        ),
        (say("Lateral profile"), say("No rung is reached, but the distinctive gates of an upper rung are met.")),
        (
            say("Not enough to tell"),
            say(
                "Unknown answers leave more than one rung possible, or less than {share} of the sheet is filled in."
            ).format(share=edition.words.percent(Fraction(SHARE, 100))),
        ),
    ]


# --- a worked example ----------------------------------------------------------------------------


class Score(NamedTuple):
    """One competency of the example: its answers, their mean, the cap of its situation, what is left."""

    competency: str
    answers: tuple[int, int]
    mean: Fraction
    cap: int | None
    score: Fraction


class Counted(NamedTuple):
    """One rung of the example, counted."""

    rung: Rung
    gates: list[tuple[Gate, Fraction, bool]]
    total: Fraction
    asked: Fraction
    is_reached: bool
    is_confirmed: bool


class Example(NamedTuple):
    """A made-up profile, counted by the rule."""

    scores: list[Score]
    rungs: list[Counted]
    missing: list[Gate]
    """Gates that lack to the first rung that is not reached."""
    total_if_met: Fraction
    """The total of that rung's core, were they met."""

    @property
    def reached(self) -> Counted | None:
        """The highest rung reached."""
        return next((each for each in reversed(self.rungs) if each.is_reached), None)

    @property
    def next(self) -> Counted | None:
        """The first rung that is not reached."""
        return next((each for each in self.rungs if not each.is_reached), None)


def example_of(catalog: Catalog) -> Example:
    """A profile made up so that the second rung lacks half a point in one competency, and one claim is capped."""
    rungs = catalog.ladder.rungs[:2]
    scores = _made_up(rungs, catalog)
    by_competency = {score.competency: score.score for score in scores}
    counted: list[Counted] = []
    for rung in rungs:
        counted.append(_counted(rung, by_competency, below=not counted or counted[-1].is_reached))
    upper = next((each for each in counted if not each.is_reached), counted[-1])
    missing = [gate for gate, _score, met in upper.gates if not met]
    met = {**by_competency, **{gate.competency: Fraction(gate.level) for gate in missing}}
    return Example(scores, counted, missing, _weighted(upper.rung, met))


def _made_up(rungs: tuple[Rung, ...], catalog: Catalog) -> list[Score]:
    """Answers that meet the gates of the rungs, but for the first gate of the upper one."""
    upper = rungs[-1]
    asked = {gate.competency: gate.level for rung in rungs for gate in rung.gates}
    lacking = upper.gates[0].competency if upper.gates else None
    capped = _boasted(rungs[0], catalog, other_than=lacking)
    scores = []
    for axis in _axes(catalog):
        id = axis.competency.id
        level = asked.get(id, min(HIGHEST, ceil(upper.core.cut)) if id in upper.core.weights else 1)
        answers = (level, max(0, level - 1)) if id == lacking else (level, level)
        answers = (HIGHEST, HIGHEST - 1) if id == capped else answers
        cap = None if axis.scenario is None else CAPS[1] if id == capped else CAPS[2]
        mean = Fraction(sum(answers), 2)
        scores.append(Score(id, answers, mean, cap, min(mean, Fraction(HIGHEST if cap is None else cap))))
    return scores


def _boasted(rung: Rung, catalog: Catalog, *, other_than: str | None) -> str | None:
    """The first gate of the lowest rung that has a situation: there the example claims more than it shows."""
    tested = {scenario.competency for scenario in catalog.quiz.scenarios}
    gates = (gate for gate in rung.gates if gate.level <= CAPS[1] and gate.competency != other_than)
    return next((gate.competency for gate in gates if gate.competency in tested), None)


def _counted(rung: Rung, scores: Mapping[str, Fraction], *, below: bool) -> Counted:
    gates = [(gate, scores[gate.competency], scores[gate.competency] >= gate.level) for gate in rung.gates]
    weights = sum(rung.core.weights.values())
    total, asked = _weighted(rung, scores), rung.core.cut * weights
    is_reached = below and total >= asked and all(met for _gate, _score, met in gates)
    return Counted(rung, gates, total, asked, is_reached, total >= asked + weights)


def _weighted(rung: Rung, scores: Mapping[str, Fraction]) -> Fraction:
    return sum((weight * scores[competency] for competency, weight in rung.core.weights.items()), Fraction())
