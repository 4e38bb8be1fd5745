"""What the script of the self-assessment finds in its page: the rule, the names, the sentences, the pay."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator.model import ContextFact, Move, Role
from generator.pages.edition import Edition
from generator.pages.pay import Shown, inversions, shared_axis, shown
from generator.placing.rulebook import as_json, rule_of


class RungPay(NamedTuple):
    """What one rung is paid for one answer about experience: `level` is the id that the answer bears."""

    role: Role
    level: str
    band: Shown | None
    """None where no source gives a figure for that level."""


class Note(NamedTuple):
    """What sources say of a rung in one kind of organisation, for those who answered that they work there."""

    role: str
    answer: str
    facts: tuple[ContextFact, ...]


def data_of(edition: Edition) -> dict[str, Any]:
    """All that the script reads, as plain data."""
    return {
        "rule": as_json(rule_of(edition.catalog)),
        "words": {
            "language": edition.language,
            "any": edition.any_level,
            "levels": [level.id for level in edition.catalog.site.levels],
            # As scripts spell the lack of a rung when they look it up.
            "roles": {
                **{role.id: edition.plain(role.name) for role in edition.ladder_roles},
                "null": edition.say.gettext("no rung"),
            },
            "competencies": {each.id: edition.plain(each.name) for each in edition.catalog.ladder.competencies},
            "items": dict(_items(edition)),
        },
        "say": {name: edition.plain(text) for name, text in _sentences(edition).items()},
    }


def _items(edition: Edition) -> Iterator[tuple[str, dict[str, object]]]:
    plain = edition.plain
    for each in edition.catalog.quiz.statements:
        steps = {"proof": plain(each.proof), "action": plain(each.action), "days": each.days}
        yield each.id, {"text": plain(each.text), "steps": steps}
    names = {each.id: each.name for each in edition.catalog.ladder.competencies}
    for scenario in edition.catalog.quiz.scenarios:
        text = edition.say.gettext("Situation “{name}”.").format(name=names[scenario.competency])
        yield scenario.id, {"text": plain(text), "reread": True}


def _sentences(edition: Edition) -> dict[str, str]:
    """Sentences that no template of the page can hold, since they are said where nothing else changes."""
    say = edition.say.gettext
    return {
        "progress": say("Question {number} of at most {most}"),
        "choose": say("Choose an answer to go on."),
        "long": say("The address is too long to be one of our links: nothing was read."),
        "foreign": say("What the address holds after # is no link of this page: nothing was read."),
        "newer": say("This link comes from a newer version of the questionnaire: nothing was read."),
        "damaged": say("This link is damaged, perhaps cut: only what could be read of it is here. Check it."),
        "broken": say("This link to a result is damaged or of another version: no result is shown."),
        "strange": say("Answers of the link that this questionnaire does not have, left out ({count}): {names}."),
        "kept": say("Answers are kept on this device until {date}, or until you erase them."),
        "refused": say("This browser refuses to keep anything."),
        "copied": say("The link is copied."),
        "erased": say("What was kept on this device is erased."),
        "never": never(edition),
        "file": say("self-assessment"),
    }


def never(edition: Edition) -> str:
    """What a result is for, and what it is not for: said before the first question and in every export."""
    return edition.say.gettext(
        "This result helps a person find their place and prepare a conversation. It is never a hiring decision, "
        "nor a pay decision. It has no empirical validation."
    )


def parts_of_result(edition: Edition) -> dict[str, Any]:
    """What the template of a result takes besides its words: all that may be told; of it, a script keeps what is so."""
    return {
        "competency": {each.id: each.name for each in edition.catalog.ladder.competencies},
        "never": never(edition),
        "pays": pay_of_rungs(edition),
        "inversions": {role.id: inversions(edition.main_bands(role.id), edition) for role in edition.ladder_roles},
        "notes": notes(edition),
        "exits": exits(edition),
    }


# --- pay -----------------------------------------------------------------------------------------


def pay_of_rungs(edition: Edition) -> list[RungPay]:
    """For each rung, the band of each level of seniority, for the whole country, gross a year."""
    return [
        RungPay(role, level.id, _band(role, level.id, edition))
        for role in edition.ladder_roles
        for level in edition.catalog.site.levels
    ]


def _band(role: Role, level: str, edition: Edition) -> Shown | None:
    bands = edition.main_bands(role.id)
    found = next((band for band in bands if band.cell.level == level), None)
    return shown(found, edition, axis=shared_axis(bands)) if found else None


def notes(edition: Edition) -> list[Note]:
    """For each rung, what is said of it and of the next in the organisation that an answer names.

    The title on a contract may be that of the next rung. The answer `small` names `small` and `small-firm`.
    """
    answers = [option.id for question in edition.catalog.quiz.context for option in question.options]
    roles = edition.ladder_roles
    pairs = [roles[rank : rank + 2] for rank in range(len(roles))]
    found = [Note(pair[0].id, answer, _facts(pair, answer)) for pair in pairs for answer in answers]
    return [note for note in found if note.facts]


def _facts(roles: Iterable[Role], answer: str) -> tuple[ContextFact, ...]:
    """What is said of several roles alike stands once."""
    facts = (fact for role in roles for fact in role.contexts)
    named = [fact for fact in facts if fact.context == answer or fact.context.startswith(f"{answer}-")]
    return tuple({fact.text: fact for fact in named}.values())


# --- ways out ------------------------------------------------------------------------------------


def exits(edition: Edition) -> list[tuple[Role, list[tuple[Move, Role]]]]:
    """For each rung, the lateral moves that leave it, with the role that each leads to."""
    role = edition.catalog.role
    moves = [move for move in edition.catalog.paths if move.kind == "lateral"]
    found = [(each, [(move, role[move.target_role]) for move in moves if move.source_role == each.id])
             for each in edition.ladder_roles]  # fmt: skip
    return [(each, ways) for each, ways in found if ways]
