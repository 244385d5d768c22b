"""The process: it prints its address, ends on a signal and leaves no files behind."""

import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from app.sandbox.faults.catalog import FAULTS, UnknownFault, parse_fault
from app.sandbox.server import Options, create_sandbox, serve

from .conftest import Running, request


def test_a_taken_port_is_an_os_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        serve(Options(), "127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quickly_and_quietly_even_with_a_blocked_call(tmp_path: Path, number: signal.Signals) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    sandbox = Running(tmp_path, seconds=600, environment={"TMPDIR": str(temporary)})
    [folder] = temporary.iterdir()
    assert folder.name.startswith("kinora-sandbox-")
    with socket.create_connection(sandbox.peer) as connection:
        connection.sendall(request(sandbox.body(blocking=True)))
        while sandbox.state()["paidCalls"] == 0:
            pass
        sandbox.popen.send_signal(number)
        assert sandbox.popen.wait(10) == 0
    sandbox.close()
    assert sandbox.log.read_text().splitlines() == [f"Sandbox upstream on {sandbox.address}"]
    assert list(temporary.iterdir()) == []


def test_a_render_process_that_dies_fails_its_generation_and_is_replaced(start: Callable[..., Running]) -> None:
    sandbox = start()
    assert sandbox.made()["status"] == "SUCCESS"
    for child in _children(sandbox.popen.pid):
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
