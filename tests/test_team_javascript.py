"""A team in Python and in JavaScript: the same people, the same refusals, the same figures, to the letter."""

import csv
import json
import random
import re
from collections.abc import Iterable
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.pages.edition import Edition
from generator.pages.team_values import TeamWords, person_values, refused_values, team_values
from generator.pay.market import as_json
from generator.people import roster
from generator.people.flaws import Flaw
from generator.people.roster import Roster, read
from generator.people.tables import text_of
from generator.people.team import standing_of, team_of
from generator.telling import team_report
from node import ASSETS, node
from teams import MARKET, VECTORS, found_in, made_market, made_table, shipped_table

MODULES = ("spelling", "tables", "entries", "market", "roster", "team", "team-values", "whole-euros")

HARNESS = """
import { createInterface } from "node:readline";
const [folder] = process.argv.slice(1);
const load = (name) => import(new URL(`${name}.js`, folder));
const [{ written }, { textOf, tableOf }, { marketOf }, rosters, { standingOf, teamOf }] = await Promise.all(
  ["amounts", "tables", "market", "roster", "team"].map(load),
);
const { asCells, personValues, refusedValues, teamValues } = await load("team-values");
const { alikeOf, headerOf, isFlaw, isRefused, personOf, vocabularyOf, MOST_ROWS } = rosters;
const number = (amount) => (amount ? written(amount) : null);
const flaw = ({ code, column = "", value = "", meant = "" }) => [code, column, value, meant];
const post = ({ role, level, zone }) => [role, level, zone].join(" ");
const bill = ({ people, cost }) => [people, number(cost)];

function foundIn(text, target, market, vocabulary) {
  const table = tableOf(text);
  if (isFlaw(table)) return { flaws: [flaw(table)] };
  const first = table.rows.next().value;
  if (!first) return { flaws: [flaw({ code: "empty" })] };
  const header = headerOf(first, vocabulary);
  if (Array.isArray(header)) return { flaws: header.map(flaw) };
  const found = [...table.rows].map((row) => personOf(row, header, market, vocabulary));
  const code = found.length ? found.length > MOST_ROWS && "too-many-rows" : "no-rows";
  if (code) return { flaws: [flaw({ code })] };
  const people = found.filter((each) => !isRefused(each));
  const team = teamOf(people.map((each) => standingOf(each, market, target)), market);
  return {
    separator: table.separator,
    ignored: header.ignored.map(flaw),
    alike: alikeOf(people).map(flaw),
    people: people.map((each) =>
      [each.line, each.name, post(each.post), number(each.salary), number(each.part), number(each.variable), each.sex]),
    refused: found.filter(isRefused).map(({ line, flaws }) => [line, flaws.map(flaw)]),
    standings: team.standings.map(({ fullTime, ratio, position, lacking, multiple, promotion }) =>
      [fullTime, ratio, position, lacking, multiple, promotion].map(number)),
    team: [team.compared, number(team.ratio), ...bill(team.under), ...bill(team.promotion), team.belowFloor],
    categories: team.categories.map((each) => [post(each.post), each.people, number(each.ratio)]),
    gaps: team.gaps.map((each) => [each.role, each.level, each.women, each.men, number(each.gap)]),
  };
}

// What the page fills its templates with, and the file that it saves.
function toldOf(text, page) {
  const { rows } = tableOf(text);
  const header = headerOf(rows.next().value, vocabularyOf(page.vocabulary));
  const market = marketOf(page.market);
  const found = [...rows].map((row) => personOf(row, header, market, vocabularyOf(page.vocabulary)));
  const standings = found.filter((each) => !isRefused(each)).map((each) => standingOf(each, market, "minimum"));
  return {
    team: teamValues(teamOf(standings, market), page, market),
    people: standings.map((each) => personValues(each, page, market)),
    refused: found.filter(isRefused).map((each) => refusedValues(each, page)),
    cells: asCells(standings, page, market),
  };
}

let market, vocabulary;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (given.market) [market, vocabulary] = [marketOf(given.market), vocabularyOf(given.vocabulary)];
  else if (given.page) console.log(JSON.stringify(toldOf(given.text, given.page)));
  else if (given.bytes !== undefined) console.log(JSON.stringify(textOf(Buffer.from(given.bytes, "hex"))));
  else console.log(JSON.stringify(foundIn(given.text, given.target, market, vocabulary)));
}
"""


