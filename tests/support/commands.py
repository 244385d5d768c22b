"""The command line as its user meets it: a process, its two streams, its exit code."""

import atexit
import functools
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from tests.support.repository import ROOT

TRACEBACK = "Traceback (most recent call last)"


def clean_environment(environment: Mapping[str, object] | None = None) -> dict[str, str]:
    """This process's environment without any setting of ours, and with those given."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KINORA_")}
    return clean | {name: str(value) for name, value in (environment or {}).items()}


def run_kinora(
    *arguments: str, folder: Path, environment: Mapping[str, object] | None = None
) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself, in `folder`; whatever its exit code. Never with a traceback."""
    with NamedTemporaryFile("w+", encoding="utf-8") as stdout, NamedTemporaryFile("w+", encoding="utf-8") as stderr:
        order = {
            "arguments": arguments,
            "folder": str(folder),
            "environment": clean_environment(environment),
            "stdout": stdout.name,
            "stderr": stderr.name,
        }
        code = _send(order)
        answer = subprocess.CompletedProcess(["kinora", *arguments], code, stdout.read(), stderr.read())
    assert TRACEBACK not in answer.stderr, answer.stderr
    return answer


def assert_done(answer: subprocess.CompletedProcess[str]) -> str:
    """It worked; what it printed."""
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def assert_refused(answer: subprocess.CompletedProcess[str], code: int, *parts: str) -> str:
    """It stopped with this exit code and one plain line, which names the parts; the line."""
    assert answer.returncode == code, f"{answer.returncode}: {answer.stdout}{answer.stderr}"
    assert answer.stdout == ""
    lines = answer.stderr.splitlines()
    assert len(lines) == 1, answer.stderr
    assert lines[0].startswith("kinora: "), lines
    for part in parts:
        assert part in lines[0], lines
    return lines[0]


def _send(order: Mapping[str, object]) -> int:
    warm = _start()
    assert warm.stdin is not None
    assert warm.stdout is not None
    warm.stdin.write(json.dumps(order) + "\n")
    warm.stdin.flush()
    return int(warm.stdout.readline())


@functools.cache
def _start() -> subprocess.Popen[str]:
    """One for the whole session; it ends when its input does."""
    warm = subprocess.Popen(
        [sys.executable, "-m", "tests.support.warm"],
        cwd=ROOT,
        env=clean_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def end() -> None:
        with warm:
            assert warm.stdin is not None
            warm.stdin.close()

    atexit.register(end)
    return warm
