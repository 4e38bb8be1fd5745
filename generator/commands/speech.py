"""The command's help and complaints in the language of who reads them: Click writes them, the words are here."""

import copy
import gettext
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from inspect import cleandoc
from typing import TypeVar

import click

from generator.messages.language import LANGUAGES, translations
from generator.messages.problems import _

C = TypeVar("C", bound=click.Command)

_none = gettext.NullTranslations()
_CLICK_WORDS = (
    _("Usage:"),
    _("Options"),
    _("Commands"),
    _("Show this message and exit."),
    _("Show the version and exit."),
    _("default: {default}"),
    _("required"),
    _("Error: {message}"),
    _("Try '{command} {option}' for help."),
    _("Invalid value: {message}"),
    _("Invalid value for {param_hint}: {message}"),
    _("Missing argument"),
    _("Missing option"),
    _("Missing parameter"),
    _("Missing command."),
    _("No such option {name!r}."),
    _("No such command {name!r}."),
    _("Option {name!r} does not take a value."),
    _("{value!r} is not a valid {number_type}."),
    _("{value} is not in the range {range}."),
    _none.ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    _none.ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    _none.ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    _none.ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    _none.ngettext(
        "{value!r} does not match the format {format}.", "{value!r} does not match the formats {formats}.", 1
    ),
    _("%(prog)s, version %(version)s"),
)
"""What Click says itself, marked for translation. A version of Click with other words says those in English."""


def language_asked_for(arguments: Sequence[str]) -> str:
    """The language that a command line asks for, known before anything else of it is read."""
    for rank, argument in enumerate(arguments):
        name, _sign, value = argument.partition("=")
        if name == "--lang":
            asked = value or "".join(arguments[rank + 1 : rank + 2])
            return asked if asked in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def in_language(command: C, language: str) -> C:
    """A copy of a command, its options and its sub-commands, with their help in a language.

    The epilogue of a command holds its examples, one a line.
    """
    words = translations(language)
    spoken = copy.copy(command)
    spoken.help = words.gettext(cleandoc(command.help)) if command.help else None
    # In the list of commands Click cuts a help that is longer than the line, and wraps what is given for the list.
    spoken.short_help = _first_sentence(spoken.help) if spoken.help else None
    if command.epilog:
        examples = "\n".join(f"  {line}" for line in command.epilog.splitlines())
        heading = words.gettext("Examples:")
        spoken.epilog = f"\b\n{heading}\n{examples}"
    spoken.params = [_option_in_language(each, words.gettext) for each in command.params]
    if isinstance(spoken, click.Group):
        spoken.commands = {name: in_language(each, language) for name, each in spoken.commands.items()}
    return spoken


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].removesuffix(".") + "."


def _option_in_language(parameter: click.Parameter, say: Callable[[str], str]) -> click.Parameter:
    spoken = copy.copy(parameter)
    if isinstance(spoken, click.Option) and spoken.help:
        spoken.help = say(spoken.help)
    return spoken


@contextmanager
def click_speaking(language: str) -> Iterator[None]:
    """Give Click its own words in a language. It asks Python's `gettext`, which would look in folders of the system."""
    say = translations(language)
    before = gettext.dgettext, gettext.dngettext
    gettext.dgettext = lambda domain, message: say.gettext(message)  # noqa: ARG005
    gettext.dngettext = lambda domain, msgid1, msgid2, n: say.ngettext(msgid1, msgid2, n)  # noqa: ARG005
    try:
        yield
    finally:
        gettext.dgettext, gettext.dngettext = before
