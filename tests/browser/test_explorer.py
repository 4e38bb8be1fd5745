"""The explorer of pay in a real browser: it shows what Python's filters give, and says why when that is little."""

import csv
import gzip
import io
import itertools
import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Visit
from playwright.sync_api import Page, expect

from generator.catalog import Catalog
from generator.exports.components import cell_anchor
from generator.pages.absences import absence_words
from generator.pages.edition import Edition
from generator.pages.pay import is_noted
from generator.pages.reckoning import steps
from generator.pages.sentences import dates, sentence
from generator.pay.bands import Band
from generator.pay.figures import figures_of
from generator.pay.filters import Filters, absence, answers

PATH = "salaires/"
BUDGET = 10 * 1024

COMBINATIONS = {
    "": Filters(),
    "role=community-manager": Filters(role="community-manager"),
    "role=social-media-manager&level=junior": Filters(role="social-media-manager", level="junior"),
    "zone=idf": Filters(zone="idf"),
    "contract=freelance": Filters(contract="freelance"),
    "historic=0": Filters(historic=False),
    "since=2024": Filters(since=2024),
    "until=2014": Filters(until=2014),
    "since=2014&until=2014&zone=regions": Filters(since=2014, until=2014, zone="regions"),
    "since=2016&until=2023&historic=0": Filters(since=2016, until=2023, historic=False),
    "euros=1": Filters(todays_euros=True),
    "role=community-manager&zone=france&since=2020&euros=1": Filters(
        role="community-manager", zone="france", since=2020, todays_euros=True
    ),
    "level=senior&contract=salaried&euros=1&historic=0": Filters(
        level="senior", contract="salaried", todays_euros=True, historic=False
    ),
    "role=community-manager&zone=idf&since=2025": Filters(role="community-manager", zone="idf", since=2025),
}


@pytest.fixture(scope="module")
def edition(catalog: Catalog) -> Edition:
    return Edition(catalog, "fr")


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def rows(page: Page) -> dict[str, list[str]]:
    """What the table shows, by the id of the cell: low, midpoint, high, number of studies, state, confidence."""
    found = page.locator("[data-table] tbody tr:visible").evaluate_all(
        "rows => rows.map((row) => [row.dataset.cell, ...[...row.cells].slice(3).map((cell) => cell.textContent)])"
    )
    return {cell: [plain(text) for text in texts] for cell, *texts in found}


def wanted(band: Band, edition: Edition, *, todays_euros: bool) -> list[str]:
    """The same, from the band that Python computes."""
    words, basis = edition.words, band.cell.basis
    low, high = (words.amount(end, basis) if end is not None else "–" for end in (band.low, band.high))
    centre = "–"
    if band.status == "band" and band.centre is not None:
        centre = words.centre(band.centre) if basis.endswith("year") else words.euros(band.centre)
    state = {"band": "fourchette", "contested": "sources en désaccord", "point": "montant isolé",
             "one-sided": "une seule borne"}[band.status]  # fmt: skip
    chips = [{"historic": "historique", "undated": "non daté"}.get(str(band.age), "")]
    chips += ["euros de 2025"] if todays_euros else []
    word = {"A": "solide", "B": "correcte", "C": "fragile", "D": "très fragile"}[str(band.grade)]
    return [
        *map(plain, (low, centre, high, str(len(band.votes)), " ".join([state, *chips]))),
        f"{band.grade} {word}",
    ]


def counted(page: Page) -> str:
    return plain(page.locator("[data-counted]").inner_text())


def fragment(page: Page) -> str:
    return page.url.partition("#")[2]


def saved(page: Page) -> list[list[str]]:
    with page.expect_download() as download:
        page.click("[data-do=save]")
    text = Path(download.value.path()).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert download.value.suggested_filename == "fourchettes-affichees.csv"
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))


# --- the bands -------------------------------------------------------------------------------------


@pytest.mark.parametrize("link", COMBINATIONS)
def test_the_table_shows_the_bands_that_python_computes(visit: Visit, edition: Edition, link: str) -> None:
    filters = COMBINATIONS[link]
    bands = [each.band for each in answers(figures_of(edition.catalog), filters) if each.absence is None]
    page = visit(f"{PATH}#{link}")
    assert rows(page) == {
        cell_anchor(band.cell): wanted(band, edition, todays_euros=filters.todays_euros) for band in bands
    }
    charted = page.locator("[data-group] li[data-cell]:visible").evaluate_all("all => all.map((each) => each.id)")
    assert set(charted) == {cell_anchor(band.cell) for band in bands}


