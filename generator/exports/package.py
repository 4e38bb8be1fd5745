"""datapackage.json: what the files of separated values hold, in the words of Frictionless Data, for any program."""

import hashlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.exports.api import written
from generator.exports.separated import LIST_SIGN, Dialect, header
from generator.exports.shapes import Json
from generator.exports.tables import Column, Table
from generator.messages.problems import _
from generator.model import Site
from generator.reading.spelling import slug

NAME = "datapackage.json"
_LONGEST_NAME = 60
"""Characters: the name of a file has room for no more than 255, the rest of it included."""

Say = Callable[[str], str]


class Resource(NamedTuple):
    """One file of separated values: its name in the folder, the table it holds, how it is written, its bytes."""

    path: str
    table: Table
    dialect: Dialect
    content: bytes


def name_of(site: Site) -> str:
    """What the files of a site are called after: its name as an id, however long it is and whatever its letters."""
    return slug(site.name)[:_LONGEST_NAME].strip("-") or "data"


def package(site: Site, resources: Sequence[Resource], say: Say, *, terms: str) -> bytes:
    """The description of all of them. `terms`: the address of the terms of reuse, from the folder of the package."""
    guarded = _("A text that begins with =, +, -, @, a tab or a line end has an apostrophe before it.").render(say)
    return written(
        {
            "profile": "tabular-data-package",
            "name": name_of(site),
            "title": site.name,
            "description": f"{site.tagline} {guarded}",
            "licenses": [{"title": site.licence, "path": terms}],
            "resources": [_resource(each, say) for each in resources],
        }
    )


def _resource(resource: Resource, say: Say) -> Json:
    table, dialect = resource.table, resource.dialect
    return {
        "profile": "tabular-data-resource",
        "name": resource.path.removesuffix(".csv"),
        "title": table.title,
        "description": table.about,
        "path": resource.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": dialect.encoding,
        "bytes": len(resource.content),
        "hash": f"sha256:{hashlib.sha256(resource.content).hexdigest()}",
        "dialect": {"delimiter": dialect.delimiter, "lineTerminator": dialect.line_end},
        "schema": {
            "fields": [_field(column, dialect, say) for column in table.columns],
            "primaryKey": [header(table.columns[0], dialect)],
            "missingValues": [""],
        },
    }


def _field(column: Column, dialect: Dialect, say: Say) -> Json:
    kind = "string" if column.kind == "array" else column.kind
    listed = _("several are separated by “{sign}”", sign=LIST_SIGN).render(say) if column.kind == "array" else ""
    choices = [column.told(each) for each in column.choices] if dialect.for_people else column.choices
    return {
        "name": header(column, dialect),
        "title": column.title,
        "description": f"{column.about} ({listed})" if listed else column.about,
        "type": kind,
        **({"decimalChar": dialect.decimal} if kind == "number" else {}),
        **({"trueValues": [dialect.yes], "falseValues": [dialect.no]} if kind == "boolean" else {}),
        "constraints": {"required": column.is_required, **({"enum": choices} if choices else {})},
    }
