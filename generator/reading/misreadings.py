"""Why a node is not what its field asks for, in the words of the person who wrote it.

Only what is wrong comes here, so that reading what is right stays short.
"""

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Table
from typing import NamedTuple

from generator.messages.problems import Place, Refusal, Text, _
from generator.reading.findings import Findings, Names
from generator.reading.load import Mapping, Node, Scalar, Sequence, place_of
from generator.reading.spelling import closest
from generator.reading.syntax import special_start, unindented
from generator.reading.texts import NOTHING, TEXT_CODES, odd_look

_GLUED = re.compile(r"([\w-]+):(?!//)\S")
_FIELD = re.compile(r"\s*[\w-]+:(?:\s|$)")
_ODD_DASH = re.compile(r"[‐-―•·−]|-(?=\w)")
_BAD_DASH = _("each entry of a list starts with a hyphen and a space: “- ”")


class Due(NamedTuple):
    """What a field asks for, in words, and whether its record can do without it."""

    what: Text
    can_go: bool

    def unwritten(self) -> Text:
        """The sentence about a field without value."""
        if self.can_go:
            return _("nothing is written here: write {due}, or remove the line", due=self.what)
        return _("nothing is written here: write {due}", due=self.what)


def explain_not_a_record(node: Node, known: Collection[str], findings: Findings) -> None:
    """Fields are due at a node, and something else stands there."""
    example = next(iter(known), "name")
    if isinstance(node, Scalar) and (glued := _GLUED.match(node.text)):
        _report_glued(node, glued[1], findings)
    elif isinstance(node, Scalar) and _ODD_DASH.match(node.text):
        findings.report(node, "bad-dash", _BAD_DASH)
    elif _is_nothing(node):
        findings.report(
            node, "empty-record", _("nothing is written here: fields such as “{key}: …” are due", key=example)
        )
    elif isinstance(node, Sequence):
        findings.report(node, "not-a-record", _("fields such as “{key}: …” are due here, not a list", key=example))
    else:
        findings.report(node, "not-a-record", _("fields such as “{key}: …” are due here, not a text", key=example))


def explain_not_a_list(node: Node, findings: Findings, *, can_go: bool) -> None:
    """A list is due at a node, and something else stands there, or an empty one."""
    sentence = _("a list is due here: “[…]”, or one line that starts with “- ” for each entry")
    if isinstance(node, Sequence) or _is_nothing(node):
        text = _("nothing is written here: fill in the list, or remove the line")
        findings.report(node, "empty-value", text if can_go else _("nothing is written here: fill in the list"))
    elif isinstance(node, Mapping):
        findings.report(node, "not-a-list", _("a list is due here: each entry starts with “- ”"))
    elif _ODD_DASH.match(node.text):
        findings.report(node, "bad-dash", _BAD_DASH)
    else:
        findings.report(node, "not-a-list", sentence, fix=None if node.style else f"[{node.text}]")


def explain_not_a_value(node: Node, due: Due, findings: Findings) -> None:
    """One value is due at a node, and a list, fields or nothing stand there."""
    if isinstance(node, Sequence):
        findings.report(node, "not-a-value", _("one value is due here, not a list: {due}", due=due.what))
    elif isinstance(node, Scalar) and (fallen := _fallen_text(node, findings)):
        findings.report(*fallen)
    elif isinstance(node, Scalar):
        findings.report(node, "empty-value", due.unwritten())
    elif colon := _colon_in_text(node, findings.file):
        text = _("the text holds “:”, which starts a new field: put the whole text between straight quotes")
        findings.report(colon, "colon-in-text", text)
    elif _is_in_braces(node):
        findings.report(Place(findings.file, node.line, node.column), "special-start", special_start("{"))
    else:
        findings.report(node, "not-a-value", _("one value is due here, not several fields: {due}", due=due.what))


def explain_refusal(node: Scalar, refusal: Refusal, due: Due, findings: Findings) -> None:
    """A value is not of its kind: because of what it is, or of how it looks."""
    if node.text in NOTHING and not node.style:
        findings.report(node, "empty-value", due.unwritten())
        return
    odd = odd_look(node.text) if refusal.code not in TEXT_CODES else None
    # Spaces that cannot be seen are at home in an amount as people write it: what it means is known all the same.
    if odd and not (refusal.fix and odd.code == "hidden-character"):
        refusal = odd
    place = _found(node, refusal, findings) or place_of(node, findings.file)
    fix = refusal.fix if node.style not in ("|", ">") or place.line != node.line else None
    findings.report(place, refusal.code, refusal.text, fix=fix, severity=refusal.severity)


def report_glued_row(key: Scalar, child: Node, findings: Findings) -> bool:
    """Whether a row of a table, `{junior:1}`, lacks the space after its colon; said, if so."""
    glued = _GLUED.match(key.text) if _is_nothing(child) else None
    if glued:
        _report_glued(key, glued[1], findings)
    return glued is not None


def settle_names(findings: Findings, owners: Table[str, str]) -> None:
    """Unknown and missing fields of one record of a file, one problem a cause.

    A field missing because its name is misspelt is one problem, and so is one that stands a level too high or too low.
    `owners` says for each field of the record, however deep, under which field it stands.
    """
    misplaced: dict[str, list[Scalar]] = {}
    for names in findings.names:
        # Those that resemble a missing one come first: what is missing after them is what the others may stand for.
        unknown = sorted(names.unknown, key=lambda key: closest(key, names.missing) is None)
        names.unknown[:] = [key for key in unknown if not _is_explained(key, names, owners, misplaced, findings)]
    _explain_misplaced(misplaced, findings)
    strays = {name.text for moved in misplaced.values() for name in moved}
    for names in findings.names:
        lacking = tuple(key for key in names.missing if key not in strays)
        if not names.node.entries:
            explain_not_a_record(names.node, names.known, findings)
        elif names.unknown:
            _explain_strangers(names, lacking, findings)
        elif lacking and not _is_of_another_list(names, strays):
            findings.report(names.node.names[0], "missing-field", _("this record lacks {fields}", fields=lacking))
    findings.names.clear()


