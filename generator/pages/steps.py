"""What pay does from one role to another: two bands of the same level and place, compared in sentences."""

from fractions import Fraction
from typing import NamedTuple

from generator.model import Role
from generator.pages.edition import Edition
from generator.pages.ends import shared_studies
from generator.pages.sentences import at_level, cell_name, value
from generator.pay.bands import Band
from generator.pay.comparison import gap, midpoint_progression, overlap

_Side = tuple[Band, str]
"""A band and the name of whose it is."""


class Step(NamedTuple):
    """Two bands of one place: what they come to side by side."""

    place: str
    bands: tuple[Band, Band]
    ranges: str
    """How far the two ranges overlap, or the hole between them; else why nothing is compared."""
    progression: str
    """What the second midpoint brings after the first; empty when one side has no range."""
    caution: str
    """Which of the two rests on old or undated figures; empty when neither does."""
    studies: str
    """Whether the same studies give both; empty when one side has no range."""


def steps(first: Role, second: Role, edition: Edition) -> list[Step]:
    """Every level and place where both roles have figures: salaried, gross a year."""
    others = {(band.cell.level, band.cell.zone): band for band in _bands(second, edition)}
    pairs = [(band, others.get((band.cell.level, band.cell.zone))) for band in _bands(first, edition)]
    names = (first.short or first.name, second.short or second.name)
    return [step((band, other), names, edition) for band, other in pairs if other is not None]


def one_sided(first: Role, second: Role, edition: Edition) -> list[str]:
    """The levels and places where only one of the two has figures, with what it has."""
    bands = {
        role: {(band.cell.level, band.cell.zone): band for band in _bands(role, edition)} for role in (first, second)
    }
    return [
        edition.say.gettext("{role}, {zone}: {value}").format(
            role=at_level(role.short or role.name, band.cell.level, edition),
            zone=edition.zone_name[band.cell.zone],
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


def step(bands: tuple[Band, Band], names: tuple[str, str], edition: Edition) -> Step:
    """Two bands of one place compared, each under the name of whose it is."""
    sides = tuple(zip(bands, names, strict=True))
    known = all(band.status == "band" for band in bands)
    return Step(
        place=cell_name(bands[0].cell, edition, with_role=False),
        bands=bands,
        ranges=_ranges(sides, edition) if known else _reasons(sides, edition),
        progression=_progression(bands, edition) if known else "",
        caution=_caution(sides, edition) if known else "",
        studies=_studies(bands, edition) if known else "",
    )


def patterns(edition: Edition) -> dict[str, str]:
    """The sentences about a step with their blanks, by name: the script of the comparison fills them too."""
    say = edition.say.gettext
    return {
        "hole": say(
            "Between the two ranges, a hole of {amount}, from {low} to {high}: {share} of {low}. Nothing fills it here."
        ),
        "touch": say("The two ranges touch at {amount}: no overlap, no hole."),
        "overlap": say("The two ranges overlap by {amount}: {share} of the range of {role}, which is {width} wide."),
        "progression": say("From midpoint to midpoint: {first}, then {second}, that is {change} of the first."),
        "caution": say("To be taken with care ({why})."),
        "historic": say("{role}: old figures"),
        "undated": say("{role}: undated figures"),
        "both-historic": say("old figures on both sides"),
        "both-undated": say("undated figures on both sides"),
        "same": say("The same studies give both ranges."),
        "some": say("Only some of the studies give both ranges: part of the difference may come from the others."),
        "others": say("The two ranges come from different studies: part of the difference may come from that."),
        "nothing": say("Nothing is compared here: {why}."),
        "contested": say("the sources on {role} disagree too much to give a range"),
        "point": say("{role} has single amounts and no range ({value})"),
        "one-sided": say("{role} has one end of a range only ({value})"),
        "empty": say("no source gives a figure for {role}"),
    }


def _ranges(sides: tuple[_Side, ...], edition: Edition) -> str:
    """Overlap, contact or hole, each with what it is a share of."""
    told, words = patterns(edition), edition.words
    (lower, _name), (upper, name) = sorted(sides, key=lambda side: _ends(side[0]))
    shared, hole = overlap(_ends(lower), _ends(upper)), gap(_ends(lower), _ends(upper))
    low, high = _ends(upper)
    if hole is not None:
        top = _ends(lower)[1]
        share = words.percent(Fraction(hole, top))
        return told["hole"].format(amount=words.keur(hole), low=words.keur(top), high=words.keur(low), share=share)
    if not shared.amount:
        return told["touch"].format(amount=words.keur(low))
    return told["overlap"].format(
        amount=words.keur(shared.amount), share=words.percent(shared.share), role=name, width=words.keur(high - low)
    )


def _ends(band: Band) -> tuple[Fraction, Fraction]:
    assert band.low is not None, "a band has two ends"
    assert band.high is not None, "a band has two ends"
    return Fraction(band.low), Fraction(band.high)


def _progression(bands: tuple[Band, Band], edition: Edition) -> str:
    first, second = (band.centre for band in bands)
    assert first is not None, "a band has a midpoint"
    assert second is not None, "a band has a midpoint"
    change = _signed(midpoint_progression(first, second), edition)
    return patterns(edition)["progression"].format(
        first=edition.words.centre(first), second=edition.words.centre(second), change=change
    )


def _signed(share: Fraction, edition: Edition) -> str:
    return f"{'−' if share < 0 else '+'}{edition.words.percent(abs(share))}"


def _caution(sides: tuple[_Side, ...], edition: Edition) -> str:
    told = patterns(edition)
    aged = [(str(band.age), name) for band, name in sides if band.age in ("historic", "undated")]
    if len({age for age, _name in aged}) < len(aged):
        return told["caution"].format(why=told[f"both-{aged[0][0]}"])
    why = [told[age].format(role=name) for age, name in aged]
    return told["caution"].format(why=edition.words.listing(why)) if why else ""


def _studies(bands: tuple[Band, Band], edition: Edition) -> str:
    return patterns(edition)[shared_studies(*bands)]


def _reasons(sides: tuple[_Side, ...], edition: Edition) -> str:
    """Why two bands cannot be compared: what the one without range has instead."""
    told = patterns(edition)
    why = [
        told[band.status].format(role=name, value=value(band, edition)) for band, name in sides if band.status != "band"
    ]
    return told["nothing"].format(why=edition.words.listing(why))
