"""`gen stale`: the bands that wait for a newer source."""

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.commands.edge import AS_OF, DATA_PROBLEMS, LANG, PROJECT, check_project, fails, report
from generator.messages.problems import _


@click.command(
    help=_("List the bands whose newest source is more than 24 months old, as Markdown.").msgid,
    epilog="gen stale\ngen stale --as-of 2028-01-01",
)
@PROJECT
@AS_OF
@LANG
def stale(project: Path, as_of: datetime | None, lang: str) -> None:
    """Exit code 1 when the data have a mistake."""
    from generator.changes.staleness import as_markdown
    from generator.changes.staleness import stale as stale_bands
    from generator.messages.language import translations

    checked = check_project(project, as_of)
    if checked.catalog is None or fails(checked):
        click.echo(report(checked, lang, "text"))
        sys.exit(DATA_PROBLEMS)
    click.echo(as_markdown(stale_bands(checked.catalog), checked.catalog, translations(lang)))
