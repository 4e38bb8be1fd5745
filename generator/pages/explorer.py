"""What the page of pay lets a reader filter, and what its script finds in the page."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple, get_args, get_type_hints

from generator.labels import LABELS, TITLES
from generator.messages.language import capital
from generator.model import Source
from generator.pages.absences import absence_sentences, absence_words, instead_names
from generator.pages.edition import Edition, cell_anchor
from generator.pages.pay import has_note
from generator.pages.sentences import (
    apart,
    cell_told,
    grade_word,
    median_age,
    method_words,
    partly_dated,
    patterns,
    studies_told,
    unsized,
)
from generator.pay.figures import Figures, as_json, figures_of
from generator.pay.filters import Filters, absence, asked
from generator.pay.grades import METHODS, Method
from generator.pay.votes import Cell

_COLUMNS = (
    "id", "role", "level", "zone", "contract", "basis", "status", "age", "low", "centre", "high", "studies", "origins",
    "grade",
)  # fmt: skip
"""What the file of shown bands holds, of the columns of the download of all bands, before what its page adds."""
_COUNTED = ("band", "lone", "all-lone", "point", "one-sided", "contested", "absent")
"""What the line that is read out counts, in its order."""


class Option(NamedTuple):
    """One choice of a filter."""

    id: str
    name: str


class Filter(NamedTuple):
    """One filter of the form: its name in the address, its label, what asks for nothing, and the choices by group."""

    name: str
    label: str
    anything: str
    groups: list[tuple[str, list[Option]]]


class Explorer(NamedTuple):
    """The form, and what the script reads."""

    filters: list[Filter]
    index_name: str
    """What the price index is called; empty without one."""
    last_year: int | None
    """The year whose euros today's euros are: the last one of the index."""
    methods: dict[str, str]
    """What each method is called."""
    unsized: str
    """What follows a survey that does not say how many it asked."""
    ages: list[str]
    """How a median age is told, by its whole years: none, one, more."""
    counted: list[str]
    """How many of what there are as long as nothing is filtered; last those without figure, if there are."""
    absent: list[tuple[str, str, str]]
    """The cells without figure, what they are counted in, and why there is none."""
    data: dict[str, Any]


def explorer(edition: Edition) -> Explorer | None:
    """The explorer of all figures; None when no band comes of them: those set aside stand with their source."""
    if not edition.bands:
        return None
    figures = figures_of(edition.catalog)
    cells = asked(figures, Filters())
    index, last_year = price_index(edition)
    methods = {method: method_words(Method(method), edition) for method in get_args(get_type_hints(Source)["method"])}
    return Explorer(
        _filters(figures, last_year, edition),
        index,
        last_year,
        methods,
        unsized(edition),
        [median_age(years, edition) for years in range(3)],
        _told_at_first(cells, edition),
        _absent_at_first(cells, figures, edition),
        _data(figures, last_year, edition),
    )


def price_index(edition: Edition) -> tuple[str, int | None]:
    """What the index that brings prices up to date is called, and the year it goes to; nothing without one."""
    prices = edition.catalog.indices.prices
    if not prices:
        return "", None
    last = max(prices, key=lambda change: change.year)
    name = edition.say.gettext("yearly mean of consumer prices, {publisher}")
    return name.format(publisher=edition.catalog.source[last.source].publisher), last.year


# --- the form ------------------------------------------------------------------------------------


def _filters(figures: Figures, last_year: int | None, edition: Edition) -> list[Filter]:
    say = edition.say.gettext
    years = sorted({row.observation.year for row in figures.rows if row.observation.year is not None}, reverse=True)
    dates = [("", [Option(str(year), str(year)) for year in years])]
    return [
        Filter("role", say("Role"), say("all roles"), _roles(figures, edition)),
        *(
            Filter(name, label, anything, [("", _options(name, figures, edition))])
            for name, label, anything in (
                ("level", say("Level"), say("any level")),
                ("zone", say("Place"), say("any place")),
                ("contract", say("Contract"), say("any contract")),
            )
        ),
        Filter("since", say("Figures since"), say("the first ones"), dates),
        Filter("until", say("Figures up to"), say("the last ones"), dates),
        Filter("historic", say("Old or undated"), say("shown"), [("", [Option("0", say("hidden"))])]),
        *([Filter("euros", say("Euros"), say("of the sources"), _prices(last_year, edition))] if last_year else []),
    ]


