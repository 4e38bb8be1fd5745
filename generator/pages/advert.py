"""The pay lines of an advert: what they say whoever writes them, and a form for a range of one's own."""

from itertools import takewhile
from typing import Any

from generator.messages.language import small
from generator.model import Role
from generator.pages.edition import Edition, cell_anchor
from generator.pages.page import Page, relative
from generator.pages.position import MONTHS
from generator.pages.posts import plain, role_groups
from generator.pages.sentences import dates, grade_word
from generator.pay.bands import Band
from generator.pay.comparison import WIDTH_TO_NOTE, WIDTH_TO_WARN
from generator.pay.market import Market, as_json, market_of
from generator.pay.votes import Cell
from generator.reading.spelling import slug


def pages(edition: Edition) -> list[Page]:
    """The page that writes the pay lines of an advert."""
    say = edition.say.gettext
    market = market_of(edition.catalog, edition.bands)
    return [
        edition.page(
            "advert",
            "advert.md.j2",
            title=say("The pay lines of an advert"),
            description=say(
                "Title, range, basis and period of a job advert, ready to copy; with a warning when too wide."
            ),
            contents=False,
            groups=_groups(market, edition),
            months=MONTHS,
            note=WIDTH_TO_NOTE,
            warning=WIDTH_TO_WARN,
            script=_data_of(market, edition),
        )
    ]


def neutral_title(role: Role, edition: Edition) -> str:
    """The title of an advert, for women and men alike: `Community manager (F/H)`, `Chef ou cheffe de projet`."""
    if has_both_forms(role.name):
        return role.name
    return edition.say.gettext("{role} (all genders)").format(role=role.name)


def has_both_forms(name: str) -> bool:
    """Whether a name says two forms of one word: both sides of its “ou” begin with words that differ only at the end.

    At least half of the shorter word is the same. `Traffic manager ou social ads manager` are two jobs, not two forms.

    >>> [has_both_forms(name) for name in ("Directeur ou directrice digitale", "Traffic manager ou social ads manager")]
    [True, False]
    """
    first, _ou, last = name.partition(" ou ")
    if not (first.strip() and last.strip()):
        return False
    one, other = (slug(side.split()[0]) for side in (first, last))
    alike = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return alike > 0 and one != other and 2 * alike >= min(len(one), len(other))


def level_told(level: str, edition: Edition) -> str:
    """A level beside a title: `niveau confirmé`; all levels together have no other name."""
    told = small(edition.level_name[level])
    return told if level == edition.any_level else edition.say.gettext("{level} level").format(level=told)


def reserves(band: Band, edition: Edition) -> list[str]:
    """Why the ends of a band are not to be advertised as they stand; none for one that is sure and of today."""
    say, told = edition.say.gettext, []
    if band.grade == "D":
        told.append(say("Confidence D: a starting point for talk, not a range to publish as it stands."))
    if band.age == "historic":
        told.append(say("Old figures: check them against the market of today."))
    if band.age == "undated":
        told.append(say("Undated figures: nothing says that they still hold."))
    return told


def reference(band: Band, edition: Edition) -> str:
    """Where the ends of a band come from: the site, the day of its data, its studies and how far to trust them."""
    say, words = edition.say.gettext, edition.words
    studies = edition.say.ngettext("{n} study", "{n} studies", len(band.votes)).format(n=words.count(len(band.votes)))
    origin = say("{site}, data of {day}: {studies}, {dates}; confidence {grade}, {word}").format(
        site=edition.catalog.site.name,
        day=words.day(edition.catalog.as_of),
        studies=studies,
        dates=dates(band.votes, edition),
        grade=band.grade,
        word=grade_word(band.grade, edition),
    )
    return say("Reference: {origin}.").format(origin=origin)


def width_sentences(edition: Edition) -> dict[str, str]:
    """By how loudly to advise: see comparison.advert_width."""
    say = edition.say.gettext
    return {
        "note": say("Rather wide: the maximum is {ratio} times the minimum. Say what makes the difference."),
        "warning": say("Too wide to inform: the maximum is {ratio} times the minimum. Split it by level."),
    }


def _groups(market: Market, edition: Edition) -> list[tuple[str, list[Role]]]:
    """The roles that can be advertised: a group that surveys speak of is no post."""
    groups = role_groups(market, edition)
    return [(name, own) for name, roles in groups if (own := [role for role in roles if role.kind == "role"])]


def _data_of(market: Market, edition: Edition) -> dict[str, Any]:
    """What the script reads, as plain data."""
    say = edition.say.gettext
    roles = [role for _name, group in _groups(market, edition) for role in group]
    ids = {role.id for role in roles}
    sentences = {
        **width_sentences(edition),
        "floor": say("Begins under the minimum wage of today: raise the low end."),
        "levels": say("All levels together: an advert speaks of one level."),
        "unpublished": say("No range is published for this post: write your own."),
        "small": say("For a year, full time, this is less than half of the minimum wage. Is it the amount of a month?"),
        "ends": say("Two amounts in figures are due, the smaller one first, such as 28000 and 34000."),
        "composed": say("The pay lines are written below."),
        "nowhere": say("to be given"),
        "copied": say("The text is copied."),
        "uncopied": say("The browser does not let this page copy: the text is selected, Ctrl + C copies it."),
    }
    return {
        "market": as_json(market),
        "titles": {role.id: edition.plain(neutral_title(role, edition)) for role in roles},
        "summaries": {role.id: edition.plain(role.summary) for role in roles},
        "levels": {level: edition.plain(level_told(level, edition)) for level in edition.level_name},
        "published": {
            " ".join(post): _published(edition.bands[Cell(*post)], edition) for post in market.ranges if post[0] in ids
        },
        "any": edition.any_level,
        "signs": edition.words.signs,
        "say": plain(sentences, edition),
    }


def _published(band: Band, edition: Edition) -> dict[str, Any]:
    """What is told beside the fields when the ends of a band are taken over."""
    address = edition.addresses.of("advert")
    return {
        "reference": edition.plain(reference(band, edition)),
        "reserves": [{"text": edition.plain(text)} for text in reserves(band, edition)],
        "href": relative(edition.addresses.of("cell", cell_anchor(band.cell)), address),
    }
