"""One salary placed in its band, in a real browser: what it says, what is wrong, title and practice, nothing kept."""

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Visit
from playwright.sync_api import Page, expect

from generator.catalog import Catalog
from generator.pages.edition import cell_anchor
from generator.pages.pay import is_noted
from generator.pages.words import Words
from generator.pay.bands import all_bands
from generator.pay.comparison import compa_ratio, range_position
from generator.pay.market import Market, Post, Range
from generator.pay.votes import Cell

PATH = "salaires/position/"


@pytest.fixture(scope="module")
def post(catalog: Catalog, market: Market) -> Post:
    """A post of the lowest rung for which the next rung has a band too, with amounts of its own."""
    lowest = catalog.ladder.rungs[0].role
    pairs = [
        (post, market.ranges.get((market.above[lowest], *post[1:]))) for post in market.ranges if post[0] == lowest
    ]
    return next(post for post, above in pairs if above and above.low > market.ranges[post].low)


@pytest.fixture(scope="module")
def band(market: Market, post: Post) -> Range:
    return market.ranges[post]


def fill(page: Page, post: Post, **values: object) -> None:
    for part, id in zip(("role", "level", "zone"), post, strict=True):
        page.select_option(f"#pay-{part}", id)
    for name, value in values.items():
        field = page.locator(f"#pay-{name}")
        if field.evaluate("(field) => field.tagName") == "SELECT":
            field.select_option(str(value))
        else:
            field.fill(str(value))
    page.click("article [type=submit]")


def said(page: Page) -> str:
    return plain(page.locator("[data-said]").inner_text())


def result(page: Page) -> str:
    return plain(page.locator("[data-into-placed]").inner_text())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def errors(page: Page) -> list[str]:
    return [plain(text) for text in page.locator("[data-errors] li").all_inner_texts()]


# --- the position ----------------------------------------------------------------------------------


def test_it_says_where_a_salary_stands_with_the_grade_and_the_age_of_the_band(
    visit: Visit, post: Post, band: Range, words: Words
) -> None:
    page, salary = visit(PATH), int(band.low) + 1500
    fill(page, post, amount=salary)
    text = said(page)
    assert plain(words.euros(salary)) in text
    assert plain(words.percent(range_position(salary, band.low, band.high))) in text
    assert f"{words.number(compa_ratio(salary, band.centre))} fois son repère" in text
    assert "Confiance " in text
    assert "étude" in text
    figures = [plain(each) for each in page.locator(".outcome dd").all_inner_texts()]
    assert figures[0] == words.number(compa_ratio(salary, band.centre))
    assert figures[2] == "1 500 €"
    assert len(figures) == 5
    assert page.locator(".gauge title").text_content() == page.locator("[data-said]").text_content()


def test_under_and_above_are_said_and_not_cut(visit: Visit, post: Post, band: Range) -> None:
    page = visit(PATH)
    fill(page, post, amount=int(band.low) - 1000)
    assert "sous la fourchette" in said(page)
    assert "Il manque 1 000 €" in said(page)
    assert "−" in result(page)
    fill(page, post, amount=int(band.high) + 2000)
    assert "au-dessus de la fourchette" in said(page)
    assert "dépassé de 2 000 €" in said(page)


def test_part_time_months_and_variable_pay_are_brought_to_a_full_year(visit: Visit, post: Post) -> None:
    page, month = visit(PATH), 2000
    fill(page, post, amount=month, per="month", months=13, part=80, variable=1000)
    assert "32 500 € brut par an à temps plein" in said(page)
    text = result(page)
    assert "2 000 € × 13 mois = 26 000 €" in text
    assert "26 000 € à 80 %" in text
    assert "La part variable, 1 000 €, fait 4 % d’un total de 27 000 €." in text


def test_a_post_without_band_says_what_there_is_and_where_else_to_look(
    visit: Visit, market: Market, catalog: Catalog
) -> None:
    role = next(post[0] for post in market.ranges if post[0] in catalog.rung_of)
    without = next(
        (role, level, zone)
        for level in market.names["level"]
        for zone in market.names["zone"]
        if (role, level, zone) not in market.ranges
    )
    page = visit(PATH)
    fill(page, without, amount=30000)
    assert said(page).startswith("Pas de fourchette à laquelle comparer.")
    page.locator("[data-do=try]").first.click()
    assert "Confiance " in said(page)


def test_one_amount_that_bears_a_note_is_told_with_it(visit: Visit, catalog: Catalog, market: Market) -> None:
    bands = all_bands(catalog)
    noted = next(post for post in market.lacking if post[0] in catalog.rung_of and is_noted(bands[Cell(*post)]))
    page = visit(PATH)
    fill(page, noted, amount=60000)
    assert said(page).endswith("À lire avec sa note.")


