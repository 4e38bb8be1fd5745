"""CITATION.cff: how to cite the whole, for reference managers and forges (Citation File Format 1.2.0)."""

from collections.abc import Callable

from generator.catalog import Catalog
from generator.messages.problems import _
from generator.reading.characters import as_yaml

NAME = "CITATION.cff"


def citation(catalog: Catalog, say: Callable[[str], str]) -> bytes:
    """The file. It names no date and no address: whoever cites adds the day of their reading and where they read.

    The terms of reuse are a sentence, since figures belong to their publishers: no single licence is claimed.
    """
    site = catalog.site
    message = _("To cite these data, name them with the day on which you read them; for one figure, cite its source.")
    people = _("The contributors of {site}", site=site.name)
    entries = {
        "cff-version": "1.2.0",
        "message": message.render(say),
        "type": "dataset",
        "title": site.name,
        "abstract": f"{site.tagline} {site.licence}",
        "authors": [{"name": people.render(say)}],
        "keywords": [catalog.role[rung.role].name for rung in catalog.ladder.rungs],
    }
    return "".join(f"{name}: {as_yaml(value)}\n" for name, value in entries.items()).encode()
