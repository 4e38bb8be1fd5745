"""Scripts joined into one file: all that is needed, once, in an order that works."""

import pytest

from generator.scripts import joined

MODULES = {
    "page.js": 'import { twice } from "./twice.js";\nimport {\n  one,\n} from "./one.js";\n\nsay(twice(one()));\n',
    "twice.js": 'import { one } from "./one.js";\n/** Doubles. */\nexport function twice() {\n  return one() * 2;\n}\n',
    "one.js": "export function one() {\n  return 1;\n}\nexport function unused() {\n  return 2;\n}\n",
}


def test_a_module_stands_after_what_it_imports_and_once() -> None:
    text = joined("page.js", MODULES.__getitem__)
    assert text.index("function one") < text.index("function twice") < text.index("say(")
    assert text.count("function one") == 1


def test_comments_imports_and_what_nothing_calls_are_left_out() -> None:
    text = joined("page.js", MODULES.__getitem__)
    assert not any(word in text for word in ("import", "export", "Doubles", "unused"))


def test_texts_keep_their_spaces_and_their_slashes() -> None:
    text = 'say("a  // b", `${ one }  /* c */`);\n'
    assert joined("page.js", {"page.js": text}.__getitem__) == 'say("a  // b",`${ one }  /* c */`);'


def test_two_modules_may_not_share_a_name() -> None:
    modules = {**MODULES, "one.js": MODULES["one.js"] + "const twice = 2;\n"}
    with pytest.raises(ValueError, match="share the names twice"):
        joined("page.js", modules.__getitem__)
