"""Previews: each page says what it is, and nothing but the data of a pull request is taken, whatever it brings."""

import base64
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import generator.pages
from generator.catalog import Catalog
from generator.changes.preview import Preview, preview_of
from generator.changes.repository import Repository
from generator.cli import gen
from generator.messages.refusal import Refused
from generator.pages import Rendered, render
from generator.pages.edition import Edition
from shipped import ROOT, copy_project
from tiny import Tiny
from tiny import render as stand_in_pages

sys.path.insert(0, str(ROOT / ".github/scripts"))
import previews

HOME = "exemple/echelons"
SITE = "https://exemple.github.io/echelons/"
HOSTILE = "`$(reboot)` ::error::x \n::stop-commands::y @everyone"
SALARIES = "data/salaries.yaml"


# --- what the environment says -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"PREVIEW_OF": "", "PUBLISHED_URL": "nonsense"}, None),
        ({"PREVIEW_OF": "12"}, Preview(12)),
        ({"PREVIEW_OF": "12", "PUBLISHED_URL": SITE}, Preview(12, SITE)),
    ],
)
def test_the_environment_says_what_it_is_a_preview_of(environment: dict[str, str], expected: Preview | None) -> None:
    assert preview_of(environment) == expected


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "12a", " 12", "１２", "1" * 10, "#12"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(Refused):
        preview_of({"PREVIEW_OF": number})


@given(st.text())
def test_the_published_address_is_https_and_holds_no_sign_of_html_or_of_a_template(address: str) -> None:
    try:
        found = preview_of({"PREVIEW_OF": "1", "PUBLISHED_URL": f"https://h/{address}"})
    except Refused:
        return
    assert found
    assert not {*found.published} & {*"<>\"'& {}%\n?"}


