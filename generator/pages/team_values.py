"""The figures of a team as what the templates of the page take: the port of team-values.js, for the terminal.

No sentence about a team stands anywhere but in those templates and in `data_of` of pages/team.py.
"""

from fractions import Fraction
from typing import Any

from generator.messages.language import capital
from generator.pages.edition import Edition
from generator.pages.filling import Element, parsed
from generator.pages.sentences import at_level
from generator.pages.team import data_of
from generator.pay.amounts import Exact
from generator.pay.market import Post, market_of
from generator.people.flaws import Flaw
from generator.people.roster import Refused
from generator.people.team import Bill, Gap, Standing, Team

Values = dict[str, Any]

_LONGEST_VALUE = 60
_TENTHS = 1000


class TeamWords:
    """What a team is told with, in one language: the templates of the page, its names and its sentences."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.market = market_of(edition.catalog, edition.bands)
        self.page = data_of(self.market, edition)
        self.say: dict[str, str] = self.page["say"]
        self._html = parsed(edition.typeset(edition.render("hr-results.html", edition.addresses.of("hr"))))

    def template(self, name: str) -> Element:
        """A template of the page."""
        found = self._html.find(f"data-template-{name}")
        assert found is not None, f"hr-results.html holds the template {name}"
        return found

    def why(self, flaw: Flaw) -> str:
        """Why something is refused, in a sentence."""
        named = _cut(flaw.head) or self.page["columns"].get(flaw.column, "")
        choices = self.page["choices"].get(flaw.column, "")
        text = self.page["why"][flaw.code].format(
            column=named, value=_cut(flaw.value), meant=flaw.meant, choices=choices
        )
        return f"{capital(text)}{'' if text.endswith('?') else '.'}"

    def euros(self, amount: Exact) -> str:
        """To the euro, halves up, without sign."""
        return self.edition.words.euros(int(abs(Fraction(amount)) + Fraction(1, 2)))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def refused_values(refused: Refused, words: TeamWords) -> Values:
    """One row that is refused."""
    return {"line": refused.line, "why": " ".join(words.why(flaw) for flaw in refused.flaws)}


def team_values(team: Team, words: TeamWords) -> Values:
    """The figures of the whole and of its categories."""
    number, people = words.edition.words.number, len(team.standings)
    floor = words.market.floor or 0
    return {
        "people": number(people),
        "anybody": people > 0,
        "compared": number(team.compared),
        "lacking": people > team.compared and {"count": number(people - team.compared)},
        "ratio": team.ratio is not None and [{"ratio": number(team.ratio)}],
        "ratioHidden": team.ratio is None,
        "under": _bill(team.under, words),
        "promotion": team.promotion.people > 0 and _bill(team.promotion, words),
        "costHidden": None in (team.under.cost, team.promotion.cost),
        "unpromoted": not team.promotion.people,
        "below": team.below_floor > 0 and {"count": team.below_floor, "floor": words.euros(floor)},
        "categories": [
            {
                **_post(each.post, words),
                "count": number(each.people),
                "ratio": words.say["hidden"] if each.ratio is None else number(each.ratio),
            }
            for each in team.categories
        ],
        "gaps": [_gap(each, words) for each in team.gaps],
    }


def person_values(standing: Standing, words: TeamWords) -> Values:
    """One person."""
    person, market, say, wording = standing.person, words.market, words.say, words.edition.words
    status = market.lacking.get(person.post, "empty")
    shown = _post(person.post, words)
    position, lacking, promotion = standing.position, standing.lacking, standing.promotion
    return {
        **shown,
        "line": person.line,
        "name": person.name or say["line"].format(line=person.line),
        "fullTime": words.euros(standing.full_time),
        "part": person.part != 1 and {"part": wording.percent(person.part)},
        "banded": standing.band and shown,
        "why": standing.band is None and {"why": words.page["lacking"][status]},
        "ratio": "–" if standing.ratio is None else wording.number(standing.ratio),
        "position": "–" if position is None else f"{'−' if position < 0 else ''}{wording.percent(abs(position))}",
        "side": position is not None and not 0 <= position <= 1 and {"word": say["under" if position < 0 else "above"]},
        "lacking": "–" if lacking is None else words.euros(lacking),
        "promotion": "–" if promotion is None else words.euros(promotion),
    }


def _bill(bill: Bill, words: TeamWords) -> Values:
    return {"count": bill.people, "cost": words.say["hidden"] if bill.cost is None else words.euros(bill.cost)}


def _post(post: Post, words: TeamWords) -> Values:
    role, level, zone = post
    market, known = words.market, words.page["known"].get(" ".join(post))
    band = market.ranges.get(post)
    keur = words.edition.words.keur
    return {
        "post": words.say["post"].format(
            role=at_level(words.page["short"][role], level, words.edition),
            zone=market.names["zone"][zone],
        ),
        "band": band and f"{keur(band.low).partition(chr(0xA0))[0]}–{keur(band.high)}",
        "grade": known and known["grade"],
        "letter": known and known["grade"].lower(),
        "age": bool(known and known["age"]) and [{"word": known["age"]}],
    }


def _gap(gap: Gap, words: TeamWords) -> Values:
    say, post = words.say, at_level(words.page["short"][gap.role], gap.level, words.edition)
    told = {"post": post, "women": gap.women, "men": gap.men}
    if gap.gap is None:
        return {**told, "gap": say["hidden"]}
    tenths = Fraction(int(abs(gap.gap) * _TENTHS + Fraction(1, 2)), 10)
    share = f"{words.edition.words.number(tenths)}\u00a0%"
    return {**told, "gap": say["equal" if not gap.gap else "less" if gap.gap > 0 else "more"].format(share=share)}
