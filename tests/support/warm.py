"""Starts `kinora` commands without importing the modules each time, which takes seconds.

One process imports everything once and forks for each command. So each command is a separate process, with its own
folder, environment, streams and exit code. Other tests prove that the installed `kinora` starts without this.
It reads one order per line (JSON), and writes one line: the pid of a new command, or the exit code of an earlier one,
`null` while it runs.
"""

import contextlib
import gc
import importlib
import json
import os
import signal
import sys
from typing import Any

from app.cli import main as kinora

# Modules that a command imports only when it runs, and a server only when it starts.
_LATER = (
    *(
        f"app.cli.{name}"
        for name in ("accounts", "audit", "contract", "demo", "failures", "generate", "sandbox", "serve", "worker")
    ),
    "app.sandbox.server",
    "av",
    "psycopg",
    "sqlalchemy.dialects.postgresql.psycopg",
    "uvicorn.lifespan.on",
    "uvicorn.loops.uvloop",
)


def main() -> None:
    for name in _LATER:
        with contextlib.suppress(ImportError):  # `av` is an extra
            importlib.import_module(name)
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        answer = _look(order["pid"]) if "pid" in order else os.fork()
        if answer == 0 and "pid" not in order:
            _become(order)
            kinora()
        print(json.dumps(answer), flush=True)  # noqa: T201 - the parent process reads it


def _look(pid: int) -> int | None:
    """The exit code of a child process, negative for a signal; None while it runs."""
    ended, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def _become(order: dict[str, Any]) -> None:
    os.setsid()
    signal.alarm(order["seconds"])  # 0: no limit
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores SIGINT for background processes
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    for number, path in enumerate(("/dev/null", order["stdout"], order["stderr"])):
        os.dup2(os.open(path, os.O_RDWR | (os.O_APPEND if number else 0)), number)
    sys.argv = ["kinora", *order["arguments"]]


if __name__ == "__main__":
    main()
