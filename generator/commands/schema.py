"""`gen schema`: what editors of YAML read to help while one types."""

import sys
from pathlib import Path

import click

from generator.commands.derived import Told, keep_up
from generator.commands.edge import LANG, PROJECT, data_of
from generator.messages.problems import _


@click.command(
    help=_("Write schemas/, which editors read to help while one types.").msgid,
    epilog="gen schema\ngen schema --check",
)
@click.option("--check", "only_check", is_flag=True, help=_("Write nothing; say whether schemas/ is up to date.").msgid)
@PROJECT
@LANG
def schema(only_check: bool, project: Path, lang: str) -> None:
    """Exit code 1 when --check finds a schema that is missing or out of date."""
    from generator.messages.language import translations
    from generator.schema import FOLDER, schemas

    data_of(project)  # Nothing is written where no editor would read it.
    made = {f"{FOLDER}/{name}": text for name, text in schemas(translations(lang).gettext).items()}
    told = Told("gen schema", lambda n: _("schemas/ is up to date (files written: {n})", n=n))
    sys.exit(keep_up(project, made, told, lang, only_check=only_check))