def _is_explained(
    key: str, names: Names, owners: Table[str, str], misplaced: dict[str, list[Scalar]], findings: Findings
) -> bool:
    """Whether an unknown field is a known one that was glued to its value, misspelt (both are said) or `misplaced`."""
    node = names.node.name(key) or names.node.names[0]
    glued = _GLUED.match(key)
    near = glued[1] if glued else closest(key, names.missing)
    if near in names.missing:
        names.missing.remove(near)
    if glued:
        _report_glued(node, glued[1], findings)
    elif near is None and key in owners:
        misplaced.setdefault(owners[key], []).append(node)
        return True
    elif near := near or closest(key, _free(names)):
        text = _("“{key}” is not a field here; did you mean “{near}”?", key=key, near=near)
        findings.report(node, "unknown-field", text, fix=near)
    return glued is not None or near is not None


def _explain_misplaced(misplaced: Table[str, list[Scalar]], findings: Findings) -> None:
    """Fields that stand where others are due: all those of one owner slipped together."""
    for owner, moved in misplaced.items():
        first = min(moved, key=lambda name: (name.line, name.column))
        findings.report(first, "misplaced-field", _whose(first.text, owner, is_alone=len(moved) == 1))


def _is_of_another_list(names: Names, strays: Collection[str]) -> bool:
    """Whether a record is nothing but misplaced fields: it lacks its list rather than fields."""
    return sum(key in strays for key in names.node.entries) * 2 > len(names.node.entries)


def _explain_strangers(names: Names, lacking: tuple[str, ...], findings: Findings) -> None:
    """Fields like no other: one of them may be what the record lacks, under a name of the writer's own."""
    for key in names.unknown:
        name = names.node.name(key) or names.node.names[0]
        if any(problem.place[:3] == (findings.file, name.line, name.column) for problem in findings.problems):
            continue
        text = _("“{key}” is not a field here; the fields are {known}", key=key, known=tuple(_free(names)))
        if lacking:
            text = _("“{key}” is not a field here, and this record lacks {fields}", key=key, fields=lacking)
        findings.report(name, "unknown-field", text)


def _free(names: Names) -> list[str]:
    """The fields that a record may have and has not."""
    return [name for name in names.known if name not in names.node.entries]


def _whose(key: str, owner: str, *, is_alone: bool) -> Text:
    if owner and is_alone:
        return _("“{key}” belongs under “{owner}”: check the spaces before it", key=key, owner=owner)
    if owner:
        return _(
            "“{key}” and what follows belong under “{owner}”: is the line “{owner}:” missing, or are spaces?",
            key=key,
            owner=owner,
        )
    if is_alone:
        return _("“{key}” belongs to the whole record: check the spaces before it", key=key)
    return _("“{key}” and what follows belong to the whole record: check the spaces before them", key=key)


def _report_glued(node: Scalar, key: str, findings: Findings) -> None:
    place = Place(findings.file, node.line, node.column + len(key), 2)
    findings.report(place, "missing-space", _("a space is missing after “{key}:”", key=key))


def _is_nothing(node: Node) -> bool:
    if isinstance(node, Scalar):
        return not node.text or (node.text in NOTHING and not node.style)
    return isinstance(node, Mapping) and not node.entries


def _fallen_text(node: Scalar, findings: Findings) -> tuple[Place, str, Text] | None:
    """What is wrong with a text announced by “>-” that starts below the name of its field: it looks like a field."""
    announced, line = [*findings.text.split("\n"), "", ""][node.line - 1 : node.line + 1]
    sentence = unindented(announced)
    if sentence is None or not line.strip() or _FIELD.match(line):
        return None
    column = len(line) - len(line.lstrip(" "))
    return Place(findings.file, node.line + 1, column + 1, len(line) - column), "bad-indentation", sentence


def _colon_in_text(node: Mapping, file: str) -> Place | None:
    """The colon that made a text look like a field, if that is what happened."""
    if len(node.names) != 1:
        return None
    key, child = node.names[0], node.entries[node.names[0].text]
    if key.style or " " not in key.text or not isinstance(child, Scalar):
        return None
    return None if _is_in_braces(node) else Place(file, key.line, key.column + len(key.text))


def _is_in_braces(node: Mapping) -> bool:
    return not node.names or (node.names[0].line, node.names[0].column) != (node.line, node.column)


def _found(node: Scalar, refusal: Refusal, findings: Findings) -> Place | None:
    """Where in a long text the words stand that a refusal speaks of."""
    found = dict(refusal.text.values).get("found")
    if not isinstance(found, str):
        return None
    for number, line in enumerate(_lines_of(node, findings.text), node.line):
        start = line.find(found, node.column - 1 if number == node.line else 0)
        if start >= 0:
            return Place(findings.file, number, start + 1, len(found))
    return None


def _lines_of(node: Scalar, text: str) -> Iterator[str]:
    """The lines of a file from the one where a text starts, as many as the longest text may take."""
    yield from text.split("\n")[node.line - 1 :][: len(node.text) + 1]
