"""What the ladder and its questions must not say, told by placing people: each claim with what breaks it."""

import json
from typing import Any

from generator.checking.rules import engine
from quizzes import REAL_FILES, SHIPPED, catalog_of

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
    assert [problem for claim in CLAIMS for problem in claim(SHIPPED)] == []


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
