"""What a page says of bands that filters change is what it says of them without, word for word."""

import json

from generator.catalog import Catalog
from generator.pages.edition import Edition
from generator.pages.explorer import explorer
from generator.pages.sentences import sentence
from generator.pay.bands import Band, all_bands
from generator.pay.votes import Cell
from node import node

HARNESS = """
import { createInterface } from "node:readline";
const [folder] = process.argv.slice(1);
const taken = (name) => import(new URL(`${name}.js`, folder));
const [{ figuresOf }, { answers }, { bandValues }] = await Promise.all(
  ["figures", "filters", "explorer-words"].map(taken),
);
for await (const line of createInterface({ input: process.stdin })) {
  const { page, filters } = JSON.parse(line);
  const telling = { page, figures: figuresOf(page.figures), inEuros: false };
  const axis = { start: 0, end: 1000000 };
  const shown = answers(telling.figures, filters).filter(({ absence }) => absence === null);
  const told = shown.map(({ band }) => [band.cell, bandValues(band, axis, telling).accord]);
  console.log(JSON.stringify(told));
}
"""
NOTHING_ASKED = {
    **dict.fromkeys(("role", "level", "zone", "contract", "basis", "since", "until")),
    "historic": True,
    "todaysEuros": False,
}


def told_by_the_script(edition: Edition) -> dict[Cell, str]:
    """How far the studies of each cell agree, in the words of the script."""
    form = explorer(edition)
    assert form is not None
    [line] = node(HARNESS, [json.dumps({"page": form.data, "filters": NOTHING_ASKED}, default=str)])
    return {Cell(**cell): accord for cell, accord in json.loads(line)}


def test_how_studies_agree_is_told_in_the_words_of_python(catalog: Catalog) -> None:
    edition = Edition(catalog, "fr")
    told = told_by_the_script(edition)
    bands: dict[Cell, Band] = {cell: band for cell, band in all_bands(catalog).items() if band.votes}
    assert any(vote.is_crossed for band in bands.values() for vote in band.votes)
    assert any(band.status == "contested" for band in bands.values())
    for cell, band in bands.items():
        assert edition.plain(told[cell]) in sentence(band, edition)
        assert bool(told[cell]) == (band.status == "contested" or sum(vote.is_two_sided for vote in band.votes) > 1)
