"""One slip of the hand in the shipped data is told as what it is: one mistake, or two, and never as what follows."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.checking.check import check
from generator.messages.problems import Problem
from shipped import AS_OF, ROOT

FILES = ("salaries.yaml", "roles.yaml", "sources.yaml", "skills.yaml")
SLIPS: dict[str, Callable[[str, int], list[str]]] = {
    "a letter is deleted": lambda line, at: [line[:at] + line[at + 1 :]],
    "a space is missing": lambda line, _at: [line[1:]],
    "a space too many": lambda line, _at: [" " + line],
    "a quote": lambda line, at: [line[:at] + '"' + line[at:]],
    "an open quote": lambda line, _at: [line.replace(": ", ': "', 1)],
    "a colon is missing": lambda line, _at: [line.replace(": ", " ", 1)],
    "an asterisk": lambda line, _at: [line.replace(": ", ": *", 1)],
    "a glued dash": lambda line, _at: [line.replace("- ", "-", 1)],
    "a line is deleted": lambda _line, _at: [],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def slipped(text: str, slip: str, draw: random.Random) -> Iterator[str]:
    """The text with one slip, again and again, elsewhere each time."""
    lines = text.split("\n")
    written = [number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")]
    while True:
        number = draw.choice(written)
        line = lines[number]
        yield "\n".join([*lines[:number], *SLIPS[slip](line, draw.randrange(len(line))), *lines[number + 1 :]])


def new_problems(data: Path, known: list[Problem]) -> list[str]:
    """What is wrong that was not, in words."""
    before = {(problem.code, problem.text) for problem in known}
    found = check(data, as_of=AS_OF).problems
    return [f"{each.place} {each.code}" for each in found if (each.code, each.text) not in before]


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_two_problems_at_most(data: Path, slip: str) -> None:
    known = check(data, as_of=AS_OF).problems
    draw = random.Random(slip)
    told = 0
    for name in FILES:
        path = data / name
        text = path.read_text(encoding="utf-8")
        for _times, mutant in zip(range(4), slipped(text, slip, draw), strict=False):
            path.write_text(mutant, encoding="utf-8")
            problems = new_problems(data, known)
            assert len(problems) <= 2, problems
            told += bool(problems)
        path.write_text(text, encoding="utf-8")
    assert told > 1


def lines_of(data: Path, name: str) -> list[tuple[int | None, str]]:
    return [
        (each.place.line, each.code) for each in check(data, as_of=AS_OF).problems if each.place.file.endswith(name)
    ]


def test_a_record_that_cannot_be_read_hides_no_other_mistake_of_its_file(data: Path) -> None:
    path = data / "sources.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    kinds = [number for number, line in enumerate(lines) if line.startswith("  kind: ")]
    lines[kinds[3]] = "  kind: reveu"
    lines[kinds[1]] = lines[kinds[1]].replace(": ", ":")
    lines[kinds[6]] = lines[kinds[6]].replace(": ", ': "')
    path.write_text("\n".join(lines), encoding="utf-8")
    found = lines_of(data, "sources.yaml")
    assert found == [
        (kinds[1] + 1, "missing-space"),
        (kinds[3] + 1, "unknown-choice"),
        (kinds[6] + 1, "unclosed-quote"),
    ]


def test_nothing_is_blamed_for_naming_a_record_that_cannot_be_read(data: Path) -> None:
    path = data / "sources.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\n  publisher: ", "\n  publisher ", 1), encoding="utf-8")
    assert {each.code for each in check(data, as_of=AS_OF).problems} <= {"missing-colon", "no-missions"}


def test_a_line_that_is_missing_before_a_list_is_told_once(data: Path) -> None:
    path = data / "roles.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    number = next(
        number for number, line in enumerate(lines) if line == "  codes:" and lines[number - 2].startswith(" ")
    )
    path.write_text("\n".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")
    found = [each for each in check(data, as_of=AS_OF).problems if each.code != "no-missions"]
    assert [(each.place.line, each.code) for each in found] == [(number + 1, "misplaced-field")]
    assert "“codes:” missing" in found[0].text.render(lambda text: text)
