"""Two sets of answers side by side: what the script of the page finds, beside the rule in Python and beside itself."""

import json
import random
import re
from itertools import pairwise
from typing import Any

import pytest

from generator.answers.fragments import sum_of
from generator.catalog import Catalog
from generator.pages.edition import Edition
from generator.pages.viewpoints import pages
from generator.placing.placement import place, score
from generator.placing.rulebook import Rule, as_json, rule_of
from generator.placing.sheets import NOT_APPLICABLE, Answers, dropped, read, unanswered_context
from node import node
from quizzes import KNOWN, MIXED, PARTIAL, PROFILES, REAL, answers_of, made_answers, made_catalog, named

HARNESS = """
import { createInterface } from "node:readline";
const { differences } = await import(new URL("viewpoints-differences.js", process.argv[1]));
let rule;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (given.rule) { rule = given.rule; continue; }
  console.log(JSON.stringify(differences(rule, ...given)));
}
"""

LISTS = ("apart", "same", "unsure", "alone")

Pair = tuple[Answers, Answers]
Case = tuple[Rule, Pair]
All = list[tuple[Rule, Pair, dict[str, Any]]]


def cases() -> list[Case]:
    """The shipped questions and made ones, with answers of every kind."""
    chance = random.Random("viewpoints")

    def pair(rule: Rule) -> Pair:
        first, second = (made_answers(chance.choice, rule, chance.choice([KNOWN, MIXED, PARTIAL])) for _each in "ab")
        return first, second

    made = [rule_of(made_catalog(chance.choice)) for _each in range(20)]
    rules = [*[REAL] * 150, *(rule for rule in made for _each in range(8))]
    return [*((REAL, each) for each in pairwise(map(answers_of, PROFILES))), *((rule, pair(rule)) for rule in rules)]


def found(cases: list[Case]) -> list[dict[str, Any]]:
    """What the script finds of each pair, from one process."""
    lines, last = [], None
    for rule, pair in cases:
        lines += [json.dumps({"rule": as_json(rule)})] if rule is not last else []
        lines.append(json.dumps([each._asdict() for each in pair]))
        last = rule
    return [json.loads(line) for line in node(HARNESS, lines)]


CASES = cases()


@pytest.fixture(scope="module")
def every() -> All:
    return [(*case, each) for case, each in zip(CASES, found(CASES), strict=True)]


def test_each_question_stands_in_one_list_by_what_was_answered(every: All) -> None:
    for rule, pair, told in every:
        sheets = [read(rule, answers) for answers in pair]
        listed = {each["id"]: name for name in LISTS for each in told[name]}
        assert sum(len(told[name]) for name in LISTS) == len(listed)
        for number, item in enumerate(rule.items):
            asked = [sheet.asked[number] for sheet in sheets]
            if all(asked) and all(sheet.known[number] for sheet in sheets):
                levels = {sheet.levels[number] for sheet in sheets}
                words = {sheet.said[number] for sheet in sheets if isinstance(sheet.said[number], str)}
                expected = "apart" if len(levels) == 2 or len(words) == 2 else "same"
            else:
                expected = "unsure" if all(asked) else "alone" if any(asked) else None
            assert listed.get(item.id) == expected, item.id


def test_the_largest_differences_come_first_each_of_its_exact_size(every: All) -> None:
    for rule, pair, told in every:
        sizes = [abs(each["by"]) for each in told["apart"]]
        assert sizes == sorted(sizes, reverse=True)
        numbers = {item.id: number for number, item in enumerate(rule.items)}
        for each in told["apart"]:
            first, second = (read(rule, answers).low[numbers[each["id"]]] for answers in pair)
            assert each["by"] == second - first
            assert each["levels"] == [first, second]


def test_competencies_have_the_scores_of_the_rule_and_open_ones_come_last(every: All) -> None:
    for rule, pair, told in every:
        first, second = (score(rule, answers) for answers in pair)
        expected = {
            one.competency: None if one.highest > one.shown or other.highest > other.shown else other.shown - one.shown
            for one, other in zip(first, second, strict=True)
        }
        assert {gap["competency"]: gap["by"] for gap in told["gaps"]} == expected
        widths = [-1 if gap["by"] is None else abs(gap["by"]) for gap in told["gaps"]]
        assert widths == sorted(widths, reverse=True)


