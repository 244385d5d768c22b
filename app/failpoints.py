"""Points to die at, for the crash tests: around each committed write and around each phase of HTTP out.

Unarmed unless the environment names one, which nothing but a test does; then the process kills itself there, as the
power cut would.
"""

import os
import signal

VARIABLE = "KINORA_FAILPOINT"


def reach(point: str) -> None:
    """Die here when this point is the armed one."""
    if os.environ.get(VARIABLE) == point:
        os.kill(os.getpid(), signal.SIGKILL)
