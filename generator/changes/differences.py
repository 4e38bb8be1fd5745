"""What readers will see change between two states of the data: by record and field, never by line.

A figure, a band, a placement, a source, a text: each change is told by what it is, the riskiest first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from fractions import Fraction
from typing import Any

from generator.catalog import COLLECTIONS, Catalog
from generator.changes.names import Name, name_of, name_of_cell
from generator.changes.renames import FORMERLY, Fields, former_ids, ids, resembling
from generator.pay.amounts import Exact
from generator.pay.bands import Band, all_bands
from generator.pay.votes import Cell
from generator.placing.placement import Placement
from generator.placing.rehearsal import Rehearsal, rehearsals, rehearsed
from generator.placing.rulebook import rule_of
from generator.reading.load import Mapping as Entries
from generator.reading.load import Node, Scalar, Sequence

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
    name: Name = ()
    """What people call it; nothing where the id is all there is."""
    path: str = ""
    """The field, from the record down: `missions › text`; empty for a whole record."""
    before: str | None = None
    after: str | None = None
    """Of a record that is gone: the id that its addresses lead to, if any."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What people call the ids that stand before and after."""
    change: Fraction | None = None
    """For amounts: what the new one is more than the old one, as a share of it."""


def differences(before: Catalog, after: Catalog) -> list[Change]:
    """Every change, the riskiest first, then by place in the data. What only follows from a new id is none."""
    renames = {each.name: _renames(getattr(before, each.name), getattr(after, each.name)) for each in COLLECTIONS}
    found = [
        *_placements(before, after, renames),
        *_bands(before, after, renames["roles"]),
        *_records(before, after, renames),
    ]
    return sorted(found, key=lambda change: (change.risk, -abs(change.change or 0)))


# --- records -------------------------------------------------------------------------------------

Renames = Mapping[str, str]
"""Ids that records had → those that they have."""


def _renames(before: Any, after: Any) -> dict[str, str]:
    """The records of a collection, or those inside a single one, that have another id."""
    was, now = ({id for node in _nodes(held) for id in ids(node)} for held in (before, after))
    told = [pair for node in _nodes(after) for pair in former_ids(node)]
    known = {old: new for old, new in told if old in was - now and new in now - was}
    if not isinstance(before, tuple):
        return known
    old, new = _by_id(before), _by_id(after)
    heirs = {new for _old, new in told}
    left = {id: fields for id, fields in new.items() if id not in heirs}
    return {**known, **dict(resembling({id: each for id, each in old.items() if id not in new.keys() | known}, left))}


def _nodes(held: Any) -> list[Node]:
    return [record.node for record in held] if isinstance(held, tuple) else [held.node]


def _records(before: Catalog, after: Catalog, renames: Mapping[str, Renames]) -> Iterator[Change]:
    everywhere = {old: new for each in renames.values() for old, new in each.items()}
    for each in COLLECTIONS:
        old, new = (_by_id(getattr(catalog, each.name)) for catalog in (before, after))
        renamed = renames[each.name]
        heirs = dict(pair for node in _nodes(getattr(after, each.name)) for pair in former_ids(node))
        for gone in [id for id in old if id not in new and id not in renamed]:
            name = name_of(each.name, gone, before)
            yield Change(risk=Risk.REMOVED, collection=each.name, id=gone, name=name, after=heirs.get(gone))
        for came in [id for id in new if id not in old and id not in renamed.values()]:
            yield Change(risk=Risk.ADDED, collection=each.name, id=came, name=name_of(each.name, came, after))
        for id, now in renamed.items():
            name = name_of(each.name, now, after)
            yield Change(risk=Risk.RENAMED, collection=each.name, id=id, name=name, before=id, after=now)
        for id, fields in old.items():
            now = renamed.get(id, id)
            if now in new:
                about = Change(risk=Risk.TEXT, collection=each.name, id=now, name=name_of(each.name, now, after))
                yield from _fields(about, fields, new[now], everywhere)


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


