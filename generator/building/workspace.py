"""The folder where gen works: marked as its own, held by one command at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from generator.messages.problems import _
from generator.messages.refusal import Refused

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no such lock: two builds at once are then the user's care.
    fcntl = None  # type: ignore[assignment]

MARKER = ".echelons"
"""The file that says that a folder is ours to empty and to replace."""

_NOTE = "This folder was made by gen, which replaces it as it sees fit: keep nothing of yours here.\n"
_PACKAGING = ("lib", "bdist.", "temp.", "scripts-")
"""What `pip install .` leaves in build/: neither ours nor anybody's work."""


class Workspace(NamedTuple):
    """Where one command works: the project, its own folder, the site that it makes."""

    project: Path
    folder: Path
    site: Path

    @property
    def configuration(self) -> Path:
        """The hand-written mkdocs.yml."""
        return self.project / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        """The hand-written pages."""
        return self.project / "docs"


def for_build(project: Path) -> Workspace:
    """The workspace of `gen build` and `gen pages`."""
    return Workspace(project, project / "build", project / "site")


def for_serve(project: Path) -> Workspace:
    """The workspace of `gen serve`: its site is its own, so that it never changes the one that was built."""
    folder = project / "build" / "serve"
    return Workspace(project, folder, folder / "site")


def mark(folder: Path) -> None:
    """Say in a folder that it is ours."""
    (folder / MARKER).write_text(_NOTE, encoding="utf-8")


def is_ours(folder: Path) -> bool:
    """Whether gen made this folder."""
    return (folder / MARKER).is_file() and not folder.is_symlink()


def make_room(folder: Path) -> None:
    """Make the folder and mark it; refuse one that holds what gen did not make."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Refused(_("{folder} is not a folder: move it away, gen works there", folder=folder.name))
    folder.mkdir(parents=True, exist_ok=True)
    if is_ours(folder):
        return
    entries = os.listdir(folder)
    foreign = sorted(entry for entry in entries if not entry.startswith(_PACKAGING))
    # Marked meanwhile, it is that of another gen, which has just begun.
    if foreign and MARKER not in entries:
        text = _(
            "{folder}/ holds things that gen did not make, such as {entry}: move them away, gen works there",
            folder=folder.name,
            entry=foreign[0],
        )
        raise Refused(text)
    mark(folder)


@contextmanager
def held(workspace: Workspace, *, lock: str = ".lock") -> Iterator[None]:
    """Hold the workspace while a command works there. The system lets it go, even when the command is killed."""
    if not workspace.configuration.is_file():
        name = workspace.project.resolve().name
        raise Refused(_("there is no mkdocs.yml in {folder}/: run gen in a project, or name it with -C", folder=name))
    for folder in (workspace.project / "build", workspace.folder):
        make_room(folder)
    with (workspace.folder / lock).open("w") as stream:
        if fcntl is not None:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Refused(_("another gen is already at work here: let it finish first")) from error
        yield
