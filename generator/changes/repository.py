"""Where the data are kept on the web, when the environment says so: the line of a record, a form about it."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

from generator.messages.problems import _
from generator.messages.refusal import Refused
from generator.reading.record import Record

HOST, FOLDER = r"https://[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?", r"(?:/[\w.-]+)"
"""What an address that the environment names may begin with, and each folder after it."""
_ADDRESS = re.compile(rf"{HOST}{FOLDER}{{2,}}/?", re.ASCII | re.IGNORECASE)
_BRANCH = re.compile(r"\w[\w.+-]*(?:/\w[\w.+-]*)*")


class Repository(NamedTuple):
    """A repository that people read in a browser."""

    address: str
    """Without a slash at its end: `https://example.org/owner/name`."""
    branch: str = "main"

    def line_of(self, record: Record) -> str:
        """The address of the line where a record begins."""
        return f"{self.address}/blob/{quote(self.branch)}/{quote(record.file)}#L{record.at().line}"

    def proposal(self, number: int) -> str:
        """The address where a proposal is read and discussed."""
        return f"{self.address}/pull/{number}"

    def issue(self, **said: str) -> str:
        """The address of a new issue that is filled in: `template`, `title`, and `body` or the ids of its fields."""
        return f"{self.address}/issues/new?{urlencode(said, quote_via=quote)}"


def repository_of(environment: Mapping[str, str]) -> Repository | None:
    """The repository that an environment names; None when it names none. Refused when it is not an address.

    `REPOSITORY_URL` counts, with `REPOSITORY_BRANCH` (by default `main`); else what GitHub tells the work it runs. An
    empty `REPOSITORY_URL` means none, there too.
    """
    address = environment.get("REPOSITORY_URL", _on_github(environment))
    if not address:
        return None
    branch = environment.get("REPOSITORY_BRANCH") or "main"
    if not _ADDRESS.fullmatch(address):
        raise Refused(
            _("REPOSITORY_URL is “{address}”: write it like https://github.com/owner/name, or nothing", address=address)
        )
    if not _BRANCH.fullmatch(branch):
        raise Refused(_("REPOSITORY_BRANCH is “{branch}”, which is not the name of a branch", branch=branch))
    return Repository(address.rstrip("/"), branch)


def _on_github(environment: Mapping[str, str]) -> str:
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    return f"{server}/{name}" if server and name else ""
