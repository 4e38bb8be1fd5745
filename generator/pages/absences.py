"""Why what a reader asks for shows nothing, in sentences. Scripts of pages take the same ones (see filters.py)."""

from generator.labels import LABELS
from generator.pages.edition import Edition
from generator.pay.filters import Absence, Cause


def absence_words(absence: Absence, edition: Edition) -> str:
    """`no figure for this level; there are some for: Junior and Senior`."""
    instead = edition.words.listing(instead_words(absence, edition))
    return edition.plain(absence_sentences(edition)[absence.cause].format(instead=instead))


def absence_sentences(edition: Edition) -> dict[Cause, str]:
    """For each cause its sentence, in which `{instead}` stands for what there is."""
    say = edition.say.gettext
    return {
        "period": say("the period ends before it starts"),
        "role": say("no source gives a figure for this role"),
        "level": say("no figure for this level; there are some for: {instead}"),
        "zone": say("no figure for this place; there are some for: {instead}"),
        "contract": say("no figure for this contract; there are some for: {instead}"),
        "basis": say("no figure counted so; there are some: {instead}"),
        "set-aside": say("what is published is set aside: {instead}"),
        "years": say("no figure of these years; what there is: {instead}"),
        "prices": say("no figure that prices can bring up to date; what there is: {instead}"),
        "historic": say("only old or undated figures, which are hidden: {instead}"),
    }


def instead_words(absence: Absence, edition: Edition) -> list[str]:
    """What there is instead, as readers call it."""
    if absence.cause == "set-aside":
        source_of = {salary.id: salary.source for salary in edition.catalog.salaries}
        sources = dict.fromkeys(edition.catalog.source[source_of[id]] for id in absence.instead)
        return [edition.source_label(source) for source in sources]
    names = instead_names(edition).get(absence.cause, {})
    return [names.get(each, each) for each in absence.instead]


def instead_names(edition: Edition) -> dict[Cause, dict[str, str]]:
    """For the causes that name other choices, what each of them is called."""
    say = edition.say.gettext
    undated = {"undated": say("figures without date")}
    return {
        "level": edition.level_name,
        "zone": edition.zone_name,
        "contract": {id: name.render(say) for id, name in LABELS["contract"].items()},
        "basis": {id: name.render(say) for id, name in LABELS["basis"].items()},
        "years": undated,
        "prices": undated,
        "historic": undated,
    }
