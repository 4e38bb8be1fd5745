"""The shape of a value in the API: how it is written, and the JSON Schema that says so, from one description.

Every key of a record is always there and every value always has the type of its key; what is unknown is null, where
the schema allows it. An amount is always a number with a decimal point, never now a whole number and now another.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from generator.messages.problems import Text, _
from generator.reading.dates import When

Json = dict[str, Any]

_DECIMALS = 6
"""Of a share that has no end, such as two thirds. An amount is never rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a value of the catalog is in the API. Texts of the schema are still to be translated."""

    schema: Json
    write: Callable[[Any], Any] = lambda value: value
    definitions: Json = field(default_factory=dict)
    """Schemas of the records that it holds, by name."""


class Key(NamedTuple):
    """One key of a record: its name, its meaning, its shape, and where the value comes from."""

    name: str
    about: Text
    shape: Shape
    of: Callable[[Any], Any] | None = None
    """Gives the value; without it, the attribute of that name."""

    @property
    def value_in(self) -> Callable[[Any], Any]:
        """Gives the value of a record."""
        return self.of or attrgetter(self.name)


# --- single values -------------------------------------------------------------------------------


def _as_written(moment: When) -> str | None:
    """A date as precise as it is known: `2014-09-15`, `2014-09`, `2014`; None when undated."""
    return "-".join(f"{part:02}" for part in moment if part is not None) or None


def _rounded(share: int | Fraction) -> float:
    return round(float(share), _DECIMALS)


TEXT = Shape(schema={"type": "string"})
INTEGER = Shape(schema={"type": "integer"})
FLAG = Shape(schema={"type": "boolean"})
NUMBER = Shape(schema={"type": "number"}, write=float)
MEASURE = Shape(schema={"type": "number"}, write=_rounded)
SHARE = Shape(schema={"type": "number", "minimum": 0, "maximum": 1}, write=_rounded)
DAY = Shape(schema={"type": "string", "format": "date"}, write=date.isoformat)
MOMENT = Shape(
    schema={"type": ["string", "null"], "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}$"},
    write=_as_written,
)


def choice(options: Iterable[str]) -> Shape:
    """One of some words; of some whole numbers when all of them are written in digits."""
    options = tuple(options)
    if all(option.isdecimal() for option in options):
        return Shape(schema={"type": "integer", "enum": [int(option) for option in options]}, write=int)
    return Shape(schema={"type": "string", "enum": list(options)})


# --- made of others ------------------------------------------------------------------------------


def nullable(shape: Shape) -> Shape:
    """The same value, or null when it is unknown or does not apply."""

    def write(value: Any) -> Any:
        return None if value is None else shape.write(value)

    return Shape(schema=_or_null(shape.schema), write=write, definitions=shape.definitions)


def _or_null(schema: Json) -> Json:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    known = schema["type"]
    types = known if isinstance(known, list) else [known]
    choices = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [*types, *([] if "null" in types else ["null"])], **choices}


def listing(shape: Shape) -> Shape:
    """Any number of values of one shape."""

    def write(values: Iterable[Any]) -> list[Any]:
        return [shape.write(value) for value in values]

    return Shape(schema={"type": "array", "items": shape.schema}, write=write, definitions=shape.definitions)


def record(name: str, keys: Iterable[Key]) -> Shape:
    """A record with all of its keys, always."""
    keys = tuple(keys)
    writers = tuple((key.name, key.value_in, key.shape.write) for key in keys)

    def write(value: Any) -> Json:
        return {name: put(of(value)) for name, of, put in writers}

    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in keys],
        "properties": {key.name: {"description": key.about, **key.shape.schema} for key in keys},
    }
    inner = {name: schema for key in keys for name, schema in key.shape.definitions.items()}
    return Shape(schema={"$ref": f"#/$defs/{name}"}, write=write, definitions={**inner, name: schema})


def pairs(key: tuple[str, Shape], value: tuple[str, Shape], *, name: str) -> Shape:
    """A table as a list of rows, so that no key of the API is ever a value of the data."""
    of_what = Key(key[0], _("what the row is about"), key[1], itemgetter(0))
    told = Key(value[0], _("what it says"), value[1], itemgetter(1))
    rows = listing(record(name, (of_what, told)))

    def write(table: Mapping[Any, Any]) -> list[Any]:
        written: list[Any] = rows.write(table.items())
        return written

    return Shape(schema=rows.schema, write=write, definitions=rows.definitions)


def translated(schema: Any, say: Callable[[str], str]) -> Any:
    """A schema in the language of its readers."""
    if isinstance(schema, Text):
        return schema.render(say)
    if isinstance(schema, dict):
        return {name: translated(inner, say) for name, inner in schema.items()}
    return [translated(inner, say) for inner in schema] if isinstance(schema, list) else schema
