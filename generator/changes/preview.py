"""Whether what is built is the preview of a proposal, when the environment says so."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.changes.repository import FOLDER, HOST
from generator.messages.problems import _
from generator.messages.refusal import Refused

_NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
_ADDRESS = re.compile(rf"{HOST}{FOLDER}*/?", re.ASCII | re.IGNORECASE)


class Preview(NamedTuple):
    """A site to look at while a proposal is read: nobody is to take it for the published one."""

    number: int
    """That of the proposal, in the repository."""
    published: str = ""
    """The address of the published site; empty when it is not known."""


def preview_of(environment: Mapping[str, str]) -> Preview | None:
    """The preview that an environment asks for; None when it asks for none. Refused when it is none.

    `PREVIEW_OF` is the number of the proposal, `PUBLISHED_URL` where the published site stands.
    """
    number, published = environment.get("PREVIEW_OF", ""), environment.get("PUBLISHED_URL", "")
    if not number:
        return None
    if not _NUMBER.fullmatch(number):
        raise Refused(_("PREVIEW_OF is “{number}”: write the number of a proposal, like 12, or nothing", number=number))
    if published and not _ADDRESS.fullmatch(published):
        raise Refused(
            _(
                "PUBLISHED_URL is “{address}”: write it like https://example.org/ladder/, or nothing",
                address=published,
            )
        )
    return Preview(int(number), published)
