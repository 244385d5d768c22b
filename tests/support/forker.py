"""A process that has imported what takes long, and forks for each order: a line of JSON to it, a line of JSON back."""

import atexit
import json
import subprocess
import sys
import threading
from collections.abc import Mapping

from tests.support.repository import ROOT


class Forker:
    """Started once, it ends when its input does: with us."""

    def __init__(self, *arguments: str, environment: Mapping[str, str]) -> None:
        """`arguments` are python's."""
        self._turn = threading.Lock()  # one order and its answer at a time
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
        """What it answers: a number, or that there is none yet."""
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
