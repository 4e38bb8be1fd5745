"""From published figures to a band: the worked cases, what holds for any figures, and each rule by itself."""

import random
import statistics
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import COLLECTIONS, Catalog
from generator.model import Indices, Salary, Site, Source, Thresholds
from generator.pay.amounts import divided, exact, median, median_without, quartile
from generator.pay.bands import Band, Influence, Move, all_bands, band_of
from generator.pay.grades import Method, Reason, Step, best_method
from generator.pay.votes import Cell, Observation, Terms, freshness, minimum_wage_on, observation_of, terms_of
from generator.reading.decode import decode_list, decode_one
from generator.reading.findings import Findings
from generator.reading.load import parse

VECTORS = yaml.safe_load((Path(__file__).parent / "vectors" / "bands.yaml").read_text(encoding="utf-8"))
THRESHOLDS = """\
recent: 2
usable: 5
implausible: 5
grades:
  a: {origins: 4, age: 2, agreement: 60}
  b: {origins: 3, age: 3, agreement: 40}
  c: {origins: 2, age: 5, agreement: 20}
"""
SITE = f"""\
name: Test
tagline: Test
language: fr
licence: CC BY 4.0
levels: [{{id: junior, name: Junior}}]
zones:
  - id: france
    name: France
    mixture: [{{zone: idf, share: 31}}, {{zone: regions, share: 69}}]
  - {{id: idf, name: Île-de-France}}
  - {{id: regions, name: Régions}}
tracks: [{{id: one, name: One}}]
families: [{{id: one, name: One}}]
thresholds:
{"".join(f"  {line}" for line in THRESHOLDS.splitlines(keepends=True))}"""
INDICES = """\
minimum-wage:
  - {from: 2024-01-01, monthly: 1766.92, source: altaide}
  - {from: 2024-11-01, monthly: 1801.80, source: altaide}
  - {from: 2026-01-01, monthly: 1823.03, source: altaide}
prices: [{year: 2025, change: 0.9, source: altaide}]
"""
MINIMUM_WAGE = Fraction("21876.36")


def read(record: Any, text: str) -> Any:
    """A record, or a list of them, from YAML that holds no mistake."""
    findings = Findings("test.yaml")
    decode = decode_list if text.lstrip().startswith("-") else decode_one
    found = decode(record, parse(text, "test.yaml").root, findings)
    assert not findings.problems
    return found


TERMS = Terms(2026, read(Thresholds, THRESHOLDS), {"france": {"idf": 31, "regions": 69}}, MINIMUM_WAGE)


def seen(origin: str, low: Any = None, high: Any = None, *, zone: str = "france", **rest: Any) -> Observation:
    """A figure; of this year, unless said otherwise."""
    return Observation(origin, zone, low, high, **{"year": 2026, **rest})


def band(*observations: Observation, zone: str = "france", **kind: str) -> Band:
    return band_of(Cell("cm", "junior", zone, **kind), observations, terms=TERMS)


def reason(found: Band, criterion: str) -> Reason:
    return next(each for each in found.reasons if each.criterion == criterion)


def catalog_of(*salaries: str, as_of: date = date(2026, 6, 1)) -> Catalog:
    """A catalog of some figures, each given by its source and by what it changes in an ordinary one."""
    common = "role: cm, level: junior, contract: salaried, basis: gross-year, year-basis: stated"
    figures = "\n".join(f"- {{id: f{rank}, {common}, {figure}}}" for rank, figure in enumerate(salaries))
    publisher = "title: Salaires, published: 2026, kind: survey, method: survey"
    sources = "\n".join(f"- {{id: {name}, publisher: {name.title()}, {publisher}, sample: 40}}" for name in SOURCES)
    given: dict[str, Any] = {
        "site": read(Site, SITE),
        "indices": read(Indices, INDICES),
        "sources": tuple(read(Source, sources)),
        "salaries": tuple(read(Salary, figures)),
    }
    blank = {each.name: None if each.single else () for each in COLLECTIONS}
    return Catalog(as_of=as_of, **{**blank, **given})


SOURCES = ("altaide", "apec", "bdm")


