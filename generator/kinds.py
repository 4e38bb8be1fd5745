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
from difflib import get_close_matches
from fractions import Fraction
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from generator.problems import Severity, Text, _

LONGEST_LINE = 300
LONGEST_PROSE = 1500


class Refusal(NamedTuple):
    """Why a text is not of its kind. A refusal of less than an error carries the value all the same."""

    code: str
    text: Text
    fix: str | None = None
    severity: Severity = Severity.ERROR
    value: object = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of value: its name for readers and how its text is read."""

    name: str
    about: Text
    read: Callable[[str], object]
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceTo:
    """The id of a record of another collection (or list of settings)."""

    target: str


class When(NamedTuple):
    """A date as precise as it is known; all None when undated."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


# --- ids and addresses ---------------------------------------------------------------------------

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCHEME = re.compile(r"(?i)^[a-z][a-z0-9+.-]*:")
_URL_FORBIDDEN = re.compile(r"[\s<>\"'`{}|\\^\x00-\x1f]")


def slug(text: str) -> str:
    """The id closest to a text: `Chargé de com'` gives `charge-de-com`."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def _read_id(text: str) -> object:
    if _ID.fullmatch(text):
        return text
    return Refusal(
        "bad-id", _("“{value}” is not an id: small letters, digits and hyphens only", value=text), slug(text) or None
    )


def _read_url(text: str) -> object:
    parts = None
    try:
        parts = urlsplit(text)
    except ValueError:
        pass
    if parts is None or _URL_FORBIDDEN.search(text) or (_SCHEME.match(text) and parts.scheme not in ("http", "https")):
        return Refusal("bad-url", _("“{value}” is not an address of a web page", value=text))
    if not parts.scheme:
        return Refusal("bad-url", _("the address “{value}” lacks its https://", value=text), f"https://{text}")
    if parts.username is not None or parts.password is not None:
        return Refusal("bad-url", _("this address holds a name or a password: remove it"))
    if "." not in (parts.hostname or ""):
        return Refusal("bad-url", _("“{value}” is not an address of a web page", value=text))
    return text


# --- numbers -------------------------------------------------------------------------------------

_WHOLE = re.compile(r"0|[1-9][0-9]*")
_AMOUNT = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?")
_CHANGE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?")
_THOUSANDS = re.compile(r"([1-9][0-9]{0,2})(?:[ .,'_\u00a0\u202f]([0-9]{3}))+")
_IN_THOUSANDS = re.compile(r"(?i)([0-9]+)(?:[.,]([0-9]{1,2}))?\s*k")


def _amount_meant(text: str) -> str | None:
    """The plain number somebody had in mind, when there is only one reading."""
    bare = re.sub(r"(?i)\s*(?:€|eur(?:os?)?|bruts?|net|/?\s*an)\s*", "", text).strip()
    if match := _IN_THOUSANDS.fullmatch(bare):
        return str(int(Fraction(f"{match[1]}.{match[2] or 0}") * 1000))
    if _THOUSANDS.fullmatch(bare):
        return re.sub(r"\D", "", bare)
    if re.fullmatch(r"0+[1-9][0-9]*", bare):
        return bare.lstrip("0")
    return bare if _AMOUNT.fullmatch(bare) else None


def _read_amount(text: str) -> object:
    if text.isdecimal() and text.isascii() and text[0] != "0":
        return int(text)
    if _AMOUNT.fullmatch(text) and not re.fullmatch(r"[0-9]{1,3}\.0+", text):
        return Decimal(text) if "." in text else int(text)
    if "%" in text:
        return Refusal("not-an-amount", _("an amount in euros is due here, not a percentage: “{value}”", value=text))
    meant = _amount_meant(text)
    return Refusal(
        "not-an-amount",
        _("“{value}” is not a plain amount: digits only, without space, unit or separator, such as 24000", value=text),
        meant,
    )


def _read_count(text: str) -> object:
    if _WHOLE.fullmatch(text):
        return int(text)
    return Refusal("not-a-number", _("a whole number is due here, not “{value}”", value=text), _amount_meant(text))


def _read_level(text: str) -> object:
    if text in ("0", "1", "2", "3", "4"):
        return int(text)
    return Refusal("not-a-level", _("a level from 0 to 4 is due here, not “{value}”", value=text))


def _read_half(text: str) -> object:
    if re.fullmatch(r"[0-4](?:\.[05])?", text):
        return Fraction(text)
    return Refusal("not-a-number", _("a number from 0 to 4 in halves is due here, such as 2.5, not “{value}”", value=text))


def _read_change(text: str) -> object:
    if _CHANGE.fullmatch(text):
        return Decimal(text)
    bare = text.replace("%", "").replace("−", "-").replace(",", ".").replace(" ", "").strip()
    fix = bare if _CHANGE.fullmatch(bare) else None
    return Refusal("not-a-number", _("a plain number is due here, such as 4000 or -12.7, not “{value}”", value=text), fix)


def _read_share(text: str) -> object:
    if _WHOLE.fullmatch(text) and int(text) <= 100:
        return int(text)
    return Refusal("not-a-number", _("a whole number from 0 to 100 is due here, not “{value}”", value=text))


def _read_flag(text: str) -> object:
    if text in ("true", "false"):
        return text == "true"
    known = {"yes": "true", "oui": "true", "vrai": "true", "on": "true", "no": "false", "non": "false", "faux": "false", "off": "false"}
    fix = known.get(text.lower()) or (text.lower() if text.lower() in ("true", "false") else None)
    return Refusal("not-yes-or-no", _("write true or false here, not “{value}”", value=text), fix)


# --- dates ---------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MOMENT = re.compile(r"((?:19|20)[0-9]{2})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
UNDATED = "undated"


def _read_year(text: str) -> object:
    if _YEAR.fullmatch(text):
        return int(text)
    if text == UNDATED:
        return None
    fix = UNDATED if text.lower() in ("", "non daté", "non date", "unknown", "inconnu", "?", "null", "~", "nd") else None
    return Refusal("not-a-year", _("a year such as 2024, or undated, is due here, not “{value}”", value=text), fix)


def _read_moment(text: str) -> object:
    if text == UNDATED:
        return When()
    match = _MOMENT.fullmatch(text)
    if match is None:
        return _refuse_date(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 1, month or 1, day or 1)
    except ValueError:
        return Refusal("not-a-date", _("“{value}” is not a day of the calendar", value=text))
    return When(year, month, day)


def _read_day(text: str) -> object:
    when = _read_moment(text)
    if isinstance(when, Refusal):
        return when
    if not isinstance(when, When) or when.day is None:
        return _refuse_date(text)
    return date(when.year or 1, when.month or 1, when.day)


def _refuse_date(text: str) -> Refusal:
    match = re.fullmatch(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]((?:19|20)[0-9]{2})", text)
    fix = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match and int(match[2]) <= 12 else None
    return Refusal("not-a-date", _("“{value}” is not a date: write 2026-01-31, 2026-01, 2026 or undated", value=text), fix)


# --- texts ---------------------------------------------------------------------------------------

_SUSPECT = re.compile(r"[<|@{\]“‘]|K€|(?:^|\D)0[1-9](?:[ .-]?[0-9]{2}){4}(?:\D|$)|&(?:#|[a-z]+;)|[\u202a-\u202e\u2066-\u2069\u200b-\u200f]")
_TEXT_CLAIMS = (
    ("hidden-character", re.compile("[\u202a-\u202e\u2066-\u2069\u200b-\u200f]"), _("an invisible character hides in this text: retype it")),
    ("html-in-text", re.compile(r"<[A-Za-z/!?]|&(?:#\w+|[a-z]+);"), _("this text holds HTML (“{found}”): plain text only")),
    ("template-in-text", re.compile(r"\{[{%#]"), _("“{found}” has a meaning for the page builder: remove it")),
    ("link-in-text", re.compile(r"(?i)\]\(\s*(?!https?://)[^)]*\)?"), _("a link in a text must start with https://: “{found}”")),
    ("stray-bar", re.compile(r"\|"), _("“|” would break a table: write it otherwise")),
    ("personal-data", re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), _("an e-mail address has no place here: “{found}”")),
    ("personal-data", re.compile(r"(?:^|(?<=\D))0[1-9](?:[ .-]?[0-9]{2}){4}(?=\D|$)"), _("a telephone number has no place here: “{found}”")),
)  # fmt: skip
_WRAPPED = re.compile(r"(?s)[“‘](.*)[”’]")


def _read_text(text: str, *, longest: int, lines: bool, as_printed: bool = False) -> object:
    if not text.strip():
        return Refusal("empty-text", _("a text is due here: fill it in, or remove the line"))
    if len(text) > longest:
        return Refusal("text-too-long", _("this text has {n} characters; {most} at most", n=len(text), most=longest))
    if not lines and "\n" in text.strip():
        return Refusal("text-too-long", _("this text must hold on one line"))
    if _SUSPECT.search(text) is None:
        return text.strip()
    return _claims(text, as_printed=as_printed)


def _claims(text: str, *, as_printed: bool) -> object:
    for code, pattern, sentence in _TEXT_CLAIMS:
        if match := pattern.search(text):
            return Refusal(code, Text(sentence.msgid, (("found", match[0]),)))
    if (match := _WRAPPED.fullmatch(text.strip())) and not re.search("[“”‘]", match[1]):
        return Refusal("typographic-quotes", _("these typographic quotes would be part of the text: use straight ones or none"), f'"{match[1]}"')
    if "K€" in text and not as_printed:
        sentence = _("thousands of euros are written k€, with a small k")
        return Refusal("capital-k", sentence, text.replace("K€", "k€"), Severity.WARNING, text.strip())
    return text.strip()


def _read_line(text: str) -> object:
    return _read_text(text, longest=LONGEST_LINE, lines=False)


def _read_printed(text: str) -> object:
    return _read_text(text, longest=LONGEST_LINE, lines=False, as_printed=True)


def _read_prose(text: str) -> object:
    return _read_text(text, longest=LONGEST_PROSE, lines=True)


# --- the kinds, as types -------------------------------------------------------------------------

Id = Annotated[str, Kind("id", _("an id: small letters, digits, hyphens"), _read_id, _ID.pattern)]
Url = Annotated[str, Kind("url", _("an address that starts with https://"), _read_url, r"https?://.+")]
Amount = Annotated[int | Decimal, Kind("amount", _("an amount in digits, such as 24000"), _read_amount, _AMOUNT.pattern)]
Change = Annotated[Decimal, Kind("change", _("a number, such as 4000 or -12.7"), _read_change, _CHANGE.pattern)]
Count = Annotated[int, Kind("count", _("a whole number"), _read_count, _WHOLE.pattern)]
Share = Annotated[int, Kind("share", _("a whole number from 0 to 100"), _read_share, r"[0-9]{1,2}|100")]
Level = Annotated[int, Kind("level", _("a level from 0 to 4"), _read_level, "[0-4]")]
Half = Annotated[Fraction, Kind("half", _("a number from 0 to 4 in halves"), _read_half, r"[0-4](\.[05])?")]
Flag = Annotated[bool, Kind("flag", _("true or false"), _read_flag, "true|false")]
Year = Annotated[int | None, Kind("year", _("a year, or undated"), _read_year, r"(19|20)[0-9]{2}|undated")]
Moment = Annotated[When, Kind("moment", _("a date, a month, a year, or undated"), _read_moment, _MOMENT.pattern + "|undated")]
Day = Annotated[date, Kind("day", _("a date, such as 2026-01-31"), _read_day, r"[0-9]{4}-[0-9]{2}-[0-9]{2}")]
Line = Annotated[str, Kind("line", _("a text on one line"), _read_line)]
Printed = Annotated[str, Kind("printed", _("a text on one line, as printed"), _read_printed)]
Prose = Annotated[str, Kind("prose", _("a text; *emphasis*, `code` and [links](https://…) are allowed"), _read_prose)]


def closest(word: str, known: object) -> str | None:
    """The known word somebody most likely meant, if one is close enough."""
    words = [str(each) for each in known][:5000]  # type: ignore[attr-defined]
    near = get_close_matches(word, words, n=1, cutoff=0.72) if len(word) <= 80 else []
    return near[0] if near else None
