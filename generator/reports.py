"""Problems printed for a person, an editor, a platform: the same facts in five shapes."""

import json
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from gettext import NullTranslations
from typing import NamedTuple

from generator.problems import Place, Problem, Severity, _

_NAMES = {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.NOTE: _("note")}
_ANNOTATIONS = 10
"""How many annotations of one sort the platform shows for a step."""


class Report(NamedTuple):
    """What a printer is given: problems in order, texts by file, how many files were read, the language."""

    problems: Sequence[Problem]
    texts: Mapping[str, str]
    language: NullTranslations

    def message(self, problem: Problem) -> str:
        """The sentence of one problem."""
        return problem.text.render(self.language.gettext)

    def severity(self, problem: Problem) -> str:
        """Its weight, as a word."""
        return _NAMES[problem.severity].render(self.language.gettext)


def as_text(report: Report) -> str:
    """For a person: place, sentence, where it stands, the line itself, what to write, how to learn more."""
    blocks = [_block(problem, report) for problem in report.problems]
    return "\n".join([*blocks, summary(report)])


def as_concise(report: Report) -> str:
    """One line a problem, as editors read it."""
    return "\n".join([*(_headline(problem, report) for problem in report.problems), summary(report)])


def as_json(report: Report) -> str:
    """For programs: a list with the same keys in each entry."""
    entries = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "length": problem.place.length,
            "severity": problem.severity.name.lower(),
            "code": problem.code,
            "message": report.message(problem),
            "trail": list(problem.trail),
            "fix": problem.fix,
            "related": [place._asdict() for place in problem.related],
        }
        for problem in report.problems
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def as_github(report: Report) -> str:
    """Annotations for a pull request: the platform shows ten of a step, so the most serious come first."""
    serious = sorted(report.problems, key=lambda problem: -problem.severity)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    lines = [
        f"::{words[problem.severity]} {_properties(problem)}::{_escaped(report.message(problem))}"
        for problem in serious[:_ANNOTATIONS]
    ]
    _write_job_summary(report)
    return "\n".join([*lines, summary(report)])


def as_sarif(report: Report) -> str:
    """For code scanning: SARIF 2.1.0."""
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
    codes = sorted({problem.code for problem in report.problems})
    results = [
        {
            "ruleId": problem.code,
            "level": levels[problem.severity],
            "message": {"text": report.message(problem)},
            "locations": [_sarif_location(problem.place)],
            "relatedLocations": [_sarif_location(place) for place in problem.related],
        }
        for problem in report.problems
    ]
    driver = {"name": "echelons", "rules": [{"id": code} for code in codes]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "concise": as_concise,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


def summary(report: Report) -> str:
    """One line that counts: errors, warnings, notes, files."""
    say = report.language
    counts = Counter(problem.severity for problem in report.problems)
    files = len({problem.place.file for problem in report.problems})
    total = len(report.texts)
    if not report.problems:
        return say.ngettext("no problem in {n} file", "no problem in {n} files", total).format(n=total)
    parts = []
    if n := counts[Severity.ERROR]:
        parts.append(say.ngettext("{n} error", "{n} errors", n).format(n=n))
    if n := counts[Severity.WARNING]:
        parts.append(say.ngettext("{n} warning", "{n} warnings", n).format(n=n))
    if n := counts[Severity.NOTE]:
        parts.append(say.ngettext("{n} note", "{n} notes", n).format(n=n))
    where = say.ngettext("in {files} file out of {total}", "in {files} files out of {total}", files)
    return f"{', '.join(parts)} {where.format(files=files, total=total)}"


def _headline(problem: Problem, report: Report) -> str:
    place = problem.place
    return f"{place.file}:{place.line}:{place.column}: {report.severity(problem)} [{problem.code}] {report.message(problem)}"


def _block(problem: Problem, report: Report) -> str:
    lines = [_headline(problem, report)]
    if problem.trail:
        lines.append("   " + " › ".join(problem.trail))
    lines += _excerpt(problem.place, report.texts.get(problem.place.file, ""))
    say = report.language.gettext
    if problem.fix is not None:
        lines.append(" " + say("write: {fix}").format(fix=_fixed(problem, report)))
    lines.append(" " + say("why: {command}").format(command=f"gen explain {problem.code}"))
    return "\n".join(lines) + "\n"


def _excerpt(place: Place, text: str) -> list[str]:
    lines = text.split("\n")
    if not text or place.line > len(lines):
        return []
    width = len(str(place.line))
    shown = range(max(1, place.line - 1), place.line + 1)
    rows = [f" {number:>{width}} | {lines[number - 1]}".rstrip() for number in shown]
    marks = "^" * max(1, min(place.length, len(lines[place.line - 1]) - place.column + 1))
    return [*rows, f" {'':>{width}} | {' ' * (place.column - 1)}{marks}"]


def _fixed(problem: Problem, report: Report) -> str:
    """The rest of the line as it should be written, when the fix is short; else the fix alone."""
    lines = report.texts.get(problem.place.file, "").split("\n")
    line = lines[problem.place.line - 1] if problem.place.line <= len(lines) else ""
    start = problem.place.column - 1
    fixed = line[:start] + (problem.fix or "") + line[start + problem.place.length :]
    return fixed.strip().removeprefix("- ") if len(fixed) < 100 else (problem.fix or "")


def _properties(problem: Problem) -> str:
    place = problem.place
    pairs = {"file": place.file, "line": place.line, "col": place.column, "endColumn": place.column + place.length}
    return ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in {**pairs, "title": problem.code}.items())


def _escaped(value: str, also: str = "") -> str:
    for sign in "%\r\n" + also:
        value = value.replace(sign, f"%{ord(sign):02X}")
    return value


def _write_job_summary(report: Report) -> None:
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path or not report.problems:
        return
    rows = [
        f"| `{problem.place.file}:{problem.place.line}` | {report.severity(problem)} | `{problem.code}` | "
        f"{_cell(report.message(problem))} |"
        for problem in report.problems
    ]
    with open(path, "a", encoding="utf-8") as stream:
        stream.write("\n".join([f"### {summary(report)}", "", "| | | | |", "|---|---|---|---|", *rows, ""]) + "\n")


def _cell(text: str) -> str:
    """A message as one cell of Markdown: nothing in it may open markup, since values come from a pull request."""
    return "".join(letter if letter.isalnum() or letter in " ’'«».,:;?!-" else f"&#{ord(letter)};" for letter in text)


def _sarif_location(place: Place) -> dict[str, object]:
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length}
    return {"physicalLocation": {"artifactLocation": {"uri": place.file}, "region": region}}
