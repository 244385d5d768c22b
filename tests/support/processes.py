"""Runs `kinora` commands that stay, each in a process of its own, the way an operator starts them."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tests.support.commands import Command, clean_environment
from tests.support.waiting import wait_until

START_SECONDS = 30.0


class Process:
    """A `kinora` command in its own process."""

    def __init__(self, arguments: list[str], folder: Path, environment: Mapping[str, str], name: str) -> None:
        self.log = folder / f"{name}.log"
        self.log.touch()
        self.popen = _start(arguments, folder, clean_environment(environment), self.log)

    def wait_for(self, mark: str, after: int = 0) -> str:
        """Wait for the first line of the log, from byte `after` on, that contains `mark`; return it."""

        def look() -> str | None:
            lines = self.log.read_bytes()[after:].decode().splitlines()
            if self.popen.poll() is not None and not any(mark in line for line in lines):
                raise AssertionError(f"it ended with {self.popen.returncode}:\n" + "\n".join(lines[-20:]))
            return next((line for line in lines if mark in line), None)

        return wait_until(look, START_SECONDS, mark)

    def list_descriptors(self) -> list[str]:
        """What each of its descriptors refers to, such as `socket:[1234]` or the path of a file."""
        names = []
        for descriptor in Path(f"/proc/{self.popen.pid}/fd").iterdir():
            with suppress(FileNotFoundError):  # closed meanwhile
                names.append(str(descriptor.readlink()))
        return names

    def kill(self) -> None:
        """kill -9"""
        if self.popen.poll() is None:
            os.kill(self.popen.pid, signal.SIGKILL)
        self.popen.wait()

    def stop(self, seconds: float = 20.0) -> int:
        if self.popen.poll() is None:
            self.popen.terminate()
        try:
            return self.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise


def _start(
    arguments: list[str], folder: Path, environment: Mapping[str, str], log: Path
) -> Command | subprocess.Popen[bytes]:
    if "LD_PRELOAD" not in environment:
        return Command(arguments, folder, environment, stdout=log, stderr=log)
    with log.open("ab") as end:  # LD_PRELOAD works only in a process that is started, not forked
        command = [sys.executable, "-m", "app.cli", *arguments]
        return subprocess.Popen(command, cwd=folder, env=environment, stdout=end, stderr=end, start_new_session=True)
