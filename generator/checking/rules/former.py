"""Claims about the ids that records had before: old addresses lead by them to one record, and to no other."""

from collections.abc import Iterator

from generator.catalog import COLLECTIONS, Catalog
from generator.messages.problems import Problem, _


def former_ids_lead_to_one_record(catalog: Catalog) -> Iterator[Problem]:
    """An id that a record had before is not the id of another, and stands under `formerly` once.

    Fails: `formerly: [cook]` while a record of the same file has `id: cook`.
    """
    for collection in COLLECTIONS:
        records = () if collection.single else getattr(catalog, collection.name)
        taken = {record.id: record for record in records}
        for record in records:
            for rank, former in enumerate(getattr(record, "formerly", ())):
                holder = taken.setdefault(former, record)
                if holder is not record or former == record.id or former in record.formerly[:rank]:
                    text = _("old addresses cannot lead to two records: “{id}” is that of “{other}” already",
                             id=former, other=holder.id)  # fmt: skip
                    yield Problem(record.at("formerly", rank), "former-id-taken", text)
