"""From the files of data/ to a Catalog, or to every problem they hold: the only door to a Catalog.

One root cause gives one problem: a file that cannot be read to its end is not blamed for the ids it may hold, a
record with a mistake is still known by its id, and a rule that needs a collection whole waits until it is.
"""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator.catalog import COLLECTIONS, Catalog
from generator.checking import rules
from generator.checking.folder import Part, read_folder
from generator.checking.references import Ids, Reference, dead_ends, duplicate_ids, ids_of, resolve
from generator.messages.problems import Problem, has_errors, in_order
from generator.reading.garbage import uncollected
from generator.reading.trails import with_trails


class Checked(NamedTuple):
    """The outcome of a check: a Catalog unless there is an error, every problem in order, the texts read by file."""

    catalog: Catalog | None
    problems: list[Problem]
    texts: dict[str, str]
    is_whole: bool
    """Whether every file could be read to its end: what cannot be read may hide other problems."""


def check(data: Path, *, as_of: date) -> Checked:
    """Check every collection of the folder `data`. `as_of` alone decides what is old or in the future."""
    # Hundreds of thousands of nodes, none of which holds itself: they go away with the Catalog all the same.
    with uncollected(lasting=True):
        parts, problems = read_folder(data)
        problems += [problem for part in parts.values() for problem in part.problems]
        known = ids_of(parts)
        problems += duplicate_ids(known)
        catalog, whole, broken = _assemble(parts, known, as_of)
        problems += dead_ends(broken, parts, known)
        problems += rules.broken(catalog, whole, alone=_all_records(parts, as_of) if broken else None)
        files = [(name, loaded) for name, part in parts.items() for loaded in part.files]
        roots = {loaded.file: (name, loaded.root) for name, loaded in files if loaded.root is not None}
        problems = in_order(with_trails(problems, roots))
    texts = {loaded.file: loaded.text for _name, loaded in files}
    is_whole = all(loaded.whole for _name, loaded in files)
    return Checked(None if has_errors(problems) else catalog, problems, texts, is_whole)


def _assemble(
    parts: dict[str, Part], known: dict[str, Ids], as_of: date
) -> tuple[Catalog, frozenset[str], list[Reference]]:
    """The records whose references all lead somewhere, the names of the collections that lost none, the references
    that lead nowhere.

    The Catalog is complete only when nothing was lost; until then only rules see it, and only what they ask for.
    """
    values: dict[str, list[Any]] = {}
    whole = set()
    broken: list[Reference] = []
    for name, part in parts.items():
        values[name], dead = resolve(part, known)
        broken += dead
        if part.whole and len(values[name]) == sum(each.record is not None for each in part.records):
            whole.add(name)
    return _catalog(values, as_of), frozenset(whole), broken


def _all_records(parts: dict[str, Part], as_of: date) -> Catalog:
    """All that could be read, the records that name an unknown id included: for rules only."""
    values = {name: [each.record for each in part.records if each.record is not None] for name, part in parts.items()}
    return _catalog(values, as_of)


def _catalog(values: dict[str, list[Any]], as_of: date) -> Catalog:
    shaped: dict[str, Any] = {
        each.name: next(iter(values[each.name]), None) if each.single else tuple(values[each.name])
        for each in COLLECTIONS
    }
    return Catalog(as_of=as_of, **shaped)
