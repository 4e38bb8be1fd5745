"""Two sets of answers side by side: two people who did not see each other's, or one person on two dates."""

from typing import Any

from generator.model import ContextQuestion, Scenario, Statement
from generator.pages.assessment import LEVELS, axes_of
from generator.pages.edition import Edition
from generator.pages.interactive import never
from generator.pages.page import Page
from generator.placing.rulebook import as_json, rule_of
from generator.placing.sheets import NOT_APPLICABLE, NOT_YET, UNKNOWN


def pages(edition: Edition) -> list[Page]:
    """The page that compares two sets of answers."""
    say, catalog = edition.say.gettext, edition.catalog
    return [
        edition.page(
            "viewpoints",
            "viewpoints.md.j2",
            title=say("Compare two sets of answers"),
            description=say(
                "Two people answer without seeing each other’s answers, or one person on two dates: "
                "the largest differences come first."
            ),
            never=never(edition),
            axes=axes_of(catalog),
            levels=LEVELS,
            competency={each.id: each.name for each in catalog.ladder.competencies},
            script={
                "rule": as_json(rule_of(catalog)),
                "words": _words(edition),
                "say": {name: edition.plain(text) for name, text in _sentences(edition).items()},
            },
        )
    ]


def _words(edition: Edition) -> dict[str, Any]:
    """The names of all that the script speaks of, with the text of each answer."""
    plain, say, quiz = edition.plain, edition.say.gettext, edition.catalog.quiz
    competencies = {each.id: plain(each.name) for each in edition.catalog.ladder.competencies}
    statements = {each.id: _statement(each, edition) for each in quiz.statements}
    scenarios = {each.id: _scenario(each, competencies[each.competency], edition) for each in quiz.scenarios}
    return {
        "language": edition.language,
        # As scripts spell the lack of a rung when they look it up.
        "roles": {**{role.id: plain(role.name) for role in edition.ladder_roles}, "null": say("no rung")},
        "competencies": competencies,
        "context": {each.id: _context(each, edition) for each in quiz.context},
        "items": {**statements, **scenarios},
    }


def _asked(text: str, answers: dict[str, str], edition: Edition) -> dict[str, Any]:
    return {"text": edition.plain(text), "answers": {id: edition.plain(answer) for id, answer in answers.items()}}


def _context(question: ContextQuestion, edition: Edition) -> dict[str, Any]:
    answers = {option.id: option.text for option in question.options}
    return _asked(question.question, {**answers, UNKNOWN: edition.say.gettext("I would rather not say")}, edition)


def _statement(statement: Statement, edition: Edition) -> dict[str, Any]:
    say = edition.say.gettext
    answers = {str(level): text for level, text in statement.levels.items()}
    others = {UNKNOWN: say("I do not know"), NOT_YET: say("Not had the occasion yet")}
    if statement.not_applicable:
        others[NOT_APPLICABLE] = say("Does not apply: {why}").format(why=statement.not_applicable)
    return _asked(statement.text, {**answers, **others}, edition)


def _scenario(scenario: Scenario, competency: str, edition: Edition) -> dict[str, Any]:
    say = edition.say.gettext
    answers = {option.id: option.text for option in scenario.options}
    text = say("Situation “{name}”.").format(name=competency)
    return _asked(text, {**answers, UNKNOWN: say("I do not know")}, edition)


def _sentences(edition: Edition) -> dict[str, str]:
    """Sentences that no template of the page can hold, since they are said where nothing else changes."""
    say = edition.say.gettext
    return {
        "self": say("The person concerned"),
        "other": say("The other person"),
        "by-a": say("First person"),
        "by-b": say("Second person"),
        "day-a": say("Before"),
        "day-b": say("After"),
        "empty": say("Paste a link to answers here, or open a file."),
        "long": say("This is too long to be answers of this questionnaire: nothing was read."),
        "foreign": say("This is no link to answers of this questionnaire, nor its file: nothing was read."),
        "unreadable": say("This file cannot be read: it is damaged, perhaps cut. Ask for it again."),
        "newer": say("These answers come from a newer version of the questionnaire: nothing was read."),
        "result": say("This link tells a result without its answers. Ask for the link to the answers."),
        "invitation": say("This is the invitation: it holds no answer. Paste the link that came back."),
        "nothing": say("No answer of this questionnaire is in it."),
        "address": say("What the address holds after # is no link of this page: nothing was read."),
        "copied": say("The link is copied."),
        "file": say("two-sets-of-answers"),
    }
