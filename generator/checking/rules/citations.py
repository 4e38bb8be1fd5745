"""Which sources the data cite, wherever a field names one."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast, get_args

from generator.catalog import COLLECTIONS, Catalog
from generator.messages.problems import Problem, Severity, _
from generator.model import SourceId
from generator.reading.decode import fields_of
from generator.reading.record import Record


def every_source_is_cited(catalog: Catalog) -> Iterator[Problem]:
    """A publication that nothing cites teaches a reader nothing.

    Fails: a record of sources.yaml whose id stands in no `source` and in no `sources` of the other files.
    """
    cited: set[str] = set()
    for collection in COLLECTIONS:
        records = getattr(catalog, collection.name)
        _gather([records] if collection.single else records, cited)
    for source in catalog.sources:
        if source.id not in cited:
            text = _("the source “{id}” is cited nowhere: cite it, or remove it", id=source.id)
            yield Problem(source.at("id"), "uncited-source", text, Severity.NOTE)


def every_study_is_quoted(catalog: Catalog) -> Iterator[Problem]:
    """A study stands in origins.yaml because publications quote it.

    Fails: a record of origins.yaml whose id stands in the `origin` of no source.
    """
    quoted = {source.origin for source in catalog.sources}
    for origin in catalog.origins:
        if origin.id not in quoted:
            text = _("no source quotes the study “{id}”: name it in their “origin”, or remove it", id=origin.id)
            yield Problem(origin.at("id"), "unquoted-study", text, Severity.NOTE)


def _gather(records: Iterable[Record], cited: set[str]) -> None:
    for record in records:
        one, many, inner = _citing_fields(cast(Any, type(record)))
        for name in one:
            cited.add(getattr(record, name))
        for name in many:
            cited.update(getattr(record, name))
        for name in inner:
            value = getattr(record, name)
            _gather(value if isinstance(value, tuple) else (value,) if value is not None else (), cited)


@cache
def _citing_fields(cls: Any) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The fields of a class that name one source, those that name several, and those that hold other records."""
    fields = fields_of(cls).values()
    one = tuple(field.name for field in fields if field.type == SourceId)
    many = tuple(field.name for field in fields if field.type == tuple[SourceId, ...])
    inner = tuple(field.name for field in fields if _is_record((get_args(field.type) or (field.type,))[0]))
    return one, many, inner


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Record)
