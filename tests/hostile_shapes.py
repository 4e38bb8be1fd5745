"""What the files of a site hold, once read by what reads them: elements, attributes, texts, cells, values.

Two sites made from the same data, hostile texts in one and letters in their place in the other, hold the same, once
each hostile text is told by its letters: nothing of it was taken for anything but a text.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import openpyxl
import yaml

from generator.exports.separated import FORMULA_SIGNS
from generator.reading.spelling import slug

Held = Counter[tuple[str, ...]]
"""Each thing that a file holds, and how many times: where it stands, then what it is."""

_LOST_ON_THE_WAY = re.compile(r"[\s,\x00-\x1f\x7f-\x9f\ufffd\ufffe\uffff]+")
"""Spaces, which the language of the site sets; the comma that closes a name in which there is one; letters that HTML
cannot hold."""
_SIZE = re.compile(r"(?<!\d)\d+[km]?o(?=[·)]|$)")
"""Of a file to download: letters of other alphabets take more bytes."""
_INLINE = re.compile(r"\*([^*\n]+)\*|`([^`\n]+)`|\[([^\]\n]+)\]\((https?://[^)\s]+)\)")
"""The light markup that a text may have: the emphasis, the code and the links of `data.md`."""
_HOST = re.compile(r"https?://exemple\.fr/")
_CUT = "…"
MARK = "zqj"
"""Stands in each text that was put somewhere: what has none was not ours."""


def letters(text: str, *, light: bool) -> str:
    """A harmless text of the same shape: the same light markup around letters, and letters elsewhere."""
    if not light:
        return _letters(text)
    pieces, start = [], 0
    for match in _INLINE.finditer(text):
        emphasis, code, label, address = match.groups()
        pieces.append(_letters(text[start : match.start()]))
        if emphasis is not None:
            pieces.append(f"*{_letters(emphasis)}*")
        elif code is not None:
            pieces.append(f"`{_letters(code)}`")
        else:
            pieces.append(f"[{_letters(label)}]({_address(address)})")
        start = match.end()
    return "".join([*pieces, _letters(text[start:])])


def _letters(text: str) -> str:
    return "".join(" " if letter == " " else "x" for letter in text)


def _address(address: str) -> str:
    host = _HOST.match(address)
    assert host is not None, f"{address}: the corpus leads to exemple.fr only"
    return host[0] + _letters(address[host.end() :])


def _spoken(text: str) -> str:
    """A text without its light markup, as a reader sees it."""
    return _INLINE.sub(lambda match: next(group for group in match.groups() if group is not None), text)


_OF_THE_BYTES = ("hash", "bytes", "sha256")
"""What tells one file from another, whatever is in it."""


_ABOUT_LETTERS = ("invalid-codepoint", "illegal-codepoint-for-numeric-entity")
"""Errors of letters that HTML has no place for: `gen check` refuses them, and no element comes of them."""


class Names:
    """The letters that stand for each hostile text, whatever became of its spaces and capitals on the way."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._of_ids: dict[str, str] = {}
        """The letters that stand for the hostile texts that make an id."""
        self._told: dict[str, str] = {}
        """The answers so far: most texts stand on many pages."""
        self.files = ("data", "data")
        """What the files to download are called after, in the hostile site and in the harmless one."""

    def put(self, text: str, *, light: bool) -> tuple[str, str]:
        """A hostile text to put in a field, and the letters to put there in its place."""
        hostile = f"{text} {MARK}"
        if light:
            pair = hostile, f"{letters(text, light=True)} {MARK}"
            pairs = [pair, (_spoken(pair[0]), _spoken(pair[1]))]
            pairs += [(each[4], _address(each[4])) for each in _INLINE.finditer(text) if each[4]]
        else:
            # Names that make the same id have the same letters: nothing else tells those of an id.
            pair = hostile, self._of_ids.setdefault(slug(hostile), f"{letters(text, light=False)} {MARK}")
            pairs = [pair, (slug(pair[0]), slug(pair[1]))]
        self._known |= {folded(hostile): folded(harmless) for hostile, harmless in pairs if folded(hostile)}
        return pair

    def told(self, text: str) -> str:
        """A text of a site, with letters in the place of what was put there, and nothing where it was cut short."""
        if text not in self._told:
            self._told[text] = self._retold(folded(text))
        short = self._told[text]
        return _CUT if _CUT in short else short.replace(*self.files)

    def _retold(self, short: str) -> str:
        if MARK in short or "exemple.fr" in short:
            for hostile in sorted(self._known, key=len, reverse=True):
                short = short.replace(hostile, self._known[hostile])
        return short


