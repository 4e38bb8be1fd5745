"""What a reader asks to see, and why there may be nothing.

Filters do two things. First they say which figures count: those of the role, level, zone, contract and basis asked for,
of the years asked for, and, in today's euros, those whose year has a price index. Every cell that was asked for is then
computed from these figures alone, by the ordinary rule (bands.py). Last, without `historic`, they hide the cells that
rest on old or undated figures.

A zone that is a mixture also takes the figures of its parts. A year asked for leaves undated figures out: they may be
of any year. The age of a figure never changes: in today's euros an old figure is still old, and a page draws it hollow,
names the index and leaves it out of what it exports.

filters.js is the port.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from generator.pay.amounts import Exact, divided
from generator.pay.bands import Band, bands_of
from generator.pay.figures import FIELDS, Figure, Figures
from generator.pay.votes import Cell, Observation

_ORDER = ("role", "contract", "basis", "level", "zone")
"""By what cells are sorted: what is counted alike stands together, as on the pages."""

Cause = Literal["period", "role", "level", "zone", "contract", "basis", "set-aside", "years", "prices", "historic"]


class Filters(NamedTuple):
    """What to show; None asks for nothing in particular."""

    role: str | None = None
    level: str | None = None
    zone: str | None = None
    contract: str | None = None
    basis: str | None = None
    since: int | None = None
    """First year that the figures may speak of."""
    until: int | None = None
    """Last year that they may speak of; the same as `since` for a single year."""
    historic: bool = True
    """Whether cells that rest on old or undated figures are shown."""
    todays_euros: bool = False
    """Whether amounts follow consumer prices up to the last year of their index."""


class Absence(NamedTuple):
    """Why nothing is shown: the first condition that no figure meets, and what there is instead.

    For a role nothing, nor for a period that ends before it starts; for a level, zone, contract or basis its other
    values; for figures set aside their ids; for years, prices and what is historic the years there are, with `undated`
    last.
    """

    cause: Cause
    instead: tuple[str, ...]


class Answer(NamedTuple):
    """A cell that was asked for, and why it shows nothing, when it does. What is hidden is in the band all the same."""

    band: Band
    absence: Absence | None


def answers(figures: Figures, filters: Filters) -> list[Answer]:
    """Every cell that figures of any year speak of and that the filters ask for, in the order of the site."""
    bands = bands_of(filtered(figures, filters).rows, terms=figures.terms)
    return [
        Answer(
            bands[cell],
            None if is_shown(bands[cell], filters) else absence(figures, filters._replace(**cell._asdict())),
        )
        for cell in asked(figures, filters)
    ]


def asked(figures: Figures, filters: Filters) -> list[Cell]:
    """The cells that figures speak of, mixtures among them, and that the filters ask for; whatever the years."""
    wholes = _wholes(figures)
    cells = {row.cell._replace(zone=zone) for row in figures.rows for zone in wholes[row.cell.zone]}
    chosen = [cell for cell in cells if all(_is(getattr(cell, field), getattr(filters, field)) for field in FIELDS)]
    ranks = [(field, {option: rank for rank, option in enumerate(figures.options[field])}) for field in _ORDER]
    return sorted(chosen, key=lambda cell: [rank[getattr(cell, field)] for field, rank in ranks])


def filtered(figures: Figures, filters: Filters) -> Figures:
    """Only the figures that the filters let count, in the euros that they ask for."""
    kept = list(figures.rows)
    for cause, fits in _conditions(figures, filters):
        if cause != "set-aside":
            kept = [row for row in kept if fits(row)]
    if filters.todays_euros:
        factors = {year: price_factor(year, figures) for year in {row.observation.year for row in kept}}
        kept = [
            row._replace(observation=in_todays_euros(row.observation, factors[row.observation.year])) for row in kept
        ]
    return figures._replace(rows=tuple(kept))


def is_shown(band: Band, filters: Filters) -> bool:
    """Whether a cell has something to show, and the filters do not hide it for its age."""
    return bool(band.votes) and (filters.historic or band.age == "current")


def absence(figures: Figures, filters: Filters) -> Absence | None:
    """Why the filters leave nothing to show; None when they leave something."""
    if filters.since and filters.until and filters.since > filters.until:
        return Absence("period", ())
    left = list(figures.rows)
    for cause, fits in _conditions(figures, filters):
        kept = [row for row in left if fits(row)]
        if not kept:
            return Absence(cause, _instead(cause, left, figures))
        left = kept
    bands = bands_of(filtered(figures, filters).rows, terms=figures.terms)
    found = [bands[cell] for cell in asked(figures, filters)]
    if any(is_shown(band, filters) for band in found):
        return None
    # Figures are left. Either their age hides them, or they speak of too few parts of a zone.
    last: Cause = "historic" if any(band.votes for band in found) else "zone"
    return Absence(last, _instead(last, left, figures))


# --- conditions ------------------------------------------------------------------------------------

_Fits = Callable[[Figure], bool]


def _conditions(figures: Figures, filters: Filters) -> Iterator[tuple[Cause, _Fits]]:
    """What the filters ask of a figure, in the order in which a reader is told what fails."""
    wholes, factor = _wholes(figures), cache(lambda year: price_factor(year, figures))
    yield "role", lambda row: _is(row.cell.role, filters.role)
    yield "level", lambda row: _is(row.cell.level, filters.level)
    yield "zone", lambda row: not filters.zone or filters.zone in wholes[row.cell.zone]
    yield "contract", lambda row: _is(row.cell.contract, filters.contract)
    yield "basis", lambda row: _is(row.cell.basis, filters.basis)
    yield "set-aside", lambda row: not row.observation.is_set_aside
    yield "years", lambda row: _is_of_the_years(row.observation.year, filters)
    yield "prices", lambda row: not filters.todays_euros or factor(row.observation.year) is not None


def _is(value: str, wanted: str | None) -> bool:
    return not wanted or value == wanted


def _is_of_the_years(year: int | None, filters: Filters) -> bool:
    if not filters.since and not filters.until:
        return True
    return year is not None and (filters.since or year) <= year <= (filters.until or year)


def _wholes(figures: Figures) -> dict[str, list[str]]:
    """For each zone, those that its figures speak of: itself and the mixtures it is part of."""
    mixtures = figures.terms.mixtures
    return {zone: [zone, *(whole for whole in mixtures if zone in mixtures[whole])] for zone in figures.options["zone"]}


def _instead(cause: Cause, rows: Iterable[Figure], figures: Figures) -> tuple[str, ...]:
    """What the figures that are left have where the reader asked for something else."""
    rows = list(rows)
    if cause == "role":
        return ()
    if cause == "set-aside":
        return tuple(sorted({row.observation.salary.id for row in rows if row.observation.salary}))
    if cause in ("years", "prices", "historic"):
        # Digits stand before letters: what is undated comes last.
        return tuple(sorted({str(row.observation.year or "undated") for row in rows}))
    there = {getattr(row.cell, cause) for row in rows}
    return tuple(option for option in figures.options[cause] if option in there)


# --- today's euros ---------------------------------------------------------------------------------


def price_factor(year: int | None, figures: Figures) -> Exact | None:
    """What a euro of that year is worth in euros of the last year of the price index, exactly.

    The product of 1 + change/100 over the years in between (figures of indices.yaml: consumer prices, yearly means).
    A figure later than the index stays as it is. None without year, or before the index begins.
    """
    if year is None or not figures.prices:
        return None
    factor: Exact = 1
    for each in range(year + 1, max(figures.prices) + 1):
        if each not in figures.prices:
            return None
        factor = divided(factor * (100 + figures.prices[each]), 100)
    return factor


def in_todays_euros(observation: Observation, factor: Exact | None) -> Observation:
    """A figure with its amounts brought up by the `price_factor` of its year; as it is without one."""
    if factor is None:
        return observation
    low, high, point = (amount if amount is None else amount * factor for amount in observation[2:5])
    return observation._replace(low=low, high=high, point=point)
