"""Runs a `kinora` command on its own terminal of a given width, and sends Ctrl-C."""

import contextlib
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from tests.support.commands import TRACEBACK, clean_environment

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
_SECONDS = 60


class Terminal:
    """A command in a new process, not a forked one, as in a shell. `raw` is everything shown so far."""

    def __init__(
        self,
        *arguments: str,
        folder: Path,
        environment: Mapping[str, object] | None = None,
        columns: int = 80,
        stdout: Path | None = None,
    ) -> None:
        """With `stdout`, standard output goes to that file, like `>` in a shell; all else goes to the terminal."""
        self.raw = b""
        self._end, end = pty.openpty()
        termios.tcsetwinsize(end, (24, columns))
        shown = clean_environment(environment) | {"TERM": "xterm"}
        with contextlib.ExitStack() as stack:
            stack.callback(os.close, end)
            self.popen = subprocess.Popen(
                [sys.executable, "-m", "app.cli", *arguments],
                cwd=folder,
                env={name: text for name, text in shown.items() if name not in {"COLUMNS", "LINES"}},
                stdin=end,
                stdout=stack.enter_context(stdout.open("wb")) if stdout else end,
                stderr=end,
                start_new_session=True,
                # A shell starts what runs in the background with Ctrl-C ignored, and children would inherit that.
                preexec_fn=_listen_to_ctrl_c,  # noqa: PLW1509 - no thread of the tests holds a lock that it needs
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.popen.poll() is None:
            self.popen.terminate()  # not killed, because it may have to end its own processes
            self.popen.wait(_SECONDS)
        os.close(self._end)

    @property
    def text(self) -> str:
        """What was shown, without control sequences for colours and the cursor."""
        return _CONTROL.sub("", self.raw.decode(errors="replace")).replace("\r\n", "\n")

    def wait_for(self, mark: str, seconds: float = _SECONDS) -> None:
        deadline = time.monotonic() + seconds
        while mark not in self.text:
            assert time.monotonic() < deadline, f"no {mark!r} in:\n{self.text}"
            assert self._read(), f"it ended without {mark!r}:\n{self.text}"

    def press_ctrl_c(self) -> None:
        """Send SIGINT to all processes of the command, as a terminal does."""
        os.killpg(self.popen.pid, signal.SIGINT)

    def finish(self) -> int:
        """Read all remaining output, then return the exit code."""
        deadline = time.monotonic() + _SECONDS
        while self._read():
            assert time.monotonic() < deadline, self.text
        code = self.popen.wait(_SECONDS)
        assert TRACEBACK not in self.text
        return code

    def _read(self) -> bool:
        """Read the available output. False at the end: a terminal that no process can write to reports an error."""
        ready, _, _ = select.select([self._end], [], [], 1)
        if ready:
            try:
                self.raw += os.read(self._end, 65_536)
            except OSError:
                return False
        return True


def _listen_to_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
