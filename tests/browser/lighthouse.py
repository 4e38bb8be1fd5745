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


def scores(address: str) -> tuple[Scores, list[str]]:
    """The scores of a page with the settings for phones, and the checks that it did not pass wholly."""
    flags = " ".join(("--headless=new", *chromium.ARGUMENTS))
    done = subprocess.run(
        [
            *(str(binary()), str(_PROGRAM), address, "--quiet", "--output=json", "--no-enable-error-reporting"),
            *(f"--chrome-path={chromium.find()}", f"--chrome-flags={flags}"),
            f"--only-categories={','.join(_CATEGORIES)}",
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
    return Scores(*rated), failed
