"""What pages tell search engines: no more than they show, and nothing that could end the script it stands in."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.pages import Rendered, render
from generator.pay.bands import all_bands

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = '</script><script>alert(1)</script><!-- & " \u2028'


def facts_of(rendered: Rendered) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, content in rendered.files.items():
        if path.endswith(".md"):
            yield from ((path, json.loads(found)) for found in SCRIPT.findall(content.decode()))


@pytest.fixture(scope="module")
def facts(rendered: Rendered) -> dict[str, dict[str, Any]]:
    return dict(facts_of(rendered))


def test_each_role_is_an_occupation_and_the_data_are_a_dataset(
    catalog: Catalog, facts: dict[str, dict[str, Any]]
) -> None:
    roles = {f"metiers/{role.id}/index.md" for role in catalog.roles if role.kind == "role"}
    assert {path for path, each in facts.items() if each["@type"] == "Occupation"} == roles
    assert [path for path, each in facts.items() if each["@type"] == "Dataset"] == ["donnees/index.md"]
    assert {each["@context"] for each in facts.values()} == {"https://schema.org"}


def test_pay_is_that_of_fresh_bands_of_the_whole_country(catalog: Catalog, facts: dict[str, dict[str, Any]]) -> None:
    names = {level.name: level.id for level in catalog.site.levels}
    told = {
        (path.split("/")[1], names[pay["name"]]): (pay["value"]["minValue"], pay["value"]["maxValue"])
        for path, each in facts.items()
        for pay in each.get("estimatedSalary", ())
    }
    fresh = {
        (cell.role, cell.level): (band.low, band.high)
        for cell, band in all_bands(catalog).items()
        if (cell.zone, cell.contract, cell.basis) == (catalog.site.zones[0].id, "salaried", "gross-year")
        and (band.status, band.age) == ("band", "current")
        and catalog.role[cell.role].kind == "role"
    }
    assert told == fresh
    assert told, "no role has a fresh band: nothing was compared"


def test_no_percentile_is_claimed(facts: dict[str, dict[str, Any]]) -> None:
    text = json.dumps(facts).lower()
    assert not re.search(r"percentile|distribution\"?: ?\"?monetary|median", text)


def test_a_dataset_names_files_that_exist(rendered: Rendered, facts: dict[str, dict[str, Any]]) -> None:
    addresses = [each["contentUrl"] for each in facts["donnees/index.md"]["distribution"]]
    assert len(addresses) == 6
    for address in addresses:
        path = address.removeprefix("../") if address.startswith("../") else f"donnees/{address}"
        assert path in rendered.files


def test_no_text_ends_the_script_it_stands_in(catalog: Catalog) -> None:
    roles = tuple(replace(role, name=HOSTILE, summary=HOSTILE, aliases=(HOSTILE,)) for role in catalog.roles)
    hostile = replace(catalog, roles=roles, site=replace(catalog.site, name=HOSTILE, licence=HOSTILE))
    rendered = render(hostile)
    found = dict(facts_of(rendered))
    assert len(found) == sum(b"ld+json" in content for content in rendered.files.values())
    names = {each["name"] for each in found.values() if each["@type"] == "Occupation"}
    assert names == {HOSTILE}
