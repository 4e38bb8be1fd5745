"""What readers will see change between two states of the data: by record and field, never by line.

A figure, a band, a placement, a source, a text: each change is told by what it is, the riskiest first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Any

from generator.catalog import COLLECTIONS, Catalog
from generator.pay.amounts import Exact
from generator.pay.bands import Band, all_bands
from generator.pay.votes import Cell
from generator.placing.placement import Placement
from generator.placing.rehearsal import rehearsals, rehearsed
from generator.placing.rulebook import rule_of
from generator.reading.load import Mapping as Entries
from generator.reading.load import Node, Scalar, Sequence

_ALIKE = Fraction(7, 10)
"""Share of the fields that two records have in common, from which one is the other under a new id."""
_AMOUNTS = ("low", "high", "point")


class Risk(IntEnum):
    """How much a change asks for another look, from what decides of pay or of a place down to a text."""

    PLACEMENT = 0
    BAND = 1
    REMOVED = 2
    FIGURE = 3
    RENAMED = 4
    RULE = 5
    SOURCE = 6
    ADDED = 7
    TEXT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changes. `before` or `after` is None where there is none."""

    risk: Risk
    collection: str
    id: str
    """Of the record; of the cell for a band (role, level, zone…); of the profile for a placement."""
    path: str = ""
    """The field, from the record down: `missions › text`; empty for a whole record."""
    before: str | None = None
    after: str | None = None
    change: Fraction | None = None
    """For amounts: what the new one is more than the old one, as a share of it."""


def differences(before: Catalog, after: Catalog) -> list[Change]:
    """Every change, the riskiest first, then by place in the data."""
    found = [*_placements(before, after), *_bands(before, after), *_records(before, after)]
    return sorted(found, key=lambda change: (change.risk, -abs(change.change or 0)))


# --- records -------------------------------------------------------------------------------------

Fields = Mapping[str, tuple[str, ...]]
"""What a record says: the texts found at each path, in order. The rank in a list is no part of a path."""


def _records(before: Catalog, after: Catalog) -> Iterator[Change]:
    for collection in COLLECTIONS:
        old, new = (_by_id(getattr(catalog, collection.name)) for catalog in (before, after))
        renamed = dict(_renamed(old, new))
        for gone in old.keys() - new.keys() - renamed.keys():
            yield Change(risk=Risk.REMOVED, collection=collection.name, id=gone)
        for came in new.keys() - old.keys() - set(renamed.values()):
            yield Change(risk=Risk.ADDED, collection=collection.name, id=came)
        for id, now in renamed.items():
            yield Change(risk=Risk.RENAMED, collection=collection.name, id=id, before=id, after=now)
        for id, fields in old.items():
            name = renamed.get(id, id)
            if name in new:
                yield from _fields(collection.name, name, fields, new[name])


def _by_id(held: Any) -> dict[str, Fields]:
    """The fields of each record of a collection; a collection that is one record is split at its first level."""
    if isinstance(held, tuple):
        return {record.id: _flat(record.node) for record in held}
    return {key: _flat(node) for key, node in held.node.entries.items()}


def _flat(node: Node) -> Fields:
    found: dict[str, list[str]] = {}
    for path, text in _leaves(node, ()):
        found.setdefault(" › ".join(path), []).append(text)
    return {path: tuple(texts) for path, texts in found.items()}


def _leaves(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text below a node. A record of a list is told by its id, when it has one."""
    if isinstance(node, Scalar):
        yield path, " ".join(node.text.split())
    elif isinstance(node, Sequence):
        for item in node.items:
            own = item.entries.get("id") if isinstance(item, Entries) else None
            yield from _leaves(item, (*path, own.text) if isinstance(own, Scalar) else path)
    else:
        for key, each in node.entries.items():
            yield from _leaves(each, (*path, key))


def _renamed(old: Mapping[str, Fields], new: Mapping[str, Fields]) -> Iterator[tuple[str, str]]:
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


def _fields(collection: str, id: str, before: Fields, after: Fields) -> Iterator[Change]:
    for path in [*before, *(path for path in after if path not in before)]:
        if path == "id":
            continue
        gone, came = Counter(before.get(path, ())), Counter(after.get(path, ()))
        old, new = list((gone - came).elements()), list((came - gone).elements())
        for rank in range(max(len(old), len(new))):
            texts = (old[rank] if rank < len(old) else None, new[rank] if rank < len(new) else None)
            yield _field(collection, id, path, *texts)


def _field(collection: str, id: str, path: str, before: str | None, after: str | None) -> Change:
    amount = collection in ("salaries", "modifiers") and path in _AMOUNTS
    share = _more(Fraction(before), Fraction(after)) if amount and before and after else None
    return Change(
        risk=_risk(collection, path), collection=collection, id=id, path=path, before=before, after=after, change=share
    )


def _risk(collection: str, path: str) -> Risk:
    """How much the change of a field weighs."""
    last = path.rpartition(" › ")[2]
    if collection in ("salaries", "modifiers", "indices"):
        return Risk.TEXT if last in ("note", "text", "years", "place", "company", "title", "printed") else Risk.FIGURE
    if collection == "sources" or last in ("source", "sources"):
        return Risk.SOURCE
    if collection in ("ladder", "quiz") and last not in ("text", "name", "about", "because", "summary", "why"):
        return Risk.RULE
    return Risk.TEXT


def _more(before: Exact, after: Exact) -> Fraction | None:
    return Fraction(after) / before - 1 if before else None


# --- bands ---------------------------------------------------------------------------------------


def _bands(before: Catalog, after: Catalog) -> Iterator[Change]:
    old, new = all_bands(before), all_bands(after)
    for cell in {**old, **new}:
        was, now = old.get(cell), new.get(cell)
        told = tuple(_told(band) for band in (was, now))
        if told[0] != told[1]:
            centres = tuple(band.centre if band and band.status == "band" else None for band in (was, now))
            share = _more(*centres) if None not in centres else None  # type: ignore[arg-type]
            yield Change(
                risk=Risk.BAND, collection="bands", id=_cell(cell), before=told[0], after=told[1], change=share
            )


def _cell(cell: Cell) -> str:
    usual = Cell("", "", "")
    apart = [value for name, value in cell._asdict().items() if value != getattr(usual, name)]
    return " · ".join(apart)


def _told(band: Band | None) -> str | None:
    """A band in one line: its ends and middle in euros, its grade; else what stands in its place."""
    if band is None:
        return None
    if band.status == "empty":
        return None
    amounts = "–".join(f"{float(end):g}" for end in (band.low, band.centre, band.high) if end is not None)
    return " ".join(part for part in (amounts, band.status if band.status != "band" else "", band.grade) if part)


# --- placements ----------------------------------------------------------------------------------


def _placements(before: Catalog, after: Catalog) -> Iterator[Change]:
    old, new = rule_of(before), rule_of(after)
    for each in rehearsals(before):
        was, now = _place(rehearsed(old, each)), _place(rehearsed(new, each))
        if was != now:
            yield Change(risk=Risk.PLACEMENT, collection="placements", id=each.name, before=was, after=now)


def _place(found: Placement) -> str:
    kept = [found.outcome, found.rung, found.level, found.lateral]
    return " ".join(each for each in kept if each)
