"""The hooks that other repositories of data may name, run by pre-commit itself.

pre-commit reads .pre-commit-hooks.yaml from a repository of its own and runs its hooks in a repository of data. Only
the environment is not built anew: `gen` is the one of the tests.
"""

import calendar
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from overlays import AS_OF, BASE, CASES, overlay
from shipped import ROOT

OUTCOME = re.compile(r"(?m)^(gen \w+)\.{3,}.*?([A-Z][a-z]+)$")
HERE = Path(sys.executable).parent
CONFIG = """\
repos:
  - repo: {tool}
    rev: {revision}
    hooks:
      - id: gen-check
        language: system
      - id: gen-fmt
        language: system
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of good data that names the hooks."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(calendar.timegm(AS_OF.timetuple())))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", f"{HERE}{os.pathsep}{os.environ['PATH']}")
    tool, project = tmp_path / "tool", tmp_path / "project"
    tool.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", tool)
    revision = _commit(tool)
    shutil.copytree(BASE, project / "data")
    (project / ".pre-commit-config.yaml").write_text(CONFIG.format(tool=tool, revision=revision), encoding="utf-8")
    subprocess.run([HERE / "gen", "fmt", "-C", project], check=True, capture_output=True)
    _commit(project)
    return project


def _commit(repository: Path) -> str:
    """Commit all that a folder holds; the name of the commit."""
    if not (repository / ".git").exists():
        _git(repository, "init", "--quiet")
    _git(repository, "add", "--all")
    _git(repository, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=a")
    return _git(repository, "rev-parse", "HEAD").strip()


def _git(repository: Path, *command: str) -> str:
    done = subprocess.run(["git", *command], cwd=repository, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def run_hooks(project: Path) -> tuple[int, dict[str, str], str]:
    """What pre-commit answers to what is staged: its code, the outcome of each hook, all that it prints."""
    _git(project, "add", "--all")
    command = [HERE / "pre-commit", "run", "--color=never"]
    done = subprocess.run(command, cwd=project, check=False, capture_output=True, encoding="utf-8")
    return done.returncode, dict(OUTCOME.findall(done.stdout)), done.stdout + done.stderr


def test_a_good_change_passes(project: Path) -> None:
    with (project / "data" / "origins.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# À compléter.\n")
    code, outcomes, said = run_hooks(project)
    assert (code, outcomes) == (0, {"gen check": "Passed", "gen fmt": "Passed"}), said


def test_a_mistake_stops_the_commit_and_is_told_at_its_line(project: Path, tmp_path: Path) -> None:
    broken = overlay(CASES / "not-an-amount" / "bad", tmp_path / "broken")
    shutil.copy(broken / "salaries.yaml", project / "data")
    code, outcomes, said = run_hooks(project)
    assert (code, outcomes["gen check"]) == (1, "Failed")
    assert "data/salaries.yaml:9:8: erreur [not-an-amount]" in said


def test_an_untidy_file_is_laid_out_and_the_commit_waits(project: Path) -> None:
    path = project / "data" / "origins.yaml"
    tidy = path.read_bytes()
    path.write_bytes(tidy + b"\n\n\n")
    code, outcomes, said = run_hooks(project)
    assert (code, outcomes) == (1, {"gen check": "Passed", "gen fmt": "Failed"}), said
    assert path.read_bytes() == tidy
    assert run_hooks(project)[0] == 0


def test_a_change_elsewhere_asks_for_nothing(project: Path) -> None:
    (project / "README.md").write_text("Des salaires.\n", encoding="utf-8")
    code, outcomes, said = run_hooks(project)
    assert (code, outcomes) == (0, {"gen check": "Skipped", "gen fmt": "Skipped"}), said
