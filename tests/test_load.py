"""Reading: what a file of any bytes gives, and how soon."""

import os
import time
from pathlib import Path

import pytest

from generator.messages.problems import Place, Severity
from generator.reading.load import (
    MOST_EVENTS,
    MOST_RECORDS,
    Loaded,
    Mapping,
    Node,
    Scalar,
    Sequence,
    load,
    parse,
    place_of,
)

HUGE = 2 * 1024 * 1024


def said(text: str) -> list[tuple[int, int, str]]:
    return [(problem.place.line, problem.place.column, problem.code) for problem in parse(text, "f.yaml").problems]


def read(tmp_path: Path, data: bytes) -> Loaded:
    file = tmp_path / "f.yaml"
    file.write_bytes(data)
    return load(file, "f.yaml")


def test_a_text_keeps_its_spelling_its_quotes_and_its_place() -> None:
    root = parse("- id: no\n  year: '1.10'\n  note: >-\n    deux\n    lignes\n", "f.yaml").root
    assert isinstance(root, Sequence)
    (record,) = root.items
    assert isinstance(record, Mapping)
    assert record.entries == {
        "id": Scalar("no", 1, 7),
        "year": Scalar("1.10", 2, 9, "'"),
        "note": Scalar("deux lignes", 3, 9, ">"),
    }
    assert record.names == [Scalar("id", 1, 3), Scalar("year", 2, 3), Scalar("note", 3, 3)]


@pytest.mark.parametrize(
    "look", ["no", "yes", "on", "~", "null", "2025-01-31", "12:30:00", "1.10", "0o17", "0x1F", "1e3"]
)
def test_nothing_is_guessed_from_the_look_of_a_value(look: str) -> None:
    root = parse(f"a: {look}\n", "f.yaml").root
    assert isinstance(root, Mapping)
    assert root.entries["a"] == Scalar(look, 1, 4)


def test_columns_count_characters_not_bytes() -> None:
    assert said("é: “è” : x\n") == [(1, 8, "colon-in-text")]
    assert said("- 𝄞: a\n  𝄞: b\n") == [(2, 3, "duplicate-key")]


