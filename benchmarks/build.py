"""What `gen build` costs beside plain `mkdocs build` on the same staged sources: at most 1.15 times.

    python benchmarks/build.py [--runs 5]

Both run in fresh processes, one after the other, in a copy of the project; the best run of each counts.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 1.15


def cost(command: list[str], folder: Path) -> tuple[float, float]:
    """CPU and wall seconds of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - start


def copy_project(into: Path) -> None:
    for name in ("data", "docs"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, into / name)
    shutil.copy(ROOT / "mkdocs.yml", into)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_project(folder)
        ours = [sys.executable, "-c", "from generator.cli import gen; gen()", "build"]
        plain = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "build/fr/mkdocs.yml"]
        cost(ours, folder)
        pairs = [(cost(plain, folder), cost(ours, folder)) for _ in range(runs)]
    for measure, rank in (("CPU", 0), ("wall", 1)):
        best_plain, best_ours = (min(pair[side][rank] for pair in pairs) for side in (0, 1))
        ratio = best_ours / best_plain
        print(f"{measure:>4}: mkdocs build {best_plain:.2f} s, gen build {best_ours:.2f} s, ratio {ratio:.2f}")
    cpu = min(ours[0] for _, ours in pairs) / min(plain[0] for plain, _ in pairs)
    print(f"limit {LIMIT}: {'kept' if cpu <= LIMIT else 'EXCEEDED'}")
    return int(cpu > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
