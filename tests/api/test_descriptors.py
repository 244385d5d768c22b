"""Connections beyond what the descriptors allow: an answer, a line in the log, and room for everything else."""

import resource
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest

from tests.support.films import make
from tests.support.services import Service
from tests.support.waiting import wait_until
from tests.support.wires import Wire

CONNECTIONS = 20
RESERVE = 128 + 2 * 8  # and two for each paid call


@pytest.fixture
def narrow(start_service: Callable[..., Service]) -> Iterator[Service]:
    """A service that may have twenty connections."""
    service = start_service()
    limit(service, RESERVE + 2 * CONNECTIONS)
    yield service
    service.audit()


def limit(service: Service, descriptors: int) -> None:
    resource.prlimit(service.process.popen.pid, resource.RLIMIT_NOFILE, (descriptors, read_limits(service)[1]))


def read_limits(service: Service) -> tuple[int, int]:
    return resource.prlimit(service.process.popen.pid, resource.RLIMIT_NOFILE)


def test_a_connection_too_many_is_told_so(narrow: Service) -> None:
    with ExitStack() as stack:
        for _ in range(CONNECTIONS):
            wire = stack.enter_context(Wire.connect(narrow.address))
            wire.send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
            assert wire.read()[0] == 200
        for _ in range(3):
            more = stack.enter_context(Wire.connect(narrow.address))
            more.send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
            status, headers, body = more.read()
            assert (status, body["error"]["code"], headers["connection"]) == (503, "unavailable", "close")
            assert int(headers["retry-after"]) > 0
            assert headers["x-request-id"].startswith("req_")
            assert more.is_over()
        wire.send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
        assert wire.read()[0] == 200, "a connection within the limit"
    with narrow.add_app() as app:
        wait_until(lambda: is_served(narrow), what="room")
        make(app)
    (line,) = narrow.read_log(event="connections_exhausted")
    assert (line["limit"], line["refused"], line["level"]) == (CONNECTIONS, 1, "warning")


def test_far_too_many_connections_leave_the_reserve(narrow: Service) -> None:
    """Some of those beyond the limit get no answer, but none stays open."""
    with ExitStack() as stack:
        wires = [stack.enter_context(Wire.connect(narrow.address)) for _ in range(400)]
        for wire in wires[CONNECTIONS:]:
            assert wire.read_to_end()[:13] in {b"HTTP/1.1 503 ", b""}
        assert len(narrow.process.list_descriptors()) < RESERVE
    assert not narrow.read_log(event="cannot_accept_connections")


def test_without_any_descriptor_the_log_says_so(narrow: Service) -> None:
    limit(narrow, 10)  # it has more than these already
    wait_until(lambda: narrow.read_log(event="cannot_accept_connections"), what="the line")
    with suppress(httpx.HTTPError):
        httpx.get(f"{narrow.address}/livez", timeout=1)
    limit(narrow, 1_000)
    wait_until(lambda: is_served(narrow), what="it to serve again")
    (line,) = narrow.read_log(event="cannot_accept_connections")
    assert (line["level"], line["cause"]) == ("error", "Too many open files")


def is_served(service: Service) -> bool:
    try:
        return httpx.get(f"{service.address}/livez", timeout=5).is_success
    except httpx.HTTPError:
        return False


def test_the_service_takes_as_many_descriptors_as_the_system_allows(service: Service) -> None:
    soft, hard = read_limits(service)
    assert soft == hard
    text = Path(f"/proc/{service.process.popen.pid}/limits").read_text()
    assert "Max open files" in text
