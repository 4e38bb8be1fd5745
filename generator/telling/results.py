"""Placed profiles printed for a person, a program or a spreadsheet. What a placement is not for is said in each."""

import csv
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from typing import Any, NamedTuple

from generator.answers.profiles import Profile
from generator.exports.separated import harmless
from generator.messages.problems import printable_json, shortened
from generator.pages.result import Words, goes_through_unasked
from generator.placing.plans import Change
from generator.placing.questions import at_most, stop
from generator.placing.reasons import Explanation
from generator.placing.rulebook import as_json as as_plain
from generator.placing.solidity import Word
from generator.telling.plaintext import as_text as element_as_text
from generator.telling.plaintext import columns, inline, wrapped

_BYTE_ORDER_MARK = "\ufeff"


class Placed(NamedTuple):
    """Somebody's answers, and all that they come to."""

    profile: Profile
    found: Explanation


# --- for programs ----------------------------------------------------------------------------------


def as_json(placed: Sequence[Placed], words: Words, *, is_team: bool) -> str:
    """The file that the page lets one download; of a team, a list of them. `gen place` reads them back."""
    files = [_file(each, words) for each in placed]
    return printable_json(files if is_team else files[0])


def _file(placed: Placed, words: Words) -> dict[str, Any]:
    profile = placed.profile
    told = {"by": profile.by, "day": profile.day, "person": profile.person}
    return {
        "notice": words.never,
        "quiz": words.rule.version,
        **{name: text for name, text in told.items() if text},
        "answers": profile.answers._asdict(),
        "result": as_plain(placed.found),
    }


# --- for a person ----------------------------------------------------------------------------------


def as_text(placed: Placed, words: Words) -> str:
    """One result, as the page words it."""
    person, answers = shortened(placed.profile.person), placed.profile.answers
    left = words.edition.say.gettext("Questions left before a result: at most {count}.")
    return "\n\n".join([
        *([person] if person else []),
        element_as_text(words.result(answers, placed.found)).rstrip("\n"),
        *([] if stop(words.rule, answers) else wrapped(left.format(count=at_most(words.rule, answers)))),
    ])  # fmt: skip


def as_table(placed: Sequence[Placed], words: Words) -> str:
    """A team: a line a person, then how many stand on each rung."""
    say = words.edition.say
    rows = [_row(each, rank, words) for rank, each in enumerate(placed, 1)]
    names = [say.gettext("Person"), say.gettext("Result"), say.gettext("Firmness"), say.gettext("Gates missing")]
    lines = [[shortened(row.person), row.result, row.firmness, row.missing] for row in rows]
    counts = Counter(row.rung or row.result for row in rows)
    order = [*(words.role(rung.role) for rung in words.rule.rungs), words.role(None)]
    ranked = sorted(counts, key=lambda name: order.index(name) if name in order else len(order))
    return "\n".join([
        *columns([names, *lines]),
        "",
        *columns([[name, str(counts[name])] for name in ranked]),
        "",
        *wrapped(words.never),
    ])  # fmt: skip


# --- for a spreadsheet -----------------------------------------------------------------------------


def as_csv(placed: Sequence[Placed], words: Words) -> str:
    """A line a person, as the spreadsheets of French offices open it: semicolons, and a mark that says UTF-8.

    No cell is a formula: one that would be starts with an apostrophe.
    """
    say = words.edition.say
    names = [
        say.gettext("Person"),
        say.gettext("Result"),
        say.gettext("Rung"),
        say.gettext("Firmness"),
        say.gettext("Next rung"),
        say.gettext("Gates missing"),
        say.gettext("Steps of the plan"),
        say.gettext("First step"),
        say.gettext("Questions without answer"),
        say.gettext("Notice"),
    ]
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(names)
    for rank, each in enumerate(placed, 1):
        writer.writerow([harmless(str(cell)) for cell in (*_row(each, rank, words), words.never)])
    return _BYTE_ORDER_MARK + text.getvalue().rstrip("\n")


# --- one line --------------------------------------------------------------------------------------


class _Row(NamedTuple):
    """Somebody on one line, in the order of a spreadsheet."""

    person: str
    result: str
    rung: str
    """Empty when there is not enough to tell."""
    firmness: str
    next: str
    missing: str
    steps: str
    step: str
    unasked: int


def _row(placed: Placed, rank: int, words: Words) -> _Row:
    placement, plan, solidity = placed.found.placement, placed.found.plan, placed.found.solidity
    is_placed = placement.outcome != "not-enough"
    return _Row(
        person=placed.profile.person or words.edition.say.gettext("no. {n}").format(n=rank),
        result=inline(words.heading(placed.profile.answers, placed.found)),
        rung=words.role(placement.rung) if is_placed else "",
        firmness=_firmness(solidity.word, words),
        next=words.role(placement.next) if placement.next else "",
        missing=", ".join(words.competencies[gate.competency] for gate in placement.missing),
        steps=str(plan.steps) if plan else "",
        step=_first_step(placed.found, words),
        unasked=len(placed.found.unasked),
    )


def _firmness(word: Word | None, words: Words) -> str:
    say = words.edition.say
    told = {
        "stable": say.gettext("Stable."),
        "to-confirm": say.gettext("To be confirmed."),
        "fragile": say.gettext("Fragile."),
        None: "",
    }
    return told[word].removesuffix(".")


def _first_step(found: Explanation, words: Words) -> str:
    say = words.edition.say
    if goes_through_unasked(found):
        return say.gettext("Answer the questions that were not asked: part of the way may be behind you.")
    return "".join(_step(change, words) for change in found.plan.changes[:1]) if found.plan else ""


def _step(change: Change, words: Words) -> str:
    say, item = words.edition.say, words.items[change.id]
    if "steps" in item:
        return say.gettext("First step, within {days} days: {action}").format(**item["steps"])
    told = say.gettext("Read again why each answer of this situation is worth what it is, in the key.")
    return f"{item['text']} {told}"
