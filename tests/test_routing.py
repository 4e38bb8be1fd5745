"""The lines of the map of moves: where boxes stand and who is linked may be anything."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.routing import BOX_HEIGHT, BOX_WIDTH, Layout, Point, Spot, lay_out

Links = list[tuple[Spot, Spot]]

grids = st.sets(st.builds(Spot, st.integers(0, 4), st.integers(0, 5)), min_size=2, max_size=14)


@st.composite
def maps(draw: st.DrawFn) -> tuple[list[Spot], Links]:
    """Boxes, and links between two different ones, each direction at most once."""
    spots = sorted(draw(grids))
    pairs = [(start, end) for start in spots for end in spots if start != end]
    return spots, draw(st.lists(st.sampled_from(pairs), max_size=12, unique=True))


def parts(layout: Layout) -> Iterator[tuple[int, Point, Point]]:
    for rank, line in enumerate(layout.lines):
        for start, end in pairwise(line):
            yield rank, start, end


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(max(one), max(other)) - max(min(one), min(other))


@given(maps())
def test_every_part_of_a_line_is_level_or_upright(drawn: tuple[list[Spot], Links]) -> None:
    spots, links = drawn
    assert all(start.x == end.x or start.y == end.y for _, start, end in parts(lay_out(spots, links, above={})))


@given(maps())
def test_no_line_runs_over_a_box(drawn: tuple[list[Spot], Links]) -> None:
    spots, links = drawn
    layout = lay_out(spots, links, above={0: 20})
    boxes = [(layout.columns[spot.column], layout.rows[spot.row]) for spot in spots]
    for _, start, end in parts(layout):
        for x, y in boxes:
            inside_across = overlap((start.x, end.x), (x, x + BOX_WIDTH))
            inside_along = overlap((start.y, end.y), (y, y + BOX_HEIGHT))
            assert not (start.x != end.x and y < start.y < y + BOX_HEIGHT and inside_across > 0)
            assert not (start.y != end.y and x < start.x < x + BOX_WIDTH and inside_along > 0)


@given(maps())
def test_no_two_lines_run_over_one_another(drawn: tuple[list[Spot], Links]) -> None:
    spots, links = drawn
    for (one, a, b), (other, c, d) in combinations(parts(lay_out(spots, links, above={})), 2):
        if one != other and a.y == b.y == c.y == d.y:
            assert overlap((a.x, b.x), (c.x, d.x)) <= 0
        if one != other and a.x == b.x == c.x == d.x:
            assert overlap((a.y, b.y), (c.y, d.y)) <= 0


def test_a_line_between_two_boxes_of_a_row_with_nothing_between_is_straight() -> None:
    left, right = Spot(0, 0), Spot(2, 0)
    [line] = lay_out([left, right, Spot(1, 1)], [(left, right)], above={}).lines
    assert [point.y for point in line] == [BOX_HEIGHT // 2] * len(line)


def test_a_line_goes_around_a_box_that_stands_in_its_row() -> None:
    left, middle, right = Spot(0, 0), Spot(1, 0), Spot(2, 0)
    [line] = lay_out([left, middle, right], [(left, right)], above={}).lines
    assert len({point.y for point in line}) > 1
