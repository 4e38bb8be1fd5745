"""Texts that a remark cuts short: what can be read, but not as its author meant it."""

import re
from collections.abc import Iterator
from itertools import islice

import yaml

from generator.messages.problems import Problem, Severity, _
from generator.reading.characters import place_at

_REMARK = re.compile(r"(?<=[^\s#])[ \t]+(#[^\n]*)")
_MOST = 50
"""How many texts of one file are reported: so many have one cause."""


def cut_texts(text: str, name: str) -> Iterator[Problem]:
    """Texts that “#” cuts short."""
    if " #" not in text and "\t#" not in text:
        return
    suspects = [match for match in _REMARK.finditer(text) if _may_be_text(match, text)]
    if not suspects:
        return
    ends = {
        token.end_mark.index
        for token in yaml.scan(text, Loader=yaml.CLoader)
        if isinstance(token, yaml.ScalarToken) and token.plain
    }
    cut = (match for match in suspects if match.start() in ends)
    for match in islice(cut, _MOST):
        yield _cut_text(match, text, name)


def _may_be_text(match: re.Match[str], text: str) -> bool:
    """Whether what follows “#” looks like more than a comment: glued to it, or one space away from several words."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if line.lstrip().startswith("#"):
        return False
    glued = match[1][1:2] not in ("", " ", "#", "\t")
    return glued or (match[0].startswith(" #") and " " in re.sub(r"^\s*(?:- )*(?:[\w-]+:\s+)?", "", line))


def _cut_text(match: re.Match[str], text: str, name: str) -> Problem:
    rest = match[1]
    glued = rest[1:2] != " "
    if glued:
        sentence = _("the text stops before “{rest}”, which is read as a comment: quote the whole text", rest=rest)
    else:
        sentence = _("“{rest}” is read as a comment: quote the whole text, or put two spaces before “#”", rest=rest)
    place = place_at(text, match.start(1), name, len(rest))
    return Problem(place, "cut-by-hash", sentence, Severity.ERROR if glued else Severity.WARNING)
