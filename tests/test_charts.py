from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.charts import axis_of

amounts = st.lists(st.integers(min_value=1, max_value=400_000), min_size=1, max_size=12)
exact = st.fractions(min_value=1, max_value=400_000, max_denominator=1200) | st.integers(min_value=1, max_value=400_000)


def percent(place: str) -> Fraction:
    return Fraction(place.removesuffix("%"))


@given(amounts)
def test_an_axis_holds_every_value_between_round_ticks(values: list[int]) -> None:
    axis = axis_of(values)
    assert axis.start <= min(values)
    assert max(values) <= axis.end
    assert all(0 <= percent(axis.at(value)) <= 100 for value in values)
    step = axis.ticks[1] - axis.ticks[0]
    assert all(tick % step == 0 for tick in axis.ticks)


@given(amounts)
def test_an_axis_keeps_the_order_of_values(values: list[int]) -> None:
    axis = axis_of(values)
    places = [percent(axis.at(value)) for value in sorted(values)]
    assert places == sorted(places)


@given(st.lists(exact, min_size=2, max_size=2))
def test_a_place_is_the_nearest_to_the_exact_share(ends: list[Fraction | int]) -> None:
    axis, (low, high) = axis_of(ends), sorted(ends)
    across = Fraction(94) / (axis.end - axis.start)
    assert axis.at(low) == f"{float(3 + across * (low - axis.start)):.2f}%"
    assert axis.span(low, high) == f"{float(across * (high - low)):.2f}%"


def test_what_lies_beyond_an_axis_stands_at_its_edge() -> None:
    axis = axis_of([20_000, 70_000])
    assert axis.at(320_000) == axis.at(axis.end)


def test_an_axis_of_nothing_can_still_be_drawn() -> None:
    assert axis_of([]).ticks == (0, 1)


def test_few_ticks_fit_a_phone() -> None:
    assert len(axis_of([19_000, 102_500]).ticks) <= 8
