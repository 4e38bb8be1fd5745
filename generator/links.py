"""The links of a built site: each leads to a page or a file, each anchor exists, each page can be reached from home.

The pages are read with expressions rather than a parser: on a site of thirty pages a parser costs as much as building
it. They come from one engine, and what may hide a tag (scripts, comments, quoted values) is stepped over.
"""

import html
import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.problems import Place, Problem, Text, _

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


class Origin(NamedTuple):
    """Where the site will stand: its address when known, and the folder of the host that it takes."""

    address: str = ""

    @property
    def folder(self) -> str:
        """The path of the home page on its host, with a slash at both ends."""
        return "/" + urlsplit(self.address).path.strip("/") + "/" if self.address.strip("/") else "/"


Locate = Callable[[str, str], Place]
"""From a page of the site and an address in it to the place where somebody can mend it."""


def broken_links(
    site: Path, locate: Locate, *, address: str = "", kept: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """Every link that leads nowhere, every page that nothing leads to. `kept` are HTML files copied as they are."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    names = sorted(name for name in files - kept if name.endswith(".html"))
    pages = {name: read_page(site / name, name) for name in names}
    reached: dict[str, set[str]] = {}
    for page in pages.values():
        reached[page.path] = set()
        said = set()
        for reference in dict.fromkeys(page.references):
            target = _target(reference, page, Origin(address))
            wrong = _wrong(reference, target, page, files, pages)
            if isinstance(target, tuple) and reference.tag in _FOR_READERS:
                reached[page.path].add(target[0])
            # A page that is missing is missed once, however many of its anchors are asked for.
            if wrong is not None and (reason := (wrong[0], reference.address.partition("#")[0])) not in said:
                said.add(reason if wrong[0] == "broken-link" else None)
                yield Problem(locate(page.path, reference.address), *wrong)
    yield from _orphans(reached, locate)


def read_page(path: Path, name: str) -> Page:
    """The anchors and the addresses of one page."""
    text = _HIDING.sub(lambda match: f"<{match[1]}" if match[1] else "", path.read_text(encoding="utf-8", errors="replace"))
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


def _target(reference: Reference, page: Page, origin: Origin) -> tuple[str, str] | str | None:
    """The file and the anchor that an address leads to; its host when it leaves the site; None for a mail and such."""
    address = reference.address
    if origin.address and address.startswith(origin.address):
        address = origin.folder + address.removeprefix(origin.address).lstrip("/")
    try:
        parts = urlsplit(address)
    except ValueError:
        return address, ""
    if parts.scheme not in ("", "http", "https"):
        return None
    if parts.netloc:
        return parts.netloc
    return _file(unquote(parts.path), page, origin), unquote(parts.fragment)


def _file(path: str, page: Page, origin: Origin) -> str:
    if not path:
        return page.path
    if path.startswith("/"):
        path = path.removeprefix(origin.folder) if path.startswith(origin.folder) else path
    else:
        path = posixpath.join(posixpath.dirname(page.path), path)
    name = posixpath.normpath(path)
    folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
    return posixpath.normpath(posixpath.join(name, HOME)) if folder else name


def _wrong(
    reference: Reference, target: tuple[str, str] | str | None, page: Page, files: set[str], pages: dict[str, Page]
) -> tuple[str, Text] | None:
    """What is wrong with a reference, as a code and a sentence."""
    address = reference.address
    if target is None:
        return None
    if isinstance(target, str):
        if reference.followed:
            return None
        text = _("“{address}” would be asked of another host by every reader: keep a copy in the site", address=address)
        return "other-host", text
    file, anchor = target
    if address.startswith("/") and page.path != NOT_FOUND:
        text = _("“{address}” only works at the root of a host: write it from the page, with “../”", address=address)
        return "absolute-link", text
    if file not in files:
        return "broken-link", _("“{address}” leads to no page or file of the site", address=address)
    # A fragment with an equal sign holds the state of a form, which its script reads.
    if anchor and "=" not in anchor and anchor != "top" and file in pages and anchor not in pages[file].anchors:
        return "missing-anchor", _(
            "“{address}” leads to a page that has no “#{anchor}”", address=address, anchor=anchor
        )
    return None


def _orphans(reached: dict[str, set[str]], locate: Locate) -> Iterator[Problem]:
    seen, waiting = {HOME}, [HOME]
    while waiting:
        new = reached.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += new
    for page in sorted(reached.keys() - seen - {NOT_FOUND}):
        text = _("no link leads from the home page to “{page}”", page=page.removesuffix(HOME) or page)
        yield Problem(locate(page, ""), "orphan-page", text)
