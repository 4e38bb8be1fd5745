"""The edge of the command: what its commands share, and how whatever goes wrong becomes a sentence and an exit code."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time
from gettext import gettext
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.commands.speech import click_speaking, in_language, language_asked_for
from generator.messages.language import LANGUAGES
from generator.messages.problems import Text, _
from generator.messages.refusal import Refused, reason_of, refusal_of

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.checking.check import Checked

C = TypeVar("C", bound=Callable[..., Any] | click.Command)

BUILT, DATA_PROBLEMS, WRONG_USE, OUR_BUG = 0, 1, 2, 3
INTERRUPTED, UNREAD = 130, 141
"""What a shell expects of a command that was stopped by Ctrl-C, or whose output nobody reads any more."""

FORMAT_NAMES = ("text", "concise", "json", "github", "sarif")


def today() -> date:
    """The day that decides what is old: SOURCE_DATE_EPOCH when set, as reproducible builds want, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise Refused(_("SOURCE_DATE_EPOCH must be a number of seconds")) from error
    return datetime.now(UTC).date()


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Keep an option for the edge, which speaks the language of the command and writes into its project."""
    context.meta[f"generator.{parameter.name}"] = value
    return value


def _existing_folder(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """The folder of the project, remembered; Refused when it is none."""
    _remember(context, parameter, value)
    if not value.exists():
        raise Refused(_("the folder {folder} does not exist", folder=value))
    if not value.is_dir():
        raise Refused(_("{path} is not a folder: name with -C the one that holds data/", path=value))
    return value


def hand_down(context: click.Context) -> None:
    """Let what is said before the name of a command hold for the command, unless it says otherwise."""
    assert isinstance(context.command, click.Group), "only a group has commands"
    context.default_map = dict.fromkeys(context.command.list_commands(context), context.params)


class Edge(click.Group):
    """Where whatever goes wrong becomes a sentence and an exit code, in the language of who reads it."""

    def main(self, args: Sequence[str] | None = None, *others: Any, **extra: Any) -> Any:
        """Run, with Click's own words in the language that the arguments ask for."""
        for stream in (sys.stdout, sys.stderr):
            # Some terminals lack the narrow spaces of French: better a “?” than no message.
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        arguments = list(sys.argv[1:] if args is None else args)
        language = language_asked_for(arguments)
        spoken = in_language(self, language)
        # Wherever it is asked for, the language is already that of what goes wrong before a command is reached.
        extra["default_map"] = {"lang": language}
        with click_speaking(language):
            try:
                return click.Group.main(spoken, arguments, *others, **extra)
            except OSError as error:
                # Help and version are printed before any command is invoked.
                _give_up_printing()
                sys.exit(complain(error, Path(), language))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever it raises becomes a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _give_up_printing()
            ctx.exit(UNREAD)
        except Exception as error:
            _give_up_printing()
            ctx.exit(complain(error, ctx.meta.get("generator.project", Path()), ctx.meta.get("generator.lang", "fr")))


def complain(error: BaseException, project: Path, lang: str) -> int:
    """Say in a sentence why a command stopped, and give the exit code: what the user can change, or a bug of ours."""
    refused = error if isinstance(error, Refused) else refusal_of(error, project)
    if refused is not None:
        _tell(_said(refused.text, lang))
        return WRONG_USE
    from generator.commands.crash import keep_trace

    text = _("this is a bug of ours, not your mistake: please open an issue with this file, which says what happened:")
    _tell(f"{_said(text, lang)} {keep_trace(error, project)}")
    return OUR_BUG


def _tell(line: str) -> None:
    """Print beside the result, if that can still be done."""
    with suppress(OSError):
        click.echo(line, err=True)


def _give_up_printing() -> None:
    """Drop what could not be printed: at the end, Python would try again, and complain in its own words."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _said(text: Text, lang: str) -> str:
    from generator.messages.language import translations

    return f"gen: {text.render(translations(lang).gettext)}"


class _Day(click.ParamType[datetime]):
    """A day, as `2026-11-22`."""

    name = _("day such as 2026-11-22").msgid

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime:
        """Midnight of the day."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.combine(date.fromisoformat(value), time())
        except ValueError:
            # In the words that Click has for numbers: it speaks the language of the command.
            told = gettext("{value!r} is not a valid {number_type}.")
            self.fail(told.format(value=value, number_type=self.name), param, ctx)


class Year(click.types.IntParamType):
    """A year, or any whole number that somebody takes for one."""

    name = _("year of four digits").msgid


def _project(callback: Callable[[click.Context, click.Parameter, Path], Path]) -> Callable[[C], C]:
    return click.option(
        "-C",
        "--project",
        metavar="FOLDER",
        # Whether it can be read is told when it is, in our words.
        type=click.Path(path_type=Path, readable=False),
        default=".",
        callback=callback,
        help=_("Folder that holds data/ and mkdocs.yml.").msgid,
    )


