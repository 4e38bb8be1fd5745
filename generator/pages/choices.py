"""What the comparison lets a reader choose, a role or a role at one level, and what its script finds in the page."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from generator.catalog import Catalog
from generator.messages.language import small
from generator.model import Role, Skill
from generator.pages.charts import by_place
from generator.pages.edition import Edition, cell_anchor
from generator.pages.page import relative
from generator.pages.pay import is_noted
from generator.pages.sentences import grade_word, sentence, value
from generator.pages.steps import patterns
from generator.pay.bands import Band
from generator.pay.figures import amount_as_json
from generator.pay.votes import terms_of

T = TypeVar("T")


class Choice(NamedTuple):
    """A role as a whole, when the level is the one that means all of them; or a role at one level."""

    role: Role
    level: str


class Groups(NamedTuple, Generic[T]):
    """One thing for each of what may happen to a skill from one choice to another."""

    stays: T
    grows: T
    new: T
    recedes: T


def choices(edition: Edition) -> list[Choice]:
    """The roles that have a page, the ladder first; each as a whole, then at the levels that the data speak of."""
    levels = [level.id for level in edition.catalog.site.levels]
    found = []
    for role in (*edition.ladder_roles, *edition.neighbours):
        spoken_of = _levels_spoken_of(role, edition)
        found += [Choice(role, edition.any_level)]
        found += [Choice(role, level) for level in levels if level in spoken_of - {edition.any_level}]
    return found


def _levels_spoken_of(role: Role, edition: Edition) -> set[str]:
    paid = {band.cell.level for band in edition.bands_of(role.id, basis="gross-year")}
    asked = {level for skill in edition.catalog.skills for level in skill.expected.get(role.id, {})}
    return paid | asked | {each.level for each in role.levels}


def identifier(choice: Choice, edition: Edition) -> str:
    """How links name a choice: `community-manager`, or `community-manager.junior`."""
    return choice.role.id if choice.level == edition.any_level else f"{choice.role.id}.{choice.level}"


def label(choice: Choice, edition: Edition) -> str:
    """A choice in few words: `CM junior`."""
    name = choice.role.short or choice.role.name
    return name if choice.level == edition.any_level else f"{name} {small(edition.level_name[choice.level])}"


# --- skills --------------------------------------------------------------------------------------


def expected_levels(choice: Choice, catalog: Catalog) -> tuple[int, ...] | None:
    """The level expected by skill, in the order of the data; None when no skill is described for the choice.

    Of a role as a whole, the highest level at any seniority. What is expected at all levels is expected at each.
    """
    every = next(level.id for level in catalog.site.levels if level.any)
    found = [_expected(skill, choice, every) for skill in catalog.skills]
    return None if all(level is None for level in found) else tuple(level or 0 for level in found)


def _expected(skill: Skill, choice: Choice, every: str) -> int | None:
    levels = skill.expected.get(choice.role.id, {})
    if choice.level == every:
        return max(levels.values(), default=None)
    return levels.get(choice.level, levels.get(every))


def groups_of(before: Sequence[int], after: Sequence[int]) -> Groups[list[int]]:
    """The skills, by number, to which the same happens; each given by its level before and after.

    The greatest change comes first. A skill that neither side expects is left out.
    """
    changes = sorted(enumerate(zip(before, after, strict=True)), key=lambda each: each[1][0] - each[1][1])
    return Groups(
        [skill for skill, (low, high) in changes if low == high > 0],
        [skill for skill, (low, high) in changes if 0 < low < high],
        [skill for skill, (low, high) in changes if low == 0 < high],
        [skill for skill, (low, high) in changes if low > high],
    )


def titles(edition: Edition) -> Groups[str]:
    """What each group is called."""
    say = edition.say.gettext
    return Groups(say("Stays"), say("Grows"), say("Is new"), say("Recedes"))


def counted(n: int, edition: Edition) -> Groups[str]:
    """How to tell that each group has that many skills; the number itself is left blank."""
    ngettext = edition.say.ngettext
    return Groups(
        ngettext("{n} keeps its level", "{n} keep their level", n),
        ngettext("{n} grows", "{n} grow", n),
        ngettext("{n} is new", "{n} are new", n),
        ngettext("{n} recedes", "{n} recede", n),
    )


# --- for the script ------------------------------------------------------------------------------


def data_of(edition: Edition, address: str) -> dict[str, Any]:
    """All that the script reads, as plain data; links start from the page at `address`."""
    offered = choices(edition)
    floor = terms_of(edition.catalog).minimum_wage
    return {
        "signs": edition.words.signs,
        "first": [each.id for each in (*edition.ladder_roles, *edition.neighbours)[:2]],
        "any": edition.level_name[edition.any_level],
        "zones": [[zone.id, edition.plain(zone.name)] for zone in edition.catalog.site.zones],
        "floor": amount_as_json(floor),
        "skills": _skills(offered, edition, address),
        "choices": [_choice(each, edition, address) for each in offered],
        "say": {name: edition.plain(text) for name, text in {**patterns(edition), **_sentences(edition)}.items()},
        "groups": titles(edition),
        "one": counted(1, edition),
        "many": counted(2, edition),
    }


def _skills(offered: Iterable[Choice], edition: Edition, address: str) -> list[dict[str, Any]]:
    """Each skill with what the levels look like that something on offer expects."""
    rows = [levels for each in offered if (levels := expected_levels(each, edition.catalog)) is not None]
    return [
        {
            "name": edition.plain(skill.name),
            "href": relative(edition.addresses.of("skill", skill.id), address),
            "looks": {level: edition.plain(skill.levels[level]) for level in sorted({row[number] for row in rows})},
        }
        for number, skill in enumerate(edition.catalog.skills)
    ]


def _choice(choice: Choice, edition: Edition, address: str) -> dict[str, Any]:
    role = choice.role
    level = "" if choice.level == edition.any_level else edition.level_name[choice.level]
    bands = [band for band in edition.bands_of(role.id, basis="gross-year") if band.cell.level == choice.level]
    return {
        "id": identifier(choice, edition),
        "role": role.id,
        "name": edition.plain(role.name),
        "full": edition.plain(f"{role.name} {level.lower()}".strip()),
        "level": level,
        "label": edition.plain(label(choice, edition)),
        "rung": edition.rung_number(role.id),
        "href": relative(edition.addresses.of("role", role.id), address),
        "skills": expected_levels(choice, edition.catalog),
        "bands": {band.cell.zone: _band(band, edition, address) for band in bands},
    }


def _band(band: Band, edition: Edition, address: str) -> dict[str, Any]:
    say = edition.say.gettext
    return {
        "status": band.status,
        "age": band.age,
        "chip": {"historic": say("historic"), "undated": say("undated")}.get(band.age or "", ""),
        "noted": is_noted(band),
        "ends": [amount_as_json(end) for end in (band.low, band.centre, band.high)],
        "grade": band.grade,
        "word": grade_word(band.grade, edition),
        "value": value(band, edition),
        "sentence": edition.once(sentence, band),
        "votes": [[amount_as_json(end) for end in (vote.low, vote.centre, vote.high)] for vote in by_place(band.votes)],
        "studies": sorted({vote.origin for vote in band.votes}),
        "href": relative(edition.addresses.of("cell", cell_anchor(band.cell)), address),
    }


def _sentences(edition: Edition) -> dict[str, str]:
    """What is said where no template can hold it, by name."""
    say = edition.say.gettext
    return {
        "list": say("{first} and {last}"),
        "none": say("no figure"),
        "skills": say("Skills, from {first} to {last}: {told}."),
        "undescribed": say("The skills of {roles} are not described yet: nothing is compared there."),
        "pay": say("Midpoint of pay, {place}: from {low} to {high}, that is {change}."),
        "unpaid": say("Pay cannot be compared yet: no place has a range on both sides."),
        "overlap-name": say("Overlap"),
        "hole-name": say("Hole"),
        "touch-name": say("Contact"),
        "progression-name": say("Progression"),
        "compared": say("Compared: {names}."),
        "twice": say("The same choice stands twice: change the role or the level of one."),
        "strange": say("This link names what this site does not have, or no longer: {names}. The rest is kept."),
        "foreign": say("What the address holds after # is no link of this page: nothing was read."),
        "copied": say("The link is copied."),
        "uncopied": say("This browser does not let the link be copied: it stands in the address bar."),
    }
