"""Scripts joined into one file: all that is needed, once, in an order that works."""

import re

import pytest

from generator.pages.scripts import joined
from shipped import ROOT

MODULES = {
    "page.js": 'import { twice } from "./twice.js";\nimport {\n  one,\n} from "./one.js";\n\nsay(twice(one()));\n',
    "twice.js": 'import { one } from "./one.js";\n/** Doubles. */\nexport function twice() {\n  return one() * 2;\n}\n',
    "one.js": "export function one() {\n  return 1;\n}\nexport function unused() {\n  return onlyThere();\n}\n"
    "function onlyThere() {\n  return 2;\n}\n",
}


def test_a_module_stands_after_what_it_imports_and_once() -> None:
    text = joined("page.js", MODULES.__getitem__)
    one, twice = re.findall(r"function (\w+)", text)
    assert text.endswith(f"function {one}(){{return 1;}}function {twice}(){{return {one}()*2;}}say({twice}({one}()));")


def test_a_name_from_the_top_of_a_module_gets_short() -> None:
    text = "const LEAST = 3;\nfunction half(n) {\n  return n > LEAST ? n / 2 : n;\n}\nsay(half(8), [4].map(half));\n"
    short = joined("page.js", {"page.js": text}.__getitem__)
    assert short == "const b=3;function a(n){return n>b?n/2:n;}say(a(8),[4].map(a));"


@pytest.mark.parametrize(
    "other",
    [
        "say({ half: 1 });",
        "say({ half });",
        "say(page.half);",
        'say("half");',
        "const { half: part } = page;",
        "say({ half(n) {\n  return n;\n} });",
        "say(page?.half);",
        'say(/"half/);',
        "for (const { half } of page) say(half);",
        "say(1, half);",
    ],
)
def test_a_name_that_may_be_something_else_stays(other: str) -> None:
    text = f"function half(n) {{\n  return n / 2;\n}}\nsay(half(8));\n{other}\n"
    short = joined("page.js", {"page.js": text}.__getitem__)
    assert short.startswith("function half(n){return n/2;}say(half(8));")


def test_no_short_name_is_one_that_a_script_already_has() -> None:
    text = "function half(a, b) {\n  return a / b;\n}\nsay(half(8, 2));\n"
    assert joined("page.js", {"page.js": text}.__getitem__) == "function c(a,b){return a/b;}say(c(8,2));"


def test_comments_imports_and_what_nothing_calls_are_left_out() -> None:
    text = joined("page.js", MODULES.__getitem__)
    assert not any(word in text for word in ("import", "export", "Doubles", "unused", "onlyThere"))


def test_constants_that_nothing_takes_are_left_out_unless_making_them_does_something() -> None:
    unused = 'const LEAST = 3;\nconst NAMES = ["a", "b"];\nconst twice = (n) => {\n  return n * 2;\n};\n'
    text = joined("page.js", {"page.js": f"{unused}const page = read();\nsay(other.twice);\n"}.__getitem__)
    assert text == "const page=read();say(other.twice);"


def test_texts_keep_their_spaces_and_their_slashes() -> None:
    text = 'say("a  // b", `${ one }  /* c */`);\n'
    assert joined("page.js", {"page.js": text}.__getitem__) == 'say("a  // b",`${ one }  /* c */`);'


def test_two_modules_may_not_share_a_name() -> None:
    modules = {**MODULES, "one.js": MODULES["one.js"] + "const twice = 2;\n"}
    with pytest.raises(ValueError, match="share the names twice"):
        joined("page.js", modules.__getitem__)


def test_no_script_silences_the_checker_of_types() -> None:
    silent = re.compile(r"@ts-|\{any\}|<any\b|\bany>|\bany\[\]|=> any\b")
    scripts = sorted((ROOT / "generator" / "assets").glob("*.js"))
    assert scripts
    assert [path.name for path in scripts if silent.search(path.read_text("utf-8"))] == []
