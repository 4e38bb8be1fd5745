"""Codes of a ladder that places people wrongly, which only trying answers can show."""

from generator.checking.explanations.explanation import Explanation
from generator.messages.problems import _

CODES = {
    "unreachable-rung": Explanation(
        _("A rung that no answers reach"),
        _("Even the best answers stay under one of its gates, or under its cut: nobody could ever be placed there."),
        "level: 4\nscore: 1, score: 1, score: 0",
        "level: 4\nscore: 2, score: 1, score: 0",
    ),
    "gate-never-alone": Explanation(
        _("A gate that nobody can miss alone"),
        _(
            "Whoever meets this gate just so stays under the cut: it is the core that asks, and the gate explains "
            "nothing. Lower the cut, or raise the gate."
        ),
        "level: 2\ncut: 3.5",
        "level: 2\ncut: 2.5",
    ),
    "rung-for-nothing": Explanation(
        _("A rung for those who never did anything"),
        _("Answering 0 to everything reaches it: a gate or the cut has to ask for something."),
        "level: 0\ncut: 0",
        "level: 2\ncut: 1.5",
    ),
    "rung-for-one-answer": Explanation(
        _("An upper rung for one good answer"),
        _("One act done well is not a job: gates and weights of a rung should rest on several competencies."),
        "weights: {cuisine: 1}",
        "weights: {cuisine: 1, brigade: 2}",
    ),
    "rung-for-same-answers": Explanation(
        _("A high rung for the same answer everywhere"),
        _("Who answers the same to everything tells nothing apart: from the third rung on, that should not be enough."),
        "level: 3\ncut: 3",
        "level: 4\ncut: 3",
    ),
}
