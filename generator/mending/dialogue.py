"""A record asked for field by field: choices to pick from, a wrong answer said at once, a way back.

It prints and reads nothing itself: `Terminal` is what the edge gives it.
"""

import re
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from generator.mending.additions import Answer, Answers
from generator.mending.intake import Known, by_name, choices, complaints, inner_record, is_text, item_of, reference_of
from generator.messages.problems import Text, _
from generator.reading.decode import Field, fields_of, part_of
from generator.reading.kinds import Kind
from generator.reading.record import Record
from generator.reading.spelling import slug

BACK, TAKE_OUT = "<", "-"
_MOST_SHOWN = 20
_NEVER_ASKED = frozenset({"id", "formerly"})
"""The id comes last, with one proposed; what is new was called nothing before."""


class Terminal(Protocol):
    """Who is asked."""

    def tell(self, text: Text | str, *, inside: int = 0) -> None:
        """Show a line, `inside` so many steps."""

    def ask(self, label: Text | str, *, inside: int = 0) -> str:
        """A line typed after a label, without spaces around it; empty for Enter alone."""


class _Back(Exception):
    """The question before is to be asked again."""


Propose = Callable[[Answers], str]
"""The id to propose, from the other answers."""


def asked_for(cls: type[Record], given: Answers, data: Known, terminal: Terminal, propose: Propose) -> Answers:
    """The answers to every field that was not given; the id comes last, with one to take by Enter."""
    waiting = [field for key, field in fields_of(cls).items() if key not in given and key not in _NEVER_ASKED]
    if "id" not in given:
        waiting.append(fields_of(cls)["id"])
    terminal.tell(_("Enter passes an optional field; “{back}” goes back.", back=BACK))
    answers: dict[str, Answer] = dict(given)
    rank = 0
    while rank < len(waiting):
        field = waiting[rank]
        answers.pop(field.key, None)
        proposed = propose(answers) if field.key == "id" else ""
        try:
            said = _Asking(data, terminal).field(field, proposed)
        except _Back:
            rank = max(0, rank - 1)
            continue
        if said:
            answers[field.key] = said
        rank += 1
    return answers


def asked_again(
    cls: type[Record], given: Answers, concerned: Sequence[str], data: Known, terminal: Terminal
) -> Answers:
    """The answers once some of them are changed: those that somebody names, else those `concerned`.

    Enter alone keeps an answer as it was; going back leads to the names.
    """
    fields, answers = fields_of(cls), dict(given)
    for name in _named(terminal, concerned, answers, fields):
        key = name.removeprefix(TAKE_OUT)
        if key != name:
            answers.pop(key, None)
        if key == name or fields[key].required:
            try:
                answers |= _asked_again(fields[key], answers, data, terminal)
            except _Back:
                return asked_again(cls, answers, concerned, data, terminal)
    return answers


def _asked_again(field: Field, answers: Answers, data: Known, terminal: Terminal) -> Answers:
    """The answer to one field, if it has any."""
    known = answers.get(field.key, "")
    proposed = known if isinstance(known, str) else ""
    said = _Asking(data, terminal).field(_passable(field) if known else field, proposed)
    return {field.key: _together(known, said)} if said else {}


def _together(known: Answer, said: Answer) -> Answer:
    """A new answer in the place of one known; the rows of a table that it does not tell stay."""
    if isinstance(known, Mapping) and isinstance(said, Mapping):
        return {**known, **{key: _together(known.get(key, ""), each) for key, each in said.items()}}
    return said


def _named(
    terminal: Terminal, concerned: Sequence[str], answers: Answers, fields: Mapping[str, Field]
) -> Sequence[str]:
    """The names of the fields to ask for again, and with a sign before them those to take out."""
    may_go = [f"{TAKE_OUT}{key}" for key in answers]
    terminal.tell("")
    terminal.tell(
        _("Name the answers to change or to add; “{sign}” before a name takes its answer out.", sign=TAKE_OUT)
    )
    while True:
        proposed = ", ".join(concerned)
        typed = terminal.ask(_("names [{names}]", names=proposed) if proposed else _("names"))
        names = re.findall(r"[^\s,;]+", typed) or concerned
        unknown = next((name for name in names if name not in fields and name not in may_go), None)
        if unknown is not None:
            terminal.tell(_("“{name}” is not one of {known}", name=unknown, known=(*fields, *may_go)))
        elif names:
            return names


