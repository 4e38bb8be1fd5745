"""The pay lines of an advert in a real browser: from a range of one's own, with a warning when it is too wide."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Visit
from playwright.sync_api import Page, expect

from generator.catalog import Catalog
from generator.pages.advert import has_both_forms
from generator.pages.measures import rounded
from generator.pay.bands import all_bands
from generator.pay.market import Post, market_of
from generator.pay.votes import Cell

PATH = "rh/annonce/"


@pytest.fixture(scope="module")
def post(catalog: Catalog) -> Post:
    return next(post for post in market_of(catalog).ranges if post[0] == catalog.ladder.rungs[0].role)


def compose(page: Page, low: object, high: object) -> None:
    page.fill("#advert-low", str(low))
    page.fill("#advert-high", str(high))
    page.click("article [type=submit]")


def advert(page: Page) -> str:
    return page.locator("[data-into-advert]").inner_text().replace("\u00a0", " ").replace("\u202f", " ")


def test_an_advert_says_title_job_range_period_and_place(visit: Visit, catalog: Catalog) -> None:
    page, role = visit(PATH), catalog.role[catalog.ladder.rungs[0].role]
    page.select_option("#advert-months", "13")
    page.check("#advert-variable")
    compose(page, 28000, 34000)
    text = advert(page)
    assert f"{role.name} (F/H)" in text
    assert role.summary.replace("\u00a0", " ")[:30] in text
    assert "28 000 à 34 000 € brut par an, à temps plein, fixe sur 13 mois. Lieu : à préciser." in text
    assert f"· niveau {catalog.site.levels[0].name.lower()}" in text
    assert "Une part variable s’ajoute." in text


def test_the_place_of_work_is_what_the_advert_says(visit: Visit) -> None:
    page = visit(PATH)
    page.fill("#advert-workplace", "Lyon, deux jours sur place")
    compose(page, 28000, 34000)
    assert "Lieu : Lyon, deux jours sur place." in advert(page)


def test_only_posts_are_advertised_and_a_title_with_both_forms_needs_no_marker(visit: Visit, catalog: Catalog) -> None:
    page = visit(PATH)
    ids = page.locator("#advert-role option").evaluate_all("(all) => all.map((each) => each.value)")
    assert set(ids) == {role.id for role in catalog.roles if role.kind == "role"}
    double = next(role for role in catalog.roles if role.id in ids and has_both_forms(role.name))
    page.select_option("#advert-role", double.id)
    compose(page, 28000, 34000)
    assert f"{double.name} · niveau " in advert(page)
    assert "(F/H)" not in advert(page)


@pytest.mark.parametrize(
    ("low", "high", "part"),
    [
        (30000, 40000, None),
        (30000, 42000, "Assez large"),
        (30000, 46000, "Trop large"),
        (15000, 18000, "SMIC"),
    ],
)
def test_a_range_too_wide_or_too_low_is_warned_of(visit: Visit, low: int, high: int, part: str | None) -> None:
    page = visit(PATH)
    compose(page, low, high)
    cautions = page.locator(".advert .cautions li").all_inner_texts()
    assert len(cautions) == (part is not None)
    assert part is None or part in cautions[0]


def test_the_published_range_is_taken_rounded(visit: Visit, catalog: Catalog, post: Post) -> None:
    page, band = visit(PATH), market_of(catalog).ranges[post]
    for part, id in zip(("role", "level", "zone"), post, strict=True):
        page.select_option(f"#advert-{part}", id)
    page.click("[data-do=published]")
    assert page.input_value("#advert-low") == str(rounded(band.low))
    assert page.input_value("#advert-high") == str(rounded(band.high))
    assert advert(page) != ""


def test_a_published_range_comes_with_the_reserves_and_the_reference_of_the_page_for_hr(
    visit: Visit, catalog: Catalog
) -> None:
    bands, market = all_bands(catalog), market_of(catalog)
    place = (catalog.ladder.rungs[0].role, catalog.site.zones[0].id)
    posts = [post for post in market.ranges if (post[0], post[2]) == place]
    weak = next(post for post in posts if bands[Cell(*post)].grade == "D")
    page = visit(PATH)
    for part, id in zip(("role", "level", "zone"), weak, strict=True):
        page.select_option(f"#advert-{part}", id)
    page.click("[data-do=published]")
    told = page.locator("[data-into-published]")
    reserves = told.locator(".cautions li").all_inner_texts()
    reference = told.locator("p").evaluate("(line) => line.firstChild.data.trim()")
    assert reserves[0].startswith("Confiance D")
    assert f"au {catalog.as_of:%d/%m/%Y}" in reference
    address = told.locator("a").get_attribute("href")
    assert reference not in page.locator("[data-into-advert]").inner_text()
    page.fill("#advert-low", "31000")
    expect(told).to_have_text("")
    page.goto(page.url.replace(PATH, "rh/"))
    block = page.locator(".advert", has=page.locator(f"a[href$='{str(address).partition('#')[2]}']"))
    assert reference in str(block.text_content())
    assert set(reserves) <= set(block.locator(".cautions li").all_text_contents())


@pytest.mark.parametrize(("low", "high"), [("", 30000), (30000, ""), (30000, 30000), (34000, 28000), (0, 30000)])
def test_two_amounts_are_due_the_smaller_first(visit: Visit, low: object, high: object) -> None:
    page = visit(PATH)
    compose(page, low, high)
    expect(page.locator("[data-advert-error]")).to_contain_text("deux montants")
    assert page.get_attribute("#advert-low", "aria-invalid") == "true"
    expect(page.locator("#advert-low")).to_be_focused()
    assert advert(page) == ""


@pytest.mark.parametrize(("low", "high"), [(2000, 2500), (2000, 34000)])
def test_what_can_only_be_of_a_month_is_not_written_as_yearly(visit: Visit, low: int, high: int) -> None:
    page = visit(PATH)
    compose(page, low, high)
    expect(page.locator("[data-advert-error]")).to_contain_text(
        "moins de la moitié du SMIC. Est-ce le montant d’un mois"
    )
    assert page.get_attribute("#advert-low", "aria-invalid") == "true"
    expect(page.locator("#advert-low")).to_be_focused()
    assert advert(page) == ""


def test_the_copied_text_holds_neither_buttons_nor_warnings(visit: Visit) -> None:
    page = visit(PATH, permissions=["clipboard-read", "clipboard-write"])
    compose(page, 30000, 60000)
    page.click(".advert [data-do=copy]")
    expect(page.locator("[data-notice]")).to_have_text("Le texte est copié.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "(F/H)" in copied
    assert "Copier" not in copied
    assert "Trop large" not in copied


def test_leaving_erases_and_nothing_is_in_the_address(visit: Visit) -> None:
    page = visit(PATH)
    compose(page, 30000, 36000)
    assert "30000" not in page.url
    page.goto(page.url.replace(PATH, "sources/"))
    page.go_back()
    expect(page.locator("#advert-low")).to_have_value("")
    assert advert(page) == ""


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit: Visit, scheme: str, width: int) -> None:
    page = visit(PATH, scheme=scheme, width=width, reduced_motion="reduce")
    compose(page, 30000, 60000)
    assert [each["id"] for each in Axe().run(page, context="article").response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_scripts_the_advice_is_there(visit: Visit) -> None:
    page = visit(PATH, scripts=False)
    assert page.locator("article form").is_hidden()
    assert "1,35" in page.locator("article").inner_text()
