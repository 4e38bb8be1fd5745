"""All downloads put together: which files there are, where they stand, what the page about them needs to know."""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import NamedTuple

from generator.catalog import Catalog
from generator.changes.history import Change
from generator.exports.api import FOLDER as API
from generator.exports.api import INDEX, Document, api
from generator.exports.citation import NAME as CITATION
from generator.exports.citation import citation
from generator.exports.components import in_order
from generator.exports.feed import NAME as FEED
from generator.exports.feed import feed
from generator.exports.package import NAME as PACKAGE
from generator.exports.package import Resource, name_of, package
from generator.exports.separated import PLAIN, Dialect, for_excel, separated
from generator.exports.spreadsheet import spreadsheet
from generator.exports.tables import Table, tables
from generator.pay.bands import Bands


class Exported(NamedTuple):
    """Every file by its path from the root of the site, and where those that a reader chooses from stand."""

    files: dict[str, bytes]
    documents: tuple[Document, ...]
    """What the API holds; their paths are those below its folder."""
    tables: tuple[Table, ...]
    workbook: str
    for_excel: tuple[str, ...]
    """The tables as Excel opens them, in their order."""
    plain: tuple[str, ...]
    """The tables for programs, in their order."""
    package: str
    citation: str
    entrance: str
    """The index of the API."""
    feed: str | None
    """None when the changes are not known."""


class Names(NamedTuple):
    """What addresses call the folder of the downloads, the two tables, and the terms of reuse on the page there."""

    folder: str = "data"
    bands: str = "bands"
    figures: str = "figures"
    terms: str = "licence"


def exported(
    catalog: Catalog,
    bands: Bands,
    say: NullTranslations,
    *,
    names: Names | None = None,
    changes: Sequence[Change] = (),
) -> Exported:
    """Everything there is to download. Without `changes` there is no feed of them."""
    names, stem = names or Names(), name_of(catalog.site)
    ordered = in_order(bands.values(), catalog)
    served, made = api(catalog, ordered, say.gettext), tables(catalog, ordered, say)
    excel, plain = (_resources(made, dialect, stem, names) for dialect in (for_excel(say.gettext), PLAIN))
    workbook = f"{stem}.xlsx"
    beside = {
        workbook: spreadsheet(catalog.site, made, year=catalog.as_of.year, say=say.gettext),
        **{resource.path: resource.content for resource in (*excel, *plain)},
        PACKAGE: package(catalog.site, (*excel, *plain), say.gettext, terms=f"index.html#{names.terms}"),
        CITATION: citation(catalog, say.gettext),
        **({FEED: feed(catalog.site.name, changes, say.gettext)} if changes else {}),
    }

    def here(name: str) -> str:
        return f"{names.folder}/{name}"

    return Exported(
        files={f"{API}/{name}": content for name, content in served.files.items()}
        | {here(name): content for name, content in beside.items()},
        documents=served.documents,
        tables=made,
        workbook=here(workbook),
        for_excel=tuple(here(each.path) for each in excel),
        plain=tuple(here(each.path) for each in plain),
        package=here(PACKAGE),
        citation=here(CITATION),
        entrance=f"{API}/{INDEX}",
        feed=here(FEED) if changes else None,
    )


def _resources(made: Sequence[Table], dialect: Dialect, stem: str, names: Names) -> list[Resource]:
    """Both tables in one dialect, under their names."""
    named = zip((names.bands, names.figures), made, strict=True)
    return [
        Resource(f"{stem}-{name}{dialect.name}.csv", table, dialect, separated(table, dialect)) for name, table in named
    ]
