"""The Pythons of the machine that are recent enough for gen, and environments of theirs with what gen needs."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from shipped import ROOT, run

OLDEST = (3, 11)

Version = tuple[int, ...]


def found() -> dict[Version, str]:
    """One executable of each version, such as (3, 13): the one that runs the tests, else the first that answers."""
    pythons: dict[Version, str] = {sys.version_info[:2]: sys.executable}
    for path in _candidates():
        version = _version(path)
        if version >= OLDEST:
            pythons.setdefault(version, path)
    return dict(sorted(pythons.items()))


def _candidates() -> Iterator[str]:
    names = [f"python3.{minor}" for minor in range(OLDEST[1], OLDEST[1] + 10)]
    yield from (path for name in names if (path := shutil.which(name)))
    yield from map(str, sorted(Path.home().glob(".pyenv/versions/*/bin/python")))


def _version(path: str) -> Version:
    """What a Python says that it is; nothing of one that cannot make an environment, or only points to others."""
    command = [path, "-c", "import ensurepip, sys, venv; print(*sys.version_info[:2])"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return tuple(map(int, done.stdout.split())) if done.returncode == 0 else ()


def environment(python: str, folder: Path) -> str:
    """The Python of a new environment with the versions of requirements.txt."""
    run([python, "-m", "venv", str(folder)], folder.parent)
    made = str(folder / "bin/python")
    pip = [made, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run([*pip, "install", "--requirement", str(ROOT / "requirements.txt")], folder.parent)
    return made
