"""What people get wrong is found, at its line, once, with the correction."""

from pathlib import Path

import pytest

from corpus import Mistake, mistakes
from generator.checking.check import check
from generator.mending.fixes import fixed
from generator.mending.rewriting import rewrite
from generator.messages.language import translations
from generator.messages.problems import ONE_READING, Problem, has_errors
from overlays import AS_OF, checked, overlay

CORPUS = mistakes()
FLOOR = 80
NAMED = 0.9
MOST_PROBLEMS = 2


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[Mistake, list[Problem]]:
    folder = tmp_path_factory.mktemp("corpus")
    return {each: checked(each.case, folder / each.name).problems for each in CORPUS}


def test_the_corpus_is_large_and_names_each_case_once() -> None:
    assert len({each.name for each in CORPUS}) == len(CORPUS) >= FLOOR
    assert {each.sort for each in CORPUS} == {"yaml", "shape", "values", "references", "meaning", "text"}


def test_every_mistake_is_found_at_its_line(found: dict[Mistake, list[Problem]]) -> None:
    missed = {
        each.name: [problem.place for problem in problems]
        for each, problems in found.items()
        if (each.file, each.line) not in {problem.place[:2] for problem in problems}
    }
    assert missed == {}


def test_one_mistake_is_hardly_ever_more_than_one_problem(found: dict[Mistake, list[Problem]]) -> None:
    assert {each.name for each, problems in found.items() if len(problems) > MOST_PROBLEMS} == set()


def test_nine_corrections_in_ten_are_named_and_those_that_are_listed_are(found: dict[Mistake, list[Problem]]) -> None:
    say = translations("fr").gettext
    named = {
        each
        for each, problems in found.items()
        if any(each.is_named_by(problem.text.render(say), problem.fix) for problem in problems)
    }
    listed = {each for each in CORPUS if each.says or each.writes}
    assert {each.name for each in listed - named} == set()
    assert len(named) / len(CORPUS) >= NAMED


@pytest.mark.parametrize("mistake", [each for each in CORPUS if each.writes], ids=lambda each: each.name)
def test_what_is_sure_is_repaired_and_the_result_passes(mistake: Mistake, tmp_path: Path) -> None:
    data = overlay(mistake.case, tmp_path)
    done = fixed(data, as_of=AS_OF, wanted=lambda problem, _checked: problem.is_sure)
    assert bool(done.made) == (mistake.case.parent.name in ONE_READING)
    rewrite(tmp_path, done.files)
    assert has_errors(check(data, as_of=AS_OF).problems) == (not done.made)
