"""The pages as files: what they say, that they escape, that they hold for another ladder."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from markdown import markdown
from markupsafe import Markup, escape

from generator.catalog import Catalog
from generator.messages.language import french_spaces
from generator.pages import Rendered, ends, render
from generator.pages.edition import Edition, cell_anchor
from generator.pages.page import Page, heading, relative
from generator.pages.pay import chart, is_noted, leading
from generator.pages.sentences import cell_name, cell_told, sentence, vote_told
from generator.pages.steps import patterns, steps
from generator.pages.words import Words, prose

HOSTILE = '<script>alert(1)</script> {{ 7*7 }} {% raw %} "onload=x" <img src=x onerror=y> & [x](javascript:alert)'


class Elements(HTMLParser):
    """Start tags with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def pages_of(rendered: Rendered) -> dict[str, str]:
    return {path: content.decode() for path, content in rendered.files.items() if path.endswith(".md")}


def body(page: str) -> str:
    return page.split("\n---\n", 1)[1]


def test_there_are_at_least_twenty_five_pages(rendered: Rendered) -> None:
    written = list(Path("docs").glob("**/*.md"))
    assert len(pages_of(rendered)) + len(written) >= 25


def test_rendering_twice_gives_the_same_bytes(catalog: Catalog, rendered: Rendered) -> None:
    assert render(catalog) == rendered


def test_what_is_told_of_a_thing_is_worked_out_once_and_never_for_another(catalog: Catalog) -> None:
    told: list[str] = []

    def tell(thing: list[int], edition: Edition) -> int:
        told.append(edition.language)
        return sum(thing)

    edition, same = Edition(catalog, "fr"), [1, 2]
    assert (edition.once(tell, same), edition.once(tell, same), told) == (3, 3, ["fr"])
    # Each of these is gone before the next one is made, and may have stood at the same place.
    assert [edition.once(tell, [number]) for number in range(50)] == [*range(50)]


def test_every_drawing_has_a_name_that_says_what_it_shows(rendered: Rendered) -> None:
    for path, page in pages_of(rendered).items():
        # What a script draws is named by what it fills in: the tests of that page look at it.
        page = re.sub(r"<template\b.*?</template>", "", page, flags=re.DOTALL)
        for tag, attributes in Elements(body(page)).tags:
            if tag == "svg" and attributes.get("role") == "img":
                label = attributes.get("aria-labelledby") or ""
                title = re.search(rf'id="{re.escape(label)}">([^<]+)<', page)
                assert title, f"{path}: a drawing without title"
                blank = re.fullmatch(r"\{\w+\}", title[1])  # A script fills it.
                assert blank or len(title[1]) > 20, f"{path}: {title[1]}"


def test_no_anchor_is_given_twice_on_a_page(rendered: Rendered) -> None:
    for path, page in pages_of(rendered).items():
        ids = re.findall(r'\sid="([^"]+)"', page) + re.findall(r"\{#([^}]+)\}", page)
        assert len(ids) == len(set(ids)), f"{path}: {sorted({each for each in ids if ids.count(each) > 1})[:5]}"


def test_every_table_has_a_caption_and_scoped_headers(rendered: Rendered) -> None:
    for path, page in pages_of(rendered).items():
        for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
            assert "<caption>" in table, f"{path}: a table without caption"
            for header in re.findall(r"<th\b[^>]*>", table):
                assert "scope=" in header, f"{path}: {header}"


def test_nothing_on_a_page_asks_another_host(rendered: Rendered) -> None:
    for path, page in pages_of(rendered).items():
        for tag, attributes in Elements(page).tags:
            for name in ("src", "srcset", "data", "poster", "action"):
                assert not (attributes.get(name) or "").startswith(("http", "//")), f"{path}: {tag} {attributes}"
            if tag == "link":
                assert not (attributes.get("href") or "").startswith(("http", "//")), f"{path}: {attributes}"


def test_no_page_speaks_english(rendered: Rendered) -> None:
    english = re.compile(r"\b(?<!-)(the|with|according|which|studies|figures|sources agree|whole country)\b(?!-)")
    for path, page in pages_of(rendered).items():
        text = " ".join(Elements(re.sub(r"<script.*?</script>", "", body(page), flags=re.DOTALL)).texts)
        ours = re.sub(r"“[^”]*”|«[^»]*»", "", text)
        found = english.findall(ours)
        # Titles of English publications are quoted as published.
        allowed = 40 if "sources" in path else 2
        assert len(found) <= allowed, f"{path}: {found[:5]}"


