"""Slips of the hand: each is named, at the place where the hand slipped and not where the parser gave up."""

import pytest

from generator.reading.load import parse


def said(text: str) -> list[tuple[int, int, str]]:
    return [(problem.place.line, problem.place.column, problem.code) for problem in parse(text, "f.yaml").problems]


SLIPS = [
    ("- id: a\n\tname: b\n", 2, 1, "tab"),
    ("-\tid: a\n  name: b\n", 1, 2, "tab"),
    ("- id: a\n  name: b\n\tlevel: c\n- id: c\n", 3, 1, "tab"),
    # the space after a colon: libyaml gives up on the next line
    ("- id: a\n  role:cm\n  level: junior\n- id: b\n", 2, 7, "missing-space"),
    ("- id: a\n  level: junior\n  role:cm\n- id: b\n", 3, 7, "missing-space"),
    ("- id:a\n  level: junior\n", 1, 5, "missing-space"),
    ("- id: a\n  level: junior\n  role:cm", 3, 7, "missing-space"),
    ('- id: a\n  role:"cm"\n  level: junior\n', 2, 7, "missing-space"),
    ("- id: a\n  url:https://x.fr\n  level: junior\n", 2, 6, "missing-space"),
    ("- id: a\n  sources:[a, b]\n  level: junior\n", 2, 10, "missing-space"),
    ("name:x\ntag: y\n", 1, 5, "missing-space"),
    ("a:\n  b:\n    c:d\n    e: f\n", 3, 6, "missing-space"),
    ("- id: a\n  role:\u00a0cm\n  level: c\n", 2, 8, "hidden-character"),
    # dashes
    ("- id: a\n  list:\n    -text: x\n      b: c\n", 3, 5, "bad-dash"),
    ("-id: a\n name: b\n", 1, 1, "bad-dash"),
    ("– id: a\n  name: b\n", 1, 1, "bad-dash"),
    ("- id: a\n  name: b\n-id: c\n  name: d\n", 3, 1, "bad-dash"),
    # quotes: at their opening
    ('- id: a\n  name: "b\n  level: c\n- id: d\n  name: e\n', 2, 9, "unclosed-quote"),
    ('- id: a\n  name: "b\n  level: c\n- id: d\n  name: "e"\n  x: y\n', 2, 9, "unclosed-quote"),
    ("- id: a\n  name: 'b\n  level: c\n", 2, 9, "unclosed-quote"),
    ("- id: a\n  name: 'b\n  level: l'eau\n- id: d\n", 2, 9, "unclosed-quote"),
    ("- id: a\n  name: 'l'eau'\n  level: c\n", 2, 9, "quote-inside-quotes"),
    ('- id: a\n  name: "le "gros" mot"\n  level: c\n', 2, 9, "quote-inside-quotes"),
    ('- id: a\n  name: "gros" mot\n  level: c\n', 2, 9, "quote-inside-quotes"),
    ('- id: a\n  name: "C:\\dossier"\n  level: c\n', 2, 12, "backslash"),
    # merges
    ("- id: a\n<<<<<<< HEAD\n  name: b\n=======\n  name: c\n>>>>>>> x\n", 2, 1, "merge-conflict"),
    ("<<<<<<< HEAD\n- id: a\n=======\n- id: b\n>>>>>>> x\n", 1, 1, "merge-conflict"),
    # colons in texts
    ("- id: a\n  name: Un texte : le voici\n  level: c\n", 2, 18, "colon-in-text"),
    ("- id: a\n  name: Un texte :\n  level: c\n", 2, 18, "colon-in-text"),
    ("- id: a\n  name: “bonjour : toi”\n", 2, 18, "colon-in-text"),
    ("- id: a\n  name: Un texte long\n    qui : continue\n  level: c\n", 3, 9, "colon-in-text"),
    # indentation
    ("- id: a\n    name: b\n  level: c\n", 2, 5, "bad-indentation"),
    ("- id: a\n  name: b\n    level: c\n  x: y\n", 3, 5, "bad-indentation"),
    ("- id: a\n name: b\n  level: c\n", 2, 2, "bad-indentation"),
    ("- id: a\n  name: b\nlevel: c\n- id: b\n", 3, 1, "bad-indentation"),
    ("- id: a\n  name: b\n - id: c\n   name: d\n", 3, 2, "bad-indentation"),
    ("- id: a\n  l:\n    - x\n   - y\n  b: c\n", 4, 4, "bad-indentation"),
    ("- id: a\n  name: >-\n  texte ici\n  level: c\n", 3, 3, "bad-indentation"),
    # colons that lack
    ("- id: a\n  name b\n  level: c\n", 2, 3, "missing-colon"),
    ("- id: a\n  level: c\n  name b\n- id: b\n", 3, 3, "missing-colon"),
    ("- id a\n  level: c\n- id: b\n", 1, 1, "missing-colon"),
    ("- id: a\n  name = b\n  level: c\n", 2, 3, "missing-colon"),
    ("- id: a\n  name： b\n  level: c\n", 2, 3, "missing-colon"),
    # brackets and other signs
    ("- id: a\n  sources: [x, y\n  level: c\n", 2, 12, "lone-bracket"),
    ("- id: a\n  w: {x: 1, y: 2\n  level: c\n", 2, 6, "lone-bracket"),
    ("- id: a\n  sources: [x, y]]\n  level: c\n", 2, 18, "lone-bracket"),
    ("- id: a\n  name: [lien](http://x.fr) suite\n", 2, 9, "special-start"),
    ("- id: a\n  name: @abc\n", 2, 9, "special-start"),
    ("- id: a\n  name: `abc`\n", 2, 9, "special-start"),
    ("- id: a\n  name: %abc\n", 2, 9, "special-start"),
    ("- id: a\n  name: ? quoi\n", 2, 9, "special-start"),
    ("- id: a\n  name: | texte\n", 2, 9, "special-start"),
    ("- id: a\n  name: >30 ans\n", 2, 9, "special-start"),
    ("- id: a\n  name: {{ x }}\n", 2, 10, "special-start"),
    ("- id: a\n  name: *gras* mot\n", 2, 9, "anchor-or-alias"),
    ("- id: a\n  name: &amp mot\n", 2, 9, "anchor-or-alias"),
    ("- id: a\n  name: !important\n", 2, 9, "tag"),
    ("- id: a\n...\n- id: b\n", 2, 1, "several-documents"),
]


