"""Claims about the questions of the self-assessment, as far as the data alone decide them."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.messages.problems import Place, Problem, Severity, _
from generator.model import ContextQuestion, Scenario, Statement


def answers_have_ids_of_their_own(catalog: Catalog) -> Iterator[Problem]:
    """Links to a result keep answers by their ids: one id is one question, or one answer to it.

    Fails: two statements with the same `id`; a scenario with the `id` of a statement; two equal options.
    """
    quiz = catalog.quiz
    asked: tuple[ContextQuestion | Statement | Scenario, ...] = (*quiz.context, *quiz.statements, *quiz.scenarios)
    questions = [(question.id, question.at("id")) for question in asked]
    situations = [(option.id, option.at("id")) for question in quiz.context for option in question.options]
    answers = [[(option.id, option.at("id")) for option in scenario.options] for scenario in quiz.scenarios]
    for group in (questions, situations, *answers):
        first: dict[str, Place] = {}
        for name, place in group:
            known = first.setdefault(name, place)
            if known is not place:
                text = _(
                    "the id “{id}” is already taken, in {file}, line {line}", id=name, file=known.file, line=known.line
                )
                yield Problem(place, "duplicate-id", text, related=(known,))


def every_competency_has_two_statements(catalog: Catalog) -> Iterator[Problem]:
    """A score is the mean of two acts, a frequent one and a demanding one.

    Fails: a competency with one statement, with three, or with two that are both `demand: frequent`.
    """
    found: dict[str, list[Statement]] = {competency.id: [] for competency in catalog.ladder.competencies}
    for statement in catalog.quiz.statements:
        found[statement.competency].append(statement)
    for competency in catalog.ladder.competencies:
        demands = sorted(statement.demand for statement in found[competency.id])
        if demands != ["demanding", "frequent"]:
            text = _("“{id}” needs two statements, one frequent and one demanding", id=competency.id)
            related = tuple(statement.at("demand") for statement in found[competency.id])
            yield Problem(competency.at("id"), "statement-pair", text, related=related)


def scenarios_have_one_best_answer(catalog: Catalog) -> Iterator[Problem]:
    """Without one best answer nobody could keep the level they claim; without a worst one nobody could lose it.

    Fails: options scored 1, 1, 0, or 2, 2, 0, or 2, 1, 1.
    """
    for scenario in catalog.quiz.scenarios:
        scores = Counter(option.score for option in scenario.options)
        if scores["2"] != 1 or not scores["0"]:
            text = _("“{id}” needs exactly one answer worth 2, and one worth 0 at least", id=scenario.id)
            yield Problem(scenario.at_name("options"), "scenario-scores", text)


def competencies_have_one_scenario_at_most(catalog: Catalog) -> Iterator[Problem]:
    """A scenario caps its competency: two of them would not say which cap holds.

    Fails: two scenarios with the same `competency`.
    """
    first: dict[str, Scenario] = {}
    for scenario in catalog.quiz.scenarios:
        known = first.setdefault(scenario.competency, scenario)
        if known is not scenario:
            text = _("“{id}” already has the scenario “{other}”", id=scenario.competency, other=known.id)
            place, related = scenario.at("competency"), (known.at("competency"),)
            yield Problem(place, "second-scenario", text, related=related)


def questions_leave_a_choice(catalog: Catalog) -> Iterator[Problem]:
    """A question has two answers at least.

    Fails: a context question with a single option.
    """
    questions: tuple[ContextQuestion | Scenario, ...] = (*catalog.quiz.context, *catalog.quiz.scenarios)
    for question in questions:
        if len(question.options) < 2:
            text = _("“{id}” leaves no choice: add an option", id=question.id)
            yield Problem(question.at_name("options"), "no-choice", text)


# --- wording -------------------------------------------------------------------------------------

_VAGUE = {
    "fr": "activement aisément convenablement correctement efficacement facilement fréquemment généralement "
    "globalement parfaitement pleinement rapidement régulièrement souvent suffisamment",
    "en": "adequately correctly easily effectively efficiently frequently generally often properly quickly regularly",
}
# A second verb right after the word that joins: “j’ai …”, or a participle that is unlikely to be a noun.
_TWO_ACTS = {
    "fr": r"\b(?:et|ou)\s+(?:j[’']ai\s+\w+|\w{2,}(?<![aeilrtu]t)(?<!march)(?<!comit)(?<!ann)é)(?=[\s.,]|$)",
    "en": r"\b(?:and|or)\s+(?:have\s+)?\w{3,}ed\b",
}


def statements_are_not_vague(catalog: Catalog) -> Iterator[Problem]:
    """Two people who do the same thing differ on « régulièrement »: an act is done, or it is not.

    Fails: `text: J’ai répondu régulièrement aux commentaires.`
    """
    pattern = re.compile(rf"(?i)\b(?:{'|'.join(_VAGUE[catalog.site.language].split())})\b")
    for statement in catalog.quiz.statements:
        for path, told in _texts(statement):
            if found := pattern.search(told):
                text = _("“{word}” means something else to each reader: tell what is done", word=found[0])
                yield Problem(statement.at(*path), "vague-word", text, Severity.WARNING)


def _texts(statement: Statement) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What a statement tells, and the way to each text."""
    yield ("text",), statement.text
    for level, text in statement.levels.items():
        yield ("levels", level), text


def statements_tell_one_act(catalog: Catalog) -> Iterator[Problem]:
    """Who does one of two acts cannot answer a question about both.

    Fails: `text: J’ai rédigé et envoyé un bilan.`
    """
    pattern = re.compile(_TWO_ACTS[catalog.site.language])
    for statement in catalog.quiz.statements:
        if found := pattern.search(statement.text):
            text = _("“{words}” seems to join two acts: keep one", words=found[0])
            yield Problem(statement.at("text"), "two-acts", text, Severity.WARNING)
