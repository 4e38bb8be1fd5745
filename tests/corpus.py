"""The corpus of mistakes: which cases of tests/cases/ people make, where each one is, which correction is due."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from overlays import CASES

LISTED = Path(__file__).parent / "mistakes.yaml"


class Mistake(NamedTuple):
    """One mistake in one file of data/."""

    sort: str
    """yaml, shape, values, references, meaning or text."""
    name: str
    case: Path
    file: str
    """As problems name it."""
    line: int
    says: str | None
    """Words of the French sentence that name the correction."""
    writes: str | None
    """The correction itself."""

    def is_named_by(self, sentence: str, fix: str | None = None) -> bool:
        """Whether a sentence, or the correction proposed with it, tells what to write."""
        if self.says is not None:
            return self.says in sentence.replace("\u00a0", " ")
        return self.writes is not None and (fix == self.writes or self.writes in sentence)


def mistakes() -> list[Mistake]:
    """The corpus, in the order of its list."""
    return list(_read(yaml.safe_load(LISTED.read_text(encoding="utf-8"))))


def _read(listed: dict[str, dict[str, dict[str, dict[str, Any]]]]) -> Iterator[Mistake]:
    for sort, kinds in listed.items():
        for cases in kinds.values():
            for name, told in cases.items():
                yield _mistake(sort, name, **told)


def _mistake(
    sort: str, name: str, *, line: int, file: str | None = None, says: str | None = None, writes: str | None = None
) -> Mistake:
    return Mistake(sort, name, CASES / name, f"data/{file or _only_file(CASES / name)}", line, says, writes)


def _only_file(case: Path) -> str:
    (path,) = (path for path in case.iterdir() if path.name not in ("expected.txt", "removed.txt"))
    return path.name
