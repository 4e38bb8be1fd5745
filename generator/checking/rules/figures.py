"""Claims about one figure: the amounts it has, what they count, when it was true, what was done to it."""

from collections.abc import Collection, Iterator

from generator.catalog import Catalog
from generator.checking.rules.units import is_in_another_unit, least_year
from generator.messages.problems import Problem, Severity, _
from generator.model import Modifier, Salary

_RANGE, _LOW, _HIGH, _POINT = ("low", "high"), ("low",), ("high",), ("point",)
_WANTED = {
    "range": (_RANGE,),
    "central-80": (_RANGE,),
    "minimum": (_LOW,),
    "maximum": (_HIGH,),
    "examples": (_RANGE, _POINT),
    "estimate": (_RANGE, _POINT),
}
"""Which amounts a statistic is made of, where it is not a single one: one of these sets, whole and alone."""


def figures_have_the_amounts_of_their_statistic(catalog: Catalog) -> Iterator[Problem]:
    """A range has two ends, a minimum its low, a mean its point; a figure without amount is only shown.

    Fails: `statistic: range` with a `low` and no `high`; `statistic: mean` with a `low`.
    """
    for figure in catalog.salaries:
        given, wanted = _given(figure), _wanted(figure.statistic)
        if given not in wanted and (given or not figure.set_aside):
            yield from _wrong_amounts(figure, given, wanted)


def lacking_amounts(answers: Collection[str], statistic: str) -> tuple[str, ...]:
    """The amounts that a new figure of a statistic lacks, given the names of its fields that have an answer.

    None when it has any: which one is then too many is for its rule to say. What is set aside may have none.
    """
    return () if {*_RANGE, *_POINT, "set-aside"} & {*answers} else _wanted(statistic)[0]


def _wanted(statistic: str) -> tuple[tuple[str, ...], ...]:
    return _WANTED.get(statistic, (_POINT,))


def _wrong_amounts(figure: Salary, given: tuple[str, ...], wanted: tuple[tuple[str, ...], ...]) -> Iterator[Problem]:
    if not given:
        text = _("this figure has no amount: add {fields}, or say in “set-aside” why there is none", fields=wanted[0])
        yield Problem(figure.at("id"), "missing-amount", text)
    elif lacking := tuple(field for field in wanted[0] if field not in given):
        text = _("“{statistic}” needs {fields}", statistic=figure.statistic, fields=lacking)
        yield Problem(figure.at("statistic"), "missing-amount", text)
    else:
        extra = next(field for field in given if field not in wanted[0])
        text = _(
            "“{statistic}” has no “{field}”: give that amount a record of its own",
            statistic=figure.statistic,
            field=extra,
        )
        yield Problem(figure.at_name(extra), "extra-amount", text)


def _given(figure: Salary | Modifier) -> tuple[str, ...]:
    low, high, point = figure.low is not None, figure.high is not None, figure.point is not None
    return (*_LOW[:low], *_HIGH[:high], *_POINT[:point])


def lows_are_under_highs(catalog: Catalog) -> Iterator[Problem]:
    """A range goes up. One whose ends are equal is a single amount, which the source may not have meant.

    Fails: `low: 30000` with `high: 24000`, or with `high: 30000`.
    """
    least = least_year(catalog)
    for figure in catalog.salaries:
        low, high = figure.low, figure.high
        if low is None or high is None or low < high or figure.set_aside or is_in_another_unit(figure, least):
            continue
        yield from _not_rising(figure, is_flat=low == high)
    for premium in catalog.modifiers:
        if premium.low is not None and premium.high is not None and premium.low >= premium.high:
            yield from _not_rising(premium, is_flat=premium.low == premium.high)


def _not_rising(figure: Salary | Modifier, *, is_flat: bool) -> Iterator[Problem]:
    related = (figure.at("low"),)
    if is_flat:
        text = _("“low” and “high” are equal: write a single amount in “point”")
        yield Problem(figure.at("high"), "flat-range", text, related=related)
    else:
        text = _("“low” is above “high”: are they the wrong way round?")
        yield Problem(figure.at("high"), "low-above-high", text, related=related)


def figures_are_of_the_past(catalog: Catalog) -> Iterator[Problem]:
    """A figure speaks of a year that has begun.

    Fails: `year: 2031` in 2026.
    """
    this_year = catalog.as_of.year
    figures: tuple[Salary | Modifier, ...] = (*catalog.salaries, *catalog.modifiers)
    for figure in figures:
        if figure.year is not None and figure.year > this_year:
            text = _(
                "this date is in the future ({today} is the day of this check): write the printed one, or undated",
                today=catalog.as_of.isoformat(),
            )
            yield Problem(figure.at("year"), "future-date", text)


def figures_say_how_their_year_is_known(catalog: Catalog) -> Iterator[Problem]:
    """`undated` and `unknown` go together; any other year is known somehow.

    Fails: `year: undated` with `year-basis: stated`; `year: 2024` with `year-basis: unknown`.
    """
    for figure in catalog.salaries:
        if figure.year is None and figure.year_basis != "unknown":
            text = _("an undated figure has “year-basis: unknown”")
            yield Problem(figure.at("year-basis"), "year-basis-mismatch", text, fix="unknown")
        elif figure.year is not None and figure.year_basis == "unknown":
            text = _("the year is given: say how it is known, or write “year: undated”")
            yield Problem(figure.at("year-basis"), "year-basis-mismatch", text)


def figures_are_no_younger_than_their_source(catalog: Catalog) -> Iterator[Problem]:
    """A page seldom tells the pay of a year after its own.

    Fails: `year: 2026` from a source with `published: 2014`.
    """
    published = {source.id: source.published.year for source in catalog.sources}
    for figure in catalog.salaries:
        out = published[figure.source]
        if figure.year is not None and out is not None and out < figure.year <= catalog.as_of.year:
            text = _("the source of this figure dates from {year}: is one of the two wrong?", year=out)
            yield Problem(figure.at("year"), "younger-than-source", text, Severity.WARNING)


def multiplied_figures_show_what_was_printed(catalog: Catalog) -> Iterator[Problem]:
    """What we multiplied by twelve can be compared with what the source printed.

    Fails: `times-twelve: true` without `printed`.
    """
    for figure in catalog.salaries:
        if figure.times_twelve and not figure.printed:
            text = _("an amount multiplied by twelve is shown with the monthly one: add “printed”")
            yield Problem(figure.at_name("times-twelve"), "not-as-printed", text, Severity.WARNING)


def premiums_have_amounts_in_a_unit(catalog: Catalog) -> Iterator[Problem]:
    """A premium in euros or percent has an amount; one that is only told in words has none.

    Fails: `unit: percent` without amount; `unit: none` with `low: 4000`.
    """
    for premium in catalog.modifiers:
        given = _given(premium)
        if premium.unit == "none" and given:
            text = _("“unit: none” is for what has no amount: which unit is this in?")
            yield Problem(premium.at("unit"), "extra-amount", text)
        elif premium.unit != "none" and not given:
            text = _("no amount is given in “{unit}”: add one, or write “unit: none”", unit=premium.unit)
            yield Problem(premium.at("unit"), "missing-amount", text)
