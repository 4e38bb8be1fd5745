"""What programs take from the site: the API and its schemas, the tables and their description, how to cite."""

import csv
import hashlib
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from generator.catalog import COLLECTIONS, Catalog
from generator.exports.api import FOLDER, bands_document
from generator.exports.bundle import Exported, exported
from generator.exports.components import band_keys, cell_anchor
from generator.exports.separated import FORMULA_SIGNS, harmless
from generator.labels import LABELS
from generator.messages.language import translations
from generator.model import Salary
from generator.pay.bands import Band, all_bands
from generator.reading.decode import fields_of
from shipped import AS_OF, ROOT

FRENCH = translations("fr")
HOSTILE = '=1+1 <script>alert(1)</script> ";,\t\\ </script> \u2028 é œ ’ \U0001f600'

Files = dict[str, bytes]


def files_of(catalog: Catalog) -> Files:
    return exported(catalog, all_bands(catalog), FRENCH).files


@pytest.fixture(scope="module")
def exports(catalog: Catalog) -> Exported:
    return exported(catalog, all_bands(catalog), FRENCH)


@pytest.fixture(scope="module")
def served(exports: Exported) -> Files:
    """The API, by the paths that its index gives."""
    return {path.removeprefix(f"{FOLDER}/"): each for path, each in exports.files.items() if path.startswith(FOLDER)}


@pytest.fixture(scope="module")
def index(served: Files) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(served["index.json"])["files"]
    return listed


