"""Streams and waits: a client may have twenty of them open, and another client's are its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.support.films import ask, assert_error, get
from tests.support.pictures import draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until
from tests.support.wires import Wire, write_head

LIMIT = 20
NEVER = "[[fault:never-ends]]"


@pytest.fixture
def running(app: App) -> str:
    video_id: str = ask(app, prompt=NEVER)["id"]
    return video_id


@pytest.fixture
def following(service: Service, app: App, running: str) -> Iterator[list[Wire]]:
    """As many as may be: half of them streams, the others waits."""
    with ExitStack() as stack:
        wires = [stack.enter_context(Wire.connect(service.address)) for _ in range(LIMIT)]
        for number, wire in enumerate(wires):
            rest = "/events" if number % 2 else ""
            wire.send(write_head(app, "Prefer: wait=60", first=f"GET /videos/{running}{rest}"))
        for wire in wires[1::2]:
            assert wire.read()[0] == 200
        wait_until(lambda: try_to_wait(app, running) == 429, what="all of them")
        yield wires


@pytest.mark.usefixtures("following")
def test_one_more_is_refused_and_nothing_else_is(app: App, running: str, service: Service) -> None:
    for answer in (
        app.http.get(f"/videos/{running}/events"),
        app.http.get(f"/videos/{running}", headers={"prefer": "wait=1"}),
        app.http.post("/videos", data={"prompt": "x"}, files={"image": draw_png()}, headers={"prefer": "wait=1"}),
    ):
        assert "20 streams and waits" in assert_error(answer, 429, "rate_limited")["message"]
        assert int(answer.headers["retry-after"]) > 0
    assert len(app.http.get("/videos").json()["data"]) == 1, "what was refused was not accepted"
    assert get(app, running)["id"] == running
    assert ask(app)["status"] == "queued"
    with service.add_app() as other:
        waited = other.http.get(f"/videos/{ask(other, prompt=NEVER)['id']}", headers={"prefer": "wait=1"})
        assert waited.headers["preference-applied"] == "wait=1"


@pytest.mark.parametrize("number", [0, 1], ids=["a wait", "a stream"])
@pytest.mark.parametrize("leave", [Wire.abort, Wire.half_close], ids=["reset", "closed"])
def test_one_that_has_ended_makes_room(
    app: App, running: str, following: list[Wire], number: int, leave: Callable[[Wire], None]
) -> None:
    leave(following[number])
    wait_until(lambda: try_to_wait(app, running) == 200, what="room")


def try_to_wait(app: App, video_id: str) -> int:
    return app.http.get(f"/videos/{video_id}", headers={"prefer": "wait=1"}).status_code
