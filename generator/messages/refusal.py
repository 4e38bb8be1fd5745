"""What a command cannot or will not do, as one sentence that the edge prints before it leaves with code 2."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.messages.problems import Text, _

_REASONS = {
    errno.ENOSPC: _("no room is left on the disk"),
    errno.EDQUOT: _("no room is left for this user on the disk"),
    errno.EFBIG: _("the system allows no file of this size"),
    errno.EROFS: _("the disk can only be read"),
    errno.EACCES: _("this user has no right to do that"),
    errno.EPERM: _("this user has no right to do that"),
    errno.EBUSY: _("the system is using it, perhaps as a mount point"),
    errno.EXDEV: _("it stands on another disk"),
    errno.EIO: _("the disk does not answer as it should"),
    errno.ENOENT: _("it disappeared meanwhile, or never was there"),
    errno.ENOTDIR: _("a file stands where a folder should"),
    errno.EISDIR: _("a folder stands where a file should"),
    errno.ELOOP: _("a link stands where a file should"),
    errno.EEXIST: _("something of that name is already there"),
    errno.ENAMETOOLONG: _("its name is too long for this disk"),
}

_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
"""What no program can help, whatever file it was about."""


class Refused(Exception):
    """Nothing is wrong with the data nor with the program: the place, the disk or the command line does not suit."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.msgid)
        self.text = text


def changed_meanwhile(file: str) -> Refused:
    """Somebody else has written a file that was about to be written."""
    return Refused(_("{file} changed meanwhile and was left as it is: run the command again", file=file))


def reason_of(error: OSError) -> Text:
    """Why the system refuses something."""
    return _REASONS.get(error.errno or 0, _("the system refuses"))


def refusal_of(error: BaseException, project: Path) -> Refused | None:
    """Why a command cannot go on, when that is for the disk or for what lies in the project; None for a bug of ours."""
    if isinstance(error, UnicodeEncodeError) and sys.getfilesystemencoding() != "utf-8":
        return Refused(_("Python takes names of files for ASCII here: set PYTHONUTF8=1, then start gen again"))
    if not isinstance(error, OSError):
        return None
    where = _inside(error, project) if error.filename is not None else None
    if where is not None and error.errno in _REASONS:
        return Refused(_("this cannot be done because of {where}: {reason}", where=where, reason=reason_of(error)))
    if error.errno in _OF_THE_DISK:
        return Refused(_("this cannot be done: {reason}", reason=reason_of(error)))
    return None


@contextmanager
def in_words(project: Path) -> Iterator[None]:
    """Turn what the system refuses below `project` (a full disk, a file that vanished) into a sentence.

    An error anywhere else passes: a file of the program itself that is missing is our bug.
    """
    try:
        yield
    except OSError as error:
        where = _inside(error, project)
        reason = _REASONS.get(error.errno or 0)
        if where is None or reason is None:
            raise
        text = _("nothing was replaced, because of {where}: {reason}", where=where, reason=reason)
        raise Refused(text) from error


def _inside(error: OSError, project: Path) -> str | None:
    """The path that an error speaks of, from the project; the project itself when it names none, as for a full disk."""
    # The second name is the one that was to be taken: the site, not what was built beside it.
    names = [name for name in (error.filename2, error.filename) if isinstance(name, str)]
    if not names:
        return project.resolve().name
    home = project.resolve()
    # A link on the way to the project is followed; one in the place of the file is what the error speaks of.
    paths = [home if path.resolve() == home else path.parent.resolve() / path.name for path in map(Path, names)]
    inside = [path for path in paths if path.is_relative_to(home)]
    if not inside:
        return None
    return home.name if inside[0] == home else inside[0].relative_to(home).as_posix()
