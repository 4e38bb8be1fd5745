"""The forms of GitHub: fresh, and whatever comes back of them is text for a field, or is refused."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from forms_filled import filled
from generator.catalog import Catalog
from generator.checking.check import check
from generator.cli import gen
from generator.mending.additions import one_spaced
from generator.mending.filled_forms import MAX_BYTES, Correction, NewRecord, read
from generator.mending.issue_forms import files, forms
from generator.messages.language import translations
from generator.messages.refusal import Refused
from overlays import AS_OF, BASE
from shipped import ROOT

FORMS = ROOT / ".github/ISSUE_TEMPLATE"
FRENCH = translations("fr").gettext
SOURCE = {"publisher": "Cabinet Exemple", "title": "Les salaires", "published": "2026-03", "kind": "survey",
          "method": "survey", "url": "https://exemple.fr/page"}  # fmt: skip
FIGURE = {"figure": "guide-2024-cuisinier-junior", "field": "low", "value": "25000", "where": "À la page 3."}
SALARY = {"source": "guide-2024", "role": "cuisinier", "level": "senior", "zone": "france", "low": "41000",
          "high": "45000", "year": "2024"}  # fmt: skip
ROLE = {"name": "Chargé ou chargée de modération", "summary": "Modère.", "sources": "guide-2024,enquete-2025",
        "track": "cuisine", "column": "1", "missions": "Lit tout.\nRépond à tout."}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of few records, with its forms."""
    shutil.copytree(BASE, tmp_path / "data")
    return tmp_path


@pytest.fixture(scope="module")
def small() -> Catalog:
    made = check(BASE, as_of=AS_OF).catalog
    assert made is not None
    return made


