"""Scripts joined into one file: all that is needed, once, in an order that works."""

import re

import pytest

from generator.pages.scripts import joined
from node import node
from shipped import ROOT

MODULES = {
    "page.js": 'import { twice } from "./twice.js";\nimport {\n  one,\n} from "./one.js";\n\nsay(twice(one()));\n',
    "twice.js": 'import { one } from "./one.js";\n/** Doubles. */\nexport function twice() {\n  return one() * 2;\n}\n',
    "one.js": "export function one() {\n  return 1;\n}\nexport function unused() {\n  return onlyThere();\n}\n"
    "function onlyThere() {\n  return 2;\n}\n",
}


def said(modules: dict[str, str]) -> list[str]:
    """What a joined script says, run by itself."""
    harness = f"const say = (...all) => console.log(JSON.stringify(all));\n{joined('page.js', modules.__getitem__)}"
    return node(harness, [])


def test_a_module_stands_after_what_it_imports_and_once() -> None:
    assert said(MODULES) == ["[2]"]
    assert joined("page.js", MODULES.__getitem__).count("return 1") <= 1


def test_names_of_variables_get_short_and_those_of_properties_stay() -> None:
    text = (
        "const LEAST = 3;\nfunction halved(number) {\n  return number > LEAST ? number / 2 : number;\n}\n"
        "say({ halved }, [4].map(halved), `halved ${halved(8)}`);\n"
        "const { halved: part } = { halved: 1 };\nsay(part, say.halved, /halved/.test('halved'));\n"
    )
    assert said({"page.js": text}) == ['[{},[2],"halved 4"]', "[1,null,true]"]
    small = joined("page.js", {"page.js": text}.__getitem__)
    assert "LEAST" not in small
    assert "function halved" not in small


def test_comments_imports_and_what_nothing_calls_are_left_out() -> None:
    text = joined("page.js", MODULES.__getitem__)
    assert not any(word in text for word in ("import", "export", "Doubles", "unused", "onlyThere"))


def test_constants_that_nothing_takes_are_left_out_unless_making_them_does_something() -> None:
    unused = 'const LEAST = 3;\nconst NAMES = ["a", "b"];\nconst twice = (n) => {\n  return n * 2;\n};\n'
    text = joined("page.js", {"page.js": f"{unused}const page = read();\nsay(other.twice);\n"}.__getitem__)
    assert not any(word in text for word in ("3", '"a"', "*2"))
    assert re.search(r"read\(\).*other\.twice", text)


def test_texts_keep_their_spaces_and_their_slashes() -> None:
    text = 'const one = 1;\nsay("a  // b", `${ one }  /* c */`, ";}", ",]");\n'
    assert said({"page.js": text}) == ['["a  // b","1  /* c */",";}",",]"]']


def test_two_modules_may_not_share_a_name() -> None:
    modules = {**MODULES, "one.js": MODULES["one.js"] + "const twice = 2;\n"}
    with pytest.raises(ValueError, match="share the names twice"):
        joined("page.js", modules.__getitem__)


def test_no_script_silences_the_checker_of_types() -> None:
    silent = re.compile(r"@ts-|\{any\}|<any\b|\bany>|\bany\[\]|=> any\b")
    scripts = sorted((ROOT / "generator" / "assets").glob("*.js"))
    assert scripts
    assert [path.name for path in scripts if silent.search(path.read_text("utf-8"))] == []
