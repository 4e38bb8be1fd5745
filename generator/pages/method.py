"""How a band is made: the rule step by step on a real cell, the grades, the special cases, the formulas, the limits."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from generator.model import Zone
from generator.pages.cases import cases
from generator.pages.edition import Edition
from generator.pages.ends import example_band
from generator.pages.explorer import price_index
from generator.pages.measures import Measure, of_bands, of_groups, of_one_salary
from generator.pages.page import Page
from generator.pages.pay import Chart, chart, statistic_name
from generator.pages.sentences import cell_told, grade_word, method_words, place_told
from generator.pay.amounts import Exact, divided
from generator.pay.bands import Band
from generator.pay.comparison import SMALLEST_GROUP, WIDTH_TO_NOTE, WIDTH_TO_WARN
from generator.pay.figures import figures_of
from generator.pay.filters import price_factor
from generator.pay.grades import METHODS, Method
from generator.pay.votes import Cell, Observation, Vote

_EXAMPLE = 30_000
"""Euros a year, made up, to show what an index does."""


class VoteRow(NamedTuple):
    """One vote of the worked cell, in words."""

    study: str
    year: str
    low: str
    centre: str
    high: str
    said: str
    """What the study publishes: a range, a mean."""


class Worked(NamedTuple):
    """A band taken to pieces."""

    band: Band
    drawn: Chart
    name: str
    figures: int
    """Published figures of the cell, those that do not count among them."""
    votes: list[VoteRow]
    lows: list[str]
    centres: list[str]
    highs: list[str]
    low: str
    centre: str
    high: str
    outer: str
    shared: str
    agreement: str
    support: str


class Mixture(NamedTuple):
    """One study that speaks for a whole by its parts."""

    zone: Zone
    name: str
    study: str
    parts: list[tuple[str, str, str, str]]
    """Of each part: its name, its share, its range, its centre."""
    low: str
    high: str
    sum: str
    centre: str
    counts: bool


class Apart(NamedTuple):
    """A band whose ranges share nothing: what keeps it."""

    name: str
    ranges: str
    holding: int
    """Ranges that hold the midpoint."""
    centre: str


class Prices(NamedTuple):
    """How a figure is put in today's euros, on an amount of the oldest year that can be."""

    name: str
    last: int
    sources: list[str]
    year: int
    amount: str
    brought: str


class GradeLine(NamedTuple):
    """What one grade asks for, in words."""

    grade: str
    word: str
    origins: str
    age: str
    agreement: str
    methods: str


def pages(edition: Edition) -> list[Page]:
    """The page of the method."""
    say = edition.say.gettext
    every = _every(edition)
    example = example_band(edition)
    return [
        edition.page(
            "method",
            "method.md.j2",
            title=say("How a band is made"),
            description=say(
                "From published figures to a band: the rule step by step on real numbers, the grades, the known limits."
            ),
            worked=_worked(every, edition),
            mixture=_mixture(every, edition),
            cases=cases(every, edition),
            apart=_apart(every, edition),
            grades=_grades(edition),
            measures=[*of_bands(example, edition), *of_one_salary(example, edition), *of_groups(example, edition)]
            if example
            else list[Measure](),
            floor=_floor(every, edition),
            note=edition.words.number(WIDTH_TO_NOTE),
            warn=edition.words.number(WIDTH_TO_WARN),
            smallest=edition.words.count(SMALLEST_GROUP),
            prices=_prices(edition),
            shares=[(zone, _shares(zone, edition)) for zone in edition.catalog.site.zones if zone.mixture],
        )
    ]


def _every(edition: Edition) -> list[Band]:
    """Every band, those of the ladder first, then those beside it: examples come from what readers know."""
    roles = (*edition.ladder_roles, *edition.neighbours, *edition.references)
    return [band for role in roles for band in edition.bands_of(role.id)]


def _prices(edition: Edition) -> Prices | None:
    """The index, and the oldest published year brought up to date; None where no year can be."""
    figures = figures_of(edition.catalog)
    index, last = price_index(edition)
    years = {row.observation.year for row in figures.rows if row.observation.year is not None}
    factors = {year: price_factor(year, figures) for year in years if last is not None and year < last}
    oldest = min((year for year, factor in factors.items() if factor is not None), default=None)
    factor = None if oldest is None else factors[oldest]
    if oldest is None or factor is None or last is None:
        return None
    euros = edition.words.euros
    return Prices(
        index,
        last,
        sorted({change.source for change in edition.catalog.indices.prices}),
        oldest,
        euros(_EXAMPLE),
        euros(int(_EXAMPLE * factor + Fraction(1, 2))),
    )


def _floor(every: Iterable[Band], edition: Edition) -> str:
    floor = next((band.floor for band in every if band.floor is not None), None)
    return "" if floor is None else edition.words.euros(floor)


# --- a band taken to pieces ----------------------------------------------------------------------


def _worked(every: list[Band], edition: Edition) -> Worked | None:
    """The current band with most studies, of those that have at least two ranges."""
    ranges = [band for band in every if band.status == "band" and band.agreement is not None]
    yearly = [band for band in ranges if band.cell.basis == "gross-year"]
    band = max(yearly, key=lambda band: (band.age == "current", len(band.votes)), default=None)
    if band is None or band.low is None or band.high is None or band.centre is None:
        return None
    euros, words = edition.words.euros, edition.words
    return Worked(
        band,
        chart([band], edition),
        cell_told(band.cell, edition),
        _figures(band),
        [_row(vote, edition) for vote in band.votes],
        _ordered([vote.low for vote in band.votes], edition),
        _ordered([vote.centre for vote in band.votes], edition),
        _ordered([vote.high for vote in band.votes], edition),
        euros(band.low),
        euros(band.centre),
        euros(band.high),
        _span(*band.outer, edition) if band.outer else "",
        _span(*band.shared, edition) if band.shared else "",
        words.percent_reached(band.agreement or 0),
        words.percent_reached(band.support or 0),
    )


