"""The shipped project, as its users have it: what a person writes, without the program."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 11, 22)

GEN = [sys.executable, "-c", "from generator.cli import gen; gen()"]


def copy_project(folder: Path) -> Path:
    """The data, the pages of docs/ and the settings, in a folder of their own."""
    folder.mkdir(exist_ok=True)
    for name in ("data", "docs"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def run(command: list[str], folder: Path, **environment: str) -> str:
    """Run a command in a folder, where it must succeed; what it printed."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr
