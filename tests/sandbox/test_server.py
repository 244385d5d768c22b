"""The process: it prints its address, ends on a signal and leaves no files behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from app.sandbox.faults.catalog import FAULTS, UnknownFault, parse_fault
from app.sandbox.server import Options, create_sandbox, serve

from .conftest import START, Running, request


def test_a_taken_port_is_an_os_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        serve(Options(), "127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quickly_and_quietly_even_with_a_blocked_call(tmp_path: Path, number: signal.Signals) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", START, repr({"tiny": True, "seconds": 600.0})]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        url = process.stdout.readline().split()[-1]
        [folder] = tmp_path.iterdir()
        assert folder.name.startswith("kinora-sandbox-")
        with httpx.Client(base_url=url, headers={"API-KEY": "k"}) as http:
            sandbox = Running(process, url, http)
            with socket.create_connection(sandbox.address) as connection:
                connection.sendall(request(sandbox.body(blocking=True)))
                while sandbox.state()["paidCalls"] == 0:
                    pass
                process.send_signal(number)
                assert process.wait(10) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_a_render_process_that_dies_fails_its_generation_and_is_replaced(start: Callable[..., Running]) -> None:
    sandbox = start()
    assert sandbox.made()["status"] == "SUCCESS"
    for child in _children(sandbox.process.pid):
        os.kill(child, signal.SIGKILL)
    ends = [sandbox.made(resolution="720p", aspect_ratio=ratio)["status"] for ratio in ("1:1", "9:16")]
    assert ends[-1] == "SUCCESS"


def test_faults_are_described_in_one_line() -> None:
    assert all(line and "\n" not in line for line in FAULTS.values())


@pytest.mark.parametrize("written", ["", "nothing", "busy=", "busy*", "busy=x", "busy*1.5", "busy busy"])
def test_a_fault_written_wrongly_is_refused(written: str) -> None:
    with pytest.raises(UnknownFault, match="there are: missing-fields"):
        parse_fault(written)
    with pytest.raises(UnknownFault):
        create_sandbox(Options(faults=(written,)))


def _children(pid: int) -> list[int]:
    """The process ids of the children. Works on Linux only; elsewhere it raises."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
