"""`gen check` and `gen explain`: what is wrong with the data, and what a problem means."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.edge import AS_OF, BUILT, DATA_PROBLEMS, FORMAT, LANG, PROJECT, check_project, fails, report
from generator.problems import _
from generator.refusal import Refused

if TYPE_CHECKING:
    from generator.check import Checked


@click.command(
    help=_("Check the data. With PATHS, show only what concerns these files.").msgid,
    epilog="gen check\ngen check data/salaries.yaml --lang en\ngen check --format json",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@PROJECT
@AS_OF
@LANG
@FORMAT
def check(paths: tuple[Path, ...], project: Path, as_of: datetime | None, lang: str, shape: str) -> None:
    """Exit code 1 when something stops a build."""
    checked = check_project(project, as_of)
    if paths:
        checked = _only(checked, paths, project)
    click.echo(report(checked, lang, shape))
    sys.exit(DATA_PROBLEMS if fails(checked) else BUILT)


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


@click.command(
    help=_("Explain a code, with a wrong and a right example; without CODE, list them all.").msgid,
    epilog="gen explain\ngen explain unknown-role",
)
@click.argument("code", required=False)
@LANG
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
