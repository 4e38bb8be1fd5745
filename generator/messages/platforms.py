"""Problems in the shapes that services want: annotations of a pull request, code scanning.

What a pull request brings is not to be trusted: nothing of it may become a command or markup of the service.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import quote

from generator.messages.problems import Place, Problem, Severity, printable, printable_json
from generator.messages.reports import Report, as_concise, as_json, as_text, summary

_ANNOTATIONS = 10
"""How many annotations the platform shows for a step."""

_ROWS = 500
"""How many problems the summary of a job lists: it may not pass one megabyte."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_github(report: Report) -> str:
    """Annotations for a pull request, the most serious first, and all the problems in the summary of the job."""
    serious = sorted(report.problems, key=lambda problem: -problem.severity)
    lines = [_annotation(problem, report) for problem in serious[:_ANNOTATIONS]]
    _write_job_summary(report)
    return "\n".join([*lines, summary(report)])


def as_sarif(report: Report) -> str:
    """For code scanning: SARIF 2.1.0."""
    codes = sorted({problem.code for problem in report.problems})
    results = [
        {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": _LEVELS[problem.severity],
            "message": {"text": report.message(problem)},
            "locations": [_location(problem.place)],
            "relatedLocations": [_location(place) for place in problem.related],
            **({"fixes": [_correction(problem)]} if problem.is_sure else {}),
        }
        for problem in report.problems
    ]
    driver = {"name": "echelons", "rules": [{"id": code} for code in codes]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return printable_json(log)


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "concise": as_concise,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


def _annotation(problem: Problem, report: Report) -> str:
    place = problem.place
    properties = {
        "file": place.file,
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": problem.code,
    }
    pairs = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {pairs}::{_escaped(report.message(problem))}"


def _escaped(value: str, also: str = "") -> str:
    """A value that stays inside its command. An older syntax, `##[…]`, is looked for anywhere in a line."""
    for sign in "%\r\n" + also:
        value = value.replace(sign, f"%{ord(sign):02X}")
    return printable(value.replace("##[", "# #["))


def _write_job_summary(report: Report) -> None:
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path or not report.problems:
        return
    rows = [
        f"| {_cell(f'{problem.place.file}:{problem.place.line}')} | {report.severity(problem)} | {problem.code} "
        f"| {_cell(report.message(problem))} |"
        for problem in report.problems[:_ROWS]
    ]
    rest = ["", f"… +{len(report.problems) - _ROWS}"] if len(report.problems) > _ROWS else []
    # The annotations stand whether or not the platform lets its summary be written.
    with suppress(OSError), open(path, "a", encoding="utf-8") as stream:
        stream.write("\n".join([f"### {summary(report)}", "", "| | | | |", "|---|---|---|---|", *rows, *rest, "", ""]))


def _cell(text: str) -> str:
    """A text as one cell of Markdown: nothing in it may open markup, name somebody or make a link."""
    return "".join(letter if letter.isalnum() or letter in " ’'«»,;?" else f"&#{ord(letter)};" for letter in text)


def _location(place: Place) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place.file)}, "region": _region(place)}}


def _region(place: Place) -> dict[str, int]:
    return {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length}


def _correction(problem: Problem) -> dict[str, object]:
    """What `gen fix` writes: other letters in the place of some."""
    replacement = {"deletedRegion": _region(problem.place), "insertedContent": {"text": problem.fix}}
    where = {"uri": quote(problem.place.file)}
    return {"artifactChanges": [{"artifactLocation": where, "replacements": [replacement]}]}