@pytest.fixture(scope="module")
def folder(exports: Exported, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything, as it is served."""
    root = tmp_path_factory.mktemp("served")
    for path, content in exports.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def lines_of(content: bytes, **dialect: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), **dialect))


# --- the API -------------------------------------------------------------------------------------


def test_each_file_is_what_its_schema_says(served: Files, index: list[dict[str, Any]]) -> None:
    for entry in index:
        schema = json.loads(served[entry["schema"]])
        Draft202012Validator.check_schema(schema)
        found = list(Draft202012Validator(schema).iter_errors(json.loads(served[entry["path"]])))
        assert found == [], entry["path"]


def test_the_index_is_what_its_schema_says_and_names_every_file(served: Files, index: list[dict[str, Any]]) -> None:
    Draft202012Validator(json.loads(served["schemas/index.json"])).validate(json.loads(served["index.json"]))
    schemas = {path for path in served if path.startswith("schemas/")}
    assert {entry["path"] for entry in index} == served.keys() - schemas - {"index.json"}
    assert {entry["schema"] for entry in index} | {"schemas/index.json"} == schemas


def test_the_index_gives_the_size_the_digest_and_the_count(served: Files, index: list[dict[str, Any]]) -> None:
    for entry in index:
        content = served[entry["path"]]
        assert entry["bytes"] == len(content)
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        value = json.loads(content)
        holds = value if isinstance(value, list) else value["bands"] if entry["path"] == "bands.json" else [value]
        assert entry["count"] == len(holds)


def test_there_is_a_file_a_collection_one_a_role_bands_and_ids(catalog: Catalog, served: Files) -> None:
    named = {f"{each.name}.json" for each in COLLECTIONS} | {f"roles/{role.id}.json" for role in catalog.roles}
    schemas = {path for path in served if path.startswith("schemas/")}
    assert served.keys() - schemas == named | {"bands.json", "ids.json", "index.json"}


def test_a_collection_has_every_record_and_every_field_by_its_written_name(catalog: Catalog, served: Files) -> None:
    for each in COLLECTIONS:
        told = json.loads(served[f"{each.name}.json"])
        records = [told] if each.single else told
        held = getattr(catalog, each.name)
        assert len(records) == (1 if each.single else len(held))
        for record in records:
            assert [*record] == [key.replace("-", "_") for key in fields_of(each.record)]


def places(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a file with the path of its keys; the elements of a list stand at one place."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner, f"{path}[]")


def test_no_type_varies_and_no_key_is_missing(served: Files, index: list[dict[str, Any]]) -> None:
    types: dict[str, set[type]] = defaultdict(set)
    keys: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for entry in index:
        for path, value in places(json.loads(served[entry["path"]])):
            place = f"{entry['schema']}{path}"
            types[place].add(type(value))
            if isinstance(value, dict):
                keys[place].add(tuple(value))
    # Python tells 24000 from 24000.0, which many typed readers do too.
    assert {place: kinds for place, kinds in types.items() if len(kinds - {type(None)}) > 1} == {}
    assert {place: found for place, found in keys.items() if len(found) > 1} == {}


def test_a_name_stands_for_one_definition_in_all_schemas(served: Files) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for path, content in served.items():
        if path.startswith("schemas/"):
            for name, definition in json.loads(content)["$defs"].items():
                found[name].add(json.dumps(definition))
    assert {name for name, definitions in found.items() if len(definitions) > 1} == set()


def test_every_key_of_every_schema_says_what_it_means_in_french(served: Files) -> None:
    for path, content in served.items():
        if path.startswith("schemas/"):
            for name, definition in json.loads(content)["$defs"].items():
                for key, about in definition["properties"].items():
                    assert about.get("description"), f"{path}: {name}.{key}"
                    assert " the " not in about["description"], f"{path}: {name}.{key}"


def exactly(band: Band) -> dict[str, Any]:
    ends = {name: getattr(band, name) for name in ("low", "centre", "high", "floor")}
    outer, shared = band.outer or (None, None), band.shared or (None, None)
    return {**ends, "outer_low": outer[0], "outer_high": outer[1], "shared_low": shared[0], "shared_high": shared[1]}


def test_amounts_are_exact(catalog: Catalog, served: Files) -> None:
    told = {band["id"]: band for band in json.loads(served["bands.json"], parse_float=Decimal)["bands"]}
    bands = all_bands(catalog)
    assert told.keys() == {cell_anchor(cell) for cell in bands}
    for cell, band in bands.items():
        found = told[cell_anchor(cell)]
        for name, amount in exactly(band).items():
            assert (None if found[name] is None else Fraction(found[name])) == amount, (cell, name)
        for vote, said in zip(band.votes, found["votes"], strict=True):
            assert [said[name] for name in ("low", "high", "centre")] == [vote.low, vote.high, vote.centre]


def test_an_amount_that_has_parts_of_a_cent_stays_exact(catalog: Catalog) -> None:
    """Thirty-one hundredths of a figure with cents, halved by a median."""
    first = catalog.salaries[0]
    odd = replace(first, low=Decimal("24000.01"), high=Decimal("30000.02"))
    changed = replace(catalog, salaries=(odd, *catalog.salaries[1:]))
    bands = all_bands(changed)
    told = {
        band["id"]: band for band in json.loads(bands_document(changed, bands.values()), parse_float=Decimal)["bands"]
    }
    for cell, band in bands.items():
        assert {name: told[cell_anchor(cell)][name] for name in exactly(band)} == exactly(band)


def test_some_bands_are_told_as_all_of_them_are(catalog: Catalog, served: Files) -> None:
    bands = all_bands(catalog)
    assert bands_document(catalog, bands.values()) + "\n" == served["bands.json"].decode()


def test_every_id_of_the_data_is_listed_once_with_its_names(catalog: Catalog, served: Files) -> None:
    told = {(each["kind"], each["id"]): each for each in json.loads(served["ids.json"])}
    assert len(told) == len(json.loads(served["ids.json"]))
    for role in catalog.roles:
        assert told["roles", role.id]["aliases"] == list(role.aliases)
    for level in catalog.site.levels:
        assert told["levels", level.id]["name"] == level.name
    assert {id for kind, id in told if kind == "salaries"} == {salary.id for salary in catalog.salaries}


def test_a_role_brings_all_that_speaks_of_it(catalog: Catalog, served: Files) -> None:
    everywhere = json.loads(served["bands.json"])
    for role in catalog.roles:
        told = json.loads(served[f"roles/{role.id}.json"])
        assert told["bands"] == [band for band in everywhere["bands"] if band["role"] == role.id]
        assert [each["id"] for each in told["salaries"]] == [
            each.id for each in catalog.salaries if each.role == role.id
        ]
        assert {each["skill"] for each in told["skills"]} == {
            each.id for each in catalog.skills if role.id in each.expected
        }
        assert all(role.id in (move["from"], move["to"]) for move in told["paths"])


# --- the same data, the same bytes ---------------------------------------------------------------


def test_another_day_of_the_same_year_changes_nothing(catalog: Catalog, exports: Exported) -> None:
    assert files_of(replace(catalog, as_of=AS_OF + timedelta(days=30))) == exports.files


def test_another_year_changes_only_what_ages(catalog: Catalog, exports: Exported) -> None:
    later = files_of(replace(catalog, as_of=date(AS_OF.year + 1, 6, 1)))
    changed = {path.removeprefix(f"{FOLDER}/") for path in later if later[path] != exports.files[path]}
    tables = {path for path in changed if path.startswith("data/")}
    assert changed - tables <= {"bands.json", "index.json", *(f"roles/{role.id}.json" for role in catalog.roles)}
    assert not {path for path in tables if "figures" in path or path.endswith(".cff")}


def test_the_order_of_the_figures_in_the_files_never_shows_in_the_bands(catalog: Catalog, exports: Exported) -> None:
    turned = files_of(replace(catalog, salaries=catalog.salaries[::-1]))
    for name in (f"{FOLDER}/bands.json", *(path for path in turned if "bands" in path)):
        assert turned[name] == exports.files[name]


def test_no_seed_of_python_shows() -> None:
    code = (
        "import hashlib, pathlib, datetime\n"
        "from generator.checking.check import check\nfrom generator.pay.bands import all_bands\n"
        "from generator.exports.bundle import exported\nfrom generator.messages.language import translations\n"
        f"catalog = check(pathlib.Path({str(ROOT / 'data')!r}), as_of=datetime.date(2026, 11, 22)).catalog\n"
        "files = exported(catalog, all_bands(catalog), translations('fr')).files\n"
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


# --- tables --------------------------------------------------------------------------------------


def test_the_files_of_separated_values_are_what_their_package_says(folder: Path) -> None:
    """In a process of its own: the validator changes the settings of Python's own reader."""
    code = (
        "import warnings, sys\nwarnings.simplefilter('ignore')\nimport frictionless\n"
        "report = frictionless.validate('data/datapackage.json')\n"
        "assert report.stats['tasks'] == 4, report.stats\n"
        "print(report.flatten(['title', 'rowNumber', 'fieldName', 'note']))\nsys.exit(not report.valid)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_package_that_says_otherwise_is_refused(folder: Path, tmp_path: Path) -> None:
    """So that the claim above can fail: a number becomes a text, and the validator sees it."""
    for path in (folder / "data").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    broken = tmp_path / "echelons-figures.csv"
    broken.write_text(broken.read_text(encoding="utf-8").replace(",24000,", ",24 000,", 1), encoding="utf-8")
    code = (
        "import warnings, sys\nwarnings.simplefilter('ignore')\nimport frictionless\n"
        "sys.exit(frictionless.validate('datapackage.json').valid)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False).returncode == 0


def test_the_package_gives_sizes_and_digests(exports: Exported) -> None:
    for resource in json.loads(exports.files[exports.package])["resources"]:
        content = exports.files[f"data/{resource['path']}"]
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")


def test_excel_finds_its_mark_its_semicolons_its_line_ends_and_its_commas(exports: Exported) -> None:
    for path in exports.for_excel:
        content = exports.files[path]
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\r\n") == content.count(b"\r") >= 2
        [first, *_others] = lines_of(content, delimiter=";")
        assert first["Identifiant"]
    bands = lines_of(exports.files[exports.for_excel[0]], delimiter=";")
    assert {band["SMIC"] for band in bands} >= {"21876,36"}


def test_programs_find_plain_text_with_the_keys_of_the_api(exports: Exported) -> None:
    bands, figures = (exports.files[path] for path in exports.plain)
    assert not bands.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in bands + figures
    assert {*lines_of(figures)[0]} >= {key.replace("-", "_") for key in fields_of(Salary)}
    flat = {key.name for key in band_keys() if "type" in key.shape.schema}
    assert {*lines_of(bands)[0]} >= flat - {"reasons", "votes", "unused"}


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(catalog: Catalog, sign: str) -> None:
    assert harmless(f"{sign}SUM(A1)").startswith("'")
    salaries = tuple(
        replace(salary, note=f'{sign}cmd|" /C calc"!A0', company=f"{sign}1") for salary in catalog.salaries
    )
    exports = exported(replace(catalog, salaries=salaries), all_bands(catalog), FRENCH)
    for path, delimiter in ((exports.plain[1], ","), (exports.for_excel[1], ";")):
        for line in lines_of(exports.files[path], delimiter=delimiter):
            assert not any(cell.startswith(FORMULA_SIGNS) for cell in line.values())
            assert sum(cell.startswith("'") for cell in line.values()) == 2


def test_a_number_never_gets_an_apostrophe(exports: Exported) -> None:
    for line in lines_of(exports.files[exports.plain[0]]):
        assert all(Decimal(line[name]) >= 0 for name in ("low", "high", "centre") if line[name])


def test_each_word_of_the_data_has_its_french_in_the_tables() -> None:
    hints = get_type_hints(Salary)
    for name in ("contract", "basis", "statistic", "year_basis"):
        assert LABELS[name].keys() == {*get_args(hints[name])}
    choices = {
        key.name: key.shape.schema.get("enum") or key.shape.schema.get("items", {}).get("enum") for key in band_keys()
    }
    for name in ("status", "age", "discords"):
        assert LABELS[name].keys() == {each for each in choices[name] if each}


def test_hostile_texts_stay_texts_in_every_file(catalog: Catalog) -> None:
    salaries = tuple(replace(salary, note=HOSTILE, title=HOSTILE) for salary in catalog.salaries)
    roles = tuple(replace(role, name=HOSTILE, summary=HOSTILE) for role in catalog.roles)
    hostile = replace(catalog, salaries=salaries, roles=roles, site=replace(catalog.site, tagline=HOSTILE))
    exports = exported(hostile, all_bands(hostile), FRENCH)
    for path, content in exports.files.items():
        if path.endswith(".json"):
            json.loads(content)
    told = json.loads(exports.files[f"{FOLDER}/salaries.json"])
    assert {each["note"] for each in told} == {HOSTILE}
    assert {line["note"] for line in lines_of(exports.files[exports.plain[1]])} == {f"'{HOSTILE}"}


# --- how to cite ---------------------------------------------------------------------------------


def test_the_citation_is_what_its_standard_says(exports: Exported) -> None:
    schema = json.loads((ROOT / "tests/standards/citation-file-format-1.2.0.json").read_text(encoding="utf-8"))
    told = yaml.safe_load(exports.files[exports.citation])
    assert list(Draft7Validator(schema).iter_errors(told)) == []


def test_the_citation_of_the_repository_is_that_of_the_site(exports: Exported) -> None:
    assert (ROOT / "CITATION.cff").read_bytes() == exports.files[exports.citation], "copy that of site/donnees/ here"