@pytest.mark.parametrize("link", COMBINATIONS)
def test_a_band_is_told_in_the_words_of_python(visit: Visit, edition: Edition, link: str) -> None:
    filters = COMBINATIONS[link]
    page = visit(f"{PATH}#{link}")
    prices = "En euros de 2025, selon l’indice des prix." if filters.todays_euros else ""
    for band in (each.band for each in answers(figures_of(edition.catalog), filters) if each.absence is None):
        told = page.locator(f"[id='{cell_anchor(band.cell)}'] [data-part=sentence]").text_content() or ""
        assert told.strip() == f"{sentence(band, edition)} {prices}".strip()


@pytest.mark.parametrize("link", [link for link in COMBINATIONS if "since" in link or "until" in link])
def test_a_filtered_band_says_how_it_is_made_as_python_does(visit: Visit, edition: Edition, link: str) -> None:
    filters = COMBINATIONS[link]._replace(todays_euros=False)
    page = visit(f"{PATH}#{link.replace('&euros=1', '')}")
    for band in (each.band for each in answers(figures_of(edition.catalog), filters) if each.absence is None):
        told = page.locator(f"[id='{cell_anchor(band.cell)}'] ol.steps li").all_text_contents()
        assert [plain(line) for line in told] == [plain(line) for line in steps(band, edition)]


def test_a_row_is_drawn_again_in_its_own_drawing(visit: Visit) -> None:
    page = visit(PATH)
    drawing = page.locator("#community-manager-all-france svg[role=img]")
    handle = drawing.element_handle()
    before = drawing.locator(".bar").get_attribute("width")
    page.select_option("[name=since]", "2026")
    assert page.evaluate("(drawing) => drawing.isConnected", handle)
    assert drawing.locator(".vote, .vote-dot").count() > 0
    assert plain(drawing.locator("title").text_content() or "") == plain(
        page.locator("#community-manager-all-france [data-part=sentence]").inner_text()
    )
    page.select_option("[name=since]", "")
    assert drawing.locator(".bar").get_attribute("width") == before


def test_todays_euros_are_hollow_and_name_their_year(visit: Visit) -> None:
    page = visit(f"{PATH}#euros=1&role=community-manager&level=junior&zone=idf")
    row = page.locator("#community-manager-junior-idf")
    assert "En euros de 2025" in plain(row.locator("[data-part=sentence]").inner_text())
    assert row.locator(".bar").get_attribute("class") == "bar historic"
    assert "moyenne annuelle des prix à la consommation (Insee)" in plain(page.locator("#show-notes").inner_text())


def test_a_scale_holds_every_bar_that_filters_can_draw(visit: Visit, edition: Edition) -> None:
    page = visit(PATH)
    scales = page.locator("[data-group] [data-scale]").evaluate_all(
        "all => all.flatMap((chart) => [...chart.querySelectorAll('li[data-cell]')]"
        ".map((row) => [row.id, ...chart.dataset.scale.split(' ').map(Number)]))"
    )
    scale = {cell: (start, end) for cell, start, end in scales}
    figures = figures_of(edition.catalog)
    years = sorted({row.observation.year for row in figures.rows if row.observation.year is not None})
    for (since, until), euros in itertools.product(itertools.combinations_with_replacement(years, 2), (False, True)):
        for band, _absence in answers(figures, Filters(since=since, until=until, todays_euros=euros)):
            assert not band.votes or cell_anchor(band.cell) in scale
            if band.status == "band" and band.low is not None and band.high is not None:
                start, end = scale[cell_anchor(band.cell)]
                assert start <= band.low < band.high <= end


# --- what is not there -----------------------------------------------------------------------------


def test_an_empty_result_says_why(visit: Visit, edition: Edition) -> None:
    link = "role=community-manager&zone=idf&since=2025"
    why = absence(figures_of(edition.catalog), COMBINATIONS[link])
    assert why is not None
    page = visit(f"{PATH}#{link}")
    assert counted(page) == plain(f"Rien à montrer : {absence_words(why, edition)}.")
    assert rows(page) == {}
    assert page.locator("[data-group] > [data-none]:visible").count() == page.locator("[data-group]").count()


