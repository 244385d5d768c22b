"""How connections end: an accepted request keeps its answer, a refused one gets the error, a client that has left costs
one line of the log."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.films import ask, get, make
from tests.support.pictures import draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until
from tests.support.wires import Wire, write_form, write_head, write_post

NEVER = "[[fault:never-ends]]"
GARBAGE = b"\x00\x01 garbage \xff\r\n\r\n"
MEGABYTE = bytes(1_000_000)


@pytest.fixture
def wire(service: Service) -> Iterator[Wire]:
    with Wire.connect(service.address) as wire:
        yield wire


@pytest.mark.parametrize(
    "garbage", [GARBAGE, b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"x" * 10_000 + b" HTTP/1.1\r\n\r\n"]
)
@pytest.mark.parametrize("is_at_once", [True, False])
def test_garbage_behind_an_accepted_request_does_not_take_its_answer(
    wire: Wire, app: App, garbage: bytes, is_at_once: bool
) -> None:
    post = write_post(app, write_form("kept"))
    wire.send(*([post + garbage] if is_at_once else [post, garbage]))
    status, _, video = wire.read()
    assert (status, video["prompt"]) == (202, "kept")
    wire.half_close()
    rest = wire.read_to_end()
    # Garbage that arrives only after the answer gets an answer of its own.
    assert rest == b"" or (rest.startswith(b"HTTP/1.1 4") and not is_at_once)
    assert get(app, video["id"])["prompt"] == "kept"


def test_garbage_behind_several_requests_takes_no_answer(wire: Wire, app: App) -> None:
    prompts = ["one", "two", "three"]
    wire.send(b"".join(write_post(app, write_form(prompt)) for prompt in prompts) + GARBAGE)
    assert [wire.read()[2]["prompt"] for _ in prompts] == prompts
    wire.half_close()
    assert wire.is_over()


def test_a_body_that_turns_out_to_be_garbage_is_refused(wire: Wire, app: App) -> None:
    wire.send(write_head(app, "Transfer-Encoding: chunked") + b"5\r\n--b\r\n" + GARBAGE)
    status, headers, body = wire.read()
    assert (status, body["error"]["code"], headers["connection"]) == (400, "invalid_http", "close")


def test_garbage_in_a_second_body_leaves_the_first_answer(wire: Wire, app: App) -> None:
    second = write_head(app, "Transfer-Encoding: chunked") + b"5\r\n--b\r\n" + GARBAGE
    wire.send(write_post(app, write_form("the first")) + second)
    status, _, video = wire.read()
    assert (status, video["prompt"]) == (202, "the first")
    wire.half_close()
    assert wire.is_over()
    assert [each["prompt"] for each in app.http.get("/videos").json()["data"]] == ["the first"]


def test_who_closes_one_direction_gets_the_answer(wire: Wire, app: App) -> None:
    wire.send(write_post(app, write_form("the last word")))
    wire.half_close()
    status, _, video = wire.read()
    assert (status, video["prompt"]) == (202, "the last word")
    assert wire.is_over()


def test_who_closes_one_direction_gets_all_answers(wire: Wire, app: App) -> None:
    prompts = ["one", "two", "three"]
    wire.send(b"".join(write_post(app, write_form(prompt)) for prompt in prompts))
    wire.half_close()
    assert [wire.read()[2]["prompt"] for _ in prompts] == prompts
    assert wire.is_over()


def test_who_closes_one_direction_gets_the_whole_film(wire: Wire, app: App) -> None:
    video = make(app)
    wire.send(write_head(app, first=f"GET /videos/{video['id']}/content"))
    wire.half_close()
    status, headers, film = wire.read()
    assert (status, len(film)) == (200, int(headers["content-length"]))
    assert film == app.http.get(f"/videos/{video['id']}/content").content


def test_who_closes_one_direction_while_the_answer_is_written_gets_it(service: Service, app: App) -> None:
    """The end of the client's direction may arrive in any turn of the event loop, so it is tried several times."""
    for _ in range(20):
        with Wire.connect(service.address) as wire:
            wire.send(write_head(app, first="GET /credits"))
            wire.half_close()
            assert wire.read()[0] == 200
            assert wire.is_over()


