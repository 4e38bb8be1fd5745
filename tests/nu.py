"""The checker of HTML that the W3C runs: Nu, in the Java of this machine, found or installed as far as it allows.

Run, it makes sure that there is a Java.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import debian
from shipped import ROOT

CHECKER = ROOT / ".venv/node/node_modules/vnu-jar/build/dist/vnu.jar"


class Remark(NamedTuple):
    """What is wrong with a page, with what is written there."""

    page: Path
    says: str
    extract: str


def find() -> str | None:
    """The path of Java: the one that JAVA names, or one in PATH."""
    return next((path for name in (os.environ.get("JAVA", ""), "java") if name and (path := shutil.which(name))), None)


def remarks(pages: Iterable[Path]) -> list[Remark]:
    """Every error and warning about these pages, from one run. What is merely odd is left out."""
    java = find()
    assert java is not None, "no Java: `make browser` finds or installs one"
    # A run of seconds is over before more than the first compiler of Java has paid; its stack is deep.
    machine = [java, "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(CHECKER)]
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*machine, *options, *map(str, pages)], capture_output=True, encoding="utf-8", check=True)
    return [
        Remark(Path(each["url"].removeprefix("file:")), each["message"], " ".join(each.get("extract", "").split()))
        for each in json.loads(done.stdout)["messages"]
        if each["type"] != "info" or each.get("subType") == "warning"
    ]


def main() -> int:
    if find() is None:
        print("Installation de Java…", flush=True)
        debian.install("default-jre-headless")
    if find() is None:
        print("Java manque aux tests : installez-le, ou donnez son chemin dans JAVA.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
