from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.charts import axis_of

amounts = st.lists(st.integers(min_value=1, max_value=400_000), min_size=1, max_size=12)


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


def test_what_lies_beyond_an_axis_stands_at_its_edge() -> None:
    axis = axis_of([20_000, 70_000])
    assert axis.at(320_000) == axis.at(axis.end)


def test_an_axis_of_nothing_can_still_be_drawn() -> None:
    assert axis_of([]).ticks == (0, 1)


def test_few_ticks_fit_a_phone() -> None:
    assert len(axis_of([19_000, 102_500]).ticks) <= 8
