"""Where a place stands in the data, from the collection down to the field: what a person reads beside a line number."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.messages.problems import Place, Problem, Text, _
from generator.reading.load import Mapping, Node, Scalar, Sequence

TITLES = {
    "site": _("settings"),
    "origins": _("studies"),
    "sources": _("sources"),
    "roles": _("roles"),
    "skills": _("skills"),
    "salaries": _("salaries"),
    "modifiers": _("premiums"),
    "paths": _("moves"),
    "ladder": _("ladder"),
    "quiz": _("questionnaire"),
    "indices": _("series"),
}
"""What people call each collection."""


def with_trails(problems: Iterable[Problem], roots: dict[str, tuple[str, Node]]) -> Iterator[Problem]:
    """The problems, each with its trail. `roots` gives for each file its collection and what was read of it.

    The trail of a problem whose record could not be read is known already, from its record on.
    """
    for problem in problems:
        collection, root = roots.get(problem.place.file, ("", None))
        if root is None:
            yield problem
        else:
            start: Text | str = TITLES.get(collection, collection)
            yield replace(problem, trail=(start, *(problem.trail or steps(root, problem.place))))


def steps(node: Node, place: Place) -> Iterator[str]:
    """The names on the way down to a place: ids of records, names of fields, ranks in a list."""
    target = (place.line, place.column)
    if isinstance(node, Mapping):
        rank = bisect_right(node.names, target, key=_position)
        if rank:
            name = node.names[rank - 1].text
            yield name
            yield from steps(node.entries[name], place)
    elif isinstance(node, Sequence):
        rank = bisect_right(node.items, target, key=_position)
        if rank:
            item = node.items[rank - 1]
            yield _name_of(item) or str(rank)
            if target != _position(item):
                yield from steps(item, place)


def _position(node: Node) -> tuple[int, int]:
    return node.line, node.column


def _name_of(item: Node) -> str | None:
    name = item.entries.get("id") if isinstance(item, Mapping) else None
    return name.text if isinstance(name, Scalar) else None
