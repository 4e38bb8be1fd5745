"""Faults of the place: killed commands, full disks, missing rights, files that change. Nothing lost, one sentence."""

import os
import resource
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checking.check import check
from generator.cli import gen
from generator.mending.copies import copied
from shipped import AS_OF, ROOT
from striking import GEN, STAND_IN, bound_by_rights, struck
from tiny import Tiny, contents

BASE = ROOT / "tests/another_ladder/data"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A whole project with little data, in whose files every command finds something to write."""
    root = tmp_path / "project"
    shutil.copytree(BASE, root / "data")
    (root / "mkdocs.yml").write_text("site_name: Kitchen\n")
    return root


def untidy(project: Path) -> dict[str, bytes]:
    """Two files that have something to correct and to lay out."""
    for name in ("roles", "salaries"):
        path = project / f"data/{name}.yaml"
        path.write_bytes(path.read_bytes() + b"\n\n\n")
    return contents(project)


def theirs(project: Path) -> dict[str, bytes]:
    """All that is not in the folder where gen works."""
    return {name: content for name, content in contents(project).items() if not name.startswith("build/")}


def run(project: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """`gen` in a process that rights bind, whoever runs the tests."""
    return subprocess.run(
        [sys.executable, "-c", GEN, arguments[0], "-C", str(project), *arguments[1:]],
        **{"capture_output": True, "text": True, "check": False, "preexec_fn": bound_by_rights, **options},
    )


def is_refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit code 2 and one French sentence, which says all these words."""
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith("gen: ")
    for word in words:
        assert word in done.stderr


# --- killed while writing ------------------------------------------------------------------------

WRITING = {
    "rename": ["rename", "roles", "cook", "cuisinier"],
    "fmt": ["fmt"],
}


@pytest.mark.parametrize("command", WRITING)
def test_killed_between_two_files_the_next_command_puts_them_back_and_says_so(project: Path, command: str) -> None:
    before, arguments = untidy(project), [*WRITING[command], "-C", str(project)]
    assert struck("kill", 2, project, *arguments, only="os.rename").returncode < 0
    assert contents(project) != before
    done = run(project, "check")
    assert done.returncode == 0, done.stdout
    assert done.stderr.startswith("gen: une commande a été tuée pendant qu’elle écrivait")
    assert contents(project) == before
    assert run(project, *WRITING[command]).returncode == 0
    assert contents(project) != before


