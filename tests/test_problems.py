"""Problems as values: safe to print, in order, each once."""

from pathlib import Path

import pytest

from generator.messages.problems import Place, Problem, Severity, Text, _, has_errors, in_order, printable, shortened

HERE = Place("f.yaml", 2, 3)


@pytest.mark.parametrize("letter", "\x00\x1b\n\r\x7f\x9b\u200b\u202e\u2066\ufeff\ud800")
def test_nothing_in_a_value_moves_the_cursor_or_hides(letter: str) -> None:
    assert printable(f"a{letter}b") == f"a\\u{ord(letter):04x}b"


def test_letters_of_all_languages_pass() -> None:
    assert printable("Été « à 5 € » – 𝄞 漢字") == "Été « à 5 € » – 𝄞 漢字"


def test_a_long_value_is_cut() -> None:
    assert shortened("a" * 100) == "a" * 60 + "…"


def test_a_path_is_shown_whole_and_safe() -> None:
    path = Path("a" * 100) / "b\x1b"
    assert _("{path}", path=path).render(str) == "a" * 100 + "/b\\u001b"


def test_values_go_into_the_translated_sentence_and_braces_in_them_stay() -> None:
    text = _("{one} then {other}", one="{other}", other=3)
    assert text.render({"{one} then {other}": "{other} après {one}"}.__getitem__) == "3 après {other}"


def test_a_value_may_be_a_sentence_or_several() -> None:
    french = {"{what}: {names}": "{what} : {names}", "a role": "un métier", "years": "ans"}
    text = _("{what}: {names}", what=_("a role"), names=("a\x1b", _("years")))
    assert text.render(french.__getitem__) == "un métier : a\\u001b, ans"


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert Text("{{").render(str) == "{{"


def test_problems_come_by_place_the_heavier_first_and_each_once() -> None:
    note = Problem(HERE, "a-note", _("x"), Severity.NOTE)
    error = Problem(HERE, "b-error", _("x"))
    before = Problem(HERE._replace(line=1), "z-error", _("x"))
    assert in_order([note, error, before, note]) == [before, error, note]


def test_only_errors_stop_a_build() -> None:
    assert has_errors([Problem(HERE, "a", _("x"), Severity.WARNING), Problem(HERE, "a", _("x"))])
    assert not has_errors([Problem(HERE, "a", _("x"), Severity.WARNING), Problem(HERE, "a", _("x"), Severity.NOTE)])