def _prices(last_year: int, edition: Edition) -> list[tuple[str, list[Option]]]:
    return [("", [Option("1", edition.say.gettext("of {year}").format(year=last_year))])]


def _roles(figures: Figures, edition: Edition) -> list[tuple[str, list[Option]]]:
    say = edition.say.gettext
    there = {row.cell.role for row in figures.rows}
    groups = [
        (say("On the ladder"), edition.ladder_roles),
        (say("Beside the ladder"), edition.neighbours),
        (say("Surveyed groups and distant jobs"), edition.references),
    ]
    offered = [(title, [Option(role.id, role.name) for role in roles if role.id in there]) for title, roles in groups]
    return [(title, options) for title, options in offered if options]


def _options(field: str, figures: Figures, edition: Edition) -> list[Option]:
    """The choices that some figure has; of places, those that figures of their parts make up too."""
    names, mixtures = _names(edition)[field], figures.terms.mixtures
    there = {getattr(row.cell, field) for row in figures.rows}
    if field == "zone":
        there |= {whole for whole, parts in mixtures.items() if there & parts.keys()}
    return [Option(id, names[id]) for id in figures.options[field] if id in there]


# --- what is shown before anything is filtered ---------------------------------------------------


def _told_at_first(cells: Sequence[Cell], edition: Edition) -> list[str]:
    bands = [edition.bands[cell] for cell in cells]
    numbers = Counter(str(band.status) if band.votes else "absent" for band in bands)
    lone = sum(band.status == "band" and len(band.votes) == 1 for band in bands)
    numbers["all-lone" if lone == numbers["band"] else "lone"] = lone
    one, many = _counted(1, edition), _counted(2, edition)
    return [(many if numbers[name] > 1 else one)[name].format(n=numbers[name]) for name in _COUNTED if numbers[name]]


def _absent_at_first(cells: Sequence[Cell], figures: Figures, edition: Edition) -> list[tuple[str, str, str]]:
    units = _names(edition)["basis"]
    empty = [cell for cell in cells if not edition.bands[cell].votes]
    whys = [(cell, absence(figures, Filters(**cell._asdict()))) for cell in empty]
    return [(cell_told(cell, edition), units[cell.basis], absence_words(why, edition)) for cell, why in whys if why]


# --- for the script ------------------------------------------------------------------------------


def _data(figures: Figures, last_year: int | None, edition: Edition) -> dict[str, Any]:
    """All that the script reads, as plain data."""

    def plain(texts: dict[str, str]) -> dict[str, str]:
        return {name: edition.plain(text) for name, text in texts.items()}

    return {
        "figures": as_json(figures),
        "signs": edition.words.signs,
        "year": last_year,
        "names": {field: plain(names) for field, names in _names(edition).items()},
        "cells": {cell_anchor(cell): edition.plain(cell_told(cell, edition)) for cell in asked(figures, Filters())},
        "noted": [
            row.observation.salary.id for row in figures.rows if row.observation.salary and has_note(row.observation)
        ],
        "instead": _instead(edition),
        "why": plain({str(cause): text for cause, text in absence_sentences(edition).items()}),
        "columns": _columns(edition),
        "day": edition.catalog.as_of.isoformat(),
        "file": edition.say.pgettext("address", "bands-shown"),
        "counted": _COUNTED,
        "one": plain(_counted(1, edition)),
        "many": plain(_counted(2, edition)),
        **_told_of_studies(_most_studies(figures), edition),
        "say": plain(_sentences(edition)),
    }


