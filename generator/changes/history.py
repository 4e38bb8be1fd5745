"""What changed in the data, and when, as the history of the repository tells it.

Nothing depends on it: a folder without history, or with a part of it, has no list of changes.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from generator.messages.problems import Text, _

_MOST = 50
_PATIENCE = 10
"""Seconds; a history that takes longer is done without."""
_FORMAT = "%x00%H%x00%ct%x00%s%x00"
_ONE = re.compile(r"\0([0-9a-f]{40,64})\0(\d+)\0([^\0]*)\0\0\n((?:[^\0]+\0)+)")
"""What git makes of it: commit, seconds, subject, then the files. Nothing that a person wrote holds a zero byte."""

_QUIET = ("--no-pager", "--no-optional-locks", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false",
          "-c", "i18n.logOutputEncoding=utf-8", "-c", "diff.orderFile=/dev/null")  # fmt: skip
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR")
"""What a hook of another repository may have set."""


class Change(NamedTuple):
    """One commit that touched the data."""

    commit: str
    when: datetime
    subject: str
    files: tuple[str, ...]
    """Paths from the root of the project."""


class History(NamedTuple):
    """The changes, newest first; or why there are none to show."""

    changes: tuple[Change, ...] = ()
    lack: Text | None = None


def history_of(data: Path) -> History:
    """The last changes of the folder `data`. It only reads, fetches nothing and runs nothing of the repository's."""
    nothing = History(lack=_("the data have no history here"))
    shallow = _git(data, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return nothing
    if shallow.strip() == "true":
        # The oldest commit that is left seems to have written everything.
        return History(lack=_("only the end of the history of the data is here (git fetch --unshallow brings it all)"))
    log = _git(data, "log", f"--max-count={_MOST}", "--no-merges", "--no-renames", "--no-ext-diff", "--name-only",
               "-z", f"--format={_FORMAT}", "--relative", "--", ".")  # fmt: skip
    changes = tuple(_changes(log or "", data.name))
    return History(changes) if changes else nothing


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says; None without git, without repository, or when it fails or takes too long."""
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *_QUIET, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def _changes(log: str, folder: str) -> Iterator[Change]:
    for commit, seconds, subject, files in _ONE.findall(log):
        names = tuple(f"{folder}/{name}" for name in files.split("\0") if name)
        yield Change(commit, datetime.fromtimestamp(int(seconds), UTC), subject, names)
