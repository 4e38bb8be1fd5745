"""The same figures in Python and in JavaScript give the same bands, to the last digit of every amount."""

import gzip
import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
import yaml

from generator.catalog import Catalog
from generator.messages.language import LANGUAGES, translations
from generator.model import GradeRow, Salary, Thresholds
from generator.pages.scripts import joined
from generator.pages.words import Words
from generator.pay import amounts, bands, comparison, filters, grades, votes
from generator.pay.bands import Band, all_bands
from generator.pay.figures import Figure, Figures, as_json, figures_of
from generator.pay.filters import Filters, absence, answers, asked
from generator.pay.votes import Cell, Observation, Terms
from node import ASSETS, node

VECTORS = Path(__file__).parent / "vectors"
CASES = yaml.safe_load((VECTORS / "bands.yaml").read_text(encoding="utf-8"))
FORMULAS = yaml.safe_load((VECTORS / "comparison.yaml").read_text(encoding="utf-8"))

HARNESS = """
import { createInterface } from "node:readline";
const [folder] = process.argv.slice(1);
const names = ["amounts", "figures", "votes", "grades", "bands", "filters", "comparison", "words"];
const modules = await Promise.all(names.map((name) => import(new URL(`${name}.js`, folder))));
const {
  absence, answers, asked, exact, figuresOf, isCentreOutside, isNearFloor, isUnderFloor, statisticsOf, weakest, written,
  yearsOf, ...others
} = Object.assign({}, ...modules);

function told(band) {
  return {
    ...band, isUnderFloor: isUnderFloor(band), isNearFloor: isNearFloor(band), years: yearsOf(band),
    statistics: statisticsOf(band), weakest: weakest(band), isCentreOutside: isCentreOutside(band),
  };
}

function shown(key, value) {
  if (key === "observations" || key === "setAside") return value.map(({ id }) => id);
  if (typeof value?.n === "bigint") return written(value);
  return typeof value === "number" ? String(value) : value;
}

function exactly(given) {
  if (Array.isArray(given)) return given.map(exactly);
  if (given === null || typeof given !== "object") return given === null ? null : exact(given);
  return { ...given, centre: exactly(given.centre) };
}

function computed(name, given) {
  try {
    return others[name](...given);
  } catch (error) {
    if (error instanceof RangeError) return "nothing";
    throw error;
  }
}

let figures;
for await (const line of createInterface({ input: process.stdin })) {
  const [name, given, ...rest] = JSON.parse(line);
  const commands = {
    figures: () => { figures = figuresOf(given); },
    asked: () => asked(figures, given),
    absence: () => absence(figures, given),
    answers: () => answers(figures, given).map(({ band, absence }) => ({ band: told(band), absence })),
  };
  const command = commands[name] ?? (() => computed(name, [...exactly(given), ...rest]));
  console.log(JSON.stringify(command(), shown) ?? "null");
}
"""


def in_node(*commands: Sequence[Any]) -> list[Any]:
    """What the engine answers to each command: its name, then what it takes."""
    return [json.loads(line) for line in node(HARNESS, [json.dumps(command) for command in commands])]


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


# --- a value of Python as the harness tells the same one -------------------------------------------

OF_BANDS = ("is_under_floor", "is_near_floor", "years", "statistics", "weakest", "is_centre_outside")


