"""The rules that hold for the data, each a claim with its documentation, in one explicit list."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.catalog import COLLECTIONS, Catalog
from generator.checking.rules import (
    citations,
    engine,
    figures,
    floor,
    former,
    ladder,
    neighbours,
    paths,
    quiz,
    roles,
    series,
    settings,
    skills,
    sources,
    units,
)
from generator.messages.problems import Problem, has_errors

_EVERYTHING = tuple(collection.name for collection in COLLECTIONS)


class Rule(NamedTuple):
    """A claim about the data, and the codes of what breaks it.

    It looks only when the collections it needs could be read whole. A claim that speaks of each record by itself
    needs none: it says what it can of those that could be read. A claim that comes last waits, besides, until these
    collections break no other rule.
    """

    claim: Callable[[Catalog], Iterator[Problem]]
    codes: tuple[str, ...]
    needs: tuple[str, ...] = ()
    last: bool = False


ALL: tuple[Rule, ...] = (
    Rule(citations.every_source_is_cited, ("uncited-source",), needs=_EVERYTHING),
    Rule(citations.every_study_is_quoted, ("unquoted-study",), needs=("origins", "sources")),
    Rule(former.former_ids_lead_to_one_record, ("former-id-taken",)),
    Rule(former.former_ids_of_questions_lead_to_one, ("former-id-taken",), needs=("ladder", "quiz")),
    Rule(sources.publishers_are_spelled_one_way, ("similar-publishers",)),
    Rule(sources.addresses_are_given_once, ("same-address",)),
    Rule(sources.sources_are_already_published, ("future-date",)),
    Rule(roles.only_jobs_are_rungs, ("reference-as-role",), needs=("roles", "ladder")),
    Rule(roles.only_jobs_are_moved_between, ("reference-as-role",), needs=("roles",)),
    Rule(roles.only_jobs_expect_skills, ("reference-as-role",), needs=("roles",)),
    Rule(roles.references_alone_cover_jobs, ("wrong-covers",), needs=("roles",)),
    Rule(roles.jobs_have_missions, ("no-missions",)),
    Rule(roles.jobs_say_who_sums_them_up, ("unsourced-summary",)),
    Rule(roles.jobs_stand_on_the_map, ("off-the-map",)),
    Rule(skills.every_level_is_told, ("missing-level",), needs=("quiz",)),
    Rule(skills.expectations_rise_with_seniority, ("falling-expectation",), needs=("site",)),
    Rule(skills.every_competency_has_a_skill, ("competency-without-skill",), needs=("ladder", "skills")),
    Rule(figures.figures_have_the_amounts_of_their_statistic, ("missing-amount", "extra-amount")),
    Rule(units.amounts_are_in_their_unit, ("wrong-unit",), needs=("indices",)),
    Rule(units.salaries_are_told_for_a_year, ("wrong-unit",)),
    Rule(figures.lows_are_under_highs, ("low-above-high", "flat-range")),
    Rule(neighbours.figures_stay_near_their_neighbours, ("implausible-amount",), needs=("site", "indices")),
    Rule(figures.figures_are_of_the_past, ("future-date",)),
    Rule(figures.figures_say_how_their_year_is_known, ("year-basis-mismatch",)),
    Rule(figures.figures_are_no_younger_than_their_source, ("younger-than-source",), needs=("sources",)),
    Rule(figures.multiplied_figures_show_what_was_printed, ("not-as-printed",)),
    Rule(
        neighbours.studies_agree_with_themselves,
        ("study-disagrees", "same-figure-twice"),
        needs=("sources", "salaries"),
    ),
    Rule(neighbours.conflicts_still_apply, ("stale-conflict",), needs=("sources", "salaries")),
    Rule(figures.premiums_have_amounts_in_a_unit, ("missing-amount", "extra-amount")),
    Rule(paths.moves_lead_elsewhere, ("move-to-itself",)),
    Rule(paths.moves_are_told_once, ("move-told-twice",)),
    Rule(paths.promotions_never_turn_round, ("promotion-cycle",)),
    Rule(paths.every_rung_can_be_reached, ("unreachable-role",), needs=("ladder", "paths")),
    Rule(ladder.rungs_have_a_job_each, ("rung-twice",), needs=("ladder",)),
    Rule(ladder.gates_ask_once_for_a_competency, ("gate-twice",), needs=("ladder",)),
    Rule(ladder.gates_ask_for_something_new, ("idle-gate",), needs=("ladder",)),
    Rule(ladder.reliefs_ask_for_less, ("idle-relief", "unknown-answer"), needs=("ladder", "quiz")),
    Rule(ladder.upper_rungs_are_distinctive, ("no-distinctive-gate",), needs=("ladder",)),
    Rule(ladder.every_competency_counts, ("unused-competency",), needs=("ladder",)),
    Rule(ladder.cores_weigh_their_gates, ("no-weight", "gate-without-weight"), needs=("ladder",)),
    Rule(ladder.cores_ask_for_more_than_gates, ("idle-core",), needs=("ladder",)),
    Rule(quiz.answers_have_ids_of_their_own, ("duplicate-id",), needs=("quiz",)),
    Rule(quiz.every_competency_has_two_statements, ("statement-pair",), needs=("ladder", "quiz")),
    Rule(quiz.scenarios_have_one_best_answer, ("scenario-scores",), needs=("quiz",)),
    Rule(quiz.competencies_have_one_scenario_at_most, ("second-scenario",), needs=("quiz",)),
    Rule(quiz.questions_leave_a_choice, ("no-choice",), needs=("quiz",)),
    Rule(quiz.statements_are_not_vague, ("vague-word",), needs=("site", "quiz")),
    Rule(quiz.statements_tell_one_act, ("two-acts",), needs=("site", "quiz")),
    Rule(settings.one_level_is_for_all, ("any-level",), needs=("site",)),
    Rule(settings.shares_of_a_mixture_add_up, ("mixture-shares", "mixture-parts"), needs=("site",)),
    Rule(settings.thresholds_are_in_order, ("thresholds-order",), needs=("site",)),
    Rule(series.series_go_forward, ("series-order",), needs=("indices",)),
    Rule(series.series_stop_today, ("future-date",), needs=("indices",)),
    Rule(
        floor.bands_begin_above_the_minimum_wage,
        ("under-minimum-wage", "near-minimum-wage"),
        needs=("site", "sources", "roles", "salaries", "indices"),
    ),
    Rule(engine.rungs_are_within_reach, ("unreachable-rung",), needs=("ladder", "quiz"), last=True),
    Rule(engine.gates_can_be_missing_alone, ("gate-never-alone",), needs=("ladder", "quiz"), last=True),
    Rule(engine.doing_nothing_leads_nowhere, ("rung-for-nothing",), needs=("ladder", "quiz"), last=True),
    Rule(engine.one_answer_leads_to_no_upper_rung, ("rung-for-one-answer",), needs=("ladder", "quiz"), last=True),
    Rule(
        engine.one_answer_to_all_stays_under_the_third_rung,
        ("rung-for-same-answers",),
        needs=("ladder", "quiz"),
        last=True,
    ),
)


def broken(catalog: Catalog, whole: frozenset[str], *, alone: Catalog | None = None) -> Iterator[Problem]:
    """Every problem that the rules find, those rules aside that need a collection which is not whole.

    `alone` holds, besides, the records that name an unknown id, for the claims that look at each by itself.
    """
    sound = set(whole)
    for rule in sorted(ALL, key=lambda rule: rule.last):
        if (sound if rule.last else whole).issuperset(rule.needs):
            found = list(rule.claim(catalog if rule.needs else alone or catalog))
            yield from found
            if has_errors(found):
                sound.difference_update(rule.needs)
