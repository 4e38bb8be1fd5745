"""How a written number is read: plain digits, or a refusal with what was probably meant.

Nothing is rounded: amounts are whole numbers, or decimals when they have cents.
"""

import re
from decimal import Decimal
from fractions import Fraction

from generator.messages.problems import Refusal, _

WHOLE = r"0|[1-9][0-9]{0,8}"
AMOUNT = r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,2})?"
CHANGE = rf"-?{AMOUNT}"
HALF = r"[0-3](?:\.[05])?|4(?:\.0)?"

_WHOLE, _AMOUNT, _CHANGE, _HALF = (re.compile(pattern) for pattern in (WHOLE, AMOUNT, CHANGE, HALF))
_LONGEST = 9
_ZERO_CENTS = re.compile(r"[0-9]{1,3}\.0+")
_UNITS = re.compile(r"(?i)\s*(?:€|eur(?:os?)?|bruts?|nets?|ht|(?:par|/)?\s*\b(?:an|jour|annuels?))(?![a-z])\s*")
_THOUSANDS = re.compile(r"([1-9][0-9]{0,2}(?:[ .,'’_\u00a0\u2009\u202f][0-9]{3})+)(?:[.,]([0-9]{1,2}))?")
_IN_THOUSANDS = re.compile(r"(?i)([0-9]{1,6})(?:[.,]([0-9]{1,2}))?\s*k")
_TWO_AMOUNTS = re.compile(r"(?i)[0-9 .,k€]*[0-9][ k€]*(?:-|–|à|et|/)\s*[0-9][0-9 .,k€]*")


def amount(text: str) -> int | Decimal | Refusal:
    """Euros, in digits, with cents after a point if any."""
    if text.isdecimal() and text.isascii() and text[0] != "0" and len(text) <= _LONGEST:
        return int(text)
    if _AMOUNT.fullmatch(text) and not _ZERO_CENTS.fullmatch(text):
        return Decimal(text) if "." in text else int(text)
    if "%" in text:
        return Refusal("not-an-amount", _("an amount in euros is due here, not a percentage: “{value}”", value=text))
    if _TWO_AMOUNTS.fullmatch(text):
        return Refusal("not-an-amount", _("“{value}” holds two amounts: write one in “low”, one in “high”", value=text))
    sentence = _(
        "“{value}” is not a plain amount: digits only, without space, unit or separator, such as 24000", value=text
    )
    return Refusal("not-an-amount", sentence, _amount_meant(text))


def count(text: str) -> int | Refusal:
    """A whole number."""
    if _WHOLE.fullmatch(text):
        return int(text)
    meant = _amount_meant(text) or ""
    fix = meant if _WHOLE.fullmatch(meant) else None
    return Refusal("not-a-number", _("a whole number is due here, not “{value}”", value=text), fix)


def level(text: str) -> int | Refusal:
    """A level of skill from 0 to 4."""
    if text in ("0", "1", "2", "3", "4"):
        return int(text)
    return Refusal("not-a-level", _("a level from 0 to 4 is due here, not “{value}”", value=text))


def half(text: str) -> Fraction | Refusal:
    """A number from 0 to 4 in halves."""
    if _HALF.fullmatch(text):
        return Fraction(text)
    with_point = text.replace(",", ".")
    fix = with_point if _HALF.fullmatch(with_point) else None
    sentence = _("a number from 0 to 4 in halves is due here, such as 2.5, not “{value}”", value=text)
    return Refusal("not-a-number", sentence, fix)


def change(text: str) -> Decimal | Refusal:
    """A signed number, with up to two decimals."""
    if _CHANGE.fullmatch(text):
        return Decimal(text)
    bare = re.sub(r"[%\s+€]", "", text).replace("−", "-").replace("–", "-").replace(",", ".")
    fix = bare if _CHANGE.fullmatch(bare) else None
    return Refusal(
        "not-a-number", _("a plain number is due here, such as 4000 or -12.7, not “{value}”", value=text), fix
    )


def share(text: str) -> int | Refusal:
    """A whole number of hundredths, from 0 to 100."""
    if _WHOLE.fullmatch(text) and int(text) <= 100:
        return int(text)
    bare = text.replace("%", "").strip()
    fix = bare if bare != text and _WHOLE.fullmatch(bare) else None
    return Refusal("not-a-number", _("a whole number from 0 to 100 is due here, not “{value}”", value=text), fix)


def _amount_meant(text: str) -> str | None:
    """The plain number somebody had in mind, when there is only one reading."""
    bare = _UNITS.sub("", text[:40]).strip()
    if match := _IN_THOUSANDS.fullmatch(bare):
        return str(int(Fraction(f"{match[1]}.{match[2] or 0}") * 1000))
    if match := _THOUSANDS.fullmatch(bare):
        digits = re.sub(r"\D", "", match[1])
        return f"{digits}.{match[2]}" if match[2] else digits
    bare = bare.replace(",", ".").lstrip("0")
    return bare if bare != text and _AMOUNT.fullmatch(bare) and not _ZERO_CENTS.fullmatch(bare) else None
