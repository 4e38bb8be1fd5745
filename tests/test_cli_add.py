"""`gen add`: options, questions, and a file that is written only when the data stay sound."""

import os
import pty
import select
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checking.check import check
from generator.cli import gen
from generator.mending.additions import RECORDS, Answers, as_yaml, proposed_id, record_class
from generator.mending.dialogue import asked_again, asked_for
from generator.mending.intake import addition, concerned, known
from generator.messages.language import LANGUAGES, translations
from generator.messages.problems import Text, has_errors
from generator.reading.decode import fields_of
from overlays import AS_OF, BASE

FIGURE = {"source": "guide-2024", "role": "cuisinier", "level": "senior", "zone": "paris", "year": "2024",
          "low": "30000", "high": "34000"}  # fmt: skip

AFTER_THE_ZONE = ("place", "contract", "basis", "statistic", "point", "year-basis", "n", "company", "printed",
                  "times-twelve", "set-aside", "conflicts", "note")  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    return tmp_path


def add(project: Path, *arguments: str, **said: str) -> Result:
    options = [part for key, text in said.items() for part in (f"--{key.replace('_', '-')}", text)]
    where = ["-C", str(project), "--as-of", AS_OF.isoformat()]
    return CliRunner().invoke(gen, ["add", *arguments, *options, *where])


def salaries(project: Path) -> str:
    return (project / "data/salaries.yaml").read_text(encoding="utf-8")


# --- options ---------------------------------------------------------------------------------------


def test_a_figure_is_written_at_its_place_and_shown(project: Path) -> None:
    before = salaries(project)
    result = add(project, "salary", **FIGURE)
    assert result.exit_code == 0, result.output
    record = as_yaml("salaries", {"id": "guide-2024-cuisinier-senior-paris", **FIGURE})
    assert record in result.output
    assert salaries(project) == before.replace(
        "\n- id: guide-2024-chef-senior", f"\n{record}\n- id: guide-2024-chef-senior"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["salary", "source", "role", "skill"])
def test_the_help_of_each_record_names_all_its_fields_in_the_language_asked_for(name: str, lang: str) -> None:
    page = CliRunner().invoke(gen, ["--lang", lang, "add", name, "--help"]).stdout
    fields = fields_of(record_class(RECORDS[name]))
    assert [key for key in fields if f"--{key} " not in page] == []
    words = "".join(page.split())
    for field in fields.values():
        assert "".join(field.about.render(translations(lang).gettext).split()) in words


def test_an_option_that_is_misspelt_is_told_with_the_one_that_is_meant(project: Path) -> None:
    result = add(project, "salary", rolle="cuisinier")
    assert result.exit_code == 2
    assert "--role" in result.stderr


def test_a_wrong_answer_is_told_in_the_words_of_the_check(project: Path) -> None:
    result = add(project, "salary", **{**FIGURE, "role": "cuisinié"})
    assert (result.exit_code, "vouliez-vous dire «\u00a0cuisinier\u00a0»" in result.stderr) == (2, True), result.output
    assert add(project, "salary", **{**FIGURE, "low": "30k"}).exit_code == 2


def test_without_a_terminal_what_lacks_is_told(project: Path) -> None:
    result = add(project, "salary", source="guide-2024")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--role, --level, --zone, --year" in result.stderr


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        ({}, "--low, --high"),
        ({"statistic": "mean"}, "--point"),
        ({"statistic": "minimum"}, "--low"),
    ],
)
def test_the_amounts_are_told_with_all_else_that_lacks(project: Path, said: dict[str, str], lacking: str) -> None:
    result = add(project, "salary", role="cuisinier", **said)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.strip().endswith(f"--source, --level, --zone, --year, {lacking}")


def test_a_figure_that_is_set_aside_may_have_no_amount(project: Path) -> None:
    told = {key: text for key, text in FIGURE.items() if key not in {"low", "high"}}
    assert "--low" not in add(project, "salary", **told, set_aside="Illisible.").stderr


def test_nothing_is_written_when_the_data_would_have_a_mistake(project: Path) -> None:
    before = salaries(project)
    result = add(project, "salary", **{**FIGURE, "low": "39000"})
    assert (result.exit_code, "data/salaries.yaml:" in result.stdout) == (1, True)
    assert result.stderr == "rien n’a été écrit\n"
    assert salaries(project) == before


