"""The roles: an index, one page a role that prints as a job description, and one at each address it had before."""

from typing import NamedTuple

from generator.model import Fact, Move, Role, Skill
from generator.pages.edition import Edition
from generator.pages.linked_data import occupation
from generator.pages.page import Page, relative
from generator.pages.pay import Headline, chart, headline, inversions, leading


class Section(NamedTuple):
    """Facts under a heading."""

    title: str
    anchor: str
    facts: tuple[Fact, ...]


class SkillRow(NamedTuple):
    """A skill and the level expected of a role, by seniority; what that level looks like."""

    skill: Skill
    expected: tuple[tuple[str, int, str], ...]
    """Name of the seniority, level, what it looks like."""


def pages(edition: Edition) -> list[Page]:
    """The index of roles, then their pages."""
    roles = (*edition.ladder_roles, *edition.neighbours)
    former = [_former(id, role, edition) for role in roles for id in role.formerly]
    return [_index(edition), *(_role(role, edition) for role in roles), *former]


def _index(edition: Edition) -> Page:
    say = edition.say.gettext
    tracks = [
        (track.name, [role for role in edition.neighbours if role.track == track.id])
        for track in edition.catalog.site.tracks
    ]
    untracked = [role for role in edition.neighbours if role.track is None]
    return edition.page(
        "roles",
        "roles.md.j2",
        title=say("Roles"),
        description=say(
            "The roles of the ladder and those beside it: what one does, whom one reports to, what comes next."
        ),
        contents=False,
        rungs=[(role, _headline(role, edition)) for role in edition.ladder_roles],
        tracks=[(name, roles) for name, roles in (*tracks, (say("Elsewhere"), untracked)) if roles],
    )


def _former(id: str, role: Role, edition: Edition) -> Page:
    """What stands at a former address of a role: a link, and the reader is sent there."""
    here, there = edition.addresses.of("role", id), edition.addresses.of("role", role.id)
    return edition.page(
        "role",
        "former.md.j2",
        name=id,
        title=role.name,
        description=edition.say.gettext("This page stands at another address now."),
        contents=False,
        searched=False,
        moved=relative(there, here),
        role=role,
    )


def _headline(role: Role, edition: Edition) -> Headline | None:
    lead = leading(chart(edition.main_bands(role.id), edition).bands, edition)
    return headline(lead, edition) if lead else None


def _role(role: Role, edition: Edition) -> Page:
    say, word = edition.say.gettext, edition.say.pgettext
    bands = [*edition.bands_of(role.id), *edition.bands_of(role.id, contract="freelance"),
             *edition.bands_of(role.id, contract="portage")]  # fmt: skip
    yearly = [band for band in bands if band.cell.contract == "salaried" and band.cell.basis == "gross-year"]
    others = [band for band in bands if band not in yearly]
    main = chart(edition.main_bands(role.id) or yearly[:1], edition) if yearly else None
    lead = leading(main.bands, edition) if main else None
    return edition.page(
        "role",
        "role.md.j2",
        name=role.id,
        title=role.name,
        description=role.summary,
        data=occupation(role, edition),
        role=role,
        lower=_neighbour_rung(role, edition, -1),
        upper=_neighbour_rung(role, edition, 1),
        work=_sections(Section(say("Missions"), word("address", "missions"), role.missions)),
        position=_sections(
            Section(say("Reports to"), word("address", "reports-to"), role.reports_to),
            Section(say("Steers"), word("address", "supervises"), role.supervises),
        ),
        practice=_sections(
            Section(say("Indicators"), word("address", "indicators"), role.indicators),
            Section(say("Tools"), word("address", "tools"), role.tools),
            Section(say("Training"), word("address", "education"), role.education),
            Section(say("Experience"), word("address", "experience"), role.experience),
            Section(say("Job market"), word("address", "market"), role.market),
        ),
        contexts=_contexts(role, edition),
        main=main,
        headline=headline(lead, edition) if lead else None,
        caption=lead.sentence if lead else "",
        pay=chart(yearly, edition) if yearly else None,
        inversions=inversions(edition.main_bands(role.id), edition),
        other_pay=[(band, chart([band], edition)) for band in others],
        surveys=[other for other in edition.references if role.id in other.covers and _is_paid(other, edition)],
        skills=_skills(role, edition),
        arrivals=[move for move in edition.catalog.paths if move.target_role == role.id],
        departures=[move for move in edition.catalog.paths if move.source_role == role.id],
        sources=_sources(role),
        move_word=lambda move: _move_word(move, edition),
    )


def _is_paid(role: Role, edition: Edition) -> bool:
    """Whether any band speaks of a role: without one, the page of pay has nothing of it to lead to."""
    return role.id in edition.bands_by_role


def _neighbour_rung(role: Role, edition: Edition, step: int) -> Role | None:
    if role not in edition.ladder_roles:
        return None
    rank = edition.ladder_roles.index(role) + step
    return edition.ladder_roles[rank] if 0 <= rank < len(edition.ladder_roles) else None


def _sections(*sections: Section) -> list[Section]:
    return [section for section in sections if section.facts]


def _contexts(role: Role, edition: Edition) -> list[tuple[str, list[Fact]]]:
    """What changes with the organisation, by kind of organisation."""
    say = edition.say.gettext
    names = {
        "small-firm": say("In a small firm"),
        "group": say("In a large firm"),
        "agency": say("In an agency"),
        "in-house": say("In-house"),
        "public": say("In the public sector"),
        "freelance": say("As a freelancer"),
        "any": say("In general"),
    }
    grouped = [(name, [fact for fact in role.contexts if fact.context == key]) for key, name in names.items()]
    return [(name, list(facts)) for name, facts in grouped if facts]


def _skills(role: Role, edition: Edition) -> list[tuple[str, list[SkillRow]]]:
    """The skills expected of the role, by family."""
    families = []
    for family in edition.catalog.site.families:
        rows = [
            SkillRow(
                skill,
                tuple(
                    (edition.level_name[level], value, skill.levels[value])
                    for level, value in skill.expected[role.id].items()
                ),
            )
            for skill in edition.catalog.skills
            if skill.family == family.id and role.id in skill.expected
        ]
        if rows:
            families.append((family.name, rows))
    return families


def _sources(role: Role) -> list[str]:
    """Every source the page rests on, by order of appearance."""
    groups = (role.missions, role.reports_to, role.supervises, role.education, role.experience, role.tools,
              role.indicators, role.contexts, role.market, role.levels, role.codes)  # fmt: skip
    cited = [*role.sources, *(source for group in groups for item in group for source in item.sources)]
    return list(dict.fromkeys(cited))


def _move_word(move: Move, edition: Edition) -> str:
    say = edition.say.gettext
    return say("promotion") if move.kind == "promotion" else say("lateral move")
