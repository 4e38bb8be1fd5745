"""To which rungs a pay belongs, as the page that places a salary finds it."""

import json
from typing import Any

import pytest

from generator.pay.market import as_json
from node import node
from teams import MARKET

HARNESS = """
import { createInterface } from "node:readline";
const [folder] = process.argv.slice(1);
const load = (name) => import(new URL(`${name}.js`, folder));
const [{ exact }, { marketOf }, { payRungs }] = await Promise.all(["amounts", "market", "position-values"].map(load));
for await (const line of createInterface({ input: process.stdin })) {
  const { market, ladder, salary, level, zone } = JSON.parse(line);
  console.log(JSON.stringify(payRungs(exact(salary), { role: "", level, zone }, ladder, marketOf(market))));
}
"""


def found(salary: str, *, level: str = "junior", zone: str = "france") -> Any:
    given = {"market": as_json(MARKET), "ladder": ["cook", "head-chef"], "salary": salary, "level": level, "zone": zone}
    [line] = node(HARNESS, [json.dumps(given)])
    return json.loads(line)


@pytest.mark.parametrize(
    ("salary", "inside"), [("26000", ["cook"]), ("39999.99", ["head-chef"]), ("30000", ["cook", "head-chef"])]
)
def test_the_rungs_whose_band_holds_a_pay_the_nearest_midpoint_first(salary: str, inside: list[str]) -> None:
    assert found(salary) == {"inside": inside, "nearest": None, "isUnder": False}


@pytest.mark.parametrize(("salary", "nearest", "under"), [("20000", "cook", True), ("40000.01", "head-chef", False)])
def test_outside_of_all_the_nearest_band_and_the_side(salary: str, nearest: str, under: bool) -> None:
    assert found(salary) == {"inside": [], "nearest": nearest, "isUnder": under}


def test_only_bands_of_the_same_level_and_place_are_looked_at() -> None:
    assert found("28500", zone="capital")["inside"] == ["cook"]
    assert found("28500", level="senior") == {"inside": [], "nearest": None, "isUnder": False}
