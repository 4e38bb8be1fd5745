"""Pages that are HTML already, read in strides: what the engine finds letter by letter, found tag by tag.

Both ways give up on anything out of the ordinary, and the long one is taken. What they give otherwise is what the long
one gives: tests say so of any text.
"""

import re
from collections.abc import Callable
from html import unescape
from typing import NamedTuple, Protocol

_TOKEN = re.compile(r"""([^<]*+)(?:<(/?)([a-zA-Z][^\s/>]*)((?:[^<>"']++|"[^"]*"|'[^']*')*+)>|<|\Z)""")
"""What stands before a tag, its bar, its name, its attributes; before the end, without name. It matches everywhere, or
it would look for a tag from each letter of a text that has none."""
_AROUND = 2
"""The signs of a tag that no group holds: “<” and “>”."""

_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*(=)\s*("[^"]*"|'[^']*'|[^\s"']*))?""")
_ODD = re.compile(r"""<[!?]|&(?!#?\w+;)|=[^\s"'>]+/>""")
"""Comments, signs that start no entity, bare values before a bar: each is read in a way of its own."""
_TEXT_ALONE = frozenset("iframe noembed noframes script style textarea title xmp".split())  # noqa: SIM905
"""Elements in which some versions of Python see no tags, and others do."""

_EXCLUDED = "data-search-exclude"
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_Token = tuple[str, str, str, str]


def without_blocks(source: str, store: Callable[[str], str], is_block: Callable[[str], bool]) -> str | None:
    """A page in Markdown with a mark in the place of each of its blocks of HTML, as Python-Markdown leaves it.

    `store` keeps a block and gives its mark. Blocks take whole lines; an empty line after one belongs to it.
    """
    spans = _blocks(source, is_block)
    if spans is None:
        return None
    left, done = [], 0
    for start, end in spans:
        ending = "\n" if source.startswith("\n\n", end) else ""
        left += [source[done:start], "\n", store(source[start:end] + ending), "\n\n"]
        done = end
    return "".join([*left, source[done:]])


def _blocks(source: str, is_block: Callable[[str], bool]) -> list[tuple[int, int]] | None:
    """Where each block of HTML starts and ends. Tags that are never closed end with the element that holds them."""
    spans: list[tuple[int, int]] = []
    stack: list[str] = []
    start = end = 0
    tokens = _tokens(source)
    if tokens is None:
        return None
    for before, closing, name, attributes in tokens:
        if not name:
            break
        here = end + len(before)
        end = here + len(closing) + len(name) + len(attributes) + _AROUND
        name = name.lower()
        if closing and name in stack:
            while stack.pop() != name:
                pass
            if not stack:
                spans.append((start, end))
                if not source.startswith("\n", end):
                    return None
        elif not closing and not attributes.endswith("/") and name != "hr":
            if not stack:
                start = here
                if not _starts_block(source, start, attributes) or not is_block(name):
                    return None
            stack.append(name)
        elif not stack:
            return None
    return None if stack else spans


def _starts_block(source: str, start: int, attributes: str) -> bool:
    return source[start - 1 : start] in ("", "\n") and "markdown" not in attributes


class Reader(Protocol):
    """Who is told of the tags and the texts of a page, like a subclass of Python's `HTMLParser`."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens."""

    def handle_endtag(self, tag: str) -> None:
        """An element closes."""

    def handle_data(self, data: str) -> None:
        """A text between two tags."""


def is_searched_by(reader: Reader, page: str) -> bool:
    """Whether the reader of Material's search was told of a page all that it keeps; if not, it was told nothing."""
    tokens = _tokens(page)
    if tokens is not None:
        _tell(reader, tokens if "linenodiv" in page else _without_excluded(tokens))
    return tokens is not None


def _tell(reader: Reader, tokens: list[_Token]) -> None:
    for before, closing, name, attributes in tokens:
        if before:
            reader.handle_data(_unescaped(before))
        if name and not closing:
            reader.handle_starttag(name.lower(), _read(attributes) if attributes else [])
        if closing or attributes.endswith("/"):
            reader.handle_endtag(name.lower())


class _Open(NamedTuple):
    """An element that is open: its first tag, whether it is excluded, what was found before it."""

    name: str
    rank: int
    is_excluded: bool
    marks: int
    spans: int


def _without_excluded(tokens: list[_Token]) -> list[_Token]:
    """The tags of a page without those inside the elements that have `data-search-exclude`: most of a page of figures.

    The search passes over such an element until anything of the same name closes in it, and makes a section of each
    heading all the same: an element that holds any is left whole, and so is a page whose tags do not pair.
    """
    spans: list[tuple[int, int]] = []
    stack: list[_Open] = []
    excluded: list[str] = []
    marks = 0
    for rank, (_before, closing, tag, attributes) in enumerate(tokens):
        name = tag.lower()
        if not name or name in _EMPTY:
            continue
        if not closing:
            marks += name in _HEADINGS
            is_excluded = _EXCLUDED in attributes and any(key == _EXCLUDED for key, _value in _read(attributes))
            stack.append(_Open(name, rank, is_excluded, marks, len(spans)))
            excluded += [name] * is_excluded
        if closing or attributes.endswith("/"):
            if not stack or stack[-1].name != name:
                return tokens
            element = stack.pop()
            if element.is_excluded:
                excluded.pop()
                if element.marks == marks:
                    spans[element.spans :] = [(element.rank + 1, rank)]
            marks += name in excluded
    return _cut(tokens, spans)


def _cut(tokens: list[_Token], spans: list[tuple[int, int]]) -> list[_Token]:
    kept: list[_Token] = []
    done = 0
    for start, end in spans:
        kept += tokens[done:start]
        done = end
    return kept + tokens[done:]


def _read(attributes: str) -> list[tuple[str, str | None]]:
    return [
        (name.lower(), _unescaped(value[1:-1] if value[:1] in ("'", '"') else value) if sign else None)
        for name, sign, value in _ATTRIBUTE.findall(attributes)
    ]


def _unescaped(text: str) -> str:
    return unescape(text) if "&" in text else text


def _tokens(text: str) -> list[_Token] | None:
    """Each tag of a text, after what stands before it, then the end; None where there is more than tags and texts."""
    if _ODD.search(text):
        return None
    tokens: list[_Token] = _TOKEN.findall(text)
    signs = sum([(name != "") + attributes.count("<") for _before, _closing, name, attributes in tokens])
    return None if signs < text.count("<") or _hides_tags(tokens) else tokens


def _hides_tags(tokens: list[_Token]) -> bool:
    """Whether an element that holds nothing but text holds more, an entity included, or is never closed."""
    alone = ""
    for before, closing, name, _attributes in tokens:
        if alone and ("&" in before or not closing or name != alone):
            return True
        alone = "" if closing or name.lower() not in _TEXT_ALONE else name
    return bool(alone)
