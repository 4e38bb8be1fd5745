"""The shipped data, built for good: by gen with each engine, by each engine alone, twice."""

import html
import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from generator.building.engine import Engine
from generator.building.site import make_site
from generator.building.workspace import for_serve
from generator.checking.check import check
from shipped import AS_OF, GEN, copy_project, run
from tiny import contents

PLAIN = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(int(datetime.combine(AS_OF, time(), UTC).timestamp()))}


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data as sources for any engine: the stage."""
    folder = copy_project(tmp_path_factory.mktemp("staged"))
    run([*GEN, "pages", "--as-of", AS_OF.isoformat()], folder)
    return folder / "build/fr"


def pages(site: Path) -> set[str]:
    return {path for path in contents(site) if path.endswith(".html")}


def test_the_shipped_data_make_a_site_of_at_least_twenty_five_pages(shipped: Path) -> None:
    assert len(pages(shipped / "site")) >= 25


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for number in ("1", "2"):
        folder = copy_project(tmp_path / number)
        run([*GEN, "build"], folder, SOURCE_DATE_EPOCH=PLAIN["SOURCE_DATE_EPOCH"], PYTHONHASHSEED=number)
        sites.append(contents(folder / "site"))
    assert sites[0].keys() == sites[1].keys()
    assert [name for name in sites[0] if sites[0][name] != sites[1][name]] == []


def test_plain_mkdocs_builds_the_same_pages(staged: Path, shipped: Path) -> None:
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "build/fr/mkdocs.yml"]
    said = run(mkdocs, staged.parents[1], **PLAIN)
    assert "WARNING" not in said
    plain = contents(staged / "site")
    ours = contents(shipped / "site")
    assert ours.keys() - plain.keys() == {".echelons"}
    assert [name for name in plain if plain[name] != ours[name]] == []
    shutil.rmtree(staged / "site")


def test_plain_properdocs_builds_the_same_pages_but_for_its_name(staged: Path, shipped: Path, tmp_path: Path) -> None:
    properdocs = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "build/fr/mkdocs.yml", "-d", tmp_path]
    said = run([*map(str, properdocs)], staged.parents[1], **PLAIN)
    assert "WARNING" not in said
    assert unsigned(tmp_path) == unsigned(shipped / "site")


def test_properdocs_can_be_asked_for(staged: Path, shipped: Path) -> None:
    run([*GEN, "build", "--as-of", AS_OF.isoformat(), "--engine", "properdocs"], staged.parents[1])
    site = staged.parents[1] / "site"
    assert "ProperDocs" in (site / "index.html").read_text(encoding="utf-8")
    assert unsigned(site) == unsigned(shipped / "site")


SIGNATURE = re.compile(rb'<meta name="generator" content="[^"]*">')


def unsigned(site: Path) -> dict[str, bytes]:
    """The files of a site, without the name of the engine that built it."""
    return {name: SIGNATURE.sub(b"", text) for name, text in contents(site).items() if name != ".echelons"}


def test_plain_zensical_builds_every_page_too(staged: Path, shipped: Path) -> None:
    zensical = str(Path(sys.executable).with_name("zensical"))
    said = run([zensical, "build", "--strict", "-f", "build/fr/mkdocs.yml"], staged.parents[1])
    assert "No issues found" in said
    assert pages(staged / "site") == pages(shipped / "site")
    shutil.rmtree(staged / "site")


def test_zensical_can_be_asked_for_and_changes_nothing_that_is_downloaded(by_zensical: Path, shipped: Path) -> None:
    theirs, ours = contents(by_zensical / "site"), contents(shipped / "site")
    assert pages(by_zensical / "site") == pages(shipped / "site")
    downloads = [name for name in ours if name.startswith("api/")]
    assert len(downloads) > 10
    assert [name for name in downloads if theirs[name] != ours[name]] == []
    assert sorted(path.name for path in (by_zensical / "build/fr").glob(".zensical*")) == []


def test_a_page_by_zensical_says_the_same(by_zensical: Path, shipped: Path) -> None:
    for page in pages(shipped / "site") - {"404.html"}:
        said = [article((project / "site" / page).read_text(encoding="utf-8")) for project in (by_zensical, shipped)]
        assert said[0] == said[1], page


def article(page: str) -> str:
    """The letters of the content of a page, without those that only programs read and however code is coloured."""
    content = re.search(r"<article\b.*?</article>", page, re.DOTALL)
    assert content is not None
    words = re.sub(r"<(script|style)\b.*?</\1>", " ", content[0], flags=re.DOTALL)
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", words)).split())


def test_a_site_below_a_folder_of_its_host_has_no_address_from_the_root(shipped: Path) -> None:
    for page in pages(shipped / "site") - {"404.html"}:
        text = (shipped / "site" / page).read_text(encoding="utf-8")
        assert not re.search(r'\b(?:href|src)="/', text), page


def test_building_a_part_again_gives_what_building_the_whole_gives(tmp_path: Path) -> None:
    workspace, engine = for_serve(copy_project(tmp_path / "project")), Engine()

    def build(kept: Engine) -> dict[str, bytes]:
        catalog = check(workspace.project / "data", as_of=AS_OF).catalog
        assert catalog is not None
        made = make_site(workspace, catalog, progress=lambda _stage: None, engine=kept)
        assert made.problems == []
        return contents(workspace.site)

    before = build(engine)
    figures = workspace.project / "data/salaries.yaml"
    text = figures.read_text(encoding="utf-8")
    figures.write_text(re.sub(r"^  low: (\d\d)000$", r"  low: \g<1>500", text, count=3, flags=re.M), encoding="utf-8")
    part, whole = build(engine), build(Engine())
    index = "search/search_index.json"
    assert [name for name in whole if whole[name] != before[name]] != []
    assert [name for name in whole if whole[name] != part[name] and name != index] == []
    entries = [sorted(json.loads(site[index])["docs"], key=lambda entry: entry["location"]) for site in (part, whole)]
    assert entries[0] == entries[1]


def spoil(file: Path, pattern: str, wrong: str, *, which: int) -> tuple[str, int, int]:
    """Write something wrong in the place of a value; the file, line and column where it now stands."""
    text = file.read_text(encoding="utf-8")
    match = list(re.finditer(pattern, text, re.MULTILINE))[which]
    file.write_text(text[: match.start(1)] + wrong + text[match.end(1) :], encoding="utf-8")
    return f"data/{file.name}", text.count("\n", 0, match.start()) + 1, match.start(1) - match.start() + 1


def test_three_mistakes_in_two_files_are_told_at_once_and_leave_the_site(shipped: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(shipped, folder)
    before = contents(folder / "site")
    # The two of salaries.yaml are in two records: a record is first read, then compared with the others.
    expected = {
        spoil(folder / "data/roles.yaml", r"^  kind: (\w+)$", "rolle", which=0),
        spoil(folder / "data/salaries.yaml", r"^  low: (\d+)$", "lots", which=0),
        spoil(folder / "data/salaries.yaml", r"^  zone: (\w+)$", "iddf", which=-1),
    }
    done = subprocess.run([*GEN, "build", "--format", "json"], cwd=folder, capture_output=True, check=False)
    errors = [each for each in json.loads(done.stdout) if each["severity"] == "error"]
    assert done.returncode == 1
    assert {(each["file"], each["line"], each["column"]) for each in errors} == expected
    assert len(errors) == 3
    assert contents(folder / "site") == before
