"""The same answers in Python and in JavaScript give the same bytes; Node comes with the requirements of the tests."""

import json
import random
import re
from collections.abc import Sequence

import pytest

from generator.placing import placement, plans, questions, reasons, sheets, solidity
from generator.placing.rulebook import Rule, as_json, rule_of
from generator.placing.sheets import Answers
from node import ASSETS, node
from quizzes import (
    KNOWN,
    MIXED,
    PARTIAL,
    PROFILES,
    REAL,
    answers_of,
    in_python,
    made_answers,
    made_catalog,
)

HARNESS = """
import { createInterface } from "node:readline";
const [folder] = process.argv.slice(1);
const load = (name) => import(new URL(`${name}.js`, folder));
const [{ dropped }, { reached }, { explanation }, { plan }, { atMost, nextQuestion, stop }] = await Promise.all(
  ["sheets", "placement", "reasons", "plans", "questions"].map(load),
);
let rule;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (given.rule) { rule = given.rule; continue; }
  const results = {
    explanation: explanation(rule, given), plan: plan(rule, given), next: nextQuestion(rule, given),
    stop: stop(rule, given), most: atMost(rule, given), reached: reached(rule, given), dropped: dropped(rule, given),
  };
  console.log(JSON.stringify(results));
}
"""


def in_node(rule: Rule, people: Sequence[Answers]) -> list[str]:
    return node(HARNESS, [json.dumps({"rule": as_json(rule)}), *map(as_line, people)])


def as_line(answers: Answers) -> str:
    return json.dumps(answers._asdict())


def test_node_lands_every_profile_where_python_does() -> None:
    found = in_node(REAL, [answers_of(profile) for profile in PROFILES])
    for profile, line in zip(PROFILES, found, strict=True):
        placement = json.loads(line)["explanation"]["placement"]
        assert placement["rung"] == profile["expected"]["rung"]
        assert sorted(gate["competency"] for gate in placement["missing"]) == profile["expected"]["missing_gates"]
        assert placement["lateral"] == profile["expected"].get("lateral")


@pytest.mark.parametrize("sort", [KNOWN, MIXED, PARTIAL])
def test_python_and_javascript_agree_to_the_byte_on_the_shipped_questions(sort: str) -> None:
    chance = random.Random(f"shipped {sort}")
    people = [made_answers(chance.choice, REAL, sort) for _ in range(500)]
    people += [nudged(chance, answers_of(chance.choice(PROFILES)), sort) for _ in range(200)]
    assert in_node(REAL, people) == [in_python(REAL, each) for each in people]


def nudged(chance: random.Random, answers: Answers, sort: str) -> Answers:
    """A profile with some answers of chance: random ones alone seldom climb high."""
    other = made_answers(chance.choice, REAL, sort)
    kept = {id: value for id, value in answers.statements.items() if id in other.statements and chance.random() < 0.8}
    return Answers(other.context, {**other.statements, **kept}, {**other.scenarios, **answers.scenarios})


def test_python_and_javascript_agree_to_the_byte_on_made_questions() -> None:
    chance = random.Random("made")
    lines, expected = [], []
    for _ in range(120):
        rule = rule_of(made_catalog(chance.choice))
        people = [made_answers(chance.choice, rule, sort) for sort in (KNOWN, MIXED, PARTIAL) for _ in range(5)]
        lines += [json.dumps({"rule": as_json(rule)}), *map(as_line, people)]
        expected += [in_python(rule, each) for each in people]
    assert node(HARNESS, lines) == expected


def test_javascript_has_the_functions_of_python_and_touches_no_page() -> None:
    for module in (sheets, placement, solidity, plans, questions, reasons):
        text = (ASSETS / f"{module.__name__.rpartition('.')[2]}.js").read_text(encoding="utf-8")
        exported = set(re.findall(r"^export (?:function|const) (\w+)", text, re.MULTILINE))
        public = {name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}
        functions = {camel(name) for name in public if name.islower() and not name.startswith("_")}
        assert functions - {"situations"} <= exported
        assert not re.search(r"\b(?:document|window|globalThis|Math\.random|Date|fetch|localStorage)\b", text)
        assert all(path.startswith("./") for path in re.findall(r"^import .* from \"(.+)\";", text, re.MULTILINE))


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)
