"""`gen schema`: what editors of YAML read to help while one types."""

import sys
from pathlib import Path

import click

from generator.commands.edge import BUILT, DATA_PROBLEMS, LANG, PROJECT, data_of
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
    from generator.mending.rewriting import rewrite
    from generator.messages.language import translations
    from generator.schema import FOLDER, schemas

    data_of(project)  # Nothing is written where no editor would read it.
    say = translations(lang).gettext
    folder = project / FOLDER
    stale = {name: text for name, text in schemas(say).items() if _held(folder / name) != text}
    if only_check and stale:
        names = tuple(f"{FOLDER}/{name}" for name in stale)
        click.echo(_("out of date: {names}. Write them again: gen schema", names=names).render(say))
        sys.exit(DATA_PROBLEMS)
    rewrite(project, {f"{FOLDER}/{name}": text for name, text in stale.items()})
    click.echo(_("schemas/ is up to date (files written: {n})", n=len(stale)).render(say))
    sys.exit(BUILT)


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
