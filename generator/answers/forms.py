"""The questions of the self-assessment as a file asks them: their ids, and every way of writing an answer."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from generator.messages.language import LANGUAGES, translations
from generator.messages.problems import Refusal, Text, _
from generator.model import ContextQuestion, Quiz, Scenario, Statement
from generator.placing.sheets import NOT_APPLICABLE, NOT_YET, UNKNOWN
from generator.reading.spelling import closest, slug

Part = Literal["context", "statements", "scenarios"]

LETTERS = "ABCDEFGH"
"""What the sheet calls the answers of a situation."""

_NO_IDEA, _NO_ANSWER = _("I do not know"), _("I would rather not say")
_NOT_YET, _NO_OCCASION = _("not yet"), _("Not had the occasion yet")
_NO_SUCH_THING = _("does not apply")
_WORDS = {UNKNOWN: (_NO_IDEA, _NO_ANSWER), NOT_YET: (_NOT_YET, _NO_OCCASION), NOT_APPLICABLE: (_NO_SUCH_THING,)}
"""Those of the page, and shorter ones: any language will do, with or without accents."""
_SIGNS = {UNKNOWN: "?", NOT_YET: "0*"}
"""What the sheet has for not knowing, and for not having had the occasion."""


class Choice(NamedTuple):
    """A possible answer: what to write, what it is, what it means."""

    mark: str | Text
    value: int | str
    text: str | Text


class Question(NamedTuple):
    """A question, with the answers it offers and every way of writing them."""

    part: Part
    id: str
    situation: str
    """What is told before a situation; empty for the others."""
    text: str
    choices: tuple[Choice, ...]
    exact: Mapping[str, int | str]
    """Answers by what is written, letter for letter."""
    words: Mapping[str, int | str]
    """Answers by their words, as slugs."""


def questions_of(quiz: Quiz) -> dict[str, Question]:
    """Every question by its id, in the order of the page."""
    asked = (*map(_context, quiz.context), *map(_statement, quiz.statements), *map(_scenario, quiz.scenarios))
    return {question.id: question for question in asked}


def read_answer(question: Question, text: str) -> int | str | Refusal:
    """The answer that a text writes, as the placement takes it."""
    if text in question.exact:
        return question.exact[text]
    name = _bare(text)
    if name in question.words:
        return question.words[name]
    due = tuple(choice.mark for choice in question.choices)
    near = closest(text, (*question.words, *question.exact))
    if near:
        sentence = _("“{value}” is no answer to “{id}”; did you mean “{near}”?", value=text, id=question.id, near=near)
    else:
        sentence = _("“{value}” is no answer to “{id}”: write one of {due}", value=text, id=question.id, due=due)
    return Refusal("not-an-answer", sentence, near)


# --- the three sorts -------------------------------------------------------------------------------


def _context(question: ContextQuestion) -> Question:
    choices = [Choice(option.id, option.id, option.text) for option in question.options]
    unknown = Choice(_NO_ANSWER, UNKNOWN, _NO_ANSWER)
    return _question("context", question.id, question.question, [*choices, unknown])


def _statement(statement: Statement) -> Question:
    levels = sorted(statement.levels.items())
    choices = [Choice(str(level), level, text) for level, text in levels]
    others = [Choice(_NO_IDEA, UNKNOWN, _NO_IDEA), Choice(_NOT_YET, NOT_YET, _NO_OCCASION)]
    if statement.not_applicable:
        others.append(Choice(_NO_SUCH_THING, NOT_APPLICABLE, statement.not_applicable))
    return _question("statements", statement.id, statement.text, [*choices, *others])


def _scenario(scenario: Scenario) -> Question:
    marks = [*LETTERS, *(option.id for option in scenario.options[len(LETTERS) :])]
    choices = [Choice(mark, option.id, option.text) for mark, option in zip(marks, scenario.options, strict=False)]
    unknown = Choice(_NO_IDEA, UNKNOWN, _NO_IDEA)
    return _question("scenarios", scenario.id, scenario.question, [*choices, unknown], situation=scenario.situation)


def _question(part: Part, id: str, text: str, choices: list[Choice], *, situation: str = "") -> Question:
    marks = {each.mark: each.value for each in choices if isinstance(each.mark, str)}
    # An id wins over a letter, and the word for “I do not know” over an option that would be called so.
    exact = {mark.lower(): value for mark, value in marks.items()} | marks
    exact |= {each.value: each.value for each in choices if isinstance(each.value, str)}
    exact |= {sign: value for value, sign in _SIGNS.items() if value in exact}
    return Question(part, id, situation, text, tuple(choices), exact, dict(_words(choices)))


def _words(choices: Iterable[Choice]) -> Iterator[tuple[str, int | str]]:
    for choice in choices:
        # A text in letters that an id cannot have is nothing to be told by.
        if isinstance(choice.text, str) and (name := _bare(choice.text)):
            yield name, choice.value
        for word in _WORDS.get(str(choice.value), ()):
            for language in LANGUAGES:
                yield _bare(word.render(translations(language).gettext)), choice.value


def _bare(text: str) -> str:
    """A text without what people type in more than one way: accents, capitals, apostrophes, spaces."""
    return slug(text.replace("’", "'"))
