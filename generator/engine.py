"""MkDocs, run in this process on a stage: what it makes, and what it complains of as problems.

Plain MkDocs builds the same pages from the same stage; here it is only quicker and speaks in places and codes.
"""

import json
import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.characters import place_at
from generator.problems import Place, Problem, Text, in_order, printable
from generator.staging import Staged

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_NAMED_PAGE = re.compile(r"'([^']+\.md)'")
_NAMED_SETTING = re.compile(r"Config value '(\w+)'")
_NAMED_LINE = re.compile(r"line (\d+), column (\d+)")
_INDEX = "search/search_index.json"


class Engine:
    """Kept from one build to the next, it builds again only the pages whose text alone has changed since."""

    def __init__(self) -> None:
        self._frame = b""
        self._titles: dict[str, Any] = {}

    def build(self, staged: Staged, into: Path, *, address: str | None, before: Path) -> tuple[str, list[Problem]]:
        """Build into an empty folder: the address of the site, if it is set, and the problems.

        `address` is where the site will stand, when that is not what mkdocs.yml says; `before` is the site that
        `has_built` last spoke of.
        """
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        from mkdocs.exceptions import MkDocsException

        with _complaints() as complaints:
            try:
                configuration = _configuration(staged, into, address)
                self._run(configuration, before if staged.frame == self._frame and before.is_dir() else None)
            except MkDocsException as error:
                if not complaints:
                    complaints.append(error.format_message())
                return "", _explained(complaints, staged)
            except Exception:
                # A page written by hand that no engine can read is not our bug.
                blamed = [each for each in _explained(complaints, staged) if each.place.file.startswith("docs/")]
                if not blamed:
                    raise
                return "", blamed
        return configuration.site_url or "", _explained(complaints, staged)

    def has_built(self, staged: Staged) -> None:
        """What was built from this stage is now the site that the next build may start from."""
        self._frame = staged.frame

    def _run(self, configuration: "MkDocsConfig", before: Path | None) -> None:
        from mkdocs.commands.build import build

        from generator.shortcuts import shortcuts

        into = Path(configuration.site_dir)
        if before is None:
            self._titles.clear()
        else:
            shutil.copytree(before, into, dirs_exist_ok=True)
        rebuilt = _watch_pages(configuration, self._titles)
        old = _read_index(into)
        with shortcuts(configuration):
            build(configuration, dirty=before is not None)
        _complete_index(into, old, rebuilt)


def _configuration(staged: Staged, into: Path, address: str | None) -> "MkDocsConfig":
    from mkdocs.config import load_config

    file = str(staged.configuration)
    configuration = load_config(config_file=file, site_dir=str(into.absolute()), site_url=address, strict=False)
    # The links are checked once, on the built site, in the language of the reader.
    links = configuration.validation.links
    links.not_found = links.absolute_links = links.unrecognized_links = links.anchors = logging.DEBUG
    return configuration


# --- building a part -----------------------------------------------------------------------------


def _watch_pages(configuration: "MkDocsConfig", titles: dict[str, Any]) -> set[str]:
    """Learn which pages are rebuilt, and their titles; give the others, which are not read, their last ones."""
    from mkdocs.plugins import BasePlugin

    rebuilt: set[str] = set()

    class Memory(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
        def on_nav(self, nav: Any, **_more: Any) -> None:
            for page in nav.pages:
                if page.title is None and page.file.src_uri in titles:
                    page.title = titles[page.file.src_uri]

        def on_page_context(self, context: Any, *, page: Any, **_more: Any) -> Any:
            titles[page.file.src_uri] = page.title
            rebuilt.add(page.url)
            return context

    configuration.plugins["echelons"] = Memory()
    return rebuilt


def _read_index(site: Path) -> list[dict[str, Any]]:
    path = site / _INDEX
    return json.loads(path.read_bytes())["docs"] if path.is_file() else []


def _complete_index(site: Path, old: list[dict[str, Any]], rebuilt: set[str]) -> None:
    """The engine forgets, in the index of the search, the pages that it did not build again."""
    kept = [entry for entry in old if entry["location"].partition("#")[0] not in rebuilt]
    if kept:
        path = site / _INDEX
        index = json.loads(path.read_bytes())
        index["docs"] += kept
        path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


# --- complaints ----------------------------------------------------------------------------------


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What MkDocs would print as warnings and errors, instead of printing it."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = record.getMessage()
            # The server has its own words, and a build of a part is what we asked for.
            if record.name != "mkdocs.livereload" and not message.startswith("A 'dirty' build"):
                messages.append(message)

    log, collector = logging.getLogger("mkdocs"), Collector(logging.WARNING)
    before = log.level, log.propagate
    log.addHandler(collector)
    log.propagate = False
    log.setLevel(logging.WARNING)
    try:
        yield messages
    finally:
        log.removeHandler(collector)
        log.level, log.propagate = before


def _explained(complaints: list[str], staged: Staged) -> list[Problem]:
    return in_order(_complaint(message, staged) for message in complaints)


def _complaint(message: str, staged: Staged) -> Problem:
    """A complaint of the engine in its own words, at the page or the setting that it names."""
    page = _NAMED_PAGE.search(message)
    if page is not None and page[1] in staged.sources.values():
        place = Place(staged.name_of(page[1]))
    else:
        place = _setting(message, staged)
    # Cut into pieces, since a value is shown only up to a length.
    pieces = (printable(message[start : start + 50]) for start in range(0, len(message), 50))
    text = Text("MkDocs: " + "".join(pieces).replace("{", "{{").replace("}", "}}"))
    return Problem(place, "engine", text)


def _setting(message: str, staged: Staged) -> Place:
    """The line of mkdocs.yml that a complaint names; else the configuration that the engine was given."""
    if line := _NAMED_LINE.search(message):
        return Place("mkdocs.yml", int(line[1]), int(line[2]))
    text = (staged.project / "mkdocs.yml").read_text(encoding="utf-8", errors="replace")
    key = _NAMED_SETTING.match(message)
    found = re.search(rf"^{key[1]}\b", text, re.MULTILINE) if key else None
    if found:
        return place_at(text, found.start(), "mkdocs.yml", len(found[0]))
    return Place(staged.configuration.relative_to(staged.project).as_posix())
