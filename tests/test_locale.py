"""The French of the command: complete, without leftovers, set as French is, and free of the words of parsers."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from generator.messages.language import translations

GENERATOR = Path(__file__).parent.parent / "generator"
PO = GENERATOR / "locale" / "fr" / "LC_MESSAGES" / "messages.po"

ELSEWHERE = {"pages", "templates", "assets", "locale", "__pycache__"}
"""Folders whose sentences are those of the site, in another catalogue."""

PLACEHOLDER = re.compile(r"\{[^{}\s]*\}|%\(\w+\)s")
PARSER_WORDS = re.compile(
    r"(?i)\b(sch[eé]mas?|mappings?|scal(?:ar|aire)s?|s[eé]quences?|enum\w*|[eé]num[eé]rations?|regex(?:es)?|"
    r"regular expressions?|expressions? régulières?|patterns?|n(?:œ|oe)uds?|nodes?|anchors?|alias(?:es)?|tokens?|"
    r"jetons?|parse[rd]?s?|parsing|analyseurs?|dict(?:ionary|ionnaire)?s?|s[eé]rialis\w+|unicode|strings?|chaînes?|integers?|"
    r"bool(?:ean|éen)\w*|null pointer|traceback|exception)\b"
)
"""What people who edit data/ never need to know."""
SAYING = {"_", "say", "word", "gettext", "ngettext", "pgettext"}
"""What a sentence to translate is given to."""
SCHEMAS = re.compile(r"\bgen schema\b|\bschemas/")
"""The name of a command and of its folder."""


@cache
def extracted() -> dict[str, tuple[str, ...]]:
    """Every sentence of the code: its singular, and all its forms."""
    found = extract_from_dir(
        str(GENERATOR), method_map=[("**.py", "python")], directory_filter=lambda path: Path(path).name not in ELSEWHERE
    )
    return {
        (forms := (msgid,) if isinstance(msgid, str) else tuple(msgid))[0]: forms for _f, _l, msgid, *_rest in found
    }


@cache
def catalogue() -> Catalog:
    return read_po(BytesIO(PO.read_bytes()), locale="fr", abort_invalid=True)


def entries() -> Iterator[tuple[str, str]]:
    """Each form of each entry beside its translation."""
    for message in catalogue():
        if message.id:
            yield from zip(forms(message, "id"), forms(message, "string"), strict=True)


def forms(message: Message, which: str) -> tuple[str, ...]:
    value = getattr(message, which)
    return (value,) if isinstance(value, str) else tuple(value)


def test_every_sentence_of_the_code_has_its_french_and_nothing_else_is_there() -> None:
    translated = {forms(message, "id")[0] for message in catalogue() if message.id and all(forms(message, "string"))}
    assert {"missing": set(extracted()) - translated, "unused": translated - set(extracted())} == {
        "missing": set(),
        "unused": set(),
    }


def test_no_sentence_stands_where_those_who_gather_them_do_not_look() -> None:
    """A call inside an f-string is not found: its sentence would stay English."""
    hidden = [
        f"{path.relative_to(GENERATOR)}:{call.lineno}"
        for path in GENERATOR.rglob("*.py")
        for part in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(part, ast.JoinedStr)
        for call in ast.walk(part)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in SAYING
        and any(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in call.args)
    ]
    assert hidden == []


def test_nothing_is_fuzzy_or_obsolete() -> None:
    assert [message.id for message in catalogue() if message.fuzzy and message.id] == []
    assert not catalogue().obsolete
    assert "#~" not in PO.read_text(encoding="utf-8")


def test_plurals_have_both_forms() -> None:
    for message in catalogue():
        assert len(forms(message, "id")) == len(forms(message, "string")), message.id


def test_a_translation_speaks_of_the_same_values() -> None:
    wrong = [msgid for msgid, text in entries() if {*PLACEHOLDER.findall(msgid)} != {*PLACEHOLDER.findall(text)}]
    assert wrong == []


def test_french_has_its_no_break_spaces() -> None:
    ordinary = re.compile(r" [:;!?»%€](?=\s|$|[).,…])|« ")
    code = re.compile(r"`[^`]*`|\[ \{ > \| % @ ` \?")
    assert [text for _msgid, text in entries() if ordinary.search(code.sub("", text))] == []


def test_french_has_its_apostrophes_and_quotes() -> None:
    straight = re.compile(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]|[“”]")
    assert [text for _msgid, text in entries() if straight.search(text)] == []


def test_messages_use_the_words_of_people() -> None:
    texts = (text for pair in entries() for text in pair)
    assert [text for text in texts if PARSER_WORDS.search(SCHEMAS.sub("", PLACEHOLDER.sub("", text)))] == []


def test_no_sentence_has_another_french_on_the_site() -> None:
    site = read_po(BytesIO((PO.parent / "pages.po").read_bytes()), locale="fr")
    shared = {(message.id, message.context): message for message in site if message.id}
    ours = {(message.id, message.context): message for message in catalogue() if message.id}
    assert [
        key for key in shared.keys() & ours.keys() if forms(shared[key], "string") != forms(ours[key], "string")
    ] == []


def test_our_reader_of_translations_reads_what_babel_reads() -> None:
    french = translations("fr")
    for message in catalogue():
        one, *many = forms(message, "id")
        for number, expected in enumerate(forms(message, "string"), 1) if one else ():
            read = french.ngettext(one, many[0], number) if many else french.gettext(one)
            assert read == expected
