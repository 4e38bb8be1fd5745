"""What is gathered while the records of one file are read: problems, references to follow, names to account for."""

from collections.abc import Collection
from typing import NamedTuple

from generator.messages.problems import Place, Problem, Severity, Text, _
from generator.reading.load import Mapping, Node, Scalar, place_of

MOST_PROBLEMS = 1000
"""How many problems of one file are gathered before the rest of it waits: so many have few causes."""


class Names(NamedTuple):
    """A record whose field names are not all right: those it should not have, those it lacks, those it may have."""

    node: Mapping
    unknown: list[str]
    missing: list[str]
    known: Collection[str]


class Findings:
    """What is gathered while the records of one file are read."""

    def __init__(self, file: str, text: str = "") -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.references: list[tuple[str, Scalar]] = []
        self.spans: list[tuple[int, int]] = []
        """For each record made, which of the references are its own."""
        self.names: list[Names] = []
        """The names to account for once the whole record is read: one may be missing here and stand elsewhere."""

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that the rest of the file can wait."""
        return len(self.problems) > MOST_PROBLEMS

    def report(
        self,
        where: Node | Place,
        code: str,
        text: Text,
        *,
        fix: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a problem at a node or at a place."""
        place = where if isinstance(where, Place) else place_of(where, self.file)
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(place, code, text, severity, fix))
        elif not self.is_full:
            text = _("this file has more than {n} problems: the rest waits until these are mended", n=MOST_PROBLEMS)
            self.problems.append(Problem(place, "too-many-problems", text))
