"""A new record of data/: its answers as YAML, and the file with it at its place. Every other letter stays as it was.

An answer is a text, or lists and tables of texts. Whatever a text holds, it comes back as that very text: our own
reader says whether it must be quoted.
"""

import json
import re
import textwrap
import typing
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from generator.catalog import COLLECTIONS, Catalog
from generator.mending.splices import Splice, spliced
from generator.model import Salary, Source
from generator.reading.characters import INVISIBLE
from generator.reading.decode import fields_of
from generator.reading.extents import inner_lines
from generator.reading.kinds import ReferenceTo
from generator.reading.load import Mapping as Entries
from generator.reading.load import Node, Scalar, parse
from generator.reading.load import Sequence as Items
from generator.reading.record import Record
from generator.reading.spelling import slug

Answer: TypeAlias = "str | Sequence[Answer] | Mapping[str, Answer]"
Answers = Mapping[str, Answer]
"""The answers for one record, by the written name of its fields."""

WIDTH = 120
"""Characters of a line of data/, at most."""
_STEP = "  "
_ILLEGAL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What no file may hold as it is, beside what JSON escapes."""

RECORDS = {"salary": "salaries", "source": "sources", "role": "roles", "skill": "skills"}
"""What a new record is called → its collection."""


def record_class(collection: str) -> type[Record]:
    """The class of the records of a collection."""
    return next(each.record for each in COLLECTIONS if each.name == collection)


# --- answers as YAML -----------------------------------------------------------------------------


def as_yaml(collection: str, answers: Answers) -> str:
    """A record as it is written in its file, its fields in the order of its class. It ends with a line end.

    >>> print(as_yaml("sources", {"title": "Un titre : le voici", "id": "editeur-2026"}), end="")
    - id: editeur-2026
      title: "Un titre : le voici"
    """
    fields = fields_of(record_class(collection))
    ordered = {key: answers[key] for key in fields if key in answers}
    text = "\n".join(_dashed(_table(ordered, _STEP, flows=_lists_of_ids(collection)))) + "\n"
    assert plain(parse(text, "").root) == [_spaced(ordered)], "a record must say what its answers say"
    return text


def field_as_yaml(key: str, answer: Answer) -> str:
    """One field with its answer, as `as_yaml` writes it."""
    return "\n".join(_named(key, answer, "", frozenset())) + "\n"


def plain(node: Node | None) -> Any:
    """What a node says, without its places: texts, lists and tables of them."""
    if isinstance(node, Entries):
        return {key: plain(each) for key, each in node.entries.items()}
    return [plain(each) for each in node.items] if isinstance(node, Items) else node and node.text


def one_spaced(text: str) -> str:
    """A text on one line, as the folding of a long one leaves it. No-break spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _spaced(answer: Answer) -> Answer:
    if isinstance(answer, str):
        return one_spaced(answer)
    if isinstance(answer, Mapping):
        return {key: _spaced(each) for key, each in answer.items()}
    return [_spaced(each) for each in answer]


def _lists_of_ids(collection: str) -> frozenset[str]:
    """The fields, at any depth, that hold a list of ids: they stand on one line, in brackets."""
    found: set[str] = set()
    waiting = [record_class(collection)]
    while waiting:
        for field in fields_of(waiting.pop()).values():
            inner = typing.get_args(field.type)[0] if typing.get_origin(field.type) is tuple else field.type
            if isinstance(inner, type) and issubclass(inner, Record):
                waiting.append(inner)
            elif inner is not field.type and isinstance(typing.get_args(inner)[-1], ReferenceTo):
                found.add(field.key)
    return frozenset(found)


def _table(answers: Answers, indent: str, *, flows: frozenset[str]) -> list[str]:
    """The lines of a table. `indent` is what stands before each of its names."""
    return [line for key, answer in answers.items() for line in _named(key, answer, indent, flows)]


def _named(key: str, answer: Answer, indent: str, flows: frozenset[str]) -> list[str]:
    name = f"{indent}{written(key)}:"
    if isinstance(answer, str):
        return _text(name, one_spaced(answer), indent + _STEP)
    if isinstance(answer, Mapping):
        return [name, *_table(answer, indent + _STEP, flows=flows)]
    line = f"{name} [{', '.join(written(one_spaced(each), _IN_LIST) for each in answer if isinstance(each, str))}]"
    if key in flows and len(line) <= WIDTH:
        return [line]
    return [name, *(line for each in answer for line in _item(each, indent + _STEP, flows))]


