"""An id changed everywhere it stands, or a record taken out: what led to it still leads somewhere.

The old id stays under `formerly` in the record that has the new one, or that takes the place of the one removed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.checking.folder import Part, read_folder
from generator.mending.layout import laid_out
from generator.mending.splices import Splice, spliced
from generator.messages.problems import Refusal, Text, _
from generator.messages.refusal import Refused
from generator.reading.kinds import read_id
from generator.reading.load import Mapping as Entries
from generator.reading.load import Node, Scalar, Sequence, parse, place_of
from generator.reading.spelling import closest

INSIDE = {
    "competencies": ("ladder", "competencies"),
    "questions": ("quiz", "context"),
    "statements": ("quiz", "statements"),
    "scenarios": ("quiz", "scenarios"),
}
"""Lists of records that stand inside a single one: which collection, which field."""
_KEY = "formerly"
_MOST_LISTED = 12


def renamed(data: Path, collection: str, old: str, new: str) -> dict[str, bytes]:
    """The files that change, by their path in the project, when a record takes another id.

    Raises Refused when the new id is not written as ids are, when no record has the old one, or when one has the new.
    """
    if isinstance(refusal := read_id(new), Refusal):
        hint = _("{text}; did you mean “{near}”?", text=refusal.text, near=refusal.fix or "")
        raise Refused(hint if refusal.fix else refusal.text)
    parts = read_folder(data)[0]
    record, file = _found(parts, collection, old)
    if _holder(parts, collection, new):
        raise Refused(_("“{id}” is taken already", id=new))
    splices: dict[str, list[Splice]] = defaultdict(list)
    name = record.entries["id"]
    splices[file].append(Splice(place_of(name, file), new))
    for where, node in _references(parts, collection, old):
        splices[where].append(Splice(place_of(node, where), new))
    files = {each: spliced((data.parent / each).read_bytes(), made) for each, made in splices.items()}
    return {**files, file: _remembering(files[file], file, (collection, new), [old])}


def retired(data: Path, collection: str, id: str, heir: str) -> dict[str, bytes]:
    """The files that change when a record is taken out and another takes its place for those who look for it.

    Raises Refused when there is no such record, when something still names it (where is told), or when it is its own
    heir.
    """
    if id == heir:
        raise Refused(_("“{id}” cannot take its own place", id=id))
    parts = read_folder(data)[0]
    record, file = _found(parts, collection, id)
    _heir, home = _found(parts, collection, heir)
    if naming := [f"{where}:{node.line}" for where, node in _references(parts, collection, id)]:
        raise Refused(_still_named(id, naming))
    before = (data.parent / file).read_bytes()
    files = {file: _without(before, file, record)}
    left = files[home] if home == file else (data.parent / home).read_bytes()
    return {**files, home: _remembering(left, home, (collection, heir), [id, *_former(record)])}


def _still_named(id: str, naming: list[str]) -> Text:
    shown = tuple(naming[:_MOST_LISTED])
    if len(naming) > _MOST_LISTED:
        return _("“{id}” is still named: {places}… ({n} places in all)", id=id, places=shown, n=len(naming))
    return _("“{id}” is still named: {places}", id=id, places=shown)


# --- what is read --------------------------------------------------------------------------------


def _found(parts: Mapping[str, Part], collection: str, id: str) -> tuple[Entries, str]:
    found = _holder(parts, collection, id)
    if found is not None:
        return found
    near = closest(id, [_id_of(record) for record, _file in _all(parts, collection)])
    if near:
        text = _("“{id}” is the id of nothing in {collection}; did you mean “{near}”?",
                 id=id, collection=collection, near=near)  # fmt: skip
        raise Refused(text)
    raise Refused(_("“{id}” is the id of nothing in {collection}", id=id, collection=collection))


def _holder(parts: Mapping[str, Part], collection: str, id: str) -> tuple[Entries, str] | None:
    """The record that has an id, and its file."""
    return next((found for found in _all(parts, collection) if _id_of(found[0]) == id), None)


def _all(parts: Mapping[str, Part], collection: str) -> Iterator[tuple[Entries, str]]:
    """Every record of a collection, and its file."""
    for loaded in parts[INSIDE.get(collection, (collection, ""))[0]].files:
        yield from ((item, loaded.file) for item in _records(loaded.root, collection))


def _records(root: Node | None, collection: str) -> list[Entries]:
    listed = root.entries.get(INSIDE[collection][1]) if collection in INSIDE and isinstance(root, Entries) else root
    return [item for item in listed.items if isinstance(item, Entries)] if isinstance(listed, Sequence) else []


def _id_of(record: Entries) -> str:
    name = record.entries.get("id")
    return name.text if isinstance(name, Scalar) else ""


def _references(parts: Mapping[str, Part], collection: str, id: str) -> list[tuple[str, Scalar]]:
    """Every place that names a record: the file, and the id as it stands there."""
    return [
        (each.file, node)
        for part in parts.values()
        for each in part.records
        for sort, node in each.references
        if (sort, node.text) == (collection, id)
    ]


def _former(record: Entries) -> list[str]:
    held = record.entries.get(_KEY)
    return [each.text for each in held.items if isinstance(each, Scalar)] if isinstance(held, Sequence) else []


# --- what is written -----------------------------------------------------------------------------


def _remembering(content: bytes, file: str, named: tuple[str, str], former: list[str]) -> bytes:
    """The file with more ids under `formerly` in one record, named by its collection and its id.

    An id that the record takes again is no longer former.
    """
    collection, id = named
    root = parse(content.decode("utf-8-sig").replace("\r\n", "\n"), file).root
    record = next(item for item in _records(root, collection) if _id_of(item) == id)
    name, held = record.name(_KEY), record.entries.get(_KEY)
    ids = ", ".join(each for each in [*_former(record), *former] if each != id)
    lines = _lines(content)
    if name is None or held is None:
        line = place_of(record.entries["id"], file).line
        lines.insert(line, f"{' ' * (record.column - 1)}{_KEY}: [{ids}]{_end(lines)}")
    else:
        last = max(each.line for each in [name, held, *(held.items if isinstance(held, Sequence) else ())])
        lines[name.line - 1 : last] = [f"{' ' * (name.column - 1)}{_KEY}: [{ids}]{_end(lines)}"]
    return laid_out("\n".join(lines).encode(), file)


def _without(content: bytes, file: str, record: Entries) -> bytes:
    """The file without the lines of one record and of the comments right above it."""
    root = parse("\n".join(line.rstrip("\r") for line in _lines(content)), file).root
    starts = [item.line for item in root.items] if isinstance(root, Sequence) else []
    lines = _lines(content)
    after = next((start for start in starts if start > record.line), len(lines) + 1)
    top, bottom = _above(lines, record.line), _above(lines, after) if after <= len(lines) else after
    return laid_out("\n".join([*lines[: top - 1], *lines[bottom - 1 :]]).encode(), file)


def _above(lines: list[str], line: int) -> int:
    """The first of the lines of comments right above a line, which counts from 1; the line itself without any."""
    while line > 1 and lines[line - 2].startswith("#"):
        line -= 1
    return line


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8").split("\n")


def _end(lines: list[str]) -> str:
    """What this file puts before the end of a line, as Windows does."""
    return "\r" if lines[0].endswith("\r") else ""
