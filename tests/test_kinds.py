"""What each kind of value takes, refuses, and proposes instead."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest

from generator.messages.problems import Refusal, Severity
from generator.reading import kinds
from generator.reading.dates import When
from generator.reading.kinds import Kind
from generator.reading.spelling import closest


def read(annotated: Any, text: str) -> Any:
    kind = next(each for each in get_args(annotated) if isinstance(each, Kind))
    return kind.read(text)


TAKEN = [
    (kinds.Amount, "24000", 24000),
    (kinds.Amount, "0", 0),
    (kinds.Amount, "30205.56", Decimal("30205.56")),
    (kinds.Amount, "1823.03", Decimal("1823.03")),
    (kinds.Change, "-12.7", Decimal("-12.7")),
    (kinds.Count, "12", 12),
    (kinds.Share, "100", 100),
    (kinds.Level, "4", 4),
    (kinds.Half, "2.5", Fraction(5, 2)),
    (kinds.Half, "4", Fraction(4)),
    (kinds.Flag, "true", True),
    (kinds.Flag, "false", False),
    (kinds.Year, "2014", 2014),
    (kinds.Year, "undated", None),
    (kinds.Moment, "2014-09", When(2014, 9)),
    (kinds.Moment, "undated", When()),
    (kinds.Day, "2026-01-31", date(2026, 1, 31)),
    (kinds.Id, "chef-de-cuisine-2", "chef-de-cuisine-2"),
    (kinds.Url, "https://exemple.fr/a?b=1#c", "https://exemple.fr/a?b=1#c"),
    (kinds.Url, "http://data.europa.eu/esco/skill/1", "http://data.europa.eu/esco/skill/1"),
    (kinds.Line, " no ", "no"),
    (kinds.Line, "“Le buzz” et « la suite »", "“Le buzz” et « la suite »"),
    (kinds.Prose, "a\nb", "a\nb"),
    (kinds.Prose, "de 3 à 5 < 10 [voir](https://exemple.fr)", "de 3 à 5 < 10 [voir](https://exemple.fr)"),
    (kinds.Printed, "30 K€", "30 K€"),
]


@pytest.mark.parametrize(("kind", "text", "value"), TAKEN)
def test_what_is_written_as_it_should_is_taken(kind: Any, text: str, value: object) -> None:
    assert read(kind, text) == value
    assert type(read(kind, text)) is type(value)


REFUSED = [
    (kinds.Amount, "58k", "not-an-amount", "58000"),
    (kinds.Amount, "58 k€", "not-an-amount", "58000"),
    (kinds.Amount, "27,5 k€", "not-an-amount", "27500"),
    (kinds.Amount, "58 000", "not-an-amount", "58000"),
    (kinds.Amount, "58\u202f000\u00a0€", "not-an-amount", "58000"),
    (kinds.Amount, "58,000", "not-an-amount", "58000"),
    (kinds.Amount, "58.000", "not-an-amount", "58000"),
    (kinds.Amount, "1.234.567", "not-an-amount", "1234567"),
    (kinds.Amount, "€58000", "not-an-amount", "58000"),
    (kinds.Amount, "58000 € brut par an", "not-an-amount", "58000"),
    (kinds.Amount, "058000", "not-an-amount", "58000"),
    (kinds.Amount, "1823,03", "not-an-amount", "1823.03"),
    (kinds.Amount, "58.00", "not-an-amount", None),
    (kinds.Amount, "24 %", "not-an-amount", None),
    (kinds.Amount, "24000 à 30000", "not-an-amount", None),
    (kinds.Amount, "24-30 k€", "not-an-amount", None),
    (kinds.Amount, "2 000 € par mois", "not-an-amount", None),
    (kinds.Amount, "-5", "not-an-amount", None),
    (kinds.Amount, "1e5", "not-an-amount", None),
    (kinds.Amount, "12:30", "not-an-amount", None),
    (kinds.Amount, "٣٤", "not-an-amount", None),
    (kinds.Amount, "9" * 5000, "not-an-amount", None),
    (kinds.Count, "9" * 5000, "not-a-number", None),
    (kinds.Count, "1 200", "not-a-number", "1200"),
    (kinds.Count, "12.5", "not-a-number", None),
    (kinds.Change, "-12,7 %", "not-a-number", "-12.7"),
    (kinds.Change, "−5", "not-a-number", "-5"),
    (kinds.Share, "31 %", "not-a-number", "31"),
    (kinds.Share, "101", "not-a-number", None),
    (kinds.Half, "4.5", "not-a-number", None),
    (kinds.Half, "2,5", "not-a-number", "2.5"),
    (kinds.Level, "5", "not-a-level", None),
    (kinds.Flag, "oui", "not-yes-or-no", "true"),
    (kinds.Flag, "No", "not-yes-or-no", "false"),
    (kinds.Year, "non daté", "not-a-year", "undated"),
    (kinds.Year, "14", "not-a-year", None),
    (kinds.Moment, "15/09/2014", "not-a-date", "2014-09-15"),
    (kinds.Moment, "2014/9/5", "not-a-date", "2014-09-05"),
    (kinds.Moment, "15 janvier 2025", "not-a-date", "2025-01-15"),
    (kinds.Moment, "1er mars 2024", "not-a-date", "2024-03-01"),
    (kinds.Moment, "Février 2025", "not-a-date", "2025-02"),
    (kinds.Moment, "31 août 2025", "not-a-date", "2025-08-31"),
    (kinds.Moment, "31 février 2025", "not-a-date", None),
    (kinds.Moment, "printemps 2025", "not-a-date", None),
    (kinds.Moment, "31/02/2014", "not-a-date", None),
    (kinds.Moment, "2014-13", "not-a-date", None),
    (kinds.Moment, "2014-00", "not-a-date", None),
    (kinds.Day, "2014", "not-a-date", None),
    (kinds.Day, "15 janvier 2025", "not-a-date", "2025-01-15"),
    (kinds.Day, "janvier 2025", "not-a-date", None),
    (kinds.Day, "inconnu", "not-a-date", None),
    (kinds.Day, "undated", "not-a-date", None),
    (kinds.Id, "Chargé de com'", "bad-id", "charge-de-com"),
    (kinds.Id, "a--b", "bad-id", "a-b"),
    (kinds.Id, "a" * 81, "bad-id", None),
    (kinds.Id, "../../etc", "bad-id", "etc"),
    (kinds.Url, "www.exemple.fr/a", "bad-url", "https://www.exemple.fr/a"),
    (kinds.Url, "//exemple.fr/a", "bad-url", "https://exemple.fr/a"),
    (kinds.Url, "javascript:alert(1)", "bad-url", None),
    (kinds.Url, "JaVaScRiPt:alert(1)", "bad-url", None),
    (kinds.Url, "data:text/html,x", "bad-url", None),
    (kinds.Url, "https://moi:secret@exemple.fr/", "bad-url", None),
    (kinds.Url, "https://exemple.fr:port/", "bad-url", None),
    (kinds.Url, "https://[exemple", "bad-url", None),
    (kinds.Url, "https:///a", "bad-url", None),
    (kinds.Url, "https://exemple.fr/a b", "bad-url", None),
    (kinds.Url, 'https://exemple.fr/"onclick', "bad-url", None),
    (kinds.Url, "ftp://exemple.fr/", "bad-url", None),
    (kinds.Url, "une page", "bad-url", None),
    (kinds.Line, "a\nb", "several-lines", None),
    (kinds.Line, "a" * 301, "text-too-long", None),
    (kinds.Line, "null", "empty-value", None),
    (kinds.Prose, "  ", "empty-value", None),
    (kinds.Prose, "a" * 1501, "text-too-long", None),
    (kinds.Prose, "a <script>b", "html-in-text", None),
    (kinds.Prose, "a &lt; b", "html-in-text", None),
    (kinds.Prose, "a {% b", "template-in-text", None),
    (kinds.Prose, "[a]( JAVASCRIPT:b)", "link-in-text", None),
    (kinds.Prose, "[a](/etc)", "link-in-text", None),
    (kinds.Line, "a | b", "stray-bar", None),
    (kinds.Line, "moi@exemple.fr", "personal-data", None),
    (kinds.Line, "+33 6 12 34 56 78", "personal-data", None),
    (kinds.Line, "“tout le texte”", "typographic-quotes", '"tout le texte"'),
    (kinds.Line, "a\x1b[2Jb", "hidden-character", None),
    (kinds.Line, "a\u202eb", "hidden-character", None),
]


@pytest.mark.parametrize(("kind", "text", "code", "fix"), REFUSED)
def test_what_is_not_is_refused_with_what_was_meant(kind: Any, text: str, code: str, fix: str | None) -> None:
    refusal = read(kind, text)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.fix) == (code, fix)
    assert refusal.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("kind", "text", "code", "fix"), [each for each in REFUSED if each[3] and each[1] != "“tout le texte”"]
)
def test_what_is_proposed_would_be_taken(kind: Any, text: str, code: str, fix: str) -> None:  # noqa: ARG001
    assert not isinstance(read(kind, fix), Refusal)


@pytest.mark.parametrize(
    ("kind", "text", "sentence"),
    [
        (kinds.Id, "A b", "“A b” is not an id: small letters, digits and hyphens only"),
        (kinds.Id, "a" * 81, "this id has 81 characters; 80 at most"),
        (kinds.Url, "www.exemple.fr/a", "the address “www.exemple.fr/a” lacks its https://"),
        (kinds.Url, "https://moi@exemple.fr/", "this address holds a name or a password: remove it"),
        (kinds.Url, "https://:secret@exemple.fr/", "this address holds a name or a password: remove it"),
        (kinds.Url, "ftp://exemple.fr", "“ftp://exemple.fr” is not the address of a web page: https://…"),
        (kinds.Url, "https://exemple.fr:x/", "“https://exemple.fr:x/” is not the address of a web page: https://…"),
        (kinds.Flag, "oui", "write true or false here, not “oui”"),
    ],
)
def test_a_refusal_says_what_is_wrong_with_the_value(kind: Any, text: str, sentence: str) -> None:
    assert read(kind, text).text.render(str) == sentence


def test_the_longest_id_is_taken() -> None:
    assert read(kinds.Id, "a" * 80) == "a" * 80


@pytest.mark.parametrize("text", ["https://localhost/", "https://fr./", "https://.fr/", "exemple", "https://", "a.b c"])
def test_an_address_has_a_host_with_a_domain(text: str) -> None:
    assert (read(kinds.Url, text).code, read(kinds.Url, text).fix) == ("bad-url", None)


def test_capital_k_is_a_warning_and_the_text_is_kept() -> None:
    refusal = read(kinds.Prose, "environ 30 K€")
    assert (refusal.code, refusal.fix, refusal.severity) == ("capital-k", "k€", Severity.WARNING)
    assert refusal.value == "environ 30 K€"


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("comunity-manager", "community-manager"),
        ("Community Manager", "community-manager"),
        ("community_manager", "community-manager"),
        ("comunity-manger", "community-manager"),
        ("social-media-mangaer", "social-media-manager"),
        ("data-analyst", None),
        ("cm", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_a_word_is_only_corrected_when_little_differs(word: str, near: str | None) -> None:
    assert closest(word, ["community-manager", "social-media-manager", "digital-lead"]) == near
