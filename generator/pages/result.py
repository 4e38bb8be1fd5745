"""A result of the self-assessment in words: the template of the page, filled as the script of the page does.

`values_of` is `valuesOf` of assessment-result.js: no sentence of a result stands anywhere but in that template.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from generator.pages.edition import Edition
from generator.pages.filling import Element, filled, parsed
from generator.pages.interactive import data_of, parts_of_result
from generator.placing.placement import CoreShown, GateShown, Placement
from generator.placing.plans import Change, certain
from generator.placing.questions import stop
from generator.placing.reasons import Explanation
from generator.placing.rulebook import Rung, rule_of
from generator.placing.sheets import Answers, read
from generator.placing.solidity import Claim, Flip

Values = dict[str, Any]


class Words:
    """What a result is told with, in one language: the template, and the names of all it speaks of."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.rule = rule_of(edition.catalog)
        data = data_of(edition)
        names = data["words"]
        self.never: str = data["say"]["never"]
        self.roles: dict[str, str] = names["roles"]
        self.competencies: dict[str, str] = names["competencies"]
        self.items: dict[str, Values] = names["items"]
        self.levels: list[str] = names["levels"]
        self.any_level: str = names["any"]
        html = edition.render("assessment-result.html", edition.addresses.of("assessment"), **parts_of_result(edition))
        template = parsed(edition.typeset(html)).find("data-template-result")
        assert template is not None, "assessment-result.html holds the template of a result"
        self._template = template

    def role(self, id: str | None) -> str:
        """The name of the role of a rung, or what having none is called."""
        return self.roles["null" if id is None else id]

    def level(self, points: int, whole: int) -> str:
        """A level from 0 to 4, never rounded up: a mean just under a cut must not read as the cut."""
        return self.edition.words.number(Fraction(points * 100 // whole, 100))

    def result(self, answers: Answers, found: Explanation) -> Element:
        """The whole result, as the page shows it.

        A file may end before the questions do: those left are then not said to change nothing.
        """
        values = values_of(self, answers, found)
        return filled(self._template, values if stop(self.rule, answers) else {**values, "unasked": None})

    def heading(self, answers: Answers, found: Explanation) -> Element:
        """Its first line: where the profile stands."""
        heading = self._template.find("h2")
        assert heading is not None, "a result has a heading"
        return filled(heading, values_of(self, answers, found))


def values_of(words: Words, answers: Answers, found: Explanation) -> Values:
    """What the template of a result takes."""
    placement, plan, solidity = found.placement, found.plan, found.solidity
    is_guess = goes_through_unasked(found)
    # Once that answer is changed, those not given may matter again.
    is_open = any(flip.lowest != flip.highest for flip in solidity.flips)
    return {
        **_marks(words, answers, found),
        **_standing(words, placement),
        "settled": not is_open,
        "unsettled": is_open,
        "flips": [_flip(words, each) for each in solidity.flips],
        "possible": len(solidity.possible) > 1 and {"roles": ", ".join(map(words.role, solidity.possible))},
        "doubtful": [_claim(words, each) for each in solidity.doubtful],
        "capped": [_claim(words, each) for each in solidity.capped if each.claim - each.cap < words.rule.doubt],
        # What was not asked counts at its lowest: a plan through it might ask for what is there already.
        "guess": is_guess,
        "known": not is_guess,
        "plan": plan and {"total": plan.steps, "one": plan.steps == 1, "many": plan.steps > 1},
        "changes": [_change(words, each) for each in plan.changes] if plan else None,
        "certain": [_change(words, each) for each in certain(words.rule, answers)],
        "opportunities": [words.items[id] for id in found.opportunities],
        "waived": [words.items[id] for id in found.waived],
        "unknown": [words.items[id] for id in found.unknown],
        "unasked": len(found.unasked) > 0 and {"count": len(found.unasked)},
        "chosen": list(answers.scenarios),
        "bars": _bars(words, answers, found),
    }


def goes_through_unasked(found: Explanation) -> bool:
    """Whether the plan asks for something that may be there already, since nobody asked about it."""
    return found.plan is not None and any(change.id in found.unasked for change in found.plan.changes)


def _marks(words: Words, answers: Answers, found: Explanation) -> Values:
    """Which parts of the template are to be read."""
    placement = found.placement
    given = [str(each) for each in answers.context.values()]
    seniority = next((each for each in given if each in words.levels), words.any_level)
    return {
        **_flags("is", [placement.outcome, placement.level, found.solidity.word, *placement.lacking]),
        **_flags("open", placement.open),
        **_flags(placement.rung, ["exits", seniority, *(f"note/{each}" for each in given)]),
        **_flags("chosen", [f"{id}/{value}" for id, value in answers.scenarios.items()]),
        "placed": placement.outcome != "not-enough",
        "none": not placement.rung and not placement.met,
        "first": not placement.rung and len(placement.met) > 0,
        "reasons": len(placement.met) > 0,
        "top": placement.rung and not placement.next,
    }


def _flags(kind: str | None, names: Iterable[str | None]) -> Values:
    return {f"{_spelt(kind)}/{_spelt(name)}": True for name in names}


def _spelt(name: str | None) -> str:
    """A name as scripts spell it when there is none."""
    return "null" if name is None else name


# --- where the profile stands ----------------------------------------------------------------------


def _standing(words: Words, placement: Placement) -> Values:
    return {
        **_gates("distinctive", placement.distinctive, words),
        **_gates("met", placement.met, words),
        **_gates("missing", placement.missing, words),
        "rung": words.role(placement.rung),
        "next": placement.next and words.role(placement.next),
        "upper": placement.next and {"role": words.role(placement.next)},
        "lateral": placement.lateral and words.role(placement.lateral),
        "core": _core(words, placement.core),
        "ahead": _core(words, placement.ahead),
    }


def _gates(kind: str, gates: Iterable[GateShown], words: Words) -> Values:
    unit = words.rule.unit
    return {
        f"{kind}/{gate.rung}/{gate.competency}": {
            "shown": words.level(gate.shown, unit),
            "needed": words.level(gate.needed, unit),
            "least": gate.highest > gate.shown,
            "relieved": gate.relieved,
        }
        for gate in gates
    }


def _core(words: Words, core: CoreShown | None) -> Values | None:
    if core is None:
        return None
    whole = max(1, core.weights) * words.rule.unit
    return {
        "role": words.role(core.rung),
        "shown": words.level(core.shown, whole),
        "cut": words.level(core.cut, whole),
        "least": core.highest > core.shown,
        "short": core.shown < core.cut,
        "fine": core.shown >= core.cut,
    }


# --- what would change it --------------------------------------------------------------------------


def _flip(words: Words, flip: Flip) -> Values:
    lowest, highest = words.role(flip.lowest), words.role(flip.highest)
    is_sure = flip.lowest == flip.highest
    return {
        **words.items[flip.id],
        "before": flip.before,
        "after": flip.after,
        "sure": is_sure and {"role": lowest},
        "range": not is_sure and {"lowest": lowest, "highest": highest},
    }


def _claim(words: Words, claim: Claim) -> Values:
    unit = words.rule.unit
    name = words.competencies[claim.competency]
    return {"name": name, "claim": words.level(claim.claim, unit), "cap": words.level(claim.cap, unit)}


def _change(words: Words, change: Change) -> Values:
    before = "?" if change.before is None else change.before
    return {**words.items[change.id], "before": before, "after": change.after}


# --- needed and shown ------------------------------------------------------------------------------


class _Bar(NamedTuple):
    """A competency: what was shown, what is needed, what it may still come to, in points."""

    competency: str
    shown: int
    needed: int
    highest: int
    core: bool
    """Whether only the core asks for it."""
    beside: bool
    """Whether a lateral profile rests on it."""

    @property
    def gap(self) -> int:
        """What lacks for sure stands before what answers not given may still bring."""
        return max(0, self.needed - self.highest) * 99 + self.needed - self.shown


def _bars(words: Words, answers: Answers, found: Explanation) -> list[Values]:
    """By competency, for the next rung or, at the top, for this one; the widest gap first."""
    rule, placement = words.rule, found.placement
    target = placement.next or placement.rung or rule.rungs[0].role
    beside = {gate.competency for gate in placement.distinctive}
    count = [rung.role for rung in rule.rungs].index(target) + 1
    needs = read(rule, answers).needs
    rows = []
    for axis, score in enumerate(found.scores):
        gates = [(gate, needs[rank][number]) for rank in range(count)
                 for number, gate in enumerate(rule.rungs[rank].gates)]  # fmt: skip
        asked = [needed for gate, needed in gates if gate.axis == axis]
        needed = max(asked) if asked else _share_of_core(rule.rungs[count - 1], axis)
        row = _Bar(score.competency, score.shown, needed, score.highest, not asked, score.competency in beside)
        rows.append(row)
    return [_bar(words, row) for row in sorted(rows, key=lambda row: -row.gap)]


def _share_of_core(rung: Rung, axis: int) -> int:
    return rung.cut // (sum(rung.weights) or 1) if rung.weights[axis] else 0


def _bar(words: Words, row: _Bar) -> Values:
    shown, needed, unit = row.shown, row.needed, words.rule.unit
    return {
        "name": words.competencies[row.competency],
        "shown": words.level(shown, unit),
        "needed": words.level(needed, unit),
        "least": row.highest > shown,
        "lack": needed > row.highest and {"lack": words.level(needed - shown, unit)},
        "doubt": shown < needed <= row.highest,
        "enough": 0 < needed <= shown,
        "asked": needed > 0,
        "free": not needed,
        "beside": row.beside and not needed,
        "core": row.core and needed > 0,
    }
