"""One walk over every number: pages, API, separated values, workbook and `gen bands` say the same, or the walk ends.

The truth is what the bands and the figures are, exactly. A carrier that is not rounded must give it back exactly; a
page, which rounds to be read, must print what rounding half up gives.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from io import BytesIO, StringIO
from statistics import median
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import openpyxl
import pytest
from click.testing import CliRunner

from generator.catalog import Catalog
from generator.cli import gen
from generator.exports.components import cell_anchor
from generator.messages.language import french_spaces
from generator.pages import Rendered
from generator.pay.bands import Band, Bands, all_bands
from shipped import AS_OF, ROOT

Number = Fraction | None
Numbers = Mapping[tuple[str, str], Number]
"""By the id of a cell or of a figure, and the name of the number."""

OF_A_BAND = ("low", "centre", "high", "floor", "outer_low", "outer_high", "shared_low", "shared_high", "first_year",
             "last_year", "studies", "influence_low", "influence_high")  # fmt: skip
OF_A_FIGURE = ("low", "high", "point", "year", "n")

API, CSV, EXCEL, BOOK = "api/v1/", "donnees/echelons-{}.csv", "donnees/echelons-{}-excel.csv", "donnees/echelons.xlsx"


@pytest.fixture(scope="module")
def bands(catalog: Catalog) -> Bands:
    return all_bands(catalog)


# --- the truth -----------------------------------------------------------------------------------


def exact(value: Any) -> Number:
    return None if value is None else Fraction(value)


def numbers_of(band: Band) -> dict[str, Any]:
    outer, shared, years = band.outer or (None, None), band.shared or (None, None), band.years or (None, None)
    moves = (band.influence.low.amount, band.influence.high.amount) if band.influence else (None, None)
    values = (band.low, band.centre, band.high, band.floor, *outer, *shared, *years, len(band.votes), *moves)
    return dict(zip(OF_A_BAND, values, strict=True))


def truth_of_bands(bands: Bands) -> Numbers:
    return {
        (cell_anchor(cell), name): exact(value)
        for cell, band in bands.items()
        for name, value in numbers_of(band).items()
    }


def truth_of_figures(catalog: Catalog) -> Numbers:
    return {(each.id, name): exact(getattr(each, name)) for each in catalog.salaries for name in OF_A_FIGURE}


# --- what carries it -----------------------------------------------------------------------------


def in_json(text: str | bytes) -> Numbers:
    """The bands of a document of the API; every number read as it is written."""
    told = json.loads(text, parse_float=Fraction)["bands"]
    for band in told:
        band["studies"] = len(band["votes"])
        for end in ("low", "high"):
            band[f"influence_{end}"] = band["influence"] and band["influence"][end]["amount"]
    return {(band["id"], name): exact(band[name]) for band in told for name in OF_A_BAND}


def figures_in_json(text: bytes) -> Numbers:
    told = json.loads(text, parse_float=Fraction)
    return {(each["id"], name): exact(each[name]) for each in told for name in OF_A_FIGURE}


def in_csv(text: str, names: Sequence[str]) -> Numbers:
    lines = csv.DictReader(StringIO(text, newline=""))
    return {(line["id"], name): exact(line[name] or None) for line in lines for name in names}


def in_order_of(rows: Iterable[list[Any]], header: list[str], names: Sequence[str]) -> Numbers:
    """Rows whose columns stand where those of the file for programs do, under names for people."""
    ranks = [(name, header.index(name)) for name in names]
    return {(str(row[0]), name): exact(row[rank]) for row in rows for name, rank in ranks}


def in_excel(content: bytes, header: list[str], names: Sequence[str]) -> Numbers:
    text = content.decode("utf-8-sig")
    [_titles, *rows] = csv.reader(StringIO(text, newline=""), delimiter=";")
    spoken = ([row[0], *(plain(cell) for cell in row[1:])] for row in rows)
    return in_order_of(spoken, header, names)


def plain(cell: str) -> str | None:
    return cell.replace(",", ".") if re.fullmatch(r"-?[0-9]+(,[0-9]+)?", cell) else cell or None


def in_workbook(content: bytes, sheet: str, header: list[str], names: Sequence[str]) -> Numbers:
    rows = openpyxl.load_workbook(BytesIO(content))[sheet].iter_rows(min_row=2, values_only=True)
    return in_order_of(([row[0], *(Fraction(repr(cell)) if isinstance(cell, float) else cell for cell in row[1:])]
                        for row in rows), header, names)  # fmt: skip


def printed(*arguments: str) -> str:
    done = CliRunner().invoke(gen, ["bands", "-C", str(ROOT), "--as-of", AS_OF.isoformat(), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_every_carrier_gives_back_every_number_of_every_band(rendered: Rendered, bands: Bands) -> None:
    files = rendered.files
    table = files[CSV.format("fourchettes")].decode()
    header = table.partition("\n")[0].split(",")
    carriers: dict[str, Callable[[], Numbers]] = {
        "API": lambda: in_json(files[f"{API}bands.json"]),
        "API, by role": lambda: {
            key: number
            for path, content in files.items()
            if path.startswith(f"{API}roles/")
            for key, number in in_json(content).items()
        },
        "CSV": lambda: in_csv(table, OF_A_BAND),
        "CSV for Excel": lambda: in_excel(files[EXCEL.format("fourchettes")], header, OF_A_BAND),
        "workbook": lambda: in_workbook(files[BOOK], "Fourchettes", header, OF_A_BAND),
        "gen bands, JSON": lambda: in_json(printed("--format", "json")),
        "gen bands, CSV": lambda: in_csv(printed("--format", "csv"), OF_A_BAND),
    }
    truth = truth_of_bands(bands)
    for name, read in carriers.items():
        assert read() == truth, name


def test_every_carrier_gives_back_every_published_number(rendered: Rendered, catalog: Catalog) -> None:
    files = rendered.files
    table = files[CSV.format("salaires")].decode()
    header = table.partition("\n")[0].split(",")
    carriers: dict[str, Callable[[], Numbers]] = {
        "API": lambda: figures_in_json(files[f"{API}salaries.json"]),
        "CSV": lambda: in_csv(table, OF_A_FIGURE),
        "CSV for Excel": lambda: in_excel(files[EXCEL.format("salaires")], header, OF_A_FIGURE),
        "workbook": lambda: in_workbook(files[BOOK], "Chiffres publiés", header, OF_A_FIGURE),
    }
    truth = truth_of_figures(catalog)
    for name, read in carriers.items():
        assert read() == truth, name


# --- what pages print ----------------------------------------------------------------------------

NUMBER = r"\d{1,3}(?:\u202f\d{3})*(?:,\d+)?"
MONEY = re.compile(rf"(?<![\d,])({NUMBER})(?:\s?(?:–|à|et)\s?({NUMBER}))?\u00a0(k?)€")
"""An amount, or two with their unit after the second: `27,5–40 k€`, `24 000 à 30 000 €`."""


def money(text: str) -> list[Fraction]:
    """Every amount that a text prints, in euros."""
    return [
        Fraction(number.replace("\u202f", "").replace(",", ".")) * (1000 if match[3] else 1)
        for match in MONEY.finditer(text)
        for number in match.groups()[:2]
        if number
    ]


def to(step: int, amount: Fraction | int) -> Fraction:
    """The nearest multiple of a step, halves up."""
    return Fraction(int(Fraction(amount) / step + Fraction(1, 2)) * step)


def ends(amount: Any, basis: str) -> Fraction:
    """An end of a band as pages print it: to half a thousand a year, to the cent a day or a month."""
    return to(500, amount) if basis.endswith("year") else Fraction(amount)


def centre(amount: Any, basis: str) -> Fraction:
    return to(250, amount) if basis.endswith("year") else Fraction(amount)


def amounts_of(band: Band) -> set[Fraction]:
    """All that a sentence about a band may print."""
    spans = [*(band.outer or ()), *(band.shared or ()), band.low, band.high]
    votes = [end for vote in band.votes for end in (vote.low, vote.high, vote.centre)]
    apart = [end for vote in band.votes if vote.is_crossed for each in vote.observations for end in each.ends]
    told = {ends(end, band.cell.basis) for end in (*spans, *votes, *apart) if end is not None}
    return told | ({centre(band.centre, band.cell.basis)} if band.centre is not None else set())


def body(content: bytes) -> Element:
    """A page as a reader has it, without what only its scripts read: data, and pieces that they fill."""
    text = content.decode().split("\n---\n", 1)[1]
    shown = re.sub(r"<(script|template)\b.*?</\1>", "", text, flags=re.DOTALL)
    parsed: Element = html5lib.parse(shown, namespaceHTMLElements=False)
    return parsed


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def having(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if name in each.get("class", "").split())


@pytest.fixture(scope="module")
def pages(rendered: Rendered) -> dict[str, Element]:
    return {path: body(content) for path, content in rendered.files.items() if path.endswith(".md")}


def drawn(row: Element, bands: Mapping[str, Band]) -> Band:
    """The band that a row draws, by the name of its drawing, which ends with that of the cell."""
    [name] = [each.get("id", "") for each in row.iter() if each.tag.endswith("title") and each.get("id")]
    return bands[max((anchor for anchor in bands if name.endswith(f"-{anchor}")), key=len)]


def test_wherever_a_band_is_drawn_its_words_say_its_numbers(pages: dict[str, Element], bands: Bands) -> None:
    by_anchor = {cell_anchor(cell): band for cell, band in bands.items()}
    seen = set()
    for path, page in pages.items():
        for row in having(page, "band"):
            if row.tag != "li":
                continue
            band = drawn(row, by_anchor)
            seen.add(band.cell)
            says_its_band(next(having(row, "band-value")), band, path)
            for sentence in having(row, "sentence"):
                assert {*money(text_of(sentence))} <= amounts_of(band), (path, band.cell)
            for strip in row.iter("tbody"):
                says_its_figures(strip, band, path)
    assert seen == bands.keys()


def says_its_band(value: Element, band: Band, path: str) -> None:
    """The range and the letter beside a drawing."""
    shown = money(text_of(next(having(value, "num"))))
    if band.status == "band":
        assert shown == [ends(end, band.cell.basis) for end in (band.low, band.high)], (path, band.cell)
    else:
        assert {*shown} <= amounts_of(band), (path, band.cell)
    letters = [text_of(letter) for grade in having(value, "grade") for letter in grade.iter("b")]
    assert letters == ([band.grade] if band.grade else []), (path, band.cell)


def says_its_figures(rows: Element, band: Band, path: str) -> None:
    """The table of the figures behind a band, to the cent."""
    votes = [*band.votes, *(unused.vote for unused in band.unused)]
    observations = [*(each for vote in votes for each in vote.observations), *band.set_aside]
    published = [each.salary for each in observations if each.salary]
    told = [money(text_of(next(having(row, "num")))) for row in rows.iter("tr")]
    expected = [
        [Fraction(each.point)]
        if each.point is not None
        else [Fraction(end) for end in (each.low, each.high) if end is not None]
        for each in published
    ]
    assert told == expected, (path, band.cell)


def test_the_table_of_all_bands_prints_every_band(pages: dict[str, Element], bands: Bands) -> None:
    by_anchor = {cell_anchor(cell): band for cell, band in bands.items()}
    rows = {}
    for row in pages["salaires/index.md"].iter("tr"):
        link = next(row.iter("a"), None)
        anchor = link.get("href", "").removeprefix("#") if link is not None else ""
        if anchor in by_anchor and len([*having(row, "num")]) == 4:
            rows[anchor] = [text_of(cell) for cell in having(row, "num")]
    assert rows.keys() == by_anchor.keys()
    for anchor, (low, middle, high, studies) in rows.items():
        band = by_anchor[anchor]
        basis = band.cell.basis
        assert money(low) == ([ends(band.low, basis)] if band.low is not None else []), anchor
        assert money(high) == ([ends(band.high, basis)] if band.high is not None else []), anchor
        has_centre = band.status == "band" and band.centre is not None
        assert money(middle) == ([centre(band.centre, basis)] if has_centre else []), anchor
        assert int(studies) == len(band.votes), anchor


COMPUTED = re.compile(
    rf"(?:(?:trou de|recouvrent sur|large de|valent|÷) {MONEY.pattern})|(?:{MONEY.pattern} en commun)"
)
"""What lies between two bands, or what an example comes to: only a page computes it, from numbers printed beside."""
HOW_TO_WRITE = {Fraction("32000.50")}
"""Not a figure but an example of how one is written."""


def in_the_api(rendered: Rendered) -> set[Fraction]:
    """Every number of the API, as it is and as pages round it; and every amount that its texts quote."""
    found: set[Fraction] = set()
    for path, content in rendered.files.items():
        if path.startswith(API) and "schemas" not in path:
            for value in values(json.loads(content, parse_float=Fraction)):
                found |= (
                    {*money(french_spaces(value))}
                    if isinstance(value, str)
                    else {value, to(500, value), to(250, value)}
                )
    return found


def values(value: Any) -> Iterator[str | Fraction]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from values(inner)
    elif value is not None and not isinstance(value, bool):
        yield value if isinstance(value, str) else Fraction(value)


def medians_in_the_api(rendered: Rendered) -> set[Fraction]:
    """The medians of votes: where sources disagree a page may show one on the way to saying that there is no band."""
    told = json.loads(rendered.files[f"{API}bands.json"], parse_float=Fraction)["bands"]
    ends = (
        [Fraction(vote[end]) for vote in band["votes"] if vote[end] is not None]
        for band in told
        for end in ("low", "centre", "high")
    )
    return {Fraction(median(values)) for values in ends if values}


def test_no_page_prints_an_amount_that_the_api_does_not_have(rendered: Rendered, pages: dict[str, Element]) -> None:
    known = in_the_api(rendered) | medians_in_the_api(rendered) | HOW_TO_WRITE
    walked = 0
    for path, page in pages.items():
        for axis in [*having(page, "axis")]:
            axis.clear()
        printed = money(COMPUTED.sub("", text_of(page)))
        walked += len(printed)
        assert {amount for amount in printed if amount not in known} == set(), path
    assert walked > 1000
