"""Bands in the API, with all that they are made of: ends, spans, agreement, votes, what was left out, the grade."""

from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_type_hints

from generator.catalog import Catalog
from generator.exports import shapes
from generator.exports.records import key_of
from generator.exports.shapes import Key, Shape, choice, listing, nullable, record
from generator.messages.problems import Text, _
from generator.model import Salary, Source
from generator.pay.bands import Age, Band, Discord, Status
from generator.pay.grades import Criterion, Grade, Method, Reason, Step
from generator.pay.votes import Cell, Observation, Unused
from generator.reading.decode import fields_of
from generator.reading.record import Record

_AMOUNT, _SHARE, _YEAR = nullable(shapes.NUMBER), nullable(shapes.SHARE), nullable(shapes.INTEGER)
_LETTER, _IDS = choice(get_args(Grade)), listing(shapes.TEXT)


def cell_anchor(cell: Cell) -> str:
    """The id of a cell: what it is about, without what is usual; its anchor on the pages too.

    >>> cell_anchor(Cell("cook", "junior", "france"))
    'cook-junior-france'
    """
    return "-".join(part for part in cell if part not in ("salaried", "gross-year"))


@cache
def band_shape() -> Shape:
    """A band: which cell it is of, what its votes come to, and why."""
    return record("Band", band_keys())


@cache
def band_keys() -> tuple[Key, ...]:
    """All that is told of a band."""
    return (*_cell(), *_result(), *_spans(), *_witnesses(), *_grade())


# --- parts of a band -----------------------------------------------------------------------------


def _cell() -> Iterable[Key]:
    about = _("id of the cell: role, level, zone, then contract and basis when they are not the usual ones")
    yield Key("id", about, shapes.TEXT, lambda band: cell_anchor(band.cell))
    for name in Cell._fields:
        yield _same_as(Salary, name)._replace(of=attrgetter(f"cell.{name}"))


def _result() -> Iterable[Key]:
    ages = nullable(choice(get_args(Age)))
    yield Key("status", _("what the votes come to: only “band” is a band"), choice(get_args(Status)))
    yield Key("age", _("whether the votes are fresh, all old, or one of them without date"), ages)
    yield Key("low", _("median of the lows; null when the sources disagree"), _AMOUNT)
    yield Key("centre", _("median of the centres; null when the sources disagree"), _AMOUNT)
    yield Key("high", _("median of the highs; null when the sources disagree"), _AMOUNT)
    yield Key("is_centre_outside", _("whether bounds without a range pulled an end past the centre"), shapes.FLAG)
    yield Key("floor", _("minimum wage, gross a year; null where it does not apply"), _AMOUNT)
    yield Key("is_under_floor", _("whether a fresh band begins under the minimum wage"), shapes.FLAG)
    yield Key("is_near_floor", _("whether a fresh band begins at less than 1.05 times the minimum wage"), shapes.FLAG)


def _spans() -> Iterable[Key]:
    yield _end("outer", 0, _("lowest end; from four ranges on, first quartile of the lows"))
    yield _end("outer", 1, _("highest end; from four ranges on, third quartile of the highs"))
    yield _end("shared", 0, _("where what all ranges share begins"))
    yield _end("shared", 1, _("where what all ranges share ends"))
    yield Key("agreement", _("what the ranges share over what they cover together, from 0 to 1"), _SHARE)
    yield Key("support", _("share of the ranges that hold the centre, from 0 to 1"), _SHARE)
    yield Key("discords", _("why the cell is contested"), listing(choice(get_args(Discord))))


def _witnesses() -> Iterable[Key]:
    unused = record(
        "Unused",
        (
            Key("why", _("a newer vote of the same study, its age, or no date"), _literal(Unused, "why")),
            Key("vote", _("the vote"), _vote()),
        ),
    )
    yield Key(
        "first_year", _("oldest year of the votes; null when none is dated"), _YEAR, lambda band: _part(band.years, 0)
    )
    yield Key(
        "last_year", _("newest year of the votes; null when none is dated"), _YEAR, lambda band: _part(band.years, 1)
    )
    yield Key("statistics", _("kinds of statistic behind the votes"), listing(_same_as(Salary, "statistic").shape))
    yield Key("votes", _("the votes that count, one a study"), listing(_vote()))
    yield Key("unused", _("the votes that do not count"), listing(unused))
    yield Key("figures_set_aside", _("ids of the figures that never vote"), _IDS, lambda band: _ids(band.set_aside))


