"""How much may be received at the same time: for each client and in all, in bytes, whatever the bodies are."""

import base64
import select
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

import httpx
import pytest

from tests.support.films import assert_error, post
from tests.support.pictures import draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until
from tests.support.wires import Wire, write_form, write_head

IMAGE_LIMIT = 100_000
LARGEST = IMAGE_LIMIT * 4 // 3 + 128 * 1024  # bytes of a body
FORM = "multipart/form-data; boundary=b"
JSON = "application/json"


@pytest.fixture(scope="module")
def strict(serve: Callable[..., Service]) -> Service:
    return serve(max_image_bytes=IMAGE_LIMIT)


@pytest.fixture
def clients(strict: Service) -> Iterator[list[App]]:
    with ExitStack() as stack:
        yield [stack.enter_context(strict.add_app()) for _ in range(5)]


@pytest.fixture
def wires() -> Iterator[ExitStack]:
    """Connections that are closed at the end of the test."""
    with ExitStack() as wires:
        yield wires


def begin(wires: ExitStack, strict: Service, app: App, length: int = LARGEST, content_type: str = FORM) -> Wire:
    """Begin to send a body. With `Expect`, the service says when it has begun to receive it."""
    wire = wires.enter_context(Wire.connect(strict.address))
    wire.send(write_head(app, f"Content-Length: {length}", "Expect: 100-continue", content_type=content_type))
    return wire


def assert_begun(wire: Wire) -> None:
    assert wire.read()[0] == 100


def assert_too_many(wire: Wire) -> str:
    status, headers, body = wire.read()
    assert (status, body["error"]["code"], body["error"]["type"]) == (429, "rate_limited", "rate_limit_error")
    assert int(headers["retry-after"]) > 0
    return str(body["error"]["message"])


def test_four_bodies_of_a_client_and_sixteen_in_all(strict: Service, clients: list[App], wires: ExitStack) -> None:
    begun = []
    for app in clients[:4]:
        for _ in range(4):
            begun.append(begin(wires, strict, app))
            assert_begun(begun[-1])
        assert "You are sending too many" in assert_too_many(begin(wires, strict, app))
    assert "Too many large bodies" in assert_too_many(begin(wires, strict, clients[4]))
    assert_error(post(clients[4]), 429, "rate_limited")
    begun[0].abort()
    wait_until(lambda: post(clients[4]).status_code == 202, what="room for another one")
    for app in clients[:4]:
        assert app.http.get("/videos").json()["data"] == []


def test_small_bodies_are_not_counted_but_weighed(strict: Service, clients: list[App], wires: ExitStack) -> None:
    for _ in range(100):
        assert_begun(begin(wires, strict, clients[0], 9_000))
    assert_too_many(begin(wires, strict, clients[0]))
    assert post(clients[0]).status_code == 202


def assert_one_is_too_many(sending: list[Wire]) -> None:
    told, _, _ = select.select([wire.socket for wire in sending], [], [], 30)
    assert len(told) == 1
    assert_too_many(next(wire for wire in sending if wire.socket is told[0]))


def test_json_is_weighed_three_times(strict: Service, clients: list[App], wires: ExitStack) -> None:
    """It is in memory, and up to three times; a form is on the disk."""
    assert_begun(begin(wires, strict, clients[0], content_type=JSON))
    assert_too_many(begin(wires, strict, clients[0], content_type=JSON))
    assert_begun(begin(wires, strict, clients[0]))


def test_an_image_as_text_of_a_form_is_weighed_three_times(
    strict: Service, clients: list[App], wires: ExitStack
) -> None:
    """Two of them are too much for one client, whichever is read last."""
    part = b'--b\r\nContent-Disposition: form-data; name="image"\r\n\r\ndata:image/png;base64,'
    sending = [begin(wires, strict, clients[0]) for _ in range(2)]
    for wire in sending:
        assert_begun(wire)
    for wire in sending:
        wire.send(part, b"A" * 200_000)
    assert_one_is_too_many(sending)


def test_a_body_without_a_length_is_weighed_as_it_arrives(
    strict: Service, clients: list[App], wires: ExitStack
) -> None:
    """Six bodies of 180 KB are too much for one client, whichever of them is the last."""
    sending = [wires.enter_context(Wire.connect(strict.address)) for _ in range(6)]
    file = b'--b\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\n' + bytes(90_000) + b"\r\n"
    for wire in sending:
        wire.send(write_head(clients[0], "Transfer-Encoding: chunked", "Expect: 100-continue"))
        assert_begun(wire)
    for wire in sending:
        wire.send(*[b"%x\r\n%s\r\n" % (len(file), file)] * 2)
    assert_one_is_too_many(sending)


def test_what_was_received_is_given_back(strict: Service, clients: list[App], wires: ExitStack) -> None:
    """Whatever became of it: accepted, refused, or broken off."""
    image = base64.b64encode(draw_png() + bytes(60_000)).decode()
    url = f"data:image/png;base64,{image}"
    for _ in range(20):
        assert clients[0].http.post("/videos", json={"prompt": "waves", "image": url}).is_success
        assert clients[0].http.post("/videos", json={"prompt": "", "image": url}).status_code == 400
        assert (
            clients[0].http.post("/videos", content=b"x" * 200_000, headers={"content-type": JSON}).status_code == 400
        )
        wire = begin(wires, strict, clients[0])
        assert_begun(wire)
        wire.abort()
    wait_until(lambda: assert_fits(strict, clients[0]), what="all of it to be given back")


def assert_fits(strict: Service, app: App) -> bool:
    """Whether a client can have as much under way as if it had nothing."""
    with ExitStack() as wires:
        return all(begin(wires, strict, app).read()[0] == 100 for _ in range(4))


def test_a_wait_holds_nothing_of_the_body(strict: Service, clients: list[App], wires: ExitStack) -> None:
    for number in range(12):
        body = write_form(f"number {number} [[fault:never-ends]]", draw_png() + bytes(90_000))
        wire = wires.enter_context(Wire.connect(strict.address))
        wire.send(write_head(clients[0], f"Content-Length: {len(body)}", "Prefer: wait=60") + body)
        wait_until(partial(has_videos, clients[0], number + 1), what="the video")
    assert_begun(begin(wires, strict, clients[0]))


def has_videos(app: App, count: int) -> bool:
    return len(app.http.get("/videos").json()["data"]) == count


def test_half_sent_bodies_do_not_fill_the_memory(service: Service) -> None:
    """Forty JSON bodies of the largest size once took a gigabyte."""
    before = service.read_memory()
    with ExitStack() as stack:
        for app in [stack.enter_context(service.add_app()) for _ in range(10)]:
            for _ in range(4):
                wire = stack.enter_context(Wire.connect(service.address))
                wire.send(write_head(app, "Content-Length: 26000000", content_type=JSON))
                wire.try_to_send(b'{"image": "' + b"A" * 25_000_000)
        assert httpx.get(f"{service.address}/livez").is_success
        assert service.read_memory() - before < 250_000_000