# --- worked cases ----------------------------------------------------------------------------------


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["case"] for vector in VECTORS])
def test_a_worked_case_comes_out_as_published(vector: dict[str, Any]) -> None:
    observations = [Observation(**each) for each in vector["observations"]]
    terms = TERMS._replace(as_of_year=vector["as_of"])
    found = band_of(Cell("cm", "junior", vector["zone"]), observations, terms=terms)
    expected = vector["expected"]
    shown = {name: getattr(found, name) for name in expected}
    if "outer" in shown:
        shown["outer"] = list(shown["outer"])
    if "agreement" in shown:
        shown["agreement"] = float(round(shown["agreement"], 3))
    assert shown == expected
    assert {name for name in ("low", "high") if getattr(found, name) is not None} == {"low", "high"} & expected.keys()


# --- what holds for any figures ----------------------------------------------------------------------

AMOUNTS = st.integers(15_000, 80_000)
SHARING_A_CORE = st.tuples(st.integers(20_000, 25_000), st.integers(35_000, 40_000))
"""Ranges that all hold 25,000 to 35,000, and so the middles of each other."""
KINDS = ("range", "mean", "median", "minimum", "maximum", "quartile-1", "quartile-3", "central-80", "point", "floor")


YEARS = (None, 2014, 2019, 2023, 2026)


@st.composite
def figures(draw: st.DrawFn, *, years: tuple[int | None, ...] = YEARS) -> Observation:
    """Any figure the model allows."""
    statistic = draw(st.sampled_from(KINDS))
    low, width = draw(AMOUNTS), draw(st.integers(1, 30_000))
    is_range = statistic in ("range", "central-80")
    return Observation(
        draw(st.sampled_from("abcdef")),
        draw(st.sampled_from(["france", "france", "idf", "regions"])),
        low if is_range else None,
        low + width if is_range else None,
        None if is_range else low,
        statistic,
        draw(st.sampled_from(years)),
        draw(st.sampled_from(["official", "survey", "adverts", "recruiter", "editorial"])),
        draw(st.sampled_from([None, 5, 12, 300])),
        draw(st.sampled_from([False, False, False, True])),
    )


@given(st.lists(SHARING_A_CORE, min_size=2, max_size=2), AMOUNTS, st.integers(1, 1_000_000))
def test_a_wild_third_source_moves_no_end_beyond_its_neighbours(
    pair: list[tuple[int, int]], low: int, width: int
) -> None:
    found = band(*(seen(name, *ends) for name, ends in zip("ab", pair, strict=True)), seen("wild", low, low + width))
    lows, highs = zip(*pair, strict=True)
    assert found.low is not None
    assert found.high is not None
    assert min(lows) <= found.low <= max(lows)
    assert min(highs) <= found.high <= max(highs)


@given(st.lists(SHARING_A_CORE, min_size=1, max_size=6), st.data())
def test_an_agreeing_source_never_lowers_the_grade_for_agreement(
    ranges: list[tuple[int, int]], data: st.DataObject
) -> None:
    lows, highs = zip(*ranges, strict=True)
    agreeing = data.draw(st.integers(min(lows), max(lows))), data.draw(st.integers(min(highs), max(highs)))
    sources = [seen(f"source-{rank}", *ends) for rank, ends in enumerate(ranges)]
    before, after = band(*sources), band(*sources, seen("agreeing", *agreeing))
    assert reason(after, "agreement").grade <= reason(before, "agreement").grade


