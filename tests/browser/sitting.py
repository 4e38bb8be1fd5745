"""Somebody sits the self-assessment in a browser: what is asked, how it is answered, what the page loads for it."""

import gzip
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

BUDGET = 10 * 1024
"""Bytes of script, compressed, that a page may add to those of the theme."""
NEVER = "jamais une décision d’embauche"

Choose = Callable[[str], str]
"""What somebody answers to the question of that name."""


def stage(page: Page) -> str:
    return str(page.evaluate("document.documentElement.dataset.stage"))


def question(page: Page) -> str:
    """The name of the question that is asked."""
    return str(page.locator("fieldset[data-now] input").first.get_attribute("name"))


def start(page: Page) -> None:
    page.click("[data-do=start] >> visible=true >> nth=0")


def answer(page: Page, choose: Choose) -> int:
    """Answer what is asked, as long as something is; how many questions came."""
    count = 0
    while stage(page) == "question":
        name = question(page)
        page.check(f'input[name="{name}"][value="{choose(name)}"]')
        page.click("form [type=submit]")
        count += 1
    return count


def own_scripts(page: Page, plain: Page, site: Path) -> dict[str, int]:
    """The compressed size of every script that a page loads and a plain one does not."""
    own = _scripts(page) - _scripts(plain)
    return {url: len(gzip.compress((site / url.partition("/site/")[2]).read_bytes(), 9)) for url in own}


def _scripts(page: Page) -> set[str]:
    """Every script that a page loaded, the modules that others import included."""
    page.wait_for_load_state("networkidle")
    names = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    return {name for name in names if name.endswith(".js")}
