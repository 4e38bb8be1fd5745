"""Staging: the sources of the site laid out for any engine that reads mkdocs.yml, written only where they changed."""

import json
import os
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.building.search import scripts
from generator.building.workspace import Workspace
from generator.messages.problems import Place, Problem, _
from generator.messages.refusal import Refused
from generator.reading.characters import as_yaml, read
from generator.reading.folders import visible

if TYPE_CHECKING:
    from generator.pages import Rendered

_MANIFEST = ".staged.json"
"""The list of what was staged: whatever else lies there is not ours."""
_OWN = ("docs", "overrides")
"""The folders of the stage that hold nothing but what is staged. An engine may leave its cache beside them."""


class Staged(NamedTuple):
    """What was laid out: where, which page each source becomes, which sources are hand-written; or why it was not."""

    project: Path
    folder: Path
    sources: dict[str, str]
    """From a page of the site (`metiers/index.html`) to its source (`metiers/index.md`)."""
    hand_written: frozenset[str]
    frame: bytes
    """All that more than one page may depend on: settings, theme, which pages there are and what they are called."""
    problems: list[Problem]

    @property
    def configuration(self) -> Path:
        """The mkdocs.yml of the stage."""
        return self.folder / "mkdocs.yml"

    def name_of(self, source: str) -> str:
        """What to call a source: where a person finds it, from the project."""
        if source in self.hand_written:
            return f"docs/{source}"
        return (self.folder / "docs" / source).relative_to(self.project).as_posix()


def stage(rendered: "Rendered", workspace: Workspace, *, language: str) -> Staged:
    """Lay out the generated pages and those of docs/ under `<workspace>/<language>`, unless a problem stands."""
    written, problems = _hand_written(workspace.docs)
    overrides = {path: text for path, text in rendered.files.items() if path.startswith("overrides/")}
    generated = {path: text for path, text in rendered.files.items() if path not in overrides} | scripts(language)
    folder = workspace.folder / language
    problems += _claimed_twice(written, generated, f"{workspace.folder.name}/{language}")
    pages = {**generated, **written}
    configuration = _configuration(workspace, folder, _completed(rendered.nav, written))
    if not problems:
        docs = {f"docs/{path}": text for path, text in pages.items()}
        _lay_out(folder, {**docs, **overrides, "mkdocs.yml": configuration})
    settings = [workspace.configuration.read_bytes(), configuration, *overrides.values()]
    frame = b"\0".join([*settings, *(_head(path, text) for path, text in pages.items())])
    return Staged(workspace.project, folder, dict(_becoming(pages)), frozenset(written), frame, problems)


def destination(path: str) -> str:
    """The file of the site that a file of docs/ becomes.

    >>> destination("guide/écrire.md"), destination("guide/README.md"), destination("assets/mark.svg")
    ('guide/écrire/index.html', 'guide/index.html', 'assets/mark.svg')
    """
    stem, extension = posixpath.splitext(path)
    if extension != ".md":
        return path
    folder, name = posixpath.split(stem)
    return posixpath.join(folder, "index.html") if name in ("index", "README") else f"{stem}/index.html"


def _head(path: str, text: bytes) -> bytes:
    """What other pages may show of a page: its front matter and its first heading."""
    if not path.endswith(".md"):
        return path.encode()
    front = text.partition(b"\n---\n")[0] if text.startswith(b"---\n") else b""
    _before, sign, after = (b"\n" + text).partition(b"\n# ")
    return b"\n".join([path.encode(), front, sign + after.partition(b"\n")[0]])


