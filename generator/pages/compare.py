"""Roles side by side: each rung with the next one, then every role in one table."""

from dataclasses import fields
from itertools import pairwise
from typing import NamedTuple

from generator.model import Fact, Role, Rung, Skill
from generator.pages.choices import Choice, Groups, counted, data_of, expected_levels, groups_of, titles
from generator.pages.edition import Edition
from generator.pages.page import Page
from generator.pages.pay import Chart, chart, floor_label
from generator.pages.sentences import grade_word, value
from generator.pages.steps import Step, one_sided, steps
from generator.pay.bands import Band
from generator.pay.votes import terms_of

_AT_FIRST = 5
"""Facts of a cell that are open; the others are folded."""


class Change(NamedTuple):
    """A skill, and the highest level expected of each of two roles."""

    skill: Skill
    before: int
    after: int


class Group(NamedTuple):
    """The skills to which the same happens from one role to the next."""

    title: str
    changes: list[Change]
    none: str
    """What is said when there are none."""


class Line(NamedTuple):
    """One subject, role by role: the facts that are open, and the folded ones."""

    name: str
    title: str
    cells: list[tuple[Role, tuple[Fact, ...], tuple[Fact, ...]]]


class Pair(NamedTuple):
    """A rung and the next one."""

    roles: tuple[Role, Role]
    rungs: tuple[Rung, Rung]
    anchor: str
    summary: str
    groups: list[Group]
    lines: list[Line]
    steps: list[tuple[Step, Chart]]
    one_sided: list[str]


class Entry(NamedTuple):
    """One role in the table of all roles."""

    role: Role
    pay: list[tuple[str, str, str, str]]
    """Level and place, what it pays, grade, its word."""
    sources: int


def pages(edition: Edition) -> list[Page]:
    """The page of comparisons."""
    say = edition.say.gettext
    pairs = [_pair(lower, upper, edition) for lower, upper in pairwise(edition.catalog.ladder.rungs)]
    shown = {role.id for pair in pairs for role in pair.roles}
    roles = (*edition.ladder_roles, *edition.neighbours)
    page = edition.page(
        "compare",
        "compare.md.j2",
        title=say("Compare"),
        description=say("Each role beside the next one: what stays, what grows, what is new, and what pay does."),
        wide=True,
        contents=False,
        pairs=pairs,
        entries=[_entry(role, edition) for role in roles],
        others=[(role, _lines((role,), edition)) for role in roles if role.id not in shown],
        floor=floor_label(terms_of(edition.catalog).minimum_wage, edition),
        script=data_of(edition, edition.addresses.of("compare")),
    )
    return [page]


def _pair(lower: Rung, upper: Rung, edition: Edition) -> Pair:
    first, second = edition.catalog.role[lower.role], edition.catalog.role[upper.role]
    groups = _groups(first, second, edition)
    return Pair(
        roles=(first, second),
        rungs=(lower, upper),
        anchor=f"{first.id}-{second.id}",
        summary=_summary(groups, edition),
        groups=groups,
        lines=_lines((first, second), edition),
        steps=[(step, chart(step.bands, edition)) for step in steps(first, second, edition)],
        one_sided=one_sided(first, second, edition),
    )


# --- skills --------------------------------------------------------------------------------------


def _groups(first: Role, second: Role, edition: Edition) -> list[Group]:
    """The skills expected of either role by what happens to their highest level; none when one is not described."""
    say, skills = edition.say.gettext, edition.catalog.skills
    before, after = (expected_levels(Choice(role, edition.any_level), edition.catalog) for role in (first, second))
    if before is None or after is None:
        return []
    none = Groups(
        say("No skill keeps its level."), say("No skill grows."), say("No skill is new."), say("No skill recedes.")
    )
    return [
        Group(title, [Change(skills[number], before[number], after[number]) for number in numbers], nothing)
        for title, numbers, nothing in zip(titles(edition), groups_of(before, after), none, strict=True)
    ]


def _summary(groups: list[Group], edition: Edition) -> str:
    """How many skills stay, grow, are new and recede, in one sentence."""
    told = []
    for rank, group in enumerate(groups):
        if n := len(group.changes):
            told.append(counted(n, edition)[rank].format(n=edition.words.number(n)))
    return edition.words.listing(told)


# --- work ----------------------------------------------------------------------------------------


def _lines(roles: tuple[Role, ...], edition: Edition) -> list[Line]:
    say = edition.say.gettext
    subjects = [
        ("missions", say("Missions"), [role.missions for role in roles]),
        ("reports-to", say("Reports to"), [role.reports_to for role in roles]),
        ("supervises", say("Steers"), [role.supervises for role in roles]),
        ("indicators", say("Indicators"), [role.indicators for role in roles]),
    ]
    return [
        Line(
            name,
            title,
            [(role, facts[:_AT_FIRST], facts[_AT_FIRST:]) for role, facts in zip(roles, sides, strict=True)],
        )
        for name, title, sides in subjects
    ]


# --- every role ----------------------------------------------------------------------------------


def _entry(role: Role, edition: Edition) -> Entry:
    bands = edition.main_bands(role.id)
    elsewhere = [] if bands else edition.bands_of(role.id, basis="gross-year")
    pay = [(edition.level_name[band.cell.level], band) for band in bands]
    pay += [(f"{edition.level_name[band.cell.level]}, {edition.zone_name[band.cell.zone]}", band) for band in elsewhere]
    return Entry(role, [(name, *_amount(band, edition)) for name, band in pay], len(_sources(role, edition)))


def _amount(band: Band, edition: Edition) -> tuple[str, str, str]:
    return value(band, edition), band.grade or "", grade_word(band.grade, edition)


def _sources(role: Role, edition: Edition) -> set[str]:
    """Every source that states a fact or a figure about the role."""
    values = [getattr(role, each.name) for each in fields(role)]
    facts = [item for items in values if isinstance(items, tuple) for item in items]
    stated = {source for item in facts for source in getattr(item, "sources", ())}
    figures = {salary.source for salary in edition.catalog.salaries_of.get(role.id, ())}
    return stated | figures | set(role.sources)
