"""The canonical layout of a file of data/: the order of the fields, one empty line between records, no stray space.

Lines move whole, with the comments above them; quotes, comments and the wrapping of texts stay as they are. A file
laid out again comes out the same, and holds the same values.
"""

import re
import typing
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from generator.catalog import COLLECTIONS, Collection
from generator.mending.splices import Splice, spliced
from generator.reading.decode import fields_of
from generator.reading.extents import inner_lines
from generator.reading.load import Loaded, Mapping, Node, Sequence, parse, place_of
from generator.reading.record import Record

_WIDE_COLON = re.compile(r" +: +(?=[^ #\n])|: {2,}(?=[^ #\n])")


def laid_out(content: bytes, name: str) -> bytes:
    """A file of data/ (`data/roles.yaml`, `data/roles/web.yaml`) in its canonical layout; as it is when it cannot be
    read to its end.

    Raises AssertionError when the layout would change a value: that is a bug of ours, and nothing must be written.
    """
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    ends = b"\r\n" if b"\r\n" in content else b"\n"
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    before = parse(text, name)
    if before.root is None or not before.whole:
        return content
    collection = _collection(name)
    for step in (_narrow, _ordered, _spaced):
        text = step(parse(text, name), collection)
    assert _values(parse(text, name).root) == _values(before.root), f"{name} would not keep its values"
    return mark + text.encode().replace(b"\n", ends)


def _collection(name: str) -> Collection:
    stem = PurePosixPath(name).parts[1].removesuffix(".yaml")
    return next(each for each in COLLECTIONS if each.name == stem)


def _values(node: Node | None) -> object:
    """What a file says, whatever the order of its fields."""
    if isinstance(node, Mapping):
        return {key: _values(each) for key, each in node.entries.items()}
    return [_values(each) for each in node.items] if isinstance(node, Sequence) else (node and node.text)


def _below(node: Node | None) -> Iterator[Node]:
    """A node and all those in it."""
    if node is not None:
        yield node
    if isinstance(node, Mapping | Sequence):
        for each in node.entries.values() if isinstance(node, Mapping) else node.items:
            yield from _below(each)


# --- one space after a colon ---------------------------------------------------------------------


def _narrow(loaded: Loaded, _collection: Collection) -> str:
    lines = loaded.text.split("\n")
    splices = []
    for node in _below(loaded.root):
        for name in node.names if isinstance(node, Mapping) else ():
            place = place_of(name, loaded.file)
            end = place.column - 1 + place.length
            if match := _WIDE_COLON.match(lines[place.line - 1], end):
                splices.append(Splice(place._replace(column=end + 1, length=len(match[0])), ": "))
    return spliced(loaded.text.encode(), splices).decode()


# --- the order of fields -------------------------------------------------------------------------


def _ordered(loaded: Loaded, collection: Collection) -> str:
    page = _Page(loaded.text)
    assert loaded.root is not None
    return "\n".join(page.ordered(loaded.root, collection.record, 0, len(page.lines)))


