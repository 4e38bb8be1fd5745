"""What changed in the data, read from git and told as a feed; or the reason why it is not."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

import generator.changes.history
from generator.catalog import Catalog
from generator.changes.history import Change, History, history_of
from generator.cli import gen
from generator.exports.feed import feed
from generator.messages.language import translations
from generator.pages import render
from tiny import Tiny

ATOM = "{http://www.w3.org/2005/Atom}"
WHEN = datetime(2026, 11, 22, 3, 26, 46, tzinfo=UTC)
FRENCH = translations("fr")


class Repository:
    """A checkout whose data change, commit after commit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.data.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        nobody = ("-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "GIT_COMMITTER_DATE": "@1790000000 +0000"}
        command = ["git", "-C", str(self.folder), *nobody, *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    def commit(self, subject: str, **files: str) -> None:
        for name, text in files.items():
            (self.folder / name.replace("__", "/")).with_suffix(".yaml").write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", subject)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project")


def told(history: History) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.subject, change.files) for change in history.changes]


# --- from git ------------------------------------------------------------------------------------


def test_each_commit_that_touches_the_data_is_a_change_the_newest_first(repository: Repository) -> None:
    repository.commit("first", data__roles="a", data__skills="a")
    repository.commit("elsewhere", README="a")
    repository.commit("empty")
    repository.commit("second", data__roles="b", README="b")
    history = history_of(repository.data)
    assert told(history) == [("second", ("data/roles.yaml",)), ("first", ("data/roles.yaml", "data/skills.yaml"))]
    assert history.lack is None
    assert history.changes[0].when == datetime.fromtimestamp(1790000000, UTC)


def test_a_project_in_a_folder_of_a_checkout_has_its_own_history(repository: Repository) -> None:
    inner = repository.folder / "sites" / "one" / "data"
    inner.mkdir(parents=True)
    repository.commit("other", data__roles="a")
    repository.commit("ours", sites__one__data__roles="a")
    assert told(history_of(inner)) == [("ours", ("data/roles.yaml",))]


def test_odd_subjects_and_names_come_through(repository: Repository) -> None:
    repository.commit('é <b> & "x" \x1f %s %x00\n\nmore', **{"data__é ü\n": "a"})
    assert told(history_of(repository.data)) == [('é <b> & "x" \x1f %s %x00', ("data/é ü\n.yaml",))]


def test_the_settings_of_a_user_change_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit("first", data__roles="a", data__skills="a")
    before = history_of(repository.data)
    (tmp_path / "order").write_text("*skills.yaml\n*roles.yaml\n")
    repository.git("config", "diff.orderFile", str(tmp_path / "order"))
    assert repository.git("show", "--format=", "--name-only") == "data/skills.yaml\ndata/roles.yaml\n"
    assert history_of(repository.data) == before


def test_a_folder_without_repository_says_so(tmp_path: Path) -> None:
    assert history_of(tmp_path) == History(lack=history_of(tmp_path).lack)
    assert history_of(tmp_path).lack is not None


def test_data_that_nobody_committed_have_no_history(repository: Repository) -> None:
    repository.commit("elsewhere", README="a")
    history = history_of(repository.data)
    assert history.changes == ()
    assert history.lack is not None


def test_a_part_of_a_history_is_not_taken_for_the_whole(repository: Repository, tmp_path: Path) -> None:
    repository.commit("first", data__roles="a")
    repository.commit("second", data__skills="b")
    repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(tmp_path / "part"))
    history = history_of(tmp_path / "part" / "data")
    assert history.changes == ()
    assert history.lack is not None
    assert "unshallow" in history.lack.msgid


def test_without_git_there_is_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("first", data__roles="a")
    monkeypatch.setenv("PATH", "")
    assert history_of(repository.data).lack is not None


def test_the_repository_of_a_hook_is_not_mistaken_for_that_of_the_data(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("ours", data__roles="a")
    other = Repository(tmp_path / "other")
    other.commit("theirs", data__roles="a")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    assert told(history_of(repository.data)) == [("ours", ("data/roles.yaml",))]


# --- as a feed -----------------------------------------------------------------------------------


def parsed(*changes: Change, name: str = "Échelons") -> ElementTree.Element:
    return ElementTree.fromstring(feed(name, changes, FRENCH.gettext))


def test_an_entry_says_what_when_and_where() -> None:
    root = parsed(Change("a" * 40, WHEN, "Ajoute trois chiffres", ("data/salaries.yaml", "data/sources.yaml")))
    (entry,) = root.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Ajoute trois chiffres"
    assert entry.findtext(f"{ATOM}updated") == root.findtext(f"{ATOM}updated") == "2026-11-22T03:26:46Z"
    assert entry.findtext(f"{ATOM}content") == "data/salaries.yaml\ndata/sources.yaml"


def test_the_feed_has_all_that_its_standard_requires() -> None:
    root = parsed(Change("a" * 40, WHEN, "one", ("data/x.yaml",)), Change("b" * 40, WHEN, "two", ("data/x.yaml",)))
    for element in (root, *root.iter(f"{ATOM}entry")):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated"))
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} == {"self", "alternate"}


def test_an_entry_keeps_its_id_whatever_comes_after() -> None:
    first, second = Change("a" * 40, WHEN, "one", ("x",)), Change("b" * 40, WHEN, "two", ("x",))
    ids = [entry.findtext(f"{ATOM}id") for entry in parsed(second, first).iter(f"{ATOM}entry")]
    assert ids[1] == next(parsed(first).iter(f"{ATOM}entry")).findtext(f"{ATOM}id")
    assert len({*ids, parsed(first).findtext(f"{ATOM}id")}) == 3
    assert all(each and each.startswith("urn:uuid:") for each in ids)


def test_a_hostile_subject_is_text() -> None:
    subject = '</title><script>alert(1)</script>]]>&amp;\x00\x1b[2J\ufffe "\U0001f600'
    root = parsed(Change("a" * 40, WHEN, subject, ("<x>\x07",)), name="<&>")
    assert {element.tag.removeprefix(ATOM) for element in root.iter()} == {
        "feed", "title", "id", "updated", "author", "name", "link", "entry", "content",
    }  # fmt: skip
    title = next(root.iter(f"{ATOM}entry")).findtext(f"{ATOM}title") or ""
    assert title.startswith("</title><script>alert(1)</script>]]>&amp;")
    assert "\x1b" not in title


# --- on the site ---------------------------------------------------------------------------------


def test_the_site_has_the_feed_and_a_link_to_it_when_it_knows_the_changes(catalog: Catalog) -> None:
    files = render(catalog, changes=[Change("a" * 40, WHEN, "one", ("data/x.yaml",))]).files
    assert b"urn:uuid:" in files["donnees/feed.xml"]
    assert 'href="feed.xml"' in files["donnees/index.md"].decode()


def test_the_site_says_that_it_has_none_when_it_does_not(catalog: Catalog) -> None:
    files = render(catalog).files
    assert "donnees/feed.xml" not in files
    page = files["donnees/index.md"].decode()
    assert "feed.xml" not in page
    assert "Pas de flux des changements ici" in page


@pytest.mark.parametrize("command", ["build", "pages"])
def test_who_builds_without_history_is_told_why_there_is_no_feed(
    small: Tiny, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(generator.changes.history, "history_of", history_of)
    done = CliRunner().invoke(gen, [command, "-C", str(small.root)])
    assert done.exit_code == 0
    assert done.stderr == "pas de flux des changements\u00a0: les données n’ont pas d’historique ici\n"
