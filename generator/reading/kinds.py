"""What one written value may be: an id, an amount, a year, a text, an address.

A kind turns the text of one scalar into a value, or says what is wrong with it. The type comes from the field that
declares the kind, never from the look of the text: `no` in a text is the word, `58.000` in an amount is refused
because some read it as fifty-eight.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated
from urllib.parse import urlsplit

from generator.messages.problems import Refusal, Text, _
from generator.reading import dates, numbers, texts
from generator.reading.characters import INVISIBLE
from generator.reading.spelling import slug


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers that a kind takes: from one to another (no end without), by steps."""

    low: float | None = None
    high: float | None = None
    step: float = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of value: its name for readers and how its text is read."""

    name: str
    about: Text
    read: Callable[[str], object]
    pattern: str | None = None
    """What every text of the kind looks like, for the editors of YAML; None for free text."""
    numbers: Span | None = None
    """Which numbers are of the kind, for editors, who take digits for a number; None when no number is."""
    longest: int | None = None
    """Characters at most."""


@dataclass(frozen=True, slots=True)
class ReferenceTo:
    """The id of a record of another collection (or list of settings)."""

    target: str


# --- ids, addresses, yes or no -------------------------------------------------------------------

_LONGEST_ID = 80
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL_FORBIDDEN = re.compile(rf"[\s<>\"'`{{}}|\\^\x00-\x1f\x7f]|{INVISIBLE.pattern}")
_WEB = r"[hH][tT][tT][pP][sS]?://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?"
_YES_OR_NO = {
    **dict.fromkeys(("true", "yes", "oui", "vrai", "on", "1"), "true"),
    **dict.fromkeys(("false", "no", "non", "faux", "off", "0"), "false"),
}


def is_id(text: str) -> bool:
    """Whether a text is written as ids are."""
    return len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


def read_id(text: str) -> str | Refusal:
    """An id as it is written, or why it is none."""
    if is_id(text):
        return text
    if len(text) > _LONGEST_ID:
        return Refusal("bad-id", _("this id has {n} characters; {most} at most", n=len(text), most=_LONGEST_ID))
    sentence = _("“{value}” is not an id: small letters, digits and hyphens only", value=text)
    return Refusal("bad-id", sentence, slug(text) or None)


def _read_url(text: str) -> str | Refusal:
    try:
        parts = urlsplit(text)
        host, has_login = parts.hostname or "", parts.username is not None or parts.password is not None
        parts.port  # noqa: B018 - raises when it is not a number
    except ValueError:
        return _not_an_address(text)
    if has_login:
        return Refusal("bad-url", _("this address holds a name or a password: remove it"))
    if not parts.scheme and re.match(r"(?://)?[\w-]+(\.[\w-]+)+(/|$)", text):
        fix = f"https://{text.removeprefix('//')}"
        return Refusal("bad-url", _("the address “{value}” lacks its https://", value=text), fix)
    if parts.scheme not in ("http", "https") or "." not in host.strip(".") or _URL_FORBIDDEN.search(text):
        return _not_an_address(text)
    return text


def _not_an_address(text: str) -> Refusal:
    return Refusal("bad-url", _("“{value}” is not the address of a web page: https://…", value=text))


def _read_flag(text: str) -> bool | Refusal:
    if text in ("true", "false"):
        return text == "true"
    return Refusal(
        "not-yes-or-no", _("write true or false here, not “{value}”", value=text), _YES_OR_NO.get(text.lower())
    )


# --- the kinds, as types -------------------------------------------------------------------------

_PROSE = _("a text; *emphasis*, `code` and [links](https://…) are allowed")
_MOMENT = _("a date, a month, a year, or undated")

_AMOUNTS = Span(0, 999_999_999.99, 0.01)

Id = Annotated[
    str, Kind("id", _("an id: small letters, digits, hyphens"), read_id, _ID.pattern, Span(0), longest=_LONGEST_ID)
]
Url = Annotated[str, Kind("url", _("an address that starts with https://"), _read_url, _WEB)]
Amount = Annotated[
    int | Decimal,
    Kind(
        "amount", _("an amount in digits, such as 24000"), numbers.amount, numbers.AMOUNT, Span(0, 999_999_999.99, 0.01)
    ),
]
Change = Annotated[
    Decimal, Kind("change", _("a number, such as 4000 or -12.7"), numbers.change, numbers.CHANGE, Span(step=0.01))
]
Count = Annotated[int, Kind("count", _("a whole number"), numbers.count, numbers.WHOLE, Span(0, 999_999_999))]
Share = Annotated[int, Kind("share", _("a whole number from 0 to 100"), numbers.share, r"[0-9]{1,2}|100", Span(0, 100))]
Level = Annotated[int, Kind("level", _("a level from 0 to 4"), numbers.level, "[0-4]", Span(0, 4))]
Half = Annotated[
    Fraction, Kind("half", _("a number from 0 to 4 in halves"), numbers.half, numbers.HALF, Span(0, 4, 0.5))
]
Flag = Annotated[bool, Kind("flag", _("true or false"), _read_flag, "true|false")]
Year = Annotated[
    int | None,
    Kind("year", _("a year, or undated"), dates.year, rf"{dates.YEAR}|{dates.UNDATED}", Span(1900, 2099)),
]
Moment = Annotated[
    dates.When, Kind("moment", _MOMENT, dates.moment, rf"{dates.MOMENT_OF_CALENDAR}|{dates.UNDATED}", Span(1900, 2099))
]
Day = Annotated[date, Kind("day", _("a date, such as 2026-01-31"), dates.day, dates.DAY_OF_CALENDAR)]
Line = Annotated[str, Kind("line", _("a text on one line"), texts.line, longest=texts.LONGEST_LINE)]
Printed = Annotated[
    str, Kind("printed", _("a text on one line, as printed"), texts.printed, longest=texts.LONGEST_LINE)
]
Prose = Annotated[str, Kind("prose", _PROSE, texts.prose, longest=texts.LONGEST_PROSE)]
