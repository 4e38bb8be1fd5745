"""From the files of data/ to a Catalog, or to every problem they hold: the only door to a Catalog.

One root cause gives one problem: a file that cannot be read to its end is not blamed for the ids it may hold, a
record with a mistake is still known by its id, and a rule that needs a collection whole waits until it is.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator import rules
from generator.catalog import COLLECTIONS, Catalog, Collection
from generator.decode import Findings, Record, decode_list, decode_one, place_of
from generator.kinds import closest
from generator.load import Loaded, Mapping, Node, Scalar, Sequence, load
from generator.problems import Place, Problem, Severity, _, has_errors, in_order

_INSIDE = {
    "levels": ("site", "levels"),
    "zones": ("site", "zones"),
    "tracks": ("site", "tracks"),
    "families": ("site", "families"),
    "competencies": ("ladder", "competencies"),
}
"""Lists of ids that stand inside a single record: which collection, which field."""

_ONE_OF = {
    "sources": _("source"),
    "origins": _("study"),
    "roles": _("role"),
    "skills": _("skill"),
    "salaries": _("figure"),
    "levels": _("level"),
    "zones": _("zone"),
    "tracks": _("track"),
    "families": _("family"),
    "competencies": _("competency"),
}


_OPTIONAL = {collection.name for collection in COLLECTIONS if not collection.required}


class Checked(NamedTuple):
    """The outcome of a check: a Catalog unless there is an error, every problem in order, the texts read by file."""

    catalog: Catalog | None
    problems: list[Problem]
    texts: dict[str, str]


class _Part(NamedTuple):
    """What was read of one collection."""

    files: list[Loaded]
    findings: list[Findings]
    records: list[tuple[Record, list[tuple[str, Scalar, str]]]]
    whole: bool


def check(data: Path, *, as_of: date) -> Checked:
    """Check every collection of the folder `data`. `as_of` alone decides what is old or in the future."""
    with _without_garbage_collection():
        parts = {collection.name: _read(collection, data) for collection in COLLECTIONS}
        problems = [*_missing_files(parts, data), *_unexpected_files(data)]
        for part in parts.values():
            for loaded, findings in zip(part.files, part.findings, strict=True):
                problems += loaded.problems + findings.problems
        known = {target: _ids(target, parts) for target in _ONE_OF}
        problems += _duplicate_ids(known)
        catalog, whole, unresolved = _assemble(parts, known, as_of)
        problems += unresolved
        for rule in rules.ALL:
            if whole.issuperset(rule.needs):
                problems += rule.claim(catalog)
        problems = in_order(_with_trail(problem, parts) for problem in problems)
    texts = {loaded.file: loaded.text for part in parts.values() for loaded in part.files}
    return Checked(None if has_errors(problems) else catalog, problems, texts)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Hundreds of thousands of nodes are made and none is thrown away: looking for rubbish costs half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


# --- files ---------------------------------------------------------------------------------------


def _files_of(collection: Collection, data: Path) -> list[Path]:
    single = data / f"{collection.name}.yaml"
    folder = data / collection.name
    return [*([single] if single.exists() or single.is_symlink() else []), *sorted(folder.glob("**/*.yaml"))]


def _read(collection: Collection, data: Path) -> _Part:
    files, gathered, records = [], [], []
    for path in _files_of(collection, data):
        name = path.relative_to(data.parent).as_posix()
        loaded = load(path, name) if _stays_inside(path, data) else _outside(name)
        findings = Findings(name)
        files.append(loaded)
        gathered.append(findings)
        if loaded.root is None and loaded.whole:
            findings.problems.append(Problem(Place(name), "empty-file", _("this file is empty")))
        records += _records(collection, loaded, findings)
    whole = bool(files) and all(loaded.whole for loaded in files) and not any(has_errors(f.problems) for f in gathered)
    return _Part(files, gathered, records, whole or not (files or collection.required))


def _records(collection: Collection, loaded: Loaded, findings: Findings) -> list[tuple[Record, list[tuple[str, Scalar, str]]]]:
    if collection.single:
        record = decode_one(collection.record, loaded.root, findings)
        return [(record, [(*each, findings.file) for each in findings.references])] if record else []
    made = decode_list(collection.record, loaded.root, findings)
    spans = findings.spans
    return [
        (record, [(*each, findings.file) for each in findings.references[start:end]])
        for record, (start, end) in zip(made, spans, strict=True)
    ]


def _stays_inside(path: Path, data: Path) -> bool:
    return not path.is_symlink() and path.resolve().is_relative_to(data.resolve())


def _outside(name: str) -> Loaded:
    problem = Problem(Place(name), "leaves-folder", _("this file is a link to somewhere else: put the file itself here"))
    return Loaded(name, "", None, [problem], whole=False)


def _missing_files(parts: dict[str, _Part], data: Path) -> Iterator[Problem]:
    for collection in COLLECTIONS:
        if collection.required and not parts[collection.name].files:
            place = Place(f"{data.name}/{collection.name}.yaml")
            yield Problem(place, "missing-file", _("this file is missing: the site cannot do without it"))


def _unexpected_files(data: Path) -> Iterator[Problem]:
    known = {collection.name for collection in COLLECTIONS}
    for path in sorted(data.iterdir()):
        if path.name.startswith(".") or (path.stem in known and path.suffix in (".yaml", "")):
            continue
        near = closest(path.stem, known)
        if near:
            text = _("this file is not read; should it be called {near}?", near=f"{near}.yaml")
        else:
            text = _("this file is not read: {known} are", known=", ".join(f"{name}.yaml" for name in sorted(known)))
        yield Problem(Place(f"{data.name}/{path.name}"), "unexpected-file", text, Severity.WARNING)


# --- ids and references --------------------------------------------------------------------------


class _Known(NamedTuple):
    """Every place where an id of one sort is given. `complete` is false when a file hides some."""

    places: dict[str, list[Place]]
    complete: bool


def _ids(target: str, parts: dict[str, _Part]) -> _Known:
    collection, inside = _INSIDE.get(target, (target, None))
    places: dict[str, list[Place]] = {}
    complete = bool(parts[collection].files) or collection in _OPTIONAL
    for loaded in parts[collection].files:
        complete = complete and loaded.whole
        root = loaded.root
        if inside is not None:
            root = root.entries.get(inside) if isinstance(root, Mapping) else None
            complete = complete and root is not None
        for item in root.items if isinstance(root, Sequence) else ():
            name = item.entries.get("id") if isinstance(item, Mapping) else None
            if isinstance(name, Scalar):
                places.setdefault(name.text, []).append(place_of(name, loaded.file))
    return _Known(places, complete)


def _duplicate_ids(known: dict[str, _Known]) -> Iterator[Problem]:
    for ids in known.values():
        for name, (first, *others) in ids.places.items():
            for place in others:
                text = _("the id “{id}” is already taken, at {file}, line {line}", id=name, file=first.file, line=first.line)
                yield Problem(place, "duplicate-id", text, related=(first,))


def _assemble(parts: dict[str, _Part], known: dict[str, _Known], as_of: date) -> tuple[Catalog, set[str], list[Problem]]:
    """The records whose references all lead somewhere, the names of the collections that lost none, the dead ends.

    The Catalog is complete only when nothing was lost; until then only rules see it, and only what they ask for.
    """
    values: dict[str, Any] = {}
    whole = set()
    problems: list[Problem] = []
    for collection in COLLECTIONS:
        part = parts[collection.name]
        good = []
        for record, references in part.records:
            broken = [each for each in references if each[1].text not in known[each[0]].places]
            problems += [_unknown(*each, known) for each in broken if known[each[0]].complete]
            if not broken:
                good.append(record)
        if part.whole and len(good) == len(part.records):
            whole.add(collection.name)
        values[collection.name] = (good[0] if good else None) if collection.single else tuple(good)
    return Catalog(as_of=as_of, **values), whole, problems


def _unknown(target: str, scalar: Scalar, file: str, known: dict[str, _Known]) -> Problem:
    sort = _ONE_OF[target]
    near = closest(scalar.text, known[target].places)
    if near:
        text = _("“{value}” is not a known {sort}; did you mean “{near}”?", value=scalar.text, sort=sort, near=near)
    else:
        text = _("“{value}” is not a known {sort}", value=scalar.text, sort=sort)
    return Problem(place_of(scalar, file), f"unknown-{sort.msgid}", text, fix=near)


# --- where a place stands ------------------------------------------------------------------------


def _with_trail(problem: Problem, parts: dict[str, _Part]) -> Problem:
    for name, part in parts.items():
        for loaded in part.files:
            if loaded.file == problem.place.file and loaded.root is not None:
                return replace(problem, trail=(name, *_trail(loaded.root, problem.place)))
    return problem


def _trail(node: Node, place: Place) -> Iterator[str]:
    """The names on the way down to a place: ids of records, names of fields, ranks in a list."""
    target = (place.line, place.column)
    if isinstance(node, Mapping):
        for key, child in reversed(node.entries.items()):
            if (node.keys[key].line, node.keys[key].column) <= target:
                yield key
                yield from _trail(child, place)
                return
    elif isinstance(node, Sequence):
        for rank, item in reversed(list(enumerate(node.items, 1))):
            if (item.line, item.column) <= target:
                name = item.entries.get("id") if isinstance(item, Mapping) else None
                yield name.text if isinstance(name, Scalar) else str(rank)
                if target != (item.line, item.column):
                    yield from _trail(item, place)
                return