@given(st.lists(figures(), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_figures_never_matters(found: list[Observation], chance: random.Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert band(*shuffled) == band(*found)


@given(st.lists(figures(years=(2023, 2024, 2026)), min_size=1, max_size=10))
def test_influence_is_what_leaving_each_study_out_comes_to(found: list[Observation]) -> None:
    whole = band(*found)
    if whole.influence is None:
        assert whole.status != "band"
        return
    for end, move in zip(("low", "high"), whole.influence, strict=True):
        ends = {vote.origin: getattr(vote, end) for vote in whole.votes if getattr(vote, end) is not None}
        if len(ends) == 1:
            assert move == (None, *ends)
            continue
        moves = {name: abs(median_of_others(ends, name) - getattr(whole, end)) for name in ends}
        assert move.amount == max(moves.values()) == moves[move.origin]


def median_of_others(ends: dict[str, int | Fraction], origin: str) -> Fraction:
    return statistics.median(Fraction(end) for name, end in ends.items() if name != origin)


@given(st.lists(figures(), max_size=8))
def test_influence_agrees_with_bands_made_without_the_study(found: list[Observation]) -> None:
    whole = band(*found)
    for move, end in zip(whole.influence or (), ("low", "high"), strict=False):
        without = band(*(each for each in found if each.origin != move.origin))
        if move.amount is not None and without.status == "band" and len(without.votes) == len(whole.votes) - 1:
            assert abs(getattr(without, end) - getattr(whole, end)) == move.amount


@given(st.lists(figures(), max_size=6))
def test_only_a_band_that_holds_together_is_published(found: list[Observation]) -> None:
    whole = band(*found)
    if whole.status == "contested":
        assert whole.discords
        assert (whole.low, whole.centre, whole.high, whole.influence) == (None, None, None, None)
    if whole.status == "band":
        assert not whole.discords
        assert whole.low is not None
        assert whole.high is not None
        assert whole.outer is not None
        assert whole.outer[0] <= whole.low < whole.high <= whole.outer[1]
        assert whole.support is not None
        assert whole.support >= Fraction(1, 2)


@given(st.lists(figures(), max_size=12))
def test_every_figure_of_the_cell_is_shown_somewhere(found: list[Observation]) -> None:
    whole = band(*found)
    voting = [each for vote in whole.votes for each in vote.observations]
    unused = [each for unused in whole.unused for each in unused.vote.observations]
    shown = [*voting, *unused, *whole.set_aside]
    assert all(each in shown for each in found if each.zone == "france")
    assert {vote.origin for vote in whole.votes} <= {each.origin for each in found if not each.is_set_aside}
    assert len({vote.origin for vote in whole.votes}) == len(whole.votes)


@given(st.lists(AMOUNTS, min_size=2, max_size=9))
def test_medians_and_quartiles_are_those_of_the_standard_library(values: list[int]) -> None:
    ordered = sorted(values)
    assert median(values) == statistics.median(map(Fraction, values))
    first, second, third = statistics.quantiles(map(Fraction, values), n=4, method="inclusive")
    assert [quartile(ordered, rank) for rank in (1, 2, 3)] == [first, second, third]
    for index in range(len(ordered)):
        others = ordered[:index] + ordered[index + 1 :]
        assert median_without(ordered, index) == statistics.median(map(Fraction, others))


# --- one study, one vote ---------------------------------------------------------------------------


def test_ten_pages_that_quote_one_study_have_one_vote() -> None:
    found = band(*[seen("study", 30000, 40000)] * 10, seen("other", 20000, 36000))
    assert len(found.votes) == 2
    assert (found.low, found.high) == (25000, 38000)


def test_several_figures_of_one_study_are_merged_end_by_end() -> None:
    found = band(seen("a", 20000, 30000), seen("a", 22000, 40000), seen("a", 28000, 32000))
    assert (found.low, found.centre, found.high) == (22000, 27000, 32000)


def test_of_one_study_only_the_newest_year_counts() -> None:
    found = band(seen("a", 20000, 30000, year=2024), seen("a", 25000, 35000), seen("a", 10000, 90000, year=None))
    assert (found.low, found.high) == (25000, 35000)
    assert [(each.vote.year, each.why) for each in found.unused] == [(2024, "superseded"), (None, "superseded")]


def test_two_quartiles_make_a_range_and_a_median_its_centre() -> None:
    quartiles = seen("a", point=24000, statistic="quartile-1"), seen("a", point=35000, statistic="quartile-3")
    assert band(*quartiles).centre == 29500
    found = band(*quartiles, seen("a", point=29577, statistic="median"))
    assert (found.low, found.centre, found.high) == (24000, 29577, 35000)
    assert found.statistics == ("median", "quartile-1", "quartile-3")


def test_quartiles_of_two_years_are_no_range() -> None:
    older = seen("a", point=35000, statistic="quartile-3", year=2025)
    found = band(seen("a", point=24000, statistic="quartile-1"), older)
    assert (found.status, found.low, found.high) == ("one-sided", 24000, None)


@pytest.mark.parametrize("field", ["low", "high", "point"])
def test_a_minimum_and_a_maximum_are_ends_wherever_they_are_written(field: str) -> None:
    minimum: dict[str, Any] = {field: 30000, "statistic": "minimum"}
    maximum: dict[str, Any] = {field: 40000, "statistic": "maximum"}
    found = band(seen("a", **minimum), seen("a", **maximum))
    assert (found.status, found.low, found.centre, found.high) == ("band", 30000, 35000, 40000)


def test_the_middle_eighty_percent_are_a_range() -> None:
    found = band(seen("a", 36000, 85000, statistic="central-80"), seen("a", point=50000, statistic="median"))
    assert (found.low, found.centre, found.high) == (36000, 50000, 85000)


def test_a_figure_set_aside_is_shown_and_never_votes() -> None:
    misprint = seen("b", 10, 600, is_set_aside=True)
    found = band(seen("a", 30000, 40000), misprint)
    assert (found.low, found.set_aside, len(found.votes)) == (30000, (misprint,), 1)


# --- zones -------------------------------------------------------------------------------------------

CAPITAL = seen("a", 24000, 30000, zone="idf")
REGIONS = seen("a", 22000, 26000, zone="regions")


def test_a_study_of_all_parts_votes_as_their_mixture() -> None:
    found = band(CAPITAL, REGIONS)
    assert (found.low, found.centre, found.high) == (22000, 24930, 30000)
    assert [vote.is_mixture for vote in found.votes] == [True]


def test_a_study_with_a_figure_for_the_whole_needs_no_mixture() -> None:
    found = band(CAPITAL, REGIONS, seen("a", 23000, 28000))
    assert (found.low, found.high, found.votes[0].is_mixture) == (23000, 28000, False)


def test_a_study_of_one_part_says_nothing_of_the_whole() -> None:
    assert band(CAPITAL, seen("b", 22000, 26000, zone="regions")).status == "empty"


def test_a_mixture_is_no_vote_in_its_parts() -> None:
    assert (band(CAPITAL, REGIONS, zone="idf").low, band(CAPITAL, REGIONS, zone="regions").low) == (24000, 22000)


def test_what_one_part_does_not_say_the_mixture_does_not_know() -> None:
    found = band(CAPITAL, seen("a", point=25000, statistic="mean", zone="regions"))
    assert (found.status, found.low, found.high) == ("point", None, None)
    assert found.centre == Fraction(31 * 27000 + 69 * 25000, 100)
    assert not found.votes[0].has_published_centre


def test_parts_are_mixed_within_the_newest_year_they_share() -> None:
    found = band(CAPITAL, CAPITAL._replace(low=20000, year=2024), REGIONS._replace(year=2024))
    assert (found.low, found.years) == (20000, (2024, 2024))


def test_parts_without_a_common_year_make_a_mixture_as_old_as_the_oldest() -> None:
    assert band(CAPITAL, REGIONS._replace(year=2024)).years == (2024, 2024)
    assert band(CAPITAL, REGIONS._replace(year=None)).age == "undated"


# --- age ---------------------------------------------------------------------------------------------


def test_a_vote_five_years_old_still_counts_and_one_of_six_does_not() -> None:
    found = band(seen("a", 30000, 40000), seen("b", 20000, 30000, year=2020), seen("c", 28000, 38000, year=2021))
    assert [vote.origin for vote in found.votes] == ["a", "c"]
    assert [(each.vote.origin, each.why) for each in found.unused] == [("b", "stale")]


def test_an_undated_vote_waits_until_there_is_no_fresh_one() -> None:
    undated = seen("b", 20000, 30000, year=None)
    assert [each.why for each in band(seen("a", 30000, 40000), undated).unused] == ["undated"]
    assert band(seen("a", 30000, 40000, year=2014), undated).age == "undated"


def test_a_band_of_old_dated_votes_is_historic() -> None:
    found = band(seen("a", 30000, 40000, year=2014), seen("b", 30000, 40000, year=2018))
    assert (found.age, found.years) == ("historic", (2014, 2018))


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2026, "recent"),
        (2024, "recent"),
        (2023, "to-confirm"),
        (2021, "to-confirm"),
        (2020, "historic"),
        (None, "undated"),
    ],
)
def test_a_figure_is_recent_then_to_confirm_then_historic(year: int | None, expected: str) -> None:
    assert freshness(year, terms=TERMS) == expected


