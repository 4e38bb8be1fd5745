"""The comparison says in a browser what Python says: any two roles or levels of the shipped data, either way round."""

import json
import random
from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.pages.charts import Axis, Row, row_of
from generator.pages.choices import Choice, choices, data_of, expected_levels, groups_of, identifier, label
from generator.pages.edition import Edition
from generator.pages.pay import shared_axis
from generator.pages.steps import step
from generator.pay.bands import Band
from node import node

HARNESS = """
import { createInterface } from "node:readline";
const [folder] = process.argv.slice(1);
const load = (name) => import(new URL(`${name}.js`, folder));
const [{ paidOf, stepOf, groupsOf }, { rowOf, sharedAxis }, { comparisonValues }, { comparisonLink, linkedChoices }] =
  await Promise.all(["compare-steps", "compare-chart", "compare-values", "compare-link"].map(load));
let page;
let offered;

const asked = {
  page(given) {
    page = given;
    offered = new Map(page.choices.map((choice) => [choice.id, choice]));
    return null;
  },
  steps([one, other]) {
    const sides = [offered.get(one), offered.get(other)];
    const zones = Object.keys(sides[0].bands).filter((zone) => zone in sides[1].bands);
    return Object.fromEntries(zones.map((zone) => {
      const bands = sides.map(({ bands }) => paidOf(bands[zone]));
      const { between, change, ...told } = stepOf(bands, sides.map(({ label }) => label), page);
      return [zone, told];
    }));
  },
  drawn([one, other]) {
    const bands = [one, other].flatMap((id) => Object.values(offered.get(id).bands).map(paidOf));
    const axis = sharedAxis(bands);
    return { axis, rows: bands.map((band) => rowOf(band, axis)) };
  },
  groups([before, after]) { return groupsOf(before, after); },
  values(ids) { return comparisonValues(ids.map((id) => offered.get(id)), page); },
  link(ids) { return comparisonLink(ids); },
  linked(text) { return linkedChoices(text, offered, page.first); },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, given] = JSON.parse(line);
  console.log(JSON.stringify(asked[name](given)));
}
"""


@pytest.fixture(scope="module")
def edition(catalog: Catalog) -> Edition:
    return Edition(catalog, "fr")


@pytest.fixture(scope="module")
def offered(edition: Edition) -> dict[str, Choice]:
    return {identifier(choice, edition): choice for choice in choices(edition)}


def in_node(name: str, asked: list[Any], edition: Edition) -> list[Any]:
    page = data_of(edition, "comparer/")
    answers = node(HARNESS, [json.dumps(["page", page]), *(json.dumps([name, each]) for each in asked)])
    return [json.loads(answer) for answer in answers[1:]]


def bands(choice: Choice, edition: Edition) -> dict[str, Band]:
    every = edition.bands_of(choice.role.id, basis="gross-year")
    return {band.cell.zone: band for band in every if band.cell.level == choice.level}


# --- what is offered -------------------------------------------------------------------------------


def test_every_role_of_the_site_is_offered_whole_and_at_the_levels_of_its_figures(
    edition: Edition, offered: dict[str, Choice]
) -> None:
    roles = [role.id for role in (*edition.ladder_roles, *edition.neighbours)]
    assert [each for each in offered if "." not in each] == roles
    paid = {f"{cell.role}.{cell.level}" for cell in edition.bands if cell.role in roles and cell.basis == "gross-year"}
    salaried = {each for each in paid if not each.endswith(f".{edition.any_level}")}
    freelance = {f"{cell.role}.{cell.level}" for cell in edition.bands if cell.contract != "salaried"}
    assert salaried - freelance <= offered.keys()


def test_a_role_as_a_whole_is_expected_to_reach_the_highest_of_its_levels(
    catalog: Catalog, offered: dict[str, Choice]
) -> None:
    for name, choice in offered.items():
        levels, whole = expected_levels(choice, catalog), expected_levels(offered[choice.role.id], catalog)
        if levels is not None:
            assert whole is not None, name
            assert all(low <= high for low, high in zip(levels, whole, strict=True)), name


LEVELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=40)


