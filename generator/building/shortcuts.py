"""Where MkDocs and its theme take the long way: the same pages, sooner.

A test compares them, byte by byte, with those of plain MkDocs. Each shortcut is left out when the library no longer
has what it replaces.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader

from generator.building.markup import is_searched_by, without_blocks
from generator.pages.compiled import keep_compiled

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig


class VisibleFiles(FileSystemLoader):
    """Lists no hidden folder: a theme keeps 14,000 icons in one, which the engine would walk through and leave out."""

    def list_templates(self) -> list[str]:
        """Every file of the folders that is not hidden, by its path there."""
        found = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = os.path.relpath(folder, top)
                found |= {os.path.normpath(os.path.join(below, name)).replace(os.sep, "/") for name in names}
        return sorted(found)


class Tag(str):
    """An element as the search of Material keeps it: equal to any of its name, which it asks some 500,000 times."""

    attrs: dict[str, str | None]

    def __new__(cls, tag: str, attrs: dict[str, str | None] | None = None) -> "Tag":
        """The name of the element, with its attributes beside."""
        made = super().__new__(cls, tag)
        made.attrs = attrs or {}
        return made

    @property
    def tag(self) -> str:
        """The name of the element."""
        return str(self)

    def is_excluded(self) -> bool:
        """Whether the element is kept out of the search."""
        return "data-search-exclude" in self.attrs


@contextmanager
def shortcuts(configuration: "MkDocsConfig") -> Iterator[None]:
    """Take them all while MkDocs builds with this configuration."""
    from mkdocs.structure import pages

    theme = configuration.theme
    given = theme.get_env

    def get_env() -> "Environment":
        environment = keep_compiled(given())
        environment.loader = VisibleFiles(theme.dirs)
        return environment

    search = sys.modules.get("material.plugins.search.plugin")
    blocks = sys.modules.get("markdown.extensions.md_in_html")
    # Reads each page once more for its anchors, for a check that is ours: an eighth of a build.
    raw = getattr(pages, "_RawHTMLPreprocessor", None)
    with ExitStack() as taken:
        taken.enter_context(_put(theme, "get_env", get_env))
        taken.enter_context(_put(search, "Element", Tag))
        taken.enter_context(_put(raw, "run", lambda _self, lines: lines))
        taken.enter_context(_around(getattr(search, "Parser", None), "feed", _feed))
        taken.enter_context(_around(getattr(blocks, "HtmlBlockPreprocessor", None), "run", _take_blocks_out))
        yield


def _feed(plain: Callable[[Any, str], None], parser: Any, page: str) -> None:
    """Read a page for the search, tag by tag, without what it passes over."""
    if not is_searched_by(parser, page):
        plain(parser, page)


def _take_blocks_out(plain: Callable[[Any, list[str]], list[str]], extractor: Any, lines: list[str]) -> list[str]:
    """Keep the HTML of a page out of the hands of Markdown: a generated page is nothing else."""
    left = without_blocks("\n".join(lines), extractor.md.htmlStash.store, extractor.md.is_block_level)
    return plain(extractor, lines) if left is None else left.split("\n")


@contextmanager
def _around(owner: type | None, name: str, wrapper: Callable[..., Any]) -> Iterator[None]:
    """Put a function around a method for a while, which is given the method first, where there is one."""
    plain = getattr(owner, name, None)
    with _put(owner if plain else None, name, lambda *given: wrapper(plain, *given)):
        yield


@contextmanager
def _put(owner: ModuleType | object | None, name: str, value: Any) -> Iterator[None]:
    """Put a value in the place of another for a while, where there is one."""
    before = getattr(owner, name, None)
    if owner is None or before is None:
        yield
        return
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)