# --- status ------------------------------------------------------------------------------------------


def test_a_cell_without_figures_is_empty_and_has_no_grade() -> None:
    found = band()
    assert (found.status, found.age, found.grade, found.reasons, found.outer) == ("empty", None, None, (), None)


def test_a_mean_alone_is_a_point() -> None:
    found = band(seen("a", point=30000, statistic="mean"))
    assert (found.status, found.centre, found.low, found.influence) == ("point", 30000, None, None)


def test_a_bound_without_any_range_is_one_sided() -> None:
    found = band(seen("a", high=60000, statistic="maximum"), seen("b", point=50000, statistic="mean"))
    assert (found.status, found.low, found.centre, found.high, found.outer) == ("one-sided", None, 50000, 60000, None)


def test_a_one_sided_source_votes_on_its_one_end() -> None:
    found = band(seen("a", 30000, 40000), seen("b", high=50000, statistic="maximum"))
    assert (found.low, found.high, found.outer) == (30000, 45000, (30000, 50000))


def test_two_ranges_that_only_touch_are_contested() -> None:
    found = band(seen("a", 20000, 30000), seen("b", 30000, 40000))
    assert (found.status, found.discords, found.outer) == ("contested", ("apart",), (20000, 40000))


def test_a_centre_outside_most_ranges_is_contested() -> None:
    found = band(seen("a", 30000, 40000), seen("b", point=90000), seen("c", point=95000))
    assert (found.status, found.discords, found.support) == ("contested", ("unsupported",), 0)


