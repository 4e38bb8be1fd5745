"""One folder a code: tests/cases/<code>/bad*/ with what is expected, and good*/, nearly the same and right."""

import ast
import os
import shutil
from pathlib import Path

import pytest

from generator.checking import references, rules
from generator.checking.check import check
from generator.checking.explanations import CODES
from generator.messages.problems import Severity, has_errors
from generator.reading import texts
from overlays import AS_OF, BASE, CASES, checked, lines

GENERATOR = Path(__file__).parent.parent / "generator"

TESTED_ELSEWHERE = {
    "file-too-large": "test_load.py",
    "too-many-problems": "test_decode.py",
    "unreachable-rung": "test_rules.py",
    "absolute-link": "test_links.py",
    "broken-link": "test_links.py",
    "missing-anchor": "test_links.py",
    "orphan-page": "test_links.py",
    "other-host": "test_links.py",
    "page-twice": "test_staging.py",
    "engine": "test_complaints.py",
    "not-an-answer": "test_profiles.py",
    "unknown-question": "test_profiles.py",
    "left-out": "test_profiles.py",
    "not-a-table": "test_profiles.py",
    "odd-row": "test_profiles.py",
    "newer-questionnaire": "test_profiles.py",
    "not-a-link": "test_profiles.py",
    "damaged-link": "test_profiles.py",
}
"""Codes that a few lines of data cannot bring about, and who brings them about."""

BAD = sorted(CASES.glob("*/bad*"))
GOOD = sorted(CASES.glob("*/good*"))


def name(case: Path) -> str:
    return case.relative_to(CASES).as_posix()


def test_the_base_of_all_cases_has_no_problem_at_all() -> None:
    result = check(BASE, as_of=AS_OF)
    assert lines(result) == []
    assert result.catalog is not None


