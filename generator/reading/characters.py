"""The bytes of a file become a text, or problems: its encoding, and the characters that no editor shows."""

import errno
import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from generator.messages.problems import Place, Problem, Text, _
from generator.messages.refusal import reason_of

MAX_BYTES = 2 * 1024 * 1024

_MOST_REPORTED = 20
"""How many hidden characters of one file are reported: a file full of them has one cause."""

# A carriage return alone counts too: it starts a new line for YAML, and not for anybody who reads a diff.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
INVISIBLE = re.compile(
    "[\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\U000e0000-\U000e007f]"
)
_NOT_IN_YAML = re.compile("[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML takes for the end of a line, or refuses together with all the rest of the text."""
_PLAIN = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
_INDENTATION = re.compile(rf"^[ -]*({INVISIBLE.pattern})", re.MULTILINE)


def read(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a file called `name` in messages; empty, with the reason, when it cannot be trusted."""
    data = _bytes(path, name)
    return ("", [data]) if isinstance(data, Problem) else decoded(data, name)


def decoded(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text that bytes are; empty, with the reason, when it cannot be trusted."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return "", [_wrong_encoding(data, error.start, name)]
    if "\x00" in text[:64]:
        return "", [_wrong_encoding(data, 0, name)]
    return text, list(hidden_characters(text, name))


def hidden_characters(text: str, name: str) -> Iterator[Problem]:
    """Illegal characters wherever they are, and invisible ones in the indentation: inside a text they may be meant."""
    if text.isascii() and not text.encode("ascii").translate(None, _PLAIN):
        return
    yield from islice(_illegal(text, name), _MOST_REPORTED)
    if INVISIBLE.search(text):
        yield from islice(_invisible_indentation(text, name), _MOST_REPORTED)


def as_yaml(value: object, *, indent: int | None = None) -> str:
    """A value as JSON that YAML reads too, whatever letters its texts hold."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _NOT_IN_YAML.sub(lambda letter: f"\\u{ord(letter[0]):04x}", written)


def replaced_space(letter: str) -> Text:
    """The sentence about an invisible character where an ordinary space, or nothing, is due."""
    return _(
        "an invisible character (U+{code}) stands here: delete it, and type an ordinary space if one is due",
        code=f"{ord(letter):04X}",
    )


def place_at(text: str, offset: int, name: str, length: int = 1) -> Place:
    """The place of a character of a text, by its rank."""
    return Place(name, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), length)


def _bytes(path: Path, name: str) -> bytes | Problem:
    try:
        if not path.is_file():
            return Problem(Place(name), "unreadable-file", _("a file is due here, and this is something else"))
        if path.stat().st_size > MAX_BYTES:
            return Problem(Place(name), "file-too-large", _("this file is over 2 MB: split it into a folder"))
        return path.read_bytes()
    except OSError as error:
        return Problem(Place(name), "unreadable-file", _why_unreadable(error))


def _why_unreadable(error: OSError) -> Text:
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("this file cannot be read: its permissions forbid it")
    return _("this file cannot be read: {reason}", reason=reason_of(error))


def _wrong_encoding(data: bytes, start: int, name: str) -> Problem:
    before = data[:start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Problem(
        Place(name, line, column),
        "not-utf-8",
        _(
            "this file is not saved as UTF-8 but, it seems, as {encoding}: save it again as UTF-8",
            encoding=_likely(data),
        ),
    )


def _likely(data: bytes) -> str:
    return "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64] else "Windows-1252"


def _illegal(text: str, name: str) -> Iterator[Problem]:
    for match in _ILLEGAL.finditer(text):
        sentence = _(
            "a character that cannot be seen (U+{code}) is hidden here: delete it", code=f"{ord(match[0]):04X}"
        )
        yield Problem(place_at(text, match.start(), name), "hidden-character", sentence)


def _invisible_indentation(text: str, name: str) -> Iterator[Problem]:
    for match in _INDENTATION.finditer(text):
        yield Problem(place_at(text, match.start(1), name), "hidden-character", replaced_space(match[1]))
