"""An id changes everywhere at once, a record goes; old addresses, anchors and the API still know them."""

import re
import shutil
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner, Result

from generator.answers.fragments import sum_of
from generator.answers.profiles import read_file, read_link
from generator.catalog import COLLECTIONS
from generator.checking.check import check
from generator.cli import gen
from generator.commands.rename import rename
from generator.mending.additions import record_class
from generator.mending.renaming import INSIDE
from generator.model import Quiz
from generator.pages import render
from generator.placing.rulebook import rule_of
from generator.reading.decode import fields_of
from overlays import AS_OF, BASE
from shipped import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    run(tmp_path, "fmt")
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    day = [] if arguments[0] == "fmt" else ["--as-of", AS_OF.isoformat()]
    return CliRunner().invoke(gen, [*arguments, "-C", str(project), *day])


def contents(project: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((project / "data").iterdir())}


def test_a_new_id_stands_everywhere_and_the_old_one_is_remembered(project: Path) -> None:
    before = contents(project)
    assert run(project, "rename", "roles", "chef-de-cuisine", "chef").exit_code == 0
    after = contents(project)
    found = check(project / "data", as_of=AS_OF)
    assert found.problems == []
    assert found.catalog is not None
    assert found.catalog.role["chef"].formerly == ("chef-de-cuisine",)
    for name, text in before.items():
        kept = text.replace("chef-de-cuisine", "chef")
        assert after[name].replace("  formerly: [chef-de-cuisine]\n", "") == kept, name
    assert "".join(after.values()).count("chef-de-cuisine") == 1


