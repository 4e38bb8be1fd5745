"""Nodes become records: a dataclass says which fields there are, this says what the file lacks.

Knows no role and no collection. Each class is compiled once into a table of readers; reading a record is then one
look-up a field. A record with a mistake is not made, and every other mistake in it is still reported.
"""

import dataclasses
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from generator.messages.problems import Refusal, Severity, Text, _
from generator.reading.findings import Findings, Names
from generator.reading.kinds import Flag, Kind, ReferenceTo
from generator.reading.load import Mapping, Node, Scalar, Sequence
from generator.reading.misreadings import (
    Due,
    explain_not_a_list,
    explain_not_a_record,
    explain_not_a_value,
    explain_refusal,
    report_glued_row,
    settle_names,
)
from generator.reading.record import Record, maker
from generator.reading.spelling import closest

_MISSING: Any = object()


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


def part_of(field: Field, hint: Any) -> Field:
    """What a field says of one value inside it, of the type `hint`: an item of a list, a name or a value of a table."""
    return dataclasses.replace(field, type=hint, read=_reader(hint))


_compiled: dict[type[Record], dict[str, Field]] = {}


def fields_of(cls: type[Record]) -> dict[str, Field]:
    """The fields of a record class by their written name."""
    if cls not in _compiled:
        _compiled[cls] = _compile(cls)
    return _compiled[cls]


def _compile(cls: type[Record]) -> dict[str, Field]:
    hints = typing.get_type_hints(cls, include_extras=True)
    made = {}
    # What a class adds to another says which sort of record it is: it is written first.
    for each in sorted(dataclasses.fields(cls), key=lambda field: field.name not in cls.__annotations__):
        if "about" not in each.metadata:
            continue
        key = each.metadata["key"] or each.name.replace("_", "-")
        required = each.default is dataclasses.MISSING
        hint = _without_none(hints[each.name])
        made[key] = Field(
            each.name,
            key,
            hint,
            each.metadata["about"],
            each.metadata["unit"],
            each.metadata["example"],
            required,
            None if required else each.default,
            _reader(hint, can_go=not required),
        )
    return made


def decode_list(cls: type[R], root: Node | None, findings: Findings) -> list[R]:
    """Every good record of a file that holds a list; the rest becomes problems in `findings`."""
    if root is None:
        return []
    if not isinstance(root, Sequence):
        findings.report(root, "not-a-list", _("this file holds a list: each record starts with “- ”"))
        return []
    read, references, spans = record_reader(cls), findings.references, findings.spans
    records = []
    for item in root.items:
        start = len(references)
        record = read(item, findings)
        if record is not _MISSING:
            records.append(record)
            spans.append((start, len(references)))
        elif findings.is_full:
            break
        else:
            settle_names(findings, _owners(cls))
    return records


def decode_one(cls: type[R], root: Node | None, findings: Findings) -> R | None:
    """The record of a file that holds a single one."""
    if root is None:
        return None
    record = record_reader(cls)(root, findings)
    settle_names(findings, _owners(cls))
    return None if record is _MISSING else typing.cast(R, record)


# --- one record ----------------------------------------------------------------------------------


def record_reader(cls: type[Record]) -> Reader:
    """A function that reads one record of the class."""
    fields = fields_of(cls)
    required = [key for key, each in fields.items() if each.required]
    readers = {key: (each.name, each.read) for key, each in fields.items()}
    make = maker(cls)

    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Mapping:
            explain_not_a_record(node, tuple(fields), findings)
            return _MISSING
        values: dict[str, Any] = {"node": node, "file": findings.file}
        good = True
        unknown = []
        entries = node.entries
        for key, child in entries.items():
            known = readers.get(key)
            if known is None:
                unknown.append(key)
                continue
            name, read_field = known
            value = read_field(child, findings)
            if value is _MISSING:
                good = False
            values[name] = value
        missing = [key for key in required if key not in entries]
        if unknown or missing:
            findings.names.append(Names(node, unknown, missing, fields))
            return _MISSING
        return make(values) if good else _MISSING

    return read


