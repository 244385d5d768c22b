"""Bytes on the socket: an offer of HTTP/2 loses no body, the head has a size limit, and bytes that are not HTTP get an
error."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.support.services import App, Service
from tests.support.wires import Wire, write_form, write_head, write_post

OFFER = ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAA"]
HEAD_LIMIT, ADDRESS_LIMIT = 64 * 1024, 8 * 1024


@pytest.fixture
def wire(service: Service) -> Iterator[Wire]:
    with Wire.connect(service.address) as wire:
        yield wire


@pytest.fixture
def probe(service: Service) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.address) as probe:
        yield probe


def with_length(app: App, body: bytes) -> list[bytes]:
    return [write_head(app, f"Content-Length: {len(body)}", *OFFER), body]


def chunked(app: App, body: bytes) -> list[bytes]:
    chunks = [body[start : start + 50] for start in range(0, len(body), 50)]
    coded = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return [write_head(app, "Transfer-Encoding: chunked", *OFFER), coded + b"0\r\n\r\n"]


def at_once(pieces: list[bytes]) -> list[bytes]:
    return [b"".join(pieces)]


def as_written(pieces: list[bytes]) -> list[bytes]:
    return pieces


def cut_in_the_head(pieces: list[bytes]) -> list[bytes]:
    whole = b"".join(pieces)
    middle = whole.index(b"Upgrade: h2c") + 5
    return [whole[:middle], whole[middle:]]


def cut_in_the_body(pieces: list[bytes]) -> list[bytes]:
    whole = b"".join(pieces)
    middle = whole.index(b"\r\n\r\n") + 60
    return [whole[:middle], whole[middle:]]


def in_crumbs(pieces: list[bytes]) -> list[bytes]:
    whole = b"".join(pieces)
    return [whole[start : start + 7] for start in range(0, len(whole), 7)]


Framing = Callable[[App, bytes], list[bytes]]
Cutting = Callable[[list[bytes]], list[bytes]]
CUTS = [at_once, as_written, cut_in_the_head, cut_in_the_body, in_crumbs]


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("frame", [with_length, chunked])
def test_an_offer_of_http_2_costs_no_body_and_the_connection_serves_on(
    wire: Wire, probe: httpx.Client, app: App, frame: Framing, cut: Cutting
) -> None:
    for prompt in ("the first", "the second"):
        wire.send(*cut(frame(app, write_form(prompt))), probe=probe)
        status, headers, video = wire.read()
        assert (status, video["prompt"]) == (202, prompt), video
        assert "upgrade" not in headers
    wire.send(f"GET /{headers['location']} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {app.key}\r\n\r\n".encode())
    assert wire.read()[2]["id"] == video["id"]


def test_offers_in_one_segment_are_answered_in_order(wire: Wire, app: App) -> None:
    prompts = [f"number {number}" for number in range(5)]
    wire.send(b"".join(piece for prompt in prompts for piece in with_length(app, write_form(prompt))))
    assert [wire.read()[2]["prompt"] for _ in prompts] == prompts


@pytest.mark.parametrize("offer", [["Connection: close, Upgrade", "Upgrade: h2c"], ["Connection: close"]])
def test_who_wants_the_connection_closed_gets_it_closed(wire: Wire, app: App, offer: list[str]) -> None:
    wire.send(write_post(app, write_form("once"), *offer))
    status, headers, _ = wire.read()
    assert (status, headers["connection"]) == (202, "close")
    assert wire.is_over()


def test_who_waits_for_our_word_is_told_to_go_on_and_keeps_his_body(wire: Wire, app: App) -> None:
    body = write_form("with care")
    wire.send(write_head(app, f"Content-Length: {len(body)}", "Expect: 100-continue", *OFFER))
    assert wire.read()[0] == 100
    wire.send(body)
    status, _, video = wire.read()
    assert (status, video["prompt"]) == (202, "with care")


@pytest.mark.parametrize("protocol", ["h2c", "websocket", "TLS/1.2", "h2c, websocket"])
def test_a_get_with_an_offer_is_a_get(wire: Wire, app: App, protocol: str) -> None:
    for _ in range(2):
        offer = f"Connection: Upgrade\r\nUpgrade: {protocol}\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        wire.send(f"GET /credits HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {app.key}\r\n{offer}\r\n".encode())
        status, _, credits = wire.read()
        assert (status, credits["object"]) == (200, "credits")


def test_the_http_2_preface_alone_is_refused(wire: Wire) -> None:
    """A client that assumes HTTP/2 without asking is refused in HTTP/1.1."""
    wire.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
    assert_refused(wire, 400, "invalid_http")


@pytest.mark.parametrize(
    "request_",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"waves\r\n\r\n",
        b"GET /livez HTTP/9.9\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost\r\n\r\n",
        b"GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /videos HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /videos HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"CONNECT internal.example:443 HTTP/1.1\r\nHost: internal.example\r\n\r\n",
    ],
    ids=["TLS", "a word", "a version", "no colon", "a length", "two framings", "two lengths", "CONNECT"],
)
def test_what_is_no_request_is_refused_in_the_one_envelope(wire: Wire, request_: bytes) -> None:
    wire.send(request_)
    assert_refused(wire, 400, "invalid_http")


def test_a_long_address_is_414(wire: Wire) -> None:
    wire.send(b"GET /videos?after=" + b"x" * (ADDRESS_LIMIT - len("/videos?after=")) + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    assert wire.read()[0] == 401, "as long as may be"
    wire.send(b"GET /videos?after=" + b"x" * ADDRESS_LIMIT + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    assert "8,192 bytes" in assert_refused(wire, 414, "address_too_long")


@pytest.mark.parametrize("offer", ["", "\r\n".join([*OFFER, ""])], ids=["", "with an offer"])
def test_headers_that_are_large_together_are_431(wire: Wire, offer: str) -> None:
    few, many = ("X-Filler: " + "x" * 1_000 + "\r\n") * 60, ("X-Filler: " + "x" * 1_000 + "\r\n") * 66
    wire.send(f"GET /livez HTTP/1.1\r\nHost: x\r\n{few}{offer}\r\n".encode())
    assert wire.read()[0] == 200, "as large as may be"
    wire.send(f"GET /livez HTTP/1.1\r\nHost: x\r\n{many}{offer}\r\n".encode())
    assert_refused(wire, 431, "head_too_large")


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"GET /",
        b"GET / HTTP/1.1\r\nX-Filler: ",
        b"GET / HTTP/1.1\r\nX-",
        b"GET / HTTP/1.1\r\n" + "\r\n".join([*OFFER, ""]).encode() + b"X-Filler: ",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Trailer: ",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;x=",
    ],
    ids=["a method", "an address", "a value", "a name", "behind an offer", "a trailer", "a chunk's extension"],
)
def test_a_head_that_never_ends_is_cut_off(wire: Wire, start: bytes) -> None:
    """It gets an answer, and what it sends after the limit is not kept but discarded, until it stops or some seconds
    are over."""
    wire.send(start, b"x" * 2_000_000)
    status, headers, _ = wire.read()
    assert (400 <= status < 500, headers["connection"]) == (True, "close")
    wire.half_close()
    assert wire.is_over()


def assert_refused(wire: Wire, status: int, code: str) -> str:
    """Assert that the error envelope arrives with the headers that every response has, and that the connection is
    closed."""
    found, headers, body = wire.read()
    assert (found, body["error"]["code"], body["error"]["type"]) == (status, code, "invalid_request_error")
    assert headers["x-request-id"].startswith("req_")
    assert headers["connection"] == "close"
    assert headers["content-type"] == "application/json"
    assert wire.is_over()
    return str(body["error"]["message"])
