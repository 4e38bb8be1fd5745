"""The command's help and complaints in the language of who reads them: Click writes them, the words are here."""

import copy
import gettext
import re
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
    _("Choose from:\n\t{choices}"),
    _("No such option {name!r}."),
    _("No such command {name!r}."),
    _("Option {name!r} does not take a value."),
    _("{value!r} is not a valid {number_type}."),
    _("{value} is not in the range {range}."),
    _none.ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    _none.ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    _none.ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    _none.ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    _("%(prog)s, version %(version)s"),
    _("Aborted!"),
)
"""What Click says itself, marked for translation. It sets a colon right after the headings of lists."""

_PLACEHOLDERS = frozenset(
    text.msgid
    for text in (
        _("ARGS"),
        _("BASE"),
        _("BASIS"),
        _("CODE"),
        _("COMMAND"),
        _("CONTRACT"),
        _("DD"),
        _("FILE"),
        _("FOLDER"),
        _("HEAD"),
        _("ID"),
        _("LEVEL"),
        _("MM"),
        _("NAME"),
        _("NEW"),
        _("OLD"),
        _("OPTIONS"),
        _("OTHER"),
        _("PATHS"),
        _("PORT"),
        _("ROLE"),
        _("TEXT"),
        _("YYYY"),
        _("ZONE"),
    )
)
"""What stands for a value in usages, options and examples."""
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


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
    spoken.options_metavar = _with_placeholders(command.options_metavar or "", words.gettext)
    if command.epilog:
        examples = "\n".join(f"  {_with_placeholders(line, words.gettext)}" for line in command.epilog.splitlines())
        heading = words.gettext("Examples:")
        spoken.epilog = f"\b\n{heading}\n{examples}"
    context = click.Context(command)
    spoken.params = [_parameter_in_language(each, context, words.gettext) for each in command.params]
    if isinstance(spoken, click.Group):
        spoken.subcommand_metavar = _with_placeholders(spoken.subcommand_metavar, words.gettext)
        spoken.commands = {name: in_language(each, language) for name, each in spoken.commands.items()}
    return spoken


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].removesuffix(".") + "."


def _parameter_in_language(
    parameter: click.Parameter, context: click.Context, say: Callable[[str], str]
) -> click.Parameter:
    spoken = copy.copy(parameter)
    spoken.metavar = _with_placeholders(parameter.make_metavar(context), say)
    # What a complaint says that a value is not.
    spoken.type = copy.copy(parameter.type)
    spoken.type.name = say(parameter.type.name)
    if isinstance(spoken, click.Option) and spoken.help:
        spoken.help = say(spoken.help)
    return spoken


def _with_placeholders(text: str, say: Callable[[str], str]) -> str:
    """A usage or an example, in which only what stands for a value is translated."""
    return _CAPITALS.sub(lambda word: say(word[0]) if word[0] in _PLACEHOLDERS else word[0], text)


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
