"""How far a band can be trusted: four criteria, each with its letter; the worst one is the grade.

The words beside the letters are solid, fair, fragile, very fragile; a page always shows the reason with the letter.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from generator.pay.amounts import Exact, divided, median
from generator.pay.votes import Terms, Vote

Grade = Literal["A", "B", "C", "D"]
Criterion = Literal["origins", "age", "agreement", "method"]

_LETTERS: tuple[Grade, ...] = ("A", "B", "C", "D")


class Method(NamedTuple):
    """How a figure was obtained (see `Source.method`), and on how many people or adverts, when printed."""

    kind: str
    sample: int | None = None


# Official statistics need no sample; a survey is worth its sample, and none when it does not print it or asked fewer
# than ten people; adverts are counted by definition; a recruiter speaks from files nobody can count, sample or not.
# What is in no row is an opinion.
METHODS: dict[Grade, tuple[Method, ...]] = {
    "A": (Method("official"), Method("survey", 30)),
    "B": (Method("survey", 10), Method("adverts")),
    "C": (Method("recruiter"),),
}


class Step(NamedTuple):
    """The next letter up, and what it asks for: at least so many studies, at most so many years, at least such an
    agreement (from 0 to 1), or one of these methods with such a sample at least.
    """

    grade: Grade
    asks: Exact | tuple[Method, ...]


class Reason(NamedTuple):
    """One criterion: studies with both ends (a number), median age (years; None when a figure is undated), agreement
    (0 to 1; None with fewer than two ranges) or best method; its letter, and the step up (None from A).
    """

    criterion: Criterion
    value: Exact | Method | None
    grade: Grade
    better: Step | None


def reasons_of(votes: Sequence[Vote], *, agreement: Exact | None, terms: Terms) -> tuple[Reason, ...]:
    """The four criteria, in the order of the table. `votes`: those that count, at least one."""
    ranges = [vote for vote in votes if vote.low is not None and vote.high is not None]
    method = best_method(ranges or votes)
    a, b, c = terms.thresholds.grades.a, terms.thresholds.grades.b, terms.thresholds.grades.c
    return (
        _at_least("origins", len(ranges), (a.origins, b.origins, c.origins)),
        _at_most("age", _median_age(votes, terms), (a.age, b.age, c.age)),
        _at_least("agreement", agreement, (_share(a.agreement), _share(b.agreement), _share(c.agreement))),
        _reason("method", method, _rank_of(method), tuple(METHODS.values())),
    )


def worst(reasons: Iterable[Reason]) -> Grade | None:
    """The lowest of the letters; None without any criterion."""
    return max((reason.grade for reason in reasons), default=None)


def best_method(votes: Iterable[Vote]) -> Method:
    """Of the methods behind some votes, the one that grades highest, then the one with the largest sample."""
    methods = {Method(each.method, each.sample) for vote in votes for each in vote.observations}
    if len(methods) == 1:
        return methods.pop()
    return min(methods, key=_by_worth)


@cache
def _rank_of(method: Method) -> int:
    """The row of the table a method stands in, 0 for A."""
    rows = enumerate(METHODS.values())
    return next((rank for rank, row in rows if any(_is_worth(method, asked) for asked in row)), len(METHODS))


def _by_worth(method: Method) -> tuple[int, int, str, bool]:
    """The best first; a sample of nobody stands before an unknown one, so that a set has only one order."""
    return _rank_of(method), -(method.sample or 0), method.kind, method.sample is None


def _is_worth(method: Method, asked: Method) -> bool:
    return method.kind == asked.kind and (method.sample or 0) >= (asked.sample or 0)


def _at_least(criterion: Criterion, value: Exact | None, limits: tuple[Exact, ...]) -> Reason:
    rank = 0
    while rank < len(limits) and (value is None or value < limits[rank]):
        rank += 1
    return _reason(criterion, value, rank, limits)


def _at_most(criterion: Criterion, value: Exact | None, limits: tuple[Exact, ...]) -> Reason:
    rank = 0
    while rank < len(limits) and (value is None or value > limits[rank]):
        rank += 1
    return _reason(criterion, value, rank, limits)


def _reason(
    criterion: Criterion,
    value: Exact | Method | None,
    rank: int,
    limits: tuple[Exact, ...] | tuple[tuple[Method, ...], ...],
) -> Reason:
    """The letter of a rank from 0 to 3, and what the rank before it asks for."""
    return Reason(criterion, value, _LETTERS[rank], Step(_LETTERS[rank - 1], limits[rank - 1]) if rank else None)


@cache
def _share(percent: int) -> Exact:
    return divided(percent, 100)


def _median_age(votes: Sequence[Vote], terms: Terms) -> Exact | None:
    """In years; None as soon as one vote has no date, for its age could be any."""
    ages = [terms.as_of_year - vote.year for vote in votes if vote.year is not None]
    return median(ages) if len(ages) == len(votes) else None
