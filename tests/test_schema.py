"""The schemas that editors read: fresh, plain enough for their messages, of one mind with `gen check`."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from generator.catalog import COLLECTIONS
from generator.cli import gen
from generator.messages.language import translations
from generator.schema import schemas
from overlays import BASE
from shipped import ROOT

SCHEMAS = schemas(translations("fr").gettext)


class Editor(yaml.SafeLoader):
    """Takes values as editors do, by YAML 1.2: a date is a text, `no` is a text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML declares it
        first: [(tag, pattern) for tag, pattern in each if tag.rpartition(":")[2] in ("int", "float", "null")]
        for first, each in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Editor.add_implicit_resolver("tag:yaml.org,2002:bool", yaml.resolver.re.compile("true|false"), list("tf"))


def as_json(value: Any) -> Any:
    """Names become texts, as in an editor."""
    if isinstance(value, dict):
        return {str(key): as_json(each) for key, each in value.items()}
    return [as_json(each) for each in value] if isinstance(value, list) else value


def complaints(path: Path) -> list[str]:
    held = as_json(yaml.load(path.read_text(encoding="utf-8"), Loader=Editor))
    found = Draft7Validator(json.loads(SCHEMAS[f"{path.stem}.json"])).iter_errors(held)
    return [f"{path.name} {each.json_path}: {each.message[:200]}" for each in found]


def test_the_committed_schemas_are_those_of_the_fields() -> None:
    assert {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()} == SCHEMAS


def test_each_file_names_its_schema_for_editors() -> None:
    for each in COLLECTIONS:
        first = (ROOT / "data" / f"{each.name}.yaml").read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../schemas/{each.name}.json"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_uses_no_word_whose_message_names_no_field(name: str) -> None:
    Draft7Validator.check_schema(json.loads(SCHEMAS[name]))
    assert not {"oneOf", "anyOf", "if"} & words(json.loads(SCHEMAS[name]))


def words(schema: Any) -> set[str]:
    if isinstance(schema, dict):
        return set(schema).union(*(words(each) for each in schema.values()))
    return set().union(*(words(each) for each in schema)) if isinstance(schema, list) else set()


@pytest.mark.parametrize("folder", [ROOT / "data", BASE], ids=["shipped", "base"])
def test_editors_find_nothing_where_gen_check_finds_nothing(folder: Path) -> None:
    assert [each for path in sorted(folder.glob("*.yaml")) for each in complaints(path)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described(name: str) -> None:
    definitions = json.loads(SCHEMAS[name])["definitions"].values()
    assert [key for each in definitions for key, field in each["properties"].items() if not field["description"]] == []


def test_the_command_writes_what_lacks_and_says_what_is_stale(tmp_path: Path) -> None:
    run = CliRunner().invoke
    (tmp_path / "data").mkdir()
    stale = run(gen, ["schema", "--check", "-C", str(tmp_path)])
    assert (stale.exit_code, "schemas/salaries.json" in stale.output) == (1, True)
    assert run(gen, ["schema", "-C", str(tmp_path)]).exit_code == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "schemas").iterdir()} == SCHEMAS
    assert run(gen, ["schema", "--check", "-C", str(tmp_path)]).exit_code == 0


def test_nothing_is_written_where_there_are_no_data(tmp_path: Path) -> None:
    assert CliRunner().invoke(gen, ["schema", "-C", str(tmp_path)]).exit_code == 2
    assert [*tmp_path.iterdir()] == []