def test_gates_are_gained_and_lost_as_the_rule_meets_them(every: All) -> None:
    for rule, pair, told in every:
        met = []
        for answers in pair:
            needs, scores = read(rule, answers).needs, score(rule, answers)
            met.append({
                (rung.role, rule.axes[gate.axis].id)
                for rung, needed in zip(rule.rungs, needs, strict=True)
                for gate, least in zip(rung.gates, needed, strict=True)
                if scores[gate.axis].shown >= least
            })  # fmt: skip
        assert {(gate["rung"], gate["competency"]) for gate in told["gained"]} == met[1] - met[0]
        assert {(gate["rung"], gate["competency"]) for gate in told["lost"]} == met[0] - met[1]


def test_both_placements_are_those_of_the_rule(every: All) -> None:
    for rule, pair, told in every:
        assert told["placements"] == [as_json(place(rule, answers)) for answers in pair]


VALUES = """
import { createInterface } from "node:readline";
const load = (name) => import(new URL(`viewpoints-${name}.js`, process.argv[1]));
const [{ differences }, { valuesOfBoth }] = await Promise.all(["differences", "values"].map(load));
for await (const line of createInterface({ input: process.stdin })) {
  const { rule, words, pair } = JSON.parse(line);
  const sides = pair.map(() => ({ name: "", date: "", way: "", told: { strange: [] } }));
  console.log(JSON.stringify(valuesOfBoth(rule, words, sides, differences(rule, ...pair), false)));
}
"""


def test_a_lateral_profile_is_told_by_the_gates_it_rests_on(catalog: Catalog) -> None:
    [page] = pages(Edition(catalog, "fr"))
    [text] = re.findall(r"<script type=.application/json. data-words>(.+?)</script>", page.body, re.DOTALL)
    pair = [answers_of(named(profile))._asdict() for profile in ("A10", "C1 trainee")]
    [line] = node(VALUES, [json.dumps({**json.loads(text), "pair": pair})])
    lateral, first = json.loads(line)["sides"]
    assert gates(lateral) == {"met/digital-lead/scope", "met/digital-lead/results"}
    assert lateral["met"]
    assert gates(first) == {"met/community-manager/platforms"}


def gates(side: dict[str, Any]) -> set[str]:
    return {name for name in side if name.startswith("met/")}


def test_a_situation_that_differs_is_told_with_the_gates_that_it_moves(every: All) -> None:
    for rule, (first, second), told in every:
        open_ = {*unanswered_context(rule, first), *unanswered_context(rule, second)}
        expected = [each.id for each in rule.context if each.id not in open_]
        differing = [id for id in expected if first.context[id] != second.context[id]]
        assert [each["id"] for each in told["context"]] == differing
        assert all(gate["needed"][0] != gate["needed"][1] for gate in told["moved"])
        needs = [read(rule, answers).needs for answers in (first, second)]
        assert len(told["moved"]) == sum(
            one != other for rungs in zip(*needs, strict=True) for one, other in zip(*rungs, strict=True)
        )


def test_the_same_answers_twice_differ_in_nothing() -> None:
    for told in found([(rule, (first, first)) for rule, (first, _second) in CASES]):
        assert [told[name] for name in ("apart", "alone", "gained", "lost", "moved", "context")] == [[]] * 6
        assert all(not gap["by"] for gap in told["gaps"])


def test_swapping_the_two_turns_every_difference_round(every: All) -> None:
    def turned(each: dict[str, Any]) -> dict[str, Any]:
        swapped = {name: value[::-1] for name, value in each.items() if isinstance(value, list)}
        return {**each, **swapped, **({"by": -each["by"]} if each.get("by") else {})}

    back = found([(rule, (second, first)) for rule, (first, second) in CASES])
    for (_rule, _pair, one), other in zip(every, back, strict=True):
        for name in (*LISTS, "gaps", "moved", "context"):
            assert [turned(each) for each in one[name]] == other[name], name
        assert [turned(gate) for gate in one["gained"]] == other["lost"]
        assert one["placements"] == other["placements"][::-1]


