"""What a reader filters: which figures then count, what is hidden, why there may be nothing; today's euros."""

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.messages.language import LANGUAGES
from generator.pages.absences import absence_sentences, absence_words
from generator.pages.edition import Edition
from generator.pay.figures import Figure, Figures, as_json, figures_of
from generator.pay.filters import (
    Absence,
    Filters,
    absence,
    answers,
    asked,
    filtered,
    in_todays_euros,
    is_shown,
    price_factor,
)
from generator.pay.votes import Cell, Observation, Terms


@pytest.fixture
def figures(catalog: Catalog) -> Figures:
    """A few figures of one role, read in 2026."""

    def row(id: str, low: int | None, high: int | None, *, at: dict[str, str] | None = None, **rest: Any) -> Figure:
        cell = Cell("cm", "junior", "france")._replace(**at or {})
        salary = replace(catalog.salaries[0], id=id, set_aside=None)
        return Figure(cell, Observation(id, cell.zone, low, high, **{"year": 2025, **rest}, salary=salary))

    rows = (
        row("new", 30000, 40000),
        row("old", 20000, 30000, year=2014),
        row("undated", 25000, 35000, year=None),
        row("senior", 40000, 50000, at={"level": "senior"}, year=None),
        row("capital", 33000, 43000, at={"level": "senior", "zone": "idf"}, year=2012),
        row("free", 200, 300, at={"contract": "freelance", "basis": "day-rate"}),
        row("misprint", None, None, at={"contract": "portage"}, is_set_aside=True),
    )
    shipped = figures_of(catalog)
    terms = Terms(2026, catalog.site.thresholds, {"france": {"idf": 31, "regions": 69}}, 20000)
    options = {**shipped.options, "role": ("cm", "smm")}
    return Figures(rows, terms, options, {2014: Fraction(1, 2), 2024: 2, 2025: Fraction(9, 10)}, {})


def lows(figures: Figures, **asking: Any) -> dict[str, Any]:
    """The low of each band that is shown, by level."""
    shown = (each.band for each in answers(figures, Filters(**asking)) if each.absence is None)
    return {band.cell.level: band.low for band in shown}


# --- which figures count ---------------------------------------------------------------------------


def test_without_filters_every_cell_that_a_figure_speaks_of_is_answered(figures: Figures) -> None:
    cells = [answer.band.cell[1:] for answer in answers(figures, Filters())]
    assert cells == [
        ("junior", "france", "salaried", "gross-year"),
        ("senior", "france", "salaried", "gross-year"),
        ("senior", "idf", "salaried", "gross-year"),
        ("junior", "france", "freelance", "day-rate"),
        ("junior", "france", "portage", "gross-year"),
    ]


def test_filters_choose_cells_and_change_no_band(figures: Figures) -> None:
    every = {answer.band.cell: answer for answer in answers(figures, Filters())}
    for field in Cell._fields:
        for cell in every:
            chosen = answers(figures, Filters(**{field: getattr(cell, field)}))
            assert chosen == [every[answer.band.cell] for answer in chosen]
            assert cell in {answer.band.cell for answer in chosen}


def test_years_take_figures_away_before_they_vote(figures: Figures) -> None:
    salaried = {"contract": "salaried", "level": "junior"}
    assert lows(figures, **salaried) == {"junior": 30000}
    assert lows(figures, **salaried, until=2020) == {"junior": 20000}
    assert lows(figures, **salaried, since=2014, until=2014) == {"junior": 20000}
    assert lows(figures, **salaried, since=2026) == {}


def test_a_year_that_is_asked_for_leaves_undated_figures_out(figures: Figures) -> None:
    assert {row.observation.origin for row in filtered(figures, Filters(since=1900)).rows} == {
        "new", "old", "capital", "free", "misprint"}  # fmt: skip


def test_a_whole_takes_the_figures_of_its_parts(figures: Figures) -> None:
    france = filtered(figures, Filters(zone="france", level="senior"))
    assert [row.observation.origin for row in france.rows] == ["senior", "capital"]
    assert [cell.zone for cell in asked(figures, Filters(zone="france", level="senior"))] == ["france"]


def test_what_is_old_or_undated_is_hidden_and_computed_all_the_same(figures: Figures) -> None:
    senior = [answer for answer in answers(figures, Filters(historic=False)) if answer.band.cell.level == "senior"]
    assert [(answer.band.status, answer.band.age) for answer in senior] == [("band", "undated"), ("band", "historic")]
    assert [answer.absence and answer.absence.cause for answer in senior] == ["historic", "historic"]
    assert is_shown(senior[0].band, Filters())


