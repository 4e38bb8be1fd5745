"""Why a placement is what it is: the whole result as plain data, for pages to put into words."""

from typing import NamedTuple

from generator.placing.placement import Placement, Score, place, score
from generator.placing.plans import Plan, plan
from generator.placing.rulebook import Rule
from generator.placing.sheets import NOT_APPLICABLE, NOT_YET, Answers, read
from generator.placing.solidity import Solidity, solidity


class Explanation(NamedTuple):
    """A result with everything that a visitor gets told of it. Its reasons are the gates and cores of the placement."""

    placement: Placement
    scores: tuple[Score, ...]
    solidity: Solidity
    plan: Plan | None
    """None at the top of the ladder, and as long as nothing tells where to start from."""
    opportunities: tuple[str, ...]
    """Statements answered “no occasion yet”: occasions to ask for."""
    waived: tuple[str, ...]
    """Statements that do not apply."""
    unknown: tuple[str, ...]
    """Items answered “I do not know”."""
    unasked: tuple[str, ...]


def explanation(rule: Rule, answers: Answers) -> Explanation:
    """The placement with its reasons, its solidity and the plan to the next rung."""
    placement = place(rule, answers)
    sheet = read(rule, answers)
    states = list(zip(rule.items, sheet.said, sheet.levels, sheet.asked, strict=True))
    return Explanation(
        placement=placement,
        scores=score(rule, answers),
        solidity=solidity(rule, answers),
        plan=None if placement.outcome == "not-enough" else plan(rule, answers),
        opportunities=tuple(item.id for item, said, level, _asked in states if said == NOT_YET and level is not None),
        waived=tuple(item.id for item, said, level, _asked in states if said == NOT_APPLICABLE and level is not None),
        unknown=tuple(item.id for item, _said, level, asked in states if asked and level is None),
        unasked=tuple(item.id for item, _said, _level, asked in states if not asked),
    )
