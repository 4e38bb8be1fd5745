"""The floor that the theme sets: each page of the site once more, empty.

Same settings, same navigation, same addresses; what our pages have beyond it, weigh beyond it and say wrongly beyond it
is ours. The theme writes the title of an empty page itself; one heading brings its list of headings.
"""

import json
import re
import shutil
import sys
from pathlib import Path

import yaml

from shipped import run

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = "Page vide"


def lay(project: Path, folder: Path) -> Path:
    """Build the floor of a project that is built, in a new folder; where its site is."""
    stage = project / "build" / "fr"
    for source in stage.glob("docs/**/*.md"):
        page = folder / "docs" / source.relative_to(stage / "docs")
        page.parent.mkdir(parents=True, exist_ok=True)
        front = _FRONT_MATTER.match(source.read_text(encoding="utf-8"))
        page.write_text(f"{front[0] if front else ''}\n## {_HEADING}\n", encoding="utf-8")
    mark = Path("docs/assets/mark.svg")
    (folder / mark).parent.mkdir(exist_ok=True)
    shutil.copy(stage / mark, folder / mark)
    nav = yaml.safe_load((stage / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    settings = {"INHERIT": str(project / "mkdocs.yml"), "docs_dir": "docs", "extra_css": [], "nav": nav}
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, NO_MKDOCS_2_WARNING="1")
    return folder / "site"