@given(LEVELS)
def test_each_skill_that_somebody_expects_is_in_one_group(pairs: list[tuple[int, int]]) -> None:
    before, after = [low for low, _ in pairs], [high for _, high in pairs]
    numbers = [number for group in groups_of(before, after) for number in group]
    assert sorted(numbers) == [number for number, levels in enumerate(pairs) if any(levels)]


# --- the same in both languages --------------------------------------------------------------------


def test_every_step_of_pay_reads_as_in_python(edition: Edition, offered: dict[str, Choice]) -> None:
    couples = list(permutations(offered, 2))
    told = 0
    for couple, found in zip(couples, in_node("steps", couples, edition), strict=True):
        expected = dict(steps_in_python([offered[each] for each in couple], edition))
        assert {zone: spaced(each, edition) for zone, each in found.items()} == expected, couple
        told += len(expected)
    assert told > 200


def steps_in_python(couple: list[Choice], edition: Edition) -> Iterator[tuple[str, dict[str, str]]]:
    first, second = (bands(choice, edition) for choice in couple)
    names = (label(couple[0], edition), label(couple[1], edition))
    for zone in first.keys() & second.keys():
        told = step((first[zone], second[zone]), names, edition)
        yield zone, spaced({name: getattr(told, name) for name in SENTENCES}, edition)


SENTENCES = ("ranges", "progression", "caution", "studies")


def spaced(told: dict[str, str], edition: Edition) -> dict[str, str]:
    return {name: edition.plain(sentence) for name, sentence in told.items()}


def test_skills_fall_into_the_same_groups(catalog: Catalog, edition: Edition, offered: dict[str, Choice]) -> None:
    levels = [found for choice in offered.values() if (found := expected_levels(choice, catalog)) is not None]
    couples = [(before, after) for before in levels for after in levels]
    assert in_node("groups", couples, edition) == [list(groups_of(*couple)) for couple in couples]


def test_every_couple_is_drawn_as_python_draws_it(edition: Edition, offered: dict[str, Choice]) -> None:
    couples = list(permutations(offered, 2))
    for couple, found in zip(couples, in_node("drawn", couples, edition), strict=True):
        every = [band for each in couple for band in bands(offered[each], edition).values()]
        axis = shared_axis(every)
        assert found["axis"] == as_json(axis), couple
        assert len(found["rows"]) == len(every)
        for row, band in zip(found["rows"], every, strict=True):
            drawn, expected = flat(row), flat(row_as_json(row_of(band, axis)))
            assert drawn == pytest.approx(expected, abs=0.011), (couple, band.cell)


def flat(row: dict[str, Any]) -> dict[str, float]:
    """What a drawing is made of, as numbers by place: percentages may differ by the rounding of their last digit."""
    bar, centre = row["bar"] or {}, row["centre"] or {}
    parts = {"bar": bar, "centre": centre, **{f"{n} {min(mark)}": mark for n, mark in enumerate(row["marks"])}}
    named = {f"{part} {name}": value for part, values in parts.items() for name, value in values.items()}
    numbers = {name: float(str(value).rstrip("%")) for name, value in named.items() if value is not True}
    return {"height": row["height"], **numbers}


def as_json(axis: Axis) -> dict[str, Any]:
    return {"start": axis.start, "end": axis.end, "ticks": list(axis.ticks)}


def row_as_json(row: Row) -> dict[str, Any]:
    return {
        "height": row.height,
        "bar": {"x": row.bar_x, "width": row.bar_width} if row.bar_x else None,
        "centre": {"x": row.centre_x} if row.centre_x else None,
        "marks": [
            {f"is-{mark.kind}": True, "x": mark.x, "width": mark.width, "y": mark.y, "middle": mark.y + 4}
            for mark in row.marks
        ],
    }


# --- what the page gets ----------------------------------------------------------------------------


def test_the_numbers_of_a_comparison_are_those_of_the_data(edition: Edition) -> None:
    [values] = in_node("values", [["community-manager.junior", "community-manager.confirmed"]], edition)
    regions = next(place for place in values["chart"]["places"] if place["place"] == edition.zone_name["regions"])
    hole, progression = regions["pairs"][0]["measures"]
    assert (hole["name"], hole["figure"]) == ("Trou", "2\u00a0k€")
    assert progression["figure"] == "+25\u00a0%"
    assert [row["value"] for row in regions["rows"]] == ["22–26\u00a0k€", "28–32\u00a0k€"]
    assert values["same"]["role"] == "community-manager"
    assert not values["beside"]


