"""What a chart shows, in sentences: they stand under it and are its text alternative."""

from collections.abc import Sequence

from generator.messages.language import capital, small
from generator.pages.edition import Edition, joined
from generator.pay.amounts import Exact
from generator.pay.bands import Band
from generator.pay.grades import Method, Reason
from generator.pay.votes import Cell, Vote


def cell_name(cell: Cell, edition: Edition, *, with_role: bool = True) -> str:
    """What a label or a table calls a cell: `Social media manager junior, Régions`."""
    who = _role_of(cell, edition) if with_role else edition.level_name[cell.level]
    return joined([who, edition.zone_name[cell.zone]], ", ")


def cell_told(cell: Cell, edition: Edition) -> str:
    """What a sentence calls a cell: `Social media manager junior, en régions`."""
    return joined([_role_of(cell, edition), place_told(cell.zone, edition)], ", ")


def place_told(zone: str, edition: Edition) -> str:
    """A place as a sentence names it, `en régions`; its name when the data say no more."""
    place = edition.catalog.zone[zone]
    return place.inside or place.name


def _role_of(cell: Cell, edition: Edition) -> str:
    return at_level(edition.catalog.role[cell.role].name, cell.level, edition)


def at_level(role: str, level: str, edition: Edition) -> str:
    """`Community manager junior`; a comma before what does not qualify the last word, `…, tous niveaux`."""
    comma = "," if level == edition.any_level or "," in role else ""
    return f"{role}{comma} {small(edition.level_name[level])}"


def unit(cell: Cell, edition: Edition) -> str:
    """What the amounts of a cell count."""
    say = edition.say.gettext
    return {
        "gross-year": say("gross a year"),
        "variable-year": say("gross a year, fixed and variable"),
        "total-year": say("gross a year, profit-sharing included"),
        "net-year": say("net a year"),
        "day-rate": say("a day before VAT"),
        "month-rate": say("a month before VAT"),
    }[cell.basis]


def value(band: Band, edition: Edition) -> str:
    """The band in three words: its range, its only amount, or that there is none."""
    say, words, basis = edition.say.gettext, edition.words, band.cell.basis
    if band.status == "band":
        return words.span(band.low, band.high, basis)
    if band.status == "contested":
        return say("sources disagree")
    if band.status == "one-sided":
        return words.span(band.low, band.high, basis)
    if band.status == "point":
        amounts = sorted(vote.centre for vote in band.votes if vote.centre is not None)
        return words.listing([words.amount(amount, basis) for amount in dict.fromkeys(amounts)])
    return say("no figure")


def sentence(band: Band, edition: Edition) -> str:
    """The whole story of a band: range, midpoint, who says so, when, how far they agree, how far to trust it."""
    parts = [
        _claim(band, edition),
        _witnesses(band, edition),
        _agreement(band, edition),
        _confidence(band, edition),
    ]
    return edition.plain(" ".join(part for part in parts if part))


def _claim(band: Band, edition: Edition) -> str:
    say, words, cell = edition.say.gettext, edition.words, band.cell
    place, counted = cell_told(cell, edition), unit(cell, edition)
    if band.status == "band":
        claim = say("{place}: {range} {unit}, midpoint {centre}.")
        centre = words.centre(band.centre) if cell.basis.endswith("year") else words.euros(band.centre)  # type: ignore[arg-type]
        return claim.format(place=place, range=_span(band.low, band.high, band, edition), unit=counted, centre=centre)
    if band.status == "contested":
        return say("{place}: the sources disagree too much to give a range.").format(place=place)
    if band.status == "one-sided":
        return say("{place}: {range} {unit}; no source gives the other end.").format(
            place=place, range=_span(band.low, band.high, band, edition), unit=counted
        )
    if band.status == "point":
        return say("{place}: {range} {unit}; no source gives a range.").format(
            place=place, range=value(band, edition), unit=counted
        )
    return say("{place}: no source gives a figure.").format(place=place)


def _span(low: Exact | None, high: Exact | None, band: Band, edition: Edition) -> str:
    return edition.words.span(low, high, band.cell.basis, dash=False)


