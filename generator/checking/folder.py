"""The files of data/: those of each collection, read and decoded, and those that are missing or out of place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator.catalog import COLLECTIONS, Collection
from generator.messages.problems import Place, Problem, Severity, _, has_errors
from generator.reading.decode import decode_list, decode_one
from generator.reading.findings import Findings
from generator.reading.folders import visible
from generator.reading.load import Loaded, Node, Scalar, Sequence, load
from generator.reading.spelling import closest

_MOST_STRAYS = 100


class Decoded(NamedTuple):
    """A record, its file, and the ids it names: of which collection, as written. None for those with a mistake."""

    record: Any
    file: str
    references: list[tuple[str, Scalar]]


class Part(NamedTuple):
    """What was read of one collection. `whole` is false when a file or a record of it is missing or wrong."""

    files: list[Loaded]
    records: list[Decoded]
    problems: list[Problem]
    whole: bool


def read_folder(data: Path) -> tuple[dict[str, Part], list[Problem]]:
    """Every collection of the folder by name, and what is wrong with its list of files."""
    found, strays = _survey(data)
    misnamed = {stray.meant for stray in strays if stray.meant and not found[stray.meant]}
    parts = {each.name: _read(each, found[each.name], data) for each in COLLECTIONS}
    problems = [_unread(stray, data, is_only=stray.meant in misnamed) for stray in strays]
    return parts, [*problems, *_lacking(parts, misnamed, data)]


# --- which files there are -----------------------------------------------------------------------


class _Stray(NamedTuple):
    """A file of no collection, and the one it may be meant for."""

    path: Path
    meant: str | None


def _survey(data: Path) -> tuple[dict[str, list[Path]], list[_Stray]]:
    """The files of each collection, and the files of none."""
    found: dict[str, list[Path]] = {each.name: [] for each in COLLECTIONS}
    strays: list[_Stray] = []
    for path in sorted(_files_under(data), key=Path.as_posix):
        parts = path.relative_to(data).parts
        name = path.stem if len(parts) == 1 else parts[0]
        if name in found and path.suffix == ".yaml":
            found[name].append(path)
        elif len(strays) < _MOST_STRAYS:
            strays.append(_Stray(path, closest(parts[0].split(".")[0], found)))
    return found, strays


def _files_under(data: Path) -> Iterator[Path]:
    for path in visible(data):
        is_folder = path.is_dir() and not path.is_symlink() and path.suffix != ".yaml"
        if not is_folder and path.suffix != ".md":
            yield path


def _unread(stray: _Stray, data: Path, *, is_only: bool) -> Problem:
    known = tuple(f"{each.name}.yaml" for each in COLLECTIONS)
    text = _("this file is not read; those that are: {known}", known=known)
    if stray.meant:
        near = stray.path.with_name(f"{stray.meant if stray.path.parent == data else stray.path.stem}.yaml")
        text = _("this file is not read; should it be called {near}?", near=near.name)
        if near.exists():
            text = _("this file is not read, and {near} is: put there what it holds, or delete it", near=near.name)
    severity = Severity.ERROR if is_only else Severity.WARNING
    return Problem(Place(_name(stray.path, data)), "unexpected-file", text, severity)


def _name(path: Path, data: Path) -> str:
    """What messages call a file. Names that are not UTF-8 are shown as well as they can be."""
    name = path.relative_to(data.parent).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


# --- what is in them -----------------------------------------------------------------------------


def _read(collection: Collection, paths: list[Path], data: Path) -> Part:
    part = Part([], [], [], whole=True)
    for path in paths:
        loaded = _load(path, data)
        problems, records = _decode(collection, loaded)
        if collection.single and part.files:
            text = _("these settings stand in one file only, and {file} is read already", file=part.files[0].file)
            problems.append(Problem(Place(loaded.file), "second-file", text))
        part.files.append(loaded)
        part.problems.extend([*loaded.problems, *problems])
        part.records.extend(records)
        part = part._replace(whole=part.whole and loaded.whole and not has_errors(problems))
    return part._replace(whole=part.whole and not (collection.required and _is_empty(part)))


def _load(path: Path, data: Path) -> Loaded:
    name = _name(path, data)
    if path.resolve() == data.resolve() / path.relative_to(data):
        return load(path, name)
    problem = Problem(
        Place(name), "leaves-folder", _("this file is a link to somewhere else: put the file itself here")
    )
    return Loaded(name, "", None, [problem], whole=False)


def _decode(collection: Collection, loaded: Loaded) -> tuple[list[Problem], list[Decoded]]:
    findings = Findings(loaded.file, loaded.text)
    if _has_nothing(loaded.root):
        return [], []
    if collection.single:
        record = decode_one(collection.record, loaded.root, findings)
        return findings.problems, [Decoded(record, loaded.file, findings.references)]
    records = decode_list(collection.record, loaded.root, findings)
    references = findings.references
    spans = zip(records, findings.spans, strict=True)
    made = [Decoded(record, loaded.file, references[start:end]) for record, (start, end) in spans]
    return findings.problems, [*made, Decoded(None, loaded.file, list(_left_over(findings)))]


def _left_over(findings: Findings) -> Iterator[tuple[str, Scalar]]:
    """The ids named by records that have a mistake: they are followed all the same."""
    ends = [0, *(end for _start, end in findings.spans)]
    starts = [*(start for start, _end in findings.spans), len(findings.references)]
    for end, start in zip(ends, starts, strict=True):
        yield from findings.references[end:start]


# --- what is not in them -------------------------------------------------------------------------


def _lacking(parts: dict[str, Part], misnamed: set[str], data: Path) -> Iterator[Problem]:
    """Collections without any record, where one is needed: each is one problem, whether its file is empty or missing.

    An empty file that could as well not be there is a problem too, since it is mostly one that was lost.
    """
    named = _first_naming(parts)
    for collection in COLLECTIONS:
        part = parts[collection.name]
        naming = None if collection.required else named.get(collection.name)
        is_needed = collection.required or naming is not None
        if _is_empty(part) and is_needed and collection.name not in misnamed:
            yield _empty(part.files[0].file, naming) if part.files else _missing(collection, naming, data)
        else:
            for loaded in part.files:
                if loaded.whole and loaded.root is None:
                    text = _("this file is empty: fill it in, or delete it")
                    yield Problem(Place(loaded.file), "empty-file", text)


def _first_naming(parts: dict[str, Part]) -> dict[str, Place]:
    """For each sort of ids that records name, the first place that names one."""
    first: dict[str, Place] = {}
    for part in parts.values():
        for _record, file, references in part.records:
            for sort, node in references:
                if sort not in first:
                    first[sort] = Place(file, node.line, node.column)
    return first


def _missing(collection: Collection, naming: Place | None, data: Path) -> Problem:
    text = _("this file is missing: the site cannot do without it")
    if naming:
        text = _(
            "this file is missing, and {file}, line {line}, names one of its records",
            file=naming.file,
            line=naming.line,
        )
    return Problem(Place(f"{data.name}/{collection.name}.yaml"), "missing-file", text)


def _empty(file: str, naming: Place | None) -> Problem:
    text = _("there is nothing in this file, and the site cannot do without it: fill it in")
    if naming:
        text = _(
            "there is nothing in this file, and {file}, line {line}, names one of its records",
            file=naming.file,
            line=naming.line,
        )
    return Problem(Place(file), "empty-file", text)


def _is_empty(part: Part) -> bool:
    """Whether a collection has no record, and no mistake that hides any."""
    return all(loaded.whole and _has_nothing(loaded.root) for loaded in part.files)


def _has_nothing(root: Node | None) -> bool:
    return root is None or (isinstance(root, Sequence) and not root.items)
