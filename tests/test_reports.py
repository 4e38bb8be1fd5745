"""Reports: the same facts for a person, an editor, a program, a platform."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.messages.language import translations
from generator.messages.platforms import FORMATS, as_github, as_sarif
from generator.messages.problems import Place, Problem, Severity, _
from generator.messages.reports import Report, as_concise, as_json, as_text, summary

TEXT = "- id: a\n  source: guide-2024\n  role: cuisiner\n"
ROLE = Problem(
    Place("data/salaries.yaml", 3, 9, 8),
    "unknown-role",
    _("“{value}” is not {what}; did you mean “{near}”?", value="cuisiner", what=_("a known role"), near="cuisinier"),
    fix="cuisinier",
    trail=(_("salaries"), "a", "role"),
)
HOSTILE = "a%0A::error::b\n::stop-commands::x\r##[add-mask]c,d:e\x1b[2J\u202e"


def report(*problems: Problem, texts: dict[str, str] | None = None, language: str = "fr") -> Report:
    return Report(problems, texts or {"data/salaries.yaml": TEXT}, translations(language))


def problem(number: int, severity: Severity = Severity.ERROR, **changes: Any) -> Problem:
    given: dict[str, Any] = {"place": Place("data/a.yaml", number), "code": "bad-id", "text": _("error")}
    return Problem(**{**given, "severity": severity, **changes})


def test_a_person_sees_the_line_what_to_write_and_how_to_learn_more() -> None:
    assert as_text(report(ROLE)).replace("\u00a0", " ").replace("\u202f", " ") == (
        "data/salaries.yaml:3:9: erreur [unknown-role] « cuisiner » n’est pas un métier connu ; "
        "vouliez-vous dire « cuisinier » ?\n"
        "   salaires › a › role\n"
        " 2 |   source: guide-2024\n"
        " 3 |   role: cuisiner\n"
        "   |         ^^^^^^^^\n"
        " corriger : role: cuisinier\n"
        " pourquoi : gen explain unknown-role\n"
        "\n"
        "1 erreur dans 1 fichier sur 1"
    )


def test_messages_are_english_when_asked() -> None:
    assert as_concise(report(ROLE, language="en")) == (
        "data/salaries.yaml:3:9: error [unknown-role] “cuisiner” is not a known role; did you mean “cuisinier”?\n"
        "1 error in 1 file out of 1"
    )


def test_other_places_that_take_part_are_named() -> None:
    twice = problem(3, related=(Place("data/b.yaml", 7, 2),))
    assert " see also: data/b.yaml:7:2\n" in as_text(report(twice, language="en"))


def test_nothing_of_a_file_moves_the_cursor_of_a_terminal() -> None:
    place = Place("data/\x1b[2J.yaml", 2, 5, 4)
    shown = as_text(
        report(problem(1, place=place, trail=(HOSTILE,), fix="\x1b[1m"), texts={place.file: "a\nb\t\x1b[2Jc\u202e"})
    )
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert " 2 | b ·[2Jc·\n   |     ^^^^\n" in shown


def test_a_long_line_is_shown_around_the_problem() -> None:
    line = "a" * 400 + "b" * 5 + "c" * 400
    place = Place("f.yaml", 1, 401, 5)
    rows = as_text(report(problem(1, place=place), texts={"f.yaml": line})).splitlines()
    row, marks = rows[1:3]
    assert len(row) < 130
    assert row[marks.index("^") : marks.rindex("^") + 1] == "bbbbb"


def test_a_problem_past_the_end_or_of_a_file_not_read_is_shown_without_line() -> None:
    for place in (Place("data/a.yaml", 99, 9), Place("data/b.yaml")):
        assert "^" not in as_text(report(problem(1, place=place), texts={"data/a.yaml": ""}))


def test_the_last_line_counts() -> None:
    texts = dict.fromkeys(["data/a.yaml", "data/b.yaml"], "")
    lesser = [problem(2, Severity.WARNING), problem(3, Severity.WARNING), problem(4, Severity.NOTE)]
    assert summary(report(*lesser, texts=texts)) == "2 avertissements, 1 remarque dans 1 fichier sur 2"
    assert summary(report(problem(1), problem(2), texts=texts)) == "2 erreurs dans 1 fichier sur 2"
    assert summary(report(texts=texts)) == "aucun problème dans 2 fichiers"


def test_the_last_line_says_of_errors_among_others_that_they_alone_stop_a_build() -> None:
    found = [problem(1), problem(2, Severity.WARNING)]
    assert summary(report(*found)).replace("\u202f", " ") == (
        "1 erreur, 1 avertissement dans 1 fichier sur 1 ; seules les erreurs empêchent de construire le site"
    )


def test_what_gen_fix_can_correct_is_marked_and_counted() -> None:
    found = [
        problem(1, code="capital-k", fix="k€"),
        problem(2, code="not-a-year", fix="undated"),
        problem(3, fix="a-b"),
    ]
    shown = as_text(report(*found, language="en"))
    assert shown.count("   (gen fix does it)\n") == 2
    assert shown.endswith("\n3 errors in 1 file out of 1; 2 that gen fix can correct")


def test_errors_among_lesser_problems_are_named_at_the_end_where_a_terminal_shows_them() -> None:
    lesser = [problem(number, Severity.WARNING) for number in range(20, 60)]
    end = as_text(report(*(problem(number) for number in (3, 7)), *lesser, language="en")).splitlines()[-2:]
    assert end == [
        "mend first: data/a.yaml:3:1, data/a.yaml:7:1",
        "2 errors, 40 warnings in 1 file out of 1; only errors stop a build",
    ]
    assert "mend first: data/a.yaml:1:1, " in as_text(report(*map(problem, range(1, 20)), *lesser, language="en"))
    assert as_text(report(*map(problem, range(1, 20)), *lesser)).splitlines()[-2].endswith("data/a.yaml:5:1, …")
    assert "mend first" not in as_text(report(*map(problem, range(1, 20)), language="en"))
    assert "mend first" not in as_text(report(*lesser, language="en"))


def test_programs_get_the_same_keys_in_each_entry() -> None:
    entries = json.loads(as_json(report(ROLE, problem(2, Severity.NOTE))))
    assert entries[0] == {
        "file": "data/salaries.yaml",
        "line": 3,
        "column": 9,
        "length": 8,
        "severity": "error",
        "code": "unknown-role",
        "message": ROLE.text.render(translations("fr").gettext),
        "trail": ["salaires", "a", "role"],
        "fix": "cuisinier",
        "sure": False,
        "related": [],
    }
    assert entries[1].keys() == entries[0].keys()


def test_programs_are_told_which_corrections_gen_fix_makes_unasked() -> None:
    sure = problem(4, place=Place("data/é.yaml", 4, 8, 2), code="capital-k", fix="k€")
    found = report(ROLE, sure)
    assert [each["sure"] for each in json.loads(as_json(found))] == [False, True]
    guess, certain = json.loads(as_sarif(found))["runs"][0]["results"]
    assert "fixes" not in guess
    ((change,),) = (each["artifactChanges"] for each in certain["fixes"])
    assert change["artifactLocation"] == certain["locations"][0]["physicalLocation"]["artifactLocation"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "k€"}
    assert replacement["deletedRegion"] == {"startLine": 4, "startColumn": 8, "endColumn": 10}


# --- platforms -----------------------------------------------------------------------------------


def test_an_annotation_names_its_place() -> None:
    (line, _summary) = as_github(report(problem(7, place=Place("data/a.yaml", 7, 3, 4)), language="en")).splitlines()
    assert line == "::error file=data/a.yaml,line=7,col=3,endColumn=7,title=bad-id::error"


def test_ten_annotations_are_given_the_most_serious_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    found = [problem(number, Severity.NOTE) for number in range(8)]
    found += [problem(number, Severity.WARNING) for number in range(8)] + [problem(9)]
    lines = as_github(report(*found)).splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["::error", *["::warning"] * 8, "::notice"]
    assert file.read_text(encoding="utf-8").count("| bad-id |") == 17


def test_no_value_becomes_a_command_of_the_platform() -> None:
    text = _("{value}", value=HOSTILE)
    hostile = problem(1, place=Place(f"data/{HOSTILE}.yaml"), text=text, code="bad-id")
    output = as_github(report(hostile))
    lines = output.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=data/a%250A%3A%3Aerror")
    assert "##[" not in output
    properties, _colons, _message = lines[0].removeprefix("::").partition("::")
    assert properties.count(",") == 4


def test_no_name_of_a_file_turns_a_line_around() -> None:
    (line, _summary) = as_github(report(problem(1, place=Place("data/\u202elmay.a")))).splitlines()
    assert line.startswith("::error file=data/\\u202elmay.a,")


def test_no_value_becomes_markup_in_the_summary_of_a_job(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    as_github(report(problem(1, text=_("{value}", value="a|b <img src=x> @moi [c](javascript:d) `e`"))))
    row = file.read_text(encoding="utf-8").splitlines()[-2]
    assert row.count("|") == 5
    assert not set("<>@[]()`") & set(row)


def test_a_long_list_leaves_room_in_the_summary_of_a_job(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    as_github(report(*(problem(number) for number in range(1, 801))))
    assert file.read_text(encoding="utf-8").rstrip().endswith("… +300")


# What SARIF 2.1.0 requires of the parts that are written here, from its schema.
REGION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endColumn")},
}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                },
                "region": REGION,
            },
        }
    },
}
FIX = {
    "type": "object",
    "additionalProperties": False,
    "required": ["artifactChanges"],
    "properties": {
        "artifactChanges": {
            "minItems": 1,
            "items": {
                "required": ["artifactLocation", "replacements"],
                "properties": {
                    "replacements": {
                        "minItems": 1,
                        "items": {"required": ["deletedRegion"], "properties": {"deletedRegion": REGION}},
                    }
                },
            },
        }
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "items": {
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {"rules": {"items": {"required": ["id"]}, "uniqueItems": True}},
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"], "properties": {"text": {"type": "string"}}},
                                "locations": {"type": "array", "items": LOCATION},
                                "fixes": {"type": "array", "items": FIX, "uniqueItems": True},
                                "relatedLocations": {"type": "array", "items": LOCATION, "uniqueItems": True},
                            },
                        }
                    },
                },
            },
        },
    },
}


def test_code_scanning_gets_what_sarif_asks_for() -> None:
    found = [
        ROLE,
        problem(2, Severity.NOTE, related=(ROLE.place,)),
        problem(3, place=Place("data/é à.yaml", 1), code="capital-k", fix="k€"),
    ]
    log = json.loads(as_sarif(report(*found)))
    jsonschema.validate(log, SARIF, format_checker=jsonschema.FormatChecker())
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["unknown-role", "bad-id", "capital-k"]
    assert [result["level"] for result in run["results"]] == ["error", "note", "error"]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]
    assert uris == ["data/salaries.yaml", "data/a.yaml", "data/%C3%A9%20%C3%A0.yaml"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 9, "endColumn": 17}


@pytest.mark.parametrize("shape", FORMATS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_shape_stands_any_problem_and_none(shape: str, language: str) -> None:
    odd = problem(1, place=Place(f"data/{HOSTILE}.yaml", 10**6, 10**6, 10**6), fix=HOSTILE, trail=(HOSTILE, ""))
    for each in (report(language=language), report(ROLE, odd, language=language)):
        FORMATS[shape](each).encode("utf-8")