def _item(answer: Answer, indent: str, flows: frozenset[str]) -> list[str]:
    if isinstance(answer, Mapping):
        return _dashed(_table(answer, indent + _STEP, flows=flows), indent)
    assert isinstance(answer, str), "no list of the data holds a list"
    return _text(f"{indent}-", one_spaced(answer), indent + _STEP)


def _dashed(lines: list[str], indent: str = "") -> list[str]:
    return [f"{indent}- {lines[0][len(indent) + len(_STEP) :]}", *lines[1:]]


def _text(name: str, text: str, indent: str) -> list[str]:
    """A text after its name; folded below it when the line would be too long."""
    line = f"{name} {written(text)}"
    if len(line) <= WIDTH:
        return [line]
    folded = textwrap.wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False, expand_tabs=False)
    lines = [f"{name} >-", *(indent + each for each in folded)]
    read = parse("\n".join(["- text: >-", *(f"    {each}" for each in folded)]), "").root
    return lines if plain(read) == [{"text": text}] else [line]


_AFTER_NAME, _IN_LIST = "- name: {}\n", "- [{}, end]\n"


def written(text: str, where: str = _AFTER_NAME) -> str:
    """A text on one line as YAML writes it: bare when it comes back as it is, else in quotes."""
    read = parse(where.format(text), "")
    first = next(iter(_scalars(read.root)), None)
    bare = len(_scalars(read.root)) == where.count("end") + 1 and first is not None and first.text == text
    is_plain = bare and not read.problems and first is not None and not first.style and text != ""
    # Where an invisible character starts a line, it would be taken for indentation.
    is_plain = is_plain and not INVISIBLE.match(text)
    return text if is_plain else _ILLEGAL.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return f"\\U{ord(match[0]):08x}"


def _scalars(node: Node | None) -> list[Scalar]:
    """The texts of a node, names left out."""
    if isinstance(node, Scalar):
        return [node]
    inner = node.entries.values() if isinstance(node, Entries) else node.items if isinstance(node, Items) else ()
    return [text for each in inner for text in _scalars(each)]


# --- where a record stands -----------------------------------------------------------------------


class _Group(NamedTuple):
    """A field whose values keep records together, and the ids in the order that groups follow."""

    key: str
    order: Callable[[Catalog], list[str]]


_GROUPS: dict[str, tuple[_Group, ...]] = {
    "salaries": (
        _Group("role", lambda catalog: [role.id for role in catalog.roles]),
        _Group("level", lambda catalog: [level.id for level in catalog.site.levels]),
    ),
    "skills": (_Group("family", lambda catalog: [family.id for family in catalog.site.families]),),
    "roles": (_Group("kind", lambda _catalog: ["role", "reference"]),),
    "sources": (),
}
"""How the files that one adds to are sorted, as their heads say."""


class Spot(NamedTuple):
    """Before or after which record a new one stands."""

    record: Record
    is_after: bool


def spot(collection: str, answers: Answers, catalog: Catalog) -> Spot:
    """The place of a new record: in its group, or where its group would be; by id where those of the group are."""
    beside: Sequence[Any] = getattr(catalog, collection)
    for key, order in _GROUPS[collection]:
        own = str(answers.get(key, ""))
        group = [record for record in beside if _said(record, key) == own]
        if not group:
            return _between(beside, key, order(catalog), own)
        beside = group
    ids = [record.id for record in beside]
    if any(one > other for one, other in pairwise(ids)):
        return Spot(beside[-1], is_after=True)
    before = [record for record in beside if record.id < str(answers.get("id", ""))]
    return Spot(before[-1], is_after=True) if before else Spot(beside[0], is_after=False)


def _between(records: Sequence[Any], key: str, order: list[str], own: str) -> Spot:
    """After the group that comes before one that is not there yet."""
    earlier = order[: order.index(own)] if own in order else order
    for value in reversed(earlier):
        group = [record for record in records if _said(record, key) == value]
        if group:
            return Spot(group[-1], is_after=True)
    return Spot(records[0], is_after=False)


