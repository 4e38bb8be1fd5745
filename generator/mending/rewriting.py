"""Files of the project written anew, all or none: killed at any moment, a command leaves what undoes it.

Beside each file wait its new content and a copy of the old one; a list of them stands in the project until the last
one has its place. Where a list is found, a command was killed: the files that it had replaced get their old content
back, unless it had replaced them all, or somebody has worked on one of them since.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from generator.messages.problems import _
from generator.messages.refusal import Refused, changed_meanwhile, in_words

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no such lock: two commands at once are then the user's care.
    fcntl = None  # type: ignore[assignment]

_LIST = ".gen-rewriting"
_NEW, _OLD = "gen-new", "gen-old"


class _Change(NamedTuple):
    """A file by its path in the project, and what tells its old content (None: no file) and its new one."""

    name: str
    old: str | None
    new: str


def rewrite(project: Path, files: Mapping[str, bytes], *, before: Mapping[str, bytes] | None = None) -> None:
    """Write files given by their path in the project. All are on the disk before the first takes its place.

    Raises Refused when the disk or the rights do not allow it, when a file holds no longer what it did `before`, or
    while another command writes: every file is then as it was.
    """
    if not files:
        return
    with in_words(project), _list(project) as stream:
        if stream is None:
            raise Refused(_("another gen is already at work here: let it finish first"))
        _undo(project, stream)
        changes = [_Change(name, _content(project / name), _hash(text)) for name, text in files.items()]
        for each in changes:
            if before is not None and each.old != _hash(before[each.name]):
                raise changed_meanwhile(each.name)
        _write_list(stream, changes)
        try:
            for each in changes:
                _prepare(project / each.name, files[each.name])
            for each in changes:
                os.replace(_beside(project / each.name, _NEW), project / each.name)
        finally:
            # After the last one there is nothing to undo.
            _undo(project, stream)


def undo_interrupted(project: Path) -> list[str]:
    """Undo what a killed command had begun to write, unless one is at work: the files that got their old content back.

    Raises Refused when the disk or the rights do not allow it.
    """
    if not (project / _LIST).exists():
        return []
    with in_words(project), _list(project) as stream:
        return _undo(project, stream) if stream else []


def _undo(project: Path, stream: IO[bytes]) -> list[str]:
    changes = _read_list(stream)
    now = {each.name: _content(project / each.name) for each in changes}
    begun = [each for each in changes if now[each.name] == each.new != each.old]
    is_between = bool(begun) and any(now[each.name] == each.old != each.new for each in changes)
    is_ours = all(now[each.name] in (each.old, each.new) for each in changes)
    restored = begun if is_between and is_ours and all(_can_be_restored(project, each) for each in begun) else []
    for each in restored:
        path = project / each.name
        if each.old is None:
            path.unlink()
        else:
            os.replace(_beside(path, _OLD), path)
    for each in changes:
        for suffix in (_NEW, _OLD):
            _beside(project / each.name, suffix).unlink(missing_ok=True)
    _write_list(stream, [])
    return [each.name for each in restored]


def _can_be_restored(project: Path, change: _Change) -> bool:
    return change.old is None or _content(_beside(project / change.name, _OLD)) == change.old


# --- files ---------------------------------------------------------------------------------------


def _prepare(path: Path, content: bytes) -> None:
    """Put the new content of a file beside it, and the old one too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(_beside(path, _NEW), content, like=path)
    if path.exists():
        _write(_beside(path, _OLD), path.read_bytes(), like=path)


def _write(path: Path, content: bytes, *, like: Path) -> None:
    """Write a file that is not there yet, with the rights of another."""
    path.unlink(missing_ok=True)
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if like.exists():
        path.chmod(like.stat().st_mode)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f".{path.name}.{suffix}")


def _content(path: Path) -> str | None:
    """What tells one content of a file from another; None where there is no file."""
    try:
        return _hash(path.read_bytes())
    except FileNotFoundError:
        return None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# --- the list ------------------------------------------------------------------------------------


@contextmanager
def _list(project: Path) -> Iterator[IO[bytes] | None]:
    """The list, held by this command alone and taken away once there is nothing on it; None when another holds it."""
    path = project / _LIST
    # A link in its place would have us write elsewhere.
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    with os.fdopen(handle, "r+b") as stream:
        if not _hold(stream):
            yield None
            return
        try:
            yield stream
        finally:
            if not os.fstat(stream.fileno()).st_size:
                with suppress(OSError):
                    path.unlink()


def _hold(stream: IO[bytes]) -> bool:
    """Take hold of the list. Whoever had it may have taken it away meanwhile: it is then no longer the list."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return os.fstat(stream.fileno()).st_nlink > 0


def _write_list(stream: IO[bytes], changes: list[_Change]) -> None:
    stream.seek(0)
    stream.truncate()
    stream.write(json.dumps(changes).encode() if changes else b"")
    stream.flush()
    os.fsync(stream.fileno())


def _read_list(stream: IO[bytes]) -> list[_Change]:
    """What stands on the list. Half a list was never followed by anything: a file is prepared after the whole of it."""
    stream.seek(0)
    try:
        changes = [_Change(*each) for each in json.loads(stream.read() or b"[]")]
        return changes if all(_stays_below(each.name) for each in changes) else []
    except (ValueError, TypeError, AttributeError):
        return []


def _stays_below(name: str) -> bool:
    """Whether it can only name a file of the project: the list is a file, which anybody may have written."""
    return not Path(name).is_absolute() and ".." not in Path(name).parts
