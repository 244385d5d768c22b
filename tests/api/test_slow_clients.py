"""Clients that send slowly, or not at all: none of them keeps a connection.

All of them are slow at the same time, for as long as the slowest limit lasts, which is about 20 seconds.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.support.films import ask, make
from tests.support.services import App, Service
from tests.support.waiting import wait_until
from tests.support.wires import Wire, write_form, write_head

JSON = "application/json"
BODIES = ("a form", "a chunked form", "chunk extensions", "half a form", "JSON", "a link")
PATIENCE_SECONDS = 60  # the longest limit is 20 s


@dataclass
class Slow:
    """A client that sends a piece each second until it has been refused or the connection has ended; an empty piece is
    nothing."""

    wire: Wire
    piece: bytes
    is_closed: bool = False
    heard: bytes = b""

    def drip(self) -> None:
        """What was not sent because the connection has ended does not matter; reading shows that it has ended."""
        if b"connection: close" in self.heard:
            with suppress(OSError):
                self.wire.half_close()
        elif self.piece:
            self.wire.try_to_send(self.piece)
        try:
            while piece := self.wire.socket.recv(65_536):
                self.heard += piece
            self.is_closed = True
        except BlockingIOError:
            pass
        except ConnectionResetError:
            self.is_closed = True


@dataclass
class Slowness:
    clients: dict[str, Slow] = field(default_factory=dict)

    def add(self, service: Service, name: str, start: bytes, piece: bytes) -> None:
        wire = Wire.connect(service.address)
        wire.send(start)
        wire.socket.setblocking(False)
        self.clients[name] = Slow(wire, piece)

    def drip(self) -> bool:
        """Whether all connections have ended."""
        for client in self.clients.values():
            if not client.is_closed:
                client.drip()
        return all(client.is_closed for client in self.clients.values())


@pytest.fixture(scope="module")
def slowness(service: Service) -> Iterator[dict[str, Slow]]:
    """What became of all of them."""
    slowness = Slowness()
    with service.add_app() as app, Wire.connect(service.address) as idle:
        film = make(app)
        other = ask(app, prompt="[[fault:never-ends]]")
        idle.send(write_head(app, first="GET /credits"))
        assert idle.read()[0] == 200
        chunk = b"3c\r\n" + write_form("slow")[:60] + b"\r\n"
        link, video = f"/videos/{film['id']}/links", f"/videos/{other['id']}"
        for name, start, piece in (
            ("silent", b"", b""),
            ("only line ends", b"", b"\r\n"),
            ("a head", b"GET /livez HTTP/1.1\r\n", b"X"),
            ("headers", b"GET /livez HTTP/1.1\r\n", b"X: x\r\n"),
            ("half a head", b"GET /livez HTTP/1.1\r\nHost: x\r\n", b""),
            ("a form", write_head(app, "Content-Length: 9000") + write_form("slow")[:60], b"x"),
            ("a chunked form", write_head(app, "Transfer-Encoding: chunked") + chunk, b"1\r\nx\r\n"),
            ("chunk extensions", write_head(app, "Transfer-Encoding: chunked") + b"1", b";x"),
            ("half a form", write_head(app, "Content-Length: 9000") + write_form("slow")[:60], b""),
            ("JSON", write_head(app, "Content-Length: 9000", content_type=JSON) + b'{"prompt": "', b"x"),
            ("a link", write_head(app, "Content-Length: 4000", first=f"POST {link}", content_type=JSON), b" "),
            ("behind an answer", write_head(app, "Content-Length: 9000", first=f"GET {video}"), b"x"),
            ("behind a refusal", write_head(app, "Content-Length: 9000", first="POST /nowhere"), b"x"),
        ):
            slowness.add(service, name, start, piece)
        _wait(slowness.drip)
        for client in slowness.clients.values():
            client.wire.socket.close()
        yield slowness.clients
        # With uvicorn's own limit, it would have been closed after 5 s without a request.
        idle.send(write_head(app, first="GET /credits"))
        assert idle.read()[0] == 200


def _wait(look: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while not look():
        assert time.monotonic() < ends, "a connection stays open"
        time.sleep(1)


def test_every_slow_connection_ends(slowness: dict[str, Slow]) -> None:
    assert all(client.is_closed for client in slowness.values())


@pytest.mark.parametrize("name", ["a head", "headers", "half a head"])
def test_a_head_that_takes_too_long_is_told_so(slowness: dict[str, Slow], name: str) -> None:
    assert_told(slowness[name], 408, "request_timeout")


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_takes_too_long_is_told_so(slowness: dict[str, Slow], name: str) -> None:
    assert_told(slowness[name], 408, "request_timeout")


@pytest.mark.parametrize("name", ["silent", "only line ends"])
def test_who_asked_for_nothing_is_told_nothing(slowness: dict[str, Slow], name: str) -> None:
    assert slowness[name].heard == b""


def test_a_body_that_nobody_reads_keeps_no_connection(slowness: dict[str, Slow]) -> None:
    assert slowness["behind an answer"].heard.startswith(b"HTTP/1.1 200 ")
    assert slowness["behind a refusal"].heard.startswith(b"HTTP/1.1 404 ")


def assert_told(client: Slow, status: int, code: str) -> None:
    head, _, body = client.heard.partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ".encode()), client.heard
    assert b"connection: close" in head
    assert f'"code":"{code}"'.encode() in body
    assert client.heard.count(b"HTTP/1.1 ") == 1


def test_an_idle_connection_is_closed_when_its_time_is_over(start_service: Callable[..., Service]) -> None:
    service = start_service(keep_alive_seconds=1)
    with Wire.connect(service.address) as wire:
        for _ in range(2):
            wire.send(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
            assert wire.read()[0] == 200
        assert wire.is_over()


@pytest.mark.full
def test_who_sends_on_for_ever_is_cut_off(service: Service) -> None:
    with Wire.connect(service.address) as wire:
        wire.send(b"POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n")
        assert wire.read()[0] == 404
        _wait(lambda: not wire.try_to_send(b"x"))


@pytest.mark.full
def test_who_reads_nothing_of_a_film_is_given_up(service: Service, app: App) -> None:
    """Otherwise it would keep a connection, a descriptor of the film and a part of it in memory."""
    video = make(app, prompt="[[fault:heavy-film=24]]")
    with Wire.connect(service.address) as wire:
        wire.send(write_head(app, first=f"GET /videos/{video['id']}/content"))
        wait_until(lambda: list_films(service), what="the film to be opened")
        wait_until(lambda: not list_films(service), 150, "the film to be closed")
        assert len(wire.read_to_end()) < 24_000_000


def list_films(service: Service) -> list[Any]:
    return [name for name in service.process.list_descriptors() if "/films/" in name]
