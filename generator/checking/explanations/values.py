"""Codes of records and values that are not what their field asks for."""

from generator.checking.explanations.explanation import Explanation
from generator.messages.problems import _

CODES = {
    # --- the shape of records
    "unknown-field": Explanation(
        _("A field that does not exist here"),
        _("Nobody would read it. It is mostly a spelling mistake; the remarks on top of each file name the fields."),
        "publishr: Guide des brigades",
        "publisher: Guide des brigades",
    ),
    "misplaced-field": Explanation(
        _("A field one level too high or too low"),
        _("The spaces before a field say what it belongs to: under “missions”, “sources” belongs to the mission."),
        "missions:\n  - text: Compose la carte.\ntext: Conduit la brigade.",
        "missions:\n  - text: Compose la carte.\n  - text: Conduit la brigade.",
    ),
    "missing-field": Explanation(
        _("A field that must be there"),
        _("Without it the record cannot be shown: a figure without year, for example, could not be judged."),
        "- id: guide-2024\n  publisher: Guide des brigades",
        "- id: guide-2024\n  publisher: Guide des brigades\n  title: Les salaires en cuisine\n  published: 2024\n  …",
    ),
    "empty-record": Explanation(
        _("A dash with nothing behind it"),
        _("A record is started and holds no field: fill it in, or remove the dash."),
        "missions:\n  -",
        "missions:\n  - text: Compose la carte.\n    sources: [guide-2024]",
    ),
    "not-a-record": Explanation(
        _("Fields are due, and a text or a list stands there"),
        _("What has several fields is written one field a line, indented under its name or its dash."),
        "missions:\n  - Compose la carte.",
        "missions:\n  - text: Compose la carte.\n    sources: [guide-2024]",
    ),
    "not-a-list": Explanation(
        _("A list is due, even of a single thing"),
        _("Between brackets, or one “- ” a line: the field may hold several things later."),
        "sources: guide-2024",
        "sources: [guide-2024]",
    ),
    "not-a-value": Explanation(
        _("One value is due, and a list or fields stand there"),
        _("The field holds a single thing; the others have a field or a record of their own."),
        "role: [cuisinier, chef-de-cuisine]",
        "role: cuisinier",
    ),
    "empty-value": Explanation(
        _("A field without value"),
        _("A field that is not needed is left out with its name; “null” and “~” mean nothing here."),
        "note:",
        "note: Brut ou net non précisé.",
    ),
    "unknown-choice": Explanation(
        _("A word that is not in the list of this field"),
        _("Some fields take one of a few words, so that records can be sorted and translated."),
        "statistic: average",
        "statistic: mean",
    ),
    # --- values
    "bad-id": Explanation(
        _("An id that is not one"),
        _("Ids stand in addresses and files: small letters without accents, digits, single hyphens, 80 characters."),
        "id: Chargé de com",
        "id: charge-de-com",
    ),
    "bad-url": Explanation(
        _("An address that is not one of a web page"),
        _("Addresses become links on the site: they start with https:// or http:// and hold no name or password."),
        "url: www.exemple.fr/salaires",
        "url: https://www.exemple.fr/salaires",
    ),
    "not-an-amount": Explanation(
        _("An amount that is not plain digits"),
        _(
            "“58.000” is fifty-eight for some and fifty-eight thousand for others: amounts are written in digits only, "
            "with a point before cents."
        ),
        "low: 58 k€",
        "low: 58000",
    ),
    "not-a-number": Explanation(
        _("A number that is not plain digits"),
        _("Numbers are written without unit or separator; a decimal part follows a point."),
        "sample: environ 120",
        "sample: 120",
    ),
    "not-a-level": Explanation(
        _("A level that is not 0, 1, 2, 3 or 4"),
        _("Skills and answers share one scale from 0 to 4."),
        "junior: 5",
        "junior: 4",
    ),
    "not-yes-or-no": Explanation(
        _("Neither true nor false"),
        _("These fields take the words true and false, and nothing else."),
        "distinctive: oui",
        "distinctive: true",
    ),
    "not-a-year": Explanation(
        _("A year that is not one"),
        _("Four digits; or the word undated, so that a forgotten year is not taken for an unknown one."),
        "year: non daté",
        "year: undated",
    ),
    "not-a-date": Explanation(
        _("A date that is not one"),
        _("Year, month, day, as precise as the source is: 2026-01-31, 2026-01 or 2026; else the word undated."),
        "published: 31/01/2026",
        "published: 2026-01-31",
    ),
    # --- texts
    "several-lines": Explanation(
        _("A short text on several lines"),
        _("Names, titles and answers stand in tables and buttons: they hold on one line."),
        "name: |\n  Chef\n  de cuisine",
        "name: Chef de cuisine",
    ),
    "text-too-long": Explanation(
        _("A text over its limit"),
        _("A short text has 300 characters at most, a long one 1,500: say less, or make two records of it."),
        "name: Chef de cuisine qui, depuis…",
        "name: Chef de cuisine",
    ),
    "html-in-text": Explanation(
        _("HTML in a text"),
        _("Texts are shown as they are written: HTML would be seen, not obeyed. *Emphasis* and `code` are enough."),
        "note: Montant <b>brut</b>.",
        "note: Montant *brut*.",
    ),
    "template-in-text": Explanation(
        _("Signs of a template in a text"),
        _("“{{” and “{%” have a meaning for programs that make pages, and none for readers."),
        'note: "Voir {{ page }}."',
        "note: Voir la page.",
    ),
    "link-in-text": Explanation(
        _("A link that leads to no web page"),
        _("A link in a text starts with https:// or http://; anything else could run a program in the page."),
        'note: "[Voir](javascript:ouvrir())"',
        'note: "[Voir](https://exemple.fr/)"',
    ),
    "stray-bar": Explanation(
        _("A vertical bar in a text"),
        _("“|” separates the cells of tables: a dash or a comma says the same."),
        "title: Salaires | Guide des brigades",
        "title: Salaires – Guide des brigades",
    ),
    "personal-data": Explanation(
        _("An e-mail address or a telephone number"),
        _("The site publishes nobody's contact. Name the publication, and give the address of its page."),
        "note: Écrire à chef@exemple.fr.",
        "note: Une adresse de contact figure sur la page.",
    ),
    "capital-k": Explanation(
        _("K€ instead of k€"),
        _("The prefix for a thousand is a small k; a capital one means kelvin."),
        "note: Environ 30 K€.",
        "note: Environ 30 k€.",
    ),
}
