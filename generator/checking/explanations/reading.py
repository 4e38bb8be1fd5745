"""Codes of files that cannot be read, or not as their author meant them."""

from generator.checking.explanations.explanation import Explanation
from generator.messages.problems import _

CODES = {
    # --- the folder and its files
    "missing-file": Explanation(
        _("A file of data/ is missing"),
        _("Each collection has its file, or its folder of files; the site cannot be made without it."),
        "data/roles.yml",
        "data/roles.yaml",
    ),
    "empty-file": Explanation(
        _("A file without any record"),
        _("An empty file is mostly one that was lost: put its content back, or delete it if the site can do without."),
        "# origins.yaml, nothing but remarks",
        "- id: insee\n  name: Insee",
    ),
    "unexpected-file": Explanation(
        _("A file that nobody reads"),
        _("Only the files of the collections are read: what stands in another one would never be seen."),
        "data/salary.yaml",
        "data/salaries.yaml",
    ),
    "second-file": Explanation(
        _("Settings in two files"),
        _("site.yaml, ladder.yaml, quiz.yaml and indices.yaml hold one record each: a second one would contradict it."),
        "data/indices.yaml, data/indices/suite.yaml",
        "data/indices.yaml",
    ),
    "unreadable-file": Explanation(
        _("A file that cannot be opened"),
        _("Its permissions forbid it, or it is a folder or something else under the name of a file."),
        "data/roles.yaml/",
        "data/roles.yaml",
    ),
    "leaves-folder": Explanation(
        _("A link instead of a file"),
        _("A link would let a contribution publish any file of the machine that builds the site."),
        "data/roles.yaml -> /etc/passwd",
        "data/roles.yaml",
    ),
    "file-too-large": Explanation(
        _("A file over 2 MB, or with more than 10,000 records"),
        _("A collection may be split: data/salaries/2025.yaml and data/salaries/2026.yaml replace data/salaries.yaml."),
        "data/salaries.yaml (3 MB)",
        "data/salaries/2025.yaml, data/salaries/2026.yaml",
    ),
    "too-many-problems": Explanation(
        _("More than a thousand problems in one file"),
        _("So many have few causes, such as a field renamed everywhere: mend these and check again."),
        "- role: cm\n- role: cm\n…",
        "- role: cuisinier\n- role: cuisinier\n…",
    ),
    # --- characters
    "not-utf-8": Explanation(
        _("A file not saved as UTF-8"),
        _("Accents would be lost for some readers. Editors offer the encoding when saving: choose UTF-8."),
        "name: Charg\ufffd de communication",
        "name: Chargé de communication",
    ),
    "hidden-character": Explanation(
        _("A character that cannot be seen"),
        _(
            "Copied text may bring spaces of no width, no-break spaces or marks that turn the line around. In an "
            "indentation, a name or an id they make two lines differ that look the same. Delete and type again."
        ),
        "ro\\u200ble: cuisinier",
        "role: cuisinier",
    ),
    # --- the shape of YAML
    "tab": Explanation(
        _("A tab in the indentation"),
        _("Editors show tabs in different widths, so that YAML only counts spaces: two for each level."),
        "- id: cuisinier\n→ name: Cuisinier",
        "- id: cuisinier\n  name: Cuisinier",
    ),
    "bad-indentation": Explanation(
        _("A line out of line"),
        _("What belongs together starts in the same column; what belongs to a field starts further to the right."),
        "- id: cuisinier\n   name: Cuisinier",
        "- id: cuisinier\n  name: Cuisinier",
    ),
    "missing-space": Explanation(
        _("No space after a colon"),
        _("Without the space, the colon is part of the text and the field does not exist."),
        "role:cuisinier",
        "role: cuisinier",
    ),
    "missing-colon": Explanation(
        _("A line without its colon"),
        _("Each field is written “name: value”. A text that goes on over several lines is indented under its name."),
        "role cuisinier",
        "role: cuisinier",
    ),
    "bad-dash": Explanation(
        _("A dash that starts nothing"),
        _("Each entry of a list starts with a hyphen and a space. Word processors put longer dashes in its place."),
        "aliases:\n  – cuistot",
        "aliases:\n  - cuistot",
    ),
    "missing-comma": Explanation(
        _("Two ids without a comma between them"),
        _("Between brackets the entries of a list are separated by commas, or they are read as a single one."),
        "sources: [guide-2024 enquete-2025]",
        "sources: [guide-2024, enquete-2025]",
    ),
    "lone-bracket": Explanation(
        _("A bracket without the other one"),
        _("A list on one line starts with “[” and ends with “]” on the same line; a text that has one is quoted."),
        "sources: [guide-2024, enquete-2025",
        "sources: [guide-2024, enquete-2025]",
    ),
    "unclosed-quote": Explanation(
        _("A quote that is never closed"),
        _("Everything after it, fields included, becomes part of the text."),
        'title: "Les salaires',
        'title: "Les salaires"',
    ),
    "quote-inside-quotes": Explanation(
        _("A quote that closes too early"),
        _("A text between double quotes holds no double quote. Use the other kind around it, or « » inside."),
        'title: "Le "vrai" salaire"',
        'title: "Le « vrai » salaire"',
    ),
    "typographic-quotes": Explanation(
        _("Curly quotes around a value"),
        _("They would be part of the text. Around a value only straight quotes count, and most values need none."),
        "name: “Cuisinier”",
        "name: Cuisinier",
    ),
    "colon-in-text": Explanation(
        _("A colon inside a text"),
        _("A colon and a space start a field. A text that holds them goes between straight quotes."),
        "title: Cuisine : les salaires",
        'title: "Cuisine : les salaires"',
    ),
    "cut-by-hash": Explanation(
        _("A text cut by “#”"),
        _("After a space, “#” starts a remark that nobody reads. A text that holds it goes between straight quotes."),
        "title: Les recettes du #cuisinier",
        'title: "Les recettes du #cuisinier"',
    ),
    "special-start": Explanation(
        _("A text that starts with a special sign"),
        _("YAML keeps [ { > | % @ ` ? for itself at the start of a value. Put the text between straight quotes."),
        "name: @cuisine",
        'name: "@cuisine"',
    ),
    "anchor-or-alias": Explanation(
        _("“*” or “&” at the start of a text"),
        _("They would copy a value from elsewhere, which no reader of the file would see. Quote the text."),
        "name: *Cuisinier*",
        'name: "*Cuisinier*"',
    ),
    "tag": Explanation(
        _("“!” at the start of a text"),
        _("It would name a type for programs. Quote the text."),
        "note: !important",
        'note: "!important"',
    ),
    "merge-key": Explanation(
        _("“<<” instead of fields"),
        _("It copies the fields of another record, which no reader of the file would see. Write them out."),
        "<<: {level: junior, zone: paris}",
        "level: junior\nzone: paris",
    ),
    "backslash": Explanation(
        _("A backslash between double quotes"),
        _("Between double quotes “\\” starts a code, such as \\n. Write it twice, or use single quotes."),
        'title: "Entrées\\Plats"',
        "title: 'Entrées\\Plats'",
    ),
    "several-documents": Explanation(
        _("“---” or “...” inside a file"),
        _("They would end the file for its reader: what follows would be lost."),
        "- id: cuisinier\n---\n- id: chef",
        "- id: cuisinier\n- id: chef",
    ),
    "merge-conflict": Explanation(
        _("Marks of an unfinished merge"),
        _("Two people changed the same lines. Keep the right ones, and delete the three lines of marks."),
        "<<<<<<< HEAD\n  low: 24000\n=======\n  low: 25000\n>>>>>>> autre",
        "  low: 25000",
    ),
    "too-deep": Explanation(
        _("Lists in lists in lists"),
        _("Nothing here is nested more than a few levels deep: brackets or dashes were added by mistake."),
        "sources: [[[[[[guide-2024]]]]]]",
        "sources: [guide-2024]",
    ),
    "unreadable-line": Explanation(
        _("A line that cannot be read"),
        _("The file stops making sense here or just above: look for a quote, a colon, a bracket or a space."),
        "- id: cuisinier\n  ]",
        "- id: cuisinier",
    ),
    "duplicate-key": Explanation(
        _("A field that stands twice"),
        _("Only one of the two would be read, and nobody would know which. Often the “- ” of a new record is missing."),
        "- id: cuisinier\n  name: Cuisinier\n\n  id: chef",
        "- id: cuisinier\n  name: Cuisinier\n\n- id: chef",
    ),
}
