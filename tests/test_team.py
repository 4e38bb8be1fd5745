"""A team beside the bands: the worked tables, and what no table may do."""

import re
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.messages.language import translations
from generator.pages.edition import Edition
from generator.pages.team import columns, data_of, example
from generator.pay.market import Market, as_json, market_of
from generator.people.flaws import WHY, Flaw
from generator.people.roster import COLUMNS, MOST_ROWS, Roster, read
from generator.people.tables import MOST_BYTES, table_of, text_of
from generator.people.team import _hidden, standing_of, team_of
from node import ASSETS
from teams import MARKET, VECTORS, amount, found_in, market_from

HEAD = "métier;niveau;zone;salaire\n"
ROW = "cook;junior;france;27000\n"
SAYING = ("team-sheet", "team-values", "paste")


def by_name(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["case"]) for case in cases]


def told(case: dict[str, Any]) -> dict[str, Any]:
    return found_in(case["text"], case.get("target", "minimum"))


# --- worked tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", by_name(VECTORS["cases"]))
def test_a_worked_table_is_read_as_it_says(case: dict[str, Any]) -> None:
    found = told(case)
    if case["people"] is not None:
        people = [[line, name, post, str(Fraction(salary)), str(Fraction(part)), sex]
                  for line, name, post, salary, part, sex in case["people"]]  # fmt: skip
        assert [[*each[:5], each[6]] for each in found["people"]] == people
    assert [[line, *(code for code, *_others in flaws)] for line, flaws in found["refused"]] == case["refused"]
    ignored = [[code, value] for code, _column, value, _meant in found["ignored"]]
    assert ignored == case.get("ignored", [])
    assert [value for _code, _column, value, _meant in found["alike"]] == case.get("alike", [])
    meant = {column: meant for _line, flaws in found["refused"] for _code, column, _value, meant in flaws if meant}
    assert case.get("meant", {}).items() <= meant.items()


@pytest.mark.parametrize("case", by_name([case for case in VECTORS["cases"] if "standings" in case]))
def test_a_worked_table_comes_to_what_it_says(case: dict[str, Any]) -> None:
    def exactly(values: list[Any]) -> list[str | None]:
        return [None if value is None else str(amount(value)) for value in values]

    found, team = told(case), case["team"]
    standings = [
        [ratio, position, lacking, promotion] for _, ratio, position, lacking, _, promotion in found["standings"]
    ]
    assert standings == [exactly(each) for each in case["standings"]]
    (under, its_cost), (promotion, other_cost) = team["under"], team["promotion"]
    [ratio, cost, other] = exactly([team["ratio"], its_cost, other_cost])
    assert found["team"] == [team["compared"], ratio, under, cost, promotion, other, team["below_floor"]]


@pytest.mark.parametrize("case", by_name([case for case in VECTORS["cases"] if "categories" in case]))
def test_categories_come_in_the_order_of_the_site(case: dict[str, Any]) -> None:
    expected = [[post, people, ratio and str(ratio)] for post, people, ratio in case["categories"]]
    assert told(case)["categories"] == expected


@pytest.mark.parametrize("case", by_name([case for case in VECTORS["cases"] if "gaps" in case]))
def test_a_gap_is_by_role_and_level(case: dict[str, Any]) -> None:
    assert told(case)["gaps"] == case["gaps"]


@pytest.mark.parametrize("case", by_name(VECTORS["tables"]))
def test_a_table_without_sense_says_why(case: dict[str, Any]) -> None:
    assert [code for code, *_ in found_in(case["text"])["flaws"]] == case["flaws"]


@pytest.mark.parametrize("case", by_name(VECTORS["encodings"]))
def test_an_encoding_is_found_out(case: dict[str, Any]) -> None:
    found = text_of(bytes.fromhex(case["bytes"]))
    assert found == (Flaw(case["flaw"]) if "flaw" in case else (case["text"], case["encoding"]))


# --- limits ----------------------------------------------------------------------------------------


def test_too_many_rows_or_bytes_are_refused_in_a_sentence() -> None:
    assert isinstance(read(HEAD + ROW * MOST_ROWS, MARKET), Roster)
    assert read(HEAD + ROW * (MOST_ROWS + 1), MARKET) == [Flaw("too-many-rows")]
    assert text_of(b"x" * (MOST_BYTES + 1)) == Flaw("too-large")


@pytest.mark.parametrize(
    "text", ['"a;b\n' * 20_000, '"""' * 50_000, '" ' * 50_000, '"' + " " * 100_000 + "x", "(" * 100_000, "9" * 100_000]
)
def test_no_text_takes_long(text: str) -> None:
    # Twice as much may take twice as long, never four times: these would take minutes.
    for each in (text, HEAD + text, HEAD + "cook;junior;france;" + text):
        read(each, MARKET)


# --- any table -------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_flaw(data: bytes) -> None:
    found = text_of(data)
    if isinstance(found, Flaw):
        assert found.code in WHY
    else:
        read(found.text, MARKET)


