"""Building the site: a whole one, or the one before."""

import errno
import os
import random
import shutil
import signal
import subprocess
import threading
import time

import pytest

from generator.building.engine import Engine
from generator.building.site import Made, make_site, make_sources
from generator.building.workspace import held
from generator.messages.problems import Text
from generator.messages.refusal import Refused
from tiny import MKDOCS, Tiny


def build(project: Tiny) -> Made:
    return make_site(project.workspace, project.catalog, progress=lambda _stage: None)


def codes(made: Made) -> list[str]:
    return [problem.code for problem in made.problems]


def test_a_site_is_built_with_its_pages(small: Tiny) -> None:
    made = build(small)
    assert (made.folder, made.pages, made.problems) == (small.root / "site", 2, [])
    assert {"index.html", "guide/index.html"} <= small.site().keys()


def test_building_again_gives_the_same_bytes(small: Tiny) -> None:
    build(small)
    first = small.site()
    shutil.rmtree(small.root / "build")
    shutil.rmtree(small.root / "site")
    build(small)
    assert small.site() == first


def test_the_date_of_the_data_dates_the_site_and_leaves_no_trace(small: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("SITE_URL", "https://here.example/")
    build(small)
    assert b"<lastmod>2026-01-02</lastmod>" in small.site()["sitemap.xml"]
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[guide](guide/index.md) [gone](gone.md)", "broken-link"),
        ("[guide](guide/index.md#nowhere)", "missing-anchor"),
        ("no link at all", "orphan-page"),
        ("[guide](guide/index.md) ![](https://other.example/a.png)", "other-host"),
    ],
)
def test_a_broken_page_fails_the_build_and_leaves_the_site(small: Tiny, text: str, code: str) -> None:
    build(small)
    before = small.site()
    small.write("index.md", f"# Home\n\n{text}\n")
    made = build(small)
    assert codes(made) == [code]
    assert small.site() == before


def test_a_broken_link_is_shown_where_it_is_written(small: Tiny) -> None:
    small.write("help.md", "# Help\n\nA [gone page](gone.md).\n", folder="docs")
    small.write("index.md", "# Home\n\n[guide](guide/index.md) [help](help.md)\n")
    (problem,) = build(small).problems
    assert problem.place == ("docs/help.md", 3, 15, 7)
    assert problem.text.render(str) == "“gone.md” leads to no page or file of the site"


def test_a_hand_written_page_that_the_engine_cannot_read_is_a_problem_of_that_page(small: Tiny) -> None:
    small.write("help.md", "---\ntemplate: none.html\n---\n# Help\n", folder="docs")
    (problem,) = build(small).problems
    assert (problem.code, problem.place.file) == ("engine", "docs/help.md")


def test_a_problem_with_the_pages_leaves_the_site(small: Tiny) -> None:
    build(small)
    before = small.site()
    small.write("guide.md", "# Twice", folder="docs")
    assert codes(build(small)) == ["page-twice"]
    assert small.site() == before


def test_a_site_that_gen_did_not_make_is_refused_before_anything_is_written(small: Tiny) -> None:
    (small.root / "site").mkdir()
    (small.root / "site/thesis.odt").write_text("years of work")
    with pytest.raises(Refused, match="did not make"):
        build(small)
    assert sorted(path.name for path in (small.root / "site").iterdir()) == ["thesis.odt"]


def test_a_build_folder_that_gen_did_not_make_is_refused(small: Tiny) -> None:
    (small.root / "build").mkdir()
    (small.root / "build/engine.c").write_text("int main;")
    with pytest.raises(Refused, match="did not make"):
        make_sources(small.workspace, small.catalog, progress=lambda _stage: None)
    assert [path.name for path in (small.root / "build").iterdir()] == ["engine.c"]


def test_what_packaging_leaves_in_the_build_folder_is_no_obstacle(small: Tiny) -> None:
    (small.root / "build/lib/generator").mkdir(parents=True)
    assert build(small).problems == []


def test_without_mkdocs_yml_nothing_is_written(small: Tiny) -> None:
    (small.root / "mkdocs.yml").unlink()
    with pytest.raises(Refused, match=r"no mkdocs\.yml"):
        build(small)
    assert not (small.root / "build").exists()


