"""The workflow that users run on their pull requests: least rights, nothing that can change under it."""

import re
from typing import Any

import pytest
import yaml

from shipped import ROOT

TEXT = (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8")


@pytest.fixture
def jobs() -> dict[str, Any]:
    return yaml.safe_load(TEXT)["jobs"]


def test_each_action_is_pinned_by_its_commit_with_the_version_beside() -> None:
    used = re.findall(r"uses: (.*)", TEXT)
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", each)] == []


def test_no_text_of_a_pull_request_reaches_a_shell(jobs: dict[str, Any]) -> None:
    assert [step for job in jobs.values() for step in job["steps"] if "${{" in step.get("run", "")] == []


def test_only_what_reached_main_is_published_and_by_a_job_that_runs_nothing_of_ours(jobs: dict[str, Any]) -> None:
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert jobs["publish"]["if"] == "github.event_name == 'push'"
    assert [step for step in jobs["publish"]["steps"] if "run" in step] == []
