"""The pay lines of an advert: what they say whoever writes them, and a form for a range of one's own."""

from typing import Any

from generator.model import Role
from generator.pages.edition import Edition
from generator.pages.page import Page
from generator.pages.position import MONTHS
from generator.pages.posts import plain, role_groups
from generator.pay.comparison import WIDTH_TO_NOTE, WIDTH_TO_WARN
from generator.pay.market import Market, as_json, market_of


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
            groups=role_groups(market, edition),
            months=MONTHS,
            note=WIDTH_TO_NOTE,
            warning=WIDTH_TO_WARN,
            script=_data_of(market, edition),
        )
    ]


def neutral_title(role: Role, edition: Edition) -> str:
    """The title of an advert, for women and men alike: `Community manager (F/H)`."""
    return edition.say.gettext("{role} (all genders)").format(role=role.name)


def width_sentences(edition: Edition) -> dict[str, str]:
    """By how loudly to advise: see comparison.advert_width."""
    say = edition.say.gettext
    return {
        "note": say("Rather wide: the maximum is {ratio} times the minimum. Say what makes the difference."),
        "warning": say("Too wide to inform: the maximum is {ratio} times the minimum. Split it by level."),
    }


def _data_of(market: Market, edition: Edition) -> dict[str, Any]:
    """What the script reads, as plain data."""
    say = edition.say.gettext
    roles = [role for _name, group in role_groups(market, edition) for role in group]
    sentences = {
        **width_sentences(edition),
        "floor": say("Begins under the minimum wage of today: raise the low end."),
        "levels": say("All levels together: an advert speaks of one level."),
        "unpublished": say("No range is published for this post: write your own."),
        "ends": say("Two amounts in figures are due, the smaller one first, such as 28000 and 34000."),
        "composed": say("The pay lines are written below."),
        "copied": say("The text is copied."),
        "uncopied": say("The browser does not let this page copy: the text is selected, Ctrl + C copies it."),
    }
    return {
        "market": as_json(market),
        "titles": {role.id: edition.plain(neutral_title(role, edition)) for role in roles},
        "summaries": {role.id: edition.plain(role.summary) for role in roles},
        "any": edition.any_level,
        "signs": edition.words.signs,
        "say": plain(sentences, edition),
    }
