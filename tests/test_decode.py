"""Records: what a class asks for, and what is said when a file gives something else."""
# ruff: noqa: RUF009 - `field` gives dataclass fields, like its namesake.

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

import pytest

from generator.messages.problems import Place, _
from generator.reading.decode import decode_list, decode_one, fields_of
from generator.reading.findings import MOST_PROBLEMS, Findings
from generator.reading.kinds import Count, Id, Level, Line, ReferenceTo
from generator.reading.load import Mapping as MappingNode
from generator.reading.load import parse
from generator.reading.record import Record, field

DishId = Annotated[str, ReferenceTo("dishes")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    text: Line = field(_("what one does"))
    minutes: Count | None = field(_("how long"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dish(Record):
    id: Id = field(_("id"))
    name: Line = field(_("name"))
    goes_with: tuple[DishId, ...] = field(_("dishes it goes with"), default=())
    course: Literal["starter", "main"] = field(_("course"), unit="courses", example="starter", default="main")
    steps: tuple[Step, ...] = field(_("what one does"), default=())
    levels: Mapping[Level, Line] | None = field(_("levels"), default=None)
    best: Step | None = field(_("the best step"), default=None)
    cold: bool = field(_("whether it is served cold"), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Record):
    """What a record cannot do without, one field a sort."""

    menu: DishId = field(_("menu"))
    sort: Literal["hot", "cold"] = field(_("sort"))
    parts: tuple[DishId, ...] = field(_("parts"))
    sent: bool = field(_("sent"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dessert(Dish):
    sugar: Count = field(_("how sweet"))


def decode(text: str) -> tuple[list[Dish], Findings]:
    findings = Findings("f.yaml", text)
    return decode_list(Dish, parse(text, "f.yaml").root, findings), findings


def said(text: str) -> list[tuple[int, int, str]]:
    return [(problem.place.line, problem.place.column, problem.code) for problem in decode(text)[1].problems]


def test_fields_come_from_the_class_with_hyphens_and_defaults() -> None:
    assert list(fields_of(Dish)) == ["id", "name", "goes-with", "course", "steps", "levels", "best", "cold"]
    assert [key for key, each in fields_of(Dish).items() if each.required] == ["id", "name"]


def test_a_field_knows_all_that_is_told_of_it() -> None:
    known = fields_of(Dish)
    goes_with, course, steps = known["goes-with"], known["course"], known["steps"]
    assert (goes_with.name, goes_with.key, goes_with.default) == ("goes_with", "goes-with", ())
    assert (goes_with.about.render(str), goes_with.type) == ("dishes it goes with", tuple[DishId, ...])
    assert (course.unit, course.example, course.default) == ("courses", "starter", "main")
    assert (known["best"].type, known["id"].default, steps.example) == (Step, None, None)


def test_what_a_class_adds_to_another_is_written_first() -> None:
    assert list(fields_of(Dessert)) == ["sugar", *fields_of(Dish)]


def test_a_record_is_made_with_what_is_written_and_defaults_for_the_rest() -> None:
    ((dish,), findings) = decode("- id: tarte\n  name: Tarte\n  goes-with: [glace, creme]\n  levels: {0: rien}\n")
    assert (dish.name, dish.goes_with, dish.course, dish.levels) == ("Tarte", ("glace", "creme"), "main", {0: "rien"})
    assert [(target, node.text) for target, node in findings.references] == [("dishes", "glace"), ("dishes", "creme")]
    assert findings.problems == []


def test_every_value_knows_its_place() -> None:
    ((dish,), _findings) = decode("- id: tarte\n  name: 'Tarte'\n  steps:\n    - text: Cuire.\n  levels: {3: a}\n")
    assert dish.at("name") == Place("f.yaml", 2, 9, 7)
    assert dish.at("steps", 0, "text") == Place("f.yaml", 4, 13, 6)
    assert dish.steps[0].at("text") == dish.at("steps", 0, "text")
    assert dish.at("steps", 0, "minutes") == Place("f.yaml", 4, 7)
    assert dish.at("course") == dish.at() == Place("f.yaml", 1, 3)
    assert dish.at_name("levels") == Place("f.yaml", 5, 3, 6)
    assert dish.at_name("levels", "3") == Place("f.yaml", 5, 12, 1)
    assert dish.at_name("course") == Place("f.yaml", 1, 3)


MISTAKES = [
    ("- id: a\n  nom: A\n  name: A\n", [(2, 3, "unknown-field")]),
    # one cause, one problem: misspelt, so missing too
    ("- id: a\n  nme: A\n", [(2, 3, "unknown-field")]),
    ("- id: a\n  goes_with: [b]\n  name: A\n", [(2, 3, "unknown-field")]),
    ("- id: a\n", [(1, 3, "missing-field")]),
    ("- course: main\n", [(1, 3, "missing-field")]),
    # one cause, one problem: a level too high, so missing below
    ("- id: a\n  name: A\n  steps:\n    - minutes: 3\n  text: Cuire.\n", [(5, 3, "misplaced-field")]),
    ("- id: a\n  name: A\n  minutes: 3\n", [(3, 3, "misplaced-field")]),
    ("- id: a\n  steps:\n    - text: Cuire.\n      name: A\n", [(4, 7, "misplaced-field")]),
    ("- id: a\n  name: A\n  best: {text: a, course: main}\n", [(3, 19, "misplaced-field")]),
    ("-\n- id: a\n  name: A\n", [(1, 2, "empty-record")]),
    ("- {}\n", [(1, 3, "empty-record")]),
    ("- Tarte\n", [(1, 3, "not-a-record")]),
    ("- - id: a\n", [(1, 3, "not-a-record")]),
    ("- id:a\n", [(1, 5, "missing-space")]),
    ("tarte: {}\n", [(1, 1, "not-a-list")]),
    ("Tarte\n", [(1, 1, "not-a-list")]),
    ("- id: a\n  name: A\n  goes-with: b\n", [(3, 14, "not-a-list")]),
    ("- id: a\n  name: A\n  goes-with: []\n", [(3, 14, "empty-value")]),
    ("- id: a\n  name: A\n  goes-with:\n", [(3, 13, "empty-value")]),
    ("- id: a\n  name: A\n  goes-with: [b, '']\n", [(3, 18, "empty-value")]),
    ("- id: a\n  name: A\n  goes-with: [[b]]\n", [(3, 15, "not-a-value")]),
    ("- id: a\n  name: A\n  goes-with:\n    – b\n    – c\n", [(4, 5, "bad-dash")]),
    ("- id: a\n  name: A\n  steps:\n    text: Cuire.\n", [(4, 5, "not-a-list")]),
    ("- id: a\n  name: [A]\n", [(2, 9, "not-a-value")]),
    ("- id: a\n  name:\n    fr: A\n    en: A\n", [(3, 5, "not-a-value")]),
    ("- id: a\n  name: {a}\n", [(2, 9, "special-start")]),
    ("- id: a\n  name:\n", [(2, 8, "empty-value")]),
    ('- id: a\n  name: ""\n', [(2, 9, "empty-value")]),
    ("- id: a\n  name: ~\n", [(2, 9, "empty-value")]),
    ("- id: a\n  name: A\n  goes-with: [null]\n", []),
    ("- id: a\n  name: A\n  course: desert\n", [(3, 11, "unknown-choice")]),
    ("- id: a\n  name: A\n  course:\n", [(3, 10, "empty-value")]),
    ("- id: a\n  name: A\n  course: “main”\n", [(3, 11, "typographic-quotes")]),
    ("- id: a\n  name: A\n  cold: oui\n", [(3, 9, "not-yes-or-no")]),
    ("- id: a\n  name: A\n  levels: {0:rien}\n", [(3, 13, "missing-space")]),
    ("- id: a\n  name: A\n  levels: {cinq: rien}\n", [(3, 12, "not-a-level")]),
    ("- id: a\n  name: A\n  levels: {5: rien}\n", [(3, 12, "not-a-level")]),
    ("- id: a\n  name: A\n  levels: {0: [rien], 1: peu}\n", [(3, 15, "not-a-value")]),
    ("- id: a\n  name: A\n  levels: {cinq: rien, six: peu}\n", [(3, 12, "not-a-level"), (3, 24, "not-a-level")]),
    ("- id: a\n  name: A\n  levels: {0: rien, 1: [a], 2: [b]}\n", [(3, 24, "not-a-value"), (3, 32, "not-a-value")]),
    # a row of another shape under a name that is no level starts another table, whose rows are not looked at
    ("- id: a\n  name: A\n  levels: {0: rien, un: [a], deux: b}\n", [(3, 21, "not-a-level")]),
    ("- id: a\n  name: A\n  levels: rien\n", [(3, 11, "not-a-record")]),
    ("- id: a\n  name: A\n  levels: {}\n", [(3, 11, "empty-record")]),
    (
        "- id: a\n  name: A\n  steps:\n    - text: >-\n        Cuire\n        <b>longtemps</b>.\n",
        [(6, 9, "html-in-text")],
    ),
    # several mistakes in one record are all told
    (
        "- id: A b\n  name: |\n    x\n    y\n  cold: 2\n",
        [(1, 7, "bad-id"), (2, 9, "several-lines"), (5, 9, "not-yes-or-no")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_a_mistake_is_one_problem_at_its_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", [text for text, expected in MISTAKES if expected and text.startswith("- ")])
def test_a_record_with_a_mistake_is_not_made(text: str) -> None:
    assert decode(text)[0] == []


@pytest.mark.parametrize(
    ("cls", "line", "sentence", "fix"),
    [
        (Dish, "name:", "nothing is written here: write a text on one line", None),
        (Dish, "name: [A]", "one value is due here, not a list: a text on one line", None),
        (Dish, "cold:", "nothing is written here: write true or false, or remove the line", None),
        (Dish, "course:", "nothing is written here: write one of starter, main, or remove the line", None),
        (Dish, "course: ~", "nothing is written here: write one of starter, main, or remove the line", None),
        (Dish, "cold: ~", "nothing is written here: write true or false, or remove the line", None),
        (Order, "sort: ~", "nothing is written here: write one of hot, cold", None),
        (Order, "sent: ~", "nothing is written here: write true or false", None),
        (Dish, "course: mein", "“mein” is not known here; did you mean “main”?", "main"),
        (Dish, "course: desert", "“desert” is not known here: write one of starter, main", None),
        (Dish, "goes-with:", "nothing is written here: fill in the list, or remove the line", None),
        (Dish, "goes-with: ['']", "nothing is written here: write an id of another record, or remove the line", None),
        (Order, "menu:", "nothing is written here: write an id of another record", None),
        (Order, "sort:", "nothing is written here: write one of hot, cold", None),
        (Order, "parts:", "nothing is written here: fill in the list", None),
        (Order, "sent:", "nothing is written here: write true or false", None),
    ],
)
def test_what_is_due_is_said_and_whether_the_record_can_do_without(
    cls: type[Record], line: str, sentence: str, fix: str | None
) -> None:
    findings = Findings("f.yaml", line)
    assert decode_one(cls, parse(f"{line}\n", "f.yaml").root, findings) is None
    assert (findings.problems[0].text.render(str), findings.problems[0].fix) == (sentence, fix)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "- id: a\n  name: A\n  minutes: 3\n",
            "“minutes” belongs under “steps”: check the spaces before it",
        ),
        (
            "- id: a\n  steps:\n    - text: Cuire.\n      name: A\n",
            "“name” belongs to the whole record: check the spaces before it",
        ),
    ],
)
def test_a_field_at_the_wrong_level_is_told_where_it_belongs(text: str, sentence: str) -> None:
    (problem,) = decode(text)[1].problems
    assert problem.text.render(str) == sentence


def test_a_file_that_is_no_list_is_told_how_one_looks() -> None:
    (problem,) = decode("tarte: {}\n")[1].problems
    assert problem.text.render(str) == "this file holds a list: each record starts with “- ”"


def test_the_references_of_a_record_are_known_as_its_own() -> None:
    findings = decode("- id: a\n  name: A\n  goes-with: [b, c]\n- id: d\n- id: e\n  name: E\n")[1]
    assert findings.spans == [(0, 2), (2, 2)]


def test_a_good_record_beside_a_bad_one_is_made() -> None:
    dishes, findings = decode("- id: a\n- id: b\n  name: B\n")
    assert [dish.id for dish in dishes] == ["b"]
    assert [problem.code for problem in findings.problems] == ["missing-field"]


def test_a_single_record_is_read_too() -> None:
    findings = Findings("f.yaml")
    dish = decode_one(Dish, parse("id: a\nname: A\n", "f.yaml").root, findings)
    assert dish is not None
    assert decode_one(Dish, parse("- id: a\n", "f.yaml").root, findings) is None
    assert [problem.code for problem in findings.problems] == ["not-a-record"]


def test_what_is_proposed_stands_in_the_message_and_in_the_fix() -> None:
    (problem,) = decode("- id: a\n  nme: A\n")[1].problems
    assert problem.fix == "name"
    assert problem.text.render(str) == "“nme” is not a field here; did you mean “name”?"


def test_a_thousand_problems_are_enough_for_one_file() -> None:
    dishes, findings = decode("- id: A B\n  name: A\n" * (MOST_PROBLEMS + 500) + "- id: a\n  name: A\n")
    assert dishes == []
    assert len(findings.problems) == MOST_PROBLEMS + 1
    assert findings.problems[-1].code == "too-many-problems"


def test_a_record_remembers_its_node_and_is_compared_without_it() -> None:
    ((first, second), _findings) = decode("- id: a\n  name: A\n- {id: a, name: A}\n")
    assert isinstance(first.node, MappingNode)
    assert first == second
    assert first.node != second.node
