"""How the cost grows with the data: 20, 200 and 2,000 roles of 10 figures each, beside what others do with the same.

    python benchmarks/scale.py [--roles 20 200] [--beside 20]

At 2,000 it takes a quarter of an hour and 3.5 GB, most of both for the engine.

Each step runs in a process of its own, in a copy of the project; seconds are those of the processor, memory is the
highest that the process reached. The made roles and figures are the shipped ones under other names. With the libraries
below, MkDocs makes the same pages: from a script (mkdocs-gen-files), from macros in the pages (mkdocs-macros-plugin).
"""

import argparse
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
FIGURES = 10
"""Figures of each made role."""
PART = 500
"""Made records in one file."""
AS_OF = "2026-11-22"
GEN = [sys.executable, "-c", "from generator.cli import gen; gen()"]
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
SHARE = 0.2
"""The part of a whole build that checking and writing the pages is to take at most."""
GROWTH = 1.2
"""How many times more than in proportion ten times as many roles may cost, in time and memory: processors that others
use too give times to a tenth or two."""


class Cost(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float


def cost(command: list[str], folder: Path) -> Cost:
    """Run a command that must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read()[-3000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


# --- data of any size ------------------------------------------------------------------------------


def make_project(folder: Path, roles: int) -> Path:
    """A copy of the shipped project with so many roles in all, of which the made ones have FIGURES figures each."""
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shipped = _roles()
    names = [f"metier-{number:04}" for number in range(roles - len(shipped))]
    _append(folder / "data/roles.yaml", (_role(name, shipped) for name in names))
    _append(folder / "data/salaries.yaml", (figure for name in names for figure in _figures(name)))
    return folder


def _append(file: Path, records: Iterator[str]) -> None:
    """Add records to a file of data, which becomes a folder: no file may be over 2 MB."""
    folder = file.with_suffix("")
    folder.mkdir()
    file.rename(folder / "0-shipped.yaml")
    for number in itertools.count(1):
        part = list(itertools.islice(records, PART))
        if not part:
            break
        (folder / f"made-{number:03}.yaml").write_text("\n".join(part), encoding="utf-8")


def _roles() -> list[str]:
    """The text of each shipped role that has a page."""
    records = re.findall(r"^- id: .*\n(?:(?:  .*)?\n)*", (ROOT / "data/roles.yaml").read_text("utf-8"), re.MULTILINE)
    return [record for record in records if "\n  kind: role\n" in record]


def _role(name: str, shipped: list[str]) -> str:
    """A shipped role under another name, without what must be its own."""
    number = int(name[-4:])
    text = re.sub(r"^- id: .*", f"- id: {name}", shipped[number % len(shipped)])
    text = re.sub(r"^  name: .*", f"  name: Métier {number}", text, flags=re.MULTILINE)
    return re.sub(r"^  (?:short|aliases|formerly|codes)\b.*\n(?:    .*\n)*", "", text, flags=re.MULTILINE)


def _figures(role: str) -> Iterator[str]:
    number = int(role[-4:])
    cells = itertools.product(_sources(), ("junior", "confirmed", "senior", "all"), ("idf", "regions"))
    start = number * 3 % 40
    for rank, ((source, year), level, zone) in enumerate(itertools.islice(cells, start, start + FIGURES)):
        low = 24 + (number * 7 + rank * 5) % 20
        yield (
            f"- id: {role}-{rank}\n  source: {source}\n  role: {role}\n  level: {level}\n  zone: {zone}\n"
            f"  contract: salaried\n  basis: gross-year\n  statistic: range\n"
            f"  low: {low}000\n  high: {low + 1 + rank}000\n  year: {year}\n  year-basis: stated\n"
        )


@cache
def _sources() -> list[tuple[str, int]]:
    """One dated source for each study, with its year."""
    records = yaml.load((ROOT / "data/sources.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    studies = {source.get("origin", source["publisher"]): source for source in records}
    return [
        (each["id"], int(str(each["published"])[:4])) for each in studies.values() if each["published"] != "undated"
    ]


# --- what is measured ------------------------------------------------------------------------------


class Measure(NamedTuple):
    """What the steps cost for so many roles."""

    roles: int
    check: Cost
    pages: Cost
    """Checking and staging: what comes before the engine."""
    whole: Cost
    alone: Cost
    """Plain MkDocs, on the same stage."""
    again: Cost
    """Checking and staging once more, after one figure has changed."""
    written: int
    """How many files of the stage that has written."""
    files: int
    """How many files the stage has."""

    @property
    def share(self) -> float:
        """The part of a build that plain MkDocs would make of the stage that checking and writing it takes."""
        return self.pages.seconds / (self.pages.seconds + self.alone.seconds)

    @property
    def own_share(self) -> float:
        """The part of `gen build` that they take: its engine is the same, but quicker than plain MkDocs."""
        return self.pages.seconds / self.whole.seconds

    @property
    def repeated(self) -> float:
        """What checking and staging costs after one figure has changed, as a part of what it costs the first time."""
        return self.again.seconds / self.pages.seconds


def measure(roles: int, folder: Path) -> Measure:
    """Make a project in a folder and measure each step on it."""
    project = make_project(folder, roles)
    options = ["--as-of", AS_OF, "--format", "concise"]
    check, pages, whole = (cost([*GEN, command, *options], project) for command in ("check", "pages", "build"))
    alone = cost([*MKDOCS, "build/fr/mkdocs.yml"], project)
    shutil.rmtree(project / "build/fr/site")
    before = _stamps(project)
    change_a_figure(project)
    again = cost([*GEN, "pages", *options], project)
    after = _stamps(project)
    written = sum(before.get(path) != stamp for path, stamp in after.items())
    return Measure(roles, check, pages, whole, alone, again, written, len(after))


def change_a_figure(project: Path) -> None:
    """Give the last figure another upper end."""
    file = max((project / "data/salaries").iterdir())
    head, _, tail = file.read_text(encoding="utf-8").rpartition("  high: ")
    amount, rest = tail.split("\n", 1)
    file.write_text(f"{head}  high: {int(amount) + 500}\n{rest}", encoding="utf-8")


def _stamps(project: Path) -> dict[str, int]:
    """When each source of the stage was last written."""
    sources = (path for path in (project / "build/fr/docs").rglob("*") if path.is_file())
    return {str(path): path.stat().st_mtime_ns for path in sources}


# --- the same pages by other means -----------------------------------------------------------------

SCRIPT = """
import datetime
from pathlib import Path
from generator.checking.check import check
from generator.pages import render

files = render(check(Path({data!r}), as_of=datetime.date.fromisoformat({day!r})).catalog).files
"""
GENERATED = """
import mkdocs_gen_files

for path, text in files.items():
    if not path.startswith("overrides/"):
        with mkdocs_gen_files.open(path, "wb") as stream:
            stream.write(text)
"""
MACROS = """
def define_env(env):
    env.macro(lambda path: files[path].decode().partition("\\n---\\n")[2], "made")
"""


def beside(project: Path) -> dict[str, Cost]:
    """What MkDocs takes to make the pages of a staged project with each library, checking and rendering included."""
    stage = project / "build/fr"
    script = SCRIPT.format(data=str(project / "data"), day=AS_OF)
    (stage / "generated.py").write_text(script + GENERATED, encoding="utf-8")
    (stage / "macros.py").write_text(script + MACROS, encoding="utf-8")
    generated, called = stage / "empty", stage / "called"
    shutil.copytree(project / "docs", generated)
    shutil.copytree(stage / "docs", called)
    for path in called.rglob("index.md"):
        name = path.relative_to(called).as_posix()
        if not (project / "docs" / name).exists():
            path.write_text(f"{{{{ made({name!r}) }}}}\n", encoding="utf-8")
    plugins = {
        "mkdocs-gen-files": ("empty", "  - gen-files: {scripts: [generated.py]}\n"),
        "mkdocs-macros-plugin": ("called", "  - macros: {module_name: macros}\n"),
    }
    costs = {}
    for library, (docs, plugin) in plugins.items():
        settings = f"INHERIT: mkdocs.yml\ndocs_dir: {docs}\nstrict: false\nplugins:\n  - search\n{plugin}"
        (stage / "beside.yml").write_text(settings, encoding="utf-8")
        costs[library] = cost([*MKDOCS, "build/fr/beside.yml"], project)
        _must_have_made_the_pages(library, stage)
        shutil.rmtree(stage / "site")
    return costs


def _must_have_made_the_pages(library: str, stage: Path) -> None:
    """A library that shows its error in the place of a page would be the quickest of all."""
    source = max((stage / "docs").rglob("index.md"), key=lambda path: path.stat().st_size)
    built = stage / "site" / source.relative_to(stage / "docs").with_suffix(".html")
    if built.stat().st_size < source.stat().st_size:
        sys.exit(f"{library} did not make {built}")


# --- the table -------------------------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--roles", type=int, nargs="+", default=[20, 200, 2000])
    parser.add_argument("--beside", type=int, default=20, help="roles for the comparison with other libraries; 0: none")
    options = parser.parse_args()
    found = []
    for roles in options.roles:
        with tempfile.TemporaryDirectory() as name:
            found.append(measure(roles, Path(name)))
            _tell(found[-1])
            if roles == options.beside:
                for library, taken in beside(Path(name)).items():
                    _line(library, taken, roles)
    kept = [_is_linear(*pair) for pair in itertools.pairwise(found)]
    return int(not all(kept))


def _tell(found: Measure) -> None:
    print(f"{found.roles} roles")
    for name in ("check", "pages", "whole", "alone", "again"):
        _line(name, getattr(found, name), found.roles)
    print(f"  check and pages: {found.share:.0%} of what they make with plain MkDocs (wanted: {SHARE:.0%})", end="")
    print(f", {found.own_share:.0%} of gen build")
    print(f"  one figure changed: {found.written} of {found.files} files written, {found.repeated:.0%} of the cost")


def _line(name: str, taken: Cost, roles: int) -> None:
    each = f"{1000 * taken.seconds / roles:7.1f} ms and {taken.megabytes / roles:6.2f} MB a role"
    print(f"  {name:<20} {taken.seconds:8.2f} s {taken.megabytes:7.0f} MB  {each}", flush=True)


def growth(few: Cost, many: Cost, factor: float) -> float:
    """How many times more than in proportion something costs, when there is `factor` times as much of it.

    Of time and memory, the one that grows faster.
    """
    return max(after / before for before, after in zip(few, many, strict=True)) / factor


def _is_linear(few: Measure, many: Measure) -> bool:
    factor = many.roles / few.roles
    grown = {name: growth(getattr(few, name), getattr(many, name), factor) for name in ("check", "pages", "whole")}
    told = ", ".join(f"{name} {times:.2f}" for name, times in grown.items())
    print(f"{few.roles} → {many.roles} roles, times the growth in proportion: {told} (limit {GROWTH})")
    return max(grown.values()) <= GROWTH


if __name__ == "__main__":
    sys.exit(main())
