"""A site of hostile texts in a real browser: no script of theirs runs on any page, nor in the results of the search."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from chromium import Visit
from playwright.sync_api import expect

from hostile import Folder
from hostile_shapes import MARK
from hostile_site import passing, read, texts_with
from overlays import AS_OF, BASE
from shipped import GEN, ROOT, run


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small folder with as many injections as the check lets pass, built by the command."""
    project = tmp_path_factory.mktemp("hostile")
    read(texts_with(Folder(BASE), passing).hostile, project)
    (project / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    run([*GEN, "build", "--as-of", AS_OF.isoformat()], project)
    return project


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(built))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/site/"
        server.shutdown()
        thread.join()


def test_no_page_runs_a_hostile_text(visit: Visit, built: Path) -> None:
    page = visit()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path in sorted(built.glob("site/**/index.html")):
        page.goto(page.url.partition("/site/")[0] + f"/site/{path.relative_to(built / 'site').as_posix()}")
        assert page.evaluate("window.__hit") is None, path
        assert page.locator("[onclick], [onfocus], [onerror], [onload], [autofocus]").count() == 0, path
    assert said == []


def test_no_result_of_the_search_runs_a_hostile_text(visit: Visit) -> None:
    page = visit()
    page.locator("[data-md-component=search-query]").fill(MARK)
    expect(page.locator(".md-search-result__item").first).to_be_attached()
    assert page.evaluate("window.__hit") is None
    assert page.locator(".md-search-result img, .md-search-result script, .md-search-result [onfocus]").count() == 0
