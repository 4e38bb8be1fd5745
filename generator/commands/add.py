"""`gen add`: a figure, a source, a role or a skill asked for, or taken from options or a form, and written in place."""

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands.edge import (
    AS_OF,
    BUILT,
    DATA_PROBLEMS,
    LANG,
    PROJECT,
    agrees,
    bytes_of,
    data_of,
    fails,
    hand_down,
    report,
    sound,
)
from generator.commands.speech import in_language
from generator.messages.problems import Text, _
from generator.messages.refusal import Refused

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.checking.check import Checked
    from generator.mending.intake import Addition
    from generator.reading.decode import Field

_NAMES = {
    "salary": _("Add a published figure."),
    "source": _("Add a publication."),
    "role": _("Add a job."),
    "skill": _("Add a skill."),
}
_CHECK = click.option("--check", "only_check", is_flag=True, help=_("Write nothing; say what would be written.").msgid)


class _Records(click.Group):
    """The sorts of record, whose options are made from their fields when one of them is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - what Click asks for
        """Their names, without reading any field."""
        return list(_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one sort, in the language of the group."""
        if cmd_name not in _NAMES:
            return None
        return in_language(_command(cmd_name), str(ctx.params.get("lang") or ctx.lookup_default("lang")))


@click.group(
    cls=_Records,
    invoke_without_command=True,
    help=_("Add a record at its place: a figure, a source, a role or a skill. It asks for what is not said.").msgid,
    epilog="gen add salary\ngen add source --publisher Altaide --published 2026\ngen add --from-issue demande.md",
)
@click.option(
    "--from-issue",
    "issue",
    metavar="FILE",
    help=_(
        "Take what a form of GitHub says: FILE holds the text of the issue (or - for what another command writes)."
    ).msgid,
)
@_CHECK
@PROJECT
@AS_OF
@LANG
@click.pass_context
def add(
    ctx: click.Context, issue: str | None, only_check: bool, project: Path, as_of: datetime | None, lang: str
) -> None:
    """Exit code 1 when the data with the new record would have a mistake: nothing is written then."""
    if ctx.invoked_subcommand is not None:
        hand_down(ctx)
        return
    if issue is None:
        click.echo(ctx.get_help())
        ctx.exit(BUILT)
    before, catalog = sound(project, as_of, lang)
    _finish(_from_issue(issue, project, catalog, lang), before, project, lang, only_check=only_check, asks=False)


def _command(name: str) -> click.Command:
    from generator.mending.additions import RECORDS, record_class
    from generator.reading.decode import fields_of

    fields = fields_of(record_class(RECORDS[name]))

    def run(**said: Any) -> None:
        _add(RECORDS[name], {field.key: said[field.name] for field in fields.values() if said[field.name]}, said)

    made = click.Command(name, callback=run, help=_NAMES[name].msgid)
    for option in (LANG, AS_OF, PROJECT, _CHECK):
        option(made)
    made.params = [*map(_option, fields.values()), *reversed(made.params)]
    return made


def _option(field: "Field") -> click.Option:
    shown = field.example or "TEXT"
    return click.Option([f"--{field.key}", field.name], multiple=True, metavar=shown, help=field.about.msgid)


