"""Two sets of answers compared in a real browser: invited without seeing, put side by side, whatever is pasted."""

import json
import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Visit
from playwright.sync_api import Page, Route, expect
from sitting import BUDGET, NEVER, answer, own_scripts, question, stage, start

from generator.answers.fragments import sum_of
from generator.catalog import Catalog
from generator.placing.placement import place
from generator.placing.rulebook import Rule, rule_of
from generator.placing.sheets import Answers

PATH = "evaluation/comparer/"
QUIZ = "evaluation/"
KINDS = {"context": "context", "statements": "statement", "scenarios": "scenario"}
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def rule(catalog: Catalog) -> Rule:
    return rule_of(catalog)


@pytest.fixture(scope="module")
def own(rule: Rule) -> Answers:
    """Somebody with a team who sets the frame in everything but the upper rung."""
    statements = {each.id: 1 if each.id.startswith(("scope", "results")) else 3 for each in items(rule, "statement")}
    context = {"team": "with-others", "structure": "small", "years": "confirmed"}
    return Answers(context, statements, {each.id: best(each.options) for each in items(rule, "scenario")})


@pytest.fixture(scope="module")
def other(own: Answers) -> Answers:
    """What a second person saw: less of some things, much less of one, and nobody to steer."""
    seen = {"content-publish": 2, "strategy-plan": 0, "report-monthly": "unknown", "scope-channels": 2}
    assert seen.keys() <= own.statements.keys()
    return Answers({**own.context, "team": "alone"}, {**own.statements, **seen}, own.scenarios)


def items(rule: Rule, kind: str) -> list[Any]:
    return [each for each in rule.items if each.kind == kind]


def best(options: Any) -> str:
    return str(max(options, key=lambda option: option.score).id)


def fragment(answers: Answers, by: str = "self", day: str = "2026-11-20", more: str = "") -> str:
    pairs = [(f"{KINDS[part]}-{id}", value) for part, given in answers._asdict().items() for id, value in given.items()]
    head = [("as", "answers"), ("format", 1), ("quiz", 1), ("by", by), ("day", day)]
    text = urlencode([*head, *pairs]) + more
    return f"{text}&sum={sum_of(text)}"


def both(first: str, second: str) -> str:
    return urlencode({"a": first, "b": second})


def opened(visit: Visit, text: str, **more: Any) -> Page:
    page = visit(f"{PATH}#{text}", **more)
    expect(page.locator("html")).to_have_attribute("data-stage", "compared")
    return page


def compared(page: Page) -> str:
    return page.locator("[data-into-comparison]").inner_text()


def error(page: Page, side: str) -> str:
    return page.locator(f"[data-error-{side}]").inner_text()


def sizes(page: Page, within: str = "[data-into-comparison]") -> list[int]:
    """How many levels apart the statements are, in the order of the page."""
    texts = page.locator(f"{within} .apart .by").all_inner_texts()
    found = [re.fullmatch(r"écart (?:d’un|de (\d)) niveaux?", text.replace(SPACE, " ")) for text in texts]
    return [int(match[1] or 1) for match in found if match]


# --- blind -----------------------------------------------------------------------------------------


