"""What human resources compute with a band, each with its formula and an example from the data."""

from fractions import Fraction
from typing import NamedTuple

from generator.pages.edition import Edition
from generator.pages.ends import Ends, Step, step_name, steps, yearly_ends
from generator.pages.sentences import cell_name
from generator.pay import comparison
from generator.pay.amounts import Exact

_ROUND = 500
"""Made-up salaries and advertised ends are rounded to half a thousand euros."""


class Measure(NamedTuple):
    """One indicator: its name, how it is computed, and an example; empty when the data allow none."""

    anchor: str
    name: str
    formula: str
    example: str


def rounded(amount: Exact | Fraction) -> int:
    """To half a thousand euros, halves up."""
    return int(Fraction(amount) / _ROUND + Fraction(1, 2)) * _ROUND


def signed(share: Fraction, edition: Edition) -> str:
    """`+12 %` or `−4 %`, its size to the nearest percentage."""
    return f"{'−' if share < 0 else '+'}{edition.words.percent(abs(share))}"


# --- the indicators ------------------------------------------------------------------------------


def of_one_salary(ends: Ends, edition: Edition) -> list[Measure]:
    """Where two made-up salaries stand: one in the upper part of the band, one under it."""
    inside = rounded(ends.high - Fraction(ends.high - ends.low) / 6)
    under = rounded(ends.low) - 2 * _ROUND
    four_fifths = Fraction(4, 5)
    return [
        *_inside(inside, ends, edition),
        *_to_the_minimum(under, four_fifths, ends, edition),
        _over_the_law(inside, ends, edition),
        _part_time(24000, four_fifths, edition),
    ]


def _inside(salary: int, ends: Ends, edition: Edition) -> list[Measure]:
    say, words = edition.say.gettext, edition.words
    return [
        Measure(
            "compa-ratio",
            say("Compa-ratio"),
            say("salary ÷ midpoint"),
            say("{salary} ÷ {centre} = {result}").format(
                salary=words.euros(salary),
                centre=words.euros(ends.centre),
                result=words.number(comparison.compa_ratio(salary, ends.centre)),
            ),
        ),
        Measure(
            "position",
            say("Position in the range"),
            say("(salary − minimum) ÷ (maximum − minimum), never cut at 0 or 100"),
            say("({salary} − {low}) ÷ ({high} − {low}) = {result}").format(
                salary=words.euros(salary),
                low=words.euros(ends.low),
                high=words.euros(ends.high),
                result=words.percent(comparison.range_position(salary, ends.low, ends.high)),
            ),
        ),
    ]


def _to_the_minimum(salary: int, share: Fraction, ends: Ends, edition: Edition) -> list[Measure]:
    """What lacks to a salary under the band: for a full time, and for a share of it."""
    say, words = edition.say.gettext, edition.words
    return [
        Measure(
            "minimum",
            say("Distance to the minimum"),
            say("minimum − salary, 0 from the minimum on"),
            say("{low} − {salary} = {result}, which reads “under the range”").format(
                low=words.euros(ends.low),
                salary=words.euros(salary),
                result=words.euros(comparison.distance_to_minimum(salary, ends.low)),
            ),
        ),
        Measure(
            "cost",
            say("Cost of reaching the minimum"),
            say(
                "(minimum − full-time salary) × share of full time, 0 from the minimum on; gross, added up over a team"
            ),
            say("({low} − {salary}) × {share} = {result} a year").format(
                low=words.euros(ends.low),
                salary=words.euros(salary),
                share=words.percent(share),
                result=words.euros(comparison.cost_to_reach(ends.low, salary, share)),
            ),
        ),
    ]


def _over_the_law(salary: int, ends: Ends, edition: Edition) -> Measure:
    say, words, floor = edition.say.gettext, edition.words, ends.band.floor
    example = (
        ""
        if floor is None
        else say("{salary} ÷ {floor} = {result}").format(
            salary=words.euros(salary),
            floor=words.euros(floor),
            result=words.number(comparison.minimum_wage_multiple(salary, floor)),
        )
    )
    return Measure("smic", say("Multiple of the minimum wage"), say("salary ÷ minimum wage of the same year"), example)


def _part_time(salary: int, share: Fraction, edition: Edition) -> Measure:
    say, words = edition.say.gettext, edition.words
    example = say("{salary} at {share}: {result} full time").format(
        salary=words.euros(salary),
        share=words.percent(share),
        result=words.euros(comparison.full_time_equivalent(salary, share)),
    )
    return Measure("part-time", say("Part time"), say("salary ÷ share of full time, before any comparison"), example)


