"""The page of sources: every publication, what it says here, how old it is, how its figures were obtained."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from generator.catalog import Catalog
from generator.model import Modifier, Move, Role, Salary, Skill, Source
from generator.pages.edition import Edition, cell_anchor
from generator.pages.page import Page
from generator.pages.pay import amount, freshness_name
from generator.pages.sentences import cell_name, method_words, unit
from generator.pay.grades import Method
from generator.pay.votes import Cell, Freshness, freshness, terms_of
from generator.reading.record import Record
from generator.reading.spelling import slug


@dataclass(slots=True)
class Uses:
    """What the site takes from one publication."""

    figures: list[Salary]
    gaps: list[Modifier]
    roles: list[tuple[Role, int]]
    """Roles and references, with the number of statements that cite it."""
    skills: list[Skill]
    moves: list[Move]
    assessment: int = 0
    """Statements, gates and situations of the self-assessment."""
    setting: int = 0
    """Series, shares of zones, and notes on pay and law."""

    @property
    def trade(self) -> bool:
        """Whether it says something of the roles, the skills, the moves or the rungs."""
        return bool(self.roles or self.skills or self.moves or self.assessment)

    @property
    def pay(self) -> int:
        """Number of figures and gaps."""
        return len(self.figures) + len(self.gaps)


class FigureLink(NamedTuple):
    """One figure of a publication, in words, and the anchor of its cell when the cell has a band of any state."""

    salary: Salary
    anchor: str | None
    name: str
    amount: str
    unit: str
    year: str
    is_set_aside: bool


class Entry(NamedTuple):
    """One publication as the page shows it."""

    source: Source
    label: str
    study: str
    """Name of the study behind it, when it is somebody else's."""
    kind: str
    method: str
    freshness: str
    uses: Uses
    told: str
    """What the site takes from it, counted."""
    figures: list[FigureLink]


class Study(NamedTuple):
    """A study that publications quote, with those that are here."""

    name: str
    note: str | None
    entries: list[Entry]
    figures: int


class Group(NamedTuple):
    """Publications that bring the same sort of thing."""

    title: str
    anchor: str
    about: str
    entries: list[Entry]


def pages(edition: Edition) -> list[Page]:
    """The page of sources."""
    say, catalog = edition.say.gettext, edition.catalog
    uses = uses_of(catalog)
    entries = [_entry(source, uses[source.id], edition) for source in catalog.sources]
    return [
        edition.page(
            "sources",
            "sources.md.j2",
            title=say("Sources"),
            description=say("Every publication this site rests on: what it says here, how old it is, how reliable."),
            figures=_totals(entries, edition),
            index=sorted(entries, key=_alphabetical),
            studies=_studies(entries, catalog),
            groups=_groups(entries, edition),
        )
    ]


# --- what cites what -----------------------------------------------------------------------------


def uses_of(catalog: Catalog) -> dict[str, Uses]:
    """For each source, everything that cites it."""
    uses = {source.id: Uses([], [], [], [], []) for source in catalog.sources}
    for salary in catalog.salaries:
        uses[salary.source].figures.append(salary)
    for modifier in catalog.modifiers:
        uses[modifier.source].gaps.append(modifier)
    for role in catalog.roles:
        for id, times in Counter(cited(role)).items():
            uses[id].roles.append((role, times))
    for skill in catalog.skills:
        for id in dict.fromkeys(cited(skill)):
            uses[id].skills.append(skill)
    for move in catalog.paths:
        for id in dict.fromkeys(cited(move)):
            uses[id].moves.append(move)
    for id in (*cited(catalog.ladder), *cited(catalog.quiz)):
        uses[id].assessment += 1
    for id in (*cited(catalog.site), *cited(catalog.indices)):
        uses[id].setting += 1
    return uses


def cited(value: Any) -> Iterator[str]:
    """The ids of the sources that a record and the records inside it name, one for each time."""
    if isinstance(value, tuple):
        for item in value:
            yield from cited(item)
    elif isinstance(value, Record):
        yield from getattr(value, "sources", ())
        if isinstance(source := getattr(value, "source", None), str):
            yield source
        for each in fields(value):
            if each.name not in ("node", "file"):
                yield from cited(getattr(value, each.name))


# --- entries -------------------------------------------------------------------------------------


def _entry(source: Source, uses: Uses, edition: Edition) -> Entry:
    studies = {origin.id: origin.name for origin in edition.catalog.origins}
    return Entry(
        source,
        edition.source_label(source),
        studies.get(source.origin or "", ""),
        _kind_name(source.kind, edition),
        method_words(Method(source.method, source.sample), edition),
        freshness_name(age_of(source, edition.catalog), edition),
        uses,
        _told(uses, edition),
        [_figure(salary, edition) for salary in uses.figures],
    )


