"""`gen forms`: the forms of GitHub, with the choices that the data offer now."""

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.commands.edge import AS_OF, BUILT, DATA_PROBLEMS, LANG, PROJECT, check_project, fails, report
from generator.messages.problems import _


@click.command(
    help=_("Write the forms of GitHub, whose choices come from the data.").msgid,
    epilog="gen forms\ngen forms --check",
)
@click.option("--check", "only_check", is_flag=True, help=_("Write nothing; say whether they are up to date.").msgid)
@PROJECT
@AS_OF
@LANG
def forms(only_check: bool, project: Path, as_of: datetime | None, lang: str) -> None:
    """Exit code 1 when the data have a mistake, or when --check finds a form that is missing or out of date."""
    from generator.mending.issue_forms import FOLDER, files
    from generator.mending.rewriting import rewrite
    from generator.messages.language import translations

    checked = check_project(project, as_of)
    if checked.catalog is None or fails(checked):
        click.echo(report(checked, lang, "text"))
        sys.exit(DATA_PROBLEMS)
    say = translations(lang).gettext
    made = {f"{FOLDER}/{name}": text for name, text in files(checked.catalog, say).items()}
    stale = {name: text for name, text in made.items() if _held(project / name) != text}
    if only_check and stale:
        click.echo(_("out of date: {names}. Write them again: gen forms", names=tuple(stale)).render(say))
        sys.exit(DATA_PROBLEMS)
    rewrite(project, stale)
    click.echo(_("the forms are up to date (files written: {n})", n=len(stale)).render(say))
    sys.exit(BUILT)


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