# --- why there is nothing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asking", "expected"),
    [
        ({"role": "smm"}, Absence("role", ())),
        ({"level": "confirmed"}, Absence("level", ("junior", "senior"))),
        ({"level": "junior", "zone": "idf"}, Absence("zone", ("france",))),
        ({"level": "senior", "zone": "regions"}, Absence("zone", ("france", "idf"))),
        ({"level": "senior", "contract": "freelance"}, Absence("contract", ("salaried",))),
        ({"contract": "freelance", "basis": "net-year"}, Absence("basis", ("day-rate",))),
        ({"contract": "portage"}, Absence("set-aside", ("misprint",))),
        ({"level": "junior", "contract": "salaried", "since": 2026}, Absence("years", ("2014", "2025", "undated"))),
        ({"role": "smm", "since": 2026, "until": 2025}, Absence("period", ())),
        ({"level": "senior", "historic": False}, Absence("historic", ("2012", "undated"))),
        ({"level": "senior", "todays_euros": True}, Absence("prices", ("2012", "undated"))),
        ({"level": "junior"}, None),
    ],
)
def test_the_first_condition_that_nothing_meets_is_told_with_what_there_is_instead(
    figures: Figures, asking: dict[str, Any], expected: Absence | None
) -> None:
    assert absence(figures, Filters(**asking)) == expected


def test_a_part_alone_does_not_speak_for_the_whole(figures: Figures) -> None:
    capital = figures._replace(rows=tuple(row for row in figures.rows if row.cell.zone == "idf"))
    [whole] = answers(capital, Filters(zone="france"))
    assert (whole.band.status, whole.absence) == ("empty", Absence("zone", ("idf",)))


def test_every_cell_without_anything_to_show_says_why_and_no_other(figures: Figures) -> None:
    for asking in (Filters(), Filters(historic=False), Filters(since=2014), Filters(todays_euros=True)):
        for answer in answers(figures, asking):
            assert (answer.absence is None) == is_shown(answer.band, asking)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence(catalog: Catalog, language: str) -> None:
    edition = Edition(catalog, language)
    told = {cause: absence_words(Absence(cause, ()), edition) for cause in absence_sentences(edition)}
    assert len(set(told.values())) == len(told)
    assert "{" not in "".join(told.values())
    years = absence_words(Absence("years", ("2014", "undated")), edition)
    assert years.endswith({"fr": "2014 et des chiffres sans date", "en": "2014 and figures without date"}[language])
    level = catalog.site.levels[0]
    assert absence_words(Absence("level", (level.id,)), edition).endswith(level.name)


def test_what_is_set_aside_is_told_by_its_source(catalog: Catalog) -> None:
    salary = next(salary for salary in catalog.salaries if salary.set_aside)
    told = absence_words(Absence("set-aside", (salary.id,)), Edition(catalog, "fr"))
    assert catalog.source[salary.source].publisher in told


# --- today's euros -----------------------------------------------------------------------------------


TWO_YEARS = Fraction(102, 100) * Fraction(1009, 1000)


@pytest.mark.parametrize(
    ("year", "factor"),
    [(2026, 1), (2025, 1), (2024, Fraction(1009, 1000)), (2023, TWO_YEARS), (2022, None), (2013, None), (None, None)],
)
def test_prices_rise_by_the_product_of_their_years(figures: Figures, year: int | None, factor: Fraction | None) -> None:
    assert price_factor(year, figures) == factor


def test_without_an_index_nothing_is_brought_up_to_date(figures: Figures) -> None:
    assert price_factor(2020, figures._replace(prices={})) is None


def test_every_amount_of_a_figure_follows_the_prices_and_its_age_stays(figures: Figures) -> None:
    seen = Observation("a", "france", 10000, 20000, 15000, year=2024)
    assert in_todays_euros(seen, price_factor(seen.year, figures)) == seen._replace(low=10090, high=20180, point=15135)
    assert in_todays_euros(seen._replace(year=None), price_factor(None, figures)) == seen._replace(year=None)


def test_in_todays_euros_only_what_has_an_index_counts(figures: Figures) -> None:
    kept = [row.observation.origin for row in filtered(figures, Filters(todays_euros=True)).rows]
    assert kept == ["new", "free", "misprint"]


def test_the_shipped_index_reaches_the_figures_of_its_first_year(catalog: Catalog) -> None:
    figures = figures_of(catalog)
    first, last = min(figures.prices), max(figures.prices)
    assert price_factor(first - 1, figures) is not None
    assert price_factor(first - 2, figures) is None
    assert price_factor(last, figures) == 1


# --- for scripts -------------------------------------------------------------------------------------


def test_what_scripts_get_is_plain_and_holds_no_float(catalog: Catalog) -> None:
    data = as_json(figures_of(catalog))
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    assert json.loads(text, parse_float=pytest.fail) == data
    assert len(data["rows"]) == len(catalog.salaries)
    assert data["terms"]["floor"] == "546909/25"
    assert {row["id"] for row in data["rows"] if "aside" in row} == {
        salary.id
        for salary in catalog.salaries
        if salary.set_aside or (salary.low is None and salary.high is None and salary.point is None)
    }
