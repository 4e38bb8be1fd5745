"""The flow goes one way: a module imports only from those above it in the list, and few know the libraries."""

import ast
from collections.abc import Iterator
from pathlib import Path

GENERATOR = Path(__file__).parent.parent / "generator"

FLOW = """
    messages: problems refusal po language reports platforms
    reading: garbage folders spelling characters numbers dates texts kinds remarks syntax salvage load record
    reading: findings misreadings decode trails extents
    model
    labels
    catalog
    schema
    pay: amounts votes grades bands comparison figures filters market
    people: flaws tables entries roster team
    placing: rulebook sheets placement solidity plans questions reasons interview rehearsal
    answers: forms cells fragments profiles blanks
    checking: folder references rules check explanations
    mending: copies splices layout renaming fixes rewriting additions intake dialogue issue_forms filled_forms
    changes: history repository preview snapshots names renames differences bulletin staleness
    exports
    pages: routing charts compiled scripts filling *
    telling: plaintext listing results accounts team_report
    building: workspace swap links search staging markup shortcuts complaints engine zensical engines site serve
    commands: crash speech edge *
    cli
"""
"""Packages from the first to the last, and their modules in the same order; `*` is all the others of a package."""


def flow() -> dict[str, int]:
    """The rank of each module: `pay.bands`, `model`, `pages.*`."""
    lines = (line.strip().partition(":") for line in FLOW.strip().splitlines())
    names = [f"{package}.{name}" if name else package for package, _, inner in lines for name in inner.split() or [""]]
    return {name: rank for rank, name in enumerate(names)}


RANKS = flow()

LIBRARIES = {
    "click": {"commands.*", "commands.edge", "commands.speech", "cli"},
    "yaml": {"reading.extents", "reading.load", "reading.remarks", "reading.syntax"},
    "jinja2": {"pages.*", "pages.compiled", "building.shortcuts"},
    "mkdocs": {"building.engine", "building.shortcuts", "building.serve"},
}
"""Which modules know which library."""


def ranked(*names: str) -> str | None:
    """What FLOW calls a module of `generator`, given by its names from the package down; None for what is no module."""
    package, module = (*names, "")[:2]
    known = (f"{package}.{module}", f"{package}.*", package)
    return next((name for name in known if name in RANKS), None)


def modules() -> Iterator[tuple[str, set[str]]]:
    """Each module of `generator` as FLOW calls it, and all that it imports, wherever it does."""
    for path in GENERATOR.rglob("*.py"):
        tree, found = ast.parse(path.read_text(encoding="utf-8")), set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        if found:
            name = ranked(*path.relative_to(GENERATOR).with_suffix("").parts)
            assert name is not None, f"{path.name} stands nowhere in the flow"
            yield name, found


def test_a_module_imports_only_from_those_above_it() -> None:
    for module, imported in modules():
        parts = (name.split(".")[1:] for name in imported if name.startswith("generator."))
        inner = {ranked(*names) for names in parts} - {module, None}
        below = {name for name in inner if name is not None and RANKS[name] > RANKS[module]}
        assert not below, f"{module} imports from below: {below}"


def test_the_list_is_that_of_the_folders() -> None:
    paths = [path.relative_to(GENERATOR) for path in GENERATOR.rglob("*.py")]
    assert {ranked(*path.with_suffix("").parts) for path in paths if path.stem != "__init__"} == {*RANKS}


def test_few_modules_know_the_libraries() -> None:
    for module, imported in modules():
        for library, knowing in LIBRARIES.items():
            assert library not in {name.split(".")[0] for name in imported} or module in knowing, (module, library)
