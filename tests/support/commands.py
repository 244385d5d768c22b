"""Runs `kinora` commands as a user does: a process, its two output streams, its exit code."""

import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from tests.support.forker import Forker

TRACEBACK = "Traceback (most recent call last)"
_COMMAND_SECONDS = 60  # no command that ends by itself takes longer


class Command:
    """A running `kinora` command, with a part of the interface of `subprocess.Popen`."""

    def __init__(
        self,
        arguments: list[str],
        folder: Path,
        environment: Mapping[str, str],
        *,
        stdout: Path,
        stderr: Path,
        seconds: int = 0,
    ) -> None:
        """Its output is appended to existing files. It is ended after `seconds`; 0 means never."""
        self.returncode: int | None = None
        pid = _warm().order(
            {
                "arguments": arguments,
                "folder": str(folder),
                "environment": dict(environment),
                "stdout": str(stdout),
                "stderr": str(stderr),
                "seconds": seconds,
            }
        )
        assert pid is not None
        self.pid = pid

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = _warm().order({"pid": self.pid})
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Raises subprocess.TimeoutExpired."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if deadline is not None and time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("kinora", timeout or 0)
            time.sleep(0.005)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


def clean_environment(environment: Mapping[str, object] | None = None) -> dict[str, str]:
    """The environment of this process without Kinora's settings, plus the given variables."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KINORA_")}
    return clean | {name: str(value) for name, value in (environment or {}).items()}


def run_kinora(
    *arguments: str, folder: Path, environment: Mapping[str, object] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command that ends by itself, in `folder`. Any exit code is accepted, a traceback is not."""
    with NamedTemporaryFile("w+", encoding="utf-8") as stdout, NamedTemporaryFile("w+", encoding="utf-8") as stderr:
        command = Command(
            list(arguments),
            folder,
            clean_environment(environment),
            stdout=Path(stdout.name),
            stderr=Path(stderr.name),
            seconds=_COMMAND_SECONDS,
        )
        code = command.wait()
        answer = subprocess.CompletedProcess(["kinora", *arguments], code, stdout.read(), stderr.read())
    assert TRACEBACK not in answer.stderr, answer.stderr
    return answer


def run_program(
    *command: str | Path, folder: Path, environment: Mapping[str, object] | None = None, seconds: int = _COMMAND_SECONDS
) -> subprocess.CompletedProcess[str]:
    """Run any program in `folder`, with the commands of this virtualenv first on its path. Any exit code is accepted.
    Raises subprocess.TimeoutExpired after `seconds`."""
    clean = clean_environment(environment)
    clean["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), clean["PATH"]])
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, timeout=seconds, check=False)


def assert_done(answer: subprocess.CompletedProcess[str]) -> str:
    """Assert that the command succeeded; return what it printed."""
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def assert_refused(answer: subprocess.CompletedProcess[str], code: int, *parts: str) -> str:
    """Assert that the command failed with this exit code and one line that contains the parts; return the line."""
    assert answer.returncode == code, f"{answer.returncode}: {answer.stdout}{answer.stderr}"
    assert answer.stdout == ""
    lines = answer.stderr.splitlines()
    assert len(lines) == 1, answer.stderr
    assert lines[0].startswith("kinora: "), lines
    for part in parts:
        assert part in lines[0], lines
    return lines[0]


@functools.cache
def _warm() -> Forker:
    """One process for the whole test session."""
    return Forker("-m", "tests.support.warm", environment=clean_environment())
