"""Two hundred builds killed at random moments, five hundred saves while serving: a whole site always stands."""

import hashlib
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from figures import Measured
from serving import Served
from shipped import AS_OF, ROOT
from striking import GEN, STAND_IN, changes, struck
from tiny import Tiny

pytestmark = pytest.mark.proof

KILLS = {"stand-in": 150, "kitchen": 50}
EVERY = 5
"""After so many kills, a build is let finish; the others start from what the one before left."""
EDITS = 500
MOST_GROWTH = 24
"""MiB that serving may hold more after five hundred saves than after a hundred."""


class Project(NamedTuple):
    """A project that `gen` builds, and how to save another version of it."""

    root: Path
    command: list[str]
    """`gen`, for this project."""
    save: Callable[[int], None]

    def start(self) -> subprocess.Popen[bytes]:
        command = [*self.command, "build", "-C", str(self.root), "--as-of", AS_OF.isoformat()]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def site(self) -> dict[str, str]:
        """Each file of the site with its hash."""
        site = self.root / "site"
        files = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def stand_in(root: Path) -> Project:
    """Forty pages without theme: a kill often falls where folders change places."""
    project = Tiny(root)
    for number in range(40):
        project.write(f"more/{number}.md", f"# Page {number}\n\n" + "text " * 2000)
    links = "".join(f"[{number}](more/{number}.md) " for number in range(40))

    def save(version: int) -> None:
        project.write("index.md", f"# Version {version}\n\n[guide](guide/index.md) {links}\n")

    return Project(root, project.command, save)


def kitchen(root: Path) -> Project:
    """Other data than ours, with every page of theirs and the theme."""
    shutil.copytree(ROOT / "tests/another_ladder/data", root / "data")
    shutil.copy(ROOT / "mkdocs.yml", root)
    roles = (root / "data/roles.yaml").read_text(encoding="utf-8")

    def save(version: int) -> None:
        text = roles.replace("summary: ", f"summary: Version {version}. ", 1)
        (root / "data/roles.yaml").write_text(text, encoding="utf-8")

    return Project(root, [sys.executable, "-c", GEN], save)


@pytest.mark.parametrize("make", [stand_in, kitchen])
def test_killed_at_random_moments_the_site_is_whole_and_the_next_build_works(
    make: Callable[[Path], Project], tmp_path: Path, measured: Measured
) -> None:
    project, name = make(tmp_path / "project"), make.__name__.replace("_", "-")
    wholes, seconds = [], 0.0
    for version in (0, 1):
        project.save(version)
        began = time.monotonic()
        assert project.start().wait() == 0
        seconds = time.monotonic() - began
        wholes.append(project.site())
    assert wholes[0] != wholes[1]
    chance, killed, changed, turn = random.Random(20261122), 0, 0, 0
    while killed < KILLS[name]:
        turn += 1
        before = project.site()
        project.save(turn % 2)
        process = project.start()
        timer = threading.Timer(seconds * chance.uniform(0, 1.1), process.send_signal, [signal.SIGKILL])
        timer.start()
        status = process.wait()
        timer.cancel()
        timer.join()
        killed += status == -signal.SIGKILL
        assert status in (0, -signal.SIGKILL)
        after = project.site()
        assert after in (before, wholes[turn % 2]), f"kill {killed} left a mix"
        changed += status != 0 and after != before
        if turn % EVERY == 0:
            assert project.start().wait() == 0
            assert project.site() == wholes[turn % 2]
            assert not list(project.root.glob(".site*"))
            # A busy machine takes longer: the moments are spread over what a build takes now.
            began = time.monotonic()
            assert project.start().wait() == 0
            seconds = time.monotonic() - began
    what = {"stand-in": "sans thème", "kitchen": "avec Material"}[name]
    measured(f"Constructions tuées au hasard, {what} : sites en morceaux", f"0 sur {killed}", "0")
    measured(f"… dont tuées après l’échange, {what}", f"{changed} sur {killed}")


