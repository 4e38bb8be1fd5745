"""All published figures with what they are read against: what a reader filters, here and in the browser.

`as_json` is what the scripts of a page get; figures.js reads it back. Amounts travel as whole numbers or as exact
fractions written `30205/2`: nothing is rounded on the way, and JavaScript never holds an amount as a float.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args, get_type_hints

from generator.catalog import Catalog
from generator.model import Salary, Thresholds
from generator.pay.amounts import Exact, exact
from generator.pay.votes import Cell, Observation, Terms, observations_of, terms_of

FIELDS = Cell._fields
"""What a cell is told by, and a reader chooses: role, level, zone, contract, basis."""


class Figure(NamedTuple):
    """A published figure and the cell that it speaks of."""

    cell: Cell
    observation: Observation


class Figures(NamedTuple):
    """Every figure, and all that a band needs beside them."""

    rows: tuple[Figure, ...]
    terms: Terms
    options: Mapping[str, tuple[str, ...]]
    """What each of FIELDS may be, in the order of the site: the ladder first, then the roles beside it."""
    prices: Mapping[int, Exact]
    """How much consumer prices rose in each year over the year before, in percent."""
    studies: Mapping[str, str]
    """Name of each study by its id."""


def figures_of(catalog: Catalog) -> Figures:
    """The figures of a catalog, in the order of the data."""
    rows = tuple(Figure(*each) for each in observations_of(catalog))
    return Figures(
        rows,
        terms_of(catalog),
        _options(catalog),
        {each.year: exact(each.change) for each in catalog.indices.prices},
        {origin: catalog.origin_name(origin) for origin in sorted({row.observation.origin for row in rows})},
    )


def _options(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    on_ladder = dict.fromkeys(rung.role for rung in catalog.ladder.rungs)
    roles = sorted(catalog.roles, key=lambda role: role.kind == "reference")
    kinds = get_type_hints(Salary)
    return {
        "role": tuple({**on_ladder, **dict.fromkeys(role.id for role in roles)}),
        "level": tuple(level.id for level in catalog.site.levels),
        "zone": tuple(zone.id for zone in catalog.site.zones),
        "contract": get_args(kinds["contract"]),
        "basis": get_args(kinds["basis"]),
    }


# --- for scripts -----------------------------------------------------------------------------------

_USUAL = {
    "contract": "salaried",
    "basis": "gross-year",
    "low": None,
    "high": None,
    "point": None,
    "statistic": "range",
    "year": None,
    "method": "editorial",
    "sample": None,
    "aside": None,
}
"""What a row need not say, so that the page is small."""


def as_json(figures: Figures) -> dict[str, Any]:
    """The figures as dictionaries, lists, texts and numbers. A row leaves out what `usual` says."""
    terms = figures.terms
    return {
        "terms": {
            "year": terms.as_of_year,
            "thresholds": thresholds_as_json(terms.thresholds),
            "mixtures": {whole: dict(parts) for whole, parts in terms.mixtures.items()},
            "floor": amount_as_json(terms.minimum_wage),
        },
        "options": {field: list(options) for field, options in figures.options.items()},
        "prices": {str(year): amount_as_json(change) for year, change in figures.prices.items()},
        "studies": dict(figures.studies),
        "usual": _USUAL,
        "rows": [_row(row) for row in figures.rows],
    }


def thresholds_as_json(thresholds: Thresholds) -> dict[str, Any]:
    """Where old begins, and what each grade asks for."""
    grades = {"A": thresholds.grades.a, "B": thresholds.grades.b, "C": thresholds.grades.c}
    return {
        "recent": thresholds.recent,
        "usable": thresholds.usable,
        "grades": {
            letter: {"origins": row.origins, "age": row.age, "agreement": row.agreement}
            for letter, row in grades.items()
        },
    }


def amount_as_json(amount: Exact | None) -> int | str | None:
    """A whole number as it is, any other amount as an exact fraction: `30205/2`."""
    return amount if amount is None or type(amount) is int else str(amount)


def _row(figure: Figure) -> dict[str, Any]:
    cell, seen = figure
    salary = seen.salary
    row = {
        "id": salary.id if salary else "",
        "source": salary.source if salary else "",
        "origin": seen.origin,
        **cell._asdict(),
        "low": amount_as_json(seen.low),
        "high": amount_as_json(seen.high),
        "point": amount_as_json(seen.point),
        "statistic": seen.statistic,
        "year": seen.year,
        "method": seen.method,
        "sample": seen.sample,
        # One without amount is set aside too, though nobody wrote why.
        "aside": ((salary.set_aside if salary else None) or "") if seen.is_set_aside else None,
    }
    return {name: value for name, value in row.items() if name not in _USUAL or value != _USUAL[name]}
