"""A YAML file becomes nodes that know their place, or problems.

libyaml's events are read one by one and built into our own nodes: every scalar keeps its text as written, whether it
was quoted, and where it stands. Nothing is guessed from the look of a value; what YAML could use to surprise a
reader (anchors, tags, merge keys, several documents, duplicate keys) is refused.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, cast

import yaml
from yaml._yaml import CParser

from generator.messages.problems import Place, Problem, Text, _, has_errors
from generator.reading.characters import INVISIBLE, hidden_characters, read, replaced_space
from generator.reading.remarks import cut_texts
from generator.reading.salvage import steps_at, without_record
from generator.reading.syntax import explain_syntax_error, special_start

MAX_DEPTH = 32
MOST_RECORDS = 10_000
MOST_EVENTS = 200_000
"""Names, values, ends of lists in one file: 2 MB that people wrote hold fewer, 2 MB made to be slow many more."""
_MOST_DUPLICATES = 50
_MOST_READ = 5_000_000
"""Characters read of one file, all readings of it together."""

_PROPERTY = re.compile(r"(?:^|[\s\[{,])(?:[&*!]|<<)", re.MULTILINE)

_ANCHOR = _("“*” and “&” have a special meaning here: quote the text")
_TAG = _("“!” has a special meaning here: quote the text")
_TOO_MUCH = _("this file holds too much, from here on: split it into a folder")
_MERGE = _("“<<” copies fields from elsewhere, which no reader would see: write them out")
_SECOND_DOCUMENT = _("“---” starts a second file inside this one: remove it")


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
    """Values by name. `names` holds the same names in the same order, with their places."""

    entries: dict[str, "Node"]
    names: list[Scalar]
    line: int
    column: int

    def name(self, key: str) -> Scalar | None:
        """Where a name is written."""
        return next((name for name in self.names if name.text == key), None)


Node = Scalar | Sequence | Mapping


def place_of(node: Node, file: str) -> Place:
    """Where a node starts, and how much of its line it takes when it is a short text."""
    if not isinstance(node, Scalar) or node.style in ("|", ">"):
        return Place(file, node.line, node.column)
    quotes = 2 if node.style else 0
    return Place(file, node.line, node.column, max(1, len(node.text.split("\n", 1)[0]) + quotes))


class Loaded(NamedTuple):
    """What could be read of one file. `whole` is false when a problem hid part of it."""

    file: str
    text: str
    root: Node | None
    problems: list[Problem]
    whole: bool


def load(path: Path, name: str) -> Loaded:
    """Read one file, called `name` in messages. Never raises for what the file holds or is."""
    text, problems = read(path, name)
    if problems:
        return Loaded(name, text, None, problems, whole=False)
    return _parsed(text, name)


def parse(text: str, name: str) -> Loaded:
    """Turn the text of a file into nodes and problems."""
    hidden = list(hidden_characters(text, name))
    return Loaded(name, text, None, hidden, whole=False) if hidden else _parsed(text, name)


def _parsed(text: str, name: str) -> Loaded:
    """Read all that can be read: a record that stops the parser is left out, and the others are read again."""
    stops: list[Problem] = []
    left, budget = text, max(_MOST_READ, len(text))
    while True:
        builder = _Builder(name, careful=_is_unusual(left))
        root, stop = _built(builder, left)
        budget -= len(left)
        if stop is None:
            break
        stops.append(stop)
        others = without_record(left, stop.place.line, stop.code) if budget >= len(left) else None
        if others is None:
            return Loaded(name, text, None, [*builder.problems, *stops], whole=False)
        # What is left out of the nodes has no place among them.
        stops[-1] = replace(stop, trail=steps_at(left, stop.place.line))
        left = others
    problems = [*builder.problems, *stops, *cut_texts(left, name)]
    return Loaded(name, text, root, problems, whole=not has_errors(problems))


def _built(builder: "_Builder", text: str) -> tuple[Node | None, Problem | None]:
    """The root, or why the text cannot be read to its end."""
    try:
        return builder.build(CParser(text)), None
    except yaml.YAMLError as error:
        return None, explain_syntax_error(error, text, builder.name)
    except _Refused as refused:
        return None, refused.problem


def _is_unusual(text: str) -> bool:
    """Whether a file holds something that makes each of its nodes worth a closer look."""
    if any(sign in text for sign in ("&", "*", "!", "<<")) and _PROPERTY.search(text):
        return True
    return not text.isascii() and INVISIBLE.search(text) is not None


class _Refused(Exception):
    """What follows cannot be trusted."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Builds nodes from events. One pass, no recursion: depth is bounded by a counter, not by the stack."""

    def __init__(self, name: str, *, careful: bool) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self._careful = careful

    def build(self, parser: CParser) -> Node | None:
        """The root of the only document, or None when the file is empty."""
        next_event, careful, made = parser.get_event, self._careful, tuple.__new__
        items: list[Node] = []
        open_lists: list[tuple[list[Node], int, int]] = []
        event: Any = None
        for _count in range(MOST_EVENTS):
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if careful:
                    self._refuse_properties(event)
                mark = event.start_mark
                # What Scalar(…) does, in half the time: this line runs once for every word of the data.
                items.append(made(Scalar, (event.value, mark.line + 1, mark.column + 1, event.style or "")))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if careful:
                    self._refuse_properties(event)
                if len(open_lists) == MAX_DEPTH:
                    self._refuse(event, "too-deep", _("lists and records are nested more than 32 deep here"))
                mark = event.start_mark
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
                self._refuse(event, "anchor-or-alias", _ANCHOR)
            elif kind is yaml.DocumentStartEvent and items:
                self._refuse(event, "several-documents", _SECOND_DOCUMENT)
            elif kind is yaml.StreamEndEvent:
                break
        else:
            self._refuse(event, "file-too-large", _TOO_MUCH)
        return self._within_bounds(_without_nothing(items))

    def _within_bounds(self, root: Node | None) -> Node | None:
        if isinstance(root, Sequence) and len(root.items) > MOST_RECORDS:
            beyond = root.items[MOST_RECORDS]
            self._refuse_at(Place(self.name, beyond.line, beyond.column), "file-too-large", _TOO_MUCH)
        return root

    def _mapping(self, items: list[Node], line: int, column: int) -> Mapping:
        names, values = cast(list[Scalar], items[::2]), items[1::2]
        try:
            entries = dict(zip([name[0] for name in names], values, strict=True))
        except TypeError:
            # Only a text can be looked up: this name is a list or a record.
            self._refuse_odd_name(next(name for name in items[::2] if not isinstance(name, Scalar)))
        if self._careful:
            self._refuse_odd_names(names)
        if len(entries) < len(names):
            names, entries = self._without_duplicates(names, values)
        return Mapping(entries, names, line, column)

    def _without_duplicates(self, names: list[Scalar], values: list[Node]) -> tuple[list[Scalar], dict[str, Node]]:
        """The first value of each name. A record that starts again has lost its dash, and so has all that follows."""
        first: dict[str, Scalar] = {}
        entries: dict[str, Node] = {}
        twice = []
        for name, value in zip(names, values, strict=True):
            if first.setdefault(name.text, name) is not name:
                twice.append(name)
            entries.setdefault(name.text, value)
        sentence = _on_duplicates(names, twice)
        for again in twice[:1] if sentence is not _stands_twice else twice[:_MOST_DUPLICATES]:
            before = first[again.text]
            place, related = (
                Place(self.name, each.line, each.column, max(1, len(each.text))) for each in (again, before)
            )
            text = sentence(again.text, before.line)
            self.problems.append(Problem(place, "duplicate-key", text, related=(related,)))
        return list(first.values()), entries

    def _refuse_odd_name(self, key: Node) -> NoReturn:
        letter = "{" if isinstance(key, Mapping) else "["
        self._refuse_at(Place(self.name, key.line, key.column), "special-start", special_start(letter))

    def _refuse_odd_names(self, names: list[Scalar]) -> None:
        for key in names:
            place = Place(self.name, key.line, key.column, max(1, len(key.text)))
            if key.text == "<<":
                self._refuse_at(place, "merge-key", _MERGE)
            if found := INVISIBLE.search(key.text):
                column = key.column + found.start()
                self._refuse_at(place._replace(column=column, length=1), "hidden-character", replaced_space(found[0]))

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "anchor-or-alias", _ANCHOR)
        if event.tag is not None:
            self._refuse(event, "tag", _TAG)

    def _refuse(self, event: Any, code: str, text: Text) -> NoReturn:
        mark = event.start_mark
        self._refuse_at(Place(self.name, mark.line + 1, mark.column + 1), code, text)

    def _refuse_at(self, place: Place, code: str, text: Text) -> NoReturn:
        raise _Refused(Problem(place, code, text))


def _on_duplicates(names: list[Scalar], twice: list[Scalar]) -> Callable[[str, int], Text]:
    """What to say of names that stand twice: each by itself, unless a record lost its first line, or its dash."""
    if twice[0].text == names[0].text and twice[0] is not names[1]:
        return _lost_dash
    return _lost_start if len(twice) > 2 else _stands_twice


def _stands_twice(key: str, line: int) -> Text:
    return _("“{key}” already stands at line {line} of this record: keep one", key=key, line=line)


def _lost_dash(key: str, line: int) -> Text:
    return _("“{key}” already starts this record at line {line}: is “- ” missing before this one?", key=key, line=line)


def _lost_start(key: str, line: int) -> Text:
    return _(
        "“{key}” and what follows already stand in this record, from line {line} on: "
        "is the first line of another record, “- …”, missing before this one?",
        key=key,
        line=line,
    )


def _without_nothing(items: list[Node]) -> Node | None:
    """The root, or None when nothing but comments or an empty document was written."""
    root = items[0] if items else None
    return None if isinstance(root, Scalar) and not root.text and not root.style else root
