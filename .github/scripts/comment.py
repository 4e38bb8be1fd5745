"""The comment under a pull request: what readers will see change, corrections to accept, where to look at it.

It runs with the right to write, so it runs nothing of the pull request. What the other workflow leaves is read as text
that anybody may have written: sizes are bounded, names are looked up in a list, and all of it is shown as code.
"""

import io
import json
import os
import re
import tarfile
import zipfile
from collections.abc import Iterator
from subprocess import CalledProcessError
from typing import Any, NamedTuple
from urllib.parse import quote

from github import PREVIEWS, Api, api, event, fenced, say_once

MARK = "echelons-proposal"
_LEFT = ("diff.txt", "problems.txt", "fixes.diff", "pages.txt")
_MOST_BYTES = 5_000_000
_MOST_TEXT = 200_000
_MOST_SUGGESTIONS = 20
_MOST_PAGES = 20
_DATA = re.compile(r"data/[a-z0-9/-]+\.yaml")
_FILE = re.compile(r"\+\+\+ b/(.+)")
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_CHANGED = re.compile(r"Files before/((?:[a-z0-9-]+/)*)index\.html and ")
_CAME = re.compile(r"Only in after((?:/[a-z0-9-]+)*): ([a-z0-9-]+)")
_CODE = re.compile(r": \S+ \[([a-z0-9-]+)\] ")
_RULES = "contribuer/regles/"
_NO_PAGES = ("assets/", "api/")
_SITE = re.compile(r"https://[a-z0-9.-]+(?:/[\w.-]+)*/?", re.ASCII)


class Hunk(NamedTuple):
    """Lines of a file to replace: from `start` on, these by those."""

    path: str
    start: int
    old: tuple[str, ...]
    new: tuple[str, ...]


class Sites(NamedTuple):
    """Where pages stand, each address with its slash: today, and with the proposal; empty when they do not."""

    published: str
    preview: str
    remark: str
    """What the preview does not show, or why there is none."""


def main(told: dict[str, Any], repository: str, *, api: Api) -> None:
    """Write or renew the comment of the pull request that a run was about."""
    run = told["workflow_run"]
    pull = _pull(run, repository, api)
    if pull is None:
        return
    artifacts = json.loads(api(f"repos/{repository}/actions/runs/{int(run['id'])}/artifacts"))["artifacts"]
    found = {each["name"]: each for each in artifacts if not each["expired"]}
    left = _left(found.get("proposal"), repository, api)
    number = int(pull["number"])
    changed = json.loads(api(f"repos/{repository}/pulls/{number}/files?per_page=100"))
    hunks = list(_hunks(left["fixes.diff"]))
    suggested = _suggest(hunks, changed, number, run["head_sha"], repository, api)
    sites = _sites(_site(repository, api), number, run["conclusion"] == "success", changed)
    looks = [*_pages(left["pages.txt"], sites), *_online(sites)]
    download = _download(found.get("preview"), int(run["id"]), repository)
    text = _told(left, len(hunks), suggested, [*_rules(left["problems.txt"], sites.published), *looks, *download])
    say_once(f"repos/{repository}/issues/{number}", MARK, text, api=api)


def _pull(run: dict[str, Any], repository: str, api: Api) -> dict[str, Any] | None:
    """The open pull request whose last commit was read. GitHub itself says which: the run cannot."""
    if run["event"] != "pull_request" or run["head_repository"] is None:
        return None
    head = quote(f"{run['head_repository']['owner']['login']}:{run['head_branch']}", safe="")
    pulls = json.loads(api(f"repos/{repository}/pulls?state=open&head={head}"))
    return next((each for each in pulls if each["head"]["sha"] == run["head_sha"]), None)


# --- what the other workflow left ------------------------------------------------------------------


