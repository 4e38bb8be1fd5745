"""The whole of the data, checked: what every later stage takes."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from generator.model import (
    Indices,
    Ladder,
    Modifier,
    Move,
    Origin,
    Quiz,
    Role,
    Rung,
    Salary,
    Site,
    Skill,
    Source,
    Zone,
)
from generator.reading.record import Record


class Collection(NamedTuple):
    """One file or folder of data/: its name, the class of its records, and whether it holds a single one."""

    name: str
    record: type[Record]
    single: bool = False
    required: bool = True


COLLECTIONS = (
    Collection("site", Site, single=True),
    Collection("origins", Origin, required=False),
    Collection("sources", Source),
    Collection("roles", Role),
    Collection("skills", Skill),
    Collection("salaries", Salary),
    Collection("modifiers", Modifier, required=False),
    Collection("paths", Move),
    Collection("ladder", Ladder, single=True),
    Collection("quiz", Quiz, single=True),
    Collection("indices", Indices, single=True),
)


@dataclass(frozen=True)
class Catalog:
    """Every record of data/, without an error, as of one date. Only `check` makes one."""

    as_of: date
    site: Site
    origins: tuple[Origin, ...]
    sources: tuple[Source, ...]
    roles: tuple[Role, ...]
    skills: tuple[Skill, ...]
    salaries: tuple[Salary, ...]
    modifiers: tuple[Modifier, ...]
    paths: tuple[Move, ...]
    ladder: Ladder
    quiz: Quiz
    indices: Indices

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def role(self) -> dict[str, Role]:
        """Roles and references by id."""
        return {role.id: role for role in self.roles}

    @cached_property
    def zone(self) -> dict[str, Zone]:
        """Zones by id."""
        return {zone.id: zone for zone in self.site.zones}

    @cached_property
    def rung_of(self) -> dict[str, Rung]:
        """Rungs by the id of their role."""
        return {rung.role: rung for rung in self.ladder.rungs}

    @cached_property
    def salaries_of(self) -> dict[str, list[Salary]]:
        """The published figures of each role that has any, by its id."""
        found: dict[str, list[Salary]] = {}
        for salary in self.salaries:
            found.setdefault(salary.role, []).append(salary)
        return found

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """For each source the study that votes: the one it quotes, else its publisher."""
        from generator.reading.spelling import slug

        return {source.id: source.origin or slug(source.publisher) for source in self.sources}

    def origin_name(self, origin: str) -> str:
        """A study's name for readers."""
        names = {each.id: each.name for each in self.origins}
        if origin in names:
            return names[origin]
        return next(source.publisher for source in self.sources if self.origin_of[source.id] == origin)
