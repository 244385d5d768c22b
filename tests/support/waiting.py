"""Waits for a condition."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def wait_until(look: Callable[[], T | None], seconds: float = 30.0, what: str = "it") -> T:
    """Call `look` until it returns a truthy value, and return that. Raises AssertionError after `seconds`.

    It limits a wait; do not measure times with it."""
    deadline, pause = time.monotonic() + seconds, 0.02
    while True:
        if answer := look():
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s for {what}")
        time.sleep(pause)
        pause = min(1.2 * pause, 0.1)  # a long wait leaves the processors to the processes that work
