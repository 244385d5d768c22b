"""A process that has imported the slow modules, and forks for each order: one line of JSON in, one line of JSON out."""

import atexit
import json
import subprocess
import sys
import threading
from collections.abc import Mapping

from tests.support.repository import ROOT


class Forker:
    """The process is started once. It ends when its input ends, which is when this process ends."""

    def __init__(self, *arguments: str, environment: Mapping[str, str]) -> None:
        """`arguments` are those of the Python interpreter."""
        self._turn = threading.Lock()  # one order and its reply at a time
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self._end)

    def order(self, order: Mapping[str, object]) -> int | None:
        """Send an order and return the reply: a number, or None."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with self._turn:
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
            answer: int | None = json.loads(process.stdout.readline())
        return answer

    def _end(self) -> None:
        with self._process:
            assert self._process.stdin is not None
            self._process.stdin.close()