def test_two_builds_at_once_the_second_says_so(small: Tiny) -> None:
    with held(small.workspace), pytest.raises(Refused, match="already at work"):
        build(small)


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "no room"), (errno.EROFS, "only be read"), (errno.EACCES, "no right"), (errno.EDQUOT, "no room")],
)
def test_a_disk_that_takes_nothing_more_is_said_in_words_and_costs_nothing(
    small: Tiny, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    build(small)
    before = small.site()
    small.write("index.md", "# Home again\n\n[guide](guide/index.md)\n")

    def refuses(_text: bytes, path: str) -> None:
        raise OSError(number, os.strerror(number), path)

    monkeypatch.setattr("mkdocs.utils.write_file", refuses)
    with pytest.raises(Refused) as refusal:
        build(small)
    assert reason in refusal.value.text.render(str)
    assert small.site() == before
    assert not list(small.root.glob(".site*"))


def test_a_page_that_vanishes_meanwhile_is_said_in_words(small: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    page = small.write("help.md", "# Help", folder="docs")
    monkeypatch.setattr("generator.building.staging.read", lambda path, _name: (path.unlink(), path.read_text()))
    with pytest.raises(Refused) as refusal:
        build(small)
    assert "docs/help.md" in refusal.value.text.render(str)
    assert not page.exists()


def rebuild(project: Tiny, engine: Engine) -> None:
    made = make_site(project.workspace, project.catalog, progress=lambda _stage: None, engine=engine)
    assert made.problems == []


def test_an_engine_that_is_kept_builds_only_the_pages_that_changed(small: Tiny) -> None:
    engine = Engine()
    rebuild(small, engine)
    guide = (small.root / "site/guide/index.html").stat().st_mtime_ns
    small.write("index.md", "# Home\n\nChanged. [guide](guide/index.md)\n")
    rebuild(small, engine)
    assert b"Changed." in small.site()["index.html"]
    assert (small.root / "site/guide/index.html").stat().st_mtime_ns == guide


@pytest.mark.parametrize("change", ["a title", "a page more", "a page less", "a setting", "after a failure"])
def test_whatever_concerns_other_pages_too_has_them_all_built(small: Tiny, change: str) -> None:
    engine = Engine()
    more = small.write("more.md", "# More\n", folder="docs")
    small.write("index.md", "# Home\n\n[guide](guide/index.md) [more](more.md)\n")
    rebuild(small, engine)
    small.write("index.md", "# Home\n\n[guide](guide/index.md)\n[more](guide/../more.md)\n")
    if change == "a title":
        more.write_text("# Even more\n")
    elif change == "a page more":
        small.write("third.md", "# Third\n")
        small.write("index.md", "# Home\n\n[guide](guide/index.md) [more](more.md) [third](third.md)\n")
    elif change == "a page less":
        more.unlink()
        small.write("index.md", "# Home\n\n[guide](guide/index.md)\n")
    elif change == "a setting":
        (small.root / "mkdocs.yml").write_text(MKDOCS + "site_description: changed\n")
    else:
        more.write_text("# More\n\n[gone](gone.md)\n")
        made = make_site(small.workspace, small.catalog, progress=lambda _stage: None, engine=engine)
        assert codes(made) == ["broken-link"]
        more.write_text("# More\n\nMended.\n")
    rebuild(small, engine)
    quick = small.site()
    build(small)
    assert quick == small.site()


def test_the_stages_are_named_in_order(small: Tiny) -> None:
    named: list[Text] = []
    make_site(small.workspace, small.catalog, progress=named.append)
    assert [stage.msgid for stage in named] == ["writing the pages", "building the site", "checking the links"]


def test_killed_at_any_moment_the_site_is_whole_and_the_next_build_works(small: Tiny) -> None:
    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen([*small.command, "build", "-C", str(small.root)], stdout=subprocess.DEVNULL)

    for number in range(40):
        small.write(f"more/{number}.md", f"# Page {number}\n\n" + "text " * 2000)
    links = "".join(f"[{number}](more/{number}.md) " for number in range(40))
    versions = [f"# Version {version}\n\n[guide](guide/index.md) {links}\n" for version in ("one", "two")]
    wholes = []
    for version in versions:
        small.write("index.md", version)
        began = time.monotonic()
        assert start().wait() == 0
        seconds = time.monotonic() - began
        wholes.append(small.site())
    chance = random.Random(7)
    for turn in range(10):
        small.write("index.md", versions[turn % 2])
        process = start()
        timer = threading.Timer(seconds * chance.uniform(0.3, 1), process.send_signal, [signal.SIGKILL])
        timer.start()
        process.wait()
        timer.cancel()
        assert small.site() in wholes
    assert start().wait() == 0
    assert small.site() == wholes[1]
    assert not list(small.root.glob(".site*"))
