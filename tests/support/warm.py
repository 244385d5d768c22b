"""Runs `kinora` commands without waiting a second for python's imports each time.

One process imports everything once and then forks for every command. Each command so is a process of its own, with its
own folder, environment, streams and exit code; that the installed `kinora` starts from nothing is tested elsewhere.
Reads an order a line (JSON: arguments, folder, environment, stdout, stderr), answers an exit code a line.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

from app.cli import main as kinora

_SECONDS = 60  # no command that ends by itself takes longer


def main() -> None:
    for line in sys.stdin:
        print(_run(json.loads(line)), flush=True)  # noqa: T201 - whoever started us reads it


def _run(order: dict[str, Any]) -> int:
    pid = os.fork()
    if pid == 0:
        _become(order, kinora)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def _become(order: dict[str, Any], command: Callable[[], None]) -> NoReturn:
    """Never returns: what the parent waits for must not run on in its child."""
    code: int | str | None = 0
    try:
        os.setsid()
        signal.alarm(_SECONDS)
        os.chdir(order["folder"])
        os.environ.clear()
        os.environ.update(order["environment"])
        for number, path in enumerate(("/dev/null", order["stdout"], order["stderr"])):
            os.dup2(os.open(path, os.O_RDWR), number)
        sys.argv = ["kinora", *order["arguments"]]
        command()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as python itself would
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
