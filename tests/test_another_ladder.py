"""Another profession is another data/ folder: nothing in the program names a role, a skill or a level of ours."""

import re
import shutil
from pathlib import Path

import pytest

from shipped import GEN, ROOT, run

OURS = re.compile(r"(?i)community|social media|r[ée]seaux? socia|\bSMM\b|responsable digital")


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site about cooks: two rungs, three roles, ids of its own."""
    project = tmp_path_factory.mktemp("kitchen")
    shutil.copytree(ROOT / "tests" / "another_ladder" / "data", project / "data")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").split("\n")
    (project / "mkdocs.yml").write_text("\n".join(line for line in settings if not OURS.search(line)), "utf-8")
    run([*GEN, "build", "--as-of", "2026-11-22"], project)
    return project / "site"


def test_it_builds_with_a_page_for_each_role(kitchen: Path) -> None:
    assert {path.parent.name for path in kitchen.glob("metiers/*/index.html")} == {"cook", "head-chef", "pastry-chef"}


def test_no_page_of_it_speaks_of_our_ladder(kitchen: Path) -> None:
    for page in kitchen.rglob("*.html"):
        found = OURS.findall(page.read_text("utf-8"))
        assert not found, f"{page.relative_to(kitchen)}: {found[:3]}"


def test_the_program_names_nothing_of_our_ladder() -> None:
    words = re.compile(r"community-manager|social-media-manager|digital-lead|\"idf\"|\"junior\"|moderation\b")
    for source in (ROOT / "generator").rglob("*.py"):
        code = "\n".join(line for line in source.read_text("utf-8").split("\n") if "example=" not in line)
        bare = re.sub(r'""".*?"""|#[^\n]*', "", code, flags=re.DOTALL)
        if "explanations" not in source.parts:
            assert not words.search(bare), source
