"""The moves between roles: a map, then the same as a list, each move with what it takes and what it brings."""

from collections import Counter
from collections.abc import Iterable
from textwrap import wrap
from typing import NamedTuple

from generator.model import Move, Role
from generator.pages.charts import Edge, Map, Node, map_of
from generator.pages.edition import Edition
from generator.pages.page import Page
from generator.pages.steps import Step, steps, why_no_step

_LINE = 24
"""Characters that a line of a box holds."""


class Box(NamedTuple):
    """A role on the map."""

    role: Role
    node: Node
    lines: tuple[str, ...]
    rung: int


class Passage(NamedTuple):
    """A move as the list tells it."""

    move: Move
    start: Role
    end: Role
    kind: str
    steps: list[Step]
    """Levels and places where both roles have a range."""
    no_step: str
    """Why there is none."""


def pages(edition: Edition) -> list[Page]:
    """The page of moves."""
    say, drawn = edition.say.gettext, map_of(edition.catalog)
    passages = [_passage(move, edition) for move in edition.catalog.paths]
    page = edition.page(
        "paths",
        "paths.md.j2",
        title=say("Paths"),
        description=say(
            "The moves from one role to another, on a map and one by one: what each takes, according to whom."
        ),
        wide=True,
        map=drawn,
        tracks={track.id: track.name for track in edition.catalog.site.tracks},
        boxes=_boxes(drawn, edition),
        edges=[(edge, _passage_name(edge, edition)) for edge in drawn.edges],
        groups=_by_start(passages),
        counts=_counts(passages, edition),
        sources=sorted({source for passage in passages for source in passage.move.sources}),
        unlinked=_unlinked(drawn, edition),
    )
    return [page]


def _boxes(drawn: Map, edition: Edition) -> list[Box]:
    roles = [(edition.catalog.role[node.role], node) for node in drawn.nodes]
    return [Box(role, node, wrapped(role.name), edition.rung_number(role.id)) for role, node in roles]


def _passage(move: Move, edition: Edition) -> Passage:
    start, end = edition.catalog.role[move.source_role], edition.catalog.role[move.target_role]
    known = [step for step in steps(start, end, edition) if step.progression]
    return Passage(move, start, end, _kind(move, edition), known, "" if known else why_no_step(start, end, edition))


def _kind(move: Move, edition: Edition) -> str:
    say = edition.say.gettext
    return say("promotion") if move.kind == "promotion" else say("lateral move")


def _passage_name(edge: Edge, edition: Edition) -> str:
    start, end = (edition.catalog.role[role].name for role in (edge.move.source_role, edge.move.target_role))
    return f"{start} → {end} ({_kind(edge.move, edition)})"


def _by_start(passages: Iterable[Passage]) -> list[tuple[Role, list[Passage]]]:
    """Moves by the role one leaves, in the order of the file."""
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(passage.start.id, []).append(passage)
    return [(group[0].start, group) for group in groups.values()]


def _counts(passages: Iterable[Passage], edition: Edition) -> str:
    """`six promotions and three lateral moves`."""
    say, count = edition.say, edition.words.count
    kinds = Counter(passage.move.kind for passage in passages)
    up, across = kinds["promotion"], kinds["lateral"]
    told = [
        (up, say.ngettext("{n} promotion", "{n} promotions", up)),
        (across, say.ngettext("{n} lateral move", "{n} lateral moves", across)),
    ]
    return edition.words.listing([text.format(n=count(n)) for n, text in told if n])


def _unlinked(drawn: Map, edition: Edition) -> list[Role]:
    """The roles of the map that no move leaves or reaches."""
    linked = {role for edge in drawn.edges for role in (edge.move.source_role, edge.move.target_role)}
    return [edition.catalog.role[node.role] for node in drawn.nodes if node.role not in linked]


def wrapped(name: str) -> tuple[str, ...]:
    """A name in one line when it holds, else in two of about the same length, else in three, cut at the end.

    >>> wrapped("Chargé ou chargée de communication digitale")
    ('Chargé ou chargée de', 'communication digitale')
    """
    if len(name) <= _LINE:
        return (name,)
    words = name.split()
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    best = min(halves, key=_longest, default=(name,))
    return best if _longest(best) <= _LINE else tuple(wrap(name, _LINE, max_lines=3, placeholder=" …"))


def _longest(lines: Iterable[str]) -> int:
    return max(len(line) for line in lines)
