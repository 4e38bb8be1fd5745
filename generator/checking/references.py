"""Ids and what leads to them: each is given once, and every reference leads somewhere."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from generator.checking.folder import Part
from generator.messages.problems import Place, Problem, Text, _
from generator.reading.findings import MOST_PROBLEMS
from generator.reading.kinds import is_id
from generator.reading.load import Loaded, Mapping, Node, Scalar, Sequence, place_of
from generator.reading.spelling import akin, by_word, closest, slug
from generator.reading.texts import odd_look

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

_MOST_LISTED = 12
"""How many ids a message lists; of more, it names those akin to what is written, and the file of them all."""

_BETWEEN_IDS = re.compile(r"[\s;/|]+")
"""What people put between two ids where a comma is due."""

_FEWEST_RENAMED = 3
"""How many records name an id that is not there until the one beside it, which none names, is to blame."""

_MOST_RELATED = 5


Given = tuple[Scalar, str]
"""An id as it is given, and the file."""

Reference = tuple[str, Scalar, str]
"""The sort of an id, the id as it is named, and the file."""


class Ids(NamedTuple):
    """Every place where an id of one sort is given. `complete` is false when a file or a record hides some.

    An id that is not well written is also known as it should be: the records that name it are not to blame.
    `called` leads to an id from what its record is called, written like an id; `former` from an id that it had before.
    """

    given: dict[str, list[Given]]
    called: dict[str, str]
    former: dict[str, str]
    complete: bool


def ids_of(parts: dict[str, Part]) -> dict[str, Ids]:
    """The ids of each sort, those of records with a mistake included."""
    return {sort: _ids(parts[_INSIDE.get(sort, (sort, ""))[0]], sort) for sort in _SORTS}


def _ids(part: Part, sort: str) -> Ids:
    given: dict[str, list[Given]] = {}
    called: dict[str, str] = {}
    former: dict[str, str] = {}
    complete = True
    # Settings stand in one file: a second one has its own problem, which is not that of its ids.
    for loaded in part.files[:1] if sort in _INSIDE else part.files:
        root = _list_of(loaded, sort)
        items = root.items if isinstance(root, Sequence) else []
        complete = complete and loaded.whole
        for item in items:
            name = item.entries.get("id") if isinstance(item, Mapping) else None
            if isinstance(item, Mapping) and isinstance(name, Scalar) and name.text:
                given.setdefault(name.text, []).append((name, loaded.file))
                called.update((each, name.text) for each in _names_in(item))
                former.update((each, name.text) for each in _former_ids_in(item))
            else:
                complete = False
    for odd in [written for written in given if not is_id(written)]:
        given.setdefault(slug(odd), given[odd])
    # Without a single one, it is the file that is to blame.
    return Ids(given, called, former, complete and bool(given))


def _names_in(item: Mapping) -> Iterator[str]:
    """What a record is called besides its id, written like one."""
    names = (item.entries.get(key) for key in ("name", "short"))
    return (slug(name.text) for name in names if isinstance(name, Scalar))


def _former_ids_in(item: Mapping) -> Iterator[str]:
    former = item.entries.get("formerly")
    return (each.text for each in (former.items if isinstance(former, Sequence) else ()) if isinstance(each, Scalar))


def _list_of(loaded: Loaded, sort: str) -> Node | None:
    if sort not in _INSIDE:
        return loaded.root
    return loaded.root.entries.get(_INSIDE[sort][1]) if isinstance(loaded.root, Mapping) else None


def duplicate_ids(known: dict[str, Ids]) -> Iterator[Problem]:
    """One problem for each id given again, with the place where it was given first."""
    for ids in known.values():
        for name, given in ids.given.items():
            if len(given) > 1:
                free = next(each for rank in count(2) if (each := f"{name}-{rank}") not in ids.given)
                yield from _given_again(name, [place_of(*each) for each in given], free)


def _given_again(name: str, places: list[Place], free: str) -> Iterator[Problem]:
    first = places[0]
    for place in places[1 : MOST_PROBLEMS + 1]:
        text = _(
            "the id “{id}” is already taken, in {file}, line {line}: choose another, such as “{free}”",
            id=name,
            file=first.file,
            line=first.line,
            free=free,
        )
        yield Problem(place, "duplicate-id", text, related=(first,))


class Resolved(NamedTuple):
    """The records of one collection whose references all lead somewhere, and the references that do not."""

    good: list[Any]
    broken: list[Reference]


def resolve(part: Part, known: dict[str, Ids]) -> Resolved:
    """Follow every reference of a collection. What a file that could not be read may hold is not missed."""
    good: list[Any] = []
    broken: list[Reference] = []
    given = {sort: ids.given for sort, ids in known.items()}
    for record, file, references in part.records:
        dead = [(sort, node, file) for sort, node in references if node[0] not in given[sort]]
        if dead:
            dead = [reference for reference in dead if known[reference[0]].complete]
            broken += dead
        if not dead and record is not None:
            good.append(record)
    return Resolved(good, broken[:MOST_PROBLEMS])


# --- what is said of those that lead nowhere -----------------------------------------------------


def dead_ends(broken: list[Reference], parts: dict[str, Part], known: dict[str, Ids]) -> Iterator[Problem]:
    """A problem for each reference that leads nowhere; a single one where the id that they all name was renamed."""
    if not broken:
        return
    named = {(sort, node[0]) for part in parts.values() for each in part.records for sort, node in each.references}
    groups: dict[tuple[str, str], list[Reference]] = {}
    for reference in broken:
        groups.setdefault((reference[0], reference[1][0]), []).append(reference)
    lists = {sort: _listed(known[sort]) for sort in {sort for sort, _written in groups}}
    for (sort, written), references in groups.items():
        ids = known[sort]
        near = ids.former.get(written) or ids.called.get(slug(written)) or closest(written, ids.given)
        is_known = (sort, near) in named or written in ids.former
        if near and not is_known and len(references) >= _FEWEST_RENAMED:
            yield _renamed(near, written, references, ids)
        elif near is None and len(references) >= _FEWEST_RENAMED and not _is_explained(references[0], ids):
            yield _gone(written, references, ids)
        else:
            yield from (_dead_end(reference, near, ids, lists[sort]) for reference in references)


def _renamed(near: str, written: str, references: list[Reference], ids: Ids) -> Problem:
    """The id that nobody names is to blame, not all those who name it otherwise."""
    places = tuple(place_of(node, file) for _sort, node, file in references[:_MOST_RELATED])
    text = _(
        "nothing names “{id}”, and {n} places name “{other}”: is the id misspelt here?",
        id=near,
        n=len(references),
        other=written,
    )
    return Problem(place_of(*ids.given[near][0]), "renamed-id", text, related=places)


def _is_explained(reference: Reference, ids: Ids) -> bool:
    """Whether its look tells what is wrong with an id: then it was copied so, and each place is to be mended."""
    written = reference[1].text
    return odd_look(written) is not None or all(word in ids.given for word in _BETWEEN_IDS.split(written))


def _gone(written: str, references: list[Reference], ids: Ids) -> Problem:
    """The record that many places name is not there: one mistake, where it stood."""
    sort, node, file = references[0]
    code, what = UNKNOWN[sort]
    twice = tuple(name for name, given in ids.given.items() if len(given) > 1)
    about = {"value": written, "what": what, "n": len(references)}
    if twice:
        text = _("“{value}” is not {what}, and {n} places name it: is it one of the two called “{twice}”?",
                 **about, twice=twice)  # fmt: skip
    else:
        text = _("“{value}” is not {what}, and {n} places name it: was its record removed, or its id changed?", **about)
    places = tuple(place_of(other, where) for _sort, other, where in references[1 : _MOST_RELATED + 1])
    return Problem(place_of(node, file), code, text, related=places)


class _List(NamedTuple):
    """The ids of one sort as a person looks them up: in their file or folder, or by a word."""

    where: str
    by_word: dict[str, list[str]]


def _listed(ids: Ids) -> _List:
    files = sorted({file for given in ids.given.values() for _name, file in given})
    where = files[0] if len(files) == 1 else f"{files[0].rpartition('/')[0]}/"
    return _List(where, by_word(ids.given))


def _dead_end(reference: Reference, near: str | None, ids: Ids, listed: _List) -> Problem:
    sort, node, file = reference
    code, what = UNKNOWN[sort]
    place = place_of(node, file)
    if odd := odd_look(node.text):
        return Problem(place, odd.code, odd.text, fix=odd.fix)
    words = _BETWEEN_IDS.split(node.text)
    if all(word in ids.given for word in words):
        text = _("a comma is missing between two ids: “{value}”", value=node.text)
        return Problem(place, "missing-comma", text, fix=", ".join(words))
    if near is None:
        return Problem(place, code, _without_near(node.text, what, ids, listed))
    text = _("“{value}” is not {what}; did you mean “{near}”?", value=node.text, what=what, near=near)
    # Another year is another publication: only who writes knows whether it is the one that is meant.
    return Problem(place, code, text, fix=None if _differ_in_digits(node.text, near) else near)


def _without_near(written: str, what: Text, ids: Ids, listed: _List) -> Text:
    if len(ids.given) <= _MOST_LISTED:
        return _("“{value}” is not {what}; the choices are {known}", value=written, what=what, known=tuple(ids.given))
    if few := tuple(akin(written, listed.by_word)):
        return _(
            "“{value}” is not {what}; closest: {few} (all of them: {where})",
            value=written,
            what=what,
            few=few,
            where=listed.where,
        )
    return _("“{value}” is not {what} (all of them: {where})", value=written, what=what, where=listed.where)


def _differ_in_digits(one: str, other: str) -> bool:
    return re.sub(r"\d", "", one) == re.sub(r"\d", "", other)