def test_a_level_that_stands_under_the_one_below_is_told_on_both_sides(
    visit: Visit, catalog: Catalog, market: Market
) -> None:
    levels = [level.id for level in catalog.site.levels if not level.any]
    pairs = [
        ((role, lower, zone), (role, upper, zone))
        for role in catalog.rung_of
        for zone in market.names["zone"]
        for lower, upper in pairwise(level for level in levels if (role, level, zone) in market.ranges)
    ]
    inverted = next(pair for pair in pairs if market.ranges[pair[1]].centre < market.ranges[pair[0]].centre)
    upright = next(pair for pair in pairs if market.ranges[pair[1]].centre > market.ranges[pair[0]].centre)
    page = visit(PATH)
    for post in inverted:
        fill(page, post, amount=30000)
        assert "passe ici sous le niveau" in said(page)
    fill(page, upright[0], amount=30000)
    assert "passe ici" not in said(page)


def test_the_copied_sentence_names_the_site_the_day_of_the_data_and_a_study_that_stands_alone(
    visit: Visit, catalog: Catalog, market: Market, words: Words
) -> None:
    bands = all_bands(catalog)
    alone = next(post for post in market.ranges if len(bands[Cell(*post)].votes) == 1)
    page = visit(PATH, permissions=["clipboard-read", "clipboard-write"])
    fill(page, alone, amount=int(market.ranges[alone].centre))
    page.click(".outcome [data-do=copy]")
    expect(page.locator("[data-notice]")).to_have_text("Le texte est copié.")
    sentence, credit = plain(page.evaluate("navigator.clipboard.readText()")).split("\n")
    assert sentence == said(page)
    assert f"({plain(catalog.origin_name(bands[Cell(*alone)].votes[0].origin))})." in sentence
    assert credit == f"{catalog.site.name}, données au {words.day(catalog.as_of)}."


def test_the_ranges_of_other_places_stand_below_with_their_years(visit: Visit, market: Market) -> None:
    role, level, zone = next(post for post in market.ranges if [one[:2] for one in market.ranges].count(post[:2]) > 1)
    zones = [id for id in market.names["zone"] if id != zone and (role, level, id) in market.ranges]
    others = [market.names["zone"][id] for id in zones]
    page = visit(PATH)
    fill(page, (role, level, zone), amount=30000)
    items = page.locator("[data-any=zones] li")
    assert items.locator("a").all_inner_texts() == others
    for text in items.all_inner_texts():
        assert re.search(r": \d+(,\d)?–\d+(,\d)? k€, .*(20\d\d|non daté)", plain(text))
    anchor = cell_anchor(Cell(role, level, zones[0]))
    assert str(items.locator("a").first.get_attribute("href")).endswith(f"#{anchor}")


def test_a_salary_far_over_the_bands_is_questioned(visit: Visit, market: Market, post: Post) -> None:
    page, ceiling = visit(PATH), int(market.ceilings[post[0]])
    fill(page, post, amount=3_100_000)
    assert errors(page) == [
        "Salaire fixe : par an et à temps plein, c’est très au-dessus des salaires publiés ici. "
        "Y a-t-il un chiffre de trop ?"
    ]
    fill(page, post, amount=ceiling)
    assert errors(page) == []
    fill(page, post, amount=ceiling, part=90)
    assert len(errors(page)) == 1


# --- title, practice, pay --------------------------------------------------------------------------


def test_title_practice_and_pay_are_set_side_by_side(
    visit: Visit, catalog: Catalog, market: Market, post: Post, band: Range
) -> None:
    practice, title = (catalog.role[rung.role] for rung in catalog.ladder.rungs[:2])
    above = market.ranges[(title.id, *post[1:])]
    page = visit(PATH)
    fill(page, post, amount=int(min(band.centre, above.low - 500)), title=title.id, practice=practice.id)
    assert f"Titre {title.short}, pratique {practice.short}, paie {practice.short}." in result(page)
    assert "C’est le cas à repérer" in result(page)
    fill(page, post, amount=int(above.high), title=practice.id, practice=title.id)
    assert f"Titre {practice.short}, pratique {title.short}, paie {title.short}." in result(page)
    assert "La pratique est plus haute que le titre." in result(page)
    assert "C’est le cas à repérer" not in result(page)


def test_the_self_assessment_brings_the_practice_and_the_level(visit: Visit, catalog: Catalog) -> None:
    rung, level = catalog.ladder.rungs[1].role, catalog.site.levels[2].id
    page = visit(f"{PATH}#practice={rung}&level={level}")
    assert page.input_value("#pay-practice") == rung
    assert page.input_value("#pay-role") == rung
    assert page.input_value("#pay-level") == level
    expect(page.locator("#pay-amount")).to_be_focused()
    assert "auto-évaluation" in page.locator("[data-notice]").inner_text()


