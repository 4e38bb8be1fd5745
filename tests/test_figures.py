"""The table that a proof ends with holds each figure once, whatever process measured it and in which run."""

import json
import subprocess
import sys
from pathlib import Path

from shipped import ROOT

TESTS = """
import pytest

@pytest.mark.parametrize("number", range(4))
def test_of_one_run(number, measured):
    measured(f"figure {number}", "1", "2")
"""
FIGURES = [[f"figure {number}", "1", "2"] for number in range(4)]


def run(folder: Path, *options: str) -> str:
    """What pytest says at the end of a run of these tests."""
    command = [sys.executable, "-m", "pytest", "-p", "figures", "-p", "no:cacheprovider", "--figures", "figures.json"]
    environment = {"PYTHONPATH": str(ROOT / "tests")}
    done = subprocess.run([*command, *options], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_figures_of_one_run_are_handed_on_to_the_next_each_once(tmp_path: Path) -> None:
    (tmp_path / "test_of_two_runs.py").write_text(TESTS, "utf-8")
    run(tmp_path)
    table = run(tmp_path, "--numprocesses", "2")
    kept = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert kept[:4] == FIGURES
    assert sorted(kept[4:]) == FIGURES
    assert table.count("figure 3") == 2
