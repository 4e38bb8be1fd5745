"""The team sheet in a real browser: pasted, opened, hostile, long; by keyboard, on paper; nothing leaves or stays."""

import csv
import gzip
import random
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Visit
from playwright.sync_api import Page, expect

from generator.catalog import Catalog
from generator.pay.market import Market, Post
from teams import HEAD, found_in, row, shipped_table

PATH = "rh/"
BUDGET = 10 * 1024


def paste(page: Page, *lines: str) -> None:
    page.fill("#team-table", "\n".join([HEAD, *lines]))
    page.click("[data-team] [type=submit]")


def result(page: Page) -> str:
    expect(page.locator("[data-into-team] h3")).to_be_focused()
    return page.locator("[data-into-team]").inner_text().replace("\u00a0", " ").replace("\u202f", " ")


def told(page: Page) -> str:
    return page.locator("[data-told]").inner_text()


def refusals(page: Page) -> list[list[str]]:
    return [each.inner_text().split("\t") for each in page.locator("[data-rows=refused] tr").all()]


def people(page: Page) -> list[str]:
    return page.locator("[data-rows=people] th").all_inner_texts()


# --- what it tells ---------------------------------------------------------------------------------


def test_each_person_the_whole_and_the_cost_of_the_minimum(visit: Visit, market: Market, post: Post) -> None:
    page, band = visit(PATH), market.ranges[post]
    low, high = int(band.low), int(band.high)
    under = [row("Ada", post, low - 1000), row("Bo", post, low // 2 - 500, "50 %"), row("Cy", post, f"{low - 700} €")]
    paste(page, *under, row("Di", post, high))
    text = result(page)
    figures = page.locator("[data-into-team] .figures dd").all_inner_texts()
    assert figures[:2] == ["3", "2\u202f200\u00a0€"]
    assert people(page) == ["Ada", "Bo", "Cy", "Di"]
    assert "payé à 50 %" in text
    assert "sous" in text
    assert "Compa-ratio de l’équipe : " in text
    assert "Effectif : 4," in text


def test_the_page_and_python_find_the_same(visit: Visit, market: Market) -> None:
    text = shipped_table(random.Random("browser").choice, market, 60)
    expected = found_in(text, "minimum", market)
    page = visit(PATH)
    page.fill("#team-table", text)
    page.click("[data-team] [type=submit]")
    result(page)
    assert len(people(page)) == len(expected["people"])
    assert [int(line) for line, _why in refusals(page)] == [line for line, _flaws in expected["refused"]]
    counts = page.locator("[data-into-team] tr:has(td.num + td.num)").first.locator("td").all_inner_texts()
    assert int(counts[0]) == expected["categories"][0][1]


def test_a_promotion_is_counted_up_to_what_is_chosen(visit: Visit, market: Market, catalog: Catalog) -> None:
    upper = {post: market.ranges.get((market.above.get(post[0], ""), *post[1:])) for post in market.ranges}
    post, above = next((post, band) for post, band in upper.items() if band and post[0] in catalog.rung_of)
    page = visit(PATH)
    paste(page, row("Ada", post, int(above.low) - 500))
    assert "500 €" in page.locator("[data-rows=people] td").last.inner_text().replace("\u00a0", " ")
    page.select_option("#team-target", "midpoint")
    cost = int(above.centre) - int(above.low) + 500
    expect(page.locator("[data-rows=people] td").last).to_have_text(
        re.compile(rf"^{cost:,}".replace(",", ".") + "\u00a0€")
    )
    assert "à son repère" in result(page)


def test_small_groups_are_hidden_and_said_to_be(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    paste(
        page,
        *(row(f"F{n}", post, 27000, "", "F") for n in range(2)),
        *(row(f"H{n}", post, 27000, "", "H") for n in range(3)),
    )
    assert "masqué" in result(page)
    paste(
        page,
        *(row(f"F{n}", post, 27000, "", "F") for n in range(3)),
        *(row(f"H{n}", post, 30000, "", "H") for n in range(3)),
    )
    assert "10 % de moins pour les femmes" in result(page)


@pytest.mark.parametrize("target", ["minimum", "midpoint"])
def test_no_cost_tells_the_pay_of_one_person_on_the_page_in_the_copy_or_on_paper(
    visit: Visit, market: Market, catalog: Catalog, target: str
) -> None:
    upper = {post: market.ranges.get((market.above.get(post[0], ""), *post[1:])) for post in market.ranges}
    post = next(post for post, band in upper.items() if band and post[0] in catalog.rung_of)
    top = next(each for each in market.ranges if each[0] == catalog.ladder.rungs[-1].role)
    page = visit(PATH, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("window.print = () => {}")
    page.select_option("#team-target", target)
    others = [row(f"P{number}", top, int(market.ranges[top].centre) + number) for number in range(3)]
    paste(page, *others, row("Ada", post, int(market.ranges[post].low) - 1000))
    result(page)
    figures = page.locator("[data-into-team] .figures dd").all_inner_texts()
    assert figures[:3] == ["1", "masqué", "masqué"]
    assert "1\u202f000\u00a0€" in page.locator("[data-rows=people] tr").last.inner_text()
    page.locator("[data-into-team] [data-do=copy]").click()
    expect(page.locator(".app [data-notice]")).to_have_text("Le texte est copié.")
    assert "€ " not in page.evaluate("navigator.clipboard.readText()").replace("k€", "")
    page.locator("[data-into-team] [data-do=print]").click()
    page.emulate_media(media="print")
    printed = page.locator("[data-into-team]").inner_text()
    assert "Masqué\u00a0: un coût" in printed
    assert "1\u202f000\u00a0€" not in printed


def test_a_row_that_stands_there_twice_is_told(visit: Visit, post: Post) -> None:
    page, ada = visit(PATH), row("Ada", post, 27000)
    paste(page, ada, row("Bo", post, 27000), ada)
    result(page)
    expect(page.locator("[data-into-team] .cautions li")).to_have_text(
        ["Lignes identiques, toutes comptées\u00a0: 2 = 4."]
    )


def test_a_post_without_band_is_told_apart(visit: Visit, market: Market, post: Post) -> None:
    without = next(iter(market.lacking))
    page = visit(PATH)
    paste(page, row("Ada", without, 40000), row("Bo", post, 27000))
    assert "Sans fourchette, hors des ratios : 1." in result(page)


def test_a_refusal_calls_the_column_as_the_table_does_and_says_the_choices(visit: Visit, market: Market) -> None:
    page = visit(PATH)
    page.fill("#team-table", "Poste;Séniorité;Lieu;Salaire\nCM;débutante;Lyon;27000")
    page.click("[data-team] [type=submit]")
    result(page)
    [[_line, why]] = refusals(page)
    levels, places = (list(market.names[part].values()) for part in ("level", "zone"))
    why = why.replace("\u00a0", " ")
    assert f"dans la colonne « Séniorité » : écrivez {', '.join(levels[:-1])} ou {levels[-1]}." in why
    assert f"« Lyon » ne correspond à rien dans la colonne « Lieu » : écrivez {', '.join(places[:-1])}" in why


def test_copied_figures_are_a_line_a_row_with_the_site_and_the_day_of_the_data(
    visit: Visit, post: Post, catalog: Catalog
) -> None:
    page = visit(PATH, permissions=["clipboard-read", "clipboard-write"])
    paste(page, *(row(f"P{n}", post, 27000 + n, "", "FH"[n % 2]) for n in range(6)))
    result(page)
    page.locator("[data-into-team] [data-do=copy]").click()
    expect(page.locator(".app [data-notice]")).to_have_text("Le texte est copié.")
    lines = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ").split("\n")
    assert "" not in lines
    tables = [line.split("\t") for line in lines if line.count("\t") == 3]
    assert tables[0][0] == "Catégorie"
    assert re.fullmatch(r"\d.*–\d+.* k€ [A-D]( \w+)?", tables[1][3])
    assert [row[0] for row in tables[2:3]] == ["Métier et niveau"]
    assert tables[3][1:3] == ["3", "3"]
    assert re.fullmatch(rf"{catalog.site.name}, données au \d\d/\d\d/\d{{4}}\.", lines[-1])


# --- hostile tables --------------------------------------------------------------------------------


def test_cells_that_would_be_run_elsewhere_are_text(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    hostile = ['=HYPERLINK("x")', "<img src=x onerror=alert(1)>", "{ratio}", "__proto__", "+1", "@SUM(1)"]
    paste(page, *(row(f'"{name.replace(chr(34), chr(34) * 2)}"', post, 27000) for name in hostile))
    result(page)
    assert people(page) == hostile
    assert page.locator("[data-into-team] img").count() == 0
    with page.expect_download() as download:
        page.click("[data-do=csv]")
    saved = Path(download.value.path()).read_text("utf-8-sig")
    names = [line[1] for line in csv.reader(saved.splitlines(), delimiter=";")][1:]
    assert names == [f"'{name}" if name[0] in "=+@" else name for name in hostile]


def test_every_refused_row_has_its_line_and_its_reason(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    paste(page, row("Ada", post, 27000), row("Bo", post, "=1+1"), '"Cy\nde Z";a;b;c;d', row("Di", post, "32.000"),
          row('"open', post, 27000), row("Fa", post, "2 500 par mois"), row("Gi", post, "32 k€"))  # fmt: skip
    result(page)
    assert people(page) == ["Ada", "Gi"]
    lines, reasons = zip(*refusals(page), strict=True)
    assert lines == ("3", "4", "6", "7", "8")
    for part, reason in zip(
        ("formule", "ne correspond à rien", "deux façons", "guillemet", "mensuel"), reasons, strict=True
    ):
        assert part in reason
    assert "Personnes\u00a0: 2. Lignes refusées\u00a0: 5." in told(page)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"PK\x03\x04xxxx", "tableur"),
        (b"m\x81t", "lisible"),
        (b"", "rien à lire"),
        (b"a;b\n1;2", "nommer les colonnes"),
        (b"x" * 5_000_001, "5\u00a0Mo"),
        ("métier;niveau;zone\n1;2;3".encode(), "« salaire »".replace(" ", "\u00a0")),
    ],
    ids=["spreadsheet", "bytes", "nothing", "no names", "too large", "a column missing"],
)
def test_a_file_that_cannot_be_read_says_why(visit: Visit, data: bytes, part: str) -> None:
    page = visit(PATH)
    page.set_input_files("#team-file", {"name": "equipe.csv", "mimeType": "text/csv", "buffer": data})
    expect(page.get_by_role("alert").filter(has_text="ne peut pas être lu")).to_contain_text(part)
    assert page.locator("[data-into-team] *").count() == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_whatever_its_encoding_and_says_which(visit: Visit, post: Post, encoding: str) -> None:
    names = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 (BOM)", "cp1252": "Windows-1252", "utf-16": "UTF-16"}
    page = visit(PATH)
    data = f"{HEAD}\n{row('Zoé', post, '32 k€')}".encode(encoding)
    page.set_input_files("#team-file", {"name": "equipe.csv", "mimeType": "text/csv", "buffer": data})
    assert f"Fichier equipe.csv, lu en {names[encoding]}." in result(page)
    assert people(page) == ["Zoé"]


def test_long_tables_show_a_hundred_rows_then_all(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    paste(page, *(row(f"P{n}", post, 27000) for n in range(250)), *(row(f"Q{n}", post, "?") for n in range(150)))
    result(page)
    expect(page.locator("[data-rows=people] tr")).to_have_count(100)
    expect(page.locator("[data-more=people] [data-left]")).to_have_text("150 lignes de plus.")
    page.locator("[data-more=people] button").click()
    expect(page.locator("[data-rows=people] tr")).to_have_count(250)
    expect(page.locator("[data-more=people]")).to_be_hidden()
    page.locator("[data-more=refused] button").click()
    expect(page.locator("[data-rows=refused] tr")).to_have_count(150)


def long_table(post: Post, rows: int) -> str:
    return "\n".join([HEAD, *(row(f"P{number}", post, 27000 + number) for number in range(rows))])


def test_the_page_answers_while_it_computes(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    answers = page.evaluate(
        """async (text) => {
          document.querySelector("#team-table").value = text;
          document.querySelector("[data-team] [type=submit]").click();
          let answers = 0;
          while (answers < 9999 && !document.querySelector("[data-into-team] h3")) {
            await new Promise((resolve) => setTimeout(resolve));
            answers++;
          }
          return answers;
        }""",
        long_table(post, 10_000),
    )
    assert answers > 10
    assert "Effectif : 10 000," in result(page)


def test_the_last_table_wins(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    counts = page.evaluate(
        """async ([first, second, third]) => {
          const [into, counts] = [document.querySelector("[data-into-team]"), []];
          new MutationObserver(() => {
            const said = into.querySelector(".said");
            if (said) counts.push(said.textContent.replace(/\\s/g, "").match(/Effectif:(\\d+)/)[1]);
          }).observe(into, { childList: true });
          const compute = (text) => {
            document.querySelector("#team-table").value = text;
            document.querySelector("[data-team] [type=submit]").click();
          };
          compute(first);
          compute(second);
          const until = async (isSo) => {
            for (let tries = 0; tries < 9999 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve));
          };
          await until(() => counts.length);
          // By the end of a longer one, the first would long have come to its own.
          compute(third);
          await until(() => counts.at(-1) === "10000");
          return counts;
        }""",
        [long_table(post, 5000), f"{HEAD}\n{row('Ada', post, 27000)}", long_table(post, 10_000)],
    )
    assert counts == ["1", "10000"]


# --- what it keeps: nothing ------------------------------------------------------------------------


def test_nothing_is_asked_kept_or_put_in_the_address(visit: Visit, post: Post) -> None:
    page, asked = visit(PATH), []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    before = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])")
    paste(page, row("Ada", post, 27123))
    result(page)
    assert asked == []
    assert "#" not in page.url
    assert page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])") == before


def test_leaving_the_page_erases_it(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    paste(page, row("Ada", post, 27123))
    result(page)
    page.goto(page.url.replace(PATH, "sources/"))
    page.go_back()
    expect(page.locator("#team-table")).to_have_value("")
    assert page.locator("[data-into-team] *").count() == 0
    assert "27" not in told(page)


def test_one_button_erases_everything(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    paste(page, row("Ada", post, 27000))
    result(page)
    page.click("[data-team] [data-do=erase]")
    expect(page.locator("#team-table")).to_have_value("")
    assert page.locator("[data-into-team] *").count() == 0
    assert told(page) == "Tout est effacé."


# --- for everybody ---------------------------------------------------------------------------------


def test_a_keyboard_is_enough(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    page.locator("#team-table").focus()
    page.keyboard.insert_text(f"{HEAD}\n{row('Ada', post, 27000)}")
    for _each in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    page.keyboard.press("Enter")
    assert "Effectif : 1," in result(page)


def test_copied_figures_name_nobody(visit: Visit, post: Post) -> None:
    page = visit(PATH, permissions=["clipboard-read", "clipboard-write"])
    paste(page, *(row(f"Ada{n}", post, 27000) for n in range(3)))
    result(page)
    page.locator("[data-into-team] [data-do=copy]").click()
    expect(page.locator(".app [data-notice]")).to_have_text("Le texte est copié.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Compa-ratio de l’équipe" in copied
    assert "Ada" not in copied


def test_without_scripts_the_format_and_the_count_are_there(visit: Visit) -> None:
    page = visit(PATH, scripts=False)
    assert page.locator("[data-team]").is_hidden()
    assert "gen bands --team" in page.locator("article").inner_text()
    page.locator("summary", has_text="Ce que contient le tableau").click()
    assert page.locator("th", has_text="temps de travail").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_makes_the_page_scroll_sideways(visit: Visit, post: Post, width: int) -> None:
    page = visit(PATH, width=width)
    paste(page, *(row("M" * 80, post, 27000 + n) for n in range(4)), row("x" * 80, post, "x" * 190))
    result(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, post: Post, scheme: str) -> None:
    page, axe = visit(PATH, scheme=scheme, reduced_motion="reduce"), Axe()
    page.click("[data-do=example]")
    result(page)
    paste(page, row("Ada", post, 27000), row("Bo", post, "?"))
    result(page)
    assert [each["id"] for each in axe.run(page, context="article").response["violations"]] == []
    page.fill("#team-table", "x")
    page.click("[data-team] [type=submit]")
    expect(page.locator("[data-wrong] li")).to_have_count(1)
    assert [each["id"] for each in axe.run(page, context="article").response["violations"]] == []


def test_paper_has_the_figures_and_the_people_only_when_asked(visit: Visit, post: Post) -> None:
    page = visit(PATH)
    page.evaluate("window.print = () => {}")
    paste(page, row("Ada", post, 27000))
    result(page)
    page.locator("[data-into-team] [data-do=print]").click()
    page.emulate_media(media="print")
    assert page.locator("[data-into-team] .said").is_visible()
    assert page.locator("[data-rows=people]").is_hidden()
    assert page.locator("#bandes, #annonce, #team-table").filter(visible=True).count() == 0
    page.evaluate("document.querySelector('[data-with-people]').checked = true")
    assert page.locator("[data-rows=people]").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#team-table").is_visible()


def test_an_evaluation_grid_is_one_sheet_of_a4(visit: Visit) -> None:
    for number in range(visit(PATH).locator(".grid").count()):
        page = visit(PATH)
        page.evaluate("window.print = () => {}")
        grid = page.locator(".grid").nth(number)
        # By keyboard: parts above are laid out as the page scrolls to a grid, which may move under a slow mouse.
        grid.locator("summary").press("Enter")
        grid.locator("[data-do=print]").press("Enter")
        paper = page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "12mm"))
        assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1


def test_an_advert_of_the_page_is_copied_as_text(visit: Visit) -> None:
    page = visit(PATH, permissions=["clipboard-read", "clipboard-write"])
    advert = page.locator(".advert").first
    advert.locator("[data-do=copy]").click()
    expect(page.locator(".app [data-notice]")).to_have_text("Le texte est copié.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "(F/H)" in copied
    assert "brut par an" in copied
    assert "Copier" not in copied


def test_the_added_script_stays_small(shipped: Path) -> None:
    for name in ("hr.js", "position.js", "advert.js"):
        script = (shipped / "site" / "assets" / name).read_bytes()
        assert len(gzip.compress(script, 9)) <= BUDGET, name