def answers(lines: Iterable[Any]) -> list[Any]:
    """What one process answers to all of these lines."""
    return [json.loads(line) for line in node(HARNESS, [*map(json.dumps, lines)])]


def page(market: Any) -> dict[str, Any]:
    return {"market": as_json(market), "vocabulary": roster.as_json()}


def test_the_worked_tables_come_out_the_same() -> None:
    cases = [(case["text"], case.get("target", "minimum")) for case in VECTORS["cases"] + VECTORS["tables"]]
    found = answers([page(MARKET), *({"text": text, "target": target} for text, target in cases)])
    assert found == [found_in(text, target) for text, target in cases]


def test_encodings_are_found_out_the_same() -> None:
    found = answers({"bytes": case["bytes"]} for case in VECTORS["encodings"])
    for case, told in zip(VECTORS["encodings"], found, strict=True):
        expected = {"code": case["flaw"]} if "flaw" in case else {"text": case["text"], "encoding": case["encoding"]}
        assert told == expected, case["case"]


@pytest.mark.parametrize("target", ["minimum", "midpoint"])
def test_made_tables_come_out_the_same(target: Any) -> None:
    chance = random.Random(f"teams {target}")
    lines, expected = [], []
    for _market in range(20):
        market = made_market(chance.choice)
        lines.append(page(market))
        for _table in range(15):
            text = made_table(chance.choice, chance.randint(0, 40))
            lines.append({"text": text, "target": target})
            expected.append(found_in(text, target, market))
    found = answers(lines)
    assert sum(len(each.get("people", ())) for each in expected) > 300, "these tables test nothing"
    for told, wanted in zip(found, expected, strict=True):
        assert told == wanted


def test_any_bytes_are_read_the_same() -> None:
    chance = random.Random("bytes")
    signs = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00", b"\xe9", b"\x80", b"\xc3\xa9", b"a", b";", b'"', b"\n"]
    made = [b"".join(chance.choices(signs, k=chance.randint(0, 12))) for _ in range(500)]
    for data, told in zip(made, answers({"bytes": data.hex()} for data in made), strict=True):
        found = text_of(data)
        assert told == ({"code": found.code} if isinstance(found, Flaw) else found._asdict()), data


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_and_the_terminal_say_the_same(catalog: Catalog, language: str) -> None:
    words = TeamWords(Edition(catalog, language))
    chance = random.Random("words")
    tables = [shipped_table(chance.choice, words.market, rows) for rows in (1, 2, 3, 8, 40, 200)]
    found = answers({"page": words.page, "text": text} for text in tables)
    for text, told in zip(tables, found, strict=True):
        team = read(text, words.market)
        assert isinstance(team, Roster)
        standings = [standing_of(each, words.market, "minimum") for each in team.people]
        assert meant(told["team"]) == meant(team_values(team_of(standings, words.market), words))
        assert meant(told["people"]) == meant([person_values(each, words) for each in standings])
        assert meant(told["refused"]) == meant([refused_values(each, words) for each in team.refused])
        assert rows_of(told["cells"], words) == rows_of(team_report.as_csv(standings, words), words)


def rows_of(text: str, words: TeamWords) -> list[list[str]]:
    separator = ";" if words.edition.language == "fr" else ","
    return list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=separator))


def meant(values: Any) -> Any:
    """Values as plain data; nothing, no and empty are all left out."""
    if isinstance(values, list | tuple):
        return [meant(each) for each in values]
    if isinstance(values, dict):
        return {name: meant(each) for name, each in values.items() if each not in (None, False, "")}
    return values


def test_modules_touch_no_page_and_nothing_is_run() -> None:
    for name in MODULES:
        text = (ASSETS / f"{name}.js").read_text(encoding="utf-8")
        assert not re.search(
            r"\b(?:document|window|globalThis|Math\.random|Date|fetch|localStorage|eval|Function)\b", text
        )
        assert all(path.startswith("./") for path in re.findall(r"^import .* from \"(.+)\";", text, re.MULTILINE))
