"""Claims about jobs and references: what each must have, and where a reference cannot stand for a job."""

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.messages.problems import Place, Problem, Severity, _
from generator.model import Role


def only_jobs_are_rungs(catalog: Catalog) -> Iterator[Problem]:
    """A rung leads to the page of its role, and a reference has none.

    Fails: a rung with `role: cadres`, when the record `cadres` says `kind: reference`.
    """
    for rung in catalog.ladder.rungs:
        yield from _must_be_a_job(catalog.role[rung.role], rung.at("role"))


def only_jobs_are_moved_between(catalog: Catalog) -> Iterator[Problem]:
    """One moves from a job to a job: a surveyed group is nobody's next step.

    Fails: a move with `to: cadres`, when the record `cadres` says `kind: reference`.
    """
    for move in catalog.paths:
        yield from _must_be_a_job(catalog.role[move.source_role], move.at("from"))
        yield from _must_be_a_job(catalog.role[move.target_role], move.at("to"))


def only_jobs_expect_skills(catalog: Catalog) -> Iterator[Problem]:
    """A level is expected of a job, not of a surveyed group.

    Fails: `expected: {cadres: {all: 2}}`, when the record `cadres` says `kind: reference`.
    """
    for skill in catalog.skills:
        for role in skill.expected:
            yield from _must_be_a_job(catalog.role[role], skill.at_name("expected", role))


def _must_be_a_job(role: Role, place: Place) -> Iterator[Problem]:
    if role.kind == "reference":
        text = _("“{id}” is a reference: it has no page, so that only figures may speak of it", id=role.id)
        yield Problem(place, "reference-as-role", text, related=(role.at("kind"),))


def references_alone_cover_jobs(catalog: Catalog) -> Iterator[Problem]:
    """`covers` says which jobs a surveyed group mixes.

    Fails: `covers` in a record with `kind: role`, or a reference that covers another reference.
    """
    for role in catalog.roles:
        if role.covers and role.kind == "role":
            text = _("“covers” is for references: a job covers no other")
            yield Problem(role.at_name("covers"), "wrong-covers", text)
        for rank, covered in enumerate(role.covers):
            if role.kind == "reference" and catalog.role[covered].kind == "reference":
                text = _("“{id}” is a reference too: name the jobs themselves", id=covered)
                yield Problem(role.at("covers", rank), "wrong-covers", text)


def jobs_have_missions(catalog: Catalog) -> Iterator[Problem]:
    """The page of a job says first what one does there.

    Fails: a record with `kind: role` and without `missions`.
    """
    for role in catalog.roles:
        if role.kind == "role" and not role.missions:
            text = _("“{id}” has no missions: its page will say that a source is missing", id=role.id)
            yield Problem(role.at("id"), "no-missions", text, Severity.WARNING)


def jobs_say_who_sums_them_up(catalog: Catalog) -> Iterator[Problem]:
    """Every fact names its sources, the first sentence of a page too.

    Fails: a record with `kind: role` and a `summary`, without `sources`.
    """
    for role in catalog.roles:
        if role.kind == "role" and not role.sources:
            text = _("the summary of “{id}” names no source: add “sources”", id=role.id)
            yield Problem(role.at("summary"), "unsourced-summary", text, Severity.WARNING)


def jobs_stand_on_the_map(catalog: Catalog) -> Iterator[Problem]:
    """The map of moves draws each job in a row and a column.

    Fails: a record with `kind: role` and without `track` or without `column`.
    """
    for role in catalog.roles:
        lacking = tuple(key for key, value in (("track", role.track), ("column", role.column)) if not value)
        if role.kind == "role" and lacking:
            text = _("“{id}” has no place on the map of moves: add {fields}", id=role.id, fields=lacking)
            yield Problem(role.at("id"), "off-the-map", text)
