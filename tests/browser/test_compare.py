"""The comparison in a real browser: chosen, linked, printed, by keyboard, and whole without scripts."""

import gzip
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Visit
from playwright.sync_api import Page, expect

PATH = "comparer/"
BUDGET = 10 * 1024
JUNIOR_TO_SMM = "#a=community-manager.junior&b=social-media-manager"


def compared(page: Page) -> str:
    return page.locator("[data-comparison] h2").inner_text()


def result(page: Page) -> str:
    return page.locator("[data-comparison]").inner_text()


def notice(page: Page) -> str:
    return page.locator("[data-notice]").inner_text()


def choose(page: Page, side: str, role: str, level: str = "") -> None:
    page.select_option(f"#compare-{side}-role", role)
    page.select_option(f"#compare-{side}-level", level)


def chosen(page: Page) -> list[tuple[str, str]]:
    return [
        (page.input_value(f"#compare-{side}-role"), page.input_value(f"#compare-{side}-level"))
        for side in "abc"
        if page.input_value(f"#compare-{side}-role")
    ]


def fragment(page: Page) -> str:
    return page.url.partition("#")[2]


# --- without scripts -------------------------------------------------------------------------------


def test_without_scripts_each_rung_stands_whole_beside_the_next(visit: Visit) -> None:
    page = visit(PATH, scripts=False)
    assert page.locator("article h2:visible").all_inner_texts()[:2] == [
        "Community manager → Social media manager#",
        "Social media manager → Responsable digital#",
    ]
    assert page.locator("article table:visible").count() >= 5
    assert page.locator("article :is(select, form button):visible").count() == 0


# --- choosing --------------------------------------------------------------------------------------


def test_the_two_first_rungs_stand_there_from_the_start(visit: Visit) -> None:
    page = visit(PATH)
    assert chosen(page) == [("community-manager", ""), ("social-media-manager", "")]
    assert compared(page) == "Community manager → Social media manager"
    assert fragment(page) == ""
    assert notice(page) == ""


def test_what_is_chosen_is_compared_at_once_and_stands_in_the_address(visit: Visit) -> None:
    page = visit(PATH)
    choose(page, "a", "community-manager", "junior")
    assert compared(page) == "Community manager junior → Social media manager"
    choose(page, "b", "social-media-manager", "junior")
    assert "Les deux fourchettes se touchent à 30 k€" in result(page).replace("\u00a0", " ")
    choose(page, "c", "digital-lead")
    assert fragment(page) == "a=community-manager.junior&b=social-media-manager.junior&c=digital-lead"
    assert page.title().startswith("Community manager junior → Social media manager junior → Responsable digital")
    assert page.locator("[data-announced]").inner_text() == (
        "Comparaison\u00a0: Community manager junior, Social media manager junior et Responsable digital."
    )


def test_a_role_at_two_levels_shows_what_grows_and_no_missions_twice(visit: Visit) -> None:
    page = visit(f"{PATH}#a=community-manager.junior&b=community-manager.confirmed")
    assert "Ce qui grandit" in result(page)
    assert "Même métier" in result(page)
    assert page.locator("[data-comparison] table.beside").count() == 0


def test_a_level_stays_when_the_next_role_has_it_too(visit: Visit) -> None:
    page = visit(f"{PATH}#a=community-manager.senior&b=digital-lead")
    page.select_option("#compare-a-role", "social-media-manager")
    assert chosen(page)[0] == ("social-media-manager", "senior")
    page.select_option("#compare-a-role", "content-manager")
    assert chosen(page)[0] == ("content-manager", "")


def test_the_order_can_be_reversed(visit: Visit) -> None:
    page = visit(PATH + JUNIOR_TO_SMM)
    page.click("[data-do=turn]")
    assert chosen(page) == [("social-media-manager", ""), ("community-manager", "junior")]
    assert compared(page) == "Social media manager → Community manager junior"


def test_the_same_choice_twice_is_told_and_not_compared(visit: Visit) -> None:
    page = visit(f"{PATH}#a=digital-lead&b=digital-lead")
    assert "Le même choix figure deux fois" in notice(page)
    assert page.locator("[data-comparison]").is_hidden()
    choose(page, "b", "community-manager")
    assert notice(page) == ""
    assert page.locator("[data-comparison]").is_visible()


def test_every_mission_and_indicator_brings_its_sources(visit: Visit) -> None:
    page = visit(f"{PATH}#a=community-manager&b=traffic-social-ads-manager")
    beside = page.locator("[data-comparison] table.beside")
    expect(beside.locator("thead th")).to_have_text(["Community manager", re.compile("Traffic manager")])
    facts = beside.locator(".facts > li")
    assert facts.count() > 20
    assert all("sources/#" in (link or "") for link in facts.locator(".cite a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"))  # fmt: skip
    assert facts.count() == facts.filter(has=page.locator(".cite a")).count()


def test_a_pay_that_has_no_band_says_why(visit: Visit) -> None:
    page = visit(f"{PATH}#a=chef-de-projet-digital.senior&b=directeur-communication.senior&c=content-manager")
    told = result(page)
    assert "sources en désaccord" in told
    assert "Rien n’est comparé ici" in told
    assert "aucun chiffre" in told


# --- links and history -----------------------------------------------------------------------------


def test_back_goes_to_what_was_compared_before(visit: Visit) -> None:
    page = visit(PATH)
    page.select_option("#compare-b-role", "digital-lead")
    page.select_option("#compare-a-level", "junior")
    page.go_back()
    expect(page.locator("[data-comparison] h2")).to_have_text("Community manager → Responsable digital")
    page.go_back()
    expect(page.locator("[data-comparison] h2")).to_have_text("Community manager → Social media manager")
    page.go_forward()
    expect(page.locator("[data-comparison] h2")).to_have_text("Community manager → Responsable digital")
    assert chosen(page)[1] == ("digital-lead", "")


