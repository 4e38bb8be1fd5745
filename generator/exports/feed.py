"""The feed of changes (Atom, RFC 4287): what was added or corrected in the data, for those who follow along.

Its links are relative, as all links of the site are: the same bytes serve at any address.
"""

import re
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC
from html import escape

from generator.changes.history import Change
from generator.messages.problems import _

NAME = "feed.xml"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def feed(name: str, changes: Sequence[Change], say: Callable[[str], str]) -> bytes:
    """The feed of a site. `changes`: the newest first, at least one; each is known by its commit, for good."""
    title = _("{site}: changes of the data", site=name).render(say)
    head = (
        f"<title>{_text(title)}</title><id>{_identity(f'feed of {name}')}</id>"
        f"<updated>{_moment(changes[0])}</updated><author><name>{_text(name)}</name></author>"
        f'<link rel="self" href="{NAME}"/><link rel="alternate" type="text/html" href="./"/>'
    )
    entries = "\n".join(_entry(change) for change in changes)
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{head}\n{entries}\n</feed>\n'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{feed}'.encode()


def _entry(change: Change) -> str:
    files = "\n".join(change.files)
    return (
        f"<entry><title>{_text(change.subject)}</title><id>{_identity(change.commit)}</id>"
        f'<updated>{_moment(change)}</updated><link rel="alternate" type="text/html" href="./"/>'
        f"<content>{_text(files)}</content></entry>"
    )


def _identity(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, name).urn


def _moment(change: Change) -> str:
    return change.when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(text: str) -> str:
    """A text as XML can hold it. A subject comes from anyone: it is never read as markup."""
    return escape(_NOT_XML.sub("\ufffd", text))