def _fields(about: Change, before: Fields, after: Fields, renames: Renames) -> Iterator[Change]:
    """The texts of a record that differ, path by path."""
    before = {_moved(path, after, renames): texts for path, texts in before.items()}
    for path in [*before, *(path for path in after if path not in before)]:
        last = path.rpartition(" › ")[2]
        if last == "id":
            continue
        old, new = _apart(before.get(path, ()), after.get(path, ()), renames)
        # Another address that leads here is nothing that readers see; one that no longer does is.
        new = [] if last == FORMERLY else new
        for rank in range(max(len(old), len(new))):
            texts = (old[rank] if rank < len(old) else None, new[rank] if rank < len(new) else None)
            yield _field(about, path, *texts)


def _moved(path: str, after: Fields, renames: Renames) -> str:
    """The path under which a record holds now what it held under this one."""
    moved = " › ".join(renames.get(step, step) for step in path.split(" › "))
    return moved if path not in after and moved in after else path


def _apart(before: Iterable[str], after: Iterable[str], renames: Renames) -> tuple[list[str], list[str]]:
    """The texts that went and those that came; a new id in the place of the old one is neither."""
    was, now = Counter(before), Counter(after)
    gone, came = was - now, now - was
    for old in [each for each in gone if each in renames]:
        alike = min(gone[old], came[renames[old]])
        gone[old] -= alike
        came[renames[old]] -= alike
    return list(gone.elements()), list(came.elements())


def _field(about: Change, path: str, before: str | None, after: str | None) -> Change:
    amount = about.collection in ("salaries", "modifiers") and path in _AMOUNTS
    share = _more(Fraction(before), Fraction(after)) if amount and before and after else None
    risk = _risk(about.collection, path)
    return replace(about, risk=risk, path=path, before=before, after=after, change=share)


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


def _bands(before: Catalog, after: Catalog, roles: Renames) -> Iterator[Change]:
    new = all_bands(after)
    old = {cell._replace(role=roles.get(cell.role, cell.role)): band for cell, band in all_bands(before).items()}
    for cell in {**old, **new}:
        was, now = old.get(cell), new.get(cell)
        told = tuple(_told(band) for band in (was, now))
        if told[0] != told[1]:
            centres = tuple(band.centre if band and band.status == "band" else None for band in (was, now))
            share = _more(*centres) if None not in centres else None  # type: ignore[arg-type]
            name = name_of_cell(cell, after if cell in new else before)
            yield Change(
                risk=Risk.BAND, collection="bands", id=_cell(cell), name=name,
                before=told[0], after=told[1], change=share,
            )  # fmt: skip


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


def _placements(before: Catalog, after: Catalog, renames: Mapping[str, Renames]) -> Iterator[Change]:
    old, new = rule_of(before), rule_of(after)
    inner, roles = {**renames["ladder"], **renames["quiz"]}, renames["roles"]
    names = {role.id: role.name for each in (before, after) for role in each.roles}
    for each in rehearsals(before):
        was = " ".join(roles.get(word, word) for word in _place(rehearsed(old, each)))
        now = " ".join(_place(rehearsed(new, _with_new_ids(each, inner))))
        if was != now:
            yield Change(
                risk=Risk.PLACEMENT, collection="placements", id=each.name, name=each.called,
                before=was, after=now, words=names,
            )  # fmt: skip


def _with_new_ids(rehearsal: Rehearsal, renames: Renames) -> Rehearsal:
    levels = {renames.get(id, id): level for id, level in rehearsal.levels.items()}
    context = {renames.get(id, id): renames.get(option, option) for id, option in rehearsal.context.items()}
    return rehearsal._replace(levels=levels, context=context)


def _place(found: Placement) -> list[str]:
    kept = [found.outcome, found.rung, found.level, found.lateral]
    return [each for each in kept if each]
