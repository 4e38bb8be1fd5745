"""`gen fix` and `gen fmt`: the files of data/ mended and laid out, every other letter as it was."""

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.chosen import chosen
from generator.commands.edge import (
    AS_OF,
    BUILT,
    DATA_PROBLEMS,
    LANG,
    PROJECT,
    agrees,
    data_of,
    day_of,
    fails,
    report,
    sound,
)
from generator.messages.problems import Problem, _

if TYPE_CHECKING:
    from generator.checking.check import Checked

_CHECK = click.option("--check", "only_check", is_flag=True, help=_("Write nothing; say what would change.").msgid)


@click.command(
    help=_("Make the corrections that gen check names and that leave no doubt.").msgid,
    epilog="gen fix\ngen fix --ask\ngen fix --check",
)
@click.option("--ask", is_flag=True, help=_("Ask about the corrections that leave a doubt.").msgid)
@_CHECK
@PROJECT
@AS_OF
@LANG
def fix(ask: bool, only_check: bool, project: Path, as_of: datetime | None, lang: str) -> None:
    """Exit code 1 when an error is left, or with --check when there is something to correct."""
    from generator.mending.fixes import fixed
    from generator.mending.rewriting import rewrite

    def wanted(problem: Problem, checked: "Checked") -> bool:
        return problem.is_sure or (ask and _agreed(problem, checked, lang))

    done = fixed(data_of(project), as_of=day_of(as_of), wanted=wanted)
    if not only_check:
        rewrite(project, done.files, before=done.before)
    _tell(done.made, only_check, lang)
    if done.left.problems:
        click.echo(report(done.left, lang, "concise"))
    sys.exit(DATA_PROBLEMS if fails(done.left) or (only_check and done.made) else BUILT)


def _agreed(problem: Problem, checked: "Checked", lang: str) -> bool:
    click.echo(report(checked._replace(problems=[problem]), lang, "text").rpartition("\n")[0])
    return agrees(_("Correct it?"), lang, default=False)


def _tell(made: list[Problem], only_check: bool, lang: str) -> None:
    from generator.messages.language import translations
    from generator.messages.reports import where

    words = translations(lang)
    for problem in made:
        click.echo(f"{where(problem.place)}: [{problem.code}] → {problem.fix}")
    done = words.ngettext("{n} correction made", "{n} corrections made", len(made))
    possible = words.ngettext("{n} correction to make", "{n} corrections to make", len(made))
    click.echo((possible if only_check else done).format(n=len(made)))


@click.command(
    help=_("Lay the files of data/ out: the order of the fields, empty lines, spaces.").msgid,
    epilog="gen fmt\ngen fmt --check\ngen fmt data/salaries.yaml",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_CHECK
@PROJECT
@LANG
def fmt(paths: tuple[Path, ...], only_check: bool, project: Path, lang: str) -> None:
    """Exit code 1 when the data have a mistake, which leaves every file as it is, or with --check a file to lay out."""
    from generator.mending.copies import as_checked
    from generator.mending.rewriting import rewrite
    from generator.messages.language import translations

    checked, _catalog = sound(project, None, lang)
    asked_for = chosen(paths, checked.texts, project) if paths else {*checked.texts}
    before = as_checked(project, {name: text for name, text in checked.texts.items() if name in asked_for})
    changed = dict(_laid_out(before))
    if not only_check:
        rewrite(project, changed, before=before)
    for name in changed:
        click.echo(name)
    text = _("files to lay out: {n}", n=len(changed)) if only_check else _("files laid out: {n}", n=len(changed))
    click.echo(text.render(translations(lang).gettext))
    sys.exit(DATA_PROBLEMS if only_check and changed else BUILT)


def _laid_out(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The files that change, with their new content."""
    from generator.mending.layout import laid_out

    for name, content in files.items():
        after = laid_out(content, name)
        if after != content:
            yield name, after