def test_a_byte_order_mark_and_windows_ends_of_line_are_fine(tmp_path: Path) -> None:
    loaded = read(tmp_path, b"\xef\xbb\xbf- id: a\r\n  name: >-\r\n    b\r\n    c\r\n")
    assert loaded.problems == []
    assert isinstance(loaded.root, Sequence)
    assert loaded.root.items[0] == Mapping(
        {"id": Scalar("a", 1, 7), "name": Scalar("b c", 2, 9, ">")}, [Scalar("id", 1, 3), Scalar("name", 2, 3)], 1, 3
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# rien\n", "---\n", "---\n# rien\n...\n"])
def test_a_file_without_content_has_no_root_and_no_problem(text: str) -> None:
    loaded = parse(text, "f.yaml")
    assert (loaded.root, loaded.problems, loaded.whole) == (None, [], True)


def test_the_first_line_of_the_wrong_encoding_is_named(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "- id: a\n- nom: Été\n".encode("latin-1")).problems
    assert (problem.place.line, problem.place.column, problem.code) == (2, 8, "not-utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_give_one_problem(tmp_path: Path, encoding: str) -> None:
    assert [problem.code for problem in read(tmp_path, "- id: a\n".encode(encoding)).problems] == ["not-utf-8"]


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\r"])
def test_illegal_characters_are_found_where_they_hide(letter: str) -> None:
    assert said(f"- id: a\n  name: b{letter}c\n") == [(2, 10, "hidden-character")]


@pytest.mark.parametrize("letter", ["\u00a0", "\u200b", "\u202f", "\u202e", "\u2066", "\u3000", "\u00ad", "\U000e0041"])
def test_invisible_characters_are_refused_in_names_and_indentation_alone(letter: str) -> None:
    assert said(f"- id: a\n{letter} name: b\n") == [(2, 1, "hidden-character")]
    assert said(f"- id: a\n  na{letter}me: b\n") == [(2, 5, "hidden-character")]
    assert said(f"- id: a\n  name: trois{letter}mots\n  note: >-\n    Niveaux{letter}: trois\n") == []


def test_a_file_full_of_hidden_characters_is_one_short_list() -> None:
    assert len(said("- id: \x07\n" * 5000)) == 20


def test_a_file_over_two_megabytes_is_not_even_read(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, b"#" * (HUGE + 1)).problems
    assert problem.code == "file-too-large"
    assert read(tmp_path, b"#" * HUGE).problems == []


def test_what_is_not_a_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "f.yaml"
    os.mkfifo(pipe)
    assert [problem.code for problem in load(pipe, "f.yaml").problems] == ["unreadable-file"]


def test_a_file_that_cannot_be_opened_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = read(tmp_path, b"- id: a\n").problems
    assert problem.code == "unreadable-file"
    assert "permissions" in problem.text.render(str)


BOMBS = {
    "flow nesting": "[" * 60_000,
    "block nesting": "- " * 60_000,
    "mapping nesting": "{a: " * 60_000,
    "question marks": "? " * 60_000,
    "merge keys": "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 12)),
    "aliases": "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*a, *a]\n" for n in "bcdefghijklmnop"),
    "empty lines": "\n" * HUGE,
    "spaces": " " * HUGE,
    "dashes": "- a\n" * 400_000,
    "one long line": "- " + "a" * HUGE,
    "one long key": "a" * 200_000 + ": b",
    "hashes": "- a #b\n" * 100_000,
    "quotes": "- 'a' b\n" * 100_000,
    "same names": "a: b\n" * 200_000,
    "tags": "- !<tag:yaml.org,2002:python/object/apply:os.system> [true]\n",
    "unfinished": 'a: "' + "b" * 1_000_000,
    "conflicts": "<<<<<<< a\n" * 100_000,
    "backslashes": 'a: "' + "\\" * 100_001 + '"',
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_hostile_files_are_dealt_with_in_a_few_seconds(bomb: str) -> None:
    start = time.process_time()
    loaded = parse(bomb, "f.yaml")
    assert time.process_time() - start < 10
    assert len(loaded.problems) <= 50


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 33, "too-deep"),
        (BOMBS["merge keys"], "anchor-or-alias"),
        ("<<: {a: b}\n", "merge-key"),
        ("- !!python/name:os.system x\n", "tag"),
        ("a: b\n---\nc: d\n", "several-documents"),
        ("{a: b}: c\n", "special-start"),
        ("? [a]\n: b\n", "special-start"),
    ],
)
def test_what_could_surprise_a_reader_is_refused(text: str, code: str) -> None:
    loaded = parse(text, "f.yaml")
    assert [problem.code for problem in loaded.problems] == [code]
    assert loaded.root is None
    assert not loaded.whole