def test_a_period_that_ends_before_it_starts_is_told_before_anything_else(visit: Visit) -> None:
    page = visit(f"{PATH}#since=2024&until=2016")
    assert counted(page) == "Rien à montrer : la période finit avant de commencer."


def test_what_has_no_date_is_told_in_plain_words(visit: Visit) -> None:
    page = visit(f"{PATH}#role=community-manager&since=2024&until=2016")
    page.select_option("[name=until]", "2024")
    page.click("[data-absences] summary")
    told = [plain(line) for line in page.locator("[data-absences] li").all_inner_texts()]
    assert [line for line in told if line.endswith("et des chiffres sans date.")]
    assert not [line for line in told if "non daté" in line]


def test_nothing_shown_gives_no_file(visit: Visit) -> None:
    page = visit(f"{PATH}#since=2024&until=2016")
    expect(page.locator("[data-do=save]")).to_be_disabled()
    page.select_option("[name=until]", "")
    expect(page.locator("[data-do=save]")).to_be_enabled()


def test_a_lone_amount_bids_to_read_its_note_as_long_as_it_is_alone(visit: Visit, edition: Edition) -> None:
    for link, filters in (("", Filters()), ("since=2010", Filters(since=2010)), ("until=2014", Filters(until=2014))):
        found = [each.band for each in answers(figures_of(edition.catalog), filters) if not each.absence]
        page = visit(f"{PATH}#{link}")
        noted = page.locator("[data-group] li[data-cell]:visible", has_text="à lire avec sa note")
        assert noted.count() > 0
        assert set(noted.evaluate_all("all => all.map((row) => row.id)")) == {
            cell_anchor(band.cell) for band in found if is_noted(band)
        }


def test_every_cell_without_figure_says_why(visit: Visit, edition: Edition) -> None:
    lacking = [each for each in answers(figures_of(edition.catalog), Filters(since=2024)) if each.absence]
    page = visit(f"{PATH}#since=2024")
    page.click("[data-absences] summary")
    lines = [plain(line) for line in page.locator("[data-absences] li").all_inner_texts()]
    assert len(lines) == len(lacking) > 5
    for line, each in zip(lines, lacking, strict=True):
        assert each.absence is not None
        assert line.endswith(plain(f": {absence_words(each.absence, edition)}."))


def test_the_count_is_announced_with_what_rests_on_one_study(visit: Visit, edition: Edition) -> None:
    shown = [each.band for each in answers(figures_of(edition.catalog), Filters(role="community-manager"))]
    page = visit(PATH)
    region = page.locator("[data-counted]")
    assert region.get_attribute("role") == "status"
    page.select_option("[name=role]", "community-manager")
    n = sum(band.status == "band" for band in shown)
    lone = sum(band.status == "band" and len(band.votes) == 1 for band in shown)
    assert 0 < lone < n
    assert counted(page).startswith(f"{n} fourchettes, dont {lone} sur une seule étude, ")


def test_ranges_that_all_rest_on_one_study_each_are_told_without_a_number(visit: Visit, edition: Edition) -> None:
    links = {"since=2014&until=2014": Filters(since=2014, until=2014)}
    links["since=2014&until=2014&role=community-manager&level=junior&zone=idf"] = Filters(
        "community-manager", "junior", "idf", since=2014, until=2014
    )
    for link, filters in links.items():
        found = [each.band for each in answers(figures_of(edition.catalog), filters) if not each.absence]
        ranges = [band for band in found if band.status == "band"]
        assert all(len(band.votes) == 1 for band in ranges)
        told = f"{len(ranges)} fourchettes, toutes" if len(ranges) > 1 else "1 fourchette,"
        assert counted(visit(f"{PATH}#{link}")).startswith(f"{told} sur une seule étude")


def test_the_page_says_at_first_what_its_script_says_once_all_filters_are_taken_back(visit: Visit) -> None:
    page = visit(PATH)
    parts = ("[data-counted]", "[data-absences] summary", "[data-absences] li")
    first = [[plain(text) for text in page.locator(part).all_text_contents()] for part in parts]
    page.select_option("[name=zone]", "idf")
    filtered = [[plain(text) for text in page.locator(part).all_text_contents()] for part in parts]
    page.click("[data-do=clear]")
    last = [[plain(text) for text in page.locator(part).all_text_contents()] for part in parts]
    assert first == last != filtered
    assert all(first)


