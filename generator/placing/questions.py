"""Short by proof: which question comes next, when the rest can change nothing, how many may still come.

Answers only ever narrow the distance between the lowest and the highest placement, and “I do not know” leaves it as it
is. So the longest way to the end is that of somebody who knows nothing more: its length is exact.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.placing.placement import axis_score, climb, core_total, has_few, scores_of
from generator.placing.rulebook import Kind, Rule
from generator.placing.sheets import Answers, Sheet, read, unanswered_context


class Question(NamedTuple):
    """A question to ask."""

    kind: Kind
    id: str


def next_question(rule: Rule, answers: Answers) -> Question | None:
    """The question to ask next: the situation first, then what is always asked, then what moves the bounds most.

    None when the rest can change nothing: the rung is proven, or what could still tell it is not known.
    """
    context = unanswered_context(rule, answers)
    if context:
        return Question("context", context[0])
    sheet = read(rule, answers)
    waiting = _always(rule, sheet) or _best(rule, sheet, _candidates(rule, sheet))
    return Question(rule.items[waiting[0]].kind, rule.items[waiting[0]].id) if waiting else None


def stop(rule: Rule, answers: Answers) -> bool:
    """Whether nothing is left to ask."""
    return next_question(rule, answers) is None


def at_most(rule: Rule, answers: Answers) -> int:
    """How many questions may still come: never more, and as many when “I do not know” is the answer to each."""
    sheet, context = read(rule, answers), unanswered_context(rule, answers)
    # A situation not told yet may lower a gate, and bring a rung back within reach: until then anything may come.
    candidates = _left(sheet) if context else _candidates(rule, sheet)
    return len(context) + len({*_always(rule, sheet), *candidates})


def _always(rule: Rule, sheet: Sheet) -> list[int]:
    """Items that are always asked and were not yet."""
    return [number for number in rule.always if not sheet.asked[number]]


def _candidates(rule: Rule, sheet: Sheet) -> list[int]:
    """Items not asked yet that can change something; all of them as long as too little is answered."""
    if has_few(rule, sheet):
        return _left(sheet)
    axes = _open_axes(rule, sheet)
    return [number for number in _left(sheet) if rule.items[number].axis in axes and _can_move(rule, sheet, number)]


def _left(sheet: Sheet) -> list[int]:
    return [number for number, asked in enumerate(sheet.asked) if not asked]


# --- the bounds ------------------------------------------------------------------------------------


class _Span(NamedTuple):
    """A condition that is met at the highest and not at the lowest: a gate or a core, with the axes it depends on."""

    axes: tuple[int, ...]
    distance: int


def _spans(rule: Rule, sheet: Sheet, low: Sequence[int], high: Sequence[int]) -> list[_Span]:
    """The open conditions of the rungs between the two bounds, for the lowest and highest scores."""
    spans = []
    for rank in range(climb(rule, sheet.needs, low), climb(rule, sheet.needs, high)):
        rung = rule.rungs[rank]
        for gate, needed in zip(rung.gates, sheet.needs[rank], strict=True):
            if low[gate.axis] < needed:
                spans.append(_Span((gate.axis,), high[gate.axis] - low[gate.axis]))
        least, most = core_total(rung.weights, low), core_total(rung.weights, high)
        if least < rung.cut:
            spans.append(_Span(tuple(axis for axis, weight in enumerate(rung.weights) if weight), most - least))
    return spans


def _open_axes(rule: Rule, sheet: Sheet) -> set[int]:
    spans = _spans(rule, sheet, scores_of(rule, sheet.low), scores_of(rule, sheet.high))
    return {axis for span in spans for axis in span.axes}


def _can_move(rule: Rule, sheet: Sheet, number: int) -> bool:
    """Whether some way of answering the others lets this item change the score of its axis."""
    item = rule.items[number]
    # A statement counts most beside low statements under high caps; a situation, against high claims.
    levels = list(sheet.high)
    if item.kind == "statement":
        for other in rule.axes[item.axis].statements:
            levels[other] = sheet.low[other]
    return _with(rule, levels, number, 0) < _with(rule, levels, number, item.top)


def _with(rule: Rule, levels: Sequence[int], number: int, level: int) -> int:
    """The score of an item's axis, had the item this level."""
    return axis_score(rule, rule.items[number].axis, [*levels[:number], level, *levels[number + 1 :]])


def _best(rule: Rule, sheet: Sheet, numbers: Iterable[int]) -> list[int]:
    """The item after which the bounds are nearest to each other; of equals, the first declared."""
    low, high = scores_of(rule, sheet.low), scores_of(rule, sheet.high)
    ranked = sorted(numbers, key=lambda number: _distance_after(rule, sheet, number, low, high))
    return ranked[:1]


def _distance_after(rule: Rule, sheet: Sheet, number: int, low: Sequence[int], high: Sequence[int]) -> int:
    """What is left between the bounds, in points, once an item got its lowest answer and, again, its highest."""
    axis = rule.items[number].axis
    total = 0
    for level in (0, rule.items[number].top):
        bounds = [
            [*scores[:axis], _with(rule, levels, number, level), *scores[axis + 1 :]]
            for scores, levels in ((low, sheet.low), (high, sheet.high))
        ]
        total += sum(span.distance for span in _spans(rule, sheet, bounds[0], bounds[1]))
    return total