def test_the_link_that_is_copied_opens_the_same_comparison(visit: Visit) -> None:
    page = visit(PATH, permissions=["clipboard-read", "clipboard-write"])
    page.select_option("#compare-b-role", "chef-de-projet-digital")
    page.click("[data-do=copy]")
    expect(page.locator("[data-notice]")).to_have_text("Le lien est copié.")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    other = visit(PATH + link[link.index("#") :])
    assert compared(other) == compared(page)


def test_ids_of_another_day_are_told_and_the_rest_is_kept(visit: Visit) -> None:
    page = visit(f"{PATH}#a=community-manager.expert&b=webmaster&c=digital-lead")
    assert "community-manager.expert, webmaster" in notice(page)
    assert "Le reste est gardé" in notice(page)
    assert chosen(page) == [("community-manager", ""), ("digital-lead", "")]


def test_a_foreign_fragment_is_told_and_changes_nothing(visit: Visit) -> None:
    page = visit(f"{PATH}#as=answers&quiz=1")
    assert "rien n’a été lu" in notice(page)
    assert compared(page) == "Community manager → Social media manager"


@pytest.mark.parametrize(
    "hostile", ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", '"><b>x', "__proto__"]
)
def test_what_a_link_holds_never_becomes_markup(visit: Visit, hostile: str) -> None:
    page = visit(PATH)
    before = page.locator("article :is(img, script, b)").count()
    page.evaluate("(text) => { location.hash = `a=${encodeURIComponent(text)}&b=digital-lead` }", hostile)
    expect(page.locator("[data-notice]")).to_contain_text(hostile)
    expect(page.locator("[data-comparison] h2")).to_have_text("Community manager → Responsable digital")
    page.evaluate("() => { location.hash = '' }")
    expect(page.locator("[data-notice]")).to_have_text("")
    assert page.locator("article :is(img, script, b)").count() == before


def test_an_old_anchor_of_a_pair_opens_that_pair(visit: Visit) -> None:
    page = visit(f"{PATH}#social-media-manager-digital-lead")
    assert compared(page) == "Social media manager → Responsable digital"
    assert notice(page) == ""


def test_a_place_of_the_page_is_no_link_to_a_comparison(visit: Visit) -> None:
    page = visit(PATH + JUNIOR_TO_SMM)
    page.click("[data-chosen] a[href^='#']")
    assert compared(page) == "Community manager junior → Social media manager"
    assert notice(page) == ""


# --- keyboard, phone, paper ------------------------------------------------------------------------


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = visit(PATH)
    page.focus("#compare-a-role")
    order = []
    for _each in range(8):
        order.append(page.evaluate("document.activeElement.id || document.activeElement.dataset.do"))
        page.keyboard.press("Tab")
    assert order == [
        *(f"compare-{side}-{part}" for side in "ab" for part in ("role", "level")),
        "compare-c-role",
        *("turn", "copy", "print"),
    ]
    page.focus("#compare-b-role")
    page.keyboard.type("Resp")
    expect(page.locator("[data-comparison] h2")).to_contain_text("Responsable digital")
    assert page.evaluate("document.activeElement.id") == "compare-b-role"


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_lost_on_a_narrow_screen(visit: Visit, width: int) -> None:
    page = visit(f"{PATH}#a=community-manager.junior&b=social-media-manager.senior&c=digital-lead", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for table in ("looks", "beside"):
        frame = page.locator(f"[data-comparison] .scroll:has(.{table})")
        assert frame.evaluate("(frame) => frame.scrollWidth <= frame.clientWidth"), table


def test_print_gives_the_comparison_and_nothing_else(visit: Visit) -> None:
    page = visit(PATH + JUNIOR_TO_SMM)
    page.emulate_media(media="print")
    shown = page.locator("article > :visible, article > [data-chosen] > :visible")
    assert [each.get_attribute("class") or "" for each in shown.all()] == ["app", "compared"]
    assert page.locator("[data-comparison] details.strip li:visible").count() > 0
    assert page.locator(".md-header:visible, .md-tabs:visible, .md-footer:visible").count() == 0


# --- whatever page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_a_comparison(visit: Visit, scheme: str, width: int) -> None:
    page = visit(
        f"{PATH}#a=community-manager.junior&b=chef-de-projet-digital&c=digital-lead", scheme=scheme, width=width
    )
    found = Axe().run(page, context="article").response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []


def test_every_drawing_has_a_name_of_its_own(visit: Visit) -> None:
    page = visit(f"{PATH}#a=community-manager&b=chef-de-projet-digital&c=digital-lead")
    labels = page.locator("[data-comparison] svg[role=img]").evaluate_all(
        "drawings => drawings.map((each) => each.getAttribute('aria-labelledby'))"
    )
    assert len(labels) == len(set(labels)) > 2
    for label in labels:
        assert page.locator(f"[id='{label}']").count() == 1
        assert len(page.locator(f"[id='{label}']").text_content() or "") > 20


def test_the_browser_complains_of_nothing(visit: Visit) -> None:
    page = visit(PATH)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    choose(page, "c", "digital-lead", "senior")
    assert said == []


def test_the_script_is_small(shipped: Path) -> None:
    assert len(gzip.compress((shipped / "site" / "assets" / "compare.js").read_bytes(), 9)) <= BUDGET
