"""The pages of the site: a Catalog becomes files, ready for any engine that reads Markdown."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any, NamedTuple

from markupsafe import escape

from generator.catalog import Catalog
from generator.changes.history import Change
from generator.changes.preview import Preview
from generator.changes.repository import Repository
from generator.pages import (
    advert,
    assessment,
    compare,
    data,
    home,
    hr,
    method,
    paths,
    position,
    roles,
    rules_page,
    salaries,
    skills,
    sources,
    viewpoints,
)
from generator.pages.edition import Edition
from generator.pages.scripts import joined

_FAMILIES = (
    home,
    roles,
    salaries,
    method,
    position,
    compare,
    paths,
    assessment,
    viewpoints,
    hr,
    advert,
    skills,
    sources,
    data,
    rules_page,
)
_LISTED = 36
_LONGEST_NAV_NAME = 100
_SCRIPTS = ("assessment.js", "viewpoints.js", "compare.js", "advert.js", "hr.js", "position.js", "explorer.js")
"""The modules that a page loads, each with what it imports."""


class Rendered(NamedTuple):
    """What is staged: files by path (pages and assets under docs, `overrides/…` for the theme), and the navigation."""

    files: dict[str, bytes]
    nav: list[Any]


def render(
    catalog: Catalog,
    language: str | None = None,
    *,
    changes: Sequence[Change] = (),
    repository: Repository | None = None,
    preview: Preview | None = None,
) -> Rendered:
    """Every page, asset and download of the site, in its language.

    `changes` of the data, newest first, and the `repository` that holds them, if they are known; `preview`, what it is
    a preview of, if it is one.
    """
    edition = Edition(catalog, language or catalog.site.language, changes, repository=repository)
    made = [page for family in _FAMILIES for page in family.pages(edition)]
    written = {page.path: page.source(edition.typeset) for page in made}
    staged = {**written, **_assets(), **edition.exports.files, **_theme(edition, preview)}
    return Rendered(staged, _nav(edition))


def _assets() -> dict[str, bytes]:
    folder = files("generator") / "assets"
    kept = {f"assets/{entry.name}": entry.read_bytes() for entry in folder.iterdir() if not entry.name.startswith(".")}
    small = {f"assets/{name}": joined(name, _module).encode() for name in _SCRIPTS}
    return {**kept, **small}


def _module(name: str) -> str:
    return (files("generator") / "assets" / name).read_text("utf-8")


def _theme(edition: Edition, preview: Preview | None) -> dict[str, bytes]:
    """What we mend in the theme, and what a preview adds to it."""
    say, address = edition.say.gettext, edition.addresses.of
    words = {
        "SEARCH_LABEL": say("Search"),
        "STATE_OF_DATA": say("Data of {day}.").format(day=edition.words.day(edition.catalog.as_of)),
        "PRIVACY": say("No cookie, no audience measurement: what you type stays in your browser."),
        "SOURCES_NAME": say("Sources"),
        "SOURCES_ADDRESS": address("sources"),
        "METHOD_NAME": say("How a band is made"),
        "METHOD_ADDRESS": address("method"),
        "DATA_NAME": say("Data"),
        "DATA_ADDRESS": address("data"),
    }
    theme = _worded("theme.html", words, edition)
    if preview is None:
        return {"overrides/main.html": theme}
    return {
        "overrides/published.html": theme,
        "overrides/main.html": _worded("preview.html", _preview_words(edition, preview), edition),
        # Search engines get no map of a preview: an engine leaves out a file that its template makes nothing of.
        "overrides/sitemap.xml": b"",
    }


def _preview_words(edition: Edition, preview: Preview) -> dict[str, str]:
    say, repository = edition.say.gettext, edition.repository
    notice = say("Preview of proposal no. {number}, not reviewed yet: these figures are no reference.")
    return {
        "PREVIEW_TITLE": say("Preview no. {number}").format(number=preview.number),
        "PREVIEW_NOTICE": notice.format(number=preview.number),
        "PUBLISHED_NAME": say("The published site"),
        "PUBLISHED_ADDRESS": preview.published,
        "PROPOSAL_NAME": say("The proposal"),
        "PROPOSAL_ADDRESS": repository.proposal(preview.number) if repository else "",
    }


def _worded(name: str, words: dict[str, str], edition: Edition) -> bytes:
    """A template of the engine, not of ours: its words are put in by hand."""
    template = (files("generator") / "templates" / name).read_text("utf-8")
    for mark, word in words.items():
        template = template.replace(mark, str(escape(edition.plain(word))))
    return template.encode()


def _nav(edition: Edition) -> list[Any]:
    say, file = edition.say.gettext, edition.addresses.file
    roles = [*edition.ladder_roles, *edition.neighbours]
    # Past a few dozen pages a flat section costs minutes: they are then reached from their index.
    listed = [{_nav_name(role.name): file("role", role.id)} for role in roles] if len(roles) <= _LISTED else []
    return [
        {say("Home"): file("home")},
        {say("Roles"): [file("roles"), *listed]},
        {
            say("Pay"): [
                file("salaries"),
                {say("Place a salary"): file("position")},
                {say("How a band is made"): file("method")},
            ]
        },
        {say("Compare"): file("compare")},
        {say("Paths"): file("paths")},
        {say("Self-assessment"): [file("assessment"), {say("Compare two sets of answers"): file("viewpoints")}]},
        {say("For HR"): [file("hr"), {say("The pay lines of an advert"): file("advert")}]},
        {
            say("About"): [
                {say("Skills"): file("skills")},
                {say("Sources"): file("sources")},
                {say("Data"): file("data")},
            ]
        },
    ]


def _nav_name(name: str) -> str:
    """A name as the theme prints it there, which is as it stands: escaped here, like titles.

    It becomes a key of mkdocs.yml, and YAML has no keys of more than 1,024 signs.
    """
    return str(escape(name if len(name) <= _LONGEST_NAV_NAME else f"{name[:_LONGEST_NAV_NAME]}…"))
