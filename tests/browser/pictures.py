"""The pictures of the guides, made again: `PYTHONPATH=tests:tests/browser .venv/bin/python tests/browser/pictures.py`.

Each shows our own site or our own command, at work on a copy of the data.
"""

import html
import subprocess
import tempfile
from pathlib import Path

import chromium
from playwright.sync_api import Browser, Locator, sync_playwright

from shipped import AS_OF, GEN, ROOT, copy_project, run

FOLDER = ROOT / "docs" / "images"
WIDTH = 820
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fbfaf7; }
pre { margin: 0; padding: 18px 22px; font: 13px/1.5 monospace; color: #1d2630; white-space: pre-wrap; }
b { color: #6b675e; }
</style><pre><b>$ {command}</b>
{text}</pre>"""
SLIPS = (("role: community-manager", "role: comunity-manager"), ("low: 24000", "low: 24k"))
"""In the file of salaries: what a hurried hand writes."""


def main() -> None:
    path = chromium.find()
    assert path is not None, "no Chromium: `make browser` finds or installs one"
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        project = copy_project(Path(name) / "project")
        _figure(browser, project)
        _check(browser, project)
        _difference(browser, project)
        browser.close()


def _figure(browser: Browser, project: Path) -> None:
    """The row of a figure, with its two links."""
    run([*GEN, "build", f"--as-of={AS_OF}"], project, REPOSITORY_URL="https://example.org/owner/name")
    page = browser.new_page(viewport={"width": 900, "height": 900}, locale="fr-FR")
    page.goto((project / "site" / "salaires" / "index.html").as_uri())
    strip = page.locator("details.strip:has(.correct)").first
    strip.evaluate("strip => { strip.open = true; }")
    strip.locator("tbody tr:nth-child(n + 3)").evaluate_all("rows => rows.forEach(row => row.remove())")
    _keep(strip.locator(".scroll"), "signaler.png")


def _check(browser: Browser, project: Path) -> None:
    """What the checks say of two slips."""
    _change(project, *SLIPS)
    command = ["check", "data/salaries.yaml"]
    told = subprocess.run(
        [*GEN, *command, f"--as-of={AS_OF}"], cwd=project, capture_output=True, text=True, check=False
    )
    errors = told.stdout.split("\n\n")[: len(SLIPS)]
    _terminal(browser, " ".join(["gen", *command]), "\n\n".join(errors), "controle.png")


def _difference(browser: Browser, project: Path) -> None:
    """What readers would see change, for one amount."""
    _change(project, ("high: 30000", "high: 31000"))
    text = run([*GEN, "diff", str(ROOT / "data"), "data", f"--as-of={AS_OF}"], project)
    _terminal(browser, "gen diff", text, "difference.png")


def _change(project: Path, *changes: tuple[str, str]) -> None:
    """The first place of each, in the salaries as they were shipped."""
    text = (ROOT / "data" / "salaries.yaml").read_text(encoding="utf-8")
    records = text.index("\n- id:")
    for old, new in changes:
        at = text.index(old, records)
        text = text[:at] + new + text[at + len(old) :]
    (project / "data" / "salaries.yaml").write_text(text, encoding="utf-8")


def _terminal(browser: Browser, command: str, text: str, name: str) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": 200})
    page.set_content(TERMINAL.replace("{command}", command).replace("{text}", html.escape(text.strip())))
    _keep(page.locator("pre"), name)


def _keep(seen: Locator, name: str) -> None:
    seen.screenshot(path=FOLDER / name, animations="disabled")


if __name__ == "__main__":
    main()
