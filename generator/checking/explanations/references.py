"""Codes of ids that are given twice, or that lead nowhere."""

from generator.checking.explanations.explanation import Explanation
from generator.messages.problems import _

CODES = {
    "duplicate-id": Explanation(
        _("An id given twice"),
        _("An id names one thing: with two, links and figures would go to either of them."),
        "- id: cuisinier\n…\n- id: cuisinier",
        "- id: cuisinier\n…\n- id: cuisinier-de-collectivite",
    ),
    "former-id-taken": Explanation(
        _("A former id that is taken"),
        _("Old addresses and links lead by a former id to the record that had it: it cannot be the id of another."),
        "- id: chef-de-cuisine\n  formerly: [cuisinier]\n…\n- id: cuisinier",
        "- id: chef-de-cuisine\n  formerly: [chef]\n…\n- id: cuisinier",
    ),
    "renamed-id": Explanation(
        _("An id that is written otherwise where it is given"),
        _("The records that name an id write it as it stands where it is given: a slip there makes all of them wrong."),
        "- id: cuisinie\n…\n  role: cuisinier",
        "- id: cuisinier\n…\n  role: cuisinier",
    ),
    "unknown-source": Explanation(
        _("A source that is not in sources.yaml"),
        _("Every fact leads to its publication: describe it in sources.yaml first, then cite its id."),
        "source: guide-2042",
        "source: guide-2024",
    ),
    "unknown-study": Explanation(
        _("A study that is not in origins.yaml"),
        _("A study has one vote, however many pages quote it: describe it once in origins.yaml, then name its id."),
        "origin: etude-cuisines",
        "origin: etude-cuisine",
    ),
    "unknown-role": Explanation(
        _("A role that is not in roles.yaml"),
        _("A figure, a move or a rung can only speak of a role that has a record, or readers would land nowhere."),
        "role: cuisiner",
        "role: cuisinier",
    ),
    "unknown-figure": Explanation(
        _("A figure that is not in salaries.yaml"),
        _("“conflicts” names other figures by their ids."),
        "conflicts: [guide-2024-cuisinier]",
        "conflicts: [guide-2024-cuisinier-junior]",
    ),
    "unknown-level": Explanation(
        _("A level of seniority that is not in site.yaml"),
        _("The levels are listed in site.yaml; the one with “any: true” is for figures that name none."),
        "level: débutant",
        "level: junior",
    ),
    "unknown-zone": Explanation(
        _("A zone that is not in site.yaml"),
        _("The zones are listed in site.yaml; a narrower place goes into the field “place”."),
        "zone: lyon",
        "zone: regions\nplace: Lyon",
    ),
    "unknown-track": Explanation(
        _("A row that is not on the map of moves"),
        _("The rows of the map are listed in site.yaml, under “tracks”."),
        "track: cuisines",
        "track: cuisine",
    ),
    "unknown-family": Explanation(
        _("A family of skills that is not in site.yaml"),
        _("The families are listed in site.yaml, in the order of the pages."),
        "family: techniques",
        "family: technique",
    ),
    "unknown-competency": Explanation(
        _("A competency that is not in ladder.yaml"),
        _("The axes of the self-assessment are listed in ladder.yaml, under “competencies”."),
        "competency: brigades",
        "competency: brigade",
    ),
    "unknown-answer": Explanation(
        _("A relief for an answer that nobody can give"),
        _("A gate asks for less in a situation that a context question of quiz.yaml tells: name one of its options."),
        "answer: solo",
        "answer: seul",
    ),
}