@pytest.mark.parametrize("word", [NOT_APPLICABLE, "unknown"])
def test_what_tells_nothing_has_no_size(word: str) -> None:
    item = next(item for item in REAL.items if item.kind == "statement" and (item.optional or word == "unknown"))
    known, untold = (Answers({}, {item.id: value}, {}) for value in (3, word))
    [told] = found([(REAL, (known, untold))])
    assert [each["id"] for each in told["unsure"]] == [item.id]
    assert told["unsure"][0]["levels"] == [3, None]
    assert told["apart"] == []


# --- what is pasted or opened ----------------------------------------------------------------------

PASTED = """
import { createInterface } from "node:readline";
const { readPasted, linkOf } = await import(new URL("viewpoints-paste.js", process.argv[1]));
let rule;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (given.rule) { rule = given.rule; continue; }
  const pasted = readPasted(given.text, rule);
  console.log(JSON.stringify({ ...pasted, link: linkOf(pasted, rule), polluted: Object.keys(Object.prototype) }));
}
"""
WHOLE = "as=answers&format=1&quiz=1&by=other&day=2026-05-03&context-team=alone&statement-strategy-plan=3"
GOOD = f"{WHOLE}&sum={sum_of(WHOLE)}"
FILE = json.dumps(
    {"notice": "n", "quiz": 1, "by": "self", "day": "2026-05-03", "answers": {"statements": {"strategy-plan": 3}}}
)


def pasted(texts: list[str], rule: Rule = REAL) -> list[dict[str, Any]]:
    lines = [json.dumps({"text": text}) for text in texts]
    return [json.loads(line) for line in node(PASTED, [json.dumps({"rule": as_json(rule)}), *lines])]


def with_sum(text: str) -> str:
    return f"{text}&sum={sum_of(text)}"


def test_an_old_link_and_an_old_file_name_questions_as_they_were() -> None:
    renamed = REAL._replace(renamed=(("statement-plan", "statement-strategy-plan"), ("context-staff", "context-team")))
    new = pasted([GOOD, FILE])
    old_link = WHOLE.replace("context-team", "context-staff").replace("statement-strategy-plan", "statement-plan")
    old = pasted([with_sum(old_link), FILE.replace("strategy-plan", "plan")], renamed)
    assert [(each["answers"], each["strange"], each["trouble"]) for each in old] == [
        (each["answers"], each["strange"], each["trouble"]) for each in new
    ]
    both = pasted([with_sum(f"{WHOLE}&statement-plan=1")], renamed)[0]
    assert both["strange"] == ["statement-strategy-plan"], "told twice, an answer is none"


RESULT = """
import { createInterface } from "node:readline";
const { readLink } = await import(new URL("assessment-link.js", process.argv[1]));
for await (const line of createInterface({ input: process.stdin })) {
  const { text, rule } = JSON.parse(line);
  console.log(JSON.stringify(readLink(text, rule).pairs));
}
"""


def test_an_old_link_to_a_result_names_rungs_and_competencies_as_they_were() -> None:
    rule = {"version": 1, "renamed": [["score-plan", "score-strategy"], ["manager", "social-media-manager"]]}
    told = with_sum("as=result&format=1&quiz=1&outcome=rung&rung=manager&score-plan=3&constructor=1")
    (line,) = node(RESULT, [json.dumps({"text": told, "rule": rule})])
    assert json.loads(line) == [
        ["outcome", "rung"],
        ["rung", "social-media-manager"],
        ["score-strategy", "3"],
        ["constructor", "1"],
    ]


