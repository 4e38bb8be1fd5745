"""A YAML file becomes nodes that know their place, or problems.

libyaml's events are read one by one and built into our own nodes: every scalar keeps its text as written, whether it
was quoted, and where it stands. Nothing is guessed from the look of a value; what YAML could use to surprise a
reader (anchors, tags, merge keys, several documents, duplicate keys) is refused.
"""

import re
from pathlib import Path
from typing import NamedTuple

import yaml
from yaml.cyaml import CParser

from generator.problems import Place, Problem, _
from generator.syntax import explain_syntax_error, traps

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 32

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000]")
_PROPERTY = re.compile(r"(?m)(?:^|[\s\[{,])[&*!]")


class Scalar(NamedTuple):
    """One text of a file. `style` is the quote or block sign it was written with, or empty."""

    text: str
    line: int
    column: int
    style: str = ""


class Sequence(NamedTuple):
    """A list."""

    items: list["Node"]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and their values. `keys` holds the same keys with their places."""

    entries: dict[str, "Node"]
    keys: dict[str, Scalar]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class Loaded(NamedTuple):
    """What could be read of one file. `whole` is false when a problem hid part of it."""

    file: str
    text: str
    root: Node | None
    problems: list[Problem]
    whole: bool


def load(path: Path, name: str) -> Loaded:
    """Read one file, called `name` in messages. Never raises for what the file holds or is."""
    text, problems = _read(path, name)
    if text is None:
        return Loaded(name, "", None, problems, whole=False)
    return parse(text, name)


def parse(text: str, name: str) -> Loaded:
    """Turn the text of a file into nodes and problems."""
    hidden = _forbidden_characters(text, name)
    if hidden:
        return Loaded(name, text, None, hidden, whole=False)
    builder = _Builder(name, may_have_properties=_PROPERTY.search(text) is not None)
    try:
        root = builder.build(CParser(text))
    except yaml.MarkedYAMLError as error:
        return Loaded(name, text, None, [explain_syntax_error(error, text, name), *builder.problems], whole=False)
    except _Refused:
        return Loaded(name, text, None, builder.problems, whole=False)
    return Loaded(name, text, root, [*builder.problems, *traps(text, name)], whole=not builder.problems)


def _read(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    here = Place(name)
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [Problem(here, "file-too-large", _("this file is over 2 MB: split it into a folder"))]
        data = path.read_bytes()
    except OSError as error:
        return None, [Problem(here, "unreadable-file", _("this file cannot be read: {why}", why=error.strerror or error))]
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        return None, [_wrong_encoding(data, error, name)]


def _wrong_encoding(data: bytes, error: UnicodeDecodeError, name: str) -> Problem:
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    likely = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "Windows-1252"
    return Problem(
        Place(name, line, column),
        "not-utf-8",
        _("this file is not saved as UTF-8 but, it seems, as {encoding}: save it again as UTF-8", encoding=likely),
    )


def _forbidden_characters(text: str, name: str) -> list[Problem]:
    """Characters that no editor shows: anywhere for the illegal ones, outside of texts for the invisible ones."""
    found = [
        Problem(
            _place_at(text, match.start(), name),
            "hidden-character",
            _("a character that cannot be seen (U+{code}) is hidden here: delete it", code=f"{ord(match[0]):04X}"),
        )
        for match in _ILLEGAL.finditer(text)
    ]
    if _INVISIBLE.search(text):
        found += _invisible_in_structure(text, name)
    return found


_STRUCTURE = re.compile(r"^(?:[^\S\n]|-(?=\s))*(?:[^\s#:\"'][^\n:#\"']*(?=:))?", re.MULTILINE)


def _invisible_in_structure(text: str, name: str) -> list[Problem]:
    """A no-break or zero-width space is welcome inside a text, never in the indentation or in a key."""
    return [
        Problem(
            _place_at(text, structure.start() + match.start(), name),
            "hidden-character",
            _(
                "an invisible character (U+{code}) stands here instead of an ordinary space: retype it",
                code=f"{ord(match[0]):04X}",
            ),
        )
        for structure in _STRUCTURE.finditer(text)
        for match in _INVISIBLE.finditer(structure[0])
    ]


def _place_at(text: str, offset: int, name: str) -> Place:
    return Place(name, text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


class _Refused(Exception):
    """The rest of the file cannot be trusted; the reason is among the problems."""


class _Builder:
    """Builds nodes from events. One pass, no recursion: depth is bounded by a counter, not by the stack."""

    def __init__(self, name: str, *, may_have_properties: bool) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self._careful = may_have_properties

    def build(self, parser: CParser) -> Node | None:
        """The root of the first document, or None when the file is empty."""
        next_event = parser.get_event
        items: list[Node] = []
        open_lists: list[tuple[list[Node], int, int]] = []
        careful = self._careful
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if careful:
                    self._refuse_properties(event)
                mark = event.start_mark
                items.append(Scalar(event.value, mark.line + 1, mark.column + 1, event.style or ""))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if careful:
                    self._refuse_properties(event)
                mark = event.start_mark
                if len(open_lists) == MAX_DEPTH:
                    self._refuse(event, "too-deep", _("lists and records are nested more than 32 deep here"))
                open_lists.append((items, mark.line + 1, mark.column + 1))
                items = []
            elif kind is yaml.MappingEndEvent:
                outer, line, column = open_lists.pop()
                outer.append(self._mapping(items, line, column))
                items = outer
            elif kind is yaml.SequenceEndEvent:
                outer, line, column = open_lists.pop()
                outer.append(Sequence(items, line, column))
                items = outer
            elif kind is yaml.AliasEvent:
                self._refuse(event, "anchor-or-alias", _("“*” and “&” have a special meaning here: quote the text"))
            elif kind is yaml.DocumentStartEvent:
                if items:
                    self._refuse(event, "several-documents", _("“---” starts a second file inside this one: remove it"))
            elif kind is yaml.StreamEndEvent:
                return items[0] if items else None

    def _mapping(self, items: list[Node], line: int, column: int) -> Mapping:
        names, values = items[::2], items[1::2]
        keys: dict[str, Scalar] = {}
        for key in names:
            if type(key) is not Scalar:
                self.problems.append(
                    Problem(
                        Place(self.name, key.line, key.column), "odd-key", _("a name is due before “:”, not a list")
                    )
                )
                raise _Refused
            if key[0] in keys:
                self._duplicate(keys[key[0]], key)
            keys.setdefault(key[0], key)
        if len(keys) == len(names):
            return Mapping(dict(zip(keys, values, strict=True)), keys, line, column)
        entries: dict[str, Node] = {}
        for key, value in zip(names, values, strict=True):
            entries.setdefault(key[0], value)  # type: ignore[arg-type]
        return Mapping(entries, keys, line, column)

    def _duplicate(self, first: Scalar, again: Scalar) -> None:
        self.problems.append(
            Problem(
                Place(self.name, again.line, again.column, len(again.text)),
                "duplicate-key",
                _("“{key}” already stands at line {line} of this record: keep one", key=again.text, line=first.line),
                related=(Place(self.name, first.line, first.column, len(first.text)),),
            )
        )

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, "anchor-or-alias", _("“*” and “&” have a special meaning here: quote the text"))
        if event.tag is not None:
            self._refuse(event, "tag", _("“!” has a special meaning here: quote the text"))

    def _refuse(self, event: yaml.Event, code: str, text: object) -> None:
        mark = event.start_mark
        self.problems.append(Problem(Place(self.name, mark.line + 1, mark.column + 1), code, text))  # type: ignore[arg-type]
        raise _Refused
