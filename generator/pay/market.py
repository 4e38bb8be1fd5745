"""What the pay of people is read against: the names they may be told by, the bands, the minimum wage, the next rung.

Salaried, full time, gross a year, fixed pay: the other cells never mix with these. `as_json` is what the scripts of a
page get; market.js reads it back.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from generator.catalog import Catalog
from generator.model import Role
from generator.pay.amounts import Exact
from generator.pay.bands import Band, Bands, Status, all_bands
from generator.pay.figures import amount_as_json
from generator.reading.spelling import slug

Part = Literal["role", "level", "zone"]
"""What a post is told by."""
Post = tuple[str, str, str]
"""Ids of its role, level and zone."""


class Range(NamedTuple):
    """A band that a salary can be placed in: its minimum, midpoint and maximum, in euros."""

    low: Exact
    centre: Exact
    high: Exact


class Market(NamedTuple):
    """The names, the bands and the minimum wage of a catalog, on its day."""

    names: Mapping[Part, Mapping[str, str]]
    """Name by id, in the order of the site."""
    words: Mapping[Part, Mapping[str, str]]
    """Id by anything that may be written for it: id, name, abbreviation, other names, as slugs."""
    ranges: Mapping[Post, Range]
    lacking: Mapping[Post, Status]
    """Why a post that sources speak of has no range: contested, point, one-sided."""
    floor: Exact | None
    """Minimum wage, euros gross a year."""
    above: Mapping[str, str]
    """The role of the next rung, by role."""
    ceilings: Mapping[str, Exact]
    """Euros gross a year, full time, over which a salary of a role is implausible; none without any band."""


def market_of(catalog: Catalog, every: Bands | None = None) -> Market:
    """The market of a catalog; `every` are its bands, when they are known already."""
    bands = {
        (cell.role, cell.level, cell.zone): band
        for cell, band in (all_bands(catalog) if every is None else every).items()
        if cell == cell._replace(contract="salaried", basis="gross-year")
    }
    ranges = {post: range for post, band in bands.items() if (range := range_of(band))}
    on_ladder = [rung.role for rung in catalog.ladder.rungs]
    return Market(
        names={
            "role": {role.id: role.name for role in _in_order(catalog)},
            "level": {level.id: level.name for level in catalog.site.levels},
            "zone": {zone.id: zone.name for zone in catalog.site.zones},
        },
        words={
            "role": _words(_role_words(_in_order(catalog))),
            "level": _words((level.id, [level.id, level.name]) for level in catalog.site.levels),
            "zone": _words((zone.id, [zone.id, zone.name]) for zone in catalog.site.zones),
        },
        ranges=ranges,
        lacking={post: band.status for post, band in bands.items() if post not in ranges},
        floor=next((band.floor for band in bands.values() if band.floor is not None), None),
        above=dict(pairwise(on_ladder)),
        ceilings=_ceilings(ranges, catalog),
    )


def _ceilings(ranges: Mapping[Post, Range], catalog: Catalog) -> dict[str, Exact]:
    """As many times the highest midpoint of a role (of all, when it has no band) as the data take for implausible."""
    if not ranges:
        return {}
    overall = max(range.centre for range in ranges.values())
    highest: dict[str, Exact] = {}
    for (role, _level, _zone), range in ranges.items():
        highest[role] = max(range.centre, highest.get(role, range.centre))
    return {role.id: catalog.site.thresholds.implausible * highest.get(role.id, overall) for role in catalog.roles}


def range_of(band: Band) -> Range | None:
    """The ends and the midpoint of a band; None for a cell without band."""
    if band.status != "band" or band.low is None or band.centre is None or band.high is None:
        return None
    return Range(band.low, band.centre, band.high)


def as_json(market: Market) -> dict[str, Any]:
    """The market as dictionaries, lists, texts and numbers. Pairs stay in order, whatever their names look like."""
    return {
        "names": {part: list(map(list, names.items())) for part, names in market.names.items()},
        "words": {part: list(map(list, words.items())) for part, words in market.words.items()},
        "ranges": [[*post, *map(amount_as_json, range)] for post, range in market.ranges.items()],
        "lacking": [[*post, status] for post, status in market.lacking.items()],
        "floor": amount_as_json(market.floor),
        "above": dict(market.above),
        "ceilings": {role: amount_as_json(ceiling) for role, ceiling in market.ceilings.items()},
    }


# --- names -----------------------------------------------------------------------------------------


def _in_order(catalog: Catalog) -> list[Role]:
    """The ladder from its lowest rung, then the roles beside it, then the groups that surveys speak of."""
    rank = {rung.role: number for number, rung in enumerate(catalog.ladder.rungs)}
    return sorted(catalog.roles, key=lambda role: (rank.get(role.id, len(rank)), role.kind == "reference"))


def _role_words(roles: Iterable[Role]) -> Iterator[tuple[str, Iterable[str]]]:
    """Ids and names of all before other names of any: the name of one role may be another name of the next."""
    roles = list(roles)
    for role in roles:
        yield role.id, [role.id, role.name]
    for role in roles:
        yield role.id, [*([role.short] if role.short else []), *_forms(role.name), *role.aliases]
    for role in roles:
        yield role.id, [form for alias in role.aliases for form in _forms(alias)]


def _forms(name: str) -> list[str]:
    """What one person is called where a name gives two forms.

    >>> _forms("Chef ou cheffe de projet")
    ['Chef de projet', 'cheffe de projet']
    >>> _forms("Directeur digital ou directrice digitale")
    ['Directeur digital', 'directrice digitale']
    """
    first, is_double, last = name.partition(" ou ")
    if not is_double:
        return []
    return [" ".join([first, *last.split()[len(first.split()) :]]), last]


def _words(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Ids by slug. What was said first keeps its meaning."""
    words: dict[str, str] = {}
    for id, written in pairs:
        for each in written:
            words.setdefault(slug(each), id)
    return words
