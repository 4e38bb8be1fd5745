"""Ids and what leads to them: each is given once, and every reference leads somewhere."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from generator.catalog import COLLECTIONS
from generator.findings import MOST_PROBLEMS
from generator.folder import Part
from generator.kinds import is_id
from generator.load import Loaded, Mapping, Node, Scalar, Sequence, place_of
from generator.problems import Place, Problem, Text, _
from generator.spelling import closest, slug
from generator.texts import odd_look

_INSIDE = {
    "levels": ("site", "levels"),
    "zones": ("site", "zones"),
    "tracks": ("site", "tracks"),
    "families": ("site", "families"),
    "competencies": ("ladder", "competencies"),
}
"""Lists of ids that stand inside a single record: which collection, which field."""

UNKNOWN = {
    "sources": ("unknown-source", _("a known source")),
    "origins": ("unknown-study", _("a known study")),
    "roles": ("unknown-role", _("a known role")),
    "salaries": ("unknown-figure", _("a known figure")),
    "levels": ("unknown-level", _("a known level")),
    "zones": ("unknown-zone", _("a known zone")),
    "tracks": ("unknown-track", _("a known row of the map")),
    "families": ("unknown-family", _("a known family")),
    "competencies": ("unknown-competency", _("a known competency")),
}
"""For each sort of id that other records name: the code when it leads nowhere, and what it is not."""

_SORTS = (*UNKNOWN, "skills", "modifiers", "paths")

_OPTIONAL = {collection.name for collection in COLLECTIONS if not collection.required}


Given = tuple[Scalar, str]
"""An id as it is given, and the file."""


class Ids(NamedTuple):
    """Every place where an id of one sort is given. `complete` is false when a file hides some.

    An id that is not well written is also known as it should be: the records that name it are not to blame.
    """

    given: dict[str, list[Given]]
    complete: bool


def ids_of(parts: dict[str, Part]) -> dict[str, Ids]:
    """The ids of each sort, those of records with a mistake included."""
    return {sort: _ids(parts[_INSIDE.get(sort, (sort, ""))[0]], sort) for sort in _SORTS}


def _ids(part: Part, sort: str) -> Ids:
    given: dict[str, list[Given]] = {}
    complete = bool(part.files) or sort in _OPTIONAL
    # Settings stand in one file: a second one has its own problem, which is not that of its ids.
    for loaded in part.files[:1] if sort in _INSIDE else part.files:
        root = _list_of(loaded, sort)
        complete = complete and loaded.whole and root is not None
        for item in root.items if isinstance(root, Sequence) else ():
            name = item.entries.get("id") if type(item) is Mapping else None
            if type(name) is Scalar:
                given.setdefault(name[0], []).append((name, loaded.file))
    for odd in [written for written in given if not is_id(written)]:
        given.setdefault(slug(odd), given[odd])
    return Ids(given, complete)


def _list_of(loaded: Loaded, sort: str) -> Node | None:
    if sort not in _INSIDE:
        return loaded.root
    return loaded.root.entries.get(_INSIDE[sort][1]) if isinstance(loaded.root, Mapping) else None


def duplicate_ids(known: dict[str, Ids]) -> Iterator[Problem]:
    """One problem for each id given again, with the place where it was given first."""
    for ids in known.values():
        for name, given in ids.given.items():
            if len(given) > 1:
                yield from _given_again(name, [place_of(*each) for each in given])


def _given_again(name: str, places: list[Place]) -> Iterator[Problem]:
    first = places[0]
    for place in places[1:]:
        text = _("the id “{id}” is already taken, in {file}, line {line}", id=name, file=first.file, line=first.line)
        yield Problem(place, "duplicate-id", text, related=(first,))


class Resolved(NamedTuple):
    """The records of one collection whose references all lead somewhere, and those of them that do not."""

    good: list[Any]
    dead_ends: list[Problem]


def resolve(part: Part, known: dict[str, Ids]) -> Resolved:
    """Follow every reference of a collection. What a file that could not be read may hold is not missed."""
    good: list[Any] = []
    broken: list[tuple[str, Scalar, str]] = []
    given = {sort: ids.given for sort, ids in known.items()}
    for record, file, references in part.records:
        dead = [(sort, node, file) for sort, node in references if node[0] not in given[sort]]
        broken += dead
        if not dead and record is not None:
            good.append(record)
    complete = (each for each in broken if known[each[0]].complete)
    return Resolved(good, [_dead_end(*each, known) for each in islice(complete, MOST_PROBLEMS)])


def _dead_end(sort: str, node: Scalar, file: str, known: dict[str, Ids]) -> Problem:
    code, what = UNKNOWN[sort]
    place = place_of(node, file)
    if odd := odd_look(node.text):
        return Problem(place, odd.code, odd.text, fix=odd.fix)
    if all(word in known[sort].given for word in node.text.split()):
        fix = ", ".join(node.text.split())
        return Problem(
            place, "missing-comma", _("a comma is missing between two ids: “{value}”", value=node.text), fix=fix
        )
    return _unknown(place, code, what, node.text, known[sort].given)


def _unknown(place: Place, code: str, what: Text, written: str, known: Iterable[str]) -> Problem:
    near = closest(written, known)
    text = _("“{value}” is not {what}", value=written, what=what)
    if near:
        text = _("“{value}” is not {what}; did you mean “{near}”?", value=written, what=what, near=near)
    return Problem(place, code, text, fix=near)
