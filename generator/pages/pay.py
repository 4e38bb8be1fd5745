"""Bands and figures as pages show them: in words, with their drawing, their studies and their reasons."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

from generator.messages.language import small
from generator.model import Salary, Source
from generator.pages.charts import Axis, Row, axis_of, row_of, values_of
from generator.pages.edition import Edition, cell_anchor, joined
from generator.pages.sentences import (
    better_words,
    cell_name,
    grade_word,
    method_words,
    place_told,
    reason_words,
    sentence,
    unit,
    value,
    witnesses,
)
from generator.pay.amounts import Exact
from generator.pay.bands import Band
from generator.pay.grades import Method
from generator.pay.votes import Cell, Freshness, Observation, Terms, freshness, terms_of

_BEYOND = Fraction(4, 3)
"""How far past the ranges a lone amount may stretch the axis."""


class Figure(NamedTuple):
    """One published figure, in words."""

    salary: Salary
    source: Source
    amount: str
    statistic: str
    year: str
    freshness: str
    method: str
    standing: str
    """Whether it counts, or why not."""
    counts: bool


class Criterion(NamedTuple):
    """One reason of a grade, and what would improve it."""

    grade: str
    words: str
    better: str


class Shown(NamedTuple):
    """A band as a page shows it."""

    band: Band
    anchor: str
    name: str
    place: str
    unit: str
    conditions: str
    """The unit, and the contract unless it is a salary."""
    value: str
    centre: str
    sentence: str
    state: str
    """One word for looks: band, historic, contested, point, one-sided, empty."""
    age: str
    rung: int
    grade: str
    grade_word: str
    row: Row
    figures: tuple[Figure, ...]
    criteria: tuple[Criterion, ...]
    influence: str
    is_noted: bool
    """See `is_noted`."""


class Chart(NamedTuple):
    """Bands on one axis."""

    axis: Axis
    ticks: tuple[tuple[str, str], ...]
    """Place across and label of each tick."""
    floor: Exact | None
    floor_x: str | None
    floor_label: str
    bands: tuple[Shown, ...]

    @property
    def has_beyond(self) -> bool:
        """Whether an amount lies past the end of the axis."""
        return any(mark.kind == "beyond" for band in self.bands for mark in band.row.marks)


class Headline(NamedTuple):
    """The one number that opens what is said of a role."""

    value: str
    counted: str
    """What it counts, of whom and where: `brut par an, tous niveaux, en France`."""
    studies: str
    """`cinq études, de 2023 à 2026`."""
    grade: str
    grade_word: str


def chart(bands: Iterable[Band], edition: Edition, *, axis: Axis | None = None) -> Chart:
    """Bands drawn on one axis: theirs, or a wider one they share with others."""
    bands = list(bands)
    axis = axis or shared_axis(bands)
    floor = next((band.floor for band in bands if band.floor is not None), None)
    rates = all(band.cell.basis.endswith("rate") for band in bands)
    labels = tuple((axis.at(tick), _tick(tick, rates, edition)) for tick in axis.ticks)
    inside = floor is not None and axis.start <= floor <= axis.end
    return Chart(
        axis,
        labels,
        floor,
        axis.at(floor) if inside and floor is not None else None,
        floor_label(floor, edition),
        tuple(shown(band, edition, axis=axis) for band in bands),
    )


def floor_label(floor: Exact | None, edition: Edition) -> str:
    """What the line of the minimum wage is called; empty without it."""
    if floor is None:
        return ""
    return edition.say.gettext("minimum wage, {amount}").format(amount=edition.words.euros(floor))


def shared_axis(bands: Iterable[Band]) -> Axis:
    """An axis that holds every range and band. What lies far beyond them stands at its edge, with an arrow."""
    bands = list(bands)
    ranges = [end for band in bands for vote in band.votes if vote.is_two_sided for end in (vote.low, vote.high)]
    drawn = [end for band in bands if band.status == "band" for end in (band.low, band.high)]
    held = [end for end in (*ranges, *drawn) if end is not None]
    amounts = [amount for band in bands for amount in values_of(band)]
    limit = max(held) * _BEYOND if held else max(amounts, default=1)
    return axis_of(amount for amount in amounts if amount <= limit)


def _tick(tick: int, rates: bool, edition: Edition) -> str:
    return edition.words.euros(tick) if rates else edition.words.keur(tick)


def shown(band: Band, edition: Edition, *, axis: Axis) -> Shown:
    """One band in words and as a drawing."""
    return Shown(row=row_of(band, axis, floor_amount=band.floor), **edition.once(_words, band))


def _words(band: Band, edition: Edition) -> dict[str, Any]:
    """All that is shown of a band but its drawing."""
    terms = terms_of(edition.catalog)
    cell = band.cell
    return {
        "band": band,
        "anchor": cell_anchor(cell),
        "name": cell_name(cell, edition),
        "place": cell_name(cell, edition, with_role=False),
        "unit": unit(cell, edition),
        "conditions": _conditions(cell, edition),
        "value": value(band, edition),
        "centre": _centre(band, edition),
        "sentence": edition.once(sentence, band),
        "state": "historic" if band.status == "band" and band.age != "current" else band.status,
        "age": _age(band, edition),
        "rung": edition.rung_number(cell.role),
        "grade": band.grade or "",
        "grade_word": grade_word(band.grade, edition),
        "figures": tuple(_figures(band, edition, terms)),
        "criteria": tuple(
            Criterion(reason.grade, reason_words(reason, edition), better_words(reason, edition))
            for reason in band.reasons
        ),
        "influence": _influence(band, edition),
        "is_noted": is_noted(band),
    }


def is_noted(band: Band) -> bool:
    """Whether all there is is one amount, of which more is said with its figure: that it may be a misprint, say."""
    return band.status == "point" and len(band.votes) == 1 and any(map(has_note, band.votes[0].observations))


def has_note(observation: Observation) -> bool:
    """Whether a figure bears a note, or was printed in another form than it is shown in."""
    salary = observation.salary
    return salary is not None and bool(salary.note or salary.printed)


def _conditions(cell: Cell, edition: Edition) -> str:
    say = edition.say.gettext
    contract = {"freelance": say("freelance"), "portage": say("umbrella company (portage)")}.get(cell.contract, "")
    return joined([unit(cell, edition), contract], ", ")


def leading(bands: Iterable[Shown], edition: Edition) -> Shown | None:
    """Of the bands of a role, the one that stands for it: that of all levels, else the one with most studies."""
    ordered = sorted(bands, key=lambda band: (band.band.cell.level != edition.any_level, -len(band.band.votes)))
    return next(iter(ordered), None)


def headline(band: Shown, edition: Edition) -> Headline | None:
    """A range with what one must know to quote it; None when the band has none."""
    if band.band.status != "band":
        return None
    cell = band.band.cell
    counted = [band.unit, small(edition.level_name[cell.level]), place_told(cell.zone, edition)]
    return Headline(band.value, ", ".join(counted), witnesses(band.band.votes, edition), band.grade, band.grade_word)


def inversions(bands: Iterable[Band], edition: Edition) -> list[str]:
    """Levels that pay less than the level below them, one sentence each: their studies are not the same."""
    say = edition.say.gettext
    ranges = [band for band in bands if band.status == "band" and band.cell.level != edition.any_level]
    return [
        say("{level} stands below {other} here: the two levels do not rest on the same studies.").format(
            level=small(edition.level_name[upper.cell.level]), other=small(edition.level_name[lower.cell.level])
        )
        for lower, upper in pairwise(ranges)
        if lower.centre is not None and upper.centre is not None and upper.centre < lower.centre
    ]


def _centre(band: Band, edition: Edition) -> str:
    if band.status != "band" or band.centre is None:
        return ""
    return edition.words.centre(band.centre) if band.cell.basis.endswith("year") else edition.words.euros(band.centre)


def _age(band: Band, edition: Edition) -> str:
    say = edition.say.gettext
    return {"current": "", "historic": say("historic"), "undated": say("undated"), None: ""}[band.age]


def _influence(band: Band, edition: Edition) -> str:
    if band.influence is None or len(band.votes) < 2:
        return ""
    say, words = edition.say.gettext, edition.words
    low, high = band.influence
    if low.amount and high.amount and low.origin == high.origin:
        both = say("without {who}, the low end moves by {low} and the high end by {high}.")
        who = edition.catalog.origin_name(low.origin)
        return both.format(who=who, low=words.euros(low.amount), high=words.euros(high.amount))
    told = []
    for move, end in ((low, say("the low end")), (high, say("the high end"))):
        if move.amount:
            told.append(say("without {who}, {end} moves by {amount}").format(
                who=edition.catalog.origin_name(move.origin), end=end, amount=words.euros(move.amount)))  # fmt: skip
    return f"{'; '.join(told)}." if told else say("leaving any single study out moves neither end.")


# --- figures -------------------------------------------------------------------------------------


def _figures(band: Band, edition: Edition, terms: Terms) -> Iterable[Figure]:
    say = edition.say.gettext
    for vote in band.votes:
        standing = say("counts, as part of a mixture") if vote.is_mixture else say("counts")
        for observation in vote.observations:
            yield figure(observation.salary, edition, terms, standing, counts=True)
    whys = {"superseded": say("older figure of the same study"), "stale": say("too old, newer ones exist"),
            "undated": say("undated, dated ones exist")}  # fmt: skip
    for unused in band.unused:
        for observation in unused.vote.observations:
            yield figure(observation.salary, edition, terms, whys[unused.why], counts=False)
    for observation in band.set_aside:
        yield figure(observation.salary, edition, terms, say("set aside"), counts=False)


def figure(salary: Salary | None, edition: Edition, terms: Terms, standing: str, *, counts: bool) -> Figure:
    """A published figure in words."""
    assert salary is not None, "pages only show observations that come from the catalog"
    source = edition.catalog.source[salary.source]
    method = Method(source.method, salary.n or source.sample)
    return Figure(
        salary,
        source,
        amount(salary, edition),
        statistic_name(salary.statistic, edition),
        edition.words.year(salary.year),
        freshness_name(freshness(salary.year, terms=terms), edition),
        method_words(method, edition),
        standing,
        counts,
    )


def amount(salary: Salary, edition: Edition) -> str:
    """What the figure says, to the euro."""
    words, say = edition.words, edition.say.gettext
    if salary.point is not None:
        return words.euros(salary.point)
    if salary.low is not None and salary.high is not None:
        return f"{words.euros(salary.low).rpartition(chr(0xA0))[0]}–{words.euros(salary.high)}"
    if salary.low is not None:
        return say("from {amount}").format(amount=words.euros(salary.low))
    if salary.high is not None:
        return say("up to {amount}").format(amount=words.euros(salary.high))
    return say("no usable amount")


def statistic_name(statistic: str, edition: Edition) -> str:
    """The kind of figure, in a word."""
    say = edition.say.gettext
    return {
        "range": say("range"),
        "mean": say("mean"),
        "median": say("median"),
        "minimum": say("minimum"),
        "maximum": say("maximum"),
        "quartile-1": say("first quartile"),
        "quartile-3": say("third quartile"),
        "central-80": say("middle 80 %"),
        "point": say("single amount"),
        "floor": say("legal floor"),
        "family-mean": say("mean of a family of jobs"),
        "wished": say("pay wished for"),
        "examples": say("examples"),
        "estimate": say("estimate"),
    }[statistic]


def freshness_name(fresh: Freshness, edition: Edition) -> str:
    """How old a figure is, in a word."""
    say = edition.say.gettext
    return {
        "recent": say("recent"),
        "to-confirm": say("to be confirmed"),
        "historic": say("historic"),
        "undated": say("undated"),
    }[fresh]


__all__ = [
    "Chart",
    "Criterion",
    "Figure",
    "Headline",
    "Shown",
    "chart",
    "figure",
    "has_note",
    "headline",
    "inversions",
    "is_noted",
    "joined",
    "leading",
    "shared_axis",
    "shown",
]
