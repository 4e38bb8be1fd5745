"""The tests of what decides are themselves tested: of small faults put into its modules, they notice nearly all."""

import re
import subprocess
import sys

import pytest

from figures import Measured
from mutation import ENOUGH, ROOT, SUBJECTS

pytestmark = pytest.mark.proof


@pytest.mark.parametrize("subject", SUBJECTS)
def test_nearly_all_faults_are_noticed(subject: str, measured: Measured) -> None:
    command = [sys.executable, "tests/mutation.py", subject]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    last = re.search(r"^(\d+) of (\d+) noticed; (\d+) in all$", done.stdout, re.MULTILINE)
    assert last is not None, done.stdout + done.stderr
    noticed, tried, faults = map(int, last.groups())
    share = f"{noticed * 100 // tried} % de {tried} (sur {faults} possibles)"
    measured(f"Fautes de {subject} vues par ses tests", share, f"≥ {ENOUGH} %")
    assert done.returncode == 0, done.stdout
