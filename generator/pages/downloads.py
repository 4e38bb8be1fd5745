"""The files to take away, as their page lists them: what each is for, how large it is, how much it holds."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.catalog import COLLECTIONS
from generator.exports.api import FOLDER
from generator.exports.api import Document as Described
from generator.messages.language import capital
from generator.pages.edition import Edition
from generator.pages.page import relative


class File(NamedTuple):
    """One file: its address from the page, its name, its size in words."""

    href: str
    name: str
    size: str


class Separated(NamedTuple):
    """A table in both of its dialects."""

    title: str
    about: str
    lines: int
    for_excel: File
    plain: File


class Document(NamedTuple):
    """A file of the API: what it holds, how many records, how many files are like it, its schema."""

    file: File
    about: str
    records: int
    others: int
    schema: File


class Downloads(NamedTuple):
    """All of them. Without a known history there is no feed."""

    workbook: File
    tables: list[Separated]
    entrance: File
    served: dict[str, Document]
    """By the name of their collection."""
    computed: list[Document]
    """What no file of data/ holds as it is."""
    package: File
    citation: File
    feed: File | None


def downloads(edition: Edition) -> Downloads:
    """The files of an edition, seen from the page of data."""
    exports = edition.exports
    documents = _documents(edition)
    served = {each.name: documents.pop(f"{each.name}.json") for each in COLLECTIONS}
    return Downloads(
        workbook=_file(exports.workbook, edition),
        tables=list(_tables(edition)),
        entrance=_file(exports.entrance, edition),
        served=served,
        computed=list(documents.values()),
        package=_file(exports.package, edition),
        citation=_file(exports.citation, edition),
        feed=_file(exports.feed, edition) if exports.feed else None,
    )


def _file(path: str, edition: Edition) -> File:
    """A file of the site, by its path from the root."""
    # In thousands, rounded up: no file is said to be empty.
    thousands = -(-len(edition.exports.files[path]) // 1000)
    size = edition.say.gettext("{n} kB").format(n=edition.words.number(thousands))
    return File(relative(path, edition.addresses.of("data")), path.rpartition("/")[2], size)


def _tables(edition: Edition) -> Iterator[Separated]:
    exports = edition.exports
    for table, excel, plain in zip(exports.tables, exports.for_excel, exports.plain, strict=True):
        yield Separated(table.title, table.about, len(table.lines), _file(excel, edition), _file(plain, edition))


def _documents(edition: Edition) -> dict[str, Document]:
    """Each file of the API by its path; of those that share a schema the first, which stands for all of them."""
    alike: dict[str, list[Described]] = {}
    for document in edition.exports.documents:
        alike.setdefault(document.schema, []).append(document)
    return {like[0].path: _document(like[0], len(like) - 1, edition) for like in alike.values()}


def _document(first: Described, others: int, edition: Edition) -> Document:
    about = first.about.render(edition.say.gettext)
    return Document(
        _file(f"{FOLDER}/{first.path}", edition)._replace(name=first.path),
        f"{capital(about)}.",
        first.records,
        others,
        _file(f"{FOLDER}/{first.schema}", edition),
    )
