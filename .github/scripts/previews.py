"""Beside the published site, under apercu/<number>/, the site as each open pull request would make it.

Nothing of a pull request is run: this generator, these settings and these pages of docs/ are those of main, and only
the YAML files of data/ are taken from the request, file by file, once their kind, number and size are known. What has
no preview leaves nothing behind; neither does a request that was closed since the last publication.
"""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any, NamedTuple

from github import PREVIEWS, Api, api

_MOST_PREVIEWS = 10
_MOST_PULLS = 30
_MOST_FILES = 300
_MOST_BYTES = 5_000_000
"""Of all the files of data/."""
_MOST_SITE = 50_000_000
"""GitHub publishes 1 GB: the site, and ten of these."""
_MOST_SECONDS, _MOST_SECONDS_EACH = 300, 60
"""For all previews, and for one: what is published does not wait for more, and one does not take the time of others."""
_DATA_PROBLEMS = 1
"""How `gen build` ends when the data have mistakes."""
_REGULAR = ("100644", "100755")
_NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*\.yaml", re.ASCII)
_KEPT = ("PATH", "HOME", "LANG", "SOURCE_DATE_EPOCH")
"""All that the generator is told of where it runs: no right of the job is among it."""


class Proposed(NamedTuple):
    """The data of a pull request, merged into its base, and the commit that holds them."""

    commit: str
    files: dict[str, bytes]
    """By their path under data/."""


class NoPreview(Exception):
    """Why a pull request has no preview, in words of ours."""


def main(repository: str, address: str, project: Path, *, api: Api) -> Iterator[str]:
    """Put previews into `site/` of a project whose site is built; what became of each pull request.

    `address` is where the site will be published.
    """
    home, until, made = f"repos/{repository}", time.monotonic() + _MOST_SECONDS, 0
    asked = f"{home}/pulls?state=open&sort=updated&direction=desc&per_page={_MOST_PULLS}"
    for pull in json.loads(api(asked)):
        number = int(pull["number"])
        try:
            if made == _MOST_PREVIEWS:
                raise NoPreview(f"{_MOST_PREVIEWS} requests that changed later have one")
            proposed = _proposed(pull, home, project, api)
            _put(_Asked(number, repository, address.rstrip("/") + "/"), proposed, project, until)
        except NoPreview as why:
            yield f"{number}: no preview: {why}"
        except (CalledProcessError, ValueError, KeyError, TypeError):
            yield f"{number}: no preview: GitHub does not answer as expected"
        else:
            made += 1
            yield f"{number}: {PREVIEWS}/{number}/"


# --- what a pull request proposes --------------------------------------------------------------------


def _proposed(pull: dict[str, Any], home: str, project: Path, api: Api) -> Proposed:
    """The data of a pull request whose last commit was checked, if it changes any."""
    head, merged = pull["head"]["sha"], pull["merge_commit_sha"]
    if not (merged and _was_checked(head, home, api)):
        raise NoPreview("its last commit has not passed the checks")
    commit = _commit(merged, home, api)
    base, *others = [parent["sha"] for parent in commit["parents"]]
    if others != [head]:
        raise NoPreview("its last commit is not merged with its base: they conflict, or GitHub has not tried yet")
    data = _data_of(commit, home, api)
    if data == _data_of(_commit(base, home, api), home, api):
        raise NoPreview("it changes no file of data/")
    return Proposed(merged, dict(_files(data, home, project, api)))


def _was_checked(head: str, home: str, api: Api) -> bool:
    """Whether the checks of a commit ended well: for a newcomer, a person of the house has let them run."""
    asked = f"{home}/actions/workflows/proposal.yml/runs?event=pull_request&status=success&per_page=1&head_sha="
    return bool(json.loads(api(f"{asked}{head}"))["total_count"])


def _commit(sha: str, home: str, api: Api) -> dict[str, Any]:
    found: dict[str, Any] = _of("commits", sha, home, api)
    return found


