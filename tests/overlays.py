"""The folders of tests/cases: each is laid over a small valid data folder, then checked."""

import shutil
from datetime import date
from pathlib import Path

from generator.checking.check import Checked, check
from generator.messages.language import translations
from generator.messages.reports import Report, headline

CASES = Path(__file__).parent / "cases"
BASE = CASES / "_base"
AS_OF = date(2026, 6, 30)


def overlay(case: Path, project: Path) -> Path:
    """The data folder of a project: the base, the files of a case over it, without those it lists in removed.txt."""
    data = project / "data"
    shutil.copytree(BASE, data)
    for path in sorted(case.rglob("*")):
        target = data / path.relative_to(case)
        if path.name in ("expected.txt", "removed.txt") or (path.is_dir() and path.suffix != ".yaml"):
            continue
        if path.is_dir():
            target.unlink(missing_ok=True)
            target.mkdir()
            continue
        target.parent.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)
        shutil.copy2(path, target, follow_symlinks=False)
    for name in removed(case):
        (data / name).unlink()
    return data


def removed(case: Path) -> list[str]:
    listed = case / "removed.txt"
    return listed.read_text(encoding="utf-8").split() if listed.exists() else []


def checked(case: Path, project: Path) -> Checked:
    """What `gen check` finds in a case."""
    return check(overlay(case, project), as_of=AS_OF)


def lines(result: Checked, language: str = "fr") -> list[str]:
    """The problems, one a line, as `--format concise` prints them."""
    report = Report(result.problems, result.texts, translations(language))
    return [headline(problem, report) for problem in result.problems]
