"""The page of data lists what can be taken away, each with its size, and nothing else."""

import posixpath
import re

import pytest

from generator.catalog import COLLECTIONS
from generator.pages import Rendered

LINK = re.compile(r'<a [^>]*?href="([^"]+)"')


@pytest.fixture(scope="module")
def page(rendered: Rendered) -> str:
    return rendered.files["donnees/index.md"].decode()


def linked(page: str) -> set[str]:
    """The files of the site that the page leads to, by their path from the root."""
    paths = {posixpath.normpath(posixpath.join("donnees", link)) for link in LINK.findall(page)}
    return {path for path in paths if "." in posixpath.basename(path) and "http" not in path}


def test_every_file_can_be_reached_but_those_of_single_roles(rendered: Rendered, page: str) -> None:
    made = {path for path in rendered.files if path.startswith(("api/", "donnees/")) and not path.endswith(".md")}
    roles = {path for path in made if path.startswith("api/v1/roles/")}
    schema_of_the_index = {"api/v1/schemas/index.json"}
    assert linked(page) - roles == made - roles - schema_of_the_index
    assert len(linked(page) & roles) == 1


def test_sizes_are_those_of_the_files_rounded_up(rendered: Rendered, page: str) -> None:
    for path in ("donnees/echelons.xlsx", "donnees/echelons-salaires.csv", "api/v1/bands.json", "api/v1/quiz.json"):
        thousands = -(-len(rendered.files[path]) // 1000)
        after = page.split(posixpath.relpath(path, "donnees"), 1)[1][:400]
        assert re.search(rf"\b{thousands}\u00a0ko", after), path


def test_each_file_of_the_data_has_its_place_in_the_api(page: str) -> None:
    for each in COLLECTIONS:
        row = next(part for part in page.split("<tr>") if f"data/{each.name}.yaml" in part)
        assert f'href="../api/v1/{each.name}.json"' in row
        assert f'href="../api/v1/schemas/{each.name}.json"' in row


def test_what_is_taken_away_is_downloaded_and_what_is_read_is_opened(page: str) -> None:
    assert len(re.findall(r'href="[^"]+\.(?:xlsx|csv|cff)" download', page)) == 6
    assert not re.search(r'href="[^"]+\.(?:json|xml)" download', page)
