"""Geometry of the charts: where things stand, in percent of the width and in pixels of height.

No text and no colour: templates and style sheets have those. Positions across are percentages, so that a chart is as
wide as its column, on a phone as on a desk, while its strokes and texts keep their size.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from generator.catalog import Catalog
from generator.model import Move
from generator.pages.routing import BOX_HEIGHT, BOX_WIDTH, Layout, Point, Spot, lay_out
from generator.pay.amounts import Exact as Number
from generator.pay.bands import Band
from generator.pay.votes import Vote

_STEPS = (1, 2, 5)
_MARGIN = 3
"""Percent of the width left empty on each side, for marks and tick labels."""


class Axis(NamedTuple):
    """A scale from `start` to `end`, with round ticks."""

    start: Number
    end: Number
    ticks: tuple[int, ...]

    def at(self, value: Number) -> str:
        """The place of a value across the chart, such as `41.67%`. What lies beyond stands at the edge."""
        return self._percent(min(value, self.end) - self.start, margin=_MARGIN)

    def span(self, low: Number, high: Number) -> str:
        """The width between two values."""
        return self._percent(min(high, self.end) - min(low, self.end))

    def _percent(self, length: Number, *, margin: int = 0) -> str:
        """A part of the scale across the chart. Of two whole numbers, Python finds the nearest share at once."""
        part, whole = length.as_integer_ratio(), (self.end - self.start).as_integer_ratio()
        over, under = part[0] * whole[1], part[1] * whole[0]
        return f"{(margin * under + (100 - 2 * _MARGIN) * over) / under:.2f}%"


def axis_of(values: Iterable[Number], *, ticks: int = 6) -> Axis:
    """A scale that holds every value, with about `ticks` round steps. Empty input gives a scale from 0 to 1."""
    known = sorted(values)
    if not known:
        return Axis(0, 1, (0, 1))
    low, high = known[0], known[-1]
    step = _round_step(max(high - low, Fraction(high, 10), 1) / Fraction(ticks))
    start, end = floor(low / step) * step, ceil(high / step) * step
    end = end if end > start else start + step
    return Axis(start, end, tuple(range(start, end + 1, step)))


def _round_step(least: Fraction) -> int:
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= least:
                return step * power
        power *= 10


class Mark(NamedTuple):
    """One vote: its two ends when it has them, one end, or one amount."""

    kind: str
    x: str
    width: str
    y: int
    vote: Vote


class Row(NamedTuple):
    """One band, ready to draw."""

    height: int
    bar_x: str | None
    bar_width: str | None
    outer_x: str | None
    outer_width: str | None
    centre_x: str | None
    floor_x: str | None
    marks: tuple[Mark, ...]


BAR_TOP, BAR_HEIGHT, MARK_TOP, MARK_STEP, BOTTOM = 4, 16, 26, 9, 8


def values_of(band: Band) -> list[Number]:
    """Every amount that the drawing of a band must hold."""
    ends = [end for vote in band.votes for end in (vote.low, vote.high, vote.centre)]
    return [value for value in (*ends, band.low, band.high, *(band.outer or ())) if value is not None]


def row_of(band: Band, axis: Axis, *, floor_amount: Number | None = None) -> Row:
    """The drawing of one band: the bar and its centre when there is a band, one mark a study in any case."""
    top = MARK_TOP if band.status == "band" else BAR_TOP + 4
    marks = tuple(_mark(vote, axis, y=top + MARK_STEP * rank) for rank, vote in enumerate(by_place(band.votes)))
    drawn = band.status == "band" and band.low is not None and band.high is not None
    inside = floor_amount is not None and axis.start <= floor_amount <= axis.end
    return Row(
        height=max(BAR_TOP + BAR_HEIGHT, top + MARK_STEP * len(marks)) + BOTTOM,
        bar_x=axis.at(band.low) if drawn and band.low is not None else None,
        bar_width=axis.span(band.low, band.high) if drawn and band.low is not None and band.high is not None else None,
        outer_x=axis.at(band.outer[0]) if band.outer and drawn else None,
        outer_width=axis.span(*band.outer) if band.outer and drawn else None,
        centre_x=axis.at(band.centre) if drawn and band.centre is not None else None,
        floor_x=axis.at(floor_amount) if inside and floor_amount is not None else None,
        marks=marks,
    )


def _mark(vote: Vote, axis: Axis, *, y: int) -> Mark:
    """One study: a line between its ends, an arrow from its only end, a dot at its amount; an arrow if beyond."""
    if min(value for value in (vote.low, vote.centre, vote.high) if value is not None) > axis.end:
        return Mark("beyond", axis.at(axis.end), "0%", y, vote)
    if vote.low is not None and vote.high is not None:
        # A study with figures for small and for large firms may give a low above its high: it is drawn all the same.
        low, high = sorted((vote.low, vote.high))
        return Mark("range", axis.at(low), axis.span(low, high), y, vote)
    if vote.low is not None:
        return Mark("from", axis.at(vote.low), "0%", y, vote)
    if vote.high is not None:
        return Mark("to", axis.at(vote.high), "0%", y, vote)
    return Mark("point", axis.at(vote.centre or 0), "0%", y, vote)


def by_place(votes: Iterable[Vote]) -> list[Vote]:
    """Votes from the lowest up, as they are drawn under a band."""
    return sorted(votes, key=lambda vote: (vote.low or vote.centre or vote.high or 0, vote.origin))


# --- the map of moves ----------------------------------------------------------------------------

_LANE_TOP, _LANE_BOTTOM, _LANE_GAP = 24, 12, 8
"""Pixels above the boxes of a lane, for its name; under them; and between two lanes."""
_SIDE, _TOP, _FOOT = 16, 34, 6
"""Pixels left and right of the boxes; above the first lane, for what the columns mean; and under the last one."""
_ROUND, _TIP = 7, 8
"""Radius of the corners of a line, and the part of it that its arrow head covers."""


class Node(NamedTuple):
    """A role on the map, in units of the drawing."""

    role: str
    x: int
    y: int


class Lane(NamedTuple):
    """A row of the map."""

    track: str
    y: int
    height: int


class Edge(NamedTuple):
    """A move on the map: its line, and the head of its arrow."""

    move: Move
    path: str
    head: str


class Map(NamedTuple):
    """The map of moves, ready to draw."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def map_of(catalog: Catalog) -> Map:
    """Roles by column (seniority) and row (track), moves between them. Roles without a place are left out."""
    spots, rows_of = _places(catalog)
    moves = [move for move in catalog.paths if {move.source_role, move.target_role} <= spots.keys()]
    apart = _LANE_BOTTOM + _LANE_GAP
    above = {rows[0]: _LANE_TOP + (apart if rank else 0) for rank, rows in enumerate(rows_of.values())}
    links = [(spots[move.source_role], spots[move.target_role]) for move in moves]
    layout = lay_out(spots.values(), links, above=above)
    lines = [[Point(x + _SIDE, y + _TOP) for x, y in line] for line in layout.lines]
    return Map(
        layout.width + 2 * _SIDE,
        layout.height + _TOP + _LANE_BOTTOM + _FOOT,
        tuple(_lane(track, rows, layout) for track, rows in rows_of.items()),
        tuple(_node(role, spot, layout) for role, spot in spots.items()),
        tuple(Edge(move, _line(points), _head(points)) for move, points in zip(moves, lines, strict=True)),
    )


