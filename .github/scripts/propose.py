"""A form becomes a pull request, or an answer that says in plain French why it cannot.

The text of an issue is anybody's: it goes to `gen add` as a file, and `gen add` makes text of it or refuses it. No part
of it names a branch, a file or a title.
"""

import base64
import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from github import Api, api, event, fenced, say_once

MARK = "echelons-form"
_CHANGED = ("data", ".github/ISSUE_TEMPLATE")
_OUR_BUG = 3
_REFUSED = """Merci ! Ce formulaire ne peut pas encore devenir une proposition. Voici ce qui manque ou ne va pas :

{why}

Modifiez votre demande (le menu « … » en haut à droite, puis « Edit ») : le contrôle repartira tout seul."""
_FAILED = "Ce formulaire a mis notre programme en défaut : l’erreur est de notre côté. Une personne va regarder."
_UNMADE = (
    "Merci ! Votre demande est bonne, mais GitHub n’a pas laissé l’automate en faire une proposition. "
    "Une personne va regarder : vous n’avez rien à refaire."
)
_DONE = "Merci ! Votre demande est devenue une proposition : {address}. Quelqu’un va la relire avec la source."
_BODY = """Cette proposition vient du formulaire de #{number}.

Closes #{number}

**Ce que les lecteurs verront changer**

{diff}

Les données ont été vérifiées avec cet ajout. Pour lancer aussi les contrôles habituels et voir un aperçu du site,
fermez puis rouvrez cette proposition : GitHub ne les lance pas pour ce qu’un automate propose."""


class Told(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    text: str


def main(told: dict[str, Any], repository: str, project: Path, *, api: Api) -> None:
    """Propose what the form of an issue says, or answer under it."""
    number = int(told["issue"]["number"])
    thread = f"repos/{repository}/issues/{number}"
    added = _add(told["issue"]["body"] or "", project)
    if added.code >= _OUR_BUG:
        say_once(thread, MARK, _FAILED, api=api)
        raise SystemExit(added.text)
    if added.code:
        say_once(thread, MARK, _REFUSED.format(why=fenced(added.text)), api=api)
        return
    # A new source, a new job: the choices of the forms follow.
    _run("gen", "forms", project=project)
    try:
        address = _proposed(number, told["repository"]["default_branch"], repository, project, api)
    except subprocess.CalledProcessError:
        say_once(thread, MARK, _UNMADE, api=api)
        raise
    say_once(thread, MARK, _DONE.format(address=address), api=api)


def _add(body: str, project: Path) -> Told:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "demande.md"
        file.write_bytes(body.encode("utf-8", "replace"))
        return _run("gen", "add", "--from-issue", str(file), project=project)


def _run(*command: str, project: Path) -> Told:
    # What reads the text of an issue gets no right of the job.
    environment = {name: value for name, value in os.environ.items() if name != "GH_TOKEN"}
    done = subprocess.run(
        command, cwd=project, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return Told(done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace"))


def _proposed(number: int, base: str, repository: str, project: Path, api: Api) -> str:
    """The address of the pull request, made or brought up to date."""
    home, branch = f"repos/{repository}", f"formulaire/{number}"
    _point(home, branch, _commit(home, f"Formulaire n° {number}", project, api), api)
    owner = repository.partition("/")[0]
    pulls = json.loads(api(f"{home}/pulls?state=open&head={quote(f'{owner}:{branch}', safe='')}"))
    if pulls:
        return str(pulls[0]["html_url"])
    body = _BODY.format(number=number, diff=fenced(_run("gen", "diff", project=project).text))
    made = {"title": f"Formulaire n° {number}", "head": branch, "base": base, "body": body}
    return str(json.loads(api(f"{home}/pulls", method="POST", body=made))["html_url"])


def _commit(home: str, message: str, project: Path, api: Api) -> str:
    """A commit on GitHub with the data and the forms as they are here now, on top of the one that was checked out."""
    changed = _run("git", "diff", "--name-only", "-z", "--", *_CHANGED, project=project).text.split("\0")[:-1]
    files = [
        {"path": name, "mode": "100644", "type": "blob", "sha": _blob(home, project / name, api)} for name in changed
    ]
    parent, before = _run("git", "rev-parse", "HEAD", "HEAD^{tree}", project=project).text.split()
    tree = _made(f"{home}/git/trees", {"base_tree": before, "tree": files}, api)
    return _made(f"{home}/git/commits", {"message": message, "tree": tree, "parents": [parent]}, api)


def _blob(home: str, file: Path, api: Api) -> str:
    content = base64.b64encode(file.read_bytes()).decode()
    return _made(f"{home}/git/blobs", {"content": content, "encoding": "base64"}, api)


def _made(path: str, body: object, api: Api) -> str:
    return str(json.loads(api(path, method="POST", body=body))["sha"])


def _point(home: str, branch: str, commit: str, api: Api) -> None:
    """The branch of the form at a commit, whatever it held before. One step: GitHub closes a request left empty."""
    if json.loads(api(f"{home}/git/matching-refs/heads/{branch}")):
        api(f"{home}/git/refs/heads/{branch}", method="PATCH", body={"sha": commit, "force": True})
    else:
        api(f"{home}/git/refs", method="POST", body={"ref": f"refs/heads/{branch}", "sha": commit})


if __name__ == "__main__":
    main(event(), os.environ["GITHUB_REPOSITORY"], Path(), api=api)
