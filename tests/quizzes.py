"""Ladders, quizzes and answers to place: the shipped ones, and made ones of any shape that the model allows."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from generator.catalog import COLLECTIONS, Catalog
from generator.model import Ladder, Quiz
from generator.placing.placement import reached
from generator.placing.plans import plan
from generator.placing.questions import Question, at_most, next_question, stop
from generator.placing.reasons import explanation
from generator.placing.rulebook import Item, Rule, as_json, rule_of
from generator.placing.sheets import NOT_APPLICABLE, NOT_YET, UNKNOWN, Answers, dropped, level_of
from generator.reading.decode import decode_one
from generator.reading.findings import Findings
from generator.reading.load import parse

ROOT = Path(__file__).parent.parent
PROFILES = yaml.safe_load((Path(__file__).parent / "vectors" / "placement.yaml").read_text(encoding="utf-8"))

tried = settings(
    max_examples=settings.default.max_examples * 4 // 5, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
"""Making a quiz takes its time, and more beside other work."""

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


TEXTS = [(ROOT / "data" / name).read_text(encoding="utf-8") for name in ("ladder.yaml", "quiz.yaml")]
REAL_FILES = [yaml.safe_load(text) for text in TEXTS]
SHIPPED = catalog_of(*TEXTS)
REAL = rule_of(SHIPPED)


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
    options = [{"id": f"{id}-{each}", "text": "x"} for each in range(2)]
    return {"id": id, "question": "?", "why": "x", "options": options}


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
    names = (choose(("o0", "o0", UNKNOWN)), "o1", "o2", "o3")
    options = [{"id": id, "text": "x", "score": each, "because": "x"} for id, each in zip(names, scores, strict=False)]
    told = {"situation": "x", "question": "?", "sources": ["x"]}
    return {"id": f"{name}-t{number}", "competency": name, **told, "options": options}


PARTS = {"context": "context", "statement": "statements", "scenario": "scenarios"}
"""Where the answer to a sort of question stands."""


# --- answers ---------------------------------------------------------------------------------------

KNOWN = "known"
"""Every question has an answer that counts."""
MIXED = "mixed"
"""Every question has an answer, some of them that they do not know."""
PARTIAL = "partial"
"""Some questions were not asked, and some answers cannot be read."""


NOTHING = Answers({}, {}, {})


def made_answers(choose: Choose, rule: Rule, sort: str) -> Answers:
    if sort != PARTIAL:
        context = {each.id: choose(each.options) for each in rule.context}
        return by_part(context, {item: made_answer(choose, item, sort) for item in rule.items})
    skipped = choose((0, 1, 3, 9))
    context = {
        each.id: choose((*each.options, UNKNOWN, "stranger", None)) for each in rule.context if choose((1, 1, 0))
    }
    kept = [item for item in rule.items if choose(range(10)) >= skipped]
    return by_part(context, {item: made_answer(choose, item, sort) for item in kept})


def by_part(context: Mapping[str, object], given: Mapping[Item, Any]) -> Answers:
    statements, scenarios = (
        {item.id: value for item, value in given.items() if item.kind == kind} for kind in ("statement", "scenario")
    )
    return Answers(context, statements, scenarios)


def made_answer(choose: Choose, item: Item, sort: str) -> Any:
    levels = [*range(item.top + 1), *(option.id for option in item.options)]
    words = [UNKNOWN, *([NOT_YET] if item.kind == "statement" else []), *([NOT_APPLICABLE] if item.optional else [])]
    garbage = [7, -1, 2.5, 2.0, True, None, "", "stranger", "constructor", NOT_APPLICABLE, NOT_YET, [2], {"a": 1}]
    if sort == KNOWN or choose(range(10)) < 7:
        return choose(levels)
    return choose(words if sort == MIXED or choose((1, 1, 0)) else garbage)


@st.composite
def made_catalogs(draw: st.DrawFn, *, is_small: bool = False) -> Catalog:
    return made_catalog(lambda several: draw(st.sampled_from(several)), is_small=is_small)


@st.composite
def cases(draw: st.DrawFn, *sorts: str, rules: st.SearchStrategy[Rule]) -> tuple[Rule, Answers]:
    """A rule and answers of one of these sorts."""
    rule = draw(rules)
    return rule, made_answers(lambda several: draw(st.sampled_from(several)), rule, draw(st.sampled_from(sorts)))


def answered(rule: Rule, data: st.DataObject, sort: str) -> Answers:
    return made_answers(lambda several: data.draw(st.sampled_from(several)), rule, sort)


CATALOGS = st.one_of(st.just(SHIPPED), made_catalogs())
RULES = st.one_of(st.just(REAL), made_catalogs().map(rule_of))
SMALL = made_catalogs(is_small=True).map(rule_of)


def with_answer(answers: Answers, item: Item, value: Any) -> Answers:
    """The same answers, but for one; None takes it out."""
    part = "statements" if item.kind == "statement" else "scenarios"
    changed = {**getattr(answers, part), item.id: value}
    if value is None:
        del changed[item.id]
    return answers._replace(**{part: changed})


def everywhere(rule: Rule, value: Any, scored: Any, **context: str) -> Answers:
    """The same answer to every statement, and the same in every situation."""
    return by_part(context, {item: value if item.kind == "statement" else scored for item in rule.items})


def walk(rule: Rule, full: Answers, *, start: Answers = NOTHING) -> Answers:
    """What the short form has asked at its end of somebody who would answer the full one so."""
    answers = start
    while question := next_question(rule, answers):
        assert question.id not in getattr(answers, PARTS[question.kind])
        answers = asking(answers, question, getattr(full, PARTS[question.kind]).get(question.id, UNKNOWN))
    return answers


def asking(answers: Answers, question: Question, given: Any) -> Answers:
    part = PARTS[question.kind]
    return answers._replace(**{part: {**getattr(answers, part), question.id: given}})


def as_text(value: Any) -> str:
    """The bytes that are compared: those of JSON without a space."""
    return json.dumps(as_json(value), separators=(",", ":"), ensure_ascii=False)


def rung_number(rule: Rule, role: str | None) -> int:
    return [None, *(rung.role for rung in rule.rungs)].index(role)


def role_of(rule: Rule, count: int) -> str | None:
    return [None, *(rung.role for rung in rule.rungs)][count]


def given_to(item: Item, answers: Answers) -> Any:
    return (answers.statements if item.kind == "statement" else answers.scenarios).get(item.id)


def with_levels(rule: Rule, answers: Answers, levels: Sequence[int]) -> Answers:
    return by_part(answers.context, dict(zip(rule.items, levels, strict=True)))


def item_of(id: str) -> Item:
    return next(item for item in REAL.items if item.id == id)


# --- profiles and results ---------------------------------------------------------------------------


def answers_of(profile: dict[str, Any]) -> Answers:
    """Both statements of a competency get its level."""
    competency = {item.id: REAL.axes[item.axis].id for item in REAL.items}
    tables = {"statement": profile["competencies"], "scenario": profile["scenarios"]}
    given = {item: tables[item.kind][competency[item.id]] for item in REAL.items}
    return by_part({"team": "alone" if profile["alone"] else "with-others"}, given)


def named(profile: str) -> dict[str, Any]:
    return next(each for each in PROFILES if each["profile"] == profile)


def bounds(rule: Rule, answers: Answers) -> tuple[int, int]:
    """Rungs reached when each answer that is not known is at its lowest, and at its highest."""
    lowest = highest = answers
    for item in rule.items:
        if level_of(item, given_to(item, answers)) is None:
            lowest, highest = with_answer(lowest, item, 0), with_answer(highest, item, item.top)
    return reached(rule, lowest), reached(rule, highest)


def in_python(rule: Rule, answers: Answers) -> str:
    """All that is told of answers, as the bytes that are compared."""
    results = {
        "explanation": as_json(explanation(rule, answers)),
        "plan": as_json(plan(rule, answers)),
        "next": as_json(next_question(rule, answers)),
        "stop": stop(rule, answers),
        "most": at_most(rule, answers),
        "reached": reached(rule, answers),
        "dropped": as_json(dropped(rule, answers)),
    }
    return json.dumps(results, separators=(",", ":"), ensure_ascii=False)
