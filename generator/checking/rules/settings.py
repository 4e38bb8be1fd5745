"""Claims about site.yaml: levels, zones and thresholds that hold together."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.messages.problems import Problem, _
from generator.model import GradeRow, Site, Zone


def one_level_is_for_all(catalog: Catalog) -> Iterator[Problem]:
    """A figure without seniority is of one level, the one that means all of them.

    Fails: `levels` of which none, or two, have `any: true`.
    """
    levels = [level for level in catalog.site.levels if level.any]
    if not levels:
        text = _("one level has to mean “all of them”: add “any: true” to it")
        yield Problem(catalog.site.at_name("levels"), "any-level", text)
    for level in levels[1:]:
        text = _("“{id}” already means “all levels”: only one does", id=levels[0].id)
        yield Problem(level.at("any"), "any-level", text, related=(levels[0].at("any"),))


def shares_of_a_mixture_add_up(catalog: Catalog) -> Iterator[Problem]:
    """The zones that stand for a larger one are all of it, each once.

    Fails: `share: 31` and `share: 59`; a zone that is part of itself.
    """
    mixtures = {zone.id for zone in catalog.site.zones if zone.mixture}
    for zone in catalog.site.zones:
        if zone.mixture:
            yield from _wrong_parts(zone, mixtures)


def _wrong_parts(zone: Zone, mixtures: set[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for part in zone.mixture:
        if part.zone in mixtures:
            text = _("“{id}” is a mixture itself: name the zones it is made of", id=part.zone)
            yield Problem(part.at("zone"), "mixture-parts", text)
        elif part.zone in seen:
            yield Problem(part.at("zone"), "mixture-parts", _("“{id}” is in this mixture twice", id=part.zone))
        seen.add(part.zone)
    total = sum(part.share for part in zone.mixture)
    if total != 100:
        text = _("the shares of “{id}” come to {total}, not to 100", id=zone.id, total=total)
        yield Problem(zone.at_name("mixture"), "mixture-shares", text)


def thresholds_are_in_order(catalog: Catalog) -> Iterator[Problem]:
    """What is recent is usable; a better grade asks for more; nothing is implausible at its usual amount.

    Fails: `recent: 6` with `usable: 5`; grade a asking for 3 studies and grade b for 4; `implausible: 1`.
    """
    thresholds = catalog.site.thresholds
    if thresholds.recent > thresholds.usable:
        text = _("“recent” is above “usable”: what is recent is usable")
        yield Problem(thresholds.at("recent"), "thresholds-order", text, related=(thresholds.at("usable"),))
    if thresholds.implausible < 2:
        text = _("“implausible” is a factor of 2 at least")
        yield Problem(thresholds.at("implausible"), "thresholds-order", text)
    yield from _grades_in_order(catalog.site)


def _grades_in_order(site: Site) -> Iterator[Problem]:
    grades = site.thresholds.grades
    for better, worse in ((grades.a, grades.b), (grades.b, grades.c)):
        for field, asks_more in _asks(better, worse):
            if not asks_more:
                text = _("this grade asks for more than the better one above it")
                place, related = worse.at(field), (better.at(field),)
                yield Problem(place, "thresholds-order", text, related=related)


def _asks(better: GradeRow, worse: GradeRow) -> Iterator[tuple[str, bool]]:
    """For each criterion whether the better grade asks for as much as the worse one."""
    yield "origins", better.origins >= worse.origins
    yield "age", better.age <= worse.age
    yield "agreement", better.agreement >= worse.agreement
