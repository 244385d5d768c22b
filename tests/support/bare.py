"""Runs pytest in copies of the project, without importing third-party packages each time, which takes seconds.

One process imports them once and forks for each order. It does not import `app` and `tests`: those come from the copy.
It reads one order per line (JSON), and writes pytest's exit code as one line.
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
        with contextlib.suppress(Exception):  # what cannot be imported alone is imported where needed
            importlib.import_module(name)
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(_run(**order))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201 - the parent process reads it


def _run(folder: str, test: str, log: str) -> int:
    os.setsid()
    os.chdir(folder)
    sys.path.insert(0, folder)
    os.environ["PYTHONPATH"] = folder  # for the processes that the tests start
    for number, path in enumerate(("/dev/null", log, log)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND), number)
    # pytest warns about plugins that are already imported: their assertions show fewer details.
    return pytest.main(["-x", "-p", "no:xdist", "-W", "ignore::pytest.PytestAssertRewriteWarning", test])


if __name__ == "__main__":
    main()
