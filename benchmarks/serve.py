"""What `gen serve` takes from a save to the reload of the page: at most two seconds.

    python benchmarks/serve.py [--runs 5]

One amount, then one text, are changed in a copy of the shipped data, again and again; the median counts. On a machine
that is busy with something else the seconds of processor tell more than those of the clock, and they decide; they are
read in /proc, on Linux alone.
"""

import argparse
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 2.0
CHANGES = {
    "an amount": ("salaries.yaml", re.compile(r"^  low: (\d+)$", re.MULTILINE)),
    "a mission": ("roles.yaml", re.compile(r"^    - text: (\w+)", re.MULTILINE)),
}


class Served:
    """The project, served by a process of its own until it is stopped."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", "from generator.cli import gen; gen()", "serve", "--port", "0", "--lang", "en"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        self.address = next(self._addresses())
        # What it says from now on is read and thrown away: a full pipe would stop it.
        threading.Thread(target=self.process.communicate, daemon=True).start()

    def _addresses(self) -> Iterator[str]:
        for line in self.process.stdout or ():
            if found := re.search(r"serving (http\S+/)", line):
                yield found[1]
        sys.exit("gen serve did not start")

    def cpu(self) -> float:
        """Seconds of processor that it has taken so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def reload(self, file: Path, text: str) -> tuple[float, float]:
        """CPU and wall seconds from a save until the browser is told to reload."""
        with urllib.request.urlopen(self.address) as answer:
            epoch = re.findall(r"livereload\((\d+), \d+\)", answer.read().decode())[0]
        cpu, start = self.cpu(), time.perf_counter()
        file.write_text(text, encoding="utf-8")
        urllib.request.urlopen(f"{self.address}livereload/{epoch}/1").close()
        return self.cpu() - cpu, time.perf_counter() - start

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


def versions(text: str, place: re.Pattern[str], runs: int) -> Iterator[str]:
    """The text with another value at the first such place, as often as asked for."""
    found = place.search(text)
    assert found
    for run in range(1, runs + 1):
        value = str(int(found[1]) + run) if found[1].isdigit() else f"{found[1]} {'encore ' * run}"
        yield text[: found.start(1)] + value + text[found.end(1) :]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    slowest = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in ("data", "docs"):
            shutil.copytree(ROOT / each, folder / each)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        served = Served(folder)
        try:
            for what, (file, place) in CHANGES.items():
                path = folder / "data" / file
                texts = versions(path.read_text(encoding="utf-8"), place, runs)
                costs = [served.reload(path, text) for text in texts]
                cpu, wall = (statistics.median(cost[side] for cost in costs) for side in (0, 1))
                print(f"{what:>9}: reloaded after {wall:.2f} s, {cpu:.2f} s of processor")
                slowest = max(slowest, cpu)
        finally:
            served.stop()
    print(f"limit {LIMIT}: {'kept' if slowest <= LIMIT else 'EXCEEDED'}")
    return int(slowest > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
