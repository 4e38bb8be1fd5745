"""One page: where it stands, what it is called, what it says; and the addresses of all the others."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations

from markupsafe import Markup, escape

from generator.reading.characters import as_yaml

_FENCE = re.compile(r"^([ \t]*)([`~])(?=\2\2)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site, ready to be written."""

    path: str
    """Under docs/, such as `metiers/index.md`."""
    title: str
    description: str
    body: str
    contents: bool = True
    """Whether the list of headings stands beside the page."""
    wide: bool = False
    """Whether the page takes the width of the list of headings and of the navigation too."""
    searched: bool = True
    """Whether the search of the site finds the page."""
    moved: str = ""
    """The address, from this page, of the one that took its place: readers are sent there."""
    data: str = ""
    """Facts about the page for search engines, as JSON-LD."""

    def source(self, typeset: Callable[[str], str]) -> bytes:
        """The page as the engine reads it: front matter, then Markdown with blocks of HTML."""
        hidden = [*([] if self.contents else ["toc"]), *(["navigation"] if self.wide else [])]
        # The theme prints title and description as they stand: they are escaped here.
        front = {
            "title": str(escape(typeset(self.title))),
            "description": str(escape(typeset(self.description))),
            "hide": hidden,
            "moved": self.moved,
            "search": None if self.searched else {"exclude": True},
        }
        lines = [f"{key}: {as_yaml(value)}" for key, value in front.items() if value]
        data = f"\n\n{json_script(self.data)}" if self.data else ""
        body = _without_fences(typeset(self.body).strip())
        return ("---\n" + "\n".join(lines) + f"\n---\n\n{body}{data}\n").encode()


def _without_fences(body: str) -> str:
    """A body in which no line of a text begins a block of code, which Markdown finds even inside HTML.

    What stands between braces after such a sign would become attributes. No template writes one.
    """
    if "```" not in body and "~~~" not in body:
        return body
    return _FENCE.sub(lambda sign: f"{sign[1]}&#{ord(sign[2])};", body)


def json_script(data: str) -> str:
    """JSON-LD as an HTML block in which no text can close the script."""
    safe = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<div hidden><script type="application/ld+json">{safe}</script></div>'


class Addresses:
    """Where each page and each record stands, in the language of the site."""

    def __init__(self, say: NullTranslations) -> None:
        salaries, method = say.pgettext("address", "salaries"), say.pgettext("address", "method")
        position = say.pgettext("address", "place-a-salary")
        hr, advert = say.pgettext("address", "hr"), say.pgettext("address", "advert")
        assessment, compare = say.pgettext("address", "assessment"), say.pgettext("address", "compare")
        contribute, rules = say.pgettext("address", "contribute"), say.pgettext("address", "rules")
        self._pages = {
            "home": "",
            "roles": say.pgettext("address", "roles") + "/",
            "compare": f"{compare}/",
            "paths": say.pgettext("address", "paths") + "/",
            "salaries": f"{salaries}/",
            "method": f"{salaries}/{method}/",
            "position": f"{salaries}/{position}/",
            "skills": say.pgettext("address", "skills") + "/",
            "assessment": f"{assessment}/",
            "viewpoints": f"{assessment}/{compare}/",
            "hr": f"{hr}/",
            "advert": f"{hr}/{advert}/",
            "sources": say.pgettext("address", "sources") + "/",
            "data": say.pgettext("address", "data") + "/",
            "rules": f"{contribute}/{rules}/",
        }
        self._records = {
            "role": f"{self._pages['roles']}{{}}/",
            "source": f"{self._pages['sources']}#{{}}",
            "skill": f"{self._pages['skills']}#{{}}",
            "rule": f"{self._pages['rules']}{{}}/",
            "move": f"{self._pages['paths']}#{{}}",
            "cell": f"{self._pages['salaries']}#{{}}",
            "figure": f"{self._pages['salaries']}#{{}}",
        }

    def of(self, kind: str, name: str | None = None) -> str:
        """The address of a page from the root of the site: `of("role", "cm")` gives `metiers/cm/`."""
        return self._pages[kind] if name is None else self._records[kind].format(name)

    def file(self, kind: str, name: str | None = None) -> str:
        """The file of a page under docs/."""
        return f"{self.of(kind, name)}index.md"


def relative(target: str, start: str) -> str:
    """The link from one address to another, both from the root of the site.

    >>> relative("sources/#insee", "metiers/cm/")
    '../../sources/#insee'
    """
    path, _, anchor = target.partition("#")
    if path == start:
        return f"#{anchor}" if anchor else "./"
    link = _way(path, start)
    return f"{link}#{anchor}" if anchor else link


@cache
def _way(path: str, start: str) -> str:
    """The link to a page from another one."""
    link = posixpath.relpath(path or ".", start or ".")
    return f"{link}/" if not path or path.endswith("/") else link


def heading(level: int, text: str, anchor: str) -> Markup:
    """A Markdown heading whose text can hold no markup: each sign with a meaning becomes a character reference.

    A text that was escaped already, as a sentence of a template is, is told from one that was not.
    """
    plain = text.unescape() if isinstance(text, Markup) else text
    safe = "".join(
        sign if sign.isalnum() or sign in " ’'«»,:éèàç" or ord(sign) > 127 else f"&#{ord(sign)};" for sign in plain
    )
    return Markup(f"\n{'#' * level} {safe} {{#{anchor}}}\n")