@pytest.mark.parametrize("fragment", ["practice=nobody", "practice=<img src=x>&level=junior", "level=__proto__"])
def test_a_link_that_names_nothing_of_ours_is_said(visit: Visit, fragment: str) -> None:
    page = visit(f"{PATH}#{fragment}")
    expect(page.locator("[data-notice]")).to_contain_text("rien n’en a été lu")
    assert page.input_value("#pay-practice") == ""
    assert page.locator("[data-notice] *").count() == 0


def test_an_anchor_of_the_page_says_nothing(visit: Visit) -> None:
    page = visit(f"{PATH}#lecture")
    assert page.locator("[data-notice]").inner_text() == ""


# --- what is wrong ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "field", "part"),
    [
        ({"amount": ""}, "amount", "montant en chiffres"),
        ({"amount": "32"}, "amount", "milliers"),
        ({"amount": "2500"}, "amount", "moins de la moitié du SMIC"),
        ({"amount": "1e5"}, "amount", "montant en chiffres"),
        ({"amount": "-30000"}, "amount", "montant en chiffres"),
        ({"amount": "30000", "part": "0"}, "part", "pourcentage"),
        ({"amount": "30000", "part": "120"}, "part", "pourcentage"),
        ({"amount": "30000", "variable": "-1"}, "variable", "Part variable"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_stands_beside_its_field_and_above_the_form(
    visit: Visit, post: Post, values: dict[str, str], field: str, part: str
) -> None:
    page = visit(PATH)
    fill(page, post, **values)
    assert len(errors(page)) == 1
    assert part in errors(page)[0]
    assert part in page.locator(f"#pay-{field}-error").inner_text().replace("\u00a0", " ")
    assert page.get_attribute(f"#pay-{field}", "aria-invalid") == "true"
    assert said(page) == ""
    page.locator("[data-errors] a").click()
    expect(page.locator(f"#pay-{field}")).to_be_focused()
    assert "#" not in page.url
    fill(page, post, amount=30000, part=100, variable="")
    assert errors(page) == []
    assert said(page) != ""


def test_all_mistakes_are_told_at_once(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    fill(page, post, amount="32", part="0", variable="-4")
    assert [each.split(":")[0].strip() for each in errors(page)] == [
        "Salaire fixe",
        "Temps de travail",
        "Part variable",
    ]


# --- what it keeps, for whom it works ---------------------------------------------------------------


def test_nothing_is_asked_kept_or_put_in_the_address_and_leaving_erases(visit: Visit, post: Post) -> None:
    page, asked = visit(PATH), []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    fill(page, post, amount=31234)
    assert said(page) != ""
    assert asked == []
    assert "31234" not in page.url
    assert "31234" not in page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    page.goto(page.url.replace(PATH, "sources/"))
    page.go_back()
    expect(page.locator("#pay-amount")).to_have_value("")
    assert said(page) == ""


def test_a_keyboard_is_enough_and_the_sentence_is_announced(visit: Visit) -> None:
    page = visit(PATH)
    page.locator("#pay-amount").focus()
    page.keyboard.type("30000")
    page.keyboard.press("Enter")
    assert page.locator("[data-said]").get_attribute("role") == "status"
    assert said(page) != ""


def test_without_scripts_the_formulas_and_an_example_are_there(visit: Visit) -> None:
    page = visit(PATH, scripts=False)
    assert page.locator("article form").is_hidden()
    assert page.locator("article table").first.is_visible()
    assert "sans eux" in page.locator("article").inner_text().lower()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_makes_the_page_scroll_sideways(
    visit: Visit, market: Market, post: Post, catalog: Catalog, width: int
) -> None:
    page = visit(PATH, width=width)
    rung = catalog.ladder.rungs[-1].role
    fill(page, post, amount=int(market.ceilings[post[0]]) // 2, variable=99999, part=50, title=rung, practice=rung)
    assert said(page) != ""
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, post: Post, catalog: Catalog, scheme: str) -> None:
    page, axe = visit(PATH, scheme=scheme, reduced_motion="reduce"), Axe()
    assert [each["id"] for each in axe.run(page, context="article").response["violations"]] == []
    rung = catalog.ladder.rungs[0].role
    fill(page, post, amount=30000, variable=1000, part=80, title=rung, practice=rung)
    assert said(page) != ""
    assert [each["id"] for each in axe.run(page, context="article").response["violations"]] == []
    fill(page, post, amount="")
    assert errors(page)
    assert [each["id"] for each in axe.run(page, context="article").response["violations"]] == []


def test_paper_has_the_result_alone(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    page.evaluate("window.print = () => {}")
    fill(page, post, amount=30000)
    page.click("[data-do=print]")
    page.emulate_media(media="print")
    assert page.locator("[data-said]").is_visible()
    assert page.locator("form, article h2, .outcome button").filter(visible=True).count() == 0