def test_a_file_saved_while_its_layout_is_made_keeps_what_was_saved(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    untidy(project)
    roles = project / "data/roles.yaml"
    saved = roles.read_bytes() + b"# saved meanwhile\n"
    monkeypatch.setattr("generator.mending.layout._values", lambda _root: roles.write_bytes(saved) and None)
    result = CliRunner().invoke(gen, ["fmt", "-C", str(project)])
    assert (result.exit_code, "data/roles.yaml a changé entre-temps" in result.stderr) == (2, True)
    assert roles.read_bytes() == saved


def test_a_file_saved_while_a_rename_is_tried_keeps_what_was_saved(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = project / "data/paths.yaml"
    saved = paths.read_bytes() + b"# saved meanwhile\n"

    def tried(data: Path, *_others: object, as_of: object) -> object:
        paths.write_bytes(saved)
        return check(data, as_of=as_of)

    monkeypatch.setattr("generator.mending.intake.tried", tried)
    before = contents(project) | {"data/paths.yaml": saved}
    result = CliRunner().invoke(gen, ["rename", "roles", "cook", "cuisinier", "-C", str(project)])
    assert (result.exit_code, "a changé entre-temps" in result.stderr) == (2, True)
    assert contents(project) == before


# --- rights --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "command", "place"),
    [
        ("data/roles.yaml", ["fix"], "data/roles.yaml"),
        ("data/roles.yaml", ["rename", "roles", "cook", "chef"], "data/roles.yaml"),
        ("data/salaries", ["check"], "data/salaries"),
        ("data", ["build"], "data"),
        ("docs/more", ["build"], "docs/more"),
        ("mkdocs.yml", ["build"], "mkdocs.yml"),
        ("", ["check"], "data"),
    ],
)
def test_what_may_not_be_read_is_named(project: Path, path: str, command: list[str], place: str) -> None:
    for folder in ("docs/more", "data/salaries"):
        (project / folder).mkdir(parents=True)
    before, rights = theirs(project), (project / path).stat().st_mode
    (project / path).chmod(0)
    done = run(project, *command)
    (project / path).chmod(rights)
    is_refused(done, f"à cause de {place}\u00a0: ce compte n’en a pas le droit")
    assert theirs(project) == before


def test_a_file_of_data_that_may_not_be_read_is_a_problem_of_that_file(project: Path) -> None:
    (project / "data/roles.yaml").chmod(0)
    done = run(project, "check", "--format", "concise")
    assert done.returncode == 1
    assert "data/roles.yaml:1:1: erreur [unreadable-file]" in done.stdout


@pytest.mark.parametrize(
    ("folder", "command"),
    [("data", ["fmt"]), ("", ["schema"]), ("build", ["build"]), ("", ["build"])],
)
def test_where_nothing_may_be_written_nothing_is(project: Path, folder: str, command: list[str]) -> None:
    before = untidy(project)
    (project / "build").mkdir()
    (project / folder).chmod(0o555)
    done = run(project, *command)
    (project / folder).chmod(0o755)
    is_refused(done, "ce compte n’en a pas le droit")
    assert theirs(project) == before


# --- disks ---------------------------------------------------------------------------------------


def full() -> None:
    """Called in a child: no file may hold a single byte, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize("command", [["rename", "roles", "cook", "chef"], ["fix"], ["fmt"], ["schema"], ["build"]])
def test_a_full_disk_is_said_in_words_and_costs_nothing(project: Path, command: list[str]) -> None:
    before = untidy(project)
    is_refused(run(project, *command, preexec_fn=full))
    assert theirs(project) == before


@pytest.mark.parametrize("at", [1, 5, 12, 20])
def test_a_disk_that_fills_up_during_a_build_leaves_the_site(small: Tiny, at: int) -> None:
    build = ["build", "-C", str(small.root)]
    assert struck("count", 0, small.root, *build, script=STAND_IN).returncode == 0
    before = small.site()
    small.write("index.md", "# Home again\n\n[guide](guide/index.md)\n")
    is_refused(struck("full", at, small.root, *build, script=STAND_IN), "plus de place")
    assert small.site() == before
    assert struck("count", 0, small.root, *build, script=STAND_IN).returncode == 0
    assert small.site() != before


@pytest.mark.parametrize("arguments", [["check"], ["check", "--help"]])
def test_a_result_that_goes_to_a_full_disk_is_said_in_words(project: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as output:
        done = run(project, *arguments, stdout=output, capture_output=False, stderr=subprocess.PIPE)
    is_refused(done, "plus de place")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_what_is_told_of_the_command_itself_too(option: str) -> None:
    with Path("/dev/full").open("w") as output:
        done = subprocess.run(
            [sys.executable, "-c", GEN, option], stdout=output, stderr=subprocess.PIPE, text=True, check=False
        )
    is_refused(done, "plus de place")


def test_a_result_that_nobody_reads_to_its_end_ends_quietly(project: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = run(project, "check", stdout=theirs, capture_output=False, stderr=subprocess.PIPE)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_bug_that_can_be_kept_nowhere_is_told_whole(small: Tiny) -> None:
    small.write("bug", "")
    done = subprocess.run(
        [*small.command, "build", "-C", str(small.root)],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=full,
    )
    assert done.returncode == 3
    assert done.stderr.startswith("gen: c’est une erreur du programme")
    assert "ZeroDivisionError: made for the test" in done.stderr


# --- files that change ---------------------------------------------------------------------------


def test_a_file_that_vanishes_before_it_is_read_is_a_problem_of_that_file(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles, read = project / "data/roles.yaml", Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (path == roles and path.unlink()) or read(path))
    (problem,) = (each for each in check(project / "data", as_of=AS_OF).problems if each.code == "unreadable-file")
    assert problem.place.file == "data/roles.yaml"
    assert "it disappeared meanwhile" in problem.text.render(str)


def test_files_that_change_while_they_are_read_give_data_or_problems(project: Path) -> None:
    roles, ended = project / "data/roles.yaml", threading.Event()
    whole = roles.read_bytes()

    def save() -> None:
        while not ended.is_set():
            for content in (whole[:100], whole, b"", b"\xff\x00"):
                roles.write_bytes(content)
            roles.unlink()
            (project / "data/more").mkdir(exist_ok=True)
            (project / "data/more").rmdir()

    writer = threading.Thread(target=save)
    writer.start()
    try:
        for _turn in range(15):
            checked = check(project / "data", as_of=AS_OF)
            assert checked.catalog or checked.problems
    finally:
        ended.set()
        writer.join()


def test_a_copy_holds_what_a_check_reads_and_passes_over_what_editors_leave(project: Path) -> None:
    (project / "data/.#roles.yaml").symlink_to("somebody@their.machine:1234")
    (project / "data/elsewhere.yaml").symlink_to(project / "mkdocs.yml")
    os.mkfifo(project / "data/pipe.yaml")
    with copied(project / "data") as copy:
        assert {path.name for path in copy.iterdir()} == {path.name for path in BASE.iterdir()} | {"elsewhere.yaml"}
        assert (copy / "elsewhere.yaml").is_symlink()
    assert not copy.exists()


def test_an_editor_that_has_a_file_open_keeps_no_command_from_writing(project: Path) -> None:
    (project / "data/.#roles.yaml").symlink_to("somebody@their.machine:1234")
    assert CliRunner().invoke(gen, ["rename", "roles", "cook", "chef", "-C", str(project)]).exit_code == 0


# --- several at once -----------------------------------------------------------------------------


def test_of_builds_that_start_at_once_each_builds_or_says_that_another_does(small: Tiny) -> None:
    command = [*small.command, "build", "-C", str(small.root)]
    builds = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [(build.communicate()[1], build.returncode) for build in builds]
    assert 0 in {status for _words, status in said}
    for words, status in said:
        assert status == 0 or (status, words.count("un autre gen travaille déjà ici")) == (2, 1), words
    together = small.site()
    shutil.rmtree(small.root / "site")
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert small.site() == together
    assert not list(small.root.glob(".site*"))


def test_in_a_project_reached_through_a_link_places_are_named_too(project: Path) -> None:
    link = project.with_name("link")
    link.symlink_to(project)
    (project / "data/roles.yaml").chmod(0)
    is_refused(run(link, "fix"), "à cause de data/roles.yaml")
