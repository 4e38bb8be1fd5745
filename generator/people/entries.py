"""What people write in one cell about pay: an amount, a share of full time, a number of months, a sex.

Each reads into an exact value, or says why not; nothing is guessed. `assets/entries.js` reads the same in the browser.
"""

import re
from fractions import Fraction
from typing import Literal

from generator.pay.amounts import Exact, divided
from generator.people.flaws import Flaw
from generator.reading.spelling import slug

Sex = Literal["women", "men"]

SEXES: dict[str, Sex | None] = {
    **dict.fromkeys(("f", "femme", "feminin", "mme", "w", "woman", "female"), "women"),
    **dict.fromkeys(("h", "m", "homme", "masculin", "man", "male"), "men"),
    **dict.fromkeys(("x", "autre", "other", "nr", "non-renseigne", "non-binaire", "non-binary"), None),
}  # fmt: skip
PARTS: dict[str, Fraction] = {
    **dict.fromkeys(("temps-plein", "temps-complet", "plein", "complet", "full-time", "full"), Fraction(1)),
    **dict.fromkeys(("mi-temps", "half-time", "half"), Fraction(1, 2)),
}

_ONE_GROUP = 6
"""Digits up to which a point or a comma may have been meant either way."""

# As JavaScript has them: letters and digits are those of ASCII.
_SPACES = re.compile("[\u00a0\u2009\u202f]")
_FORMULA = re.compile("[=+@-]", re.ASCII)
_NEGATIVE = re.compile(r"[-−] ?\d[\d .,'’]*k?", re.ASCII)
_MONTHLY = re.compile(r"/ ?m\b|(?:par |/ ?)?mois\b|mensuel\w*|(?:a |per |/ ?)?month\w*", re.ASCII)
_NET = re.compile(r"\bnets?\b", re.ASCII)
_DAILY = re.compile(r"\bjours?\b|/ ?j\b|\bday|\btjm\b|\bheure|/ ?h\b|\bhour", re.ASCII)
_TWO = re.compile(r"\d ?k? ?€? ?(?:-|–|—|/|à|a|et|ou|to|and|or) ?\d", re.ASCII)
_UNITS = re.compile(r"€|euros?|eur|bruts?|gross|annuels?|(?:par |/ ?)an\b|(?:a |per |/ ?)year|yearly", re.ASCII)
_IN_THOUSANDS = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))? ?k", re.ASCII)
_GROUPED = re.compile(r"(\d{1,3}(?:([ .,'’])\d{3})(?:\2\d{3})*)(?:([.,])(\d{1,2}))?", re.ASCII)
_PLAIN = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?", re.ASCII)
_ETP = re.compile(r" ?(?:etp|fte)\b", re.ASCII)
_PERCENT = re.compile(r"(?=.*%|[5-9]\d$|100$)(\d{1,3})(?:[.,](\d{1,2}))? ?%?", re.ASCII)
"""From 50 up a whole number can only be percents: nobody's full time is fifty hours a week."""
_DECIMAL = re.compile(r"([01])(?:[.,](\d{1,4}))?", re.ASCII)
_RATIO = re.compile(r"(\d{1,3}) ?/ ?(\d{1,3})", re.ASCII)
_MONTHS = re.compile(r"(1[2-6])(?:[.,](\d{1,2}))?(?: ?mois)?", re.ASCII)


def amount_of(text: str, *, monthly: bool = False) -> Exact | Flaw:
    """Euros: `32000`, `32 000,50 €`, `32 k€`. Of a month only where that is due; net, of a day, two at once: never."""
    low = _SPACES.sub(" ", text).lower()
    bare = _bare(low)
    if _NEGATIVE.fullmatch(bare):
        return Flaw("negative", "", text)
    if _FORMULA.match(low):
        return Flaw("formula", "", text)
    for code, pattern in (("monthly", _MONTHLY), ("net", _NET), ("daily", _DAILY), ("two-amounts", _TWO)):
        if pattern.search(low) and not (monthly and code == "monthly"):
            return Flaw(code, "", text)
    if match := _IN_THOUSANDS.fullmatch(bare):
        return 1000 * _euros(match[1], match[2])
    if match := _PLAIN.fullmatch(bare):
        return _euros(match[1], match[2])
    match = _GROUPED.fullmatch(bare)
    digits = re.sub(r"\D", "", match[1]) if match else ""
    if not match or match[2] == match[3]:
        return Flaw("amount", "", text)
    if match[2] in ".," and not match[3] and len(digits) <= _ONE_GROUP:
        return Flaw("two-readings", "", text, digits)
    return _euros(digits, match[4])


def part_of(text: str) -> Fraction | Flaw:
    """A share of full time: `80 %`, `80`, `0,8`, `4/5`, `mi-temps`; full time when empty. `35` may be hours: a flaw."""
    if not text:
        return Fraction(1)
    low = _SPACES.sub(" ", text).lower()
    if word := PARTS.get(slug(low)):
        return word
    part = _share(_ETP.sub("", low))
    return part if part is not None and 0 < part <= 1 else Flaw("part", "", text)


def months_of(text: str) -> Exact | Flaw:
    """How many months are paid: 12 when empty, at most 16; a bonus of half a month is `12,5`."""
    match = _MONTHS.fullmatch(text.lower())
    if text and not match:
        return Flaw("months", "", text)
    return _euros(match[1], match[2]) if match else 12


def sex_of(text: str) -> Sex | Flaw | None:
    """Women, men, or not told."""
    word = slug(text)
    return SEXES[word] if word in SEXES else Flaw("sex", "", text) if text else None


def _bare(amount: str) -> str:
    """An amount without its units."""
    return " ".join(_UNITS.sub(" ", _MONTHLY.sub(" ", amount)).split())


def _share(text: str) -> Fraction | None:
    if match := _PERCENT.fullmatch(text):
        return Fraction(int(match[1] + (match[2] or "").ljust(2, "0")), 10_000)
    if match := _DECIMAL.fullmatch(text):
        return Fraction(int(match[1] + (match[2] or "").ljust(4, "0")), 10_000)
    match = _RATIO.fullmatch(text)
    return Fraction(int(match[1]), int(match[2])) if match and int(match[2]) else None


def _euros(units: str, cents: str | None) -> Exact:
    return divided(int(units + (cents or "").ljust(2, "0")), 100)
