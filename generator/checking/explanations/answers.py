"""Codes of files of answers, which `gen place` reads."""

from generator.checking.explanations.explanation import Explanation
from generator.messages.problems import _

CODES = {
    "not-an-answer": Explanation(
        _("Something that is no answer to its question"),
        _(
            "A statement is answered from 0 to 4, a situation by its letter, and one may not know: "
            "gen place --template lists what each question takes. Anything else would be a guess of ours."
        ),
        "content-publish: 5",
        "content-publish: 4",
    ),
    "unknown-question": Explanation(
        _("An answer to no question"),
        _(
            "A misspelt column or name would silently count as a question without answer, and lower the result. "
            "An answer to a question that was withdrawn is left out, and that is said."
        ),
        "content-publishh: 3",
        "content-publish: 3",
    ),
    "left-out": Explanation(
        _("Something that changes nothing"),
        _(
            "Only the questions count. Job title, diploma, age, sex and the like are not read: raising or changing "
            "them would change nothing."
        ),
        "person;job;content-publish",
        "person;content-publish",
    ),
    "not-a-table": Explanation(
        _("A file that is no table of text"),
        _("Only text can be read: in the spreadsheet, save as CSV, or export again what was exported."),
        "equipe.xlsx",
        "equipe.csv",
    ),
    "odd-row": Explanation(
        _("A row longer than the first one"),
        _("A separator typed inside a value pushes all that follows one column further: put such a value in quotes."),
        "Martin; Camille;3",
        '"Martin; Camille";3',
    ),
    "newer-questionnaire": Explanation(
        _("Answers to a newer questionnaire"),
        _("A question may mean something else there: update the data, or answer again."),
        "quiz: 2",
        "quiz: 1",
    ),
    "not-a-link": Explanation(
        _("A link that holds no answers"),
        _(
            "The site gives two links below a result. The one to the result keeps the answers to itself: take the "
            "other."
        ),
        "#as=result&format=1&…",
        "#as=answers&format=1&…",
    ),
    "damaged-link": Explanation(
        _("A link that lost something on its way"),
        _(
            "Each link ends with a sum of what stands before. When they differ, letters were lost or changed: copy it "
            "again."
        ),
        "…&content-publish=3",
        "…&content-publish=3&sum=1k2j3h",
    ),
}
