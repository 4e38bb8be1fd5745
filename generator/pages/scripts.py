"""Scripts of a page as one small file: its modules joined, then with nothing that only its authors need.

One file compresses better than eleven, and a phone waits once. The modules stay beside it as they were written.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

import minify

Read = Callable[[str], str]
"""The text of a module, by the name of its file."""

_IMPORT = re.compile(r'^import\s[^;]*?"\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=\w)", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)\n", re.MULTILINE)
"""One that has its lines for itself."""
_FUNCTION = re.compile(r"^(?:async )?function\*? (\w+)\(.*?^}\n", re.MULTILINE | re.DOTALL)
_CONSTANT = re.compile(
    r"^const (\w+) = (?:\([^\n]*\) =>|[\d\"]|\[[\d\"])[^\n]*(?:;|[{(\[]\n.*?\n[})\]]+;)\n", re.MULTILINE | re.DOTALL
)
"""One that calls nothing where it stands: a function with an arrow, a number, a text, a list of them."""
_WORD = re.compile(r"(?:(?<!\.)|(?<=\.\.\.))\b\w+")
"""What may be a name from the top of a module: a property never is."""
_NAME = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)


def joined(entry: str, read: Read) -> str:
    """A module with all that it takes from others, each before those that need it, made small.

    A name that stands at the top of two modules raises ValueError: joined, they would be one.
    """
    modules: dict[str, str] = {}
    _collect(entry, read, modules)
    plain = [_EXPORT.sub("", _IMPORT.sub("", text)) for text in modules.values()]
    names = sorted(name for text in plain for name in _NAME.findall(text))
    twice = {name for name, other in pairwise(names) if name == other}
    if twice:
        raise ValueError(f"scripts joined in {entry} share the names {', '.join(sorted(twice))}")
    return _made_small("\n".join(plain))


# A server joins them again after each save, and they seldom change.
@lru_cache(maxsize=64)
def _made_small(text: str) -> str:
    # Inside a function, names from the top of a module may get short ones too.
    code = _without_unused(_COMMENT.sub("", text))
    return str(minify.string("application/javascript", f"(()=>{{{code}}})()"))


def _without_unused(text: str) -> str:
    """Without what nothing takes, nor what only that takes: no page needs all of a module."""
    words = Counter(_WORD.findall(text))
    removed: list[str] = []

    def left(declared: re.Match[str]) -> str:
        if words[declared[1]] > 1:
            return declared[0]
        removed.append(declared[0])
        return ""

    while True:
        for kind in (_FUNCTION, _CONSTANT):
            text = kind.sub(left, text)
        if not removed:
            return text
        words.subtract(_WORD.findall("\n".join(removed)))
        removed.clear()


def _collect(name: str, read: Read, modules: dict[str, str]) -> None:
    """Add a module, and before it those that it imports, each once."""
    text = read(name)
    for each in _IMPORT.findall(text):
        if each not in modules:
            _collect(each, read, modules)
    modules[name] = text
