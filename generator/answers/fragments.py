"""A link to the answers becomes a record, as a row of a table does; assessment-link.js writes and reads the same links.

`…#as=answers&format=1&quiz=1&context-team=alone&…&sum=…`: the names are those of the form.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from generator.messages.problems import Place, Severity, _
from generator.reading.findings import Findings
from generator.reading.load import Mapping, Node, Scalar

FORMAT = 1
LONGEST = 20_000

_LINK = re.compile(r"(?:https?://[^#]*#|#)?as=")
_ANSWERS = re.compile(r"(?:https?://[^#]*#|#)?(as=answers&.*)", re.DOTALL)
_KIND = re.compile(r"(?:context|statement|scenario)-(?=.)")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

_Pair = tuple[Scalar, Scalar]
"""A name of the form, and what was ticked."""


def is_link(text: str) -> bool:
    """Whether a text is meant as a link rather than as the name of a file."""
    return _LINK.match(text) is not None or text.startswith(("https://", "http://"))


def record(link: str, findings: Findings) -> Mapping | None:
    """The answers of a link by question, with the version of the questionnaire; None, with the reason, without any.

    What can be read of a damaged link is read.
    """
    found = _ANSWERS.fullmatch(link)
    if len(link) > LONGEST:
        text = _("this link is too long to be one of ours: nothing was read")
        findings.report(Place(findings.file), "not-a-link", text)
    elif found is None:
        text = _("this is no link to answers: the site gives one below a result, as “Link to the answers”")
        findings.report(Place(findings.file), "not-a-link", text)
    else:
        return _read(found[1], found.start(1) + 1, findings)
    return None


def sum_of(text: str) -> str:
    """What tells a link that was cut or retyped from a whole one, in base 36."""
    total = 7
    for sign in text:
        total = (total * 31 + ord(sign)) % 4_294_967_291
    digits = ""
    while total:
        total, digit = divmod(total, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def _read(text: str, column: int, findings: Findings) -> Mapping | None:
    body, _sign, told = text.partition("&sum=")
    pairs = list(_pairs(body, column))
    version = next((value for name, value in pairs if name.text == "format"), None)
    if version and version.text.isdecimal() and int(version.text[:9]) > FORMAT:
        newer = _("this link comes from a newer version of the site: nothing was read")
        findings.report(version, "newer-questionnaire", newer)
        return None
    if told != sum_of(body):
        damaged = _("this link is damaged, perhaps cut: only what could be read of it counts")
        findings.report(Place(findings.file, 1, column), "damaged-link", damaged, severity=Severity.WARNING)
    return _record([pair for pair in pairs if pair[0].text not in ("as", "format")], column, findings)


def _pairs(body: str, column: int) -> Iterator[_Pair]:
    for part in body.split("&"):
        name, _sign, value = part.partition("=")
        kind = _KIND.match(name)
        start = kind.end() if kind else 0
        yield (
            Scalar(unquote_plus(name[start:]), 1, column + start),
            Scalar(unquote_plus(value), 1, column + len(name) + 1),
        )
        column += len(part) + 1


def _record(pairs: list[_Pair], column: int, findings: Findings) -> Mapping:
    """The first answer to each question; a second one is a problem."""
    names: dict[str, Scalar] = {}
    entries: dict[str, Node] = {}
    for name, value in pairs:
        if names.setdefault(name.text, name) is name:
            entries[name.text] = value
        else:
            findings.report(name, "duplicate-key", _("“{key}” stands twice in this link", key=name.text))
    return Mapping(entries, list(names.values()), 1, column)
