"""How fast `check` is: against PyYAML's C loader on the same 10,000 figures, and on the shipped data.

Run from the root of the project: python benchmarks/check.py
The machine decides how many seconds, and changes its mind: only the ratio is worth comparing, the best of several runs
of one right after the other.
"""

import gc
import itertools
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from generator.checking.check import check

RECORDS, RUNS, ALLOWED = 10_000, 7, 0.5
DATA = Path("data")
AS_OF = date(2026, 6, 30)


def figures(number: int) -> str:
    """As many compact salary records, under 2 MiB, the same at each run; nothing is wrong with them.

    Roles, sources, levels and zones are those of data/; no study speaks twice of one cell.
    """
    choose = random.Random(1)
    cells = itertools.product(_sources(), _ids("roles"), ["junior", "confirmed", "senior", "all"], ["idf", "regions"])
    return "".join(
        f"- id: s{rank}\n  source: {source}\n  role: {role}\n  level: {level}\n  zone: {zone}\n"
        f"  contract: salaried\n  basis: gross-year\n  statistic: range\n"
        f"  low: {(low := choose.randrange(24, 40)) * 1000}\n  high: {(low + choose.randrange(1, 12)) * 1000}\n"
        f"  year: {year}\n  year-basis: stated\n"
        for rank, ((source, year), role, level, zone) in enumerate(itertools.islice(cells, number))
    )


def _sources() -> list[tuple[str, int]]:
    """One dated source for each study, with its year, shortest names first."""
    studies = {source.get("origin", source["publisher"]): source for source in _records("sources")}
    dated = [
        (source["id"], int(str(source["published"])[:4]))
        for source in studies.values()
        if source["published"] != "undated"
    ]
    return sorted(dated, key=lambda each: len(each[0]))


def _ids(collection: str) -> list[str]:
    return sorted((record["id"] for record in _records(collection)), key=len)


def _records(collection: str) -> list[dict[str, str]]:
    return yaml.load((DATA / f"{collection}.yaml").read_bytes(), Loader=yaml.CSafeLoader)


def cpu(work: Callable[[], object]) -> float:
    """Seconds of processor that the work takes, starting from a clean heap."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    text = figures(RECORDS)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(DATA, data)
        (data / "salaries.yaml").write_text(text, encoding="utf-8")
        problems = check(data, as_of=AS_OF).problems
        runs = [
            (cpu(lambda: yaml.load(text, Loader=yaml.CSafeLoader)), cpu(lambda: check(data, as_of=AS_OF)))
            for _ in range(RUNS)
        ]
    loader, ours = min(runs, key=lambda run: run[1] / run[0])
    print(f"{RECORDS} figures, {len(text) / 2**20:.2f} MiB, {len(problems)} problems")
    print(f"yaml.load with CSafeLoader: {loader:.2f} s")
    print(f"check():                    {ours:.2f} s")
    print(f"ratio:                      {ours / loader:.2f} (allowed: {ALLOWED})")
    print(f"gen check on {DATA}/:         {_command():.2f} s, start of Python included")
    sys.exit(ours / loader > ALLOWED)


def _command() -> float:
    """The best time of the whole command on the shipped data, by the clock."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([Path(sys.executable).with_name("gen"), "check"], capture_output=True, check=False)
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