@pytest.mark.parametrize(
    ("text", "line"),
    [("- a\n" * (MOST_RECORDS + 1), MOST_RECORDS + 1), ("- [a, a]\n" * MOST_EVENTS, (MOST_EVENTS - 4) // 4 + 1)],
    ids=["records", "words"],
)
def test_a_file_that_holds_too_much_is_refused_where_it_does(text: str, line: int) -> None:
    loaded = parse(text, "f.yaml")
    assert [(each.code, each.place.line) for each in loaded.problems] == [("file-too-large", line)]
    assert loaded.root is None


def test_as_many_records_as_a_file_may_hold_are_read() -> None:
    loaded = parse("- a\n" * MOST_RECORDS, "f.yaml")
    assert loaded.whole
    assert isinstance(loaded.root, Sequence)
    assert len(loaded.root.items) == MOST_RECORDS


def test_lists_may_be_nested_up_to_the_limit() -> None:
    assert said("[" * 32 + "a" + "]" * 32) == []


def test_of_two_equal_names_the_first_counts_and_the_second_is_told_with_both_places() -> None:
    loaded = parse("- id: a\n  name: b\n  name: c\n", "f.yaml")
    (problem,) = loaded.problems
    assert (problem.place, [*problem.related]) == (("f.yaml", 3, 3, 4), [("f.yaml", 2, 3, 4)])
    assert isinstance(loaded.root, Sequence)
    assert isinstance(loaded.root.items[0], Mapping)
    assert loaded.root.items[0].entries["name"] == Scalar("b", 2, 9)
    assert not loaded.whole


def test_a_record_that_lost_its_dash_is_one_problem() -> None:
    assert said("- id: a\n  name: b\n  level: c\n\n  id: d\n  name: e\n  level: f\n") == [(5, 3, "duplicate-key")]


SAID = [
    ("a: &x b\n", Place("f.yaml", 1, 4), "“*” and “&” have a special meaning here: quote the text"),
    ("a: &x [b]\n", Place("f.yaml", 1, 4), "“*” and “&” have a special meaning here: quote the text"),
    ("- id: a\n  b: *x\n", Place("f.yaml", 2, 6), "“*” and “&” have a special meaning here: quote the text"),
    ("a:\n  - !!str x\n", Place("f.yaml", 2, 5), "“!” has a special meaning here: quote the text"),
    ("a: !x {b: c}\n", Place("f.yaml", 1, 4), "“!” has a special meaning here: quote the text"),
    (
        "- {a: 1, <<: b}\n",
        Place("f.yaml", 1, 10, 2),
        "“<<” copies fields from elsewhere, which no reader would see: write them out",
    ),
    ("a: b\n---\nc: d\n", Place("f.yaml", 2, 1), "“---” starts a second file inside this one: remove it"),
    (
        "- a: b\n  {c: d}: e\n",
        Place("f.yaml", 2, 3),
        "a text cannot start with “{”: put it between straight quotes",
    ),
    (
        "- a: b\n  [c, d]: e\n",
        Place("f.yaml", 2, 3),
        "a text cannot start with “[”: put it between straight quotes",
    ),
    ("[" * 33, Place("f.yaml", 1, 33), "lists and records are nested more than 32 deep here"),
    ("{a: " * 33, Place("f.yaml", 1, 129), "lists and records are nested more than 32 deep here"),
    (
        "- x: a\n  na\u00a0me: b\n",
        Place("f.yaml", 2, 5),
        "an invisible character (U+00A0) stands here: delete it, and type an ordinary space if one is due",
    ),
    (
        "- id: a\n  name: b\n  name: c\n",
        Place("f.yaml", 3, 3, 4),
        "“name” already stands at line 2 of this record: keep one",
    ),
    (
        "- id: a\n  id: b\n  name: c\n",
        Place("f.yaml", 2, 3, 2),
        "“id” already stands at line 1 of this record: keep one",
    ),
    (
        "- id: a\n  name: b\n\n  id: c\n  name: d\n",
        Place("f.yaml", 4, 3, 2),
        "“id” already starts this record at line 1: is “- ” missing before this one?",
    ),
    (
        "- id: a\n  '': b\n  '': c\n",
        Place("f.yaml", 3, 3),
        "“” already stands at line 2 of this record: keep one",
    ),
]


@pytest.mark.parametrize(("text", "place", "sentence"), SAID)
def test_a_problem_covers_what_it_speaks_of_and_says_what_to_do(text: str, place: Place, sentence: str) -> None:
    (problem,) = parse(text, "f.yaml").problems
    assert (problem.place, problem.text.render(str), problem.severity) == (place, sentence, Severity.ERROR)


def test_each_name_that_stands_twice_is_told_and_the_first_of_each_counts() -> None:
    loaded = parse("a: 1\nb: 2\nc: 3\nb: 4\nc: 5\n", "f.yaml")
    assert [(problem.place.line, problem.related[0].line) for problem in loaded.problems] == [(4, 2), (5, 3)]
    assert isinstance(loaded.root, Mapping)
    assert {key: node[0] for key, node in loaded.root.entries.items()} == {"a": "1", "b": "2", "c": "3"}
    assert [(name.text, name.line) for name in loaded.root.names] == [("a", 1), ("b", 2), ("c", 3)]


def test_lists_and_records_know_where_they_start_however_deep() -> None:
    root = parse("a:\n  - b: [c]\n    d: {e: f}\n", "f.yaml").root
    assert isinstance(root, Mapping)
    outer = root.entries["a"]
    assert isinstance(outer, Sequence)
    (inner,) = outer.items
    assert isinstance(inner, Mapping)
    places = [(node.line, node.column) for node in (root, outer, inner, *inner.entries.values())]
    assert places == [(1, 1), (2, 3), (2, 5), (2, 8), (3, 8)]
    assert inner.name("d") == Scalar("d", 3, 5)
    assert inner.name("c") is None


@pytest.mark.parametrize(
    ("node", "length"),
    [
        (Scalar("abc", 2, 3), 3),
        (Scalar("abc", 2, 3, "'"), 5),
        (Scalar("abc", 2, 3, '"'), 5),
        (Scalar("abc\nde", 2, 3), 3),
        (Scalar("", 2, 3), 1),
        (Scalar("abc", 2, 3, "|"), None),
        (Scalar("abc", 2, 3, ">"), None),
        (Sequence([], 2, 3), None),
        (Mapping({}, [], 2, 3), None),
    ],
)
def test_a_short_text_takes_its_length_of_a_line_and_anything_else_its_start(node: Node, length: int | None) -> None:
    expected = Place("f.yaml", 2, 3) if length is None else Place("f.yaml", 2, 3, length)
    assert place_of(node, "f.yaml") == expected


def test_an_empty_text_between_quotes_is_something() -> None:
    assert parse("''\n", "f.yaml").root == Scalar("", 1, 1, "'")


def test_what_was_read_keeps_the_name_of_its_file_and_its_text(tmp_path: Path) -> None:
    for loaded in (parse("a: b\n", "f.yaml"), parse("a: [\n", "f.yaml"), parse("a: \x07\n", "f.yaml")):
        assert (loaded.file, loaded.text[:3]) == ("f.yaml", "a: ")
        assert all(problem.place.file == "f.yaml" for problem in loaded.problems)
        assert loaded.whole == (not loaded.problems)
    assert read(tmp_path, b"a: b\n") == parse("a: b\n", "f.yaml")
    unread = read(tmp_path, b"a: \xe9\n")
    assert (unread.file, unread.text, unread.root, unread.whole) == ("f.yaml", "", None, False)


def test_a_remark_that_cuts_a_text_leaves_the_file_whole_when_it_only_warns() -> None:
    loaded = parse("- name: le numero # 1 est\n", "f.yaml")
    assert [problem.severity for problem in loaded.problems] == [Severity.WARNING]
    assert (loaded.whole, loaded.root is None) == (True, False)


def test_a_record_that_cannot_be_read_hides_none_of_the_others() -> None:
    text = "- id: a\n- id: &x b\n- id: c\n- id: *x\n- id: 'd\n- id: e\n  id: f\n"
    loaded = parse(text, "f.yaml")
    assert sorted((problem.place.line, problem.place.column, problem.code) for problem in loaded.problems) == [
        (2, 7, "anchor-or-alias"),
        (4, 7, "anchor-or-alias"),
        (5, 7, "unclosed-quote"),
        (7, 3, "duplicate-key"),
    ]
    assert isinstance(loaded.root, Sequence)
    assert [item.line for item in loaded.root.items] == [1, 3, 6]
    assert (loaded.text, loaded.whole) == (text, False)


def test_a_remark_is_told_beside_a_record_that_cannot_be_read() -> None:
    found = said("- id: a\n- id: b #c d\n- id: 'e\n")
    assert sorted(found) == [(2, 9, "cut-by-hash"), (3, 7, "unclosed-quote")]


def test_a_file_of_mistakes_is_read_again_only_so_often() -> None:
    """Each reading of a large file costs time: past a few, the rest waits."""
    line = "- id: 'a\n"
    assert len(parse(line * 50, "f.yaml").problems) == 50
    padded = line * 50 + "- " + "b" * 1_000_000 + "\n"
    loaded = parse(padded, "f.yaml")
    assert (len(loaded.problems), loaded.root) == (4, None)
