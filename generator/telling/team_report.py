"""A team told in a terminal, or as a spreadsheet takes it, in the words of the page."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from generator.exports.separated import harmless
from generator.messages.problems import printable
from generator.pages.filling import Element, filled
from generator.pages.team_values import TeamWords, Values, person_values, refused_values, team_values
from generator.pay.amounts import Exact
from generator.people.flaws import Flaw
from generator.people.roster import Refused, Roster, alike
from generator.people.team import Standing, Target, Team
from generator.telling.plaintext import as_text, wrapped

_SEPARATORS = {";": "semicolon", "\t": "tab", ",": "comma"}
_HEADINGS = {"h3": "h2", "h4": "h3"}


def told(team: Team, roster: Roster, words: TeamWords, *, target: Target, opened: str = "") -> str:
    """The whole result as lines; `opened` says how the file was read."""
    separator = words.say["separator"].format(separator=words.say[_SEPARATORS[roster.separator]])
    values: Values = {
        **team_values(team, words),
        "read": " ".join(part for part in (opened, separator) if part),
        "remarks": [{"why": words.why(flaw)} for flaw in (*roster.header.ignored, *alike(roster.people))],
        "rejected": bool(roster.refused) and {"total": len(roster.refused)},
        f"target/{target}": True,
    }
    rows = {"people": _people_rows(team.standings, words), "refused": _refused_rows(roster.refused, words)}
    text = as_text(_for_a_terminal(filled(words.template("team"), values), rows))
    return "\n".join(printable(line) for line in text.splitlines())


def refused(flaws: Sequence[Flaw], words: TeamWords) -> str:
    """Why the table cannot be read as a whole."""
    return "\n".join(printable(line) for flaw in flaws for line in wrapped(words.why(flaw), first="- ", rest="  "))


def refusals(rows: Iterable[Refused], words: TeamWords) -> list[str]:
    """The rows that are refused, one a line."""
    told = (refused_values(each, words) for each in rows)
    lined = words.edition.say.gettext("row {line}: {why}")
    return [printable(words.edition.plain(lined).format(**each)) for each in told]


def as_csv(standings: Iterable[Standing], words: TeamWords) -> str:
    """A line a person, as the page gives it: no cell is a formula."""
    decimal, _group = words.edition.words.signs
    text = StringIO()
    writer = csv.writer(text, delimiter=";" if decimal == "," else ",", lineterminator="\n")
    writer.writerow(words.say["headers"].split("|"))
    for each in standings:
        writer.writerow(_cells(each, words))
    return f"\ufeff{text.getvalue()}".rstrip("\n")


# --- for a terminal --------------------------------------------------------------------------------

Rows = dict[str, list[Element]]


def _people_rows(standings: Iterable[Standing], words: TeamWords) -> list[Element]:
    template = words.template("people-row")
    return [filled(template, person_values(each, words)) for each in standings]


def _refused_rows(rows: Iterable[Refused], words: TeamWords) -> list[Element]:
    template = words.template("refused-row")
    return [filled(template, refused_values(each, words)) for each in rows]


def _for_a_terminal(element: Element, rows: Rows) -> Element:
    """What a terminal can show: figures as a list, cells on one line, nothing that is clicked, every row."""
    if element.tag == "br":
        return Element("span", {}, (" · ",))
    if name := element.marks.get("data-rows"):
        return element._replace(children=tuple(_for_a_terminal(row, rows) for row in rows[name]))
    if element.tag == "table" and (caption := element.find("caption")):
        rest = tuple(child for child in element.children if child is not caption)
        table = _for_a_terminal(element._replace(children=rest), rows)
        return Element("div", {}, (caption._replace(tag="p"), table))
    if element.tag == "dl":
        return Element("ul", {}, tuple(_figure(child) for child in element.children if isinstance(child, Element)))
    children = (child if isinstance(child, str) else _for_a_terminal(child, rows) for child in element.children)
    kept = (child for child in children if isinstance(child, str) or not {"hidden", "data-screen"} & {*child.marks})
    return element._replace(tag=_HEADINGS.get(element.tag, element.tag), children=tuple(kept))


def _figure(pair: Element) -> Element:
    """A number, then what it counts."""
    name, number = (child for child in pair.children if isinstance(child, Element))
    return Element("li", {}, (number._replace(tag="span"), " ", name._replace(tag="span")))


# --- for a spreadsheet -----------------------------------------------------------------------------


def _cells(standing: Standing, words: TeamWords) -> list[str]:
    person, band, market = standing.person, standing.band, words.market
    names = [harmless(names[id]) for names, id in zip(market.names.values(), person.post, strict=True)]
    pays = (person.salary, person.part, standing.full_time, *(band or (None, None, None)))
    found = (standing.ratio, standing.position, standing.lacking, standing.multiple, standing.promotion)
    known = words.page["known"].get(" ".join(person.post))
    return [
        str(person.line),
        harmless(person.name),
        *names,
        *(_number(each, words) for each in pays),
        known["grade"] if known else "",
        *(_number(each, words) for each in found),
        words.say[person.sex] if person.sex else "",
    ]


def _number(amount: Exact | None, words: TeamWords) -> str:
    """In the digits of the language, without signs between thousands: a spreadsheet adds its own."""
    _decimal, group = words.edition.words.signs
    return "" if amount is None else words.edition.words.number(amount).replace(group, "")
