"""Whatever the texts of the data hold, no command moves a cursor, hides a letter or writes a formula."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import gen
from generator.exports.separated import FORMULA_SIGNS
from hostile import ODDLY_SHOWN, Folder, write
from hostile_shapes import MARK
from hostile_site import passing, texts_with, unchecked_texts, whatever
from overlays import AS_OF, BASE

COMMANDS = {
    "bands": ["bands"],
    "bands --why": ["bands", "--why"],
    "bands in English": ["bands", "--why", "--lang", "en"],
    "bands as JSON": ["bands", "--format", "json"],
    "bands as CSV": ["bands", "--format", "csv"],
    "diff": ["diff", "{before}"],
    "diff as Markdown": ["diff", "{before}", "--format", "markdown"],
    "diff as JSON": ["diff", "{before}", "--format", "json"],
    "place": ["place", "{answers}"],
    "place --explain": ["place", "{answers}", "--explain"],
    "place as CSV": ["place", "{answers}", "--format", "csv"],
    "place as JSON": ["place", "{answers}", "--format", "json"],
    "a template of answers": ["place", "--template", "yaml"],
    "a template of a team": ["place", "--template", "csv"],
    "check": ["check"],
    "stale": ["stale"],
    "forms": ["forms"],
}


@pytest.fixture(scope="module", params=[passing, whatever], ids=["what the check lets pass", "whatever there is"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project whose every text is hostile, another state of its data, and the answers of somebody."""
    folder = tmp_path_factory.mktemp("hostile")
    write(texts_with(Folder(BASE), request.param).hostile, folder / "data")
    write(
        texts_with(Folder(BASE), lambda field, text, rank: request.param(field, text, rank + 7)).hostile,
        folder / "before",
    )
    with nullcontext() if request.param is passing else unchecked_texts():
        template = CliRunner().invoke(gen, ["place", "--template", "yaml", "-C", str(folder)])
        assert template.exit_code == 0, template.output
        (folder / "answers.yaml").write_text(answered(template.stdout), "utf-8")
        yield folder


def answered(template: str) -> str:
    """A profile with an answer to each statement: the middle one."""
    ids = (each["id"] for each in Folder(BASE).files["quiz"]["statements"])
    for each in ids:
        template = template.replace(f"    {each}:\n", f"    {each}: 2\n")
    return template


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_texts(project: Path, name: str) -> None:
    command = [each.format(before=project / "before", answers=project / "answers.yaml") for each in COMMANDS[name]]
    result = CliRunner().invoke(gen, [*command, "-C", str(project), "--as-of", AS_OF.isoformat()])
    assert result.exit_code == 0, result.output[-2000:]
    printed = (result.stdout + result.stderr).removeprefix("\ufeff")
    assert ODDLY_SHOWN.findall(printed) == []
    if name.endswith("JSON"):
        json.loads(result.stdout)
    if name.endswith("CSV"):
        cells = [cell for row in csv.reader(io.StringIO(printed, newline=""), delimiter=";") for cell in row]
        assert not [cell for cell in cells if cell.startswith(FORMULA_SIGNS)]


def test_what_was_put_in_the_data_is_among_what_is_told(project: Path) -> None:
    for command in (["bands", "--why"], ["diff", str(project / "before")], ["place", "--template", "yaml"]):
        assert MARK in CliRunner().invoke(gen, [*command, "-C", str(project)]).stdout, command
