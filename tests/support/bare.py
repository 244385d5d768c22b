"""Runs pytest in copies of the project, without the seconds that the imports of others' packages take each time.

One process imports them once and forks for each run. It knows nothing of `app` and `tests`: those come from the copy.
Reads an order a line (JSON), answers a line: pytest's exit code.
"""

import contextlib
import gc
import importlib
import json
import os
import sys

import pytest


def main() -> None:
    for name in sys.argv[1:]:
        with contextlib.suppress(Exception):  # what can not be imported by itself comes later, with whoever needs it
            importlib.import_module(name)
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(_run(**order))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201 - whoever started us reads it


def _run(folder: str, test: str, log: str) -> int:
    os.setsid()
    os.chdir(folder)
    sys.path.insert(0, folder)
    os.environ["PYTHONPATH"] = folder  # for the processes that its tests start
    for number, path in enumerate(("/dev/null", log, log)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND), number)
    # It warns of plugins that were imported already: their own assertions are told in fewer words.
    return pytest.main(["-x", "-p", "no:xdist", "-W", "ignore::pytest.PytestAssertRewriteWarning", test])


if __name__ == "__main__":
    main()
