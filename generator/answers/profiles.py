"""Answers read from a file: a record, a list of records, a table of a team, or a link; or what is wrong with them.

The record is the file that the site lets one download, in JSON or in YAML. In a table a column is a question and a row
is somebody. What is no question, such as a job title, is left out: it changes nothing.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from generator.answers import cells, fragments
from generator.answers.forms import Question, questions_of, read_answer
from generator.messages.problems import Place, Problem, Refusal, Severity, Text, _, has_errors, in_order
from generator.model import Quiz
from generator.people.flaws import WHY, Flaw
from generator.people.tables import Decoded, text_of
from generator.placing.sheets import Answers
from generator.reading import numbers
from generator.reading.characters import decoded
from generator.reading.findings import Findings
from generator.reading.load import Mapping, Node, Scalar, parse
from generator.reading.load import Sequence as Listed
from generator.reading.misreadings import Due, explain_not_a_record, explain_not_a_value
from generator.reading.spelling import closest, slug
from generator.reading.texts import NOTHING

MAX_BYTES = 16 * 1024 * 1024
PERSON, QUIZ, ANSWERS = "person", "quiz", "answers"
PARTS = ("context", "statements", "scenarios")

_ABOUT = (QUIZ, "by", "day")
"""What is said of the answers: to which version of the questionnaire, by whom (self or other), when."""
_FIELDS = (PERSON, *_ABOUT, ANSWERS)
_DOWNLOADED = ("notice", "result")
"""What a downloaded file holds besides; the result is counted again."""
_NAMES = (PERSON, "personne", "name", "nom", "id")
"""Columns that say who somebody is. Without any, the first column does, unless it is a question."""
_MOST_PLACES = 4
"""How many places of a mistake made again and again are named after the first."""
_TABLES, _RECORDS = (".csv", ".tsv"), (".json", ".yaml", ".yml")


class Profile(NamedTuple):
    """Somebody's answers. Who it is changes nothing."""

    person: str
    """Empty when the file does not say, as are the two others."""
    by: str
    day: str
    answers: Answers


class Profiles(NamedTuple):
    """What could be read of one file."""

    people: list[Profile]
    is_team: bool
    """Whether the file may hold several, even if it holds one."""
    problems: list[Problem]
    text: str


def read_file(data: bytes, name: str, quiz: Quiz) -> Profiles:
    """The profiles of a file. Its name tells a table from records, or else its first row does."""
    is_named = name.lower().endswith(_TABLES)
    table = None if name.lower().endswith(_RECORDS) else text_of(data)
    if isinstance(table, Decoded) and (is_named or cells.is_table(table.text, questions_of(quiz).keys())):
        return _read_table(table, name, quiz)
    if isinstance(table, Flaw) and is_named:
        code = "file-too-large" if table.code == "too-large" else "not-a-table"
        return Profiles([], True, [Problem(Place(name), code, WHY[table.code])], "")
    return _read_records(data, name, quiz)


def _read_table(table: Decoded, name: str, quiz: Quiz) -> Profiles:
    reader = _Reader(quiz, Findings(name, cells.plain(table.text)))
    if table.encoding == "Windows-1252":
        text = _("this file is not saved as UTF-8: it was read as Windows-1252; check the accents of names")
        reader.findings.report(Place(name), "not-utf-8", text, severity=Severity.NOTE)
    reader.read_table()
    return reader.done()