def test_two_people_who_never_saw_each_other_are_compared(visit: Visit, rule: Rule, own: Answers) -> None:
    page = visit(PATH)
    invitation = page.locator("#invitation").input_value()
    assert "-" not in invitation.partition("#")[2], "an answer"
    second = visit(f"{QUIZ}#{invitation.partition('#')[2]}")
    assert second.locator("form :checked").count() == 0
    expect(second.get_by_text("Vous répondez à propos d’une autre personne").first).to_be_visible()
    start(second)
    chance = random.Random(5)
    asked = answer(second, lambda name: chance.choice(["1", "2", "3"]) if name.startswith("statement") else "unknown")
    assert asked == len(rule.items) + len(rule.context)
    second.click("[data-into-review] [data-do=result]")
    expect(second.get_by_role("heading", level=2, name="Vos réponses, à renvoyer")).to_be_focused()
    assert second.locator("[data-into-result] *").count() == 0, "a result"
    back = second.locator("#link-handover").input_value()
    first = visit(f"{QUIZ}#{fragment(own)}")
    first.click("[data-compare]")
    expect(first.locator("#a-text")).to_have_value(re.compile("statement-strategy-plan=3"))
    first.wait_for_load_state("networkidle")
    first.context.set_offline(True)
    first.fill("#b-text", back)
    expect(first.locator("#b-by")).to_have_value("other")
    first.click("form [type=submit]")
    expect(first.get_by_role("heading", level=2, name="Ce qui diffère le plus")).to_be_focused()
    told = compared(first)
    for part in (NEVER, "La personne concernée", "L’autre personne", "Les deux résultats", "Axe par axe"):
        assert part in told
    assert "{" not in told
    assert sizes(first) == sorted(sizes(first), reverse=True)
    assert len(sizes(first)) > 5


def test_an_invitation_outlives_a_reload(visit: Visit) -> None:
    text = f"as=invitation&format=1&quiz=1&sum={sum_of('as=invitation&format=1&quiz=1')}"
    page = visit(f"{QUIZ}#{text}")
    start(page)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-by", "other")
    assert stage(page) == "start"
    start(page)
    assert question(page)


def test_answers_keep_who_gave_them_and_when(visit: Visit, other: Answers) -> None:
    page = visit(f"{QUIZ}#{fragment(other, 'other', '2026-05-03')}")
    expect(page.locator("[data-into-result] h2")).to_be_visible()
    assert "by=other&day=2026-05-03&" in page.locator("#link-answers").input_value()
    page.click(".tools [data-do=again]")
    start(page)
    expect(page.locator("html")).to_have_attribute("data-by", "self")


# --- what is shown ---------------------------------------------------------------------------------


def test_the_largest_difference_comes_first_with_the_text_of_both_levels(
    visit: Visit, catalog: Catalog, own: Answers, other: Answers
) -> None:
    page = opened(visit, both(fragment(own), fragment(other, "other")))
    first = page.locator("[data-into-comparison] .apart > li").first.inner_text()
    [asked] = [each for each in catalog.quiz.statements if each.id == "strategy-plan"]
    assert asked.text in first
    assert asked.levels[3] in first
    assert asked.levels[0] in first
    assert sizes(page) == [3, 1, 1]


def test_agreements_unknowns_and_what_one_alone_answered_are_told(
    visit: Visit, catalog: Catalog, own: Answers, other: Answers
) -> None:
    fewer = Answers(other.context, {k: v for k, v in other.statements.items() if k != "content-adapt"}, {})
    told = compared(opened(visit, both(fragment(own), fragment(fewer, "other"))))
    text = {each.id: each.text for each in catalog.quiz.statements}
    sections = re.split(r"\n(?=Ce que l’une|Une seule des deux|Ce sur quoi)", told)
    unsure, alone, same = sections[1:]
    assert text["report-monthly"] in unsure
    assert "Je ne sais pas" in unsure
    assert text["content-adapt"] in alone
    assert "Mise en situation" in alone
    assert text["community-reply"] in same


def test_a_situation_that_differs_is_told_with_the_gate_that_it_moves(
    visit: Visit, own: Answers, other: Answers
) -> None:
    page = opened(visit, both(fragment(own), fragment(other, "other")))
    cautions = page.locator(".cautions").inner_text()
    assert "Le contexte diffère. Qui s’occupe des réseaux sociaux avec vous" in cautions
    assert "Le contexte déplace une porte. Social media manager, Pilotage d’équipe" in cautions


def test_both_placements_are_those_of_the_rule_and_lead_to_their_results(
    visit: Visit, rule: Rule, catalog: Catalog, own: Answers, other: Answers
) -> None:
    page = opened(visit, both(fragment(own), fragment(other, "other")))
    sides = page.locator(".both section")
    for number, answers in enumerate((own, other)):
        found = place(rule, answers)
        assert found.rung is not None
        expect(sides.nth(number).locator(".placed")).to_contain_text(catalog.role[found.rung].name)
        assert sides.nth(number).locator("li").count() == len(found.met) + len(found.missing)
    page.locator("[data-way]").nth(1).click()
    expect(page.locator("[data-into-result] h2")).to_contain_text("Community manager")
    assert "by=other" in page.locator("#link-answers").input_value()


