"""`gen rename` and `gen retire`: an id changes, or a record goes, and old addresses still lead somewhere."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from generator.commands.edge import (
    AS_OF,
    BUILT,
    DATA_PROBLEMS,
    LANG,
    PROJECT,
    data_of,
    day_of,
    fails,
    report,
    stop_on_mistakes,
)
from generator.messages.problems import _

_Change = Callable[[Path], dict[str, bytes]]
"""From a folder of data to the files that change, by their path in the project, with their new bytes."""

_WITH_ADDRESS = ["roles", "skills", "sources", "salaries", "paths"]
_IN_LINKS = ["competencies", "questions", "statements", "scenarios"]
"""What links to answers and to results name."""


@click.command(
    help=_("Change the id of a record everywhere; what led to the old one still leads to it.").msgid,
    epilog="gen rename roles OLD NEW\ngen rename statements OLD NEW",
)
@click.argument("collection", type=click.Choice([*_WITH_ADDRESS, *_IN_LINKS]))
@click.argument("old")
@click.argument("new")
@PROJECT
@AS_OF
@LANG
def rename(collection: str, old: str, new: str, project: Path, as_of: datetime | None, lang: str) -> None:
    """Exit code 1 when the data have mistakes, before or after: nothing is written then."""
    from generator.mending.renaming import renamed

    _change(project, lambda data: renamed(data, collection, old, new), day_of(as_of), lang)


@click.command(
    help=_("Take a record out; what led to it leads to the one named by --to.").msgid,
    epilog="gen retire skills ID --to OTHER",
)
@click.argument("collection", type=click.Choice(_WITH_ADDRESS))
@click.argument("id")
@click.option("--to", "heir", metavar="ID", required=True, help=_("Id of the record that takes its place.").msgid)
@PROJECT
@AS_OF
@LANG
def retire(collection: str, id: str, heir: str, project: Path, as_of: datetime | None, lang: str) -> None:
    """Exit code 1 when the data have mistakes, before or after: nothing is written then."""
    from generator.mending.renaming import retired

    _change(project, lambda data: retired(data, collection, id, heir), day_of(as_of), lang)


def _change(project: Path, change: _Change, day: date, lang: str) -> None:
    """Write the files that a change gives for a copy of the data, unless these have a mistake before or after it."""
    from generator.checking.check import check
    from generator.mending.copies import copied
    from generator.mending.intake import brought, tried
    from generator.mending.rewriting import rewrite
    from generator.messages.language import translations

    say = translations(lang).gettext
    with copied(data_of(project)) as copy:
        checked = check(copy, as_of=day)
        stop_on_mistakes(checked, lang)
        files = change(copy)
        before = {name: (copy.parent / name).read_bytes() for name in files}
        after = tried(copy, files, as_of=day)
    if fails(after):
        click.echo(_("nothing was written; of the changed files, gen check would say:").render(say), err=True)
        click.echo(report(brought(after, checked), lang, "text"), err=True)
        sys.exit(DATA_PROBLEMS)
    rewrite(project, files, before=before)
    click.echo(_("files changed: {names}", names=tuple(files)).render(say))
    sys.exit(BUILT)
