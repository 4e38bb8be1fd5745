"""From published figures to votes: one study has one vote in a cell, however many pages quote it.

A cell is a role, level, zone, contract and basis; figures of two cells never mix, but for a zone that is declared as a
mixture of others: a study that gives every part and not the whole votes there by its parts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from generator.catalog import Catalog
from generator.model import MinimumWage, Salary, Thresholds
from generator.pay.amounts import Exact, divided, exact, median

Freshness = Literal["recent", "to-confirm", "historic", "undated"]

_GIVES_A_LOW = frozenset({"minimum", "floor", "quartile-1"})
_GIVES_ONE_END = _GIVES_A_LOW | {"maximum", "quartile-3"}


class Cell(NamedTuple):
    """What a band speaks of: ids of role, level and zone, contract, and what the amounts count (see `Salary.basis`)."""

    role: str
    level: str
    zone: str
    contract: str = "salaried"
    basis: str = "gross-year"


class Terms(NamedTuple):
    """What figures are read against: the year, the thresholds, the zones that are mixtures, the minimum wage."""

    as_of_year: int
    thresholds: Thresholds
    mixtures: Mapping[str, Mapping[str, int]] = {}
    """Zone → each of its parts → its share in percent."""
    minimum_wage: Exact | None = None
    """Euros gross a year, full time; None when unknown."""


class Observation(NamedTuple):
    """One published figure, exact and as published; amounts in the unit of its cell, None when not given."""

    origin: str
    zone: str
    low: Exact | None = None
    high: Exact | None = None
    point: Exact | None = None
    statistic: str = "range"
    year: int | None = None
    method: str = "editorial"
    sample: int | None = None
    """People or adverts behind the figure, else behind its source; None when not printed."""
    is_set_aside: bool = False
    """Shown and never voting: a misprint, a wish, a statement without amount."""
    salary: Salary | None = None

    @property
    def ends(self) -> tuple[Exact | None, Exact | None, Exact | None]:
        """The low, the high and the centre it speaks for. A bound or a quartile may stand in any of the fields."""
        if self.statistic not in _GIVES_ONE_END:
            return self.low, self.high, self.point
        if self.statistic in _GIVES_A_LOW:
            return _first(self.low, self.point, self.high), None, None
        return None, _first(self.high, self.point, self.low), None


class Vote(NamedTuple):
    """What one study says of a cell in one year."""

    origin: str
    year: int | None
    low: Exact | None
    high: Exact | None
    centre: Exact | None
    """The mean, median or single amount it gives, else the middle of its range."""
    has_published_centre: bool
    statistics: tuple[str, ...]
    observations: tuple[Observation, ...]
    is_mixture: bool = False

    @property
    def is_two_sided(self) -> bool:
        """Whether it says where pay begins and where it ends."""
        return self.low is not None and self.high is not None

    @property
    def is_bounded(self) -> bool:
        """Whether it gives one end at least."""
        return self.low is not None or self.high is not None

    @property
    def is_crossed(self) -> bool:
        """Whether its low lies above its high: figures for unlike employers, one of them open, merged end by end."""
        return self.low is not None and self.high is not None and self.low > self.high


class Unused(NamedTuple):
    """A vote that does not count, and why: a newer one of the same study, its age, or that nothing dates it."""

    vote: Vote
    why: Literal["superseded", "stale", "undated"]


Studies = dict[str, dict[int | None, list[Observation]]]
"""The figures of one cell by study, then by year."""


# --- entry -----------------------------------------------------------------------------------------


def terms_of(catalog: Catalog) -> Terms:
    """What the figures of a catalog are read against on its date."""
    zones = catalog.site.zones
    mixtures = {zone.id: {part.zone: part.share for part in zone.mixture} for zone in zones if zone.mixture}
    wage = minimum_wage_on(catalog.as_of, catalog.indices.minimum_wage)
    return Terms(catalog.as_of.year, catalog.site.thresholds, mixtures, wage)


def minimum_wage_on(day: date, wages: Iterable[MinimumWage]) -> Exact | None:
    """The legal minimum in force on a day, in euros gross a year (twelve months), full time; None before the series."""
    latest = max((wage for wage in wages if wage.since <= day), key=lambda wage: wage.since, default=None)
    return None if latest is None else exact(latest.monthly * 12)


def observations_of(catalog: Catalog) -> Iterator[tuple[Cell, Observation]]:
    """Every published figure with the cell that it speaks of, in the order of the data."""
    known = {each.id: (catalog.origin_of[each.id], each.method, each.sample) for each in catalog.sources}
    for salary in catalog.salaries:
        origin, method, sample = known[salary.source]
        cell = Cell(salary.role, salary.level, salary.zone, salary.contract, salary.basis)
        yield cell, observation_of(salary, origin=origin, method=method, sample=sample)


def observation_of(salary: Salary, *, origin: str, method: str, sample: int | None) -> Observation:
    """A figure of the catalog, with what its source says of the method and of the sample."""
    low, high, point = salary.low, salary.high, salary.point
    return Observation(
        origin,
        salary.zone,
        low if low is None or type(low) is int else exact(low),
        high if high is None or type(high) is int else exact(high),
        point if point is None or type(point) is int else exact(point),
        salary.statistic,
        salary.year,
        method,
        sample if salary.n is None else salary.n,
        salary.set_aside is not None or (low is None and high is None and point is None),
        salary,
    )


def freshness(year: int | None, *, terms: Terms) -> Freshness:
    """How far a figure of that year can be trusted to still hold."""
    if year is None:
        return "undated"
    age = terms.as_of_year - year
    if age <= terms.thresholds.recent:
        return "recent"
    return "to-confirm" if age <= terms.thresholds.usable else "historic"


# --- one study, one vote ---------------------------------------------------------------------------


def studies_of(observations: Iterable[Observation]) -> Studies:
    """Figures of one cell by study and year, without those set aside."""
    studies: Studies = {}
    for each in observations:
        if not each.is_set_aside:
            studies.setdefault(each.origin, {}).setdefault(each.year, []).append(each)
    return studies


def votes_of(own: Studies, parts: Sequence[tuple[int, Studies]] = ()) -> tuple[list[Vote], list[Unused]]:
    """The newest vote of each study, and its older ones. `parts`: share and figures of each part of a mixture."""
    newest, older = [], []
    for origin in sorted(own):
        years = own[origin]
        first, *others = sorted(years, key=_undated_last) if len(years) > 1 else years
        newest.append(_merged(origin, first, years[first]))
        older += [Unused(_merged(origin, year, years[year]), "superseded") for year in others]
    if parts and (mixtures := _mixtures(own, parts)):
        newest = sorted([*newest, *mixtures], key=lambda vote: vote.origin)
    return newest, older


def usable(votes: Iterable[Vote], *, terms: Terms) -> tuple[list[Vote], list[Unused]]:
    """The votes that count, and those that do not: the old ones only count where there is no other."""
    fresh: list[Vote] = []
    old: list[Vote] = []
    for vote in votes:
        (fresh if freshness(vote.year, terms=terms) in ("recent", "to-confirm") else old).append(vote)
    if not fresh:
        return old, []
    return fresh, [Unused(vote, "undated" if vote.year is None else "stale") for vote in old]


def _merged(origin: str, year: int | None, observations: list[Observation]) -> Vote:
    """Figures of one study and year, end by end: two quartiles make a range, a mean gives it its centre."""
    if len(observations) == 1:
        [alone] = observations
        low, high, centre = alone.ends
        statistics: tuple[str, ...] = (alone.statistic,)
    else:
        observations = sorted(observations, key=by_id_then_content)
        low, high, centre = (_median_of_given(ends) for ends in zip(*[each.ends for each in observations], strict=True))
        statistics = tuple(sorted({each.statistic for each in observations}))
    is_published = centre is not None
    if centre is None and low is not None and high is not None:
        centre = divided(low + high, 2)
    return Vote(origin, year, low, high, centre, is_published, statistics, tuple(observations))


def by_id_then_content(observation: Observation) -> tuple[Any, ...]:
    """An order that does not hang on the order of the file. Ids are unique, so most comparisons end there."""
    if observation.salary is not None:
        return (observation.salary.id,)
    return (
        "",
        observation.origin,
        observation.zone,
        *((value is None, value or 0) for value in observation[2:5]),
        *map(str, observation[5:9]),
    )


def _median_of_given(values: tuple[Exact | None, ...]) -> Exact | None:
    given = [value for value in values if value is not None]
    return median(given) if given else None


def _first(*values: Exact | None) -> Exact | None:
    return next((value for value in values if value is not None), None)


def _undated_last(year: int | None) -> int:
    return 0 if year is None else -year


# --- mixtures --------------------------------------------------------------------------------------


def _mixtures(own: Studies, parts: Sequence[tuple[int, Studies]]) -> list[Vote]:
    """The votes of the studies that figure in every part and give no figure for the whole."""
    everywhere = [origin for origin in parts[0][1] if all(origin in studies for _, studies in parts)]
    made = [_mixed(_pieces(origin, parts)) for origin in everywhere if origin not in own]
    return [vote for vote in made if vote.is_bounded or vote.centre is not None]


def _pieces(origin: str, parts: Sequence[tuple[int, Studies]]) -> list[tuple[int, Vote]]:
    """The share and the vote of each part, of the newest year they all have; without one, each of its own newest."""
    shared = set.intersection(*(set(studies[origin]) for _, studies in parts))
    pieces = []
    for share, studies in parts:
        year = min(shared or studies[origin], key=_undated_last)
        pieces.append((share, _merged(origin, year, studies[origin][year])))
    return pieces


def _mixed(pieces: Sequence[tuple[int, Vote]]) -> Vote:
    """Populations put together: the widest ends, the weighted centre, the oldest year; unknown where a part is."""
    votes = [vote for _, vote in pieces]
    lows = [vote.low for vote in votes if vote.low is not None]
    highs = [vote.high for vote in votes if vote.high is not None]
    years = [vote.year for vote in votes if vote.year is not None]
    return Vote(
        votes[0].origin,
        min(years) if len(years) == len(votes) else None,
        min(lows) if len(lows) == len(votes) else None,
        max(highs) if len(highs) == len(votes) else None,
        _weighted([(share, vote.centre) for share, vote in pieces]),
        all(vote.has_published_centre for vote in votes),
        tuple(sorted({statistic for vote in votes for statistic in vote.statistics})),
        tuple(observation for vote in votes for observation in vote.observations),
        is_mixture=True,
    )


def _weighted(centres: Sequence[tuple[int, Exact | None]]) -> Exact | None:
    given = [(share, centre) for share, centre in centres if centre is not None]
    if len(given) < len(centres):
        return None
    return divided(sum(share * centre for share, centre in given), sum(share for share, _ in given))