def test_two_dates_tell_what_rose_what_fell_and_which_gates_are_new(
    visit: Visit, catalog: Catalog, own: Answers
) -> None:
    later = own._replace(statements={**own.statements, "scope-channels": 4, "scope-budget": 3, "content-publish": 1})
    assert {"scope-channels", "scope-budget"} <= own.statements.keys()
    page = opened(visit, both(fragment(own, day="2025-11-20"), fragment(later)))
    expect(page.get_by_role("heading", level=2, name="Ce qui a changé")).to_be_visible()
    told = compared(page)
    assert "20 novembre 2025" in told
    assert "20 novembre 2026" in told
    rose, fell, gates = (
        told.index(part) for part in ("Ce qui est monté", "Ce qui a baissé", "Portes nouvellement franchies")
    )
    text = {each.id: each.text for each in catalog.quiz.statements}
    assert rose < told.index(text["scope-channels"]) < fell < told.index(text["content-publish"]) < gates
    assert f"Responsable digital{SPACE}: Périmètre digital" in told[gates:]


def test_the_table_tells_each_score_and_their_exact_difference_never_a_mean(
    visit: Visit, own: Answers, other: Answers
) -> None:
    rows = opened(visit, both(fragment(own), fragment(other, "other"))).locator("[data-into-comparison] tbody tr")
    for row in rows.all():
        first, second, gap = (cell.replace(",", ".") for cell in row.locator("td").all_inner_texts())
        if gap == "des réponses manquent":
            assert "au moins" in first + second
        else:
            size = float(second) - float(first)
            assert gap == ("aucun" if not size else f"{'−' if size < 0 else '+'}{abs(size):g}")


# --- what is pasted, opened or linked --------------------------------------------------------------


def test_a_downloaded_file_compares_like_the_link(visit: Visit, own: Answers, other: Answers, tmp_path: Path) -> None:
    quiz = visit(f"{QUIZ}#{fragment(other, 'other')}")
    with quiz.expect_download() as waiting:
        quiz.click("[data-do=json] >> visible=true")
    waiting.value.save_as(tmp_path / "second.json")
    page = visit(PATH)
    page.fill("#a-text", f"#{fragment(own)}")
    page.set_input_files("#b-file", tmp_path / "second.json")
    expect(page.locator("#b-by")).to_have_value("other")
    page.click("form [type=submit]")
    assert compared(page) == compared(opened(visit, both(fragment(own), fragment(other, "other"))))


def test_a_file_beyond_any_size_is_refused(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "large.json").write_text("[" + "1," * 1_000_000 + "1]", encoding="utf-8")
    page = visit(PATH)
    page.set_input_files("#a-file", tmp_path / "large.json")
    expect(page.locator("[data-error-a]")).to_contain_text("trop long")
    assert page.locator("#a-text").input_value() == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Collez ici un lien"),
        ("bonjour", "ni un lien vers des réponses"),
        ("x" * 300_000, "trop long"),
        ("as=answers&format=9&quiz=1&sum=1", "plus récente"),
        ('{"quiz": 99, "answers": {}}', "plus récente"),
        ('{"quiz": 1, "answ', "illisible"),
        (f"as=invitation&format=1&quiz=1&sum={sum_of('as=invitation&format=1&quiz=1')}", "C’est l’invitation"),
        ("as=result&format=1&quiz=1&sum=1", "un résultat sans ses réponses"),
        ('{"quiz": 1, "answers": {"statements": {"gone": 3}}}', "Aucune réponse de ce questionnaire"),
    ],
    ids=lambda value: value[:30],
)
def test_what_is_no_set_of_answers_is_said_beside_its_field(visit: Visit, own: Answers, text: str, told: str) -> None:
    page = visit(PATH)
    page.fill("#a-text", fragment(own))
    page.fill("#b-text", text)
    page.click("form [type=submit]")
    assert told in error(page, "b")
    assert error(page, "a") == ""
    expect(page.locator("#b-text")).to_be_focused()
    expect(page.locator("#b-text")).to_have_attribute("aria-invalid", "true")
    assert page.locator("[data-into-comparison] *").count() == 0


