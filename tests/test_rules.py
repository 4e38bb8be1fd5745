"""Rules: an explicit list, each with its documentation; the finer points that one folder a code does not show."""

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.catalog import COLLECTIONS, Catalog
from generator.checking import rules
from generator.checking.check import check
from generator.checking.rules import engine, ladder, neighbours, paths, quiz, sources, units
from generator.messages.problems import Problem
from overlays import AS_OF, BASE

Claim = Callable[[Catalog], Iterator[Problem]]


@pytest.fixture(scope="module")
def base() -> Catalog:
    checked = check(BASE, as_of=AS_OF)
    assert checked.catalog
    return checked.catalog


def codes(claim: Claim, catalog: Catalog, **changes: Any) -> list[str]:
    return [problem.code for problem in claim(replace(catalog, **changes))]


def test_no_rule_stands_twice() -> None:
    claims = [rule.claim for rule in rules.ALL]
    assert len(claims) == len(set(claims))


def test_every_claim_of_the_package_is_in_the_list() -> None:
    modules = [module for _name, module in inspect.getmembers(rules, inspect.ismodule)]
    written = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and list(inspect.signature(function).parameters) == ["catalog"]
        if inspect.isgeneratorfunction(function) and not name.startswith("_")
    }
    assert written == {rule.claim for rule in rules.ALL}


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.claim.__name__)
def test_a_rule_is_a_sentence_with_an_example_that_breaks_it(rule: rules.Rule) -> None:
    assert "_" in rule.claim.__name__
    assert "\n    Fails: " in (rule.claim.__doc__ or "")
    assert set(rule.needs) <= {collection.name for collection in COLLECTIONS}


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.claim.__name__)
def test_the_codes_of_a_rule_are_written_in_its_module(rule: rules.Rule) -> None:
    tree = ast.parse(inspect.getsource(inspect.getmodule(rule.claim) or rules))
    written = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert set(rule.codes) <= written


def test_a_rule_waits_for_the_collections_it_needs(base: Catalog) -> None:
    broken = replace(base, site=None, ladder=None, quiz=None, indices=None)  # type: ignore[arg-type]
    assert list(rules.broken(broken, frozenset())) == []


def test_the_last_rules_wait_until_what_they_read_breaks_no_other(base: Catalog) -> None:
    options = [replace(option, score="1") for option in base.quiz.scenarios[0].options]
    scenario = replace(base.quiz.scenarios[0], options=tuple(options))
    spoiled = replace(base, quiz=replace(base.quiz, scenarios=(scenario,)), ladder=_gate_at(base, 4))
    everything = frozenset(collection.name for collection in COLLECTIONS)
    assert [problem.code for problem in rules.broken(spoiled, everything)] == ["scenario-scores"]
    assert codes(engine.rungs_are_within_reach, spoiled) == ["unreachable-rung"]


def _gate_at(base: Catalog, level: int) -> Any:
    first, second = base.ladder.rungs
    gate = replace(second.gates[0], level=level)
    return replace(base.ladder, rungs=(first, replace(second, gates=(gate,))))


# --- figures side by side ------------------------------------------------------------------------


def figures(base: Catalog, *ends: tuple[int, int], **changes: Any) -> tuple[Any, ...]:
    """One figure for each pair of ends, of one job, from as many roles of sources as there are."""
    first = base.salaries[0]
    return tuple(replace(first, id=f"f{n}", low=low, high=high, **changes) for n, (low, high) in enumerate(ends))


USUAL = ((24000, 28000), (25000, 30000), (26000, 32000))


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ((*USUAL, (24000, 280000)), ["implausible-amount"]),
        ((*USUAL, (240000, 280000)), ["implausible-amount"]),
        ((*USUAL, (24000, 149000)), []),
        ((*USUAL[:2], (24000, 280000)), []),
        ((*USUAL, *USUAL, (12000, 28000)), []),
    ],
)
def test_an_amount_is_judged_by_three_others_at_least(base: Catalog, ends: Any, found: list[str]) -> None:
    assert codes(neighbours.figures_stay_near_their_neighbours, base, salaries=figures(base, *ends)) == found


