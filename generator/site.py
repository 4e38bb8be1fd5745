"""From a Catalog to a site: stage its sources, have the engine build them aside, check the links, swap it in."""

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.catalog import Catalog
from generator.characters import place_at
from generator.links import broken_links
from generator.problems import Place, Problem, Text, _, has_errors, in_order, printable
from generator.refusal import in_words
from generator.staging import Staged, stage
from generator.swap import beside, must_be_replaceable, put_in_place
from generator.workspace import Workspace, held

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

Progress = Callable[[Text], None]

_NAMED_PAGE = re.compile(r"'([^']+\.md)'")
_NAMED_SETTING = re.compile(r"Config value '(\w+)'")
_NAMED_LINE = re.compile(r"line (\d+), column (\d+)")


class Made(NamedTuple):
    """The outcome of a build: what was made and how many pages it has, unless a problem stands."""

    folder: Path
    pages: int
    problems: list[Problem]
    texts: dict[str, str]
    """The files that the problems speak of, by name."""


def make_sources(workspace: Workspace, catalog: Catalog, *, progress: Progress) -> Made:
    """Lay out the sources of the site for any engine: `gen pages`."""
    with in_words(workspace.project), held(workspace):
        staged = _stage(workspace, catalog, progress)
        return Made(staged.folder, len(staged.sources), staged.problems, _texts(workspace, staged.problems))


def make_site(workspace: Workspace, catalog: Catalog, *, progress: Progress, address: str | None = None) -> Made:
    """Build the site beside the old one, check it, and give it its place: `gen build`. A problem leaves the old one.

    `address` is where it will stand, when that is not what mkdocs.yml says.
    """
    with in_words(workspace.project), held(workspace), _reproducible(catalog.as_of):
        must_be_replaceable(workspace.site)
        staged = _stage(workspace, catalog, progress)
        problems = staged.problems
        if not problems:
            problems = _build(workspace, staged, progress, address)
        return Made(workspace.site, len(staged.sources), problems, _texts(workspace, problems))


def _stage(workspace: Workspace, catalog: Catalog, progress: Progress) -> Staged:
    from generator.pages import render

    progress(_("writing the pages"))
    return stage(render(catalog), workspace, language=catalog.site.language)


def _build(workspace: Workspace, staged: Staged, progress: Progress, address: str | None) -> list[Problem]:
    with beside(workspace.site) as new:
        progress(_("building the site"))
        address, problems = _run_engine(staged, new, address)
        if not problems:
            progress(_("checking the links"))
            problems = in_order(broken_links(new, _locator(staged), address=address, kept=_kept_pages(staged)))
        if not has_errors(problems):
            put_in_place(new, workspace.site)
    return problems


@contextmanager
def _reproducible(as_of: date) -> Iterator[None]:
    """Date the sitemap and the archives of the site from the day of the data, unless a date is already imposed."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        yield
        return
    midnight = datetime.combine(as_of, time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]


# --- the engine ----------------------------------------------------------------------------------


def _run_engine(staged: Staged, into: Path, address: str | None) -> tuple[str, list[Problem]]:
    """Have MkDocs build the stage into a folder: the address of the site, if it is set, and what MkDocs found."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    with _complaints() as complaints:
        try:
            configuration = _configuration(staged, into, address)
            build(configuration)
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


def _configuration(staged: Staged, into: Path, address: str | None) -> "MkDocsConfig":
    from mkdocs.config import load_config

    file = str(staged.configuration)
    configuration = load_config(config_file=file, site_dir=str(into.absolute()), site_url=address, strict=False)
    # The links are checked once, on the built site, in the language of the reader.
    links = configuration.validation.links
    links.not_found = links.absolute_links = links.unrecognized_links = links.anchors = logging.DEBUG
    configuration.theme.get_env = _quicker(configuration.theme)  # type: ignore[method-assign]
    return configuration


def _quicker(theme: "Theme") -> "Callable[[], Environment]":
    """The templates of a theme, as the theme gives them but found and compiled sooner."""
    from generator.compiled import VisibleFiles, keep_compiled

    given = theme.get_env

    def get_env() -> "Environment":
        environment = keep_compiled(given())
        environment.loader = VisibleFiles(theme.dirs)
        return environment

    return get_env


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What MkDocs would print as warnings and errors, instead of printing it."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

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


# --- where a broken link can be mended -----------------------------------------------------------


def _locator(staged: Staged) -> Callable[[str, str], Place]:
    def locate(page: str, address: str) -> Place:
        source = staged.sources.get(page, page)
        name, path = staged.name_of(source), staged.folder / "docs" / source
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        # The engine rewrites the way to a page, seldom its last name and its anchor.
        for part in (address, "#" + address.partition("#")[2], address.rstrip("/").rpartition("/")[2]):
            start = text.find(part) if len(part) > 1 else -1
            if start >= 0:
                return place_at(text, start, name, len(part))
        return Place(name)

    return locate


def _kept_pages(staged: Staged) -> frozenset[str]:
    """HTML files of docs/, copied as they are: a proof of ownership for a search engine, for example."""
    return frozenset(name for name in staged.hand_written if name.endswith(".html"))


def _texts(workspace: Workspace, problems: list[Problem]) -> dict[str, str]:
    named = {problem.place.file for problem in problems}
    paths = {name: workspace.project / name for name in sorted(named)}
    return {name: path.read_text(encoding="utf-8", errors="replace") for name, path in paths.items() if path.is_file()}
