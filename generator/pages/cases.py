"""The kinds of result that are not a plain band, each with a real one from the data."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from generator.pages.charts import Axis, axis_of, values_of
from generator.pages.edition import Edition
from generator.pages.pay import Chart, chart
from generator.pay.bands import Band
from generator.pay.votes import Cell


class Case(NamedTuple):
    """A kind of result that is not a plain band, with a real one."""

    title: str
    about: str
    drawn: Chart


def cases(every: list[Band], edition: Edition) -> list[Case]:
    """One real cell for each kind of result; a kind that the data do not have is left out."""
    say = edition.say.gettext
    empty = _empty(edition)
    kinds: list[tuple[str, str, Callable[[Band], bool]]] = [
        (
            say("Sources that disagree"),
            say(
                "No band is published when the median low is not under the median high, when fewer than half of the "
                "ranges hold the centre, or when only two studies give ends and they do not overlap. "
                "The studies stand side by side."
            ),
            # A clearer example than a study that contradicts itself.
            lambda band: band.status == "contested" and "crossed" not in band.discords,
        ),
        (
            say("Old figures"),
            say("Every study is older than the limit. The band is shown, drawn hollow, and says historic."),
            lambda band: band.status == "band" and band.age == "historic",
        ),
        (
            say("Undated figures"),
            say("One study at least bears no date, and none is recent. The band is drawn hollow and says undated."),
            lambda band: band.status == "band" and band.age == "undated",
        ),
        (
            say("One end only"),
            say("A study says “up to” or “from”. The other end is not made up."),
            lambda band: band.status == "one-sided",
        ),
        (
            say("A single amount"),
            say("A mean or a median without a range. It is shown as a dot: one amount makes no band."),
            lambda band: band.status == "point",
        ),
    ]
    found = [(title, about, next(filter(fits, every), None)) for title, about, fits in kinds]
    none = (
        say("No figure"),
        say("Nobody has published anything that we know of. The cell stays empty and asks for a source."),
        empty,
    )
    return [
        Case(title, about, chart([band], edition, axis=_axis(band)))
        for title, about, band in (*found, none)
        if band is not None
    ]


def _axis(band: Band) -> Axis:
    """An axis with room on both sides: a single amount would stand at the edge of its own."""
    values = values_of(band)
    return axis_of([min(values) * Fraction(4, 5), max(values) * Fraction(6, 5)] if values else [])


def _empty(edition: Edition) -> Band | None:
    """The first level of a rung without any figure for the whole country."""
    cells = (
        Cell(role.id, level.id, edition.main_zone)
        for role in edition.ladder_roles
        for level in edition.catalog.site.levels
    )
    return next((edition.bands[cell] for cell in cells if edition.bands[cell].status == "empty"), None)
