"""What the scripts of the workflows share: GitHub through its own command, and texts that stay texts in a comment."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

PREVIEWS = "apercu"
"""The folder of the published site that holds previews, each under the number of its pull request."""

Api = Callable[..., bytes]
"""`api(path, method="GET", body=None)`: what GitHub answers. Raises CalledProcessError when it refuses."""


def api(path: str, method: str = "GET", body: object = None) -> bytes:
    """Ask GitHub, with the rights of the job. The body goes through a pipe: nothing of it is ever a command."""
    command = ["gh", "api", "--method", method, path]
    given = None if body is None else json.dumps(body).encode()
    return subprocess.run(
        [*command, *(["--input", "-"] if given else [])], input=given, stdout=subprocess.PIPE, check=True
    ).stdout


def event() -> dict[str, Any]:
    """What set the workflow off, as GitHub tells it."""
    read: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    return read


def fenced(text: str, kind: str = "text", *, most: int = 40) -> str:
    """A text as a block of code, cut after `most` lines: nothing in it is markup, a link or a mention."""
    lines = _UNSHOWN.sub("\ufffd", text).rstrip().split("\n")
    shown = [line[:500] for line in lines[:most]]
    if len(lines) > most:
        shown.append(f"… et {len(lines) - most} lignes de plus")
    held = "\n".join(shown)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", held)), default=0))
    return f"{fence}{kind}\n{held}\n{fence}"


def say_once(thread: str, mark: str, text: str, *, api: Api) -> None:
    """Put a comment under an issue or a pull request (`repos/…/issues/7`), in the place of the one we left before."""
    body = {"body": f"<!-- {mark} -->\n{text}"}
    for each in json.loads(api(f"{thread}/comments?per_page=100")):
        if each["user"]["login"] == "github-actions[bot]" and each["body"].startswith(f"<!-- {mark} -->"):
            repository = thread.rpartition("/issues/")[0]
            api(f"{repository}/issues/comments/{each['id']}", method="PATCH", body=body)
            return
    api(f"{thread}/comments", method="POST", body=body)