def _grade() -> Iterable[Key]:
    move = record(
        "Displacement",
        (
            Key("amount", _("how far the end moves; null when nothing would be left of it"), _AMOUNT),
            Key("origin", _("the study left out"), shapes.TEXT),
        ),
    )
    influence = record("Influence", (Key("low", _("the lower end"), move), Key("high", _("the upper end"), move)))
    yield Key(
        "influence", _("largest move of each end when one study is left out; null without a band"), nullable(influence)
    )
    yield Key("grade", _("confidence, from A to D; null without vote"), nullable(_LETTER))
    yield Key("reasons", _("the criteria of the grade, of which the worst decides"), listing(_reason()))


# --- records inside a band -----------------------------------------------------------------------


@cache
def _vote() -> Shape:
    return record(
        "Vote",
        (
            Key("origin", _("study"), shapes.TEXT),
            Key("year", _("year it speaks of; null when undated"), _YEAR),
            Key("low", _("lower end"), _AMOUNT),
            Key("high", _("upper end"), _AMOUNT),
            Key("centre", _("mean, median or single amount, else the middle of the range"), _AMOUNT),
            Key("has_published_centre", _("whether the study gives its centre itself"), shapes.FLAG),
            Key("statistics", _("kinds of statistic"), listing(_same_as(Salary, "statistic").shape)),
            Key("is_mixture", _("whether it is put together from the parts of the zone"), shapes.FLAG),
            Key("figures", _("ids of its published figures"), _IDS, lambda vote: _ids(vote.observations)),
        ),
    )


def _reason() -> Shape:
    """A criterion. What it measured is a number or a method: each has its own key, so that no type varies."""
    method = record(
        "Method",
        (
            _same_as(Source, "method")._replace(name="kind", of=attrgetter("kind")),
            Key("sample", _("number of people or adverts behind it, when printed"), nullable(shapes.INTEGER)),
        ),
    )
    better = record(
        "Step",
        (
            Key("grade", _("the next letter up"), _LETTER),
            Key("number", _("the number it asks for"), nullable(shapes.MEASURE), lambda step: _number(step.asks)),
            Key("methods", _("the methods of which it asks for one"), listing(method), _methods),
        ),
    )
    measured = _("number of studies with both ends, median age in years, or agreement from 0 to 1")
    return record(
        "Reason",
        (
            Key("criterion", _("criterion"), choice(get_args(Criterion))),
            Key("grade", _("letter of this criterion"), _LETTER),
            Key("number", measured, nullable(shapes.MEASURE), lambda reason: _number(reason.value)),
            Key("method", _("the best method behind the votes"), nullable(method), _method),
            Key("better", _("what the next letter up asks for; null from A"), nullable(better)),
        ),
    )


def _same_as(cls: type[Record], name: str) -> Key:
    """The key of a field of data/, for a value that means the same."""
    return key_of(cls, fields_of(cls)[name])


def _literal(cls: type[Any], name: str) -> Shape:
    return choice(get_args(get_type_hints(cls)[name]))


def _end(span: str, rank: int, about: Text) -> Key:
    """One end of a span of the band, under a key of its own."""
    ends = attrgetter(span)
    return Key(f"{span}_{('low', 'high')[rank]}", about, _AMOUNT, lambda band: _part(ends(band), rank))


def _part(parts: tuple[Any, ...] | None, rank: int) -> Any:
    return None if parts is None else parts[rank]


def _ids(observations: Iterable[Observation]) -> list[str]:
    return [each.salary.id for each in observations if each.salary]


def _number(value: Any) -> Any:
    return None if isinstance(value, tuple) else value


def _method(reason: Reason) -> Method | None:
    return reason.value if isinstance(reason.value, Method) else None


def _methods(step: Step) -> tuple[Method, ...]:
    return step.asks if isinstance(step.asks, tuple) else ()


def in_order(bands: Iterable[Band], catalog: Catalog) -> list[Band]:
    """The bands by role, level, zone, contract and basis, in the order of the site: that of the figures never shows."""
    kinds = get_type_hints(Salary)
    orders = (
        [role.id for role in catalog.roles],
        [level.id for level in catalog.site.levels],
        [zone.id for zone in catalog.site.zones],
        get_args(kinds["contract"]),
        get_args(kinds["basis"]),
    )
    ranks = [{name: rank for rank, name in enumerate(order)} for order in orders]
    return sorted(bands, key=lambda band: [rank[name] for rank, name in zip(ranks, band.cell, strict=True)])
