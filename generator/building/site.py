"""From a Catalog to a site: stage its sources, have the engine build them aside, check the links, swap it in."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

from generator.building.engine import Engine
from generator.building.engines import Builds
from generator.building.links import broken_links
from generator.building.staging import Staged, stage
from generator.building.swap import beside, must_be_replaceable, put_in_place
from generator.building.workspace import Workspace, held
from generator.catalog import Catalog
from generator.changes.preview import Preview
from generator.changes.repository import Repository
from generator.messages.problems import Place, Problem, Text, _, has_errors, in_order
from generator.messages.refusal import in_words
from generator.reading.characters import place_at
from generator.reading.garbage import uncollected

Progress = Callable[[Text], None]


class Made(NamedTuple):
    """The outcome of a build: what was made and how many pages it has, unless a problem stands."""

    folder: Path
    pages: int
    problems: list[Problem]
    texts: dict[str, str]
    """The files that the problems speak of, by name."""
    lack: Text | None = None
    """Why there is no feed of changes."""


def make_sources(
    workspace: Workspace,
    catalog: Catalog,
    *,
    progress: Progress,
    repository: Repository | None = None,
    preview: Preview | None = None,
) -> Made:
    """Lay out the sources of the site for any engine: `gen pages`."""
    with in_words(workspace.project), held(workspace), uncollected():
        staged, lack = _stage(workspace, catalog, progress, repository=repository, preview=preview)
        return Made(staged.folder, len(staged.sources), staged.problems, _texts(workspace, staged.problems), lack)


def make_site(
    workspace: Workspace,
    catalog: Catalog,
    *,
    progress: Progress,
    engine: Builds | None = None,
    address: str | None = None,
    repository: Repository | None = None,
    preview: Preview | None = None,
) -> Made:
    """Build the site beside the old one, check it, and give it its place: `gen build`. A problem leaves the old one.

    An `engine` that is kept from one build to the next builds again only what has changed. `address` is where the site
    will stand, when that is not what mkdocs.yml says; `repository`, where the data are kept, if that is known;
    `preview`, what it is a preview of, if it is one.
    """
    with in_words(workspace.project), held(workspace), _reproducible(catalog.as_of), uncollected():
        must_be_replaceable(workspace.site)
        staged, lack = _stage(workspace, catalog, progress, repository=repository, preview=preview)
        problems = staged.problems
        if not problems:
            problems = _build(workspace, staged, progress, engine or Engine(), address)
        return Made(workspace.site, len(staged.sources), problems, _texts(workspace, problems), lack)


def _stage(
    workspace: Workspace,
    catalog: Catalog,
    progress: Progress,
    *,
    repository: Repository | None,
    preview: Preview | None,
) -> tuple[Staged, Text | None]:
    """What was laid out, and why it has no feed of changes."""
    from generator.changes.history import history_of
    from generator.pages import render

    progress(_("writing the pages"))
    history = history_of(workspace.project / "data")
    rendered = render(catalog, changes=history.changes, repository=repository, preview=preview)
    return stage(rendered, workspace, language=catalog.site.language), history.lack


def _build(
    workspace: Workspace, staged: Staged, progress: Progress, engine: Builds, address: str | None
) -> list[Problem]:
    with beside(workspace.site) as new:
        progress(_("building the site"))
        address, problems = engine.build(staged, new, address=address, before=workspace.site)
        if not problems:
            progress(_("checking the links"))
            problems = in_order(broken_links(new, _locator(staged), address=address, kept=_kept_pages(staged)))
        if not has_errors(problems):
            put_in_place(new, workspace.site)
            engine.has_built(staged)
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