def test_nothing_is_written_with_check(project: Path) -> None:
    before = salaries(project)
    assert add(project, "salary", "--check", **FIGURE).exit_code == 0
    assert salaries(project) == before


def test_data_with_a_mistake_are_to_be_mended_first(project: Path) -> None:
    (project / "data/salaries.yaml").write_text(salaries(project).replace("low: 24000", "low: 24k"), encoding="utf-8")
    result = add(project, "salary", **FIGURE)
    assert (result.exit_code, "24k" in result.output) == (1, True)


def test_what_holds_more_than_a_text_is_said_as_a_file_says_it(project: Path) -> None:
    levels = "{0: Rien., 1: Aide., 2: Seul., 3: Règle., 4: Pilote.}"
    told = {"name": "Dressage", "family": "technique", "competency": "cuisine", "basis": "inferred"}
    result = add(project, "skill", levels=levels, expected="{cuisinier: {junior: 1}}", sources="guide-2024", **told)
    assert result.exit_code == 0, result.output
    catalog = check(project / "data", as_of=AS_OF).catalog
    assert catalog is not None
    (made,) = [skill for skill in catalog.skills if skill.name == "Dressage"]
    assert (made.levels[3], made.expected["cuisinier"]["junior"], made.sources) == ("Règle.", 1, ("guide-2024",))


@pytest.mark.parametrize("text", ["Rien.", "[a, b]", "{0: a", "&a {0: a}", "!!map {0: a}", ""])
def test_what_is_not_written_in_braces_is_refused(project: Path, text: str) -> None:
    result = add(project, "skill", levels=text)
    assert result.exit_code == 2
    assert "gen: " in result.stderr


def test_a_list_may_be_given_one_by_one_or_with_commas(project: Path) -> None:
    result = add(project, "role", "--check", "--sources", "guide-2024", "--sources", "enquete-2025,decret-2026",
                 "--aliases", "un, deux", "--aliases", "trois", name="X", kind="role", summary="Y.")  # fmt: skip
    assert "sources: [guide-2024, enquete-2025, decret-2026]" in result.output
    assert "    - un, deux\n    - trois\n" in result.output


# --- questions -------------------------------------------------------------------------------------


