"""The wheel: installed alone in an empty environment, it builds the site of any folder with data/ and mkdocs.yml."""

import shutil
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from shipped import ROOT, copy_project, run


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made from a copy, so that nothing is left in the checkout."""
    source = tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT / "generator", source / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist"], source)
    (made,) = (source / "dist").glob("*.whl")
    return made


def test_everything_that_gen_reads_is_inside(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "generator").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert wanted - inside == set()


def test_it_builds_the_site_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = str(environment / "bin/python")
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    alone = {"PYTHONPATH": "", "PYTHONSAFEPATH": "1"}
    run([*pip, "install", "--constraint", str(ROOT / "requirements.txt"), str(wheel)], tmp_path, **alone)
    project = copy_project(tmp_path / "project")
    said = run([str(environment / "bin/gen"), "build"], project, **alone)
    assert "site/index.html" in said
    assert (project / "site/index.html").is_file()