def test_a_link_and_a_file_bring_the_same_answers() -> None:
    by_link, by_file, alone = pasted([f" https://any.example/evaluation/#{GOOD}\n", FILE, GOOD])
    assert by_link == alone
    assert (by_link["by"], by_link["day"], by_link["trouble"], by_link["strange"]) == ("other", "2026-05-03", "", [])
    assert by_link["answers"] == {"context": {"team": "alone"}, "statements": {"strategy-plan": 3}, "scenarios": {}}
    assert by_file["answers"]["statements"] == by_link["answers"]["statements"]
    assert (by_file["by"], by_file["trouble"]) == ("self", "")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("x" * 1_000_000, "long"),
        ("#" + GOOD.replace("alone", "x" * 50_000), "long"),
        ("bonjour", "foreign"),
        ("https://elsewhere.example/#top", "foreign"),
        ("<script>alert(1)</script>", "foreign"),
        (with_sum("as=other&format=1&quiz=1"), "foreign"),
        (GOOD.replace("format=1", "format=2"), "newer"),
        (GOOD.replace("quiz=1", "quiz=2"), "newer"),
        (FILE.replace('"quiz": 1', '"quiz": 99'), "newer"),
        (GOOD[:-12], "damaged"),
        (GOOD.replace("alone", "small"), "damaged"),
        (FILE[:-5], "unreadable"),
        ('{"quiz": 1}', "foreign"),
        ('{"answers": {}}', "foreign"),
        ('{"quiz": 1, "answers": {}}', "nothing"),
        ('{"quiz": 1, "answers": "text"}', "nothing"),
        ('{"quiz": 1, "answers": [{"statements": 3}]}', "nothing"),
        (with_sum("as=answers&format=1&quiz=1&statement-gone=3"), "nothing"),
        (with_sum("as=invitation&format=1&quiz=1"), "invitation"),
        (with_sum("as=result&format=1&quiz=1&outcome=rung"), "result"),
    ],
    ids=lambda value: value[:30],
)
def test_each_thing_that_is_no_set_of_answers_is_told_apart(text: str, trouble: str) -> None:
    [told] = pasted([text])
    assert told["trouble"] == trouble


def test_what_the_questionnaire_does_not_have_is_named() -> None:
    odd = (
        "&statement-gone=3&statement-strategy-plan=4&__proto__-polluted=1&scenario-regional-bank=9&constructor-x=1&x=1"
    )
    [link, file] = pasted(
        [
            with_sum(WHOLE + odd),
            '{"quiz":1,"answers":{"scenarios":{"regional-bank":2,"__proto__":1},"statements":{"gone":1}}}',
        ]
    )
    # Told twice, an answer is none.
    assert link["answers"] == {"context": {"team": "alone"}, "statements": {}, "scenarios": {}}
    gone = {"statement-gone", "statement-strategy-plan", "__proto__-polluted", "constructor-x", "x"}
    assert set(link["strange"]) == {*gone, "scenario-regional-bank"}
    assert set(file["strange"]) == {"scenario-regional-bank", "scenario-__proto__", "statement-gone"}
    assert link["polluted"] == file["polluted"] == []


def test_any_text_gives_answers_that_the_rule_reads_or_a_reason() -> None:
    chance = random.Random("pasted")
    signs = 'abz01&=#-{}[]":,\\ %+é\u0000'

    def mangled(text: str) -> str:
        for _each in range(chance.randint(1, 6)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice([chance.choice(signs), text[:at][-9:]]) + text[at + chance.randint(0, 9) :]
        return text

    texts = [mangled(chance.choice([GOOD, FILE])) for _each in range(2000)]
    for text, told in zip(texts, pasted(texts), strict=True):
        answers = Answers(**told["answers"])
        assert dropped(REAL, answers) == (), text
        assert told["trouble"] or any(answers), text
        assert told["polluted"] == []


def test_answers_keep_all_their_meaning_in_a_link() -> None:
    chance = random.Random("links")
    people = [made_answers(chance.choice, REAL, chance.choice([KNOWN, MIXED])) for _each in range(200)]
    texts = [json.dumps({"quiz": 1, "by": "self", "day": "", "answers": each._asdict()}) for each in people]
    read_ = pasted(texts)
    for told, again in zip(read_, pasted([told["link"] for told in read_]), strict=True):
        assert again["answers"] == told["answers"]
        assert again["trouble"] == ""
        assert again["strange"] == []
