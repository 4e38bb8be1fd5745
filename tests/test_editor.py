"""Editors of YAML and `gen check` say the same of every file, wherever a schema can say it.

The server that VS Code runs reads every case of tests/cases/ with the settings of .vscode/ and the schemas of schemas/.
What a schema cannot say is listed with the reason, and an entry that no longer holds is itself an error.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from editor import SETTINGS, Editor, Remark
from generator.catalog import COLLECTIONS
from generator.messages.language import translations
from generator.messages.problems import Problem, Severity
from generator.reading.decode import fields_of
from overlays import BASE, CASES, checked
from shipped import ROOT

OTHER_RECORDS = "it depends on other records"
OTHER_FIELDS = "it depends on what the other fields of the record say"
OTHER_FILES = "it is about files, not about what one file says"
TODAY = "it depends on the day"
NEXT_LINE = "editors notice an open bracket where the next line starts"
NO_ID = "what is written is no id at all"
RAW = "editors hand over the value, not how it is written"

BEYOND = {
    "any-level": OTHER_RECORDS,
    "duplicate-id": OTHER_RECORDS,
    "extra-amount": OTHER_FIELDS,
    "flat-range": OTHER_FIELDS,
    "former-id-taken": OTHER_RECORDS,
    "future-date": TODAY,
    "gate-never-alone": OTHER_RECORDS,
    "gate-twice": OTHER_RECORDS,
    "idle-relief": OTHER_FIELDS,
    "implausible-amount": OTHER_RECORDS,
    "leaves-folder": OTHER_FILES,
    "low-above-high": OTHER_FIELDS,
    "missing-amount": OTHER_FIELDS,
    "missing-file": OTHER_FILES,
    "mixture-parts": OTHER_RECORDS,
    "mixture-shares": "it is a sum",
    "move-to-itself": OTHER_FIELDS,
    "move-told-twice": OTHER_RECORDS,
    "no-choice": "it is a claim of the questionnaire, not of its fields",
    "no-distinctive-gate": OTHER_RECORDS,
    "no-weight": "it is a sum",
    "not-utf-8": "editors hand over letters, not bytes",
    "off-the-map": OTHER_FIELDS,
    "promotion-cycle": OTHER_RECORDS,
    "reference-as-role": OTHER_RECORDS,
    "renamed-id": OTHER_RECORDS,
    "rung-for-nothing": OTHER_RECORDS,
    "rung-for-one-answer": OTHER_RECORDS,
    "rung-for-same-answers": OTHER_RECORDS,
    "rung-twice": OTHER_RECORDS,
    "scenario-scores": OTHER_RECORDS,
    "second-file": OTHER_FILES,
    "second-scenario": OTHER_RECORDS,
    "series-order": OTHER_RECORDS,
    "several-documents": "editors read several documents in a file",
    "stale-conflict": OTHER_RECORDS,
    "statement-pair": OTHER_RECORDS,
    "thresholds-order": OTHER_FIELDS,
    "under-minimum-wage": OTHER_RECORDS,
    "unexpected-file": OTHER_FILES,
    "unknown-answer": OTHER_RECORDS,
    "unknown-competency": OTHER_RECORDS,
    "unknown-family": OTHER_RECORDS,
    "unknown-figure": OTHER_RECORDS,
    "unknown-level": OTHER_RECORDS,
    "unknown-role": OTHER_RECORDS,
    "unknown-source": OTHER_RECORDS,
    "unknown-study": OTHER_RECORDS,
    "unknown-track": OTHER_RECORDS,
    "unknown-zone": OTHER_RECORDS,
    "unreachable-role": OTHER_RECORDS,
    "unreadable-file": OTHER_FILES,
    "wrong-covers": OTHER_FIELDS,
    "wrong-unit": OTHER_FIELDS,
    "year-basis-mismatch": OTHER_FIELDS,
}
"""Codes that no schema can give."""

BEYOND_IN_ONE_CASE = {
    "cut-by-hash/bad": RAW,
    "cut-by-hash/bad-in-folded-text": RAW,
    "empty-file/bad": OTHER_FILES,
    "empty-file/bad-beside": "editors say nothing of a file without a word",
    "empty-file/bad-settings": "editors say nothing of a file without a word",
    "empty-file/bad-unneeded": "editors say nothing of a file without a word",
    "not-an-amount/bad-point": RAW,
    "not-an-amount/bad-zero": RAW,
}
"""Cases of codes that a schema gives otherwise."""

ALSO_WITHIN = {
    "unknown-level/bad-capital": NO_ID,
    "unknown-role/bad-name": NO_ID,
    "unknown-role/bad-path": NO_ID,
    "unknown-source/bad-beside-another-mistake": "its other mistake is one of a value",
    "unknown-zone/bad-accent": NO_ID,
}
"""Cases of codes that no schema gives, where one sees a mistake all the same."""

ON_ANOTHER_LINE = {
    "lone-bracket/bad": NEXT_LINE,
    "lone-bracket/bad-sources": NEXT_LINE,
}


class Compared(NamedTuple):
    """What `gen check` and an editor find in the files of one case."""

    errors: list[Problem]
    remarks: dict[str, list[Remark]]

    @property
    def verdicts_differ(self) -> bool:
        return bool(self.errors) != any(self.remarks.values())

    @property
    def lines_differ(self) -> bool:
        """Whether none of the lines that an editor underlines holds an error."""
        return not any(
            problem.place.file == file and remark.line <= problem.place.line <= remark.last_line
            for problem in self.errors
            for file, remarks in self.remarks.items()
            for remark in remarks
        )


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Compared]:
    """Every case, by name, read by one server."""
    cases = sorted(path.parent for path in CASES.glob("*/*/*") if path.parent.is_dir())
    names = {case.relative_to(CASES).as_posix(): case for case in cases}
    documents = {f"{name}/{file}": text for name, case in names.items() for file, text in _documents(case)}
    with Editor() as editor:
        remarks = editor.remarks(documents)
    folder = tmp_path_factory.mktemp("cases")
    return {
        name: Compared(
            [each for each in checked(case, folder / name).problems if each.severity is Severity.ERROR],
            {key.removeprefix(f"{name}/"): found for key, found in remarks.items() if key.startswith(f"{name}/")},
        )
        for name, case in names.items()
    }


def _documents(case: Path) -> Iterator[tuple[str, str]]:
    """What an editor hands over of the files of a case: letters."""
    for path in sorted(case.rglob("*.yaml")):
        if path.is_file() and not path.is_symlink():
            with suppress(UnicodeDecodeError):
                yield f"data/{path.relative_to(case).as_posix()}", path.read_bytes().decode("utf-8-sig")


def test_an_editor_finds_a_mistake_where_gen_check_does_and_nowhere_else(compared: dict[str, Compared]) -> None:
    differ = {name for name, each in compared.items() if each.verdicts_differ}
    assert {name for name in differ if name.partition("/")[0] not in BEYOND} == set(BEYOND_IN_ONE_CASE)


def test_no_case_is_excused_for_nothing(compared: dict[str, Compared]) -> None:
    agreed = {name for name, each in compared.items() if each.errors and not each.verdicts_differ}
    assert {name for name in agreed if name.partition("/")[0] in BEYOND} == set(ALSO_WITHIN)
    assert {name.partition("/")[0] for name in compared} >= set(BEYOND)


def test_an_editor_never_underlines_what_gen_check_lets_pass(compared: dict[str, Compared]) -> None:
    assert {name: each.remarks for name, each in compared.items() if not each.errors and each.verdicts_differ} == {}


def test_an_editor_underlines_the_line_that_gen_check_names(compared: dict[str, Compared]) -> None:
    both = {name: each for name, each in compared.items() if each.errors and not each.verdicts_differ}
    elsewhere = {name for name, each in both.items() if each.lines_differ}
    assert elsewhere == set(ON_ANOTHER_LINE)
    assert len(both) > 100


def test_an_editor_finds_nothing_in_the_shipped_data_nor_in_the_base_of_the_cases() -> None:
    shipped = {f"data/{path.name}": path.read_text(encoding="utf-8") for path in (ROOT / "data").glob("*.yaml")}
    base = {f"base/data/{path.name}": path.read_text(encoding="utf-8") for path in BASE.glob("*.yaml")}
    with Editor() as editor:
        assert [found for found in editor.remarks(shipped | base).values() if found] == []


# --- the help that an editor gives ----------------------------------------------------------------


def test_the_first_line_of_a_file_is_enough_for_an_editor_without_our_settings() -> None:
    broken = (BASE / "paths.yaml").read_text(encoding="utf-8").replace("kind: promotion", "kind: promo")
    first = "# yaml-language-server: $schema=../schemas/paths.json\n"
    with Editor(settings={"yaml.validate": True, "yaml.schemaStore.enable": False}) as editor:
        found = editor.remarks({"data/elsewhere.yaml": first + broken, "data/unnamed.yaml": broken})
    assert [[remark.line for remark in remarks] for remarks in found.values()] == [[5], []]


def test_an_editor_tells_what_a_field_is_for() -> None:
    field = fields_of(next(each.record for each in COLLECTIONS if each.name == "salaries"))["year"]
    with Editor() as editor:
        editor.remarks({"data/salaries.yaml": "- id: x\n  year: 2024\n"})
        told = editor.at("hover", "data/salaries.yaml", 2, 4)["contents"]
    about = field.about.render(translations("fr").gettext)
    assert about[1:].split(",")[0] in (told["value"] if isinstance(told, dict) else told)


def test_an_editor_proposes_a_whole_record_the_names_of_fields_and_their_choices() -> None:
    with Editor() as editor:
        editor.remarks({"data/paths.yaml": "\n", "data/paths/2026.yaml": "- id: x\n  \n  kind: \n"})
        labels = [
            _labels(editor.at("completion", address, line, column))
            for address, line, column in (
                ("data/paths.yaml", 1, 1),
                ("data/paths/2026.yaml", 2, 3),
                ("data/paths/2026.yaml", 3, 9),
            )
        ]
    assert "+ paths" in labels[0]
    assert {"from", "to", "takes"} <= labels[1]
    assert {"promotion", "lateral"} <= labels[2]


def _labels(completion: object) -> set[str]:
    items = completion["items"] if isinstance(completion, dict) else completion
    assert isinstance(items, list)
    return {each["label"] for each in items}


def test_the_settings_give_each_collection_its_schema_and_ask_nobody_else() -> None:
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f"./schemas/{each.name}.json": [f"data/{each.name}.yaml", f"data/{each.name}/*.yaml"] for each in COLLECTIONS
    }
    assert not settings["yaml.schemaStore.enable"]
    assert not settings["yaml.kubernetesCRDStore.enable"]
