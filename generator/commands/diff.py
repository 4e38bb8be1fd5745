"""`gen diff`: what readers will see change, before it is published."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.edge import AS_OF, DATA_PROBLEMS, LANG, PROJECT, data_of, day_of, report
from generator.messages.problems import _

if TYPE_CHECKING:
    from generator.catalog import Catalog

_SHAPES = ("text", "markdown", "json")


@click.command(
    help=_(
        "Tell what readers will see change since BASE (a commit, or a folder; the last commit without it), "
        "in the files as they are or at HEAD."
    ).msgid,
    epilog="gen diff\ngen diff main --format markdown\ngen diff v1 v2\ngen diff ../other .",
)
@click.argument("base", default="HEAD")
@click.argument("head", required=False)
@click.option("--format", "shape", type=click.Choice(_SHAPES), default="text", help=_("Shape of the report.").msgid)
@PROJECT
@AS_OF
@LANG
def diff(base: str, head: str | None, shape: str, project: Path, as_of: datetime | None, lang: str) -> None:
    """Exit code 1 when one of the two states has mistakes: there is nothing sound to compare then."""
    from generator.changes.bulletin import FORMATS
    from generator.changes.differences import differences
    from generator.messages.language import translations

    day = day_of(as_of)
    with _folder(project, base) as old, _folder(project, head) as new:
        before, after = _catalog(old, base, day, lang), _catalog(new, head, day, lang)
        click.echo(FORMATS[shape](differences(before, after), translations(lang)))


@contextmanager
def _folder(project: Path, name: str | None) -> Iterator[Path]:
    """The data that a name stands for: those of the project without one, a folder (of data, or the one that holds
    it), else a commit.
    """
    from generator.changes.snapshots import data_at
    from generator.mending.copies import temporary

    if name is None:
        yield data_of(project)
    elif Path(name).is_dir():
        inner = Path(name) / "data"
        yield inner if inner.is_dir() else Path(name)
    else:
        with temporary() as into:
            yield data_at(project, name, into)


def _catalog(data: Path, name: str | None, day: date, lang: str) -> "Catalog":
    """The checked data of a folder; their mistakes are told, and end the command, when they have any."""
    from generator.changes.snapshots import LAST
    from generator.checking.check import check
    from generator.messages.language import translations

    checked = check(data, as_of=day)
    if checked.catalog is None:
        last = _("The last commit cannot be compared: it has mistakes")
        what = last if name == LAST else _("“{name}” cannot be compared: it has mistakes", name=name or data.name)
        click.echo(what.render(translations(lang).gettext), err=True)
        click.echo(report(checked, lang, "concise"), err=True)
        raise click.exceptions.Exit(DATA_PROBLEMS)
    return checked.catalog