# --- link, order, file -----------------------------------------------------------------------------


def test_what_is_chosen_stands_in_the_address_and_back_undoes_it(visit: Visit) -> None:
    page = visit(PATH)
    everything = rows(page)
    page.select_option("[name=role]", "digital-lead")
    page.select_option("[name=historic]", "0")
    assert fragment(page) == "role=digital-lead&historic=0"
    page.go_back()
    expect(page.locator("[name=historic]")).to_have_value("")
    assert page.input_value("[name=role]") == "digital-lead"
    page.go_back()
    expect(page.locator("[name=role]")).to_have_value("")
    assert rows(page) == everything


def test_a_link_of_another_day_is_told_and_the_rest_is_kept(visit: Visit) -> None:
    page = visit(f"{PATH}#role=webmaster&zone=idf&color=red")
    assert "webmaster, red" in page.locator("[data-notice]").inner_text()
    assert page.input_value("[name=zone]") == "idf"
    assert page.input_value("[name=role]") == ""


@pytest.mark.parametrize("hostile", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "__proto__"])
def test_what_a_link_holds_never_becomes_markup(visit: Visit, hostile: str) -> None:
    page = visit(PATH)
    page.evaluate("(text) => { location.hash = `role=${encodeURIComponent(text)}` }", hostile)
    expect(page.locator("[data-notice]")).to_contain_text(hostile)
    assert page.locator("article img, .notice *").count() == 0


def test_the_anchors_of_the_page_still_lead_there(visit: Visit) -> None:
    page = visit(f"{PATH}#community-manager-junior-idf")
    expect(page.locator("#community-manager-junior-idf")).to_be_in_viewport()
    assert page.locator("[data-notice]").inner_text() == ""
    page.select_option("[name=zone]", "idf")
    page.click("[data-table] tr[data-cell=community-manager-junior-idf] a")
    expect(page.locator("#community-manager-junior-idf")).to_be_in_viewport()
    assert page.input_value("[name=zone]") == "idf"


def test_a_column_sorts_up_then_down_and_says_so(visit: Visit) -> None:
    page = visit(f"{PATH}#contract=salaried")
    head = page.locator("th[data-sort=low]")
    for way, turn in (("ascending", 1), ("descending", -1)):
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == way
        lows = [float(texts[0].split()[0].replace(",", ".")) for texts in rows(page).values() if texts[0] != "–"]
        assert lows == sorted(lows, key=lambda low: turn * low)
        assert [texts[0] for texts in rows(page).values()][len(lows) :] == ["–"] * (len(rows(page)) - len(lows))
    page.locator("th[data-sort=grade] button").click()
    assert head.get_attribute("aria-sort") is None


def test_the_link_keeps_the_order_of_the_table_and_everything_shown_undoes_it(visit: Visit) -> None:
    page = visit(f"{PATH}#contract=salaried")
    usual = list(rows(page))
    page.locator("th[data-sort=high] button").click()
    page.locator("th[data-sort=high] button").click()
    assert fragment(page) == "contract=salaried&sort=high-descending"
    falling = list(rows(page))
    assert falling != usual
    other = visit(f"{PATH}#{fragment(page)}")
    assert list(rows(other)) == falling
    assert other.locator("th[data-sort=high]").get_attribute("aria-sort") == "descending"
    other.click("[data-do=clear]")
    other.select_option("[name=contract]", "salaried")
    assert list(rows(other)) == usual
    assert other.locator("th[aria-sort]").count() == 0


