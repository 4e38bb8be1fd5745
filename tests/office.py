"""The spreadsheet program of the tests: LibreOffice, found or installed as far as this machine allows.

Run, it makes sure that there is one. Where there can be none, openpyxl reads workbooks in its place: it is another
reader than ours, though no spreadsheet, and whoever runs the tests is told.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

import debian

NAMES = ("soffice", "libreoffice", "localc")

Cell = str | float | bool | None
Sheets = dict[str, list[list[Cell]]]

_TABLE, _OFFICE, _TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office", "text")
)
_PATIENCE = 120
"""Seconds; starting it takes some."""


def find() -> str | None:
    """The path of LibreOffice: the one that LIBREOFFICE names, or one in PATH."""
    for name in (os.environ.get("LIBREOFFICE", ""), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    return None


def read(workbook: Path, into: Path) -> Sheets:
    """The cells of each sheet as a spreadsheet takes them: numbers as numbers, texts as texts. `into`: a folder."""
    program = find()
    return through_openpyxl(workbook) if program is None else _through_libreoffice(program, workbook, into)


def _through_libreoffice(program: str, workbook: Path, into: Path) -> Sheets:
    """Opened, then saved as OpenDocument in one file of XML, which says of each cell what it is."""
    # A profile of its own: two of them never share one.
    profile = f"-env:UserInstallation={(into / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", "fods", "--outdir", str(into), str(workbook)]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
    body = ElementTree.parse(into / f"{workbook.stem}.fods").getroot()
    return {
        table.get(f"{_TABLE}name", ""): [list(_cells(row)) for row in table.iter(f"{_TABLE}table-row")]
        for table in body.iter(f"{_TABLE}table")
    }


def _cells(row: ElementTree.Element) -> Iterator[Cell]:
    for cell in row.iter(f"{_TABLE}table-cell"):
        times = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        yield from [_value(cell)] * min(times, 100)


def _value(cell: ElementTree.Element) -> Cell:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind is None:
        return None
    if kind == "string":
        return "\n".join("".join(line.itertext()) for line in cell.iter(f"{_TEXT}p"))
    number = float(cell.get(f"{_OFFICE}value", "nan"))
    # It keeps a boolean as a formula without arguments.
    formula = cell.get(f"{_TABLE}formula", "")
    assert formula in ("", "of:=TRUE()", "of:=FALSE()"), f"a cell is computed: {formula}"
    return bool(number) if formula else number


def through_openpyxl(workbook: Path) -> Sheets:
    """The same, read by openpyxl."""
    return {
        sheet.title: [[_plain(cell.value) for cell in row] for row in sheet.iter_rows()]
        for sheet in openpyxl.load_workbook(workbook)
    }


def _plain(value: object) -> Cell:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value  # type: ignore[return-value]


def main() -> int:
    if find() is None:
        print("Installation de LibreOffice…", flush=True)
        debian.install("libreoffice-calc-nogui")
    if find() is None:
        print("LibreOffice manque : les tests relisent le classeur avec openpyxl seul.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
