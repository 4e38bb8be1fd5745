"""From answers to a place on the ladder: pure, exact, the same here and in assets/placement.js.

Every comparison is between whole numbers of points (`Rule.unit` to a level). What is not known counts twice: at its
lowest, which alone places, and at its highest, which tells what it could still change.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from generator.rulebook import CAPS, HIGHEST, Item, Rule

UNKNOWN = "unknown"
NOT_YET = "not-yet"
NOT_APPLICABLE = "not-applicable"

FEWEST = 3
"""A result never rests on fewer answers."""
SHARE = 60
"""Percent that has to be answered."""

Outcome = Literal["not-enough", "on-the-way", "lateral", "rung", "between"]
Level = Literal["starting", "confirmed"]
Lack = Literal["rungs", "always", "answers"]
"""What there is not enough of: several rungs are possible; a question that is always asked was not; few answers."""
Facet = Literal["level", "between", "lateral"]


class Answers(NamedTuple):
    """What somebody answered, by id of the question. A question that is not there was not asked.

    Statements: 0 to 4, "unknown", "not-yet", or "not-applicable" where the data declare it. Scenarios: 0 to 2, the id
    of an option, or "unknown". Context: the id of an option, or "unknown". Anything else counts as not answered.
    """

    context: Mapping[str, object]
    statements: Mapping[str, object]
    scenarios: Mapping[str, object]


class Sheet(NamedTuple):
    """Answers read against the rule, item by item in its order."""

    levels: tuple[int | None, ...]
    """0 to 4, or 0 to 2 for a situation; None when unknown or not asked."""
    low: tuple[int, ...]
    high: tuple[int, ...]
    asked: tuple[bool, ...]
    """“I do not know” included."""
    known: tuple[bool, ...]
    """Whether it counts as an answer. “Does not apply” is worth 0 and tells nothing: it does not."""
    needs: tuple[tuple[int, ...], ...]
    """Points that the gates of each rung take in this context."""


class Score(NamedTuple):
    """What a competency comes to, in points."""

    competency: str
    claim: int
    """Mean of its statements, the unknown ones at 0."""
    cap: int | None
    """The most its situation leaves of the claim; None without situation, or when it is not answered."""
    shown: int
    """What counts: the claim, or the cap if that is less. An unanswered situation caps as a failed one."""
    highest: int
    """What it could still come to."""


class GateShown(NamedTuple):
    """A gate with what was shown for it, in points. It is still open when `highest` reaches `needed`."""

    rung: str
    competency: str
    needed: int
    shown: int
    highest: int
    relieved: bool
    """Whether the context lowered it."""


class CoreShown(NamedTuple):
    """The weighted total of a rung's core, in points: a mean is a total over `weights` times `Rule.unit`."""

    rung: str
    weights: int
    cut: int
    confirmed: int
    shown: int
    highest: int


class Placement(NamedTuple):
    """Where the answers stand. With not enough of them, nothing is claimed."""

    outcome: Outcome
    rung: str | None
    level: Level | None
    next: str | None
    """The rung above; None at the top."""
    lateral: str | None
    """The upper rung whose distinctive gates are met by somebody on no rung."""
    lacking: tuple[Lack, ...]
    open: tuple[Facet, ...]
    """What the unknown answers could still change; the rung is not among it."""
    met: tuple[GateShown, ...]
    """Gates of the rung; for somebody on none, those of the first rung that are met."""
    missing: tuple[GateShown, ...]
    """Gates of the next rung that are not met."""
    core: CoreShown | None
    """Of the rung."""
    ahead: CoreShown | None
    """Of the next rung."""


# --- reading answers -------------------------------------------------------------------------------


def read(rule: Rule, answers: Answers) -> Sheet:
    """The answers, item by item, with what each may still be."""
    values = [_value(item, answers) for item in rule.items]
    levels = tuple(level_of(item, value) for item, value in zip(rule.items, values, strict=True))
    pairs = list(zip(levels, values, strict=True))
    return Sheet(
        levels=levels,
        low=tuple(level or 0 for level in levels),
        high=tuple(item.top if level is None else level for item, level in zip(rule.items, levels, strict=True)),
        asked=tuple(level is not None or value == UNKNOWN for level, value in pairs),
        known=tuple(level is not None and value != NOT_APPLICABLE for level, value in pairs),
        needs=_needs(rule, answers),
    )


def _value(item: Item, answers: Answers) -> object:
    return (answers.statements if item.kind == "statement" else answers.scenarios).get(item.id)


def level_of(item: Item, value: object) -> int | None:
    """What an answer counts for, from 0 to the item's top; None when it says nothing or cannot be read."""
    if isinstance(value, str):
        if item.kind == "statement":
            return 0 if value == NOT_YET or (value == NOT_APPLICABLE and item.optional) else None
        # The word for “I do not know” wins over an option that would be called so.
        return next((option.score for option in item.options if option.id == value != UNKNOWN), None)
    # JSON has one kind of number: 2.0 is 2 in the browser.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= item.top:
        return None
    return int(value) if value == int(value) else None


def _needs(rule: Rule, answers: Answers) -> tuple[tuple[int, ...], ...]:
    """A gate asks less only when the context says so: an unanswered question relieves nobody."""
    return tuple(
        tuple(
            gate.relief.needed
            if gate.relief and answers.context.get(gate.relief.context) == gate.relief.answer
            else gate.needed
            for gate in rung.gates
        )
        for rung in rule.rungs
    )


