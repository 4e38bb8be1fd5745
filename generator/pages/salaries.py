"""All pay on one page: every band on one axis, every figure behind it, premiums and gaps beside them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.model import Modifier, Role
from generator.pages.charts import Axis
from generator.pages.edition import Edition
from generator.pages.explorer import explorer
from generator.pages.page import Page
from generator.pages.pay import Chart, Shown, chart, inversions, shared_axis
from generator.pages.reckoning import patterns, steps
from generator.pay.bands import Band
from generator.pay.figures import figures_of
from generator.pay.filters import Filters, answers
from generator.pay.votes import Cell


class RolePay(NamedTuple):
    """The bands of one role: yearly gross pay on the shared axis, the rest each on its own."""

    role: Role
    yearly: Chart | None
    others: list[Chart]
    inversions: list[str]


def pages(edition: Edition) -> list[Page]:
    """The page of salaries."""
    say = edition.say.gettext
    ladder = [_yearly(role, edition) for role in edition.ladder_roles]
    brought = {
        answer.band.cell: answer.band for answer in answers(figures_of(edition.catalog), Filters(todays_euros=True))
    }
    axis = _axis((band for bands in ladder for band in bands), brought)
    on_ladder = [
        _pay(role, edition, brought, shared=bands, axis=axis)
        for role, bands in zip(edition.ladder_roles, ladder, strict=True)
    ]
    beside = [_pay(role, edition, brought) for role in edition.neighbours]
    apart = [_pay(role, edition, brought) for role in edition.references]
    groups = [
        (say("On the ladder"), "ladder", on_ladder),
        (say("Beside the ladder"), "neighbours", _documented(beside)),
        (say("Surveyed groups and distant jobs"), "references", _documented(apart)),
    ]
    rows = [band for _title, _anchor, pays in groups for pay in pays for drawn in _charts(pay) for band in drawn.bands]
    return [
        edition.page(
            "salaries",
            "salaries.md.j2",
            title=say("Pay"),
            description=say(
                "Every published figure on one axis, by role, level and place, with its source, date and method."
            ),
            groups=[(title, anchor, pays, _rows(pays)) for title, anchor, pays in groups if pays],
            undocumented=[pay.role for pay in beside if not _charts(pay)],
            overview=chart(
                [band for bands in ladder for band in bands if band.cell.zone == edition.main_zone], edition, axis=axis
            ),
            rows=rows,
            table_cells=table_cells,
            steps=steps,
            patterns=patterns(edition),
            explorer=explorer(edition),
            modifiers=[(modifier, _modifier_amount(modifier, edition)) for modifier in edition.catalog.modifiers],
            modifier_kinds=_modifier_kinds(edition),
        )
    ]


def _yearly(role: Role, edition: Edition) -> list[Band]:
    return edition.bands_of(role.id, basis="gross-year")


def _axis(bands: Iterable[Band], brought: Mapping[Cell, Band]) -> Axis:
    """One that holds the bands as they are and in today's euros: a switch then moves the bars, not the scale."""
    bands = list(bands)
    return shared_axis([*bands, *(brought[band.cell] for band in bands)])


def _pay(
    role: Role,
    edition: Edition,
    brought: Mapping[Cell, Band],
    *,
    shared: list[Band] | None = None,
    axis: Axis | None = None,
) -> RolePay:
    yearly = shared if shared is not None else _yearly(role, edition)
    every = [
        band
        for contract in ("salaried", "freelance", "portage")
        for band in edition.bands_of(role.id, contract=contract)
    ]
    others = [band for band in every if band not in yearly]
    drawn = chart(yearly, edition, axis=axis or _axis(yearly, brought)) if yearly else None
    main = [band for band in yearly if band.cell.zone == edition.main_zone]
    apart = [chart(group, edition, axis=_axis(group, brought)) for group in _by_basis(others)]
    return RolePay(role, drawn, apart, inversions(main, edition))


def _by_basis(bands: Iterable[Band]) -> list[list[Band]]:
    groups: dict[tuple[str, str], list[Band]] = {}
    for band in bands:
        groups.setdefault((band.cell.contract, band.cell.basis), []).append(band)
    return list(groups.values())


def _charts(pay: RolePay) -> list[Chart]:
    return [drawn for drawn in (pay.yearly, *pay.others) if drawn is not None]


def _rows(pays: Sequence[RolePay]) -> int:
    """How long a group is before a browser lays it out: its roles, and the bands of each."""
    return len(pays) + sum(len(drawn.bands) for pay in pays for drawn in _charts(pay))


def _documented(pays: Iterable[RolePay]) -> list[RolePay]:
    return [pay for pay in pays if _charts(pay)]


def table_cells(band: Shown, edition: Edition) -> tuple[str, str, str]:
    """Low, midpoint and high as the full table prints them; a dash where there is none."""
    words, basis = edition.words, band.band.cell.basis
    low, high = (words.amount(end, basis) if end is not None else "–" for end in (band.band.low, band.band.high))
    return low, band.centre or "–", high


def _modifier_amount(modifier: Modifier, edition: Edition) -> str:
    """`+4–5 k€ a year`, `−12.7 %`; nothing for a statement without amount."""
    if modifier.unit == "none":
        return ""
    values = [value for value in (modifier.low, modifier.high, modifier.point) if value is not None]
    signed = "–".join(
        f"{'−' if value < 0 else '+' if value > 0 else ''}{edition.words.number(abs(value))}" for value in values
    )
    return f"{signed}\u00a0{'%' if modifier.unit == 'percent' else '€'}"


def _modifier_kinds(edition: Edition) -> dict[str, str]:
    say = edition.say.gettext
    return {
        "language": say("Language"),
        "company-size": say("Size of the employer"),
        "zone": say("Place"),
        "gender": say("Women and men"),
        "agency": say("Agency or in-house"),
        "title": say("Title and practice"),
        "role-gap": say("From one role to the next"),
        "variable": say("Variable pay"),
        "growth": say("Yearly growth"),
        "digital": say("Digital jobs against others"),
    }