CELL = st.text(alphabet='ab";,\t\n\r=+-@ 0139€%k.', max_size=8)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=6), max_size=6))
def test_every_row_is_a_person_or_a_refusal_with_a_sentence(rows: list[list[str]]) -> None:
    roster = read(HEAD + "\n".join(";".join(row) for row in rows), MARKET)
    if isinstance(roster, Roster):
        table = table_of(HEAD + "\n".join(";".join(row) for row in rows))
        assert not isinstance(table, Flaw)
        lines = sorted(each.line for each in (*roster.people, *roster.refused))
        assert lines == [row.line for row in table.rows][1:]
        assert all(each.flaws and {flaw.code for flaw in each.flaws} <= set(WHY) for each in roster.refused)


@settings(deadline=None)
@given(st.lists(st.lists(st.text(alphabet='a"; \n€', max_size=5), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_quoted_comes_back(rows: list[list[str]]) -> None:
    text = "\n".join(";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in [["a", "b"], *rows])
    table = table_of(text)
    assert not isinstance(table, Flaw)
    held = [row for row in rows if any(cell.strip() for cell in row)]
    assert [row.cells for row in table.rows][1:] == [tuple(cell.strip() for cell in row) for row in held]


@settings(deadline=None)
@given(st.lists(st.integers(min_value=1, max_value=9), max_size=9))
def test_what_is_hidden_is_never_one_or_two_people_together(sizes: list[int]) -> None:
    hidden = _hidden(sizes)
    assert all(size >= 3 for number, size in enumerate(sizes) if number not in hidden)
    together = sum(sizes[number] for number in hidden)
    assert together == 0 or together >= 3 or len(hidden) == len(sizes)


@pytest.mark.parametrize("sizes", [[1, 5, 9], [2, 2, 9], [3, 3], [1, 2, 3], [9, 1, 4]])
def test_no_more_is_hidden_than_it_takes(sizes: list[int]) -> None:
    numbers = range(len(sizes))
    small = {number for number in numbers if sizes[number] < 3}
    choices = [set(chosen) for count in range(len(sizes) + 1) for chosen in combinations(numbers, count)]
    sums = [sum(sizes[number] for number in chosen) for chosen in choices if small <= chosen]
    assert sum(sizes[number] for number in _hidden(sizes)) == min(total for total in sums if total == 0 or total >= 3)


# --- words -----------------------------------------------------------------------------------------


def test_every_sentence_has_its_worked_case() -> None:
    rows = [code for case in VECTORS["cases"] for _line, *codes in case["refused"] for code in codes]
    left_out = [code for case in VECTORS["cases"] for code, _name in case.get("ignored", [])]
    whole = [code for case in VECTORS["tables"] for code in case["flaws"]]
    files = [case["flaw"] for case in VECTORS["encodings"] if "flaw" in case]
    assert {*rows, *left_out, *whole, *files, "alike", "too-large", "too-many-rows"} == set(WHY)


def test_what_stands_in_a_column_is_a_choice_and_one_of_two_salaries_is_due(catalog: Catalog, market: Market) -> None:
    rows = {row.name: row for row in columns(market, Edition(catalog, "fr"))}
    for name, part in (("niveau", "level"), ("lieu", "zone")):
        *others, last = market.names[part].values()  # type: ignore[index]
        assert rows[name].holds == f"{', '.join(others)} ou {last}"
    assert rows["salaire"].due == "obligatoire, sauf salaire mensuel"
    assert "à la place" in rows["salaire mensuel"].holds.lower()


def test_every_sentence_of_the_page_is_said_by_a_script(catalog: Catalog, market: Market) -> None:
    scripts = "".join((ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SAYING)
    said = data_of(market, Edition(catalog, "fr"))["say"]
    assert [name for name in said if not re.search(rf"\b{name}\b", scripts)] == []


def test_no_word_names_two_columns() -> None:
    words = [word for column in COLUMNS.values() for word in column.words]
    assert len(words) == len(set(words))


def test_the_name_of_a_column_in_each_language_is_understood() -> None:
    from generator.reading.spelling import slug

    for column in COLUMNS.values():
        for language in ("fr", "en"):
            assert slug(column.name.render(translations(language).gettext)) in column.words


def test_the_market_of_the_site_comes_back_from_its_page(catalog: Catalog) -> None:
    market = market_of(catalog)
    assert market_from(as_json(market)) == market
    assert list(market.above.items()) == [
        ("community-manager", "social-media-manager"),
        ("social-media-manager", "digital-lead"),
    ]
    assert market.words["role"]["smm"] == "social-media-manager"
    assert market.words["role"]["cheffe-de-projet-digital"] == "chef-de-projet-digital"


def test_the_name_of_one_role_is_never_taken_for_another(catalog: Catalog) -> None:
    from generator.reading.spelling import slug

    market = market_of(catalog)
    assert all(market.words["role"][slug(role.name)] == role.id for role in catalog.roles)


def test_the_example_shows_each_figure_that_larger_teams_have(catalog: Catalog, market: Market) -> None:
    roster = read(example(market, Edition(catalog, "fr")), market)
    assert isinstance(roster, Roster)
    assert not roster.refused
    team = team_of((standing_of(each, market, "minimum") for each in roster.people), market)
    assert all((team.ratio, team.under.cost, team.promotion.cost))
    assert any(each.ratio for each in team.categories)
    assert any(each.gap is not None for each in team.gaps)
