"""The forms of GitHub through which one proposes something without writing YAML.

A form is made from the fields and the data: its labels are what the fields mean, its choices what the data hold.
"""

import json
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args

from generator.catalog import Catalog
from generator.labels import LABELS
from generator.mending.intake import is_text
from generator.messages.language import capital
from generator.messages.problems import Text, _
from generator.model import Role, Salary, Source
from generator.reading.decode import Field, fields_of
from generator.reading.record import Record
from generator.schema import Say

FOLDER = ".github/ISSUE_TEMPLATE"
LABEL = "formulaire"
"""What GitHub marks the issues of a form with."""

FormName = Literal["correct-figure", "add-salary", "add-source", "propose-role"]


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
    hint: str = ""


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
    return (made.correct_figure(), made.add_salary(), made.add_source(), made.propose_role())


class _Making:
    def __init__(self, catalog: Catalog, say: Say) -> None:
        self.catalog = catalog
        self.say = say

    def correct_figure(self) -> Form:
        """One field of a figure that was badly copied."""
        say = self.say
        figures = tuple(Option(each.id, each.id) for each in self.catalog.salaries)
        keys = [each for each in fields_of(Salary).values() if each.key != "id" and is_text(each.type)]
        fields = tuple(Option(f"{capital(each.about.render(say))} ({each.key})", each.key) for each in keys)
        about = _("A figure of the site differs from what its source prints.")
        return self._form(
            "correct-figure",
            (_("Correct a figure"), about, _("figure")),
            (
                Item("figure", _("Figure").render(say), "dropdown", True, figures),
                Item("field", _("What is to be corrected").render(say), "dropdown", True, fields),
                Item("value", _("What the source prints").render(say), "input", True, example="24000"),
                Item("where", _("Where you read it").render(say), "textarea", True),
            ),
        )

    def add_salary(self) -> Form:
        """A figure that a publication of the data states."""
        site = self.catalog.site
        dropdowns = {
            "source": self._sources(),
            "role": tuple(_option(each.name, each.id) for each in self.catalog.roles),
            "level": tuple(_option(each.name, each.id) for each in site.levels),
            "zone": tuple(_option(each.name, each.id) for each in site.zones),
            **{key: self._choices(Salary, key) for key in ("statistic", "year-basis", "contract", "basis")},
        }
        keys = ("source", "role", "level", "zone", "statistic", "low", "high", "point", "year", "year-basis",
                "contract", "basis", "title", "place", "n", "note")  # fmt: skip
        source, *items = (self._item(Salary, key, dropdowns.get(key, ())) for key in keys)
        hint = _("If it is not in the list, add the source first, by its own form.").render(self.say)
        about = _("A salary or a rate that a publication states, and that the site lacks.")
        words = (_("Add a salary"), about, _("figure"))
        return self._form("add-salary", words, (source._replace(hint=hint), *items))

    def add_source(self) -> Form:
        """A publication."""
        origins = tuple(_option(each.name, each.id) for each in self.catalog.origins)
        kinds, methods = (self._choices(Source, key) for key in ("kind", "method"))
        dropdowns = {"kind": kinds, "method": methods, "origin": origins}
        keys = ("publisher", "title", "url", "published", "kind", "method", "origin", "sample", "licence", "note")
        words = (_("Add a source"), _("A publication that everybody can find again."), _("source"))
        return self._form("add-source", words, tuple(self._item(Source, key, dropdowns.get(key, ())) for key in keys))

    def propose_role(self) -> Form:
        """A job, with what one does in it."""
        tracks = tuple(_option(each.name, each.id) for each in self.catalog.site.tracks)
        columns = sorted({each.column for each in self.catalog.roles if each.column is not None})
        items = (
            self._item(Role, "name"),
            self._item(Role, "short"),
            self._item(Role, "aliases", shape="textarea", is_list=True),
            self._item(Role, "summary", shape="textarea"),
            self._item(Role, "sources", self._sources(), is_list=True)._replace(is_required=True),
            self._item(Role, "track", tracks)._replace(is_required=True),
            self._item(Role, "column", tuple(Option(str(each), str(each)) for each in columns))._replace(
                is_required=True
            ),
            self._item(Role, "missions", shape="textarea", is_list=True)._replace(is_required=True),
        )
        about = _("A job that the site lacks, with sources that speak of it.")
        return self._form("propose-role", (_("Propose a role"), about, _("role")), items)

    def _form(self, name: FormName, words: tuple[Text, Text, Text], items: tuple[Item, ...]) -> Form:
        """A form from its title, what it is for, the label of its issues and its questions; a promise ends it."""
        title, about, label = (each.render(self.say) for each in words)
        unchosen = Option(_("— to choose —").render(self.say), "")
        return Form(
            name, title, about, (LABEL, label), (*(_with_first(item, unchosen) for item in items), self._promise())
        )

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
        label = capital(field.about.render(self.say))
        return Item(
            key,
            label,
            "dropdown" if options else "textarea" if key == "note" else shape,
            field.required,
            options,
            is_list,
            "" if options or field.example is None else field.example,
            self._without_answer(field),
        )

    def _without_answer(self, field: Field) -> str:
        if not isinstance(field.default, str):
            return ""
        return _("Without an answer: {default}.", default=LABELS[field.name][field.default]).render(self.say)

    def _sources(self) -> tuple[Option, ...]:
        return tuple(_option(each.publisher, each.id) for each in self.catalog.sources)

    def _choices(self, cls: type[Record], key: str) -> tuple[Option, ...]:
        field = fields_of(cls)[key]
        return tuple(_option(LABELS[field.name][each].render(self.say), each) for each in get_args(field.type))

    def _promise(self) -> Item:
        promise = _("What I send is published, and holds neither a payslip nor the name of a private person.").render(
            self.say
        )
        return Item("promise", _("Before sending").render(self.say), "checkboxes", True, (Option(promise, ""),))


def _with_first(item: Item, unchosen: Option) -> Item:
    """GitHub picks the first choice of a list that must be answered: it had better be none."""
    picks = item.shape == "dropdown" and item.is_required and not item.is_list
    return item._replace(options=(unchosen, *item.options)) if picks else item


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
    body = [_question(item, lines if item.is_list and item.shape == "textarea" else item.hint) for item in form.items]
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