def test_quotes_are_those_of_the_language(catalog: Catalog, rendered: Rendered) -> None:
    titles = {salary.title for salary in catalog.salaries if salary.title}
    salaries = pages_of(rendered)["salaires/index.md"]
    quoted = {title for title in titles if f"«\u00a0{escape(title)}\u00a0»" in salaries}
    assert len(quoted) > len(titles) / 2, "those of figures that make no band stand elsewhere"
    for path, page in pages_of(rendered).items():
        # The rules of the data show the marks that they speak of.
        assert path.startswith("contribuer/") or not re.search("[“”]", body(page)), path


def test_an_ordinary_space_never_stands_before_a_double_sign(rendered: Rendered) -> None:
    for path, page in pages_of(rendered).items():
        text = re.sub(
            r"<(script|style|code|pre|textarea)\b.*?</\1>|<[^>]*>|https?://\S+|`[^`]*`", "", body(page), flags=re.DOTALL
        )
        found = re.findall(r"[^\n]{0,20}\w [:;!?»€%](?:\s|$)", text)
        assert not found, f"{path}: {found[:3]}"


def test_hostile_texts_reach_a_page_as_text(catalog: Catalog) -> None:
    roles = tuple(replace(role, name=f"{HOSTILE} {role.name}", summary=HOSTILE, note=HOSTILE) for role in catalog.roles)
    sources = tuple(replace(source, publisher=HOSTILE, title=HOSTILE, note=HOSTILE) for source in catalog.sources)
    hostile = replace(catalog, roles=roles, sources=sources, site=replace(catalog.site, tagline=HOSTILE))
    for path, page in pages_of(render(hostile)).items():
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        for _tag, attributes in Elements(page).tags:
            assert not any(name.startswith("on") for name in attributes), f"{path}: {attributes}"
            assert not (attributes.get("href") or "").lower().startswith("javascript:"), path


def test_prose_keeps_emphasis_code_and_links_and_nothing_else() -> None:
    assert str(prose("*a* `b<` [c](https://d.fr/?e=1&f) <g>")) == (
        '<em>a</em> <code>b&lt;</code> <a href="https://d.fr/?e=1&amp;f" rel="noopener">c</a> &lt;g&gt;'
    )


@pytest.mark.parametrize(
    ("target", "start", "expected"),
    [
        ("sources/#insee", "metiers/cm/", "../../sources/#insee"),
        ("metiers/cm/", "metiers/", "cm/"),
        ("", "metiers/cm/", "../../"),
        ("salaires/#a", "salaires/", "#a"),
        ("assets/mark.svg", "salaires/", "../assets/mark.svg"),
    ],
)
def test_links_are_relative_to_their_page(target: str, start: str, expected: str) -> None:
    assert relative(target, start) == expected


def test_amounts_are_rounded_on_display_only_and_halves_go_up(catalog: Catalog) -> None:
    words = Edition(catalog, "fr").words
    assert words.keur(27_500) == "27,5\u00a0k€"
    assert words.keur(27_749) == "27,5\u00a0k€"
    assert words.keur(27_750) == "28\u00a0k€"
    assert words.centre(33_750) == "33,75\u00a0k€"
    assert words.euros(12_345) == "12\u202f345\u00a0€"


def test_ranges_read_as_in_print_and_as_in_a_sentence(words: Words) -> None:
    assert words.span(27_500, 40_000, "gross-year") == "27,5–40\u00a0k€"
    assert words.span(27_500, 40_000, "gross-year", dash=False) == "27,5 à 40\u00a0k€"
    assert words.span(None, 60_000, "gross-year", dash=False) == "jusqu’à 60\u00a0k€"


def test_a_drawn_band_says_the_numbers_of_its_table(catalog: Catalog, rendered: Rendered) -> None:
    """Each row of the full table of pay repeats the bar of the same anchor."""
    edition = Edition(catalog, "fr")
    page = rendered.files[edition.addresses.file("salaries")].decode()
    for cell, band in edition.bands.items():
        drawn = chart([band], edition).bands[0]
        row = re.search(rf'<tr[^>]*><th scope="row"><a href="#{re.escape(drawn.anchor)}">.*?</tr>', page)
        assert row, cell
        if band.status == "band":
            first, last = drawn.value.rpartition("\u00a0")[0].split("–")
            assert f">{first}\u00a0" in row[0], (cell, drawn.value)
            assert f">{last}\u00a0" in row[0], (cell, drawn.value)


# --- what sentences say --------------------------------------------------------------------------


def with_places(catalog: Catalog, inside: str | None) -> Edition:
    zones = tuple(replace(zone, inside=inside) for zone in catalog.site.zones)
    return Edition(replace(catalog, site=replace(catalog.site, zones=zones)), "fr")


