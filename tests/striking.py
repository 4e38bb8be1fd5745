"""A command struck at its nth change to the files of a folder: killed before it, or told that the disk is full.

Run as a program of its own, since Python takes no audit hook away: see `struck`.
"""

import atexit
import ctypes
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.symlink", "shutil.copytree"}
GEN = "from generator.cli import gen; gen()"
STAND_IN = "import tiny; tiny.stand_in(setattr); " + GEN
"""`gen` as it is, and with the stand-ins of tiny.py."""


def struck(
    kind: str, at: int, folder: Path, *arguments: str, script: str = GEN, only: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run `gen` (or another script) with arguments, struck at its nth change, or nth change of that name `only`.

    The kinds are kill, full (the disk) and count (nothing happens; the number of changes is the last line of stderr).
    """
    strike = f"import striking; striking.strike({kind!r}, {at}, {str(folder)!r}, {only!r}); "
    return subprocess.run(
        [sys.executable, "-c", strike + script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=TESTS,
    )


def changes(folder: Path, *arguments: str, script: str = GEN) -> int:
    """How many changes the command makes when nothing strikes it."""
    done = struck("count", 0, folder, *arguments, script=script)
    assert done.returncode == 0, done.stderr
    return int(done.stderr.rpartition("\n")[2])


def strike(kind: str, at: int, folder: str, only: str) -> None:
    """From now on, strike this process at its nth change to what lies in the folder."""
    count = 0

    def hook(event: str, given: tuple[Any, ...]) -> None:
        nonlocal count
        if not _changes(event, given, folder) or (only and event != only):
            return
        count += 1
        if count == at and kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if count >= at > 0 and kind == "full" and event in ("open", "os.mkdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(given[0]))

    sys.addaudithook(hook)
    if kind == "count":
        atexit.register(lambda: print(f"\n{count}", end="", file=sys.stderr))


def _changes(event: str, given: tuple[Any, ...], folder: str) -> bool:
    """Whether an event of the audit is a change to what lies in the folder."""
    is_change = event in CHANGES or (event == "open" and bool(int(given[2] or 0) & WRITING))
    return is_change and str(given[0]).startswith(folder)


# --- rights --------------------------------------------------------------------------------------

_PR_CAPBSET_DROP = 24
_OVERRIDES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root read and write everything."""


def bound_by_rights() -> None:
    """Called in a child before its program starts: from then on, the rights of files bind it, even if it is root."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for number in _OVERRIDES:
            assert libc.prctl(_PR_CAPBSET_DROP, number, 0, 0, 0) == 0, os.strerror(ctypes.get_errno())