def test_killed_at_each_change_to_a_file_the_site_is_whole(tmp_path: Path, measured: Measured) -> None:
    count, wholes = 0, []
    project = Tiny(tmp_path / "project")
    arguments = ["build", "-C", str(project.root)]
    for version in ("one", "two"):
        project.write("index.md", f"# {version}\n\n[guide](guide/index.md)\n")
        count = changes(project.root, *arguments, script=STAND_IN)
        wholes.append(project.site())
    for kind in ("kill", "full"):
        for at in range(1, count + 1):
            before = project.site()
            version = wholes.index(before)
            project.write("index.md", f"# {('two', 'one')[version]}\n\n[guide](guide/index.md)\n")
            done = struck(kind, at, project.root, *arguments, script=STAND_IN)
            assert project.site() in wholes, (kind, at)
            assert done.returncode in ({-signal.SIGKILL} if kind == "kill" else {0, 2}), (kind, at, done.stderr)
            assert "Traceback" not in done.stderr
            changes(project.root, *arguments, script=STAND_IN)
            assert project.site() == wholes[1 - version], (kind, at)
            assert not list(project.root.glob(".site*"))
    name = "Construction tuée, puis disque plein, à chaque changement d’un fichier : sites en morceaux"
    measured(name, f"0 sur {2 * count}", "0")


# --- serving -------------------------------------------------------------------------------------

ROLES, TOLD = "data/roles.yaml", re.compile(r"\[[a-z0-9-]+\]|^gen: ", re.MULTILINE)


def good(number: int) -> dict[str, bytes]:
    text = (ROOT / "tests/another_ladder" / ROLES).read_text(encoding="utf-8")
    return {ROLES: text.replace("summary: ", f"summary: Version {number}. ", 1).encode()}


def spoiled(number: int, kind: int) -> dict[str, bytes | None]:
    """Files that no site can be built from, each wrong in a way of its own; None for one that is taken away."""
    roles, settings = good(number)[ROLES], (ROOT / "mkdocs.yml").read_bytes()
    dead = f"# Page {number}\n\n[gone](gone-{number}.md)\n".encode()
    return (
        {ROLES: roles.replace(b"kind: role", b"knid: role", 1)},
        {ROLES: roles[: len(roles) // 2] + b'\n  name: "never closed\n'},
        {ROLES: roles.replace(b"Version", b"Ver\x00sion", 1)},
        {ROLES: roles.decode().encode("utf-16")},
        {ROLES: b""},
        {ROLES: None},
        {"data/salaries.yaml": b"- id: figure\n  role: nobody\n"},
        {"docs/page.md": dead},
        {"mkdocs.yml": settings + b"theme: [\n"},
        {"mkdocs.yml": None},
    )[kind]


def test_served_through_five_hundred_saves_it_lives_and_shows_the_last_good_site(
    tmp_path: Path, measured: Measured
) -> None:
    root = tmp_path / "project"
    project = kitchen(root)
    whole = {name: (root / name).read_bytes() for name in ("data/salaries.yaml", "mkdocs.yml")}
    chance, last, resident, bad = random.Random(500), 0, [], 0
    put(root, good(last))
    served = Served(project)
    try:
        served.shows("Version 0.", "metiers/cook/")
        for number in range(1, EDITS + 1):
            said = len(served.said)
            if chance.random() < 0.5:
                put(root, {**whole, "docs/page.md": None, **good(number)})
                last = number
                served.shows(f"Version {last}.", "metiers/cook/")
            else:
                put(root, {**whole, "docs/page.md": None, **good(last), **spoiled(number, chance.randrange(10))})
                # The same mistake twice is no change.
                put(root, {"data/notes.md": str(number).encode()})
                served.until(lambda said=said: bool(TOLD.search(served.said, said)), f"the mistake of save {number}")
                assert f"Version {last}." in served.page("metiers/cook/")
                bad += 1
            if number % 100 == 0:
                resident.append(memory(served.process.pid))
        assert served.process.poll() is None
        assert "Traceback" not in served.said
    finally:
        served.stop()
    growth = resident[-1] - resident[0]
    measured("gen serve : enregistrements, dont fautifs", f"{EDITS}, dont {bad}")
    measured("gen serve : mémoire gagnée du 100e au 500e enregistrement", f"{growth} Mio", f"≤ {MOST_GROWTH} Mio")
    assert growth <= MOST_GROWTH, resident


def put(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Save the files that differ; take away those that are None."""
    for name, content in files.items():
        path = root / name
        if content is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)


def memory(process: int) -> int:
    """MiB that a process holds in memory."""
    said = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True).stdout
    return int(said) // 1024
