"""`gen forms`: the forms of GitHub, with the choices that the data offer now."""

import sys
from datetime import datetime
from pathlib import Path

import click

from generator.commands.derived import Told, keep_up
from generator.commands.edge import AS_OF, LANG, PROJECT, sound
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
    from generator.messages.language import translations

    _checked, catalog = sound(project, as_of, lang)
    made = {f"{FOLDER}/{name}": text for name, text in files(catalog, translations(lang).gettext).items()}
    told = Told("gen forms", lambda n: _("the forms are up to date (files written: {n})", n=n))
    sys.exit(keep_up(project, made, told, lang, only_check=only_check))
