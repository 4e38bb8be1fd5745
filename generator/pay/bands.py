"""From the votes of a cell to its band: the median of the lows and the median of the highs.

Populations are mixed, sources are not: no mean is taken between two studies, and where they disagree too much there is
no band at all, only the studies side by side. Amounts are exact, in the unit of the cell, and nothing is rounded.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from generator.catalog import Catalog
from generator.pay.amounts import Exact, divided, median, median_without, quartile
from generator.pay.grades import Grade, Reason, reasons_of, worst
from generator.pay.votes import (
    Cell,
    Observation,
    Studies,
    Terms,
    Unused,
    Vote,
    by_id_then_content,
    freshness,
    observations_of,
    studies_of,
    terms_of,
    usable,
    votes_of,
)

Status = Literal["band", "contested", "point", "one-sided", "empty"]
Age = Literal["current", "historic", "undated"]
Discord = Literal["crossed", "unsupported", "apart"]
"""Why a cell is contested: its low is not under its high; fewer than half of the ranges hold its centre; only two
studies give ends, and they do not overlap.
"""

_RANGES_FOR_QUARTILES = 4
_GROSS_A_YEAR = frozenset({"gross-year", "variable-year", "total-year"})


class Move(NamedTuple):
    """How far an end moves when one study is left out, and which one; None when nothing would be left of that end."""

    amount: Exact | None
    origin: str


class Influence(NamedTuple):
    """The largest move of each end of a band when one study is left out."""

    low: Move
    high: Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What the figures of a cell come to. Only `status` says whether `low` and `high` make a band."""

    cell: Cell
    status: Status
    age: Age | None
    """Whether the votes are fresh, all old, or one of them without date; None without vote."""
    low: Exact | None
    """Median of the lows. None when contested; when one-sided, what is stated, if it is."""
    centre: Exact | None
    high: Exact | None
    outer: tuple[Exact, Exact] | None
    """Lowest to highest end; from four ranges on, first quartile of the lows to third quartile of the highs."""
    shared: tuple[Exact, Exact] | None
    """What all ranges have in common; None with fewer than two, or nothing in common."""
    agreement: Exact | None
    """From 0 to 1: what the ranges share over what they cover together; None with fewer than two."""
    support: Exact | None
    """From 0 to 1: share of the ranges that hold the centre; None without range."""
    discords: tuple[Discord, ...]
    votes: tuple[Vote, ...]
    """The votes that count, by study."""
    unused: tuple[Unused, ...]
    set_aside: tuple[Observation, ...]
    """Figures of this very cell that are shown and never vote: set aside by the data, or without amount."""
    influence: Influence | None
    """None without a band."""
    grade: Grade | None
    """None without vote."""
    reasons: tuple[Reason, ...]
    floor: Exact | None
    """Minimum wage of the day, euros gross a year; None for cells it does not apply to."""

    @property
    def is_under_floor(self) -> bool:
        """A fresh band that begins under the minimum wage."""
        return self._begins_under(100)

    @property
    def is_near_floor(self) -> bool:
        """A fresh band that begins at less than 1.05 times the minimum wage, and not under it."""
        return self._begins_under(105) and not self._begins_under(100)

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year of the votes that are dated; None when none is."""
        years = [vote.year for vote in self.votes if vote.year is not None]
        return (min(years), max(years)) if years else None

    @property
    def statistics(self) -> tuple[str, ...]:
        """Kinds of statistic behind the votes, by name."""
        return tuple(sorted({statistic for vote in self.votes for statistic in vote.statistics}))

    @property
    def weakest(self) -> tuple[Reason, ...]:
        """The criteria that give the band its grade."""
        return tuple(reason for reason in self.reasons if reason.grade == self.grade)

    @property
    def is_centre_outside(self) -> bool:
        """Whether bounds without a range pulled an end past the centre, which then has no place in the bar."""
        if self.status != "band" or self.low is None or self.centre is None or self.high is None:
            return False
        return not self.low <= self.centre <= self.high

    def _begins_under(self, percent: int) -> bool:
        if self.status != "band" or self.age != "current" or self.low is None or self.floor is None:
            return False
        return self.low * 100 < self.floor * percent


class Bands(dict[Cell, Band]):
    """Bands by cell. Asked for a cell nobody documents, it answers with an empty band and does not keep it."""

    def __init__(self, *, set_aside: Mapping[Cell, Sequence[Observation]], terms: Terms) -> None:
        super().__init__()
        self._set_aside = set_aside
        self._terms = terms

    def __missing__(self, cell: Cell) -> Band:
        return _band(cell, [], [], set_aside=self._set_aside.get(cell, ()), terms=self._terms)


# --- from figures ----------------------------------------------------------------------------------


def all_bands(catalog: Catalog) -> Bands:
    """The bands of all figures of a catalog, read on its date."""
    return bands_of(observations_of(catalog), terms=terms_of(catalog))


def by_role(bands: Iterable[Band]) -> dict[str, list[Band]]:
    """Bands under the id of the role that they are of, in the order in which they come."""
    found: dict[str, list[Band]] = {}
    for band in bands:
        found.setdefault(band.cell.role, []).append(band)
    return found


def bands_of(observations: Iterable[tuple[Cell, Observation]], *, terms: Terms) -> Bands:
    """Every cell that has a vote, among them the mixtures that only their parts feed. Each figure with its cell."""
    figures, set_aside = _by_cell(observations)
    bands = Bands(set_aside=set_aside, terms=terms)
    for cell in [*figures, *_fed_by_parts(figures, terms)]:
        shares = terms.mixtures.get(cell.zone, {})
        parts = [(share, figures.get(cell._replace(zone=zone), {})) for zone, share in shares.items()]
        votes, superseded = votes_of(figures.get(cell, {}), parts)
        if votes:
            bands[cell] = _band(cell, votes, superseded, set_aside=set_aside.get(cell, ()), terms=terms)
    return bands


def band_of(cell: Cell, observations: Iterable[Observation], *, terms: Terms) -> Band:
    """The band of one cell, from its own figures and, for a mixture, those of its parts; other zones are left out."""
    by_zone: dict[str, list[Observation]] = {}
    for each in observations:
        by_zone.setdefault(each.zone, []).append(each)
    own = by_zone.get(cell.zone, [])
    parts = [(share, studies_of(by_zone.get(zone, ()))) for zone, share in terms.mixtures.get(cell.zone, {}).items()]
    votes, superseded = votes_of(studies_of(own), parts)
    return _band(cell, votes, superseded, set_aside=[each for each in own if each.is_set_aside], terms=terms)


def _by_cell(
    observations: Iterable[tuple[Cell, Observation]],
) -> tuple[dict[Cell, Studies], dict[Cell, list[Observation]]]:
    """The figures that vote and those set aside, each by cell."""
    by_cell: dict[Cell, list[Observation]] = defaultdict(list)
    for cell, observation in observations:
        by_cell[cell].append(observation)
    figures = {cell: studies_of(found) for cell, found in by_cell.items()}
    set_aside = {cell: [each for each in found if each.is_set_aside] for cell, found in by_cell.items()}
    return {cell: studies for cell, studies in figures.items() if studies}, set_aside


def _fed_by_parts(figures: Mapping[Cell, Studies], terms: Terms) -> list[Cell]:
    """The cells of mixtures of which a part has figures and the whole has none, each once."""
    wholes = {
        cell._replace(zone=whole): None
        for whole, parts in terms.mixtures.items()
        for cell in figures
        if cell.zone in parts
    }
    return [cell for cell in wholes if cell not in figures]


# --- from votes ------------------------------------------------------------------------------------


class _Tally(NamedTuple):
    """What the votes come to, before asking whether they make a band."""

    low: Exact | None
    centre: Exact | None
    high: Exact | None
    outer: tuple[Exact, Exact] | None
    shared: tuple[Exact, Exact] | None
    agreement: Exact | None
    support: Exact | None


def _band(
    cell: Cell, votes: Iterable[Vote], superseded: Sequence[Unused], *, set_aside: Iterable[Observation], terms: Terms
) -> Band:
    used, too_old = usable(votes, terms=terms)
    tally = _tally(used)
    discords = tuple(_discords(used, tally))
    status = _status(used, discords)
    reasons = reasons_of(used, agreement=tally.agreement, terms=terms) if used else ()
    return Band(
        cell=cell,
        status=status,
        age=_age(used, terms),
        low=None if discords else tally.low,
        centre=None if discords else tally.centre,
        high=None if discords else tally.high,
        outer=tally.outer,
        shared=tally.shared,
        agreement=tally.agreement,
        support=tally.support,
        discords=discords,
        votes=tuple(used),
        unused=(*too_old, *superseded),
        set_aside=tuple(sorted(set_aside, key=by_id_then_content)),
        influence=_influence(used) if status == "band" else None,
        grade=worst(reasons),
        reasons=reasons,
        floor=terms.minimum_wage if cell.contract == "salaried" and cell.basis in _GROSS_A_YEAR else None,
    )


def _tally(votes: Sequence[Vote]) -> _Tally:
    lows = sorted(vote.low for vote in votes if vote.low is not None)
    highs = sorted(vote.high for vote in votes if vote.high is not None)
    centres = [vote.centre for vote in votes if vote.centre is not None]
    ranges = [(vote.low, vote.high) for vote in votes if vote.low is not None and vote.high is not None]
    centre = median(centres) if centres else None
    return _Tally(
        median(lows) if lows else None,
        centre,
        median(highs) if highs else None,
        _outer(lows, highs, ranges=len(ranges)),
        *_agreement(ranges),
        _support(ranges, centre),
    )


def _outer(lows: Sequence[Exact], highs: Sequence[Exact], *, ranges: int) -> tuple[Exact, Exact] | None:
    if not lows or not highs:
        return None
    return (lows[0], highs[-1]) if ranges < _RANGES_FOR_QUARTILES else (quartile(lows, 1), quartile(highs, 3))


def _agreement(ranges: Sequence[tuple[Exact, Exact]]) -> tuple[tuple[Exact, Exact] | None, Exact | None]:
    """What at least two ranges share, and its length over that of what they cover together."""
    if len(ranges) < 2:
        return None, None
    lows, highs = zip(*ranges, strict=True)
    low, high = max(lows), min(highs)
    if high <= low:
        return None, Fraction(max(lows) == min(lows) == max(highs))
    return (low, high), Fraction(high - low, max(highs) - min(lows))


def _support(ranges: Sequence[tuple[Exact, Exact]], centre: Exact | None) -> Exact | None:
    if not ranges or centre is None:
        return None
    return divided(sum(low <= centre <= high for low, high in ranges), len(ranges))


def _discords(votes: Sequence[Vote], tally: _Tally) -> Iterator[Discord]:
    if tally.low is not None and tally.high is not None and tally.low >= tally.high:
        yield "crossed"
    if tally.support is not None and tally.support * 2 < 1:
        yield "unsupported"
    bounded = [vote for vote in votes if vote.is_bounded]
    if len(bounded) == 2 and _are_apart(bounded):
        yield "apart"


def _are_apart(votes: Sequence[Vote]) -> bool:
    """Whether the ranges touch at most. An end that is not given is as far as can be."""
    lows = [vote.low for vote in votes if vote.low is not None]
    highs = [vote.high for vote in votes if vote.high is not None]
    return bool(lows and highs) and max(lows) >= min(highs)


def _status(votes: Sequence[Vote], discords: Sequence[Discord]) -> Status:
    if not votes:
        return "empty"
    if discords:
        return "contested"
    if any(vote.is_two_sided for vote in votes):
        return "band"
    return "one-sided" if any(vote.is_bounded for vote in votes) else "point"


def _age(votes: Sequence[Vote], terms: Terms) -> Age | None:
    if not votes:
        return None
    if any(vote.year is None for vote in votes):
        return "undated"
    return "historic" if freshness(votes[0].year, terms=terms) == "historic" else "current"


def _influence(votes: Sequence[Vote]) -> Influence:
    lows = [(vote.low, vote.origin) for vote in votes if vote.low is not None]
    highs = [(vote.high, vote.origin) for vote in votes if vote.high is not None]
    return Influence(_largest_move(sorted(lows)), _largest_move(sorted(highs)))


def _largest_move(ends: Sequence[tuple[Exact, str]]) -> Move:
    """Of ends in rising order with their studies. Of equal moves, that of the first study by name."""
    if len(ends) == 1:
        return Move(None, ends[0][1])
    ordered = [end for end, _ in ends]
    whole = median(ordered)
    moves = [(_distance(median_without(ordered, index), whole), origin) for index, (_, origin) in enumerate(ends)]
    most = max(amount for amount, _ in moves)
    return Move(most, min(origin for amount, origin in moves if amount == most))


def _distance(one: Exact, other: Exact) -> Exact:
    return one - other if one > other else other - one
