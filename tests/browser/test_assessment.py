"""The self-assessment in a real browser: from the start to a result, whatever the link, and without scripts."""

import json
import random
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import Visit
from playwright.sync_api import Page, Route, expect
from sitting import BUDGET, NEVER, Choose, answer, own_scripts, question, stage, start

from generator.answers.fragments import sum_of
from generator.catalog import Catalog
from generator.placing.reasons import explanation
from generator.placing.rulebook import HIGHEST, Rule, as_json, rule_of
from generator.placing.sheets import NOT_APPLICABLE, NOT_YET, UNKNOWN, Answers

PATH = "evaluation/"


@pytest.fixture(scope="module")
def rule(catalog: Catalog) -> Rule:
    return rule_of(catalog)


@pytest.fixture(scope="module")
def manager(catalog: Catalog) -> Choose:
    """Somebody with a team: 3 in all that the second rung asks, 1 beyond."""
    best = {each.id: max(each.options, key=lambda option: int(option.score)).id for each in catalog.quiz.scenarios}

    def choose(name: str) -> str:
        kind, _, id = name.partition("-")
        if kind == "context":
            return {"team": "with-others", "structure": "small", "years": "confirmed"}[id]
        return best[id] if kind == "scenario" else "1" if id.startswith(("scope", "results")) else "3"

    return choose


# --- going through it ------------------------------------------------------------------------------


def to_result(page: Page, choose: Choose, *, complete: bool = False) -> None:
    start(page)
    answer(page, choose)
    page.click("[data-into-review] [data-do=result]")
    if complete:
        page.locator("[data-into-result] [data-do=complete]").first.click()
        answer(page, choose)
        page.click("[data-into-review] [data-do=result]")
    expect(page.locator("[data-into-result] h2")).to_be_focused()


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def result(page: Page) -> str:
    return page.locator("[data-into-result]").inner_text()


def review(page: Page) -> str:
    return page.locator("[data-into-review]").inner_text()


def notice(page: Page) -> str:
    return page.locator("[data-notice]").inner_text()


def link(page: Page, kind: str) -> str:
    return page.locator(f"#link-{kind}").input_value()


def fragment(page: Page, kind: str) -> str:
    return link(page, kind).partition("#")[2]


def with_sum(text: str) -> str:
    """A fragment with the sum that belongs to it, as somebody would make it who means harm or has another version."""
    return f"{text}&sum={sum_of(text)}"


def without_sum(text: str) -> str:
    return text.partition("&sum=")[0]


# --- without scripts -------------------------------------------------------------------------------


def test_without_scripts_the_whole_sheet_is_there(visit: Visit, rule: Rule) -> None:
    page = visit(PATH, scripts=False)
    sets = page.locator("form fieldset")
    assert sets.count() == len(rule.context) + len(rule.items)
    assert all(each.is_visible() for each in sets.all())
    assert page.locator("table.sheet-table").first.is_visible()
    assert page.locator("article :is(form, .app) button:visible").count() == 0
    assert NEVER in page.locator("article").inner_text().lower()


# --- one question at a time ------------------------------------------------------------------------


def test_one_question_at_a_time_with_its_exact_bound(visit: Visit, rule: Rule, manager: Choose) -> None:
    page = visit(PATH)
    assert NEVER in page.locator("article").inner_text()
    start(page)
    left = []
    while stage(page) == "question":
        assert page.locator("fieldset:visible").count() == 1
        assert page.locator(":checked:visible").count() == 0
        expect(page.locator("fieldset[data-now] legend")).to_be_focused()
        told = re.fullmatch(r"Question (\d+) \((\d+) au plus\)", page.locator("[data-progress]").inner_text())
        assert told is not None
        assert int(told[1]) == len(left) + 1
        left.append(int(told[2]))
        name = question(page)
        page.check(f'input[name="{name}"][value="{manager(name)}"]')
        assert question(page) == name, "a choice moved on by itself"
        page.click("form [type=submit]")
    assert left[0] == len(rule.context) + len(rule.items)
    assert left == sorted(left, reverse=True)
    assert stage(page) == "review"


