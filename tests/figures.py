"""The table that a proof ends with: what was measured, beside what is allowed."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

Measured = Callable[[str, str, str], None]
"""Keeps a figure: its name, its value with the unit, its limit."""

_KEPT = "figure"


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """Where a test puts what it measured, so that the end of the run shows it: `measured("Requêtes", "14", "≤ 15")`."""

    def keep(name: str, value: str, limit: str = "") -> None:
        # Properties of a test come back from the process that ran it.
        request.node.user_properties.append((_KEPT, (name, value, limit)))

    return keep


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--figures", type=Path, help="the file that hands the figures of one run on to the next")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    reports = (report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, []))
    figures = [figure for report in reports for name, figure in report.user_properties if name == _KEPT]
    file: Path | None = config.getoption("--figures")
    # Each process of pytest-xdist ends with a summary of its own, and the one that started them with that of all.
    if file is not None and not hasattr(config, "workerinput"):
        figures = [*(json.loads(file.read_text("utf-8")) if file.exists() else ()), *figures]
        file.write_text(json.dumps(figures), "utf-8")
    if figures:
        terminalreporter.section("figures")
        for line in _table([("", "mesuré", "limite"), *figures]):
            terminalreporter.write_line(line)


def _table(rows: list[tuple[str, str, str]]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
