"""Every page as every reader meets it: on any screen, in any colours, on paper, with larger letters, by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Visit
from host import served
from legible import (
    SCHEMES,
    TOLERATED,
    WIDTHS,
    collisions,
    faint,
    sideways,
    still_folded,
    unfolded,
    unreached,
    violations,
)
from playwright.sync_api import Page

import floor
from figures import Measured
from shipped import AS_OF, GEN, copy_project, run

pytestmark = pytest.mark.proof

PAPER = 718
"""Pixels across a sheet of A4 between its margins."""


@pytest.fixture(scope="module")
def root(shipped: Path) -> Iterator[str]:
    """The site at the root of its host, where its page of lost addresses finds its style."""
    with served(shipped / "site") as host:
        yield host


@pytest.fixture(scope="module")
def fullest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A preview, whose pages bear all that they can: links to correct each record, what it is a preview of."""
    project = copy_project(tmp_path_factory.mktemp("preview"))
    told = {"PREVIEW_OF": "12", "PUBLISHED_URL": "https://example.org/", "REPOSITORY_URL": "https://example.org/o/n"}
    run([*GEN, "build", "--as-of", AS_OF.isoformat()], project, **told)
    with served(project / "site") as host:
        yield host


def found(page: Page, pages: list[str], look: Callable[[Page], list[str]]) -> list[str]:
    """What is found on each of these pages, with its path."""
    home, wrong = page.url, []
    for path in pages:
        page.goto(home + path)
        wrong += [f"{path}: {each}" for each in look(page)]
    return wrong


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_legible(
    visit: Visit, root: str, pages: list[str], width: int, scheme: str, measured: Measured
) -> None:
    def look(page: Page) -> list[str]:
        wrong = sideways(page) + collisions(page)
        return wrong + sideways(unfolded(page)) + collisions(page) + violations(page)

    page = visit(at=root, width=width, scheme=scheme, reduced_motion="reduce")
    assert found(page, [*pages, "404.html"], look) == []
    measured(f"Pages lues à {width} px, thème {scheme}, axe compris", f"{len(pages) + 1} pages", "sans défaut")


def test_every_page_is_legible_with_all_that_it_may_bear(visit: Visit, fullest: str, pages: list[str]) -> None:
    def look(page: Page) -> list[str]:
        return sideways(unfolded(page)) + collisions(page) + violations(page)

    page = visit(at=fullest, width=WIDTHS[-1], scheme="dark", reduced_motion="reduce")
    assert found(page, [*pages, "404.html"], look) == []


def test_what_axe_may_find_is_the_theme_s_own(visit: Visit, shipped: Path, tmp_path: Path) -> None:
    with served(floor.lay(shipped, tmp_path)) as host:
        page = visit(at=host, width=WIDTHS[-1])
        found = [
            (rule["id"], node["html"]) for rule in Axe().run(page).response["violations"] for node in rule["nodes"]
        ]
    unseen = [rule for rule, begin in TOLERATED if not any(id == rule and it.startswith(begin) for id, it in found)]
    assert unseen == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_is_whole_without_scripts(visit: Visit, pages: list[str], scheme: str) -> None:
    def look(page: Page) -> list[str]:
        idle = page.locator(".md-content :is(button, select, textarea, input):visible:not(.sheet *)")
        controls = idle.evaluate_all("all => all.map((each) => `does nothing: ${each.outerHTML.slice(0, 100)}`)")
        return controls + sideways(page) + collisions(page)

    assert found(visit(scripts=False, width=360, scheme=scheme), pages, look) == []


def test_every_page_prints_whole(visit: Visit, pages: list[str]) -> None:
    def look(page: Page) -> list[str]:
        frame = page.locator(":is(.md-header, .md-tabs, .md-sidebar, .md-footer, .md-search):visible")
        return ["the frame of the site"] * frame.count() + sideways(page) + collisions(page) + still_folded(page)

    page = visit(width=PAPER)
    page.emulate_media(media="print")
    assert found(page, pages, look) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_charts_stand_out_in_all_colours(visit: Visit, pages: list[str], scheme: str) -> None:
    assert found(visit(scheme=scheme), pages, faint) == []
    assert found(visit(scheme=scheme, forced_colors="active"), pages, faint) == []


@pytest.mark.parametrize("width", [1280, 768])
def test_letters_twice_as_large_lose_nothing(visit: Visit, pages: list[str], width: int) -> None:
    page = visit(width=width)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.reload()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 40
    assert found(page, pages, lambda page: sideways(unfolded(page)) + collisions(page)) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_keyboard_reaches_everything_in_sight(visit: Visit, pages: list[str], width: int) -> None:
    assert found(visit(width=width, reduced_motion="reduce"), pages, unreached) == []
