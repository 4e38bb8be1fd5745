"""Amounts, years and counts, as the language of the site writes them."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from gettext import NullTranslations

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from generator.reading.dates import When

Number = int | Decimal | Fraction

_INLINE = re.compile(r"\*([^*\n]+)\*|`([^`\n]+)`|\[([^\]\n]+)\]\((https?://[^)\s]+)\)")
_SMALL = 9


# The same amounts come back on many pages. Numbers of two types may be equal and not be written alike.
@lru_cache(maxsize=10_000, typed=True)
def _number(value: Number, language: str) -> str:
    return _formatted(_decimal(value), None, language)


@lru_cache(maxsize=10_000, typed=True)
def _euros(amount: Number, language: str) -> str:
    exact = _decimal(amount)
    places = "#,##0" if exact == exact.to_integral_value() else "#,##0.00"
    return f"{_formatted(exact, places, language)}\u00a0€"


@lru_cache(maxsize=10_000, typed=True)
def _thousands(amount: Number, parts: int, language: str) -> str:
    steps = int(Fraction(_decimal(amount)) * parts / 1000 + Fraction(1, 2))
    return _number(Fraction(steps, parts), language)


def _formatted(value: Decimal, places: str | None, language: str) -> str:
    return str(format_decimal(value, format=places, locale=language)).replace("\u00a0", "\u202f")


class Words:
    """How one language writes what the catalog holds."""

    def __init__(self, language: str, say: NullTranslations) -> None:
        self.language = language
        self.say = say

    def number(self, value: Number) -> str:
        """`1234.5` as `1 234,5`."""
        return _number(value, self.language)

    @property
    def signs(self) -> tuple[str, str]:
        """The decimal sign and the one between thousands, for scripts that write amounts."""
        shown = self.number(Decimal("1234.5"))
        return shown[-2], shown[1]

    def euros(self, amount: Number) -> str:
        """An exact amount: `27 500 €`; cents only when there are some."""
        return _euros(amount, self.language)

    def thousands(self, amount: Number, *, parts: int = 2) -> str:
        """An amount in thousands, without unit, rounded on display only, to half a thousand: `27,5`.

        Halves go up: Python would round them to even and browsers up, so neither does it here.
        """
        return _thousands(amount, parts, self.language)

    def keur(self, amount: Number) -> str:
        """An end of a band: `27,5 k€`."""
        return f"{self.thousands(amount)}\u00a0k€"

    def centre(self, amount: Number) -> str:
        """The middle of a band, to a quarter of a thousand since its ends are halves: `33,75 k€`."""
        return f"{self.thousands(amount, parts=4)}\u00a0k€"

    def percent(self, share: Fraction | float | Decimal) -> str:
        """A share to the nearest whole percentage, halves up: `67 %`."""
        return f"{self.number(int(Fraction(share) * 100 + Fraction(1, 2)))}\u00a0%"

    def percent_reached(self, share: Fraction | float | Decimal) -> str:
        """A share that is set against a limit, rounded down, so that it never seems to reach it: `66 %`."""
        return f"{self.number(int(Fraction(share) * 100))}\u00a0%"

    def amount(self, value: Number, basis: str) -> str:
        """An amount in the unit of its basis: thousands for a year, euros for a day or a month."""
        return self.euros(value) if basis in ("day-rate", "month-rate") else self.keur(value)

    def span(self, low: Number | None, high: Number | None, basis: str, *, dash: bool = True) -> str:
        """Two ends, or one: `27,5–40 k€` in tables, `27,5 à 40 k€` in sentences, `jusqu’à 60 k€`."""
        say = self.say.gettext
        if low is None and high is None:
            return say("no amount")
        if low is None and high is not None:
            return say("up to {amount}").format(amount=self.amount(high, basis))
        if high is None and low is not None:
            return say("from {amount}").format(amount=self.amount(low, basis))
        first = self.amount(low or 0, basis).rpartition("\u00a0")[0]
        last = self.amount(high or 0, basis)
        return f"{first}–{last}" if dash else say("{low} to {high}").format(low=first, high=last)

    def year(self, year: int | None) -> str:
        """A year, or that there is none."""
        return str(year) if year is not None else self.say.gettext("undated")

    def day(self, day: date) -> str:
        """A day: `22/11/2026`."""
        return self.when(When(day.year, day.month, day.day))

    def when(self, when: When) -> str:
        """A date as precise as it is known."""
        if when.year is None:
            return self.say.gettext("undated")
        parts = [f"{part:02}" for part in (when.day, when.month) if part is not None]
        return "/".join([*parts, str(when.year)])

    def count(self, n: int) -> str:
        """A number in letters up to nine, in digits beyond."""
        say = self.say.gettext
        words = [say("zero"), say("one"), say("two"), say("three"), say("four"), say("five"), say("six"), say("seven"),
                 say("eight"), say("nine")]  # fmt: skip
        return words[n] if 0 <= n <= _SMALL else self.number(n)

    def listing(self, items: list[str]) -> str:
        """`a, b et c`."""
        if len(items) < 2:
            return "".join(items)
        return self.say.gettext("{first} and {last}").format(first=", ".join(items[:-1]), last=items[-1])

    def alternatives(self, items: list[str]) -> str:
        """`a, b ou c`."""
        if len(items) < 2:
            return "".join(items)
        return self.say.gettext("{first} or {last}").format(first=", ".join(items[:-1]), last=items[-1])


def prose(text: str) -> Markup:
    """A text of the data with its emphasis, code and links; everything else in it is text."""
    pieces: list[Markup] = []
    start = 0
    for match in _INLINE.finditer(text):
        pieces += [escape(text[start : match.start()]), _inline(match)]
        start = match.end()
    pieces.append(escape(text[start:]))
    return Markup("").join(pieces)


def _inline(match: re.Match[str]) -> Markup:
    emphasis, code, label, address = match.groups()
    if emphasis is not None:
        return Markup("<em>{}</em>").format(emphasis)
    if code is not None:
        return Markup("<code>{}</code>").format(code)
    return Markup('<a href="{}" rel="noopener">{}</a>').format(address, label)


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return (
            exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
            if value.denominator != 1
            else Decimal(value.numerator)
        )
    return Decimal(value)
