"""`gen build --engine`: an engine that is lacking, one that fails, what it leaves and what it is not trusted with."""

import resource
import subprocess

import pytest
from click.testing import CliRunner, Result

from generator.building import engines
from generator.cli import gen
from tiny import MKDOCS, Tiny


def build(project: Tiny, engine: str = "zensical") -> Result:
    options = ["--engine", engine, "--format", "concise", "--lang", "en"]
    return CliRunner().invoke(gen, ["build", "-C", str(project.root), *options])


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_an_engine_that_is_not_installed_is_said_in_one_sentence(
    small: Tiny, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _name: None)
    result = build(small, engine)
    assert (result.exit_code, result.stdout) == (2, "")
    hint = f"type “pip install {engine}”, then build again"
    assert result.stderr == f"gen: {engine} is not installed here: {hint}\n"
    assert not (small.root / "build").exists()


def test_the_site_takes_its_place_and_nothing_is_left_in_the_stage(small: Tiny) -> None:
    left = small.root / "build/fr/.zensical-99"
    assert build(small).exit_code == 0
    left.mkdir()
    (left / "index.html").write_text("of a run that was killed")
    left.with_suffix(".yml").write_text("site_dir: .zensical-99")
    small.write("guide/index.md", "# Guide\n\n## Second\n\n[home](../index.md)\n")
    assert build(small).exit_code == 0
    assert b"Second" in small.site()["guide/index.html"]
    assert {path.name for path in (small.root / "build/fr").glob(".z*")} == set()


def test_a_page_that_it_cannot_read_is_told_and_leaves_the_site(small: Tiny) -> None:
    assert build(small).exit_code == 0
    before = small.site()
    small.write("notes.md", "---\ntitle: [a\n---\n# Notes\n", folder="docs")
    result = build(small)
    assert result.exit_code == 1
    assert result.stdout.startswith("docs/notes.md:1:1: error [engine] Zensical says: error reading page metadata")
    assert small.site() == before


def test_a_disk_that_takes_no_more_is_no_fault_of_a_page(small: Tiny) -> None:
    assert build(small).exit_code == 0
    before = small.site()
    page = small.write("long.md", "# A long page\n\n" + "text " * 10_000, folder="docs")
    limit = page.stat().st_size
    full = subprocess.run(
        [*small.command, "build", "--engine", "zensical", "--lang", "en", "-C", str(small.root)],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert (full.returncode, full.stdout) == (2, ""), full.stdout
    assert "allows no file of this size" in full.stderr
    assert small.site() == before


def test_a_link_that_leads_nowhere_is_told_in_our_words(small: Tiny) -> None:
    small.write("index.md", "# Home\n\n[guide](guide/index.md) [gone](gone.md)\n")
    result = build(small)
    assert result.exit_code == 1
    assert result.stdout.startswith("build/fr/docs/index.md:3:26: error [broken-link]")
    assert not (small.root / "site").exists()


def test_a_setting_that_it_would_overlook_is_told_at_its_line(small: Tiny) -> None:
    (small.root / "mkdocs.yml").write_text(f"{MKDOCS}extra_cs: []\n")
    result = build(small)
    assert result.exit_code == 1
    assert result.stdout.startswith("mkdocs.yml:6:1: error [engine] “extra_cs” is no setting of MkDocs")


def test_the_address_of_the_site_is_that_of_the_settings(small: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = "{{ page.canonical_url }}{{ page.content }}"
    monkeypatch.setattr("tiny.LAYOUT", layout.encode())
    assert build(small).exit_code == 0
    assert small.site()["index.html"].startswith(b"none<h1")
    monkeypatch.setenv("SITE_URL", "https://here.example/ladder/")
    assert build(small).exit_code == 0
    assert small.site()["guide/index.html"].startswith(b"https://here.example/ladder/guide/")


def test_the_engines_are_named_in_the_help() -> None:
    for name in engines.ENGINES:
        assert name in CliRunner().invoke(gen, ["build", "--help"]).output
