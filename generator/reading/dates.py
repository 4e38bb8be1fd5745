"""How a written date is read: as precise as its source gives it, or said to be undated."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from generator.messages.problems import Refusal, _
from generator.reading.spelling import slug

YEAR = r"(?:19|20)[0-9]{2}"
MOMENT = rf"({YEAR})(?:-([0-9]{{2}})(?:-([0-9]{{2}}))?)?"
UNDATED = "undated"

# For the editors of YAML, who cannot count leap years.
_MONTHS = r"0[1-9]|1[0-2]"
_DAYS = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])"
DAY_OF_CALENDAR = rf"{YEAR}-(?:{_DAYS})"
MOMENT_OF_CALENDAR = rf"{YEAR}(?:-(?:{_MONTHS}|{_DAYS}))?"

_YEAR, _MOMENT = re.compile(YEAR), re.compile(MOMENT)
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})[/. -]([0-9]{{1,2}})[/. -]({YEAR})")
_YEAR_FIRST = re.compile(rf"({YEAR})[/. -]([0-9]{{1,2}})(?:[/. -]([0-9]{{1,2}}))?")
_UNKNOWN = frozenset(
    {"non daté", "non date", "non datée", "sans date", "unknown", "inconnu", "inconnue", "?", "nd", "n.d."}
)
_MONTH_NAMES = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
                "novembre", "decembre")  # fmt: skip
_IN_WORDS = re.compile(rf"(?:([0-9]{{1,2}})(?:er)?-)?({'|'.join(_MONTH_NAMES)})-({YEAR})")
"""A date as one says it, `1er mars 2024` or `août 2024`, without its accents and spaces."""


class When(NamedTuple):
    """A date as precise as it is known; all None when undated."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def year(text: str) -> int | Refusal | None:
    """A year, or None for `undated`."""
    if _YEAR.fullmatch(text):
        return int(text)
    if text == UNDATED:
        return None
    fix = UNDATED if text.lower() in _UNKNOWN else None
    return Refusal("not-a-year", _("a year such as 2024, or undated, is due here, not “{value}”", value=text), fix)


def moment(text: str) -> When | Refusal:
    """A date, a month, a year, or `undated`."""
    if text == UNDATED:
        return When()
    match = _MOMENT.fullmatch(text)
    if match is None:
        return _not_a_date(text)
    given = When(*(int(part) if part else None for part in match.groups()))
    return given if _exists(given) else _not_in_the_calendar(given, text)


def day(text: str) -> date | Refusal:
    """A date to the day."""
    given = moment(text)
    if isinstance(given, Refusal):
        is_of_a_day = given.fix is not None and isinstance(day(given.fix), date)
        return given if is_of_a_day else given._replace(fix=None)
    if given.year and given.month and given.day:
        return date(given.year, given.month, given.day)
    return Refusal("not-a-date", _("a full date is due here, such as 2026-01-31, not “{value}”", value=text))


def _not_in_the_calendar(given: When, text: str) -> Refusal:
    if given.year and given.month and _exists(When(given.year, given.month)):
        last = monthrange(given.year, given.month)[1]
        return Refusal("not-a-date", _("“{value}” is not in the calendar: that month has {last} days",
                                       value=text, last=last))  # fmt: skip
    return Refusal("not-a-date", _("“{value}” is not in the calendar", value=text))


def _exists(given: When) -> bool:
    try:
        date(given.year or 1, 1 if given.month is None else given.month, 1 if given.day is None else given.day)
    except ValueError:
        return False
    return True


def _not_a_date(text: str) -> Refusal:
    if text.lower() in _UNKNOWN:
        fix: str | None = UNDATED
    elif match := _DAY_FIRST.fullmatch(text):
        fix = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    elif match := _YEAR_FIRST.fullmatch(text):
        fix = "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)])
    elif match := _IN_WORDS.fullmatch(slug(text)):
        month = _MONTH_NAMES.index(match[2]) + 1
        fix = f"{match[3]}-{month:02}" + (f"-{int(match[1]):02}" if match[1] else "")
    else:
        fix = None
    sentence = _("“{value}” is not a date: write 2026-01-31, 2026-01, 2026 or undated", value=text)
    return Refusal("not-a-date", sentence, fix if fix and (fix == UNDATED or _is_moment(fix)) else None)


def _is_moment(text: str) -> bool:
    return not isinstance(moment(text), Refusal)
