"""A real browser on the built site. Every request to another host is refused, and fails the test that made it."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import chromium
import pytest
from chromium import Visit
from host import served
from playwright.sync_api import Browser, Page, Route, sync_playwright


@pytest.fixture(scope="session")
def address(shipped: Path) -> Iterator[str]:
    """Where the built site is served, in a folder of its host as on many hosts."""
    with served(shipped) as host:
        yield f"{host}site/"


_RULE = re.compile(r"contribuer/regles/.+")
_ONE_IN = 20


@pytest.fixture(scope="session")
def pages(shipped: Path) -> list[str]:
    """The path of every page, without the one of lost addresses: its own start from the root of the host.

    Of the pages of rules, which have one template and nothing of the data, a few stand for all.
    """
    site = shipped / "site"
    paths = sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))
    rules = [path for path in paths if _RULE.match(path)]
    return [path for path in paths if path != "404.html" and (path not in rules or path in rules[::_ONE_IN])]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    assert path is not None, "no Chromium: `make browser` finds or installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a page of the site by its path: `visit("metiers/", width=360, scheme="dark", scripts=False)`.

    `at` is where it stands, if not in its usual place.
    """
    contexts = []
    foreign: list[str] = []
    errors: list[str] = []

    def guard(home: str, route: Route) -> None:
        if route.request.url.startswith((home, "data:", "blob:")):
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    def opened(
        path: str = "",
        *,
        at: str = address,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
        **more: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
            locale="fr-FR",
            **more,
        )
        contexts.append(context)
        context.route("**/*", partial(guard, at))
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{path}: {error}"))
        page.on("console", lambda said: errors.append(f"{path}: {said.text}") if said.type == "error" else None)
        page.goto(at + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert foreign == [], "requests to other hosts"
    assert errors == [], "what the console complains of"
