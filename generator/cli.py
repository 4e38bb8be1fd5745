"""The `gen` command: options in, one call, print, exit code out."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from generator.language import LANGUAGES
from generator.problems import Text, _
from generator.refusal import Refused
from generator.speech import click_speaking, in_language, language_asked_for

if TYPE_CHECKING:
    from gettext import NullTranslations

    from generator.catalog import Catalog
    from generator.check import Checked
    from generator.engine import Engine
    from generator.site import Made
    from generator.workspace import Workspace

BUILT, DATA_PROBLEMS, WRONG_USE, OUR_BUG = 0, 1, 2, 3
INTERRUPTED = 130
"""What a shell expects of a command that was stopped by Ctrl-C."""

FORMAT_NAMES = ("text", "concise", "json", "github", "sarif")


def _today() -> date:
    """The day that decides what is old: SOURCE_DATE_EPOCH when set, as reproducible builds want, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise Refused(_("SOURCE_DATE_EPOCH must be a number of seconds")) from error
    return datetime.now(UTC).date()


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Keep an option for the edge, which speaks the language of the command and writes into its project."""
    context.meta[f"generator.{parameter.name}"] = value
    return value


class _Edge(click.Group):
    """Where whatever goes wrong becomes a sentence and an exit code, in the language of who reads it."""

    def main(self, args: Sequence[str] | None = None, *others: Any, **extra: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            # Some terminals lack the narrow spaces of French: better a “?” than no message.
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        arguments = list(sys.argv[1:] if args is None else args)
        language = language_asked_for(arguments)
        with click_speaking(language):
            return click.Group.main(in_language(self, language), arguments, *others, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except Exception as error:
            ctx.exit(_explain(error, ctx.meta.get("generator.project", Path()), ctx.meta.get("generator.lang", "fr")))


def _explain(error: BaseException, project: Path, lang: str) -> int:
    """Say in a sentence why a command stopped, and give the exit code: what the user can change, or a bug of ours."""
    if isinstance(error, Refused):
        click.echo(_said(error.text, lang), err=True)
        return WRONG_USE
    from generator.crash import keep_trace

    text = _("this is a bug of ours, not your mistake: please open an issue with this file, which says what happened:")
    click.echo(f"{_said(text, lang)} {keep_trace(error, project)}", err=True)
    return OUR_BUG


def _said(text: Text, lang: str) -> str:
    from generator.language import translations

    return f"gen: {text.render(translations(lang).gettext)}"


_PROJECT = click.option(
    "-C",
    "--project",
    type=click.Path(path_type=Path),
    default=".",
    callback=_remember,
    help=_("Folder that holds data/ and mkdocs.yml.").msgid,
)
_AS_OF = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help=_("Day that decides what is old (default: today).").msgid
)
_LANG = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    callback=_remember,
    help=_("Language of messages.").msgid,
)
_FORMAT = click.option(
    "--format",
    "shape",
    type=click.Choice(FORMAT_NAMES),
    default="text",
    help=_("Shape of the report.").msgid,
)


@click.group(
    cls=_Edge,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_("Turn the YAML files of data/ into a reference site about a career ladder.").msgid,
    epilog="gen check\ngen build\ngen serve",
)
@click.version_option(package_name="echelons", prog_name="gen")
def gen() -> None:
    """All commands. Help and examples stand in the decorators, where they can be translated."""


@gen.command(
    help=_("Check the data. With PATHS, show only what concerns these files.").msgid,
    epilog="gen check\ngen check data/salaries.yaml --lang en\ngen check --format json",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_PROJECT
@_AS_OF
@_LANG
@_FORMAT
def check(paths: tuple[Path, ...], project: Path, as_of: datetime | None, lang: str, shape: str) -> None:
    """Exit code 1 when something stops a build."""
    checked = _check(project, as_of)
    if paths:
        checked = _only(checked, paths, project)
    click.echo(_report(checked, lang, shape))
    sys.exit(DATA_PROBLEMS if _fails(checked) else BUILT)


def _check(project: Path, as_of: datetime | None) -> "Checked":
    from generator.check import check as check_data

    data = project / "data"
    if not data.is_dir():
        name = project.resolve().name
        raise Refused(_("there is no data/ folder in {folder}/: run gen in a project, or name it with -C", folder=name))
    return check_data(data, as_of=as_of.date() if as_of else _today())


def _only(checked: "Checked", paths: tuple[Path, ...], project: Path) -> "Checked":
    wanted = {path.resolve() for path in paths}
    for path in paths:
        if not path.exists():
            raise Refused(_("{path} does not exist", path=path))

    def concerned(file: str) -> bool:
        place = (project / file).resolve()
        return place in wanted or any(place.is_relative_to(folder) for folder in wanted)

    kept = [problem for problem in checked.problems if concerned(problem.place.file)]
    return checked._replace(problems=kept)


def _fails(checked: "Checked") -> bool:
    from generator.problems import has_errors

    return has_errors(checked.problems)


def _report(checked: "Checked", lang: str, shape: str) -> str:
    from generator.language import translations
    from generator.platforms import FORMATS
    from generator.reports import Report

    return FORMATS[shape](Report(checked.problems, checked.texts, translations(lang)))


@gen.command(
    help=_("Explain a code, with a wrong and a right example; without CODE, list them all.").msgid,
    epilog="gen explain\ngen explain unknown-role",
)
@click.argument("code", required=False)
@_LANG
def explain(code: str | None, lang: str) -> None:
    """Exit code 2 when there is no such code."""
    from generator.explanations import CODES, explained, listed
    from generator.language import translations
    from generator.spelling import closest

    say = translations(lang).gettext
    if code is None:
        click.echo(listed(say))
    elif code in CODES:
        click.echo(explained(code, say))
    elif near := closest(code, CODES):
        raise Refused(_("“{code}” is no known code; did you mean “{near}”?", code=code, near=near))
    else:
        raise Refused(_("“{code}” is no known code: gen explain lists them all", code=code))


# --- the site ------------------------------------------------------------------------------------


class _Options(NamedTuple):
    """What every command that makes something is told."""

    project: Path
    as_of: datetime | None
    lang: str
    shape: str = "text"


_Progress = Callable[[Text], None]
_Make = Callable[["Catalog", _Progress], "Made"]
_Ready = Callable[["NullTranslations", int, str], str]


@gen.command(
    help=_("Check the data, then build the site into site/. A problem leaves the previous site as it was.").msgid,
    epilog="gen build\ngen build --format github",
)
@_PROJECT
@_AS_OF
@_LANG
@_FORMAT
def build(project: Path, as_of: datetime | None, lang: str, shape: str) -> None:
    """Exit code 1 when a problem stopped it."""
    from generator.workspace import for_build

    workspace = for_build(project)
    make = _maker(workspace)
    sys.exit(_run(make, _Options(project, as_of, lang, shape), _site_ready, workspace.site / "index.html"))


@gen.command(
    help=_("Check the data, then write the sources of the site into build/, for MkDocs or Zensical.").msgid,
    epilog="gen pages\ngen pages && mkdocs build -f build/fr/mkdocs.yml",
)
@_PROJECT
@_AS_OF
@_LANG
@_FORMAT
def pages(project: Path, as_of: datetime | None, lang: str, shape: str) -> None:
    """Exit code 1 when a problem stopped it."""
    from generator.workspace import for_build

    def make(catalog: "Catalog", progress: _Progress) -> "Made":
        from generator.site import make_sources

        return make_sources(for_build(project), catalog, progress=progress)

    sys.exit(_run(make, _Options(project, as_of, lang, shape), _sources_ready))


@gen.command(
    help=_(
        "Serve the site on this machine alone; each saved file rebuilds it and reloads the browser. Ctrl-C ends it."
    ).msgid,
    epilog="gen serve\ngen serve --port 8080",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help=_("Port; 0 for any free one.").msgid,
)
@_PROJECT
@_AS_OF
@_LANG
def serve(port: int, project: Path, as_of: datetime | None, lang: str) -> None:
    """Until Ctrl-C, whatever is saved meanwhile."""
    from generator.engine import Engine
    from generator.language import translations
    from generator.serve import Told
    from generator.serve import serve as serve_site
    from generator.workspace import for_serve

    workspace, options, engine = for_serve(project), _Options(project, as_of, lang), Engine()

    def rebuild(address: str) -> None:
        try:
            _run(_maker(workspace, engine, address), options, _site_ready, address)
        except (Exception, SystemExit) as error:
            # Whatever it is, the last good site stays up, and the next save may mend it.
            _explain(error, project, lang)

    def opened(address: str) -> None:
        click.echo(_("serving {address}: Ctrl-C ends it", address=address).render(say))

    say = translations(lang).gettext
    notice = _("the site cannot be built yet: the terminal says why; this page reloads when it can").render(say)
    serve_site(workspace, port=port, told=Told(rebuild, opened, notice))


def _maker(workspace: "Workspace", engine: "Engine | None" = None, address: str | None = None) -> _Make:
    def make(catalog: "Catalog", progress: _Progress) -> "Made":
        from generator.site import make_site

        return make_site(workspace, catalog, progress=progress, engine=engine, address=address)

    return make


def _run(make: _Make, options: _Options, ready: _Ready, where: object = None) -> int:
    """Check, make, report; the last line says where the result is. Gives the exit code."""
    from generator.language import translations

    with _progress(options.lang) as progress:
        progress(_("checking the data"))
        checked = _check(options.project, options.as_of)
        made = make(checked.catalog, progress) if checked.catalog else None
    if made:
        problems, texts = [*checked.problems, *made.problems], {**checked.texts, **made.texts}
        checked = checked._replace(problems=problems, texts=texts)
    for_programs = options.shape in ("json", "sarif")
    if checked.problems or for_programs:
        click.echo(_report(checked, options.lang, options.shape))
    if made is None or _fails(checked):
        return DATA_PROBLEMS
    click.echo(ready(translations(options.lang), made.pages, str(where or made.folder)), err=for_programs)
    return BUILT


def _site_ready(say: "NullTranslations", n: int, path: str) -> str:
    return say.ngettext("site ready: {path} — {n} page", "site ready: {path} — {n} pages", n).format(path=path, n=n)


def _sources_ready(say: "NullTranslations", n: int, path: str) -> str:
    return say.ngettext("sources ready: {path} — {n} page", "sources ready: {path} — {n} pages", n).format(
        path=path, n=n
    )


@contextmanager
def _progress(lang: str) -> Iterator[_Progress]:
    """Names the stages, one in the place of the other, on a terminal; says nothing to a file or in CI."""
    from generator.language import translations

    if not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield lambda _stage: None
        return
    say, erase = translations(lang).gettext, "\r\033[K"
    try:
        yield lambda stage: click.echo(f"{erase}{stage.render(say)}…", nl=False, err=True)
    finally:
        click.echo(erase, nl=False, err=True)
