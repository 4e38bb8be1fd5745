"""The data as they were when a command read them: files that are still the same, or a copy, which nobody changes."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.messages.problems import _
from generator.messages.refusal import Refused, changed_meanwhile, in_words
from generator.reading.characters import decoded
from generator.reading.folders import visible


def as_checked(project: Path, texts: Mapping[str, str]) -> dict[str, bytes]:
    """The bytes of files whose texts were read a while ago, by their path in the project.

    Raises Refused when one of them holds something else now.
    """
    with in_words(project):
        found = {name: (project / name).read_bytes() for name in texts}
    for name, content in found.items():
        if decoded(content, name)[0] != texts[name]:
            raise changed_meanwhile(name)
    return found


@contextmanager
def copied(data: Path) -> Iterator[Path]:
    """A folder of data as it is now, under the same name elsewhere, gone at the end. Links are copied as links.

    Raises Refused when a file cannot be read.
    """
    with temporary() as folder:
        copy = folder / data.name
        copy.mkdir()
        with in_words(data.parent):
            for path in visible(data):
                _copy(path, copy / path.relative_to(data))
        yield copy


def _copy(path: Path, to: Path) -> None:
    """Copy a file, a link or a folder; what is none of these has nothing to copy."""
    if path.is_symlink():
        to.symlink_to(path.readlink())
    elif path.is_dir():
        to.mkdir()
    elif path.is_file():
        to.write_bytes(path.read_bytes())


@contextmanager
def temporary() -> Iterator[Path]:
    """A folder where the system keeps temporary files, gone at the end. Raises Refused when there is none."""
    try:
        made = tempfile.TemporaryDirectory(prefix="gen-", ignore_cleanup_errors=True)
    except OSError as error:
        text = _("no temporary file can be written: make room on the disk, or name another folder in TMPDIR")
        raise Refused(text) from error
    with made as folder:
        yield Path(folder)
