"""Claims about publications: written one way, given once, already out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from generator.catalog import Catalog
from generator.messages.problems import Problem, Severity, _
from generator.model import Source
from generator.reading.dates import When
from generator.reading.spelling import slug


def publishers_are_spelled_one_way(catalog: Catalog) -> Iterator[Problem]:
    """A publisher written two ways counts as two studies, each with a vote.

    Fails: `publisher: Altaïde` in one record and `publisher: Altaides` in another.
    """
    first: dict[str, Source] = {}
    for source in catalog.sources:
        first.setdefault(source.publisher, source)
    seen: dict[str, Source] = {}
    for publisher, source in first.items():
        near = _near(publisher)
        known = next((seen[each] for each in near if each in seen), None)
        seen.update(dict.fromkeys(near, source))
        if known:
            values = {"name": publisher, "other": known.publisher}
            text = _("“{name}” and “{other}” look like one publisher: write both the same way", **values)
            place, other = source.at("publisher"), known.at("publisher")
            yield Problem(place, "similar-publishers", text, Severity.NOTE, related=(other,))


def _near(publisher: str) -> list[str]:
    """The name without its looks, and without each of its letters: two names share one of these if a letter differs."""
    bare = slug(publisher).replace("-", "")[:60]
    return [bare, *(bare[:rank] + bare[rank + 1 :] for rank in range(len(bare)))] if len(bare) > 4 else [bare]


def addresses_are_given_once(catalog: Catalog) -> Iterator[Problem]:
    """Two records with one address are, as a rule, one publication entered twice.

    Fails: two sources with the same `url` and the same title.
    """
    found: defaultdict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in catalog.sources:
        if source.url:
            found[source.url.rstrip("/"), slug(source.title)].append(source)
    for first, *others in found.values():
        for source in others:
            text = _("“{id}” has the same address: is it the same publication?", id=first.id)
            yield Problem(source.at("url"), "same-address", text, Severity.WARNING, related=(first.at("url"),))


def sources_are_already_published(catalog: Catalog) -> Iterator[Problem]:
    """What is not out yet cannot be cited.

    Fails: `published: 2031-05` in 2026.
    """
    for source in catalog.sources:
        if _is_after(source.published, catalog.as_of):
            text = _(
                "this date is in the future ({today} is the day of this check): write the printed one, or undated",
                today=catalog.as_of.isoformat(),
            )
            yield Problem(source.at("published"), "future-date", text)


def _is_after(when: When, today: date) -> bool:
    if when.year is None or when.year != today.year:
        return (when.year or 0) > today.year
    if when.month is None or when.month != today.month:
        return (when.month or 0) > today.month
    return (when.day or 0) > today.day