def _owners(cls: type[Record]) -> dict[str, str]:
    """For each field anywhere in a record, the name of the field it stands under; empty for those of the record."""
    owners: dict[str, str] = {}
    levels = [("", cls)]
    for owner, each in levels:
        for key, made in fields_of(each).items():
            owners.setdefault(key, owner)
            inner = _record_class_in(made.type)
            if inner is not None and (key, inner) not in levels:
                levels.append((key, inner))
    return owners


def _record_class_in(hint: Any) -> type[Record] | None:
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint
    args = typing.get_args(hint)
    return _record_class_in(args[0]) if typing.get_origin(hint) is tuple else None


# --- one field -----------------------------------------------------------------------------------


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        inner = [each for each in typing.get_args(hint) if each is not type(None)]
        if len(inner) == 1:
            return inner[0]
    return hint


def _reader(hint: Any, *, can_go: bool = True) -> Reader:
    """The reader for the type of a field. `can_go` says whether the record can do without it: an advice to give."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint is bool:
        return _reader(Flag, can_go=can_go)
    if origin is Annotated and isinstance(args[1], ReferenceTo):
        return _reference_reader(args[1].target, can_go=can_go)
    if origin is Annotated:
        return _kind_reader(args[1], can_go=can_go)
    if origin is Literal:
        return _choice_reader(args, can_go=can_go)
    if origin is tuple:
        return _list_reader(_reader(args[0]), can_go=can_go)
    if isinstance(hint, type) and issubclass(hint, Record):
        return record_reader(hint)
    return _table_reader(_reader(args[0]), _reader(args[1]))


def _kind_reader(kind: Kind, *, can_go: bool) -> Reader:
    convert, due = kind.read, Due(kind.about, can_go=can_go)

    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Scalar or not node[0]:
            explain_not_a_value(node, due, findings)
            return _MISSING
        value = convert(node[0])
        if type(value) is not Refusal:
            return value
        explain_refusal(node, value, due, findings)
        return _MISSING if value.severity is Severity.ERROR else value.value

    return read


def _reference_reader(target: str, *, can_go: bool) -> Reader:
    due = Due(_("an id of another record"), can_go=can_go)

    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Scalar or not node[0]:
            explain_not_a_value(node, due, findings)
            return _MISSING
        findings.references.append((target, node))
        return node[0]

    return read


def _choice_reader(choices: tuple[str, ...], *, can_go: bool) -> Reader:
    known = frozenset(choices)
    due = Due(_("one of {known}", known=choices), can_go=can_go)

    def read(node: Node, findings: Findings) -> Any:
        if type(node) is Scalar and node[0] in known:
            return node[0]
        if type(node) is not Scalar or not node[0]:
            explain_not_a_value(node, due, findings)
            return _MISSING
        near = closest(node[0], choices)
        if near:
            text = _("“{value}” is not known here; did you mean “{near}”?", value=node[0], near=near)
        else:
            text = _("“{value}” is not known here: write one of {known}", value=node[0], known=choices)
        explain_refusal(node, Refusal("unknown-choice", text, near), due, findings)
        return _MISSING

    return read


def _list_reader(read_item: Reader, *, can_go: bool) -> Reader:
    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Sequence or not node.items:
            explain_not_a_list(node, findings, can_go=can_go)
            return _MISSING
        values = tuple([read_item(item, findings) for item in node.items])
        return _MISSING if _MISSING in values else values

    return read


def _table_reader(read_key: Reader, read_value: Reader) -> Reader:
    def read(node: Node, findings: Findings) -> Any:
        if type(node) is not Mapping or not node.entries:
            explain_not_a_record(node, (), findings)
            return _MISSING
        first = next(iter(node.entries.values()))
        pairs = []
        for name, child in zip(node.names, node.entries.values(), strict=True):
            is_glued = report_glued_row(name, child, findings)
            key = _MISSING if is_glued else read_key(name, findings)
            # A stranger with another shape is the first row of another table, which lost its name.
            is_next_table = key is _MISSING and not is_glued and type(child) is not type(first)
            pairs.append((key, _MISSING if is_glued or is_next_table else read_value(child, findings)))
            if is_next_table:
                break
        good = all(key is not _MISSING and value is not _MISSING for key, value in pairs)
        return types.MappingProxyType(dict(pairs)) if good else _MISSING

    return read
