"""Translations read straight from PO files: nothing to compile, and nothing slow to import before a command answers."""

import gettext
import json
from collections.abc import Iterator
from typing import NamedTuple

_CONTEXT = "\x04"
"""What stands between a context and a sentence, as in compiled catalogues."""


class _Entry(NamedTuple):
    key: str
    forms: tuple[str, ...]


class Translations(gettext.NullTranslations):
    """The sentences of one or more PO files; those they lack stay as they are. Plurals go by the French rule."""

    def __init__(self, *files: str) -> None:
        super().__init__()
        self._forms = {entry.key: entry.forms for text in files for entry in _entries(text) if all(entry.forms)}

    def gettext(self, message: str) -> str:
        """The sentence in the other language."""
        return self._forms.get(message, (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The sentence for a number of things; none is one, in French."""
        return self._forms.get(msgid1, (msgid1, msgid2))[n > 1]

    def pgettext(self, context: str, message: str) -> str:
        """The sentence in a context, for words that have several meanings."""
        return self._forms.get(context + _CONTEXT + message, (message,))[0]

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The sentence in a context, for a number of things."""
        return self._forms.get(context + _CONTEXT + msgid1, (msgid1, msgid2))[n > 1]


def _entries(text: str) -> Iterator[_Entry]:
    """Every translated sentence of a PO file. Obsolete ones are comments, and so is what a translator remarks."""
    for block in text.split("\n\n"):
        parts: dict[str, str] = {}
        name = ""
        for line in block.split("\n"):
            if line.startswith("#"):
                continue
            if not line.startswith('"'):
                name, _space, line = line.partition(" ")
            if line:
                parts[name] = parts.get(name, "") + json.loads(line)
        if parts.get("msgid"):
            context = parts["msgctxt"] + _CONTEXT if "msgctxt" in parts else ""
            forms = tuple(value for name, value in sorted(parts.items()) if name.startswith("msgstr"))
            yield _Entry(context + parts["msgid"], forms)
