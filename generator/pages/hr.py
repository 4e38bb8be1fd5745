"""For human resources: bands side by side, how to read one, words for an advert, evaluation grids, law and customs."""

from typing import NamedTuple

from generator.model import Role, Skill
from generator.pages import team
from generator.pages.advert import level_told, neutral_title, reference, reserves, width_sentences
from generator.pages.edition import Edition, cell_anchor
from generator.pages.ends import Ends, Step, ends_of, example_band, second_name, step_name, steps
from generator.pages.measures import of_one_salary, rounded, signed
from generator.pages.page import Page
from generator.pages.pay import chart
from generator.pay import comparison
from generator.pay.market import market_of


class Wide(NamedTuple):
    """How wide a range is, in words, and what an advert should do about it."""

    ratio: str
    advice: str


class Advert(NamedTuple):
    """The pay lines of a job advert, made from a band."""

    title: str
    level: str
    pay: str
    place: str
    basis: str
    reference: str
    cautions: list[str]
    anchor: str


class StepRow(NamedTuple):
    """What one step brings, in words."""

    name: str
    progression: str
    shared: str
    studies: str


class Grid(NamedTuple):
    """The evaluation grid of one role."""

    role: Role
    levels: list[tuple[str, str]]
    """Id and name of each level that has expectations."""
    families: list[tuple[str, list[Skill]]]


def pages(edition: Edition) -> list[Page]:
    """The page for human resources."""
    say = edition.say.gettext
    market = market_of(edition.catalog, edition.bands)
    bands = [band for role in edition.ladder_roles for band in edition.main_bands(role.id)]
    example = example_band(edition)
    return [
        edition.page(
            "hr",
            "hr.md.j2",
            title=say("For HR"),
            description=say(
                "Compare bands, place a salary, write the pay lines of an advert, evaluate: with the sources at hand."
            ),
            chart=chart(bands, edition),
            rows=[(ends_of(band), band) for band in bands],
            steps=[_step(step, edition) for step in steps(edition)],
            example=example,
            example_chart=chart([example.band], edition) if example else None,
            measures=of_one_salary(example, edition) if example else [],
            adverts=[(role, _adverts(role, edition)) for role in edition.ladder_roles],
            columns=team.columns(market, edition),
            team_example=team.example(market, edition),
            script=team.data_of(market, edition) if market.ranges else None,
            grids=[grid for role in edition.ladder_roles if (grid := _grid(role, edition)).families],
        )
    ]


# --- bands side by side --------------------------------------------------------------------------


def _wide(ends: Ends, edition: Edition) -> Wide:
    width = comparison.advert_width(ends.low, ends.high)
    ratio = edition.words.number(width.ratio)
    advice = width_sentences(edition)[width.advice] if width.advice else ""
    return Wide(ratio, advice.format(ratio=ratio))


def _step(step: Step, edition: Edition) -> StepRow:
    say, words = edition.say.gettext, edition.words
    lower, upper = step
    shared = comparison.overlap(lower.ends, upper.ends)
    hole = comparison.gap(lower.ends, upper.ends)
    if hole is not None:
        told = say("hole of {amount}").format(amount=words.keur(hole))
    elif shared.amount:
        told = say("{amount} in common, {share} of the second ({name})").format(
            amount=words.keur(shared.amount), share=words.percent(shared.share), name=second_name(step, edition)
        )
    else:
        told = say("they touch")
    return StepRow(
        step_name(step, edition),
        signed(comparison.midpoint_progression(lower.centre, upper.centre), edition),
        told,
        {
            "same": say("the same studies"),
            "some": say("only some studies in common"),
            "others": say("different studies"),
        }[step.studies],
    )


# --- adverts -------------------------------------------------------------------------------------


def _adverts(role: Role, edition: Edition) -> list[Advert]:
    """One a band of the whole country; where it has none, one a band of another place."""
    every = [ends for band in edition.bands_of(role.id, basis="gross-year") if (ends := ends_of(band))]
    main = [ends for ends in every if ends.band.cell.zone == edition.main_zone]
    return [_advert(ends, edition) for ends in main or every]


def _advert(ends: Ends, edition: Edition) -> Advert:
    say, words, band = edition.say.gettext, edition.words, ends.band
    low, high = words.euros(rounded(ends.low)).rpartition("\u00a0")[0], words.euros(rounded(ends.high))
    return Advert(
        neutral_title(edition.catalog.role[band.cell.role], edition),
        level_told(band.cell.level, edition),
        say("{low} to {high} gross a year").format(low=low, high=high),
        edition.zone_name[band.cell.zone],
        say("full time, fixed pay, without variable pay"),
        reference(band, edition),
        _cautions(ends, edition),
        cell_anchor(band.cell),
    )


def _cautions(ends: Ends, edition: Edition) -> list[str]:
    """What should be mended before such a range is advertised."""
    say, band = edition.say.gettext, ends.band
    cautions = [_wide(ends, edition).advice, *reserves(band, edition)]
    if band.floor is not None and ends.low < band.floor:
        cautions.append(say("Begins under the minimum wage of today: raise the low end."))
    if band.cell.level == edition.any_level:
        cautions.append(say("All levels together: an advert speaks of one level."))
    return [caution for caution in cautions if caution]


# --- evaluation grids ----------------------------------------------------------------------------


def _grid(role: Role, edition: Edition) -> Grid:
    skills = [skill for skill in edition.catalog.skills if role.id in skill.expected]
    used = {level for skill in skills for level in skill.expected[role.id]}
    families = [
        (family.name, [skill for skill in skills if skill.family == family.id])
        for family in edition.catalog.site.families
    ]
    return Grid(
        role,
        [(id, name) for id, name in edition.level_name.items() if id in used],
        [(name, own) for name, own in families if own],
    )
