"""What is wrong with the data, and where: plain values that any edge can print."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

Translate = Callable[[str], str]

_UNSAFE = {
    *range(0x20),
    *range(0x7F, 0xA0),
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
}
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
        shown = {
            name: value.render(translate) if isinstance(value, Text) else printable(str(value))
            for name, value in self.values
        }
        return translate(self.msgid).format_map(shown)


def _(msgid: str, /, **values: object) -> Text:
    """Mark a sentence for translation and hold the values it speaks of."""
    return Text(msgid, tuple(values.items()))


def printable(value: str) -> str:
    """A value of the data, cut when long, with nothing in it that moves a cursor or hides a letter.

    >>> printable("a\\x1b[2Jb")
    'a\\\\u001b[2Jb'
    """
    safe = "".join(f"\\u{ord(letter):04x}" if ord(letter) in _UNSAFE else letter for letter in value[:_LONGEST_VALUE])
    return safe + "…" if len(value) > _LONGEST_VALUE else safe


class Severity(IntEnum):
    """How much a problem weighs: only errors stop a build."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


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
    trail: tuple[str, ...] = ()
    """Where the place stands in the data: collection, record, field."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by place, each once."""
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, -problem.severity, problem.code))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