class _Page:
    """The lines of a file, counted from 0, whose blocks change places."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.inner = inner_lines(text)
        """Ranks of the lines that continue a text."""

    def ordered(self, node: Node, cls: type[Record], start: int, end: int) -> list[str]:
        """The lines from `start` to before `end`, which hold one record of a class or a list, with fields in order."""
        if isinstance(node, Sequence) and self._is_block(node.items):
            return self._list(node, cls, start, end)
        if isinstance(node, Mapping) and self._is_block(node.names):
            return self._record(node, cls, start, end)
        return self.lines[start:end]

    def with_comments(self, line: int, floor: int) -> int:
        """The first of the comments that stand right above a line, as far in as it is, down to `floor`."""
        indent = _indent(self.lines[line])
        while line > floor and self._is_comment(line - 1) and _indent(self.lines[line - 1]) == indent:
            line -= 1
        return line

    def is_blank(self, line: int) -> bool:
        """Whether a line is empty, and part of no text."""
        return line not in self.inner and not self.lines[line].strip()

    def _is_comment(self, line: int) -> bool:
        return line not in self.inner and self.lines[line].lstrip().startswith("#")

    def _is_block(self, nodes: typing.Sequence[Node]) -> bool:
        """Whether each stands first on a line of its own, but for its dash."""
        places = [(node.line - 1, node.column - 1) for node in nodes]
        return all(not self.lines[line][:column].strip(" -") for line, column in places) and all(
            before[0] < after[0] for before, after in pairwise(places)
        )

    def _list(self, node: Sequence, cls: type[Record], start: int, end: int) -> list[str]:
        starts = [self.with_comments(item.line - 1, start) for item in node.items]
        bounds = pairwise([*starts, end])
        items = (self.ordered(item, cls, *bound) for item, bound in zip(node.items, bounds, strict=True))
        return [*self.lines[start : starts[0]], *(line for item in items for line in item)]

    def _record(self, node: Mapping, cls: type[Record], start: int, end: int) -> list[str]:
        order = list(fields_of(cls))
        first, tail = node.names[0].line - 1, self._tail(node.names[-1].line, end)
        starts = [first, *(self.with_comments(name.line - 1, first + 1) for name in node.names[1:])]
        bounds = zip(node.names, pairwise([*starts, tail]), strict=True)
        blocks = {name.text: self._field(node, cls, name.text, *bound) for name, bound in bounds}
        names = sorted(blocks, key=lambda name: order.index(name) if name in order else len(order))
        self._hand_over_dash(blocks, node, names[0])
        fields = (line for name in names for line in blocks[name])
        return [*self.lines[start:first], *fields, *self.lines[tail:end]]

    def _tail(self, floor: int, end: int) -> int:
        """Where the empty lines and comments below a record begin: they stay below it."""
        while end > floor and (self.is_blank(end - 1) or self._is_comment(end - 1)):
            end -= 1
        return end

    def _field(self, node: Mapping, cls: type[Record], key: str, start: int, end: int) -> list[str]:
        name, value, field = node.name(key), node.entries[key], fields_of(cls).get(key)
        inner = _record_class(field.type) if field else None
        if name is None or inner is None or value.line == name.line:
            return self.lines[start:end]
        return [*self.lines[start : name.line], *self.ordered(value, inner, name.line, end)]

    def _hand_over_dash(self, blocks: dict[str, list[str]], node: Mapping, first: str) -> None:
        """The dash of a record stands before its first field, whichever that is."""
        before, column = node.names[0], node.names[0].column - 1
        dash = self.lines[before.line - 1][:column]
        if first == before.text or "-" not in dash:
            return
        blocks[before.text][0] = " " * column + blocks[before.text][0][column:]
        own = next(rank for rank, line in enumerate(blocks[first]) if not line.lstrip().startswith("#"))
        blocks[first][own] = dash + blocks[first][own][column:]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _record_class(hint: typing.Any) -> type[Record] | None:
    inner = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint
    return inner if isinstance(inner, type) and issubclass(inner, Record) else None


# --- empty lines and spaces ----------------------------------------------------------------------


def _spaced(loaded: Loaded, _collection: Collection) -> str:
    """One empty line before each record of a list, at most one elsewhere, none at the end."""
    page = _Page(loaded.text)
    records = loaded.root.items[1:] if isinstance(loaded.root, Sequence) else []
    starts = {page.with_comments(record.line - 1, 0) for record in records}
    kept: list[str] = []
    for rank, line in enumerate(page.lines):
        if page.is_blank(rank) and (not kept or not kept[-1]):
            continue
        if rank in starts and kept[-1]:
            kept.append("")
        kept.append(line if rank in page.inner else line.rstrip())
    while kept and not kept[-1] and len(page.lines) - 1 not in page.inner:
        kept.pop()
    return "\n".join([*kept, ""])
