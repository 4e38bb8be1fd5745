"""Exact arithmetic on amounts: whole numbers where they do, fractions where they must, never floats.

Whole numbers are kept as `int` because a `Fraction` costs ten times as much; both compare and add up alike.
Nothing is rounded here or anywhere before a page shows it.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction

Exact = int | Fraction


def exact(amount: int | Decimal | Fraction) -> Exact:
    """The same amount as a whole number, or as a fraction when it has cents."""
    if type(amount) is int:
        return amount
    fraction = Fraction(amount)
    return fraction.numerator if fraction.denominator == 1 else fraction


def divided(amount: Exact, parts: int) -> Exact:
    """An amount divided into a whole number of parts."""
    return Fraction(amount, parts) if amount % parts else int(amount // parts)


def median(values: Collection[Exact]) -> Exact:
    """The middle value, or the middle of the two middle values. `values` in any order, at least one."""
    if len(values) == 1:
        return next(iter(values))
    ordered = sorted(values)
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else divided(ordered[half - 1] + ordered[half], 2)


def median_without(ordered: Sequence[Exact], index: int) -> Exact:
    """The median of values in rising order once the one at `index` is left out. At least two values."""
    half, odd = divmod(len(ordered) - 1, 2)
    above = ordered[half + (half >= index)]
    return above if odd else divided(ordered[half - 1 + (half - 1 >= index)] + above, 2)


def quartile(ordered: Sequence[Exact], rank: int) -> Exact:
    """The quartile of rank 1, 2 or 3 of values in rising order, by the inclusive method: the ends are 0 and 100 %."""
    index, rest = divmod(rank * (len(ordered) - 1), 4)
    return ordered[index] if not rest else divided(ordered[index] * (4 - rest) + ordered[index + 1] * rest, 4)