def test_a_centre_that_half_of_the_ranges_hold_is_enough_and_a_third_is_not() -> None:
    half = band(seen("a", 30000, 40000), seen("b", 38000, 60000))
    third = band(seen("a", 20000, 30000), seen("b", 31000, 41000), seen("c", 60000, 80000))
    assert (half.status, half.centre, half.support) == ("band", 42000, Fraction(1, 2))
    assert (third.status, third.discords, third.support) == ("contested", ("unsupported",), Fraction(1, 3))


def test_ends_that_cross_are_contested() -> None:
    found = band(seen("a", 60000, 70000), seen("b", high=20000), seen("c", high=30000))
    assert (found.status, found.discords) == ("contested", ("crossed",))


def test_three_ranges_of_which_two_agree_make_a_band() -> None:
    found = band(seen("a", 24000, 28000), seen("b", 25000, 29000), seen("c", 50000, 60000))
    assert (found.status, found.low, found.high, found.agreement) == ("band", 25000, 29000, 0)


def test_what_all_ranges_share_is_given() -> None:
    assert band(seen("a", 25000, 40000), seen("b", 30000, 42000)).shared == (30000, 40000)


def test_a_bound_that_pulls_an_end_past_the_centre_is_told() -> None:
    bounds = seen("b", low=50000, statistic="minimum"), seen("c", low=50000, statistic="minimum")
    found = band(seen("a", 30000, 60000), *bounds)
    assert (found.status, found.low, found.centre, found.is_centre_outside) == ("band", 50000, 45000, True)


def test_a_band_that_stands_on_one_study_says_so() -> None:
    assert band(seen("a", 30000, 40000)).influence == Influence(Move(None, "a"), Move(None, "a"))


def test_of_studies_that_move_an_end_as_much_the_first_by_name_is_told() -> None:
    found = band(seen("b", 30000, 40000), seen("a", 28000, 44000))
    assert found.influence == Influence(Move(1000, "a"), Move(2000, "a"))


# --- minimum wage ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "under", "near"),
    [(21876, True, False), (MINIMUM_WAGE, False, True), (22970, False, True), (MINIMUM_WAGE * 21 / 20, False, False)],
)
def test_a_fresh_band_is_read_against_the_minimum_wage(low: Fraction, under: bool, near: bool) -> None:
    found = band(seen("a", low, 40000))
    assert (found.floor, found.is_under_floor, found.is_near_floor) == (MINIMUM_WAGE, under, near)


def test_an_old_band_was_not_under_the_minimum_wage_of_today() -> None:
    found = band(seen("a", 18000, 40000, year=2014))
    assert (found.floor, found.is_under_floor, found.is_near_floor) == (MINIMUM_WAGE, False, False)


