"""A process with little memory that checks one file after the other, and tells what each cost.

It reads `<name> <length>\\n` and that many bytes, puts them in the place of a file of a folder, and writes a line of
JSON: the codes of the problems, the seconds of processor, the most memory so far in megabytes.
"""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

from generator.checking.check import check
from generator.messages.language import translations
from generator.messages.reports import Report, as_text

MEMORY = 300
"""Megabytes, the program itself included."""


def main(data: Path, as_of: date) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 2**20, MEMORY * 2**20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while line := sys.stdin.buffer.readline():
        name, length = line.split()
        file = data / name.decode()
        before = file.read_bytes()
        file.write_bytes(sys.stdin.buffer.read(int(length)))
        start = time.process_time()
        checked = check(data, as_of=as_of)
        as_text(Report(checked.problems, checked.texts, translations("fr")))
        seconds = time.process_time() - start
        file.write_bytes(before)
        codes = sorted({problem.code for problem in checked.problems})
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
        told = {"codes": codes, "seconds": seconds, "megabytes": most, "catalog": checked.catalog is not None}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
