"""The pages of reference: sources, data, method, human resources, and the self-assessment on paper."""

import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser

import pytest

from generator.catalog import Catalog
from generator.pages import Rendered, render
from generator.pages.advert import has_both_forms
from generator.pages.assessment import example_of
from generator.pages.edition import Edition
from generator.pages.ends import example_band, steps
from generator.pages.measures import rounded
from generator.pages.sources import uses_of
from generator.placing.placement import place
from generator.placing.rulebook import CAPS, rule_of
from generator.placing.sheets import Answers


class Radios(HTMLParser):
    """The radio buttons of a page, and the labels that name them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.radios: list[dict[str, str | None]] = []
        self.labels: set[str | None] = set()
        self.forms: list[dict[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "input":
            self.radios.append(attributes)
        if tag == "label":
            self.labels.add(attributes.get("for"))
        if tag == "form":
            self.forms.append(attributes)


def page(rendered: Rendered, path: str) -> str:
    return rendered.files[path].decode()


def without_figures(catalog: Catalog) -> Catalog:
    roles = tuple(role for role in catalog.roles if role.id in catalog.rung_of)
    return replace(catalog, salaries=(), modifiers=(), paths=(), roles=roles)


def test_every_source_has_its_anchor_and_what_is_cited_is_counted(catalog: Catalog, rendered: Rendered) -> None:
    text = page(rendered, "sources/index.md")
    for source in catalog.sources:
        assert f'id="{source.id}"' in text
    assert sum(len(uses.figures) for uses in uses_of(catalog).values()) == len(catalog.salaries)


def test_links_to_publications_do_not_hand_over_the_page(catalog: Catalog, rendered: Rendered) -> None:
    outer = re.findall(r'<a href="https?://[^>]*>', page(rendered, "sources/index.md"))
    assert len(outer) >= sum(source.url is not None for source in catalog.sources)
    assert all('rel="noopener"' in link for link in outer)


def test_the_sheet_asks_every_question_and_answers_none(catalog: Catalog, rendered: Rendered) -> None:
    found = Radios(page(rendered, "evaluation/index.md"))
    names = {radio["name"] for radio in found.radios}
    quiz = catalog.quiz
    assert len(names) == len(quiz.context) + len(quiz.statements) + len(quiz.scenarios)
    assert not any("checked" in radio for radio in found.radios)
    assert {radio["id"] for radio in found.radios} <= found.labels


def test_the_sheet_cannot_be_sent(rendered: Rendered) -> None:
    found = Radios(page(rendered, "evaluation/index.md"))
    assert [form.get("method") for form in found.forms] == ["dialog"]
    assert not any("action" in form for form in found.forms)


def test_the_key_stays_folded_and_at_the_end(catalog: Catalog) -> None:
    text = page(render(catalog, "en"), "assessment/index.md")
    before, key = text[: text.rindex("<details")], text[text.rindex("<details") :]
    for scenario in catalog.quiz.scenarios:
        for option in scenario.options:
            assert option.because not in before
            assert option.because in key


def test_the_worked_example_misses_one_gate_by_half_a_point_and_is_capped_once(catalog: Catalog) -> None:
    example = example_of(catalog)
    assert [counted.is_reached for counted in example.rungs] == [True, False]
    [gate] = example.missing
    [score] = [each for each in example.scores if each.competency == gate.competency]
    assert gate.level - score.score == Fraction(1, 2)
    assert [each.mean > each.score for each in example.scores].count(True) == 1


def test_the_core_of_the_worked_example_is_its_weighted_scores(catalog: Catalog) -> None:
    example = example_of(catalog)
    scores = {each.competency: each.score for each in example.scores}
    for counted in example.rungs:
        weights = counted.rung.core.weights
        assert counted.total == sum(weight * scores[id] for id, weight in weights.items())
        assert counted.asked == counted.rung.core.cut * sum(weights.values())


def test_the_engine_places_the_worked_example_where_the_page_does(catalog: Catalog) -> None:
    example, quiz = example_of(catalog), catalog.quiz
    relieving = {gate.relief.answer for rung in catalog.ladder.rungs for gate in rung.gates if gate.relief}
    answers = Answers(
        {each.id: next(o.id for o in each.options if o.id not in relieving) for each in quiz.context},
        {
            statement.id: level
            for score in example.scores
            for statement, level in zip(
                (each for each in quiz.statements if each.competency == score.competency), score.answers, strict=True
            )
        },
        {
            scenario.id: CAPS.index(score.cap)
            for score in example.scores
            for scenario in quiz.scenarios
            if scenario.competency == score.competency and score.cap is not None
        },
    )
    placed = place(rule_of(catalog), answers)
    assert example.reached is not None
    assert example.next is not None
    assert (placed.outcome, placed.rung, placed.next) == ("between", example.reached.rung.role, example.next.rung.role)
    assert (placed.level == "confirmed") == example.reached.is_confirmed
    assert [gate.competency for gate in placed.missing] == [gate.competency for gate in example.missing]


def test_examples_for_hr_come_from_a_band_of_one_level(catalog: Catalog) -> None:
    edition = Edition(catalog, "fr")
    example = example_band(edition)
    assert example is not None
    assert example.band.cell.level != edition.any_level
    assert example.low < example.high


def test_steps_stay_in_one_place(catalog: Catalog) -> None:
    for step in steps(Edition(catalog, "fr")):
        assert step.lower.band.cell.zone == step.upper.band.cell.zone


@pytest.mark.parametrize(
    ("name", "says_both"),
    [
        ("Directeur ou directrice digitale", True),
        ("Chef ou cheffe de projet", True),
        ("Traffic manager ou social ads manager", False),
        ("Community manager", False),
        ("« ou cheffe", False),
        ("Chef ou …", False),
        (" ou ", False),
    ],
)
def test_two_forms_of_one_word_are_told_from_two_jobs_and_from_signs(name: str, says_both: bool) -> None:
    assert has_both_forms(name) is says_both


def test_advertised_ends_are_rounded_to_half_a_thousand_and_halves_go_up() -> None:
    assert [rounded(amount) for amount in (24_249, 24_250, 24_750)] == [24_000, 24_500, 25_000]


def test_without_any_figure_the_pages_ask_for_sources(catalog: Catalog) -> None:
    made = render(without_figures(catalog), "en")
    for path in ("hr/index.md", "salaries/method/index.md"):
        assert 'class="empty"' in page(made, path), path
    assert "have no figure at all" in page(made, "data/index.md")


def test_the_method_says_what_filters_and_prices_do_and_what_a_rise_costs(catalog: Catalog, rendered: Rendered) -> None:
    page = rendered.files[Edition(catalog, "fr").addresses.file("method")].decode()
    assert "Ce que changent les filtres de la page des salaires" in page
    assert "moyenne annuelle des prix à la consommation" in page
    assert "× (1 + hausse de l’année suivante)" in page
    assert re.search(r'id="m-cost".*?× part de temps plein', page)


def test_a_role_without_missions_says_so(catalog: Catalog, rendered: Rendered) -> None:
    addresses = Edition(catalog, "fr").addresses
    silent = [role for role in catalog.roles if role.kind == "role" and not role.missions]
    assert silent
    for role in silent:
        assert "Aucune source de ce site ne décrit" in rendered.files[addresses.file("role", role.id)].decode(), role.id
