"""`gen bands --team FILE`: a team beside the bands, read and computed as the page for human resources does."""

from typing import TYPE_CHECKING

import click

from generator.commands.edge import BUILT, DATA_PROBLEMS, bytes_of
from generator.messages.problems import _
from generator.messages.refusal import Refused

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.people.team import Target

TARGETS: "tuple[Target, ...]" = ("minimum", "midpoint")
SHAPES = ("table", "csv")


def tell_team(file: str, catalog: "Catalog", *, lang: str, shape: str, target: "Target") -> int:
    """Print the figures of the team of a file (`-`: what another command writes); gives the exit code.

    1 when rows were refused, or the whole table: they are told with their lines.
    """
    from generator.pages.edition import Edition
    from generator.pages.team_values import TeamWords
    from generator.people.flaws import Flaw
    from generator.people.roster import read
    from generator.people.tables import MOST_BYTES, text_of
    from generator.people.team import standing_of, team_of
    from generator.telling import team_report

    if shape not in SHAPES:
        raise Refused(_("--team is told as a table or as csv: leave --format json out"))
    words = TeamWords(Edition(catalog, lang))
    decoded = text_of(bytes_of(file, MOST_BYTES))
    if isinstance(decoded, Flaw):
        click.echo(team_report.refused([decoded], words), err=True)
        return DATA_PROBLEMS
    roster = read(decoded.text, words.market)
    if isinstance(roster, list):
        click.echo(team_report.refused(roster, words), err=True)
        return DATA_PROBLEMS
    team = team_of((standing_of(person, words.market, target) for person in roster.people), words.market)
    if shape == "csv":
        click.echo(team_report.as_csv(team.standings, words))
        for line in team_report.refusals(roster.refused, words):
            click.echo(line, err=True)
    else:
        opened = words.say["opened"].format(name=file, encoding=decoded.encoding)
        click.echo(team_report.told(team, roster, words, target=target, opened=opened))
    return DATA_PROBLEMS if roster.refused else BUILT
