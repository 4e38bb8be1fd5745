"""One folder in the place of another: whatever happens, a whole one stands."""

import errno
from pathlib import Path

import pytest

from generator.building import swap
from generator.building.swap import beside, put_in_place
from generator.building.workspace import mark
from generator.messages.refusal import Refused


def replace(site: Path, text: str) -> None:
    with beside(site) as new:
        (new / "index.html").write_text(text)
        put_in_place(new, site)


@pytest.fixture(params=["in one step", "in two steps"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a site stands, on a disk that can exchange two folders and on one that cannot."""
    if request.param == "in two steps":
        monkeypatch.setattr(swap, "_exchange", lambda *_folders: False)
    return tmp_path / "site"


def test_a_new_site_takes_its_place_and_leaves_nothing_beside(site: Path) -> None:
    for text in ("first", "second", "third"):
        replace(site, text)
        assert (site / "index.html").read_text() == text
        assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_an_empty_folder_may_be_taken(site: Path) -> None:
    site.mkdir()
    replace(site, "first")
    assert (site / "index.html").read_text() == "first"


def test_a_build_that_fails_leaves_the_site_and_nothing_beside(site: Path) -> None:
    replace(site, "first")
    with pytest.raises(ZeroDivisionError), beside(site):
        raise ZeroDivisionError
    assert (site / "index.html").read_text() == "first"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_folder_that_gen_did_not_make_is_never_replaced(site: Path) -> None:
    site.mkdir()
    (site / "thesis.odt").write_text("years of work")
    with pytest.raises(Refused), beside(site):
        raise AssertionError("nothing is built when the place is taken")
    assert (site / "thesis.odt").read_text() == "years of work"


def test_neither_is_one_that_was_put_there_during_the_build(site: Path) -> None:
    with beside(site) as new:
        site.mkdir()
        (site / "thesis.odt").write_text("years of work")
        with pytest.raises(Refused):
            put_in_place(new, site)
    assert (site / "thesis.odt").read_text() == "years of work"


@pytest.mark.parametrize("kind", ["file", "link"])
def test_neither_is_a_file_nor_a_link(site: Path, kind: str) -> None:
    elsewhere = site.parent / "elsewhere"
    elsewhere.mkdir()
    mark(elsewhere)
    if kind == "file":
        site.write_text("mine")
    else:
        site.symlink_to(elsewhere)
    with pytest.raises(Refused), beside(site):
        raise AssertionError("nothing is built when the place is taken")
    assert elsewhere.is_dir()


def test_killed_between_two_renames_the_next_run_gives_the_old_site_its_name_back(site: Path) -> None:
    replace(site, "first")
    site.rename(site.with_name(".site.old"))
    with beside(site):
        assert (site / "index.html").read_text() == "first"


def test_a_second_rename_that_fails_undoes_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    replace(site, "first")
    monkeypatch.setattr(swap, "_exchange", lambda *_folders: False)
    rename = Path.rename

    def fails(path: Path, target: Path) -> Path:
        if path.name.startswith(".site.new-"):
            raise OSError(errno.EBUSY, "busy", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="busy"):
        replace(site, "second")
    assert (site / "index.html").read_text() == "first"


def test_folders_of_dead_runs_are_cleared_and_no_others(site: Path) -> None:
    dead, unmarked, foreign = (site.with_name(f".site.new-{number}") for number in (1, 2, 3))
    for folder in (dead, unmarked, foreign):
        folder.mkdir()
    mark(dead)
    (dead / "index.html").write_text("half a pa")
    (foreign / "thesis.odt").write_text("years of work")
    replace(site, "first")
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.new-3", "site"]
