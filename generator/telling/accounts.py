"""The path of questions of a profile, told question by question: why this one, what it left possible, why it ended."""

from collections.abc import Iterable

from generator.answers.forms import Question, questions_of
from generator.pages.result import Words
from generator.placing.interview import Interview, Step
from generator.placing.placement import CoreShown, GateShown
from generator.telling.plaintext import wrapped

_INDENT = "   "


def as_text(told: Interview, words: Words) -> str:
    """The whole path, in lines for a terminal."""
    questions = questions_of(words.edition.catalog.quiz)
    before = [None, *(step.possible for step in told.steps)]
    blocks = [
        _block(rank, step, questions[step.question.id], words, is_news=step.possible != before[rank - 1])
        for rank, step in enumerate(told.steps, 1)
    ]
    return "\n\n".join("\n".join(block) for block in (*blocks, wrapped(_end(told, words))))


def _block(rank: int, step: Step, question: Question, words: Words, *, is_news: bool) -> list[str]:
    """A question; `is_news` says whether its answer changed what is possible."""
    say = words.edition.say
    place = say.gettext("Question {number} of at most {most}").format(number=rank, most=step.most)
    situation = f"{words.items[question.id]['text']} " if question.situation else ""
    facts = [
        say.gettext("Why: {why}").format(why=_why(step, words)),
        say.gettext("Answer: {answer}").format(answer=_answer(step, question, words)),
        *([say.gettext("Still possible: {roles}").format(roles=_roles(step.possible, words))] if is_news else []),
    ]
    told = [line for fact in facts for line in wrapped(fact, first=_INDENT, rest=_INDENT * 2)]
    return [*wrapped(words.edition.plain(place + say.gettext(":") + f" {situation}{question.text}")), *told]


def _answer(step: Step, question: Question, words: Words) -> str:
    say = words.edition.say
    if step.said is None:
        return say.gettext("none in the file: counted as “I do not know”")
    choice = next(choice for choice in question.choices if choice.value == step.said)
    mark, text = (each if isinstance(each, str) else each.render(say.gettext) for each in (choice.mark, choice.text))
    return words.edition.plain(text if mark in (choice.value, text) else f"{mark} – {text}")


def _roles(possible: Iterable[str | None], words: Words) -> str:
    return ", ".join(map(words.role, possible))


# --- why -------------------------------------------------------------------------------------------


def _why(step: Step, words: Words) -> str:
    say = words.edition.say
    if step.why == "bounds":
        conditions = [*(_gate(each, words) for each in step.gates), *(_core(each, words) for each in step.cores)]
        told = (say.gettext(";") + " ").join(conditions)
        return say.gettext("it moves the limits most: {conditions}").format(conditions=told)
    return {
        "context": say.gettext("asked first: the situation chooses gates and a line of pay, and adds no point"),
        "always": say.gettext("always asked: it tells the upper rungs from the first"),
        "few": say.gettext("too little is answered for a result"),
    }[step.why]


def _gate(gate: GateShown, words: Words) -> str:
    unit = words.rule.unit
    return words.edition.say.gettext("{role} asks {needed} in {name}, between {low} and {high} so far").format(
        role=words.role(gate.rung),
        name=words.competencies[gate.competency],
        needed=words.level(gate.needed, unit),
        low=words.level(gate.shown, unit),
        high=words.level(gate.highest, unit),
    )


def _core(core: CoreShown, words: Words) -> str:
    whole = core.weights * words.rule.unit
    return words.edition.say.gettext("the core of {role} asks {needed}, between {low} and {high} so far").format(
        role=words.role(core.rung),
        needed=words.level(core.cut, whole),
        low=words.level(core.shown, whole),
        high=words.level(core.highest, whole),
    )


def _end(told: Interview, words: Words) -> str:
    say = words.edition.say
    asked = len(told.steps)
    if not told.is_proven:
        return say.ngettext(
            "Stopped after {n} question: nothing left to ask can tell these rungs apart: {roles}.",
            "Stopped after {n} questions: nothing left to ask can tell these rungs apart: {roles}.",
            asked,
        ).format(n=asked, roles=_roles(told.steps[-1].possible, words))
    if not told.left:
        return say.gettext("All the questions were needed: {role}.").format(role=words.role(told.rung))
    return say.ngettext(
        "Stopped after {n} questions. The other one, at its lowest or at its highest, gives the same: {role}.",
        "Stopped after {n} questions. The {left} others, all at their lowest or all at their highest, "
        "give the same: {role}.",
        told.left,
    ).format(n=asked, left=told.left, role=words.role(told.rung))