def _read_records(data: bytes, name: str, quiz: Quiz) -> Profiles:
    if len(data) > MAX_BYTES:
        large = _("this file is over {n} MB: place fewer people at a time", n=MAX_BYTES // 2**20)
        return Profiles([], False, [Problem(Place(name), "file-too-large", large)], "")
    text, problems = decoded(data, name)
    reader = _Reader(quiz, Findings(name, text))
    if has_errors(problems):
        return reader.done(problems)
    loaded = parse(text, name)
    if loaded.whole:
        reader.read_records(loaded.root)
    return reader.done(loaded.problems)


def read_link(link: str, name: str, quiz: Quiz) -> Profiles:
    """The profile of a link to answers; `name` is what messages call the link."""
    reader = _Reader(quiz, Findings(name, link))
    row = fragments.record(link, reader.findings)
    if row:
        reader.read_row(row, label="", strangers=True)
    return reader.done()


class _Reader:
    """What is read of one file so far."""

    def __init__(self, quiz: Quiz, findings: Findings) -> None:
        self.findings = findings
        self.questions = questions_of(quiz)
        asked: tuple[Any, ...] = (*quiz.context, *quiz.statements, *quiz.scenarios)
        self._renamed = {former: each.id for each in asked for former in each.formerly}
        self._version = quiz.version
        self._people: list[Profile] = []
        self._is_team = False

    def done(self, problems: Sequence[Problem] = ()) -> Profiles:
        """All that was read, and all that is wrong."""
        found = _told_once([*problems, *self.findings.problems])
        if not self._people and not has_errors(found):
            found.append(Problem(Place(self.findings.file), "empty-file", _("this file holds nobody’s answers")))
        return Profiles(self._people, self._is_team, found, self.findings.text)

    # --- records ---

    def read_records(self, root: Node | None) -> None:
        """One record, or a list of them."""
        self._is_team = isinstance(root, Listed)
        nodes = root.items if isinstance(root, Listed) else [root] if root else []
        for node in nodes:
            if isinstance(node, Mapping):
                self._read_record(node)
            else:
                explain_not_a_record(node, (QUIZ, ANSWERS), self.findings)
        if isinstance(root, Mapping) and self._people and not any(self._people[0].answers):
            bare = _("no question has an answer yet: write them in this file, each after its “:”")
            self._tell_bare(root, bare, severity=Severity.WARNING)

    def _read_record(self, record: Mapping) -> None:
        meant = self._tell_fields(record, (*_FIELDS, *_DOWNLOADED))
        answers, is_old = record.entries.get(ANSWERS), self._is_old(record.entries.get(QUIZ))
        if is_old is None or ANSWERS in meant:
            return
        if isinstance(answers, Mapping):
            self._tell_fields(answers, PARTS)
            self._keep(record, PERSON, self._given(self._parts(answers), is_old=is_old, strangers=True))
        elif answers is None and record.names:
            lacking = _("this record lacks {fields}", fields=ANSWERS)
            self.findings.report(record.names[0], "missing-field", lacking)
        else:
            explain_not_a_record(answers or record, PARTS, self.findings)

    def _parts(self, answers: Mapping) -> Iterable[tuple[Scalar, Node]]:
        """The answers of every part, whichever they stand in."""
        for part in PARTS:
            node = answers.entries.get(part)
            if isinstance(node, Mapping):
                yield from zip(node.names, node.entries.values(), strict=True)
            elif node and not _is_blank(node):
                explain_not_a_record(node, (), self.findings)

    # --- rows ---

    def read_table(self) -> None:
        """A team: a row for each person, a column for each question."""
        self._is_team = True
        columns, rows = cells.records(self.findings.text, self.findings)
        label = self._label(columns)
        asked = [column for column in columns if self._question(column.text)]
        others = [column for column in columns if column not in asked and column.text not in (*_ABOUT, label)]
        self._tell_columns(others, [id for id in self.questions if id not in {column.text for column in asked}])
        if columns and not asked and not has_errors(self.findings.problems):
            lacking = _("no column of this file is a question: gen place --template csv gives them all")
            self.findings.report(columns[0], "unknown-question", lacking)
        for row in rows if asked else ():
            self.read_row(row, label=label)
        if asked and not self._people:
            self._tell_bare(
                columns[0], _("only the names of the columns are there: write a row for each person under them")
            )

    def _label(self, columns: Sequence[Scalar]) -> str:
        """The column that says who somebody is; empty when there is none."""
        free = [column.text for column in columns if not self._question(column.text) and column.text not in _ABOUT]
        named = [column for column in free if slug(column) in _NAMES]
        first = [column.text for column in columns[:1] if column.text in free]
        return next(iter([*named, *first]), "")

    def read_row(self, row: Mapping, *, label: str, strangers: bool = False) -> None:
        """Somebody's answers by question. What is no question is left out, and said if asked to."""
        is_old = self._is_old(row.entries.get(QUIZ))
        if is_old is None:
            return
        pairs = ((name, row.entries[name.text]) for name in row.names if name.text not in (*_ABOUT, label))
        given = self._given(pairs, is_old=is_old, strangers=strangers)
        self._keep(row, label, given)

    def _tell_bare(self, node: Node, text: Text, *, severity: Severity = Severity.ERROR) -> None:
        """A form that is not filled in, unless there is something to say of what is in it."""
        if not self.findings.problems:
            self.findings.report(node, "empty-file", text, severity=severity)

    # --- answers ---

    def _keep(self, node: Mapping, label: str, answers: Answers) -> None:
        person, by, day = (_text(node.entries.get(name)) for name in (label, "by", "day"))
        self._people.append(Profile(person, by, day, answers))

    def _is_old(self, node: Node | None) -> bool | None:
        """Whether answers are of an older questionnaire; None, with the reason, when they cannot be read."""
        if node is None or _is_blank(node):
            return False
        version = numbers.count(node.text) if isinstance(node, Scalar) else None
        if isinstance(version, int) and version <= self._version:
            return version < self._version
        if isinstance(version, int):
            newer = _("these answers are to version {n} of the questionnaire; this one is version {own}",
                      n=version, own=self._version)  # fmt: skip
            self.findings.report(node, "newer-questionnaire", newer)
        elif version:
            self.findings.report(node, version.code, version.text)
        else:
            explain_not_a_value(node, Due(_("the version of the questionnaire"), can_go=True), self.findings)
        return None

    def _given(self, pairs: Iterable[tuple[Scalar, Node]], *, is_old: bool, strangers: bool) -> Answers:
        parts: dict[str, dict[str, object]] = {part: {} for part in PARTS}
        for name, node in pairs:
            question = self._question(name.text)
            if question is None and strangers:
                self._tell_stranger(name, is_old=is_old)
            elif question and question.id in parts[question.part]:
                twice = _("“{key}” is “{id}” today, which has an answer here already", key=name.text, id=question.id)
                self.findings.report(node, "duplicate-key", twice)
            elif question and not _is_blank(node):
                value = self._answer(question, node, is_old=is_old)
                if value is not None:
                    parts[question.part][question.id] = value
        return Answers(**parts)

    def _question(self, name: str) -> Question | None:
        """The question that bears a name, or bore it once."""
        return self.questions.get(self._renamed.get(name, name))

    def _answer(self, question: Question, node: Node, *, is_old: bool) -> int | str | None:
        if not isinstance(node, Scalar):
            explain_not_a_value(node, Due(_("one answer"), can_go=True), self.findings)
            return None
        value = read_answer(question, node.text.strip())
        if not isinstance(value, Refusal):
            return value
        if is_old:
            gone = _("“{value}” is no longer an answer to “{id}”: it is left out", value=node.text, id=question.id)
            self.findings.report(node, value.code, gone, severity=Severity.WARNING)
        else:
            self.findings.report(node, value.code, value.text, fix=value.fix)
        return None

    def _tell_stranger(self, name: Scalar, *, is_old: bool) -> None:
        """An answer to no question: one that was withdrawn, or one that is misspelt."""
        near = None if is_old else closest(name.text, self.questions)
        if near:
            text = _("“{key}” is no question; did you mean “{near}”?", key=name.text, near=near)
            self.findings.report(name, "unknown-question", text, fix=near)
        else:
            text = _("“{key}” is no question of this questionnaire: its answer is left out", key=name.text)
            self.findings.report(name, "unknown-question", text, severity=Severity.WARNING)

    def _tell_columns(self, others: Sequence[Scalar], free: Collection[str]) -> None:
        """The columns that are no question: misspelt ones, and those that change nothing."""
        near = {column: closest(column.text, free) for column in others}
        for column, meant in near.items():
            if meant:
                text = _("“{key}” is no question; did you mean “{near}”?", key=column.text, near=meant)
                self.findings.report(column, "unknown-question", text, fix=meant)
        self._tell_left_out([column for column in others if not near[column]])

    def _tell_fields(self, record: Mapping, known: Collection[str]) -> set[str]:
        """The fields of a record that are not read: misspelt ones, and those that change nothing. What was meant."""
        others = [name for name in record.names if name.text not in known]
        near = {name: closest(name.text, [field for field in known if field not in record.entries]) for name in others}
        for name, meant in near.items():
            if meant:
                text = _("“{key}” is not a field here; did you mean “{near}”?", key=name.text, near=meant)
                self.findings.report(name, "unknown-field", text, fix=meant)
        self._tell_left_out([name for name in others if not near[name]])
        return {meant for meant in near.values() if meant}

    def _tell_left_out(self, names: Sequence[Scalar]) -> None:
        if names:
            text = _("left out, since they change nothing: {names}", names=tuple(name.text for name in names))
            self.findings.report(names[0], "left-out", text, severity=Severity.NOTE)


def _told_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by place, one for all that is wrong alike: a whole form may hold the same wrong word."""
    causes: dict[Hashable, list[Problem]] = {}
    for problem in in_order(problems):
        causes.setdefault(_cause(problem), []).append(problem)
    return [_of_many(first, others) if others else first for first, *others in causes.values()]


def _cause(problem: Problem) -> Hashable:
    """All that a problem says but the question it stands at."""
    said = tuple(pair for pair in problem.text.values if pair[0] != "id")
    return problem.code, problem.severity, problem.fix, problem.text.msgid, said


def _of_many(first: Problem, others: Sequence[Problem]) -> Problem:
    text = _("{sentence} (the same mistake {n} times)", sentence=first.text, n=1 + len(others))
    return replace(first, text=text, related=tuple(each.place for each in others[:_MOST_PLACES]))


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) and not _is_blank(node) else ""


def _is_blank(node: Node) -> bool:
    """Whether nothing is written there, as in a form that is not filled in, or what other tools write for nothing."""
    return isinstance(node, Scalar) and (not node.text.strip() or (node.text in NOTHING and not node.style))
