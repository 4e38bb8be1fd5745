"""Each figure, role and skill leads to its line in the repository and to a form about it, when the address is known."""

import html
import re
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import generator.pages
from generator.catalog import Catalog
from generator.changes.repository import Repository, repository_of
from generator.cli import gen
from generator.mending.issue_forms import files, forms
from generator.messages.language import translations
from generator.messages.refusal import Refused
from generator.pages import Rendered, render
from shipped import ROOT
from tiny import Tiny
from tiny import render as stand_in_pages

HOME = "https://github.com/exemple/echelons"
LINKS = re.compile(
    r'<span class="correct" data-search-exclude><a href="([^"]*)" rel="noopener" aria-label="([^"]*)">Sa ligne</a>'
    r' · <a href="([^"]*)" rel="noopener" aria-label="([^"]*)">Signaler une erreur</a></span>'
)


@pytest.fixture(scope="module")
def linked(catalog: Catalog) -> Rendered:
    return render(catalog, repository=Repository(HOME))


def links(rendered: Rendered, path: str) -> list[tuple[str, ...]]:
    """The address of the line, its name, the address of the form, its name."""
    text = rendered.files[path].decode()
    return [tuple(html.unescape(each) for each in found.groups()) for found in LINKS.finditer(text)]


def asked(address: str) -> dict[str, str]:
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def line_at(address: str) -> str:
    """The line of the shipped data that an address of the repository names."""
    path, line = address.removeprefix(f"{HOME}/blob/main/").split("#L")
    return (ROOT / path).read_text("utf-8").split("\n")[int(line) - 1]


def test_every_figure_leads_to_its_line(catalog: Catalog, linked: Rendered) -> None:
    # A figure that is set aside alone has no band: it stands on the page of sources only.
    found = [*links(linked, "salaires/index.md"), *links(linked, "sources/index.md")]
    assert {line_at(line) for line, *_others in found} == {f"- id: {each.id}" for each in catalog.salaries}


def test_every_role_and_every_skill_leads_to_its_line(catalog: Catalog, linked: Rendered) -> None:
    skills = links(linked, "competences/index.md")
    assert [line_at(line) for line, *_others in skills] == [
        f"- id: {skill.id}" for family in catalog.site.families for skill in catalog.skills if skill.family == family.id
    ]
    for role in (each for each in catalog.roles if each.kind == "role"):
        assert line_at(links(linked, f"metiers/{role.id}/index.md")[-1][0]) == f"- id: {role.id}"


def test_every_move_leads_to_its_line(catalog: Catalog, linked: Rendered) -> None:
    found = links(linked, "parcours/index.md")
    assert sorted(line_at(line) for line, *_others in found) == sorted(f"- id: {move.id}" for move in catalog.paths)


def test_the_form_of_a_figure_is_the_one_that_gen_makes(catalog: Catalog, linked: Rendered) -> None:
    say = translations("fr").gettext
    form = forms(catalog, say)[0]
    figures = {option.value for option in form.items[0].options}
    for _line, _name, report, _report_name in links(linked, "salaires/index.md"):
        said = asked(report)
        assert report.startswith(f"{HOME}/issues/new?")
        assert said["template"] in files(catalog, say)
        assert said["title"] == f"[{form.title}] {said[form.items[0].key]}"
        assert said[form.items[0].key] in figures


def test_a_skill_opens_an_issue_that_names_its_line(linked: Rendered) -> None:
    line, _name, report, _report_name = links(linked, "competences/index.md")[0]
    assert f"Fiche : {line}\n" in asked(report)["body"]


def test_links_of_one_page_differ_by_name_and_their_name_begins_with_what_is_seen(linked: Rendered) -> None:
    found = links(linked, "salaires/index.md")
    names = {(line, name) for line, name, *_others in found}
    assert len({line for line, _name in names}) == len({name for _line, name in names}) > 1
    assert all(each[1].startswith("Sa ligne") and each[3].startswith("Signaler une erreur") for each in found)


