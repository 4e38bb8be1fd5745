"""Whatever stands in the files, a check ends with problems or a Catalog, never with an exception."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking.check import Checked, check
from generator.messages.language import translations
from generator.messages.platforms import FORMATS
from generator.messages.problems import Place, has_errors
from generator.messages.reports import Report
from generator.reading.load import load, parse
from overlays import AS_OF, BASE

SHIPPED = Path(__file__).parent.parent / "data"
LETTERS = "\t\n\r -:[]{}\"'#|>%@&*!?,`\\~=.0159abKké€«»“”’\u00a0\u200b\u2028\ufeff\x00\x1b𝄞"
WORDS = [
    *("null", "~", "undated", "[]", "{}", "[a, b]", "{a: b}", "- a", "|", ">-", '"', "'", "- ", "---", "<<: *a", "&a"),
    *("!!b", "9" * 400, "-1", "0", "24k", "2062", "0001-01-01", "javascript:a", "https://[", "<b>", "{{", "a" * 2000),
]

quickly = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def holds(result: Checked) -> None:
    """What every outcome of a check must be."""
    assert (result.catalog is None) == has_errors(result.problems)
    for problem in result.problems:
        assert min(problem.place[1:]) >= 1
    for shape, shown in FORMATS.items():
        printed = shown(Report(result.problems, result.texts, translations("fr")))
        printed.encode("utf-8")
        if shape in ("json", "sarif"):
            json.loads(printed)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid folder, of which each example spoils a file and puts it back."""
    return Path(shutil.copytree(BASE, tmp_path_factory.mktemp("project") / "data"))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data, likewise."""
    return Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("shipped") / "data"))


def check_with(folder: Path, name: str, data: bytes) -> Checked:
    file = folder / name
    before = file.read_bytes()
    file.write_bytes(data)
    try:
        return check(folder, as_of=AS_OF)
    finally:
        file.write_bytes(before)


@quickly
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(data)
    loaded = load(file, "f.yaml")
    assert all(problem.place[:1] == Place("f.yaml")[:1] for problem in loaded.problems)
    assert loaded.root is None or loaded.text


@quickly
@given(text=st.text(st.sampled_from(LETTERS), max_size=120))
def test_any_text_is_read(text: str) -> None:
    loaded = parse(text, "f.yaml")
    lines = text.split("\n")
    for problem in loaded.problems:
        assert 1 <= problem.place.line <= len(lines)


@st.composite
def spoiled(draw: st.DrawFn, folder: Path) -> tuple[str, bytes]:
    """A file of a folder, with one to three slips: letters, words, lines that go, come twice or move."""
    name = draw(st.sampled_from(sorted(path.name for path in folder.glob("*.yaml"))))
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    for _ in range(draw(st.integers(1, 3))):
        rank = draw(st.integers(0, len(lines) - 1))
        _slip(draw, lines, rank)
    return name, "\n".join(lines).encode("utf-8")


def _slip(draw: st.DrawFn, lines: list[str], rank: int) -> None:
    line = lines[rank]
    start = draw(st.integers(0, len(line)))
    match draw(st.sampled_from(["letter", "cut", "word", "value", "drop", "twice", "move", "indent"])):
        case "letter":
            lines[rank] = line[:start] + draw(st.sampled_from(LETTERS)) + line[start:]
        case "cut":
            lines[rank] = line[:start] + line[draw(st.integers(start, len(line))) :]
        case "word":
            lines[rank] = line[:start] + draw(st.sampled_from(WORDS)) + line[start:]
        case "value":
            lines[rank] = line.partition(": ")[0] + ": " + draw(st.sampled_from(WORDS))
        case "drop":
            lines[rank] = ""
        case "twice":
            lines.insert(rank, line)
        case "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines[rank])
        case "indent":
            lines[rank] = " " * draw(st.integers(0, 8)) + line.lstrip(" ")


@settings(quickly, max_examples=150)
@given(data=st.data())
def test_any_slip_in_a_small_folder_is_told_or_harmless(folder: Path, data: st.DataObject) -> None:
    holds(check_with(folder, *data.draw(spoiled(BASE))))


@settings(quickly, max_examples=12)
@given(data=st.data())
def test_any_slip_in_the_shipped_data_is_told_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    shipped = tmp_path_factory.mktemp("shipped") / "data"
    shutil.copytree(SHIPPED, shipped)
    holds(check_with(shipped, *data.draw(spoiled(SHIPPED))))


@settings(quickly, max_examples=40)
@given(name=st.sampled_from(sorted(path.name for path in BASE.glob("*.yaml"))), data=st.binary(max_size=200))
def test_any_bytes_for_a_file_are_told(folder: Path, name: str, data: bytes) -> None:
    holds(check_with(folder, name, data))
