"""From answers to a place on the ladder: the profiles, what must always hold, who must not be flattered.

The properties are tried on the shipped questions and on made ones, of any size and as odd as the model lets them be.
"""

import json
import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.model import Gate, Rung
from generator.placing.placement import CoreShown, GateShown, Placement, place, reached, score
from generator.placing.plans import Change, Plan, certain, plan
from generator.placing.questions import Question, at_most, next_question
from generator.placing.reasons import explanation
from generator.placing.rulebook import HIGHEST, Item, Rule, rule_of
from generator.placing.sheets import NOT_APPLICABLE, NOT_YET, UNKNOWN, Answers, dropped, level_of
from generator.placing.solidity import capped, doubtful, flips, possible_rungs, solidity
from quizzes import (
    CATALOGS,
    KNOWN,
    MIXED,
    PARTIAL,
    PARTS,
    PROFILES,
    REAL,
    REAL_FILES,
    RULES,
    SMALL,
    answered,
    answers_of,
    as_text,
    asking,
    bounds,
    cases,
    catalog_of,
    everywhere,
    given_to,
    in_python,
    item_of,
    made_data,
    named,
    role_of,
    rung_number,
    tried,
    walk,
    with_answer,
    with_levels,
)

# --- the profiles ----------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", PROFILES, ids=[profile["profile"] for profile in PROFILES])
def test_a_profile_lands_where_it_must_with_its_missing_gates_named(profile: dict[str, Any]) -> None:
    expected = profile["expected"]
    found = place(REAL, answers_of(profile))
    assert found.rung == expected["rung"]
    assert sorted(gate.competency for gate in found.missing) == expected["missing_gates"]
    assert (found.outcome == "between") == expected.get("between", False)
    assert found.lateral == expected.get("lateral")


# --- what must always hold -------------------------------------------------------------------------


@tried
@given(CATALOGS, st.data())
def test_the_rungs_reached_are_those_of_the_published_rule(catalog: Catalog, data: st.DataObject) -> None:
    rule = rule_of(catalog)
    answers = answered(rule, data, data.draw(st.sampled_from([KNOWN, MIXED, PARTIAL])))
    scores = {each.id: by_the_book(rule, each.id, answers) for each in catalog.ladder.competencies}
    assert {each.competency: Fraction(each.shown, rule.unit) for each in score(rule, answers)} == scores
    met = [is_met(rung, catalog, answers, scores) for rung in catalog.ladder.rungs]
    assert reached(rule, answers) == [*met, False].index(False)