PROJECT = _project(_existing_folder)
PROJECT_OF_COMMAND = _project(_remember)
"""Before the name of a command: whether the folder is there is a question for the command that is given it."""
AS_OF = click.option(
    "--as-of", metavar="YYYY-MM-DD", type=_Day(), help=_("Day that decides what is old (default: today).").msgid
)
LANG = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    callback=_remember,
    # Read before the others, which may have something to say.
    is_eager=True,
    help=_("Language of messages.").msgid,
)
FORMAT = click.option(
    "--format",
    "shape",
    type=click.Choice(FORMAT_NAMES),
    default="text",
    help=_("Shape of the report.").msgid,
)


def check_project(project: Path, as_of: datetime | None) -> "Checked":
    """The data of a project, checked as of a day (today without one); Refused when it has no data/ folder."""
    from generator.checking.check import check as check_data

    return check_data(data_of(project), as_of=day_of(as_of))


def sound(project: Path, as_of: datetime | None, lang: str) -> tuple["Checked", "Catalog"]:
    """The checked data of a project and their catalog; their mistakes end the command, as `stop_on_mistakes` tells."""
    checked = check_project(project, as_of)
    return checked, stop_on_mistakes(checked, lang)


def stop_on_mistakes(checked: "Checked", lang: str) -> "Catalog":
    """The catalog of data without mistakes; with one, tell them beside the result, and end the command with code 1."""
    if checked.catalog is None:
        click.echo(report(checked, lang, "text"), err=True)
        sys.exit(DATA_PROBLEMS)
    return checked.catalog


def data_of(project: Path) -> Path:
    """The folder of data of a project, as it was before a command that was killed; Refused when it has none."""
    from generator.mending.rewriting import undo_interrupted

    data = project / "data"
    if not data.is_dir():
        name = project.resolve().name
        raise Refused(_("there is no data/ folder in {folder}/: run gen in a project, or name it with -C", folder=name))
    if restored := undo_interrupted(project):
        text = _("a command was killed while it wrote: {files} hold again what they did before", files=tuple(restored))
        context = click.get_current_context(silent=True)
        _tell(_said(text, context.meta.get("generator.lang", LANGUAGES[0]) if context else LANGUAGES[0]))
    return data


def day_of(as_of: datetime | None) -> date:
    """The day that an option names; today without it."""
    return as_of.date() if as_of else today()


def bytes_of(file: str, most: int) -> bytes:
    """What a file holds, or for `-` what another command writes; one byte more than `most` at most, which tells."""
    if file == "-":
        return sys.stdin.buffer.read(most + 1)
    if not Path(file).exists():
        raise Refused(_("{path} does not exist", path=file))
    try:
        with Path(file).open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        raise Refused(_("{path} cannot be read: {reason}", path=file, reason=reason_of(error))) from error


def fails(checked: "Checked") -> bool:
    """Whether a problem stops a build."""
    from generator.messages.problems import has_errors

    return has_errors(checked.problems)


def report(checked: "Checked", lang: str, shape: str) -> str:
    """All problems, in a language and one of FORMAT_NAMES."""
    from generator.messages.language import translations
    from generator.messages.platforms import FORMATS
    from generator.messages.reports import Report

    return FORMATS[shape](Report(checked.problems, checked.texts, translations(lang), checked.is_whole))


class _YesOrNo(click.Choice[str]):
    """Yes or no in one language; a word of another, its first letter or its capitals will do."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word of this language."""
        typed = str(value).strip().casefold()
        same = (word for words in map(_yes_and_no, LANGUAGES) for word in zip(words, self.choices, strict=True))
        meant = (own for word, own in same if typed in (word, word[0]))
        return super().convert(next(meant, value), param, ctx)


def _yes_and_no(lang: str) -> list[str]:
    from generator.messages.language import translations

    return _("yes|no").render(translations(lang).gettext).split("|")


def agrees(question: Text, lang: str, *, default: bool) -> bool:
    """Whether somebody who is asked says yes; `default` is what Enter alone says."""
    from generator.messages.language import translations

    yes, no = _yes_and_no(lang)
    asked = question.render(translations(lang).gettext)
    return click.prompt(asked, type=_YesOrNo([yes, no]), default=yes if default else no) == yes


Progress = Callable[[Text], None]
"""Told what long work is at."""


def is_watched() -> bool:
    """Whether somebody looks on: what goes to a file or to CI is spared what moves."""
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


@contextmanager
def stages(lang: str) -> Iterator[Progress]:
    """Names the stages, one in the place of the other, on a terminal; says nothing to a file or in CI."""
    from generator.messages.language import translations

    if not is_watched():
        yield lambda _stage: None
        return
    say, erase = translations(lang).gettext, "\r\033[K"
    try:
        yield lambda stage: click.echo(f"{erase}{stage.render(say)}…", nl=False, err=True)
    finally:
        click.echo(erase, nl=False, err=True)
