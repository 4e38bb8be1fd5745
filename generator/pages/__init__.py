"""The pages of the site: a Catalog becomes files, ready for any engine that reads Markdown."""

from importlib.resources import files
from typing import Any, NamedTuple

from markupsafe import escape

from generator.catalog import Catalog
from generator.pages import assessment, compare, data, home, hr, method, paths, roles, salaries, skills, sources
from generator.pages.edition import Edition
from generator.scripts import joined

_FAMILIES = (home, roles, salaries, method, compare, paths, assessment, hr, skills, sources, data)
_LISTED = 36
_SCRIPTS = ("assessment.js",)
"""The modules that a page loads, each with what it imports."""


class Rendered(NamedTuple):
    """What is staged: files by path (pages and assets under docs, `overrides/…` for the theme), and the navigation."""

    files: dict[str, bytes]
    nav: list[Any]


def render(catalog: Catalog, language: str | None = None) -> Rendered:
    """Every page and asset of the site, in its language."""
    edition = Edition(catalog, language or catalog.site.language)
    made = [page for family in _FAMILIES for page in family.pages(edition)]
    written = {page.path: page.source(edition.typeset) for page in made}
    return Rendered({**written, **_assets(), "overrides/main.html": _theme(edition)}, _nav(edition))


def _assets() -> dict[str, bytes]:
    folder = files("generator") / "assets"
    kept = {f"assets/{entry.name}": entry.read_bytes() for entry in folder.iterdir() if not entry.name.startswith(".")}
    small = {f"assets/{name}": joined(name, _module).encode() for name in _SCRIPTS}
    return {**kept, **small}


def _module(name: str) -> str:
    return (files("generator") / "assets" / name).read_text("utf-8")


def _theme(edition: Edition) -> bytes:
    """What we mend in the theme. It is a template of the engine, not of ours, so its one word is put in by hand."""
    template = (files("generator") / "templates" / "theme.html").read_text("utf-8")
    return template.replace("SEARCH_LABEL", str(escape(edition.say.gettext("Search")))).encode()


def _nav(edition: Edition) -> list[Any]:
    say, file = edition.say.gettext, edition.addresses.file
    roles = [*edition.ladder_roles, *edition.neighbours]
    # Past a few dozen pages a flat section costs minutes: they are then reached from their index.
    listed = [{role.name: file("role", role.id)} for role in roles] if len(roles) <= _LISTED else []
    return [
        {say("Home"): file("home")},
        {say("Roles"): [file("roles"), *listed]},
        {say("Pay"): [file("salaries"), {say("How a band is made"): file("method")}]},
        {say("Compare"): file("compare")},
        {say("Paths"): file("paths")},
        {say("Self-assessment"): file("assessment")},
        {say("For HR"): file("hr")},
        {
            say("About"): [
                {say("Skills"): file("skills")},
                {say("Sources"): file("sources")},
                {say("Data"): file("data")},
            ]
        },
    ]
