"""`gen build` and `gen pages` as their users meet them: what they print, where they stop, what they leave."""

import json
import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import gen
from shipped import GEN, copy_project
from tiny import Tiny


def run(project: Tiny, *arguments: str) -> Result:
    return CliRunner().invoke(gen, [arguments[0], "-C", str(project.root), *arguments[1:]])


def test_the_last_line_says_where_the_site_is(small: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.root)
    result = CliRunner().invoke(gen, ["build"])
    assert (result.exit_code, result.stdout) == (0, "Site prêt\u00a0: site/index.html — 2 pages\n")
    assert result.stderr == ""


def test_the_sources_can_be_had_alone(small: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.root)
    result = CliRunner().invoke(gen, ["pages", "--lang", "en"])
    assert (result.exit_code, result.stdout) == (0, "sources ready: build/fr — 2 pages\n")
    assert not (small.root / "site").exists()


def test_a_problem_in_the_data_stops_before_anything_is_written(small: Tiny) -> None:
    small.write("bad.yaml", "bad")
    result = run(small, "build", "--format", "concise", "--lang", "en")
    assert result.exit_code == 1
    assert result.stdout.startswith("data/bad.yaml:3:5: error [bad] something is bad\n")
    assert not (small.root / "build").exists()


def test_a_broken_page_is_told_like_a_problem_of_the_data(small: Tiny) -> None:
    small.write("index.md", "# Home\n\n[guide](guide/index.md) [gone](gone.md)\n")
    result = run(small, "build", "--format", "github")
    assert result.exit_code == 1
    place = "file=build/fr/docs/index.md,line=3,col=32,endColumn=39"
    assert result.stdout.startswith(f"::error {place},title=broken-link::")


def test_a_program_reads_nothing_but_its_format(small: Tiny) -> None:
    result = run(small, "build", "--format", "json")
    assert json.loads(result.stdout) == []
    assert "Site prêt" in result.stderr


@pytest.mark.parametrize("missing", ["data", "mkdocs.yml"])
def test_a_folder_that_is_no_project_is_said_in_one_sentence(small: Tiny, missing: str) -> None:
    (small.root / missing).rename(small.root / "elsewhere")
    result = run(small, "build")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert missing in result.stderr
    assert not (small.root / "build").exists()


def test_a_foreign_site_is_said_in_one_sentence(small: Tiny) -> None:
    (small.root / "site").mkdir()
    (small.root / "site/thesis.odt").write_text("years of work")
    result = run(small, "build")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert (small.root / "site/thesis.odt").exists()


def test_a_bug_of_ours_is_said_in_one_sentence_and_kept_in_a_file(small: Tiny) -> None:
    small.write("bug", "")
    result = run(small, "build")
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert "crash.txt" in result.stderr
    assert "ZeroDivisionError: made for the test" in (small.root / "build/crash.txt").read_text()


def test_a_bug_where_nothing_can_be_written_is_kept_elsewhere(small: Tiny) -> None:
    small.write("bug", "")
    (small.root / "build").write_text("a file")
    result = run(small, "build", "--lang", "en")
    assert result.exit_code == 3
    kept = Path(result.stderr.rpartition(": ")[2].strip())
    assert "ZeroDivisionError" in kept.read_text()


def test_nothing_but_the_result_is_printed_to_a_file(small: Tiny) -> None:
    done = subprocess.run([*small.command, "build", "-C", str(small.root)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_a_terminal_is_told_the_stages(small: Tiny) -> None:
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | {"TERM": "xterm"}
    command = [*small.command, "build", "--lang", "en", "-C", str(small.root)]
    subprocess.run(command, stderr=theirs, stdout=subprocess.DEVNULL, env=environment, check=True)
    os.close(theirs)
    with os.fdopen(ours, "rb") as terminal:
        said = os.read(terminal.fileno(), 10_000).decode()
    assert [part.removesuffix("…") for part in said.split("\r\x1b[K")[1:]] == [
        "checking the data",
        "writing the pages",
        "building the site",
        "checking the links",
        "",
    ]


PAGE = "# A long page\n\n[guide](guide/index.md)\n\n" + "text " * 10_000


@pytest.mark.parametrize("limit", [len(PAGE) // 2, len(PAGE)], ids=["its source", "what the engine makes of it"])
def test_a_disk_that_takes_no_file_of_this_size_is_said_in_words(small: Tiny, limit: int) -> None:
    command = [*small.command, "build", "--lang", "en", "-C", str(small.root)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    before = small.site()
    small.write("long.md", PAGE, folder="docs")
    full = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert (full.returncode, full.stderr.count("\n")) == (2, 1)
    assert "allows no file of this size" in full.stderr
    assert small.site() == before


def test_a_name_that_python_cannot_read_is_said_in_words(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "été")
    poor = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*GEN, "build", "--lang", "en"], cwd=project, env={**os.environ, **poor}, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"set PYTHONUTF8=1" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_help_waits_for_no_engine() -> None:
    script = (
        "import sys; from generator.cli import gen; gen(['build', '--help'], standalone_mode=False); "
        "sys.exit(str({'mkdocs', 'jinja2', 'yaml', 'babel'} & set(sys.modules) or ''))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, "gen build --format github" in done.stdout) == (1, True), done.stderr
    assert done.stderr.strip() == ""


@pytest.mark.parametrize("command", ["build", "pages", "serve"])
def test_each_command_shows_an_example(command: str) -> None:
    assert f"gen {command}" in CliRunner().invoke(gen, [command, "--help"]).stdout.partition("\n\n")[2]