def _told(uses: Uses, edition: Edition) -> str:
    """`9 figures, 3 statements about roles and 2 skills`."""
    ngettext, words = edition.say.ngettext, edition.words
    statements = sum(times for _role, times in uses.roles)
    counted = [
        (n := len(uses.figures), ngettext("{n} figure", "{n} figures", n)),
        (n := len(uses.gaps), ngettext("{n} premium or gap", "{n} premiums or gaps", n)),
        (n := statements, ngettext("{n} statement about roles", "{n} statements about roles", n)),
        (n := len(uses.skills), ngettext("{n} skill", "{n} skills", n)),
        (n := len(uses.moves), ngettext("{n} move", "{n} moves", n)),
        (n := uses.assessment, ngettext("{n} point of the self-assessment", "{n} points of the self-assessment", n)),
        (n := uses.setting, ngettext("{n} note on pay, law or prices", "{n} notes on pay, law or prices", n)),
    ]
    return words.listing([text.format(n=words.number(n)) for n, text in counted if n])


def age_of(source: Source, catalog: Catalog) -> Freshness:
    """How far a publication can be trusted to still hold, from its own date."""
    return freshness(source.published.year, terms=terms_of(catalog))


def _figure(salary: Salary, edition: Edition) -> FigureLink:
    cell = Cell(salary.role, salary.level, salary.zone, salary.contract, salary.basis)
    return FigureLink(
        salary,
        cell_anchor(cell) if cell in edition.bands else None,
        cell_name(cell, edition),
        amount(salary, edition),
        unit(cell, edition),
        edition.words.year(salary.year),
        salary.set_aside is not None,
    )


def _kind_name(kind: str, edition: Edition) -> str:
    say = edition.say.gettext
    return {
        "official": say("public body"),
        "survey": say("survey body"),
        "recruiter": say("recruiter"),
        "job-board": say("job site or advert"),
        "press": say("press"),
        "school": say("school"),
        "blog": say("blog or company site"),
    }[kind]


# --- the whole -----------------------------------------------------------------------------------


def _totals(entries: list[Entry], edition: Edition) -> list[tuple[int, str]]:
    """The numbers that the page opens with, each with its label."""
    ngettext = edition.say.ngettext
    every = len(entries)
    paying = sum(bool(entry.uses.figures) for entry in entries)
    undated = sum(entry.source.published.year is None for entry in entries)
    unsaid = sum(entry.source.method == "editorial" for entry in entries)
    return [
        (every, ngettext("publication quoted", "publications quoted", every)),
        (paying, ngettext("gives a pay figure", "give a pay figure", paying)),
        (undated, ngettext("bears no date", "bear no date", undated)),
        (unsaid, ngettext("does not say how it counts", "do not say how they count", unsaid)),
    ]


def _studies(entries: Iterable[Entry], catalog: Catalog) -> list[Study]:
    """The studies that have a record of their own, most figures first."""
    made = []
    for origin in catalog.origins:
        own = [entry for entry in entries if entry.source.origin == origin.id]
        if own:
            figures = sum(len(entry.uses.figures) for entry in own)
            made.append(Study(origin.name, origin.note, own, figures))
    return sorted(made, key=lambda study: (-study.figures, -len(study.entries), slug(study.name)))


def _groups(entries: Iterable[Entry], edition: Edition) -> list[Group]:
    """Those that give amounts first, then those that speak of the work, then the rest; most used first."""
    say, pgettext = edition.say.gettext, edition.say.pgettext
    ordered = sorted(entries, key=_most_used_first)
    pay = [entry for entry in ordered if entry.uses.pay]
    trade = [entry for entry in ordered if entry.uses.trade and not entry.uses.pay]
    setting = [entry for entry in ordered if not entry.uses.trade and not entry.uses.pay]
    groups = [
        Group(
            say("They give amounts"),
            pgettext("address", "amounts"),
            say("Those with most figures first. Many also describe the work."),
            pay,
        ),
        Group(
            say("They describe the work"),
            pgettext("address", "trade"),
            say("Missions, skills, moves, rungs: those the site rests on most come first."),
            trade,
        ),
        Group(
            say("They give the setting"),
            pgettext("address", "setting"),
            say("Law, prices, minimum wage, classifications, terms of reuse."),
            setting,
        ),
    ]
    return [group for group in groups if group.entries]


def _most_used_first(entry: Entry) -> tuple[int, int, str, str]:
    statements = sum(times for _role, times in entry.uses.roles) + len(entry.uses.skills) + len(entry.uses.moves)
    return -entry.uses.pay, -statements, slug(entry.source.publisher), entry.source.id


def _alphabetical(entry: Entry) -> tuple[str, int, str]:
    return slug(entry.source.publisher), -(entry.source.published.year or 0), entry.source.id
