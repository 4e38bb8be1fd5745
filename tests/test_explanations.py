"""`gen explain`: a page for each code, in both languages."""

import re

import pytest
from click.testing import CliRunner

from generator.checking.explanations import CODES, explained
from generator.cli import gen
from generator.messages.language import translations


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(gen, ["explain", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_kebab_case_with_title_reason_and_two_different_examples(code: str) -> None:
    explanation = CODES[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert not explanation.title.msgid.endswith(".")
    assert explanation.why.msgid.endswith(".")
    assert explanation.wrong != explanation.right
    assert len(explanation.wrong) > 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_can_be_printed(language: str) -> None:
    for code in CODES:
        page = explained(code, translations(language).gettext)
        assert page.startswith(f"{code} — ")
        assert max(map(len, page.split("\n"))) <= 110


def test_a_page_is_french_by_default() -> None:
    code, page, _errors = run("capital-k")
    assert code == 0
    assert page.replace("\u00a0", " ") == (
        "capital-k — K€ au lieu de k€\n\n"
        "Le préfixe de mille est un petit k\u202f; le grand désigne le kelvin.\n\n"
        "Faux :\n    note: Environ 30 K€.\n\n"
        "Juste :\n    note: Environ 30 k€.\n"
    )


def test_a_page_is_english_when_asked() -> None:
    code, page, _errors = run("capital-k", "--lang", "en")
    assert (code, page.splitlines()[0]) == (0, "capital-k — K€ instead of k€")


def test_without_code_all_are_listed_with_their_titles() -> None:
    code, page, _errors = run()
    assert code == 0
    rows = [line.split("  ", 1) for line in page.splitlines()]
    assert [row[0].strip() for row in rows] == sorted(CODES)
    assert all(row[1].strip() for row in rows)


def test_an_unknown_code_brings_the_closest_one() -> None:
    code, page, errors = run("unknown-rôle")
    assert (code, page) == (2, "")
    assert "unknown-role" in errors


def test_a_code_like_no_other_leads_to_the_list() -> None:
    code, _page, errors = run("baguette")
    assert code == 2
    assert "gen explain" in errors