def _witnesses(band: Band, edition: Edition) -> str:
    if not band.votes:
        return ""
    return f"{capital(witnesses(band.votes, edition))}."


def patterns(edition: Edition) -> dict[str, str]:
    """What sentences say of studies, with blanks, by name: explorer-words.js fills the same."""
    say = edition.say.gettext
    return {
        "to": say("{low} to {high}").format(low="", high=""),
        "years": say("{first} to {last}"),
        "says": say("{who} says {what}"),
        "both": say("Both ranges agree on {range}"),
        "all": say("All ranges hold {range}"),
        # What lies beyond what is agreed on: nothing, under it, over it, on both sides.
        "within": "{agreed}.",
        "under": say("{agreed}; one goes down to {low}."),
        "over": say("{agreed}; one goes up to {high}."),
        "around": say("{agreed}; together they go from {ends}."),
    }


def witnesses(votes: Sequence[Vote], edition: Edition) -> str:
    """How many studies speak, and when: `cinq études, de 2023 à 2026`."""
    return f"{studies_told(len(votes), edition)}, {dates(votes, edition)}"


def studies_told(n: int, edition: Edition) -> str:
    """`cinq études`."""
    return edition.say.ngettext("{n} study", "{n} studies", n).format(n=edition.words.count(n))


def dates(votes: Sequence[Vote], edition: Edition) -> str:
    """When the votes speak of: `de 2014 à 2026`, `2024`, `non datées`, `2024 ou sans date`."""
    say, n = edition.say, len(votes)
    years = sorted({vote.year for vote in votes if vote.year is not None})
    undated = sum(vote.year is None for vote in votes)
    if not years:
        return say.ngettext("undated study", "undated studies", n)
    span = str(years[0])
    if len(years) > 1:
        span = patterns(edition)["years"].format(first=years[0], last=years[-1])
    if not undated:
        return span
    return partly_dated(undated, edition).format(years=span, n=edition.words.count(undated))


def partly_dated(undated: int, edition: Edition) -> str:
    """With blanks: the years of studies of which some have none."""
    return edition.say.ngettext("{years}, one of them undated", "{years}, {n} of them undated", undated)


def _agreement(band: Band, edition: Edition) -> str:
    words = edition.words
    ranges = [vote for vote in band.votes if vote.is_two_sided]
    if band.status == "contested":
        return words.listing([_testimony(vote, band, edition) for vote in band.votes]) + "."
    if len(ranges) < 2:
        return ""
    if band.shared is None:
        return _apart(band, ranges, edition)
    said, basis = patterns(edition), band.cell.basis
    agreed = said["both" if len(ranges) == 2 else "all"].format(range=_span(*band.shared, band, edition))
    least, most = min(vote.low for vote in ranges), max(vote.high for vote in ranges)  # type: ignore[type-var]
    # What rounding hides is not told: two ends that read the same are the same to a reader.
    low, high, first, last = (words.amount(end, basis) for end in (least, most, *band.shared))  # type: ignore[arg-type]
    name = {(True, True): "within", (False, True): "under", (True, False): "over"}.get((low == first, high == last))
    told = said[name or "around"]
    return told.format(agreed=agreed, low=low, high=high, ends=_span(least, most, band, edition))


def _apart(band: Band, ranges: Sequence[Vote], edition: Edition) -> str:
    """What holds a band whose ranges share nothing: how many of them hold its midpoint."""
    words, holding = edition.words, int((band.support or 0) * len(ranges))
    return apart(holding, edition).format(n=words.count(holding), total=words.count(len(ranges)))


def apart(holding: int, edition: Edition) -> str:
    """With blanks: that ranges share nothing, and how many hold the midpoint."""
    return edition.say.ngettext(
        "Their ranges have no part in common; {n} of {total} holds the midpoint.",
        "Their ranges have no part in common; {n} of {total} hold the midpoint.",
        holding,
    )


