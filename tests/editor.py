"""An editor of YAML: the server that VS Code and others run, spoken to over its own input and output."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Any, NamedTuple, Self

from node import binary
from shipped import ROOT

SERVER = ROOT / ".venv" / "node" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = ROOT / ".vscode" / "settings.json"
_PATIENCE = 120
"""Seconds without a word after which the server is taken for dead."""


class Remark(NamedTuple):
    """What an editor underlines: lines and columns count from 1."""

    line: int
    column: int
    last_line: int
    text: str


class Editor:
    """One server, with the settings of the project. A context manager: the server ends with it."""

    def __init__(self, language: str = "fr", settings: Mapping[str, Any] | None = None) -> None:
        command = [str(binary()), str(SERVER), "--stdio"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._settings = _nested(json.loads(SETTINGS.read_text(encoding="utf-8")) if settings is None else settings)
        self._asked = 0
        self._messages: Queue[dict[str, Any] | None] = Queue()
        # Read all the time: a server that cannot write does not read either.
        self._reader = Thread(target=self._read_all, daemon=True)
        self._reader.start()
        folder = {"uri": ROOT.as_uri(), "name": ROOT.name}
        told = {"processId": None, "rootUri": ROOT.as_uri(), "workspaceFolders": [folder], "locale": language}
        # A server that may pull its settings has them before it reads a document.
        self.ask("initialize", {**told, "capabilities": {"workspace": {"configuration": True}}})
        self._tell("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _why: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.ask("shutdown", None)
        self._tell("exit", None)
        self._reader.join(_PATIENCE)
        self._process.communicate(timeout=_PATIENCE)

    def remarks(self, documents: Mapping[str, str]) -> dict[str, list[Remark]]:
        """What is underlined in each document, shown as if it stood at that address of the project.

        All are open at once: the server takes its time before each.
        """
        for address, text in documents.items():
            document = {"uri": _uri(address), "languageId": "yaml", "version": 1, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
        addresses = {_uri(address): address for address in documents}
        found: dict[str, list[Remark]] = {}
        while len(found) < len(documents):
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] in addresses:
                given = message["params"]
                found[addresses[given["uri"]]] = [_remark(each) for each in given["diagnostics"]]
        return {address: found[address] for address in documents}

    def ask(self, method: str, params: Any) -> Any:
        """The answer to one request."""
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message.get("result")

    def at(self, method: str, address: str, line: int, column: int) -> Any:
        """The answer to a request about one place of an open document; lines and columns count from 1."""
        place = {"line": line - 1, "character": column - 1}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": _uri(address)}, "position": place})

    def _next(self) -> dict[str, Any]:
        """The next message, the server's own requests answered on the way."""
        message = self._messages.get(timeout=_PATIENCE)
        assert message is not None, "the server has ended"
        if "id" in message and "method" in message:
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            answer = [self._settings.get(each["section"]) for each in asked] or None
            self._send({"id": message["id"], "result": answer})
        return message

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read_all(self) -> None:
        assert self._process.stdout
        stream = self._process.stdout
        while first := stream.readline():
            headers = dict(each.lower().split(b":") for each in [first, *iter(stream.readline, b"\r\n")])
            self._messages.put(json.loads(stream.read(int(headers[b"content-length"]))))
        self._messages.put(None)


def _nested(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings named `yaml.format.enable`, as the sections that a server asks for."""
    sections: dict[str, Any] = {}
    for name, value in settings.items():
        *sections_above, last = [name] if name.startswith("[") else name.split(".")
        inner = sections
        for section in sections_above:
            inner = inner.setdefault(section, {})
        inner[last] = value
    return sections


def _uri(address: str) -> str:
    return Path(ROOT, address).as_uri()


def _remark(given: Mapping[str, Any]) -> Remark:
    start, end = given["range"]["start"], given["range"]["end"]
    return Remark(start["line"] + 1, start["character"] + 1, end["line"] + 1, given["message"])
