"""The API: files of JSON that say the same as the pages, with an index that names each, its size and its digest.

Nothing in them changes when the data do not: no hour, no version of the program. What depends on the day says on what
of it, the year that ages are counted from and the minimum wage then in force, and not the day itself.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from generator.catalog import COLLECTIONS, Catalog
from generator.exports import shapes
from generator.exports.components import band_shape, in_order
from generator.exports.records import shape_of
from generator.exports.shapes import Json, Key, Shape, listing, nullable, pairs, record, translated
from generator.messages.problems import Text, _
from generator.model import Modifier, Move, Role, Salary
from generator.pay.bands import Band, by_role
from generator.pay.votes import terms_of
from generator.reading.decode import fields_of
from generator.reading.record import Record

FOLDER = "api/v1"
INDEX = "index.json"
_encode = json.JSONEncoder(ensure_ascii=False).encode
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Document(NamedTuple):
    """One file of the API: its path and that of its schema below FOLDER, what it holds, how it is written."""

    path: str
    schema: str
    about: Text
    shape: Shape
    value: Any
    records: int
    """How many it holds; 1 for a file that holds a single one."""


class Api(NamedTuple):
    """Every file by its path below FOLDER, and the documents among them, without index and schemas."""

    files: dict[str, bytes]
    documents: tuple[Document, ...]


def api(catalog: Catalog, bands: list[Band], say: Callable[[str], str]) -> Api:
    """The API. `say` translates what the schemas say."""
    documents = tuple(_documents(catalog, bands))
    files = {document.path: written(document.shape.write(document.value)) for document in documents}
    entries = [_entry(document, files[document.path]) for document in documents]
    index = Document(INDEX, "schemas/index.json", _("every file of the API"), _index(), {"files": entries}, 1)
    described = {each.schema: each for each in (index, *documents)}
    schemas = {path: written(_schema(document, say)) for path, document in described.items()}
    return Api({INDEX: written(index.shape.write(index.value)), **files, **schemas}, documents)


def _entry(document: Document, content: bytes) -> dict[str, object]:
    """What the index says of one file."""
    return {
        "path": document.path,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "count": document.records,
        "schema": document.schema,
    }


def written(value: Any) -> bytes:
    """JSON with one record a line, so that a change of one record changes one line."""
    return f"{_lines(value, depth=2)}\n".encode()


def _lines(value: Any, *, depth: int) -> str:
    """A list or an object with each of its members on lines of its own, down to a depth."""
    if not depth or not value or not isinstance(value, list | dict):
        return _encode(value)
    if isinstance(value, list):
        return "[\n" + ",\n".join(_encode(each) for each in value) + "\n]"
    members = (f"{_encode(name)}: {_lines(each, depth=depth - 1)}" for name, each in value.items())
    return "{\n" + ",\n".join(members) + "\n}"


def _schema(document: Document, say: Callable[[str], str]) -> Json:
    shape = document.shape
    schema = {
        "$schema": _DIALECT,
        "title": document.about,
        **shape.schema,
        "$defs": dict(sorted(shape.definitions.items())),
    }
    told: Json = translated(schema, say)
    return told


# --- the documents -------------------------------------------------------------------------------


def _documents(catalog: Catalog, bands: list[Band]) -> Iterator[Document]:
    for each in COLLECTIONS:
        held = getattr(catalog, each.name)
        shape, count = shape_of(each.record), 1 if each.single else len(held)
        about = _("data/{name}.yaml, field by field", name=each.name)
        schema = f"schemas/{each.name}.json"
        yield Document(f"{each.name}.json", schema, about, shape if each.single else listing(shape), held, count)
    against = _against(catalog)
    about = _("every band, with all that it is made of")
    yield Document("bands.json", "schemas/bands.json", about, _bands(), {**against, "bands": bands}, len(bands))
    identified = list(ids_of(catalog))
    about = _("every id, with the other names of what it stands for")
    yield Document("ids.json", "schemas/ids.json", about, listing(_identified()), identified, len(identified))
    about = _("one role, with its bands, figures, skills and moves")
    bands_of = by_role(bands)
    for role in catalog.roles:
        value = {**against, **_of_role(role, catalog, bands_of.get(role.id, []))}
        yield Document(f"roles/{role.id}.json", "schemas/role.json", about, _role(), value, 1)


def _against(catalog: Catalog) -> dict[str, Any]:
    """All that bands owe to the day: the year that ages are counted from, and the minimum wage."""
    terms = terms_of(catalog)
    return {"year": terms.as_of_year, "minimum_wage": terms.minimum_wage}


_AGAINST = (
    Key("year", _("year that ages are counted from"), shapes.INTEGER),
    Key("minimum_wage", _("minimum wage in force, gross a year, full time"), nullable(shapes.NUMBER)),
)


def _of_dict(*keys: Key) -> Iterator[Key]:
    """Keys whose values stand in a dictionary under the same names."""
    return (key._replace(of=itemgetter(key.name)) for key in keys)


def _index() -> Shape:
    entry = record(
        "File",
        _of_dict(
            Key("path", _("path from the folder of the index"), shapes.TEXT),
            Key("bytes", _("size in bytes"), shapes.INTEGER),
            Key("sha256", _("SHA-256 digest of the file"), shapes.TEXT),
            Key("count", _("number of records; 1 for a file that holds a single one"), shapes.INTEGER),
            Key("schema", _("path of the file that describes it, from the folder of the index"), shapes.TEXT),
        ),
    )
    return record("Index", _of_dict(Key("files", _("every file of data"), listing(entry))))


def _bands() -> Shape:
    return record(
        "Bands", _of_dict(*_AGAINST, Key("bands", _("the bands, by role, level and zone"), listing(band_shape())))
    )


def bands_document(catalog: Catalog, bands: Iterable[Band]) -> str:
    """Some bands as `bands.json` has them all, without its last line end."""
    value = {**_against(catalog), "bands": in_order(bands, catalog)}
    return written(_bands().write(value)).decode().rstrip("\n")


# --- one role ------------------------------------------------------------------------------------


class Expected(NamedTuple):
    """A skill that a role asks for, and at which level by seniority."""

    skill: str
    name: str
    levels: dict[str, int]


@cache
def _role() -> Shape:
    by_level = pairs(("level", shapes.TEXT), ("value", shapes.INTEGER), name="ExpectedRow")
    expected = record(
        "Expected",
        (
            Key("skill", _("skill"), shapes.TEXT),
            Key("name", _("name"), shapes.TEXT),
            Key("levels", _("level expected from 0 to 4, by seniority (an editorial proposal)"), by_level),
        ),
    )
    keys = (
        *_AGAINST,
        Key("role", _("the role"), shape_of(Role)),
        Key("bands", _("its bands"), listing(band_shape())),
        Key("salaries", _("the published figures that speak of it"), listing(shape_of(Salary))),
        Key("modifiers", _("the published premiums and gaps that speak of it"), listing(shape_of(Modifier))),
        Key("skills", _("the skills it asks for"), listing(expected)),
        Key("paths", _("the moves from it and to it"), listing(shape_of(Move))),
    )
    return record("RoleSheet", _of_dict(*keys))


def _of_role(role: Role, catalog: Catalog, bands: list[Band]) -> dict[str, Any]:
    """What there is of a role, whose own bands are given."""
    skills = (skill for skill in catalog.skills if role.id in skill.expected)
    return {
        "role": role,
        "bands": bands,
        "salaries": catalog.salaries_of.get(role.id, []),
        "modifiers": [modifier for modifier in catalog.modifiers if modifier.role == role.id],
        "skills": [Expected(skill.id, skill.name, dict(skill.expected[role.id])) for skill in skills],
        "paths": [move for move in catalog.paths if role.id in (move.source_role, move.target_role)],
    }


# --- ids -----------------------------------------------------------------------------------------


class Identified(NamedTuple):
    """An id, what it is the id of, and what that is called."""

    id: str
    kind: str
    name: str | None
    aliases: tuple[str, ...]
    formerly: tuple[str, ...]


def _identified() -> Shape:
    return record(
        "Identified",
        (
            Key("id", _("id"), shapes.TEXT),
            Key("kind", _("collection or list in which it stands"), shapes.TEXT),
            Key("name", _("name, when it has one"), nullable(shapes.TEXT)),
            Key("aliases", _("other names for the same thing"), listing(shapes.TEXT)),
            Key("formerly", _("ids it had before"), listing(shapes.TEXT)),
        ),
    )


def ids_of(catalog: Catalog) -> Iterator[Identified]:
    """Every id of the data: those of the collections, then those of the lists inside the files of a single record."""
    for each in COLLECTIONS:
        held = getattr(catalog, each.name)
        for kind, records in _lists(held) if each.single else [(each.name, held)]:
            yield from (_named(one, kind) for one in records if hasattr(one, "id"))


def _lists(single: Record) -> Iterator[tuple[str, tuple[Record, ...]]]:
    for field in fields_of(type(single)).values():
        held = getattr(single, field.name)
        if isinstance(held, tuple):
            yield field.key, held


def _named(one: Any, kind: str) -> Identified:
    return Identified(
        one.id, kind, getattr(one, "name", None), getattr(one, "aliases", ()), getattr(one, "formerly", ())
    )
