"""Files that a command line names: from here, or from the project; those that were read, or the command is refused."""

from collections.abc import Iterable
from pathlib import Path

from generator.messages.problems import Text, _
from generator.messages.refusal import Refused


def chosen(paths: Iterable[Path], read: Iterable[str], project: Path) -> set[str]:
    """Those of the files `read`, named from the project, that are among some paths or below them.

    Raises Refused when one of the paths leads to none of them.
    """
    places = {file: (project / file).resolve() for file in read}
    wanted: set[str] = set()
    for path in paths:
        # Named from here, or from the project.
        found = _below(path, places) or _below(project / path, places)
        if not found:
            raise Refused(_why_unread(path, project))
        wanted |= found
    return wanted


def _below(path: Path, places: dict[str, Path]) -> set[str]:
    folder = path.resolve()
    return {file for file, place in places.items() if place.is_relative_to(folder)}


def _why_unread(path: Path, project: Path) -> Text:
    if not path.exists() and not (project / path).exists():
        return _("{path} does not exist", path=path)
    if path.resolve().is_relative_to(project.resolve()):
        return _("{path} is not checked: gen check reads the YAML files of data/, gen build the pages too", path=path)
    data = f"{project.resolve().name}/data/"
    return _("{path} is not part of {data}: to check another project, name its folder with -C", path=path, data=data)
