"""The records of data/ in the API, from the one list of fields: names, meanings, what may be unknown."""

import typing
from operator import attrgetter, itemgetter
from typing import Annotated, Any, Literal

from generator.exports import shapes
from generator.exports.shapes import Key, Shape, choice, listing, nullable, pairs, record
from generator.messages.problems import Text, _
from generator.reading.decode import Field, fields_of
from generator.reading.kinds import Kind, ReferenceTo
from generator.reading.record import Record

_OF_KIND = {
    "amount": shapes.NUMBER,
    "change": shapes.NUMBER,
    "half": shapes.NUMBER,
    "count": shapes.INTEGER,
    "share": shapes.INTEGER,
    "level": shapes.INTEGER,
    "flag": shapes.FLAG,
    "year": nullable(shapes.INTEGER),
    "moment": shapes.MOMENT,
    "day": shapes.DAY,
}
"""The kinds that are no text."""
_ONE_OF = {"roles": "role", "levels": "level", "competencies": "competency"}
"""What one row of a table by role, by level or by competency is called."""


_shapes: dict[type[Record], Shape] = {}


def shape_of(cls: type[Record]) -> Shape:
    """A record of data/: its keys are those of the file, with `_` for `-`."""
    if cls not in _shapes:
        _shapes[cls] = record(cls.__name__, [key_of(cls, field) for field in fields_of(cls).values()])
    return _shapes[cls]


def key_of(cls: type[Record], field: Field) -> Key:
    """One field of a record, as a key."""
    return Key(field.key.replace("-", "_"), _about(field), _of_field(cls, field), attrgetter(field.name))


def _about(field: Field) -> Text:
    """The meaning of a field, with its unit."""
    if not field.unit:
        return field.about
    return _("{meaning} ({unit})", meaning=field.about, unit=field.unit)


def _of_field(cls: type[Record], field: Field) -> Shape:
    shape = _of_type(field.type, f"{cls.__name__}{field.name.title().replace('_', '')}")
    # A list that is not there is empty, never unknown.
    return nullable(shape) if not field.required and field.default is None else shape


def _of_type(hint: Any, name: str) -> Shape:
    """The shape of a type; `name` is what the rows of a table are called in a schema."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint is bool:
        return shapes.FLAG
    if origin is Annotated:
        return shapes.TEXT if isinstance(args[1], ReferenceTo) else _OF_KIND.get(args[1].name, shapes.TEXT)
    if origin is Literal:
        return choice(args)
    if origin is tuple:
        return listing(_of_type(args[0], name))
    if isinstance(hint, type) and issubclass(hint, Record):
        return shape_of(hint)
    rows = f"{name}Row"
    return pairs((_name_of(args[0]), _of_type(args[0], rows)), ("value", _of_type(args[1], rows)), name=rows)


def _name_of(hint: Any) -> str:
    """What the first column of a table is called: `role`, `level`."""
    meaning: ReferenceTo | Kind = itemgetter(1)(typing.get_args(hint))
    return _ONE_OF[meaning.target] if isinstance(meaning, ReferenceTo) else meaning.name
