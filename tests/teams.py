"""Tables of teams for tests: the worked ones, made ones, and what comes out of them as plain data."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from generator.pay.amounts import Exact, exact
from generator.pay.market import Market, Post, Range
from generator.people.flaws import Flaw
from generator.people.roster import Roster, alike, read
from generator.people.team import Target, standing_of, team_of

HEAD = "nom;métier;niveau;zone;salaire;temps de travail;sexe"
VECTORS = yaml.safe_load((Path(__file__).parent / "vectors" / "team.yaml").read_text(encoding="utf-8"))

Choose = Callable[[Sequence[Any]], Any]


def amount(written: Any) -> Exact | None:
    return None if written is None else exact(Fraction(written))


def market_from(plain: dict[str, Any]) -> Market:
    """A market as a page holds it."""
    return Market(
        names={part: dict(pairs) for part, pairs in plain["names"].items()},
        words={part: dict(pairs) for part, pairs in plain["words"].items()},
        ranges={tuple(row[:3]): Range(*map(amount, row[3:])) for row in plain["ranges"]},
        lacking={tuple(row[:3]): row[3] for row in plain["lacking"]},
        floor=amount(plain["floor"]),
        above=plain["above"],
        ceilings={role: exact(ceiling) for role, ceiling in plain["ceilings"].items()},
    )


MARKET = market_from(VECTORS["market"])


def row(name: str, post: Post, salary: object, part: str = "", sex: str = "") -> str:
    """A line under HEAD."""
    return ";".join([name, *post, str(salary), part, sex])


def found_in(text: str, target: Target = "minimum", market: Market = MARKET) -> Any:
    """All that is read and computed from a table, as lists, texts and numbers."""
    roster = read(text, market)
    if not isinstance(roster, Roster):
        return {"flaws": [flaw(each) for each in roster]}
    team = team_of((standing_of(each, market, target) for each in roster.people), market)
    return {
        "separator": roster.separator,
        "ignored": [flaw(each) for each in roster.header.ignored],
        "alike": [flaw(each) for each in alike(roster.people)],
        "people": [
            [each.line, each.name, " ".join(each.post), *map(number, (each.salary, each.part, each.variable)), each.sex]
            for each in roster.people
        ],
        "refused": [[each.line, [flaw(one) for one in each.flaws]] for each in roster.refused],
        "standings": [
            [*map(number, (each.full_time, each.ratio, each.position, each.lacking, each.multiple, each.promotion))]
            for each in team.standings
        ],
        "team": [team.compared, number(team.ratio), *bill(team.under), *bill(team.promotion), team.below_floor],
        "categories": [[" ".join(each.post), each.people, number(each.ratio)] for each in team.categories],
        "gaps": [[each.role, each.level, each.women, each.men, number(each.gap)] for each in team.gaps],
    }


def flaw(found: Flaw) -> list[str]:
    return [found.code, found.column, found.value, found.meant]


def number(amount: Exact | None) -> str | None:
    return None if amount is None else str(amount)


def bill(found: Any) -> list[Any]:
    return [found.people, number(found.cost)]


# --- made ------------------------------------------------------------------------------------------

CELLS = {
    "Nom": ["Ada", "Bo", "=1+1", '"quoted"', "a;b", "deux\nlignes", "", "Zoé\u00a0", "x" * 250],
    "Métier": ["cook", "Cuisinière", "chef", "serveur", "Chef de cuisin", "plongeur", "", "CHEF DE CUISINE"],
    "Niveau": ["junior", "Senior", "tous niveaux", "expert", "JUNIOR ", "juniro"],
    "Zone": ["France", "capital", "Île-de-France", "Ile de Frence", "mars"],
    "Salaire": ["27000", "24 000,50 €", "32 k€", "32.000", "1.234.567", "2 500 par mois", "=A1", "-5", "30-35 k€", "0",
                "22000", "31000.99", "32,5k", "45\u202f000", "999999999", "net 30000", "12,34,56", "19000"],
    "Temps de travail": ["", "80 %", "0,8", "4/5", "mi-temps", "35", "91,43%", "1", "0,0001", "100 %", "120%", "7/8",
                         "80", "100", "49", "50", "101", "75,83", "1,5", "80 ETP"],
    "Sexe": ["F", "H", "", "M", "femme", "X", "?", "Homme"],
    "Variable": ["", "3 000 €", "0", "10 %", "1k"],
    "Salaire mensuel": ["", "", "", "2 100", "2100,50 par mois"],
    "Mois": ["", "12", "13", "13,5", "11", "14 mois"],
}  # fmt: skip
"""What a made cell may hold, by column: understood or not."""


def made_table(choose: Choose, rows: int) -> str:
    """A table of chance: some columns, any separator, some cells between quotes, some without need."""
    separator = choose([";", ",", "\t"])
    needed = ["Métier", "Niveau", "Zone", "Salaire"]
    columns = [name for name in CELLS if name in needed or choose([True, True, False])]
    lines = [separator.join(columns)]
    for _ in range(rows):
        cells = [choose(CELLS[name] if choose([True, False]) else CELLS[name][:3]) for name in columns]
        lines.append(separator.join(quoted(cell, separator, choose) for cell in cells))
    return choose(["\n", "\r\n", "\r"]).join(lines)


def shipped_table(choose: Choose, market: Market, rows: int) -> str:
    """A table of people with the posts of a real site, of many a pay; now and then a row that is refused."""
    lines = ["nom;métier;niveau;zone;salaire;temps de travail;sexe"]
    posts = [*market.ranges, *market.lacking]
    for number in range(rows):
        post = choose(posts if choose([True, False]) else posts[:3])
        named = [choose([id, market.names[part][id]]) for part, id in zip(market.names, post, strict=True)]
        pay = [choose(["25 k€", "31 250,75", "28500", "47 000 €", "32.000"]), choose(["", "80 %", "4/5", "0,3333"])]
        name = choose(["", f"P{number}", "=1+1", "-x", "deux; mots"])
        lines.append(";".join([quoted(name, ";", choose), *named, *pay, choose("FH ")]))
    return "\n".join(lines)


def quoted(cell: str, separator: str, choose: Choose) -> str:
    is_due = any(sign in cell for sign in (separator, '"', "\n")) and choose([True, True, True, False])
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if is_due or choose([True, False, False]) else cell


def made_market(choose: Choose) -> Market:
    """The market of the worked tables with other amounts: halves, fractions, holes."""
    ends = [choose(range(20_000, 60_000, 125)) for _ in range(9)]
    posts = [
        (role, level, zone)
        for role in MARKET.names["role"]
        for level in ("junior", "all")
        for zone in ("france", "capital")
    ]
    ranges = {}
    for post in posts:
        if choose([True, True, False]):
            low = choose(ends) + choose([0, Fraction(1, 2), Fraction(1, 3)])
            ranges[post] = Range(exact(low), exact(low + choose([1000, Fraction(4001, 4)])), exact(low + 5000))
    return MARKET._replace(ranges=ranges, floor=choose([MARKET.floor, None, 20000]))
