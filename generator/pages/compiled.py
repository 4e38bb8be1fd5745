"""Templates compiled once and kept from one run to the next: compiling those of the theme is a fifth of a build."""

from contextlib import suppress
from importlib.metadata import version

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket


class _Kept(FileSystemBytecodeCache):
    """Where the system keeps temporary files, in a folder that no other user can write; a full disk is no matter."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(environment: Environment) -> Environment:
    """Let an environment find its compiled templates again. What is kept is known by the source it was made from."""
    # Jinja2 refuses, with a RuntimeError, a folder that somebody else could write.
    with suppress(OSError, RuntimeError):
        environment.bytecode_cache = _Kept(pattern=f"echelons-{version('jinja2')}-%s.cache")
    return environment
