"""A workbook for Excel and LibreOffice, written by hand: typed cells, a header that stays in sight, nothing that runs.

The whole format is some lines of XML in an archive (ECMA-376, Office Open XML). A library would take longer to load
than all downloads take to be made, and would write the hour into the file: the same data give the same bytes here.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Literal, NamedTuple

Value = str | int | float | bool | None
Look = Literal["text", "prose", "header", "title", "plain", "amount", "share"]
"""A text on one line, a text that is cut into lines, a heading, the title of a sheet without header; a number as it is,
an amount in euros, a share of one in percent.
"""


class _Style(NamedTuple):
    """Ranks in the lists of fonts and fills, the number format that Excel knows by that number, the alignment."""

    font: int = 0
    fill: int = 0
    number: int = 0
    alignment: str = 'vertical="top"'


_LOOKS: dict[Look, _Style] = {
    "text": _Style(),
    "prose": _Style(alignment='vertical="top" wrapText="1"'),
    "header": _Style(font=1, fill=2, alignment='vertical="center" wrapText="1"'),
    "title": _Style(font=2),
    "plain": _Style(number=1),
    "amount": _Style(number=3),
    "share": _Style(number=9),
}
_RANKS = {look: rank for rank, look in enumerate(_LOOKS)}
_CENTS, _WITH_CENTS = len(_LOOKS), _Style(number=4)
"""The look of an amount that has cents: an ordinary one does not show two zeros."""

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Spreadsheets read `_x0041_` as “A”: its first sign has to be written that way itself."""


class Column(NamedTuple):
    """A column of a sheet: its width in characters, and how its cells look."""

    width: int
    look: Look = "text"


class Sheet(NamedTuple):
    """A sheet: its first row is a header that stays in sight and filters, unless it has none."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    has_header: bool = True


def workbook(sheets: Sequence[Sheet], *, title: str, creator: str) -> bytes:
    """The file. A text stays a text, whatever it begins with: no cell is a formula."""
    shared: dict[str, int] = {}
    drawn = {f"xl/worksheets/sheet{rank}.xml": _sheet(sheet, shared) for rank, sheet in enumerate(sheets, start=1)}
    parts = {
        "[Content_Types].xml": _content_types(list(drawn)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")], core="docProps/core.xml"),
        "docProps/core.xml": _core(title, creator),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(_inner(len(sheets))),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": _strings(shared),
        **drawn,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(_undated(name), _PROLOGUE + text)
    return stream.getvalue()


def _undated(name: str) -> zipfile.ZipInfo:
    """An entry that says neither when nor on which system it was written."""
    entry = zipfile.ZipInfo(name, _NO_DATE)
    entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    return entry


# --- sheets --------------------------------------------------------------------------------------


def _sheet(sheet: Sheet, shared: dict[str, int]) -> str:
    last = f"{_letters(len(sheet.columns))}{max(len(sheet.rows), 1)}"
    widths = "".join(
        f'<col min="{rank}" max="{rank}" width="{column.width}" customWidth="1"/>'
        for rank, column in enumerate(sheet.columns, start=1)
    )
    rows = "".join(_rows(sheet, shared))
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if sheet.has_header else ""
    filters = f'<autoFilter ref="A1:{last}"/>' if sheet.has_header else ""
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/>'
        f'<sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews><cols>{widths}</cols>'
        f"<sheetData>{rows}</sheetData>{filters}"
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _rows(sheet: Sheet, shared: dict[str, int]) -> Iterator[str]:
    names = [_letters(rank) for rank in range(1, len(sheet.columns) + 1)]
    for number, row in enumerate(sheet.rows, start=1):
        head: Look | None = ("header" if sheet.has_header else "title") if number == 1 else None
        cells = (
            _cell(f"{name}{number}", value, head or column.look, shared)
            for name, value, column in zip(names, row, sheet.columns, strict=False)
            if value is not None
        )
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Value, look: Look, shared: dict[str, int]) -> str:
    style = _RANKS[look]
    if isinstance(value, str):
        return f'<c r="{place}" s="{style}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{place}" s="{style}" t="b"><v>{int(value)}</v></c>'
    if look == "amount" and value != int(value or 0):
        style = _CENTS
    return f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'


def _letters(rank: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    letters = ""
    while rank:
        rank, rest = divmod(rank - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


# --- parts of the archive ------------------------------------------------------------------------


def _strings(shared: Iterable[str]) -> str:
    texts = "".join(f'<si><t xml:space="preserve">{_safe(text)}</t></si>' for text in shared)
    return f'<sst xmlns="{_MAIN}">{texts}</sst>'


def _safe(text: str) -> str:
    """A text as XML can hold it, in an element or between double quotes."""
    return escape(_LOOKS_ESCAPED.sub("_x005F_", _NOT_XML.sub("\ufffd", text)))


def _book(sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet name="{_safe(sheet.name)}" sheetId="{rank}" r:id="r{rank}"/>'
        for rank, sheet in enumerate(sheets, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'


def _inner(sheets: int) -> list[tuple[str, str]]:
    drawn = [("worksheet", f"worksheets/sheet{rank}.xml") for rank in range(1, sheets + 1)]
    return [*drawn, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]


def _relations(targets: Sequence[tuple[str, str]], *, core: str = "") -> str:
    listed = [(f"{_OFFICE}/{kind}", target) for kind, target in targets]
    if core:
        listed.append((f"{_PACKAGE}/relationships/metadata/core-properties", core))
    inside = "".join(
        f'<Relationship Id="r{rank}" Type="{kind}" Target="{target}"/>'
        for rank, (kind, target) in enumerate(listed, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _content_types(sheets: Sequence[str]) -> str:
    types = {
        "/xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPE}.styles+xml",
        "/xl/sharedStrings.xml": f"{_TYPE}.sharedStrings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/{sheet}": f"{_TYPE}.worksheet+xml" for sheet in sheets},
    }
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _core(title: str, creator: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_safe(title)}</dc:title><dc:creator>{_safe(creator)}</dc:creator></cp:coreProperties>"
    )


def _styles() -> str:
    return "".join(
        f'<xf xfId="0" borderId="0" fontId="{each.font}" fillId="{each.fill}" numFmtId="{each.number}" '
        f'applyFont="1" applyFill="1" applyNumberFormat="1" applyAlignment="1"><alignment {each.alignment}/></xf>'
        for each in (*_LOOKS.values(), _WITH_CENTS)
    )


_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="16"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF3"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{_CENTS + 1}">{_styles()}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