def _left(artifact: dict[str, Any] | None, repository: str, api: Api) -> dict[str, str]:
    """The texts that are known by name; empty for those that are missing, too long or no texts."""
    left = dict.fromkeys(_LEFT, "")
    if artifact is None or artifact["size_in_bytes"] > _MOST_BYTES:
        return left
    zipped = api(f"repos/{repository}/actions/artifacts/{int(artifact['id'])}/zip")
    try:
        with zipfile.ZipFile(io.BytesIO(zipped)) as outer, outer.open("artifact.tar") as inner:
            held = inner.read(_MOST_BYTES)
        with tarfile.open(fileobj=io.BytesIO(held), mode="r:") as files:
            for member in files:
                name = member.name.removeprefix("./")
                read = files.extractfile(member) if name in _LEFT and member.isreg() else None
                if read is not None:
                    left[name] = read.read(_MOST_TEXT).decode("utf-8", "replace")
    except (zipfile.BadZipFile, tarfile.TarError, KeyError):
        return dict.fromkeys(_LEFT, "")
    return left


def _hunks(diff: str) -> Iterator[Hunk]:
    """The changes of a `git diff --unified=0`, those of data/ alone."""
    path = ""
    lines = diff.split("\n")
    for rank, line in enumerate(lines):
        if named := _FILE.fullmatch(line):
            path = named[1]
        elif (match := _HUNK.match(line)) and _DATA.fullmatch(path):
            old, new = int(match[2] or 1), int(match[4] or 1)
            body = lines[rank + 1 : rank + 1 + old + new]
            gone = tuple(each[1:] for each in body if each.startswith("-"))
            came = tuple(each[1:] for each in body if each.startswith("+"))
            if old and (len(gone), len(came)) == (old, new):
                yield Hunk(path, int(match[1]), gone, came)


# --- corrections to accept -------------------------------------------------------------------------


def _suggest(
    hunks: list[Hunk], changed: list[dict[str, Any]], number: int, commit: str, repository: str, api: Api
) -> int:
    """Propose the corrections of lines that the pull request touches, each once. How many stand there now."""
    pull = f"repos/{repository}/pulls/{number}"
    shown = {each["filename"]: _lines(each.get("patch", "")) for each in changed}
    fitting = [hunk for hunk in hunks if _fits(hunk, shown.get(hunk.path, {}))][:_MOST_SUGGESTIONS]
    before = {(each["path"], each["body"]) for each in json.loads(api(f"{pull}/comments?per_page=100"))}
    comments = [made for made in map(_suggestion, fitting) if (made["path"], made["body"]) not in before]
    if comments:
        body = "Corrections que `gen fix` sait faire : acceptez-les ligne à ligne."
        try:
            api(
                f"{pull}/reviews",
                method="POST",
                body={"commit_id": commit, "event": "COMMENT", "body": body, "comments": comments},
            )
        except CalledProcessError:
            # The branch moved on meanwhile: the next run will see to it.
            return len(fitting) - len(comments)
    return len(fitting)


def _lines(patch: str) -> dict[int, str]:
    """The lines that a patch shows, by their number in the new file."""
    found: dict[int, str] = {}
    number = 0
    for line in patch.split("\n"):
        if match := _HUNK.match(line):
            number = int(match[3])
        elif line[:1] in ("+", " "):
            found[number] = line[1:]
            number += 1
    return found


def _fits(hunk: Hunk, shown: dict[int, str]) -> bool:
    """Whether the lines stand in the pull request just so."""
    return all(shown.get(hunk.start + rank) == line for rank, line in enumerate(hunk.old))


def _suggestion(hunk: Hunk) -> dict[str, Any]:
    end = hunk.start + len(hunk.old) - 1
    several = {"start_line": hunk.start, "start_side": "RIGHT"} if end > hunk.start else {}
    body = fenced("\n".join(hunk.new), "suggestion", most=len(hunk.new))
    return {"path": hunk.path, "line": end, "side": "RIGHT", "body": body, **several}


# --- the comment -----------------------------------------------------------------------------------


def _told(left: dict[str, str], fixes: int, suggested: int, pages: list[str]) -> str:
    blocks = []
    if left["problems.txt"].strip():
        blocks += ["**À corriger avant la relecture**", fenced(left["problems.txt"])]
    if left["diff.txt"].strip():
        blocks += ["**Ce que les lecteurs verront changer**", fenced(left["diff.txt"])]
    if fixes:
        rest = f", {fixes - suggested} par `gen fix` sur votre copie" if fixes > suggested else ""
        blocks.append(f"Corrections toutes prêtes : {suggested} à accepter sur les lignes{rest}.")
    return "\n\n".join(
        [*blocks, *pages] or ["Le contrôle n’a rien laissé à lire : son journal, plus bas, dit pourquoi."]
    )


