"""What each kind of page asks of the network, beside the same page of the theme without anything of ours.

    python benchmarks/site.py

Both sites are built in one run, with the same settings and the same navigation. A page may add two requests and 10 KiB
of scripts; sizes are those of `gzip -9`. Pictures, and what the search fetches
for itself whatever the page, are left out.
"""

import sys
import tempfile
from pathlib import Path

import chromium
from host import served
from playwright.sync_api import sync_playwright
from weighing import KINDS, REQUESTS, SCRIPTS, Weight, weigh

import floor
from shipped import GEN, copy_project, run


def weights(site: Path) -> dict[str, Weight]:
    """What each kind of page weighs."""
    with served(site) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        found = {}
        for name, path in KINDS.items():
            context = browser.new_context()
            found[name] = weigh(context.new_page(), home, path, site)
            context.close()
        browser.close()
    return found


def told(mine: int, floor: int) -> str:
    return f"{mine / 1024:6.1f} ({floor / 1024:4.1f})"


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        project = copy_project(Path(name) / "project")
        run([*GEN, "build"], project)
        theme = weights(floor.lay(project, Path(name) / "floor"))
        ours = weights(project / "site")
    print("compressed KiB, in brackets those of the theme alone")
    print(f"{'':18} {'requests':>8}  {'HTML':>13}  {'CSS':>13}  {'scripts':>13}")
    for kind, weight in ours.items():
        least = theme[kind]
        sizes = "  ".join(told(mine, its) for mine, its in zip(weight[1:], least[1:], strict=True))
        print(f"{kind:18} {weight.requests:3d} ({least.requests:2d})  {sizes}")
    beyond = [weight.beyond(theme[kind]) for kind, weight in ours.items()]
    kept = all(each.requests <= REQUESTS and each.scripts <= SCRIPTS for each in beyond)
    allowed = f"{REQUESTS} requests, {SCRIPTS / 1024:g} KiB of scripts beyond the theme"
    print(f"limit {allowed}: {'kept' if kept else 'EXCEEDED'}")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