@pytest.fixture(scope="module")
def made(small: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of that project."""
    folder = tmp_path_factory.mktemp("forms")
    for name, content in files(small, FRENCH).items():
        (folder / name).write_bytes(content)
    return folder


def add(project: Path, body: str, *more: str) -> Result:
    (project / "demande.md").write_bytes(body.encode("utf-8", "replace"))
    issue = ["add", "--from-issue", str(project / "demande.md"), "-C", str(project), "--as-of", AS_OF.isoformat()]
    return CliRunner().invoke(gen, [*issue, *more])


def data_of(project: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (project / "data").iterdir()}


# --- the forms themselves ------------------------------------------------------------------------


def test_the_committed_forms_are_those_of_the_data(catalog: Catalog) -> None:
    assert {path.name: path.read_bytes() for path in FORMS.iterdir()} == files(catalog, FRENCH)


@pytest.mark.parametrize("name", ["add-salary", "add-source", "correct-figure", "propose-role"])
def test_a_form_is_one_that_github_takes(name: str) -> None:
    form: dict[str, Any] = yaml.safe_load((FORMS / f"{name}.yml").read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    assert "formulaire" in form["labels"]
    labels = [each["attributes"]["label"] for each in form["body"]]
    assert len(labels) == len(set(labels))
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]+", each["id"]) for each in form["body"])
    for each in form["body"]:
        options = each["attributes"].get("options", ["a"])
        assert options
        if each["type"] == "dropdown":
            assert len(options) == len(set(options))
            assert all(isinstance(option, str) and option.strip() and option != "None" for option in options)


def test_the_command_writes_them_and_tells_when_they_are_stale(project: Path) -> None:
    asked = ["forms", "-C", str(project), "--as-of", AS_OF.isoformat()]
    assert CliRunner().invoke(gen, [*asked, "--check"]).exit_code == 1
    assert CliRunner().invoke(gen, asked).exit_code == 0
    assert CliRunner().invoke(gen, [*asked, "--check"]).exit_code == 0


# --- what comes back -----------------------------------------------------------------------------


def test_a_source_comes_back_as_its_answers(small: Catalog, made: Path) -> None:
    assert read(filled(made, "add-source", **SOURCE), small, FRENCH) == NewRecord("sources", SOURCE)


def test_a_correction_names_a_figure_a_field_and_a_value(small: Catalog, made: Path) -> None:
    said = read(filled(made, "correct-figure", **FIGURE), small, FRENCH)
    assert said == Correction("guide-2024-cuisinier-junior", "low", "25000")


def test_a_role_has_its_missions_each_with_the_sources(small: Catalog, made: Path) -> None:
    said = read(filled(made, "propose-role", **ROLE), small, FRENCH)
    assert isinstance(said, NewRecord)
    assert said.answers["missions"] == [
        {"text": text, "sources": ["guide-2024", "enquete-2025"]} for text in ("Lit tout.", "Répond à tout.")
    ]


def test_a_salary_comes_back_as_its_answers_and_a_choice_that_was_passed_is_none(small: Catalog, made: Path) -> None:
    body = filled(made, "add-salary", **SALARY, contract="None")
    assert read(body, small, FRENCH) == NewRecord("salaries", SALARY)


def test_github_picks_no_answer_for_anybody(small: Catalog, made: Path) -> None:
    for form in forms(small, FRENCH):
        for item in form.items:
            if item.shape == "dropdown" and item.is_required and not item.is_list:
                unchosen = filled(made, form.name, **{item.key: item.options[0].shown})
                with pytest.raises(Refused, match="lacks an answer") as refused:
                    read(unchosen, small, FRENCH)
                assert item.label in dict(refused.value.text.values)["labels"]


@pytest.mark.parametrize(
    ("form", "said", "file", "line"),
    [
        ("add-source", SOURCE, "sources.yaml", "- id: cabinet-exemple-2026"),
        ("add-salary", SALARY, "salaries.yaml", "  low: 41000"),
        ("correct-figure", FIGURE, "salaries.yaml", "  low: 25000"),
        ("propose-role", ROLE, "roles.yaml", "- id: charge-ou-chargee-de-moderation"),
    ],
)
def test_each_form_becomes_a_change_of_one_file(
    project: Path, form: str, said: dict[str, str], file: str, line: str, made: Path
) -> None:
    before = data_of(project)
    result = add(project, filled(made, form, **said))
    assert (result.exit_code, f"écrit dans data/{file}" in result.output) == (0, True), result.output
    after = data_of(project)
    assert [name for name in after if after[name] != before[name]] == [file]
    assert line in after[file].splitlines()


# --- hostile texts -------------------------------------------------------------------------------


ODD = ["a: b\n- id: autre", "<img src=x onerror=alert(1)>", "{{ config }}", "[x](javascript:alert(1))", "@everyone",
       "'; rm -rf / #", "$(reboot)", "`reboot`", "\x1b[2J", "\u202egauche", "%0A::error::", "| cellule",
       "prenom.nom@exemple.fr", "06 12 34 56 78", "!!python/object", "&a *a", "![](https://x.fr/p.png)"]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("key", ["publisher", "title", "note", "url", "published"])
def test_a_hostile_answer_is_a_text_of_its_own_field_or_is_refused(
    project: Path, key: str, text: str, made: Path
) -> None:
    before = data_of(project)
    result = add(project, filled(made, "add-source", **{**SOURCE, key: text}))
    after = data_of(project)
    if result.exit_code:
        assert result.exit_code in (1, 2)
        assert after == before
        assert "Traceback" not in result.output
    else:
        old, new = (yaml.load(each["sources.yaml"], yaml.BaseLoader) for each in (before, after))
        (came,) = [each for each in new if each not in old]
        assert came.pop("id")
        assert came == {**SOURCE, key: one_spaced(text)}


@pytest.mark.parametrize("value", ["3k", "24000 # net", "", "- 1", "99000", "{low: 1}", "24000\nhigh: 1"])
def test_a_wrong_value_for_a_figure_changes_nothing(project: Path, value: str, made: Path) -> None:
    before = data_of(project)
    result = add(project, filled(made, "correct-figure", **{**FIGURE, "value": value or "_No response_"}))
    assert result.exit_code in (1, 2)
    assert data_of(project) == before


@pytest.mark.parametrize("change", [{"figure": "nulle-part"}, {"figure": "../x"}, {"field": "id"}, {"field": "x: y"}])
def test_a_choice_that_the_form_does_not_offer_is_refused(project: Path, change: dict[str, str], made: Path) -> None:
    result = add(project, filled(made, "correct-figure", **{**FIGURE, **change}))
    assert (result.exit_code, result.output.startswith("gen: ")) == (2, True), result.output


def body_with(change: str, made: Path) -> str:
    body = filled(made, "add-source", **SOURCE)
    return {
        "empty": "",
        "not a form": "Bonjour, votre site est faux.",
        "twice": f"{body}\n\n{body}",
        "a heading in an answer": body.replace("Les salaires", "Les salaires\n\n### Qui publie\n\nUn autre"),
        "no promise": body.replace("- [X]", "- [ ]"),
        "too long": body + "x" * MAX_BYTES,
        "a megabyte": "### Qui publie\n\n" * 70_000,
        "zero bytes": body.replace("Cabinet", "Cab\x00inet"),
    }[change]


@pytest.mark.parametrize(
    "change",
    ["empty", "not a form", "twice", "a heading in an answer", "no promise", "too long", "a megabyte", "zero bytes"],
)
def test_what_is_no_form_is_refused_in_a_sentence(project: Path, change: str, made: Path) -> None:
    before = data_of(project)
    result = add(project, body_with(change, made))
    assert result.exit_code in (1, 2)
    assert result.output
    assert data_of(project) == before


def test_a_correction_to_what_stands_there_already_is_told_as_such(project: Path, made: Path) -> None:
    before = data_of(project)
    now = next(each for each in yaml.safe_load(before["salaries.yaml"]) if each["id"] == FIGURE["figure"])["low"]
    result = add(project, filled(made, "correct-figure", **{**FIGURE, "value": str(now)}))
    assert result.exit_code == 2
    assert f"dit déjà {now}" in result.output
    assert data_of(project) == before


def test_a_text_that_is_not_unicode_is_refused(project: Path) -> None:
    (project / "demande.md").write_bytes(b"### Qui publie\n\n\xff\xfe\xed\xa0\x80")
    issue = ["add", "--from-issue", str(project / "demande.md"), "-C", str(project), "--as-of", AS_OF.isoformat()]
    assert CliRunner().invoke(gen, issue).exit_code == 2


def test_a_form_may_come_from_another_command(project: Path, made: Path) -> None:
    body = filled(made, "add-source", **SOURCE)
    issue = ["add", "--from-issue", "-", "-C", str(project), "--as-of", AS_OF.isoformat()]
    before = data_of(project)
    result = CliRunner().invoke(gen, issue, input=body)
    assert result.exit_code == 0, result.output
    assert [name for name, text in data_of(project).items() if text != before[name]] == ["sources.yaml"]


def test_a_form_that_is_not_there_is_told_as_such(project: Path) -> None:
    result = CliRunner().invoke(gen, ["add", "--from-issue", "nulle-part.md", "-C", str(project)])
    assert (result.exit_code, result.stderr) == (2, "gen: nulle-part.md n’existe pas\n")


@settings(deadline=None, max_examples=60)
@given(texts=st.lists(st.text(max_size=60) | st.sampled_from(ODD), min_size=11, max_size=11))
def test_whatever_stands_under_the_headings_no_answer_is_more_than_text(small: Catalog, texts: list[str]) -> None:
    form = next(each for each in forms(small, FRENCH) if each.name == "add-source")
    body = "\n\n".join(f"### {item.label}\n\n{text}" for item, text in zip(form.items, texts, strict=True))
    try:
        said = read(body, small, FRENCH)
    except Refused:
        return
    assert isinstance(said, NewRecord)
    assert all(isinstance(each, str) for each in said.answers.values())