@pytest.mark.parametrize("command", ["build", "pages"])
def test_the_command_hands_it_to_the_pages(command: str, small: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []

    def pages(catalog: Any, **more: object) -> Rendered:
        told.append(more["preview"])
        return stand_in_pages(catalog, **more)

    monkeypatch.setattr(generator.pages, "render", pages)
    monkeypatch.setenv("PREVIEW_OF", "12")
    assert CliRunner().invoke(gen, [command, "-C", str(small.root)]).exit_code == 0
    assert told == [Preview(12)]


def test_a_wrong_number_is_wrong_use(small: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREVIEW_OF", "douze")
    result = CliRunner().invoke(gen, ["build", "-C", str(small.root)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "PREVIEW_OF vaut" in result.stderr


# --- what each page says -------------------------------------------------------------------------


def test_only_the_theme_of_a_preview_differs(catalog: Catalog, rendered: Rendered) -> None:
    preview = render(catalog, preview=Preview(12, SITE))
    theme = "overrides/main.html"
    assert preview.files.pop("overrides/published.html") == rendered.files[theme]
    assert preview.files.pop("overrides/sitemap.xml") == b""
    assert {path for path, text in preview.files.items() if text != rendered.files[path]} == {theme}
    assert (preview.files.keys(), preview.nav) == (rendered.files.keys(), rendered.nav)


@pytest.mark.parametrize("repository", [None, Repository("https://github.com/exemple/echelons")])
def test_a_preview_leads_to_what_it_knows(catalog: Catalog, repository: Repository | None) -> None:
    edition = Edition(catalog, "fr", repository=repository)
    theme = generator.pages._theme(edition, Preview(12, SITE))["overrides/main.html"].decode()
    assert ("/pull/12" in theme) == bool(repository)
    assert f'href="{SITE}"' in theme
    assert not re.search("[A-Z]+_[A-Z]+", theme)


# --- GitHub, with a real repository behind it ------------------------------------------------------


class GitHub:
    """Answers as GitHub does what is asked of one repository on this machine; nothing can be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pulls: list[dict[str, Any]] = []
        self.checked: set[str] = set()
        self.read: list[str] = []
        self.git("init", "--quiet", "--initial-branch=main")
        self.main = self.commit("start")

    def git(self, *command: str) -> str:
        named = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *named, *command], cwd=self.folder, capture_output=True, check=True)
        return done.stdout.decode().removesuffix("\n")

    def commit(self, message: str) -> str:
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def propose(self, number: int, write: Callable[[Path], object], *, checked: bool = True) -> None:
        """One more open pull request, changed before all others."""
        self.git("checkout", "--quiet", "--detach", "main")
        write(self.folder)
        head = self.commit(f"{number} {HOSTILE}")
        merged = self.git("commit-tree", "HEAD^{tree}", "-p", "main", "-p", head, "-m", f"merge {number}")
        self.git("checkout", "--quiet", "main")
        if checked:
            self.checked.add(head)
        pull = {"number": number, "title": HOSTILE, "head": {"sha": head, "ref": HOSTILE}, "merge_commit_sha": merged}
        self.pulls.append(pull)

    def __call__(self, path: str, method: str = "GET", body: object = None) -> bytes:
        assert (method, body) == ("GET", None)
        self.read.append(path)
        asked = path.removeprefix(f"repos/{HOME}/")
        if asked == "pulls?state=open&sort=updated&direction=desc&per_page=30":
            return json.dumps(self.pulls).encode()
        if match := re.fullmatch("actions/workflows/proposal.yml/runs.*&status=success&.*head_sha=(.*)", asked):
            return json.dumps({"total_count": int(match[1] in self.checked)}).encode()
        kind, sha, recursive = re.fullmatch(r"git/(\w+)/([0-9a-f]{40})(\?recursive=1)?", asked).groups()  # type: ignore[union-attr]
        return json.dumps(getattr(self, f"_{kind}")(sha, *["-rt"] * bool(recursive))).encode()

    def _commits(self, sha: str) -> dict[str, Any]:
        tree, *parents = self.git("log", "-1", "--format=%T %P", sha).split()
        return {"tree": {"sha": tree}, "parents": [{"sha": each} for each in parents]}

    def _trees(self, sha: str, *options: str) -> dict[str, Any]:
        entries = []
        for line in self.git("ls-tree", "-z", "-l", *options, sha).split("\0")[:-1]:
            told, _tab, path = line.partition("\t")
            mode, kind, name, size = told.split()
            entry = {"path": path, "mode": mode, "type": kind, "sha": name}
            entries.append({**entry, **({"size": int(size)} if kind == "blob" else {})})
        return {"sha": sha, "tree": entries, "truncated": False}

    def _blobs(self, sha: str) -> dict[str, str]:
        done = subprocess.run(["git", "cat-file", "blob", sha], cwd=self.folder, capture_output=True, check=True)
        return {"content": base64.encodebytes(done.stdout).decode(), "encoding": "base64"}


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(copy_project(tmp_path / "origin"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the job has: main, its site built, and `gen`; a right that is not for `gen`."""
    (tmp_path / "work").mkdir()
    project = copy_project(tmp_path / "work/project")
    (project / "site").mkdir()
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    monkeypatch.setenv("GH_TOKEN", "secret")
    return project


@pytest.fixture
def quick(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 - it comes after
    """A `gen` that builds nothing but what it was told and given."""
    command = tmp_path / "bin/gen"
    command.parent.mkdir()
    command.write_text('#!/bin/sh\nmkdir "$2/site" && env > "$2/site/env" && cp -r "$2/data" "$2/site/"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}:/usr/bin:/bin")
    return command


def told(project: Path, github: GitHub) -> dict[int, str]:
    lines = list(previews.main(HOME, SITE.rstrip("/"), project, api=github))
    assert [line for line in lines if not re.fullmatch(r"\d+: [\w/:;, ]+", line, re.ASCII)] == []
    assert {path.name for path in project.parent.iterdir()} == {project.name}, "something is left beside the project"
    return {int(number): what for number, _colon, what in (line.partition(": ") for line in lines)}


def shown(project: Path) -> set[str]:
    folder = project / "site/apercu"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def changed(file: str, old: str, new: str) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return write


def added(*names: str, text: str = "x: 1\n") -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    return write


def linked(folder: Path) -> None:
    (folder / "data/notes.yaml").symlink_to("/etc/passwd")


def inner_repository(folder: Path) -> None:
    inner = folder / "data/inner"
    inner.mkdir()
    for command in (
        ["init", "-q"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a", "--allow-empty"],
    ):
        subprocess.run(["git", *command], cwd=inner, check=True, capture_output=True)


BETTER = changed(SALARIES, "\n  high: 30000", "\n  high: 30900")


def test_the_site_of_a_proposal_is_that_of_main_with_its_data(github: GitHub, project: Path) -> None:
    """Built in earnest; whatever the request brings beside its data is neither run nor shown."""
    ran = project.parent.parent / "ran"

    def write(folder: Path) -> None:
        BETTER(folder)
        code = f"open({str(ran)!r}, 'w').write('x')\n"
        added("hook.py", "generator/cli.py", "sitecustomize.py", ".github/scripts/previews.py", text=code)(folder)
        added("docs/mine.md", text="# Mine\n")(folder)
        changed("mkdocs.yml", "strict: true", "strict: true\nhooks: [hook.py]")(folder)

    github.propose(12, write)
    github.propose(13, changed(SALARIES, "\n  role: community-manager", "\n  role: comunity-manager"))
    assert told(project, github) == {12: "apercu/12/", 13: "no preview: its data do not pass the checks of main"}
    assert shown(project) == {"12"}
    assert not ran.exists()
    site = project / "site/apercu/12"
    assert not (site / "mine").exists()
    assert "30900" in (site / "api/v1/salaries.json").read_text(encoding="utf-8")
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    for page in pages.values():
        head, _head, body = page.partition("</head>")
        assert '<meta name="robots" content="noindex">' in head
        assert "<title>Aperçu n° 12 – " in head.replace("\u00a0", " ")
        notice, _notice, _rest = body.partition("<header")
        assert "Aperçu de la proposition n° 12, pas encore relue" in notice.replace("\u00a0", " ")
        assert f'href="{SITE}"' in notice
        assert f'href="https://github.com/{HOME}/pull/12"' in notice
    inner = f"{SITE}apercu/12/"
    assert all(f'rel="canonical" href="{inner}' in page for path, page in pages.items() if path.name != "404.html")
    assert re.findall('(?:href|src)="/(?!echelons/apercu/12/)', pages[site / "404.html"]) == []
    assert {path.name for path in site.iterdir()} & {"sitemap.xml", "sitemap.xml.gz", "feed.xml"} == set()
    merged = github.pulls[0]["merge_commit_sha"]
    assert f"/{HOME}/blob/{merged}/{SALARIES}#L" in pages[site / "salaires/index.html"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("write", "why"),
    [
        (linked, "data/ holds something else than YAML files"),
        (inner_repository, "data/ holds something else than YAML files"),
        (added(f"data/{HOSTILE.replace('/', '')}.yaml"), "data/ holds something else than YAML files"),
        (added("data/run.sh"), "data/ holds something else than YAML files"),
        (added("data/.hidden/a.yaml"), "data/ holds something else than YAML files"),
        (added("data/roles/big.yaml", text="x: " + "y" * 5_000_000), "data/ is too large"),
        (added(*(f"data/roles/a{rank}.yaml" for rank in range(300))), "data/ has too many files"),
        (added("generator/x.py", "README.md"), "it changes no file of data/"),
        (lambda folder: subprocess.run(["rm", "-r", folder / "data"], check=True), "it has no folder data/"),
    ],
)
def test_what_is_no_plain_small_data_is_not_even_read(
    write: Callable[[Path], object], why: str, github: GitHub, project: Path
) -> None:
    github.propose(1, write)
    assert told(project, github) == {1: f"no preview: {why}"}
    assert shown(project) == set()
    assert not any("git/blobs/" in path for path in github.read)


@pytest.mark.usefixtures("quick")
def test_only_what_was_checked_and_merges_has_a_preview(github: GitHub, project: Path) -> None:
    unchecked = "no preview: its last commit has not passed the checks"
    unmerged = "no preview: its last commit is not merged with its base: they conflict, or GitHub has not tried yet"
    github.propose(1, BETTER, checked=False)
    for number in (2, 3):
        github.propose(number, BETTER)
    github.pulls[1]["merge_commit_sha"] = None
    # GitHub keeps the last commit that merged.
    github.pulls[2]["merge_commit_sha"] = github.pulls[0]["merge_commit_sha"]
    github.pulls[2]["head"]["sha"] = github.git("commit-tree", "main^{tree}", "-m", "x")
    github.checked.add(github.pulls[2]["head"]["sha"])
    assert told(project, github) == {1: unchecked, 2: unchecked, 3: unmerged}


@pytest.mark.usefixtures("quick")
def test_the_last_changed_have_a_preview_and_the_rest_is_told(github: GitHub, project: Path) -> None:
    for number in range(1, 14):
        github.propose(number, linked if number == 2 else BETTER)
    assert shown(project) == set()
    found = told(project, github)
    assert shown(project) == {str(number) for number in range(1, 12)} - {"2"}
    assert [found[number] for number in (12, 13)] == ["no preview: 10 requests that changed later have one"] * 2


@pytest.mark.usefixtures("quick")
def test_a_file_of_data_is_asked_for_only_if_it_is_not_here(github: GitHub, project: Path) -> None:
    def write(folder: Path) -> None:
        BETTER(folder)
        (folder / "data/ladder.yaml").write_text("")
        (folder / "data/README.md").write_text("for contributors")
        added("data/origins/a.yaml", text="")(folder)

    github.propose(1, write)
    told(project, github)
    assert sum("git/blobs/" in path for path in github.read) == 3
    proposed = project / "site/apercu/1/data"
    github.git("checkout", "--quiet", github.pulls[0]["head"]["sha"])
    expected = {path.relative_to(github.folder) for path in (github.folder / "data").rglob("*.yaml")}
    assert {Path("data") / path.relative_to(proposed) for path in proposed.rglob("*") if path.is_file()} == expected
    assert all((proposed.parent / path).read_bytes() == (github.folder / path).read_bytes() for path in expected)


@pytest.mark.usefixtures("quick")
def test_the_generator_is_told_no_right_of_the_job(github: GitHub, project: Path) -> None:
    github.propose(1, BETTER)
    told(project, github)
    environment = (project / "site/apercu/1/env").read_text(encoding="utf-8")
    assert "PREVIEW_OF=1\n" in environment
    assert f"SITE_URL={SITE}apercu/1/\n" in environment
    assert "secret" not in environment
    assert not re.search("^(GITHUB|ACTIONS|RUNNER)_", environment, re.MULTILINE)


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo '::error::x'; exit 1", "its data do not pass the checks of main"),
        ("exit 3", "main does not build it"),
        ("exec sleep 60", "building it takes too long"),
        ('mkdir "$2/site"; truncate -s 51M "$2/site/a"', "its site is too large"),
    ],
)
def test_a_site_that_cannot_be_leaves_nothing(
    script: str, why: str, github: GitHub, project: Path, quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "_MOST_SECONDS_EACH", 2)
    quick.write_text(f"#!/bin/sh\n{script}\n")
    github.propose(1, BETTER)
    assert told(project, github) == {1: f"no preview: {why}"}
    assert shown(project) == set()


@pytest.mark.usefixtures("quick")
def test_one_that_github_does_not_tell_of_leaves_the_others(github: GitHub, project: Path) -> None:
    github.propose(1, BETTER)
    github.propose(2, BETTER)
    lost = github.pulls[0]["merge_commit_sha"]

    def api(path: str, **more: Any) -> bytes:
        if lost in path:
            raise CalledProcessError(1, "gh")
        return github(path, **more)

    lines = list(previews.main(HOME, SITE, project, api=api))
    assert lines == ["1: no preview: GitHub does not answer as expected", "2: apercu/2/"]


def test_no_page_of_the_site_stands_where_previews_do(rendered: Rendered) -> None:
    assert not [path for path in rendered.files if path.startswith(f"{previews.PREVIEWS}/")]
