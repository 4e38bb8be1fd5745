"""Nodes become records: a dataclass says which fields there are, this says what the file lacks.

Knows no role and no collection. Each class is compiled once into a table of readers; reading a record is then one
look-up a field. A record with a mistake is not made, and every other mistake in it is still reported.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from generator.kinds import Flag, Kind, ReferenceTo, Refusal, closest
from generator.load import Mapping, Node, Scalar, Sequence
from generator.problems import Place, Problem, Severity, Text, _

_MISSING: Any = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A value made from one record of a file, which it remembers."""

    node: Mapping = dataclasses.field(repr=False, compare=False, hash=False)
    file: str = dataclasses.field(repr=False, compare=False, hash=False)

    def at(self, *path: str | int) -> Place:
        """Where a field stands, by its written name (`at("missions", 2, "text")`); the record itself without one."""
        node: Node = self.node
        for step in path:
            inner = _step(node, step)
            if inner is None:
                break
            node = inner
        return place_of(node, self.file)


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return node.entries.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def place_of(node: Node, file: str) -> Place:
    """Where a node starts, and how much of its line it takes when it is a short text."""
    if isinstance(node, Scalar):
        quotes = 2 if node.style in ("'", '"') else 0
        return Place(file, node.line, node.column, max(1, len(node.text.split("\n", 1)[0]) + quotes))
    return Place(file, node.line, node.column)


def field(about: Text, *, unit: object = None, example: str | None = None, default: Any = _MISSING, key: str | None = None) -> Any:
    """Declare a field: what it means, its unit, an example as written, its value when absent, its written name."""
    metadata = {"about": about, "unit": unit, "example": example, "key": key}
    if default is _MISSING:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(metadata=metadata, default=default)


class Findings:
    """What is gathered while the records of one file are read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.references: list[tuple[str, Scalar]] = []
        self.spans: list[tuple[int, int]] = []
        """For each record made, which of the references are its own."""

    def report(self, node: Node, code: str, text: Text, *, fix: str | None = None, severity: Severity = Severity.ERROR) -> None:
        """Add a problem at a node."""
        self.problems.append(Problem(place_of(node, self.file), code, text, severity, fix))


R = typing.TypeVar("R", bound=Record)
Reader = Callable[[Node, Findings], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One compiled field of a record: what the decoder, the schema and the documentation need to know of it."""

    name: str
    key: str
    type: Any
    about: Text
    unit: object
    example: str | None
    required: bool
    default: Any
    read: Reader


@cache
def fields_of(cls: type[Record]) -> dict[str, Field]:
    """The fields of a record class by their written name."""
    hints = typing.get_type_hints(cls, include_extras=True)
    made = {}
    for each in dataclasses.fields(cls):
        if "about" not in each.metadata:
            continue
        key = each.metadata["key"] or each.name.replace("_", "-")
        required = each.default is dataclasses.MISSING
        made[key] = Field(
            each.name,
            key,
            _without_none(hints[each.name]),
            each.metadata["about"],
            each.metadata["unit"],
            each.metadata["example"],
            required,
            None if required else each.default,
            _reader(_without_none(hints[each.name])),
        )
    return made


def decode_list(cls: type[R], root: Node | None, findings: Findings) -> list[R]:
    """Every good record of a file that holds a list; the rest becomes problems in `findings`."""
    if root is None:
        return []
    if not isinstance(root, Sequence):
        findings.report(root, "not-a-list", _("this file holds a list: each record starts with “- ”"))
        return []
    read, references = record_reader(cls), findings.references
    records = []
    for item in root.items:
        start = len(references)
        record = read(item, findings)
        if record is not _MISSING:
            records.append(record)
            findings.spans.append((start, len(references)))
    return records


def decode_one(cls: type[R], root: Node | None, findings: Findings) -> R | None:
    """The record of a file that holds a single one."""
    if root is None:
        return None
    record = record_reader(cls)(root, findings)
    return None if record is _MISSING else typing.cast(R, record)


@cache
def record_reader(cls: type[Record]) -> Reader:
    """A function that reads one record of the class."""
    fields = fields_of(cls)
    required = [key for key, each in fields.items() if each.required]
    readers = {key: (each.name, each.read) for key, each in fields.items()}

    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Mapping:
            findings.report(node, "not-a-record", _("fields such as “{key}: …” are due here", key=next(iter(fields))))
            return _MISSING
        values: dict[str, Any] = {}
        good = True
        unknown = []
        for key, child in node.entries.items():
            if key not in readers:
                unknown.append(key)
                continue
            name, read_field = readers[key]
            value = read_field(child, findings)
            if value is _MISSING:
                good = False
            values[name] = value
        missing = [key for key in required if key not in node.entries]
        if unknown or missing:
            _report_keys(node, unknown, missing, fields, findings)
            good = good and not missing and not unknown
        return cls(node=node, file=findings.file, **values) if good else _MISSING

    return read


