"""What a page asks of the network: how many requests, and what they weigh once compressed."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from host import compressed
from playwright.sync_api import Page

KINDS = {
    "home": "",
    "list of roles": "metiers/",
    "role": "metiers/community-manager/",
    "pay": "salaires/",
    "method": "salaires/methode/",
    "place of a salary": "salaires/position/",
    "comparison": "comparer/",
    "map of moves": "parcours/",
    "self-assessment": "evaluation/",
    "two assessments": "evaluation/comparer/",
    "for HR": "rh/",
    "job advert": "rh/annonce/",
    "skills": "competences/",
    "sources": "sources/",
    "data": "donnees/",
    "written by hand": "contribuer/",
}
"""One page of each kind."""

SCRIPTS = 10 * 1024
"""Bytes of script, compressed, that a page may add to those of the theme."""
SEARCH = ("/workers/", "/lunr/", "/search/")
"""What the search of the theme fetches for itself in its own time, whatever the page is."""
REQUESTS = 2
"""Requests that a page may add: its style and its script."""
PICTURES = (".png", ".webp", ".jpg")
"""What a text shows: it weighs on who reads that page alone, and is not counted among its requests."""


class Weight(NamedTuple):
    """Requests but for pictures, and compressed bytes of each kind of text."""

    requests: int
    html: int
    css: int
    scripts: int

    def beyond(self, floor: "Weight") -> "Weight":
        """What it has more than another."""
        return Weight(*(mine - its for mine, its in zip(self, floor, strict=True)))


def weigh(page: Page, home: str, path: str, site: Path) -> Weight:
    """What a page of a site asks for when it is opened by somebody who has nothing of it yet."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.partition("#")[0]))
    page.goto(home + path, wait_until="networkidle")
    own = [url for url in asked if url.startswith(home) and not any(part in url for part in SEARCH)]
    files = [site / unquote(urlsplit(url).path.lstrip("/")) for url in own]
    files = [file for file in files if file.suffix not in PICTURES]
    sizes = [
        (file.suffix or ".html", len(compressed(file / "index.html" if file.is_dir() else file))) for file in files
    ]
    html, css, scripts = (sum(size for kind, size in sizes if kind == wanted) for wanted in (".html", ".css", ".js"))
    return Weight(len(files), html, css, scripts)