def test_going_on_without_an_answer_says_so_beside_the_question(visit: Visit) -> None:
    page = visit(PATH)
    start(page)
    page.click("form [type=submit]")
    expect(page.get_by_role("alert")).to_have_text("Choisissez une réponse pour continuer.")
    assert page.locator("fieldset[data-now] [data-error]").count() == 1
    expect(page.locator("fieldset[data-now] input").first).to_be_focused()


def test_back_goes_one_question_back_and_keeps_the_answers(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    start(page)
    names = []
    for _each in range(4):
        names.append(question(page))
        page.check(f'input[name="{names[-1]}"][value="{manager(names[-1])}"]')
        page.click("form [type=submit]")
    for number, name in reversed(list(enumerate(names, 1))):
        page.go_back()
        expect(page.locator("[data-progress]")).to_contain_text(f"Question {number} ")
        assert question(page) == name
        assert page.locator(":checked:visible").get_attribute("value") == manager(name)
    page.go_back()
    expect(page.locator("html")).to_have_attribute("data-stage", "start")


def test_an_answer_is_changed_from_the_review(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    start(page)
    answer(page, manager)
    page.get_by_role("button", name=re.compile("^Modifier : Où exercez-vous")).click()
    page.check('input[value="agency"]')
    page.click("form [type=submit]")
    assert stage(page) == "review"
    assert "En agence" in page.locator("[data-into-review]").inner_text()


def test_a_keyboard_is_enough_from_start_to_result(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    page.locator("[data-do=start]").first.focus()
    page.keyboard.press("Enter")
    while stage(page) == "question":
        name = question(page)
        values = page.locator(f'input[name="{name}"]').evaluate_all("all => all.map((each) => each.value)")
        page.keyboard.press("Tab")
        for _each in range(values.index(manager(name))):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
    for _each in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.do") == "result":
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-into-result] h2")).to_be_focused()
    assert "Social media manager" in page.locator("[data-into-result] h2").inner_text()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_question_never_comes_up_behind_the_header(visit: Visit, manager: Choose, width: int) -> None:
    page = visit(PATH, width=width)
    start(page)
    covered = """() => document.querySelector(".md-header").getBoundingClientRect().bottom
      > document.querySelector("fieldset[data-now] legend").getBoundingClientRect().top"""
    while stage(page) == "question":
        assert not page.evaluate(covered), question(page)
        page.check(f'input[name="{question(page)}"][value="{manager(question(page))}"]')
        # As on a phone: the button stands far below the question.
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.click("form [type=submit]")


def test_questions_and_answers_have_roles_and_names(visit: Visit, catalog: Catalog, manager: Choose) -> None:
    page = visit(PATH)
    start(page)
    asked = catalog.quiz.context[0]
    group = page.get_by_role("group", name=asked.question)
    expect(group).to_be_visible()
    assert group.get_by_role("radio").count() == len(asked.options) + 1
    expect(group.get_by_role("radio", name=asked.options[0].text)).to_be_visible()
    answer(page, manager)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("heading", level=2, name="Vérifier mes réponses")).to_be_focused()


# --- the result ------------------------------------------------------------------------------------


def test_the_result_says_where_why_how_firm_and_what_next(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager, complete=True)
    told = result(page)
    for part in ("Social media manager, ", NEVER, "Pourquoi", "Ce qui manque pour l’échelon Responsable digital"):
        assert part in told
    for part in ("Ce qui n’a pas compté", "Solidité du résultat", "Plan vers l’échelon suivant", "Premier pas, en "):
        assert part in told
    for part in ("Le salaire de cet échelon", "Demandé et montré", "avec le corrigé", "petite entreprise"):
        assert part in told
    assert "{" not in told
    assert page.locator("[data-into-result] .reasons a").count() > 5


def test_a_short_result_tells_the_steps_that_are_certain_then_what_to_answer(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    # Nothing of the second rung: its three questions on strategy are always asked, and then the rung is known.
    to_result(page, lambda name: "1" if name.startswith("statement-s") else manager(name))
    steps = page.locator("[data-into-result] ol.plan li").all_inner_texts()
    assert len(steps) == 2
    assert all("(1 aujourd’hui, 3 à atteindre)" in plain(step) for step in steps)
    told = result(page)
    assert told.index("Nécessaire de toute façon") < told.index("Répondez aux questions restantes")
    assert page.locator("[data-into-result] [data-do=complete]").first.is_visible()
    assert "Selon l’expérience, dans tout le pays" in plain(told)


def test_a_changed_answer_of_a_short_result_promises_no_more_than_the_page_then_gives(
    visit: Visit, manager: Choose
) -> None:
    page = visit(PATH)
    to_result(page, manager)
    flips = page.locator("[data-into-result] li", has_text="au plus haut")
    assert "Là où deux échelons sont donnés, les réponses qui manquent décident" in plain(result(page))
    told = re.fullmatch(r"(.*) De (\d) à (\d) : .+ au plus bas, .+ au plus haut\.", plain(flips.first.inner_text()))
    assert told is not None, flips.first.inner_text()
    page.click("[data-do=review] >> visible=true")
    assert "Aucune des questions restantes ne peut changer l’échelon" in plain(review(page))
    page.locator("[data-into-review] dl > div", has_text=told[1]).get_by_role("button").click()
    page.check(f'fieldset[data-now] input[value="{told[3]}"]')
    page.click("form [type=submit]")
    assert stage(page) == "question"


def test_a_whole_result_names_one_rung_for_each_changed_answer(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager, complete=True)
    told = plain(result(page))
    assert "Une seule de ces réponses, déplacée d’un cran, change l’échelon :" in told
    assert "au plus bas" not in told
    page.click("[data-do=review] >> visible=true")
    assert "Toutes les questions ont une réponse : le résultat est prêt." in plain(review(page))


def test_the_line_of_pay_says_that_its_level_is_not_that_of_the_rung(
    visit: Visit, catalog: Catalog, manager: Choose
) -> None:
    page = visit(PATH)
    to_result(page, manager)
    [level] = [each.name.lower() for each in catalog.site.levels if each.id == manager("context-years")]
    assert f"ce « {level} » parle d’ancienneté, pas de l’échelon" in plain(result(page))
    page = visit(PATH)
    to_result(page, lambda name: "unknown" if name == "context-years" else manager(name))
    assert "Le salaire de cet échelon" in result(page)
    assert "parle d’ancienneté" not in result(page)


def test_the_review_names_a_situation_without_telling_it_again(visit: Visit, catalog: Catalog, manager: Choose) -> None:
    page = visit(PATH)
    start(page)
    answer(page, manager)
    review = page.locator("[data-into-review]").inner_text()
    assert "Mise en situation «" in plain(review)
    assert not any(scenario.question in review for scenario in catalog.quiz.scenarios)


def test_the_table_of_gaps_has_the_numbers_of_the_rule(visit: Visit, rule: Rule, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager, complete=True)
    rows = [row.inner_text().split("\t") for row in page.locator("[data-into-result] tbody tr").all()]
    gaps = [
        float(needed.replace(",", ".").replace("–", "0")) - float(shown.replace(",", "."))
        for _, shown, needed, _ in rows
    ]
    assert len(rows) == len(rule.axes)
    assert gaps == sorted(gaps, reverse=True)


def test_nothing_known_is_not_a_result(visit: Visit) -> None:
    page = visit(PATH)
    start(page)
    answer(page, lambda _name: "unknown")
    page.click("[data-into-review] [data-do=result]")
    assert result(page).startswith("Pas assez d’éléments")
    assert "Solidité" not in result(page)


def test_the_quiz_ends_while_the_network_is_blocked(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    # The theme goes on loading its search after the page.
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.context.set_offline(True)
    page.on("request", lambda request: asked.append(request.url))
    to_result(page, manager, complete=True)
    assert [url for url in asked if not url.startswith("blob:")] == []


@pytest.mark.parametrize("kind", ["markdown", "json"])
def test_the_result_downloads_with_its_warning(visit: Visit, manager: Choose, kind: str) -> None:
    page = visit(PATH)
    to_result(page, manager, complete=True)
    with page.expect_download() as waiting:
        page.click(f"[data-do={kind}] >> visible=true")
    text = Path(waiting.value.path()).read_text("utf-8")
    assert NEVER in text
    if kind == "json":
        told = json.loads(text)
        assert told["result"]["placement"]["rung"] == "social-media-manager"
        assert told["answers"]["statements"]["strategy-plan"] == 3
        assert told["by"] == "self"
        assert told["day"] == page.evaluate("new Date().toLocaleDateString('fr-CA')")
    else:
        assert text.startswith("# Social media manager")
        assert "| --- |" in text
        # Each step of the plan is one item in three lines.
        step = r"^- .+ à atteindre\)  \n  À montrer : \S.+  \n  Premier pas, en \d+ jours : \S.+$"
        assert len(re.findall(step, text.replace("\xa0", " "), re.MULTILINE)) == text.count("À montrer") > 0


# --- what fits -------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_screen_never_scrolls_sideways(visit: Visit, manager: Choose, width: int) -> None:
    page = visit(PATH, width=width)
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) <= width
    start(page)
    assert page.evaluate(wide) <= width
    answer(page, manager)
    assert page.evaluate(wide) <= width
    page.click("[data-into-review] [data-do=result]")
    assert page.evaluate(wide) <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, manager: Choose, scheme: str) -> None:
    page, axe = visit(PATH, scheme=scheme, reduced_motion="reduce"), Axe()

    def findings() -> list[str]:
        return [f"{stage(page)}: {each['id']}" for each in axe.run(page).response["violations"]]

    found = findings()
    start(page)
    found += findings()
    answer(page, manager)
    found += findings()
    page.click("[data-into-review] [data-do=result]")
    assert found + findings() == []


def test_the_scripts_of_the_page_stay_small(visit: Visit, shipped: Path) -> None:
    sizes = own_scripts(visit(PATH), visit("contribuer/"), shipped / "site")
    assert sizes
    assert sum(sizes.values()) <= BUDGET, sizes


# --- links -----------------------------------------------------------------------------------------


def opened(visit: Visit, text: str) -> Page:
    page = visit(f"{PATH}#{text}")
    expect(page.locator("html")).to_have_attribute("data-stage", re.compile("."))
    return page


def test_the_link_to_the_answers_brings_the_same_result(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager, complete=True)
    other = opened(visit, fragment(page, "answers"))
    assert result(other) == result(page)
    assert notice(other) == ""
    assert fragment(other, "answers") == fragment(page, "answers")


def test_the_link_to_the_result_tells_it_without_the_answers(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager)
    text = fragment(page, "result")
    assert "statement" not in text
    assert "scenario" not in text
    other = opened(visit, text)
    assert stage(other) == "shared"
    assert other.locator("[data-into-result] h2").inner_text() == page.locator("[data-into-result] h2").inner_text()
    shown = "[data-into-result] table"
    assert other.locator(shown).inner_text() == page.locator(shown).inner_text()
    assert "Ce résultat vient d’un lien" in result(other)
    other.click("[data-do=again] >> visible=true")
    assert stage(other) == "start"


def test_a_link_is_read_when_it_is_put_into_the_open_page(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager)
    text, heading = fragment(page, "answers"), page.locator("[data-into-result] h2").inner_text()
    other = visit(PATH)
    other.evaluate("(text) => { location.hash = text; }", text)
    expect(other.locator("[data-into-result] h2")).to_have_text(heading)


ODD = "statement-œuvre’s-<b>gras</b>"


def test_questions_that_bear_other_ids_today_keep_the_answers_of_an_old_link(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager)
    text, heading = fragment(page, "answers"), page.locator("[data-into-result] h2").inner_text()
    names = re.findall(r"&((?:statement|context|scenario)-[a-z-]+)=", text)
    old = with_sum(re.sub(r"&(statement|context|scenario)-(?=[a-z])", r"&\1-old-", without_sum(text)))
    pairs = [[re.sub("-", "-old-", name, count=1), name] for name in names]
    other = visit("glossaire/")
    other.route(f"**/{PATH}", partial(with_renames, json.dumps(pairs)))
    other.goto(f"{other.url.removesuffix('glossaire/')}{PATH}#{old}")
    expect(other.locator("[data-into-result] h2")).to_have_text(heading)
    assert notice(other) == ""


def with_renames(pairs: str, route: Route) -> None:
    """The page as it would be after `gen rename`."""
    response = route.fetch()
    body, count = re.subn(r'"renamed":\s*\[\]', f'"renamed":{pairs}', response.text())
    assert count == 1
    route.fulfill(response=response, body=body)


def test_answers_that_no_longer_exist_are_named_and_the_others_kept(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager)
    encoded = page.evaluate("(pair) => String(new URLSearchParams([pair]))", [ODD, "3"])
    old = with_sum(f"{without_sum(fragment(page, 'answers'))}&{encoded}")
    other = opened(visit, old)
    assert stage(other) == "review"
    assert f"laissées de côté (1)\N{NO-BREAK SPACE}: {ODD}" in notice(other)
    assert other.locator("[data-notice] *").count() == 0
    assert other.locator("[data-into-review] dt").count() == page.locator("form :checked").count()


def broken_links() -> Iterator[tuple[str, str]]:
    good = "as=answers&format=1&quiz=1&context-team=alone"
    yield "as=answers&format=2&quiz=1&sum=1", "plus récente"
    yield with_sum("as=answers&format=1&quiz=99&context-team=alone"), "plus récente"
    yield with_sum("as=other&format=1&quiz=1"), "n’est pas un lien"
    yield "<img src=x onerror=alert(1)>", "n’est pas un lien"
    yield "%E0%A4%A", "n’est pas un lien"
    yield "as=answers&format=1&quiz=1&context-team=" + "x" * 1_000_000, "trop longue"
    yield good, "abîmé"
    yield with_sum(good)[:-9], "abîmé"
    yield f"{good}&context-team=alone&sum=0", "abîmé"
    yield with_sum(f"{good}&context-team=with-others"), "laissées de côté"
    yield with_sum(f"{good}&statement-strategy-plan=5&__proto__=1&statement-constructor=4"), "laissées de côté (3)"
    yield (
        with_sum("as=result&format=1&quiz=1&outcome=rung&rung=digital-lead&word=stable&score-content=4"),
        "aucun résultat",
    )
    yield "as=result&format=1&quiz=1&outcome=rung&rung=digital-lead&word=stable", "aucun résultat"


@pytest.mark.parametrize(("text", "told"), list(broken_links()), ids=lambda value: value[:40])
def test_a_bad_link_is_one_sentence_and_never_a_result(visit: Visit, text: str, told: str) -> None:
    # Put in by the page: an address of a megabyte is too long for some browsers to open.
    page = visit(PATH)
    page.evaluate("(text) => { location.hash = text; dispatchEvent(new PopStateEvent('popstate')); }", text)
    expect(page.locator("[data-notice]")).to_contain_text(told)
    assert stage(page) in ("start", "review")
    assert page.locator("[data-into-result] h2").count() == 0
    assert page.locator("[data-notice] *, [data-into-review] img").count() == 0


def test_a_result_whose_rung_was_raised_by_hand_is_not_shown(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager)
    raised = without_sum(fragment(page, "result")).replace("rung=social-media-manager", "rung=digital-lead")
    assert "aucun résultat" in notice(opened(visit, with_sum(raised)))


def test_names_that_hold_markup_stay_text(visit: Visit, manager: Choose) -> None:
    hostile = "<img src=x onerror=alert(1)>{name}"

    def spoil(route: Route) -> None:
        text = route.fetch().text()
        island = re.search(r'(?s)<script type="application/json" data-words>(.*?)</script>', text)
        assert island is not None
        data = json.loads(island[1])
        for each in (data["words"]["roles"], data["words"]["competencies"]):
            each.update(dict.fromkeys(each, hostile))
        for each in data["words"]["items"].values():
            each["text"] = hostile
        spoilt = json.dumps(data).replace("<", "\\u003c")
        route.fulfill(body=text.replace(island[1], spoilt), content_type="text/html")

    page = visit()
    page.route(re.compile(f"/{PATH}$"), spoil)
    page.goto(page.url + PATH)
    to_result(page, manager, complete=True)
    assert hostile in result(page)
    assert page.locator("[data-into-result] img").count() == 0


def test_an_anchor_of_the_page_is_no_link_of_ours(visit: Visit) -> None:
    page = visit(PATH)
    anchor = page.locator("article h2[id]").first.get_attribute("id")
    other = opened(visit, str(anchor))
    assert notice(other) == ""
    assert stage(other) == "start"


# --- what is kept ----------------------------------------------------------------------------------


def test_nothing_is_kept_until_asked_and_nothing_after_it_is_erased(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager)
    heading = page.locator("[data-into-result] h2").inner_text()
    ours = "Object.keys(localStorage).filter((key) => key.startsWith('echelons'))"
    assert page.evaluate(ours) == []
    page.click("[data-do=keep] >> visible=true")
    assert len(page.evaluate(ours)) == 1
    expect(page.locator(".tools [data-until]")).to_contain_text("gardées sur cet appareil jusqu’au")
    page.goto(page.url.partition("#")[0])
    page.click("[data-do=resume]")
    expect(page.locator("[data-into-result] h2")).to_have_text(heading)
    page.click(".tools [data-do=erase]")
    assert page.evaluate(ours) == []
    assert "effacé" in notice(page)
    page.reload()
    assert page.locator("[data-do=resume]").is_hidden()


def test_answers_are_kept_before_there_is_a_result(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    start(page)
    for _each in range(4):
        page.check(f'input[name="{question(page)}"][value="{manager(question(page))}"]')
        page.click("form [type=submit]")
    page.click("[data-do=review] >> visible=true")
    kept = page.locator("[data-until] >> visible=true")
    expect(kept).to_have_count(0)
    page.click("[data-do=keep] >> visible=true")
    expect(kept).to_contain_text("gardées sur cet appareil jusqu’au")
    review = page.locator("[data-into-review] dl").inner_text()
    page.reload()
    page.click("[data-do=resume]")
    assert stage(page) == "review"
    assert page.locator("[data-into-review] dl").inner_text() == review
    page.click("[data-do=erase] >> visible=true")
    expect(kept).to_have_count(0)


def test_what_was_kept_too_long_or_by_somebody_else_is_forgotten(visit: Visit) -> None:
    page = visit(PATH)
    for told in ('{"text":"as=answers","until":1}', "not json"):
        page.evaluate("(told) => localStorage.setItem(`echelons:${location.pathname}`, told)", told)
        page.reload()
        expect(page.locator("html")).to_have_attribute("data-stage", "start")
        assert page.locator("[data-do=resume]").is_hidden()


def test_a_reload_starts_afresh_and_says_nothing_false(visit: Visit, manager: Choose) -> None:
    page = visit(PATH)
    to_result(page, manager)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-stage", "start")
    assert page.locator("form :checked").count() == 0
    page.go_back()
    expect(page.locator("html")).to_have_attribute("data-stage", "start")


# --- two languages ---------------------------------------------------------------------------------


def test_the_browser_finds_what_python_finds(visit: Visit, rule: Rule) -> None:
    chance = random.Random(3)
    cases = [answered(rule, chance) for _each in range(300)]
    found = visit(PATH).evaluate(
        """async ([rule, cases]) => {
          const { explanation } = await import("../assets/reasons.js");
          const { nextQuestion, atMost } = await import("../assets/questions.js");
          return cases.map((each) => [explanation(rule, each), nextQuestion(rule, each), atMost(rule, each)]);
        }""",
        [as_json(rule), [as_json(each) for each in cases]],
    )
    from generator.placing.questions import at_most, next_question

    for answers, told in zip(cases, found, strict=True):
        expected = [explanation(rule, answers), next_question(rule, answers), at_most(rule, answers)]
        assert told == [as_json(each) for each in expected], answers


def answered(rule: Rule, chance: random.Random) -> Answers:
    """Anybody's answers: whole or with holes, of any level."""
    share, high = chance.random(), chance.randint(0, HIGHEST)
    words: list[Any] = [*range(HIGHEST + 1), *[high] * 5, UNKNOWN, NOT_YET, NOT_APPLICABLE]
    statements = {each.id: chance.choice(words) for each in rule.items if each.kind == "statement"}
    scenarios = {
        each.id: chance.choice([*(option.id for option in each.options), UNKNOWN])
        for each in rule.items
        if each.kind == "scenario"
    }
    context = {each.id: chance.choice([*each.options, UNKNOWN]) for each in rule.context}
    return Answers(*({id: value for id, value in part.items() if chance.random() < 0.4 + share}
                     for part in (context, statements, scenarios)))  # fmt: skip