def test_a_field_to_mend_comes_up_clear_of_the_header(visit: Visit) -> None:
    page = visit(PATH)
    page.click("form [type=submit]")
    expect(page.locator("#a-text")).to_be_focused()
    page.wait_for_function(
        """() => document.querySelector("label[for=a-text]").getBoundingClientRect().top
          >= document.querySelector(".md-header").getBoundingClientRect().bottom"""
    )


def test_a_damaged_link_is_compared_as_far_as_it_reads_and_says_so(visit: Visit, own: Answers, other: Answers) -> None:
    page = opened(visit, both(fragment(own), fragment(other, "other")[:-40]))
    assert f"L’autre personne{SPACE}: le lien est abîmé" in compared(page)


def test_answers_to_dropped_questions_are_named_as_text(visit: Visit, own: Answers, other: Answers) -> None:
    odd = fragment(other, "other", more="&" + urlencode({"statement-<b onclick=x>œuvre’s": "3"}))
    page = opened(visit, both(fragment(own), odd))
    assert f"laissées de côté (1){SPACE}: statement-<b onclick=x>œuvre’s" in compared(page)
    assert page.locator("[data-into-comparison] [onclick]").count() == 0


def test_the_same_answers_twice_are_noticed(visit: Visit, own: Answers) -> None:
    page = opened(visit, both(fragment(own), fragment(own, "other")))
    assert "Le même lien a-t-il été collé deux fois" in compared(page)
    assert sizes(page) == []


def test_swapped_people_and_swapped_dates_are_noticed_and_turned(visit: Visit, own: Answers, other: Answers) -> None:
    people = opened(visit, both(fragment(other, "other"), fragment(own)))
    assert "Les premières réponses sont celles de l’autre personne" in compared(people)
    dates = opened(visit, both(fragment(other, day="2026-11-20"), fragment(own, day="2026-05-03")))
    assert "Les premières réponses sont plus récentes" in compared(dates)
    for page in (people, dates):
        page.click(".cautions [data-do=turn]")
        expect(page.locator(".cautions [data-do=turn]")).to_have_count(0)
    assert compared(people) == compared(opened(visit, both(fragment(own), fragment(other, "other"))))


def test_the_link_to_a_comparison_brings_it_back_and_the_address_keeps_nothing(
    visit: Visit, own: Answers, other: Answers
) -> None:
    page = opened(visit, both(fragment(own), fragment(other, "other")))
    assert "#" not in page.url
    text = page.locator("#link-comparison").input_value()
    assert compared(opened(visit, text.partition("#")[2])) == compared(page)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('echelons'))") == []


def test_a_link_put_into_the_open_page_is_read(visit: Visit, own: Answers) -> None:
    page = visit(PATH)
    page.evaluate("(text) => { location.hash = text; }", fragment(own))
    expect(page.locator("#a-text")).to_have_value(re.compile("statement-strategy-plan=3"))
    page.evaluate("() => { location.hash = 'nonsense'; }")
    expect(page.get_by_role("status").filter(has_text="n’est pas un lien de cette page")).to_be_visible()


