"""`gen fix`: what the checks name is written, what they find afterwards is all that is left, nothing else moves."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checking.check import Checked
from generator.cli import gen
from generator.mending.fixes import Fixed, fixed
from generator.mending.rewriting import rewrite
from generator.mending.splices import Splice, spliced
from generator.messages.problems import ONE_READING, Place, Problem, has_errors
from generator.reading.load import parse
from overlays import AS_OF, BASE, CASES, checked, overlay

BAD = sorted(CASES.glob("*/bad*"))
SURE = [case for case in BAD if case.parent.name in ONE_READING]


def name(case: Path) -> str:
    return case.relative_to(CASES).as_posix()


def always(_problem: Problem, _checked: Checked) -> bool:
    return True


def when_sure(problem: Problem, _checked: Checked) -> bool:
    return problem.is_sure


def mended(data: Path, done: Fixed) -> Checked:
    rewrite(data.parent, done.files)
    from generator.checking.check import check

    return check(data, as_of=AS_OF)


@pytest.mark.parametrize("case", BAD, ids=name)
def test_what_is_left_is_what_a_check_of_the_result_finds(case: Path, tmp_path: Path) -> None:
    data = overlay(case, tmp_path)
    done = fixed(data, as_of=AS_OF, wanted=always)
    assert mended(data, done).problems == done.left.problems
    assert fixed(data, as_of=AS_OF, wanted=always).made == []


@pytest.mark.parametrize("case", SURE, ids=name)
def test_a_sure_correction_is_made_unasked_and_leaves_nothing_else_to_say(case: Path, tmp_path: Path) -> None:
    data = overlay(case, tmp_path)
    done = fixed(data, as_of=AS_OF, wanted=when_sure)
    proposed = [each for each in checked(case, tmp_path / "again").problems if each.fix is not None]
    if proposed:
        assert done.made
        assert not has_errors(mended(data, done).problems)


@pytest.mark.parametrize("case", BAD, ids=name)
def test_only_what_stands_at_the_places_changes(case: Path, tmp_path: Path) -> None:
    data = overlay(case, tmp_path)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    done = fixed(data, as_of=AS_OF, wanted=always)
    assert {path: path.read_bytes() for path in before} == before
    for file, content in done.files.items():
        lines = (before[tmp_path / file].split(b"\n"), content.split(b"\n"))
        changed = {rank for rank, (old, new) in enumerate(zip(*lines, strict=True), start=1) if old != new}
        assert changed == {each.place.line for each in done.made if each.place.file == file}


def test_a_correction_that_would_break_a_file_is_not_made(tmp_path: Path) -> None:
    data = overlay(CASES / "capital-k" / "bad", tmp_path)

    def spoiled(problem: Problem, _found: Checked) -> bool:
        object.__setattr__(problem, "fix", '"')
        return problem.code == "capital-k"

    path = data / "modifiers.yaml"
    text = path.read_text(encoding="utf-8").replace("text: À", 'text: "À').replace("régions.", 'régions."')
    path.write_text(text, encoding="utf-8")
    assert fixed(data, as_of=AS_OF, wanted=spoiled).made == []


def test_bytes_around_a_place_stay() -> None:
    content = "\ufeffa: 24k # é\r\nb: [x y]\r\n".encode()
    splices = [Splice(Place("f", 2, 5, 3), "x, y"), Splice(Place("f", 1, 4, 3), "24000")]
    assert spliced(content, splices).decode() == "\ufeffa: 24000 # é\r\nb: [x, y]\r\n"
    assert parse(spliced(content, splices).decode("utf-8-sig").replace("\r\n", "\n"), "f").problems == []


def test_of_two_that_overlap_the_first_is_made() -> None:
    splices = [Splice(Place("f", 1, 2, 3), "X"), Splice(Place("f", 1, 4, 2), "Y")]
    assert spliced(b"abcdef", splices) == b"aXef"


# --- the command ---------------------------------------------------------------------------------


def test_the_command_mends_and_says_what_it_did(tmp_path: Path) -> None:
    overlay(CASES / "not-an-amount" / "bad-spaces", tmp_path)
    run = CliRunner().invoke
    day = ["--as-of", AS_OF.isoformat()]
    planned = run(gen, ["fix", "--check", "-C", str(tmp_path), *day])
    assert (planned.exit_code, "1 correction à faire" in planned.output) == (1, True)
    done = run(gen, ["fix", "-C", str(tmp_path), *day])
    assert (done.exit_code, "1 correction faite" in done.output) == (0, True)
    assert run(gen, ["check", "-C", str(tmp_path), *day]).exit_code == 0
    assert "0 correction" in run(gen, ["fix", "-C", str(tmp_path), *day]).output


def test_a_doubt_is_asked_about(tmp_path: Path) -> None:
    data = overlay(CASES / "unknown-role" / "bad", tmp_path)
    before = (data / "salaries.yaml").read_bytes()
    run = CliRunner().invoke
    options = ["-C", str(tmp_path), "--as-of", AS_OF.isoformat()]
    assert run(gen, ["fix", *options]).exit_code == 1
    assert run(gen, ["fix", "--ask", *options], input="non\n").exit_code == 1
    assert (data / "salaries.yaml").read_bytes() == before
    agreed = run(gen, ["fix", "--ask", *options], input="oui\n")
    assert (agreed.exit_code, "cuisiner" in agreed.output) == (0, True)


@pytest.mark.parametrize(
    ("answer", "agrees"),
    [("o", True), ("Oui", True), ("y", True), ("YES", True), ("n", False), ("no", False), ("", False)],
)
def test_yes_and_no_may_be_said_by_a_letter_and_in_another_language(tmp_path: Path, answer: str, agrees: bool) -> None:
    data = overlay(CASES / "unknown-role" / "bad", tmp_path)
    before = (data / "salaries.yaml").read_bytes()
    options = ["fix", "--ask", "-C", str(tmp_path), "--as-of", AS_OF.isoformat()]
    told = CliRunner().invoke(gen, options, input=f"{answer}\n").output
    assert told.count("Corriger") == 1
    assert ((data / "salaries.yaml").read_bytes() != before) is agrees


def test_what_is_neither_yes_nor_no_is_asked_again(tmp_path: Path) -> None:
    overlay(CASES / "unknown-role" / "bad", tmp_path)
    options = ["fix", "--ask", "-C", str(tmp_path), "--as-of", AS_OF.isoformat()]
    told = CliRunner().invoke(gen, options, input="peut-être\no\n").output
    assert (told.count("Corriger"), "1 correction faite" in told) == (2, True)


def test_two_amounts_in_thousands_are_told_together_and_both_mended(tmp_path: Path) -> None:
    data = overlay(CASES / "wrong-unit" / "bad", tmp_path)
    options = ["fix", "--ask", "-C", str(tmp_path), "--as-of", AS_OF.isoformat()]
    done = CliRunner().invoke(gen, options, input="o\no\n")
    assert (done.exit_code, "24 et 28" in done.output) == (0, True)
    assert "  low: 24000\n  high: 28000\n" in (data / "salaries.yaml").read_text(encoding="utf-8")


def test_nothing_is_laid_out_while_there_is_a_mistake(tmp_path: Path) -> None:
    data = overlay(CASES / "not-an-amount" / "bad", tmp_path)
    (data / "origins.yaml").write_bytes((data / "origins.yaml").read_bytes() + b"\n\n\n")
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    result = CliRunner().invoke(gen, ["fmt", "-C", str(tmp_path)])
    assert (result.exit_code, "not-an-amount" in result.stderr) == (1, True)
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_the_files_are_laid_out_or_only_named(tmp_path: Path) -> None:
    data = overlay(CASES / "not-an-amount" / "good", tmp_path)
    CliRunner().invoke(gen, ["fmt", "-C", str(tmp_path)])
    tidy = (data / "origins.yaml").read_bytes()
    (data / "origins.yaml").write_bytes(tidy + b"\n\n\n")
    run = CliRunner().invoke
    named = run(gen, ["fmt", "--check", "-C", str(tmp_path)])
    assert (named.exit_code, named.output.splitlines()) == (
        1,
        ["data/origins.yaml", "fichiers à mettre en forme\u00a0: 1"],
    )
    other = run(gen, ["fmt", str(data / "roles.yaml"), "-C", str(tmp_path)])
    assert (other.exit_code, other.output.splitlines()) == (0, ["fichiers mis en forme\u00a0: 0"])
    # Named from the project as well as from here.
    for named in ("data/origins.yaml", "data"):
        assert run(gen, ["fmt", "--check", named, "-C", str(tmp_path)]).exit_code == 1
    assert run(gen, ["fmt", "-C", str(tmp_path)]).exit_code == 0
    assert (data / "origins.yaml").read_bytes() == tidy
    assert run(gen, ["fmt", "--check", "-C", str(tmp_path)]).exit_code == 0


@pytest.mark.parametrize("path", ["data/nulle-part.yaml", "mkdocs.yml", "data/unread.yaml", str(BASE / "roles.yaml")])
def test_what_cannot_be_laid_out_is_refused(tmp_path: Path, path: str) -> None:
    data = overlay(CASES / "not-an-amount" / "good", tmp_path)
    for unread in (data / "unread.yaml", tmp_path / "mkdocs.yml"):
        unread.write_text("- id: a\n", encoding="utf-8")
    result = CliRunner().invoke(gen, ["fmt", "--check", path, "-C", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert path in result.stderr


def test_the_base_needs_nothing() -> None:
    assert fixed(BASE, as_of=AS_OF, wanted=always).made == []
