"""`gen stale`: the bands that wait for a newer source."""

from datetime import datetime
from pathlib import Path

import click

from generator.commands.edge import AS_OF, LANG, PROJECT, sound
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

    _checked, catalog = sound(project, as_of, lang)
    click.echo(as_markdown(stale_bands(catalog), catalog, translations(lang)))
