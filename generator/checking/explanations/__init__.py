"""What each code of a problem means, why it matters, and a wrong and a right example: `gen explain CODE`."""

import textwrap

from generator.checking.explanations import answers, careers, figures, placing, reading, references, site, values
from generator.checking.explanations.explanation import Explanation
from generator.messages.problems import Translate, _

CODES: dict[str, Explanation] = {
    **reading.CODES,
    **values.CODES,
    **references.CODES,
    **figures.CODES,
    **careers.CODES,
    **placing.CODES,
    **answers.CODES,
    **site.CODES,
}


def explained(code: str, say: Translate) -> str:
    """The documentation of one code, in one language."""
    explanation = CODES[code]
    parts = [
        f"{code} — {explanation.title.render(say)}",
        "\n".join(textwrap.wrap(explanation.why.render(say), 100)),
        _example(_("Wrong:").render(say), explanation.wrong),
        _example(_("Right:").render(say), explanation.right),
    ]
    return "\n\n".join(part for part in parts if part)


def listed(say: Translate) -> str:
    """Every code with its title, in alphabetical order."""
    width = max(map(len, CODES))
    return "\n".join(f"{code:<{width}}  {CODES[code].title.render(say)}" for code in sorted(CODES))


def _example(heading: str, lines: str) -> str:
    return "\n".join([heading, *(f"    {line}" for line in lines.split("\n"))]) if lines else ""