def _testimony(vote: Vote, band: Band, edition: Edition) -> str:
    name = edition.catalog.origin_name(vote.origin)
    return patterns(edition)["says"].format(who=name, what=vote_told(vote, band.cell.basis, edition, dash=False))


def vote_told(vote: Vote, basis: str, edition: Edition, *, dash: bool = True) -> str:
    """What a study says: its ends, one end or an amount; figure by figure where they do not make one range.

    `90–100 k€ ou à partir de 120 k€`.
    """
    words = edition.words
    if vote.is_crossed:
        ends = sorted((each.ends[:2] for each in vote.observations), key=lambda pair: pair[0] or pair[1] or 0)
        return words.alternatives(list(dict.fromkeys(words.span(*pair, basis, dash=dash) for pair in ends)))
    if vote.is_bounded or vote.centre is None:
        return words.span(vote.low, vote.high, basis, dash=dash)
    return words.amount(vote.centre, basis)


def grade_word(grade: str | None, edition: Edition) -> str:
    """The word beside the letter."""
    say = edition.say.gettext
    return {"A": say("solid"), "B": say("fair"), "C": say("fragile"), "D": say("very fragile")}.get(grade or "", "")


def _confidence(band: Band, edition: Edition) -> str:
    if band.grade is None:
        return ""
    why = edition.words.listing([reason_words(reason, edition) for reason in band.weakest])
    return edition.say.gettext("Confidence {grade}, {word}: {why}.").format(
        grade=band.grade, word=grade_word(band.grade, edition), why=why
    )


def reason_words(reason: Reason, edition: Edition) -> str:
    """One criterion, with its value."""
    say, words = edition.say, edition.words
    if reason.criterion == "origins":
        n = int(reason.value)  # type: ignore[arg-type]
        if n == 0:
            return say.gettext("no study with both ends")
        return say.ngettext("{n} study with both ends", "{n} studies with both ends", n).format(n=words.count(n))
    if reason.criterion == "age":
        if reason.value is None:
            return say.gettext("a figure without date")
        # A plural takes whole numbers: one year and a half is more than one, and French says it is not two.
        return median_age(int(reason.value), edition).format(n=words.number(reason.value))  # type: ignore[arg-type]
    if reason.criterion == "agreement":
        if reason.value is None:
            return say.gettext("no second range to compare with")
        return say.gettext("agreement of {share}").format(share=words.percent_reached(reason.value))  # type: ignore[arg-type]
    method: Method = reason.value  # type: ignore[assignment]
    told = method_words(method, edition)
    return f"{told}{unsized(edition)}" if method.kind == "survey" and not method.sample else told


def median_age(years: int, edition: Edition) -> str:
    """With a blank: the median age of figures, so many whole years old."""
    if not years:
        return edition.say.gettext("figures less than one year old")
    return edition.say.ngettext("median age of {n} year", "median age of {n} years", years)


def unsized(edition: Edition) -> str:
    """What follows a survey that does not say how many it asked."""
    return edition.say.gettext(" without stated size")


def method_words(method: Method, edition: Edition) -> str:
    """How figures were obtained, and on how many."""
    say = edition.say.gettext
    name = {
        "official": say("official statistics"),
        "survey": say("a survey"),
        "adverts": say("counted adverts"),
        "recruiter": say("a recruiter's files"),
        "editorial": say("no stated method"),
    }[method.kind]
    return f"{name} (n = {edition.words.number(method.sample)})" if method.sample else name


def better_words(reason: Reason, edition: Edition) -> str:
    """What would raise one criterion by a letter."""
    if reason.better is None:
        return ""
    say, words, asks = edition.say.gettext, edition.words, reason.better.asks
    if isinstance(asks, tuple):
        ways = [method_words(method, edition) for method in asks]
        what = words.alternatives(ways)
    elif reason.criterion == "age":
        what = say("figures at most {n} years old").format(n=words.number(asks))
    elif reason.criterion == "agreement":
        what = say("an agreement of {share}").format(share=words.percent(asks))
    else:
        what = say("{n} studies with both ends").format(n=words.count(int(asks)))
    return say("{grade} with {what}").format(grade=reason.better.grade, what=what)
