"""Each code of the checks has its page, reached from a list where the old addresses still lead."""

import re
from html import unescape

from generator.checking.explanations import CODES
from generator.messages.language import french_html, translations
from generator.pages import Rendered

RULES = "contribuer/regles"


def page_of(code: str, rendered: Rendered) -> str:
    return rendered.files[f"{RULES}/{code}/index.md"].decode()


def told(source: str) -> str:
    """What a page says, without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", source))


def test_each_code_has_its_page_and_no_other_stands_there(rendered: Rendered) -> None:
    found = {match[1] for path in rendered.files if (match := re.fullmatch(rf"{RULES}/([^/]+)/index\.md", path))}
    assert found == CODES.keys()


def test_a_page_says_what_why_and_how(rendered: Rendered) -> None:
    say = translations("fr").gettext
    for code, explanation in CODES.items():
        page = told(page_of(code, rendered))
        assert all(told(french_html(text.render(say))) in page for text in (explanation.title, explanation.why)), code
        assert f"gen explain {code}" in page
        assert explanation.wrong in page, code
        assert explanation.right in page, code


def test_the_list_leads_to_each_page_and_keeps_the_anchors_of_old_links(rendered: Rendered) -> None:
    listed = rendered.files[f"{RULES}/index.md"].decode()
    for code in CODES:
        assert f'<li id="{code}"><a href="{code}/">' in listed


def test_the_search_of_the_site_finds_the_list_and_not_each_code(rendered: Rendered) -> None:
    assert all("\nsearch:" in page_of(code, rendered).partition("\n---\n")[0] for code in CODES)
    assert "\nsearch:" not in rendered.files[f"{RULES}/index.md"].decode().partition("\n---\n")[0]
