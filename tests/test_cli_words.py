"""Help and complaints of every command: French throughout, in one mood, the same wherever the folder is named."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import gen
from generator.commands.add import add
from generator.commands.speech import in_language
from generator.messages.language import translations
from overlays import BASE, CASES, overlay

COMMANDS = [*gen.commands, *(f"add {name}" for name in add.list_commands(click.Context(add))), ""]

THE_SAME_IN_BOTH = {"BASE", "CODE", "CSV", "ESCO", "HEAD", "ID", "JSON", "MM", "OPTIONS", "PORT", "YAML", "ZONE"}
NO_INFINITIVES = {"Dossier", "Montre", "Retire", "ordre"}
"""What begins a help, or a part of one, and only ends like an infinitive."""

FOR_PROGRAMMERS = re.compile(
    r"DeprecationWarning|^deprecated$|^env var|^\(dynamic\)|Name '|Boolean option|Could not determine|No options|"
    r"exactly one parameter|must be an iterable|len_type|Unknown color|start character|^Choice\(|UUID|boolean|"
    r"^Takes |Argument \{name|Missing \{param_type|Missing parameter:|Repeat for|do not match|Press any key|"
    r"Positional arguments|Could not open|unknown error|^(file|directory|path)$|\{name\} \{filename|"
    r"does not match the format|invalid input"
)
"""What Click says of things that no command of ours has: files it opens itself, passwords, deprecated options."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(gen, [*arguments])


def page(name: str, *options: str) -> str:
    return run(*name.split(), "--help", *options).stdout


def commands(group: click.Group) -> Iterator[click.Command]:
    yield group
    for each in group.commands.values():
        yield from commands(each) if isinstance(each, click.Group) else [each]


@cache
def helps() -> list[str]:
    """Every sentence of help, in French."""
    spoken = list(commands(in_language(gen, "fr")))
    options = [option for each in spoken for option in each.params if isinstance(option, click.Option)]
    return [text for text in [*(each.help for each in spoken), *(option.help for option in options)] if text]


def capitals(text: str) -> set[str]:
    return set(re.findall(r"\b[A-Z]{2,}\b", text))


# --- French ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_what_stands_for_a_value_is_french_too(name: str) -> None:
    assert capitals(page(name)) & capitals(page(name, "--lang", "en")) <= THE_SAME_IN_BOTH
    assert not {"TEXT", "PATH", "FILE", "INTEGER", "COMMAND", "ARGS", "Usage"} & capitals(page(name))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_heading_has_its_no_break_space(name: str) -> None:
    assert re.findall(r"^ *\w+:$", page(name), re.MULTILINE) == []


def test_help_says_what_is_done_never_what_to_do() -> None:
    parts = [part for text in helps() for part in re.split(r"[.;:]\s+", text)]
    firsts = [re.sub(r"^(?:Ne |N’)(?:rien )?", "", part).split()[0] for part in parts if part]
    assert [word for word in firsts if re.fullmatch(r"\w+(?:er|ir|re)", word) and word not in NO_INFINITIVES] == []


@pytest.mark.parametrize("name", [*gen.commands, ""])
def test_every_command_shows_examples(name: str) -> None:
    examples = page(name).partition("Exemples\u00a0:\n")[2].splitlines()
    assert examples
    assert all(line.startswith("    gen") for line in examples)


def test_all_that_click_may_say_has_its_french() -> None:
    said = {text for name in ("core", "exceptions", "types", "parser", "formatting") for text in spoken_by(name)}
    say = translations("fr").gettext
    assert "Missing option" in said
    assert sorted(text for text in said if say(text) == text and not FOR_PROGRAMMERS.search(text)) == []


def spoken_by(module: str) -> Iterator[str]:
    """The sentences of a module of Click."""
    tree = ast.parse((Path(click.__file__).parent / f"{module}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "--as-of", "demain"], "'--as-of' : 'demain' n’est pas un jour écrit comme"),
        (["check", "--as-of", "2026-13-01"], "'2026-13-01' n’est pas un jour écrit comme"),
        (["serve", "--port", "x"], "'x' n’est pas un numéro de port."),
        (["serve", "--port", "70000"], "70000 n’est pas dans l’intervalle"),
        (["bands", "--year", "hier"], "'hier' n’est pas une année en quatre chiffres."),
        (["rename"], "Au choix :"),
        (["retire", "roles", "x"], "Il manque l’option '--to'."),
    ],
)
def test_a_wrong_value_is_told_in_french(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr.replace("\u00a0", " ")


# --- data with a mistake ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["stale"],
        ["forms"],
        ["forms", "--check"],
        ["fmt"],
        ["bands"],
        ["place", "--template"],
        ["rename", "roles", "cuisinier", "cook"],
        ["retire", "roles", "cuisinier", "--to", "cook"],
        ["add", "source", "--publisher", "A"],
        ["add", "--from-issue", "-"],
    ],
)
def test_mistakes_in_the_data_are_told_beside_the_result(tmp_path: Path, arguments: list[str]) -> None:
    data = overlay(CASES / "not-an-amount" / "bad", tmp_path)
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    result = run(*arguments, "-C", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "erreur [not-an-amount]" in result.stderr
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


# --- the folder, before the command or after it ----------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data").symlink_to(BASE)
    return tmp_path


@pytest.mark.parametrize("option", ["-C", "--project"])
def test_the_folder_may_be_named_before_the_command(project: Path, option: str) -> None:
    assert run(option, str(project), "check").stdout == run("check", option, str(project)).stdout
    assert "no problem" in run(option, str(project), "--lang", "en", "check").stdout


def test_the_folder_named_after_the_command_wins(project: Path) -> None:
    assert run("-C", "nulle-part", "check", "-C", str(project)).exit_code == 0
    assert "nulle-part" in run("-C", str(project), "check", "-C", "nulle-part").stderr


@pytest.mark.parametrize("folder", ["nulle-part", __file__])
def test_a_wrong_folder_before_the_command_is_told_as_after_it(folder: str) -> None:
    before, after = run("-C", folder, "check"), run("check", "-C", folder)
    assert (before.exit_code, before.stderr) == (after.exit_code, after.stderr) == (2, after.stderr)
    assert after.stderr.startswith("gen: ")


@pytest.mark.parametrize("place", range(3))
def test_a_record_is_added_where_any_of_three_places_says(project: Path, place: int) -> None:
    words = ["add", "salary"]
    words[place:place] = ["-C", str(project), *(["--as-of", "2026-11-22"] if place else [])]
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith("gen: il manque\u00a0: --source")
