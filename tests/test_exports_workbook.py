"""The workbook: opened by a spreadsheet program, numbers are numbers, texts are texts, and the header stays."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

import office
from generator.catalog import Catalog
from generator.exports.bundle import Exported, exported
from generator.exports.workbook import Column, Sheet, workbook
from generator.messages.language import translations
from generator.pay.bands import all_bands

FRENCH = translations("fr")
ODD = ["=1+1", "+1", "-1", "@x", "2024-01", "007", "1e5", "_x0041_", "<&>\"'", "é œ ’ \U0001f600", "a\nb"]


@pytest.fixture(scope="module")
def exports(catalog: Catalog) -> Exported:
    return exported(catalog, all_bands(catalog), FRENCH)


@pytest.fixture(scope="module")
def opened(exports: Exported, tmp_path_factory: pytest.TempPathFactory) -> office.Sheets:
    folder = tmp_path_factory.mktemp("workbook")
    (folder / "book.xlsx").write_bytes(exports.files[exports.workbook])
    return office.read(folder / "book.xlsx", folder)


def made(*sheets: Sheet) -> bytes:
    return workbook(sheets, title="t", creator="c")


def test_a_spreadsheet_program_reads_numbers_as_numbers_and_texts_as_texts(
    exports: Exported, opened: office.Sheets
) -> None:
    for table in exports.tables:
        rows = opened[table.title]
        assert rows[0][: len(table.columns)] == [column.title for column in table.columns]
        for line, row in zip(table.lines, rows[1:], strict=False):
            for column, value, cell in zip(table.columns, line, row, strict=False):
                if isinstance(value, int | float):
                    assert type(cell) is (bool if isinstance(value, bool) else float), (column.title, cell)
                    assert cell == value
                elif value in (None, []):
                    assert cell is None
                else:
                    told = column.told(value)
                    assert cell == (", ".join(told) if isinstance(told, list) else told)


def test_no_line_is_lost_on_the_way(exports: Exported, opened: office.Sheets) -> None:
    for table in exports.tables:
        ids = [row[0] for row in opened[table.title][1:]]
        assert ids == [line[0] for line in table.lines]


def test_a_sheet_says_what_it_is_about(exports: Exported, catalog: Catalog, opened: office.Sheets) -> None:
    about = [cell for row in opened["À propos"] for cell in row if cell]
    assert about[0] == catalog.site.name
    assert catalog.site.licence in about
    assert {column.title for table in exports.tables for column in table.columns} <= {*about}


def test_the_header_is_frozen_and_filters(exports: Exported) -> None:
    book = openpyxl.load_workbook(BytesIO(exports.files[exports.workbook]))
    for table in exports.tables:
        sheet = book[table.title]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_an_amount_shows_cents_only_when_it_has_some() -> None:
    book = made(Sheet("s", (Column(9, "amount"),), [["a"], [24000.0], [1823.03]]))
    cells = [row[0] for row in openpyxl.load_workbook(BytesIO(book))["s"].iter_rows(min_row=2)]
    assert [cell.number_format for cell in cells] == ["#,##0", "#,##0.00"]


@pytest.mark.parametrize("reader", [office.read, lambda path, _folder: office.through_openpyxl(path)])
def test_a_text_stays_as_it_is_whatever_it_looks_like(reader: object, tmp_path: Path) -> None:
    (tmp_path / "odd.xlsx").write_bytes(made(Sheet("s", (Column(9),), [["head"], *([text] for text in ODD)])))
    assert [row[0] for row in reader(tmp_path / "odd.xlsx", tmp_path)["s"]] == ["head", *ODD]  # type: ignore[operator]


def test_no_sign_of_a_text_breaks_the_file() -> None:
    every = "".join(map(chr, (*range(0x20), 0x7F, 0x85, 0x2028, 0xD800, 0xFFFE, 0xFFFF)))
    archive = zipfile.ZipFile(BytesIO(made(Sheet("s", (Column(9),), [["head"], [every]]))))
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))


def test_nothing_in_the_file_says_when_it_was_made(exports: Exported) -> None:
    archive = zipfile.ZipFile(BytesIO(exports.files[exports.workbook]))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms" not in archive.read("docProps/core.xml")


def test_hostile_names_make_no_formula_and_no_markup(catalog: Catalog) -> None:
    roles = tuple(replace(role, name='=HYPERLINK("x")</t><x>') for role in catalog.roles)
    hostile = replace(catalog, roles=roles)
    exports = exported(hostile, all_bands(hostile), FRENCH)
    book = openpyxl.load_workbook(BytesIO(exports.files[exports.workbook]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(cell.value == '=HYPERLINK("x")</t><x>' for cell in cells)
