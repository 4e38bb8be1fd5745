"""Staging: the sources of the site, laid out for any engine."""

import json
from pathlib import Path

import pytest
import yaml

import tiny
from generator.building.staging import destination, stage
from generator.building.workspace import for_serve
from generator.messages.refusal import Refused
from tiny import Tiny, contents


def staged(project: Tiny):
    return stage(tiny.render(project.catalog), project.workspace, language="fr")


def test_generated_pages_and_overrides_stand_where_the_configuration_looks_for_them(small: Tiny) -> None:
    staged(small)
    stage_folder = small.root / "build/fr"
    configuration = yaml.safe_load((stage_folder / "mkdocs.yml").read_text())
    assert (stage_folder / configuration["INHERIT"]).resolve() == small.root / "mkdocs.yml"
    assert (stage_folder / configuration["docs_dir"] / "guide/index.md").is_file()
    assert (stage_folder / configuration["theme"]["custom_dir"] / "main.html").is_file()
    assert configuration["site_dir"] == "site"


def test_only_files_that_changed_are_written(small: Tiny) -> None:
    staged(small)
    before = {path: path.stat().st_mtime_ns for path in (small.root / "build/fr/docs").rglob("*.md")}
    small.write("index.md", "# Home again\n\n[guide](guide/index.md)\n")
    staged(small)
    changed = {path.name for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed == {"index.md"}
    assert (small.root / "build/fr/docs/guide/index.md").stat().st_mtime_ns in before.values()


def test_a_page_no_longer_wanted_goes_with_its_folder(small: Tiny) -> None:
    staged(small)
    (small.root / "data/guide/index.md").unlink()
    staged(small)
    assert not (small.root / "build/fr/docs/guide").exists()


def test_a_folder_may_take_the_place_of_a_file_and_back(small: Tiny) -> None:
    page = small.write("a", "a file")
    staged(small)
    page.unlink()
    small.write("a/b", "a folder")
    staged(small)
    assert (small.root / "build/fr/docs/a/b").read_text() == "a folder"


def test_hand_written_pages_stand_beside_and_close_the_navigation(small: Tiny) -> None:
    small.write("help.md", "# Help", folder="docs")
    small.write("logo.svg", "<svg/>", folder="docs")
    small.write(".hidden.md", "# Draft", folder="docs")
    staged(small)
    configuration = yaml.safe_load((small.root / "build/fr/mkdocs.yml").read_text())
    assert configuration["nav"] == [{"Home": "index.md"}, "help.md"]
    assert {"help.md", "logo.svg"} <= contents(small.root / "build/fr/docs").keys()
    assert ".hidden.md" not in contents(small.root / "build/fr/docs")


@pytest.mark.parametrize("path", ["guide/index.md", "guide.md", "guide/README.md", "Guide/index.md"])
def test_two_files_for_one_place_are_a_problem_and_nothing_is_written(small: Tiny, path: str) -> None:
    small.write(path, "# Mine", folder="docs")
    outcome = staged(small)
    assert [(each.code, each.place.file) for each in outcome.problems] == [("page-twice", f"docs/{path}")]
    assert not (small.root / "build").exists()


def test_a_link_out_of_docs_is_a_problem(small: Tiny, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret")
    (small.root / "docs").mkdir()
    (small.root / "docs/page.md").symlink_to(secret)
    assert [each.code for each in staged(small).problems] == ["leaves-folder"]


def test_a_page_in_another_encoding_is_a_problem(small: Tiny) -> None:
    small.write("old.md", "", folder="docs").write_bytes("# Été".encode("latin-1"))
    assert [each.code for each in staged(small).problems] == ["not-utf-8"]


def test_a_file_that_gen_did_not_stage_is_never_published_nor_deleted(small: Tiny) -> None:
    staged(small)
    foreign = small.root / "build/fr/docs/mine.md"
    foreign.write_text("# Mine")
    with pytest.raises(Refused):
        staged(small)
    assert foreign.read_text() == "# Mine"


def test_a_manifest_cannot_name_files_outside_the_stage(small: Tiny) -> None:
    staged(small)
    precious = small.root / "data/index.md"
    manifest = small.root / "build/fr/.staged.json"
    manifest.write_text(json.dumps([*json.loads(manifest.read_text()), "../../data/index.md", str(precious)]))
    staged(small)
    assert precious.exists()


def test_a_run_killed_halfway_leaves_nothing_foreign(small: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(path: Path, text: bytes) -> None:
        if path.name == "main.html":
            raise KeyboardInterrupt
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)

    with monkeypatch.context() as patch:
        patch.setattr("generator.building.staging._write", killed)
        with pytest.raises(KeyboardInterrupt):
            staged(small)
    staged(small)
    assert (small.root / "build/fr/overrides/main.html").is_file()


def test_what_an_engine_leaves_in_the_stage_is_left_alone(small: Tiny) -> None:
    staged(small)
    (small.root / "build/fr/site").mkdir()
    (small.root / "build/fr/.cache").write_text("")
    staged(small)
    assert (small.root / "build/fr/site").is_dir()


def test_serving_has_a_stage_of_its_own(small: Tiny) -> None:
    folder = stage(tiny.render(small.catalog), for_serve(small.root), language="fr").folder
    assert (folder / yaml.safe_load((folder / "mkdocs.yml").read_text())["INHERIT"]).samefile(small.root / "mkdocs.yml")


@pytest.mark.parametrize(
    ("source", "page"),
    [("index.md", "index.html"), ("a.md", "a/index.html"), ("a/README.md", "a/index.html"), ("a/b.css", "a/b.css")],
)
def test_each_source_becomes_one_file_of_the_site(source: str, page: str) -> None:
    assert destination(source) == page
