"""Several files written anew: all or none of them, killed at any moment, on a full disk, beside another command."""

import errno
import fcntl
import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from generator.mending.rewriting import rewrite, undo_interrupted
from generator.messages.refusal import Refused
from striking import changes, struck
from tiny import contents

OLD = {"data/a.yaml": b"- old a\n", "data/b.yaml": b"- old b\n"}
NEW = {"data/a.yaml": b"- new a\n", "data/b.yaml": b"- new b\n", "schemas/c.json": b"{}\n"}
SCRIPT = "import sys; from pathlib import Path; from generator.mending import rewriting; rewriting."
REWRITE = SCRIPT + f"rewrite(Path(sys.argv[1]), {NEW!r})"
UNDO = SCRIPT + "undo_interrupted(Path(sys.argv[1]))"
BETWEEN = 2
"""Killed before the second file takes its place, when the first has it."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return old_project(tmp_path / "project")


def old_project(project: Path) -> Path:
    (project / "data").mkdir(parents=True)
    for name, content in OLD.items():
        (project / name).write_bytes(content)
    return project


def killed_between(project: Path) -> None:
    assert struck("kill", BETWEEN, project, str(project), script=REWRITE, only="os.rename").returncode < 0
    assert (project / "data/a.yaml").read_bytes() == NEW["data/a.yaml"]
    assert (project / "data/b.yaml").read_bytes() == OLD["data/b.yaml"]


def test_all_are_written_and_nothing_is_left_beside(project: Path) -> None:
    (project / "data/a.yaml").chmod(0o640)
    rewrite(project, NEW)
    assert contents(project) == NEW
    assert (project / "data/a.yaml").stat().st_mode & 0o777 == 0o640


def test_killed_at_any_change_the_next_command_finds_all_or_none(tmp_path: Path) -> None:
    outcomes = []
    for at in range(1, changes(old_project(tmp_path / "count"), str(tmp_path / "count"), script=REWRITE) + 1):
        project = old_project(tmp_path / str(at))
        assert struck("kill", at, project, str(project), script=REWRITE).returncode < 0
        undo_interrupted(project)
        assert contents(project) in (OLD, NEW), at
        outcomes.append(contents(project) == NEW)
    assert outcomes == sorted(outcomes)
    assert {*outcomes} == {False, True}


def test_so_it_does_when_what_undoes_it_is_killed_too(tmp_path: Path) -> None:
    killed_between(old_project(tmp_path / "count"))
    for at in range(1, changes(tmp_path / "count", str(tmp_path / "count"), script=UNDO) + 1):
        project = old_project(tmp_path / str(at))
        killed_between(project)
        assert struck("kill", at, project, str(project), script=UNDO).returncode < 0
        undo_interrupted(project)
        assert contents(project) == OLD, at


def test_a_disk_that_fills_up_at_any_change_leaves_all_as_it_was(tmp_path: Path) -> None:
    for at in range(1, changes(old_project(tmp_path / "count"), str(tmp_path / "count"), script=REWRITE) + 1):
        project = old_project(tmp_path / str(at))
        done = struck("full", at, project, str(project), script=REWRITE)
        assert contents(project) == (NEW if done.returncode == 0 else OLD), at
        assert done.returncode == 0 or "Refused" in done.stderr.splitlines()[-1]


def test_a_file_that_cannot_take_its_place_has_the_others_give_theirs_back(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def refuses(made: Path, path: Path) -> None:
        if (made.name, path.name) == (".b.yaml.gen-new", "b.yaml"):
            raise OSError(errno.EPERM, "no", str(path))
        replace(made, path)

    monkeypatch.setattr(os, "replace", refuses)
    with pytest.raises(Refused) as refusal:
        rewrite(project, NEW)
    assert "nothing was replaced, because of data/b.yaml" in refusal.value.text.render(str)
    assert contents(project) == OLD


def test_a_command_stopped_in_between_gives_them_back_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def stopped(made: Path, path: Path) -> None:
        monkeypatch.setattr(os, "replace", replace)
        replace(made, path)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        rewrite(project, NEW)
    assert contents(project) == OLD


def test_the_files_that_got_their_old_content_back_are_named(project: Path) -> None:
    killed_between(project)
    assert undo_interrupted(project) == ["data/a.yaml"]
    assert undo_interrupted(project) == []


def test_what_somebody_wrote_since_is_theirs(project: Path) -> None:
    killed_between(project)
    (project / "data/b.yaml").write_bytes(b"- mended by hand\n")
    assert undo_interrupted(project) == []
    assert contents(project) == {"data/a.yaml": NEW["data/a.yaml"], "data/b.yaml": b"- mended by hand\n"}


def test_a_file_that_somebody_saved_meanwhile_is_left_as_it_is(project: Path) -> None:
    (project / "data/b.yaml").write_bytes(b"- saved meanwhile\n")
    before = contents(project)
    with pytest.raises(Refused, match="changed meanwhile"):
        rewrite(project, {name: NEW[name] for name in OLD}, before=OLD)
    assert contents(project) == before


def test_two_commands_do_not_write_at_once(project: Path) -> None:
    with (project / ".gen-rewriting").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert undo_interrupted(project) == []
        with pytest.raises(Refused, match="already at work"):
            rewrite(project, NEW)
    rewrite(project, NEW)
    assert contents(project) == NEW


@pytest.mark.parametrize("list_", ["", "[", "7", "[7]", '[["data/a.yaml"]]', '{"a": 1}', "\udcff"])
def test_a_list_that_is_none_is_thrown_away(project: Path, list_: str) -> None:
    (project / ".gen-rewriting").write_bytes(list_.encode("utf-8", "surrogateescape"))
    assert undo_interrupted(project) == []
    assert contents(project) == OLD


@pytest.mark.parametrize("name", ["../theirs", "{root}/theirs", "data/../../theirs"])
def test_a_list_written_by_somebody_else_names_nothing_outside_the_project(project: Path, name: str) -> None:
    theirs = project.parent / "theirs"
    theirs.write_bytes(b"mine")
    entry = [name.format(root=project.parent), None, sha256(b"mine").hexdigest()]
    absent = ["data/none.yaml", None, sha256(b"none").hexdigest()]
    (project / ".gen-rewriting").write_text(json.dumps([entry, absent]))
    undo_interrupted(project)
    assert theirs.read_bytes() == b"mine"


def test_a_link_in_the_place_of_the_list_is_not_followed(project: Path) -> None:
    theirs = project.parent / "theirs"
    theirs.write_bytes(b"mine")
    (project / ".gen-rewriting").symlink_to(theirs)
    with pytest.raises(Refused, match="nothing was replaced"):
        rewrite(project, NEW)
    assert theirs.read_bytes() == b"mine"
