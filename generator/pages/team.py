"""The team sheet of the page for human resources: what a table may hold, an example, and what the scripts need."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from generator.pages.edition import Edition
from generator.pages.measures import rounded
from generator.pages.posts import graded_posts, plain
from generator.pay.market import Market, Part, Post, as_json
from generator.people import roster
from generator.people.flaws import WHY
from generator.people.roster import COLUMNS, Column

_CHOICES: tuple[Part, ...] = ("level", "zone")
"""What has so few names that a refusal tells them all."""


class ColumnRow(NamedTuple):
    """One column, explained."""

    name: str
    due: str
    holds: str


def columns(market: Market, edition: Edition) -> list[ColumnRow]:
    """What each column is for, in the order of roster.py."""
    say = edition.say.gettext
    due, free = say("needed"), say("as you like")
    levels, zones = (edition.words.alternatives(list(market.names[part].values())) for part in ("level", "zone"))
    told: dict[Column, tuple[str, str]] = {
        "person": (free, say("A name, initials or a number. Without it, the number of the row.")),
        "role": (due, say("The name of a role of this site, its abbreviation or its id.")),
        "level": (due, levels),
        "zone": (due, zones),
        "salary": (
            say("needed, unless monthly salary"),
            say("Fixed gross pay of the year, as it is paid, every month paid counted: 32 000, 32 000,50 € or 32 k€."),
        ),
        "monthly": (free, say("In the place of the yearly salary: 2 500.")),
        "months": (free, say("How many of those are paid in the year, from 12 to 16; 12 when empty.")),
        "part": (free, say("Share of full time: 80 %, 80, 0,8, 4/5; hours as 28/35; full time when empty.")),
        "sex": (free, say("F or H, for the gap alone; empty when it is not told.")),
        "variable": (free, say("Yearly amount: read, never compared.")),
    }
    return [ColumnRow(say(COLUMNS[id].name.msgid), *told[id]) for id in COLUMNS]


def example(market: Market, edition: Edition) -> str:
    """A made-up team that shows what the sheet tells: somebody part time, three under the minimum, a gap by sex."""
    posts = _posts(market, edition)
    if not posts:
        return ""
    say = edition.say.gettext
    names: tuple[Column, ...] = ("person", "role", "level", "zone", "salary", "part", "sex")
    head = ";".join(say(COLUMNS[name].name.msgid) for name in names)
    rows = [*_first_group(posts[0], market), *_others(posts, market)]
    people = [
        ";".join([f"{letter}. {letter}.", *_post_names(post, market), str(salary), part, sex])
        for letter, (post, salary, part, sex) in zip("ABCDEFGHI", rows, strict=False)
    ]
    return "\n".join([head, *people]) + "\n"


_Row = tuple[Post, int, str, str]
"""Post, salary as paid, working time, sex."""


def _first_group(post: Post, market: Market) -> list[_Row]:
    """Three women, three men: the fewest whose gap is shown; three of them under the minimum, for its cost."""
    band = market.ranges[post]
    low, centre, high = rounded(band.low), rounded(band.centre), rounded(band.high)
    women = [(low - 1000, ""), ((low - 500) * 4 // 5, "80 %"), (centre, "")]
    men = [(low - 500, ""), (centre + 500, ""), (high - 500, "")]
    return [(post, salary, part, sex) for sex, group in (("F", women), ("H", men)) for salary, part in group]


def _others(posts: Sequence[Post], market: Market) -> list[_Row]:
    """Two people of the same role and one of the next: together enough for the first group not to be hidden too."""
    same = [post for post in posts[1:] if post[0] == posts[0][0]][:1] * 2
    next_rung = [post for post in posts if post[0] == market.above.get(posts[0][0])][:1]
    found = [*same, *next_rung]
    return [(post, rounded(market.ranges[post].centre) + 500 * number, "", sex)
            for number, (post, sex) in enumerate(zip(found, "FHF", strict=False))]  # fmt: skip


def _posts(market: Market, edition: Edition) -> list[Post]:
    """The posts of the ladder that have a band; those of the whole country and of one level first."""
    rank = {role.id: number for number, role in enumerate(edition.ladder_roles)}

    def order(post: Post) -> tuple[bool, bool, int]:
        role, level, zone = post
        return zone != edition.main_zone, level == edition.any_level, rank[role]

    return sorted((post for post in market.ranges if post[0] in rank), key=order)


def _post_names(post: Post, market: Market) -> list[str]:
    return [names[id] for names, id in zip(market.names.values(), post, strict=True)]


# --- for the script ------------------------------------------------------------------------------


def data_of(market: Market, edition: Edition) -> dict[str, Any]:
    """What the script of the team sheet reads, as plain data."""
    say = edition.say.gettext
    return {
        "market": as_json(market),
        "vocabulary": roster.as_json(),
        "known": graded_posts(market, edition),
        "short": {role.id: edition.plain(role.short or role.name) for role in edition.catalog.roles},
        "columns": {id: say(column.name.msgid) for id, column in COLUMNS.items()},
        "choices": {
            part: edition.plain(edition.words.alternatives(list(market.names[part].values()))) for part in _CHOICES
        },
        "why": plain({code: say(text.msgid) for code, text in WHY.items()}, edition),
        "lacking": {
            "contested": say("sources disagree"),
            "point": say("single amounts only"),
            "one-sided": say("one end only"),
            "empty": say("no figure"),
        },
        "any": edition.any_level,
        "signs": edition.words.signs,
        "say": plain(_sentences(edition), edition),
    }


def _sentences(edition: Edition) -> dict[str, str]:
    say = edition.say.gettext
    return {
        "begun": say("Reading…"),
        "reading": say("{count} rows read so far…"),
        "done": say("Read to the end. People: {people}. Rows refused: {refused}."),
        "opened": say("File {name}, read as {encoding}."),
        "separator": say("Separator: {separator}."),
        "semicolon": say("semicolon"),
        "comma": say("comma"),
        "tab": say("tab"),
        "erased": say("Everything is erased."),
        "left": say("{count} more rows."),
        "and": say("; "),
        "post": say("{role}, {zone}"),
        "line": say("row {line}"),
        "hidden": edition.say.pgettext("one figure", "hidden"),
        "equal": say("no gap"),
        "less": say("{share} less for women"),
        "more": say("{share} more for women"),
        "under": say("under"),
        "above": say("above"),
        "women": say("F"),
        "men": say("H"),
        "file": say("team"),
        "headers": say(
            "Row|Person|Role|Level|Place|Salary|Working time|Full time|Minimum|Midpoint|Maximum|Confidence|"
            "Compa-ratio|Position|To the minimum|Times the minimum wage|Promotion|Sex"
        ),
        "copied": say("The text is copied."),
        "uncopied": say("The browser does not let this page copy: the text is selected, Ctrl + C copies it."),
    }
