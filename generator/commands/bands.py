"""`gen bands`: the pay bands of the site in the terminal, as a spreadsheet takes them, or as the API has them."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.commands.edge import AS_OF, LANG, PROJECT, Year, sound
from generator.commands.team import TARGETS, tell_team
from generator.messages.problems import Text, _
from generator.messages.refusal import Refused

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.pay.bands import Band
    from generator.pay.figures import Figures
    from generator.pay.filters import Answer, Filters
    from generator.people.team import Target

SHAPES = ("table", "json", "csv")

_WHAT: dict[str, Text] = {
    "role": _("a known role"),
    "level": _("a known level"),
    "zone": _("a known zone"),
    "contract": _("a known contract"),
    "basis": _("a known way of counting"),
}
"""What an id that is not there is not, for each filter."""


class _Manner(NamedTuple):
    """How bands are told."""

    lang: str
    shape: str
    why: bool


@click.command(
    help=_(
        "Show the pay bands: what each role is paid, according to how many studies, how far to trust it. Without a "
        "filter, all of them."
    ).msgid,
    epilog="gen bands --role ROLE\ngen bands --role ROLE --level LEVEL --why\n"
    "gen bands --zone france --since 2023 --no-historic\ngen bands --format csv > fourchettes.csv\n"
    "gen bands --team equipe.csv",
)
@click.option("--role", metavar="ROLE", help=_("Only this role.").msgid)
@click.option("--level", metavar="LEVEL", help=_("Only this level of seniority.").msgid)
@click.option("--zone", metavar="ZONE", help=_("Only this place.").msgid)
@click.option("--contract", metavar="CONTRACT", help=_("Only this contract: salaried, freelance or portage.").msgid)
@click.option("--basis", metavar="BASIS", help=_("Only what counts this: gross-year, net-year, day-rate…").msgid)
@click.option("--since", type=Year(), metavar="YYYY", help=_("From figures of this year or later ones alone.").msgid)
@click.option("--year", type=Year(), metavar="YYYY", help=_("From figures of this one year alone.").msgid)
@click.option(
    "--historic/--no-historic",
    default=True,
    help=_("Show or hide what rests on old or undated figures (default: shown).").msgid,
)
@click.option(
    "--team",
    "file",
    metavar="FILE",
    help=_("Place a team (CSV, or - for what another command writes) in the bands.").msgid,
)
@click.option(
    "--promotion",
    type=click.Choice(TARGETS),
    help=_("With --team: count promotions up to this point of the next rung.").msgid,
)
@click.option("--why", is_flag=True, help=_("Tell what each band is made of, step by step.").msgid)
@click.option("--format", "shape", type=click.Choice(SHAPES), default=SHAPES[0], help=_("Shape of the result.").msgid)
@PROJECT
@AS_OF
@LANG
def bands(
    role: str | None,
    level: str | None,
    zone: str | None,
    contract: str | None,
    basis: str | None,
    since: int | None,
    year: int | None,
    historic: bool,
    file: str | None,
    promotion: "Target | None",
    why: bool,
    shape: str,
    project: Path,
    as_of: datetime | None,
    lang: str,
) -> None:
    """Exit code 1 when the data have a mistake."""
    if since is not None and year is not None:
        raise Refused(_("--since and --year ask for different years: keep one of them"))
    if file is not None and (
        why or not historic or any(each is not None for each in (role, level, zone, contract, basis, since, year))
    ):
        raise Refused(_("--team takes --promotion and --format only: leave the filters out"))
    if file is None and promotion is not None:
        raise Refused(_("--promotion is counted for a team: name it with --team"))
    if why and shape != SHAPES[0]:
        raise Refused(_("--why is told in the table only: leave --format out"))
    _checked, catalog = sound(project, as_of, lang)
    if file is not None:
        sys.exit(tell_team(file, catalog, lang=lang, shape=shape, target=promotion or TARGETS[0]))
    from generator.pay.figures import figures_of
    from generator.pay.filters import Filters

    figures = figures_of(catalog)
    first = since if year is None else year
    filters = Filters(role, level, zone, contract, basis, since=first, until=year, historic=historic)
    _refuse_unknown(filters, figures)
    click.echo(_told(figures, filters, catalog, _Manner(lang, shape, why)))


def _refuse_unknown(filters: "Filters", figures: "Figures") -> None:
    """Refuse an id that stands for nothing, with the one that was probably meant."""
    from generator.reading.spelling import closest

    for field, options in figures.options.items():
        value = getattr(filters, field)
        if value is None or value in options:
            continue
        what = _WHAT[field]
        if near := closest(value, options):
            raise Refused(_("“{value}” is not {what}; did you mean “{near}”?", value=value, what=what, near=near))
        raise Refused(_("“{value}” is not {what}; the choices are {known}", value=value, what=what, known=options))


# --- results out -----------------------------------------------------------------------------------


def _told(figures: "Figures", filters: "Filters", catalog: "Catalog", manner: _Manner) -> str:
    from generator.pay.filters import answers

    found = answers(figures, filters)
    if manner.shape == "table":
        return _listed(found, figures, filters, catalog, manner)
    shown = [answer.band for answer in found if answer.absence is None]
    return _as_csv(shown, catalog, manner.lang) if manner.shape == "csv" else _as_json(shown, catalog)


def _listed(
    found: Sequence["Answer"], figures: "Figures", filters: "Filters", catalog: "Catalog", manner: _Manner
) -> str:
    from generator.pages.edition import Edition
    from generator.pay.filters import absence
    from generator.telling.listing import as_absence, as_accounts, as_lines

    edition = Edition(catalog, manner.lang)
    if manner.why and (spoken_of := [answer for answer in found if _has_figures(answer.band)]):
        return as_accounts(spoken_of, edition)
    nothing = absence(figures, filters)
    return as_absence(nothing, edition) if nothing else as_lines(found, edition)


def _has_figures(band: "Band") -> bool:
    """Whether there is anything to account for, be it figures that do not count."""
    return bool(band.votes or band.unused or band.set_aside)


def _as_json(shown: Sequence["Band"], catalog: "Catalog") -> str:
    """As `/api/v1/bands.json` has them."""
    from generator.exports.api import bands_document

    return bands_document(catalog, shown)


def _as_csv(shown: Sequence["Band"], catalog: "Catalog", lang: str) -> str:
    """As the table to download has them, for programs."""
    from generator.exports.components import in_order
    from generator.exports.separated import PLAIN, separated
    from generator.exports.tables import tables
    from generator.messages.language import translations

    table, _figures = tables(catalog, in_order(shown, catalog), translations(lang))
    return separated(table, PLAIN).decode(PLAIN.encoding).rstrip("\n")
