"""The issue that lists the bands waiting for a newer source: opened, brought up to date, closed when none is left."""

import json
import os
import sys

from github import Api, api

TITLE = "Fourchettes qui attendent une source plus récente"
LABEL = "fraicheur"
_MOST = 60_000
"""GitHub takes 65 536 characters."""


def main(text: str, repository: str, *, api: Api) -> None:
    """Make the issue say what `gen stale` says."""
    issues = f"repos/{repository}/issues"
    opened = json.loads(api(f"{issues}?state=open&labels={LABEL}&creator=github-actions%5Bbot%5D"))
    number = next((int(each["number"]) for each in opened if each["title"] == TITLE), None)
    waits = "- [ ]" in text
    if number is None and waits:
        api(issues, method="POST", body={"title": TITLE, "labels": [LABEL], "body": text[:_MOST]})
    elif number is not None:
        state = {} if waits else {"state": "closed"}
        api(f"{issues}/{number}", method="PATCH", body={"body": text[:_MOST], **state})


if __name__ == "__main__":
    main(sys.stdin.read(), os.environ["GITHUB_REPOSITORY"], api=api)
