"""What the documentation of one code is made of."""

from typing import NamedTuple

from generator.messages.problems import Text


class Explanation(NamedTuple):
    """What a code means, why it matters, and the same lines wrong and right."""

    title: Text
    why: Text
    wrong: str
    right: str
