"""Why a file stops being readable, in the words of the person who wrote it.

libyaml says where it gave up, which is one line late in half of the cases, and says it in its own words. The shapes
that people really write by mistake are recognised here, at the line where the hand slipped.
"""

import re
from collections.abc import Iterator

import yaml

from generator.problems import Place, Problem, Severity, Text, _

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(\s|$)")
_TAB = re.compile(r"^[ ]*\t")
_GLUED_COLON = re.compile(r"^\s*(?:- )?([A-Za-z][\w-]*):([^\s:/\"'][^\n]*)$")
_OPENING_QUOTE = re.compile(r"^\s*(?:- )*(?:[\w-]+:[ ]+)?([\"'])")
_COLON_IN_TEXT = re.compile(r"^\s*(?:- )?[\w-]+:[ ]+[^\"'\[{>|\s][^\n]*?(:)[ ]")
_CUT_BY_HASH = re.compile(r"^\s*(?:- )*(?:[\w-]+:)?[ ]+[^\s\"'\[{#|>&*!][^\n\"']*?[ \t](#[^\s#][^\n]*)$", re.MULTILINE)
_BAD_ESCAPE = re.compile(r"\\[^0abtnvfre \"/\\N_LPxuU\n]")


def explain_syntax_error(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """The likely slip of the hand behind one error of the parser."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    stop = min(mark.line, len(lines) - 1) if mark else 0
    for claim in (_conflict_marker, _tab, _unclosed_quote, _glued_colon, _stray_colon, _bad_escape, _bad_indentation):
        found = claim(lines, stop, error)
        if found:
            line, column, code, sentence = found
            return Problem(Place(name, line + 1, column + 1, _width(lines, line, column)), code, sentence)
    column = mark.column if mark else 0
    return Problem(
        Place(name, stop + 1, column + 1),
        "unreadable-line",
        _("from here on the file cannot be read: look for a missing quote, colon or bracket on this line or the one above"),
    )


def traps(text: str, name: str) -> Iterator[Problem]:
    """What can be read, but not as its author meant it."""
    if " #" not in text:
        return
    for match in _CUT_BY_HASH.finditer(text):
        line = text.count("\n", 0, match.start(1)) + 1
        column = match.start(1) - text.rfind("\n", 0, match.start(1))
        yield Problem(
            Place(name, line, column, len(match[1])),
            "cut-by-hash",
            _("the text stops before “{rest}”, which is read as a comment: quote the whole text", rest=match[1]),
            Severity.ERROR,
        )


_Found = tuple[int, int, str, Text] | None


def _conflict_marker(lines: list[str], stop: int, _error: yaml.MarkedYAMLError) -> _Found:
    for number, line in enumerate(lines):
        if _CONFLICT.match(line):
            sentence = _("this line was left by an unfinished merge: keep one of the two versions and delete the markers")
            return number, 0, "merge-conflict", sentence
    return None


def _tab(lines: list[str], stop: int, _error: yaml.MarkedYAMLError) -> _Found:
    for number in range(max(0, stop - 1), min(stop + 1, len(lines))):
        if match := _TAB.match(lines[number]):
            return number, match.end() - 1, "tab", _("a tab stands here: indent with spaces")
    return None


def _unclosed_quote(lines: list[str], stop: int, error: yaml.MarkedYAMLError) -> _Found:
    """The quote that opened the text in which the parser got lost."""
    context = error.context or ""
    if "quoted scalar" in context and error.context_mark and "escape" not in (error.problem or ""):
        mark = error.context_mark
        return mark.line, mark.column, "unclosed-quote", _("this quote is never closed")
    for number in range(stop, max(-1, stop - 2), -1):
        match = _OPENING_QUOTE.match(lines[number])
        if match and _closes_early(lines[number], match.start(1)):
            sentence = _("the quote closes before the end of the text: double the inner ones, or use the other kind")
            return number, match.start(1), "quote-inside-quotes", sentence
    return None


def _closes_early(line: str, start: int) -> bool:
    quote = line[start]
    rest = line[start + 1 :]
    closing = rest.find(quote)
    return closing >= 0 and bool(rest[closing + 1 :].strip()) and not rest[closing + 1 :].strip().startswith(("#", ",", "]", "}", ":"))


def _glued_colon(lines: list[str], stop: int, _error: yaml.MarkedYAMLError) -> _Found:
    for number in (stop, stop - 1):
        match = _GLUED_COLON.match(lines[number]) if number >= 0 else None
        if match:
            sentence = _("a space is missing after “{key}:”", key=match[1])
            return number, match.start(2) - 1, "missing-space", sentence
    return None


def _stray_colon(lines: list[str], stop: int, error: yaml.MarkedYAMLError) -> _Found:
    if "mapping values are not allowed" not in (error.problem or ""):
        return None
    match = _COLON_IN_TEXT.match(lines[stop])
    if not match:
        return None
    return stop, match.start(1), "colon-in-text", _("the text holds “:”, which starts a new field: quote the whole text")


def _bad_escape(lines: list[str], stop: int, error: yaml.MarkedYAMLError) -> _Found:
    if "escape" not in (error.problem or ""):
        return None
    match = _BAD_ESCAPE.search(lines[stop])
    column = match.start() if match else 0
    return stop, column, "backslash", _("“\\” has a special meaning between double quotes: write it twice")


def _bad_indentation(lines: list[str], stop: int, error: yaml.MarkedYAMLError) -> _Found:
    """The first line, from the last one that could be read, that does not line up with its neighbours."""
    if not re.search("block (mapping|collection|sequence)|indent|mapping values|simple key", f"{error.context} {error.problem}"):
        return None
    column = len(lines[stop]) - len(lines[stop].lstrip(" "))
    if not re.match(r"\s*(-\s|[\w-]+:(\s|$))", lines[stop]):
        return stop, column, "missing-colon", _("a field is written “name: value”; the colon is missing here")
    return stop, column, "bad-indentation", _("this line does not line up with the fields above it: check its spaces")


def _width(lines: list[str], line: int, column: int) -> int:
    return max(1, len(lines[line].rstrip()) - column)
