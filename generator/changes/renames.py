"""Records that took another id: the data say so under `formerly`, or a new record says nearly what a gone one said."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from generator.reading.load import Mapping as Entries
from generator.reading.load import Node, Scalar, Sequence

FORMERLY = "formerly"
_ALIKE = Fraction(7, 10)
"""Share of the fields that two records have in common, from which one is the other under a new id."""

Fields = Mapping[str, tuple[str, ...]]
"""What a record says: the texts found at each path, in order. The rank in a list is no part of a path."""


def former_ids(node: Node) -> Iterator[tuple[str, str]]:
    """Each id that a record below a node had before, and the one that it has."""
    if isinstance(node, Entries):
        own, held = node.entries.get("id"), node.entries.get(FORMERLY)
        for each in held.items if isinstance(own, Scalar) and isinstance(held, Sequence) else ():
            if isinstance(own, Scalar) and isinstance(each, Scalar):
                yield each.text, own.text
    for each in _inner(node):
        yield from former_ids(each)


def ids(node: Node) -> Iterator[str]:
    """The id of every record below a node."""
    own = node.entries.get("id") if isinstance(node, Entries) else None
    if isinstance(own, Scalar):
        yield own.text
    for each in _inner(node):
        yield from ids(each)


def _inner(node: Node) -> Iterator[Node]:
    if isinstance(node, Entries):
        yield from node.entries.values()
    elif isinstance(node, Sequence):
        yield from node.items


def resembling(old: Mapping[str, Fields], new: Mapping[str, Fields]) -> Iterator[tuple[str, str]]:
    """Records that are gone and those of another id that say nearly the same, two by two."""
    came = {id: _said(new[id]) for id in new if id not in old}
    for id in old:
        if id in new or not came:
            continue
        said = _said(old[id])
        near = max(came, key=lambda other: _alike(said, came[other]))
        if _alike(said, came[near]) >= _ALIKE:
            del came[near]
            yield id, near


def _said(fields: Fields) -> Counter[tuple[str, str]]:
    return Counter((path, text) for path, texts in fields.items() if path != "id" for text in texts)


def _alike(one: Counter[tuple[str, str]], other: Counter[tuple[str, str]]) -> Fraction:
    """What two records have in common, over what they say together."""
    return Fraction((one & other).total(), max(1, (one | other).total()))
