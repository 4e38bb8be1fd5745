"""A new record: whatever its texts hold, they come back as they are; it stands at its place and moves nothing."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.checking.check import check
from generator.mending.additions import (
    RECORDS,
    as_yaml,
    corrected,
    inserted,
    one_spaced,
    plain,
    proposed_id,
    record_class,
    spot,
    written,
)
from generator.mending.intake import addition, correction
from generator.messages.problems import has_errors
from generator.reading.decode import fields_of
from generator.reading.load import parse
from overlays import AS_OF, BASE
from shipped import ROOT

HOSTILE = [
    *("a: b", "x # y", "- x", "{a", "[b]", "a, b", "'q", '"dq"', "!tag", "&a", "*b", "%d", "@e", "? q", "| p", "> q"),
    *("", "~", "---", "a:", "#x", "<<", "a\\b", "<script>alert(1)</script>", "{{ config }}", "- a: b\n- c: d"),
    *("\x00z", "\x1b[2J", "z\x85", "a\u2028b", "\ufeffz", "\u200b", "😀: x", "é\u00a0: b", "w " * 200, "a" * 400),
]

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.sampled_from(HOSTILE)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_text_is_never_anything_but_that_text(one: str, other: str) -> None:
    record = as_yaml("roles", {"id": "a", "name": one, "aliases": [other, one], "missions": [{"text": other}]})
    held = {"id": "a", "name": one_spaced(one), "aliases": [one_spaced(other), one_spaced(one)]}
    assert plain(parse(record, "").root) == [{**held, "missions": [{"text": one_spaced(other)}]}]


@settings(deadline=None)
@given(TEXTS)
def test_a_text_is_in_quotes_only_where_it_would_not_come_back_bare(text: str) -> None:
    text = one_spaced(text)
    bare = parse(f"- name: {text}\n", "")
    comes_back = plain(bare.root) == [{"name": text}] and not bare.problems
    assert written(text).startswith('"') or (written(text) == text and comes_back)


def test_a_long_text_is_folded_and_no_line_is_longer_than_those_of_the_files() -> None:
    record = as_yaml("sources", {"id": "a", "note": "mot " * 100})
    assert record.splitlines()[1] == "  note: >-"
    assert max(map(len, record.splitlines())) <= 120


def test_fields_stand_in_their_order_and_ids_on_one_line() -> None:
    told = {"sources": ["b", "a"], "expected": {"x": {"junior": "2"}}, "levels": {"0": "rien"}, "id": "s"}
    assert as_yaml("skills", told).splitlines() == [
        "- id: s", "  levels:", "    0: rien", "  expected:", "    x:", "      junior: 2", "  sources: [b, a]",
    ]  # fmt: skip


# --- the place -----------------------------------------------------------------------------------


def figure(role: str, level: str, id: str, **more: str) -> dict[str, Any]:
    return {"id": id, "source": "altaide-2014", "role": role, "level": level, "zone": "idf", "year": "2014",
            "low": "24000", "high": "30000", **more}  # fmt: skip


@pytest.mark.parametrize(
    ("role", "level", "id", "neighbour", "is_after"),
    [
        ("community-manager", "junior", "aaa", "altaide-2014-cm-junior-idf", False),
        ("community-manager", "junior", "zzz", "solidarite-numerique-cm-junior-moyenne", True),
        ("community-manager", "confirmed", "altaide-2014-cm-confirmed-jdf", "altaide-2014-cm-confirmed-idf", True),
    ],
)
def test_a_figure_stands_under_its_role_then_its_level_then_by_id(
    catalog: Catalog, role: str, level: str, id: str, neighbour: str, is_after: bool
) -> None:
    beside = spot("salaries", figure(role, level, id), catalog)
    assert (getattr(beside.record, "id", ""), beside.is_after) == (neighbour, is_after)


def test_a_level_that_its_role_lacks_comes_between_its_neighbours(catalog: Catalog) -> None:
    first = next(each for each in catalog.salaries if each.role == "digital-lead")
    assert first.level != "junior"
    assert spot("salaries", figure("digital-lead", "junior", "zzz"), catalog) == (first, False)


@pytest.mark.parametrize("collection", RECORDS.values())
def test_a_record_taken_out_and_added_again_comes_back_to_a_file_that_holds_the_same(
    catalog: Catalog, collection: str
) -> None:
    content = (ROOT / "data" / f"{collection}.yaml").read_bytes()
    for record in getattr(catalog, collection)[::7]:
        told = plain(record.node)
        again = inserted(
            content, as_yaml(collection, {**told, "id": f"{told['id']}-bis"}), spot(collection, told, catalog)
        )
        new = plain(parse(again.decode(), "").root)
        assert [each for each in new if each["id"] == f"{told['id']}-bis"] == [{**told, "id": f"{told['id']}-bis"}]
        assert [each for each in new if each["id"] != f"{told['id']}-bis"] == plain(parse(content.decode(), "").root)
        added = as_yaml(collection, {**told, "id": f"{told['id']}-bis"}).encode()
        assert len(again) == len(content) + len(added) + 1


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends_of_the_file_stay(catalog: Catalog, ends: bytes, mark: bytes) -> None:
    content = mark + (ROOT / "data/sources.yaml").read_bytes().replace(b"\n", ends)
    told = {"id": "zzz-2026", "publisher": "Z"}
    again = inserted(content, as_yaml("sources", told), spot("sources", told, catalog))
    assert again.startswith(content.rstrip())
    assert again.endswith(ends + ends + b"- id: zzz-2026" + ends + b"  publisher: Z" + ends)


def test_an_id_is_made_of_the_answers_and_is_free(catalog: Catalog) -> None:
    told = {"source": "altaide-2014", "role": "community-manager", "level": "junior", "zone": "idf"}
    assert proposed_id("salaries", told, catalog) == "altaide-2014-cm-junior-idf-2"
    assert proposed_id("sources", {"publisher": "L’Étudiant", "published": "2026-03"}, catalog) == "letudiant-2026"
    assert proposed_id("sources", {}, catalog) == ""


# --- checked with all the rest -------------------------------------------------------------------


def test_a_record_is_checked_in_a_copy_with_all_the_rest(catalog: Catalog) -> None:
    before = (ROOT / "data/salaries.yaml").read_bytes()
    good = addition("salaries", figure("community-manager", "junior", "aaa"), ROOT / "data", catalog)
    bad = addition("salaries", figure("community-manager", "junior", "aaa", low="99000"), ROOT / "data", catalog)
    assert not has_errors(good.checked.problems)
    assert has_errors(bad.checked.problems)
    assert (ROOT / "data/salaries.yaml").read_bytes() == before


# --- one field -----------------------------------------------------------------------------------


@settings(deadline=None)
@given(key=st.sampled_from(["title", "years", "note", "place", "low", "source"]), text=TEXTS.filter(one_spaced))
def test_a_correction_changes_one_field_of_one_record(key: str, text: str) -> None:
    base = check(BASE, as_of=AS_OF).catalog
    assert base is not None
    content = (BASE / "salaries.yaml").read_bytes()
    for rank, salary in enumerate(base.salaries):
        told = plain(parse(corrected(content, salary, key, text).decode(), "").root)
        before = plain(parse(content.decode(), "").root)
        before[rank][key] = one_spaced(text)
        assert told == before


def test_a_remark_beside_a_figure_stays(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for file in BASE.glob("*.yaml"):
        (data / file.name).write_bytes(file.read_bytes().replace(b"low: 24000", b"low: 24000 # as printed"))
    catalog = check(data, as_of=AS_OF).catalog
    assert catalog is not None
    made = correction("guide-2024-cuisinier-junior", "low", "25000", data, catalog)
    assert b"  low: 25000 # as printed\n" in made.content


def test_each_sort_of_record_is_a_collection() -> None:
    assert all("id" in fields_of(record_class(name)) for name in RECORDS.values())
