"""`gen check` and `gen explain`: what is wrong with the data, and what a problem means."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.chosen import chosen
from generator.commands.edge import AS_OF, BUILT, DATA_PROBLEMS, FORMAT, LANG, PROJECT, check_project, fails, report
from generator.messages.problems import Severity, _
from generator.messages.refusal import Refused

if TYPE_CHECKING:
    from generator.checking.check import Checked


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
    whole = check_project(project, as_of)
    checked = _only(whole, paths, project) if paths else whole
    click.echo(report(checked, lang, shape))
    if elsewhere := _wrong_files(whole) - _wrong_files(checked):
        _tell_elsewhere(elsewhere, lang)
    sys.exit(DATA_PROBLEMS if fails(checked) else BUILT)


def _only(checked: "Checked", paths: tuple[Path, ...], project: Path) -> "Checked":
    """What concerns these files and folders; Refused when one of them holds nothing that was checked."""
    wanted = chosen(paths, {*checked.texts, *(problem.place.file for problem in checked.problems)}, project)
    return checked._replace(
        problems=[problem for problem in checked.problems if problem.place.file in wanted],
        texts={file: text for file, text in checked.texts.items() if file in wanted},
    )


def _wrong_files(checked: "Checked") -> set[str]:
    return {problem.place.file for problem in checked.problems if problem.severity is Severity.ERROR}


def _tell_elsewhere(files: set[str], lang: str) -> None:
    """Files that nobody asked about can still stop a build, and may be why what was asked about looks well."""
    from generator.messages.language import translations

    text = _("there are errors elsewhere: {files}. Without PATHS, gen check tells them all", files=tuple(sorted(files)))
    click.echo(text.render(translations(lang).gettext), err=True)


@click.command(
    help=_("Explain a code, with a wrong and a right example. Without CODE, list them all.").msgid,
    epilog="gen explain\ngen explain unknown-role",
)
@click.argument("code", required=False)
@LANG
def explain(code: str | None, lang: str) -> None:
    """Exit code 2 when there is no such code."""
    from generator.checking.explanations import CODES, explained, listed
    from generator.messages.language import translations
    from generator.reading.spelling import closest

    say = translations(lang).gettext
    if code is None:
        click.echo(listed(say))
    elif code in CODES:
        click.echo(explained(code, say))
    elif near := closest(code, CODES):
        raise Refused(_("“{code}” is no known code; did you mean “{near}”?", code=code, near=near))
    else:
        raise Refused(_("“{code}” is no known code: gen explain lists them all", code=code))
