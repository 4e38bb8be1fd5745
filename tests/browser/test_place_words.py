"""`gen place` and the page tell a result in the same words, and give the same file."""

import json
import re
from pathlib import Path

import pytest
from chromium import Visit
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from generator.answers.fragments import sum_of
from generator.cli import gen
from generator.placing.sheets import NOT_YET, UNKNOWN, Answers
from quizzes import PROFILES, REAL, answers_of, named, walk
from shipped import AS_OF

PATH = "evaluation/"
KINDS = {"context": "context", "statements": "statement", "scenarios": "scenario"}

READ = """() => {
  const copy = document.querySelector("[data-into-result]").cloneNode(true);
  for (const other of copy.querySelectorAll("button, caption, p > a, [aria-hidden=true]")) other.remove();
  return copy.textContent;
}"""
"""What the page says of a result, without what only pages have: buttons, links elsewhere, drawings, their captions."""


def placed(shipped: Path, *arguments: str, stdin: str = "") -> str:
    done = CliRunner().invoke(gen, ["place", *arguments, "-C", str(shipped), "--as-of", AS_OF.isoformat()], input=stdin)
    assert (done.exit_code, done.stderr) == (0, ""), done.stderr
    return done.stdout


def link(answers: Answers) -> str:
    pairs = [f"{KINDS[part]}-{id}={value}" for part, given in answers._asdict().items() for id, value in given.items()]
    body = "&".join(["as=answers", "format=1", "quiz=1", "by=self", f"day={AS_OF.isoformat()}", *pairs])
    return f"#{body}&sum={sum_of(body)}"


def show(page: Page, answers: Answers) -> None:
    page.evaluate("(hash) => { location.hash = hash; }", link(answers))
    expect(page.locator("html")).to_have_attribute("data-stage", "result")


def letters(text: str) -> str:
    """What is said, letter by letter, whatever lines it takes and however lists and headings are drawn."""
    plain = re.sub(r"(?m)^(?:=+|-+)$|^(?:- |\d\d?\. )", "", text)
    return re.sub(r"\s", "", plain)


def people() -> dict[str, Answers]:
    """The vectors, in situations that bring notes; a short profile, and one with all that is not an answer."""
    options = {item.id: {option.score: option.id for option in reversed(item.options)} for item in REAL.items}
    situations = [{"structure": each, "years": years} for each in ("small", "large", "agency")
                  for years in ("junior", "confirmed", "senior", UNKNOWN)]  # fmt: skip
    found = {}
    for number, profile in enumerate(PROFILES):
        answers = answers_of(profile)
        scenarios = {id: options[id][score] for id, score in answers.scenarios.items()}  # type: ignore[index]
        situation = situations[number % len(situations)]
        found[profile["profile"]] = Answers({**answers.context, **situation}, answers.statements, scenarios)
    whole = found["A6"]
    odd = {**dict.fromkeys(list(whole.statements)[:4], NOT_YET), **dict.fromkeys(list(whole.statements)[4:8], UNKNOWN)}
    return {
        **found,
        "short": walk(REAL, found["A4"]),
        "odd": whole._replace(statements={**whole.statements, **odd}),
        "unknown": Answers(*(dict.fromkeys(part, UNKNOWN) for part in whole)),
    }


def test_a_result_has_the_same_words_on_the_page_and_in_the_terminal(visit: Visit, shipped: Path) -> None:
    page = visit(PATH)
    for name, answers in people().items():
        show(page, answers)
        assert letters(placed(shipped, link(answers))) == letters(page.evaluate(READ)), name


@pytest.mark.parametrize("name", ["A4", "short"])
def test_the_file_of_the_page_is_read_and_given_back_to_the_byte(visit: Visit, shipped: Path, name: str) -> None:
    page = visit(PATH)
    show(page, people()[name])
    with page.expect_download() as download:
        page.click("[data-do=json] >> visible=true")
    text = download.value.path().read_text(encoding="utf-8")
    assert placed(shipped, "-", "--format", "json", stdin=text) == text
    assert json.loads(text)["result"]["placement"]["rung"] == named("A4")["expected"]["rung"]


def test_the_link_of_the_page_is_read(visit: Visit, shipped: Path) -> None:
    page = visit(PATH)
    answers = people()["odd"]
    show(page, answers)
    address = page.locator("[data-link-answers]").first.input_value()
    assert json.loads(placed(shipped, address, "--format", "json"))["answers"] == answers._asdict()
