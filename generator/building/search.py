"""The search of the theme, which tells « métier » from « metier », taught to overlook accents."""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

_LANGUAGE = "assets/javascripts/lunr/min/lunr.{}.min.js"
"""What the search loads for a language, under the templates of the theme and under the site."""


def scripts(language: str) -> dict[str, bytes]:
    """What stands in docs/ in the place of the theme's own file, by path; nothing when the theme has none.

    A file of docs/ takes the place of a file of the theme with the same path, whatever engine builds. Ours is the
    theme's, read where it is installed, followed by what mends it.
    """
    path = _LANGUAGE.format(language)
    for folder in _theme():
        if (original := folder / "templates" / path).is_file():
            mend = (files("generator") / "assets" / "search-accents.js").read_bytes()
            return {path: original.read_bytes() + b"\n" + mend}
    return {}


def _theme() -> list[Path]:
    """Where the theme is installed, without importing it."""
    found = find_spec("material")
    return [Path(folder) for folder in found.submodule_search_locations or ()] if found else []
