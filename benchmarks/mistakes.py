"""What other checkers of YAML say of the mistakes that people make, with our own schemas where they take one.

Run from the root of the project: PYTHONPATH=tests python benchmarks/mistakes.py
Every mistake of tests/mistakes.yaml is one file. Found: something is said of it. Line: of its line. Named: with the
correction, in the words of that list or as the value itself. In doubt the others are helped: a path is taken for the
line that it leads to, and our schemas lend them their sentences.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import yaml
from yamllint.config import YamlLintConfig
from yamllint.linter import run as lint

from corpus import Mistake, mistakes
from editor import SERVER, Editor
from generator.messages.language import translations
from overlays import checked

CORPUS = mistakes()
STYLE = YamlLintConfig("{extends: default, rules: {document-start: disable, line-length: disable}}")
"""Everything that yamllint looks for, but for the two claims that our own files do not follow."""

SERVER_VERSION = json.loads((SERVER.parents[1] / "package.json").read_text(encoding="utf-8"))["version"]
FIRST, OTHERS = 28, 17
"""Widths of the columns."""


class Said(NamedTuple):
    """One thing said of a file: at which line, if any, with which correction."""

    line: int | None
    text: str
    fix: str | None = None


Tool = Callable[[], dict[Mistake, list[Said]]]


def _path(mistake: Mistake) -> Path:
    return mistake.case / mistake.file.removeprefix("data/")


def ours() -> dict[Mistake, list[Said]]:
    say = translations("fr").gettext
    with tempfile.TemporaryDirectory() as folder:
        return {
            each: [
                Said(
                    problem.place.line if problem.place.file == each.file else None,
                    problem.text.render(say),
                    problem.fix,
                )
                for problem in checked(each.case, Path(folder) / each.name).problems
            ]
            for each in CORPUS
        }


def language_server() -> dict[Mistake, list[Said]]:
    documents = {f"{each.name}/{each.file}": _text(each) for each in _files()}
    with Editor() as editor:
        remarks = editor.remarks(documents)
    return {each: [Said(said.line, said.text) for said in remarks[f"{each.name}/{each.file}"]] for each in _files()}


def json_schema() -> dict[Mistake, list[Said]]:
    said: dict[Mistake, list[Said]] = {}
    for name in sorted({each.file for each in CORPUS}):
        schema = Path("schemas", Path(name).with_suffix(".json").name)
        files = {str(_path(each)): each for each in _files() if each.file == name}
        if schema.exists() and files:
            command = [Path(sys.executable).with_name("check-jsonschema"), "-o", "json", "--schemafile", schema, *files]
            answer = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
            for each in answer.get("errors", []):
                mistake = files[each["filename"]]
                said.setdefault(mistake, []).append(Said(_line_of(each["path"], _text(mistake)), each["message"]))
            for each in answer.get("parse_errors", []):
                said.setdefault(files[each["filename"]], []).append(Said(None, each["message"]))
    return said


def _line_of(path: str, text: str) -> int | None:
    """The line that a path such as `$[0].low` leads to."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    line = None
    for rank, key in re.findall(r"\[(\d+)\]|\.?([\w-]+)", path.removeprefix("$")):
        if rank:
            node = node.value[int(rank)]
            line = node.start_mark.line + 1
        else:
            name, node = next((name, value) for name, value in node.value if name.value == key)
            line = name.start_mark.line + 1
    return line


def linter() -> dict[Mistake, list[Said]]:
    return {
        each: [Said(said.line, said.message) for said in lint(_text(each), STYLE, str(_path(each)))]
        for each in _files()
    }


def _files() -> Iterable[Mistake]:
    """The mistakes that a reader of one file can see: those in YAML that can be decoded, or is there at all."""
    for each in CORPUS:
        if _path(each).exists():
            try:
                _text(each)
            except UnicodeDecodeError:
                continue
            yield each


def _text(mistake: Mistake) -> str:
    return _path(mistake).read_text(encoding="utf-8")


TOOLS: dict[str, Tool] = {
    "gen check": ours,
    f"yaml-language-server {SERVER_VERSION}": language_server,
    f"check-jsonschema {version('check-jsonschema')}": json_schema,
    f"yamllint {version('yamllint')}": linter,
}


def main() -> None:
    sorts = list(dict.fromkeys(each.sort for each in CORPUS))
    print(f"{len(CORPUS)} mistakes, one a file: found / at its line / with its correction, in %")
    print(f"{'':{FIRST}}" + "".join(f"{sort:>{OTHERS}}" for sort in [*sorts, "all"]))
    print(f"{'':{FIRST}}" + "".join(f"{_number(sort):>{OTHERS}}" for sort in [*sorts, ""]))
    for name, tool in TOOLS.items():
        said = tool()
        print(f"{name:{FIRST}}" + "".join(f"{_shares(said, sort):>{OTHERS}}" for sort in [*sorts, ""]), flush=True)


def _number(sort: str) -> int:
    return sum(each.sort == sort or not sort for each in CORPUS)


def _shares(said: dict[Mistake, list[Said]], sort: str) -> str:
    mine = [(each, said.get(each, [])) for each in CORPUS if each.sort == sort or not sort]
    right = [(each, [one for one in them if one.line == each.line]) for each, them in mine]
    named = [each for each, them in mine if any(each.is_named_by(one.text, one.fix) for one in them)]
    counts = (sum(bool(them) for _each, them in mine), sum(bool(them) for _each, them in right), len(named))
    return " / ".join(str(100 * count // len(mine)) for count in counts)


if __name__ == "__main__":
    main()
