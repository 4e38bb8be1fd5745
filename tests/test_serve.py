"""Serving while writing: a save shows, a mistake is told, nothing but Ctrl-C ends it."""

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.building.serve import Watcher
from generator.cli import gen
from serving import PATIENCE, Served, until
from tiny import Tiny


@pytest.fixture
def served(small: Tiny) -> Iterator[Served]:
    started = Served(small)
    try:
        assert "Home" in started.page()
        yield started
    finally:
        if started.process.poll() is None:
            started.stop()


def test_a_saved_file_shows_and_the_browser_is_told_to_reload(served: Served) -> None:
    epoch = re.findall(r"livereload\((\d+), \d+\)", served.page())[0]
    began = time.monotonic()
    served.project.write("index.md", "# Home again\n\n[guide](guide/index.md)\n")
    with urllib.request.urlopen(f"{served.address}livereload/{epoch}/1", timeout=PATIENCE) as answer:
        assert int(answer.read()) > int(epoch)
    assert time.monotonic() - began < 2
    assert "Home again" in served.page()


def test_a_bad_file_is_told_and_the_last_good_site_stays_up(served: Served) -> None:
    bad = served.project.write("bad.yaml", "bad")
    served.says("data/bad.yaml:3:5: error [bad] something is bad")
    assert "Home" in served.page()
    bad.unlink()
    served.project.write("index.md", "# Mended\n\n[guide](guide/index.md)\n")
    served.shows("Mended")


def test_a_broken_link_is_told_and_the_last_good_site_stays_up(served: Served) -> None:
    served.project.write("index.md", "# Broken\n\n[guide](guide/index.md) [gone](gone.md)\n")
    served.says("[broken-link]")
    assert "Broken" not in served.page()


def test_a_bug_of_ours_does_not_end_it(served: Served) -> None:
    bug = served.project.write("bug", "")
    served.says("crash.txt")
    bug.unlink()
    served.project.write("index.md", "# After the bug\n\n[guide](guide/index.md)\n")
    served.shows("After the bug")


def test_folders_that_come_and_go_do_not_end_it(served: Served) -> None:
    root = served.project.root
    (root / "data").rename(root / "away")
    served.says("no data/ folder")
    (root / "away").rename(root / "data")
    served.project.write("help.md", "# Help\n", folder="docs")
    served.project.write("index.md", "# Back\n\n[guide](guide/index.md) [help](help.md)\n")
    served.shows("Back")
    served.shows("Help", "help/")
    (root / "mkdocs.yml").rename(root / "away.yml")
    served.says("no mkdocs.yml")
    (root / "away.yml").rename(root / "mkdocs.yml")
    served.project.write("index.md", "# Back again\n\n[guide](guide/index.md) [help](help.md)\n")
    served.shows("Back again")


def test_the_built_site_is_left_alone(served: Served) -> None:
    assert not (served.project.root / "site").exists()
    subprocess.run([*served.project.command, "build", "-C", str(served.project.root)], check=True, capture_output=True)
    before = served.project.site()
    served.project.write("index.md", "# Home again\n\n[guide](guide/index.md)\n")
    served.shows("Home again")
    assert served.project.site() == before


def test_a_missing_page_is_said_to_be_missing(served: Served) -> None:
    assert "404" in served.page("nowhere/")


def test_control_c_ends_it_quietly(served: Served) -> None:
    assert served.stop() == 0
    assert "Traceback" not in served.said


def test_it_starts_on_data_that_cannot_be_built_and_mends_itself(small: Tiny) -> None:
    bad = small.write("bad.yaml", "bad")
    served = Served(small)
    try:
        assert "cannot be built yet" in served.page()
        bad.unlink()
        served.shows("Home")
    finally:
        served.stop()


@pytest.mark.parametrize("missing", ["data", "mkdocs.yml"])
def test_a_folder_that_is_no_project_is_not_served(small: Tiny, missing: str) -> None:
    (small.root / missing).rename(small.root / "away")
    result = CliRunner().invoke(gen, ["serve", "--port", "0", "-C", str(small.root), "--lang", "en"])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert f"there is no {missing}" in result.stderr
    assert not (small.root / "build").exists()


def test_a_port_that_is_taken_is_said_in_one_sentence(small: Tiny) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(gen, ["serve", "--port", port, "-C", str(small.root), "--lang", "en"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert f"port {port} is taken" in result.stderr


def test_a_second_one_in_the_same_project_says_so(served: Served) -> None:
    result = CliRunner().invoke(gen, ["serve", "--port", "0", "-C", str(served.project.root), "--lang", "en"])
    assert (result.exit_code, "already at work" in result.stderr) == (2, True)


@pytest.mark.parametrize("change", ["written", "made", "deleted", "renamed over"])
def test_the_watcher_sees_every_kind_of_change(tmp_path: Path, change: str) -> None:
    file = tmp_path / "a/b.yaml"
    file.parent.mkdir()
    file.write_text("one")
    (tmp_path / "other").write_text("two!")
    seen: list[object] = []

    class Handler:
        on_any_event = seen.append

    watcher = Watcher(interval=0.01)
    watcher.schedule(Handler, str(tmp_path / "a"), recursive=True)
    watcher.start()
    if change == "written":
        file.write_text("three")
    elif change == "made":
        (tmp_path / "a/c.yaml").write_text("")
    elif change == "deleted":
        file.unlink()
    else:
        (tmp_path / "other").replace(file)
    until(lambda: bool(seen), change)
    watcher.stop()
