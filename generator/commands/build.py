"""`gen build`, `gen pages` and `gen serve`: the data become a site."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.building.engines import ENGINES
from generator.commands.edge import (
    AS_OF,
    BUILT,
    DATA_PROBLEMS,
    FORMAT,
    LANG,
    PROJECT,
    Progress,
    check_project,
    complain,
    data_of,
    fails,
    report,
    stages,
)
from generator.messages.problems import _

if TYPE_CHECKING:
    from gettext import NullTranslations

    from generator.building.engines import Builds
    from generator.building.site import Made
    from generator.building.workspace import Workspace
    from generator.catalog import Catalog
    from generator.changes.preview import Preview
    from generator.changes.repository import Repository


class _Options(NamedTuple):
    """What every command that makes something is told."""

    project: Path
    as_of: datetime | None
    lang: str
    shape: str = "text"
    tells_lack: bool = True
    """Whether to say why something was left out of the site: once is enough."""


_Make = Callable[["Catalog", Progress], "Made"]
_Ready = Callable[["NullTranslations", int, str], str]


@click.command(
    help=_("Check the data, then build the site into site/. A problem leaves the previous site as it was.").msgid,
    epilog="gen build\ngen build --engine zensical\ngen build --format github",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    help=_("What makes the pages from their sources (default: mkdocs); the others are to be installed first.").msgid,
)
@PROJECT
@AS_OF
@LANG
@FORMAT
def build(engine: str, project: Path, as_of: datetime | None, lang: str, shape: str) -> None:
    """Exit code 1 when a problem stopped it."""
    from generator.building.engines import engine_called
    from generator.building.workspace import for_build

    workspace = for_build(project)
    make = _maker(workspace, engine_called(engine))
    sys.exit(_run(make, _Options(project, as_of, lang, shape), _site_ready, workspace.site / "index.html"))


@click.command(
    help=_("Write the sources of the site into build/, for MkDocs or Zensical. The data are checked first.").msgid,
    epilog="gen pages\ngen pages && mkdocs build -f build/fr/mkdocs.yml",
)
@PROJECT
@AS_OF
@LANG
@FORMAT
def pages(project: Path, as_of: datetime | None, lang: str, shape: str) -> None:
    """Exit code 1 when a problem stopped it."""
    from generator.building.workspace import for_build

    around = _environment()

    def make(catalog: "Catalog", progress: Progress) -> "Made":
        from generator.building.site import make_sources

        return make_sources(for_build(project), catalog, progress=progress, **around._asdict())

    sys.exit(_run(make, _Options(project, as_of, lang, shape), _sources_ready))


class _Port(click.IntRange):
    """Where a browser finds the site on this machine."""

    name = _("port number").msgid


@click.command(
    help=_(
        "Serve the site on this machine alone, rebuilt at each save. The browser reloads by itself; Ctrl-C ends it."
    ).msgid,
    epilog="gen serve\ngen serve --port 8080",
)
@click.option(
    "--port",
    metavar="PORT",
    type=_Port(0, 65535),
    default=8000,
    help=_("Port (default: 8000); 0 for any free one.").msgid,
)
@PROJECT
@AS_OF
@LANG
def serve(port: int, project: Path, as_of: datetime | None, lang: str) -> None:
    """Until Ctrl-C, whatever is saved meanwhile."""
    from generator.building.engine import Engine
    from generator.building.serve import Told
    from generator.building.serve import serve as serve_site
    from generator.building.workspace import for_serve
    from generator.messages.language import translations

    data_of(project)  # Missing at the start, it is wrong use; later on, a branch being checked out.
    workspace, options, engine = for_serve(project), _Options(project, as_of, lang, tells_lack=False), Engine()

    def rebuild(address: str) -> None:
        try:
            _run(_maker(workspace, engine, address), options, _site_ready, address)
        except (Exception, SystemExit) as error:
            # Whatever it is, the last good site stays up, and the next save may mend it.
            complain(error, project, lang)

    def opened(address: str) -> None:
        click.echo(_("serving {address}: Ctrl-C ends it", address=address).render(say))

    say = translations(lang).gettext
    notice = _("the site cannot be built yet: the terminal says why; this page reloads when it can").render(say)
    serve_site(workspace, port=port, told=Told(rebuild, opened, notice))


class _Environment(NamedTuple):
    """What the environment says of a site."""

    repository: "Repository | None"
    preview: "Preview | None"


def _environment() -> _Environment:
    """Asked for before anything is read: a wrong address is wrong use."""
    from generator.changes.preview import preview_of
    from generator.changes.repository import repository_of

    return _Environment(repository_of(os.environ), preview_of(os.environ))


def _maker(workspace: "Workspace", engine: "Builds | None" = None, address: str | None = None) -> _Make:
    around = _environment()

    def make(catalog: "Catalog", progress: Progress) -> "Made":
        from generator.building.site import make_site

        return make_site(workspace, catalog, progress=progress, engine=engine, address=address, **around._asdict())

    return make


def _run(make: _Make, options: _Options, ready: _Ready, where: object = None) -> int:
    """Check, make, report; the last line says where the result is. Gives the exit code."""
    from generator.messages.language import translations

    with stages(options.lang) as progress:
        progress(_("checking the data"))
        checked = check_project(options.project, options.as_of)
        made = make(checked.catalog, progress) if checked.catalog else None
    if made:
        problems, texts = [*checked.problems, *made.problems], {**checked.texts, **made.texts}
        checked = checked._replace(problems=problems, texts=texts)
    for_programs = options.shape in ("json", "sarif")
    if checked.problems or for_programs:
        click.echo(report(checked, options.lang, options.shape))
    if made is None or fails(checked):
        return DATA_PROBLEMS
    say = translations(options.lang)
    if made.lack and options.tells_lack:
        click.echo(_("no feed of changes: {why}", why=made.lack).render(say.gettext), err=True)
    click.echo(ready(say, made.pages, str(where or made.folder)), err=for_programs)
    return BUILT


def _site_ready(say: "NullTranslations", n: int, path: str) -> str:
    return say.ngettext("site ready: {path} — {n} page", "site ready: {path} — {n} pages", n).format(path=path, n=n)


def _sources_ready(say: "NullTranslations", n: int, path: str) -> str:
    return say.ngettext("sources ready: {path} — {n} page", "sources ready: {path} — {n} pages", n).format(
        path=path, n=n
    )
