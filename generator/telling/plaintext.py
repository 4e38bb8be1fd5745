"""An element of a page as text for a terminal: its headings, paragraphs, lists and tables, nothing else."""

import re
import shutil
import textwrap
from collections.abc import Iterator

from generator.messages.problems import printable
from generator.pages.filling import Element

WIDTH = 88
"""As wide as is easy to read; a narrower terminal has its own width."""
_NARROWEST = 40

_UNDERLINES = {"h2": "=", "h3": "-"}
_SILENT = frozenset({"button", "script", "style", "svg", "textarea"})
_POINTER = ("p", "a")
"""A link in a paragraph only leads elsewhere on the site; in a list it is what is listed."""
_SPACES = re.compile(r"[ \t\n]+")


def as_text(element: Element) -> str:
    """What can be read of an element, in lines of `width` at most but for tables."""
    text = "\n".join(_lines(element))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def inline(element: Element) -> str:
    """The text of an element in one line, but for the line breaks meant."""
    text = "".join(_pieces(element))
    return "\n".join(printable(_SPACES.sub(" ", line).strip(" ")) for line in text.split("\r"))


def width() -> int:
    """How long lines may be: WIDTH unless the terminal is narrower."""
    return max(_NARROWEST, min(WIDTH, shutil.get_terminal_size((WIDTH, 0)).columns))


def wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    """A text in lines, with what the first one and the others start with."""
    lines: list[str] = []
    for part in text.split("\n"):
        indent = rest if lines else first
        lines += textwrap.wrap(part, width(), initial_indent=indent, subsequent_indent=rest,
                               break_long_words=False, break_on_hyphens=False)  # fmt: skip
    return [printable(line) for line in lines]


def columns(rows: list[list[str]]) -> list[str]:
    """Rows as lines, the cells of each column below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _pieces(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child.replace("\r", " ")
        elif child.tag == "br":
            yield "\r"
        elif child.tag not in _SILENT and (element.tag, child.tag) != _POINTER:
            yield from _pieces(child)


def _lines(element: Element) -> Iterator[str]:
    for number, child in enumerate((each for each in element.children if isinstance(each, Element)), 1):
        if child.tag in _SILENT or child.marks.get("aria-hidden") == "true":
            continue
        text = inline(child) if child.tag in (*_UNDERLINES, "p", "li") else ""
        if child.tag in _UNDERLINES:
            yield from ("", *wrapped(text), _UNDERLINES[child.tag] * min(width(), len(text)), "")
        elif child.tag == "p":
            yield from (*wrapped(text), "")
        elif child.tag == "li":
            mark = f"{number}. " if element.tag == "ol" else "- "
            yield from wrapped(text, first=mark, rest=" " * len(mark))
        elif child.tag == "table":
            yield from _table(child)
        else:
            yield from (*_lines(child), "")


def _table(table: Element) -> Iterator[str]:
    """Its rows. The caption speaks of the drawing beside it, which is not here."""
    yield from columns([[inline(cell) for cell in _elements(row)] for row in _rows(table)])


def _rows(element: Element) -> Iterator[Element]:
    for child in _elements(element):
        if child.tag == "tr":
            yield child
        else:
            yield from _rows(child)


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))