@pytest.mark.parametrize(
    ("contract", "basis"), [("freelance", "day-rate"), ("salaried", "net-year"), ("portage", "day-rate")]
)
def test_the_minimum_wage_says_nothing_of_day_rates_and_net_pay(contract: str, basis: str) -> None:
    found = band(seen("a", 200, 400), contract=contract, basis=basis)
    assert (found.floor, found.is_under_floor) == (None, False)


def test_the_minimum_wage_is_the_one_in_force_that_day() -> None:
    wages = read(Indices, INDICES).minimum_wage
    assert minimum_wage_on(date(2024, 10, 31), wages) == Fraction("21203.04")
    assert minimum_wage_on(date(2025, 6, 1), wages) == Fraction("21621.60")
    assert minimum_wage_on(date(2023, 12, 31), wages) is None


# --- grade -------------------------------------------------------------------------------------------


def test_the_grade_is_the_worst_of_four_and_each_says_what_would_improve_it() -> None:
    found = band(seen("a", 30000, 40000, method="survey", sample=40), seen("b", 32000, 40000, year=2023))
    assert found.reasons == (
        Reason("origins", 2, "C", Step("B", 3)),
        Reason("age", Fraction(3, 2), "A", None),
        Reason("agreement", Fraction(4, 5), "A", None),
        Reason("method", Method("survey", 40), "A", None),
    )
    assert (found.grade, [each.criterion for each in found.weakest]) == ("C", ["origins"])


def test_a_lone_editorial_figure_without_date_is_a_d_on_every_count() -> None:
    found = band(seen("a", 30000, 40000, year=None))
    assert [each.value for each in found.reasons] == [1, None, None, Method("editorial")]
    assert [each.grade for each in found.reasons] == ["D", "D", "D", "D"]
    assert [each.better.asks for each in found.reasons if each.better] == [2, 5, Fraction(1, 5), (Method("recruiter"),)]


@pytest.mark.parametrize(("ranges", "grade"), [(1, "D"), (2, "C"), (3, "B"), (4, "A"), (5, "A")])
def test_more_studies_with_both_ends_grade_higher(ranges: int, grade: str) -> None:
    found = band(*(seen(f"source-{rank}", 30000, 40000) for rank in range(ranges)), seen("mean", point=35000))
    assert reason(found, "origins")[1:3] == (ranges, grade)


@pytest.mark.parametrize(("year", "grade"), [(2024, "A"), (2023, "B"), (2021, "C"), (2020, "D"), (None, "D")])
def test_older_votes_grade_lower(year: int | None, grade: str) -> None:
    assert reason(band(seen("a", 30000, 40000, year=year)), "age").grade == grade


@pytest.mark.parametrize(("high", "grade"), [(60, "A"), (59, "B"), (40, "B"), (39, "C"), (20, "C"), (19, "D")])
def test_more_agreement_grades_higher(high: int, grade: str) -> None:
    assert reason(band(seen("a", 100, 200), seen("b", 100, 100 + high)), "agreement").grade == grade


@pytest.mark.parametrize(
    ("method", "sample", "grade"),
    [
        ("official", None, "A"),
        ("survey", 30, "A"),
        ("survey", 29, "B"),
        ("survey", 10, "B"),
        ("survey", 9, "D"),
        ("survey", None, "D"),
        ("adverts", None, "B"),
        ("recruiter", None, "C"),
        ("recruiter", 500, "C"),
        ("editorial", 500, "D"),
    ],
)
def test_a_counted_method_grades_higher(method: str, sample: int | None, grade: str) -> None:
    assert reason(band(seen("a", 30000, 40000, method=method, sample=sample)), "method").grade == grade


def test_the_method_of_a_mean_does_not_vouch_for_ranges() -> None:
    mean = seen("b", point=35000, statistic="mean", method="official")
    assert reason(band(seen("a", 30000, 40000, method="recruiter"), mean), "method").grade == "C"
    assert reason(band(mean), "method").grade == "A"


