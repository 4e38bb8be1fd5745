"""Lighthouse, in the browser of the tests: how fast, accessible and well made a page is on a phone."""

import json
import subprocess
from typing import NamedTuple

import chromium

from node import binary
from shipped import ROOT

_PROGRAM = ROOT / ".venv/node/node_modules/lighthouse/cli/index.js"
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


class Scores(NamedTuple):
    """Of 100 each."""

    performance: int
    accessibility: int
    best_practices: int
    seo: int


class Report(NamedTuple):
    """What Lighthouse says of a page."""

    scores: Scores
    slowdown: float
    """How many times the page was slowed down to be as slow as on a phone."""
    power: float
    """What Lighthouse measured of the machine, its `benchmarkIndex`: about 1,750 for a fast one."""
    failed: list[str]
    """The checks that the page did not pass wholly."""


SLOWDOWN = 4.0
"""How many times slower than a fast machine Lighthouse takes a phone to be."""
_FAST = 1750
"""The middle of what it calls a fast machine, in its `docs/throttling.md`: 1,500 to 2,000."""


def slowdown_on(power: float) -> float:
    """How much to slow a page down on a machine of such power to be on the same phone, as Lighthouse advises there.

    Never more than usual: a machine that is faster for a moment may not be so the next.
    """
    return max(1.0, min(SLOWDOWN, SLOWDOWN * power / _FAST))


def report_on(address: str, *, slowdown: float = SLOWDOWN) -> Report:
    """What Lighthouse says of a page with its settings for phones."""
    flags = " ".join(("--headless=new", *chromium.ARGUMENTS))
    done = subprocess.run(
        [
            *(str(binary()), str(_PROGRAM), address, "--quiet", "--output=json", "--no-enable-error-reporting"),
            *(f"--chrome-path={chromium.find()}", f"--chrome-flags={flags}"),
            *(f"--only-categories={','.join(_CATEGORIES)}", f"--throttling.cpuSlowdownMultiplier={slowdown:.2f}"),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    rated = [round(100 * report["categories"][name]["score"]) for name in _CATEGORIES]
    counted = {each["id"] for name in _CATEGORIES for each in report["categories"][name]["auditRefs"] if each["weight"]}
    failed = [
        f"{id}: {audit['score']} {audit.get('displayValue', '')}".strip()
        for id, audit in report["audits"].items()
        if id in counted and audit["score"] is not None and audit["score"] < 1
    ]
    return Report(Scores(*rated), slowdown, report["environment"]["benchmarkIndex"], failed)
