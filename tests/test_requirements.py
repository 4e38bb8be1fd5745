"""What is pinned is what is asked for, all of it, and from no address."""

import re
import tomllib
from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement

from shipped import ROOT

PINNED = re.compile(r"([a-z0-9-]+)==([\w.]+)")


def lines(name: str) -> list[str]:
    """What a file of requirements asks for, without remarks."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def pins() -> dict[str, str]:
    return dict(match.groups() for line in lines("requirements.txt") if (match := PINNED.fullmatch(line)))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_each_line_is_a_name_and_a_version(name: str) -> None:
    assert [line for line in lines(name) if not PINNED.fullmatch(line) and line != "-r requirements.txt"] == []


def test_each_line_for_node_is_a_name_and_a_version() -> None:
    found = lines("requirements-node.txt")
    assert found
    assert [line for line in found if not re.fullmatch(r"[a-z@/-]+@\d[\w.]*", line)] == []


def test_each_dependency_is_pinned_to_a_version_that_suits_with_all_that_it_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, seen = [Requirement(each) for each in project["dependencies"]], set()
    while waiting:
        needed = waiting.pop()
        name = normal(needed.name)
        if name in seen or (needed.marker and not needed.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        assert name in pins(), f"{name} is not pinned"
        assert needed.specifier.contains(pins()[name]), f"{needed} is pinned to {pins()[name]}"
        waiting += [Requirement(each) for each in distribution(name).requires or []]
