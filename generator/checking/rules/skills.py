"""Claims about skills and the levels they are told in."""

from collections.abc import Iterator
from itertools import pairwise

from generator.catalog import Catalog
from generator.messages.problems import Problem, Severity, _
from generator.model import Skill, Statement

_LEVELS = (0, 1, 2, 3, 4)


def every_level_is_told(catalog: Catalog) -> Iterator[Problem]:
    """A level that nobody describes cannot be chosen, nor aimed at.

    Fails: `levels` with lines 0, 1, 2 and 4, in a skill or in a statement.
    """
    told: tuple[Skill | Statement, ...] = (*catalog.skills, *catalog.quiz.statements)
    for each in told:
        if lacking := tuple(str(level) for level in _LEVELS if level not in each.levels):
            text = _("“{id}” does not tell these levels: {levels}", id=each.id, levels=lacking)
            yield Problem(each.at_name("levels"), "missing-level", text)


def expectations_rise_with_seniority(catalog: Catalog) -> Iterator[Problem]:
    """More is expected of a senior than of a junior in the same job.

    Fails: `expected: {cook: {junior: 3, senior: 2}}`.
    """
    order = {level.id: rank for rank, level in enumerate(catalog.site.levels) if not level.any}
    for skill in catalog.skills:
        for role, by_level in skill.expected.items():
            known = sorted((order[level], expected, level) for level, expected in by_level.items() if level in order)
            for (_rank, before, _level), (_next, after, level) in pairwise(known):
                if after < before:
                    text = _("less is expected at “{level}” than at the level before it", level=level)
                    place = skill.at("expected", role, level)
                    yield Problem(place, "falling-expectation", text, Severity.WARNING)


def every_competency_has_a_skill(catalog: Catalog) -> Iterator[Problem]:
    """An axis of the self-assessment leads to the skills that make it up.

    Fails: a competency of ladder.yaml that is the `competency` of no skill.
    """
    used = {skill.competency for skill in catalog.skills}
    for competency in catalog.ladder.competencies:
        if competency.id not in used:
            text = _("no skill belongs to “{id}”: add one to skills.yaml", id=competency.id)
            yield Problem(competency.at("id"), "competency-without-skill", text, Severity.WARNING)
