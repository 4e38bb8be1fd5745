"""What each code of a problem means, why it matters, and a wrong and a right example: `gen explain CODE`."""

from typing import NamedTuple

from generator.problems import Text, _


class Explanation(NamedTuple):
    """The documentation of one code."""

    title: Text
    why: Text
    wrong: str
    right: str


CODES: dict[str, Explanation] = {
    "unknown-role": Explanation(
        _("A role that is not in roles.yaml"),
        _("A figure, a move or a rung can only speak of a role that has a record, or readers would land nowhere."),
        "role: comunity-manager",
        "role: community-manager",
    ),
}
