"""The pages of the rules: what each code of `gen check` means, for who has only a browser."""

from typing import NamedTuple

from generator.checking.explanations import answers, careers, figures, placing, reading, references, site, values
from generator.checking.explanations.explanation import Explanation
from generator.pages.edition import Edition
from generator.pages.page import Page


class Rule(NamedTuple):
    """A code as its page explains it."""

    code: str
    title: str
    why: str
    wrong: str
    right: str


class Family(NamedTuple):
    """Rules about one thing, by code."""

    title: str
    anchor: str
    rules: list[Rule]


def pages(edition: Edition) -> list[Page]:
    """The list of the rules, and a page for each."""
    say = edition.say.gettext
    families = _families(edition)
    index = edition.page(
        "rules",
        "rules.md.j2",
        title=say("The rules of the data"),
        description=say("What each message of the checks means, why it matters, and the same lines wrong and right."),
        families=families,
        codes=sorted(rule.code for family in families for rule in family.rules),
    )
    return [index, *(_page(rule, family, edition) for family in families for rule in family.rules)]


def _page(rule: Rule, family: Family, edition: Edition) -> Page:
    return edition.page(
        "rule",
        "rule.md.j2",
        name=rule.code,
        title=rule.title,
        description=rule.why,
        contents=False,
        # Who looks for a trade would find codes: they are found from the list.
        searched=False,
        rule=rule,
        family=family,
    )


def _families(edition: Edition) -> list[Family]:
    say, word = edition.say.gettext, edition.say.pgettext
    families = (
        (say("Reading the files"), word("address", "reading"), reading.CODES),
        (say("Records and values"), word("address", "values"), values.CODES),
        (say("What leads from one record to another"), word("address", "references"), references.CODES),
        (say("Sources and figures"), word("address", "figures-rules"), figures.CODES),
        (say("Roles, skills, moves, ladder"), word("address", "careers"), careers.CODES),
        (say("A ladder that places wrongly"), word("address", "placing"), placing.CODES),
        (say("Files of answers"), word("address", "answers"), answers.CODES),
        (say("Pages and links"), word("address", "site"), site.CODES),
    )
    return [
        Family(title, anchor, [_rule(code, found, edition) for code, found in sorted(codes.items())])
        for title, anchor, codes in families
    ]


def _rule(code: str, explanation: Explanation, edition: Edition) -> Rule:
    title, why = (text.render(edition.say.gettext) for text in (explanation.title, explanation.why))
    return Rule(code, title, why, explanation.wrong, explanation.right)
