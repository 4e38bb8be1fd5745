"""A team written down by hand or exported becomes people with a post and a pay; a row not understood says why.

The first row names the columns, in French or in English. Nothing is guessed: what has two readings is refused with
both, and a refused row keeps its line. `assets/roster.js` reads the same in the browser.
"""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Literal, NamedTuple, TypeVar

from generator.messages.problems import Text, _
from generator.pay.amounts import Exact
from generator.pay.comparison import full_time_equivalent
from generator.pay.market import Market, Part
from generator.people.entries import PARTS, SEXES, Sex, amount_of, months_of, part_of, sex_of
from generator.people.flaws import Flaw
from generator.people.tables import Row, table_of
from generator.reading.spelling import closest, slug

T = TypeVar("T")

MOST_ROWS = 20_000
LONGEST_CELL = 200

Column = Literal["person", "role", "level", "zone", "salary", "monthly", "months", "part", "sex", "variable"]


class Named(NamedTuple):
    """A column: its name for readers, and what else may stand at its head, as slugs."""

    name: Text
    words: tuple[str, ...]


COLUMNS: dict[Column, Named] = {
    "person": Named(_("person"), ("personne", "person", "nom", "name", "prenom", "initiales", "matricule", "salarie")),
    "role": Named(_("role"), ("metier", "role", "poste", "fonction", "emploi", "job")),
    "level": Named(_("level"), ("niveau", "level", "seniorite", "seniority")),
    "zone": Named(_("place"), ("zone", "lieu", "region", "place")),
    "salary": Named(
        _("salary"),
        ("salaire", "salary", "salaire-annuel", "salaire-brut", "salaire-brut-annuel", "salaire-annuel-brut", "fixe",
         "fixe-annuel", "brut-annuel", "annual-salary", "yearly-salary"),
    ),
    "monthly": Named(
        _("monthly salary"),
        ("salaire-mensuel", "monthly-salary", "mensuel", "salaire-mensuel-brut", "salaire-brut-mensuel",
         "brut-mensuel"),
    ),
    "months": Named(_("months"), ("mois", "months", "nombre-de-mois", "mois-payes")),
    "part": Named(
        _("working time"),
        ("temps-de-travail", "working-time", "temps", "temps-partiel", "taux", "quotite", "etp", "fte", "part-time"),
    ),
    "sex": Named(_("sex"), ("sexe", "sex", "genre", "gender")),
    "variable": Named(_("variable pay"), ("variable", "variable-pay", "part-variable", "variable-annuel", "bonus")),
}  # fmt: skip
"""What a row may hold, in the order of the explanation. Role, level, zone and one of the two salaries are needed."""


class Header(NamedTuple):
    """What the first row says: the place of each column that is known, all that is written, those left out."""

    places: Mapping[Column, int]
    names: tuple[str, ...]
    ignored: tuple[Flaw, ...]


class Person(NamedTuple):
    """Somebody with a post and a pay."""

    line: int
    name: str
    """As written; empty when there is none."""
    post: tuple[str, str, str]
    salary: Exact
    """Fixed pay of the year as paid: at their working time, gross, every month paid counted."""
    part: Fraction
    """Share of full time, over 0 and at most 1."""
    variable: Exact
    sex: Sex | None


class Refused(NamedTuple):
    """A row that is not understood, with every reason."""

    line: int
    flaws: tuple[Flaw, ...]


class Roster(NamedTuple):
    """A table, read: who is in it, which rows are refused, and how it was understood."""

    header: Header
    separator: str
    people: tuple[Person, ...]
    refused: tuple[Refused, ...]


def read(text: str, market: Market) -> Roster | list[Flaw]:
    """The people of a table; when the table cannot be read as a whole, why."""
    table = table_of(text)
    if isinstance(table, Flaw):
        return [table]
    first = next(table.rows, None)
    if first is None:
        return [Flaw("empty")]
    header = header_of(first)
    if isinstance(header, list):
        return header
    found = [person_of(row, header, market) for row, _rank in zip(table.rows, range(MOST_ROWS + 1), strict=False)]
    if not found or len(found) > MOST_ROWS:
        return [Flaw("too-many-rows" if found else "no-rows")]
    people = tuple(each for each in found if isinstance(each, Person))
    return Roster(header, table.separator, people, tuple(each for each in found if isinstance(each, Refused)))


def as_json() -> dict[str, Any]:
    """What the browser needs to read the same: names of columns, words for sex and working time, as pairs in order."""
    return {
        "columns": [[id, list(column.words)] for id, column in COLUMNS.items()],
        "sexes": list(map(list, SEXES.items())),
        "parts": [[word, str(part)] for word, part in PARTS.items()],
    }


def alike(people: Iterable[Person]) -> list[Flaw]:
    """A remark when somebody who has a name stands there twice with the same of everything: `2 = 26, 3 = 7 = 9`."""
    lines: dict[Person, list[int]] = {}
    for each in people:
        if each.name:
            lines.setdefault(each._replace(line=0), []).append(each.line)
    told = [" = ".join(map(str, same)) for same in lines.values() if len(same) > 1]
    return [Flaw("alike", value=", ".join(told))] if told else []


# --- first row -------------------------------------------------------------------------------------

_ASIDE = re.compile(r"\([^()]*\)")
_NEEDED: tuple[Column, ...] = ("role", "level", "zone", "salary")


