"""MkDocs, run in this process on a stage: what it makes, and what it complains of.

Plain MkDocs builds the same pages from the same stage; here it is only quicker and speaks in places and codes.
"""

import json
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.building.complaints import explain, explain_settings
from generator.building.staging import Staged
from generator.messages.problems import Problem
from generator.messages.refusal import refusal_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_INDEX = "search/search_index.json"
_LOGS = ("mkdocs", "properdocs")
"""Where MkDocs complains, under either of the names that it goes by."""


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
        from mkdocs.exceptions import MkDocsException

        known = _known_settings()
        with _complaints() as complaints:
            configuration, problems = _read(staged, into, address, complaints)
            if configuration is None:
                return "", problems
            try:
                self._run(configuration, before if staged.frame == self._frame and before.is_dir() else None)
            except MkDocsException as error:
                return "", explain(complaints or _words_of(error), staged, known)
            except Exception as error:
                if refusal_of(error, staged.project):
                    raise  # The disk is no fault of the page that was being written.
                # A page written by hand that no engine can read is not our bug.
                blamed = [each for each in explain(complaints, staged, known) if each.place.file.startswith("docs/")]
                if not blamed:
                    raise
                return "", blamed
        return configuration.site_url or "", explain(complaints, staged, known)

    def has_built(self, staged: Staged) -> None:
        """What was built from this stage is now the site that the next build may start from."""
        self._frame = staged.frame

    def _run(self, configuration: "MkDocsConfig", before: Path | None) -> None:
        from mkdocs.commands.build import build

        from generator.building.shortcuts import shortcuts

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


def address_of(staged: Staged, into: Path, address: str | None) -> tuple[str, list[Problem]]:
    """Where the site will stand, and what MkDocs complains of in mkdocs.yml: for an engine that complains of less.

    `address`, when it is given, counts instead of what mkdocs.yml says.
    """
    with _complaints() as complaints:
        configuration, problems = _read(staged, into, address, complaints)
        if configuration is None:
            return "", problems
    return configuration.site_url or "", explain(complaints, staged, _known_settings())


def _read(
    staged: Staged, into: Path, address: str | None, complaints: list[str]
) -> tuple["MkDocsConfig | None", list[Problem]]:
    """The settings, or why there are none."""
    try:
        return _configuration(staged, into, address), []
    except Exception as error:
        # It even stumbles over a mkdocs.yml that holds no settings at all.
        problems = explain_settings(complaints or _words_of(error), staged, _known_settings())
        if not problems:
            raise
        return None, problems


def _configuration(staged: Staged, into: Path, address: str | None) -> "MkDocsConfig":
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    file = str(staged.configuration)
    configuration = load_config(config_file=file, site_dir=str(into.absolute()), site_url=address, strict=False)
    # The links are checked once, on the built site, in the language of the reader.
    links = configuration.validation.links
    links.not_found = links.absolute_links = links.unrecognized_links = links.anchors = logging.DEBUG
    return configuration


def _words_of(error: Exception) -> list[str]:
    from mkdocs.exceptions import MkDocsException

    return [error.format_message()] if isinstance(error, MkDocsException) else []


def _known_settings() -> list[str]:
    from mkdocs.config.defaults import get_schema

    return [name for name, _option in get_schema()]


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
            # A build of a part is what we asked for.
            if not message.startswith("A 'dirty' build"):
                messages.append(message)

    collector = Collector(logging.WARNING)
    logs = [logging.getLogger(name) for name in _LOGS]
    before = [(log.level, log.propagate) for log in logs]
    for log in logs:
        log.addHandler(collector)
        log.propagate = False
        log.setLevel(logging.WARNING)
    try:
        yield messages
    finally:
        for log, (level, propagate) in zip(logs, before, strict=True):
            log.removeHandler(collector)
            log.level, log.propagate = level, propagate
