"""`gen place`: the answers of somebody, or of a team, placed by the rule of the site and told in its words."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.commands.edge import (
    AS_OF,
    DATA_PROBLEMS,
    LANG,
    PROJECT,
    bytes_of,
    fails,
    is_watched,
    report,
    sound,
)
from generator.messages.problems import _
from generator.messages.refusal import Refused

if TYPE_CHECKING:
    from generator.answers.profiles import Profile, Profiles
    from generator.catalog import Catalog
    from generator.checking.check import Checked
    from generator.pages.result import Words
    from generator.telling.results import Placed

SHAPES = ("text", "json", "csv")
TEMPLATES = ("yaml", "csv")


@click.command(
    help=_(
        "Place a profile on the ladder, or a team. FILE holds answers: JSON from the site, YAML, or a CSV with a row a "
        "person and a column a question; it may also be a link to answers, or - for what another command writes."
    ).msgid,
    epilog="gen place --template > profil.yaml\ngen place profil.yaml\ngen place profil.yaml --explain\n"
    "gen place --template csv > equipe.csv\ngen place equipe.csv --format csv > resultats.csv\n"
    "gen place equipe.csv --person Camille",
)
@click.argument("file", required=False)
@click.option("--person", metavar="NAME", help=_("Tell only of this person of a team.").msgid)
@click.option("--explain", is_flag=True, help=_("Tell which questions decide, one by one, and why.").msgid)
@click.option(
    "--template",
    type=click.Choice(TEMPLATES),
    is_flag=False,
    flag_value=TEMPLATES[0],
    help=_("Print a file of answers to fill in: yaml for a profile, csv for a team.").msgid,
)
@click.option("--format", "shape", type=click.Choice(SHAPES), default=SHAPES[0], help=_("Shape of the result.").msgid)
@PROJECT
@AS_OF
@LANG
def place(
    file: str | None,
    person: str | None,
    explain: bool,
    template: str | None,
    shape: str,
    project: Path,
    as_of: datetime | None,
    lang: str,
) -> None:
    """Exit code 1 when something is wrong with the answers, or with the data."""
    if (file is None) == (template is None):
        raise Refused(_("name a file of answers, or ask for one to fill in with --template"))
    if template is not None and (person is not None or explain or shape != SHAPES[0]):
        raise Refused(_("--template prints a file to fill in: leave --person, --explain and --format out"))
    if explain and shape != SHAPES[0]:
        raise Refused(_("--explain is told in text only: leave --format out"))
    checked, catalog = sound(project, as_of, lang)
    if file is None:
        click.echo(_to_fill_in(catalog, str(template), lang))
        return
    read, told = _read(file, checked, catalog, lang)
    if told.problems:
        click.echo(report(told, lang, "text"), err=True)
    if fails(told):
        sys.exit(DATA_PROBLEMS)
    people = read.people if person is None else _called(person, read.people)
    is_team = read.is_team and (person is None or len(people) > 1)
    if explain and len(people) > 1:
        raise Refused(_("--explain tells of one profile: name it with --person"))
    click.echo(_told(people, catalog, _Manner(lang, shape, explain, is_team)))


class _Manner(NamedTuple):
    """How results are told."""

    lang: str
    shape: str
    explain: bool
    is_team: bool


def _to_fill_in(catalog: "Catalog", template: str, lang: str) -> str:
    from generator.answers import blanks
    from generator.messages.language import translations

    return blanks.as_csv(catalog.quiz) if template == "csv" else blanks.as_yaml(catalog.quiz, translations(lang))


# --- answers in ------------------------------------------------------------------------------------


def _read(file: str, checked: "Checked", catalog: "Catalog", lang: str) -> tuple["Profiles", "Checked"]:
    """The profiles of a file or a link, and what is wrong with them, in the place of what is wrong with the data."""
    from generator.answers.fragments import is_link
    from generator.answers.profiles import MAX_BYTES, read_file, read_link
    from generator.messages.language import translations

    if is_link(file):
        name = _("link").render(translations(lang).gettext)
        read = read_link(file, name, catalog.quiz)
    else:
        name = file
        read = read_file(bytes_of(file, MAX_BYTES), name, catalog.quiz)
    return read, checked._replace(problems=read.problems, texts={name: read.text})


def _called(person: str, people: Sequence["Profile"]) -> list["Profile"]:
    """Those of a team who bear a name."""
    from generator.reading.spelling import closest, slug

    # A name in letters that an id cannot have is told by those letters.
    names = [slug(each.person) or each.person for each in people]
    found = [each for each, name in zip(people, names, strict=True) if name == (slug(person) or person)]
    if found:
        return found
    near = closest(person, names)
    if near:
        raise Refused(_("nobody is called “{person}” there; did you mean “{near}”?", person=person, near=near))
    raise Refused(_("nobody is called “{person}” there", person=person))


# --- results out -----------------------------------------------------------------------------------


def _told(people: Sequence["Profile"], catalog: "Catalog", manner: _Manner) -> str:
    from generator.pages.edition import Edition
    from generator.pages.result import Words
    from generator.telling import results

    words = Words(Edition(catalog, manner.lang))
    placed = _placed(people, words, manner.lang)
    if manner.shape == "json":
        return results.as_json(placed, words, is_team=manner.is_team)
    if manner.shape == "csv":
        return results.as_csv(placed, words)
    if len(placed) > 1 or (manner.is_team and not manner.explain):
        return results.as_table(placed, words)
    path = [_path(people[0], words)] if manner.explain else []
    return "\n\n".join([*path, results.as_text(placed[0], words)])


def _path(profile: "Profile", words: "Words") -> str:
    from generator.placing.interview import interview
    from generator.telling import accounts

    return accounts.as_text(interview(words.rule, profile.answers), words)


def _placed(people: Sequence["Profile"], words: "Words", lang: str) -> list["Placed"]:
    from generator.placing.reasons import explanation
    from generator.telling.results import Placed

    with _progress(people, lang) as shown:
        return [Placed(each, explanation(words.rule, each.answers)) for each in shown]


@contextmanager
def _progress(people: Sequence["Profile"], lang: str) -> Iterator[Iterable["Profile"]]:
    """A bar for those who wait before a terminal; one person takes no time."""
    from generator.messages.language import translations

    if len(people) == 1 or not is_watched():
        yield people
        return
    label = _("placing {n} people", n=len(people)).render(translations(lang).gettext)
    with click.progressbar(people, label=label, file=sys.stderr) as bar:
        yield bar