def _report_keys(node: Mapping, unknown: list[str], missing: list[str], fields: dict[str, Field], findings: Findings) -> None:
    """Unknown and missing fields. A field missing because its name is misspelt is one problem, not two."""
    for key in unknown:
        free = [name for name in fields if name not in node.entries]
        near = closest(key, missing) or closest(key, free)
        if near is None and key.replace("_", "-").lower() in fields:
            near = key.replace("_", "-").lower()
        if near in missing:
            missing.remove(near)
        if near:
            text = _("“{key}” is not a field here; did you mean “{near}”?", key=key, near=near)
        else:
            text = _("“{key}” is not a field here; the fields are {known}", key=key, known=", ".join(free))
        findings.report(node.keys[key], "unknown-field", text, fix=near)
    if missing:
        names = ", ".join(missing)
        findings.report(node, "missing-field", _("this record lacks {fields}", fields=names))


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        inner = [each for each in typing.get_args(hint) if each is not type(None)]
        if len(inner) == 1:
            return inner[0]
    return hint


def _reader(hint: Any) -> Reader:
    """The reader for the type of a field."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint is bool:
        return _reader(Flag)
    if origin is Annotated and isinstance(args[1], ReferenceTo):
        return _reference_reader(args[1].target)
    if origin is Annotated:
        return _kind_reader(args[1])
    if origin is Literal:
        return _choice_reader(args)
    if origin is tuple:
        return _list_reader(_reader(args[0]))
    if isinstance(hint, type) and issubclass(hint, Record):
        return record_reader(hint)
    return _table_reader(_reader(args[0]), _reader(args[1]))


def _kind_reader(kind: Kind) -> Reader:
    convert = kind.read

    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Scalar:
            findings.report(node, "not-a-value", _("{due} is due here, not a list or a record", due=kind.about))
            return _MISSING
        if not node[0]:
            findings.report(node, "empty-value", _("nothing is written here: {due} is due", due=kind.about))
            return _MISSING
        value = convert(node[0])
        if type(value) is Refusal:
            findings.report(node, value.code, value.text, fix=value.fix, severity=value.severity)
            return _MISSING if value.severity is Severity.ERROR else value.value
        return value

    return read


def _reference_reader(target: str) -> Reader:
    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Scalar:
            findings.report(node, "not-a-value", _("one id is due here, not a list or a record"))
            return _MISSING
        if not node[0]:
            findings.report(node, "empty-value", _("nothing is written here: an id is due"))
            return _MISSING
        findings.references.append((target, node))
        return node[0]

    return read


def _choice_reader(choices: Iterable[str]) -> Reader:
    known = {each: each for each in choices}

    def read(node: Node, findings: Findings) -> Any:
        text = node[0] if type(node) is Scalar else None
        if text in known:
            return text
        near = closest(text, known) if text else None
        findings.report(
            node, "unknown-choice", _("one of {known} is due here", known=", ".join(known)), fix=near
        ) if not near else findings.report(
            node, "unknown-choice", _("“{value}” is not known here; did you mean “{near}”?", value=text, near=near), fix=near
        )
        return _MISSING

    return read


def _list_reader(read_item: Reader) -> Reader:
    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Sequence:
            fix = f"[{node[0]}]" if type(node) is Scalar and node[0] else None
            findings.report(node, "not-a-list", _("a list is due here: “[…]” or one “- ” a line"), fix=fix)
            return _MISSING
        if not node.items:
            findings.report(node, "empty-value", _("this list is empty: fill it in, or remove the line"))
            return _MISSING
        values = tuple([read_item(item, findings) for item in node.items])
        return _MISSING if _MISSING in values else values

    return read


def _table_reader(read_key: Reader, read_value: Reader) -> Reader:
    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Mapping:
            findings.report(node, "not-a-record", _("fields such as “{key}: …” are due here", key="…"))
            return _MISSING
        pairs = [
            (read_key(node.keys[key], findings), read_value(child, findings)) for key, child in node.entries.items()
        ]
        good = all(key is not _MISSING and value is not _MISSING for key, value in pairs)
        return types.MappingProxyType(dict(pairs)) if good else _MISSING

    return read
