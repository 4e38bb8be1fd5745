"""What somebody types for a field becomes an answer, judged at once in the words of `gen check`.

A text is only ever a text. Where a field holds more than that (the five levels of a skill, a mission with its
sources), an option says it as a file would: `{0: …, 1: …}`.
"""

import re
import typing
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from generator.catalog import Catalog
from generator.checking.check import Checked, check
from generator.checking.folder import Part, read_folder
from generator.checking.references import Ids, dead_ends, ids_of
from generator.mending.additions import (
    Answer,
    Answers,
    as_yaml,
    corrected,
    field_as_yaml,
    inserted,
    one_spaced,
    plain,
    spot,
)
from generator.mending.copies import copied
from generator.messages.problems import Problem, Severity, Text, _
from generator.messages.refusal import Refused
from generator.model import Salary
from generator.reading.decode import Field, fields_of
from generator.reading.findings import Findings
from generator.reading.kinds import ReferenceTo
from generator.reading.load import Mapping as Entries
from generator.reading.load import parse
from generator.reading.misreadings import settle_names
from generator.reading.record import Record
from generator.reading.spelling import slug
from generator.reading.trails import steps

_BETWEEN_IDS = re.compile(r"[\s,;]+")


class Known(NamedTuple):
    """The data as they stand: checked, and the ids that a new record may name."""

    catalog: Catalog
    parts: dict[str, Part]
    ids: dict[str, Ids]


def known(data: Path, catalog: Catalog) -> Known:
    """What a new record is read against."""
    parts, _problems = read_folder(data)
    return Known(catalog, parts, ids_of(parts))


# --- what a field takes --------------------------------------------------------------------------


def is_text(hint: object) -> bool:
    """Whether a field holds one text."""
    return hint is bool or typing.get_origin(hint) in (Annotated, Literal)


def item_of(hint: object) -> object:
    """What a list holds; None for what is no list."""
    return typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None


def inner_record(hint: object) -> type[Record] | None:
    """The class of the records that a field holds, if it holds any."""
    inner = item_of(hint) or hint
    return inner if isinstance(inner, type) and issubclass(inner, Record) else None


def reference_of(hint: object) -> str | None:
    """The sort of id that a value is; None for any other value."""
    made = typing.get_args(hint)[-1] if typing.get_origin(hint) is Annotated else None
    return made.target if isinstance(made, ReferenceTo) else None


def choices(hint: object, ids: Mapping[str, Ids]) -> tuple[str, ...]:
    """The values to choose from; none when any text will do."""
    if hint is bool:
        return ("true", "false")
    if typing.get_origin(hint) is Literal:
        return typing.get_args(hint)
    sort = reference_of(hint)
    return tuple(ids[sort].given) if sort else ()


# --- one answer ----------------------------------------------------------------------------------


def answer(field: Field, texts: Sequence[str]) -> Answer:
    """What the options of one field say. Refused when that is not how it is written."""
    for text in texts:
        if not _is_unicode(text):
            raise Refused(_("--{key}: this text is not UTF-8", key=field.key))
    if is_text(field.type):
        return texts[-1]
    item = item_of(field.type)
    if item is None:
        return _structured(field, texts[-1])
    if reference_of(item):
        return [each for text in texts for each in _BETWEEN_IDS.split(text.strip().strip("[]")) if each]
    if is_text(item):
        return list(texts)
    return [_structured(field, text) for text in texts]