def _data_of(commit: dict[str, Any], home: str, api: Api) -> str:
    """The tree of data/ in a commit."""
    entries = _of("trees", commit["tree"]["sha"], home, api)["tree"]
    data = next((each["sha"] for each in entries if (each["path"], each["type"]) == ("data", "tree")), None)
    if data is None:
        raise NoPreview("it has no folder data/")
    return str(data)


def _files(tree: str, home: str, project: Path, api: Api) -> Iterator[tuple[str, bytes]]:
    """The files of data/: those that are here too, from here. Kinds, names and sizes are known before any is read."""
    told = _of("trees", f"{tree}?recursive=1", home, api)
    # As `gen check` does: folders are those of their files, and a note to contributors is no data.
    entries = [each for each in told["tree"] if each["type"] != "tree" and not each["path"].endswith(".md")]
    if told["truncated"] or len(entries) > _MOST_FILES:
        raise NoPreview("data/ has too many files")
    if not all(each["mode"] in _REGULAR and _NAME.fullmatch(each["path"]) for each in entries):
        raise NoPreview("data/ holds something else than YAML files")
    if sum(each["size"] for each in entries) > _MOST_BYTES:
        raise NoPreview("data/ is too large")
    here = {_blob_id(text): text for text in (path.read_bytes() for path in (project / "data").rglob("*.yaml"))}
    for each in entries:
        sha = each["sha"]
        yield each["path"], here[sha] if sha in here else _blob(sha, home, api)


def _blob_id(text: bytes) -> str:
    """What Git calls a file that holds this."""
    return hashlib.sha1(b"blob %d\0%s" % (len(text), text), usedforsecurity=False).hexdigest()


def _blob(sha: str, home: str, api: Api) -> bytes:
    return base64.b64decode(_of("blobs", sha, home, api)["content"])


def _of(kind: str, sha: str, home: str, api: Api) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(api(f"{home}/git/{kind}/{sha}"))
    return told


# --- its site ----------------------------------------------------------------------------------------


class _Asked(NamedTuple):
    """Which preview, of what, beside which site."""

    number: int
    repository: str
    published: str


def _put(asked: _Asked, proposed: Proposed, project: Path, until: float) -> None:
    """Build the site of a pull request aside, and give it its place beside the others."""
    with tempfile.TemporaryDirectory(dir=project.parent) as folder:
        copy = Path(folder)
        _lay_out(proposed.files, project, copy)
        _build(copy, _environment(asked, proposed.commit), until)
        built = copy / "site"
        if sum(path.stat().st_size for path in built.rglob("*")) > _MOST_SITE:
            raise NoPreview("its site is too large")
        place = project / "site" / PREVIEWS / str(asked.number)
        place.parent.mkdir(exist_ok=True)
        built.rename(place)


def _lay_out(files: dict[str, bytes], project: Path, copy: Path) -> None:
    shutil.copytree(project / "docs", copy / "docs")
    shutil.copy(project / "mkdocs.yml", copy)
    for name, text in files.items():
        path = copy / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def _environment(asked: _Asked, commit: str) -> dict[str, str]:
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        "PREVIEW_OF": str(asked.number),
        "PUBLISHED_URL": asked.published,
        "SITE_URL": f"{asked.published}{PREVIEWS}/{asked.number}/",
        "REPOSITORY_URL": f"https://github.com/{asked.repository}",
        # A figure leads to its line as the request has it.
        "REPOSITORY_BRANCH": commit,
    }


def _build(copy: Path, environment: dict[str, str], until: float) -> None:
    """What the command says is not repeated: it quotes the data, and a log obeys some lines."""
    command = ["gen", "-C", str(copy), "build"]
    left = min(_MOST_SECONDS_EACH, max(0.0, until - time.monotonic()))
    try:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=left, check=False
        )
    except subprocess.TimeoutExpired:
        raise NoPreview("building it takes too long") from None
    if done.returncode:
        wrong_data = done.returncode == _DATA_PROBLEMS
        raise NoPreview("its data do not pass the checks of main" if wrong_data else "main does not build it")


if __name__ == "__main__":
    for line in main(os.environ["GITHUB_REPOSITORY"], os.environ["SITE_URL"], Path.cwd(), api=api):
        sys.stdout.write(f"{line}\n")
