"""Every page is HTML as the standard has it, by the checker of the W3C, in one run with the theme's own empty pages."""

from pathlib import Path

import pytest

import floor
import nu

THEME = {
    "Attribute “autocomplete” is only allowed when the input type is “color”, “date”, “datetime-local”, “email”, "
    "“hidden”, “month”, “number”, “password”, “range”, “search”, “tel”, “text”, “time”, “url”, or “week”.": (
        "the boxes that open its menus: Firefox would tick them again after a reload without it"
    ),
    "Bad value “” for attribute “tabindex” on element “label”: The empty string is not a valid integer.": (
        "the labels of sections that have no page of their own: browsers read no tabindex there"
    ),
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.": (
        "the heading of the list of headings: its box is left out on pages that open a section"
    ),
}
"""What Material for MkDocs writes wrongly on a page of any site, each with what it comes to."""

OURS = {
    "A table row was 1 columns wide, which is less than the column count established by the first row (2).": (
        "a template that a script fills: as many columns as there are choices"
    ),
}
"""What only looks wrong."""


@pytest.fixture(scope="module")
def remarks(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """What is said of the site, with the page and what stands there; what is said of the theme alone."""
    site, empty = shipped / "site", floor.lay(shipped, tmp_path_factory.mktemp("floor"))
    pages = sorted([*site.rglob("*.html"), *empty.rglob("*.html")])
    found = nu.remarks(pages)
    theme = {each.says for each in found if empty in each.page.parents}
    ours = {
        f"{each.page.relative_to(site)}: {each.says} {each.extract}"
        for each in found
        if site in each.page.parents and each.says not in {**THEME, **OURS}
    }
    return ours, theme


def test_every_page_is_valid(remarks: tuple[set[str], set[str]]) -> None:
    assert remarks[0] == set()


def test_what_is_let_pass_is_the_theme_s_own(remarks: tuple[set[str], set[str]]) -> None:
    assert remarks[1] == set(THEME)


def test_a_page_that_is_not_valid_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="fr"><title>Page</title><p><div></p>', encoding="utf-8")
    assert nu.remarks([page])
