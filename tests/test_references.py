"""References: what is said of an id that leads nowhere, and which mistakes are not its own."""

import shutil
from pathlib import Path

import pytest

from generator.checking.check import check
from generator.messages.problems import Problem
from generator.reading.spelling import akin, by_word
from overlays import AS_OF, BASE, lines

SOURCE = "- id: {id}\n  publisher: {id}\n  title: Un titre\n  published: 2024\n  kind: press\n  method: editorial\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "data"))


def replaced(file: Path, old: str, new: str, count: int = 1) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, count), encoding="utf-8")


def problems(data: Path) -> list[Problem]:
    return check(data, as_of=AS_OF).problems


def errors(data: Path) -> list[str]:
    said = [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines(check(data, as_of=AS_OF))]
    return [line.partition(": erreur ")[2] for line in said if ": erreur " in line]


def with_many_sources(data: Path) -> None:
    names = [f"carnet-des-{letter}-2024" for letter in "abcdefghij"]
    with (data / "sources.yaml").open("a", encoding="utf-8") as stream:
        stream.write("\n" + "\n".join(SOURCE.format(id=name) for name in names))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("guide", "au plus près : guide-2024 (liste complète : data/sources.yaml)"),
        (
            "bouche-a-oreille",
            "[unknown-source] « bouche-a-oreille » n’est pas une source connue (liste complète : data/sources.yaml)",
        ),
        ("guid-2024", "vouliez-vous dire « guide-2024 » ?"),
    ],
)
def test_of_many_ids_those_akin_are_named_and_where_all_stand(data: Path, written: str, expected: str) -> None:
    with_many_sources(data)
    replaced(data / "salaries.yaml", "source: guide-2024", f"source: {written}")
    (line,) = errors(data)
    assert line.endswith(expected)


def test_ids_of_several_files_stand_in_their_folder(data: Path) -> None:
    with_many_sources(data)
    (data / "sources").mkdir()
    (data / "sources.yaml").rename(data / "sources" / "un.yaml")
    (data / "sources" / "deux.yaml").write_text(SOURCE.format(id="gazette"), encoding="utf-8")
    replaced(data / "salaries.yaml", "source: guide-2024", "source: bouche-a-oreille")
    assert errors(data)[0].endswith("(liste complète : data/sources/)")


def test_ids_akin_share_words_and_neither_numbers_nor_short_words_count() -> None:
    known = by_word(["guide-2024", "carnet-des-chefs", "carnet-2024", "guide-des-chefs-2025"])
    assert akin("Guide des chefs", known) == ["guide-des-chefs-2025", "carnet-des-chefs", "guide-2024"]
    assert akin("2024", known) == []
    assert akin("des", by_word(["le-des-a"])) == ["le-des-a"]
    assert akin("le", by_word(["le-des-a"])) == []
    assert akin("guide", by_word(f"guide-{number}" for number in range(1000))) == []
    assert akin("a-" * 5000, known) == []


def test_another_year_is_proposed_but_never_written_by_itself(data: Path) -> None:
    replaced(data / "salaries.yaml", "source: guide-2024", "source: guide-2023")
    (problem,) = problems(data)
    assert dict(problem.text.values)["near"] == "guide-2024"
    assert problem.fix is None


def test_what_a_record_is_called_leads_to_its_id(data: Path) -> None:
    replaced(data / "roles.yaml", "name: Chef de cuisine", "name: Chef de cuisine\n  short: CDC")
    replaced(data / "salaries.yaml", "role: chef-de-cuisine", "role: CDC")
    (problem,) = problems(data)
    assert (problem.code, problem.fix) == ("unknown-role", "chef-de-cuisine")


def test_a_former_id_leads_to_the_one_of_today_wherever_it_is_named(data: Path) -> None:
    replaced(data / "roles.yaml", "- id: chef-de-cuisine\n", "- id: chefs\n  formerly: [chef-de-cuisine]\n")
    found = [problem for problem in problems(data) if problem.code == "unknown-role"]
    assert {problem.fix for problem in found} == {"chefs"}
    assert len(found) == 6


@pytest.mark.parametrize("record", ["- kind: role\n", "-\n", "- identifiant: cuisinier\n  kind: role\n"])
def test_a_record_that_hides_its_id_is_alone_to_blame(data: Path, record: str) -> None:
    replaced(data / "roles.yaml", "- id: cuisinier\n  kind: role\n", record)
    assert {problem.place.file for problem in problems(data)} == {"data/roles.yaml"}


def test_a_list_of_settings_that_is_empty_is_alone_to_blame(data: Path) -> None:
    replaced(
        data / "site.yaml",
        "families:\n  - id: technique\n    name: Technique\n  - id: equipe\n    name: Équipe\n",
        "families: []\n",
    )
    assert [(problem.place.file, problem.code) for problem in problems(data)] == [("data/site.yaml", "empty-value")]


def test_an_id_that_was_renamed_is_one_problem_with_some_of_the_places_that_name_it(data: Path) -> None:
    replaced(data / "roles.yaml", "- id: chef-de-cuisine", "- id: chef-de-cuisin")
    (problem,) = problems(data)
    assert (problem.code, problem.place) == ("renamed-id", ("data/roles.yaml", 13, 7, 14))
    assert len(problem.related) == 5
    assert {place.file for place in problem.related} >= {"data/skills.yaml", "data/salaries.yaml"}


def test_two_slips_on_one_id_are_two_problems_where_they_stand(data: Path) -> None:
    replaced(data / "salaries.yaml", "source: guide-2024", "source: guid-2024", count=2)
    assert [problem.place.line for problem in problems(data)] == [2, 15]