def test_an_id_taken_back_is_no_longer_a_former_one(project: Path) -> None:
    for old, new in (("chef-de-cuisine", "chef"), ("chef", "grand-chef"), ("grand-chef", "chef")):
        assert run(project, "rename", "roles", old, new).exit_code == 0
    catalog = check(project / "data", as_of=AS_OF).catalog
    assert catalog is not None
    assert catalog.role["chef"].formerly == ("chef-de-cuisine", "grand-chef")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rename", "roles", "personne", "chef"], "« personne »"),
        (["rename", "roles", "cuisinier", "chef-de-cuisine"], "déjà"),
        (["retire", "roles", "cuisinier", "--to", "chef-de-cuisine"], "data/salaries.yaml:3"),
        (["retire", "roles", "cuisinier", "--to", "personne"], "« personne »"),
        (["retire", "roles", "cuisinier", "--to", "cuisinier"], "« cuisinier » ne peut pas prendre sa propre place"),
        (["rename", "roles", "cuisinier", "cuisinier"], "« cuisinier » est déjà pris"),
        (["rename", "roles", "cuisinier", "Été CM"], "vouliez-vous dire « ete-cm »"),
        (["rename", "roles", "cuisinier", "é" * 90], "90 caractères"),
        (["rename", "roles", "cuisinier", "…"], "des chiffres et des traits d’union seulement"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(project: Path, arguments: list[str], told: str) -> None:
    before = contents(project)
    result = run(project, *arguments)
    assert (result.exit_code, told in result.stderr.replace("\u00a0", " ")) == (2, True), result.output
    assert contents(project) == before


def test_of_many_places_that_still_name_a_record_some_are_told_and_all_are_counted(project: Path) -> None:
    path = project / "data" / "salaries.yaml"
    (one,) = [each for each in contents(project)["salaries.yaml"].split("\n\n") if "id: enquete-2025-" in each]
    more = [one.replace("id: enquete-2025-", f"id: enquete-{n}-") for n in range(13)]
    path.write_text(
        "\n".join([path.read_text(encoding="utf-8"), *(f"{each.strip()}\n" for each in more)]), encoding="utf-8"
    )
    told = run(project, "retire", "sources", "enquete-2025", "--to", "guide-2024").output
    named = sum(len(re.findall(r"(?<!id: )\benquete-2025\b(?!-)", text)) for text in contents(project).values())
    assert len(re.findall(r"data/\w+\.yaml:\d+", told)) == 12 < named
    assert told.endswith(f"… ({named} endroits en tout)\n"), told


def test_a_record_that_goes_leaves_its_id_to_another(project: Path) -> None:
    path = project / "data" / "sources.yaml"
    twin = (
        path.read_text(encoding="utf-8")
        .split("\n\n")[0]
        .replace("guide-2024", "guide-2023")
        .replace("/salaires", "/2023")
    )
    path.write_text(f"# d’abord\n{twin}\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    before = contents(project)
    assert run(project, "retire", "sources", "guide-2023", "--to", "guide-2024").exit_code == 0
    after = contents(project)
    assert "guide-2023" not in after["sources.yaml"].replace("formerly: [guide-2023]", "")
    assert "d’abord" not in after["sources.yaml"]
    assert {name: text for name, text in after.items() if name != "sources.yaml"} == {
        name: text for name, text in before.items() if name != "sources.yaml"
    }
    catalog = check(project / "data", as_of=AS_OF).catalog
    assert catalog is not None
    assert catalog.source["guide-2024"].formerly == ("guide-2023",)


def test_old_addresses_lead_to_the_record_on_the_site(project: Path) -> None:
    for collection, old, new in (("roles", "chef-de-cuisine", "chef"), ("sources", "guide-2024", "guide")):
        assert run(project, "rename", collection, old, new).exit_code == 0
    catalog = check(project / "data", as_of=AS_OF).catalog
    assert catalog is not None
    files = render(catalog).files
    assert 'moved: "../chef/"' in files["metiers/chef-de-cuisine/index.md"].decode()
    assert 'id="guide-2024"' in files["sources/index.md"].decode()
    assert '"formerly": ["chef-de-cuisine"]' in " ".join(files["api/v1/ids.json"].decode().split()).replace(
        "[ ", "["
    ).replace(" ]", "]")


def test_every_collection_of_the_command_remembers() -> None:
    remembering = {each.name for each in COLLECTIONS if "formerly" in fields_of(each.record)}
    assert remembering == {"roles", "skills", "sources", "salaries", "paths"}
    (collection, *_rest) = rename.params
    assert isinstance(collection.type, click.Choice)
    assert {*collection.type.choices} == {*remembering, *INSIDE}
    inside = {name: fields_of(record_class(collection))[field].type for name, (collection, field) in INSIDE.items()}
    assert all("formerly" in fields_of(get_args(record)[0]) for record in inside.values())


# --- questions, which links to answers name ------------------------------------------------------


QUESTIONS = [
    ("questions", "equipe", "brigade-ou-seul"),
    ("statements", "cuisine-plat", "cuisine-recette"),
    ("scenarios", "coup-de-feu", "service-plein"),
]


def quiz_of(project: Path) -> Quiz:
    catalog = check(project / "data", as_of=AS_OF).catalog
    assert catalog is not None
    return catalog.quiz


def old_link(quiz: Quiz) -> str:
    """A link to an answer to every question, as the page writes it today."""
    context = [f"context-{each.id}={each.options[0].id}" for each in quiz.context]
    scenarios = [f"scenario-{each.id}={each.options[0].id}" for each in quiz.scenarios]
    body = "&".join(["as=answers&format=1&quiz=1", *context, *(f"statement-{each.id}=3" for each in quiz.statements),
                     *scenarios])  # fmt: skip
    return f"#{body}&sum={sum_of(body)}"


@pytest.mark.parametrize(("sort", "old", "new"), QUESTIONS)
def test_a_question_with_a_new_id_keeps_the_answers_of_an_old_link(
    project: Path, sort: str, old: str, new: str
) -> None:
    link = old_link(quiz_of(project))
    (before,) = read_link(link, "link", quiz_of(project)).people
    assert run(project, "rename", sort, old, new).exit_code == 0
    told = read_link(link, "link", quiz_of(project))
    assert told.problems == []
    renamed = [{new if id == old else id: value for id, value in part.items()} for part in before.answers]
    assert [dict(part) for part in told.people[0].answers] == renamed
    assert f"formerly: [{old}]" in contents(project)["quiz.yaml"]


def test_a_table_and_a_file_may_name_questions_as_they_were(project: Path) -> None:
    assert run(project, "rename", "statements", "cuisine-plat", "cuisine-recette").exit_code == 0
    quiz = quiz_of(project)
    for name, text in (("a.csv", "nom;cuisine-plat\nA;3\n"), ("a.yaml", "answers: {statements: {cuisine-plat: 3}}\n")):
        (profile,) = read_file(text.encode(), name, quiz).people
        assert profile.answers.statements == {"cuisine-recette": 3}
    twice = read_file(b"nom;cuisine-plat;cuisine-recette\nA;3;4\n", "a.csv", quiz)
    assert [(problem.code, problem.place.column) for problem in twice.problems] == [("duplicate-key", 5)]


def test_a_competency_with_a_new_id_stands_everywhere(project: Path) -> None:
    assert run(project, "rename", "competencies", "brigade", "equipe").exit_code == 0
    catalog = check(project / "data", as_of=AS_OF).catalog
    assert catalog is not None
    assert "equipe" in {each.competency for each in catalog.quiz.statements}
    assert ("score-brigade", "score-equipe") in rule_of(catalog).renamed


def test_a_former_id_of_a_question_is_that_of_one_question_alone(project: Path) -> None:
    assert run(project, "rename", "statements", "cuisine-plat", "cuisine-recette").exit_code == 0
    quiz = project / "data" / "quiz.yaml"
    quiz.write_text(
        quiz.read_text(encoding="utf-8").replace("J’ai composé une carte", "J’ai souvent composé une carte"),
        encoding="utf-8",
    )
    before = contents(project)
    again = run(project, "rename", "statements", "cuisine-carte", "cuisine-plat")
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr.startswith("rien n’a été écrit")
    # A warning that was there before has nothing to do with it.
    assert re.findall(r"\[([a-z-]+)\] ", again.stderr) == ["former-id-taken"]
    assert contents(project) == before


def test_an_id_that_is_nearly_right_is_told(project: Path) -> None:
    result = run(project, "rename", "statements", "cuisine-plats", "x")
    assert (result.exit_code, "cuisine-plat\u00a0»" in result.output) == (2, True)


def test_the_shipped_data_take_a_new_id_and_stay_right(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    result = CliRunner().invoke(gen, ["rename", "roles", "social-media-manager", "smm", "-C", str(tmp_path)])
    assert result.exit_code == 0
    assert "social-media-manager" not in (tmp_path / "data" / "salaries.yaml").read_text(encoding="utf-8").replace(
        "# ", ""
    )
