"""Same files, same day, same bytes: whatever the folder, the locale, the time zone, the seed and the Python."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import debian
import pythons
from figures import Measured
from shipped import AS_OF, ROOT, copy_project, run
from tiny import contents

pytestmark = pytest.mark.proof

PLACES = {
    "here": {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1"},
    "far/away, été": {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4294967295"},
    # Python then takes what it reads and names for ASCII, unless it is told otherwise.
    "poor": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "TZ": "America/St_Johns", "LANGUAGE": "de"},
}
"""Where and how a site is built: below a folder of that name, in that environment."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project with a history of two commits, so that there is a feed of changes."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    (folder / ".gitignore").write_text("build/\nsite/\n")
    commit(folder, "Les données", new=True)
    notes = folder / "data/site.yaml"
    notes.write_text(notes.read_text(encoding="utf-8") + "\n# Une remarque.\n", encoding="utf-8")
    commit(folder, "Une remarque")
    return folder


def commit(folder: Path, subject: str, *, new: bool = False) -> None:
    nobody = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    dates = {"GIT_AUTHOR_DATE": "@1790000000 +0900", "GIT_COMMITTER_DATE": "@1790000000 +0900"}
    for arguments in ([["init", "--quiet"]] if new else []) + [["add", "--all"], ["commit", "--quiet", "-m", subject]]:
        run(["git", *nobody, *arguments], folder, **dates)


def built(project: Path, folder: Path, python: str, environment: dict[str, str]) -> dict[str, bytes]:
    """The site of a copy of the project, file by file."""
    run(["cp", "-r", str(project), str(folder)], project)
    gen = [python, "-c", "from generator.cli import gen; gen()"]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    own = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"} | environment
    command = [*gen, "build", "--as-of", AS_OF.isoformat()]
    done = subprocess.run(command, cwd=folder, env=inherited | own, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return contents(folder / "site")


@pytest.fixture(scope="module")
def reference(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(project, tmp_path_factory.mktemp("reference") / "project", sys.executable, {"PYTHONHASHSEED": "0"})


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Turkish locale, in which the capital of i is not I: few machines have it ready."""
    folder = tmp_path_factory.mktemp("locales")
    if not Path("/usr/share/i18n/locales/tr_TR").exists():
        debian.install("locales")
    run(["localedef", "--inputfile=tr_TR", "--charmap=UTF-8", str(folder / "tr_TR.UTF-8")], folder)
    return folder


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize("place", PLACES)
def test_where_it_is_built_changes_no_byte(
    place: str, project: Path, reference: dict[str, bytes], locales: Path, tmp_path: Path, measured: Measured
) -> None:
    folder = tmp_path / place / "project"
    folder.parent.mkdir(parents=True)
    there = {**PLACES[place], "LOCPATH": str(locales)}
    # A locale that is not there would be taken for C, and nothing compared.
    run([sys.executable, "-c", "import locale; locale.setlocale(locale.LC_ALL, '')"], tmp_path, **there)
    different = differing(reference, built(project, folder, sys.executable, there))
    assert any(name.endswith(".xml") and b"Une remarque" in text for name, text in reference.items())
    measured(
        f"Fichiers qui diffèrent, construits avec LC_ALL={PLACES[place]['LC_ALL']}",
        f"{len(different)} sur {len(reference)}",
        "0",
    )
    assert different == []


def test_no_version_of_python_changes_a_byte(
    project: Path, reference: dict[str, bytes], tmp_path: Path, measured: Measured
) -> None:
    others = {version: path for version, path in pythons.found().items() if version != sys.version_info[:2]}
    compared = [sys.version_info[:2]]
    # The oldest and the newest: what changes from one to the other changes in between.
    for version in sorted({min(others), max(others)}) if others else []:
        name = ".".join(map(str, version))
        python = pythons.environment(others[version], tmp_path / f"environment-{name}")
        different = differing(reference, built(project, tmp_path / name, python, {"PYTHONHASHSEED": "7"}))
        assert different == [], name
        compared.append(version)
    told = ", ".join(".".join(map(str, version)) for version in sorted(compared))
    measured("Versions de Python, mêmes octets", told if others else f"{told} seule : rien à comparer", "≥ 2 versions")