def _names(edition: Edition) -> dict[str, dict[str, str]]:
    """What readers call what a cell is told by, the states of a band and its studies."""
    say = edition.say.gettext
    labels = {
        name: {id: text.render(say) for id, text in LABELS[name].items()}
        for name in ("contract", "basis", "status", "age")
    }
    return {
        "role": {role.id: role.name for role in edition.catalog.roles},
        "level": edition.level_name,
        "zone": edition.zone_name,
        **labels,
        "origins": {origin: edition.catalog.origin_name(origin) for origin in edition.catalog.origin_of.values()},
        "letter": {letter: grade_word(letter, edition) for letter in (*METHODS, "D")},
    }


def _columns(edition: Edition) -> list[tuple[str, str]]:
    """Name and title of each column of the file: those of the download, then what lets a line be found again."""
    say = edition.say.gettext
    told = [(name, _title(name, edition)) for name in _COLUMNS]
    return [*told, ("dates", say("Years of the studies")), ("url", _title("url", edition)), ("day", say("Data of the"))]


def _title(name: str, edition: Edition) -> str:
    return capital(TITLES[name].render(edition.say.gettext))


def _instead(edition: Edition) -> dict[str, dict[str, str]]:
    """What there is instead of what is missing, as readers call it, by cause."""
    source_of = {salary.id: edition.catalog.source[salary.source] for salary in edition.catalog.salaries}
    return {
        **{str(cause): names for cause, names in instead_names(edition).items()},
        "set-aside": {id: edition.plain(edition.source_label(source)) for id, source in source_of.items()},
    }


def _counted(n: int, edition: Edition) -> dict[str, str]:
    """What is counted in the line that is read out, for one or for many; the number itself is left blank."""
    ngettext = edition.say.ngettext
    return {
        "band": ngettext("{n} range", "{n} ranges", n),
        "contested": ngettext("{n} contested cell", "{n} contested cells", n),
        "point": ngettext("{n} single amount", "{n} single amounts", n),
        "one-sided": ngettext("{n} with one end only", "{n} with one end only", n),
        # Of the ranges, told right after them.
        "lone": ngettext("{n} of them on a single study", "{n} of them on a single study", n),
        "all-lone": ngettext("on a single study", "all of them on a single study", n),
        "absent": ngettext("{n} without figure", "{n} without figure", n),
        "undated": ngettext("undated study", "undated studies", n),
        "apart": apart(n, edition),
    }


def _told_of_studies(most: int, edition: Edition) -> dict[str, list[str]]:
    """By how many there are: the number in words, what opens a sentence, the years of studies partly undated."""
    count, every = edition.words.count, range(most + 1)
    return {
        "numbers": [count(n) for n in every],
        "studies": [capital(studies_told(n, edition)) for n in every],
        "dated": ["{years}", *(partly_dated(n, edition).replace("{n}", count(n)) for n in every[1:])],
    }


def _most_studies(figures: Figures) -> int:
    """As many as one cell may rest on, those of the parts of its place included."""
    cells = Counter((cell.role, cell.level, cell.contract, cell.basis) for cell in (row.cell for row in figures.rows))
    return max(cells.values())


def _sentences(edition: Edition) -> dict[str, str]:
    """What is said where no template can hold it, by name."""
    say = edition.say.gettext
    return {
        "list": say("{first} and {last}"),
        "or": say("{first} or {last}"),
        "undated": edition.words.year(None),
        "nothing": say("Nothing to show: {why}."),
        "disagree": say("sources disagree"),
        "upto": say("up to {amount}"),
        "from": say("from {amount}"),
        "strange": say("This link names what this site does not have, or no longer: {names}. The rest is kept."),
        "saved": say("The file holds what is shown, in the euros of the sources."),
        "and": say("{first} and {last}").format(first="", last=""),
        "copied": say("The link is copied."),
        "uncopied": say("The link is the address of this page: copy it there."),
        **patterns(edition),
    }
