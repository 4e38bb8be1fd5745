"""One folder in the place of another in one step: killed at any moment, the old one or the new one stands whole."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.building.workspace import MARKER, is_ours, mark
from generator.messages.problems import _
from generator.messages.refusal import Refused

_AT_FDCWD = -100
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS are the same number."""
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"""What a system or a disk says that cannot exchange two folders."""


def must_be_replaceable(folder: Path) -> None:
    """Refuse a folder that gen did not make; one that is absent or empty is fine."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Refused(_("{folder} is not a folder of gen’s: move it away first", folder=folder.name))
    if folder.is_dir() and not is_ours(folder) and any(folder.iterdir()):
        raise Refused(_("gen did not make {folder}/ and will not replace it: move it away first", folder=folder.name))


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """An empty folder of ours beside `folder`, gone at the end unless it was put in place."""
    _recover(folder)
    must_be_replaceable(folder)
    new = _next_to(folder, f"new-{os.getpid()}")
    new.mkdir()
    try:
        mark(new)
        yield new
    finally:
        _discard(new)


def put_in_place(new: Path, folder: Path) -> None:
    """Give `new` the name `folder`. What stood there, ours or empty, is thrown away afterwards."""
    must_be_replaceable(folder)
    if not folder.exists() or not is_ours(folder):
        new.rename(folder)  # An empty folder is replaced in one step too.
    elif not _exchange(new, folder):
        _replace_in_two_steps(new, folder)
    _discard(new)


def _replace_in_two_steps(new: Path, folder: Path) -> None:
    """Killed between the two, `_recover` gives the old folder its name back at the next start."""
    old = _next_to(folder, "old")
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    _discard(old)


def _recover(folder: Path) -> None:
    """Undo what a killed run left. The lock of the workspace is held: whatever lies beside belongs to a dead run."""
    old = _next_to(folder, "old")
    if is_ours(old) and not folder.exists():
        old.rename(folder)
    for left in folder.parent.glob(f".{folder.name}.new-*"):
        _discard(left)
    _discard(old)


def _discard(folder: Path) -> None:
    """Delete a folder of ours. What cannot be deleted now will be at the next start: it is in nobody's way."""
    if is_ours(folder):
        for entry in folder.iterdir():
            # The marker goes last: a folder half deleted by a killed run is still known as ours.
            if entry.name != MARKER:
                _delete(entry)
        _delete(folder)
    else:
        with suppress(OSError):
            folder.rmdir()  # Empty: killed before it was marked.


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _next_to(folder: Path, suffix: str) -> Path:
    return folder.with_name(f".{folder.name}.{suffix}")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; False where the system or the disk knows no such step."""
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(*names, _EXCHANGE)
    else:
        return False
    number = ctypes.get_errno()
    if failed and number not in _NOT_HERE:
        raise OSError(number, os.strerror(number), str(other))
    return not failed