@tried
@given(cases(KNOWN, MIXED, rules=RULES))
def test_the_gates_and_cores_told_are_those_of_the_rung_and_of_the_next_one(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    found = place(rule, answers)
    if found.outcome == "not-enough":
        assert (found.met, found.missing, found.core, found.ahead) == ((), (), None, None)
        return
    count = rung_number(rule, found.rung)
    assert found.next == (role_of(rule, count + 1) if count < len(rule.rungs) else None)
    assert found.core == (core_told(rule, count - 1, answers) if count else None)
    assert found.ahead == (core_told(rule, count, answers) if found.next else None)
    first = max(1, count) - 1
    assert list(found.met) == [gate for gate in gates_told(rule, first, answers) if gate.shown >= gate.needed]
    ahead = gates_told(rule, count, answers) if found.next else []
    assert list(found.missing) == [gate for gate in ahead if gate.shown < gate.needed]
    marked = [(rank, gates_told(rule, rank, answers)) for rank in range(1, len(rule.rungs)) if not count]
    beside = [
        (rule.rungs[rank].role, own)
        for rank, told in marked
        if (own := [each for gate, each in zip(rule.rungs[rank].gates, told, strict=True) if gate.distinctive])
        and all(gate.shown >= gate.needed for gate in own)
    ]
    assert (found.lateral, list(found.distinctive)) == (beside[-1] if beside else (None, []))
    is_confirmed = found.core is not None and found.core.shown >= found.core.confirmed
    assert found.level == (("confirmed" if is_confirmed else "starting") if count else None)


def core_told(rule: Rule, rank: int, answers: Answers) -> CoreShown:
    rung, scores = rule.rungs[rank], score(rule, answers)
    shown, highest = (
        sum(weight * points for weight, points in zip(rung.weights, each, strict=True))
        for each in ([one.shown for one in scores], [one.highest for one in scores])
    )
    return CoreShown(rung.role, sum(rung.weights), rung.cut, rung.confirmed, shown, highest)


def gates_told(rule: Rule, rank: int, answers: Answers) -> list[GateShown]:
    told = []
    for gate in rule.rungs[rank].gates:
        shown, relief = score(rule, answers)[gate.axis], gate.relief
        is_relieved = relief is not None and answers.context.get(relief.context) == relief.answer
        needed = relief.needed if relief and is_relieved else gate.needed
        points = (needed, shown.shown, shown.highest)
        told.append(GateShown(rule.rungs[rank].role, shown.competency, *points, relieved=needed != gate.needed))
    return told


def is_met(rung: Rung, catalog: Catalog, answers: Answers, scores: dict[str, Fraction]) -> bool:
    """Every gate and the core, the mean of nothing being 0."""
    weights = rung.core.weights
    total = sum(weight * scores[id] for id, weight in weights.items())
    gates = all(scores[gate.competency] >= asked_by(gate, catalog, answers) for gate in rung.gates)
    return gates and Fraction(total, sum(weights.values()) or 1) >= rung.core.cut


def by_the_book(rule: Rule, competency: str, answers: Answers) -> Fraction:
    """min(mean of the statements, cap), in levels."""
    own = [(item, level_of(item, given_to(item, answers)) or 0) for item in rule.items]
    own = [(item, level) for item, level in own if rule.axes[item.axis].id == competency]
    statements = [level for item, level in own if item.kind == "statement"]
    caps = [Fraction(level + 2) for item, level in own if item.kind == "scenario"]
    return min([Fraction(sum(statements), len(statements) or 1), *caps])


def asked_by(gate: Gate, catalog: Catalog, answers: Answers) -> int:
    """The level of a gate, or that of its relief when the question that has its answer was answered so."""
    if gate.relief is None:
        return gate.level
    options = {option.id: question.id for question in catalog.quiz.context for option in question.options}
    given = answers.context.get(options[gate.relief.answer])
    return gate.relief.level if given == gate.relief.answer else gate.level


@tried
@given(cases(KNOWN, MIXED, PARTIAL, rules=RULES), st.data())
def test_raising_an_answer_never_lowers_the_rung(case: tuple[Rule, Answers], data: st.DataObject) -> None:
    rule, answers = case
    item = data.draw(st.sampled_from(rule.items))
    level, higher = sorted(data.draw(st.tuples(*[st.integers(0, item.top)] * 2)))
    before, after = (with_answer(answers, item, each) for each in (level, higher))
    assert reached(rule, before) <= reached(rule, after)
    assert bounds(rule, before)[1] <= bounds(rule, after)[1]


@tried
@given(cases(KNOWN, MIXED, rules=RULES))
def test_the_short_form_gives_the_result_of_the_full_one(case: tuple[Rule, Answers]) -> None:
    rule, full = case
    short, whole = place(rule, walk(rule, full)), place(rule, full)
    assert (short.rung, short.lacking == ()) == (whole.rung, whole.lacking == ())
    for facet, told in facets(short).items():
        assert facet in short.open or told == facets(whole)[facet]


@tried
@given(cases(KNOWN, MIXED, rules=RULES), st.data())
def test_wherever_one_goes_on_from_the_short_form_gives_the_same_result(
    case: tuple[Rule, Answers], data: st.DataObject
) -> None:
    rule, full = case
    start = Answers(*({id: value for id, value in part.items() if data.draw(st.booleans())} for part in full))
    short, whole = place(rule, walk(rule, full, start=start)), place(rule, full)
    assert (short.rung, short.lacking == ()) == (whole.rung, whole.lacking == ())


def facets(placement: Placement) -> dict[str, Any]:
    return {"level": placement.level, "between": placement.outcome == "between", "lateral": placement.lateral}


@tried
@given(cases(KNOWN, MIXED, PARTIAL, rules=RULES), st.randoms(use_true_random=False))
def test_the_same_answers_bring_the_same_questions_and_the_same_words(
    case: tuple[Rule, Answers], chance: random.Random
) -> None:
    rule, answers = case
    again = Answers(*({id: part[id] for id in chance.sample(list(part), len(part))} for part in answers))
    assert in_python(rule, answers) == in_python(rule, again)


@tried
@given(RULES, st.data())
def test_nothing_known_is_never_a_rung(rule: Rule, data: st.DataObject) -> None:
    context = answered(rule, data, KNOWN).context
    for answers in (everywhere(rule, UNKNOWN, UNKNOWN), Answers({}, {}, {}), everywhere(rule, "?", "?")):
        found = explanation(rule, answers._replace(context=context))
        assert (found.placement.outcome, found.placement.rung, found.solidity.word) == ("not-enough", None, None)
        assert "nan" not in as_text(found).lower()


@tried
@given(cases(KNOWN, MIXED, PARTIAL, rules=RULES), st.data())
def test_does_not_apply_never_raises_a_result(case: tuple[Rule, Answers], data: st.DataObject) -> None:
    rule, answers = case
    item = data.draw(st.sampled_from(rule.items))
    waived = with_answer(answers, item, NOT_APPLICABLE)
    assert reached(rule, waived) <= reached(rule, answers)
    assert rung_number(rule, place(rule, waived).rung) <= bounds(rule, answers)[0]


@tried
@given(RULES, st.data())
def test_one_single_answer_is_no_result(rule: Rule, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(rule.items))
    context = answered(rule, data, KNOWN).context
    for others in ({}, everywhere(rule, UNKNOWN, UNKNOWN)):
        answers = Answers(context, *others[1:]) if others else Answers(context, {}, {})
        assert place(rule, with_answer(answers, item, item.top)).outcome == "not-enough"


@tried
@given(cases(KNOWN, MIXED, PARTIAL, rules=RULES))
def test_the_flips_are_those_that_trying_every_step_finds(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    before = bounds(rule, answers)
    found = []
    for item in rule.items:
        level = level_of(item, given_to(item, answers))
        for after in (level - 1, level + 1) if level is not None else ():
            moved = bounds(rule, with_answer(answers, item, after)) if 0 <= after <= item.top else before
            if moved != before:
                found.append((item.id, item.kind, level, after, *(role_of(rule, count) for count in moved)))
    assert [tuple(flip) for flip in flips(rule, answers)] == found


@pytest.mark.parametrize("value", [*range(HIGHEST + 1), UNKNOWN, NOT_YET, NOT_APPLICABLE])
@pytest.mark.parametrize("team", ["alone", "with-others", "several-cms"])
def test_the_same_answer_everywhere_never_reaches_the_third_rung(value: int | str, team: str) -> None:
    assert reached(REAL, everywhere(REAL, value, 1, team=team)) < 3


@settings(tried, max_examples=settings.default.max_examples * 3 // 10)
@given(st.data(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_no_result(data: st.DataObject, chance: random.Random) -> None:
    is_real = data.draw(st.booleans())
    files = REAL_FILES if is_real else made_data(lambda several: data.draw(st.sampled_from(several)))
    rule, other = (
        rule_of(catalog_of(*map(json.dumps, each))) for each in (files, [shuffled(each, chance) for each in files])
    )
    answers = answered(rule, data, data.draw(st.sampled_from([KNOWN, MIXED, PARTIAL])))
    assert unordered(explanation(rule, answers)) == unordered(explanation(other, answers))
    assert at_most(rule, answers) == at_most(other, answers)


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same file in another order, the rungs aside: theirs is what they mean."""
    if isinstance(value, list):
        return [shuffled(each, chance) for each in chance.sample(value, len(value))]
    if isinstance(value, dict):
        return {
            key: [shuffled(each, chance) for each in inner] if key == "rungs" else shuffled(inner, chance)
            for key, inner in chance.sample(list(value.items()), len(value))
        }
    return value


def unordered(value: Any) -> Any:
    """A result without its order, nor the changes of its plan: of two as small, the one declared first is told."""
    if hasattr(value, "_asdict"):
        return {name: unordered(each) for name, each in value._asdict().items() if name != "changes"}
    return sorted(map(unordered, value), key=str) if isinstance(value, tuple) else value


def test_every_rung_is_reached_by_somebody() -> None:
    for count, rung in enumerate(REAL.rungs, 1):
        profile = next(each for each in PROFILES if each["expected"]["rung"] == rung.role)
        assert reached(REAL, answers_of(profile)) == count


@pytest.mark.parametrize(
    ("rung", "gate"), [(rung.role, REAL.axes[gate.axis].id) for rung in REAL.rungs for gate in rung.gates]
)
def test_every_gate_can_be_the_only_one_missing(rung: str, gate: str) -> None:
    best = everywhere(REAL, HIGHEST, 2, team="with-others")
    for item in REAL.items:
        if REAL.axes[item.axis].id == gate:
            best = with_answer(best, item, 0)
    shown = {each.competency: each.shown for each in score(REAL, best)}
    gates = next(each.gates for each in REAL.rungs if each.role == rung)
    assert [REAL.axes[each.axis].id for each in gates if shown[REAL.axes[each.axis].id] < each.needed] == [gate]


@settings(tried, max_examples=3 * settings.default.max_examples)
@given(cases(KNOWN, MIXED, PARTIAL, rules=SMALL))
def test_the_plan_is_the_smallest_of_all(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    found = plan(rule, answers)
    enough = [steps for steps, count in every_raise(rule, answers) if count > reached(rule, answers)]
    assert (found.steps if found else None) == min(enough, default=None)


def every_raise(rule: Rule, answers: Answers) -> Iterator[tuple[int, int]]:
    """Every set of answers as high as these or higher: how many steps it is away, and the rungs that it reaches."""
    levels = [level_of(item, given_to(item, answers)) or 0 for item in rule.items]
    for raised in product(*(range(level, item.top + 1) for level, item in zip(levels, rule.items, strict=True))):
        yield sum(raised) - sum(levels), reached(rule, with_levels(rule, answers, raised))


@tried
@given(cases(KNOWN, MIXED, PARTIAL, rules=RULES))
def test_a_plan_leads_to_the_next_rung_by_as_many_steps_as_it_says(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    found = plan(rule, answers)
    if found is None:
        best = everywhere(rule, HIGHEST, None)._replace(context=answers.context)
        assert bounds(rule, best)[1] == reached(rule, answers)
        return
    after = answers
    for change in found.changes:
        item = next(item for item in rule.items if (item.id, item.kind) == (change.id, change.kind))
        after = with_answer(after, item, change.after)
        assert change.before == level_of(item, given_to(item, answers))
    assert reached(rule, after) > reached(rule, answers) == rung_number(rule, found.rung) - 1
    assert found.steps == sum(change.after - (change.before or 0) for change in found.changes)


@tried
@given(cases(PARTIAL, rules=RULES), st.data())
def test_no_answer_left_spares_a_step_that_is_certain(case: tuple[Rule, Answers], chosen: st.DataObject) -> None:
    rule, answers = case
    steps = sum(change.after - (change.before or 0) for change in certain(rule, answers))
    full = answers
    for item in rule.items:
        if given_to(item, answers) is None:
            full = with_answer(full, item, chosen.draw(st.integers(0, item.top)))
    if reached(rule, full) == reached(rule, answers) and (found := plan(rule, full)):
        assert found.steps >= steps


def test_one_better_choice_in_a_situation_can_be_the_whole_plan() -> None:
    """A claim of 4 that a failed situation caps at 2 is worth 3 at one step: more than any other step brings."""
    levels = {"strategy": 3, "steer": 3, "report": 4, "brand": 1, "paid": 2, "watch": 1}
    answers = everywhere(REAL, 2, 2, team="with-others")
    for item in REAL.items:
        if item.kind == "statement":
            answers = with_answer(answers, item, levels.get(REAL.axes[item.axis].id, 2))
    for id, level in (("brand-charter", 2), ("watch-mentions", 2), ("contest-month", 0)):
        answers = with_answer(answers, item_of(id), level)
    assert plan(REAL, answers) == Plan("social-media-manager", 1, (Change("contest-month", "scenario", 0, 1),))


# --- short by proof --------------------------------------------------------------------------------


@tried
@given(cases(KNOWN, MIXED, PARTIAL, rules=RULES), st.data())
def test_no_more_questions_come_than_were_announced(case: tuple[Rule, Answers], data: st.DataObject) -> None:
    rule, answers = case
    full = answered(rule, data, MIXED)
    while question := next_question(rule, answers):
        announced = at_most(rule, answers)
        answers = asking(answers, question, getattr(full, PARTS[question.kind])[question.id])
        assert at_most(rule, answers) < announced
    assert at_most(rule, answers) == 0


@tried
@given(cases(KNOWN, MIXED, PARTIAL, rules=RULES), st.data())
def test_as_many_come_as_announced_when_nothing_more_is_known(case: tuple[Rule, Answers], data: st.DataObject) -> None:
    rule, some = case
    answers = some._replace(context=answered(rule, data, KNOWN).context)
    announced, count = at_most(rule, answers), 0
    while question := next_question(rule, answers):
        answers, count = asking(answers, question, UNKNOWN), count + 1
    assert count == announced


def test_a_statement_under_a_failed_situation_is_still_asked_when_it_decides() -> None:
    full = with_answer(
        everywhere(REAL, HIGHEST, 2, team="alone", structure="small", years="junior"), item_of("contest-month"), 0
    )
    start = full._replace(
        statements={id: level for id, level in full.statements.items() if not id.startswith("report")}
    )
    assert next_question(REAL, start) == Question("statement", "report-monthly")
    assert place(REAL, walk(REAL, full, start=start)).rung == "digital-lead"


def test_a_situation_not_told_yet_may_still_bring_questions() -> None:
    """Steering at level 2 leaves the second rung to those who are alone, and its other questions with it."""
    told = {"structure": "small", "years": "junior"}
    kept = ("content", "community", "platforms", "watch", "strategy", "steer")
    full = everywhere(REAL, 3, 2, **told)
    start = full._replace(statements={id: 3 for id in full.statements if id.startswith(kept)})
    for id in ("steer-assign", "steer-objectives"):
        start = with_answer(start, item_of(id), 2)
    alone, others = (start._replace(context={**told, "team": team}) for team in ("alone", "with-others"))
    assert at_most(REAL, others) == 0 < at_most(REAL, alone) < at_most(REAL, start)


def test_the_first_questions_tell_the_situation_and_then_what_is_always_asked() -> None:
    path = list(walk(REAL, everywhere(REAL, 2, 1, team="alone", structure="small", years="junior")).context)
    assert path == ["team", "structure", "years"]
    answers = Answers({"team": "alone", "structure": "small", "years": "junior"}, {}, {})
    order = []
    for _ in range(3):
        question = next_question(REAL, answers)
        assert question is not None
        order.append(question.id)
        answers = asking(answers, question, UNKNOWN)
    assert order == ["strategy-objectives", "strategy-plan", "regional-bank"]


def test_a_result_never_rests_on_two_clicks() -> None:
    nothing = Answers({"team": "alone"}, {"content-publish": 0, "content-adapt": 0}, {})
    assert bounds(REAL, nothing) == (0, 0)
    assert place(REAL, nothing).lacking == ("always", "answers")
    asked_too = nothing._replace(
        statements={**nothing.statements, "strategy-objectives": UNKNOWN, "strategy-plan": UNKNOWN},
        scenarios={"regional-bank": UNKNOWN},
    )
    assert place(REAL, asked_too).lacking == ("answers",)
    assert place(REAL, walk(REAL, asked_too)).outcome == "not-enough"


# --- solidity --------------------------------------------------------------------------------------


@settings(tried, max_examples=3 * settings.default.max_examples)
@given(cases(MIXED, PARTIAL, rules=SMALL))
def test_the_possible_rungs_are_those_that_some_answers_reach(case: tuple[Rule, Answers]) -> None:
    rule, answers = case
    levels = [level_of(item, given_to(item, answers)) for item in rule.items]
    ranges = [range(item.top + 1) if level is None else [level] for item, level in zip(rule.items, levels, strict=True)]
    counts = sorted({reached(rule, with_levels(rule, answers, each)) for each in product(*ranges)})
    assert list(possible_rungs(rule, answers)) == [role_of(rule, count) for count in counts]


def test_a_rung_between_two_possible_ones_may_be_out_of_reach() -> None:
    """A gate of the second rung and of the third at once: the last answer leads to both or to none."""
    best = everywhere(REAL, HIGHEST, 2, team="with-others")
    unknown = with_answer(best, item_of("strategy-plan"), UNKNOWN)
    assert possible_rungs(REAL, unknown) == ("community-manager", "digital-lead")
    unknown = with_answer(unknown, item_of("scope-budget"), UNKNOWN)
    assert possible_rungs(REAL, unknown) == ("community-manager", "social-media-manager", "digital-lead")


@pytest.mark.parametrize(
    ("profile", "word"),
    [
        ("A1", "stable"),
        ("A2", "fragile"),
        ("A3", "fragile"),
        ("A4", "fragile"),
        ("A8", "stable"),
        ("C1 trainee", "stable"),
    ],
)
def test_solidity_has_its_word(profile: str, word: str) -> None:
    assert solidity(REAL, answers_of(named(profile))).word == word


def test_only_steps_up_leave_a_placement_to_confirm() -> None:
    nearly = answers_of(named("A8"))
    for id in ("scope-channels", "scope-budget", "results-return", "results-defend"):
        nearly = with_answer(nearly, item_of(id), 3)
    nearly = with_answer(with_answer(nearly, item_of("scope-budget"), 2), item_of("back-to-school"), 2)
    found = solidity(REAL, nearly)
    assert (found.word, [(flip.id, flip.before, flip.after, flip.lowest) for flip in found.flips]) == (
        "to-confirm",
        [("scope-channels", 3, 4, "digital-lead"), ("scope-budget", 2, 3, "digital-lead")],
    )


def test_a_claim_is_doubtful_two_levels_above_what_the_situation_leaves() -> None:
    answers = everywhere(REAL, HIGHEST, 0, team="alone")
    assert {claim.competency for claim in doubtful(REAL, answers)} == {
        "community", "report", "strategy", "steer", "scope", "results",
    }  # fmt: skip
    assert not doubtful(REAL, everywhere(REAL, 3, 0, team="alone"))
    assert not doubtful(REAL, everywhere(REAL, HIGHEST, UNKNOWN, team="alone"))
    assert {claim.competency for claim in capped(REAL, everywhere(REAL, 3, 0))} >= {"community", "strategy"}


# --- who must not be flattered ---------------------------------------------------------------------


@pytest.mark.parametrize("team", ["alone", "with-others", "several-cms", UNKNOWN])
@pytest.mark.parametrize("item", REAL.items, ids=[item.id for item in REAL.items])
def test_one_expert_answer_and_nothing_else_is_no_upper_rung(item: Item, team: str) -> None:
    for others in (None, UNKNOWN, NOT_APPLICABLE):
        answers = with_answer(everywhere(REAL, others, others, team=team), item, item.top)
        assert place(REAL, answers).outcome == "not-enough"
    assert reached(REAL, with_answer(everywhere(REAL, 0, 0, team=team), item, item.top)) == 0
    assert place(REAL, with_answer(everywhere(REAL, NOT_YET, 2, team=team), item, item.top)).outcome == "on-the-way"


def test_what_does_not_apply_is_no_strength() -> None:
    assert place(REAL, everywhere(REAL, NOT_APPLICABLE, NOT_APPLICABLE)).outcome == "not-enough"
    waivable = rule_of(catalog_of(*map(json.dumps, all_waivable())))
    found = place(waivable, everywhere(waivable, NOT_APPLICABLE, 2, team="alone"))
    assert (found.outcome, found.rung) == ("on-the-way", None)
    assert place(waivable, everywhere(waivable, NOT_APPLICABLE, UNKNOWN)).outcome == "not-enough"


def all_waivable() -> list[Any]:
    ladder, quiz = REAL_FILES
    return [ladder, {**quiz, "statements": [{**each, "not-applicable": "x"} for each in quiz["statements"]]}]


def test_claims_of_mastery_with_failed_situations_stay_on_the_first_rung() -> None:
    for team in ("alone", "with-others", "several-cms"):
        answers = everywhere(REAL, HIGHEST, 0, team=team)
        found = place(REAL, answers)
        assert (found.rung, found.outcome) == ("community-manager", "rung")
        assert solidity(REAL, answers).word == "fragile"
        assert len(doubtful(REAL, answers)) == 6


@pytest.mark.parametrize("scored", [0, 1, 2])
def test_the_same_two_everywhere_starts_on_the_first_rung_at_most(scored: int) -> None:
    found = place(REAL, everywhere(REAL, 2, scored, team="several-cms"))
    assert (found.rung, found.level, found.lateral) == ("community-manager", "starting", None)


def test_the_situation_and_the_years_add_nothing() -> None:
    for profile in PROFILES:
        answers = answers_of(profile)
        told = [
            {**answers.context, "structure": size, "years": years}
            for size in ("small", "agency")
            for years in ("junior", "senior")
        ]
        assert len({as_text(place(REAL, answers._replace(context=each))) for each in told}) == 1


def test_only_the_team_of_one_is_asked_for_less() -> None:
    answers = answers_of(named("A4"))
    assert reached(REAL, answers) == 2
    for team in ("with-others", "several-cms", UNKNOWN, "stranger"):
        assert reached(REAL, answers._replace(context={"team": team})) == 1
    assert reached(REAL, answers._replace(context={"structure": "alone", "alone": "alone"})) == 1


@pytest.mark.parametrize(
    "garbage", [5, -1, 2.5, "4", "", None, True, [4], {"level": 4}, "constructor", 10**30, NOT_APPLICABLE]
)
def test_what_cannot_be_read_counts_for_nothing_and_is_told(garbage: Any) -> None:
    answers = with_answer(answers_of(named("A9")), item_of("scope-budget"), 3)._replace(context={"team": "alone"})
    spoiled = answers._replace(statements={**answers.statements, "scope-budget": garbage, "gone": 4})
    assert dropped(REAL, spoiled) == (("statements", "gone"), ("statements", "scope-budget"))
    assert place(REAL, spoiled).outcome == "not-enough"
    assert reached(REAL, spoiled) == 2


def test_an_option_counts_for_its_score_and_a_failed_gate_situation_is_not_between() -> None:
    answers = answers_of(named("A6"))
    assert place(REAL, with_answer(answers, item_of("regional-bank"), "other-network")).outcome == "between"
    assert place(REAL, with_answer(answers, item_of("regional-bank"), "portraits")).outcome == "rung"
    assert dropped(REAL, with_answer(answers, item_of("regional-bank"), "no-such-option")) == (
        ("scenarios", "regional-bank"),
    )
