"""The self-assessment as a sheet of paper: the questions, then how to count them by hand."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from generator.catalog import Catalog
from generator.model import Competency, ContextOption, Gate, Rung, Scenario, Statement
from generator.pages.edition import Edition
from generator.pages.interactive import data_of, parts_of_result
from generator.pages.page import Page
from generator.placing.rulebook import CAPS, FEWEST, HIGHEST, SHARE, rule_of

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
            axes=axes_of(catalog),
            steps=[_step(rung, catalog) for rung in catalog.ladder.rungs],
            example=example_of(catalog) if catalog.ladder.rungs else None,
            scale=_scale(edition),
            caps=CAPS,
            outcomes=_outcomes(edition),
            enough=_enough(edition),
            script=data_of(edition),
            **parts_of_result(edition),
        )
    ]


def axes_of(catalog: Catalog) -> list[Axis]:
    """The competencies, in the order of the ladder."""
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
                "The answers not given leave more than one rung possible; or a question that is always asked ({axes}) "
                "has no answer at all, not even “I do not know”; or too few answers tell something, as said below."
            ).format(axes=_always(edition)),
        ),
    ]


def _enough(edition: Edition) -> list[str]:
    """How a person sees whether there is enough to tell: `has_few` and the bounds of placement.py, by hand."""
    say = edition.say.gettext
    return [
        say(
            "To see whether several rungs stay possible, count twice: “I do not know” and empty boxes once at their "
            "lowest, once at their highest."
        ),
        say(
            "An answer tells something when it is a level from 0 to 4, a letter, or “not had the occasion yet”. "
            "“I do not know”, “does not apply” and an empty box tell nothing."
        ),
        say(
            "A result takes at least {fewest} answers that tell something. Add to their number the questions always "
            "asked ({axes}) that tell nothing: the answers that tell something must make at least {share} of that "
            "total. No other question without an answer counts in this share."
        ).format(fewest=FEWEST, axes=_always(edition), share=edition.words.percent(Fraction(SHARE, 100))),
    ]


def _always(edition: Edition) -> str:
    """The competencies whose questions are always asked, by name."""
    rule = rule_of(edition.catalog)
    axes = {rule.axes[rule.items[number].axis].id for number in rule.always}
    return edition.words.listing([each.name for each in edition.catalog.ladder.competencies if each.id in axes])


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
    for axis in axes_of(catalog):
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
