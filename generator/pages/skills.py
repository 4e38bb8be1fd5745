"""The skills: what each level looks like, and which level is expected of whom."""

from collections import Counter
from typing import NamedTuple

from generator.messages.language import small
from generator.model import Role, Skill
from generator.pages.edition import Edition
from generator.pages.page import Page


class Expected(NamedTuple):
    """The level of a skill expected of a role at one seniority."""

    role: Role
    name: str
    """`CM junior`; the role alone where one level stands for every seniority."""
    level: int


class Sheet(NamedTuple):
    """A skill as the page shows it."""

    skill: Skill
    expected: list[Expected]
    levels: list[tuple[str, list[str]]]
    """What each level looks like and of whom it is expected, from 0 up."""
    basis: str


def pages(edition: Edition) -> list[Page]:
    """The page of skills."""
    say, catalog = edition.say.gettext, edition.catalog
    sheets = [_sheet(skill, edition) for skill in catalog.skills]
    families = [
        (family, [sheet for sheet in sheets if sheet.skill.family == family.id]) for family in catalog.site.families
    ]
    page = edition.page(
        "skills",
        "skills.md.j2",
        title=say("Skills"),
        description=say("Each skill, what its levels from 0 to 4 look like, and which level is expected of each role."),
        families=[(family, found) for family, found in families if found],
        count=len(sheets),
        bases=_bases(edition),
    )
    return [page]


def _sheet(skill: Skill, edition: Edition) -> Sheet:
    roles = [role for role in (*edition.ladder_roles, *edition.neighbours) if role.id in skill.expected]
    expected = [each for role in roles for each in _by_seniority(skill, role, edition)]
    levels = [
        (text, [each.name for each in expected if each.level == level]) for level, text in sorted(skill.levels.items())
    ]
    return Sheet(skill, expected, levels, _basis_words(edition)[skill.basis])


def _by_seniority(skill: Skill, role: Role, edition: Edition) -> list[Expected]:
    """In the order of the site."""
    asked, short = skill.expected[role.id], role.short or role.name
    return [
        Expected(role, short if level.any else f"{short} {small(level.name)}", asked[level.id])
        for level in edition.catalog.site.levels
        if level.id in asked
    ]


def _basis_words(edition: Edition) -> dict[str, str]:
    say = edition.say.gettext
    return {
        "sourced": say("drawn from the sources"),
        "partly": say("drawn in part from the sources"),
        "inferred": say("editorial proposal"),
    }


def _bases(edition: Edition) -> list[tuple[str, str, str]]:
    """What each basis is called, what it means, how many skills rest on it; only those that are used."""
    say, words = edition.say.gettext, _basis_words(edition)
    found = Counter(str(skill.basis) for skill in edition.catalog.skills)
    meanings = {
        "sourced": say("the sources say whose skill it is"),
        "partly": say("the sources say it of some roles, the rest is our reading"),
        "inferred": say("the sources name the skill and do not say whose it is"),
    }
    count = edition.words.number
    return [(words[basis], meaning, count(found[basis])) for basis, meaning in meanings.items() if found[basis]]