@pytest.mark.parametrize(("text", "line", "column", "code"), SLIPS)
def test_a_slip_is_named_where_the_hand_slipped(text: str, line: int, column: int, code: str) -> None:
    assert said(text) == [(line, column, code)]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("- id: a\n  sources: [x, y\n", "bracket"),
        ("- id: a\n  sources: [x, y]]\n", "bracket"),
        ("- id: a\n  w: {x: 1, y: 2\n", "brace"),
        ("- id: a\n  w: {x: 1, y: 2}}\n", "brace"),
        ('{"a": [1}\n', "bracket"),
        ('[{"a": 1]\n', "brace"),
    ],
)
def test_a_brace_is_called_a_brace(text: str, sign: str) -> None:
    (problem,) = parse(text, "f.yaml").problems
    assert (problem.code, f"this {sign} " in problem.text.render(str)) == ("lone-bracket", True)


CUT = [
    ("title: le #cm est\n", 1, 11, "error"),
    ("title: le numero # 1 est\n", 1, 18, "warning"),
    ("- a\n- b #c\n", 2, 5, "error"),
]


@pytest.mark.parametrize(("text", "line", "column", "severity"), CUT)
def test_a_text_that_a_remark_cuts_is_told(text: str, line: int, column: int, severity: str) -> None:
    (problem,) = parse(text, "f.yaml").problems
    assert (problem.place.line, problem.place.column, problem.code) == (line, column, "cut-by-hash")
    assert problem.severity.name.lower() == severity


@pytest.mark.parametrize(
    "text",
    [
        "title: le numero  # remarque\n",
        "level: junior # remarque\n",
        "# une remarque #1\ntitle: a\n",
        "title: >-\n  le C #1 est la\n",
        'title: "le #1 est\n  la #2 suite"\n',
        "title: c#1\n",
        "- a\n\n  # - un modèle #1\n- b\n",
    ],
)
def test_remarks_and_quoted_texts_are_left_alone(text: str) -> None:
    assert said(text) == []