def test_figures_set_aside_never_count_nor_are_they_judged(base: Catalog) -> None:
    aside = figures(base, (24000, 999000), (2, 3), (1, 2), (9, 9), set_aside="Coquille.")
    far = figures(base, (24000, 280000))
    assert codes(neighbours.figures_stay_near_their_neighbours, base, salaries=(*aside, *far)) == []


def test_figures_of_other_contracts_and_bases_are_no_neighbours(base: Catalog) -> None:
    days = figures(base, (200, 300), (250, 400), (300, 450), contract="freelance", basis="day-rate")
    assert codes(neighbours.figures_stay_near_their_neighbours, base, salaries=(*days, *figures(base, *USUAL))) == []


def test_a_study_may_say_otherwise_of_another_employer_year_or_statistic(base: Catalog) -> None:
    one, two = figures(base, (24000, 28000), (25000, 29000))
    assert codes(neighbours.studies_agree_with_themselves, base, salaries=(one, two)) == ["study-disagrees"]
    for change in (
        {"company": "PME"},
        {"year": 2023},
        {"statistic": "central-80"},
        {"set_aside": "x"},
        {"zone": "paris"},
    ):
        salaries = (one, replace(two, **change))
        assert codes(neighbours.studies_agree_with_themselves, base, salaries=salaries) == []


def test_a_contradiction_is_named_on_both_sides(base: Catalog) -> None:
    one, two = figures(base, (24000, 28000), (25000, 29000))
    named = replace(two, conflicts=("f0",))
    assert codes(neighbours.studies_agree_with_themselves, base, salaries=(one, named)) == ["study-disagrees"]
    both = (replace(one, conflicts=("f1",)), named)
    assert codes(neighbours.studies_agree_with_themselves, base, salaries=both) == []
    assert codes(neighbours.conflicts_still_apply, base, salaries=both) == []


def test_two_pages_of_one_study_are_one_study(base: Catalog) -> None:
    one, two = figures(base, (24000, 28000), (25000, 29000))
    pages = tuple(replace(source, origin="etude-cuisine") for source in base.sources)
    salaries = (one, replace(two, source="enquete-2025"))
    assert codes(neighbours.studies_agree_with_themselves, base, salaries=salaries) == []
    assert codes(neighbours.studies_agree_with_themselves, base, salaries=salaries, sources=pages) == [
        "study-disagrees"
    ]


# --- moves ---------------------------------------------------------------------------------------


def moves(base: Catalog, *ways: str) -> tuple[Any, ...]:
    return tuple(replace(base.paths[0], id=way, source_role=way[0], target_role=way[1]) for way in ways)


@pytest.mark.parametrize(
    ("ways", "closing"),
    [
        (["ab", "bc", "cd"], []),
        (["ab", "ba"], ["ba"]),
        (["ab", "bc", "ca"], ["ca"]),
        (["ab", "ac", "bd", "cd"], []),
        (["xa", "ab", "bc", "cb", "de", "ed"], ["cb", "ed"]),
        (["aa"], []),
    ],
)
def test_each_round_of_promotions_is_told_once(base: Catalog, ways: list[str], closing: list[str]) -> None:
    found = list(paths.promotions_never_turn_round(replace(base, paths=moves(base, *ways))))
    assert [dict(problem.text.values)["roles"][-2:] for problem in found] == [tuple(way) for way in closing]


def test_a_lateral_move_back_is_no_round(base: Catalog) -> None:
    up, back = moves(base, "ab", "ba")
    assert codes(paths.promotions_never_turn_round, base, paths=(up, replace(back, kind="lateral"))) == []


def test_a_very_long_way_up_is_walked_without_recursion(base: Catalog) -> None:
    long = [replace(base.paths[0], source_role=str(n), target_role=str(n + 1)) for n in range(5000)]
    assert codes(paths.promotions_never_turn_round, base, paths=tuple(long)) == []


# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Altaide", "ALTAIDE", True),
        ("Altaïde", "Altaide", True),
        ("Robert Half", "RobertHalf", True),
        ("Robert Half", "Robert Haff", True),
        ("Page Personnel", "Page Personel", True),
        ("Page Personnel", "Page Executive", False),
        ("Apec", "Adec", False),
        ("Insee", "Insee Première", False),
    ],
)
def test_publishers_are_alike_when_a_letter_differs(base: Catalog, one: str, other: str, alike: bool) -> None:
    pair = tuple(replace(base.sources[0], id=name, publisher=name) for name in (one, other, one))
    assert bool(codes(sources.publishers_are_spelled_one_way, base, sources=pair)) is alike


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("J’ai rédigé et publié un bilan.", True),
        ("J’ai rédigé un bilan et j’ai formé une équipe.", True),
        ("J’ai rédigé ou fait rédiger un bilan.", False),
        ("J’ai suivi le prix et la qualité.", False),
        ("J’ai comparé un produit et son marché.", False),
        ("J’ai rédigé un bilan de visites et de ventes.", False),
        ("J’ai animé un comité et une communauté.", False),
    ],
)
def test_two_acts_are_seen_when_two_verbs_are(base: Catalog, text: str, two: bool) -> None:
    statement = replace(base.quiz.statements[0], text=text)
    spoiled = replace(base.quiz, statements=(statement,))
    assert bool(codes(quiz.statements_tell_one_act, base, quiz=spoiled)) is two


@pytest.mark.parametrize(("contract", "fix"), [("salaried", "150000"), ("freelance", None)])
def test_the_rate_of_a_day_is_not_taken_for_thousands(base: Catalog, contract: Any, fix: str | None) -> None:
    figure = replace(base.salaries[0], contract=contract, low=None, high=None, point=150, statistic="point")
    (problem,) = units.amounts_are_in_their_unit(replace(base, salaries=(figure,)))
    assert (problem.code, problem.fix) == ("wrong-unit", fix)


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((24, 28), {"low", "high"}),
        ((24, 28000), {"low"}),
        ((24000, 28), {"high"}),
        ((24, 2800), {"low"}),
        ((2400, 2800), {"low", "high"}),
    ],
)
def test_amounts_that_look_the_same_are_one_problem(base: Catalog, ends: tuple[int, int], told: set[str]) -> None:
    (figure,) = figures(base, ends)
    (problem,) = units.amounts_are_in_their_unit(replace(base, salaries=(figure,)))
    assert {problem.place, *problem.related} == {figure.at(name) for name in told}
    assert {value for _name, value in problem.text.values} == {getattr(figure, name) for name in told}


@pytest.mark.parametrize(("contract", "set_aside", "found"), [
    ("salaried", None, ["wrong-unit"]), ("freelance", None, []), ("portage", None, []), ("salaried", "Illisible.", []),
])  # fmt: skip
def test_a_rate_before_tax_is_no_salary(base: Catalog, contract: Any, set_aside: Any, found: list[str]) -> None:
    rate = figures(base, (24000, 28000), contract=contract, basis="month-rate", set_aside=set_aside)
    assert codes(units.salaries_are_told_for_a_year, base, salaries=rate) == found
    others = codes(units.amounts_are_in_their_unit, base, salaries=rate)
    assert others == ([] if found or set_aside else ["wrong-unit"])


def test_a_weight_of_zero_does_not_make_a_competency_count(base: Catalog) -> None:
    first, second = base.ladder.rungs
    core = replace(first.core, weights={"cuisine": 1, "brigade": 0})
    only = replace(second, gates=first.gates, core=core)
    spoiled = replace(base.ladder, rungs=(replace(first, core=core), only))
    assert codes(ladder.every_competency_counts, base, ladder=spoiled) == ["unused-competency"]