def test_a_sentence_says_that_something_is_in_a_place_and_a_label_names_the_place(catalog: Catalog) -> None:
    edition = with_places(catalog, "par ici")
    for cell, band in edition.bands.items():
        assert cell_name(cell, edition).endswith(f", {edition.zone_name[cell.zone]}")
        assert ", par ici\u00a0: " in sentence(band, edition)


def test_a_place_that_says_no_more_goes_by_its_name(catalog: Catalog) -> None:
    edition = with_places(catalog, None)
    for cell in edition.bands:
        assert cell_told(cell, edition) == cell_name(cell, edition)


def test_a_band_whose_studies_share_nothing_says_how_many_hold_its_midpoint(catalog: Catalog) -> None:
    edition = Edition(catalog, "fr")
    apart = [band for band in edition.bands.values() if band.status == "band" and band.agreement == 0]
    assert apart
    for band in apart:
        assert band.centre is not None
        ranges = [(vote.low, vote.high) for vote in band.votes if vote.is_two_sided]
        holding = sum(low <= band.centre <= high for low, high in ranges)  # type: ignore[operator]
        count = edition.words.count
        assert re.search(rf"{count(holding)} sur {count(len(ranges))} contien", sentence(band, edition))
        assert holding * 2 >= len(ranges)


def test_a_study_whose_figures_make_no_range_is_told_figure_by_figure(catalog: Catalog) -> None:
    edition = Edition(catalog, "fr")
    crossed = [(band, vote) for band in edition.bands.values() for vote in band.votes if vote.is_crossed]
    assert crossed
    for band, vote in crossed:
        published = [each.ends[:2] for each in vote.observations]
        for dash in (True, False):
            told = vote_told(vote, band.cell.basis, edition, dash=dash)
            spans = [edition.words.span(*ends, band.cell.basis, dash=dash) for ends in published]
            assert sorted(told.split(" ou ")) == sorted(dict.fromkeys(spans))
        assert vote_told(vote, band.cell.basis, edition, dash=False).replace("\u00a0", " ") in sentence(
            band, edition
        ).replace("\u00a0", " ")


def test_no_sentence_turns_a_range_round(catalog: Catalog) -> None:
    edition = Edition(catalog, "fr")
    for band in edition.bands.values():
        for low, high in re.findall(r"(\d+(?:,\d+)?) à (\d+(?:,\d+)?)\u00a0k€", sentence(band, edition)):
            assert float(low.replace(",", ".")) <= float(high.replace(",", ".")), sentence(band, edition)


def test_pay_and_its_method_both_say_where_disagreement_begins(catalog: Catalog, rendered: Rendered) -> None:
    addresses = Edition(catalog, "fr").addresses
    for kind in ("salaries", "method"):
        page = rendered.files[addresses.file(kind)].decode()
        assert "moins de la moitié des fourchettes contiennent le repère" in page
        assert "la médiane des bas atteint ou dépasse la médiane des hauts" in page
        assert "leurs fourchettes se touchent tout au plus" in page


def test_a_lone_amount_of_which_more_is_said_leads_to_it(catalog: Catalog, rendered: Rendered) -> None:
    edition, pages = Edition(catalog, "fr"), pages_of(rendered)
    noted = [band for band in edition.bands.values() if is_noted(band)]
    for band in noted:
        [vote] = band.votes
        assert any(each.salary and (each.salary.note or each.salary.printed) for each in vote.observations)
    rows = re.findall(r'<li class="band[^>]*data-cell="([^"]+)" id="\1">(.*?)</li>', pages["salaires/index.md"], re.S)
    told = {cell for cell, row in rows if "à lire avec sa note" in row}
    assert told == {cell_anchor(band.cell) for band in noted if band.votes}
    on_ladder = [band for role in edition.ladder_roles for band in edition.main_bands(role.id) if is_noted(band)]
    assert on_ladder
    for band in on_ladder:
        for page in ("index.md", "comparer/index.md"):
            [row] = re.findall(f'<li class="band[^>]*data-cell="{cell_anchor(band.cell)}".*?</li>', pages[page], re.S)[
                :1
            ]
            assert re.search(f'<a class="chip" href="[^"]*#{cell_anchor(band.cell)}">à lire avec sa note</a>', row), (
                page
            )