def _add(collection: str, texts: Mapping[str, tuple[str, ...]], given: Mapping[str, Any]) -> None:
    from generator.checking.rules.figures import lacking_amounts
    from generator.mending.additions import proposed_id, record_class
    from generator.mending.dialogue import asked_again, asked_for
    from generator.mending.intake import addition, answer, complaints, concerned, known
    from generator.reading.decode import fields_of

    project, lang = given["project"], given["lang"]
    before, catalog = sound(project, given["as_of"], lang)
    fields, data = fields_of(record_class(collection)), known(data_of(project), catalog)
    answers = {key: answer(fields[key], said) for key, said in texts.items()}
    for key, said in answers.items():
        for text in complaints(fields[key], said, data):
            raise Refused(_("--{key}: {text}", key=key, text=text))
    asks = _is_terminal()
    lacking = [key for key, field in fields.items() if field.required and key not in answers]
    if collection == "salaries":
        lacking += lacking_amounts(answers, str(answers.get("statistic", fields["statistic"].default)))
    if asks and lacking:
        terminal = _Shown(lang)
        answers = dict(
            asked_for(
                record_class(collection), answers, data, terminal, lambda so: proposed_id(collection, so, catalog)
            )
        )
    else:
        answers.setdefault("id", proposed_id(collection, answers, catalog))
        # An id comes of the others.
        needed = [key for key in lacking if key != "id"] or [key for key in lacking if not answers[key]]
        if needed:
            raise Refused(_("what lacks: {options}", options=tuple(f"--{key}" for key in needed)))
    made = addition(collection, answers, data_of(project), catalog)
    while asks and fails(made.checked):
        _show(made, before, lang)
        wrong = concerned(made, str(answers.get("id", "")))
        answers = dict(asked_again(record_class(collection), answers, wrong, data, _Shown(lang)))
        made = addition(collection, answers, data_of(project), catalog)
    _finish(made, before, project, lang, only_check=given["only_check"], asks=asks)


def _is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Shown:
    """Questions on a terminal."""

    def __init__(self, lang: str) -> None:
        from generator.messages.language import translations

        self.say = translations(lang).gettext

    def tell(self, text: Text | str, *, inside: int = 0) -> None:
        """Show a line."""
        click.echo("  " * inside + (text.render(self.say) if isinstance(text, Text) else text))

    def ask(self, label: Text | str, *, inside: int = 0) -> str:
        """A line typed after a label."""
        shown = "  " * inside + (label.render(self.say) if isinstance(label, Text) else label)
        said = click.prompt(shown, default="", show_default=False, prompt_suffix=self.say(":") + " ")
        return str(said).strip()


def _from_issue(issue: str, project: Path, catalog: "Catalog", lang: str) -> "Addition":
    from generator.mending.additions import proposed_id
    from generator.mending.filled_forms import MAX_BYTES, Correction, read
    from generator.mending.intake import addition, correction
    from generator.messages.language import translations

    # One byte more than is read is enough to refuse it.
    text = bytes_of(issue, MAX_BYTES).decode("utf-8", "replace")
    said = read(text, catalog, translations(lang).gettext)
    data = data_of(project)
    if isinstance(said, Correction):
        return correction(said.figure, said.key, said.value, data, catalog)
    return addition(
        said.collection, {**said.answers, "id": proposed_id(said.collection, said.answers, catalog)}, data, catalog
    )


def _finish(made: "Addition", before: "Checked", project: Path, lang: str, *, only_check: bool, asks: bool) -> None:
    """Show what is to be written, say what is wrong with it, else write it."""
    from generator.mending.copies import as_checked
    from generator.mending.rewriting import rewrite
    from generator.messages.language import translations

    _show(made, before, lang)
    say = translations(lang).gettext
    if fails(made.checked):
        click.echo(_("nothing was written").render(say), err=True)
        sys.exit(DATA_PROBLEMS)
    if only_check or (asks and not agrees(_("Write it?"), lang, default=True)):
        click.echo(_("nothing was written").render(say))
        return
    # Somebody may have thought for a while over the answers.
    unchanged = as_checked(project, {made.file: before.texts[made.file]})
    rewrite(project, {made.file: made.content}, before=unchanged)
    click.echo(_("written to {file}", file=made.file).render(say))


def _show(made: "Addition", before: "Checked", lang: str) -> None:
    """What is to be written, and what a check finds then that it did not before."""
    from generator.mending.intake import brought
    from generator.messages.language import translations

    where = _("in {file}:", file=made.file).render(translations(lang).gettext)
    click.echo(f"{where}\n\n{_safe(made.record)}")
    new = brought(made.checked, before)
    if new.problems:
        click.echo(report(new, lang, "text"))


def _safe(record: str) -> str:
    """A record, with nothing in it that acts on a terminal."""
    from generator.messages.problems import printable

    return "\n".join(printable(line) for line in record.split("\n"))
