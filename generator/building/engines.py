"""The engines that build a stage, by name: MkDocs comes with gen, the others where somebody installed them."""

import importlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.messages.problems import Problem, _
from generator.messages.refusal import Refused

if TYPE_CHECKING:
    from generator.building.staging import Staged

ENGINES = ("mkdocs", "properdocs", "zensical")
"""The first is taken when none is asked for. Each name is also that of the package to install."""


class Builds(Protocol):
    """What a build asks of an engine."""

    def build(self, staged: "Staged", into: Path, *, address: str | None, before: Path) -> tuple[str, list[Problem]]:
        """Build into an empty folder: the address of the site, if it is set, and the problems."""

    def has_built(self, staged: "Staged") -> None:
        """What was built from this stage is now the site that the next build may start from."""


def engine_called(name: str) -> Builds:
    """One of ENGINES; Refused when it is not installed."""
    from generator.building.engine import Engine
    from generator.building.zensical import Zensical

    if find_spec(name) is None:
        raise Refused(_("{engine} is not installed here: type “pip install {engine}”, then build again", engine=name))
    if name == "zensical":
        return Zensical()
    if name == "properdocs":
        # A fork of MkDocs that takes its themes and plugins: from here on it answers for MkDocs in this process.
        importlib.import_module("properdocs.replacement")
    return Engine()
