"""What is wrong with the data, and where: plain values that any edge can print."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePath
from typing import NamedTuple

Translate = Callable[[str], str]

_UNSAFE = frozenset(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        0xAD,
        0x061C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xD800, 0xE000),
        0xFEFF,
        0xFFFE,
        0xFFFF,
        *range(0xE0000, 0xE0080),
    ]
)
_LONGEST_VALUE = 60


class Place(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, in characters."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of ours, still to be translated, with the values that go into it."""

    msgid: str
    values: tuple[tuple[str, object], ...] = ()

    def render(self, translate: Translate) -> str:
        """The sentence in one language, its values made safe for a terminal."""
        shown = {name: _shown(value, translate) for name, value in self.values}
        return translate(self.msgid).format_map(shown) if shown else translate(self.msgid)


def _(msgid: str, /, **values: object) -> Text:
    """Mark a sentence for translation and hold the values it speaks of."""
    return Text(msgid, tuple(values.items()))


def printable(value: str) -> str:
    """A text of the data, with nothing in it that moves a cursor, hides a letter or turns the line around.

    >>> printable("a\\x1b[2Jb")
    'a\\\\u001b[2Jb'
    """
    if value.isascii() and value.isprintable():
        return value
    return "".join(f"\\u{ord(letter):04x}" if ord(letter) in _UNSAFE else letter for letter in value)


def printable_json(value: object) -> str:
    """A value as JSON whose texts are as safe for a terminal: such letters are written by their number."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    if written.isascii():
        return written
    # JSON itself has written those below U+0020, and the ends of its own lines are meant.
    return "".join(json.dumps(each)[1:-1] if ord(each) in _UNSAFE and each != "\n" else each for each in written)


def shortened(value: str) -> str:
    """A value of the data, safe to print and cut when long."""
    return printable(value[:_LONGEST_VALUE]) + ("…" if len(value) > _LONGEST_VALUE else "")


def _shown(value: object, translate: Translate) -> str:
    if isinstance(value, Text):
        return value.render(translate)
    if isinstance(value, tuple):
        return ", ".join(_shown(each, translate) for each in value)
    if isinstance(value, PurePath):
        return printable(str(value))  # Of what somebody typed, no part is too much.
    return shortened(str(value))


class Severity(IntEnum):
    """How much a problem weighs: only errors stop a build."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


ONE_READING = frozenset(
    [
        "bad-url",
        "capital-k",
        "hidden-character",
        "missing-comma",
        "not-a-list",
        "not-a-number",
        "not-a-year",
        "not-an-amount",
        "not-yes-or-no",
        "typographic-quotes",
        "year-basis-mismatch",
    ]
)
"""Codes whose fix is what the author meant, beyond doubt: `gen fix` writes it unasked."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, at one place."""

    place: Place
    code: str
    text: Text
    severity: Severity = Severity.ERROR
    fix: str | None = None
    """What to write instead of what stands at the place."""
    related: tuple[Place, ...] = ()
    """Other places that take part in it: the first of two records with one id, for example."""
    trail: tuple[Text | str, ...] = ()
    """Where the place stands in the data: collection, record, field."""

    @property
    def is_sure(self) -> bool:
        """Whether its fix can be written without asking anybody."""
        return self.fix is not None and self.code in ONE_READING


class Refusal(NamedTuple):
    """Why a text is not what its field asks for. One of less than an error carries the value all the same."""

    code: str
    text: Text
    fix: str | None = None
    severity: Severity = Severity.ERROR
    value: object = None


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by place, each once."""
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, -problem.severity, problem.code))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