def _becoming(pages: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    return ((destination(path), path) for path in pages if path.endswith(".md"))


# --- hand-written pages --------------------------------------------------------------------------


def _hand_written(docs: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Every file of docs/, except hidden ones, by its path there."""
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in sorted(visible(docs)) if docs.is_dir() else ():
        name = path.relative_to(docs).as_posix()
        place = f"{docs.name}/{name}"
        if path.is_symlink():
            text = _("this file is a link to somewhere else: put the file itself here")
            problems.append(Problem(Place(place), "leaves-folder", text))
        elif path.suffix == ".md":
            page, wrong = read(path, place)
            found[name] = page.encode()
            problems += wrong
        elif not path.is_dir():
            found[name] = path.read_bytes()
    return found, problems


def _claimed_twice(written: Mapping[str, bytes], generated: Mapping[str, bytes], stage: str) -> Iterator[Problem]:
    """Hand-written files that would stand where another file does; capitals do not tell two files apart everywhere."""
    taken = {destination(path).casefold(): f"{stage}/docs/{path}" for path in generated}
    for path in written:
        where = destination(path).casefold()
        if where in taken:
            text = _("this file would stand where {other} does: give it another name", other=taken[where])
            yield Problem(Place(f"docs/{path}"), "page-twice", text)
        taken.setdefault(where, f"docs/{path}")


def _completed(nav: list[object], written: Mapping[str, bytes]) -> list[object]:
    """The navigation with the hand-written pages that it lacks, under their own titles: in its last section, if any."""
    listed = set(_paths(nav))
    lacking = [path for path in written if path.endswith(".md") and path not in listed]
    match nav:
        case [*others, {**last}] if len(last) == 1 and isinstance(section := next(iter(last.values())), list):
            return [*others, {next(iter(last)): [*section, *lacking]}]
    return [*nav, *lacking]


def _paths(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for entry in nav:
            yield from _paths(entry)
    elif isinstance(nav, dict):
        for entry in nav.values():
            yield from _paths(entry)


# --- files ---------------------------------------------------------------------------------------


def _configuration(workspace: Workspace, folder: Path, nav: list[object]) -> bytes:
    """The mkdocs.yml of the stage, written as JSON values, which are YAML too."""
    parent = Path(os.path.relpath(workspace.configuration, folder)).as_posix()
    entries: dict[str, object] = {
        "INHERIT": parent,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": "overrides"},
        "nav": nav,
    }
    lines = [f"{key}: {as_yaml(value, indent=2)}" for key, value in entries.items()]
    return "\n".join([f"# Made by gen: what is written here is lost. Settings go into {parent}.", *lines, ""]).encode()


def _lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make the stage hold exactly these files, touching only those that differ.

    The manifest first names the old files and the new, and only at the end the new alone: a run that is killed
    leaves nothing that the next one would take for somebody else's.
    """
    before = _manifest(folder)
    _must_be_ours(folder, before)
    for name in _OWN:
        (folder / name).mkdir(parents=True, exist_ok=True)
    _list(folder, {*before, *files})
    for path in before - files.keys():
        _remove(folder / path, up_to=folder)
    for path, text in files.items():
        _write(folder / path, text)
    _list(folder, set(files))


def _manifest(folder: Path) -> set[str]:
    try:
        listed = json.loads((folder / _MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return set()
    return {path for path in listed if isinstance(path, str) and _stays_below(path)}


def _stays_below(path: str) -> bool:
    """Whether a listed path can only name a file of the stage: the manifest is a file that anyone may have edited."""
    return not path.startswith("/") and ".." not in path.split("/")


def _list(folder: Path, files: set[str]) -> None:
    """Write the manifest in one step: a half of it would make the other half somebody else's."""
    new = folder / f"{_MANIFEST}.new"
    new.write_text(json.dumps(sorted(files), ensure_ascii=False, indent=0), encoding="utf-8")
    new.replace(folder / _MANIFEST)


def _must_be_ours(folder: Path, known: set[str]) -> None:
    for name in (*_OWN, "mkdocs.yml"):
        top = folder / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top] if top.exists() else []:
            place = path.relative_to(folder).as_posix()
            if place not in known and not path.is_dir():
                where = f"{folder.parent.name}/{folder.name}/{place}"
                raise Refused(_("gen did not make {file} and would publish it: move it away first", file=where))


def _write(path: Path, text: bytes) -> None:
    if path.is_symlink():
        path.unlink()  # Writing would go through it.
    elif path.exists() and path.read_bytes() == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)


def _remove(path: Path, *, up_to: Path) -> None:
    """Remove a file, then the folders above it that are left empty."""
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == up_to or any(parent.iterdir()):
            return
        parent.rmdir()
