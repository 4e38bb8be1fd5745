"""What many tests start from: the shipped data, checked, and their pages."""

import fcntl
import os
from pathlib import Path

import pytest
from hypothesis import settings

from generator.catalog import Catalog
from generator.checking.check import check
from generator.pages import Rendered, render
from generator.pages.edition import Edition
from generator.pages.words import Words
from generator.pay.market import Market, Post, market_of
from shipped import AS_OF, GEN, ROOT, copy_project, run
from tiny import Tiny, stand_in

# A machine may be busy with something else: how long one example takes says nothing of what it shows.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The shipped data, as of a fixed day."""
    checked = check(ROOT / "data", as_of=AS_OF)
    assert checked.catalog is not None, [problem.code for problem in checked.problems]
    return checked.catalog


@pytest.fixture(scope="session")
def rendered(catalog: Catalog) -> Rendered:
    """The shipped data as pages."""
    return render(catalog)


@pytest.fixture(scope="session")
def words(catalog: Catalog) -> Words:
    """How French writes amounts and dates."""
    return Edition(catalog, "fr").words


@pytest.fixture(scope="session")
def market(catalog: Catalog) -> Market:
    """The bands of the shipped data, as a page has them for a team."""
    return market_of(catalog)


@pytest.fixture(scope="session")
def post(catalog: Catalog, market: Market) -> Post:
    """A post of the lowest rung that has a band."""
    return next(post for post in market.ranges if post[0] == catalog.ladder.rungs[0].role)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    """A project of two pages, without data: what comes after the pages can be tested in an instant."""
    stand_in(monkeypatch.setattr)
    return Tiny(tmp_path / "project")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project, copied and built once for every process of the tests: the folder that holds site/."""
    return _built_once(tmp_path_factory, "shipped")


@pytest.fixture(scope="session")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built by Zensical."""
    return _built_once(tmp_path_factory, "by-zensical", "--engine", "zensical")


def _built_once(tmp_path_factory: pytest.TempPathFactory, name: str, *options: str) -> Path:
    # Beside the folders of the single processes, when several share the tests.
    shared = tmp_path_factory.getbasetemp()
    folder = (shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared) / name
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            run([*GEN, "build", "--as-of", AS_OF.isoformat(), *options], copy_project(folder))
    return folder
