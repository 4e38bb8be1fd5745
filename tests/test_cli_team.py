"""`gen bands --team`: a team in the terminal, in the words of the page; what cannot be read, and why."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.catalog import Catalog
from generator.cli import gen
from generator.pay.market import Market, Post
from shipped import AS_OF, ROOT
from teams import HEAD, row


def run(*arguments: str, given: bytes | None = None) -> Result:
    options = ["-C", str(ROOT), "--as-of", AS_OF.isoformat()]
    return CliRunner().invoke(gen, ["bands", *options, *arguments], input=given)


def told(lines: list[str], *arguments: str) -> str:
    result = run("--team", "-", *arguments, given="\n".join([HEAD, *lines]).encode())
    assert result.exit_code == 0, result.output
    return plain(result.stdout)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_team_is_told_with_each_person_and_the_cost_of_the_minimum(market: Market, post: Post) -> None:
    low = int(market.ranges[post].low)
    under = [row("Ada", post, low - 1000), row("Bo", post, low // 2 - 500, "50 %"), row("Cy", post, low - 700)]
    text = told([*under, row("Di", post, low)])
    assert "- 3 sous le minimum de la fourchette\n- 2 200 € par an pour atteindre ce minimum" in text
    assert "Effectif : 4, dont 4 avec une fourchette." in text
    assert [line.split()[0] for line in text.splitlines()[-4:]] == ["Ada", "Bo", "Cy", "Di"]


def test_a_cost_that_bears_on_one_person_is_hidden_above_and_stands_beside_their_name(
    catalog: Catalog, market: Market
) -> None:
    upper = {post: market.ranges.get((market.above.get(post[0], ""), *post[1:])) for post in market.ranges}
    post = next(post for post, band in upper.items() if band and post[0] in catalog.rung_of)
    text = " ".join(told([row("Ada", post, int(market.ranges[post].low) - 1000)]).split())
    summary, _heading, people = text.partition("Personne par personne")
    assert "masqué par an pour atteindre ce minimum" in summary
    assert "masqué par an si les personnes qui ont une fourchette au-dessus (1)" in summary
    assert "Masqué : un coût qui ne porte que sur une ou deux personnes" in summary
    assert "€ par an" not in summary
    assert "1 000 €" in people


def test_a_row_that_stands_there_twice_is_told_and_a_negative_pay_is_no_formula(post: Post) -> None:
    ada = row("Ada", post, 27000)
    text = " ".join(told([ada, row("Bo", post, 27000), ada]).split())
    assert "Lignes identiques, toutes comptées : 2 = 4." in text
    given = "\n".join([HEAD, ada, row("Bo", post, "-25000")]).encode()
    refused = " ".join(plain(run("--team", "-", given=given).stdout).split())
    assert "« -25000 » est négatif : il faut un montant positif dans « salaire »." in refused


def test_without_a_range_it_says_what_there_is_instead(catalog: Catalog, market: Market) -> None:
    point = next(post for post, status in market.lacking.items() if status == "point" and post[0] in catalog.rung_of)
    assert "Sans fourchette : des montants isolés seulement" in told([row("Ada", point, 68000)])


def test_a_name_turns_no_line_around_and_breaks_none(post: Post) -> None:
    text = told([row("Ada\u202e", post, 27000), row('"Bo\nBi"', post, 27000)])
    assert "Ada\\u202e" in text
    assert "Bo Bi" in text


def test_a_promotion_goes_up_to_what_is_asked(catalog: Catalog, market: Market) -> None:
    upper = {post: market.ranges.get((market.above.get(post[0], ""), *post[1:])) for post in market.ranges}
    post, above = next((post, band) for post, band in upper.items() if band and post[0] in catalog.rung_of)
    lines = [row("Ada", post, int(above.low) - 500)]
    assert told(lines).splitlines()[-1].endswith("  500 €")
    assert told(lines, "--promotion", "midpoint").splitlines()[-1].split("  ")[-1] != "500 €"


def test_refused_rows_are_told_with_their_lines_and_make_it_fail(post: Post) -> None:
    given = "\n".join([HEAD, row("Ada", post, 27000), row("Bo", post, "32.000")]).encode("cp1252")
    result = run("--team", "-", given=given)
    text = plain(result.stdout)
    assert result.exit_code == 1
    assert "lu en Windows-1252" in text
    assert "Lignes refusées : 1" in text
    assert any(line.startswith("3 ") and "deux façons" in line for line in text.splitlines())


def test_a_file_is_read_and_one_that_is_not_there_is_wrong_use(tmp_path: Path, post: Post) -> None:
    file = tmp_path / "equipe.csv"
    file.write_text(f"{HEAD}\n{row('Ada', post, 27000)}\n", encoding="utf-16")
    result = run("--team", str(file))
    assert result.exit_code == 0
    assert "lu en UTF-16." in " ".join(plain(result.stdout).split())
    assert run("--team", str(tmp_path / "nope.csv")).exit_code == 2
    assert run("--team", str(tmp_path)).exit_code == 2


@pytest.mark.parametrize(
    ("given", "part"), [(b"", "rien à lire"), (b"a;b\n1;2", "nommer les colonnes"), (b"PK\x03\x04", "tableur")]
)
def test_what_is_no_team_says_why(given: bytes, part: str) -> None:
    result = run("--team", "-", given=given)
    assert result.exit_code == 1
    assert part in result.stderr
    assert result.stdout == ""


def test_a_spreadsheet_gets_a_line_a_person_and_no_formula(post: Post) -> None:
    text = told([row("=1+1", post, "27 000,50"), row("Bo", post, 27000, "80 %", "F")], "--format", "csv")
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert [cells[1] for cells in rows[1:]] == ["'=1+1", "Bo"]
    assert rows[1][rows[0].index("Salaire")] == "27000,5"
    assert len({len(cells) for cells in rows}) == 1


@pytest.mark.parametrize("option", [["--role", "x"], ["--why"], ["--format", "json"], ["--no-historic"]])
def test_what_does_not_go_with_a_team_is_refused(option: list[str]) -> None:
    result = run("--team", "-", *option, given=b"")
    assert result.exit_code == 2
    assert "--team" in result.stderr


def test_it_speaks_english_too(post: Post) -> None:
    text = told([row(f"P{number}", post, 27000) for number in range(3)], "--lang", "en")
    assert "Compa-ratio of the team: " in text
    assert "Person by person" in text
