"""The language of the site and of the messages: translations, and the spaces that French wants.

Developers write sentences in English in the code and the templates; `locale/<language>` holds the others.
"""

import gettext
import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, zip_longest

from generator.messages.po import Translations

SOURCE = "en"
LANGUAGES = ("fr", SOURCE)
"""Those of the messages; the first one unless another is asked for."""
DOMAINS = ("messages", "pages")
"""What the command says, and what the site says."""


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The translations into one language; English is the language of the code and needs none."""
    if language == SOURCE:
        return gettext.NullTranslations()
    folder = files("generator") / "locale" / language / "LC_MESSAGES"
    return Translations(*((folder / f"{domain}.po").read_text(encoding="utf-8") for domain in DOMAINS))


# --- capitals ------------------------------------------------------------------------------------


def capital(text: str) -> str:
    """As it opens a sentence."""
    return f"{text[:1].upper()}{text[1:]}"


def small(text: str) -> str:
    """As it stands within a sentence."""
    return f"{text[:1].lower()}{text[1:]}"


# --- French spaces -------------------------------------------------------------------------------

NBSP, NARROW = "\u00a0", "\u202f"

# A blank that a script fills, `{n}`, is taken for the number or the word that it will be.
_SPACES = (
    (re.compile(r"(?<=[\w)»”%€…}])[ \u00a0\u202f]*([;!?])(?=\s|$|[)»”])"), NARROW + r"\1"),
    (re.compile(r"[ \u00a0\u202f]+([:»%€])(?=\W|$)"), NBSP + r"\1"),
    (re.compile(r"«[ \u00a0\u202f]*"), "«" + NBSP),
    (re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))"), NARROW),
    (re.compile(r"(?<=[\d}])[ \u00a0\u202f](?=k?€|ans?\b|mois\b|jours?\b)"), NBSP),
    (re.compile(r"'(?=[A-Za-zÀ-ÿ])(?<=[A-Za-zÀ-ÿ]')"), "’"),
)
_MAY_CHANGE = re.compile(r"[;!?:»%€«'\d}]")
"""Most pieces of a page have none of these: six expressions need not look at them."""
_ADDRESS = re.compile(r"(https?://\S+|\bgen [a-z]+[^.;]*|`[^`]*`)")
_TAGS = re.compile(
    r"((?:<(?:!--.*?--|(script|style|code|pre|textarea)\b.*?</\2|[^>]*+)>(?:\s+(?=<))?|&[#\w]+;(?:\s+(?=<))?)+)",
    re.DOTALL,
)
"""A run of tags with nothing but spaces between them: most of a chart is one."""


# Two pieces in three of a page stand on another one too, or twice on it.
@lru_cache(maxsize=2**14)
def french_spaces(text: str) -> str:
    """A French text with its no-break spaces; addresses and code are left alone.

    >>> french_spaces("Vraiment ? 27 500 €").replace(NBSP, "_").replace(NARROW, "-")
    'Vraiment-? 27-500_€'
    """
    return _outside(_ADDRESS, text, _space) if _MAY_CHANGE.search(text) else text


# A server sets all pages again after each save, and few of them have changed.
@lru_cache(maxsize=256)
def french_html(page: str) -> str:
    """A French page with its no-break spaces: text only, never a tag, an attribute, a script or code."""
    return _outside(_TAGS, page, french_spaces)


def _space(text: str) -> str:
    for pattern, replacement in _SPACES:
        text = pattern.sub(replacement, text)
    return text


def _outside(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """A text changed but for what is kept: the first group of the expression, around all of it."""
    pieces = kept.split(text)
    every = kept.groups + 1
    changed, left = map(change, pieces[::every]), pieces[1::every]
    return "".join(chain.from_iterable(zip_longest(changed, left, fillvalue="")))
