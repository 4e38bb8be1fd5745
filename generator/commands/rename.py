"""`gen rename` and `gen retire`: an id changes, or a record goes, and old addresses still lead somewhere."""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click

from generator.commands.edge import (
    AS_OF,
    BUILT,
    DATA_PROBLEMS,
    LANG,
    PROJECT,
    check_project,
    data_of,
    day_of,
    fails,
    report,
)
from generator.messages.problems import _

_COLLECTION = click.argument("collection", type=click.Choice(["roles", "skills", "sources", "salaries", "paths"]))


@click.command(
    help=_("Change the id of a record everywhere; what led to the old one still leads to it.").msgid,
    epilog="gen rename roles OLD NEW",
)
@_COLLECTION
@click.argument("old")
@click.argument("new")
@PROJECT
@AS_OF
@LANG
def rename(collection: str, old: str, new: str, project: Path, as_of: datetime | None, lang: str) -> None:
    """Exit code 1 when the data have mistakes, before or after: nothing is written then."""
    from generator.mending.renaming import renamed

    _stop_on_mistakes(project, day_of(as_of), lang)
    _write(project, renamed(data_of(project), collection, old, new), day_of(as_of), lang)


@click.command(
    help=_("Take a record out; what led to it leads to the one named by --to.").msgid,
    epilog="gen retire skills ID --to OTHER",
)
@_COLLECTION
@click.argument("id")
@click.option("--to", "heir", required=True, help=_("Id of the record that takes its place.").msgid)
@PROJECT
@AS_OF
@LANG
def retire(collection: str, id: str, heir: str, project: Path, as_of: datetime | None, lang: str) -> None:
    """Exit code 1 when the data have mistakes, before or after: nothing is written then."""
    from generator.mending.renaming import retired

    _stop_on_mistakes(project, day_of(as_of), lang)
    _write(project, retired(data_of(project), collection, id, heir), day_of(as_of), lang)


def _stop_on_mistakes(project: Path, day: date, lang: str) -> None:
    checked = check_project(project, datetime.combine(day, datetime.min.time()))
    if fails(checked):
        click.echo(report(checked, lang, "text"))
        sys.exit(DATA_PROBLEMS)


def _write(project: Path, files: Mapping[str, bytes], day: date, lang: str) -> None:
    """Write the files, unless the data would then have a mistake."""
    from generator.checking.check import check
    from generator.mending.rewriting import rewrite
    from generator.messages.language import translations

    with tempfile.TemporaryDirectory(prefix="gen-rename-") as folder:
        shutil.copytree(data_of(project), Path(folder) / "data")
        rewrite(Path(folder), files)
        checked = check(Path(folder) / "data", as_of=day)
    if fails(checked):
        click.echo(report(checked, lang, "text"))
        sys.exit(DATA_PROBLEMS)
    rewrite(project, files)
    say = translations(lang).gettext
    click.echo(_("files changed: {names}", names=tuple(files)).render(say))
    sys.exit(BUILT)
