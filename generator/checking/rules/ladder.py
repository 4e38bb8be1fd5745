"""Claims about the ladder: rungs that can be told apart, and a rule that can be met."""

from collections.abc import Iterator
from fractions import Fraction

from generator.catalog import Catalog
from generator.messages.problems import Problem, Severity, _
from generator.model import Gate, Relief, Rung
from generator.reading.spelling import closest


def rungs_have_a_job_each(catalog: Catalog) -> Iterator[Problem]:
    """A job stands once on the ladder.

    Fails: two rungs with the same `role`.
    """
    first: dict[str, Rung] = {}
    for rung in catalog.ladder.rungs:
        known = first.setdefault(rung.role, rung)
        if known is not rung:
            text = _("“{id}” is a lower rung already: keep one of the two", id=rung.role)
            yield Problem(rung.at("role"), "rung-twice", text, related=(known.at("role"),))


def gates_ask_once_for_a_competency(catalog: Catalog) -> Iterator[Problem]:
    """Of two gates on one competency, one says nothing.

    Fails: two gates of a rung with `competency: strategy`.
    """
    for rung in catalog.ladder.rungs:
        first: dict[str, Gate] = {}
        for gate in rung.gates:
            known = first.setdefault(gate.competency, gate)
            if known is not gate:
                text = _("“{id}” is a gate of this rung already: keep the one that asks for more", id=gate.competency)
                yield Problem(gate.at("competency"), "gate-twice", text, related=(known.at("competency"),))


def gates_ask_for_something_new(catalog: Catalog) -> Iterator[Problem]:
    """A rung is reached after the one below it: a gate that asks for no more than its gates did holds nobody back.

    Fails: `level: 2` for a competency that a lower rung asks at level 3; `level: 0`.
    """
    asked: dict[str, Gate] = {}
    for rung in catalog.ladder.rungs:
        for gate in rung.gates:
            before = asked.get(gate.competency)
            if gate.level == 0:
                text = _("a gate at level 0 is open to all: raise it, or remove it")
                yield Problem(gate.at("level"), "idle-gate", text, Severity.WARNING)
            elif before and gate.level < before.level and not before.relief:
                text = _("a lower rung already asks for level {level} here", level=before.level)
                place, related = gate.at("level"), (before.at("level"),)
                yield Problem(place, "idle-gate", text, Severity.WARNING, related=related)
        asked |= {gate.competency: gate for gate in rung.gates}


def reliefs_ask_for_less(catalog: Catalog) -> Iterator[Problem]:
    """A relief lowers a gate, in a situation that the questions can tell.

    Fails: `level: 3` with a relief of `level: 3`; a relief whose `answer` is no option of a context question.
    """
    answers = [option.id for question in catalog.quiz.context for option in question.options]
    for gate in (gate for rung in catalog.ladder.rungs for gate in rung.gates):
        relief = gate.relief
        if relief and relief.level >= gate.level:
            text = _("this relief does not ask for less than the gate, level {level}", level=gate.level)
            yield Problem(relief.at("level"), "idle-relief", text, related=(gate.at("level"),))
        if relief and relief.answer not in answers:
            yield _unknown_answer(relief, answers)


def _unknown_answer(relief: Relief, answers: list[str]) -> Problem:
    near, value = closest(relief.answer, answers), relief.answer
    text = _(
        "“{value}” is the answer to no context question; the choices are {known}", value=value, known=tuple(answers)
    )
    if near:
        text = _("“{value}” is no known answer; did you mean “{near}”?", value=value, near=near)
    return Problem(relief.at("answer"), "unknown-answer", text, fix=near)


def upper_rungs_are_distinctive(catalog: Catalog) -> Iterator[Problem]:
    """What tells a rung from those below it has to be said: without it anybody would pass for somebody from above.

    Fails: a rung above the first of which no gate has `distinctive: true`.
    """
    for rung in catalog.ladder.rungs[1:]:
        if not any(gate.distinctive for gate in rung.gates):
            text = _("no gate tells “{id}” from the rungs below: mark one “distinctive: true”", id=rung.role)
            yield Problem(rung.at_name("gates"), "no-distinctive-gate", text)


def every_competency_counts(catalog: Catalog) -> Iterator[Problem]:
    """Questions whose answers change nothing waste the time of who answers them.

    Fails: a competency that is in no gate and in no weights.
    """
    used = {gate.competency for rung in catalog.ladder.rungs for gate in rung.gates}
    used |= {id for rung in catalog.ladder.rungs for id, weight in rung.core.weights.items() if weight}
    for competency in catalog.ladder.competencies:
        if competency.id not in used:
            text = _(
                "no gate and no core uses “{id}”, so that its questions change nothing: give it a weight, or a gate",
                id=competency.id,
            )
            yield Problem(competency.at("id"), "unused-competency", text, Severity.WARNING)


def cores_weigh_their_gates(catalog: Catalog) -> Iterator[Problem]:
    """What a rung cannot do without also counts in its mean, and a mean needs weights.

    Fails: a gate on `paid` when `weights` has no line `paid`; `weights` that are all 0.
    """
    for rung in catalog.ladder.rungs:
        weights = rung.core.weights
        if not sum(weights.values()):
            text = _("all these weights are 0: there is no mean to take")
            yield Problem(rung.core.at_name("weights"), "no-weight", text)
            continue
        for gate in rung.gates:
            if not weights.get(gate.competency):
                text = _("“{id}” is a gate of this rung and has no weight in its core", id=gate.competency)
                yield Problem(gate.at("competency"), "gate-without-weight", text, Severity.WARNING)


def cores_ask_for_more_than_gates(catalog: Catalog) -> Iterator[Problem]:
    """A cut that the gates alone reach holds nobody back.

    Fails: `cut: 1.5` when gates at their levels, and nothing else, already give a mean of 2.
    """
    for rung in catalog.ladder.rungs:
        weights = rung.core.weights
        total = sum(weights.values())
        least = {gate.competency: gate.relief.level if gate.relief else gate.level for gate in rung.gates}
        if total and Fraction(sum(weight * least.get(id, 0) for id, weight in weights.items()), total) >= rung.core.cut:
            text = _("whoever meets the gates of “{id}” meets this cut too: it holds nobody back", id=rung.role)
            yield Problem(rung.core.at("cut"), "idle-core", text, Severity.NOTE)