def _places(catalog: Catalog) -> tuple[dict[str, Spot], dict[str, range]]:
    """The spot of each role that has one, and the rows of each lane; roles of one column and track stand in a stack."""
    spots: dict[str, Spot] = {}
    rows_of: dict[str, range] = {}
    placed = [(role, role.column) for role in catalog.roles if role.kind == "role" and role.track and role.column]
    columns = sorted({column for _, column in placed})
    row = 0
    for track in catalog.site.tracks:
        stacks: dict[int, int] = defaultdict(int)
        for role, column in placed:
            if role.track == track.id:
                spots[role.id] = Spot(columns.index(column), row + stacks[column])
                stacks[column] += 1
        if stacks:
            rows_of[track.id] = range(row, row + max(stacks.values()))
            row = rows_of[track.id].stop
    return spots, rows_of


def _node(role: str, spot: Spot, layout: Layout) -> Node:
    return Node(role, layout.columns[spot.column] + _SIDE, layout.rows[spot.row] + _TOP)


def _lane(track: str, rows: range, layout: Layout) -> Lane:
    """From the name over its first row to the foot of its last one. A channel over the first row is the lane's too."""
    above = layout.channels[rows[0]]
    bottom = layout.rows[rows[-1]] + BOX_HEIGHT + _LANE_BOTTOM
    return Lane(track, above + _TOP - _LANE_TOP, bottom - above + _LANE_TOP)


def _line(points: Sequence[Point]) -> str:
    """A line with round corners that stops where its arrow head begins."""
    *corners, end = points[1:]
    path, here = f"M{points[0].x} {points[0].y}", points[0]
    back = Point(end.x - _TIP if end.x > points[-2].x else end.x + _TIP, end.y)
    for corner, after in pairwise([*corners, back]):
        before, beyond = _toward(corner, here), _toward(corner, after)
        path += f"L{before.x} {before.y}Q{corner.x} {corner.y} {beyond.x} {beyond.y}"
        here = beyond
    return f"{path}L{back.x} {back.y}"


def _toward(corner: Point, other: Point) -> Point:
    """Where the round of a corner begins: some way along the line to the next one, half of it at most."""
    return Point(corner.x + _part(other.x - corner.x), corner.y + _part(other.y - corner.y))


def _part(length: int) -> int:
    return max(-_ROUND, min(_ROUND, length // 2))


def _head(points: Sequence[Point]) -> str:
    end, sign = points[-1], 1 if points[-1].x > points[-2].x else -1
    return f"M{end.x} {end.y}l{-10 * sign} -5v10z"
