"""`gen place`: the same placement and the same words as the page, in text, JSON and CSV, for one person or a team."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given

from generator.answers.forms import questions_of
from generator.answers.fragments import sum_of
from generator.catalog import Catalog
from generator.cli import gen
from generator.exports.separated import FORMULA_SIGNS
from generator.pages.edition import Edition
from generator.pages.result import Words
from generator.placing.interview import interview
from generator.placing.placement import place, reached
from generator.placing.rulebook import Rule
from generator.placing.sheets import Answers
from overlays import BASE
from quizzes import KNOWN, MIXED, PROFILES, REAL, RULES, SHIPPED, answers_of, cases, named, rung_number, tried
from shipped import AS_OF, ROOT

NEVER = "jamais une décision d’embauche"
SITUATION = {"structure": "large", "years": "senior"}


@pytest.fixture(scope="module")
def words(catalog: Catalog) -> Words:
    return Words(Edition(catalog, "fr"))


def run(*arguments: str | Path, stdin: str | None = None, project: Path = ROOT) -> Result:
    day = ["--as-of", AS_OF.isoformat()]
    return CliRunner().invoke(gen, ["place", *map(str, arguments), "-C", str(project), *day], input=stdin)


def as_file(profile: dict[str, Any]) -> Answers:
    """A profile as a file can hold it: situations by an option that has the score."""
    answers = answers_of(profile)
    options = {item.id: {option.score: option.id for option in reversed(item.options)} for item in REAL.items}
    scenarios = {id: options[id][score] for id, score in answers.scenarios.items()}  # type: ignore[index]
    return answers._replace(context={**answers.context, **SITUATION}, scenarios=scenarios)


def one(folder: Path, answers: Answers, **more: Any) -> Path:
    file = folder / "profil.json"
    file.write_text(json.dumps({"quiz": 1, **more, "answers": answers._asdict()}), encoding="utf-8")
    return file


def team(folder: Path, people: dict[str, Answers]) -> Path:
    ids = list(questions_of(SHIPPED.quiz))
    file = folder / "équipe.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(["person", *ids])
        for person, answers in people.items():
            given = {id: value for part in answers for id, value in part.items()}
            writer.writerow([person, *(given.get(id, "") for id in ids)])
    return file


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    return team(tmp_path, {profile["profile"]: as_file(profile) for profile in PROFILES})


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


# --- placed as the rule says -----------------------------------------------------------------------


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile["profile"])
def test_a_profile_of_the_vectors_lands_where_it_must(profile: dict[str, Any], tmp_path: Path) -> None:
    done = run(one(tmp_path, as_file(profile)), "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    placement = json.loads(done.stdout)["result"]["placement"]
    assert placement["rung"] == profile["expected"]["rung"]
    assert sorted(gate["competency"] for gate in placement["missing"]) == profile["expected"]["missing_gates"]
    assert placement["lateral"] == profile["expected"].get("lateral")
    assert (placement["outcome"] == "between") == profile["expected"].get("between", False)


def test_a_team_is_placed_person_by_person(vectors: Path, words: Words) -> None:
    done = run(vectors, "--format", "csv")
    head, *lines = rows(done.stdout)
    assert head[:6] == ["Personne", "Résultat", "Échelon", "Solidité", "Échelon suivant", "Portes manquantes"]
    for profile, line in zip(PROFILES, lines, strict=True):
        expected = profile["expected"]
        assert line[0] == profile["profile"]
        assert line[2] == words.role(expected["rung"])
        assert sorted(filter(None, line[5].split(", "))) == sorted(
            words.competencies[id] for id in expected["missing_gates"]
        )
        assert line[3] in ("Stable", "À confirmer", "Fragile")
        assert NEVER in line[-1]


def test_who_somebody_is_changes_nothing(tmp_path: Path) -> None:
    answers = as_file(named("A4"))
    plain = json.loads(run(one(tmp_path, answers), "--format", "json").stdout)
    for person in ("Zoé", "=HYPERLINK()", "51 ans, master"):
        other = json.loads(run(one(tmp_path, answers, person=person), "--format", "json").stdout)
        assert other.pop("person") == person
        assert other == plain


def test_a_file_of_ours_is_read_back(vectors: Path, tmp_path: Path) -> None:
    first = run(vectors, "--format", "json").stdout
    (tmp_path / "again.json").write_text(first, encoding="utf-8")
    assert run(tmp_path / "again.json", "--format", "json").stdout == first
    assert run("-", "--format", "json", stdin=first).stdout == first


def test_the_file_to_fill_in_is_accepted_filled_in(tmp_path: Path) -> None:
    text = run("--template").stdout
    answers = as_file(named("A8"))
    for part in answers:
        for id, value in part.items():
            text = text.replace(f"    {id}:\n", f"    {id}: {value}\n")
    (tmp_path / "profil.yaml").write_text(text, encoding="utf-8")
    done = run(tmp_path / "profil.yaml", "--format", "json")
    assert json.loads(done.stdout)["answers"] == answers._asdict()
    assert json.loads(done.stdout)["result"]["placement"]["rung"] == "social-media-manager"


def test_the_file_of_a_team_to_fill_in_is_accepted_filled_in() -> None:
    head = run("--template", "csv").stdout.strip()
    row = ";".join(["Zoé", *("" for _each in head.split(";")[1:])])
    done = run("-", stdin=f"{head}\n{row}\n")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Pas assez d’éléments" in done.stdout


# --- the words of the page -------------------------------------------------------------------------


def test_a_result_says_all_that_the_page_says_and_never_that_it_decides(tmp_path: Path) -> None:
    done = run(one(tmp_path, as_file(named("A6")), person="Zoé"))
    lines = done.stdout.split("\n")
    assert lines[0] == "Zoé"
    assert "Entre Community manager et Social media manager" in lines
    for heading in ("Pourquoi", "Ce qui manque pour l’échelon Social media manager", "Solidité du résultat",
                    "Plan vers l’échelon suivant", "Sorties latérales", "Le salaire de cet échelon",
                    "Demandé et montré"):  # fmt: skip
        assert heading in lines
    text = " ".join(done.stdout.split())
    assert NEVER in text
    assert "À montrer" in text
    assert "Premier pas, en 30 jours" in text
    assert "confiance" in text.lower()
    assert not re.search(r"[{}<>]|None|null", text)


def made(*, others: int, best: bool = True, **levels: int) -> Answers:
    """Statements at the level of their competency, every situation at its best or at its worst."""
    axes = [(item, REAL.axes[item.axis].id) for item in REAL.items]
    ranked = {item.id: sorted(item.options, key=lambda option: option.score) for item in REAL.items if item.options}
    return Answers(
        {"team": "alone", **SITUATION},
        {item.id: levels.get(axis, others) for item, axis in axes if item.kind == "statement"},
        {id: options[-1 if best else 0].id for id, options in ranked.items()},
    )


def told(folder: Path, answers: Answers) -> str:
    return " ".join(run(one(folder, answers)).stdout.split())


def test_no_list_is_announced_when_no_gate_is_met(tmp_path: Path) -> None:
    text = told(tmp_path, made(others=0, best=False))
    assert "Pourquoi -------- Aucun échelon n’est encore atteint. Ce qui manque pour" in text
    text = told(tmp_path, made(others=0, content=2))
    assert (
        "Aucun échelon n’est encore atteint. Du premier, ceci est acquis : - Contenus (demandé 2, montré : 2)" in text
    )


@pytest.mark.parametrize(
    ("shown", "role", "gates"),
    [
        ({"strategy": 3}, "Social media manager", ["Stratégie"]),
        ({"scope": 3, "results": 3}, "Responsable digital", ["Périmètre digital", "Résultats chiffrés"]),
    ],
)
def test_a_lateral_profile_is_told_by_the_gates_it_rests_on(
    tmp_path: Path, shown: dict[str, int], role: str, gates: list[str]
) -> None:
    text = told(tmp_path, made(others=0, **shown))
    why = text.partition(f"Ce qui distingue l’échelon {role} est acquis : ")[2].partition("Aucun échelon")[0]
    assert re.findall(r"- (.+?) \(demandé 3, montré : 3\)\.", why) == gates
    assert why.count("Source") == len(gates)
    for gate in gates:
        assert re.search(rf"{gate} +3 +– +ne compte pas pour cet échelon \(profil latéral\)", text)
    assert text.count("(profil latéral)") == len(gates)


def without_upper(answers: Answers) -> Answers:
    """The same without the statements that set the highest rung apart."""
    kept = {id: level for id, level in answers.statements.items() if not id.startswith(("scope", "results"))}
    return answers._replace(statements=kept)


def test_missing_answers_promise_a_lateral_profile_only_to_who_has_none(tmp_path: Path) -> None:
    both = made(others=0, strategy=3, scope=3, results=3)
    text = told(tmp_path, without_upper(both))
    assert text.startswith("Profil latéral : Social media manager")
    assert "pourraient encore montrer un autre profil latéral, plus haut sur l’échelle." in text
    assert "montrer un profil latéral" not in text
    text = told(tmp_path, without_upper(made(others=0)))
    assert text.startswith("En route vers")
    assert "pourraient encore montrer un profil latéral." in text
    assert "autre profil latéral" not in text


def test_an_amount_that_is_to_be_read_with_its_note_comes_with_it(tmp_path: Path) -> None:
    text = told(tmp_path, made(others=4))
    assert "320 k€ D très fragile Montant extrême, tel qu’imprimé. Une coquille est possible" in text
    assert "- Senior : 320 k€ D très fragile à lire avec sa note" in text
    assert text.count("à lire avec sa note") == 1


def test_a_level_paid_less_than_the_one_below_is_told_as_elsewhere(tmp_path: Path) -> None:
    text = told(tmp_path, made(others=2))
    _before, _list, after = text.partition("Selon l’expérience, dans tout le pays :")
    assert "Tous niveaux : 25–45 k€ D très fragile Le niveau senior passe ici sous le niveau confirmé" in after


def test_english_is_told_in_english(tmp_path: Path) -> None:
    done = run(one(tmp_path, as_file(named("A6"))), "--lang", "en")
    assert "Between Community manager and Social media manager" in done.stdout
    assert "never a hiring decision" in " ".join(done.stdout.split())


def test_questions_left_are_never_said_to_change_nothing(tmp_path: Path) -> None:
    done = run(one(tmp_path, Answers({}, {"content-publish": 3}, {})))
    text = " ".join(done.stdout.split())
    assert "Pas assez d’éléments" in text
    assert "ne peuvent pas changer" not in text
    assert "Questions restantes avant un résultat : au plus 30." in text


# --- a team ----------------------------------------------------------------------------------------


def test_a_team_is_a_table_with_counts(vectors: Path) -> None:
    text = run(vectors).stdout
    table, counts, notice = text.strip().split("\n\n")
    assert len(table.split("\n")) == 1 + len(PROFILES)
    assert [line.split()[-1] for line in counts.split("\n")] == ["8", "2", "1", "2"]
    assert NEVER in " ".join(notice.split())


def test_one_person_of_a_team_is_told_in_full(vectors: Path) -> None:
    assert run(vectors, "--person", "a6").stdout.startswith("A6\n\nEntre")
    assert json.loads(run(vectors, "--person", "A6", "--format", "json").stdout)["person"] == "A6"


def test_nobody_of_that_name_is_wrong_use(vectors: Path) -> None:
    done = run(vectors, "--person", "C2-autonomous-beginer")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "c2-autonomous-beginner" in done.stderr
    assert run(vectors, "--person", "Zoé").exit_code == 2


def test_namesakes_are_all_told(tmp_path: Path) -> None:
    file = tmp_path / "team.csv"
    file.write_text("person;content-publish\nZoé;3\nZoe;2\n李;2\n王;3\n", encoding="utf-8")
    assert len(json.loads(run(file, "--person", "ZOÉ", "--format", "json").stdout)) == 2
    assert json.loads(run(file, "--person", "王", "--format", "json").stdout)["answers"]["statements"] == {
        "content-publish": 3
    }


@pytest.mark.parametrize("sign", FORMULA_SIGNS[:4])
def test_no_cell_of_a_spreadsheet_is_a_formula(tmp_path: Path, sign: str) -> None:
    file = tmp_path / "team.csv"
    file.write_text(f'person;content-publish\n"{sign}HYPERLINK(""x"")";3\n', encoding="utf-8")
    text = run(file, "--format", "csv").stdout
    assert text.startswith("\ufeff")
    assert rows(text)[1][0] == f'\'{sign}HYPERLINK("x")'
    assert not any(cell.startswith(FORMULA_SIGNS) for line in rows(text) for cell in line)


def test_a_name_cannot_move_a_cursor(tmp_path: Path) -> None:
    file = one(tmp_path, as_file(named("A6")), person="a\u202eb")
    assert "\u202e" not in run(file).stdout


# --- the path of questions -------------------------------------------------------------------------


@tried
@given(cases(KNOWN, MIXED, rules=RULES))
def test_the_path_ends_where_the_full_form_does(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    told = interview(rule, answers)
    assert len(told.steps) + told.left == len(rule.context) + len(rule.items)
    if told.is_proven:
        assert rung_number(rule, told.rung) == reached(rule, answers)
    if place(rule, answers).outcome != "not-enough":
        assert told.is_proven
    most = [step.most for step in told.steps]
    assert most == sorted(most, reverse=True)
    possible = [set(step.possible) for step in told.steps]
    assert all(later <= earlier for earlier, later in pairwise(possible))


@tried
@given(cases(KNOWN, MIXED, rules=RULES))
def test_a_question_that_moves_the_limits_names_the_conditions_it_moves(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    items = {item.id: item for item in rule.items}
    for step in interview(rule, answers).steps:
        assert bool(step.gates or step.cores) == (step.why == "bounds")
        for gate in step.gates:
            assert gate.competency == rule.axes[items[step.question.id].axis].id
            assert gate.shown < gate.needed <= gate.highest
        assert all(core.shown < core.cut <= core.highest for core in step.cores)


def test_the_path_is_told_question_by_question_up_to_why_it_ends(tmp_path: Path) -> None:
    answers = as_file(named("A4"))
    done = run(one(tmp_path, answers), "--explain")
    path, _sep, result = done.stdout.partition("Social media manager, début d’échelon\n=")
    told = interview(REAL, answers)
    text = " ".join(path.split())
    assert text.count("Question ") == text.count("Réponse : ") == text.count("Pourquoi : ") == len(told.steps)
    assert "toujours posée" in text
    assert "Social media manager demande 2 en Pilotage d’équipe, entre 0 et 4 à ce stade" in text
    assert f"Arrêt après {len(told.steps)} questions. Les {told.left} autres" in text
    assert "donnent le même échelon : Social media manager." in text
    assert NEVER in " ".join(result.split())


def test_the_path_says_when_nothing_can_tell(tmp_path: Path) -> None:
    unknown = Answers({}, {item.id: "unknown" for item in REAL.items if item.kind == "statement"}, {})
    text = " ".join(run(one(tmp_path, unknown), "--explain").stdout.split())
    assert "ne peut départager ces échelons" in text
    assert "aucune dans le fichier" in text


# --- wrong answers, wrong use ----------------------------------------------------------------------


def test_bad_answers_place_nobody_and_are_told_like_any_data(tmp_path: Path) -> None:
    file = tmp_path / "team.csv"
    file.write_text("person;team;content-publish\nA;alone;5\nB;alone;3\n", encoding="utf-8")
    done = run(file)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"{file}:2:9: erreur [not-an-answer]" in done.stderr
    assert "pourquoi" in done.stderr
    assert CliRunner().invoke(gen, ["explain", "not-an-answer"]).exit_code == 0


def test_what_is_left_out_is_said_beside_the_result(tmp_path: Path) -> None:
    file = tmp_path / "team.csv"
    file.write_text("person;poste;content-publish\nA;CM;3\n", encoding="utf-8")
    done = run(file, "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)[0]["person"] == "A"
    assert "[left-out]" in done.stderr
    assert "poste" in done.stderr


def test_bad_data_are_told_before_any_answer(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    quiz = tmp_path / "data" / "quiz.yaml"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("days: 30", "days: 31"), encoding="utf-8")
    done = run("-", stdin="", project=tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "data/quiz.yaml" in done.stderr


def test_another_profession_is_placed_too(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    done = run("-", stdin="person;equipe;cuisine-plat;cuisine-carte\nA;seul;3;3\n", project=tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["absent.yaml"],
        ["."],
        ["--template", "xml"],
        ["a.csv", "--template"],
        ["a.csv", "--format", "xml"],
        ["a.csv", "--explain", "--format", "json"],
        ["--template", "--format", "json"],
        ["--template", "csv", "--explain"],
        ["--template", "--person", "A"],
    ],
)
def test_wrong_use_is_exit_code_two(tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("person;content-publish\nA;3\n", encoding="utf-8")
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr


def test_the_path_of_a_whole_team_is_wrong_use(vectors: Path) -> None:
    assert run(vectors, "--explain").exit_code == 2
    assert run(vectors, "--explain", "--person", "A4").exit_code == 0


def test_a_link_is_placed() -> None:
    answers = as_file(named("A8"))
    kinds = {"context": answers.context, "statement": answers.statements, "scenario": answers.scenarios}
    pairs = "&".join(f"{kind}-{id}={value}" for kind, part in kinds.items() for id, value in part.items())
    body = f"as=answers&format=1&quiz=1&by=self&day=2026-11-22&{pairs}"
    done = run(f"https://example.org/evaluation/#{body}&sum={sum_of(body)}", "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["answers"] == answers._asdict()


# --- the command -----------------------------------------------------------------------------------


def test_the_examples_of_the_help_run(vectors: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    text = CliRunner().invoke(gen, ["place", "--help"]).stdout
    examples = re.findall(r"^ +gen place (.+)$", text, re.MULTILINE)
    assert len(examples) == 6
    for example in examples:
        command, _sign, target = example.partition(" > ")
        if "equipe.csv" in command:
            shutil.copy(vectors, "equipe.csv")
        done = run(*command.replace("Camille", "A4").split())
        assert done.exit_code == 0, (example, done.stderr)
        if target:
            Path(target).write_text(done.stdout, encoding="utf-8")


def test_help_imports_no_heavy_library() -> None:
    code = "import sys; from generator.cli import gen; gen(['place', '--help'], standalone_mode=False); " \
           "sys.exit(bool({'jinja2', 'mkdocs', 'yaml', 'babel'} & sys.modules.keys()))"  # fmt: skip
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_bar_moves_for_a_team_on_a_terminal_alone(vectors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(vectors).stderr == ""
    monkeypatch.setattr("generator.commands.place.is_watched", lambda: True)
    bars: list[tuple[int, str]] = []

    class Bar:
        def __init__(self, people: list[Any], *, label: str, file: Any) -> None:
            assert file is sys.stderr
            bars.append((len(people), label))
            self._people = people

        def __enter__(self) -> Iterator[Any]:
            return iter(self._people)

        def __exit__(self, *_nothing: object) -> None:
            pass

    monkeypatch.setattr("click.progressbar", Bar)
    assert run(vectors).exit_code == 0
    assert run(vectors, "--person", "A4").exit_code == 0
    assert bars == [(13, "placement de 13 personnes")]
