"""The home page: the steps of the ladder, three doors, the bands by level, how fresh the data are."""

from collections import Counter
from typing import NamedTuple

from generator.messages.language import small
from generator.model import Role
from generator.pages.edition import Edition, joined
from generator.pages.page import Page
from generator.pages.pay import Chart, Shown, chart, inversions, leading
from generator.pay.votes import freshness, terms_of


class Step(NamedTuple):
    """One step of the picture: a role and what it pays in a word."""

    role: Role
    value: str
    note: str
    is_range: bool = False


def pages(edition: Edition) -> list[Page]:
    """The home page."""
    catalog = edition.catalog
    bands = [band for role in edition.ladder_roles for band in edition.main_bands(role.id)]
    drawn = chart(bands, edition)
    rungs = [
        (catalog.role[rung.role], rung.summary, _of_role(drawn, rung.role)) for rung in reversed(catalog.ladder.rungs)
    ]
    years = [salary.year for salary in catalog.salaries if salary.year is not None]
    page = edition.page(
        "home",
        "home.md.j2",
        title=catalog.site.tagline.rstrip("."),
        description=catalog.site.tagline,
        contents=False,
        wide=True,
        chart=drawn,
        steps=[_step(role, drawn, edition) for role in edition.ladder_roles],
        rungs=rungs,
        inversions={role.id: inversions(edition.main_bands(role.id), edition) for role in edition.ladder_roles},
        questions=len(catalog.quiz.statements),
        figures=edition.words.number(len(catalog.salaries)),
        sources=edition.words.number(len({salary.source for salary in catalog.salaries})),
        freshness=_freshness(edition),
        reading=_reading(drawn, edition),
        newest=max(years, default=""),
    )
    return [page]


def _of_role(drawn: Chart, role: str) -> list[Shown]:
    return [band for band in drawn.bands if band.band.cell.role == role]


def _step(role: Role, drawn: Chart, edition: Edition) -> Step:
    say = edition.say
    best = leading(_of_role(drawn, role.id), edition)
    if best is None:
        return Step(role, say.gettext("no figure yet"), "")
    n = len(best.band.votes)
    count = say.ngettext("{n} study", "{n} studies", n).format(n=edition.words.count(n))
    level = small(edition.level_name[best.band.cell.level])
    grade = say.gettext("confidence {grade}").format(grade=best.grade)
    if best.state == "point":
        lone = say.gettext("single amounts: {amounts}").format(amounts=best.value)
        age = say.gettext("without date") if best.band.age == "undated" else best.age
        return Step(role, say.gettext("no range"), joined([level, lone, age, grade], ", "))
    return Step(role, best.value, ", ".join([level, count, grade]), best.band.status == "band")


def _freshness(edition: Edition) -> list[tuple[int, str]]:
    say, thresholds = edition.say.gettext, edition.catalog.site.thresholds
    terms = terms_of(edition.catalog)
    ages = Counter(freshness(salary.year, terms=terms) for salary in edition.catalog.salaries)
    return [
        (ages["recent"], say("figures at most {n} years old").format(n=thresholds.recent)),
        (ages["to-confirm"], say("figures to be confirmed, at most {n} years old").format(n=thresholds.usable)),
        (ages["historic"], say("older figures, kept as history")),
        (ages["undated"], say("undated figures")),
    ]


def _reading(drawn: Chart, edition: Edition) -> str:
    """How to read the chart, on the band that most studies support."""
    ranges = [band for band in drawn.bands if band.band.status == "band"]
    if not ranges:
        return ""
    best = max(ranges, key=lambda band: len(band.band.votes))
    return edition.say.gettext("How to read it: {sentence}").format(sentence=best.sentence)