@pytest.mark.parametrize("case", BAD, ids=name)
def test_what_is_wrong_is_said_at_its_place(case: Path, tmp_path: Path) -> None:
    result = checked(case, tmp_path)
    assert lines(result) == (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert case.parent.name in {problem.code for problem in result.problems}


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_what_is_right_passes(case: Path, tmp_path: Path) -> None:
    result = checked(case, tmp_path)
    assert not has_errors(result.problems), lines(result)
    assert case.parent.name not in {problem.code for problem in result.problems}
    assert result.catalog is not None


def test_every_code_has_its_folder_and_every_folder_its_code() -> None:
    folders = {path.name for path in CASES.iterdir() if path != BASE}
    assert folders == set(CODES) - set(TESTED_ELSEWHERE)


@pytest.mark.parametrize("folder", sorted(set(CASES.iterdir()) - {BASE}), ids=name)
def test_no_folder_is_empty(folder: Path) -> None:
    cases = [path for path in folder.iterdir() if path.is_dir()]
    assert {path.name.partition("-")[0] for path in cases} == {"bad", "good"}
    assert all(len(list(path.iterdir())) > path.name.startswith("bad") for path in cases)


@pytest.mark.parametrize(("code", "test"), TESTED_ELSEWHERE.items())
def test_codes_without_folder_are_tested_where_the_list_says(code: str, test: str) -> None:
    assert code in (Path(__file__).parent / test).read_text(encoding="utf-8")


def test_every_code_that_is_ever_given_is_explained_and_none_is_explained_for_nothing() -> None:
    assert _codes_in_the_sources() == set(CODES)


def _codes_in_the_sources() -> set[str]:
    """Codes written where problems are made, those of tables, those of rules."""
    makers, methods = {"Problem", "Refusal", "_Slip", "_Wrong"}, {"report", "_refuse", "_refuse_at"}
    found = {code for rule in rules.ALL for code in rule.codes}
    found |= {code for code, _pattern, _text in texts._CLAIMS} | {code for code, _what in references.UNKNOWN.values()}
    for path in GENERATOR.rglob("*.py"):
        calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
        for call in calls:
            is_method = isinstance(call.func, ast.Attribute)
            if getattr(call.func, "attr" if is_method else "id", "") in (methods if is_method else makers):
                texts_given = [each.value for each in call.args if isinstance(each, ast.Constant)]
                found |= set([each for each in texts_given if isinstance(each, str)][:1])
    return found


def test_a_mistake_in_one_record_does_not_hide_those_of_the_others(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    _replace(data / "salaries.yaml", "low: 24000", "low: 24k")
    _replace(data / "salaries.yaml", "year: 2025", "year: 2062")
    _replace(data / "roles.yaml", "track: cuisine", "track: salle")
    assert [problem.code for problem in check(data, as_of=AS_OF).problems] == [
        "unknown-track",
        "not-an-amount",
        "future-date",
    ]


def test_a_file_that_cannot_be_read_is_not_blamed_for_the_ids_it_may_hold(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    _replace(data / "roles.yaml", "kind: role", "kind:role")
    assert [problem.code for problem in check(data, as_of=AS_OF).problems] == ["missing-space"]


ELSEWHERE = {
    "data/salaries.yaml": ("high: 28000", "high: 20000", "low-above-high"),
    "data/sources.yaml": ("published: 2025-11-04", "published: 2062", "future-date"),
    "data/roles.yaml": ("track: cuisine\n  column: 1", "column: 1", "off-the-map"),
    "data/paths.yaml": ("kind: promotion", "kind: promo", "unknown-choice"),
    "data/skills.yaml": ("      senior: 3", "      senior: 8", "not-a-level"),
    "data/modifiers.yaml": ("low: 8", "low: 80", "low-above-high"),
    "data/quiz.yaml": ("days: 60", "days: soixante", "unknown-choice"),
    "data/ladder.yaml": ("cut: 1.5", "cut: 1.7", "not-a-number"),
    "data/site.yaml": ("usable: 5", "usable: cinq", "not-a-number"),
    "data/indices.yaml": ("change: 2.0", "change: deux", "not-a-number"),
    "data/origins.yaml": ("name: Étude", "name: <b>Étude", "html-in-text"),
}


@pytest.mark.parametrize("broken", ELSEWHERE)
def test_a_file_that_stops_being_readable_hides_nothing_of_the_others(tmp_path: Path, broken: str) -> None:
    data = _copy(tmp_path)
    for file, (old, new, _code) in ELSEWHERE.items():
        _replace(data.parent / file, old, new)
    with (data.parent / broken).open("a", encoding="utf-8") as stream:
        stream.write("]\n")
    found = {problem.place.file: problem.code for problem in check(data, as_of=AS_OF).problems}
    assert found == {file: code for file, (_old, _new, code) in ELSEWHERE.items()} | {broken: "lone-bracket"}


@pytest.mark.parametrize("broken", ELSEWHERE)
def test_a_file_that_stops_being_readable_is_one_problem(tmp_path: Path, broken: str) -> None:
    data = _copy(tmp_path)
    with (data.parent / broken).open("a", encoding="utf-8") as stream:
        stream.write("]\n")
    assert [problem.place.file for problem in check(data, as_of=AS_OF).problems] == [broken]


def test_an_unknown_id_hides_no_other_mistake_of_its_record(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    _replace(data / "salaries.yaml", "role: cuisinier", "role: boulanger")
    _replace(data / "salaries.yaml", "high: 28000", "high: 20000")
    codes = [problem.code for problem in check(data, as_of=AS_OF).problems]
    assert codes == ["unknown-role", "low-above-high"]


def test_problems_come_by_place_whatever_finds_them(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    _replace(data / "sources.yaml", "published: 2025-11-04", "published: 2062")
    _replace(data / "sources.yaml", "method: recruiter", "method: ouï-dire")
    _replace(data / "paths.yaml", "to: chef-de-cuisine", "to: chef-de-cuisin")
    places = [problem.place for problem in check(data, as_of=AS_OF).problems]
    assert places == sorted(places)
    assert len(places) == 3


def test_a_collection_may_be_a_folder_of_files(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    (data / "salaries").mkdir()
    first, second, third = (data / "salaries.yaml").read_text(encoding="utf-8").split("\n\n")
    (data / "salaries.yaml").unlink()
    (data / "salaries" / "2024.yaml").write_text(f"{first}\n\n{second}\n", encoding="utf-8")
    (data / "salaries" / "2025.yaml").write_text(third, encoding="utf-8")
    result = check(data, as_of=AS_OF)
    assert result.catalog is not None
    assert [figure.id for figure in result.catalog.salaries] == [
        "guide-2024-cuisinier-junior",
        "guide-2024-chef-senior",
        "enquete-2025-restauration",
    ]


def test_a_duplicate_id_names_both_places_across_files(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    (data / "origins").mkdir()
    (data / "origins" / "autres.yaml").write_text("- id: etude-cuisine\n  name: La même\n", encoding="utf-8")
    (problem,) = check(data, as_of=AS_OF).problems
    assert (problem.code, problem.place.file) == ("duplicate-id", "data/origins/autres.yaml")
    assert [place.file for place in problem.related] == ["data/origins.yaml"]


def test_a_collection_the_site_can_do_without_may_be_absent(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    (data / "modifiers.yaml").unlink()
    result = check(data, as_of=AS_OF)
    assert result.problems == []
    assert result.catalog is not None
    assert result.catalog.modifiers == ()


def test_the_day_of_the_check_decides_what_is_in_the_future(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    codes = {problem.code for problem in check(data, as_of=AS_OF.replace(year=2024)).problems}
    assert codes == {"future-date"}


def test_a_link_to_another_folder_is_not_followed(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    outside = tmp_path / "secret"
    outside.mkdir()
    (outside / "a.yaml").write_text("- id: secret\n", encoding="utf-8")
    (data / "modifiers").symlink_to(outside)
    result = check(data, as_of=AS_OF)
    assert {problem.code for problem in result.problems} <= {"leaves-folder", "unexpected-file"}
    assert "secret" not in str(result.texts)


def test_a_file_name_that_is_not_utf_8_can_be_told(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    odd = os.fsencode(data) + b"/r\xe9les.yaml"
    Path(os.fsdecode(odd)).write_text("- id: a\n", encoding="utf-8")
    result = check(data, as_of=AS_OF)
    assert [problem.code for problem in result.problems] == ["unexpected-file"]
    "\n".join(lines(result)).encode("utf-8")


def test_each_problem_says_where_it_stands(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    _replace(data / "quiz.yaml", "score: 1", "score: 3")
    (problem,) = check(data, as_of=AS_OF).problems
    names = [step if isinstance(step, str) else step.msgid for step in problem.trail]
    assert names == ["questionnaire", "scenarios", "coup-de-feu", "options", "appeler", "score"]


@pytest.mark.parametrize(
    "note", ["'L’un des deux", '"L’un "des" deux"', "dit: l’un des deux", "[un", "@deux", "Sur deux\n    lignes: ici"]
)
@pytest.mark.parametrize("id", ["guide-2024-cuisinier-junior", "guide-2024-chef-senior", "enquete-2025-restauration"])
def test_a_problem_that_hides_its_record_says_where_it_stands_too(tmp_path: Path, id: str, note: str) -> None:
    data = _copy(tmp_path)
    _replace(data / "salaries.yaml", f"- id: {id}\n", f"- id: {id}\n  note: {note}\n")
    (problem,) = check(data, as_of=AS_OF).problems
    names = [step if isinstance(step, str) else step.msgid for step in problem.trail]
    assert names == ["salaries", id, "note"]


def test_a_record_without_id_that_cannot_be_read_goes_by_its_rank(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    _replace(data / "salaries.yaml", "- id: guide-2024-chef-senior\n  source: guide-2024", "- source: 'guide-2024")
    assert [problem.trail[1:] for problem in check(data, as_of=AS_OF).problems] == [("2", "source")]


def test_warnings_and_notes_do_not_withhold_the_catalog(tmp_path: Path) -> None:
    data = _copy(tmp_path)
    _replace(data / "sources.yaml", "  origin: etude-cuisine\n", "")
    result = check(data, as_of=AS_OF)
    assert [problem.severity for problem in result.problems] == [Severity.NOTE]
    assert result.catalog is not None


def _copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "data"))


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