def test_a_step_says_of_its_studies_the_same_on_every_page(catalog: Catalog, rendered: Rendered) -> None:
    edition, pages = Edition(catalog, "fr"), pages_of(rendered)
    brief = {"same": "les mêmes études", "some": "une partie des études en commun", "others": "des études différentes"}
    between = [each for each in ends.steps(edition) if each.lower.band.cell.role != each.upper.band.cell.role]
    assert {"some", "others"} <= {each.studies for each in between}
    for each in between:
        bands = each.lower.band, each.upper.band
        roles = [catalog.role[band.cell.role] for band in bands]
        [step] = [step for step in steps(*roles, edition) if step.bands == bands]
        assert step.studies == patterns(edition)[each.studies]
        whole = french_spaces(f"{step.progression} {step.caution} {step.studies}")
        assert whole in pages["parcours/index.md"]
        assert french_spaces(f"{step.caution} {step.studies}") in pages["comparer/index.md"]
        [row] = [row for row in pages["rh/index.md"].split("<tr>") if f">{ends.step_name(each, edition)}</th>" in row]
        assert f"<td>{brief[each.studies]}</td>" in row


def test_other_names_of_a_role_can_stand_in_a_sentence(catalog: Catalog) -> None:
    names = [name for role in catalog.roles for name in role.aliases]
    assert [name for name in names if name[0].isupper() and not name.isupper()] == []


def test_a_role_opens_with_the_range_that_stands_for_it(catalog: Catalog, rendered: Rendered) -> None:
    edition = Edition(catalog, "fr")
    opened = 0
    for role in catalog.roles:
        bands = edition.main_bands(role.id)
        page = rendered.files.get(edition.addresses.file("role", role.id), b"").decode()
        told = re.search(r'<p class="headline"><b class="num">([^<]*)</b>', page)
        leader = leading(chart(bands, edition).bands, edition) if bands else None
        if page and leader and leader.band.status == "band":
            assert told
            assert told[1] == leader.value
            opened += 1
    assert opened >= len(catalog.ladder.rungs) - 1


def test_what_scrolls_sideways_can_be_reached_and_has_a_name(rendered: Rendered) -> None:
    for path, page in pages_of(rendered).items():
        for tag, attributes in Elements(body(page)).tags:
            if {"scroll", "map"} & set((attributes.get("class") or "").split()):
                assert attributes.get("tabindex") == "0", f"{path}: {tag} {attributes}"
                assert attributes.get("role") == "region", f"{path}: {tag} {attributes}"
                assert attributes.get("aria-label"), f"{path}: {tag} {attributes}"


def test_the_foot_of_every_page_says_how_fresh_the_data_are(catalog: Catalog, rendered: Rendered) -> None:
    theme = rendered.files["overrides/main.html"].decode()
    assert f"{catalog.as_of:%d/%m/%Y}" in theme
    assert not re.findall(r"\b[A-Z]+_[A-Z_]+\b", theme)


def test_a_text_of_several_lines_begins_no_block_of_code() -> None:
    body = "<div>\n<p>a\n```{.sh onclick=alert(1)}\nb\n```\n~~~\n</p>\n</div>"
    source = Page(path="a.md", title="a", description="b", body=body).source(str).decode()
    assert "`" * 3 not in source
    assert "~~~" not in source
    assert markdown(source.partition("\n---\n")[2], extensions=["fenced_code", "attr_list"]).count("<code") == 0


def test_a_title_keeps_the_head_of_its_page_whatever_its_letters() -> None:
    page = Page(path="a.md", title="a\uffff\u2028\U0001f600", description="b", body="c")
    _before, front, _body = page.source(str).decode().split("---\n")
    assert yaml.safe_load(front)["title"] == "a\uffff\u2028\U0001f600"


def test_a_heading_made_from_a_sentence_shows_its_signs_once() -> None:
    assert heading(2, Markup("R&amp;D"), "a") == heading(2, "R&D", "a") == "\n## R&#38;D {#a}\n"


def test_names_in_the_navigation_are_escaped_and_short_enough_for_a_key(catalog: Catalog) -> None:
    roles = tuple(replace(role, name='"&' * 150) for role in catalog.roles)
    (names,) = (next(iter(entry.values()))[1:] for entry in render(replace(catalog, roles=roles)).nav[1:2])
    assert {name for each in names for name in each} == {"&#34;&amp;" * 50 + "…"}


def test_figures_that_are_all_set_aside_leave_no_link_to_nowhere(catalog: Catalog) -> None:
    aside = replace(catalog, salaries=tuple(replace(each, set_aside="Relevé douteux.") for each in catalog.salaries))
    for path, page in pages_of(render(aside)).items():
        assert 'href="#table"' not in page, path
        assert "/salaires/#r-" not in page, path
