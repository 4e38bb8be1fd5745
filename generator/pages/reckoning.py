"""How the votes of one band come to its ends, in a few lines. explorer-words.js writes the same."""

from collections.abc import Iterable

from generator.labels import LABELS
from generator.pages.edition import Edition
from generator.pay.amounts import Exact, median
from generator.pay.bands import Band
from generator.pay.votes import Vote


def steps(band: Band, edition: Edition) -> list[str]:
    """What each study says, the median of each end, what the ranges share, and why there is no band."""
    said = {name: edition.plain(text) for name, text in patterns(edition).items()}
    told = [_vote(vote, said, edition) for vote in band.votes]
    if len(band.votes) < 2:
        return [*told, said["one"]] if band.votes else []
    ends = {
        "low": [vote.low for vote in band.votes],
        "centre": [vote.centre for vote in band.votes],
        "high": [vote.high for vote in band.votes],
    }
    told += [_median(said[name], values, edition) for name, values in ends.items() if any(values)]
    return [*told, *_spans(band, said, edition), *(said[each] for each in band.discords)]


def patterns(edition: Edition) -> dict[str, str]:
    """Each line with its blanks, by name."""
    say = edition.say.gettext
    no_band = say("No band: {why}.")
    return {
        "vote": say("{who} ({year}): low {low}, centre {centre}, high {high}."),
        "one": say("A single study: its own amounts stand, nothing is computed."),
        "low": say("Lows in order: {amounts}. Median: {result}."),
        "centre": say("Centres in order: {amounts}. Median: {result}."),
        "high": say("Highs in order: {amounts}. Median: {result}."),
        "outer": say("Outer span: {low} to {high}."),
        "shared": say("All ranges hold {low} to {high}."),
        "agreed": say("Agreement: {share}. Support: {support}."),
        **{discord: no_band.format(why=why.render(say)) for discord, why in LABELS["discords"].items()},
    }


def _vote(vote: Vote, said: dict[str, str], edition: Edition) -> str:
    low, centre, high = (
        "–" if amount is None else edition.words.euros(amount) for amount in (vote.low, vote.centre, vote.high)
    )
    return said["vote"].format(
        who=edition.catalog.origin_name(vote.origin),
        year=edition.words.year(vote.year),
        low=low,
        centre=centre,
        high=high,
    )


def _median(pattern: str, values: Iterable[Exact | None], edition: Edition) -> str:
    known = sorted(value for value in values if value is not None)
    amounts = " · ".join(edition.words.euros(value) for value in known)
    return pattern.format(amounts=amounts, result=edition.words.euros(median(known)))


def _spans(band: Band, said: dict[str, str], edition: Edition) -> Iterable[str]:
    euros, reached = edition.words.euros, edition.words.percent_reached
    if band.outer:
        low, high = band.outer
        yield said["outer"].format(low=euros(low), high=euros(high))
    if band.shared:
        low, high = band.shared
        yield said["shared"].format(low=euros(low), high=euros(high))
    if band.agreement is not None:
        yield said["agreed"].format(share=reached(band.agreement), support=reached(band.support or 0))