def _said(record: Any, key: str) -> object:
    return getattr(record, fields_of(type(record))[key].name)


def inserted(content: bytes, record: str, beside: Spot) -> bytes:
    """The bytes of a file with a record (as `as_yaml` gives it) at a place, one empty line on each side."""
    lines = content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    own, new = beside.record.at().line - 1, record.rstrip("\n").split("\n")
    if not beside.is_after:
        return _with_lines(content, lines, [*new, ""], (own, own))
    end = _end(lines, own)
    return _with_lines(content, lines, ["", *new, *([""] if end == len(lines) else [])], (end, end))


def _with_lines(content: bytes, lines: list[str], new: list[str], stretch: tuple[int, int]) -> bytes:
    """The bytes of a file with other lines in a stretch (from the first to before the end); its mark and ends stay."""
    start, end = stretch
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    ends = b"\r\n" if b"\r\n" in content else b"\n"
    return mark + "\n".join([*lines[:start], *new, *lines[end:]]).encode().replace(b"\n", ends)


def _end(lines: list[str], start: int) -> int:
    """The rank after the last line of the record that starts at a line: what is empty or a comment below is not its."""
    inner = inner_lines("\n".join(lines))
    after = (rank for rank in range(start + 1, len(lines)) if rank not in inner and lines[rank].startswith("-"))
    end = next(after, len(lines))
    while end - 1 not in inner and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def corrected(content: bytes, record: Record, key: str, answer: str) -> bytes:
    """The bytes of a file with another text for one field of a record; the field comes at its place if it lacked."""
    node, now = record.node.entries.get(key), written(one_spaced(answer))
    line = record.at(key).line - 1
    lines = content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    grown = len(lines[line]) + len(now) - len(node.text) if isinstance(node, Scalar) else 0
    if isinstance(node, Scalar) and lines[line].startswith(node.text, node.column - 1) and grown <= WIDTH:
        return spliced(content, [Splice(record.at(key), now)])
    indent = " " * (record.node.column - 1)
    block = _named(key, answer, indent, frozenset())
    first, end = _lines_of(record, key, lines)
    if node is not None and lines[first].lstrip().startswith("- "):
        block = _dashed(block, indent[: -len(_STEP)])
    return _with_lines(content, lines, block, (first, end))


def _lines_of(record: Record, key: str, lines: list[str]) -> tuple[int, int]:
    """The lines of a field, from the first to before the end; an empty stretch where it should come."""
    starts = [name.line - 1 for name in record.node.names]
    ends = [*starts[1:], _end(lines, starts[0])]
    held = [name.text for name in record.node.names]
    if key in held:
        rank = held.index(key)
        return starts[rank], ends[rank]
    order = list(fields_of(type(record)))
    before = [rank for rank, name in enumerate(held) if name in order[: order.index(key)]]
    place = ends[before[-1]] if before else ends[0]
    return place, place


# --- ids -----------------------------------------------------------------------------------------


def proposed_id(collection: str, answers: Answers, catalog: Catalog) -> str:
    """A free id made of the other answers: source, role, level and zone of a figure; publisher and year of a source."""
    base = slug("-".join(part for part in _parts(record_class(collection), answers, catalog) if part))[:70].strip("-")
    taken = {record.id for record in getattr(catalog, collection)}
    names = (base if rank == 1 else f"{base}-{rank}" for rank in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken) if base else ""


def _parts(cls: type[Record], answers: Answers, catalog: Catalog) -> list[str]:
    def said(key: str) -> str:
        return str(answers.get(key, ""))

    if cls is Salary:
        role = catalog.role.get(said("role"))
        short = role.short if role is not None and role.short else said("role")
        # The whole country and all levels together are what one takes for granted.
        unsaid = {catalog.site.zones[0].id, *(level.id for level in catalog.site.levels if level.any)}
        return [said("source"), short, *(said(key) for key in ("level", "zone") if said(key) not in unsaid)]
    if cls is Source:
        year = re.match(r"[0-9]{4}", said("published"))
        return [said("publisher"), year[0] if year else ""]
    return [said("name")]
