"""Changes of the data told to those who decide about them: as text, as Markdown for a pull request, as JSON."""

from collections.abc import Callable, Iterator, Sequence
from gettext import NullTranslations
from itertools import groupby
from typing import Any

from generator.changes.differences import Change, Risk
from generator.changes.names import in_words
from generator.messages.problems import _, printable, printable_json
from generator.reading.trails import TITLES

_TITLES = {
    Risk.PLACEMENT: _("Places on the ladder that move"),
    Risk.BAND: _("Bands that change (low–midpoint–high in euros, grade of confidence)"),
    Risk.REMOVED: _("Records removed"),
    Risk.FIGURE: _("Figures that change"),
    Risk.RENAMED: _("Records renamed"),
    Risk.RULE: _("Rule of the self-assessment"),
    Risk.SOURCE: _("Sources that change"),
    Risk.ADDED: _("Records added"),
    Risk.TEXT: _("Texts that change"),
}
_WORDS = {
    "contested": _("sources disagree"),
    "point": _("single amount"),
    "one-sided": _("one end only"),
    "not-enough": _("not enough answers"),
    "on-the-way": _("on the way"),
    "between": _("between two rungs"),
    "lateral": _("lateral profile"),
    "starting": _("starting"),
    "confirmed": _("confirmed"),
}
"""What the short words of bands and placements mean."""
_UNSAID = "rung"
"""The outcome that the name of the rung tells."""
_LONGEST = 120
_MOST_LINES = 40
_REST = ("", "{more}")
"""The last lines, when not all can be shown."""
_NOTHING = _("Nothing changes for the readers.")


def as_text(changes: Sequence[Change], words: NullTranslations) -> str:
    """All changes, one a line, under a title for each kind."""
    if not changes:
        return _NOTHING.render(words.gettext)
    blocks = ["\n".join([title, *(f"  {line}" for line in lines)]) for title, lines in _grouped(changes, words)]
    return "\n\n".join(blocks)


def as_markdown(changes: Sequence[Change], words: NullTranslations) -> str:
    """At most forty lines for a comment, the riskiest changes first; the rest is counted."""
    if not changes:
        return _NOTHING.render(words.gettext)
    lines: list[str] = []
    shown = 0
    for title, told in _grouped(changes, words, write=as_code):
        head = [*([""] if lines else []), f"**{title}** ({len(told)})", ""]
        room = max(0, _MOST_LINES - len(_REST) - len(lines) - len(head))
        if room:
            lines += [*head, *(f"- {line}" for line in told[:room])]
            shown += len(told[:room])
    left = len(changes) - shown
    if left:
        more = words.ngettext("and {n} more change", "and {n} more changes", left)
        lines += [each.format(more=more.format(n=left)) for each in _REST]
    return "\n".join(lines)


def as_json(changes: Sequence[Change], words: NullTranslations) -> str:
    """For programs: a list with the same keys in each entry; `change` is a share, as a decimal number."""
    entries: list[dict[str, Any]] = [
        {
            "risk": change.risk.name.lower(),
            "collection": change.collection,
            "id": change.id,
            "name": in_words(change.name, words),
            "path": change.path,
            "before": change.before,
            "after": change.after,
            "change": None if change.change is None else round(float(change.change), 4),
        }
        for change in changes
    ]
    return printable_json(entries)


# --- one change ----------------------------------------------------------------------------------

_Write = Callable[[str], str]
"""How a text of the data is shown: nothing in it may act on a terminal, nor on a page."""


def _grouped(
    changes: Sequence[Change], words: NullTranslations, write: _Write = printable
) -> Iterator[tuple[str, list[str]]]:
    for risk, group in groupby(changes, key=lambda change: change.risk):
        yield _TITLES[risk].render(words.gettext), [_line(change, words, write) for change in group]


def _line(change: Change, words: NullTranslations, write: _Write) -> str:
    where = write(" › ".join(part for part in (*_what(change, words), change.path) if part))
    if change.risk in (Risk.REMOVED, Risk.ADDED):
        return f"{where} → {write(change.after)}" if change.after else where
    told = (_value(text, change, words, write) for text in (change.before, change.after))
    return where + words.gettext(":") + f" {' → '.join(told)}{_share(change, words)}"


def _what(change: Change, words: NullTranslations) -> tuple[str, ...]:
    """A band and a made profile go by their name alone: their id stands in no file."""
    name = in_words(change.name, words)
    if change.risk in (Risk.BAND, Risk.PLACEMENT):
        return (name,)
    id = change.id if change.risk is not Risk.RENAMED else ""
    collection = TITLES[change.collection].render(words.gettext)
    return (collection, f"{name} ({id})" if name and id else name or id)


def _value(text: str | None, change: Change, words: NullTranslations, write: _Write) -> str:
    if text is None:
        return words.gettext("nothing")
    if change.risk in (Risk.BAND, Risk.PLACEMENT):
        text = ", ".join(
            _WORDS[word].render(words.gettext) if word in _WORDS else change.words.get(word, word)
            for word in text.split()
            if word != _UNSAID
        )
    return write(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _share(change: Change, words: NullTranslations) -> str:
    if change.change is None:
        return ""
    share = f"{float(change.change) * 100:+.1f}".replace("-", "−").replace(".", words.gettext("."))
    return f" ({share}\u00a0%)"


def as_code(text: str) -> str:
    """A text as code, whatever it holds: no mention, no link, no picture in it is one. An end of code is made plain."""
    return f"`{printable(text).replace('`', '’')}`"


Printer = Callable[[Sequence[Change], NullTranslations], str]
FORMATS: dict[str, Printer] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
