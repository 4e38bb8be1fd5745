"""What the engine complains of, as problems: where a person can mend it, and in our words where these are known."""

import os
import re
from collections.abc import Collection
from typing import NamedTuple

from generator.building.staging import Staged
from generator.messages.problems import Place, Problem, Text, _, in_order, printable
from generator.reading.characters import place_at, read
from generator.reading.spelling import closest
from generator.reading.syntax import unreadable_settings

_FILE = "mkdocs.yml"

_SETTING = re.compile(r"Config value '(?P<name>\w+)': (?P<said>.*)", re.DOTALL)
_NAMED_PAGE = re.compile(r"'([^']+\.md)'")
_NAMED_LINE = re.compile(r"line (\d+), column (\d+)")
_UNKNOWN = "Unrecognised configuration name"
_LACKING = "Required configuration not provided"

_SAYINGS = tuple(
    (re.compile(pattern, re.DOTALL), text)
    for pattern, text in (
        (rf"{_UNKNOWN}.*", _("“{name}” is no setting of MkDocs")),
        (rf"{_LACKING}.*", _("a setting is missing: {name}")),
        (
            r"Unrecognised theme name: '(?P<value>[^']*)'\. The available installed themes are: (?P<known>.*)",
            _("“{value}” is no theme that is installed; the choices are {known}"),
        ),
        (r'The "(?P<value>[^"]*)" plugin is not installed', _("“{value}” is no plugin that is installed")),
        (
            r"Failed to load extension '(?P<value>[^']*)'.*",
            _("“{value}” is no extension of Markdown that is installed"),
        ),
        (r"The URL isn't valid.*", _("this is not the address of a web page: https://…")),
        (r"The path '(?P<value>[^']*)' isn't an existing .*", _("“{value}” does not exist")),
        (r"Expected type: <class 'list'> but received: .*", _("a list is due here: each entry starts with “- ”")),
        (r"Expected type: <class 'str'> but received: .*", _("a text is due here")),
        (r"Expected type: <class 'bool'> but received: .*", _("true or false is due here")),
        (
            r".*could not determine a constructor for the tag '(?P<value>[^']*)'.*",
            _("“{value}” means nothing to MkDocs here: quote the text"),
        ),
    )
)
"""What MkDocs says, and what we say instead. A version of MkDocs with other words is quoted."""


def explain_settings(messages: list[str], staged: Staged, known: Collection[str]) -> list[Problem]:
    """Why the engine takes no mkdocs.yml at all: what keeps it from being read, else what it said of its settings."""
    text, problems = read(staged.project / _FILE, _FILE)
    if not problems and (mistake := unreadable_settings(text, _FILE)):
        problems = [mistake]
    return problems or explain(messages, staged, known)


def explain(
    messages: list[str], staged: Staged, known: Collection[str] = (), *, engine: str = "MkDocs"
) -> list[Problem]:
    """What the engine said, at the page or the setting that it names. `known` are the settings that it knows."""
    complaints = [_complaint(message, staged, known) for message in messages]
    # A setting that is there under a misspelt name is not missing too.
    meant = {complaint.near for complaint in complaints if complaint.near}
    told = (each for each in complaints if not (each.said.startswith(_LACKING) and each.name in meant))
    return in_order(
        Problem(_place(each, staged), "engine", _in_our_words(each, engine), fix=each.near) for each in told
    )


class _Complaint(NamedTuple):
    """What the engine said: of which setting, if it names one, and which one that is meant to be."""

    name: str
    said: str
    near: str | None


def _complaint(message: str, staged: Staged, known: Collection[str]) -> _Complaint:
    message = message.replace(os.path.abspath(staged.project) + os.sep, "")
    setting = _SETTING.match(message)
    if setting is None:
        return _Complaint("", message, None)
    name, said = setting["name"], setting["said"]
    return _Complaint(name, said, closest(name, known) if said.startswith(_UNKNOWN) else None)


def _in_our_words(complaint: _Complaint, engine: str = "MkDocs") -> Text:
    if complaint.near:
        return _("“{name}” is no setting of MkDocs; did you mean “{near}”?", name=complaint.name, near=complaint.near)
    for pattern, text in _SAYINGS:
        if match := pattern.fullmatch(complaint.said):
            return Text(text.msgid, (("name", complaint.name), *match.groupdict().items()))
    # A text without values is not cut, however long it is.
    return _("{engine} says: {said}", engine=engine, said=Text(printable(" ".join(complaint.said.split()))))


# --- where it can be mended ----------------------------------------------------------------------


def _place(complaint: _Complaint, staged: Staged) -> Place:
    page = _NAMED_PAGE.search(complaint.said)
    if page and page[1] in staged.sources.values():
        return Place(staged.name_of(page[1]))
    if line := _NAMED_LINE.search(complaint.said):
        return Place(_FILE, int(line[1]), int(line[2]))
    if complaint.name:
        return _place_of_setting(complaint, (staged.project / _FILE).read_text(encoding="utf-8", errors="replace"))
    return Place(staged.configuration.relative_to(staged.project).as_posix())


def _place_of_setting(complaint: _Complaint, text: str) -> Place:
    """Where the value stands that a complaint is about, else the name of its setting, else the top of mkdocs.yml."""
    found = re.search(rf"^{complaint.name}\b", text, re.MULTILINE)
    if found is None:
        return Place(_FILE)
    value = str(dict(_in_our_words(complaint).values).get("value", ""))
    if value and (start := text.find(value, found.end())) >= 0:
        return place_at(text, start, _FILE, len(value))
    return place_at(text, found.start(), _FILE, len(found[0]))