def of_bands(ends: Ends, edition: Edition) -> list[Measure]:
    """How wide a band is, and what the next one brings."""
    say, words = edition.say.gettext, edition.words
    width = say("({high} − {low}) ÷ {low} = {result}").format(
        high=words.euros(ends.high),
        low=words.euros(ends.low),
        result=words.percent(ends.width),
    )
    every = sorted(steps(edition), key=lambda step: step.studies != "same")
    return [
        Measure("width", say("Width of a range"), say("(maximum − minimum) ÷ minimum"), width),
        Measure(
            "progression",
            say("Progression of midpoints"),
            say("next midpoint ÷ midpoint − 1"),
            _progression(every, edition),
        ),
        Measure(
            "overlap",
            say("Overlap"),
            say("part the two ranges share ÷ width of the second, that of the next level or rung"),
            _overlap(every, edition),
        ),
        Measure(
            "gap",
            say("Hole"),
            say("upper minimum − lower maximum, when positive: shown, never filled"),
            _gap(every, edition),
        ),
        Measure(
            "zone",
            say("Gap between places"),
            say("midpoint here ÷ midpoint there − 1, inside one study, then the median"),
            _differential(edition),
        ),
    ]


def of_groups(ends: Ends, edition: Edition) -> list[Measure]:
    """What a team comes to, on made-up salaries."""
    say, words = edition.say.gettext, edition.words
    centre = rounded(ends.centre)
    team: list[tuple[Exact, Exact]] = [(centre + 2000, centre), (2 * centre - 4000, 2 * centre)]
    group = comparison.group_compa_ratio(team)
    gap = comparison.gender_gap([30000] * 3, [27000] * 3)
    return [
        Measure(
            "group",
            say("Compa-ratio of a group"),
            say("sum of salaries ÷ sum of midpoints, not the mean of the ratios"),
            say("({salaries}) ÷ ({centres}) = {result}").format(
                salaries=" + ".join(words.euros(salary) for salary, _mid in team),
                centres=" + ".join(words.euros(mid) for _salary, mid in team),
                result=words.number(group or 0),
            ),
        ),
        Measure(
            "gender",
            say("Gap between women and men"),
            say(
                "(mean of men − mean of women) ÷ mean of men, by category; "
                "hidden when a group has fewer than three people"
            ),
            say("({men} − {women}) ÷ {men} = {result}").format(
                men=words.euros(30000), women=words.euros(27000), result=words.percent(gap or Fraction())
            ),
        ),
    ]


def _progression(every: list[Step], edition: Edition) -> str:
    if not every:
        return ""
    lower, upper = every[0]
    return edition.say.gettext("{step}: {next} ÷ {centre} − 1 = {result}").format(
        step=step_name(every[0], edition),
        next=edition.words.euros(upper.centre),
        centre=edition.words.euros(lower.centre),
        result=signed(comparison.midpoint_progression(lower.centre, upper.centre), edition),
    )


def _overlap(every: list[Step], edition: Edition) -> str:
    for step in every:
        shared = comparison.overlap(step.lower.ends, step.upper.ends)
        if shared.amount:
            return edition.say.gettext("{step}: {amount} ÷ {width} = {result}").format(
                step=step_name(step, edition),
                amount=edition.words.euros(shared.amount),
                width=edition.words.euros(step.upper.high - step.upper.low),
                result=edition.words.percent(shared.share),
            )
    return ""


def _gap(every: list[Step], edition: Edition) -> str:
    for step in every:
        hole = comparison.gap(step.lower.ends, step.upper.ends)
        if hole is not None:
            return edition.say.gettext("{step}: {low} − {high} = {result}").format(
                step=step_name(step, edition),
                low=edition.words.euros(step.upper.low),
                high=edition.words.euros(step.lower.high),
                result=edition.words.euros(hole),
            )
    return ""


def _differential(edition: Edition) -> str:
    """The first cell of the ladder that one study gives in two of the parts of the country."""
    zones = [zone for zone in edition.zone_name if zone != edition.main_zone]
    for ends in yearly_ends(edition):
        for other in zones:
            there = edition.bands[ends.band.cell._replace(zone=other)]
            if ends.band.cell.zone not in zones[: zones.index(other)] or not there.votes:
                continue
            if found := comparison.geographic_differential(ends.band.votes, there.votes):
                return edition.say.gettext("{here} against {there}: {result}, {who}").format(
                    here=cell_name(ends.band.cell, edition),
                    there=edition.zone_name[other],
                    result=signed(found.value, edition),
                    who=edition.words.listing([edition.catalog.origin_name(origin) for origin in found.origins]),
                )
    return ""
