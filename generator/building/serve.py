"""Serving the site while it is written: each saved file rebuilds it and reloads the browser.

The server is that of MkDocs. Watching is ours: the watcher of MkDocs stops for good when a folder disappears for an
instant, as it does when a branch is checked out.
"""

import errno
import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.building.workspace import Workspace, held, make_room
from generator.messages.problems import _
from generator.messages.refusal import Refused, in_words

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"

_INTERVAL = 0.1
"""Seconds between two looks at the files: a save must show within two seconds, the build included."""

State = tuple[int, int, int]


class Told(NamedTuple):
    """What the edge says for the server, in the language of the user."""

    rebuild: Callable[[str], None]
    """Builds for an address, and reports by itself whatever goes wrong."""
    opened: Callable[[str], None]
    """Is told the address as soon as a browser can ask for it."""
    notice: str
    """What a reader sees until the first build that works."""


def serve(workspace: Workspace, *, port: int, told: Told) -> None:
    """Build, serve on this machine alone, rebuild at each change until Ctrl-C."""
    port = _free(port)
    address = f"http://{HOST}:{port}/"
    with in_words(workspace.project), held(workspace, lock=".serving"):
        told.rebuild(address)
        _put_notice(workspace.site, told.notice)
        server = _server(workspace, port, told, address)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def _server(workspace: Workspace, port: int, told: Told, address: str) -> "LiveReloadServer":
    from mkdocs.livereload import LiveReloadServer

    class Server(LiveReloadServer):
        def server_activate(self) -> None:
            super().server_activate()
            told.opened(address)

    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    server = Server(lambda: told.rebuild(address), HOST, port, str(workspace.site))
    server.observer = Watcher()  # type: ignore[assignment]
    server.error_handler = lambda code: _error_page(workspace.site, code)
    for path in _watched(workspace):
        server.watch(str(path))
    return server


def _put_notice(site: Path, notice: str) -> None:
    """Stand in for a site that could not be built yet, so that the browser has a page to reload."""
    if not (site / "index.html").exists():
        make_room(site)
        page = f'<!doctype html><meta charset="utf-8"><title>gen serve</title><body><p>{notice}</p></body>'
        (site / "index.html").write_text(page, encoding="utf-8")


def _watched(workspace: Workspace) -> list[Path]:
    ours = files("generator")
    return [
        workspace.project / "data",
        workspace.docs,
        workspace.configuration,
        Path(str(ours / "templates")),
        Path(str(ours / "assets")),
    ]


def _free(port: int) -> int:
    """The port, when it can be had; any free one for 0."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            raise Refused(_("the port {port} is taken: name another one with --port", port=port)) from error
        return int(probe.getsockname()[1])


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


# --- watching ------------------------------------------------------------------------------------


class Watcher:
    """Stands in for the observer of the server: looks at every file again and again, there are few."""

    def __init__(self, interval: float = _INTERVAL) -> None:
        self._interval = interval
        self._roots: list[str] = []
        self._handler: Any = None
        self._seen: dict[str, State] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def schedule(self, handler: Any, path: str, *, recursive: bool) -> None:  # noqa: ARG002 - the signature is theirs
        """Call the handler when a file at or below the path changes, appears or disappears."""
        self._roots.append(path)
        self._handler = handler

    def start(self) -> None:
        """Begin to watch."""
        self._seen = self._look()
        self._thread.start()

    def stop(self) -> None:
        """Stop watching, within an interval."""
        self._stopped.set()

    def _watch(self) -> None:
        from watchdog.events import FileModifiedEvent

        while not self._stopped.wait(self._interval):
            now = self._look()
            changed = now.items() ^ self._seen.items()
            self._seen = now
            if changed:
                self._handler.on_any_event(FileModifiedEvent(min(changed)[0]))

    def _look(self) -> dict[str, State]:
        return {path: state for root in self._roots for path, state in _files(root)}


def _files(path: str) -> Iterator[tuple[str, State]]:
    """Every file at or below a path with what tells one version from another; nothing where nothing is."""
    try:
        found = os.stat(path)
        if not os.path.isdir(path):
            yield path, (found.st_mtime_ns, found.st_size, found.st_ino)
            return
        entries = os.listdir(path)
    except OSError:
        return
    for entry in entries:
        # Editors keep their own files beside: hidden, or with a tilde.
        if not entry.startswith(".") and not entry.endswith("~"):
            yield from _files(os.path.join(path, entry))
