"""The forms of GitHub through which one proposes something without writing YAML, and what comes back of them.

A form is made from the fields and the data: its labels are what the fields mean, its choices what the data hold. Once
filled in, it is the text of an issue, which anybody can edit: what it holds is text for a field, or is refused.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from generator.catalog import Catalog
from generator.mending.additions import Answer, Answers, one_spaced
from generator.mending.intake import is_text
from generator.messages.problems import _
from generator.messages.refusal import Refused
from generator.model import Role, Salary, Source
from generator.reading.decode import fields_of
from generator.reading.record import Record
from generator.schema import Say

FOLDER = ".github/ISSUE_TEMPLATE"
MAX_BYTES = 256 * 1024
"""Of the text of an issue: GitHub takes 65 536 characters, of four bytes at most."""
LABEL = "formulaire"
"""What GitHub marks the issues of a form with."""

FormName = Literal["correct-figure", "add-source", "propose-role"]
_UNANSWERED = "_No response_"
_HEADING = "### "
_ID_AT_END = re.compile(r"\(([a-z0-9]+(?:-[a-z0-9]+)*)\)$")
_CHECKED = re.compile(r"- \[[xX]\] ")

_NAMES = {
    "official": _("official statistics"),
    "survey": _("survey"),
    "recruiter": _("recruiter"),
    "job-board": _("job site or advert"),
    "press": _("press"),
    "school": _("school"),
    "blog": _("blog or company site"),
    "adverts": _("counted adverts"),
    "editorial": _("not said"),
}
"""What the choices of a source are called."""


class Option(NamedTuple):
    """A choice as a form shows it, and what it means in the data."""

    shown: str
    value: str


class Item(NamedTuple):
    """One question of a form."""

    key: str
    label: str
    shape: Literal["input", "textarea", "dropdown", "checkboxes"]
    is_required: bool
    options: tuple[Option, ...] = ()
    is_list: bool = False
    example: str = ""


class Form(NamedTuple):
    """A form: what it is for, and its questions in order."""

    name: FormName
    title: str
    about: str
    labels: tuple[str, ...]
    items: tuple[Item, ...]


def forms(catalog: Catalog, say: Say) -> tuple[Form, ...]:
    """The forms, in a language, with the choices that the data offer now."""
    made = _Making(catalog, say)
    return (made.correct_figure(), made.add_source(), made.propose_role())


class _Making:
    def __init__(self, catalog: Catalog, say: Say) -> None:
        self.catalog = catalog
        self.say = say

    def correct_figure(self) -> Form:
        """One field of a figure that was badly copied."""
        say = self.say
        figures = tuple(Option(each.id, each.id) for each in self.catalog.salaries)
        keys = [each for each in fields_of(Salary).values() if each.key != "id" and is_text(each.type)]
        fields = tuple(Option(f"{_label(each.about.render(say))} ({each.key})", each.key) for each in keys)
        return Form(
            "correct-figure",
            _("Correct a figure").render(say),
            _("A figure of the site differs from what its source prints.").render(say),
            (LABEL, _("figure").render(say)),
            (
                Item("figure", _("Figure").render(say), "dropdown", True, figures),
                Item("field", _("What is to be corrected").render(say), "dropdown", True, fields),
                Item("value", _("What the source prints").render(say), "input", True, example="24000"),
                Item("where", _("Where you read it").render(say), "textarea", True),
                self._promise(),
            ),
        )

    def add_source(self) -> Form:
        """A publication."""
        say = self.say
        origins = tuple(_option(each.name, each.id) for each in self.catalog.origins)
        kinds, methods = (self._choices(Source, key) for key in ("kind", "method"))
        dropdowns = {"kind": kinds, "method": methods, "origin": origins}
        keys = ("publisher", "title", "url", "published", "kind", "method", "origin", "sample", "licence", "note")
        items = tuple(self._item(Source, key, dropdowns.get(key, ())) for key in keys)
        title, about = _("Add a source").render(say), _("A publication that everybody can find again.").render(say)
        return Form("add-source", title, about, (LABEL, _("source").render(say)), (*items, self._promise()))

    def propose_role(self) -> Form:
        """A job, with what one does in it."""
        say = self.say
        sources = tuple(_option(each.publisher, each.id) for each in self.catalog.sources)
        tracks = tuple(_option(each.name, each.id) for each in self.catalog.site.tracks)
        columns = sorted({each.column for each in self.catalog.roles if each.column is not None})
        items = (
            self._item(Role, "name"),
            self._item(Role, "short"),
            self._item(Role, "aliases", shape="textarea", is_list=True),
            self._item(Role, "summary", shape="textarea"),
            self._item(Role, "sources", sources, is_list=True)._replace(is_required=True),
            self._item(Role, "track", tracks)._replace(is_required=True),
            self._item(Role, "column", tuple(Option(str(each), str(each)) for each in columns))._replace(
                is_required=True
            ),
            self._item(Role, "missions", shape="textarea", is_list=True)._replace(is_required=True),
        )
        title, about = (
            _("Propose a role").render(say),
            _("A job that the site lacks, with sources that speak of it.").render(say),
        )
        return Form("propose-role", title, about, (LABEL, _("role").render(say)), (*items, self._promise()))

    def _item(
        self,
        cls: type[Record],
        key: str,
        options: tuple[Option, ...] = (),
        *,
        shape: Literal["input", "textarea"] = "input",
        is_list: bool = False,
    ) -> Item:
        field = fields_of(cls)[key]
        label = _label(field.about.render(self.say))
        return Item(
            key,
            label,
            "dropdown" if options else "textarea" if key == "note" else shape,
            field.required,
            options,
            is_list,
            "" if options or field.example is None else field.example,
        )

    def _choices(self, cls: type[Record], key: str) -> tuple[Option, ...]:
        return tuple(_option(_NAMES[each].render(self.say), each) for each in get_args(fields_of(cls)[key].type))

    def _promise(self) -> Item:
        promise = _("What I send is published, and holds neither a payslip nor the name of a private person.").render(
            self.say
        )
        return Item("promise", _("Before sending").render(self.say), "checkboxes", True, (Option(promise, ""),))


def _label(about: str) -> str:
    return f"{about[0].upper()}{about[1:]}"


def _option(name: str, id: str) -> Option:
    return Option(f"{name} ({id})", id)


# --- forms as files ------------------------------------------------------------------------------


def files(catalog: Catalog, say: Say) -> dict[str, bytes]:
    """The forms as GitHub reads them, by the name of their file."""
    head = _("Made by gen forms from the data: do not edit it here.").render(say)
    made = {f"{form.name}.yml": _page(form, say) for form in forms(catalog, say)}
    return {
        name: f"# {head}\n{text}".encode()
        for name, text in {**made, "config.yml": "blank_issues_enabled: true\n"}.items()
    }


def _page(form: Form, say: Say) -> str:
    head = {"name": form.title, "description": form.about, "title": f"[{form.title}] ", "labels": list(form.labels)}
    lines = _("One line for each.").render(say)
    body = [_question(item, lines if item.is_list and item.shape == "textarea" else "") for item in form.items]
    return "".join(f"{line}\n" for line in _lines({**head, "body": body}))


def _question(item: Item, hint: str) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": item.label}
    if hint:
        attributes["description"] = hint
    if item.shape == "checkboxes":
        attributes["options"] = [{"label": each.shown, "required": True} for each in item.options]
        return {"type": item.shape, "id": item.key, "attributes": attributes}
    if item.options:
        attributes["options"] = [each.shown for each in item.options]
        if item.is_list:
            attributes["multiple"] = True
    elif item.example and not item.is_list:
        attributes["placeholder"] = item.example
    return {
        "type": item.shape,
        "id": item.key,
        "attributes": attributes,
        "validations": {"required": item.is_required},
    }


def _lines(value: Any, indent: str = "") -> Iterator[str]:
    """A table or a list of plain values as YAML that every reader takes alike: all texts in quotes."""
    if isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, dict | list):
                yield f"{indent}{key}:"
                yield from _lines(each, f"{indent}  ")
            else:
                yield f"{indent}{key}: {json.dumps(each, ensure_ascii=False)}"
    else:
        for each in value:
            if isinstance(each, dict):
                first, *rest = _lines(each, f"{indent}  ")
                yield f"{indent}- {first.lstrip()}"
                yield from rest
            else:
                yield f"{indent}- {json.dumps(each, ensure_ascii=False)}"


# --- what comes back -----------------------------------------------------------------------------


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
    said = {item.key: _said(item, text) for item, text in sections.items() if text not in ("", _UNANSWERED)}
    lacking = tuple(item.label for item in form.items if item.is_required and not said.get(item.key))
    if lacking:
        raise Refused(_("this form lacks an answer to: {labels}", labels=lacking))
    del said["promise"]
    if form.name == "correct-figure":
        return Correction(str(said["figure"]), str(said["field"]), str(said["value"]))
    if form.name == "add-source":
        return NewRecord("sources", said)
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
    written = _ID_AT_END.search(text)
    # The choices may have changed since the form was filled in: its id tells what was meant.
    return values.get(text) or (written[1] if written else text)
