"""What a chart draws, read back from its axis to the pixel, is what its table and its texts say."""

from collections.abc import Iterable
from typing import Any

import pytest
from chromium import Visit
from playwright.sync_api import Page
from test_reading import FAMILIES

from figures import Measured
from generator.catalog import Catalog
from generator.pages.edition import Edition, cell_anchor
from generator.pages.sentences import value
from generator.pay.amounts import Exact
from generator.pay.bands import Band

DRAWN = """() => [...document.querySelectorAll(".md-content figure.chart:has(.axis)")].flatMap((figure) => {
  const middle = (box) => (box.left + box.right) / 2;
  const lines = [...figure.querySelectorAll(".axis .axis-line")].map((line) => middle(line.getBoundingClientRect()));
  const ticks = [...figure.querySelectorAll(".axis text")].map((text, rank) => [text.textContent, lines[rank]]);
  return [...figure.querySelectorAll(".band[data-cell]")].map((band) => {
    const plot = band.querySelector("svg.plot");
    const ends = (each) => {
      const { left, right } = each.getBoundingClientRect();
      return [left, right];
    };
    const place = (each) => [middle(each.getBoundingClientRect())];
    const ranges = [...plot.querySelectorAll("svg:has(> .vote)")];
    return {
      ticks,
      cell: band.dataset.cell,
      value: band.querySelector(".band-value .num").textContent,
      bars: [...plot.querySelectorAll(".bar")].map(ends),
      centres: [...plot.querySelectorAll(".centre")].map(place),
      ranges: ranges.map((each) => ends(each.querySelector("line"))),
      points: [...plot.querySelectorAll(".vote-dot")].map(place),
      arrows: plot.querySelectorAll(".vote-open").length,
    };
  });
})"""
"""Every band of a page as it is drawn, in pixels, with the ticks of its axis."""

LEVELS = """() => [...document.querySelectorAll(".md-content .levels")].map((each) => [
  each.querySelectorAll(".on").length, each.nextElementSibling.textContent,
])"""

PIXEL = 1.0


class Scale:
    """Where amounts stand on an axis that is drawn."""

    def __init__(self, ticks: list[tuple[str, float]]) -> None:
        (first, self.start), (last, end) = ticks[0], ticks[-1]
        self.first, self.last = euros(first), euros(last)
        self.step = (end - self.start) / (self.last - self.first)

    def has(self, place: float, amount: Exact | None) -> bool:
        """Whether an amount is drawn at a place; what lies beyond the axis is drawn at its end."""
        wanted = -1 if amount is None else min(float(amount), self.last)
        return abs(self.start + (wanted - self.first) * self.step - place) <= PIXEL

    def has_all(self, drawn: list[list[float]], amounts: list[tuple[Exact | None, ...]]) -> bool:
        """Whether what is drawn are these amounts, in any order."""
        left = list(amounts)
        for places in drawn:
            match = next((each for each in left if all(map(self.has, places, each))), None)
            if match is None:
                return False
            left.remove(match)
        return left == []


def euros(label: str) -> float:
    """What the label of a tick says: `30 k€`."""
    number, unit = label.replace("\u202f", "").split("\u00a0")
    return float(number.replace(",", ".")) * {"k€": 1000, "€": 1}[unit]


def unlike(drawn: dict[str, Any], band: Band, told: str) -> list[str]:
    """What a drawing says otherwise than its band, of which the pages say `told`."""
    scale = Scale(drawn["ticks"])
    bars = [(band.low, band.high)] if band.status == "band" else []
    centres = [(band.centre,)] if band.status == "band" else []
    held = [vote for vote in band.votes if min(filter(None, (vote.low, vote.centre, vote.high))) <= scale.last]
    ranges = [tuple(sorted((vote.low, vote.high))) for vote in held if vote.low and vote.high]
    points = [(vote.centre,) for vote in held if not vote.low and not vote.high]
    open_ones = len(band.votes) - len(ranges) - len(points)
    right = {
        "value": drawn["value"] == told,
        "band": scale.has_all(drawn["bars"], bars),
        "midpoint": scale.has_all(drawn["centres"], centres),
        "ranges": scale.has_all(drawn["ranges"], ranges),
        "points": scale.has_all(drawn["points"], points),
        "arrows": drawn["arrows"] == open_ones,
    }
    return [f"{drawn['cell']}: {name}" for name, is_right in right.items() if not is_right]


Bands = dict[str, tuple[Band, str]]


@pytest.fixture(scope="module")
def bands(catalog: Catalog) -> Bands:
    """Each band with what the pages say of it, by the name of its cell."""
    edition = Edition(catalog, "fr")
    return {cell_anchor(cell): (band, value(band, edition)) for cell, band in edition.bands.items()}


def misdrawn(page: Page, bands: Bands) -> tuple[int, list[str]]:
    """How many drawings a page has, and what is wrong with them."""
    drawings, levels = page.evaluate(DRAWN), page.evaluate(LEVELS)
    wrong = [f"{count} squares for {told}" for count, told in levels if str(count) != told]
    wrong += [each for drawn in drawings for each in unlike(drawn, *bands[drawn["cell"]])]
    return len(drawings) + len(levels), wrong


def check(visit: Visit, pages: Iterable[str], bands: Bands) -> int:
    """How many drawings the pages have, all of which say their numbers."""
    page = visit()
    home, count, wrong = page.url, 0, []
    for path in pages:
        page.goto(home + path)
        drawings, found = misdrawn(page, bands)
        count += drawings
        wrong += [f"{path}: {each}" for each in found]
    assert wrong == []
    return count


def test_the_drawings_of_a_page_say_its_numbers(visit: Visit, bands: Bands) -> None:
    assert check(visit, FAMILIES, bands) > 100


@pytest.mark.proof
def test_all_drawings_say_their_numbers(visit: Visit, pages: list[str], bands: Bands, measured: Measured) -> None:
    count = check(visit, pages, bands)
    measured("Dessins relus au pixel : leurs nombres sont ceux des tableaux", f"{count} dessins", "tous")