def header_of(row: Row) -> Header | list[Flaw]:
    """The columns that a first row names. One that is needed and not there, or there twice, is a flaw of the table."""
    ids = [_column(cell) for cell in row.cells]
    places = {id: ids.index(id) for id in COLUMNS if id in ids}
    if not places:
        return [Flaw("no-header")]
    unknown = [cell for cell, id in zip(row.cells, ids, strict=True) if cell and not id]
    needed = [id for id in _NEEDED if id not in places and not (id == "salary" and "monthly" in places)]
    flaws = [Flaw("column-twice", id) for id in COLUMNS if ids.count(id) > 1]
    flaws += [_missing(id, unknown) for id in needed]
    free = [id for id in COLUMNS if id not in places]
    return flaws or Header(places, row.cells, tuple(_ignored(cell, free) for cell in unknown))


def _column(cell: str) -> Column | None:
    word = slug(_ASIDE.sub("", cell))
    return next((id for id, column in COLUMNS.items() if word in column.words), None)


def _missing(id: Column, unknown: Iterable[str]) -> Flaw:
    near = next((cell for cell in unknown if _is_near(cell, id)), "")
    return Flaw("column-missing-near" if near else "column-missing", id, near)


def _ignored(cell: str, free: Iterable[Column]) -> Flaw:
    near = next((id for id in free if _is_near(cell, id)), "")
    return Flaw("column-ignored-near" if near else "column-ignored", near, cell)


def _is_near(cell: str, id: Column) -> bool:
    return closest(_ASIDE.sub("", cell), COLUMNS[id].words) is not None


# --- one row ---------------------------------------------------------------------------------------

_Cells = Mapping[Column, str]
_POST: tuple[Part, ...] = ("role", "level", "zone")
_THOUSAND, _LARGEST = 1000, 10_000_000
_NOTHING: Exact = 0


class _Kept:
    """Values as they are read, and the flaws of those that are not, each with its column as the table calls it."""

    def __init__(self, header: Header) -> None:
        self.flaws: list[Flaw] = []
        self._header = header

    def __call__(self, column: Column, found: T | Flaw, instead: T) -> T:
        if isinstance(found, Flaw):
            self.flaws.append(found._replace(column=column, head=_head(column, self._header)))
            return instead
        return found


def person_of(row: Row, header: Header, market: Market) -> Person | Refused:
    """Who a row speaks of, or every reason why it is not understood."""
    cells = {id: _cell(row, header.places.get(id)) for id in COLUMNS}
    kept = _Kept(header)
    kept.flaws += _shape(row, header, cells)
    if kept.flaws:
        return Refused(row.line, tuple(kept.flaws))
    role, level, zone = (kept(part, _named(part, cells[part], market), "") for part in _POST)
    part = kept("part", part_of(cells["part"]), Fraction(1))
    paid: Column = "monthly" if cells["monthly"] or "salary" not in header.places else "salary"
    salary = _salary(cells, paid, kept)
    variable = kept("variable", amount_of(cells["variable"] or "0"), _NOTHING)
    sex = kept("sex", sex_of(cells["sex"]), None)
    if not kept.flaws:
        kept(paid, _plausible(salary, part, role, cells[paid], market), salary)
    if kept.flaws:
        return Refused(row.line, tuple(kept.flaws))
    return Person(row.line, " ".join(cells["person"].split()), (role, level, zone), salary, part, variable, sex)


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _head(id: Column, header: Header) -> str:
    return header.names[header.places[id]] if id in header.places else ""


def _shape(row: Row, header: Header, cells: _Cells) -> list[Flaw]:
    """What is wrong with a row before anything in it is read."""
    if row.has_odd_quote:
        return [Flaw("odd-quote")]
    if any(row.cells[len(header.names) :]):
        return [Flaw("odd-cells")]
    return [Flaw("long", id, head=_head(id, header)) for id, cell in cells.items() if len(cell) > LONGEST_CELL]


def _named(part: Part, cell: str, market: Market) -> str | Flaw:
    if not cell:
        return Flaw("missing")
    words = market.words[part]
    if found := words.get(slug(cell)):
        return found
    near = closest(cell, words)
    if near:
        return Flaw("near", "", cell, market.names[part][words[near]])
    # There are few levels and places, and a sentence may name them all; roles are many.
    return Flaw("unknown" if part == "role" else "unknown-choice", "", cell)


def _salary(cells: _Cells, paid: Column, kept: _Kept) -> Exact:
    """Fixed pay of the year: as written, or what a month is paid times the months."""
    if not cells[paid]:
        return kept(paid, Flaw("missing"), _NOTHING)
    if paid == "salary":
        return kept(paid, amount_of(cells[paid]), _NOTHING)
    if cells["salary"]:
        return kept("salary", Flaw("two-salaries"), _NOTHING)
    month = kept(paid, amount_of(cells[paid], monthly=True), _NOTHING)
    return month * kept("months", months_of(cells["months"]), _NOTHING)


def _plausible(salary: Exact, part: Fraction, role: str, written: str, market: Market) -> Exact | Flaw:
    """The salary, unless it is in thousands, of a month or of nobody. No check without anything to go by."""
    full_time = full_time_equivalent(salary, part)
    if salary < _THOUSAND:
        return Flaw("thousands", "", written)
    if salary > _LARGEST:
        return Flaw("large", "", written)
    if market.floor is not None and 2 * full_time < market.floor:
        return Flaw("small", "", written)
    if (ceiling := market.ceilings.get(role)) is not None and full_time > ceiling:
        return Flaw("high", "", written)
    return salary
