"""Small faults put into a module, one at a time: how many of them its own tests notice.

mutmut makes the faults; each is tried in a fork of a process that has imported nothing of ours, for what a module works
out once (the readers of a record, the rule of the shipped ladder) must be worked out with the fault. All of it happens
in a copy of the sources. Functions under a decorator, properties among them, are left alone: mutmut does not mutate
them.

Run from the root of the project, to see the faults that nobody noticed: python tests/mutation.py bands [how many]
"""

import argparse
import difflib
import os
import random
import resource
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import Phase, settings

if TYPE_CHECKING:
    from mutmut.mutation.file_mutation import MutatedFile

ROOT = Path(__file__).parent.parent
SEED, SAMPLE, ENOUGH = 6, 120, 85
"""Which faults are drawn, how many of a subject, and percent of them to be noticed."""

_EXAMPLES = 15
"""Of each property: a fault that so few do not find counts as missed, though the whole tests may find it."""
_PATIENCE = 3
"""How many times as long as sound code the tests may take before a fault counts as noticed: it never ends."""
_MEMORY = 4 * 2**30
_OUTPUT = "output.txt"


class Subject(NamedTuple):
    """Modules that hold one thing between them, and the tests of it, the quickest first."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    but: str = ""
    """Tests to leave out, by a word of their names: they measure time, and take theirs."""


SUBJECTS = {
    "placement": Subject(
        ("placing.placement", "placing.solidity", "placing.plans", "placing.questions", "placing.reasons"),
        ("test_placement.py",),
    ),
    "bands": Subject(("pay.bands", "pay.votes", "pay.grades", "pay.amounts"), ("test_bands.py",)),
    "load": Subject(("reading.load",), ("test_syntax.py", "test_decode.py", "test_load.py"), but="hostile"),
    "decode": Subject(("reading.decode", "reading.kinds"), ("test_kinds.py", "test_decode.py")),
}


class Trial(NamedTuple):
    """What came of one fault."""

    name: str
    missed: str
    """The lines that it changes, when no test noticed it."""


def trials(subject: Subject, sample: int) -> tuple[int, Iterator[Trial]]:
    """How many faults a subject can have, and what comes of so many of them, of all when there are no more."""
    folder = Path.cwd()
    files = {module: _mutated(folder.joinpath("generator", *module.split("."))) for module in subject.modules}
    names = [f"generator.{module}.{fault}" for module, file in files.items() for fault in file.mutant_names]
    chosen = sorted(random.Random(SEED).sample(names, min(sample, len(names))))
    _warm_up(folder)
    limit = _sound(subject)
    return len(names), (Trial(name, _change(name, files) if _passes(subject, name, limit) else "") for name in chosen)


@contextmanager
def copied() -> Iterator[None]:
    """Work in a copy of the sources."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        _copy(Path(folder))
        yield


def _copy(folder: Path) -> None:
    for name in ("generator", "tests", "data"):
        shutil.copytree(ROOT / name, folder / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
    # Settings of mutmut and of pytest, which read them where they run.
    shutil.copy(ROOT / "pyproject.toml", folder)


def _mutated(module: Path) -> "MutatedFile":
    """The module with all its faults beside its functions; a variable of the environment says which one is on."""
    # Every run of the tests reads the list of subjects, and only this needs a parser of Python.
    from mutmut.mutation.file_mutation import mutate_file_contents

    path = module.with_suffix(".py")
    mutated = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
    path.write_text(mutated.code, encoding="utf-8")
    return mutated


def _warm_up(folder: Path) -> None:
    """Import once what every fork needs and is not ours."""
    sys.path[0] = str(folder)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    # The copy is compiled once, by the first fork.
    sys.dont_write_bytecode = False
    for name in ("hypothesis.strategies", "yaml", "markupsafe", "babel.messages.pofile"):
        import_module(name)
    # A fault found once is found: nobody reads its smallest example.
    settings.register_profile(
        "few", max_examples=_EXAMPLES, phases=[Phase.explicit, Phase.generate], derandomize=True, database=None,
        deadline=None,
    )  # fmt: skip
    settings.load_profile("few")


def _sound(subject: Subject) -> int:
    """Seconds of processor that a fault may take. Without fault, the tests must pass."""
    assert _passes(subject, "", resource.RLIM_INFINITY), _output()
    return int(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime * _PATIENCE) + 1


def _passes(subject: Subject, fault: str, seconds: int) -> bool:
    """Whether the tests pass with a fault."""
    child = os.fork()
    if not child:
        try:
            code = _tested(subject, fault, seconds)
        except BaseException:
            traceback.print_exc()
            code = pytest.ExitCode.INTERNAL_ERROR
        os._exit(code)
    _pid, status = os.waitpid(child, 0)
    # A signal is that of a limit: without end, or without end of memory.
    return os.WIFEXITED(status) and _judged(os.WEXITSTATUS(status))


def _judged(code: int) -> bool:
    # What cannot even be imported interrupts pytest.
    assert code in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED), _output()
    return code == pytest.ExitCode.OK


def _output() -> str:
    return Path(_OUTPUT).read_text(encoding="utf-8")


def _tested(subject: Subject, fault: str, seconds: int) -> int:
    os.environ["MUTANT_UNDER_TEST"] = fault
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    output = os.open(_OUTPUT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    tests = (f"tests/{test}" for test in subject.tests)
    chosen = ["-k", f"not {subject.but}"] if subject.but else []
    return pytest.main(["-x", "-q", "--noconftest", "-p", "no:cacheprovider", *chosen, *tests])


def _change(name: str, files: Mapping[str, "MutatedFile"]) -> str:
    """The lines that a fault changes."""
    module, _dot, fault = name.removeprefix("generator.").rpartition(".")
    file = files[module]
    lines = file.code.splitlines()
    spans = (file.line_span_by_function_name[each] for each in (f"{fault.rpartition('_')[0]}_orig", fault))
    sound, faulty = (lines[span.start : span.end] for span in spans)
    return "\n".join(line for line in difflib.ndiff(sound, faulty) if line[0] in "-+" and "__mutmut_" not in line)


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Faults of a subject that its tests do not notice.")
    parser.add_argument("subject", choices=SUBJECTS)
    parser.add_argument("sample", type=int, nargs="?", default=SAMPLE)
    options = parser.parse_args(given)
    with copied():
        faults, all_trials = trials(SUBJECTS[options.subject], options.sample)
        tried = noticed = 0
        for trial in all_trials:
            tried, noticed = tried + 1, noticed + (not trial.missed)
            if trial.missed:
                print(f"{trial.name}\n{trial.missed}\n", flush=True)
    print(f"{noticed} of {tried} noticed; {faults} in all")
    sys.exit(noticed * 100 < tried * ENOUGH)


if __name__ == "__main__":
    main()
