"""What a page holds ready for its script, filled without a browser: assessment-template.js does the same there.

`{name}` in a text is a value. An element marked `data-each` stands once for each thing of that name, or for the one,
with its values at hand; without any it is left out. One marked `data-any` stands once where there is any.
"""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

Values = Mapping[str, object]

_BLANK = re.compile(r"\{(\w+)\}")
_VOID = frozenset({"br", "img", "input"})


class Element(NamedTuple):
    """An element of a page, with its marks and what stands in it."""

    tag: str
    marks: Mapping[str, str | None]
    children: tuple["Element | str", ...]

    def find(self, mark: str) -> "Element | None":
        """The first element that bears a mark or is of that tag, this one included."""
        if mark in self.marks or mark == self.tag:
            return self
        inner = (child.find(mark) for child in self.children if isinstance(child, Element))
        return next(filter(None, inner), None)


def parsed(html: str) -> Element:
    """A piece of one of our pages as elements. What is open at its end is closed there."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.whole()


def filled(element: Element, values: Values) -> Element:
    """A copy with its blanks filled."""
    return element._replace(children=tuple(_filled(element.children, values)))


def _filled(children: tuple[Element | str, ...], values: Values) -> Iterator[Element | str]:
    for child in children:
        if isinstance(child, str):
            yield _BLANK.sub(lambda blank: _put(blank, values), child)
        elif each := child.marks.get("data-each"):
            for thing in _things(values.get(each)):
                yield filled(child, {**values, **thing} if isinstance(thing, Mapping) else values)
        elif (some := child.marks.get("data-any")) is None or _things(values.get(some)):
            yield filled(child, values)


def _put(blank: re.Match[str], values: Values) -> str:
    value = values.get(blank[1])
    return blank[0] if value is None else str(value)


def _things(value: object) -> list[object]:
    """What there is of something: the things of a list, or the one. A record is something even when it is empty."""
    return [each for each in (value if isinstance(value, list) else [value]) if each or isinstance(each, Mapping)]


class _Reader(HTMLParser):
    """Builds elements from tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, dict[str, str | None], list[Element | str]]] = [("", {}, [])]

    def whole(self) -> Element:
        """The element around everything that was read."""
        while len(self._open) > 1:
            self._close()
        tag, marks, children = self._open[0]
        return Element(tag, marks, tuple(children))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens."""
        self._open.append((tag, dict(attrs), []))
        if tag in _VOID:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        """An element closes. Our templates close what they open, each in its turn."""
        if tag == self._open[-1][0]:
            self._close()

    def handle_data(self, data: str) -> None:
        """A text."""
        self._open[-1][2].append(data)

    def _close(self) -> None:
        tag, marks, children = self._open.pop()
        self._open[-1][2].append(Element(tag, marks, tuple(children)))
