"""Comparing two sets of answers, and counting one by hand: what the pages say without scripts."""

import re
from dataclasses import replace

import pytest

from generator.catalog import Catalog
from generator.pages import Rendered, render
from generator.placing.placement import has_few
from generator.placing.rulebook import FEWEST, SHARE, rule_of
from generator.placing.sheets import NOT_APPLICABLE, NOT_YET, UNKNOWN, Answers, read

PATH, QUIZ = "evaluation/comparer/index.md", "evaluation/index.md"


def page(rendered: Rendered, path: str) -> str:
    return rendered.files[path].decode()


def test_the_sheet_has_three_boxes_for_each_statement_and_two_for_each_situation(
    catalog: Catalog, rendered: Rendered
) -> None:
    _, table = page(rendered, PATH).split('<table class="sheet-table two-columns">')
    rows = [row.count('class="blank"') for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)]
    assert rows.count(3) == len(catalog.quiz.statements)
    assert rows.count(2) == len(catalog.quiz.scenarios)
    for statement in catalog.quiz.statements:
        assert statement.text in table


def test_a_mark_has_one_meaning_on_the_sheet_and_in_the_table_to_copy_it_to(
    catalog: Catalog, rendered: Rendered
) -> None:
    sheet = page(rendered, QUIZ)
    marks: dict[str, set[str]] = {}
    for value, mark in re.findall(r'name="statement-[^"]*" value="([^"]*)"> *<b>([^<]*)</b>', sheet):
        marks.setdefault(mark, set()).add(value)
    assert marks == {**{str(level): {str(level)} for level in range(5)},
                     "?": {UNKNOWN}, "0*": {NOT_YET}, "–": {NOT_APPLICABLE}}  # fmt: skip
    scale, _ = sheet.split("<form ", 1)
    for mark in ("(?)", "(0*)", "(–)"):
        assert mark in scale
    waivable = sum(bool(each.not_applicable) for each in catalog.quiz.statements)
    assert f"{waivable} énoncés en ont une troisième" in scale
    [caption] = re.findall(r"two-columns\">\s*<caption>(.*?)</caption>", page(rendered, PATH))
    assert "« 0* » vaut pour « pas encore eu l’occasion » et compte 0" in caption.replace("\N{NO-BREAK SPACE}", " ")


def test_the_page_is_linked_from_the_questionnaire_for_those_without_scripts(rendered: Rendered) -> None:
    static, _ = page(rendered, QUIZ).split("<form ", 1)
    assert 'href="comparer/"' in static


def test_without_any_question_there_is_nothing_to_compare(catalog: Catalog) -> None:
    empty = replace(catalog, quiz=replace(catalog.quiz, statements=(), scenarios=()))
    text = page(render(empty), PATH)
    assert 'class="empty"' in text
    assert "<form" not in text
    assert "<script" not in text


def test_the_paper_says_what_the_rule_counts_as_enough(catalog: Catalog, rendered: Rendered) -> None:
    rule = rule_of(catalog)
    names = {each.id: each.name for each in catalog.ladder.competencies}
    [always] = {names[rule.axes[rule.items[number].axis].id] for number in rule.always}
    text = page(rendered, QUIZ)
    assert f"au moins {FEWEST} réponses qui disent quelque chose" in text
    assert f"les questions toujours posées ({always}) qui ne disent rien" in text
    assert f"au moins {SHARE}\N{NO-BREAK SPACE}% de ce total" in text


@pytest.mark.parametrize("silent", range(4))
def test_what_the_paper_counts_is_what_the_rule_counts(catalog: Catalog, silent: int) -> None:
    rule = rule_of(catalog)
    always = [rule.items[number] for number in rule.always]
    others = [item for number, item in enumerate(rule.items) if number not in rule.always]
    assert silent <= len(always)
    for count in range(len(others) + 1):
        # Questions other than those always asked change nothing when they tell nothing.
        answered = dict.fromkeys([*always[silent:], *others[:count]], 2)
        untold = dict.fromkeys([*always[:silent], *others[count::2]], UNKNOWN)
        given = {**answered, **untold}
        answers = Answers(
            {},
            {item.id: value for item, value in given.items() if item.kind == "statement"},
            {item.id: value for item, value in given.items() if item.kind == "scenario"},
        )
        told = len(answered)
        by_hand = told < FEWEST or told * 100 < SHARE * (told + silent)
        assert has_few(rule, read(rule, answers)) == by_hand, (told, silent)
