"""Where a reader who finds a mistake goes: the line of a record in the repository, and a form that names the record."""

from gettext import NullTranslations
from typing import NamedTuple

from generator.changes.repository import Repository
from generator.model import Move, Role, Salary, Skill


class Correction(NamedTuple):
    """Two addresses outside the site."""

    line: str
    report: str


def correction(record: Salary | Role | Skill | Move, repository: Repository, say: NullTranslations) -> Correction:
    """Of a figure, its form opens, filled in; of the others, for which there is no form, an issue to complete."""
    line = repository.line_of(record)
    if isinstance(record, Salary):
        title = say.gettext("[Correct a figure] {id}").format(id=record.id)
        return Correction(line, repository.issue(template="correct-figure.yml", title=title, figure=record.id))
    title = say.gettext("[Correct a record] {id}").format(id=record.id)
    body = say.gettext("Record: {line}\n\nWhat is to be corrected:\n\n\nWhere you read it:\n").format(line=line)
    return Correction(line, repository.issue(title=title, body=body))
