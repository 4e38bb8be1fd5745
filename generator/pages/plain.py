"""Bands in plain words, for a terminal: one line a cell, or all that a band is made of, step by step.

The sentences are those of the pages. Nothing is laid out here: see listing.py.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.labels import LABELS
from generator.messages.language import capital
from generator.pages.absences import absence_words
from generator.pages.edition import Edition
from generator.pages.pay import Figure, Shown, floor_label, shared_axis, shown, statistic_name
from generator.pages.sentences import cell_name, method_words, unit, vote_told
from generator.pay.amounts import Exact, median
from generator.pay.bands import Band
from generator.pay.filters import Absence, Answer
from generator.pay.grades import best_method
from generator.pay.votes import Cell, Vote

NONE = "–"


class Line(NamedTuple):
    """One cell in a few words, to stand under others."""

    group: str
    """Its role, and what its amounts count."""
    state: str
    """One word for looks: band, historic, contested, point, one-sided, empty."""
    place: str
    value: str
    centre: str
    studies: str
    grade: str
    note: str
    """What the line alone does not tell: the studies that disagree, or why there is nothing."""


class VoteLine(NamedTuple):
    """What one study says of a cell."""

    study: str
    year: str
    low: str
    centre: str
    high: str
    said: str
    """What it publishes, a range or a mean, and how it was obtained."""


class Unused(NamedTuple):
    """A published figure that does not count, and why."""

    publisher: str
    year: str
    amount: str
    why: str


class Account(NamedTuple):
    """All that a band is made of."""

    name: str
    sentence: str
    votes: tuple[VoteLine, ...]
    unused: tuple[Unused, ...]
    steps: tuple[str, ...]
    criteria: tuple[tuple[str, str], ...]
    """Of the confidence: letter, and reason with what would improve it."""
    confidence: str
    """What stands above the criteria."""


def heads(edition: Edition) -> tuple[str, ...]:
    """What the columns of lines are called, from the place on."""
    say = edition.say.gettext
    return say("Level and place"), say("Range"), say("Midpoint"), say("Studies"), say("Confidence")


def vote_heads(edition: Edition) -> VoteLine:
    """What the columns of votes are called."""
    say = edition.say.gettext
    return VoteLine(say("Study"), say("Year"), say("Low"), say("Centre"), say("High"), "")


def legend(edition: Edition) -> dict[str, str]:
    """For each state, what its mark means."""
    say = edition.say.gettext
    return {
        "band": say("band and midpoint"),
        "historic": say("old or undated figures"),
        "contested": say("sources disagree"),
        "point": say("single amount"),
        "one-sided": say("one end only"),
        "empty": say("nothing to show"),
    }


def terms_told(bands: Iterable[Band], edition: Edition) -> list[str]:
    """What all amounts count unless said otherwise, and the minimum wage where it applies."""
    floor = next((band.floor for band in bands if band.floor is not None), None)
    usual = edition.say.gettext("Amounts are gross a year, full time, without variable pay, unless said otherwise.")
    return [usual, *([edition.plain(f"{capital(floor_label(floor, edition))}.")] if floor is not None else [])]


def absence_told(absence: Absence, edition: Edition) -> str:
    """Why nothing is shown, as a sentence of its own."""
    return capital(f"{absence_words(absence, edition)}.")


# --- one line a cell -----------------------------------------------------------------------------


def line_of(answer: Answer, edition: Edition) -> Line:
    """A cell as one line."""
    band = answer.band
    told = _shown(band, edition)
    group, place = group_name(band.cell, edition), told.place
    if answer.absence:
        absent = absence_words(answer.absence, edition)
        return Line(group, "empty", place, "", "", "", "", absent)
    studies = f"{len(band.votes)} · {_years(band, edition)}"
    grade = f"{told.grade} {told.grade_word}"
    note = _sides(band, edition) if band.status == "contested" else ""
    return Line(group, told.state, place, told.value, told.centre, studies, grade, note)


def group_name(cell: Cell, edition: Edition) -> str:
    """`Community manager, brut par an`; the contract too when it is not the usual one."""
    return _counted(edition.catalog.role[cell.role].name, cell, edition)


def _counted(name: str, cell: Cell, edition: Edition) -> str:
    """A name, then the contract when it is not the usual one, and what amounts count."""
    contract = [] if cell.contract == "salaried" else [LABELS["contract"][cell.contract].render(edition.say.gettext)]
    return edition.plain(", ".join([name, *contract, unit(cell, edition)]))


def _years(band: Band, edition: Edition) -> str:
    dated = [str(band.years[0]), str(band.years[1])] if band.years else []
    span = "–".join(dict.fromkeys(dated))
    undated = [edition.words.year(None)] if any(vote.year is None for vote in band.votes) else []
    return ", ".join([*filter(None, [span]), *undated])


def _sides(band: Band, edition: Edition) -> str:
    """The studies that disagree, side by side."""
    told = (
        (edition.catalog.origin_name(vote.origin), vote_told(vote, band.cell.basis, edition)) for vote in band.votes
    )
    return edition.plain(" · ".join(map(" ".join, told)))


def _shown(band: Band, edition: Edition) -> Shown:
    return shown(band, edition, axis=shared_axis([band]))


# --- all that a band is made of --------------------------------------------------------------------


def account_of(answer: Answer, edition: Edition) -> Account:
    """A cell with its votes, the figures that do not count, the steps of the rule and the reasons of its grade."""
    band, say = answer.band, edition.say.gettext
    told = _shown(band, edition)
    why = say(
        "Confidence {grade}, {word}. The worst of four criteria decides; of methods, the best among the studies with "
        "both ends counts, if there are any:"
    )
    return Account(
        _counted(cell_name(band.cell, edition), band.cell, edition),
        absence_told(answer.absence, edition) if answer.absence else told.sentence,
        tuple(_vote_line(vote, edition) for vote in band.votes),
        tuple(_unused(figure, edition) for figure in told.figures if not figure.counts),
        tuple(edition.plain(step) for step in _steps(told, edition)),
        tuple((each.grade, edition.plain(_with_better(each.words, each.better))) for each in told.criteria),
        edition.plain(why.format(grade=told.grade, word=told.grade_word)) if told.grade else "",
    )


def _vote_line(vote: Vote, edition: Edition) -> VoteLine:
    words = edition.words
    low, centre, high = (
        NONE if amount is None else words.euros(amount) for amount in (vote.low, vote.centre, vote.high)
    )
    mixture = [edition.say.gettext("counts, as part of a mixture")] if vote.is_mixture else []
    statistics = words.listing([statistic_name(each, edition) for each in vote.statistics])
    said = " · ".join([statistics, method_words(best_method([vote]), edition), *mixture])
    return VoteLine(edition.catalog.origin_name(vote.origin), words.year(vote.year), low, centre, high, said)


def _unused(figure: Figure, edition: Edition) -> Unused:
    aside = figure.salary.set_aside
    why = f"{figure.standing}{edition.plain(' : ')}{aside}" if aside else figure.standing
    return Unused(figure.source.publisher, figure.year, figure.amount, edition.plain(why))


def _with_better(words: str, better: str) -> str:
    return f"{words} ({better})" if better else words


def _steps(told: Shown, edition: Edition) -> Iterator[str]:
    """The rule of the page of the method, with the numbers of this band."""
    band, say, words = told.band, edition.say.gettext, edition.words
    for heading, amounts in (
        (say("Lows in order:"), [vote.low for vote in band.votes]),
        (say("Highs in order:"), [vote.high for vote in band.votes]),
        (say("Centres in order:"), [vote.centre for vote in band.votes]),
    ):
        yield from _median_step(heading, [amount for amount in amounts if amount is not None], edition)
    if band.outer:
        yield say("Outer span: {span}.").format(span=_span(band.outer, edition))
    if band.agreement is not None:
        yield _agreement(band, edition)
    if band.support is not None:
        yield say("Support: {share}.").format(share=words.percent_reached(band.support))
    for discord in band.discords:
        yield say("No band: {why}.").format(why=LABELS["discords"][discord].render(say))
    if band.is_under_floor:
        yield say("This band begins under the minimum wage.")
    if told.influence:
        yield say("Leaving one study out: {effect}").format(effect=told.influence)


def _median_step(heading: str, amounts: list[Exact], edition: Edition) -> Iterator[str]:
    if amounts:
        euros = edition.words.euros
        listed = " · ".join(euros(amount) for amount in sorted(amounts))
        found = edition.say.gettext("Median: {amount}.").format(amount=euros(median(amounts)))
        yield f"{heading} {listed}. {found}"


def _agreement(band: Band, edition: Edition) -> str:
    say, share = edition.say.gettext, edition.words.percent_reached(band.agreement or 0)
    if band.shared is None:
        return say("The ranges have no part in common: agreement {share}.").format(share=share)
    return say("The ranges share {span}: agreement {share}.").format(span=_span(band.shared, edition), share=share)


def _span(ends: tuple[Exact, Exact], edition: Edition) -> str:
    low, high = map(edition.words.euros, ends)
    return edition.say.gettext("{low} to {high}").format(low=low.rpartition("\u00a0")[0], high=high)
