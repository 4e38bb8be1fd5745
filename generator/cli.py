"""The `gen` command: options in, one call, print, exit code out."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.check import Checked

BUILT, DATA_PROBLEMS, WRONG_USE, OUR_BUG = 0, 1, 2, 3

FORMAT_NAMES = ("text", "concise", "json", "github", "sarif")


def _today() -> date:
    """The day that decides what is old: SOURCE_DATE_EPOCH when set, as reproducible builds want, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not epoch.isdecimal():
            raise click.UsageError("SOURCE_DATE_EPOCH must be a number of seconds")
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).date()


_PROJECT = click.option(
    "-C", "--project", type=click.Path(path_type=Path), default=".", help="Folder that holds data/ and mkdocs.yml."
)
_AS_OF = click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day that decides what is old (default: today).")
_LANG = click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Language of the messages.")
_FORMAT = click.option("--format", "shape", type=click.Choice(FORMAT_NAMES), default="text", help="Shape of the report.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="echelons", prog_name="gen")
def gen() -> None:
    """Turn the YAML files of data/ into a reference site about a career ladder.

    \b
    Examples:
      gen check            every mistake in data/, at its line
      gen build            check, then write site/
      gen serve            build, serve, rebuild at each change
    """


@gen.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_PROJECT
@_AS_OF
@_LANG
@_FORMAT
def check(paths: tuple[Path, ...], project: Path, as_of: datetime | None, lang: str, shape: str) -> None:
    """Check the data; with PATHS, show only what concerns these files.

    \b
    Examples:
      gen check
      gen check data/salaries.yaml --lang en
      gen check --format json
    """
    checked = _check(project, as_of)
    if paths:
        checked = _only(checked, paths, project)
    click.echo(_report(checked, lang, shape))
    sys.exit(DATA_PROBLEMS if _fails(checked) else BUILT)


def _check(project: Path, as_of: datetime | None) -> "Checked":
    from generator.check import check as check_data

    data = project / "data"
    if not data.is_dir():
        raise click.UsageError(f"no data/ folder in {project.resolve().name}/: run gen in a project, or name it with -C")
    return check_data(data, as_of=as_of.date() if as_of else _today())


def _only(checked: "Checked", paths: tuple[Path, ...], project: Path) -> "Checked":
    wanted = {path.resolve() for path in paths}
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"{path} does not exist")

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
    from generator.reports import FORMATS, Report

    return FORMATS[shape](Report(checked.problems, checked.texts, translations(lang)))
