"""Nothing jumps under the eyes when the scripts of a page come late, as they do on a slow network."""

import threading

import pytest
from chromium import Visit
from playwright.sync_api import Route

from figures import Measured

LIMIT = 0.1
"""Cumulative layout shift: the most that Google's Core Web Vitals call good."""

WATCH = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
  .observe({ type: "layout-shift", buffered: true });
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
SETTLED = "() => new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled)))"
INTERACTIVE = (
    "salaires/",
    "salaires/position/",
    "comparer/",
    "evaluation/",
    "evaluation/comparer/",
    "rh/",
    "rh/annonce/",
)


@pytest.mark.parametrize("path", INTERACTIVE)
def test_a_page_stays_where_it_is_when_its_script_comes_late(visit: Visit, path: str, measured: Measured) -> None:
    page = visit("glossaire/", width=412)
    home = page.url.removesuffix("glossaire/")
    held: list[Route] = []
    has_come = threading.Event()
    page.add_init_script(WATCH)
    page.route("**/site/assets/*.js", lambda route: route.fallback() if has_come.is_set() else held.append(route))
    page.goto(home + path, wait_until="commit")
    page.wait_for_function(PAINTED)
    has_come.set()
    for route in held:
        route.fallback()
    page.wait_for_load_state("networkidle")
    page.evaluate(SETTLED)
    shifted = float(page.evaluate("window.shifts.reduce((sum, each) => sum + each, 0)"))
    measured(f"Déplacements à l’arrivée du script, {path}", f"{shifted:.2f}", f"≤ {LIMIT}")
    assert shifted <= LIMIT
