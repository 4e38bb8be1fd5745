"""What pay does from one role to another: two bands of the same level and place, compared in sentences."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from generator.bands import Band
from generator.comparison import gap, midpoint_progression, overlap
from generator.model import Role
from generator.pages.edition import Edition
from generator.pages.sentences import cell_name, value


class Step(NamedTuple):
    """Two roles at one level and place: the band of each, and what they come to side by side."""

    place: str
    bands: tuple[Band, Band]
    ranges: str
    """How far the two ranges overlap, or the hole between them; else why nothing is compared."""
    progression: str
    """What the second midpoint brings after the first; empty when one side has no range."""
    caution: str
    """Which of the two rests on old or undated figures; empty when neither does."""


def steps(first: Role, second: Role, edition: Edition) -> list[Step]:
    """Every level and place where both roles have figures: salaried, gross a year."""
    others = {(band.cell.level, band.cell.zone): band for band in _bands(second, edition)}
    pairs = [(band, others.get((band.cell.level, band.cell.zone))) for band in _bands(first, edition)]
    return [_step(band, other, edition) for band, other in pairs if other is not None]


def one_sided(first: Role, second: Role, edition: Edition) -> list[str]:
    """The levels and places where only one of the two has figures, with what it has."""
    bands = {
        role: {(band.cell.level, band.cell.zone): band for band in _bands(role, edition)} for role in (first, second)
    }
    return [
        edition.say.gettext("{role} {level}: {value}").format(
            role=role.short or role.name,
            level=_lower(cell_name(band.cell, edition, with_role=False)),
            value=value(band, edition),
        )
        for role, other in ((first, second), (second, first))
        for cell, band in bands[role].items()
        if cell not in bands[other]
    ]


def why_no_step(first: Role, second: Role, edition: Edition) -> str:
    """Why the pay of two roles cannot be compared."""
    say = edition.say.gettext
    without = [
        role.name for role in (first, second) if not any(band.status == "band" for band in _bands(role, edition))
    ]
    if without:
        return say("No step can be given: no source gives a range for {roles}.").format(
            roles=edition.words.listing(without)
        )
    return say("No step can be given: the two roles have no range of the same level and place.")


def _bands(role: Role, edition: Edition) -> list[Band]:
    return edition.bands_of(role.id, basis="gross-year")


def _step(first: Band, second: Band, edition: Edition) -> Step:
    known = first.status == second.status == "band"
    return Step(
        place=cell_name(first.cell, edition, with_role=False),
        bands=(first, second),
        ranges=_ranges(first, second, edition) if known else _reasons((first, second), edition),
        progression=_progression(first, second, edition) if known else "",
        caution=_caution((first, second), edition) if known else "",
    )


def _ranges(first: Band, second: Band, edition: Edition) -> str:
    """Overlap, contact or hole, each with what it is a share of."""
    say, words = edition.say.gettext, edition.words
    lower, upper = sorted((first, second), key=_ends)
    shared, hole = overlap(_ends(lower), _ends(upper)), gap(_ends(lower), _ends(upper))
    low, high = _ends(upper)
    if hole is not None:
        top = _ends(lower)[1]
        return say(
            "Between the two ranges, a hole of {amount}, from {low} to {high}: {share} of {low}. Nothing fills it here."
        ).format(
            amount=words.keur(hole), low=words.keur(top), high=words.keur(low), share=words.percent(Fraction(hole, top))
        )
    if not shared.amount:
        return say("The two ranges touch at {amount}: no overlap, no hole.").format(amount=words.keur(low))
    return say("The two ranges overlap by {amount}: {share} of the range of {role}, which is {width} wide.").format(
        amount=words.keur(shared.amount),
        share=words.percent(shared.share),
        role=_name(upper, edition),
        width=words.keur(high - low),
    )


def _ends(band: Band) -> tuple[Fraction, Fraction]:
    assert band.low is not None, "a band has two ends"
    assert band.high is not None, "a band has two ends"
    return Fraction(band.low), Fraction(band.high)


def _progression(first: Band, second: Band, edition: Edition) -> str:
    assert first.centre is not None, "a band has a midpoint"
    assert second.centre is not None, "a band has a midpoint"
    change = midpoint_progression(first.centre, second.centre)
    return edition.say.gettext(
        "From midpoint to midpoint: {first}, then {second}, that is {change} of the first."
    ).format(
        first=edition.words.centre(first.centre),
        second=edition.words.centre(second.centre),
        change=_signed(change, edition),
    )


def _signed(share: Fraction, edition: Edition) -> str:
    return f"{'−' if share < 0 else '+'}{edition.words.percent(abs(share))}"


def _caution(bands: Iterable[Band], edition: Edition) -> str:
    say = edition.say.gettext
    ages = {"historic": say("{role}: old figures"), "undated": say("{role}: undated figures")}
    told = [ages[band.age].format(role=_name(band, edition)) for band in bands if band.age in ages]
    return say("To be taken with care ({why}).").format(why=edition.words.listing(told)) if told else ""


def _reasons(bands: Iterable[Band], edition: Edition) -> str:
    """Why two bands cannot be compared: what the one without range has instead."""
    say = edition.say.gettext
    told = {
        "contested": say("the sources on {role} disagree too much to give a range"),
        "point": say("{role} has single amounts and no range ({value})"),
        "one-sided": say("{role} has one end of a range only ({value})"),
    }
    why = [
        told[band.status].format(role=_name(band, edition), value=value(band, edition))
        for band in bands
        if band.status in told
    ]
    return say("Nothing is compared here: {why}.").format(why=edition.words.listing(why))


def _name(band: Band, edition: Edition) -> str:
    role = edition.catalog.role[band.cell.role]
    return role.short or role.name


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
