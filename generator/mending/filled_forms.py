"""What comes back of the forms of GitHub: a correction or a new record, or in a sentence why it is none.

A form that was filled in is the text of an issue, which anybody can edit: what it holds is text for a field, or is
refused.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.catalog import Catalog
from generator.mending.additions import Answer, Answers, one_spaced
from generator.mending.issue_forms import Form, Item, forms
from generator.messages.problems import _
from generator.messages.refusal import Refused
from generator.schema import Say

MAX_BYTES = 256 * 1024
"""Of the text of an issue: GitHub takes 65 536 characters, of four bytes at most."""
_COLLECTIONS = {"add-salary": "salaries", "add-source": "sources"}
"""Forms whose answers are those of a record, as they are."""
_UNANSWERED = frozenset(["", "_No response_", "None"])
"""What GitHub writes for a field, and for a choice, that was passed; no form may offer a choice called None."""
_HEADING = "### "
_ID_AT_END = re.compile(r"\(([a-z0-9]+(?:-[a-z0-9]+)*)\)$")
_CHECKED = re.compile(r"- \[[xX]\] ")


class Correction(NamedTuple):
    """A field of a figure and what it should say."""

    figure: str
    key: str
    value: str


class NewRecord(NamedTuple):
    """A record for a collection; its id is still to be proposed."""

    collection: str
    answers: Answers


def read(body: str, catalog: Catalog, say: Say) -> Correction | NewRecord:
    """What the text of an issue proposes. Refused, in words for its author, when it is not one of the forms."""
    if len(body.encode("utf-8", "replace")) > MAX_BYTES:
        raise Refused(_("this text is too long for a form"))
    for form in forms(catalog, say):
        labels = {item.label: item for item in form.items}
        sections = _sections(body, labels)
        if [label for label, _text in sections] == list(labels):
            return _proposal(form, {labels[label]: text for label, text in sections})
    raise Refused(_("this is not one of the forms, filled in: open a new one, and leave the headings as they are"))


def _sections(body: str, labels: Mapping[str, Item]) -> list[tuple[str, str]]:
    """Each heading of the form with the text below it. A heading in an answer is part of the answer."""
    found: list[tuple[str, list[str]]] = []
    for line in body.replace("\r\n", "\n").split("\n"):
        label = line.removeprefix(_HEADING).strip()
        if line.startswith(_HEADING) and label in labels:
            found.append((label, []))
        elif found:
            found[-1][1].append(line)
    return [(label, "\n".join(lines).strip()) for label, lines in found]


def _proposal(form: Form, sections: Mapping[Item, str]) -> Correction | NewRecord:
    said = {item.key: _said(item, text) for item, text in sections.items() if text not in _UNANSWERED}
    lacking = tuple(item.label for item in form.items if item.is_required and not said.get(item.key))
    if lacking:
        raise Refused(_("this form lacks an answer to: {labels}", labels=lacking))
    del said["promise"]
    if form.name == "correct-figure":
        return Correction(str(said["figure"]), str(said["field"]), str(said["value"]))
    if form.name in _COLLECTIONS:
        return NewRecord(_COLLECTIONS[form.name], said)
    facts = [{"text": text, "sources": said["sources"]} for text in said["missions"]]
    return NewRecord("roles", {**said, "kind": "role", "missions": facts})


def _said(item: Item, text: str) -> Answer:
    if item.shape == "checkboxes":
        return "yes" if _CHECKED.match(text) else ""
    if not item.is_list:
        return _value(item, one_spaced(text))
    parts: Sequence[str] = text.split("\n") if item.shape == "textarea" else _several(one_spaced(text))
    return [one_spaced(part.removeprefix("- ")) for part in parts if part.strip()]


def _several(text: str) -> list[str]:
    """The choices of a list, which GitHub joins by commas; a choice may hold one itself, so its id alone counts."""
    return re.findall(r"\(([a-z0-9-]+)\)(?=, |$)", text) or [text]


def _value(item: Item, text: str) -> str:
    if not item.options:
        return text
    values = {option.shown: option.value for option in item.options}
    if text in values:
        return values[text]
    # The choices may have changed since the form was filled in: its id tells what was meant.
    written = _ID_AT_END.search(text)
    return written[1] if written else text
