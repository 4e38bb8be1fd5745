"""A value made from one record of a file, which it remembers; and how its class declares its fields."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.messages.problems import Place, Text
from generator.reading.load import Mapping, Node, Sequence, place_of

_MISSING: Any = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A value made from one record of a file, which it remembers."""

    node: Mapping = dataclasses.field(repr=False, compare=False, hash=False)
    file: str = dataclasses.field(repr=False, compare=False, hash=False)

    def at(self, *path: str | int) -> Place:
        """Where a field stands, by its written name (`at("missions", 2, "text")`); the record itself without one.

        When a step is not written in the file, the place of what would hold it.
        """
        node: Node = self.node
        for step in path:
            inner = _step(node, step)
            if inner is None:
                break
            node = inner
        return place_of(node, self.file)

    def at_name(self, *path: str | int) -> Place:
        """Where the name of a field or of a row stands: `at_name("weights", "strategy")`."""
        node: Node | None = self.node
        for step in path[:-1]:
            node = _step(node, step)
        name = node.name(str(path[-1])) if isinstance(node, Mapping) else None
        return self.at(*path) if name is None else place_of(name, self.file)


def _step(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return node.entries.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def maker(cls: type[Record]) -> Callable[[dict[str, Any]], Any]:
    """What `cls(**values)` does, in two thirds of the time: thousands of records are made in a run."""
    put = {each.name: getattr(cls, each.name).__set__ for each in dataclasses.fields(cls)}
    defaults = [
        (put[each.name], each.default) for each in dataclasses.fields(cls) if each.default is not dataclasses.MISSING
    ]

    def make(values: dict[str, Any]) -> Any:
        record = cls.__new__(cls)
        for put_one, default in defaults:
            put_one(record, default)
        for name, value in values.items():
            put[name](record, value)
        return record

    return make


def field(
    about: Text, *, unit: object = None, example: str | None = None, default: Any = _MISSING, key: str | None = None
) -> Any:
    """Declare a field: what it means, its unit, an example as written, its value when absent, its written name."""
    metadata = {"about": about, "unit": unit, "example": example, "key": key}
    if default is _MISSING:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(metadata=metadata, default=default)
