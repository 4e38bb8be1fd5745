"""Files that follow from the data or from the model: written again where they differ, or told to be out of date."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from generator.commands.edge import BUILT, DATA_PROBLEMS
from generator.messages.problems import Text, _


class Told(NamedTuple):
    """What is said of the files."""

    command: str
    """Which writes them."""
    ready: Callable[[int], Text]
    """They are up to date, so many having been written."""


def keep_up(project: Path, made: Mapping[str, bytes], told: Told, lang: str, *, only_check: bool) -> int:
    """Write the files, by their path in the project, that are missing or differ; gives the exit code.

    1 with `only_check` when there are any: they are told, and nothing is written.
    """
    from generator.mending.rewriting import rewrite
    from generator.messages.language import translations

    say = translations(lang).gettext
    stale = {name: content for name, content in made.items() if _held(project / name) != content}
    if only_check and stale:
        text = _("out of date: {names}. Write them again: {command}", names=tuple(stale), command=told.command)
        click.echo(text.render(say))
        return DATA_PROBLEMS
    rewrite(project, stale)
    click.echo(told.ready(len(stale)).render(say))
    return BUILT


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