@pytest.mark.parametrize("way", ["post", "get", "events"])
def test_who_closes_one_direction_is_not_waited_for(wire: Wire, app: App, way: str) -> None:
    """It has probably left. If not, it gets the state of its video, and may ask again."""
    if way == "post":
        wire.send(write_post(app, write_form(NEVER), "Prefer: wait=60"))
    else:
        path = f"/videos/{ask(app, prompt=NEVER)['id']}" + ("/events" if way == "events" else "")
        wire.send(write_head(app, "Prefer: wait=60", first=f"GET {path}"))
    wire.half_close()
    answer = wire.read_to_end()
    assert answer.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 202 "))
    assert b'"status":"queued"' in answer or b'"status":"in_progress"' in answer


def test_half_a_body_is_no_request(wire: Wire, app: App) -> None:
    body = write_form("half of it")
    wire.send(write_head(app, f"Content-Length: {len(body)}") + body[:-10])
    wire.half_close()
    assert wire.is_over()
    assert app.http.get("/videos").json()["data"] == []


@pytest.mark.parametrize("framing", ["Content-Length: 64000000", "Transfer-Encoding: chunked"])
def test_who_sends_on_after_a_refusal_gets_the_answer(wire: Wire, app: App, framing: str) -> None:
    """Most libraries send the whole body before they read. It takes longer here than the service waits before it
    answers, and is larger than what it once read of such a body."""
    wire.send(write_head(app, framing))
    for piece in (write_form("waves")[:-20], *[MEGABYTE] * 64):
        wire.send(piece if framing.startswith("Content") else b"%x\r\n%s\r\n" % (len(piece), piece))
        time.sleep(0.04)  # not a wait for anything: a network of 25 MB/s
    status, headers, body = wire.read()
    assert (status, body["error"]["code"], headers["connection"]) == (413, "image_too_large", "close")


def test_a_small_refused_body_costs_no_connection(wire: Wire, app: App) -> None:
    for _ in range(3):
        wire.send(write_post(app, b"not a form"))
        status, headers, _ = wire.read()
        assert (status, "connection" in headers) == (400, False)


@pytest.mark.parametrize("leave", [Wire.abort, lambda wire: wire.socket.close()], ids=["reset", "closed"])
@pytest.mark.parametrize("content_type", ["multipart/form-data; boundary=b", "application/json"])
def test_an_upload_that_breaks_off_is_one_line_of_the_log(
    service: Service, app: App, content_type: str, leave: Callable[[Wire], Any]
) -> None:
    wire = Wire.connect(service.address)
    wire.send(write_head(app, "Content-Length: 100000", content_type=content_type) + write_form("half of it")[:500])
    app.http.get("/livez")
    leave(wire)
    lines = wait_until(lambda: service.read_log(client=app.id), what="the line")
    assert [(line["event"], line["level"], line["status"]) for line in lines] == [("request", "info", 499)]
    assert not [line for line in service.process.log.read_text().splitlines() if "Traceback" in line]


def test_an_upload_that_breaks_off_leaves_no_file(service: Service, app: App) -> None:
    wire = Wire.connect(service.address)
    image = draw_png() + bytes(3_000_000)  # too large to be kept in memory
    wire.send(write_head(app, "Content-Length: 9000000") + write_form("half of it", image)[:-100])
    wait_until(lambda: list_temporary_files(service), what="the file")
    wire.abort()
    wait_until(lambda: not list_temporary_files(service), what="the file to go")


def list_temporary_files(service: Service) -> list[str]:
    """Files that the service has open and that have no name any more."""
    return [name for name in service.process.list_descriptors() if name.endswith("(deleted)")]
