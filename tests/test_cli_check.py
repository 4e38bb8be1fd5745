"""`gen check`: what a contributor, an editor and a platform see; exit codes; the language of help and complaints."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import gen
from generator.commands.speech import in_language
from generator.messages.language import LANGUAGES
from overlays import BASE

DAY = "2026-06-30"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(gen, ["check", "-C", str(project), "--as-of", DAY, *arguments])


def spoil(project: Path) -> None:
    """Three mistakes in two files."""
    roles, salaries = project / "data" / "roles.yaml", project / "data" / "salaries.yaml"
    roles.write_text(roles.read_text().replace("track: cuisine", "track: salle", 1))
    salaries.write_text(
        salaries.read_text().replace("low: 24000", "low: 24k").replace("role: restauration", "role: resto")
    )


def test_good_data_are_said_to_be_good(project: Path) -> None:
    result = run(project)
    assert (result.exit_code, result.stdout) == (0, "aucun problème dans 11 fichiers\n")


def test_all_mistakes_of_all_files_are_told_in_one_run(project: Path) -> None:
    spoil(project)
    result = run(project, "--format", "concise")
    assert result.exit_code == 1
    places = [line.split(" ")[0] for line in result.stdout.splitlines()]
    assert places == ["data/roles.yaml:7:10:", "data/salaries.yaml:9:8:", "data/salaries.yaml:28:9:", "3"]
    assert result.stdout.splitlines()[-1] == "3 erreurs dans 2 fichiers sur 11\u202f; 1 corrigeable par gen fix"


def test_only_the_files_that_are_named_are_told_of(project: Path) -> None:
    spoil(project)
    result = run(project, str(project / "data" / "roles.yaml"), "--format", "json")
    assert result.exit_code == 1
    assert [entry["file"] for entry in json.loads(result.stdout)] == ["data/roles.yaml"]
    assert run(project, str(project / "data" / "sources.yaml")).exit_code == 0
    assert run(project, str(project / "data")).stdout.count("pourquoi") == 3


def test_a_warning_is_told_and_fails_nothing(project: Path) -> None:
    quiz = project / "data" / "quiz.yaml"
    quiz.write_text(quiz.read_text().replace("J’ai composé une carte", "J’ai souvent composé une carte"))
    result = run(project, "--lang", "en")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 warning in 1 file out of 11")


@pytest.mark.parametrize("shape", ["text", "concise", "json", "github", "sarif"])
def test_every_shape_ends_with_the_same_exit_code(project: Path, shape: str) -> None:
    assert run(project, "--format", shape).exit_code == 0
    spoil(project)
    assert run(project, "--format", shape).exit_code == 1


def test_what_cannot_be_read_is_said_to_hide_others(project: Path) -> None:
    spoil(project)
    salaries = project / "data" / "salaries.yaml"
    salaries.write_text(salaries.read_text().replace("low: 24k", 'low: "24k'))
    summary = run(project).stdout.splitlines()[-1]
    assert summary.endswith("\u202f; ce qui ne se lit pas peut en cacher d’autres")


def test_a_folder_without_data_is_wrong_use(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "data/" in result.stderr


def test_a_file_that_does_not_exist_is_wrong_use(project: Path) -> None:
    result = run(project, str(project / "data" / "metiers.yaml"))
    assert result.exit_code == 2
    assert "n’existe pas" in result.stderr


def test_what_is_said_of_some_files_counts_them_alone(project: Path) -> None:
    spoil(project)
    assert run(project, str(project / "data" / "sources.yaml")).stdout == "aucun problème dans 1 fichier\n"


def test_errors_of_other_files_are_named_beside_what_is_said_of_some(project: Path) -> None:
    spoil(project)
    result = run(project, "data/sources.yaml", "data/roles.yaml")
    assert "salaries" not in result.stdout
    assert (
        result.stderr
        == "il y a des erreurs ailleurs\u00a0: data/salaries.yaml. Sans fichier, gen check les dit toutes\n"
    )
    assert run(project, "data/roles.yaml", "data/salaries.yaml").stderr == ""
    assert run(project).stderr == ""


def test_files_may_be_named_from_the_project(project: Path) -> None:
    spoil(project)
    assert run(project, "data/roles.yaml").stdout.endswith("1 erreur dans 1 fichier sur 1\n")


def test_a_file_that_should_be_there_is_told_of_when_it_is_named(project: Path) -> None:
    (project / "data" / "paths.yaml").unlink()
    result = run(project, str(project / "data" / "paths.yaml"))
    assert (result.exit_code, "[missing-file]" in result.stdout) == (1, True)


def test_a_file_of_another_folder_is_refused_and_the_way_to_its_project_told(project: Path, tmp_path: Path) -> None:
    other = tmp_path.parent / "autre.yaml"
    other.write_text("- id: a\n")
    result = run(project, str(other))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{project.name}/data/" in result.stderr
    assert "-C" in result.stderr


@pytest.mark.parametrize("name", ["README.md", "docs/aide.md", "docs", "data/notes.md", "mkdocs.yml"])
def test_a_file_of_the_project_that_is_not_checked_is_refused_and_what_is_checked_told(
    project: Path, name: str
) -> None:
    for file in ("README.md", "docs/aide.md", "data/notes.md", "mkdocs.yml"):
        (project / file).parent.mkdir(exist_ok=True)
        (project / file).write_text("# Un texte\n")
    result = run(project, "--lang", "en", str(project / name))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not checked: gen check reads the YAML files of data/" in result.stderr


def test_one_file_that_is_not_checked_refuses_them_all(project: Path) -> None:
    (project / "README.md").write_text("# Un texte\n")
    files = [str(project / name) for name in ("data/roles.yaml", "README.md")]
    assert run(project, *files).exit_code == 2


def test_a_project_that_does_not_exist_is_said_so(tmp_path: Path) -> None:
    result = run(tmp_path / "nulle-part")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"gen: le dossier {tmp_path / 'nulle-part'} n’existe pas\n"


@pytest.mark.parametrize("command", ["check", "build", "pages", "serve"])
def test_a_project_that_is_a_file_is_said_to_be_no_folder(tmp_path: Path, command: str) -> None:
    file = tmp_path / "data.yaml"
    file.write_text("")
    result = CliRunner().invoke(gen, [command, "-C", str(file), "--lang", "en"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not a folder: name with -C the one that holds data/" in result.stderr


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--lang", "de"], ["--as-of", "demain"], ["--nothing"]])
def test_an_option_that_does_not_exist_is_wrong_use_told_in_french(project: Path, arguments: list[str]) -> None:
    result = run(project, *arguments)
    assert result.exit_code == 2
    assert "Erreur\u00a0: " in result.stderr
    assert "Error" not in result.stderr


def test_a_misspelt_command_brings_the_closest_one() -> None:
    result = CliRunner().invoke(gen, ["explian"])
    assert result.exit_code == 2
    assert "Vouliez-vous dire 'explain'\u202f?" in result.stderr


def test_help_is_french_and_english_when_asked() -> None:
    french = CliRunner().invoke(gen, ["check", "--help"]).stdout
    english = CliRunner().invoke(gen, ["check", "--help", "--lang", "en"]).stdout
    assert "Contrôle les données." in french
    assert "Exemples\u00a0:\n    gen check\n" in french
    assert "Check the data." in english
    assert "Examples:\n    gen check\n" in english
    assert CliRunner().invoke(gen, ["check", "--lang=en", "-h"]).stdout == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_commands_cuts_no_sentence_at_eighty_columns(language: str) -> None:
    page = CliRunner().invoke(gen, ["--lang", language, "--help"], terminal_width=80).stdout
    assert "..." not in re.sub(r"\[ARG\w+\]\.\.\.", "", page)
    assert max(map(len, page.splitlines())) <= 80
    words = " ".join(page.split())
    for name, command in in_language(gen, language).commands.items():
        assert f"{name} {' '.join((command.short_help or '').split())}" in words


def test_the_language_may_be_asked_for_before_the_command(project: Path) -> None:
    result = CliRunner().invoke(gen, ["--lang", "en", "check", "-C", str(project), "--as-of", DAY])
    assert (result.exit_code, result.stdout) == (0, "no problem in 11 files\n")


@pytest.mark.parametrize("name", [*gen.commands, ""])
def test_no_help_is_left_in_english(name: str) -> None:
    page = CliRunner().invoke(gen, [*name.split(), "--help"]).stdout
    assert not {"Show", "Usage:", "Examples:", "the", "with", "Commands"} & set(page.split())


def test_a_terminal_that_lacks_some_letters_is_told_all_the_same(project: Path) -> None:
    spoil(project)
    done = subprocess.run(
        [Path(sys.executable).with_name("gen"), "check", "-C", project, "--as-of", DAY],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"data/roles.yaml:7:10: erreur [unknown-track]" in done.stdout


def test_the_command_answers_for_help_without_reading_yaml_or_drawing_pages() -> None:
    script = (
        "import sys; from generator.cli import gen; gen(['--help'], standalone_mode=False); "
        "sys.exit(str({'mkdocs', 'jinja2', 'yaml', 'babel'} & set(sys.modules) or ''))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stderr.strip(), "gen check" in done.stdout) == ("", True)