def test_of_equal_methods_the_largest_sample_is_named() -> None:
    samples = {"a": 40, "b": 90, "c": None}
    found = band(*(seen(name, 30000, 40000, method="survey", sample=sample) for name, sample in samples.items()))
    assert best_method(found.votes) == Method("survey", 90)


# --- the whole catalog -------------------------------------------------------------------------------

RANGE = "statistic: range, low: 30000, high: 40000, year: 2026"


def test_a_catalog_gives_a_band_for_every_cell_that_has_a_vote() -> None:
    bands = all_bands(catalog_of(f"source: altaide, zone: idf, {RANGE}", f"source: apec, zone: regions, {RANGE}"))
    assert [cell.zone for cell in bands] == ["idf", "regions"]


def test_a_mixture_that_only_its_parts_feed_has_its_band() -> None:
    bands = all_bands(catalog_of(f"source: bdm, zone: idf, {RANGE}", f"source: bdm, zone: regions, {RANGE}"))
    assert [cell.zone for cell in bands] == ["idf", "regions", "france"]
    assert {found.status for found in bands.values()} == {"band"}


def test_asking_for_a_cell_without_figure_gives_an_empty_band() -> None:
    bands = all_bands(catalog_of(f"source: bdm, zone: idf, {RANGE}"))
    nowhere = Cell("smm", "senior", "idf")
    assert (bands[nowhere].status, bands[nowhere].floor, nowhere in bands) == ("empty", MINIMUM_WAGE, False)


def test_figures_set_aside_make_no_cell_but_are_found_in_it() -> None:
    bands = all_bands(catalog_of(f"source: bdm, zone: idf, {RANGE}, set-aside: Coquille."))
    assert not bands
    assert [each.salary.id for each in bands[Cell("cm", "junior", "idf")].set_aside if each.salary] == ["f0"]


def test_bases_and_contracts_never_mix() -> None:
    catalog = catalog_of(*[f"source: bdm, zone: idf, {RANGE}"] * 3)
    gross, net, freelance = catalog.salaries
    others = (replace(net, low=20000, basis="net-year"), replace(freelance, low=25000, contract="freelance"))
    bands = all_bands(replace(catalog, salaries=(gross, *others)))
    assert [found.low for found in bands.values()] == [30000, 20000, 25000]


def test_a_whole_catalog_and_one_cell_come_to_the_same_band() -> None:
    catalog = catalog_of(
        f"source: bdm, zone: idf, {RANGE}",
        "source: bdm, zone: regions, statistic: mean, point: 29000.50, year: undated",
        "source: apec, zone: france, statistic: maximum, high: 45000, year: 2024, n: 12",
        "source: altaide, zone: france, statistic: quartile-1, point: 27000, year: 2025",
        "source: altaide, zone: france, statistic: quartile-3, point: 39000, year: 2025",
    )
    bands = all_bands(catalog)
    everything = [each for found in bands.values() for vote in found.votes for each in vote.observations]
    everything += [each for found in bands.values() for unused in found.unused for each in unused.vote.observations]
    assert {cell.zone for cell in bands} == {"france", "idf", "regions"}
    for cell, found in bands.items():
        assert band_of(cell, dict.fromkeys(everything), terms=terms_of(catalog)) == found


def test_the_sample_of_a_figure_stands_before_that_of_its_source() -> None:
    bands = all_bands(catalog_of(f"source: bdm, zone: idf, {RANGE}, n: 12", f"source: apec, zone: regions, {RANGE}"))
    assert [found.votes[0].observations[0].sample for found in bands.values()] == [12, 40]


def test_each_amount_of_a_figure_keeps_its_cents() -> None:
    amounts = {"low": Decimal("30205.56"), "high": Decimal("40000.50"), "point": Decimal("35000.25")}
    salary = replace(catalog_of(f"source: bdm, zone: idf, {RANGE}").salaries[0], **amounts)
    found = observation_of(salary, origin="bdm", method="survey", sample=40)
    assert (found.low, found.high, found.point) == tuple(map(Fraction, amounts.values()))


def test_cents_stay_exact() -> None:
    assert exact(Decimal("30205.56")) == Fraction(3020556, 100)
    assert type(exact(Decimal("30205.00"))) is int
    assert (divided(7, 2), divided(8, 2), type(divided(8, 2))) == (Fraction(7, 2), 4, int)
