"""Whatever a file of data holds: data or problems, in little time, in little memory, in a process that has no more."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hostile_child
from figures import Measured
from generator.reading.characters import MAX_BYTES
from hostile import INJECTIONS
from overlays import AS_OF, BASE

SECONDS = 2
Cost = dict[str, Any]
Check = Callable[[str, bytes], Cost]


def filled(piece: str) -> bytes:
    """A file as large as may be, of one piece again and again."""
    return piece.encode() * (MAX_BYTES // len(piece.encode()))


BOMBS = {
    "dashes": filled("- a\n"),
    "hashes": filled("- a #b\n"),
    "records without anything": filled("- \n"),
    "lists in lists": filled("- [a, b, c]\n"),
    "quotes": filled("- 'a''b'\n"),
    "spaces that are none": filled("\u00a0"),
    "letters of no width": filled("\u200b"),
    "records": "".join(f"- id: a{n}\n  name: b\n" for n in range(60_000)).encode(),
    "one text": b"- id: a\n  summary: " + b"a b " * 500_000,
    "nesting": filled("[a, "),
    "half of a letter": filled("é")[:-1],
    "one line": filled("- a: b: c #d | e > f 'g' "),
}
"""Beside those of `test_load.py`, which only reads them: the whole way, with a report for a person."""


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    """Checks a small folder with other bytes in one of its files, in a process of little memory: what it cost."""
    data = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("files") / "data"))
    command = [sys.executable, hostile_child.__file__, str(data), AS_OF.isoformat()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None

        def checked(name: str, content: bytes) -> Cost:
            child.stdin.write(f"{name} {len(content)}\n".encode() + content)  # type: ignore[union-attr]
            child.stdin.flush()  # type: ignore[union-attr]
            line = child.stdout.readline()  # type: ignore[union-attr]
            assert line, "the process died: a traceback, or too much memory"
            cost: Cost = json.loads(line)
            assert cost["catalog"] or cost["codes"]
            return cost

        yield checked
        child.stdin.close()


@pytest.mark.proof
def test_a_bomb_costs_little(check: Check, measured: Measured) -> None:
    costs = {name: check("roles.yaml", content) for name, content in BOMBS.items()}
    slowest = max(costs, key=lambda name: costs[name]["seconds"])
    most = max(cost["megabytes"] for cost in costs.values())
    measured("Fichier hostile de 2 Mio, au pire", f"{costs[slowest]['seconds']:.2f} s ({slowest})", f"{SECONDS} s")
    measured("Mémoire d’une vérification, au pire", f"{most:.0f} Mo", f"{hostile_child.MEMORY} Mo")
    assert {name: cost["seconds"] for name, cost in costs.items() if cost["seconds"] >= SECONDS} == {}
    assert most < hostile_child.MEMORY


def test_many_problems_of_one_file_cost_as_much_as_it_is_long(check: Check) -> None:
    """A report once split the whole file again for each problem: a hundred times as long as the reading of it."""
    short, long = (check("roles.yaml", BOMBS["dashes"][:size])["seconds"] for size in (200_000, 1_600_000))
    assert long < 24 * short


SIGNS = ["- id: a\n", "a: b\n", "? ", "- ", "{a: ", "|\n ", '"', "'", "&a ", "*a ", "<<: "]
PIECES = st.sampled_from([*INJECTIONS.values(), *SIGNS]).map(str.encode) | st.binary(min_size=1, max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(path.name for path in BASE.glob("*.yaml"))), parts=st.lists(PIECES, max_size=6),
       times=st.integers(1, 400))  # fmt: skip
def test_any_bytes_again_and_again_give_data_or_problems(
    check: Check, name: str, parts: list[bytes], times: int
) -> None:
    cost = check(name, b"".join(parts) * times)
    assert cost["seconds"] < SECONDS
    assert cost["megabytes"] < hostile_child.MEMORY


@pytest.mark.proof
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(PIECES, min_size=1, max_size=4), size=st.integers(1, MAX_BYTES // 8))
def test_any_bytes_up_to_a_large_file_give_data_or_problems(check: Check, parts: list[bytes], size: int) -> None:
    piece = b"".join(parts)
    cost = check("roles.yaml", piece * (size // len(piece) + 1))
    assert cost["seconds"] < SECONDS
    assert cost["megabytes"] < hostile_child.MEMORY
