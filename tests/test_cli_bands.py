"""`gen bands`: the bands of the site in a terminal, in the words of its pages; as its API and its tables have them."""

import csv
import io
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.catalog import Catalog
from generator.cli import gen
from generator.exports.bundle import exported
from generator.exports.components import in_order
from generator.exports.separated import PLAIN, separated
from generator.exports.tables import tables
from generator.messages.language import translations
from generator.pages.edition import Edition
from generator.pages.sentences import sentence, value
from generator.pay.bands import Band
from generator.pay.figures import FIELDS, figures_of
from generator.pay.filters import Answer, Filters, answers
from generator.telling.listing import MARKS
from overlays import BASE
from shipped import AS_OF, ROOT


def run(*arguments: str, project: Path = ROOT) -> Result:
    return CliRunner().invoke(gen, ["bands", "-C", str(project), "--as-of", AS_OF.isoformat(), *arguments])


def table(*arguments: str) -> list[str]:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture(scope="module")
def edition(catalog: Catalog) -> Edition:
    return Edition(catalog, "fr")


@pytest.fixture(scope="module")
def every(catalog: Catalog) -> list[Answer]:
    return answers(figures_of(catalog), Filters())


def state(answer: Answer) -> str:
    band = answer.band
    if answer.absence:
        return "empty"
    return "historic" if band.status == "band" and band.age != "current" else band.status


# --- the table -------------------------------------------------------------------------------------


def test_every_cell_has_its_line_with_its_mark_and_the_value_of_the_site(every: list[Answer], edition: Edition) -> None:
    lines = [line for line in table() if line[:1] in {*MARKS.values()} and line[1:3] == "  "]
    assert len(lines) == len(every)
    for line, answer in zip(lines, every, strict=True):
        assert line.startswith(MARKS[state(answer)])
        assert edition.level_name[answer.band.cell.level] in line
        assert edition.zone_name[answer.band.cell.zone] in line
        assert answer.absence or value(answer.band, edition) in line


def test_the_shipped_figures_show_every_kind_of_result(every: list[Answer]) -> None:
    assert {state(answer) for answer in every} == {*MARKS}


def test_the_marks_that_are_there_are_explained_and_no_other() -> None:
    said = "\n".join(table("--role", "community-manager", "--zone", "idf")[-4:])
    assert MARKS["historic"] in said
    assert not any(mark in said for mark in (MARKS["band"], MARKS["contested"], MARKS["one-sided"]))


def test_columns_stand_below_each_other_in_at_most_a_hundred_letters() -> None:
    lines = table()
    assert max(map(len, lines)) <= 100
    start = lines[0].index("Repère")
    assert lines[0][start - 2 : start] == "  "
    assert {line[start - 1] for line in lines if line.startswith(MARKS["band"]) and "€" in line[:start]} == {" "}


def test_studies_that_disagree_stand_side_by_side(every: list[Answer], edition: Edition) -> None:
    contested = [answer.band for answer in every if state(answer) == "contested"]
    lines = table()
    marked = [rank for rank, line in enumerate(lines) if line.startswith(f"{MARKS['contested']}  ")]
    for band, rank in zip(contested, marked, strict=True):
        below = " ".join(lines[rank + 1 : rank + 3])
        assert all(edition.catalog.origin_name(vote.origin) in below for vote in band.votes)


def test_an_old_band_is_marked_hollow_and_a_filter_hides_it_with_its_years() -> None:
    cell = ("--role", "community-manager", "--level", "junior", "--zone", "idf")
    assert table(*cell)[3].startswith("□  Junior, Île-de-France")
    hidden = " ".join(table(*cell, "--no-historic"))
    assert "masqués\u00a0: 2014" in hidden
    assert "€" not in hidden


def test_years_choose_the_figures_that_count() -> None:
    cell = ("--role", "community-manager", "--level", "junior", "--zone", "france", "--contract", "salaried")
    assert "2024–2026" in table(*cell)[3]
    assert "2024–2026" not in table(*cell, "--year", "2026")[3]
    assert table(*cell, "--since", "2024")[3] == table(*cell)[3]


@pytest.mark.parametrize("years", [("--year", "1999"), ("--since", "2100"), ("--year", "1999", "--why")])
def test_years_without_any_figure_are_told_once_with_those_that_have_some(years: tuple[str, ...]) -> None:
    said = " ".join(table(*years))
    assert said.startswith("Aucun chiffre de ces années\u202f; ce qui existe\u00a0: ")
    assert said.endswith("2026 et des chiffres sans date.")
    assert said.count("Aucun chiffre") == 1


def test_a_choice_that_meets_nothing_says_what_there_is_instead() -> None:
    [line] = table("--role", "digital-lead", "--contract", "freelance")
    assert line == "Aucun chiffre pour ce contrat\u202f; il y en a pour\u00a0: salariat."


def test_the_same_question_has_the_same_answer() -> None:
    assert table() == table()


# --- why -------------------------------------------------------------------------------------------

BAND = ("--role", "community-manager", "--level", "all", "--zone", "france", "--contract", "salaried")


@pytest.fixture(scope="module")
def band(every: list[Answer]) -> Band:
    wanted = ("community-manager", "all", "france", "salaried")
    return next(answer.band for answer in every if answer.band.cell[:4] == wanted)


def test_why_begins_with_the_sentence_of_the_site(band: Band, edition: Edition) -> None:
    assert sentence(band, edition) in " ".join(table(*BAND, "--why"))


def test_each_account_has_its_own_heading(every: list[Answer]) -> None:
    lines = table("--why")
    headings = [line for line, below in pairwise(lines) if below and {*below} == {"-"} and len(below) == len(line)]
    assert len({*headings}) == len(headings) >= sum(bool(answer.band.votes) for answer in every)