def test_without_the_address_there_is_nothing_at_all(rendered: Rendered, linked: Rendered) -> None:
    assert not any(b'class="correct"' in text for text in rendered.files.values())
    changed = {path for path, text in linked.files.items() if text != rendered.files[path]}
    assert changed == {path for path, text in linked.files.items() if b'class="correct"' in text}
    for path in changed:
        without = re.sub(
            r'(?:<p class="small"> <span class="correct".*?</span></p>\n)|(?: <span class="correct".*?</span>)',
            "",
            linked.files[path].decode(),
        )
        assert without == rendered.files[path].decode()


# --- what the environment says -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"REPOSITORY_URL": HOME}, Repository(HOME, "main")),
        ({"REPOSITORY_URL": f"{HOME}/"}, Repository(HOME, "main")),
        ({"REPOSITORY_URL": HOME, "REPOSITORY_BRANCH": "essai/été"}, Repository(HOME, "essai/été")),
        (
            {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "exemple/echelons"},
            Repository(HOME, "main"),
        ),
        (
            {"REPOSITORY_URL": "", "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "exemple/echelons"},
            None,
        ),
        ({"GITHUB_REPOSITORY": "exemple/echelons"}, None),
    ],
)
def test_the_environment_names_the_repository(environment: dict[str, str], expected: Repository | None) -> None:
    assert repository_of(environment) == expected


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://github.com/exemple/echelons",
        "https://github.com",
        "https://moi:secret@github.com/exemple/echelons",
        "https://github.com/exemple/echelons?x=1",
        'https://github.com/exemple/"onclick=x',
        "https://github.com/exemple/echelons\n",
        " ",
    ],
)
def test_what_is_no_address_of_a_repository_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        repository_of({"REPOSITORY_URL": address})


@pytest.mark.parametrize("branch", ["../main", "a b", "-x", "a//b", "main#L1", "a\nb"])
def test_what_is_no_branch_is_refused(branch: str) -> None:
    with pytest.raises(Refused):
        repository_of({"REPOSITORY_URL": HOME, "REPOSITORY_BRANCH": branch})


@given(st.text(), st.text())
def test_whatever_the_environment_says_a_link_is_https_and_holds_no_sign_of_html(address: str, branch: str) -> None:
    record: Any = SimpleNamespace(file="data/a.yaml", at=lambda: SimpleNamespace(line=3))
    try:
        found = repository_of({"REPOSITORY_URL": f"https://h/o/{address}", "REPOSITORY_BRANCH": branch})
    except Refused:
        return
    assert found
    line = found.line_of(record)
    assert line.startswith("https://h/o/")
    assert line.endswith("/data/a.yaml#L3")
    assert not {*line} & {*"<>\"'& \n?"}


def test_what_a_form_is_filled_with_comes_back_as_it_was() -> None:
    said = {"title": "[Corriger] a&b=c #1", "body": "é\n+ %"}
    assert asked(Repository(HOME).issue(**said)) == said


# --- the command ---------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["build", "pages"])
def test_a_wrong_address_is_wrong_use_and_leaves_the_site(
    command: str, small: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPOSITORY_URL", "javascript:alert(1)")
    result = CliRunner().invoke(gen, [command, "-C", str(small.root), "--lang", "en"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "REPOSITORY_URL is “javascript:alert(1)”" in result.stderr
    assert not (small.root / "site").exists()


@pytest.mark.parametrize("command", ["build", "pages"])
def test_the_command_hands_the_address_to_the_pages(command: str, small: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []

    def pages(catalog: Any, **more: object) -> Rendered:
        told.append(more["repository"])
        return stand_in_pages(catalog, **more)

    monkeypatch.setattr(generator.pages, "render", pages)
    monkeypatch.setenv("REPOSITORY_URL", HOME)
    monkeypatch.setenv("REPOSITORY_BRANCH", "publie")
    assert CliRunner().invoke(gen, [command, "-C", str(small.root)]).exit_code == 0
    assert told == [Repository(HOME, "publie")]