def test_names_that_hold_markup_stay_text(visit: Visit, own: Answers, other: Answers) -> None:
    hostile = "<img src=x onerror=alert(1)>{name}"

    def spoil(route: Route) -> None:
        text = route.fetch().text()
        island = re.search(r'(?s)(<script type="application/json" data-words>)(.*?)(</script>)', text)
        assert island is not None
        data = json.loads(island[2])
        for each in (data["words"]["roles"], data["words"]["competencies"], data["say"]):
            each.update(dict.fromkeys(each, hostile))
        safe = json.dumps(data).replace("<", "\\u003c")
        route.fulfill(body=text.replace(island[2], safe), content_type="text/html")

    page = visit()
    page.route(re.compile(r"/comparer/$"), spoil)
    page.goto(f"{page.url}{PATH}#{both(fragment(own), fragment(other, 'other'))}")
    expect(page.locator("html")).to_have_attribute("data-stage", "compared")
    assert "<img src=x" in compared(page)
    assert page.locator("[data-into-comparison] img").count() == 0


# --- for everybody ---------------------------------------------------------------------------------


def test_without_scripts_the_page_explains_and_gives_a_sheet_of_two_columns(visit: Visit, rule: Rule) -> None:
    page = visit(PATH, scripts=False)
    assert page.locator("article :is(button, textarea, input):visible").count() == 0
    assert "Aucune moyenne" in page.locator("article").inner_text()
    rows = page.locator("table.two-columns tbody tr:has(td)")
    assert rows.count() == len(rule.items)
    assert all(row.locator("td").count() == 3 for row in rows.all())
    assert page.locator("table.two-columns").is_visible()


def test_a_keyboard_is_enough(visit: Visit, own: Answers, other: Answers) -> None:
    page = visit(PATH)
    page.locator("#a-text").focus()
    page.keyboard.insert_text(fragment(own))
    for _each in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "b-text":
            break
    page.keyboard.insert_text(fragment(other, "other"))
    for _each in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="Ce qui diffère le plus")).to_be_focused()


def test_fields_have_names_and_stand_in_named_groups(visit: Visit) -> None:
    page = visit(PATH)
    for name in ("Premières réponses", "Secondes réponses"):
        group = page.get_by_role("group", name=name)
        expect(group.get_by_label("Lien vers les réponses, ou contenu du fichier")).to_be_visible()
        expect(group.get_by_label("Ou fichier à ouvrir (JSON)")).to_be_visible()
        expect(group.get_by_role("combobox", name="Qui a répondu")).to_be_visible()
        expect(group.get_by_label("Date des réponses (facultative)")).to_be_visible()
    expect(page.get_by_role("group", name="Que comparez-vous")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_screen_never_scrolls_sideways(visit: Visit, own: Answers, other: Answers, width: int) -> None:
    wide = "document.documentElement.scrollWidth"
    assert visit(PATH, width=width).evaluate(wide) <= width
    page = opened(visit, both(fragment(own), fragment(other, "other")), width=width)
    assert page.evaluate(wide) <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, own: Answers, other: Answers, scheme: str) -> None:
    page, axe = visit(PATH, scheme=scheme, reduced_motion="reduce"), Axe()

    def findings() -> list[str]:
        return [str(each["id"]) for each in axe.run(page).response["violations"]]

    found = findings()
    page.click("form [type=submit]")
    found += findings()
    page.fill("#a-text", fragment(own))
    page.fill("#b-text", fragment(other, "other"))
    page.click("form [type=submit]")
    assert found + findings() == []


def test_on_paper_the_sheet_or_the_comparison_stands_without_the_form(
    visit: Visit, own: Answers, other: Answers
) -> None:
    for_paper = "article :is(button, textarea, input):visible"
    blank = visit(PATH)
    blank.emulate_media(media="print")
    assert blank.locator(for_paper).count() == 0
    assert blank.locator("table.two-columns").is_visible()
    page = opened(visit, both(fragment(own), fragment(other, "other")))
    page.emulate_media(media="print")
    assert page.locator(for_paper).count() == 0
    assert page.locator("table.two-columns").is_hidden()
    assert page.locator("[data-into-comparison] h2").is_visible()


def test_the_scripts_of_the_page_stay_small(visit: Visit, shipped: Path) -> None:
    sizes = own_scripts(visit(PATH), visit("contribuer/"), shipped / "site")
    assert sizes
    assert sum(sizes.values()) <= BUDGET, sizes
