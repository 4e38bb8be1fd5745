"""What a text of the data may hold. Pages escape everything; these rules keep out what its author cannot have meant."""

import re

from generator.messages.problems import Refusal, Severity, Text, _
from generator.reading.characters import INVISIBLE

LONGEST_LINE = 300
LONGEST_PROSE = 1500

NOTHING = frozenset({"null", "Null", "NULL", "~", "none", "None"})
"""What other tools write for no value."""

_SHOWN_BY_NO_EDITOR = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
_HIDDEN = rf"{_SHOWN_BY_NO_EDITOR}|[\U000e0000-\U000e007f]"
_PHONE = r"(?<![\d])(?:0|\+33 ?\(?0?\)? ?)[1-9](?:[ .-]?[0-9]{2}){4}(?!\d)"
_SUSPECT = re.compile(rf"[<|@{{\]“‘]|K€|{_PHONE}|&(?:#|[a-z]+;)|{_HIDDEN}")
"""Whatever one of the claims below looks for: a text without it needs no closer look."""

_CLAIMS = (
    ("hidden-character", _HIDDEN, _("an invisible character hides in this text: type it again")),
    (
        "html-in-text",
        r"<[A-Za-z/!?][^<>]{0,30}>?|&(?:#\w+|[a-z]+);",
        _("this text holds HTML (“{found}”): plain text only"),
    ),
    ("template-in-text", r"\{[{%#]", _("“{found}” has a meaning for the page builder: remove it")),
    (
        "link-in-text",
        r"\]\(\s*(?![hH][tT][tT][pP][sS]?://)[^)]*\)?",
        _("a link in a text must start with https://: “{found}”"),
    ),
    ("stray-bar", r"\|", _("“|” would break a table: write it otherwise")),
    ("personal-data", r"[\w.+-]+@[\w-]+\.[\w.]+", _("an e-mail address has no place here: remove “{found}”")),
    ("personal-data", _PHONE, _("a telephone number has no place here: remove “{found}”")),
)
_PATTERNS = tuple((code, re.compile(pattern), text) for code, pattern, text in _CLAIMS)
IN_NO_TEXT = (_SHOWN_BY_NO_EDITOR, *(pattern for code, pattern, _text in _CLAIMS if code != "hidden-character"))
"""Patterns of what no text may hold, as Python and JavaScript both read them: editors are told of them."""
TEXT_CODES = frozenset(
    {code for code, _pattern, _text in _CLAIMS}
    | {"empty-value", "several-lines", "text-too-long", "typographic-quotes", "capital-k"}
)
"""What is said of texts only. Other values have an odd look for other reasons."""
IN_TYPOGRAPHIC_QUOTES = r"\s*[“‘]([^“”‘]*)[”’]\s*"
"""What a whole text may not look like: editors are told of it too."""
_WRAPPED = re.compile(IN_TYPOGRAPHIC_QUOTES)


def line(text: str) -> str | Refusal:
    """A text on one line."""
    return _one_line(text, as_printed=False)


def printed(text: str) -> str | Refusal:
    """A text on one line, kept as its source prints it."""
    return _one_line(text, as_printed=True)


def prose(text: str) -> str | Refusal:
    """A text of one or more lines, with light markup."""
    return _text(text, longest=LONGEST_PROSE, as_printed=False)


def odd_look(text: str) -> Refusal | None:
    """What a value that was refused may owe to its look: typographic quotes around it, an invisible letter inside."""
    if match := _WRAPPED.fullmatch(text):
        return Refusal("typographic-quotes", _("“{value}” needs no quotes, or straight ones", value=match[1]), match[1])
    if found := INVISIBLE.search(text):
        sentence = _(
            "an invisible character (U+{code}) hides in this value: type it again", code=f"{ord(found[0]):04X}"
        )
        return Refusal("hidden-character", sentence, INVISIBLE.sub("", text))
    return None


def _one_line(text: str, *, as_printed: bool) -> str | Refusal:
    if "\n" in text.strip():
        return Refusal("several-lines", _("this text must hold on one line"))
    return _text(text, longest=LONGEST_LINE, as_printed=as_printed)


def _text(text: str, *, longest: int, as_printed: bool) -> str | Refusal:
    bare = text.strip()
    if not bare or bare in NOTHING:
        return Refusal("empty-value", _("nothing is written here: write a text, or remove the line"))
    if len(text) > longest:
        return Refusal("text-too-long", _("this text has {n} characters; {most} at most", n=len(text), most=longest))
    if _SUSPECT.search(text) is None:
        return bare
    return _refused(text) or _questioned(bare, as_printed=as_printed) or bare


def _refused(text: str) -> Refusal | None:
    for code, pattern, sentence in _PATTERNS:
        if match := pattern.search(text):
            return Refusal(code, Text(sentence.msgid, (("found", match[0]),)))
    return None


def _questioned(text: str, *, as_printed: bool) -> Refusal | None:
    if match := _WRAPPED.fullmatch(text):
        sentence = _("these typographic quotes would be part of the text: use straight ones, or none")
        return Refusal("typographic-quotes", sentence, f'"{match[1]}"')
    if "K€" in text and not as_printed:
        sentence = _("thousands of euros are written k€, with a small k", found="K€")
        return Refusal("capital-k", sentence, "k€", Severity.WARNING, text)
    return None
