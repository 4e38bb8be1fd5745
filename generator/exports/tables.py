"""The two tables to download, one line a band and one line a published figure: columns once, for every format.

A cell says what the API says, so that no format can say another number; people get words where programs get ids.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from gettext import NullTranslations
from typing import Any, NamedTuple, get_args

from generator.catalog import Catalog
from generator.exports import shapes
from generator.exports.components import band_keys
from generator.exports.records import key_of
from generator.exports.shapes import Json, Key, choice, listing, nullable
from generator.labels import LABELS, TITLES
from generator.messages.language import capital
from generator.messages.problems import Text, _
from generator.model import Salary
from generator.pay.bands import Band
from generator.pay.grades import Criterion, Grade
from generator.reading.decode import fields_of

Value = str | int | float | bool | list[str] | None


class Column(NamedTuple):
    """A column: what a program knows of it, what people call it and its words."""

    key: Key
    title: str
    about: str
    words: Mapping[str, str]

    @property
    def kind(self) -> str:
        """`string`, `integer`, `number`, `boolean`, or `array` for a list of words."""
        return next(kind for kind in self._kinds if kind != "null")

    @property
    def is_required(self) -> bool:
        """Whether every line fills it; a list may be empty."""
        return not {"null", "array"} & {*self._kinds}

    @property
    def choices(self) -> list[str]:
        """All that a cell may say, when that is settled and it says one thing."""
        return [each for each in self.key.shape.schema.get("enum", ()) if each is not None]

    @property
    def is_share(self) -> bool:
        """Whether it goes from 0 to 1."""
        return "maximum" in self.key.shape.schema

    def told(self, value: Value) -> Value:
        """A cell as people read it."""
        if not self.words:
            return value
        if isinstance(value, list):
            return [self.words.get(each, each) for each in value]
        return self.words.get(value, value) if isinstance(value, str) else value

    @property
    def _kinds(self) -> Sequence[str]:
        kinds: str | Sequence[str] = self.key.shape.schema["type"]
        return [kinds] if isinstance(kinds, str) else kinds


class Table(NamedTuple):
    """A table: what it is called, what one line is, the columns, the lines as the API says them."""

    title: str
    about: str
    columns: tuple[Column, ...]
    lines: list[list[Value]]


def tables(catalog: Catalog, bands: Iterable[Band], say: NullTranslations) -> tuple[Table, Table]:
    """The table of bands and that of published figures."""
    words = _words(catalog, say)

    def table(title: Text, about: Text, keys: Iterable[Key], records: Iterable[Any]) -> Table:
        columns = tuple(_column(key, words, say.gettext) for key in keys)
        lines = [[column.key.shape.write(column.key.value_in(each)) for column in columns] for each in records]
        return Table(title.render(say.gettext), about.render(say.gettext), columns, lines)

    about_bands = _("One line a band: what all studies of a role, a level and a place come to.")
    about_figures = _("One line a published figure, as its source gives it.")
    return (
        table(_("Bands"), about_bands, _of_bands(), bands),
        table(_("Published figures"), about_figures, _of_figures(catalog), catalog.salaries),
    )


def _column(key: Key, words: Mapping[str, Mapping[str, str]], say: Callable[[str], str]) -> Column:
    title, about = TITLES[key.name].render(say), key.about.render(say)
    return Column(key, capital(title), capital(about), words.get(key.name, {}))


def _words(catalog: Catalog, say: NullTranslations) -> dict[str, dict[str, str]]:
    """For each column, what people call what it holds."""
    labels = {name: {word: text.render(say.gettext) for word, text in each.items()} for name, each in LABELS.items()}
    studies = {origin: catalog.origin_name(origin) for origin in catalog.origin_of.values()}
    of_studies = dict.fromkeys(("study", "origins", "influence_low_origin", "influence_high_origin"), studies)
    return {
        **labels,
        **of_studies,
        "statistics": labels["statistic"],
        "role": {role.id: role.name for role in catalog.roles},
        "level": {level.id: level.name for level in catalog.site.levels},
        "zone": {zone.id: zone.name for zone in catalog.site.zones},
    }


# --- columns -------------------------------------------------------------------------------------


def _of_figures(catalog: Catalog) -> Iterator[Key]:
    """Every field of a figure, and what its source and its study are called."""
    for name, field in fields_of(Salary).items():
        yield key_of(Salary, field)
        if name == "source":
            yield Key(
                "publisher", _("who publishes it"), shapes.TEXT, lambda each: catalog.source[each.source].publisher
            )
            yield Key("study", _("the study behind it"), shapes.TEXT, lambda each: catalog.origin_of[each.source])
    address = _("address of the page, when it is known")
    yield Key("url", address, nullable(shapes.TEXT), lambda each: catalog.source[each.source].url)


def _of_bands() -> Iterator[Key]:
    """What is told of a band in single values and lists of words, then what its inner records come to."""
    yield from (key for key in band_keys() if _is_plain(key.shape.schema))
    yield Key("studies", _("number of studies that count"), shapes.INTEGER, lambda band: len(band.votes))
    names = _("the studies that count")
    yield Key("origins", names, listing(shapes.TEXT), lambda band: [vote.origin for vote in band.votes])
    for end in ("low", "high"):
        yield _influence(end)
        yield _influence(end, of="origin")
    for criterion in get_args(Criterion):
        yield _letter(criterion)


def _is_plain(schema: Json) -> bool:
    return "type" in schema and "$ref" not in schema.get("items", ())


def _influence(end: str, *, of: str = "amount") -> Key:
    def value(band: Band) -> Any:
        move = getattr(band.influence, end, None)
        return None if move is None else getattr(move, of)

    if of == "origin":
        return Key(
            f"influence_{end}_origin", _("the study without which the end moves most"), nullable(shapes.TEXT), value
        )
    about = _("how far the end moves without one study; empty when nothing would be left of it")
    return Key(f"influence_{end}", about, nullable(shapes.NUMBER), value)


def _letter(criterion: str) -> Key:
    def value(band: Band) -> Any:
        return next((reason.grade for reason in band.reasons if reason.criterion == criterion), None)

    return Key(
        f"grade_{criterion}", _("letter of one criterion of the confidence"), nullable(choice(get_args(Grade))), value
    )
