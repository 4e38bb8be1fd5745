"""Bands laid out for a terminal: aligned columns with a mark for what each cell is, or one account after the other."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.messages.problems import printable
from generator.pages.edition import Edition
from generator.pages.plain import (
    Account,
    Line,
    absence_told,
    account_of,
    heads,
    legend,
    line_of,
    terms_told,
    vote_heads,
)
from generator.pay.filters import Absence, Answer
from generator.telling.plaintext import columns, wrapped

MARKS = {"band": "■", "historic": "□", "contested": "≠", "point": "•", "one-sided": "→", "empty": "–"}
"""What a line begins with: full for a band, hollow for an old or undated one. Its words say the same."""

_INDENT = "  "


def as_lines(answers: Sequence[Answer], edition: Edition) -> str:
    """One line a cell, by role and by what is counted, and what its columns do not tell; at the end what marks mean."""
    lines = [line_of(answer, edition) for answer in answers]
    blocks = _table(lines, edition)
    meanings = legend(edition)
    marks = "   ".join(f"{mark}\u00a0{meanings[state]}" for state, mark in MARKS.items() if state in _states(lines))
    feet = [line for text in (marks, *terms_told((each.band for each in answers), edition)) for line in wrapped(text)]
    return _printed([*blocks, *feet])


def as_accounts(answers: Iterable[Answer], edition: Edition) -> str:
    """All that each band is made of."""
    blocks = (_account(account_of(answer, edition), edition) for answer in answers)
    return _printed([line for block in blocks for line in (*block, "")])


def as_absence(nothing: Absence, edition: Edition) -> str:
    """Why there is no line at all: once, rather than line after line."""
    return _printed(wrapped(absence_told(nothing, edition)))


def _printed(lines: Iterable[str]) -> str:
    return "\n".join(printable(line.rstrip()) for line in lines).rstrip("\n")


def _states(lines: Iterable[Line]) -> set[str]:
    return {line.state for line in lines}


def _table(lines: Sequence[Line], edition: Edition) -> list[str]:
    """The lines under the names of their groups. Columns are as wide everywhere, so that the eye goes straight down."""
    head, *rows = columns([["", *heads(edition)], *map(_cells, lines)])
    # Where the second column ends and the third begins: a note stands there when nothing else does.
    start = 1 + 2 * len(_INDENT) + max(len(heads(edition)[0]), *(len(line.place) for line in lines))
    told = [head, ""]
    for group, members in groupby(zip(lines, rows, strict=True), key=lambda pair: pair[0].group):
        told.append(group)
        for line, row in members:
            told += _noted(line, row, start)
        told.append("")
    return told


def _noted(line: Line, row: str, start: int) -> list[str]:
    """A line with its note: under it, or in the place of its columns when there is nothing in them."""
    if line.value:
        return [row, *wrapped(line.note, first=_INDENT * 2, rest=_INDENT * 2)]
    return wrapped(line.note, first=f"{row:<{start}}", rest=" " * start)


def _cells(line: Line) -> list[str]:
    return [MARKS[line.state], line.place, line.value, line.centre, line.studies, line.grade]


def _account(account: Account, edition: Edition) -> list[str]:
    blocks = (
        [account.name, "-" * len(account.name), *wrapped(account.sentence)],
        _votes(account, edition),
        _items(f"{MARKS['empty']} {' · '.join(figure)}" for figure in account.unused),
        _items(f"- {step}" for step in account.steps),
        [*wrapped(account.confidence), *_items(f"{letter} {reason}" for letter, reason in account.criteria)],
    )
    return [line for block in blocks if block for line in (*block, "")]


def _votes(account: Account, edition: Edition) -> list[str]:
    """The votes in columns, each with what its study publishes and how under it."""
    if not account.votes:
        return []
    head, *rows = columns([list(vote[:-1]) for vote in (vote_heads(edition), *account.votes)])
    told = [_INDENT + head]
    for row, vote in zip(rows, account.votes, strict=True):
        told += [_INDENT + row, *wrapped(vote.said, first=_INDENT * 2, rest=_INDENT * 2)]
    return told


def _items(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, first=_INDENT, rest=_INDENT * 2)]
