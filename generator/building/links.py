"""The links of a built site: each leads to a page or a file, each anchor exists, each page can be reached from home.

The pages are read with expressions rather than a parser: on a site of thirty pages a parser costs as much as building
it. They come from one engine, and what may hide a tag (scripts, comments, quoted values) is stepped over.
"""

import html
import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.messages.problems import Place, Problem, Text, _

HOME, NOT_FOUND = "index.html", "404.html"

_HIDING = re.compile(r"<(?:!--.*?-->|((script|style|textarea|title)\b[^>]*>).*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<([a-zA-Z][\w:-]*)\s((?:[^<>"']++|"[^"]*"|'[^']*')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_SIGNS = ("href", "id=", "src", "name=", "action", "poster", "data=")
_ADDRESSES = {"href", "xlink:href", "src", "srcset", "poster", "action", "formaction"}
_FOR_READERS = {"a", "area"}
_LINKED_ONLY = {"canonical", "alternate", "license", "author", "me", "next", "prev", "help", "search"}
"""Relations of <link> that a browser does not follow by itself."""


class Reference(NamedTuple):
    """One address in a page."""

    tag: str
    address: str
    followed: bool
    """Whether a reader follows it; else the browser fetches it with the page."""


class Page(NamedTuple):
    """What the check needs to know of a page."""

    path: str
    anchors: frozenset[str]
    references: tuple[Reference, ...]


class Site(NamedTuple):
    """A built site: its files, its pages by path, and the address where it will stand when that is known."""

    files: frozenset[str]
    pages: dict[str, Page]
    address: str


class Target(NamedTuple):
    """Where an address leads: to a file of the site and an anchor in it, or to another host."""

    file: str = ""
    anchor: str = ""
    host: str = ""


Locate = Callable[[str, str], Place]
"""From a page of the site and an address in it to the place where somebody can mend it."""


def broken_links(
    folder: Path, locate: Locate, *, address: str = "", kept: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """Every link that leads nowhere, every page that nothing leads to. `kept` are HTML files copied as they are."""
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    names = sorted(name for name in files - kept if name.endswith(".html"))
    site = Site(files, {name: read_page(folder / name, name) for name in names}, address)
    for page in site.pages.values():
        for wrong in _wrong_on(page, site):
            yield Problem(locate(page.path, wrong.address), wrong.code, wrong.text)
    for name in _orphans(site):
        text = _("no link leads from the home page to “{page}”", page=name.removesuffix(HOME) or name)
        yield Problem(locate(name, ""), "orphan-page", text)


def read_page(path: Path, name: str) -> Page:
    """The anchors and the addresses of one page."""
    return _read(path.read_text(encoding="utf-8", errors="replace"), name)


# A server reads all pages after each save, and few of them have changed.
@lru_cache(maxsize=64)
def _read(page: str, name: str) -> Page:
    text = _HIDING.sub(lambda match: f"<{match[1]}" if match[1] else "", page)
    anchors: set[str] = set()
    references: list[Reference] = []
    for tag, inside in _TAG.findall(text):
        if not _may_matter(inside.lower()):
            continue
        element = tag.lower()
        attributes = {key.lower(): html.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(inside)}
        anchors |= {attributes[key] for key in ("id", *(["name"] if element == "a" else [])) if key in attributes}
        references += _references(element, attributes)
    return Page(name, frozenset(anchors), tuple(references))


def _may_matter(attributes: str) -> bool:
    """Whether to look closer: most tags of a chart have neither an address nor an anchor."""
    return any(map(attributes.__contains__, _SIGNS))


def _references(tag: str, attributes: dict[str, str]) -> Iterator[Reference]:
    relations = set(attributes.get("rel", "").lower().split())
    followed = tag in _FOR_READERS or (tag == "link" and bool(relations & _LINKED_ONLY))
    for key, value in attributes.items():
        if key == "srcset":
            yield from (Reference(tag, part.split()[0], followed) for part in value.split(",") if part.strip())
        elif key in _ADDRESSES or (key == "data" and tag == "object"):
            yield Reference(tag, value.strip(), followed)


# --- where a reference leads ---------------------------------------------------------------------


@cache
def _target(address: str, page: str, home: str) -> Target | None:
    """Where an address leads from a page of the site whose own address is `home`; None for a mail and the like."""
    if home and address.startswith(home):
        address = _folder(home) + address.removeprefix(home).lstrip("/")
    try:
        parts = urlsplit(address)
    except ValueError:
        return Target(file=address)
    if parts.scheme not in ("", "http", "https"):
        return None
    if parts.netloc:
        return Target(host=parts.netloc)
    return Target(_file(unquote(parts.path), page, home), unquote(parts.fragment))


def _folder(home: str) -> str:
    """The path of the home page on its host, with a slash at both ends."""
    path = urlsplit(home).path.strip("/")
    return f"/{path}/" if path else "/"


def _file(path: str, page: str, home: str) -> str:
    if not path:
        return page
    from_root = path.startswith("/")
    path = path.removeprefix(_folder(home)) if from_root else posixpath.join(posixpath.dirname(page), path)
    of_folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
    return posixpath.normpath(posixpath.join(path, HOME) if of_folder else path)


# --- what is wrong -------------------------------------------------------------------------------


class _Wrong(NamedTuple):
    code: str
    address: str
    text: Text


def _wrong_on(page: Page, site: Site) -> list[_Wrong]:
    """What is wrong with the links of a page; a file that is missing is missed once, whatever the anchor."""
    found: dict[tuple[str, str], _Wrong] = {}
    for reference in dict.fromkeys(page.references):
        target = _target(reference.address, page.path, site.address)
        wrong = _wrong(reference, target, page, site) if target else None
        if target and wrong:
            anchor = target.anchor if wrong.code == "missing-anchor" else ""
            found.setdefault((wrong.code, f"{target.host}{target.file}#{anchor}"), wrong)
    return list(found.values())


def _wrong(reference: Reference, target: Target, page: Page, site: Site) -> _Wrong | None:
    address, anchor = reference.address, target.anchor
    if target.host:
        text = _("“{address}” would be fetched from another host for every reader: put a copy here", address=address)
        return None if reference.followed else _Wrong("other-host", address, text)
    if address.startswith("/") and page.path != NOT_FOUND:
        text = _("“{address}” only works at the root of a host: write it from the page, with “../”", address=address)
        return _Wrong("absolute-link", address, text)
    if target.file not in site.files:
        return _Wrong("broken-link", address, _("“{address}” leads to no page or file of the site", address=address))
    # A fragment with an equal sign holds the state of a form, which its script reads.
    if not anchor or anchor == "top" or "=" in anchor or target.file not in site.pages:
        return None
    if anchor in site.pages[target.file].anchors:
        return None
    text = _("“{address}” leads to a page without “#{anchor}”", address=address, anchor=anchor)
    return _Wrong("missing-anchor", address, text)


def _orphans(site: Site) -> list[str]:
    """The pages that no reader gets to from the home page."""
    seen, waiting = {HOME}, [HOME]
    while waiting:
        page = site.pages.get(waiting.pop(), Page("", frozenset(), ()))
        links = (each.address for each in page.references if each.tag in _FOR_READERS)
        targets = (_target(link, page.path, site.address) for link in links)
        new = {target.file for target in targets if target} - seen
        seen |= new
        waiting += new
    return sorted(site.pages.keys() - seen - {NOT_FOUND})
