"""Whatever the texts of the data hold, a site has the same elements, attributes, values and cells: texts stay texts."""

import csv
import io
import shutil
from collections import Counter
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import html5lib
import openpyxl
import pytest

from figures import Measured
from generator.changes.history import Change
from generator.exports.bundle import exported
from generator.exports.feed import feed
from generator.exports.package import name_of
from generator.exports.separated import FORMULA_SIGNS
from generator.messages.language import translations
from generator.model import Source
from generator.pay.bands import all_bands
from generator.reading.decode import Field, fields_of
from hostile import INJECTIONS, Folder
from hostile_shapes import MARK, Held, Names, files_of, held
from hostile_site import Texts, build, fitting, passing, read, texts_with, unchecked_texts, whatever
from overlays import BASE
from shipped import ROOT

RUNS = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href")
"""Attributes whose address is followed."""


class Sites(NamedTuple):
    """Two sites of the same data, their files by the same names; the first with hostile texts."""

    hostile: dict[str, Path]
    harmless: dict[str, Path]
    names: Names


def built(texts: Texts, project: Path, *, is_checked: bool) -> Sites:
    with nullcontext() if is_checked else unchecked_texts():
        hostile = read(texts.hostile, project / "hostile")
    # Letters may be a few more than the text that they stand for.
    with unchecked_texts():
        harmless = read(texts.harmless, project / "harmless")
    texts.names.files = name_of(hostile.site), name_of(harmless.site)
    folders = build(hostile, project / "hostile"), build(harmless, project / "harmless")
    return Sites(
        *({texts.names.told(path): file for path, file in files_of(each).items()} for each in folders), texts.names
    )


def added(sites: Sites) -> dict[str, tuple[Held, Held]]:
    """For each file that differs: what only the hostile site holds, and what it lacks."""
    assert sites.hostile.keys() == sites.harmless.keys()
    pairs = {path: [held(files[path], sites.names) for files in sites[:2]] for path in sites.harmless}  # type: ignore[index]
    return {path: (one - other, other - one) for path, (one, other) in pairs.items() if one != other}


@pytest.fixture(scope="module", params=[passing, whatever], ids=["what the check lets pass", "whatever there is"])
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The small folder, every field of the model in it, built with as many injections as its texts have room for."""
    texts = texts_with(Folder(BASE), request.param)
    return built(texts, tmp_path_factory.mktemp("hostile"), is_checked=request.param is passing)


def test_nothing_is_added_to_any_file(sites: Sites) -> None:
    assert added(sites) == {}


def test_hostile_texts_are_on_the_pages_in_the_search_and_in_the_downloads(sites: Sites) -> None:
    holding = {path for path, file in sites.hostile.items() if MARK.encode() in file.read_bytes()}
    assert len([path for path in holding if path.endswith(".html")]) > 15
    assert {Path(path).suffix for path in holding} >= {".html", ".json", ".csv", ".cff"}
    assert "search/search_index.json" in holding


def test_no_attribute_runs_anything(sites: Sites) -> None:
    for path, file in sites.hostile.items():
        if path.endswith(".html"):
            for element in html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False).iter():
                for name, value in element.attrib.items():
                    assert not str(name).lower().startswith("on"), (path, element.tag, name)
                    if name in RUNS:
                        assert value.partition(":")[0] in ("http", "https") or ":" not in value, (path, value)


FORMULAS = [name for name, text in INJECTIONS.items() if text.strip().startswith(FORMULA_SIGNS)]
"""Spaces before a text are no part of it."""


@pytest.mark.parametrize("name", FORMULAS)
def test_no_cell_is_a_formula(tmp_path: Path, name: str) -> None:
    with unchecked_texts():
        catalog = read(Folder(BASE).with_texts(lambda _field, text: f"{INJECTIONS[name]} {text}"), tmp_path)
    exports = exported(catalog, all_bands(catalog), translations("fr"))
    guarded = [cell for path in (*exports.plain, *exports.for_excel) for cell in cells(path, exports.files[path])]
    assert [cell for cell in guarded if cell.startswith(FORMULA_SIGNS) and not is_number(cell)] == []
    assert any(cell[:1] == "'" and cell[1:].startswith(INJECTIONS[name].strip()) for cell in guarded)
    sheets = openpyxl.load_workbook(io.BytesIO(exports.files[exports.workbook]))
    assert {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}


def cells(path: str, content: bytes) -> list[str]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [cell for row in csv.reader(text, delimiter=";" if "-excel" in path else ",") for cell in row]


def is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(",", ".").replace(".", "", 1).isdigit()


# --- the feed ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", INJECTIONS)
def test_a_feed_holds_a_text_whatever_a_commit_or_the_site_is_called(name: str) -> None:
    when = datetime(2026, 11, 22, tzinfo=UTC)

    def shape(text: str) -> Counter[str]:
        change = Change("a" * 40, when, f"{text} b", (f"data/{text}.yaml",))
        written = feed(f"a {text}", [change], translations("fr").gettext)
        return Counter(f"{each.tag} {sorted(each.attrib)}" for each in ElementTree.fromstring(written).iter())

    assert shape(INJECTIONS[name]) == shape("x")


# --- each injection in each field ------------------------------------------------------------------


class Remaining:
    """Puts in each text the injections that its field has not had yet."""

    def __init__(self) -> None:
        self.left: dict[int, list[str]] = {}

    def __call__(self, field: Field, text: str, rank: int) -> str:
        left = self.left.setdefault(id(field), list(INJECTIONS.values()))
        packed = fitting(field, text, left or [*INJECTIONS.values()][rank % len(INJECTIONS) :])
        self.left[id(field)] = [each for each in left if each not in packed]
        return " ".join(packed)

    @property
    def is_done(self) -> bool:
        return bool(self.left) and not any(self.left.values())


@pytest.mark.proof
def test_each_injection_in_each_field_is_a_text(tmp_path: Path, measured: Measured) -> None:
    folder, remaining = Folder(BASE), Remaining()
    rounds = things = 0
    while not remaining.is_done:
        rounds += 1
        assert rounds < 60
        sites = built(texts_with(folder, remaining), tmp_path / str(rounds), is_checked=False)
        assert added(sites) == {}
        things += sum(held(file, sites.names).total() for file in sites.hostile.values())
        shutil.rmtree(tmp_path / str(rounds))
    fields = len(remaining.left)
    measured("Injections × champs de texte", f"{len(INJECTIONS)} × {fields}, en {rounds} sites", "toutes sans effet")
    measured("Éléments, textes et cellules comparés", f"{things}", "aucun de plus")


def sparing_publishers(field: Field, text: str, rank: int) -> str:
    """Studies stand in the order of their names, and the first of equals is the one that is told."""
    return "" if field is fields_of(Source)["publisher"] else passing(field, text, rank)


@pytest.mark.proof
def test_the_shipped_site_is_the_same_with_hostile_texts(tmp_path: Path, measured: Measured) -> None:
    texts = texts_with(Folder(ROOT / "data", is_completed=False), sparing_publishers)
    sites = built(texts, tmp_path, is_checked=True)
    assert added(sites) == {}
    measured("Site livré, textes hostiles", f"{len(sites.hostile)} fichiers comparés", "aucun ne change de forme")
