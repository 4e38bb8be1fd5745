"""A preview beside the published site, on the same host, as GitHub serves them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Visit
from host import served
from legible import SCHEMES, WIDTHS, collisions, sideways, violations
from playwright.sync_api import expect
from test_reading import found

from shipped import AS_OF, GEN, copy_project, run

PREVIEW = "apercu/12/"
KEPT = "localStorage.setItem(`echelons:${location.pathname}`, JSON.stringify({ text: 'x', until: Date.now() + 1e9 }))"


@pytest.fixture(scope="module")
def host(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where both are served."""
    project = copy_project(tmp_path_factory.mktemp("preview"))
    told = {"PREVIEW_OF": "12", "PUBLISHED_URL": "https://example.org/", "REPOSITORY_URL": "https://example.org/o/n"}
    run([*GEN, "build", "--as-of", AS_OF.isoformat()], project, **told)
    root = tmp_path_factory.mktemp("host")
    for entry in (shipped / "site").iterdir():
        (root / entry.name).symlink_to(entry)
    (root / PREVIEW).parent.mkdir()
    (root / PREVIEW).symlink_to(project / "site")
    with served(root) as address:
        yield address


@pytest.mark.parametrize("path", ["", "404.html"])
def test_it_says_what_it_is_on_a_desk_a_phone_and_on_paper(visit: Visit, host: str, path: str) -> None:
    for scheme in SCHEMES:
        for width in (WIDTHS[0], WIDTHS[-1]):
            page = visit(f"{PREVIEW}{path}", at=host, width=width, scheme=scheme)
            notice = page.locator(".preview")
            expect(notice).to_contain_text("pas encore relue")
            expect(notice).to_be_in_viewport(ratio=1)
            assert page.evaluate("document.documentElement.scrollWidth") == width
        assert sideways(page) + collisions(page) == []
        assert [each for each in violations(page) if "preview" in each or "banner" in each] == []
    page.emulate_media(media="print")
    expect(notice).to_be_visible()


def test_its_links_and_its_search_stay_inside_but_for_two(visit: Visit, host: str) -> None:
    page = visit(PREVIEW, at=host)
    addresses = page.locator("a[href]").evaluate_all("links => links.map((link) => link.href)")
    outside = [each for each in addresses if not each.startswith(f"{host}{PREVIEW}")]
    assert outside == ["https://example.org/", "https://example.org/o/n/pull/12"]
    results = found(page, "moderation")
    assert results
    assert all(each.startswith(f"/{PREVIEW}") for each in results)


def test_answers_kept_on_one_are_not_those_of_the_other(visit: Visit, host: str) -> None:
    page = visit("evaluation/", at=host)
    page.evaluate(KEPT)
    for folder, is_offered in (("", True), (PREVIEW, False)):
        page.goto(f"{host}{folder}evaluation/")
        expect(page.locator("html")).to_have_attribute("data-stage", "start")
        expect(page.locator("[data-do=resume]")).to_be_visible(visible=is_offered)
