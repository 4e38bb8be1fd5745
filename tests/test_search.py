"""The search of the theme: what stands in the place of its file of a language."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.building import search

LANGUAGE = "assets/javascripts/lunr/min/lunr.fr.min.js"


def with_theme(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    """A theme that is installed in a folder, or none."""
    found = None if folder is None else SimpleNamespace(submodule_search_locations=[str(folder)])
    monkeypatch.setattr(search, "find_spec", lambda _name: found)


def test_the_file_of_the_theme_comes_first_then_what_mends_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    original = tmp_path / "templates" / LANGUAGE
    original.parent.mkdir(parents=True)
    original.write_bytes(b"theirs();")
    with_theme(monkeypatch, tmp_path)
    made = search.scripts("fr")
    assert made.keys() == {LANGUAGE}
    assert made[LANGUAGE].startswith(b"theirs();\n")
    assert b"withoutAccents" in made[LANGUAGE]


def test_the_theme_that_is_installed_has_the_file() -> None:
    assert search.scripts("fr").keys() == {LANGUAGE}


def test_a_language_without_file_is_left_alone() -> None:
    assert search.scripts("en") == {}


@pytest.mark.parametrize("installed", [True, False])
def test_a_theme_without_its_file_or_no_theme_at_all_builds_without_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, installed: bool
) -> None:
    with_theme(monkeypatch, tmp_path if installed else None)
    assert search.scripts("fr") == {}
