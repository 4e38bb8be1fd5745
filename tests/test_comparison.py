"""What human resources compute with a band: the worked cases, and what a formula alone does not say."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import comparison
from generator.votes import Vote

VECTORS = yaml.safe_load((Path(__file__).parent / "vectors" / "comparison.yaml").read_text(encoding="utf-8"))


def cases() -> Iterator[Any]:
    for function, vectors in VECTORS.items():
        for rank, vector in enumerate(vectors, 1):
            yield pytest.param(function, vector, id=f"{function}-{vector.get('case', rank)}")


def amount(written: Any) -> Any:
    """A value of the vectors, its amounts exact at any depth."""
    if isinstance(written, list):
        return tuple(amount(each) for each in written)
    if isinstance(written, dict):
        return {name: amount(each) for name, each in written.items()}
    if isinstance(written, str) and re.fullmatch(r"-?\d+/\d+", written):
        return Fraction(written)
    return written


def vote(origin: str, centre: int, *, year: int | None = 2014) -> Vote:
    return Vote(origin, year, None, None, centre, True, ("mean",), ())


@pytest.mark.parametrize(("function", "vector"), list(cases()))
def test_a_worked_case_comes_out_exactly(function: str, vector: dict[str, Any]) -> None:
    found = getattr(comparison, function)(*amount(vector["given"]))
    expected = amount(vector["expected"])
    assert (found._asdict() if isinstance(expected, dict) else found) == expected


def test_every_worked_case_is_of_a_function_and_none_is_a_float() -> None:
    assert len(list(cases())) > 25
    assert not re.search(r"given: .*\d\.\d|expected: .*\d\.\d", str(VECTORS))


def test_a_geographic_differential_stays_inside_one_study() -> None:
    regions = [vote("altaide", 24000), vote("other", 90000)]
    junior = comparison.geographic_differential([vote("altaide", 27000)], regions)
    assert junior == (Fraction(1, 8), ("altaide",))
    confirmed = comparison.geographic_differential([vote("altaide", 33000)], [vote("altaide", 30000)])
    assert confirmed == (Fraction(1, 10), ("altaide",))


def test_several_studies_give_the_median_of_their_differentials() -> None:
    capital = [vote("a", 110), vote("b", 120), vote("c", 190)]
    regions = [vote("a", 100), vote("b", 100), vote("c", 100)]
    assert comparison.geographic_differential(capital, regions) == (Fraction(1, 5), ("a", "b", "c"))


def test_two_years_of_one_study_are_not_two_places() -> None:
    assert comparison.geographic_differential([vote("a", 110, year=2024)], [vote("a", 100, year=2014)]) is None


def test_of_two_years_that_a_study_gives_for_both_places_the_newest_counts() -> None:
    capital = [vote("a", 130, year=2024), vote("a", 110, year=2014), vote("a", 190, year=None)]
    regions = [vote("a", 100, year=None), vote("a", 100, year=2014), vote("a", 100, year=2024)]
    assert comparison.geographic_differential(capital, regions) == (Fraction(3, 10), ("a",))


def test_no_common_study_gives_no_differential() -> None:
    assert comparison.geographic_differential([vote("a", 110)], [vote("b", 100)]) is None
