"""Zensical, run as the program that it is on a stage. It has no interface for programs, and fewer words than MkDocs."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.building.complaints import explain
from generator.building.engine import address_of
from generator.building.staging import Staged
from generator.messages.problems import Problem

NAME = "Zensical"

_OWN = ".zensical-"
"""How the names start of what stands in a stage only while Zensical works."""
_ROOM = 2**23
"""Bytes, more than any file of a site has."""


class Zensical:
    """Builds everything each time: its cache knows nothing of the data that the pages come from."""

    def build(self, staged: Staged, into: Path, *, address: str | None, before: Path) -> tuple[str, list[Problem]]:  # noqa: ARG002 - the signature of every engine
        """Build into an empty folder: the address of the site, if it is set, and the problems.

        The settings are those of MkDocs, which is asked about them first: Zensical overlooks what it does not know.
        """
        address, problems = address_of(staged, into, address)
        if problems:
            return "", problems
        with _own_settings(staged.folder, address) as (configuration, site):
            command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(configuration)]
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
            _must_leave_room(staged.folder)
            if done.returncode:
                return "", explain([_last_words(done.stdout + done.stderr)], staged, engine=NAME)
            for entry in list(site.iterdir()):
                shutil.move(entry, into / entry.name)
        return address, []

    def has_built(self, staged: Staged) -> None:
        """Nothing is kept for the next build."""


@contextmanager
def _own_settings(stage: Path, address: str) -> Iterator[tuple[Path, Path]]:
    """Settings beside those of the stage, and the empty folder that they name. Zensical builds nowhere but below."""
    for left in stage.glob(f"{_OWN}*"):
        _discard(left)  # By a run that was killed: the lock of the workspace is held.
    site = stage / f"{_OWN}{os.getpid()}"
    configuration = site.with_suffix(".yml")
    settings = {
        "INHERIT": "mkdocs.yml",
        "site_dir": site.name,
        # An empty address would be taken for that of the root of a host.
        "site_url": address or None,
        # The links are checked once, on the built site, in the language of the reader.
        "validation": {"links": {"not_found": "ignore", "anchors": "ignore"}},
        "strict": False,
    }
    configuration.write_text(json.dumps(settings), encoding="utf-8")
    site.mkdir()
    try:
        yield configuration, site
    finally:
        _discard(configuration)
        _discard(site)


def _must_leave_room(stage: Path) -> None:
    """Fail as any writing does on a disk that is full: Zensical may leave files cut there, without a word."""
    probe = stage / f"{_OWN}room"
    try:
        probe.write_bytes(bytes(_ROOM))
    finally:
        _discard(probe)


def _discard(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _last_words(output: str) -> str:
    """Why it stopped: the end of its traceback, without the class of the error."""
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1].partition("Error: ")[2] or lines[-1] if lines else "…"
