"""Ways between boxes on a grid, as right-angled lines that never run over a box or over one another.

Boxes stand in columns and rows. Gutter g is the space left of column g, channel c the space above row c; every line
that turns there has a track of its own. Whole pixels in and out; the drawing itself (arrows, lanes) is `charts`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

BOX_WIDTH, BOX_HEIGHT = 184, 52
_TRACK, _PORT = 10, 11
"""Pixels between two tracks, and between two lines that touch the same side of a box."""
_GUTTER, _CHANNEL = 20, 8
"""Pixels left free on each side of the tracks."""
_BETWEEN_ROWS = 14


class Spot(NamedTuple):
    """Where a box stands: column and row, from 0."""

    column: int
    row: int


class Way(NamedTuple):
    """The plan of a line: the gutters it turns in, one or two, and the channel between two of them."""

    start: Spot
    end: Spot
    gutters: tuple[int, ...]
    channel: int | None = None


class Point(NamedTuple):
    """A corner or an end of a line."""

    x: int
    y: int


class Layout(NamedTuple):
    """Left edge of each column, top of each row and of the channel over it, corners of each line, size of it all."""

    columns: tuple[int, ...]
    rows: tuple[int, ...]
    channels: tuple[int, ...]
    lines: tuple[tuple[Point, ...], ...]
    width: int
    height: int


def lay_out(spots: Iterable[Spot], links: Sequence[tuple[Spot, Spot]], *, above: Mapping[int, int]) -> Layout:
    """Boxes and the lines between them. `above`: pixels to leave over a row, for what is written there."""
    taken = set(spots)
    columns = max((spot.column for spot in taken), default=-1) + 1
    rows = max((spot.row for spot in taken), default=-1) + 1
    ways = _ways(taken, links)
    ports = _ports(ways)
    channels, tops, heights = _rows(ways, rows, above)
    levels = _levels(ways, ports, tops, heights)
    lefts, tracks, right = _columns(ways, columns, levels)
    lines = tuple(_corners(way, lefts, tracks[rank], levels[rank]) for rank, way in enumerate(ways))
    return Layout(tuple(lefts[:columns]), tuple(tops[:rows]), tuple(channels), lines, right, tops[-1])


# --- plans -----------------------------------------------------------------------------------------


def _ways(taken: set[Spot], links: Sequence[tuple[Spot, Spot]]) -> list[Way]:
    """A plan a link. Short links choose first: they have the least choice."""
    free = _Free(taken)
    order = sorted(range(len(links)), key=lambda rank: abs(links[rank][1].column - links[rank][0].column))
    planned = {rank: _way(*links[rank], free) for rank in order}
    return [planned[rank] for rank in range(len(links))]


class _Free:
    """The empty cells that a line may still cross, one line a cell."""

    def __init__(self, taken: set[Spot]) -> None:
        self._taken = set(taken)

    def claim(self, row: int, columns: range) -> bool:
        """Take the cells of a row if they are all empty."""
        crossed = {Spot(column, row) for column in columns}
        if crossed & self._taken:
            return False
        self._taken |= crossed
        return True


def _way(start: Spot, end: Spot, free: _Free) -> Way:
    forward = end.column >= start.column
    first = start.column + 1 if forward else start.column
    last = end.column if end.column > start.column else end.column + 1
    between = range(min(start.column, end.column) + 1, max(start.column, end.column))
    if first == last or free.claim(start.row, between):
        return Way(start, end, (last,))
    if free.claim(end.row, between):
        return Way(start, end, (first,))
    channels = {start.row, start.row + 1, end.row, end.row + 1}
    shortest = min(channels, key=lambda channel: (_detour(channel, start) + _detour(channel, end), channel))
    return Way(start, end, (first, last), shortest)


def _detour(channel: int, spot: Spot) -> int:
    return abs(2 * channel - _middle(spot))


def _middle(spot: Spot) -> int:
    """The middle of a row, in half rows: channels have even numbers."""
    return 2 * spot.row + 1


# --- where lines touch boxes -----------------------------------------------------------------------


class _Touch(NamedTuple):
    """One end of a line at a box: where it comes from, in half rows, so that ends stand in that order."""

    aim: int
    rank: int
    at_start: bool


def _ports(ways: Sequence[Way]) -> list[tuple[int, int]]:
    """For the start and the end of each line, how far from the middle of the box it touches it, in pixels."""
    sides: dict[tuple[Spot, bool], list[_Touch]] = defaultdict(list)
    for rank, way in enumerate(ways):
        through = None if way.channel is None else 2 * way.channel
        aims = (_middle(way.end), _middle(way.start)) if through is None else (through, through)
        sides[way.start, way.gutters[0] > way.start.column].append(_Touch(aims[0], rank, True))
        sides[way.end, way.gutters[-1] > way.end.column].append(_Touch(aims[1], rank, False))
    offsets: dict[tuple[int, bool], int] = {}
    for (spot, is_right), touches in sides.items():
        ordered = sorted(touches)
        for touch, offset in zip(ordered, _spread(ordered, _middle(spot), is_right=is_right), strict=True):
            offsets[touch.rank, touch.at_start] = offset
    return [(offsets[rank, True], offsets[rank, False]) for rank in range(len(ways))]


def _spread(touches: Sequence[_Touch], middle: int, *, is_right: bool) -> list[int]:
    """A straight line keeps the middle, so that it has no kink; the others stand evenly around it.

    Odd on the left of a box and even on its right: the lines of two boxes that face each other never meet end to end.
    """
    straight = [place for place, touch in enumerate(touches) if touch.aim == middle]
    places = [2 * place - (2 * straight[0] if straight else len(touches) - 1) for place in range(len(touches))]
    step = min(_PORT, (BOX_HEIGHT - 10) // max(1, *(abs(place) for place in places)))
    offsets = [place * step // 2 for place in places]
    keep_even = [is_right or touch.aim == middle for touch in touches]
    return [offset & ~1 if even else offset | 1 for offset, even in zip(offsets, keep_even, strict=True)]


# --- tracks ----------------------------------------------------------------------------------------


class _Leg(NamedTuple):
    """A part of a line along a gutter or a channel: for its two ends, where it turns off and to which side."""

    rank: int
    turns: tuple[tuple[int, int], tuple[int, int]]
    """Position along it, and -1 to turn off left (or up), 1 right (or down)."""

    def meets(self, other: "_Leg") -> int:
        """How often the two cross if this one stands left of (above) the other; lines one over the other cost more."""
        return self._cut_by(other, -1) + other._cut_by(self, 1)

    def _cut_by(self, other: "_Leg", side: int) -> int:
        low, high = sorted(position for position, _ in self.turns)
        cuts = [position for position, turned in other.turns if turned == side]
        return sum(3 if position in (low, high) else low < position < high for position in cuts)


def _ordered(legs: Sequence[_Leg]) -> list[_Leg]:
    """Legs from left to right (top to bottom) so that few of them cross: each in turn goes where it crosses least."""
    order: list[_Leg] = []
    for leg in (*legs, *legs, *legs):
        others = [each for each in order if each is not leg]
        order = _inserted(leg, others)
    return order


def _inserted(leg: _Leg, others: Sequence[_Leg]) -> list[_Leg]:
    crossings = [
        sum(each.meets(leg) for each in others[:place]) + sum(leg.meets(each) for each in others[place:])
        for place in range(len(others) + 1)
    ]
    best = crossings.index(min(crossings))
    return [*others[:best], leg, *others[best:]]


def _rows(ways: Sequence[Way], rows: int, above: Mapping[int, int]) -> tuple[list[int], list[int], dict[int, int]]:
    """The top of each channel and of the row under it, down to the end of the last one; and the height of each line
    that runs along a channel.
    """
    legs: dict[int, list[_Leg]] = defaultdict(list)
    for rank, way in enumerate(ways):
        if way.channel is not None:
            sides = [1 if spot.row >= way.channel else -1 for spot in (way.start, way.end)]
            legs[way.channel].append(_Leg(rank, ((way.gutters[0], sides[0]), (way.gutters[1], sides[1]))))
    starts, tops, heights, y = [], [], {}, 0
    for channel in range(rows + 1):
        y += above.get(channel, _BETWEEN_ROWS if 0 < channel < rows else 0)
        starts.append(y)
        for place, leg in enumerate(_ordered(legs[channel])):
            heights[leg.rank] = y + _CHANNEL + place * _TRACK
        y += 2 * _CHANNEL + (len(legs[channel]) - 1) * _TRACK if legs[channel] else 0
        tops.append(y)
        y += BOX_HEIGHT if channel < rows else 0
    return starts, tops, heights


def _levels(
    ways: Sequence[Way], ports: Sequence[tuple[int, int]], tops: Sequence[int], heights: Mapping[int, int]
) -> list[tuple[int, ...]]:
    """The heights each line runs at, in order: where it starts, its channel when it has one, where it ends."""
    levels: list[tuple[int, ...]] = []
    for rank, (way, (first, last)) in enumerate(zip(ways, ports, strict=True)):
        ends = tops[way.start.row] + BOX_HEIGHT // 2 + first, tops[way.end.row] + BOX_HEIGHT // 2 + last
        levels.append((ends[0], heights[rank], ends[1]) if rank in heights else ends)
    return levels


def _columns(
    ways: Sequence[Way], columns: int, levels: Sequence[tuple[int, ...]]
) -> tuple[list[int], list[dict[int, int]], int]:
    """The left edge of each column, where each line turns in each of its gutters, and the right edge of it all."""
    legs: dict[int, list[_Leg]] = defaultdict(list)
    for rank, way in enumerate(ways):
        for place, gutter in enumerate(way.gutters):
            ends = levels[rank][place : place + 2]
            if ends[0] != ends[1]:
                sides = _sides(way, place)
                legs[gutter].append(_Leg(rank, ((ends[0], sides[0]), (ends[1], sides[1]))))
    lefts: list[int] = []
    tracks: list[dict[int, int]] = [{} for _ in ways]
    x = 0
    for gutter in range(columns + 1):
        for place, leg in enumerate(_ordered(legs[gutter])):
            tracks[leg.rank][gutter] = x + _GUTTER + place * _TRACK
        inner = 0 < gutter < columns
        x += 2 * _GUTTER + max(0, len(legs[gutter]) - 1) * _TRACK if legs[gutter] or inner else 0
        lefts.append(x)
        x += BOX_WIDTH if gutter < columns else 0
    return lefts, tracks, x


def _sides(way: Way, place: int) -> tuple[int, int]:
    """To which side a line turns off at the two ends of its leg in a gutter."""
    gutter = way.gutters[place]
    into = 1 if way.start.column >= gutter else -1
    out = 1 if way.end.column >= gutter else -1
    if len(way.gutters) == 2:
        across = 1 if way.gutters[1] > way.gutters[0] else -1
        return (into, across) if place == 0 else (-across, out)
    return into, out


def _corners(way: Way, lefts: Sequence[int], tracks: Mapping[int, int], levels: Sequence[int]) -> tuple[Point, ...]:
    """The line itself. Without a leg in its gutter it is straight."""
    start = lefts[way.start.column] + (BOX_WIDTH if way.gutters[0] > way.start.column else 0)
    end = lefts[way.end.column] + (BOX_WIDTH if way.gutters[-1] > way.end.column else 0)
    points = [Point(start, levels[0])]
    for gutter, (before, after) in zip(way.gutters, pairwise(levels), strict=True):
        if gutter in tracks:
            points += [Point(tracks[gutter], before), Point(tracks[gutter], after)]
    return (*points, Point(end, levels[-1]))
