"""Scripts of a page as one small file: its modules joined, then without comments and spaces.

One file compresses better than eleven, and a phone waits once. The modules stay beside it as they were written.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise, product
from string import ascii_lowercase

import rjsmin

Read = Callable[[str], str]
"""The text of a module, by the name of its file."""

_IMPORT = re.compile(r'^import\s[^;]*?"\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=\w)", re.MULTILINE)
_FUNCTION = re.compile(r"^(?:async )?function\*? (\w+)\(.*?^}\n", re.MULTILINE | re.DOTALL)
_CONSTANT = re.compile(
    r"^const (\w+) = (?:\([^\n]*\) =>|[\d\"]|\[[\d\"])[^\n]*(?:;|[{(\[]\n.*?\n[})\]]+;)\n", re.MULTILINE | re.DOTALL
)
"""One that calls nothing where it stands: a function with an arrow, a number, a text, a list of them."""
_WORD = re.compile(r"(?:(?<!\.)|(?<=\.\.\.))\b\w+")
"""What may be a name from the top of a module: a property never is."""
_NAME = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
_TOKEN = re.compile(
    r"""(?P<word>[\w$]+)|(?P<needless>;(?=})|,(?=[]})]))|(?P<sign>[`{}])"""
    r"""|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?<=[(,=:])/(?:\\.|\[(?:\\.|[^]\\])*]|[^/\\[])+/"""
)
"""Of code: a word; what may end the last statement of a block and the last of a list, since no script has an empty
statement nor a hole; what opens or closes; a text or a pattern, which stays as it is."""
_TEMPLATE = re.compile(r"(?:\\.|[^\\`$]|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
"""The text of a template up to its end, or to code in it."""
_DECLARED = re.compile(r"\b(?:function\*?|const|let) $")
_VALUE = re.compile(r"(?:[(\[=!?:+*/<>&|]|\.\.\.|\breturn |\bof )$")
"""What stands before a value, never before the name of a property."""
_CALL = re.compile(r"(?:^|[\s(\[{},;=!?:+*/<>&|]|\.\.\.)$")
_ARGUMENTS = re.compile(r"\((?![^()]*\)\{)")
"""Of a call: a method has its body behind."""
_RESERVED = {"as", "do", "if", "in", "of"}


def joined(entry: str, read: Read) -> str:
    """A module with all that it takes from others, each before those that need it, without comments and spaces.

    A name that stands at the top of two modules raises ValueError: joined, they would be one.
    """
    texts = [_IMPORT.sub("", read(name)) for name in _order(entry, read)]
    plain = [_EXPORT.sub("", text) for text in texts]
    names = sorted(name for text in plain for name in _NAME.findall(text))
    twice = {name for name, other in pairwise(names) if name == other}
    if twice:
        raise ValueError(f"scripts joined in {entry} share the names {', '.join(sorted(twice))}")
    return _made_small("\n".join(plain), tuple(names))


# A server joins them again after each save, and they seldom change.
@lru_cache(maxsize=64)
def _made_small(text: str, names: tuple[str, ...]) -> str:
    return _with_short_names(_minified(_without_unused(text)), names)


def _without_unused(text: str) -> str:
    """Without what nothing takes, nor what only that takes: no page needs all of a module."""
    words = Counter(_WORD.findall(_minified(text)))
    left = text
    for kind in (_FUNCTION, _CONSTANT):
        left = kind.sub(lambda match: "" if words[match[1]] == 1 else match[0], left)
    return _without_unused(left) if left != text else text


def _minified(text: str) -> str:
    return str(rjsmin.jsmin(text))


def _order(entry: str, read: Read) -> list[str]:
    """A module after its imports, each once."""
    found: dict[str, None] = {}
    for name in _IMPORT.findall(read(entry)):
        found |= dict.fromkeys(_order(name, read))
    return [*found, entry]


def _with_short_names(text: str, names: Iterable[str]) -> str:
    """With one or two letters for a name from the top of a module, the commonest first, and without needless signs.

    A word stays as it is when it stands even once where it may be something else, such as a property.
    """
    tokens = list(_tokens(text))
    often = Counter(match["word"] for match in tokens if match["word"])
    unclear = {match["word"] for match in tokens if match["word"] and not _is_variable(match)}
    long = sorted(often.keys() & set(names) - unclear, key=lambda name: (-often[name], name))
    letters = map("".join, chain(product(ascii_lowercase), product(ascii_lowercase, repeat=2)))
    taken = {*re.findall(r"[\w$]+", text), *_RESERVED}
    short = dict(zip(long, (name for name in letters if name not in taken), strict=False))
    pieces, start = [], 0
    for match in tokens:
        word = match["word"] or ""
        pieces += [text[start : match.start()], short.get(word, word)]
        start = match.end()
    return "".join([*pieces, text[start:]])


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The words and the needless signs of a script, in code alone: that of templates, never their text."""
    open_in_templates: list[int] = []
    position = 0
    while match := _TOKEN.search(text, position):
        position, sign = match.end(), match["sign"]
        if match["word"] or match["needless"]:
            yield match
        if sign == "{" and open_in_templates:
            open_in_templates[-1] += 1
        if sign == "}" and open_in_templates:
            open_in_templates[-1] -= 1
        is_back = sign == "}" and open_in_templates and open_in_templates[-1] < 0
        if is_back:
            open_in_templates.pop()
        if (sign == "`" or is_back) and (told := _TEMPLATE.match(text, position)):
            position = told.end()
            if told[0].endswith("${"):
                open_in_templates.append(0)


def _is_variable(match: re.Match[str]) -> bool:
    """Whether a word can be nothing else where it stands."""
    before, after = match.string[max(0, match.start() - 10) : match.start()], match.string[match.end() :][:200]
    if _DECLARED.search(before):
        return True
    if after.startswith("("):
        return bool(_CALL.search(before) and _ARGUMENTS.match(after))
    if before.endswith(","):  # what ends a call or a list is a value, what ends an object may be a property
        return after.startswith((")", "]"))
    return bool(_VALUE.search(before)) and not after.startswith(":")
