"""The words of a result: the page fills its template in JavaScript, `gen place` in Python, with the same values."""

import json
import random
from typing import Any

import pytest

from generator.answers.profiles import read_link
from generator.catalog import Catalog
from generator.pages.edition import Edition
from generator.pages.result import Words, values_of
from generator.placing.placement import place
from generator.placing.reasons import explanation
from generator.placing.rulebook import as_json
from generator.placing.sheets import Answers
from generator.placing.solidity import Flip, possible_rungs
from node import node
from quizzes import KNOWN, MIXED, PROFILES, REAL, answers_of, item_of, made_answers, walk, with_answer

HARNESS = """
import { createInterface } from "node:readline";
const load = (name) => import(new URL(`${name}.js`, process.argv[1]));
const [{ valuesOf }, { explanation }] = await Promise.all(["assessment-result", "reasons"].map(load));
let shared;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (given.rule) { shared = given; continue; }
  console.log(JSON.stringify(valuesOf({ ...shared, answers: given, found: explanation(shared.rule, given) })));
}
"""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_template_is_given_what_the_script_of_the_page_gives_it(catalog: Catalog, language: str) -> None:
    words = Words(Edition(catalog, language))
    names = {"language": language, "any": words.any_level, "levels": words.levels, "roles": words.roles,
             "competencies": words.competencies, "items": words.items}  # fmt: skip
    chance = random.Random(language)
    people = [answers_of(profile) for profile in PROFILES]
    people += [made_answers(chance.choice, REAL, sort) for sort in (KNOWN, MIXED) for _each in range(80)]
    people += [shortened(chance, answers) for answers in people]
    lines = [
        json.dumps({"rule": as_json(words.rule), "words": names}),
        *(json.dumps(each._asdict()) for each in people),
    ]
    for answers, line in zip(people, node(HARNESS, lines), strict=True):
        ours = values_of(words, answers, explanation(words.rule, answers))
        assert told(json.loads(json.dumps(ours))) == told(json.loads(line)), answers


def shortened(chance: random.Random, answers: Answers) -> Answers:
    """The same with some questions not asked."""
    return Answers(*({id: value for id, value in part.items() if chance.random() < 0.7} for part in answers))


def told(value: Any) -> Any:
    """What a template makes of values: nothing is nothing, whatever it is called; shares are drawn, not told."""
    if isinstance(value, list):
        return [told(each) for each in value]
    if isinstance(value, dict):
        kept = {name: told(each) for name, each in value.items() if not name.endswith("Share")}
        return {name: each for name, each in kept.items() if each is not None and each is not False and each != []}
    return value


def test_what_is_said_of_a_changed_answer_is_what_happens_once_it_is_changed(catalog: Catalog) -> None:
    words = Words(Edition(catalog, "fr"))
    chance = random.Random(11)
    whole = [answers_of(profile) for profile in PROFILES]
    whole += [made_answers(chance.choice, REAL, sort) for sort in (KNOWN, MIXED) for _each in range(60)]
    sorts = set()
    for answers in (*whole, *(walk(REAL, each) for each in whole)):
        found = explanation(REAL, answers)
        if found.placement.outcome == "not-enough":
            continue
        values = values_of(words, answers, found)
        lines = list(zip(found.solidity.flips, values["flips"], strict=True))
        assert values["unsettled"] == any(line["range"] for _flip, line in lines)
        assert values["settled"] != values["unsettled"]
        for flip, line in lines:
            if flip.kind == "statement":
                assert is_as_told(words, with_answer(answers, item_of(flip.id), flip.after), line), (answers, flip)
                sorts.add(told_as(flip, line))
    assert sorts == {"sure down", "sure up", "range down", "range up"}


def told_as(flip: Flip, line: dict[str, Any]) -> str:
    return f"{'sure' if line['sure'] else 'range'} {'up' if flip.after > flip.before else 'down'}"


def is_as_told(words: Words, changed: Answers, line: dict[str, Any]) -> bool:
    """Whether answers come to the one rung that is told, or leave open what lies between the two that are."""
    placement = place(REAL, changed)
    if line["sure"]:
        return placement.outcome != "not-enough" and words.role(placement.rung) == line["sure"]["role"]
    lowest, *_between, highest = map(words.role, possible_rungs(REAL, changed))
    return placement.outcome == "not-enough" and line["range"] == {"lowest": lowest, "highest": highest}


LINKS = """
import { createInterface } from "node:readline";
const { written } = await import(new URL("assessment-link.js", process.argv[1]));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(written("answers", 1, JSON.parse(line)));
}
"""


def test_links_written_by_the_page_are_read(catalog: Catalog) -> None:
    chance = random.Random(5)
    people = [made_answers(chance.choice, REAL, MIXED) for _each in range(100)]
    people = [each._replace(scenarios={}) for each in people]
    lines = [
        json.dumps([*((f"context-{id}", value) for id, value in each.context.items()),
                    *((f"statement-{id}", str(value)) for id, value in each.statements.items())])
        for each in people
    ]  # fmt: skip
    for answers, fragment in zip(people, node(LINKS, lines), strict=True):
        read = read_link(f"#{fragment}", "link", catalog.quiz)
        assert read.problems == []
        assert [profile.answers for profile in read.people] == [answers]
