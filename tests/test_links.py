"""The links of a built site, read from its HTML."""

from pathlib import Path

import pytest

from generator.building.links import broken_links
from generator.messages.problems import Place


def found(folder: Path, pages: dict[str, str], **options: object) -> list[tuple[str, str]]:
    """What is wrong with a site of these files: code and page."""
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    problems = broken_links(folder, lambda page, _address: Place(page), **options)  # type: ignore[arg-type]
    return [(problem.code, problem.place.file) for problem in problems]


GUIDE = '<a href="../">home</a><h2 id="été">Été</h2>'


@pytest.mark.parametrize(
    "link",
    [
        '<a href="guide/">',
        "<a href='guide/'>",
        "<A HREF=guide/>",
        '<a title="a > b" href="guide/index.html">',
        '<a\n  class="x"\n  href="guide/">',
        '<a href="./guide/?x=1&amp;y=2#%C3%A9t%C3%A9">',
        '<a href="guide/#été">',
        '<a href="guide/#role=cm&zone=idf">',
    ],
)
def test_a_link_that_leads_somewhere_is_fine(tmp_path: Path, link: str) -> None:
    assert found(tmp_path, {"index.html": link, "guide/index.html": GUIDE}) == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ('<a href="guid/">', "broken-link"),
        ('<a href="guide">', "broken-link"),
        ('<a href="guide/../../other/">', "broken-link"),
        ('<img src="missing.svg">', "broken-link"),
        ('<img srcset="missing.png 2x">', "broken-link"),
        ('<link rel="stylesheet" href="missing.css">', "broken-link"),
        ('<svg><use xlink:href="icons.svg#a"/></svg>', "broken-link"),
        ('<a href="http://[broken">', "broken-link"),
        ('<a href="guide/#ete">', "missing-anchor"),
        ('<a href="#nowhere">', "missing-anchor"),
        ('<a href="/guide/">', "absolute-link"),
        ('<img src="https://other.example/a.png">', "other-host"),
        ('<script src="//other.example/a.js"></script>', "other-host"),
        ('<link rel="preconnect" href="https://other.example">', "other-host"),
        ('<form action="https://other.example/"></form>', "other-host"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem(tmp_path: Path, link: str, code: str) -> None:
    home = f'<a href="guide/">guide</a>{link}'
    assert found(tmp_path, {"index.html": home, "guide/index.html": GUIDE}) == [(code, "index.html")]


@pytest.mark.parametrize(
    "text",
    [
        '<!-- <a href="missing/"> -->',
        "<script>\"<a href='missing/'>\"</script>",
        '<code>&lt;a href="missing/"&gt;</code>',
        '<p title="<a href=missing/>">',
        '<a href="https://other.example/a">',
        '<link rel="canonical" href="https://other.example/">',
        '<a href="mailto:a@example.org">',
        '<img src="data:image/png;base64,AA==">',
        '<a href="#">',
        '<a href="#top">',
        '<a data-href="missing/">',
    ],
)
def test_what_is_no_link_of_the_site_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, {"index.html": text}) == []


def test_every_problem_is_found_and_names_the_link(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="a/">a</a><a href="b/">b</a>')
    problems = broken_links(tmp_path, lambda page, address: Place(f"{page}:{address}"))
    assert [problem.place.file for problem in problems] == ["index.html:a/", "index.html:b/"]


def test_a_missing_page_is_missed_once_however_many_anchors_are_asked_for(tmp_path: Path) -> None:
    home = '<a href="a/#x">1</a><a href="a/#y">2</a><a href="a/">3</a>'
    assert found(tmp_path, {"index.html": home}) == [("broken-link", "index.html")]


def test_a_page_that_no_reader_gets_to_is_an_orphan(tmp_path: Path) -> None:
    home, lost = '<link rel="next" href="lost/"><a href="seen/">', '<a href="../">home</a><a href="../also/">'
    pages = {"index.html": home, "seen/index.html": "", "lost/index.html": lost, "also/index.html": lost}
    assert found(tmp_path, pages) == [("orphan-page", "also/index.html"), ("orphan-page", "lost/index.html")]


def test_the_page_for_missing_pages_is_no_orphan_and_writes_from_the_root(tmp_path: Path) -> None:
    assert found(tmp_path, {"index.html": "", "404.html": '<a href="/">home</a><img src="/missing.svg">'}) == [
        ("broken-link", "404.html")
    ]


def test_the_address_of_the_site_is_not_another_host(tmp_path: Path) -> None:
    pages = {
        "index.html": '<a href="https://here.example/ladder/guide/">',
        "guide/index.html": '<img src="https://here.example/ladder/missing.svg">',
        "404.html": '<a href="/ladder/guide/#été">',
    }
    pages["guide/index.html"] += GUIDE
    assert found(tmp_path, pages, address="https://here.example/ladder/") == [("broken-link", "guide/index.html")]


def test_a_file_copied_as_it_is_needs_no_link(tmp_path: Path) -> None:
    pages = {"index.html": "", "proof.html": '<a href="missing/">'}
    assert found(tmp_path, pages, kept=frozenset({"proof.html"})) == []
