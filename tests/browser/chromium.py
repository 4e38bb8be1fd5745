"""The browser of the tests: found, or installed as far as this machine allows. Run, it makes sure that there is one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import debian

Visit = Callable[..., Page]
"""Opens a page of the built site: the fixture `visit`."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    # Debian's package has no set-uid sandbox, and a container seldom allows another.
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    # A test that waits for the network of the machine is no test.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)


def find() -> str | None:
    """The path of a Chromium: the one that CHROMIUM names, one in PATH, or the one of Playwright."""
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Debian's package where we may install it, else the one of Playwright."""
    debian.install("chromium")
    if find() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    if find() is None:
        print("Installation de Chromium…", flush=True)
        install()
    if find() is None:
        print("Chromium manque aux tests : installez-le, ou donnez son chemin dans CHROMIUM.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
