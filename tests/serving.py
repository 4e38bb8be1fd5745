"""`gen serve` in a process of its own, and what its user sees: the pages and the terminal."""

import re
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

PATIENCE = 30
"""Seconds until a condition that never comes fails a test."""


def until(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.02)


class Servable(Protocol):
    """A project: where it is, and the command that is its `gen`."""

    @property
    def root(self) -> Path: ...

    @property
    def command(self) -> list[str]: ...


class Served:
    """A project served by a process of its own."""

    def __init__(self, project: Servable) -> None:
        self.project = project
        command = [*project.command, "serve", "--port", "0", "--lang", "en", "-C", str(project.root)]
        # Started in the background, tests may ignore Ctrl-C, and so would what they start.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        signal.signal(signal.SIGINT, before)
        self.said = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line

    @property
    def address(self) -> str:
        self.says("serving http://")
        return re.findall(r"serving (http://127\.0\.0\.1:\d+/)", self.said)[0]

    def page(self, path: str = "") -> str:
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()

    def shows(self, text: str, path: str = "") -> None:
        self.until(lambda: text in self.page(path), f"{text!r} on the page")

    def says(self, text: str) -> None:
        self.until(lambda: text in self.said, f"{text!r} in the terminal")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for a condition; what the terminal said last tells why it never came."""
        try:
            until(condition, what)
        except AssertionError as error:
            raise AssertionError(f"{error}; said last: {self.said[-2000:]}") from None

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self.process.stdout
        self.process.stdout.close()
        return status
