"""One edition of the site: the catalog, its bands and a language, with what every page asks of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.catalog import Catalog
from generator.changes.history import Change
from generator.changes.repository import Repository
from generator.exports.bundle import Exported, Names, exported
from generator.exports.components import cell_anchor
from generator.messages.language import french_html, french_spaces, translations
from generator.model import Move, Role, Rung, Salary, Skill, Source
from generator.pages.compiled import keep_compiled
from generator.pages.correction import Correction, correction
from generator.pages.page import Addresses, Page, heading, relative
from generator.pages.words import Words, prose
from generator.pay.bands import Band, Bands, all_bands, by_role

T = TypeVar("T")
R = TypeVar("R")


class Edition:
    """What the pages of one language share. Computed once, then only read."""

    def __init__(
        self,
        catalog: Catalog,
        language: str,
        changes: Sequence[Change] = (),
        *,
        repository: Repository | None = None,
    ) -> None:
        self.catalog = catalog
        self.changes = changes
        self.repository = repository
        self.language = language
        self.say = translations(language)
        self.words = Words(language, self.say)
        self.addresses = Addresses(self.say)
        self.bands: Bands = all_bands(catalog)
        self._told: dict[tuple[Callable[..., Any], int], tuple[object, Any]] = {}

    def once(self, tell: "Callable[[T, Edition], R]", thing: T) -> R:
        """What is told of a thing, worked out once: the same band stands on several pages."""
        # By identity, since comparing bands takes longer. A thing that is kept shares its number with no other.
        key = (tell, id(thing))
        if key not in self._told:
            self._told[key] = thing, tell(thing, self)
        return cast(R, self._told[key][1])

    # --- names and places ---

    @cached_property
    def ladder_roles(self) -> tuple[Role, ...]:
        """The roles of the ladder, lowest rung first."""
        return tuple(self.catalog.role[rung.role] for rung in self.catalog.ladder.rungs)

    @cached_property
    def neighbours(self) -> tuple[Role, ...]:
        """The roles beside the ladder that have a page."""
        return tuple(role for role in self.catalog.roles if role.kind == "role" and role not in self.ladder_roles)

    @cached_property
    def references(self) -> tuple[Role, ...]:
        """Surveyed groups and distant jobs: figures, no page."""
        return tuple(role for role in self.catalog.roles if role.kind == "reference")

    @cached_property
    def level_name(self) -> dict[str, str]:
        """Names of the levels of seniority by id."""
        return {level.id: level.name for level in self.catalog.site.levels}

    @cached_property
    def zone_name(self) -> dict[str, str]:
        """Names of the zones by id."""
        return {zone.id: zone.name for zone in self.catalog.site.zones}

    @cached_property
    def any_level(self) -> str:
        """The id of the level that means all levels together."""
        return next(level.id for level in self.catalog.site.levels if level.any)

    @property
    def main_zone(self) -> str:
        """The zone that stands for the whole country: the first one."""
        return self.catalog.site.zones[0].id

    def rung_number(self, role: str) -> int:
        """1 for the lowest rung; 0 for a role that is not on the ladder. Colours repeat after three."""
        ranks = [rank for rank, rung in enumerate(self.catalog.ladder.rungs, 1) if rung.role == role]
        return (ranks[0] - 1) % 3 + 1 if ranks else 0

    def rung(self, role: str) -> Rung | None:
        """The rung of a role, if it is on the ladder."""
        return self.catalog.rung_of.get(role)

    def source_label(self, source: Source) -> str:
        """A publication in a few words: who and when."""
        year = str(source.published.year) if source.published.year else self.say.gettext("undated")
        return f"{source.publisher}, {year}"

    def correction(self, record: Salary | Role | Skill | Move) -> Correction | None:
        """Where to correct a record, if the address of the repository is known."""
        return correction(record, self.repository, self.say) if self.repository else None

    # --- bands ---

    @cached_property
    def bands_by_role(self) -> dict[str, list[Band]]:
        """Every band, under the role that it is of: pages of roles would otherwise look through all of them each."""
        return by_role(self.bands.values())

    def bands_of(self, role: str, *, contract: str = "salaried", basis: str | None = None) -> list[Band]:
        """The bands of a role by level then zone; of one basis when given."""
        levels = [level.id for level in self.catalog.site.levels]
        zones = [zone.id for zone in self.catalog.site.zones]
        found = [
            band
            for band in self.bands_by_role.get(role, ())
            if band.cell.contract == contract and basis in (None, band.cell.basis)
        ]
        return sorted(
            found, key=lambda band: (levels.index(band.cell.level), zones.index(band.cell.zone), band.cell.basis)
        )

    def main_bands(self, role: str) -> list[Band]:
        """The bands of a role for the whole country, salaried, gross a year, one a level that has any vote."""
        return [band for band in self.bands_of(role, basis="gross-year") if band.cell.zone == self.main_zone]

    # --- files to take away ---

    @cached_property
    def exports(self) -> Exported:
        """The API and the downloads: the page about them names their paths and sizes."""
        word = self.say.pgettext
        names = Names(
            word("address", "data"), word("address", "bands"), word("address", "figures"), word("address", "licence")
        )
        return exported(self.catalog, self.bands, self.say, names=names, changes=self.changes)

    # --- pages ---

    @cached_property
    def environment(self) -> Environment:
        """Templates that escape whatever they are given; the only place where a text becomes HTML."""
        environment = Environment(
            loader=PackageLoader("generator", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        environment.install_gettext_translations(self.say, newstyle=True)  # type: ignore[attr-defined]
        # A sentence without blanks, as most are, is the same each time: Jinja2 would make it anew in six calls.
        environment.globals["_"] = cache(lambda sentence: Markup(self.say.gettext(sentence)) % {})
        keep_compiled(environment)
        # What scripts read: accents as they are and no spaces weigh a fifth less. `tojson` still hides all markup.
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
        environment.filters["prose"] = prose
        environment.globals.update(edition=self, words=self.words, site=self.catalog.site, h=heading)
        return environment

    def render(self, template: str, address: str, **values: Any) -> str:
        """A template as Markdown with blocks of HTML, its links relative to the page at `address`."""

        @cache
        def link(kind: str, name: str | None = None) -> str:
            return relative(self.addresses.of(kind, name), address)

        def asset(path: str) -> str:
            return relative(path, address)

        def cite(ids: Iterable[str]) -> list[tuple[str, str]]:
            return [(link("source", each), self.source_label(self.catalog.source[each])) for each in ids]

        return self.environment.get_template(template).render(link=link, asset=asset, cite=cite, **values)

    def page(
        self,
        kind: str,
        template: str,
        *,
        name: str | None = None,
        title: str,
        description: str,
        contents: bool = True,
        wide: bool = False,
        searched: bool = True,
        moved: str = "",
        data: str = "",
        **values: Any,
    ) -> Page:
        """A page made from a template."""
        body = self.render(template, self.addresses.of(kind, name), title=title, **values)
        path = self.addresses.file(kind, name)
        page = Page(path=path, title=title, description=description, body=body, data=data)
        return replace(page, contents=contents, wide=wide, searched=searched, moved=moved)

    def typeset(self, text: str) -> str:
        """A rendered page with the spaces of its language."""
        return french_html(text) if self.language == "fr" else text

    def plain(self, text: str) -> str:
        """A plain text with the spaces of its language; one that a template made is escaped again where it goes."""
        plain = text.unescape() if isinstance(text, Markup) else text
        return french_spaces(plain) if self.language == "fr" else plain


def joined(parts: Iterable[str | None], sign: str = " · ") -> str:
    """The parts that exist, joined."""
    return sign.join(part for part in parts if part)


__all__ = ["Edition", "Markup", "cell_anchor", "joined"]
