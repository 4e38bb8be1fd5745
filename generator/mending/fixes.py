"""What `gen fix` writes: the corrections that the checks themselves name, until none is left to make.

One round mends what one check finds, and may uncover more: a file that could not be read to its end, a record that
was not made. So it is checked and mended again, in a copy, and only the outcome is written.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.checking.check import Checked, check
from generator.mending.copies import copied
from generator.mending.splices import Splice, spliced
from generator.messages.problems import Place, Problem
from generator.reading.characters import decoded
from generator.reading.load import parse

Wanted = Callable[[Problem, Checked], bool]
"""Whether to make the correction that a problem names."""


class Fixed(NamedTuple):
    """Files by the name that problems give them, with their new bytes; the corrections made; what is left."""

    files: dict[str, bytes]
    before: dict[str, bytes]
    """What the same files held when they were read."""
    made: list[Problem]
    left: Checked


def fixed(data: Path, *, as_of: date, wanted: Wanted) -> Fixed:
    """Make every wanted correction. Nothing is written into `data`."""
    with copied(data) as copy:
        before: dict[str, bytes] = {}
        tried: set[tuple[Place, str | None]] = set()
        made: list[Problem] = []
        checked = check(copy, as_of=as_of)
        while now := [problem for problem in _untried(checked, tried) if wanted(problem, checked)]:
            held = {name: (copy.parent / name).read_bytes() for name in _files(now)}
            if not _make(now, copy.parent):
                break
            before = held | before
            made, checked = [*made, *now], check(copy, as_of=as_of)
        return Fixed({name: (copy.parent / name).read_bytes() for name in before}, before, made, checked)


def _untried(checked: Checked, tried: set[tuple[Place, str | None]]) -> list[Problem]:
    """The corrections that were not proposed before: what was refused, or did not help, is not asked again."""
    found = [
        problem for problem in checked.problems if problem.fix is not None and (problem.place, problem.fix) not in tried
    ]
    tried |= {(problem.place, problem.fix) for problem in found}
    return found


def _make(problems: list[Problem], project: Path) -> bool:
    """Write the corrections, unless a file would then no longer be read as far as it is. Whether they were."""
    after = {name: spliced((project / name).read_bytes(), _splices(problems, name)) for name in _files(problems)}
    if any(
        _mistakes(content, name) > _mistakes((project / name).read_bytes(), name) for name, content in after.items()
    ):
        return False
    for name, content in after.items():
        (project / name).write_bytes(content)
    return True


def _splices(problems: Iterable[Problem], name: str) -> list[Splice]:
    return [Splice(each.place, each.fix or "") for each in problems if each.place.file == name]


def _mistakes(content: bytes, name: str) -> int:
    """How many times a file cannot be read as YAML."""
    text, problems = decoded(content, name)
    return len(problems or parse(text, name).problems)


def _files(problems: Iterable[Problem]) -> list[str]:
    return sorted({problem.place.file for problem in problems})