def test_the_link_is_copied_or_the_page_says_where_it_is(visit: Visit) -> None:
    page = visit(f"{PATH}#zone=idf")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("[data-do=copy]")
    expect(page.locator("[data-notice]")).to_have_text("Le lien est copié.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.click("[data-do=copy]")
    expect(page.locator("[data-notice]")).to_contain_text("l’adresse de cette page")


@pytest.mark.parametrize("width", [1200, 1280])
def test_a_choice_of_the_form_has_room_for_the_roles_of_the_ladder(visit: Visit, width: int) -> None:
    page = visit(PATH, width=width)
    longest = max(page.locator("[name=role] optgroup:first-of-type option").all_inner_texts(), key=len)
    assert (
        page.locator("[name=role]").evaluate(
            """(select, text) => {
          const canvas = document.createElement("canvas").getContext("2d");
          canvas.font = getComputedStyle(select).font;
          return select.clientWidth - canvas.measureText(text).width;
        }""",
            longest,
        )
        >= 24
    )  # the arrow of the select stands there too


def test_the_file_says_what_the_download_of_all_bands_says(visit: Visit, shipped: Path) -> None:
    everything = next((shipped / "site").rglob("echelons-fourchettes-excel.csv")).read_text(encoding="utf-8-sig")
    titles, *lines = [line[:-3] for line in saved(visit(f"{PATH}#contract=salaried&euros=1"))]
    whole = {line[titles[0]]: line for line in csv.DictReader(io.StringIO(everything), delimiter=";")}
    assert len(lines) == len(rows(visit(f"{PATH}#contract=salaried"))) > 30
    for line in lines:
        assert dict(zip(titles, line, strict=True)) == {title: whole[line[0]][title] for title in titles}


def test_a_line_of_the_file_says_of_which_years_it_is_where_it_stands_and_the_day_of_the_data(
    visit: Visit, edition: Edition
) -> None:
    page = visit(f"{PATH}#role=social-media-manager&since=2014")
    titles, *lines = saved(page)
    assert titles[-3:] == ["Années des études", "Adresse", "Données du"]
    bands = [
        each.band
        for each in answers(figures_of(edition.catalog), Filters(role="social-media-manager", since=2014))
        if not each.absence
    ]
    assert [line[-3] for line in lines] == [dates(band.votes, edition) for band in bands]
    assert [line[-2] for line in lines] == [f"{page.url.partition('#')[0]}#{cell_anchor(band.cell)}" for band in bands]
    assert page.evaluate("(ids) => ids.every((id) => document.getElementById(id))", [line[0] for line in lines])
    assert {line[-1] for line in lines} == {json.loads(page.locator("[data-explored]").text_content() or "")["day"]}


# --- whatever reader -------------------------------------------------------------------------------


def test_without_scripts_the_page_is_whole(visit: Visit) -> None:
    page = visit(PATH, scripts=False)
    assert page.locator("[data-explorer]").is_hidden()
    assert page.locator("article :is(select, button):visible").count() == 0
    assert page.locator("[data-table] tbody tr:visible").count() == page.locator("[data-table] tbody tr").count() > 50
    assert page.locator("ol.steps").count() > 50


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = visit(PATH)
    page.focus("[name=role]")
    order = []
    for _each in range(10):
        order.append(page.evaluate("document.activeElement.name || document.activeElement.dataset.do || 'why'"))
        page.keyboard.press("Tab")
    assert order == ["role", "level", "zone", "contract", "since", "until", "historic", "euros", "why", "clear"]
    page.focus("[name=role]")
    page.keyboard.type("Social")
    page.keyboard.press("Enter")
    expect(page.locator("[name=role]")).to_have_value("social-media-manager")
    expect(page.locator("[data-table] tbody tr:visible").first).to_contain_text("Social media manager")
    page.focus("th[data-sort=high] button")
    page.keyboard.press("Enter")
    assert page.locator("th[data-sort=high]").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_lost_on_a_narrow_screen(visit: Visit, width: int) -> None:
    page = visit(f"{PATH}#euros=1", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_gives_the_filtered_bands_without_the_form(visit: Visit) -> None:
    page = visit(f"{PATH}#role=community-manager&since=2020")
    page.emulate_media(media="print")
    assert page.locator(".explorer :is(select, button):visible").count() == 0
    assert page.locator("[data-counted]").is_visible()
    assert page.locator("[data-group] section:visible").count() == 1
    assert page.locator("[data-group] section:visible ol.steps li:visible").count() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("link", ["", "#euros=1&since=2014", "#role=community-manager&zone=idf&since=2025"])
def test_axe_finds_nothing(visit: Visit, scheme: str, link: str) -> None:
    page = visit(PATH + link, scheme=scheme, width=320 if scheme == "dark" else 1280)
    found = Axe().run(page, context="article").response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []


def test_the_browser_complains_of_nothing(visit: Visit) -> None:
    page = visit(PATH)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    page.select_option("[name=euros]", "1")
    page.click("[data-do=clear]")
    assert said == []


def test_the_script_is_small(shipped: Path) -> None:
    assert len(gzip.compress((shipped / "site" / "assets" / "explorer.js").read_bytes(), 9)) <= BUDGET
