"""Failpoints for the crash tests, before and after each committed write and each phase of outgoing HTTP.

Inactive unless an environment variable names one, which only tests do. The process then kills itself at that point, as
abruptly as in a power cut.
"""

import os
import signal

VARIABLE = "KINORA_FAILPOINT"


def reach(point: str) -> None:
    """Kill the process here if the environment names this point."""
    if os.environ.get(VARIABLE) == point:
        os.kill(os.getpid(), signal.SIGKILL)
