"""The pages as a reader meets them: searched, on a phone, by keyboard."""

import re
from pathlib import Path

import pytest
from chromium import Visit
from legible import SCHEMES, collisions, colours, sideways, unfolded, violations
from playwright.sync_api import Page, expect

PHONE = 360
DESK = 1280
FAMILIES = (
    "",
    "metiers/",
    "metiers/community-manager/",
    "metiers/digital-lead/",
    "salaires/",
    "salaires/methode/",
    "comparer/",
    "parcours/",
    "rh/",
    "competences/",
    "sources/",
    "donnees/",
    "contribuer/",
    "glossaire/",
    "evaluation/",
)


# --- search --------------------------------------------------------------------------------------


def found(page: Page, words: str) -> set[str]:
    """What the search finds: addresses without what they repeat of the question."""
    page.get_by_role("textbox", name="Rechercher").fill(words)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\s*\d+ document"))
    links = page.locator(".md-search-result__link").evaluate_all(
        "links => links.map((link) => link.pathname + link.hash)"
    )
    return set(links)


@pytest.mark.parametrize(
    ("bare", "written"),
    [("moderation", "modération"), ("metier", "métier"), ("Moderation", "modération"), ("evaluation", "Évaluation")],
)
def test_a_word_is_found_with_or_without_its_accents(visit: Visit, bare: str, written: str) -> None:
    pages = found(visit(), bare)
    assert pages
    assert pages == found(visit(), written)


@pytest.mark.parametrize("word", ["augmentation", "négocier"])
def test_what_one_comes_to_ask_for_leads_to_the_page_that_prepares_it(visit: Visit, word: str) -> None:
    assert any("/salaires/position/" in address for address in found(visit(), word))


def test_what_is_found_is_marked_as_it_is_written(visit: Visit) -> None:
    page = visit()
    found(page, "moderation")
    expect(page.locator(".md-search-result__list mark").first).to_have_text(re.compile("^modération$", re.IGNORECASE))


def test_joined_letters_are_found_apart(visit: Visit, shipped: Path) -> None:
    page = visit()
    page.evaluate("lunr = { Token: class { constructor(text) { this.text = text; } }, QueryParser: class {} }")
    page.add_script_tag(path=shipped / "site/assets/search-accents.js")
    assert page.evaluate("new lunr.Token('cœur').text") == "coeur"


# --- on a phone ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FAMILIES)
def test_no_page_is_wider_than_a_phone_nor_has_anything_cut_or_over_something_else(visit: Visit, path: str) -> None:
    page = unfolded(visit(path, width=PHONE))
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    assert sideways(page) + collisions(page) == []


@pytest.mark.parametrize("path", FAMILIES)
def test_what_overflows_can_be_scrolled_by_keyboard_and_has_a_name(visit: Visit, path: str) -> None:
    page = unfolded(visit(path, width=PHONE))
    unreachable = page.evaluate(
        """() => [...document.querySelectorAll(".md-content *")]
          .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth)
          .filter((each) => each.localName !== "textarea" && each.localName !== "code")
          .filter((each) => each.tabIndex < 0 || each.getAttribute("role") !== "region" || !each.ariaLabel)
          .map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert unreachable == []


@pytest.mark.parametrize("path", ["rh/", "salaires/", "salaires/methode/", "metiers/community-manager/", "donnees/"])
def test_captions_stay_within_what_is_seen_of_their_table(visit: Visit, path: str) -> None:
    page = unfolded(visit(path, width=PHONE))
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".scroll caption")].flatMap((caption) => {
          const frame = caption.closest(".scroll");
          frame.scrollLeft = frame.scrollWidth;
          const text = document.createRange();
          text.selectNodeContents(caption);
          const [seen, box] = [frame.getBoundingClientRect(), text.getBoundingClientRect()];
          return box.left < seen.left || box.right > seen.right ? [caption.textContent] : [];
        })"""
    )
    assert page.locator(".scroll caption").count() > 0
    assert cut == []


def test_the_map_says_that_it_goes_on_only_where_it_does(visit: Visit) -> None:
    hint = visit("parcours/", width=PHONE).get_by_text("faites-la glisser")
    expect(hint).to_be_visible()
    expect(visit("parcours/", width=1280).get_by_text("faites-la glisser")).to_be_hidden()


def test_the_map_scrolls_by_keyboard(visit: Visit) -> None:
    page = visit("parcours/", width=PHONE)
    region = page.get_by_role("region", name="Carte des passages")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.map').scrollLeft > 0")


# --- with room -----------------------------------------------------------------------------------


def test_a_wide_chart_keeps_its_axis_above_its_drawings(visit: Visit) -> None:
    page = visit("")
    places = page.evaluate(
        """() => [".axis", ".plot"].map((name) => {
          const { left, right } = document.querySelector(`figure.chart ${name}`).getBoundingClientRect();
          return [Math.round(left), Math.round(right)];
        })"""
    )
    assert places[0] == places[1]


def test_a_page_alone_in_its_section_takes_the_room_of_the_list_of_pages(visit: Visit) -> None:
    side = ".md-sidebar--primary"
    expect(visit("parcours/").locator(side)).to_be_hidden()
    expect(visit("metiers/").locator(side)).to_be_visible()


# --- whatever reader -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "metiers/community-manager/", "parcours/", "sources/", "contribuer/"])
def test_axe_finds_nothing(visit: Visit, path: str) -> None:
    # The pages with a tool of their own are looked at by the tests of that tool, all of them by test_proof_reading.
    for scheme in SCHEMES:
        assert violations(visit(path, width=DESK, scheme=scheme, reduced_motion="reduce")) == []


# --- on paper ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "metiers/community-manager/", "rh/"])
def test_paper_is_white_whatever_the_screen_was(visit: Visit, path: str) -> None:
    light, dark = (visit(path, scheme=scheme) for scheme in SCHEMES)
    expect(dark.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert colours(dark) != colours(light)
    for page in (light, dark):
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")
    assert colours(dark) == colours(light)