class Scripted:
    """Somebody who has their answers ready, each with the question that it must meet."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        self.answers = list(answers)
        self.told: list[str] = []

    def tell(self, text: Text | str, *, inside: int = 0) -> None:
        self.told.append(" " * inside + (text.render(str) if isinstance(text, Text) else text))

    def ask(self, label: Text | str, *, inside: int = 0) -> str:
        shown = label.render(str) if isinstance(label, Text) else label
        self.told.append(" " * inside + shown)
        if not self.answers or shown.split(" [")[0] != self.answers[0][0]:
            return ""
        return self.answers.pop(0)[1]


def interviewed(collection: str, *answers: tuple[str, str]) -> tuple[Answers, Scripted]:
    catalog = check(BASE, as_of=AS_OF).catalog
    assert catalog is not None
    terminal = Scripted(*answers)
    made = asked_for(record_class(collection), {}, known(BASE, catalog), terminal,
                     lambda so: proposed_id(collection, so, catalog))  # fmt: skip
    assert terminal.answers == []
    assert not has_errors(addition(collection, made, BASE, catalog).checked.problems)
    return made, terminal


def test_choices_are_picked_by_number_by_name_or_by_some_letters_and_the_id_is_proposed() -> None:
    made, _terminal = interviewed(
        "salaries",
        ("source", "2"), ("role", "Cuisinier, cuisinière"), ("level", "senior"), ("zone", "par"),
        ("low", "30000"), ("high", "34000"), ("year", "2025"),
    )  # fmt: skip
    assert made == {"source": "enquete-2025", "role": "cuisinier", "level": "senior", "zone": "paris", "low": "30000",
                    "high": "34000", "year": "2025", "id": "enquete-2025-cuisinier-senior-paris"}  # fmt: skip


def test_a_wrong_answer_is_said_at_once_and_asked_again() -> None:
    made, terminal = interviewed(
        "sources",
        ("publisher", "A"), ("title", "T"), ("published", "31/12/2025"), ("published", "2025-12-31"),
        ("kind", "pres"), ("kind", "press"), ("method", "5"),
    )  # fmt: skip
    assert any("is not a date" in each for each in terminal.told)
    assert any("did you mean “press”" in each for each in terminal.told)
    assert (made["kind"], made["method"], made["id"]) == ("press", "editorial", "a-2025")


def test_one_may_go_back() -> None:
    made, _terminal = interviewed(
        "sources",
        ("publisher", "Faute"), ("origin", "<"), ("publisher", "Juste"), ("title", "T"), ("published", "2025"),
        ("kind", "press"), ("method", "survey"),
    )  # fmt: skip
    assert made["publisher"] == "Juste"


def test_the_levels_of_a_skill_are_asked_one_by_one_and_so_is_what_is_expected() -> None:
    levels = [(f"levels {each}", f"Acte {each}.") for each in range(5)]
    made, _terminal = interviewed(
        "skills",
        ("name", "Dressage"), ("family", "1"), ("competency", "1"), *levels,
        ("expected", "cuisinier"), ("expected cuisinier", "junior"), ("expected cuisinier junior", "2"),
        ("expected cuisinier", ""), ("expected", ""), ("basis", "inferred"), ("sources", "1"), ("sources", ""),
    )  # fmt: skip
    assert made["levels"] == {str(each): f"Acte {each}." for each in range(5)}
    assert made["expected"] == {"cuisinier": {"junior": "2"}}


def test_a_level_or_an_id_that_is_not_one_is_said_at_once_and_nothing_else_is_asked_again() -> None:
    levels = [(f"levels {each}", f"Acte {each}.") for each in range(5)]
    made, terminal = interviewed(
        "skills",
        ("name", "Dressage"), ("family", "1"), ("competency", "1"), *levels,
        ("expected", "cuisto"), ("expected", "cuisinier"), ("expected cuisinier", "junior"),
        ("expected cuisinier junior", "7"), ("expected cuisinier junior", "2"), ("expected cuisinier", "senior"),
        ("expected cuisinier senior", "3"), ("expected cuisinier", ""), ("expected", ""), ("basis", "inferred"),
        ("sources", "1"), ("sources", "inconnue"), ("sources", "2"), ("sources", ""),
    )  # fmt: skip
    assert made["expected"] == {"cuisinier": {"junior": "2", "senior": "3"}}
    assert made["sources"] == ["guide-2024", "enquete-2025"]
    assert [each.strip() for each in terminal.told].count("expected cuisinier junior") == 2


def corrected(collection: str, answers: Answers, *typed: tuple[str, str]) -> tuple[Answers, Scripted]:
    """Wrong answers, once what is wrong with them was asked again until the data are sound."""
    catalog = check(BASE, as_of=AS_OF).catalog
    assert catalog is not None
    terminal, cls = Scripted(*typed), record_class(collection)
    while has_errors((made := addition(collection, answers, BASE, catalog)).checked.problems):
        assert terminal.answers, made.checked.problems
        answers = asked_again(cls, answers, concerned(made, str(answers["id"])), known(BASE, catalog), terminal)
    assert terminal.answers == []
    return answers, terminal


NEW_FIGURE = {**FIGURE, "id": "guide-2024-cuisinier-senior-paris"}
NEW_ROLE = {"id": "patissier", "kind": "role", "name": "Pâtissier, pâtissière", "summary": "Fait les desserts."}


def test_answers_that_contradict_each_other_are_asked_again_and_enter_keeps_one() -> None:
    made, terminal = corrected("salaries", {**NEW_FIGURE, "low": "39000"}, ("high", "42000"))
    assert made == {**NEW_FIGURE, "low": "39000", "high": "42000"}
    assert {"names [low, high]", "low [39000]", "high [34000]"} < set(terminal.told)


def test_any_answer_may_be_named_to_be_changed_or_taken_out() -> None:
    wrong = {**NEW_FIGURE, "statistic": "mean", "note": "À lire."}
    made, terminal = corrected("salaries", wrong, ("names", "-low -hihg"), ("names", "-low -high -low point"),
                               ("point", "<"), ("names", "point"), ("point", "32000"))  # fmt: skip
    kept = {key: said for key, said in wrong.items() if key not in ("low", "high")}
    assert made == {**kept, "point": "32000"}
    assert any("“-hihg” is not one of" in each for each in terminal.told)


def test_what_a_role_lacks_on_the_map_can_be_answered_without_the_rest() -> None:
    made, _terminal = corrected("roles", NEW_ROLE, ("names", "track, column"), ("track", "1"), ("column", "1"))
    assert made == {**NEW_ROLE, "track": "cuisine", "column": "1"}


def test_the_rows_of_a_table_that_are_not_told_again_stay() -> None:
    acts = {str(each): f"Acte {each}." for each in range(5)}
    wrong: Answers = {"id": "dressage", "name": "Dressage", "family": "technique", "competency": "cuisine",
                      "levels": {each: acts[each] for each in "0124"}, "basis": "inferred", "sources": ["guide-2024"],
                      "expected": {"cuisinier": {"junior": "1"}, "restauration": {"junior": "1"}}}  # fmt: skip
    made, _terminal = corrected(
        "skills", wrong, ("levels 3", "Acte 3."), ("names", "-expected"), ("expected", "cuisinier"),
        ("expected cuisinier", "junior"), ("expected cuisinier junior", "1"),
    )  # fmt: skip
    assert made["levels"] == acts
    assert made["expected"] == {"cuisinier": {"junior": "1"}}


def test_the_missions_of_a_role_are_asked_with_their_sources() -> None:
    made, _terminal = interviewed(
        "roles",
        ("kind", "role"), ("name", "Pâtissier, pâtissière"), ("summary", "Fait les desserts."), ("track", "1"),
        ("column", "1"), ("text", "Fait la pâte."), ("sources", "guide-2024"), ("sources", ""), ("note", ""),
        ("text", ""),
    )  # fmt: skip
    assert made["missions"] == [{"text": "Fait la pâte.", "sources": ["guide-2024"]}]


def test_on_a_terminal_what_lacks_is_asked_for_and_writing_is_agreed_to(project: Path) -> None:
    with adding({key: text for key, text in FIGURE.items() if key != "zone"}, project) as terminal:
        answered(terminal, "title\u00a0: ", "\n")
        answered(terminal, "years\u00a0: ", "\n")
        answered(terminal, "zone\u00a0: ", "paris\n")
        for key in AFTER_THE_ZONE:
            answered(terminal, f"{key}\u00a0: ", "\n")
        answered(terminal, "]\u00a0: ", "\n")
        answered(terminal, "[oui]: ", "oui\n")
    assert "  zone: paris\n" in salaries(project)


def test_on_a_terminal_what_the_data_refuse_is_asked_again(project: Path) -> None:
    with adding({**NEW_FIGURE, "low": "39000"}, project) as terminal:
        assert "low-above-high" in answered(terminal, "noms [low, high]\u00a0: ", "low\n")
        answered(terminal, "low [39000]\u00a0: ", "29000\n")
        answered(terminal, "[oui]: ", "o\n")
    assert "  low: 29000\n" in salaries(project)


@contextmanager
def adding(figure: Mapping[str, str], project: Path) -> Iterator[int]:
    """A terminal on which `gen add salary` runs with such options; it is read until the command ends."""
    given = [part for key, text in figure.items() for part in (f"--{key}", text)]
    command = ["gen", "add", "salary", *given, "-C", str(project), "--as-of", AS_OF.isoformat()]
    process, terminal = pty.fork()
    if process == 0:
        os.execv(Path(sys.executable).with_name("gen"), command)
    yield terminal
    with suppress(OSError):
        while os.read(terminal, 65_536):
            pass
    os.waitpid(process, 0)


def answered(terminal: int, question: str, answer: str) -> str:
    """What a terminal shows up to a question, which is then answered."""
    shown = ""
    while question not in shown:
        assert select.select([terminal], [], [], 60)[0], shown
        shown += os.read(terminal, 65_536).decode("utf-8", "replace")
    os.write(terminal, answer.encode())
    return shown
