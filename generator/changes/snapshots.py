"""The data of a project as they were at a commit, laid out in a folder: git is read, nothing is changed."""

import shutil
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from generator.messages.problems import Text, _
from generator.messages.refusal import Refused

LAST = "HEAD"
"""What git calls the last commit."""
_SECONDS = 60
_WHERE = ("--show-toplevel", "--show-prefix")
"""The folder of the checkout, and where the project stands in it."""


def data_at(project: Path, revision: str, into: Path) -> Path:
    """The folder of data of a project as it was at a commit, laid out under `into`.

    Raises Refused when git is missing, when this is no checkout, or when it knows no such commit or no data there.
    """
    top, prefix = ((_git(project, "rev-parse", each) or b"").decode().strip() for each in _WHERE)
    if not top:
        raise Refused(_nowhere(revision))
    commit = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise Refused(_unknown(revision))
    archive = _git(Path(top), "archive", "--format=tar", f"{commit.decode().strip()}:{prefix}", "data")
    if archive is None:
        raise Refused(_("there was no data/ folder at the commit “{revision}”", revision=revision))
    with tarfile.open(fileobj=BytesIO(archive)) as files:
        files.extractall(into, filter="data")
    return into / "data"


def _nowhere(revision: str) -> Text:
    if revision == LAST:
        return _("git keeps no versions of this folder: name the folder of data to compare with")
    return _("there is no folder {path}, and git keeps no versions of this one", path=revision)


def _unknown(revision: str) -> Text:
    if revision == LAST:
        return _("git has no version of this folder yet: nothing was committed")
    return _("git knows no commit “{revision}” here", revision=revision)


def _git(project: Path, *arguments: str) -> bytes | None:
    """What git prints; None when it says no."""
    program = shutil.which("git")
    if program is None:
        raise Refused(_("git is not installed: it keeps the versions to compare"))
    command = [program, "-C", str(project), *arguments]
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    return done.stdout if done.returncode == 0 else None