def test_one_study_that_moves_both_ends_is_named_once() -> None:
    said = " ".join(" ".join(table("--why")).split())
    moved = re.findall(r"Poids d’une étude : (.+?\.) (?=Confiance)", plain(said))
    assert moved
    for each in moved:
        names = re.findall(r"sans (.+?), le", each)
        assert len({*names}) == len(names)


def test_a_narrow_terminal_has_shorter_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    sentences = [line for line in table(*BAND, "--why") if "  " not in line.strip()]
    assert max(map(len, sentences)) <= 60


def test_why_names_every_study_with_what_it_says_and_every_figure_that_does_not_count(
    band: Band, edition: Edition
) -> None:
    lines, words = table(*BAND, "--why"), edition.words
    for vote in band.votes:
        [line] = [line for line in lines if line.startswith(f"  {edition.catalog.origin_name(vote.origin)}  ")]
        assert all(words.euros(end) in line for end in (vote.low, vote.high, vote.centre) if end is not None)
    unused = sum(len(each.vote.observations) for each in band.unused) + len(band.set_aside)
    assert sum(line.startswith("  –") for line in lines) == unused > 0


def test_why_counts_the_medians_from_the_ends_in_order(band: Band, edition: Edition) -> None:
    said, euros = " ".join(line.strip(" ") for line in table(*BAND, "--why")), edition.words.euros
    for end in ("low", "high", "centre"):
        amounts = sorted(amount for vote in band.votes if (amount := getattr(vote, end)) is not None)
        listed = " · ".join(map(euros, amounts))
        assert f"{listed}. Médiane\u00a0: {euros(getattr(band, end))}." in said


def test_why_gives_each_criterion_its_letter_and_what_would_raise_it(band: Band) -> None:
    lines = table(*BAND, "--why")
    assert [line[2] for line in lines if line[:2] == "  " and line[3:4] == " " and line[2] in "ABCD"] == [
        reason.grade for reason in band.reasons
    ]
    assert sum("(" in line for line in lines[-5:]) >= sum(reason.better is not None for reason in band.reasons)


def test_why_there_is_no_band_is_told_too(every: list[Answer]) -> None:
    contested = next(answer.band for answer in every if state(answer) == "contested")
    asking = [f"--{field}={getattr(contested.cell, field)}" for field in FIELDS]
    assert sum("Pas de fourchette" in line for line in table(*asking, "--why")) == len(contested.discords)


# --- for programs ----------------------------------------------------------------------------------


def test_json_is_what_the_api_says(catalog: Catalog, edition: Edition) -> None:
    published = exported(catalog, edition.bands, translations("fr")).files["api/v1/bands.json"]
    assert run("--format", "json").stdout.encode() == published


def test_csv_is_the_table_to_download(catalog: Catalog, edition: Edition) -> None:
    published, _figures = tables(catalog, in_order(edition.bands.values(), catalog), translations("fr"))
    assert run("--format", "csv").stdout.encode() == separated(published, PLAIN)


def test_programs_get_only_what_is_asked_for() -> None:
    asking = ("--role", "community-manager", "--zone", "france", "--no-historic")
    rows = list(csv.DictReader(io.StringIO(run(*asking, "--format", "csv").stdout)))
    bands = json.loads(run(*asking, "--format", "json").stdout)["bands"]
    assert [row["id"] for row in rows] == [band["id"] for band in bands]
    assert {(row["role"], row["zone"], row["age"]) for row in rows} == {("community-manager", "france", "current")}


def test_programs_get_an_empty_list_when_there_is_nothing() -> None:
    asking = ("--role", "digital-lead", "--contract", "freelance")
    assert json.loads(run(*asking, "--format", "json").stdout)["bands"] == []
    assert len(run(*asking, "--format", "csv").stdout.splitlines()) == 1


# --- wrong use, mistakes in the data ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "written", "meant"),
    [
        ("--role", "comunity-manager", "community-manager"),
        ("--level", "juniors", "junior"),
        ("--zone", "region", "regions"),
        ("--contract", "freelances", "freelance"),
        ("--basis", "gros-year", "gross-year"),
    ],
)
def test_an_id_that_is_misspelt_brings_the_closest_one(option: str, written: str, meant: str) -> None:
    result = run(option, written)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"vouliez-vous dire «\u00a0{meant}\u00a0»" in result.stderr


def test_an_id_like_no_other_brings_the_choices() -> None:
    result = run("--zone", "mars")
    assert result.exit_code == 2
    assert "france, idf, regions" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--since", "2020", "--year", "2024"],
        ["--why", "--format", "json"],
        ["--promotion", "minimum"],
        ["--year", "hier"],
        ["--format", "xml"],
    ],
)
def test_options_that_do_not_go_together_are_wrong_use(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


def test_a_mistake_in_the_data_is_reported_and_nothing_is_shown(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    salaries = tmp_path / "data" / "salaries.yaml"
    salaries.write_text(salaries.read_text().replace("low: 24000", "low: 24k"))
    result = run(project=tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "data/salaries.yaml:" in result.stderr


def test_another_ladder_has_its_bands_too(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    assert run(project=tmp_path).exit_code == 0


def test_english_is_spoken_when_asked(every: list[Answer]) -> None:
    lines = table("--lang", "en")
    assert lines[0].split() == ["Level", "and", "place", "Range", "Midpoint", "Studies", "Confidence"]
    assert sum(line.startswith(("■", "□")) for line in lines) > sum(state(each) == "band" for each in every)
