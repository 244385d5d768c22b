"""Starts `kinora` commands without the seconds that python's imports take each time.

One process imports everything once and forks for every command. Each command so is a process of its own, with its own
folder, environment, streams and exit code; that the installed `kinora` starts from nothing is tested elsewhere.
Reads an order a line (JSON), answers a line: the pid of a command that was started, or how one has ended, if it has.
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

# What a command imports only when it runs, and a server only when it starts.
_LATER = (
    *(
        f"app.cli.{name}"
        for name in ("accounts", "contract", "demo", "failures", "generate", "sandbox", "serve", "worker")
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
        print(json.dumps(answer), flush=True)  # noqa: T201 - whoever started us reads it


def _look(pid: int) -> int | None:
    """The exit code of a child of ours, negative for a signal; None while it runs."""
    ended, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def _become(order: dict[str, Any]) -> None:
    os.setsid()
    signal.alarm(order["seconds"])  # 0 is for ever
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what runs in the background
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    for number, path in enumerate(("/dev/null", order["stdout"], order["stderr"])):
        os.dup2(os.open(path, os.O_RDWR | (os.O_APPEND if number else 0)), number)
    sys.argv = ["kinora", *order["arguments"]]


if __name__ == "__main__":
    main()
