"""What human resources compute with a band: the worked cases, and what a formula alone does not say."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pay import comparison
from generator.pay.votes import Vote

VECTORS = yaml.safe_load((Path(__file__).parent / "vectors" / "comparison.yaml").read_text(encoding="utf-8"))


def cases() -> Iterator[Any]:
    for function, vectors in VECTORS.items():
        for rank, vector in enumerate(vectors, 1):
            yield pytest.param(function, vector, id=f"{function}-{vector.get('case', rank)}")


def amount(written: Any) -> Any:
    """A value of the vectors, its amounts exact at any depth."""
    if isinstance(written, list):
        return tuple(amount(each) for each in written)
    if isinstance(written, dict) and "centre" in written:
        return vote(**written)
    if isinstance(written, dict):
        return {name: amount(each) for name, each in written.items()}
    if isinstance(written, str) and re.fullmatch(r"-?\d+/\d+", written):
        return Fraction(written)
    return written


def vote(origin: str, centre: int | None, *, year: int | None = 2014) -> Vote:
    return Vote(origin, year, None, None, centre, True, ("mean",), ())


@pytest.mark.parametrize(("function", "vector"), list(cases()))
def test_a_worked_case_comes_out_exactly(function: str, vector: dict[str, Any]) -> None:
    given = amount(vector["given"])
    if "nothing" in vector:
        with pytest.raises(ZeroDivisionError):
            getattr(comparison, function)(*given)
        return
    found = getattr(comparison, function)(*given)
    expected = amount(vector["expected"])
    assert (found._asdict() if isinstance(expected, dict) else found) == expected


def test_every_formula_has_its_worked_cases_and_none_is_a_float() -> None:
    public = {name for name in vars(comparison) if name.islower() and not name.startswith("_")}
    formulas = {name for name in public if getattr(vars(comparison)[name], "__module__", "") == comparison.__name__}
    assert set(VECTORS) == formulas
    assert all(len(vectors) > 1 for vectors in VECTORS.values())
    assert not re.search(r"given: .*\d\.\d|expected: .*\d\.\d", str(VECTORS))
