"""Sites built from hostile texts, and from letters in their place."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.building.site import make_site
from generator.building.workspace import for_build
from generator.catalog import Catalog
from generator.checking.check import check
from generator.messages.problems import Refusal
from generator.reading import texts
from generator.reading.decode import Field
from hostile import INJECTIONS, Folder, Tree, text_kind, write
from hostile_shapes import MARK, Names
from shipped import AS_OF, ROOT

Pack = Callable[[Field, str, int], str]
"""What to put before a text of a field, given its rank among all of them."""


class Texts(NamedTuple):
    """The same files twice: with hostile texts, and with letters in their place."""

    hostile: dict[str, Tree]
    harmless: dict[str, Tree]
    names: Names


def texts_with(folder: Folder, pack: Pack) -> Texts:
    """The files of a folder with something hostile before each text."""
    names = Names()
    # What stands twice, such as a publisher, is the same both times.
    pairs: dict[tuple[int, str], tuple[str, str]] = {}

    def hostile(field: Field, text: str) -> str:
        key = id(field), text
        if key not in pairs:
            pairs[key] = names.put(pack(field, text, len(pairs)), light=text_kind(field).name == "prose")
        return f"{pairs[key][0]} {text}"

    spoiled = folder.with_texts(hostile)
    return Texts(spoiled, folder.with_texts(lambda field, text: f"{pairs[id(field), text][1]} {text}"), names)


def passing(field: Field, text: str, rank: int) -> str:
    """As many injections as the check lets pass before a text, another one first at each rank."""
    kind = text_kind(field)
    room = (kind.longest or 0) - len(f" {MARK} {text}")
    packed = ""
    for injection in _from(rank):
        longer = f"{packed} {injection}".strip(" ")
        if len(longer) <= room and not isinstance(kind.read(f"{longer} {MARK} {text}"), Refusal):
            packed = longer
    return packed


def whatever(field: Field, text: str, rank: int) -> str:
    """As many injections as a text has room for, whether a check lets them pass or not."""
    return " ".join(fitting(field, text, _from(rank)))


def fitting(field: Field, text: str, injections: Sequence[str]) -> list[str]:
    """Those that a text has room for."""
    room = (text_kind(field).longest or 0) - len(f" {MARK} {text}")
    packed: list[str] = []
    for injection in injections:
        if len(injection) + 1 <= room:
            packed.append(injection)
            room -= len(injection) + 1
    return packed


def _from(rank: int) -> Sequence[str]:
    every = list(INJECTIONS.values())
    start = rank % len(every)
    return every[start:] + every[:start]


@contextmanager
def unchecked_texts() -> Iterator[None]:
    """Read any text as it is: what `gen check` refuses reaches what stands behind it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_text", "_one_line"):
            patch.setattr(texts, name, lambda text, **_limits: text.strip())
        yield


def read(files: dict[str, Tree], project: Path) -> Catalog:
    """The files of a project, checked; they must have no mistake."""
    checked = check(write(files, project / "data"), as_of=AS_OF)
    assert checked.catalog is not None, [(each.place, each.code) for each in checked.problems]
    return checked.catalog


def build(catalog: Catalog, project: Path) -> Path:
    """The site of a catalog, built in its project."""
    shutil.copy(ROOT / "mkdocs.yml", project)
    made = make_site(for_build(project), catalog, progress=lambda _stage: None)
    assert not made.problems, [(each.place, each.code, each.text) for each in made.problems]
    return made.folder
