"""What a folder holds: all of it or an error, where the walks of Python pass over a folder that they may not list."""

import os
from collections.abc import Iterator
from pathlib import Path


def visible(folder: Path) -> Iterator[Path]:
    """Every file, link and folder below a folder, however deep; nothing hidden, and no link is followed.

    Raises OSError where a folder cannot be listed. One that has just disappeared holds nothing.
    """
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except FileNotFoundError:
        return
    for entry in entries:
        yield Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from visible(Path(entry.path))
