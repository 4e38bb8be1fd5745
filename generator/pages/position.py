"""One salary beside its band: a form for those who have scripts, the formulas on a worked example for everybody."""

from typing import Any

from generator.model import ContextFact
from generator.pages.edition import Edition
from generator.pages.ends import example_band
from generator.pages.measures import of_one_salary
from generator.pages.page import Page
from generator.pages.pay import chart
from generator.pages.posts import plain, role_groups, told_posts
from generator.pages.sentences import dates, place_told, value
from generator.pay.market import Market, Post, as_json, market_of
from generator.pay.votes import Cell

MONTHS = (12, 13, 14)


def pages(edition: Edition) -> list[Page]:
    """The page that places a salary."""
    say = edition.say.gettext
    market = market_of(edition.catalog, edition.bands)
    example = example_band(edition)
    return [
        edition.page(
            "position",
            "position.md.j2",
            title=say("Place a salary"),
            description=say(
                "Where a salary stands in the published band of its role, level and place; title, practice and pay."
            ),
            contents=False,
            groups=role_groups(market, edition),
            months=MONTHS,
            example=example,
            example_chart=chart([example.band], edition) if example else None,
            measures=of_one_salary(example, edition) if example else [],
            facts=_facts(edition),
            script=_data_of(market, edition) if market.ranges else None,
        )
    ]


def _facts(edition: Edition) -> list[ContextFact]:
    """What sources say of titles and pay that part, which is in small firms; each fact once."""
    facts = (fact for role in edition.ladder_roles for fact in role.contexts if fact.context == "small-firm")
    return list({fact.text: fact for fact in facts}.values())


def _data_of(market: Market, edition: Edition) -> dict[str, Any]:
    """All that the script reads, as plain data."""
    return {
        "market": as_json(market),
        "known": told_posts(market, edition, edition.addresses.of("position")),
        "ranges": {" ".join(post): _range_told(post, edition) for post in market.ranges},
        "ladder": [role.id for role in edition.ladder_roles],
        "short": {role.id: edition.plain(role.short or role.name) for role in edition.ladder_roles},
        "rungs": {role.id: edition.rung_number(role.id) for role in edition.ladder_roles},
        "places": {zone: edition.plain(place_told(zone, edition)) for zone in edition.zone_name},
        "any": edition.any_level,
        "signs": edition.words.signs,
        "say": plain(_sentences(edition), edition),
    }


def _range_told(post: Post, edition: Edition) -> str:
    """A published range and its years: `30–40 k€, de 2023 à 2026`."""
    band = edition.bands[Cell(*post)]
    return edition.plain(f"{value(band, edition)}, {dates(band.votes, edition)}")


def _sentences(edition: Edition) -> dict[str, str]:
    """Sentences with blanks: {post} is `Community manager junior, en France`."""
    say = edition.say.gettext
    return {
        "post": say("{role}, {zone}"),
        "place": say("{level}, {zone}"),
        "inside": say(
            "{salary} gross a year, full time, for {post}: at {position} of the range {low} to {high}, "
            "{ratio} times its midpoint of {centre}."
        ),
        "under": say(
            "{salary} gross a year, full time, for {post}: under the range {low} to {high}; {lack} are lacking to its "
            "minimum. That is {ratio} times its midpoint of {centre}."
        ),
        "above": say(
            "{salary} gross a year, full time, for {post}: above the range {low} to {high}, by {excess}. "
            "That is {ratio} times its midpoint of {centre}."
        ),
        "none": say("No range to compare with. {why}"),
        "unknown": say("{post}: no source of this site gives a figure."),
        "title": say("title {role}"),
        "practice": say("practice {role}"),
        "pay": say("pay {role}"),
        "or": say(" or "),
        "below": say("under {role}"),
        "beyond": say("above {role}"),
        "nowhere": say("without range"),
        "amount": say("Pay: an amount in figures is due, such as 32000. Thousands are written in full."),
        "small": say(
            "Pay: for a year, full time, this is less than half of the minimum wage. Is it the amount of a month, "
            "or paid part time?"
        ),
        "high": say("Pay: for a year, full time, this is far over the pay published here. Is there a digit too many?"),
        "part": say("Working time: a percentage over 0 and at most 100 is due."),
        "variable": say("Variable pay: an amount in figures is due, or nothing."),
        "brought": say(
            "The self-assessment brings the practice: {role}. Only this rung and this level came with the link."
        ),
        "strange": say("The link names a rung that this site does not have: nothing was read."),
        "copied": say("The text is copied."),
        "uncopied": say("The browser does not let this page copy: the text is selected, Ctrl + C copies it."),
    }
