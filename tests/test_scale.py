"""Ten times as many roles cost ten times as much, and one figure costs few files: `benchmarks/scale.py`, measured."""

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from figures import Measured
from generator.checking.check import check
from shipped import AS_OF, ROOT

pytestmark = [pytest.mark.proof, pytest.mark.alone]

FEW, MANY = 20, 200
SHARE_ALLOWED = 0.25
AGAIN_ALLOWED = 1.3
"""More than what is wanted: processors that others use too give such times to a tenth or two."""
SCALE = SimpleNamespace(**runpy.run_path(str(ROOT / "benchmarks/scale.py")))


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return SCALE.measure(FEW, tmp_path_factory.mktemp("few"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return SCALE.measure(MANY, tmp_path_factory.mktemp("many"))


@pytest.mark.parametrize(("step", "told"), [("check", "contrôle"), ("pages", "pages"), ("whole", "site entier")])
def test_the_cost_grows_no_faster_than_the_data(step: str, told: str, few: Any, many: Any, measured: Measured) -> None:
    times = SCALE.growth(getattr(few, step), getattr(many, step), MANY / FEW)
    seconds = getattr(many, step).seconds
    measured(f"{told}, {MANY} métiers", f"{1000 * seconds / MANY:.0f} ms de processeur par métier", "")
    measured(f"{told}, coût par métier de {FEW} à {MANY}", f"× {times:.2f}", f"≤ {SCALE.GROWTH}")
    assert times <= SCALE.GROWTH


def test_the_engine_takes_most_of_the_time(many: Any, measured: Measured) -> None:
    limit = f"≤ {SHARE_ALLOWED:.0%}, voulu : {SCALE.SHARE:.0%}"
    measured(f"contrôle et pages, part de ce qu’ils font avec MkDocs seul, {MANY} métiers", f"{many.share:.0%}", limit)
    measured(f"contrôle et pages, part de gen build, {MANY} métiers", f"{many.own_share:.0%}", "")
    assert many.share <= SHARE_ALLOWED


def test_one_figure_writes_few_files_of_the_stage(many: Any, measured: Measured) -> None:
    measured("fichiers écrits de nouveau pour un montant", f"{many.written} sur {many.files}", "≤ 10 %")
    assert 1 <= many.written <= many.files / 10


def test_one_figure_costs_no_more_than_the_first_time(many: Any, measured: Measured) -> None:
    measured("contrôle et pages de nouveau pour un montant", f"{many.repeated:.0%} du premier", "voulu : bien moins")
    assert many.repeated <= AGAIN_ALLOWED


def test_the_made_data_have_so_many_roles_and_figures(tmp_path: Path) -> None:
    catalog = check(SCALE.make_project(tmp_path, 30) / "data", as_of=AS_OF).catalog
    assert catalog is not None
    roles = [role for role in catalog.roles if role.kind == "role"]
    made = [role for role in roles if role.id.startswith("metier-")]
    assert len(roles) == 30
    assert {len(catalog.salaries_of[role.id]) for role in made} == {SCALE.FIGURES}
