"""What an editor of YAML needs to help while one types: a JSON Schema (draft-07) for each file of data/.

Made from the fields that the decoder reads, so that editor and `gen check` agree wherever a schema can say it: names,
what is required, lists, choices, the look of a value. What needs the other records (ids, sums, dates that contradict
each other) is for `gen check`. An editor takes `2014` for a number and `no` for a text; the field decides here, hence
the several types of one value. There is no oneOf and no anyOf: their messages name no field.
"""

import json
import typing
from collections.abc import Callable
from typing import Annotated, Any, Literal

from generator.catalog import COLLECTIONS, Collection
from generator.messages.language import capital
from generator.messages.problems import Text, _
from generator.reading.decode import Field, fields_of
from generator.reading.kinds import Flag, Id, Kind, Level, ReferenceTo
from generator.reading.record import Record
from generator.reading.texts import IN_NO_TEXT, IN_TYPOGRAPHIC_QUOTES

Say = Callable[[str], str]
"""A sentence in the language of the reader."""
Schema = dict[str, Any]

FOLDER = "schemas"
_EVERY_LEVEL = ["0", "1", "2", "3", "4"]
_DRAFT = "http://json-schema.org/draft-07/schema#"
_FREE_TEXT = rf"(?![\s\S]*(?:{'|'.join(IN_NO_TEXT)}))(?!\s*(?:[nN]one)?\s*$)(?!{IN_TYPOGRAPHIC_QUOTES}$)"


def schemas(say: Say) -> dict[str, bytes]:
    """The schema of each collection, by the name of its file: `salaries.json`."""
    return {f"{each.name}.json": _as_bytes(_of_collection(each, say)) for each in COLLECTIONS}


def _as_bytes(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _of_collection(collection: Collection, say: Say) -> Schema:
    definitions: dict[str, Schema] = {}
    record = _reference(collection.record, definitions, say)
    root = record if collection.single else {"type": "array", "minItems": int(collection.required), "items": record}
    if not collection.single:
        root["defaultSnippets"] = [_snippet(collection, say)]
    return {"$schema": _DRAFT, "title": f"data/{collection.name}.yaml", **root, "definitions": definitions}


# --- records -------------------------------------------------------------------------------------


def _reference(cls: type[Record], definitions: dict[str, Schema], say: Say) -> Schema:
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] |= _of_record(cls, definitions, say)
    return {"$ref": f"#/definitions/{name}"}


def _of_record(cls: type[Record], definitions: dict[str, Schema], say: Say) -> Schema:
    fields = fields_of(cls)
    required = [key for key, each in fields.items() if each.required]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _of_field(each, definitions, say) for key, each in fields.items()},
        **({"required": required} if required else {}),
    }


def _of_field(field: Field, definitions: dict[str, Schema], say: Say) -> Schema:
    schema = _of_type(field.type, definitions, say)
    if "$ref" in schema:
        # Beside a $ref, draft-07 reads nothing else.
        schema = {"allOf": [schema]}
    told = {"description": _description(field, say)}
    if field.example is not None and "enum" not in schema and "allOf" not in schema:
        told["examples"] = [field.example]  # type: ignore[assignment]
    return {**told, **schema}


def _description(field: Field, say: Say) -> str:
    about = field.about.render(say)
    unit = field.unit.render(say) if isinstance(field.unit, Text) else field.unit
    return f"{capital(about)}{f' ({unit})' if unit else ''}."


# --- values --------------------------------------------------------------------------------------


def _of_type(hint: Any, definitions: dict[str, Schema], say: Say) -> Schema:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint is bool:
        return _of_type(Flag, definitions, say)
    if origin is Annotated:
        return _of_reference(say) if isinstance(args[1], ReferenceTo) else _of_kind(args[1], say)
    if origin is Literal:
        return _of_choice(args)
    if origin is tuple:
        return {"type": "array", "minItems": 1, "items": _of_type(args[0], definitions, say)}
    if isinstance(hint, type) and issubclass(hint, Record):
        return _reference(hint, definitions, say)
    return _of_table(args[0], _of_type(args[1], definitions, say), say)


def _of_kind(kind: Kind, say: Say) -> Schema:
    if kind.name == "flag":
        return {"enum": [True, False, "true", "false"]}
    schema: Schema = {"type": _types(kind), "pattern": _pattern(kind), "patternErrorMessage": kind.about.render(say)}
    if kind.longest is not None:
        schema["maxLength"] = kind.longest
    if kind.numbers is not None:
        bounds = {"minimum": kind.numbers.low, "maximum": kind.numbers.high}
        schema |= {name: bound for name, bound in bounds.items() if bound is not None}
        if kind.numbers.step == 0.5:
            schema["multipleOf"] = kind.numbers.step
    return schema


def _types(kind: Kind) -> list[str]:
    """What an editor may take a value of this kind for."""
    if kind.pattern is None:
        return ["string", "number", "boolean"]
    if kind.numbers is None:
        return ["string"]
    return ["string", "integer" if kind.numbers.step == 1 else "number"]


def _pattern(kind: Kind) -> str:
    if kind.pattern is not None:
        return f"^(?:{kind.pattern})$"
    several = kind.name == "prose"
    return rf"^{_FREE_TEXT}" if several else rf"^{_FREE_TEXT}\s*[^\n]*\s*$"


def _of_reference(say: Say) -> Schema:
    schema = _of_kind(typing.get_args(Id)[1], say)
    return {**schema, "patternErrorMessage": _("an id of another record").render(say)}


def _of_choice(choices: tuple[str, ...]) -> Schema:
    numbers = [int(each) for each in choices if each.isdecimal()]
    return {"enum": [*choices, *numbers]}


def _of_table(key: Any, value: Schema, say: Say) -> Schema:
    names = _of_type(key, {}, say)
    return {
        "type": "object",
        **({"required": _EVERY_LEVEL} if key == Level else {"minProperties": 1}),
        "propertyNames": {name: names[name] for name in ("pattern", "patternErrorMessage")},
        "additionalProperties": value,
    }


# --- a record to start from ----------------------------------------------------------------------


def _snippet(collection: Collection, say: Say) -> Schema:
    """A new record with all that it must have: the editor stops at each value in turn."""
    required = [each for each in fields_of(collection.record).values() if each.required]
    places = ((each.key, _to_fill(rank, each, say)) for rank, each in enumerate(required, start=1))
    return {"label": f"+ {collection.name}", "description": _("a new record").render(say), "body": [dict(places)]}


def _to_fill(rank: int, field: Field, say: Say) -> Any:
    shown = field.example or field.about.render(say)
    place = f"${{{rank}:{shown}}}"
    if typing.get_origin(field.type) is tuple:
        return [f"${{{rank}:{shown.strip('[]')}}}"]
    return place
