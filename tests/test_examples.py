"""The examples that docstrings give are true."""

import doctest
import importlib
import pkgutil

import pytest

import generator

MODULES = [importlib.import_module(each.name) for each in pkgutil.walk_packages(generator.__path__, "generator.")]
EXAMPLES = [found for module in MODULES for found in doctest.DocTestFinder().find(module) if found.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_gives_what_it_says(example: doctest.DocTest) -> None:
    told: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(example, out=told.append)
    assert results.attempted > 0
    assert results.failed == 0, "".join(told)
