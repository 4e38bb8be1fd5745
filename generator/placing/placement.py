"""From answers to a place on the ladder: pure, exact, the same here and in assets/placement.js.

Every comparison is between whole numbers of points, `Rule.unit` to a level. The rule only ever takes the smaller of two
values, adds up and asks “at least”: a higher answer never lowers a rung, so that two bounds tell all that is between.
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from generator.placing.rulebook import Rule
from generator.placing.sheets import Answers, Sheet, read

Outcome = Literal["not-enough", "on-the-way", "lateral", "rung", "between"]
Level = Literal["starting", "confirmed"]
Lack = Literal["rungs", "always", "answers"]
"""What there is not enough of: several rungs are possible; a question that is always asked was not; few answers."""
Facet = Literal["level", "between", "lateral"]


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
    """A gate with what was shown for it, in points. A missing one is still open when `highest` reaches `needed`."""

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
    rung: str | None = None
    level: Level | None = None
    next: str | None = None
    """The rung above; None at the top."""
    lateral: str | None = None
    """The upper rung whose distinctive gates are met by somebody on no rung."""
    distinctive: tuple[GateShown, ...] = ()
    """Those gates."""
    lacking: tuple[Lack, ...] = ()
    open: tuple[Facet, ...] = ()
    """What the unknown answers could still change, counted here at its lowest. The rung is not among it."""
    met: tuple[GateShown, ...] = ()
    """Gates of the rung; for somebody on none, those of the first rung that are met."""
    missing: tuple[GateShown, ...] = ()
    """Gates of the next rung that are not met."""
    core: CoreShown | None = None
    """Of the rung."""
    ahead: CoreShown | None = None
    """Of the next rung."""


# --- the rule --------------------------------------------------------------------------------------


def score(rule: Rule, answers: Answers) -> tuple[Score, ...]:
    """What each competency comes to, in the order of the ladder."""
    sheet = read(rule, answers)
    low, high = scores_of(rule, sheet.low), scores_of(rule, sheet.high)
    return tuple(
        Score(axis.id, claim_of(rule, rank, sheet), cap_of(rule, rank, sheet), low[rank], high[rank])
        for rank, axis in enumerate(rule.axes)
    )


def claim_of(rule: Rule, axis: int, sheet: Sheet) -> int:
    """Mean of the statements of an axis in points, whatever its situation says; the unknown ones are at 0."""
    own = rule.axes[axis]
    return sum([sheet.low[number] for number in own.statements]) * own.step


def cap_of(rule: Rule, axis: int, sheet: Sheet) -> int | None:
    """The most that the answered situations of an axis leave, in points; None when none is answered."""
    levels = [sheet.levels[number] for number in rule.axes[axis].scenarios]
    return min((rule.caps[level] for level in levels if level is not None), default=None)


def axis_score(rule: Rule, axis: int, levels: Sequence[int]) -> int:
    """What an axis comes to in points, every item having a level: min(mean of its statements, caps)."""
    own = rule.axes[axis]
    mean = sum([levels[number] for number in own.statements]) * own.step
    return min([mean, *[rule.caps[levels[number]] for number in own.scenarios]])


def scores_of(rule: Rule, levels: Sequence[int]) -> list[int]:
    """What each axis comes to in points, every item having a level."""
    return [axis_score(rule, axis, levels) for axis in range(len(rule.axes))]


def core_total(weights: Sequence[int], scores: Sequence[int]) -> int:
    """Weighted total in points."""
    return sum([weight * score for weight, score in zip(weights, scores, strict=True)])


def reached(rule: Rule, answers: Answers) -> int:
    """How many rungs are reached, what is not known counting at its lowest."""
    sheet = read(rule, answers)
    return rungs_at(rule, sheet, sheet.low)


def rungs_at(rule: Rule, sheet: Sheet, levels: Sequence[int]) -> int:
    """How many rungs are reached in the context of a sheet, every item having a level."""
    return climb(rule, sheet.needs, scores_of(rule, levels))


def climb(rule: Rule, needs: Sequence[Sequence[int]], scores: Sequence[int]) -> int:
    """How many rungs these scores reach: each takes its gates, its core, and the rung below."""
    for count, (rung, needed) in enumerate(zip(rule.rungs, needs, strict=True)):
        if any(scores[gate.axis] < least for gate, least in zip(rung.gates, needed, strict=True)):
            return count
        if core_total(rung.weights, scores) < rung.cut:
            return count
    return len(rule.rungs)


def role_at(rule: Rule, count: int) -> str | None:
    """The role of the highest of so many rungs; None for none."""
    return rule.rungs[count - 1].role if count else None


# --- the placement ---------------------------------------------------------------------------------


class _View(NamedTuple):
    """A sheet with a level for every item, and what the rule makes of it."""

    rule: Rule
    needs: Sequence[Sequence[int]]
    levels: Sequence[int]
    scores: Sequence[int]
    height: int
    """Rungs reached."""


def place(rule: Rule, answers: Answers) -> Placement:
    """Where the answers stand on the ladder. Titles, diplomas and years are not among them: they change nothing."""
    sheet = read(rule, answers)
    low, high = _view(rule, sheet, sheet.low), _view(rule, sheet, sheet.high)
    lacking = tuple(_lacking(rule, sheet, is_proven=low.height == high.height))
    if lacking:
        return Placement("not-enough", lacking=lacking)
    count = low.height
    upper = rule.rungs[count].role if count < len(rule.rungs) else None
    beside = _lateral(low)
    return Placement(
        outcome=_outcome(low),
        rung=role_at(rule, count),
        level=_level(low),
        next=upper,
        lateral=role_at(rule, beside),
        distinctive=_distinctive(beside - 1, low, high) if beside else (),
        open=tuple(facet for facet, tell in _FACETS.items() if tell(low) != tell(high)),
        met=tuple(gate for gate in _gates(max(1, count) - 1, low, high) if gate.shown >= gate.needed),
        missing=tuple(gate for gate in _gates(count, low, high) if gate.shown < gate.needed) if upper else (),
        core=_core(count - 1, low, high) if count else None,
        ahead=_core(count, low, high) if upper else None,
    )


def _view(rule: Rule, sheet: Sheet, levels: Sequence[int]) -> _View:
    scores = scores_of(rule, levels)
    return _View(rule, sheet.needs, levels, scores, climb(rule, sheet.needs, scores))


def _lacking(rule: Rule, sheet: Sheet, *, is_proven: bool) -> list[Lack]:
    lacks: tuple[tuple[Lack, bool], ...] = (
        ("rungs", not is_proven),
        ("always", not all(sheet.asked[number] for number in rule.always)),
        ("answers", has_few(rule, sheet)),
    )
    return [lack for lack, is_so in lacks if is_so]


def has_few(rule: Rule, sheet: Sheet) -> bool:
    """Whether too little is answered for a result.

    An unknown answer to a question that a short form would not have asked cannot count against a full one, or the two
    would differ; once a rung is proven it changes nothing. So the share is that of the answers among themselves and the
    questions that are always asked.
    """
    answers = sum(sheet.known)
    unknown = sum(not sheet.known[number] for number in rule.always)
    return answers < rule.fewest or answers * 100 < (answers + unknown) * rule.share


def _outcome(view: _View) -> Outcome:
    if not view.height:
        return "lateral" if _lateral(view) else "on-the-way"
    return "between" if _is_between(view) else "rung"


def _level(view: _View) -> Level | None:
    if not view.height:
        return None
    rung = view.rule.rungs[view.height - 1]
    return "confirmed" if core_total(rung.weights, view.scores) >= rung.confirmed else "starting"


def _is_between(view: _View) -> bool:
    """Whether one gate is all that is missing of the next rung: met just so, it would be enough, core included.

    One who failed a situation of that rung is not halfway to it. Below the first rung there is nothing to be between.
    """
    rule, count = view.rule, view.height
    if count in (0, len(rule.rungs)):
        return False
    rung = rule.rungs[count]
    pairs = list(zip(rung.gates, view.needs[count], strict=True))
    missing = [(gate.axis, needed) for gate, needed in pairs if view.scores[gate.axis] < needed]
    if len(missing) != 1 or any(view.levels[number] == 0 for number in _scenarios(rule, count)):
        return False
    axis, needed = missing[0]
    met = [*view.scores[:axis], needed, *view.scores[axis + 1 :]]
    return core_total(rung.weights, met) >= rung.cut


def _scenarios(rule: Rule, rank: int) -> list[int]:
    """The situations of the gates of a rung."""
    return [number for gate in rule.rungs[rank].gates for number in rule.axes[gate.axis].scenarios]


def _lateral(view: _View) -> int:
    """How high the highest upper rung is of which every distinctive gate is met by somebody on no rung; 0 for none."""
    found = 0
    rungs = enumerate(zip(view.rule.rungs, view.needs, strict=True), 1)
    for height, (rung, needed) in () if view.height else list(rungs)[1:]:
        marked = [(gate.axis, least) for gate, least in zip(rung.gates, needed, strict=True) if gate.distinctive]
        if marked and all(view.scores[axis] >= least for axis, least in marked):
            found = height
    return found


_FACETS: dict[Facet, Callable[[_View], object]] = {"level": _level, "between": _is_between, "lateral": _lateral}


def _gates(rank: int, low: _View, high: _View) -> list[GateShown]:
    rung, axes = low.rule.rungs[rank], low.rule.axes
    return [
        GateShown(
            rung=rung.role,
            competency=axes[gate.axis].id,
            needed=needed,
            shown=low.scores[gate.axis],
            highest=high.scores[gate.axis],
            relieved=needed != gate.needed,
        )
        for gate, needed in zip(rung.gates, low.needs[rank], strict=True)
    ]


def _distinctive(rank: int, low: _View, high: _View) -> tuple[GateShown, ...]:
    pairs = zip(low.rule.rungs[rank].gates, _gates(rank, low, high), strict=True)
    return tuple(shown for gate, shown in pairs if gate.distinctive)


def _core(rank: int, low: _View, high: _View) -> CoreShown:
    rung = low.rule.rungs[rank]
    shown, highest = (core_total(rung.weights, view.scores) for view in (low, high))
    return CoreShown(rung.role, sum(rung.weights), rung.cut, rung.confirmed, shown, highest)
