"""The bands that wait for a newer source."""

import re
from dataclasses import replace
from datetime import date

from click.testing import CliRunner

from generator.catalog import Catalog
from generator.changes.staleness import MONTHS, as_markdown, stale
from generator.cli import gen
from generator.labels import LABELS
from generator.messages.language import translations
from shipped import AS_OF, ROOT


def test_a_band_waits_when_its_newest_source_is_too_old_or_none_is_dated(catalog: Catalog) -> None:
    waiting = stale(catalog)
    assert waiting
    assert all(each.months is None or each.months > MONTHS for each in waiting)
    assert all(catalog.role[each.cell.role].kind == "role" for each in waiting)
    for each in waiting:
        own = [
            salary for salary in catalog.salaries if (salary.role, salary.level) == (each.cell.role, each.cell.level)
        ]
        assert each.source.id in {salary.source for salary in own}


def test_time_alone_makes_bands_stale(catalog: Catalog) -> None:
    now, later = stale(catalog), stale(replace(catalog, as_of=date(2029, 1, 1)))
    assert {each.cell for each in now if each.months is not None} < {each.cell for each in later}


def test_what_is_told_names_each_band_and_none_is_said_so(catalog: Catalog) -> None:
    words = translations("fr")
    waiting = stale(catalog)
    assert as_markdown(waiting, catalog, words).count("- [ ] ") == len(waiting)
    assert as_markdown([], catalog, words) == "Aucune fourchette n’attend de source plus récente."


def test_bands_are_told_in_words_never_in_ids(catalog: Catalog) -> None:
    waiting = stale(catalog)
    told = as_markdown(waiting, catalog, translations("fr"))
    assert {each.cell.basis for each in waiting} > {"gross-year"}
    ids = {id for each in waiting for id in each.cell if id in LABELS["basis"] or id == "salaried" or "-" in id}
    assert [id for id in ids if re.search(rf"(?<![\w-]){id}(?![\w-])", told)] == []
    assert "France · freelance · par jour, hors taxes`" in told


def test_the_command_prints_the_list() -> None:
    result = CliRunner().invoke(gen, ["stale", "-C", str(ROOT), "--as-of", AS_OF.isoformat()])
    assert (result.exit_code, "- [ ] " in result.stdout) == (0, True)