def _rules(problems: str, site: str) -> Iterator[str]:
    """What explains each code that the checks gave."""
    codes = list(dict.fromkeys(_CODE.findall(problems)))[:_MOST_PAGES]
    if codes and site:
        links = ", ".join(f"[{code}]({site}{_RULES}{code}/)" for code in codes)
        yield f"Ce que veut dire chaque message, avec un exemple juste : {links}."


def _sites(published: str, number: int, passed: bool, changed: list[dict[str, Any]]) -> Sites:
    """As previews.py will make them: of data that pass, with the generator and the other files of main."""
    kinds = {each["filename"].startswith("data/") for each in changed}
    if not published:
        return Sites("", "", "")
    if True not in kinds:
        return Sites(published, "", "Pas d’aperçu en ligne : cette proposition ne change aucun fichier de `data/`.")
    if not passed:
        return Sites(published, "", "Pas d’aperçu en ligne tant que les contrôles ne passent pas.")
    remark = "Il ne montre pas ce que changent les fichiers hors de `data/`." if False in kinds else ""
    return Sites(published, f"{published}{PREVIEWS}/{number}/", remark)


def _pages(listed: str, sites: Sites) -> Iterator[str]:
    """The pages that two builds do not have alike, each in the preview and as it is today; a new one is not yet."""
    lines = listed.split("\n")
    changed = [(match[1], False) for line in lines if (match := _CHANGED.match(line))]
    came = [(f"{match[1]}/{match[2]}/".lstrip("/"), True) for line in lines if (match := _CAME.fullmatch(line))]
    pages = [page for page in dict.fromkeys([*changed, *came]) if not page[0].startswith(_NO_PAGES)]
    if pages:
        more = [f"- … et {len(pages) - _MOST_PAGES} autres"] if len(pages) > _MOST_PAGES else []
        yield f"**Pages qui changent** ({len(pages)})"
        yield "\n".join([*(f"- {_page(*page, sites)}" for page in pages[:_MOST_PAGES]), *more])


def _page(path: str, is_new: bool, sites: Sites) -> str:
    """A path is made of letters that mean nothing in Markdown."""
    name = path or "accueil"
    today = "" if is_new else sites.published
    if not sites.preview:
        shown = f"[{name}]({today}{path})" if today else name
    else:
        shown = f"[{name}]({sites.preview}{path})" + (f" ([aujourd’hui]({today}{path}))" if today else "")
    return f"{shown} (nouvelle)" if is_new else shown


def _online(sites: Sites) -> Iterator[str]:
    if sites.preview:
        lead = (
            f"[L’aperçu du site avec cette proposition]({sites.preview}) sera en ligne dans quelques minutes. Il y "
            "reste tant qu’elle est ouverte, parmi les dix dernières changées."
        )
        yield f"{lead} {sites.remark}".rstrip()
    elif sites.remark:
        yield sites.remark


def _site(repository: str, api: Api) -> str:
    """The address where the site is published, with its slash; empty when it is not."""
    try:
        told = json.loads(api(f"repos/{repository}/pages"))
    except CalledProcessError:
        return ""
    address = str(told.get("html_url")) if isinstance(told, dict) else ""
    return f"{address.rstrip('/')}/" if _SITE.fullmatch(address) else ""


def _download(artifact: dict[str, Any] | None, run: int, repository: str) -> Iterator[str]:
    if artifact is not None:
        address = f"https://github.com/{repository}/actions/runs/{run}/artifacts/{int(artifact['id'])}"
        yield (
            f"[Tout le site avec cette proposition]({address}), à télécharger et à décompresser, puis ouvrir "
            "`index.html`. Chaque page est l’`index.html` de son dossier."
        )


if __name__ == "__main__":
    main(event(), os.environ["GITHUB_REPOSITORY"], api=api)