def told(value: Any) -> Any:
    if isinstance(value, Observation):
        assert value.salary is not None
        return value.salary.id
    if isinstance(value, Band):
        names = [*Band.__dataclass_fields__, *OF_BANDS]
        return {camel(name): told(getattr(value, name)) for name in names}
    if hasattr(value, "_asdict"):
        return {camel(name): told(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [told(each) for each in value]
    return str(value) if isinstance(value, int | Fraction) and not isinstance(value, bool) else value


def filters_as_json(asking: Filters) -> dict[str, Any]:
    return {camel(name): value for name, value in asking._asdict().items()}


def as_command(figures: Figures) -> list[Any]:
    return ["figures", as_json(figures)]


@pytest.fixture(scope="module")
def shipped_figures(catalog: Catalog) -> Figures:
    return figures_of(catalog)


# --- worked cases ----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_node_finds_the_band_of_every_worked_case(case: dict[str, Any], shipped_figures: Figures) -> None:
    seen = [Observation(**each) for each in case["observations"]]
    rows = tuple(Figure(Cell("community-manager", "junior", each.zone), each) for each in seen)
    terms = shipped_figures.terms._replace(as_of_year=case["as_of"], mixtures={"france": {"idf": 31, "regions": 69}})
    figures = shipped_figures._replace(rows=rows, terms=terms)
    _nothing, [answer] = in_node(as_command(figures), ["answers", {"zone": case["zone"]}])
    found, expected = answer["band"], case["expected"]
    shown = {name: found[name] for name in expected}
    if "agreement" in shown:
        shown["agreement"] = float(round(Fraction(shown["agreement"]), 3))
    assert shown == {name: value if isinstance(value, float) else told(value) for name, value in expected.items()}


@pytest.mark.parametrize("function", FORMULAS)
def test_node_computes_every_formula_as_published(function: str) -> None:
    cases = FORMULAS[function]
    found = in_node(*([camel(function), case["given"]] for case in cases))
    assert found == ["nothing" if "nothing" in case else published(case["expected"]) for case in cases]


def published(expected: Any) -> Any:
    """An expected value of the vectors, its fractions in lowest terms."""
    if isinstance(expected, dict):
        return {name: published(each) for name, each in expected.items()}
    if isinstance(expected, str) and re.fullmatch(r"-?\d+/\d+", expected):
        return str(Fraction(expected))
    return str(expected) if isinstance(expected, int) else expected


# --- every combination of filters on the shipped figures --------------------------------------------


def whens(figures: Figures) -> Iterator[Filters]:
    """Every choice of years, of whether old figures show, and of euros."""
    years = sorted({row.observation.year for row in figures.rows if row.observation.year})
    spans = [(None, None), *((year, None) for year in years), *((year, year) for year in years), (1999, 1999)]
    for (since, until), historic, todays in itertools.product(spans, (True, False), (False, True)):
        yield Filters(since=since, until=until, historic=historic, todays_euros=todays)


def selections(figures: Figures) -> Iterator[Filters]:
    """Every choice of a role, level, zone, contract and basis, or of any of each, that some cell meets."""
    cells = asked(figures, Filters())
    choices = {choice for cell in cells for choice in itertools.product(*((None, each) for each in cell))}
    for choice in sorted(choices, key=str):
        yield Filters(*choice)


def test_every_cell_comes_out_alike_for_every_choice_of_years_and_euros(shipped_figures: Figures) -> None:
    every = list(whens(shipped_figures))
    found = in_node(as_command(shipped_figures), *(["answers", filters_as_json(each)] for each in every))[1:]
    assert len(every) > 100
    for asking, there in zip(every, found, strict=True):
        assert there == told(answers(shipped_figures, asking)), asking


def test_every_choice_of_cells_comes_out_alike(shipped_figures: Figures) -> None:
    every = list(selections(shipped_figures))
    every += [each._replace(since=2023, historic=False, todays_euros=True) for each in every]
    commands = [[name, filters_as_json(each)] for each in every for name in ("answers", "absence")]
    found = iter(in_node(as_command(shipped_figures), *commands)[1:])
    assert len(every) > 1000
    for asking in every:
        assert next(found) == told(answers(shipped_figures, asking)), asking
        assert next(found) == told(absence(shipped_figures, asking)), asking


def test_choosing_cells_changes_no_band_so_that_the_two_above_make_every_combination(shipped_figures: Figures) -> None:
    choices = [(choice, set(asked(shipped_figures, choice))) for choice in selections(shipped_figures)]
    for rank, when in enumerate(whens(shipped_figures)):
        every = answers(shipped_figures, when)
        for choice, cells in choices[rank % 89 :: 89]:
            asking = when._replace(**{field: getattr(choice, field) for field in Cell._fields})
            assert answers(shipped_figures, asking) == [each for each in every if each.band.cell in cells]


def test_what_the_data_do_not_allow_is_explained_alike(shipped_figures: Figures) -> None:
    chance = random.Random("absent")
    options = [(None, "nobody", *shipped_figures.options[field]) for field in Cell._fields]
    every = [
        Filters(*map(chance.choice, options), since=chance.choice([None, 2024]), historic=chance.random() < 0.5)
        for _ in range(600)
    ]
    found = in_node(as_command(shipped_figures), *(["absence", filters_as_json(each)] for each in every))[1:]
    assert found == [told(absence(shipped_figures, each)) for each in every]
    assert {each["cause"] for each in found if each} > {"role", "level", "zone", "contract", "basis"}


# --- made figures ----------------------------------------------------------------------------------

STATISTICS = ("range", "range", "mean", "median", "minimum", "maximum", "quartile-1", "quartile-3", "central-80",
              "point", "floor", "estimate")  # fmt: skip


class Spread(NamedTuple):
    """What made figures pick from: many studies of some cells, or (CLOSE) a few that meet and agree in one."""

    studies: str = "abcdef"
    years: tuple[int | None, ...] = (None, 2005, 2012, 2014, 2018, 2021, 2022, 2024, 2025, 2026)
    zones: tuple[str, ...] = ("france", "france", "idf", "regions", "islands")
    roles: tuple[str, ...] = ("cm", "cm", "cm", "smm")
    levels: tuple[str, ...] = ("junior", "junior", "senior")
    contracts: tuple[str, ...] = ("salaried", "salaried", "salaried", "freelance")
    bases: tuple[str, ...] = ("gross-year", "gross-year", "net-year")


CLOSE = Spread("ab", (None, 2014, 2022, 2024), ("france", "idf", "idf", "regions", "regions", "islands"),
               ("cm",), ("junior",), ("salaried",), ("gross-year",))  # fmt: skip


def made_figures(chance: random.Random, catalog: Catalog) -> Figures:
    """Any figures, the unlikely among them: cents, ends that cross, an end alone, years to come, nobody asked."""
    spread, count = chance.choice([Spread(), CLOSE]), chance.choice([0, 1, 2, 3, 4, 6, 9, 14])
    rows = [made_row(chance, spread, replace(catalog.salaries[0], id=f"f{rank * 7 % 15}")) for rank in range(count)]
    names = {"role": ("cm", "smm"), "level": ("junior", "senior"), "zone": ("france", "idf", "regions", "islands"),
             "contract": ("salaried", "freelance"), "basis": ("gross-year", "net-year", "day-rate")}  # fmt: skip
    prices = {year: Fraction(chance.randint(-200, 900), 100) for year in range(2012, 2026) if chance.random() < 0.97}
    shares = chance.choice([{"idf": 31, "regions": 69}, {"idf": 1, "regions": 2, "islands": 4}, {"idf": 7}])
    floor = chance.choice([None, 20000, Fraction(2187636, 100)])
    terms = Terms(2026, made_thresholds(chance, catalog.site.thresholds), {"france": shares}, floor)
    return Figures(tuple(rows), terms, names, prices, {})


def made_row(chance: random.Random, spread: Spread, salary: Salary) -> Figure:
    """Its id is out of order: what comes out may not follow the order of the file."""
    pick = chance.choice
    cell = Cell(*map(pick, (spread.roles, spread.levels, spread.zones, spread.contracts, spread.bases)))
    drawn = [made_amount(chance, few=spread is CLOSE) for _ in range(3)]
    low, high, point = (amount if chance.random() < 0.8 else None for amount in drawn)
    statistic = pick(STATISTICS)
    if statistic in ("range", "central-80") and chance.random() < 0.8:
        low, high, point = *sorted(drawn[:2]), None
    method = pick(["official", "survey", "adverts", "recruiter", "editorial"])
    sample = pick([None, None, 0, 5, 12, 40])
    lost = (low, high, point) == (None, None, None) or chance.random() < 0.1
    return Figure(cell, Observation(pick(spread.studies), cell.zone, low, high, point, statistic, pick(spread.years),
                                    method, sample, lost, replace(salary, set_aside=None)))  # fmt: skip


def made_amount(chance: random.Random, *, few: bool = False) -> int | Fraction:
    common = chance.choice([20_000, 25_000, 30_000, 40_000])
    whole = common if few or chance.random() < 0.5 else chance.randint(18_000, 60_000)
    cents = Fraction(chance.randint(1, 99), 100)
    return whole if few else chance.choice([whole, whole, whole, whole + cents, whole + Fraction(1, 3)])


def made_thresholds(chance: random.Random, thresholds: Thresholds) -> Thresholds:
    recent = chance.randint(0, 3)
    rows = [replace(row, agreement=row.agreement + chance.randint(-9, 9)) for row in grade_rows(thresholds)]
    grades = replace(thresholds.grades, **dict(zip("abc", rows, strict=True)))
    return replace(thresholds, recent=recent, usable=recent + chance.randint(0, 4), grades=grades)


def grade_rows(thresholds: Thresholds) -> tuple[GradeRow, ...]:
    return thresholds.grades.a, thresholds.grades.b, thresholds.grades.c


def made_filters(chance: random.Random) -> Filters:
    pick = chance.choice
    return Filters(
        role=pick([None, None, "cm", "smm"]),
        level=pick([None, None, "junior", "senior"]),
        zone=pick([None, None, "france", "regions", "islands"]),
        contract=pick([None, "", "salaried"]),
        basis=pick([None, None, "gross-year", "day-rate"]),
        since=pick([None, None, 2014, 2022]),
        until=pick([None, None, 2018, 2024]),
        historic=pick([True, False]),
        todays_euros=pick([True, False]),
    )


@pytest.mark.parametrize("seed", range(4))
def test_made_figures_come_out_alike_with_any_filters(catalog: Catalog, seed: int) -> None:
    chance = random.Random(f"made {seed}")
    made = [(made_figures(chance, catalog), made_filters(chance)) for _ in range(600)]
    commands: list[list[Any]] = []
    for figures, asking in made:
        asked_for = filters_as_json(asking)
        commands += [as_command(figures), ["answers", {}], ["answers", asked_for], ["absence", asked_for]]
    found = iter(in_node(*commands))
    statuses = set()
    for figures, asking in made:
        assert next(found) is None
        whole = answers(figures, Filters())
        statuses |= {(answer.band.status, answer.band.age) for answer in whole}
        assert next(found) == told(whole)
        assert next(found) == told(answers(figures, asking))
        assert next(found) == told(absence(figures, asking))
    assert {status for status, _age in statuses} == {"band", "contested", "point", "one-sided", "empty"}
    assert {age for _status, age in statuses} == {"current", "historic", "undated", None}


def test_the_filters_of_a_page_that_asks_for_nothing_show_every_band(
    catalog: Catalog, shipped_figures: Figures
) -> None:
    shown = {answer.band.cell: answer.band for answer in answers(shipped_figures, Filters()) if not answer.absence}
    assert shown == dict(all_bands(catalog))


# --- amounts, in digits and in words ----------------------------------------------------------------


def made_numbers(chance: random.Random) -> list[Fraction]:
    halves = [Fraction(chance.randint(0, 400), chance.choice([1, 2, 4, 8])) * 250 for _ in range(300)]
    near = [each + Fraction(chance.choice([-1, 1]), 10 ** chance.randint(1, 9)) for each in halves]
    wild = [Fraction(chance.randint(0, 10**12), chance.randint(1, 10**7)) for _ in range(300)]
    return [abs(each) for each in (*halves, *near, *wild)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_amounts_are_written_alike(language: str) -> None:
    words = Words(language, translations(language))
    numbers = made_numbers(random.Random("words"))
    writers = {
        "writeNumber": words.number,
        "writeEuros": words.euros,
        "writeThousands": words.keur,
        "writePercent": words.percent,
    }
    commands = [[name, [str(number)], words.signs] for number in numbers for name in writers]
    assert in_node(*commands) == [write(number) for number in numbers for write in writers.values()]


@pytest.mark.parametrize("basis", ["gross-year", "day-rate"])
def test_bands_are_written_alike(basis: str, words: Words) -> None:
    numbers = [(low, low + 4000) for low in made_numbers(random.Random("spans"))]
    given = [[[str(low), str(high)]] for low, high in numbers]
    found = in_node(*(["writeSpan", span, basis, words.signs] for span in given))
    assert found == [words.span(low, high, basis) for low, high in numbers]
    middles = in_node(*(["writeCentre", [str(low)], basis, words.signs] for low, _high in numbers))
    assert middles == [words.euros(low) if basis == "day-rate" else words.centre(low) for low, _high in numbers]


def test_a_number_under_nothing_keeps_its_sign(words: Words) -> None:
    numbers = [Fraction(-1, 3), Fraction(-12345, 10), Fraction(-1, 200), Fraction(-7)]
    found = in_node(*(["writeNumber", [str(number)], words.signs] for number in numbers))
    assert found == [words.number(number) for number in numbers]


WRITTEN = ("24000", "30205.56", "0.5", "60411/2", "-7/3", "0")


def test_amounts_are_read_exactly_as_they_are_written() -> None:
    found = in_node(*(["plus", [text, 0]] for text in WRITTEN))
    assert found == [str(Fraction(text)) for text in WRITTEN]


def test_quartiles_and_medians_are_those_of_python() -> None:
    chance = random.Random("quartiles")
    lists = [sorted(made_amount(chance) for _ in range(chance.randint(2, 9))) for _ in range(200)]
    given = [[str(value) for value in values] for values in lists]
    found = in_node(*(["quartile", [values], rank] for values in given for rank in (1, 2, 3)))
    assert found == [str(amounts.quartile(values, rank)) for values in lists for rank in (1, 2, 3)]
    found = in_node(*(["medianWithout", [values], 1] for values in given))
    assert found == [str(amounts.median_without(values, 1)) for values in lists]


def test_a_place_on_a_chart_is_as_near_as_a_screen_needs() -> None:
    [found] = in_node(["nearly", ["100000000000000000000000000000001/300000000000000000000000000000000"]])
    assert found == "0.333333"


# --- the port ---------------------------------------------------------------------------------------

PORTS = (amounts, votes, grades, bands, filters, comparison)
OF_CATALOGS = {
    "terms_of",
    "minimum_wage_on",
    "observations_of",
    "observation_of",
    "by_id_then_content",
    "all_bands",
    "bands_of",
    "by_role",
}
"""What makes figures from a catalog, or every band at once: a page has its figures, and asks for `answers`."""


@pytest.mark.parametrize("module", PORTS, ids=lambda module: module.__name__)
def test_javascript_has_the_functions_of_python_and_touches_no_page(module: ModuleType) -> None:
    text = (ASSETS / f"{module.__name__.rpartition('.')[2]}.js").read_text(encoding="utf-8")
    exported = set(re.findall(r"^export (?:function|const) (\w+)", text, re.MULTILINE))
    public = {name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}
    functions = {camel(name) for name in public - OF_CATALOGS if name.islower() and not name.startswith("_")}
    assert functions <= exported
    assert not re.search(r"\b(?:document|window|globalThis|Math\.random|Date|fetch|localStorage)\b", text)
    assert all(path.startswith("./") for path in re.findall(r"^} from \"(.+)\";|^import .* from \"(.+)\";", text))


def test_the_engine_and_the_formulas_stay_small() -> None:
    """A page has 10 KiB for all its scripts."""
    taken = {name: re.findall(r"^export function (\w+)", text, re.MULTILINE) for name, text in sources().items()}

    def weight(*modules: str) -> int:
        names = ", ".join(name for module in modules for name in taken[module])
        imports = "".join(f'import {{ x }} from "./{module}.js";\n' for module in modules)
        page = joined("page.js", {**{f"{name}.js": text for name, text in sources().items()},
                                  "page.js": f"{imports}use({names});\n"}.__getitem__)  # fmt: skip
        return len(gzip.compress(page.encode()))

    assert weight("bands", "comparison") < 4.75 * 1024
    assert weight("figures", "filters", "words") < 5.75 * 1024


def sources() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in ASSETS.glob("*.js")}
