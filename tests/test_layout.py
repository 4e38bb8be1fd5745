"""`gen fmt`: the fields in order, one empty line between records, every value, comment and quote as it was."""

import json
import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import COLLECTIONS, Collection
from generator.mending.layout import laid_out
from generator.reading.decode import fields_of
from generator.reading.load import Mapping, Node, Scalar, Sequence, parse
from overlays import BASE
from shipped import ROOT

FILES = {each.name: (BASE / f"{each.name}.yaml").read_text(encoding="utf-8") for each in COLLECTIONS}


def values(text: str) -> object:
    def of(node: Node | None) -> object:
        if isinstance(node, Mapping):
            return {key: of(each) for key, each in node.entries.items()}
        return [of(each) for each in node.items] if isinstance(node, Sequence) else (node and node.text)

    loaded = parse(text, "file")
    assert loaded.problems == []
    return of(loaded.root)


def comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.splitlines() if line.lstrip().startswith("# note"))


class Scribe:
    """Writes the values of a file again as many hands would: any order, comments, empty lines, quotes, spaces."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.notes = 0

    def page(self, root: Node) -> str:
        lines = self.lines(root, 0)
        return "\n".join(lines) + "\n" * self.chance.randint(0, 3)

    def lines(self, node: Node, indent: int) -> list[str]:
        if isinstance(node, Sequence):
            return [line for item in node.items for line in self.item(item, indent)]
        assert isinstance(node, Mapping)
        names = list(node.entries)
        self.chance.shuffle(names)
        return [line for name in names for line in self.field(name, node.entries[name], indent)]

    def item(self, node: Node, indent: int) -> list[str]:
        before, pad = self.between(indent), " " * indent
        if isinstance(node, Scalar):
            return [*before, f"{pad}- {self.text(node.text)}"]
        first, *others = [line for line in self.lines(node, indent + 2) if line.strip() or self.chance.random() < 0.5]
        while not first.strip() or first.lstrip().startswith("#"):
            before.append(first)
            first, *others = others
        return [*before, f"{pad}- {first[indent + 2 :]}", *others]

    def field(self, name: str, node: Node, indent: int) -> list[str]:
        pad, colon = " " * indent, ":" + " " * self.chance.choice([1, 1, 2, 5])
        before = self.between(indent)
        if isinstance(node, Scalar) and len(node.text) > 30 and self.chance.random() < 0.5:
            return [*before, f"{pad}{name}: >-", *(f"{pad}  {word}" for word in node.text.split(" "))]
        if isinstance(node, Scalar):
            return [*before, f"{pad}{name}{colon}{self.text(node.text)}{' ' * self.chance.choice([0, 0, 2])}"]
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
            inside = ", ".join(self.text(item.text) for item in node.items if isinstance(item, Scalar))
            return [*before, f"{pad}{name}{colon}[{inside}]"]
        return [*before, f"{pad}{name}:", *self.lines(node, indent + 2)]

    def between(self, indent: int) -> list[str]:
        found = []
        while self.chance.random() < 0.15:
            self.notes += 1
            found.append(
                self.chance.choice(["", "", "   ", f"{' ' * indent}# note {self.notes}", f"# note {self.notes}"])
            )
        return found

    def text(self, text: str) -> str:
        if not re.fullmatch(r"\w[\w .’-]*\w|\w", text) or self.chance.random() < 0.2:
            return json.dumps(text, ensure_ascii=False)
        return text


@given(st.sampled_from(COLLECTIONS), st.integers(0, 1_000_000), st.booleans())
def test_any_hand_comes_out_in_order_with_nothing_lost(collection: Collection, hand: int, of_windows: bool) -> None:
    root = parse(FILES[collection.name], "file").root
    assert root is not None
    text = Scribe(random.Random(hand)).page(root)
    assert values(text) == values(FILES[collection.name])
    content = ("\ufeff" + text.replace("\n", "\r\n")).encode() if of_windows else text.encode()
    name = f"data/{collection.name}.yaml"
    after = laid_out(content, name)
    assert laid_out(after, name) == after
    assert after.startswith(b"\xef\xbb\xbf") == of_windows
    plain = after.decode("utf-8-sig")
    assert (plain.count("\r\n") == plain.count("\n")) == of_windows
    plain = plain.replace("\r\n", "\n")
    assert values(plain) == values(text)
    assert comments(plain) == comments(text)
    assert "\n\n\n" not in plain
    assert re.search(r"[^\n]\n\Z", plain)
    in_order = parse(plain, "file").root
    for record in in_order.items if isinstance(in_order, Sequence) else [in_order]:
        assert isinstance(record, Mapping)
        assert list(record.entries) == [key for key in fields_of(collection.record) if key in record.entries]


@pytest.mark.parametrize("path", sorted((ROOT / "data").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_data_are_laid_out(path: Path) -> None:
    assert laid_out(path.read_bytes(), f"data/{path.name}") == path.read_bytes()


def test_a_comment_follows_its_field_and_the_dash_stays_first() -> None:
    before = """\
- note: À lire.   # un reste
  # le nom
  name:    Enquête
  id: etude
- id: autre
  name: Autre
"""
    after = """\
- id: etude
  # le nom
  name: Enquête
  note: À lire.   # un reste

- id: autre
  name: Autre
"""
    assert laid_out(before.encode(), "data/origins.yaml").decode() == after


def test_texts_keep_their_empty_lines_and_their_look() -> None:
    before = "- note: |\n    un\n\n\n    # deux   \n  name: 'Nom'\n  id: etude\n"
    after = laid_out(before.encode(), "data/origins.yaml").decode()
    assert after == "- id: etude\n  name: 'Nom'\n  note: |\n    un\n\n\n    # deux   \n"


@pytest.mark.parametrize("broken", ["- id: [", "", "# rien\n", "- id: a\n- id: b\n  id: c\n"])
def test_a_file_that_cannot_be_read_stays_as_it_is(broken: str) -> None:
    assert laid_out(broken.encode(), "data/origins.yaml") == broken.encode()
