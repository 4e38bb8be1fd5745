"""Files of answers: every way of writing one, and what is said of what cannot be read, at its line and column."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.answers.blanks import as_csv, as_yaml
from generator.answers.forms import questions_of, read_answer
from generator.answers.fragments import LONGEST, is_link, sum_of
from generator.answers.profiles import MAX_BYTES, Profiles, read_file, read_link
from generator.messages.language import translations
from generator.messages.problems import Refusal, Severity, has_errors
from generator.placing.sheets import NOT_APPLICABLE, NOT_YET, UNKNOWN, Answers
from quizzes import CATALOGS, KNOWN, MIXED, NOTHING, REAL, SHIPPED, made_answers, tried

QUIZ = SHIPPED.quiz
QUESTIONS = questions_of(QUIZ)
HEAD = "person;team;content-publish;regional-bank\n"


def table(text: str | bytes, name: str = "team.csv") -> Profiles:
    return read_file(text if isinstance(text, bytes) else text.encode(), name, QUIZ)


def record(text: str, name: str = "one.yaml") -> Profiles:
    return read_file(text.encode(), name, QUIZ)


def told(read: Profiles) -> list[tuple[int, int, str]]:
    return [(problem.place.line, problem.place.column, problem.code) for problem in read.problems]


def fixes(read: Profiles) -> list[str | None]:
    return [problem.fix for problem in read.problems]


def words(read: Profiles, language: str = "en") -> str:
    return "\n".join(problem.text.render(translations(language).gettext) for problem in read.problems)


def only(read: Profiles) -> Answers:
    assert read.problems == []
    (profile,) = read.people
    return profile.answers


# --- every way of writing an answer ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "written", "value"),
    [
        ("content-publish", "0", 0),
        ("content-publish", "4", 4),
        ("content-publish", "?", UNKNOWN),
        ("content-publish", "unknown", UNKNOWN),
        ("content-publish", "Je ne sais pas", UNKNOWN),
        ("content-publish", "je ne sais pas", UNKNOWN),
        ("content-publish", "I do not know", UNKNOWN),
        ("content-publish", "not-yet", NOT_YET),
        ("content-publish", "pas encore", NOT_YET),
        ("content-publish", "Pas encore eu l'occasion", NOT_YET),
        ("content-publish", "Pas encore eu l’occasion", NOT_YET),
        ("content-publish", "Not had the occasion yet", NOT_YET),
        ("content-publish", "0*", NOT_YET),
        ("content-publish", "Je n’ai jamais publié au nom d’une marque.", 0),
        ("team", "alone", "alone"),
        ("team", "je préfère ne pas le dire", UNKNOWN),
        ("years", "Moins de trois ans", "junior"),
        ("regional-bank", "marketplace", "marketplace"),
        ("regional-bank", "D", "marketplace"),
        ("regional-bank", "d", "marketplace"),
        ("regional-bank", "?", UNKNOWN),
    ],
)
def test_an_answer_is_written_as_on_the_page_or_shorter(id: str, written: str, value: int | str) -> None:
    assert read_answer(QUESTIONS[id], written) == value


@pytest.mark.parametrize(
    ("id", "written"),
    [
        ("content-publish", "5"),
        ("content-publish", "-1"),
        ("content-publish", "1.5"),
        ("content-publish", "–"),
        ("content-publish", "D"),
        ("regional-bank", "1"),
        ("regional-bank", "E"),
        ("team", "0"),
        ("team", "0*"),
        ("team", "not-yet"),
        ("regional-bank", "pas encore"),
    ],
)
def test_what_could_mean_something_else_is_refused(id: str, written: str) -> None:
    assert isinstance(read_answer(QUESTIONS[id], written), Refusal)


def test_does_not_apply_is_an_answer_only_where_the_data_declare_it() -> None:
    for statement in QUIZ.statements:
        for written in (NOT_APPLICABLE, "ne s'applique pas", "does not apply"):
            read = read_answer(QUESTIONS[statement.id], written)
            if statement.not_applicable:
                assert read == NOT_APPLICABLE
            else:
                assert isinstance(read, Refusal)


# --- one profile -----------------------------------------------------------------------------------

DOWNLOADED = {
    "notice": "x",
    "quiz": 1,
    "by": "self",
    "day": "2026-11-22",
    "answers": {
        "context": {"team": "alone"},
        "statements": {"content-publish": 3, "content-adapt": "not-yet"},
        "scenarios": {"regional-bank": "marketplace"},
    },
    "result": {"placement": {"rung": None}, "scores": []},
}


@pytest.mark.parametrize("write", [json.dumps, lambda data: json.dumps(data, indent=2), yaml.safe_dump])
def test_what_the_site_lets_one_download_is_read_in_json_and_yaml(write: Callable[[Any], str]) -> None:
    read = record(write(DOWNLOADED))
    assert only(read)._asdict() == DOWNLOADED["answers"]
    assert not read.is_team
    assert read.people[0][:3] == ("", "self", "2026-11-22")


def test_the_file_to_fill_in_has_every_question_and_nobody_answers_it_yet() -> None:
    for language in ("fr", "en"):
        blank = as_yaml(QUIZ, translations(language))
        assert record(blank).people[0].answers == NOTHING
        given = yaml.safe_load(blank)
        assert [id for part in given["answers"].values() for id in part] == list(QUESTIONS)
    assert as_csv(QUIZ).split(";") == ["person", *QUESTIONS]


def test_the_file_to_fill_in_shows_what_each_question_takes() -> None:
    lines = as_yaml(QUIZ, translations("fr")).split("\n")
    for id, question in QUESTIONS.items():
        end = lines.index(f"    {id}:")
        start = max((rank for rank, line in enumerate(lines[:end]) if not line.startswith("    #")), default=0)
        remarks = "\n".join(lines[start:end])
        for choice in question.choices:
            mark = choice.mark if isinstance(choice.mark, str) else choice.mark.render(translations("fr").gettext)
            assert f"#   {mark}" in remarks
            assert read_answer(question, mark) == choice.value


@pytest.mark.parametrize("text", ["", "# rien\n", "[]", "person;team\n"])
def test_nobody_is_a_problem(text: str) -> None:
    read = table(text) if ";" in text else record(text)
    assert [code for _line, _column, code in told(read)][-1:] in (["empty-file"], ["empty-value"], ["unknown-question"])
    assert has_errors(read.problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("answers:\n  statements:\n    content-publish: 5\n", [(3, 22, "not-an-answer")]),
        ("answers:\n  statements:\n    content-publish: [3]\n", [(3, 22, "not-a-value")]),
        ("answers:\n  statements:\n    content-publsh: 3\n", [(3, 5, "unknown-question")]),
        ("answers:\n  statements: 3\n", [(2, 15, "not-a-record")]),
        ("answers: 3\n", [(1, 10, "not-a-record")]),
        ("answers:\n  statement: {}\n", [(2, 3, "unknown-field")]),
        ("quiz: 1\nanswer: {}\n", [(2, 1, "unknown-field")]),
        ("quiz: 1\n", [(1, 1, "missing-field")]),
        ("quiz: deux\nanswers: {}\n", [(1, 7, "not-a-number")]),
        ("quiz: [1]\nanswers: {}\n", [(1, 7, "not-a-value")]),
        ("- answers: {}\n- 3\n", [(2, 3, "not-a-record")]),
        ("answers:\n  context:\n    team: alone\n    team: alone\n", [(4, 5, "duplicate-key")]),
        ("answers: {", [(1, 10, "lone-bracket")]),
    ],
)
def test_a_mistake_in_a_record_is_told_at_its_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert told(record(text)) == expected


def test_what_is_no_question_is_left_out_of_a_record_and_that_is_said() -> None:
    read = record("quiz: 1\ndiplôme: master\nâge: 51\nanswers: {}\n")
    assert told(read) == [(2, 1, "left-out")]
    assert read.problems[0].severity is Severity.NOTE
    assert "diplôme, âge" in words(read)


# --- versions --------------------------------------------------------------------------------------


def test_answers_to_a_newer_questionnaire_are_not_read() -> None:
    read = record(json.dumps({**DOWNLOADED, "quiz": 2}))
    assert [code for *_place, code in told(read)] == ["newer-questionnaire"]
    assert read.people == []


def test_answers_to_questions_that_no_longer_exist_are_dropped_and_said() -> None:
    old = {"quiz": 0, "answers": {"statements": {"content-publish": 3, "content-publishing": 4, "content-adapt": "x"}}}
    read = record(json.dumps(old))
    assert {(problem.code, problem.severity) for problem in read.problems} == {
        ("unknown-question", Severity.WARNING),
        ("not-an-answer", Severity.WARNING),
    }
    assert [profile.answers.statements for profile in read.people] == [{"content-publish": 3}]


def test_an_unlike_question_of_this_version_is_dropped_and_a_like_one_is_a_mistake() -> None:
    assert not has_errors(record("quiz: 1\nanswers:\n  statements: {pottery: 3}\n").problems)
    read = record("quiz: 1\nanswers:\n  statements: {content-publihs: 3}\n")
    assert has_errors(read.problems)
    assert fixes(read) == ["content-publish"]


# --- a team ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_whatever_program_wrote_it(separator: str, encoding: str, end: str) -> None:
    text = f"{HEAD}Zoé;alone;3;D\n\nMax;;pas encore;?\n".replace(";", separator).replace("\n", end)
    read = table(text.encode(encoding))
    assert read.problems == []
    assert read.is_team
    assert [(person, answers) for person, _by, _day, answers in read.people] == [
        ("Zoé", Answers({"team": "alone"}, {"content-publish": 3}, {"regional-bank": "marketplace"})),
        ("Max", Answers({}, {"content-publish": NOT_YET}, {"regional-bank": UNKNOWN})),
    ]


def test_windows_1252_is_read_and_said() -> None:
    read = table(f"{HEAD}Zoé;alone;3;D\n".encode("cp1252"))
    assert [profile.person for profile in read.people] == ["Zoé"]
    assert [(problem.code, problem.severity) for problem in read.problems] == [("not-utf-8", Severity.NOTE)]


def test_a_cell_in_quotes_may_hold_a_separator_a_quote_and_a_line_end() -> None:
    read = table(f'{HEAD}"Zoé; dite ""Z""\nRoy";alone;5;D\n')
    assert told(read) == [(3, 12, "not-an-answer")]
    assert [profile.person for profile in read.people] == ['Zoé; dite "Z"\nRoy']


def test_each_wrong_cell_is_told_at_its_line_and_column() -> None:
    read = table(f"{HEAD}A;alone;5;D\nB; aloen ;3;Z\n\nC;;3;D;3\n")
    assert told(read) == [
        (2, 9, "not-an-answer"),
        (3, 4, "not-an-answer"),
        (3, 13, "not-an-answer"),
        (5, 8, "odd-row"),
    ]
    assert fixes(read)[1] == "alone"
    assert "0, 1, 2, 3, 4, I do not know, not yet" in words(read)
    assert "alone, with-others, several-cms" not in words(read)
    assert "A, B, C, D" in words(read)


def test_the_same_wrong_word_is_told_once_with_its_other_places() -> None:
    read = table(f"{HEAD}A;alone;oui;D\nB;aloen;oui;oui\nC;aloen;3;D\nD;alone;oui;D\n")
    assert told(read) == [(2, 9, "not-an-answer"), (3, 3, "not-an-answer"), (3, 13, "not-an-answer")]
    assert [[place.line for place in problem.related] for problem in read.problems] == [[3, 5], [4], []]
    assert fixes(read) == [None, "alone", None]
    assert "(the same mistake 3 times)" in words(read)


def test_a_form_with_nothing_in_it_says_what_to_do() -> None:
    bare = table(as_csv(QUIZ))
    assert [(problem.code, problem.severity) for problem in bare.problems] == [("empty-file", Severity.ERROR)]
    assert "write a row for each person" in words(bare)
    blank = record(as_yaml(QUIZ, translations("fr")))
    assert [(problem.code, problem.severity) for problem in blank.problems] == [("empty-file", Severity.WARNING)]
    assert "no question has an answer yet" in words(blank)


def test_a_misspelt_column_is_a_mistake_and_one_that_is_no_question_is_not() -> None:
    read = table("person;content-publsh;poste;âge\nA;3;chef;51\n")
    assert told(read) == [(1, 8, "unknown-question"), (1, 23, "left-out")]
    assert fixes(read)[0] == "content-publish"
    assert [problem.severity for problem in read.problems] == [Severity.ERROR, Severity.NOTE]
    assert "poste, âge" in words(read)


def test_a_column_like_one_that_is_there_too_is_not_taken_for_it() -> None:
    assert [problem.severity for problem in table("person;years;year\nA;junior;2024\n").problems] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("head", "person"),
    [("person;poste", "Zoé"), ("poste;Nom", "chef"), ("id;poste", "Zoé"), ("qui;poste", "Zoé")],
)
def test_the_column_that_says_who_is_named_so_or_stands_first(head: str, person: str) -> None:
    read = table(f"{head};content-publish\nZoé;chef;3\n")
    assert [profile.person for profile in read.people] == [person]


def test_without_such_a_column_nobody_is_named() -> None:
    assert [profile.person for profile in table("content-publish;content-adapt\n3;3\n").people] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("person;team;team\nA;alone;alone\n", [(1, 13, "duplicate-key")]),
        ('person;team\n"A;alone\n', [(2, 1, "unclosed-quote")]),
        ("poste;âge\nchef;51\n", [(1, 1, "unknown-question"), (1, 7, "left-out")]),
        ("\x00\x01\x02;\x03", [(1, 1, "not-a-table")]),
        ("PK\x03\x04 a spreadsheet", [(1, 1, "not-a-table")]),
        ("person;team\n" + "x" * 5_000_000, [(1, 1, "file-too-large")]),
    ],
)
def test_a_table_that_cannot_be_trusted_is_told_where(text: str, expected: list[tuple[int, int, str]]) -> None:
    read = table(text)
    assert told(read) == expected
    assert has_errors(read.problems)


def test_a_file_without_a_telling_name_is_known_by_its_first_row() -> None:
    assert table(f"{HEAD}A;alone;3;D\n", name="-").is_team
    assert not table(json.dumps(DOWNLOADED), name="-").is_team
    assert only(table(json.dumps(DOWNLOADED), name="answers.txt"))._asdict() == DOWNLOADED["answers"]


def test_a_row_says_which_questionnaire_it_answers() -> None:
    read = table("person;quiz;content-publish\nA;1;3\nB;2;3\n")
    assert told(read) == [(3, 3, "newer-questionnaire")]


# --- links -----------------------------------------------------------------------------------------


def link(pairs: str = "context-team=alone&statement-content-publish=3&scenario-regional-bank=marketplace") -> str:
    body = f"as=answers&format=1&quiz=1&by=self&day=2026-11-22&{pairs}"
    return f"https://example.org/evaluation/#{body}&sum={sum_of(body)}"


def linked(text: str) -> Profiles:
    assert is_link(text)
    return read_link(text, "link", QUIZ)


@pytest.mark.parametrize("start", ["https://example.org/evaluation/#", "#", ""])
def test_a_link_to_answers_is_read_whole_or_from_its_sign(start: str) -> None:
    read = linked(start + link().partition("#")[2])
    assert only(read) == Answers({"team": "alone"}, {"content-publish": 3}, {"regional-bank": "marketplace"})
    assert read.people[0].day == "2026-11-22"


def test_a_damaged_link_is_read_as_far_as_it_goes() -> None:
    read = linked(link()[:-20])
    assert read.problems[0].code == "damaged-link"
    assert not has_errors(read.problems[:1])
    assert [profile.answers.context for profile in read.people] == [{"team": "alone"}]


def test_answers_of_a_link_that_no_longer_exist_are_dropped_and_said() -> None:
    read = linked(link("context-team=alone&statement-pottery=3&statement-%C5%93uvre%E2%80%99s-%3Cb%3E=3"))
    assert [(problem.code, problem.severity) for problem in read.problems] == [
        ("unknown-question", Severity.WARNING)
    ] * 2
    assert "œuvre’s-<b>" in words(read)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://example.org/", "not-a-link"),
        ("https://example.org/#as=result&format=1&quiz=1&outcome=rung", "not-a-link"),
        ("#as=invitation&format=1&quiz=1", "not-a-link"),
        ("#as=answers&" + "x" * LONGEST, "not-a-link"),
        ("#as=answers&format=2&quiz=1", "newer-questionnaire"),
        (link().replace("quiz=1", "quiz=2"), "newer-questionnaire"),
        (link("context-team=alone&context-team=with-others"), "duplicate-key"),
        (link("statement-content-publish=5"), "not-an-answer"),
    ],
)
def test_a_link_without_answers_for_us_says_why(text: str, code: str) -> None:
    read = linked(text)
    assert code in [problem.code for problem in read.problems if problem.severity is Severity.ERROR]


# --- anything --------------------------------------------------------------------------------------


@tried
@given(st.one_of(st.binary(), st.text().map(str.encode)), st.sampled_from(["a.csv", "a.json", "a.yaml", "-"]))
def test_any_bytes_give_profiles_or_problems(data: bytes, name: str) -> None:
    read = read_file(data, name, QUIZ)
    assert read.people or has_errors(read.problems)


@tried
@given(st.text(alphabet=st.sampled_from('person;team,\t"\n= 3?alone\u00a0'), max_size=300))
def test_anything_below_a_header_gives_profiles_or_problems_inside_the_file(rows: str) -> None:
    read = table(HEAD + rows)
    lines = read.text.split("\n")
    for problem in read.problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@tried
@given(st.text())
def test_any_text_after_the_sign_gives_a_profile_or_problems(text: str) -> None:
    read = read_link(f"#as=answers&{text}", "link", QUIZ)
    assert read.people or has_errors(read.problems)


@pytest.mark.parametrize(
    "data", [b'"\n' * 500_000, b";" * 1_000_000, b"[" * 1_000_000, b"a;b\n" * 250_000, b"\xff" * 9]
)
def test_a_megabyte_of_garbage_ends_soon(data: bytes) -> None:
    for name in ("a.csv", "a.json"):
        assert has_errors(read_file(data, name, QUIZ).problems)


def test_too_much_is_said_to_be_too_much() -> None:
    assert [code for *_place, code in told(read_file(b" " * (MAX_BYTES + 1), "a.json", QUIZ))] == ["file-too-large"]


@tried
@given(CATALOGS, st.data())
def test_answers_survive_being_written_and_read(catalog: Any, data: st.DataObject) -> None:
    from generator.placing.rulebook import rule_of

    sort = data.draw(st.sampled_from([KNOWN, MIXED]))
    answers = made_answers(lambda several: data.draw(st.sampled_from(several)), rule_of(catalog), sort)
    options = {item.id: item.options for item in rule_of(catalog).items if item.options}
    scenarios = {
        id: next(option.id for option in options[id] if option.score == value) if isinstance(value, int) else value
        for id, value in answers.scenarios.items()
        if not isinstance(value, int) or any(option.score == value for option in options[id])
    }
    answers = answers._replace(scenarios=scenarios)
    written = json.dumps({"quiz": catalog.quiz.version, "answers": answers._asdict()})
    assert only(read_file(written.encode(), "a.json", catalog.quiz)) == answers


def test_the_order_of_columns_and_rows_changes_nothing_for_anybody() -> None:
    chance = random.Random(1)
    ids = list(QUESTIONS)
    rows = {f"P{number}": made_answers(chance.choice, REAL, MIXED) for number in range(20)}

    def written(ids: list[str], people: list[str]) -> str:
        lines = [";".join(["person", *ids])]
        for person in people:
            given = {id: value for part in rows[person] for id, value in part.items()}
            cells = [str(given.get(id, "")) for id in ids]
            lines.append(";".join([person, *cells]))
        return "\n".join(lines)

    found = [
        table(written(ids, sorted(rows))),
        table(written(chance.sample(ids, len(ids)), sorted(rows, reverse=True))),
    ]
    one, other = ({profile.person: profile.answers for profile in read.people} for read in found)
    assert one == other
