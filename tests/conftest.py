"""What many tests start from: the shipped data, checked, and their pages."""

from datetime import date
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.check import check
from generator.pages import Rendered, render
from generator.pages.edition import Edition
from generator.pages.words import Words

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 11, 22)


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
