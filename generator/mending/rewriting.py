"""Files of the project written anew: each is whole at any moment, the old one or the new one."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.messages.refusal import in_words


def rewrite(project: Path, files: Mapping[str, bytes]) -> None:
    """Write files given by their path in the project. All are on the disk before the first takes its place.

    Raises Refused when the disk or the rights do not allow it: nothing was replaced then.
    """
    with in_words(project):
        ready: list[tuple[Path, Path]] = []
        try:
            for name, content in files.items():
                ready.append((_beside(project / name, content), project / name))
            for made, path in ready:
                os.replace(made, path)
        finally:
            for made, _path in ready:
                with suppress(OSError):
                    made.unlink()


def _beside(path: Path, content: bytes) -> Path:
    """The new content in a file of its own, beside the one whose place it will take, with the same rights."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        made.chmod(path.stat().st_mode if path.exists() else 0o644)
    except BaseException:
        made.unlink()
        raise
    return made