def dropped(rule: Rule, answers: Answers) -> tuple[tuple[str, str], ...]:
    """The answers that the rule cannot read, each as its part (context, statements, scenarios) and id, sorted."""
    items = {("statements" if item.kind == "statement" else "scenarios", item.id): item for item in rule.items}
    options = {("context", question.id): (*question.options, UNKNOWN) for question in rule.context}
    strange = []
    for part in Answers._fields:
        for id, value in getattr(answers, part).items():
            item = items.get((part, id))
            is_known = value in options.get((part, id), ()) if item is None else _is_readable(item, value)
            if not is_known:
                strange.append((part, id))
    # Sorted as JavaScript does, by UTF-16 units: ids of strangers may hold any character.
    return tuple(sorted(strange, key=lambda each: (each[0], each[1].encode("utf-16-be", "surrogatepass"))))


def _is_readable(item: Item, value: object) -> bool:
    return value == UNKNOWN or level_of(item, value) is not None


# --- the rule --------------------------------------------------------------------------------------


def score(rule: Rule, answers: Answers) -> tuple[Score, ...]:
    """What each competency comes to."""
    sheet = read(rule, answers)
    low, high = scores_of(rule, sheet.low), scores_of(rule, sheet.high)
    return tuple(
        Score(axis.id, claim_of(rule, rank, sheet), cap_of(rule, rank, sheet), low[rank], high[rank])
        for rank, axis in enumerate(rule.axes)
    )


def claim_of(rule: Rule, axis: int, sheet: Sheet) -> int:
    """Mean of the statements of an axis in points, whatever its situation says."""
    own = rule.axes[axis]
    return sum(sheet.low[place] for place in own.statements) * own.step


def cap_of(rule: Rule, axis: int, sheet: Sheet) -> int | None:
    """The most that the answered situations of an axis leave, in points; None when none is answered."""
    levels = [sheet.levels[place] for place in rule.axes[axis].scenarios]
    return min((CAPS[level] * rule.unit for level in levels if level is not None), default=None)


def axis_score(rule: Rule, axis: int, levels: Sequence[int]) -> int:
    """What an axis comes to in points when every item has a level."""
    own = rule.axes[axis]
    total = sum([levels[place] for place in own.statements]) * own.step
    return min([total, *[CAPS[levels[place]] * rule.unit for place in own.scenarios]])


def scores_of(rule: Rule, levels: Sequence[int]) -> list[int]:
    """What each axis comes to in points when every item has a level."""
    return [axis_score(rule, axis, levels) for axis in range(len(rule.axes))]


def core_total(weights: Sequence[int], scores: Sequence[int]) -> int:
    """Weighted total in points."""
    return sum([weight * score for weight, score in zip(weights, scores, strict=True)])


def reached(rule: Rule, answers: Answers) -> int:
    """How many rungs are reached, what is not known counting at its lowest."""
    sheet = read(rule, answers)
    return rungs_at(rule, sheet.needs, scores_of(rule, sheet.low))


def rungs_at(rule: Rule, needs: Sequence[Sequence[int]], scores: Sequence[int]) -> int:
    """How many rungs these scores reach: each takes its gates, its core, and the rung below."""
    for count, (rung, needed) in enumerate(zip(rule.rungs, needs, strict=True)):
        if any(scores[gate.axis] < least for gate, least in zip(rung.gates, needed, strict=True)):
            return count
        if core_total(rung.weights, scores) < rung.cut:
            return count
    return len(rule.rungs)


def role_at(rule: Rule, count: int) -> str | None:
    """The role of the highest of so many rungs."""
    return rule.rungs[count - 1].role if count else None


# --- the placement ---------------------------------------------------------------------------------


class _View(NamedTuple):
    """A sheet with one level for every item, and what the rule says of it."""

    levels: tuple[int, ...]
    scores: list[int]
    count: int


def place(rule: Rule, answers: Answers) -> Placement:
    """Where the answers stand on the ladder."""
    sheet = read(rule, answers)
    low, high = _view(rule, sheet, sheet.low), _view(rule, sheet, sheet.high)
    lacking = _lacking(rule, sheet, is_proven=low.count == high.count)
    if lacking:
        return Placement("not-enough", None, None, None, None, lacking, (), (), (), None, None)
    count, last = low.count, len(rule.rungs)
    shown = [_gates(rule, rank, sheet, low=low, high=high) for rank in range(last)]
    met = shown[count - 1] if count else [gate for gate in [*shown, []][0] if gate.shown >= gate.needed]
    return Placement(
        outcome=_outcome(rule, sheet, low),
        rung=role_at(rule, count),
        level=_level(rule, low),
        next=rule.rungs[count].role if count < last else None,
        lateral=_lateral(rule, sheet, low),
        lacking=(),
        open=tuple(_open(rule, sheet, low=low, high=high)),
        met=tuple(met),
        missing=tuple(gate for gate in [*shown, []][count] if gate.shown < gate.needed),
        core=_core(rule, count - 1, low=low, high=high) if count else None,
        ahead=_core(rule, count, low=low, high=high) if count < last else None,
    )
