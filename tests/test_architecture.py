"""The flow goes one way: a module imports only from those above it in the list, and few know the libraries."""

import ast
from collections.abc import Iterator
from pathlib import Path

GENERATOR = Path(__file__).parent.parent / "generator"

FLOW = """
    problems refusal po language garbage
    spelling characters numbers dates texts kinds
    remarks syntax load record findings misreadings decode trails
    reports platforms
    model catalog schema folder references
    amounts votes grades bands comparison figures filters
    flaws tables entries market roster team
    rulebook sheets placement solidity plans questions reasons interview
    forms cells fragments profiles blanks
    rules check explanations
    splices extents layout renaming fixes rewriting snapshots rehearsal differences bulletin
    additions intake dialogue issue_forms staleness
    routing charts compiled scripts filling history repository exports pages
    plaintext listing results accounts team_report
    workspace swap links search staging markup shortcuts complaints engine site serve crash
    speech edge commands cli
""".split()  # noqa: SIM905 - read as lines of a plan

LIBRARIES = {
    "click": {"cli", "commands", "edge", "speech"},
    "yaml": {"extents", "load", "remarks", "syntax"},
    "jinja2": {"pages", "compiled", "shortcuts"},
    "mkdocs": {"engine", "shortcuts", "serve"},
}
"""Which modules know which library."""


def modules() -> Iterator[tuple[str, set[str]]]:
    """Each module or package of `generator`, and all that it imports, wherever it does."""
    for path in GENERATOR.rglob("*.py"):
        tree, found = ast.parse(path.read_text(encoding="utf-8")), set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        yield path.relative_to(GENERATOR).parts[0].removesuffix(".py"), found


def test_a_module_imports_only_from_those_above_it() -> None:
    for module, imported in modules():
        inner = {name.split(".")[1] for name in imported if name.startswith("generator.")} & {*FLOW}
        rank = FLOW.index(module) if module != "__init__" else 0
        below = {name for name in inner - {module} if FLOW.index(name) > rank}
        assert not below, f"{module} imports from below: {below}"


def test_the_list_is_that_of_the_folder() -> None:
    assert {module for module, _imported in modules()} - {"__init__"} == set(FLOW)


def test_few_modules_know_the_libraries() -> None:
    for module, imported in modules():
        for library, knowing in LIBRARIES.items():
            assert library not in {name.split(".")[0] for name in imported} or module in knowing, (module, library)
