"""Why a file stops being readable, in the words of the person who wrote it.

libyaml says where it gave up, which is one line late in half of the cases, and says it in its own words. The shapes
that people really write by mistake are recognised here, at the line where the hand slipped.
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from generator.messages.problems import Place, Problem, Text, _
from generator.reading.characters import INVISIBLE, replaced_space

_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")
_TAB = re.compile(r"[ -]*\t")
_FIELD = re.compile(r"\s*(?:- )*[\w-]+:(?:\s|$)")
_FIELD_AND_TEXT = re.compile(r"\s*(?:- )*[^\s:]+:\s+\S|\s*- +\S")
_GLUED_COLON = re.compile(r"\s*(?:- )*([\w-]+):([^\s:]|[^\S ])")
_GLUED_DASH = re.compile(r"\s*-(?=[\w\"'])")
_OTHER_DASH = re.compile(r"\s*[‐-―•·−](?=\s*\w)")
_OPENING = re.compile(r"\s*(?:- )*(?:[\w-]+:\s+)?([\[{])")
_BEFORE_VALUE = re.compile(r"\s*(?:- )*[\w-]+:\s+")
_BLOCK_HEADER = re.compile(r"\s*(?:- )*([\w-]+):\s+[|>][-+0-9]*\s*$")
_SPECIAL = "%@`|>?"


class _Slip(NamedTuple):
    """What the hand did wrong, and where: line and column from 0. Without length, the rest of the line."""

    line: int
    column: int
    code: str
    text: Text
    length: int = 0


class _Broken(NamedTuple):
    """A text that cannot be read to its end: its lines, and where and how the parser gave up."""

    text: str
    lines: list[str]
    line: int
    column: int
    context: str
    context_line: int
    context_column: int
    problem: str

    @property
    def at_stop(self) -> str:
        """The character where the parser gave up."""
        return self.lines[self.line][self.column : self.column + 1]


def explain_syntax_error(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """The likely slip of the hand behind one error of the parser."""
    broken = _broken(error, text)
    for claim in _CLAIMS:
        if slip := claim(broken):
            length = slip.length or max(1, len(broken.lines[slip.line].rstrip()) - slip.column)
            return Problem(Place(name, slip.line + 1, slip.column + 1, length), slip.code, slip.text)
    sentence = _("the file cannot be read from here on: look for a missing quote, colon or bracket here or just above")
    return Problem(Place(name, broken.line + 1, broken.column + 1), "unreadable-line", sentence)


def unreadable_settings(text: str, name: str) -> Problem | None:
    """What keeps a text from being settings, “name: value” a line, if anything does. Whatever YAML offers is fine."""
    try:
        events = list(yaml.parse(text, Loader=yaml.CLoader))
    except yaml.YAMLError as error:
        return explain_syntax_error(error, text, name)
    first: Any = next((event for event in events if isinstance(event, yaml.NodeEvent)), None)
    if first is None or isinstance(first, yaml.MappingStartEvent):
        return None
    place = Place(name, first.start_mark.line + 1, first.start_mark.column + 1)
    return Problem(place, "not-a-record", _("settings such as “site_name: …” are due here"))


def _broken(error: yaml.YAMLError, text: str) -> _Broken:
    lines = text.split("\n")
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    stop = problem or context
    last = len(lines) - 1
    line = min(stop.line, last) if stop else 0
    # At the end of a file that does not end its last line, the parser stands on one that is not there.
    column = len(lines[last]) if stop and stop.line > last else stop.column if stop else 0
    return _Broken(
        text,
        lines,
        line,
        min(column, len(lines[line])),
        getattr(error, "context", None) or "",
        min(context.line, line) if context else line,
        context.column if context else 0,
        getattr(error, "problem", None) or "",
    )


# --- slips of the hand, the most certain first ------------------------------------------------------


def _conflict_marker(broken: _Broken) -> _Slip | None:
    for number, line in enumerate(broken.lines):
        if _CONFLICT.match(line):
            sentence = _("this line comes from an unfinished merge: keep one of the two versions, delete the markers")
            return _Slip(number, 0, "merge-conflict", sentence)
    return None


def _tab(broken: _Broken) -> _Slip | None:
    for number in (broken.line, broken.line - 1):
        match = _TAB.match(broken.lines[number]) if number >= 0 else None
        if match:
            return _Slip(number, match.end() - 1, "tab", _("a tab stands here: use spaces instead"), 1)
    return None


_UNCLOSED = _("this quote is never closed: write the same one where the text ends")


def _unclosed_quote(broken: _Broken) -> _Slip | None:
    """The quote that opened the text in which the parser got lost, or that closed before the parser did."""
    if "quoted scalar" in broken.context and "escape" not in broken.problem and "hex" not in broken.problem:
        return _Slip(broken.context_line, broken.context_column, "unclosed-quote", _UNCLOSED, 1)
    quoted = _quoted_text_before(broken)
    if quoted is None:
        return None
    start, end = quoted.start_mark, quoted.end_mark
    if any(_FIELD.match(line) for line in broken.lines[start.line + 1 : end.line + 1]):
        return _Slip(start.line, start.column, "unclosed-quote", _UNCLOSED, 1)
    sentence = _("the quote closes before the end of the text: double the inner ones, or use the other kind")
    return _Slip(start.line, start.column, "quote-inside-quotes", sentence)


def _bad_escape(broken: _Broken) -> _Slip | None:
    if "quoted scalar" not in broken.context:
        return None
    column = max(0, broken.lines[broken.line].rfind("\\", 0, broken.column + 1))
    sentence = _("“\\” has a special meaning between double quotes: write it twice")
    return _Slip(broken.line, column, "backslash", sentence)


def _special_start(broken: _Broken) -> _Slip | None:
    if "alias" in broken.context or "anchor" in broken.context:
        sentence = _("“*” and “&” have a special meaning here: quote the text")
        return _Slip(broken.context_line, broken.context_column, "anchor-or-alias", sentence, 1)
    if "tag" in broken.context:
        sentence = _("“!” has a special meaning here: quote the text")
        return _Slip(broken.context_line, broken.context_column, "tag", sentence, 1)
    line, column = broken.line, broken.column
    if "block scalar" in broken.context or "directive" in broken.context:
        line, column = broken.context_line, broken.context_column
    letter = broken.lines[line][column : column + 1]
    starts_list = letter == "-" and _BEFORE_VALUE.fullmatch(broken.lines[line][:column]) is not None
    if letter and (letter in _SPECIAL or starts_list):
        return _Slip(line, column, "special-start", special_start(letter), 1)
    return None


_NEVER_CLOSED = {
    "[": _("this bracket is never closed, or a comma is missing after it"),
    "{": _("this brace is never closed, or a comma is missing after it"),
}
_CLOSES_NOTHING = {
    "]": _("this bracket closes nothing: delete it, or quote the text"),
    "}": _("this brace closes nothing: delete it, or quote the text"),
}


def _bracket(broken: _Broken) -> _Slip | None:
    if "flow" in broken.context and (opened := _open_bracket(broken)):
        line, column = opened
        return _Slip(line, column, "lone-bracket", _NEVER_CLOSED[broken.lines[line][column]], 1)
    if broken.at_stop in _CLOSES_NOTHING:
        return _Slip(broken.line, broken.column, "lone-bracket", _CLOSES_NOTHING[broken.at_stop], 1)
    match = _OPENING.match(broken.lines[broken.line])
    if match and match.end() <= broken.column and not broken.lines[broken.line][: broken.column].rstrip().endswith(":"):
        return _Slip(broken.line, match.start(1), "special-start", special_start(match[1]), 1)
    return None


def _second_document(broken: _Broken) -> _Slip | None:
    if "document start" not in broken.problem:
        return None
    for number in range(broken.line):
        if broken.lines[number].rstrip() == "...":
            return _Slip(number, 0, "several-documents", _("“...” ends the file for its reader: remove it"))
    return None


def _no_field_name(broken: _Broken) -> _Slip | None:
    """A line that is not “name: value”, where one is due."""
    if "simple key" not in broken.context:
        return None
    number = broken.context_line
    if slip := _glued(broken.lines, number):
        return slip
    if number and (sentence := unindented(broken.lines[number - 1])):
        return _Slip(number, broken.context_column, "bad-indentation", sentence)
    return _missing_colon(broken.lines, number)


def _misplaced_field(broken: _Broken) -> _Slip | None:
    """A colon that starts a field where none can start: in the middle of a text, or on a line that is out of line."""
    if "mapping values" not in broken.problem:
        return None
    line, before = broken.lines[broken.line], broken.line - 1
    if _FIELD_AND_TEXT.match(line[: broken.column].rstrip()) or not _FIELD.match(line):
        sentence = _("the text holds “:”, which starts a new field: put the whole text between straight quotes")
        return _Slip(broken.line, broken.column, "colon-in-text", sentence, 1)
    while before >= 0 and not broken.lines[before].strip():
        before -= 1
    if before >= 0 and (slip := _glued(broken.lines, before)):
        return slip
    if (
        before >= 0
        and not re.search(r":(\s|$)", broken.lines[before])
        and not broken.lines[before].lstrip().startswith("#")
    ):
        return _missing_colon(broken.lines, before)
    return _bad_indentation(broken)


def _bad_indentation(broken: _Broken) -> _Slip | None:
    if not re.search("block|indent|mapping values|document start", f"{broken.context} {broken.problem}"):
        return None
    if slip := _glued(broken.lines, broken.line):
        return slip
    line = broken.lines[broken.line]
    sentence = _("this line does not line up with those above it: check the spaces before it, or a missing “- ”")
    return _Slip(broken.line, len(line) - len(line.lstrip(" ")), "bad-indentation", sentence)


_CLAIMS = (
    _conflict_marker,
    _tab,
    _unclosed_quote,
    _bad_escape,
    _special_start,
    _bracket,
    _second_document,
    _no_field_name,
    _misplaced_field,
    _bad_indentation,
)


def special_start(letter: str) -> Text:
    """The sentence about a text that starts with a character which YAML keeps for itself."""
    return _("a text cannot start with “{letter}”: put it between straight quotes", letter=letter)


def unindented(line: str) -> Text | None:
    """The sentence about a text that starts no further to the right than the line that announces it, if one does."""
    header = _BLOCK_HEADER.match(line)
    return header and _("the text of “{name}” must start further to the right than its name", name=header[1])


def _glued(lines: list[str], number: int) -> _Slip | None:
    """A colon or a dash without the space that must follow it."""
    line = lines[number]
    if match := _GLUED_COLON.match(line):
        if INVISIBLE.match(match[2]):
            return _Slip(number, match.start(2), "hidden-character", replaced_space(match[2]), 1)
        return _Slip(number, match.start(2) - 1, "missing-space", _("a space is missing after “{key}:”", key=match[1]))
    if match := _GLUED_DASH.match(line) or _OTHER_DASH.match(line):
        sentence = _("each entry of a list starts with a hyphen and a space: “- ”")
        return _Slip(number, match.end() - 1, "bad-dash", sentence)
    return None


def _missing_colon(lines: list[str], number: int) -> _Slip:
    column = len(lines[number]) - len(lines[number].lstrip(" "))
    sentence = _("a field is written “name: value”, and the colon is missing; a text that goes on is indented further")
    return _Slip(number, column, "missing-colon", sentence)


def _open_bracket(broken: _Broken) -> tuple[int, int] | None:
    """Where the last bracket or brace stands that is open where the parser gave up, which may be a line below."""
    still_open: list[Any] = []
    for token in _tokens_before(broken):
        if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
            still_open.append(token.start_mark)
        elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)) and still_open:
            still_open.pop()
    return (still_open[-1].line, still_open[-1].column) if still_open else None


def _quoted_text_before(broken: _Broken) -> yaml.ScalarToken | None:
    """The text between quotes that ends on the line where the parser gave up, right before that place."""
    last = next(iter(deque(_tokens_before(broken), maxlen=1)), None)
    if not isinstance(last, yaml.ScalarToken) or last.style not in ("'", '"'):
        return None
    return last if last.end_mark.line == broken.line else None


def _tokens_before(broken: _Broken) -> Iterator[yaml.Token]:
    """What the parser read before the place where it gave up."""
    try:
        for token in yaml.scan(broken.text, Loader=yaml.CLoader):
            mark: Any = token.start_mark
            if (mark.line, mark.column) >= (broken.line, broken.column):
                return
            yield token
    except yaml.YAMLError:
        return
