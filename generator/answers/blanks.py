"""Files of answers to fill in: a record with each question and its answers in remarks, or the columns of a table."""

import textwrap
from collections.abc import Iterator
from gettext import NullTranslations

from generator.answers.forms import Choice, Question, questions_of
from generator.answers.profiles import ANSWERS, PARTS, PERSON, QUIZ
from generator.messages.problems import Text, _, printable
from generator.model import Quiz

_WIDTH = 100
_ABOUT = (
    _("Answers to the self-assessment. Write one after each “:”, in digits, letters or words."),
    _("A question left empty counts as not asked. A name is optional, and changes nothing."),
    _("Then: gen place FILE"),
)


def as_yaml(quiz: Quiz, language: NullTranslations) -> str:
    """One profile to fill in."""
    questions = questions_of(quiz).values()
    lines = [line for text in _ABOUT for line in _remark(text.render(language.gettext), "")]
    lines += ["", f"{PERSON}:", f"{QUIZ}: {quiz.version}", f"{ANSWERS}:"]
    for part in PARTS:
        lines.append(f"  {part}:")
        for question in questions:
            if question.part == part:
                lines += [*_remarks(question, language), f"    {question.id}:", ""]
    return "\n".join(lines).rstrip("\n")


def as_csv(quiz: Quiz) -> str:
    """The first line of a team's table, as the spreadsheets of French offices open it."""
    return ";".join([PERSON, *questions_of(quiz)])


def _remarks(question: Question, language: NullTranslations) -> Iterator[str]:
    for text in filter(None, (question.situation, question.text)):
        yield from _remark(text, "    ")
    for choice in question.choices:
        yield from _remark(_told(choice, language), "    ", hanging="  ")


def _told(choice: Choice, language: NullTranslations) -> str:
    mark, text = (
        each.render(language.gettext) if isinstance(each, Text) else each for each in (choice.mark, choice.text)
    )
    return f"  {mark} – {text}" if mark != text else f"  {mark}"


def _remark(text: str, indent: str, *, hanging: str = "") -> list[str]:
    start = f"{indent}# "
    return textwrap.wrap(printable(text), _WIDTH, initial_indent=start, subsequent_indent=f"{start}{hanging}")
