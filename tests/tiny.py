"""A project whose pages stand in data/ as they are, for tests of what comes after them. Run, it is its own `gen`."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import generator.changes.history
import generator.checking.check
import generator.pages
from generator.building.workspace import Workspace, for_build
from generator.changes.history import History
from generator.checking.check import Checked
from generator.messages.problems import Place, Problem, Text
from generator.pages import Rendered

MKDOCS = "site_name: Tiny\nsite_url: !ENV [SITE_URL, '']\ntheme: {name: null, locale: en}\nplugins: []\nstrict: true\n"
LAYOUT = b"<!doctype html><html><head><title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>"


class Tiny:
    """The project in a folder: home, one page that it links to, no theme to speak of."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(exist_ok=True)
        (root / "mkdocs.yml").write_text(MKDOCS)
        self.write("index.md", "# Home\n\n[guide](guide/index.md)\n")
        self.write("guide/index.md", "# Guide\n\n## First\n\n[home](../index.md)\n")

    def write(self, path: str, text: str, *, folder: str = "data") -> Path:
        """One page of data/, or of docs/."""
        file = self.root / folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    @property
    def workspace(self) -> Workspace:
        return for_build(self.root)

    @property
    def catalog(self) -> Any:
        return read_pages(self.root / "data", as_of=date(2026, 1, 2)).catalog

    def site(self) -> dict[str, bytes]:
        """The built site, file by file."""
        return contents(self.root / "site")

    @property
    def command(self) -> list[str]:
        """`gen`, in a process of its own."""
        return [sys.executable, __file__]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_pages(data: Path, *, as_of: date) -> Checked:
    """Stands in for the check: any file is a page, and bad.yaml is a problem."""
    catalog: Any = SimpleNamespace(as_of=as_of, site=SimpleNamespace(language="fr"), pages=contents(data))
    problems = [Problem(Place("data/bad.yaml", 3, 5), "bad", Text("something is bad"))]
    if (data / "bug").exists():
        raise ZeroDivisionError("made for the test")
    if (data / "bad.yaml").exists():
        return Checked(None, problems, {}, is_whole=True)
    return Checked(catalog, [], {}, is_whole=True)


def render(catalog: Any, **_more: object) -> Rendered:
    """Stands in for the pages: only home is in the navigation."""
    return Rendered({**catalog.pages, "overrides/main.html": LAYOUT}, [{"Home": "index.md"}])


def stand_in(replace: Callable[[object, str, object], None]) -> None:
    """Put them in the place of the real ones; the project has no history, which is then no matter."""
    replace(generator.checking.check, "check", read_pages)
    replace(generator.pages, "render", render)
    replace(generator.changes.history, "history_of", lambda _data: History())


if __name__ == "__main__":
    from generator.cli import gen

    stand_in(setattr)
    gen()
