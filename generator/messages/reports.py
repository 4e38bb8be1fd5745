"""Problems printed for a person, an editor or a program; `platforms` has the shapes that services want."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from gettext import NullTranslations
from typing import NamedTuple

from generator.messages.problems import Place, Problem, Severity, Text, _, printable, printable_json

_NAMES = {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.NOTE: _("note")}
_WIDEST = 110
"""How much of a line of a file is shown."""
_MOST_PLACES = 5


class Report(NamedTuple):
    """What a printer is given: problems in order, the text of each file that was read, the language."""

    problems: Sequence[Problem]
    texts: Mapping[str, str]
    language: NullTranslations
    is_whole: bool = True
    """Whether all was read: else other problems may hide behind those told."""

    def message(self, problem: Problem) -> str:
        """The sentence of one problem."""
        return problem.text.render(self.language.gettext)

    def severity(self, problem: Problem) -> str:
        """Its weight, as a word."""
        return _NAMES[problem.severity].render(self.language.gettext)

    def trail(self, problem: Problem) -> list[str]:
        """Where it stands in the data, from the collection down."""
        say = self.language.gettext
        return [step.render(say) if isinstance(step, Text) else printable(step) for step in problem.trail]

    def line(self, place: Place) -> str:
        """The line of a place, as it stands in its file."""
        lines = _lines(self.texts.get(place.file, ""))
        return lines[place.line - 1] if place.line <= len(lines) else ""


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    """The lines of a file: a thousand problems of one file ask for some of them each."""
    return text.split("\n")


def as_text(report: Report) -> str:
    """For a person: place, sentence, where it stands, the line itself, what to write, how to learn more."""
    return "\n".join(
        [*(_block(problem, report) for problem in report.problems), *_errors_apart(report), summary(report)]
    )


def _errors_apart(report: Report) -> list[str]:
    """Where the errors stand among lesser problems: a terminal shows the end of a long report first."""
    errors = [problem for problem in report.problems if problem.severity is Severity.ERROR]
    if len(errors) in (0, len(report.problems)):
        return []
    places = ", ".join(where(problem.place) for problem in errors[:_MOST_PLACES])
    more = ", …" if len(errors) > _MOST_PLACES else ""
    return [report.language.gettext("mend first: {places}").format(places=places + more)]


def as_concise(report: Report) -> str:
    """One line a problem, as editors read it."""
    return "\n".join([*(headline(problem, report) for problem in report.problems), summary(report)])


def as_json(report: Report) -> str:
    """For programs: a list with the same keys in each entry."""
    entries = [
        {
            **problem.place._asdict(),
            "severity": problem.severity.name.lower(),
            "code": problem.code,
            "message": report.message(problem),
            "trail": report.trail(problem),
            "fix": problem.fix,
            "sure": problem.is_sure,
            "related": [place._asdict() for place in problem.related],
        }
        for problem in report.problems
    ]
    return printable_json(entries)


def headline(problem: Problem, report: Report) -> str:
    """The whole problem on one line: place, weight, code, sentence."""
    return f"{where(problem.place)}: {report.severity(problem)} [{problem.code}] {report.message(problem)}"


def where(place: Place) -> str:
    """A place as terminals and editors make a link of it."""
    return f"{printable(place.file)}:{place.line}:{place.column}"


def summary(report: Report) -> str:
    """One line that counts: errors, warnings, notes, files; what stops a build, what `gen fix` can do, what hides."""
    say, total = report.language, len(report.texts)
    if not report.problems:
        return say.ngettext("no problem in {n} file", "no problem in {n} files", total).format(n=total)
    files = len({problem.place.file for problem in report.problems})
    place = say.ngettext("in {files} file out of {total}", "in {files} files out of {total}", files)
    parts = [f"{_counted(report)} {place.format(files=files, total=max(files, total))}"]
    if len({problem.severity is Severity.ERROR for problem in report.problems}) > 1:
        parts.append(say.gettext("only errors stop a build"))
    if sure := sum(problem.is_sure for problem in report.problems):
        text = say.ngettext("{n} that gen fix can correct", "{n} that gen fix can correct", sure)
        parts.append(text.format(n=sure))
    if not report.is_whole:
        parts.append(say.gettext("what cannot be read may hide others"))
    return say.gettext("; ").join(parts)


def _counted(report: Report) -> str:
    say, counts = report.language, Counter(problem.severity for problem in report.problems)
    errors, warnings, notes = (counts[each] for each in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    parts = (
        (errors, say.ngettext("{n} error", "{n} errors", errors)),
        (warnings, say.ngettext("{n} warning", "{n} warnings", warnings)),
        (notes, say.ngettext("{n} note", "{n} notes", notes)),
    )
    return ", ".join(text.format(n=n) for n, text in parts if n)


# --- one problem, for a person -------------------------------------------------------------------


def _block(problem: Problem, report: Report) -> str:
    say = report.language
    lines = [headline(problem, report)]
    if problem.trail:
        lines.append("   " + " › ".join(report.trail(problem)))
    lines += _excerpt(problem.place, report)
    if problem.related:
        places = ", ".join(where(place) for place in problem.related)
        lines.append(" " + say.gettext("see also: {places}").format(places=places))
    if problem.fix is not None:
        text = say.gettext("write: {fix}   (gen fix does it)") if problem.is_sure else say.gettext("write: {fix}")
        lines.append(" " + text.format(fix=_fixed(problem, report)))
    lines.append(" " + say.gettext("why: {command}").format(command=f"gen explain {problem.code}"))
    return "\n".join(lines) + "\n"


def _excerpt(place: Place, report: Report) -> list[str]:
    """The line of a problem below the one before it, with marks under what is wrong."""
    if not report.texts.get(place.file):
        return []
    start = max(0, place.column + min(place.length, _WIDEST // 2) - _WIDEST)
    width = len(str(place.line))
    rows = [
        f" {number:>{width}} | {_shown(report.line(place._replace(line=number)), start)}".rstrip()
        for number in range(max(1, place.line - 1), place.line + 1)
    ]
    room = len(_shown(report.line(place), start)) - (place.column - 1 - start)
    return [*rows, f" {'':>{width}} | {' ' * (place.column - 1 - start)}{'^' * max(1, min(place.length, room))}"]


def _shown(line: str, start: int) -> str:
    """A part of a line as wide as its letters are many: nothing in it moves the cursor."""
    part = line[start : start + _WIDEST].replace("\t", " ")
    return "".join(letter if letter == printable(letter) else "·" for letter in part)


def _fixed(problem: Problem, report: Report) -> str:
    """The whole field as it should be written, when it is short; else the fix alone."""
    line, start, fix = report.line(problem.place), problem.place.column - 1, problem.fix or ""
    fixed = line[:start] + fix + line[start + problem.place.length :]
    return printable(fixed.strip().removeprefix("- ") if len(fixed) <= _WIDEST else fix)
