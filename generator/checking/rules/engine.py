"""Claims that only placing people can check: what the best answers reach, and what answers that show little do not."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.messages.problems import Problem, _
from generator.model import Rung
from generator.placing.placement import core_total, reached, scores_of
from generator.placing.rulebook import HIGHEST, Rule, rule_of
from generator.placing.sheets import Answers, Sheet, read, situations

_NEUTRAL = 1
"""What a situation scores for an answer that is neither the best nor the worst."""


def rungs_are_within_reach(catalog: Catalog) -> Iterator[Problem]:
    """A rung that the best answers do not reach stands there for nobody.

    Fails: a gate at level 4 on a competency whose scenario has no option worth 2, and so caps it at 3.
    """
    rule = rule_of(catalog)
    for best in situations(rule, _alike(rule, HIGHEST)):
        count = reached(rule, best)
        if count < len(rule.rungs):
            yield from _out_of_reach(catalog.ladder.rungs[count], rule, count, read(rule, best))
            return


def _out_of_reach(rung: Rung, rule: Rule, count: int, best: Sheet) -> Iterator[Problem]:
    scores = scores_of(rule, best.low)
    gates = zip(rung.gates, rule.rungs[count].gates, best.needs[count], strict=True)
    missed = [(gate, scores[own.axis] // rule.unit) for gate, own, needed in gates if scores[own.axis] < needed]
    for gate, level in missed:
        values = {"id": rung.role, "competency": gate.competency, "level": level}
        text = _("nobody can reach “{id}”: the best answers come to level {level} in “{competency}”", **values)
        yield Problem(gate.at("level"), "unreachable-rung", text)
    if not missed:
        text = _("nobody can reach “{id}”: the best answers stay under this cut", id=rung.role)
        yield Problem(rung.core.at("cut"), "unreachable-rung", text)


def gates_can_be_missing_alone(catalog: Catalog) -> Iterator[Problem]:
    """A gate tells something when meeting it just so can be all that a person lacks; what a lower rung asks aside.

    Fails: a gate at level 2 in a core of two competencies with `cut: 3.5`, which level 2 cannot reach.
    """
    rule = rule_of(catalog)
    best = [read(rule, each) for each in situations(rule, _alike(rule, HIGHEST))]
    for rank, rung in enumerate(catalog.ladder.rungs):
        for number, gate in enumerate(rung.gates):
            # Gates that are out of reach, at level 0 or there twice are told by the claims about those.
            if gate.level and not any(_can_be_alone(rule, rank, number, sheet) for sheet in best):
                text = _("nobody can miss this gate alone: the cut asks for more in “{id}”", id=gate.competency)
                yield Problem(gate.at("level"), "gate-never-alone", text, related=(rung.core.at("cut"),))


def _can_be_alone(rule: Rule, rank: int, number: int, best: Sheet) -> bool:
    rung, needed = rule.rungs[rank], best.needs[rank][number]
    scores = scores_of(rule, best.low)
    axis = rung.gates[number].axis
    if scores[axis] < needed or core_total(rung.weights, scores) < rung.cut:
        return True
    return core_total(rung.weights, [*scores[:axis], needed, *scores[axis + 1 :]]) >= rung.cut


# --- answers that show little ----------------------------------------------------------------------


def doing_nothing_leads_nowhere(catalog: Catalog) -> Iterator[Problem]:
    """A rung is a job somebody does: who never did any of it is on none.

    Fails: a first rung whose gates are all at level 0, with `cut: 0`.
    """
    rule = rule_of(catalog)
    if _highest(rule, _alike(rule, 0, scored=0)):
        rung = catalog.ladder.rungs[0]
        text = _("who answers 0 to everything reaches “{id}”: ask for something", id=rung.role)
        yield Problem(rung.at_name("gates"), "rung-for-nothing", text)


def one_answer_leads_to_no_upper_rung(catalog: Catalog) -> Iterator[Problem]:
    """One thing done well is no job: a single answer, the rest never done, leads no higher than the first rung.

    Fails: two rungs that gate and weigh one same competency, which a single statement makes up.
    """
    rule = rule_of(catalog)
    if _highest(rule, _alike(rule, 0, scored=0)) > 1:
        return
    for level in range(1, HIGHEST + 1):
        for item in rule.items:
            nothing = _alike(rule, 0, scored=0)
            one = nothing._replace(statements={**nothing.statements, item.id: level})
            count = _highest(rule, one) if item.kind == "statement" else 0
            if count > 1:
                rung = catalog.ladder.rungs[count - 1]
                values = {"id": rung.role, "statement": item.id, "level": level}
                text = _("one answer reaches “{id}”: {level} to “{statement}” and 0 to the rest", **values)
                yield Problem(rung.at_name("gates"), "rung-for-one-answer", text)
                return


def one_answer_to_all_stays_under_the_third_rung(catalog: Catalog) -> Iterator[Problem]:
    """Who gives the same answer to everything tells nothing apart, and does not lead those who do.

    Fails: a third rung whose gates are all at level 3 or under, with `cut: 3`: neutral situations leave that much.
    """
    rule = rule_of(catalog)
    for level in range(HIGHEST + 1):
        count = _highest(rule, _alike(rule, level, scored=_NEUTRAL))
        if count > 2:
            rung = catalog.ladder.rungs[count - 1]
            text = _("the same answer everywhere reaches “{id}”: {level} to each statement", id=rung.role, level=level)
            yield Problem(rung.at_name("gates"), "rung-for-same-answers", text)
            return


def _alike(rule: Rule, level: int, *, scored: int = HIGHEST) -> Answers:
    """One answer to every statement, and one score in every situation, or the best it has."""
    statements = {item.id: level for item in rule.items if item.kind == "statement"}
    scenarios = {item.id: min(scored, item.top) for item in rule.items if item.kind == "scenario"}
    return Answers({}, statements, scenarios)


def _highest(rule: Rule, answers: Answers) -> int:
    """How many rungs the answers reach in the situation that asks least."""
    return max(reached(rule, situation) for situation in situations(rule, answers))
