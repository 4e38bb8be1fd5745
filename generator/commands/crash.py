"""What is left of a bug of ours: a file that says what happened, for whoever will mend it."""

import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from generator.building.workspace import make_room
from generator.messages.refusal import Refused

_NAME = "crash.txt"


def keep_trace(error: BaseException, project: Path) -> Path | str:
    """Write the trace of an error under build/, or where the system keeps its temporary files, and say where.

    Where nothing can be written, the trace itself is all there is to say.
    """
    versions = f"gen {version('echelons')}, Python {platform.python_version()}, {platform.platform()}"
    text = f"{versions}\narguments: {sys.argv[1:]}\n\n{''.join(traceback.format_exception(error))}"
    try:
        make_room(project / "build")
        return _written(project / "build", text)
    except (OSError, Refused):
        with suppress(OSError):
            return _written(Path(tempfile.mkdtemp(prefix="echelons-")), text)
    return text


def _written(folder: Path, text: str) -> Path:
    path = folder / _NAME
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
    return path