class _Asking:
    """The questions of one field."""

    def __init__(self, data: Known, terminal: Terminal) -> None:
        self.data = data
        self.terminal = terminal

    def field(self, field: Field, proposed: str = "", *, inside: int = 0) -> Answer:
        """An answer that `gen check` has nothing to say against; empty when the field is passed."""
        self._introduce(field, inside)
        while True:
            said = self._answer(field, proposed, inside)
            if not said and not field.required:
                return said
            wrong = complaints(field, said, self.data) if said else [_("this one is needed")]
            for text in wrong:
                self.terminal.tell(text, inside=inside)
            if not wrong:
                return said

    def _introduce(self, field: Field, inside: int) -> None:
        self.terminal.tell("", inside=inside)
        self.terminal.tell(_about(field), inside=inside)
        if field.example and is_text(field.type):
            self.terminal.tell(_("for example: {example}", example=field.example), inside=inside)

    def _answer(self, field: Field, proposed: str, inside: int) -> Answer:
        hint, item = field.type, item_of(field.type)
        if is_text(hint):
            return self._text(field.key, hint, inside, proposed)
        if item is not None and is_text(item):
            return list(self._texts(part_of(field, item), field.key, inside))
        inner = inner_record(hint)
        if inner is None:
            return self._table(field, field.key, inside)
        return list(self._records(field.key, inner, inside)) if item is not None else self._record(inner, inside)

    def _text(self, label: str, hint: object, inside: int, proposed: str = "") -> str:
        offered = choices(hint, self.data.ids)
        shown = offered if len(offered) <= _MOST_SHOWN else ()
        self._list(shown, len(offered), inside)
        while True:
            typed = self.terminal.ask(f"{label} [{proposed}]" if proposed else label, inside=inside)
            if not typed:
                return proposed
            if typed == BACK:
                raise _Back
            picked = shown[int(typed) - 1] if typed.isdecimal() and 0 < int(typed) <= len(shown) else typed
            picked = by_name(picked, hint, self.data.ids)
            near = tuple(each for each in offered if slug(picked) and slug(picked) in each)
            if not near or picked in offered or reference_of(hint) is None:
                return picked
            if len(near) == 1:
                self.terminal.tell(f"→ {near[0]}", inside=inside)
                return near[0]
            shown = near[:_MOST_SHOWN]
            self._list(shown, len(near), inside)

    def _list(self, shown: tuple[str, ...], of: int, inside: int) -> None:
        for number, each in enumerate(shown, 1):
            self.terminal.tell(f"{number:3} {each}", inside=inside)
        if of > len(shown):
            self.terminal.tell(_("{n} choices: type a few letters to find one", n=of), inside=inside)

    def _texts(self, each: Field, label: str, inside: int) -> Iterator[str]:
        self.terminal.tell(_("one at a time; Enter ends the list"), inside=inside)
        while typed := self._part(each, label, inside):
            yield typed

    def _part(self, part: Field, label: str, inside: int) -> str:
        """One text of a list or a table, judged before the next is asked for; empty when it is passed."""
        while typed := self._text(label, part.type, inside):
            wrong = complaints(part, typed, self.data)
            for text in wrong:
                self.terminal.tell(text, inside=inside)
            if not wrong:
                break
        return typed

    def _records(self, label: str, cls: type[Record], inside: int) -> Iterator[Answer]:
        self.terminal.tell(_("one at a time; Enter ends the list"), inside=inside)
        rank = 1
        while record := self._record(cls, inside + 1, f"{label} {rank}"):
            yield record
            rank += 1

    def _record(self, cls: type[Record], inside: int, title: str = "") -> Answer:
        """One record inside another; empty when its first field is passed."""
        self.terminal.tell(title, inside=inside)
        answers: dict[str, Answer] = {}
        for rank, field in enumerate(fields_of(cls).values()):
            said = self.field(_passable(field) if rank == 0 else field, inside=inside)
            if rank == 0 and not said:
                return {}
            if said:
                answers[field.key] = said
        return answers

    def _table(self, field: Field, label: str, inside: int) -> Mapping[str, Answer]:
        """A table by name. Where the names are a few numbers, each is asked for."""
        name, value = (part_of(field, hint) for hint in typing.get_args(field.type))
        made: dict[str, Answer] = {}
        for key in _numbers(name.type) or self._texts(name, label, inside):
            shown = f"{label} {key}"
            asked = self._part if is_text(value.type) else self._table
            said = asked(value, shown, inside + 1)
            if said:
                made[key] = said
        return made


def _about(field: Field) -> Text:
    if field.required:
        return field.about
    if isinstance(field.default, str):
        return _("{about} (optional: {default} without it)", about=field.about, default=field.default)
    return _("{about} (optional)", about=field.about)


def _numbers(hint: object) -> list[str]:
    kind = typing.get_args(hint)[-1]
    if not isinstance(kind, Kind) or kind.numbers is None or kind.numbers.low is None or kind.numbers.high is None:
        return []
    return [str(each) for each in range(int(kind.numbers.low), int(kind.numbers.high) + 1)]


def _passable(field: Field) -> Field:
    """The field, which Enter alone may pass: no other record of the list is to come."""
    return replace(field, required=False)
