"""The `gen` command: its commands by name, nothing more."""

from pathlib import Path

import click

from generator.commands.add import add
from generator.commands.bands import bands
from generator.commands.build import build, pages, serve
from generator.commands.check import check, explain
from generator.commands.diff import diff
from generator.commands.edge import LANG, PROJECT_OF_COMMAND, Edge, hand_down
from generator.commands.forms import forms
from generator.commands.mend import fix, fmt
from generator.commands.place import place
from generator.commands.rename import rename, retire
from generator.commands.schema import schema
from generator.commands.stale import stale
from generator.messages.problems import _


@click.group(
    cls=Edge,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_("Turn the YAML files of data/ into a reference site about a career ladder.").msgid,
    epilog="gen check\ngen build\ngen serve\ngen -C FOLDER check",
)
@click.version_option(package_name="echelons", prog_name="gen")
@PROJECT_OF_COMMAND
@LANG
@click.pass_context
def gen(context: click.Context, project: Path, lang: str) -> None:  # noqa: ARG001 - read from the context
    """All commands. Help and examples stand in the decorators, where they can be translated."""
    hand_down(context)


for each in (
    check,
    explain,
    build,
    pages,
    serve,
    diff,
    add,
    fix,
    fmt,
    rename,
    retire,
    stale,
    schema,
    forms,
    place,
    bands,
):
    gen.add_command(each)