def _is_unicode(text: str) -> bool:
    """Whether a text can be written: what a shell hands over need not be UTF-8."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _structured(field: Field, text: str) -> Answer:
    read = parse(f"- {one_spaced(text)}\n", f"--{field.key}")
    said = plain(read.root)
    if read.problems or not isinstance(said, list) or not isinstance(said[0], dict):
        like = field.example if field.example and field.example.startswith("{") else _pattern(field)
        raise Refused(_("--{key} is written in braces, such as {like}", key=field.key, like=like))
    return typing.cast(Answer, said[0])


def _pattern(field: Field) -> str:
    inner = inner_record(field.type)
    keys = [each.key for each in fields_of(inner).values() if each.required] if inner else ["0", "1"]
    return f"{{{', '.join(f'{key}: …' for key in keys)}}}"


def complaints(field: Field, said: Answer, data: Known) -> list[Text]:
    """What `gen check` would say of an answer alone."""
    text = field_as_yaml("value", said)
    read = parse(text, f"data/{field.key}")
    if not isinstance(read.root, Entries):
        return [problem.text for problem in read.problems]
    findings = Findings(read.file, text)
    field.read(read.root.entries["value"], findings)
    settle_names(findings, {})
    dead = [(sort, node, read.file) for sort, node in findings.references if node.text not in data.ids[sort].given]
    problems: list[Problem] = [*read.problems, *findings.problems, *dead_ends(dead, data.parts, data.ids)]
    return [problem.text for problem in problems]


def by_name(text: str, hint: object, ids: Mapping[str, Ids]) -> str:
    """The id of what a text names (`Community manager`); the text itself when it names nothing."""
    sort = reference_of(hint)
    if sort is None or text in ids[sort].given:
        return text
    return ids[sort].called.get(slug(text), text)


# --- the whole record ----------------------------------------------------------------------------


class Addition(NamedTuple):
    """A record or a field ready to be written: its text, its file with the new bytes, and what a check finds then."""

    record: str
    file: str
    content: bytes
    checked: Checked


def addition(collection: str, answers: Answers, data: Path, catalog: Catalog) -> Addition:
    """The file with the new record at its place, checked with all the rest in a copy. Nothing is written to `data`."""
    record, beside = as_yaml(collection, answers), spot(collection, answers, catalog)
    file = beside.record.file
    content = inserted((data.parent / file).read_bytes(), record, beside)
    return Addition(record, file, content, tried(data, {file: content}, as_of=catalog.as_of))


def concerned(made: Addition, id: str) -> tuple[str, ...]:
    """The fields of a new record in which its errors stand, or that take part in them; never its id."""
    root = parse(made.checked.texts[made.file], made.file).root
    errors = [problem for problem in made.checked.problems if problem.severity is Severity.ERROR]
    places = {place for problem in errors for place in (problem.place, *problem.related) if place.file == made.file}
    paths = [tuple(steps(root, place)) for place in sorted(places)] if root is not None else []
    return tuple(dict.fromkeys(path[1] for path in paths if path[:1] == (id,) and path[1:2] not in ((), ("id",))))


def tried(data: Path, files: Mapping[str, bytes], *, as_of: date) -> Checked:
    """What a check would find with these files (by the name that problems give them) in the place of those there."""
    with copied(data) as copy:
        for name, content in files.items():
            (copy.parent / name).write_bytes(content)
        return check(copy, as_of=as_of)


def brought(after: Checked, before: Checked) -> Checked:
    """What a check finds after a change that it did not before."""
    said = {(problem.code, problem.text) for problem in before.problems}
    return after._replace(problems=[each for each in after.problems if (each.code, each.text) not in said])


def correction(figure: str, key: str, value: str, data: Path, catalog: Catalog) -> Addition:
    """The file with one field of a figure changed, checked with all the rest. Refused when there is no such figure."""
    salary = next((each for each in catalog.salaries if each.id == figure), None)
    if salary is None:
        raise Refused(_("no figure is called “{id}” any more", id=figure))
    if key not in fields_of(Salary) or key == "id" or not is_text(fields_of(Salary)[key].type):
        raise Refused(_("“{field}” is not corrected by a form", field=key))
    before = (data.parent / salary.file).read_bytes()
    content = corrected(before, salary, key, value)
    if content == before:
        raise Refused(_("“{field}” of “{id}” says {value} already", field=key, id=figure, value=value))
    return Addition(
        field_as_yaml(key, value), salary.file, content, tried(data, {salary.file: content}, as_of=catalog.as_of)
    )