def folded(text: str) -> str:
    """A text without what typesetting changes."""
    return _SIZE.sub("size", _LOST_ON_THE_WAY.sub("", text).casefold().replace("'", "’"))


def files_of(site: Path) -> dict[str, Path]:
    """The files of a built site, by path; not those that hold the same text again, compressed, with its date."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path for name, path in found.items() if path.suffix != ".gz"}


def held(path: Path, names: Names) -> Held:
    """All that a file holds, each text told by its letters."""
    read = _READERS.get(path.name) or _READERS.get(path.suffix)
    if read is None:
        return Counter([(path.suffix, str(hash(path.read_bytes())))])
    return Counter(tuple(names.told(part) for part in thing) for thing in read(path.read_bytes()))


# --- one reader a sort of file ---------------------------------------------------------------------

Things = Iterator[tuple[str, ...]]


def _of_html(data: bytes) -> Things:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    yield from _of_elements(parser.parse(data.decode("utf-8")))
    yield from (("error of HTML", code) for _place, code, _more in parser.errors if code not in _ABOUT_LETTERS)


def of_fragment(text: str) -> Things:
    """What a piece of HTML holds."""
    yield from _of_elements(html5lib.parseFragment(text, namespaceHTMLElements=False))


def _of_elements(root: Any) -> Things:
    for element in root.iter():
        name = element.tag if isinstance(element.tag, str) else "comment"
        yield name, *sorted(map(str, element.attrib))
        yield from ((name, str(attribute), value) for attribute, value in element.attrib.items())
        if name == "script" and "json" in element.attrib.get("type", ""):
            yield from _of_values(json.loads(element.text))
        elif not _is_light(element):
            yield from ((name, "text", run) for run in _runs(element) if run.strip())


def _is_light(element: Any) -> bool:
    """Whether an element stands within a text: light markup, or the lines of a text of a drawing."""
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] in ("em", "code", "a", "tspan")


def _runs(element: Any) -> Iterator[str]:
    """The texts of an element, each whole."""
    run = element.text or ""
    for child in element:
        if _is_light(child):
            run += "".join(child.itertext())
        else:
            yield run
            run = ""
        run += child.tail or ""
    yield run


def _of_json(data: bytes) -> Things:
    yield from _of_values(json.loads(data))


def _of_values(value: Any, where: str = "") -> Things:
    if isinstance(value, dict):
        for key, each in value.items():
            known = type(each).__name__ if key in _OF_THE_BYTES else each
            yield from _of_values(known, f"{where}/{key}")
    elif isinstance(value, list):
        for each in value:
            yield from _of_values(each, f"{where}/")
    else:
        yield where, type(value).__name__, str(value)


def _of_yaml(data: bytes) -> Things:
    yield from _of_values(yaml.load(data, yaml.BaseLoader))


def _of_search(data: bytes) -> Things:
    """The index of the search: titles and texts are HTML, which the page of results takes as it is."""
    for entry in json.loads(data)["docs"]:
        yield "location", entry["location"]
        for part in ("title", "text"):
            yield from of_fragment(entry[part])


def _of_xml(data: bytes) -> Things:
    for element in ElementTree.fromstring(data).iter():
        yield element.tag, *sorted(f"{name}={value}" for name, value in element.attrib.items()), element.text or ""


def _rows(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def without_guard(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_SIGNS) else cell


def _of_csv(data: bytes) -> Things:
    for row in _rows(data):
        yield "row", str(len(row))
        yield from (("cell", without_guard(cell)) for cell in row)


def _of_workbook(data: bytes) -> Things:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        yield "sheet", sheet.title, sheet.dimensions
        for row in sheet.iter_rows():
            yield from (
                ("cell", each.data_type, each.number_format, "link" if each.hyperlink else "", str(each.value))
                for each in row
            )


_READERS = {
    ".html": _of_html,
    ".json": _of_json,
    ".cff": _of_yaml,
    ".xml": _of_xml,
    ".csv": _of_csv,
    ".xlsx": _of_workbook,
    "search_index.json": _of_search,
}
