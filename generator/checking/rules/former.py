"""Claims about the ids that records had before: old addresses lead by them to one record, and to no other."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.catalog import COLLECTIONS, Catalog
from generator.messages.problems import Problem, _


def former_ids_lead_to_one_record(catalog: Catalog) -> Iterator[Problem]:
    """An id that a record had before is not the id of another, and stands under `formerly` once.

    Fails: `formerly: [cook]` while a record of the same file has `id: cook`.
    """
    for each in COLLECTIONS:
        yield from _led_twice(() if each.single else getattr(catalog, each.name))


def former_ids_of_questions_lead_to_one(catalog: Catalog) -> Iterator[Problem]:
    """A link to answers knows a question, or a competency, by an id that no other has or had.

    Fails: `formerly: [strategy-plan]` while another question has `id: strategy-plan`.
    """
    yield from _led_twice(catalog.ladder.competencies)
    yield from _led_twice((*catalog.quiz.context, *catalog.quiz.statements, *catalog.quiz.scenarios))


def _led_twice(records: Sequence[Any]) -> Iterator[Problem]:
    """The former ids that lead to more than one of these records, or twice to one."""
    taken = {record.id: record for record in records}
    for record in records:
        for rank, former in enumerate(getattr(record, "formerly", ())):
            holder = taken.setdefault(former, record)
            if holder is not record or former == record.id or former in record.formerly[:rank]:
                text = _("old addresses cannot lead to two records: “{id}” is that of “{other}” already",
                         id=former, other=holder.id)  # fmt: skip
                yield Problem(record.at("formerly", rank), "former-id-taken", text)
