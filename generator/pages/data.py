"""The page of data: what they hold, on what terms, how to cite them, and what they lack."""

from collections.abc import Callable
from typing import NamedTuple

from generator.catalog import COLLECTIONS, Catalog
from generator.model import Role, Source
from generator.pages.downloads import Document, Downloads, downloads
from generator.pages.edition import Edition, cell_anchor, joined
from generator.pages.linked_data import dataset
from generator.pages.page import Page
from generator.pages.sentences import grade_word, value
from generator.pay.bands import Band
from generator.pay.votes import Cell
from generator.reading.dates import When


class Held(NamedTuple):
    """One file of data/: its name, what one record is, how many there are, and the same in the API."""

    file: str
    about: str
    number: str
    served: Document


class Known(NamedTuple):
    """What is known of the pay of a role at a level."""

    text: str
    grade: str
    grade_word: str
    anchor: str | None
    """The anchor of the cell; None when nothing is known."""


class Described(NamedTuple):
    """How far a role is described: the number of its facts, and the headings without any."""

    role: Role
    facts: int
    lacks: list[str]


class Terms(NamedTuple):
    """Terms of reuse, and the publications that state them."""

    licence: str
    sources: list[Source]


def pages(edition: Edition) -> list[Page]:
    """The page of data."""
    say, catalog = edition.say.gettext, edition.catalog
    roles = [*edition.ladder_roles, *edition.neighbours]
    pay = [(role, [_known(role, level.id, edition) for level in catalog.site.levels]) for role in roles]
    headings, files = _headings(edition), downloads(edition)
    described = [_described(role, headings) for role in roles]
    return [
        edition.page(
            "data",
            "data.md.j2",
            title=say("Data"),
            description=say("What the data hold, the terms of reuse, how to cite them, and what they still lack."),
            data=dataset(edition),
            files=files,
            held=_held(files, edition),
            day=edition.words.when(When(catalog.as_of.year, catalog.as_of.month, catalog.as_of.day)),
            terms=_terms(catalog),
            silent=sum(source.licence is None for source in catalog.sources),
            pay=pay,
            pay_cells=sum(len(row) for _role, row in pay),
            pay_missing=sum(known.anchor is None for _role, row in pay for known in row),
            described=described,
            headings=len(headings),
            unsaid=sum(len(each.lacks) for each in described),
        )
    ]


# --- what there is -------------------------------------------------------------------------------


def _held(files: Downloads, edition: Edition) -> list[Held]:
    """The files in the order in which they depend on each other, each with what it counts."""
    counts, about = _counts(edition), _about(edition)
    single = {collection.name: collection.single for collection in COLLECTIONS}
    return [
        Held(
            f"data/{name}.yaml",
            about[name],
            counts[name] if single[name] else edition.words.number(_length(edition, name)),
            files.served[name],
        )
        for name in single
    ]


def _length(edition: Edition, name: str) -> int:
    return len(getattr(edition.catalog, name))


def _about(edition: Edition) -> dict[str, str]:
    """What one record of each collection is."""
    say = edition.say.gettext
    return {
        "site": say("the settings: levels, zones, families of skills, thresholds, notes on pay and law"),
        "origins": say("a study that several publications quote"),
        "sources": say("a publication"),
        "roles": say("a role, or a surveyed group that is not a job"),
        "skills": say("a skill, and what each level of it looks like"),
        "salaries": say("a published figure"),
        "modifiers": say("a published premium or gap"),
        "paths": say("a move from one role to another"),
        "ladder": say("the rungs, and what each asks for"),
        "quiz": say("the questions of the self-assessment"),
        "indices": say("minimum wage and consumer prices"),
    }


def _counts(edition: Edition) -> dict[str, str]:
    """What the files that hold a single record count."""
    catalog, ngettext = edition.catalog, edition.say.ngettext
    site, ladder, quiz, indices = catalog.site, catalog.ladder, catalog.quiz, catalog.indices

    def told(*parts: tuple[int, str]) -> str:
        return joined((text.format(n=edition.words.number(n)) for n, text in parts if n), ", ")

    levels, zones = len(site.levels), len(site.zones)
    rungs, axes = len(ladder.rungs), len(ladder.competencies)
    acts, scenes = len(quiz.statements), len(quiz.scenarios)
    months = len(indices.minimum_wage) + len(indices.prices)
    return {
        "site": told(
            (levels, ngettext("{n} level", "{n} levels", levels)), (zones, ngettext("{n} zone", "{n} zones", zones))
        ),
        "ladder": told(
            (rungs, ngettext("{n} rung", "{n} rungs", rungs)),
            (axes, ngettext("{n} competency", "{n} competencies", axes)),
        ),
        "quiz": told(
            (acts, ngettext("{n} statement", "{n} statements", acts)),
            (scenes, ngettext("{n} situation", "{n} situations", scenes)),
        ),
        "indices": told((months, ngettext("{n} value", "{n} values", months))),
    }


def _terms(catalog: Catalog) -> list[Terms]:
    """The terms that publications state, those of most publications first."""
    stated: dict[str, list[Source]] = {}
    for source in catalog.sources:
        if source.licence is not None:
            stated.setdefault(source.licence, []).append(source)
    return sorted((Terms(*each) for each in stated.items()), key=lambda terms: (-len(terms.sources), terms.licence))


# --- what lacks ----------------------------------------------------------------------------------


def _known(role: Role, level: str, edition: Edition) -> Known:
    """The pay of a role at a level: for the whole country, else that only other places or amounts have some."""
    main = edition.bands[Cell(role.id, level, edition.main_zone)]
    if main.status != "empty":
        return Known(value(main, edition), main.grade or "", grade_word(main.grade, edition), cell_anchor(main.cell))
    elsewhere = _elsewhere(role, level, edition)
    if elsewhere is None:
        return Known("", "", "", None)
    zone = edition.zone_name[elsewhere.cell.zone]
    text = edition.say.gettext("{zone} only").format(zone=zone)
    return Known(text, elsewhere.grade or "", grade_word(elsewhere.grade, edition), cell_anchor(elsewhere.cell))


def _elsewhere(role: Role, level: str, edition: Edition) -> Band | None:
    found = [band for band in edition.bands_of(role.id, basis="gross-year") if band.cell.level == level]
    return found[0] if found else None


def _described(role: Role, headings: list[tuple[str, Callable[[Role], int]]]) -> Described:
    counts = [(name, count(role)) for name, count in headings]
    return Described(role, sum(count for _name, count in counts), [name for name, count in counts if not count])


def _headings(edition: Edition) -> list[tuple[str, Callable[[Role], int]]]:
    """The headings of a role, each with the number of its facts."""
    say = edition.say.gettext
    return [
        (say("Missions"), lambda role: len(role.missions)),
        (say("Reports to"), lambda role: len(role.reports_to)),
        (say("Steers"), lambda role: len(role.supervises)),
        (say("Indicators"), lambda role: len(role.indicators)),
        (say("Tools"), lambda role: len(role.tools)),
        (say("Training"), lambda role: len(role.education)),
        (say("Experience"), lambda role: len(role.experience)),
        (say("Job market"), lambda role: len(role.market)),
        (say("Organisations"), lambda role: len(role.contexts)),
        (say("Levels"), lambda role: len(role.levels)),
        (say("Classifications"), lambda role: len(role.codes)),
    ]
