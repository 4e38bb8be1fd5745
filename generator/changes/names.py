"""What people call the things that change: a record by its name, a band by its role, its level and its place."""

from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import Any

from generator.catalog import Catalog
from generator.labels import LABELS
from generator.messages.problems import Text
from generator.pay.votes import Cell

Name = tuple[Text | str, ...]
"""The parts of a name, for any language; none where an id says it all."""


def in_words(name: Name, words: NullTranslations) -> str:
    """A name in one language, its parts side by side."""
    return " · ".join(part.render(words.gettext) if isinstance(part, Text) else part for part in name)


def name_of(collection: str, id: str, catalog: Catalog) -> Name:
    """The name of a record of a collection; nothing for one that has no name, or that is not there."""
    naming = _NAMING.get(collection)
    held = getattr(catalog, collection) if naming else ()
    return next((naming(each, catalog) for each in held if each.id == id), ()) if naming else ()


def name_of_cell(cell: Cell, catalog: Catalog) -> Name:
    """What a band speaks of; the usual contract and basis go without saying."""
    usual = Cell("", "", "")
    apart = [name for name in ("contract", "basis") if getattr(cell, name) != getattr(usual, name)]
    where = _where(cell, catalog)
    return (*where, *(LABELS[name][getattr(cell, name)] for name in apart))


def _where(figure: Any, catalog: Catalog) -> tuple[str, ...]:
    """The role, the level and the place of a figure or a band."""
    levels = {level.id: level.name for level in catalog.site.levels}
    role, zone = catalog.role[figure.role].name, catalog.zone[figure.zone].name
    return (role, levels[figure.level], zone)


_Naming = Callable[[Any, Catalog], Name]
_NAMING: Mapping[str, _Naming] = {
    "origins": lambda origin, _catalog: (origin.name,),
    "sources": lambda source, _catalog: (source.publisher,),
    "roles": lambda role, _catalog: (role.name,),
    "skills": lambda skill, _catalog: (skill.name,),
    "salaries": lambda salary, catalog: (*_where(salary, catalog), catalog.source[salary.source].publisher),
    "modifiers": lambda modifier, catalog: (*_where(modifier, catalog), catalog.source[modifier.source].publisher),
    "paths": lambda move, catalog: (f"{catalog.role[move.source_role].name} → {catalog.role[move.target_role].name}",),
}