def _figures(band: Band) -> int:
    used = sum(len(vote.observations) for vote in band.votes)
    return used + sum(len(unused.vote.observations) for unused in band.unused) + len(band.set_aside)


def _row(vote: Vote, edition: Edition) -> VoteRow:
    words = edition.words

    def shown(amount: Exact | None) -> str:
        return "–" if amount is None else words.euros(amount)

    said = words.listing([statistic_name(statistic, edition) for statistic in vote.statistics])
    return VoteRow(
        edition.catalog.origin_name(vote.origin),
        words.year(vote.year),
        shown(vote.low),
        shown(vote.centre),
        shown(vote.high),
        said,
    )


def _ordered(amounts: Iterable[Exact | None], edition: Edition) -> list[str]:
    return [edition.words.euros(amount) for amount in sorted(amount for amount in amounts if amount is not None)]


def _span(low: Exact, high: Exact, edition: Edition) -> str:
    first = edition.words.euros(low).rpartition("\u00a0")[0]
    return edition.say.gettext("{low} to {high}").format(low=first, high=edition.words.euros(high))


def _apart(every: Iterable[Band], edition: Edition) -> Apart | None:
    """The first band that no part common to all its ranges holds together."""
    for band in every:
        if band.status == "band" and band.agreement == 0 and band.centre is not None and band.support is not None:
            ranges = sum(vote.is_two_sided for vote in band.votes)
            holding = int(band.support * ranges)
            return Apart(
                cell_told(band.cell, edition), edition.words.count(ranges), holding, edition.words.euros(band.centre)
            )
    return None


# --- a mixture of places -------------------------------------------------------------------------


def _shares(zone: Zone, edition: Edition) -> str:
    """`Shares used in France: 31 % in Île-de-France and 69 % in the regions.`"""
    say, percent = edition.say.gettext, edition.words.percent
    parts = [
        say("{share} {place}").format(share=percent(divided(part.share, 100)), place=place_told(part.zone, edition))
        for part in zone.mixture
    ]
    return say("Shares used, {place}: {parts}.").format(
        place=place_told(zone.id, edition), parts=edition.words.listing(parts)
    )


def _mixture(every: list[Band], edition: Edition) -> Mixture | None:
    """The first study that speaks for a whole by one figure a part, each with both ends; whether it counts or not."""
    for band in every:
        for vote, counts in ((vote, True) for vote in band.votes):
            if made := _mixed(band.cell, vote, edition, counts=counts):
                return made
        for unused in band.unused:
            if made := _mixed(band.cell, unused.vote, edition, counts=False):
                return made
    return None


def _mixed(cell: Cell, vote: Vote, edition: Edition, *, counts: bool) -> Mixture | None:
    zone = edition.catalog.zone[cell.zone]
    by_zone = {observation.zone: observation for observation in vote.observations}
    if not vote.is_mixture or vote.centre is None or vote.low is None or vote.high is None:
        return None
    if len(by_zone) != len(vote.observations):
        return None
    euros, percent = edition.words.euros, edition.words.percent
    shares = [(part, divided(part.share, 100), _centre(by_zone[part.zone])) for part in zone.mixture]
    return Mixture(
        zone,
        cell_told(cell, edition),
        edition.catalog.origin_name(vote.origin),
        [
            (place_told(part.zone, edition), percent(share), _ends(by_zone[part.zone], edition), euros(centre))
            for part, share, centre in shares
        ],
        euros(vote.low),
        euros(vote.high),
        " + ".join(f"{percent(share)} × {euros(centre)}" for _part, share, centre in shares),
        euros(vote.centre),
        counts,
    )


def _centre(observation: Observation) -> Exact:
    low, high, centre = observation.ends
    if centre is not None or low is None or high is None:
        return centre or 0
    return divided(low + high, 2)


def _ends(observation: Observation, edition: Edition) -> str:
    low, high, _centre = observation.ends
    return _span(low or 0, high or 0, edition)


# --- grades --------------------------------------------------------------------------------------


def _grades(edition: Edition) -> list[GradeLine]:
    """The table of grades, from the settings of the site."""
    say, words, grades = edition.say.gettext, edition.words, edition.catalog.site.thresholds.grades
    lines = [
        GradeLine(
            letter,
            grade_word(letter, edition),
            say("at least {n}").format(n=words.number(row.origins)),
            edition.say.ngettext("at most {n} year", "at most {n} years", row.age).format(n=words.number(row.age)),
            say("at least {share}").format(share=words.percent(divided(row.agreement, 100))),
            say(" or ").join(_asked(method, edition) for method in METHODS[letter]),
        )
        for letter, row in zip(METHODS, (grades.a, grades.b, grades.c), strict=True)
    ]
    less = say("less")
    return [
        *lines,
        GradeLine(
            "D",
            grade_word("D", edition),
            less,
            say("more, or undated"),
            say("less, or a single range"),
            say("no stated method"),
        ),
    ]


def _asked(method: Method, edition: Edition) -> str:
    """A method as a grade asks for it: with a sample of at least so many."""
    name = method_words(Method(method.kind), edition)
    if not method.sample:
        return name
    return edition.say.gettext("{method} of at least {n} people").format(method=name, n=method.sample)