def test_of_three_choices_every_two_have_their_sentence(edition: Edition) -> None:
    [values] = in_node("values", [["community-manager", "social-media-manager", "digital-lead"]], edition)
    told = [each["text"] for each in values["summaries"]]
    assert [text.partition("\u00a0:")[0] for text in told] == [
        "Compétences, de CM à SMM",
        "Compétences, de CM à Responsable digital",
        "Compétences, de SMM à Responsable digital",
    ]
    assert "de 30\u00a0k€ à 35,75\u00a0k€" in told[0]
    assert all("La paie ne peut pas encore être comparée" in text for text in told[1:])


def test_a_headline_that_rests_on_old_figures_says_so(edition: Edition) -> None:
    [values] = in_node("values", [["community-manager.junior", "digital-lead"]], edition)
    assert "+85\u00a0%" in values["summaries"][0]["text"]
    assert "À prendre avec prudence (CM junior\u00a0: chiffres anciens" in values["summaries"][0]["text"]


def test_what_lacks_is_said_and_never_counted_as_zero(edition: Edition) -> None:
    [values] = in_node("values", [["community-manager", "content-manager"]], edition)
    assert values["skilled"] in (0, False, None)
    assert "Content manager" in values["undescribed"]["text"]
    assert "Content manager" in values["unpaid"]["why"]
    assert not values["chart"]


def test_three_choices_give_three_couples_and_one_table(edition: Edition) -> None:
    three = ["community-manager", "social-media-manager", "digital-lead"]
    [values] = in_node("values", [three], edition)
    france = values["chart"]["places"][0]
    assert len(france["rows"]) == len(france["pairs"]) == 3
    assert all(pair["named"] for pair in france["pairs"])
    assert [column["label"] for column in values["skilled"]["columns"]] == ["CM", "SMM", "Responsable digital"]


# --- links -----------------------------------------------------------------------------------------


def test_a_link_brings_back_what_it_was_made_from(edition: Edition, offered: dict[str, Choice]) -> None:
    asked = [list(each) for each in permutations(offered, 2)] + [list(offered)[:3], list(offered)[-3:]]
    links = in_node("link", asked, edition)
    assert links[0].startswith("a=")
    assert in_node("linked", links, edition) == [{"ids": ids, "strange": [], "isOurs": True} for ids in asked]


@pytest.mark.parametrize(
    ("link", "ids", "strange"),
    [
        (
            "a=community-manager.expert&b=digital-lead",
            ["community-manager", "digital-lead"],
            ["community-manager.expert"],
        ),
        ("a=webmaster&b=digital-lead&c=content-manager", ["digital-lead", "content-manager"], ["webmaster"]),
        ("a=webmaster&b=social-media-manager", ["community-manager", "social-media-manager"], ["webmaster"]),
        ("a=community-manager&b=webmaster", ["community-manager", "social-media-manager"], ["webmaster"]),
        ("a=digital-lead", ["community-manager", "digital-lead"], []),
        ("a=__proto__&b=constructor", ["community-manager", "social-media-manager"], ["__proto__", "constructor"]),
        ("a=&b=", ["community-manager", "social-media-manager"], []),
    ],
)
def test_what_a_link_names_and_the_site_lacks_is_told_and_the_rest_kept(
    edition: Edition, link: str, ids: list[str], strange: list[str]
) -> None:
    [found] = in_node("linked", [link], edition)
    assert (found["ids"], found["strange"]) == (ids, strange)


def test_any_fragment_is_read(edition: Edition, offered: dict[str, Choice]) -> None:
    chance = random.Random("fragments")
    pieces = [*offered, "a=", "b=", "c=", "&", "=", ".", "%", "%ff", "<img src=x>", "é", "\ud83d\ude00", "\u202e", " "]
    fragments = ["".join(chance.choices(pieces, k=chance.randrange(12))) for _each in range(400)]
    for fragment, found in zip(fragments, in_node("linked", fragments, edition), strict=True):
        assert 2 <= len(found["ids"]) <= 3, fragment
        assert set(found["ids"]) <= offered.keys(), fragment
        assert all(len(each) <= 60 for each in found["strange"]), fragment
