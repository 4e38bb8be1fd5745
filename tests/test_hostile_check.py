"""Every injection in every field: read as the text it is, or refused at its place; told without harm either way."""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_origin

import pytest

from generator.catalog import COLLECTIONS, Catalog
from generator.checking.check import Checked, check
from generator.messages.language import LANGUAGES, translations
from generator.messages.platforms import FORMATS
from generator.messages.problems import Refusal
from generator.messages.reports import Report
from generator.reading.decode import Field, fields_of
from generator.reading.findings import Findings
from generator.reading.load import parse
from generator.reading.record import Record
from hostile import INJECTIONS, ODDLY_SHOWN, Folder, holds_text, kind_of, record_in, records, write
from overlays import AS_OF, BASE

EVERY_TEXT = Folder(BASE)
VALUES = {
    f"{cls.__name__}.{name}": field
    for cls in records()
    for name, field in fields_of(cls).items()
    if record_in(field.type) is None
}
"""Each field of each class that holds no record."""


def check_with(text: str, project: Path) -> tuple[Checked, list[str]]:
    """The check of a folder in which every free text starts with one, and those texts."""
    put = []

    def spoiled(_field: Field, before: str) -> str:
        put.append(f"{text} {before}".strip())
        return put[-1]

    return check(write(EVERY_TEXT.with_texts(spoiled), project / "data"), as_of=AS_OF), put


def texts_of(value: Any) -> Iterator[str]:
    """Each text of a catalog, a record, a list or a table."""
    if isinstance(value, Catalog):
        yield from texts_of([getattr(value, each.name) for each in dataclasses.fields(value)])
    elif isinstance(value, Record):
        yield from texts_of([getattr(value, field.name) for field in fields_of(type(value)).values()])
    elif isinstance(value, MappingProxyType):
        yield from texts_of(list(value.values()))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from texts_of(each)


def told_without_harm(checked: Checked) -> None:
    """No report of the problems moves a cursor or hides a letter, in any shape or language."""
    for language in LANGUAGES:
        for shape, shown in FORMATS.items():
            printed = shown(Report(checked.problems[:30], checked.texts, translations(language)))
            assert not ODDLY_SHOWN.search(printed), shape
            if shape in ("json", "sarif"):
                json.loads(printed)


def test_the_folder_has_every_text_of_the_list_of_fields() -> None:
    reached: set[int] = set()

    def reach(field: Field, text: str) -> str:
        reached.add(id(field))
        return text

    EVERY_TEXT.with_texts(reach)
    due = {name: field for name, field in VALUES.items() if holds_text(field.type)}
    assert [name for name, field in due.items() if id(field) not in reached] == []
    assert len(due) > 40


def test_the_folder_has_no_mistake(tmp_path: Path) -> None:
    assert check(write(EVERY_TEXT.with_texts(lambda _field, text: text), tmp_path / "data"), as_of=AS_OF).problems == []


# --- texts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", INJECTIONS)
def test_in_a_text_it_is_read_as_it_is_or_refused_at_its_place(tmp_path: Path, name: str) -> None:
    checked, put = check_with(INJECTIONS[name], tmp_path)
    if checked.catalog is not None:
        assert checked.problems == []
        read = {*texts_of(checked.catalog)}
        assert [text for text in put if text not in read] == []
        return
    # Those of indices.yaml are all numbers and dates.
    with_texts = {f"data/{each.name}.yaml" for each in COLLECTIONS if holds_text(each.record)}
    assert {each.place.file for each in checked.problems} == with_texts
    for each in checked.problems:
        line = checked.texts[each.place.file].split("\n")[each.place.line - 1]
        assert each.place.column <= len(line)
    told_without_harm(checked)


# --- everything else -----------------------------------------------------------------------------


def quoted(text: str) -> str:
    """A text between quotes, as YAML reads it back, whatever its letters."""
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'


def written(hint: Any, text: str) -> Iterator[str]:
    """A field that holds a text wherever it can hold one, as YAML: as the name of a row, too."""
    args = get_args(hint)
    if get_origin(hint) is tuple:
        yield from (f"[{each}]" for each in written(args[0], text))
    elif get_origin(hint) is Mapping:
        yield from (f"{{a: {each}}}" for each in written(args[1], text))
        yield f"{{{quoted(text)}: {{}}}}"
    else:
        yield quoted(text)


@pytest.mark.parametrize("name", [name for name, field in VALUES.items() if not holds_text(field.type)])
def test_where_no_text_is_due_it_is_refused_or_an_id_to_look_up(name: str) -> None:
    field = VALUES[name]
    for injection in INJECTIONS.values():
        for text in written(field.type, injection):
            root = parse(text, "f.yaml").root
            assert root is not None, text
            findings = Findings("f.yaml", text)
            field.read(root, findings)
            assert findings.problems or findings.references, (name, injection)


def test_an_id_to_look_up_is_refused_where_nothing_has_it(tmp_path: Path) -> None:
    files = EVERY_TEXT.with_texts(lambda _field, text: text)
    for rank, injection in enumerate(INJECTIONS.values()):
        files["salaries"][0]["role"] = injection
        checked = check(write(files, tmp_path / str(rank) / "data"), as_of=AS_OF)
        assert checked.catalog is None
        assert {each.place.file for each in checked.problems} == {"data/salaries.yaml"}


@pytest.mark.parametrize("name", INJECTIONS)
def test_as_the_name_of_a_field_it_is_refused(tmp_path: Path, name: str) -> None:
    files = EVERY_TEXT.with_texts(lambda _field, text: text)
    files["roles"][0][INJECTIONS[name]] = "a"
    checked = check(write(files, tmp_path / "data"), as_of=AS_OF)
    assert checked.catalog is None
    assert {each.place.file for each in checked.problems} == {"data/roles.yaml"}
    told_without_harm(checked)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:window.__hit=1",
            "data:text/html,x",
            "vbscript:x",
            "//exemple.fr",
            "https://a.fr/<b>",
            "file:a",
        ),
        *(
            'https://a.fr/"x',
            "https://a.fr/'x",
            "https://a.fr/`x",
            "https://a.fr/{{x}}",
            "https://a.fr/ x",
            "https://a@b.fr",
        ),
        *("https://a.fr/\u202ex", "https://a.fr/\x1b[2J", "https://a.fr/|x", "https://a.fr/x\\y", "java\tscript:x"),
    ],
)
def test_an_address_that_could_be_more_is_refused(address: str) -> None:
    for cls in records():
        for field in fields_of(cls).values():
            kind = kind_of(field.type)
            if kind is not None and kind.name == "url":
                assert isinstance(kind.read(address), Refusal)
