"""The site that Zensical builds, in a real browser: what scripts do on a page of MkDocs, they do there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Visit
from host import served
from playwright.sync_api import Page, expect
from sitting import answer, start

from generator.catalog import Catalog


@pytest.fixture(scope="module")
def address(shipped: Path, by_zensical: Path) -> Iterator[str]:
    """Where both sites are served: `shipped/site/` and `by-zensical/site/`."""
    assert shipped.parent == by_zensical.parent
    with served(shipped.parent) as host:
        yield host


def twins(visit: Visit, path: str, **options: object) -> list[Page]:
    """The same page as either engine made it: MkDocs, then Zensical."""
    return [visit(f"{project}/site/{path}", **options) for project in ("shipped", "by-zensical")]


def test_the_self_assessment_ends_with_the_same_result(visit: Visit, catalog: Catalog) -> None:
    best = {each.id: max(each.options, key=lambda option: int(option.score)).id for each in catalog.quiz.scenarios}

    def choose(name: str) -> str:
        kind, _, id = name.partition("-")
        if kind == "context":
            return {"team": "with-others", "structure": "small", "years": "confirmed"}[id]
        return best[id] if kind == "scenario" else "3"

    results = []
    for page in twins(visit, "evaluation/"):
        start(page)
        assert answer(page, choose) > 10
        page.click("[data-into-review] [data-do=result]")
        expect(page.locator("[data-into-result] h2")).to_be_focused()
        results.append(page.locator("[data-into-result]").inner_text())
    assert results[0] == results[1]


@pytest.mark.parametrize(("name", "value"), [("role", "community-manager"), ("zone", "idf"), ("euros", "1")])
def test_the_explorer_of_pay_shows_the_same_bands(visit: Visit, name: str, value: str) -> None:
    shown = []
    for page in twins(visit, "salaires/"):
        every = rows(page)
        page.select_option(f"[name={name}]", value)
        expect(page).to_have_url(page.url.partition("#")[0] + f"#{name}={value}")
        shown.append(rows(page))
        assert shown[-1] not in ([], every)
    assert shown[0] == shown[1]


def rows(page: Page) -> list[str]:
    return page.locator("[data-table] tbody tr:visible").all_inner_texts()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_content_takes_no_more_room_than_a_phone_has(visit: Visit, scheme: str) -> None:
    for path in ("", "metiers/community-manager/", "salaires/", "evaluation/"):
        for page in twins(visit, path, width=360, scheme=scheme):
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url
