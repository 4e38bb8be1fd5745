"""What pages that place salaries know of a post: a role, a level and a place, with what sources say of its pay."""

from collections.abc import Mapping
from typing import Any

from generator.model import Role
from generator.pages.edition import Edition, cell_anchor, joined
from generator.pages.page import relative
from generator.pages.pay import inversions, is_noted
from generator.pages.sentences import grade_word, sentence, witnesses
from generator.pay.bands import Band
from generator.pay.market import Market
from generator.pay.votes import Cell


def role_groups(market: Market, edition: Edition) -> list[tuple[str, list[Role]]]:
    """Whose salaries can be placed: the ladder, the roles beside it, the surveyed groups that have a figure."""
    say = edition.say.gettext
    figured = {role for role, _level, _zone in (*market.ranges, *market.lacking)}
    groups = [
        (say("On the ladder"), edition.ladder_roles),
        (say("Beside the ladder"), edition.neighbours),
        (say("Surveyed groups"), tuple(role for role in edition.references if role.id in figured)),
    ]
    return [(name, list(roles)) for name, roles in groups if roles]


def graded_posts(market: Market, edition: Edition) -> dict[str, dict[str, str]]:
    """By post, as market.js names it: the letter of its figures, and a word when they are old or undated."""
    say = edition.say.gettext
    ages = {"historic": say("historic"), "undated": say("undated")}
    bands = _bands(market, edition).items()
    return {post: {"grade": band.grade or "", "age": ages.get(band.age or "", "")} for post, band in bands}


def told_posts(market: Market, edition: Edition, address: str) -> dict[str, dict[str, str]]:
    """By post, as market.js names it: how far to trust its figures, what they say, where its sources stand."""
    return {post: _known(band, edition, address) for post, band in _bands(market, edition).items()}


def _bands(market: Market, edition: Edition) -> dict[str, Band]:
    return {" ".join(post): edition.bands[Cell(*post)] for post in (*market.ranges, *market.lacking)}


def _known(band: Band, edition: Edition, address: str) -> dict[str, str]:
    return {
        "trust": edition.plain(joined([trust(band, edition), *_inverted(band, edition)], " ")),
        # Where there is a band, the page says it with the salary.
        "told": "" if band.status == "band" else _told(band, edition),
        "href": relative(edition.addresses.of("cell", cell_anchor(band.cell)), address),
    }


def _told(band: Band, edition: Edition) -> str:
    """What there is where there is no band; one amount with a note is not to be taken without it."""
    noted = edition.say.gettext("To be read with its note.") if is_noted(band) else ""
    return joined([sentence(band, edition), noted], " ")


def _inverted(band: Band, edition: Edition) -> list[str]:
    """Where the level of a band pays less than the level below it, or more than the one above."""
    cell = band.cell
    levels = edition.bands_of(cell.role, contract=cell.contract, basis=cell.basis)
    ranges = [
        each
        for each in levels
        if each.status == "band" and each.cell.zone == cell.zone and each.cell.level != edition.any_level
    ]
    if band not in ranges:
        return []
    place = ranges.index(band)
    return inversions(ranges[max(place - 1, 0) : place + 2], edition)


def trust(band: Band, edition: Edition) -> str:
    """How far to trust the figures of a cell, and how old they are; a study that stands alone is named.

    `Confiance D, très fragile : une étude, 2014 (Aquent).`
    """
    say, studies = edition.say.gettext, witnesses(band.votes, edition)
    if len(band.votes) == 1:
        studies = f"{studies} ({edition.catalog.origin_name(band.votes[0].origin)})"
    told = say("Confidence {grade}, {word}: {studies}.").format(
        grade=band.grade, word=grade_word(band.grade, edition), studies=studies
    )
    warning = {
        "historic": say("Old figures: check them against the market of today."),
        "undated": say("Undated figures: nothing says that they still hold."),
    }.get(band.age or "", "")
    return f"{told} {warning}".strip()


def plain(sentences: Mapping[str, str], edition: Edition) -> dict[str, Any]:
    """Sentences for a script, with the spaces of the language."""
    return {name: edition.plain(text) for name, text in sentences.items()}
