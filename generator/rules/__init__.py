"""The rules that hold for the data, each a claim with its documentation, in one explicit list."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.catalog import Catalog
from generator.problems import Problem


class Rule(NamedTuple):
    """A claim about the data. It looks only when the collections it needs could be read whole."""

    codes: tuple[str, ...]
    claim: Callable[[Catalog], Iterator[Problem]]
    needs: tuple[str, ...] = ()


ALL: tuple[Rule, ...] = ()


def broken(catalog: Catalog, whole: frozenset[str]) -> Iterator[Problem]:
    """Every problem that the rules find, those rules aside that need a collection which is not whole."""
    for rule in ALL:
        if whole.issuperset(rule.needs):
            yield from rule.claim(catalog)
