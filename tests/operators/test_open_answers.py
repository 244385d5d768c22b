"""Streams and waits end when their caller is refused, also when another process refused it, on either database.

Their films are never made, so nothing else ends them."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx
import pytest

from app.domain import keys, ledger
from app.schemas.clients import NewKey
from app.words import Role
from tests.support.databases import NewDatabase
from tests.support.events import open_stream
from tests.support.films import ask, assert_error
from tests.support.money import PRICE
from tests.support.pictures import draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until

WAIT, WAIT_SHORTLY = {"prefer": "wait=60"}, {"prefer": "wait=1"}
LIMIT = 20  # open answers of a client
PATIENCE = 3  # comments of a silent stream, one in 15 seconds


@pytest.fixture(scope="module")
def idle(serve: Callable[..., Service], new_database: NewDatabase) -> Service:
    """A service that starts no generation."""
    service = serve(database_url=new_database())
    service.stop()
    service.start("--no-worker")
    return service


@pytest.fixture
def app(idle: Service) -> Iterator[App]:
    with idle.add_app() as app:
        yield app


def _revoke(service: Service, app: App) -> None:
    assert service.run("keys", "revoke", keys.find_id(app.key) or "", "--keep-queued").returncode == 0


def _suspend(service: Service, app: App) -> None:
    assert service.run("clients", "suspend", app.name, "--keep-queued").returncode == 0


def _suspend_here(service: Service, app: App) -> None:
    with service.add_app(0, Role.ADMIN) as admin:
        change = {"status": "SUSPENDED", "cancelQueued": False}
        assert admin.http.patch(f"/clients/{app.id}", json=change).is_success


REVOKED, SUSPENDED = (401, "invalid_api_key"), (403, "client_suspended")
REFUSALS = pytest.mark.parametrize(
    ("refuse", "refusal"),
    [(_revoke, REVOKED), (_suspend, SUSPENDED), (_suspend_here, SUSPENDED)],
    ids=["revoked", "suspended", "suspended by the same process"],
)


def _read_to_end(stream: httpx.Response) -> list[str]:
    """The events of a stream. Fails if it stays open."""
    events, comments = list[str](), 0
    for line in stream.iter_lines():
        comments += line.startswith(":")
        assert comments < PATIENCE, "the stream is still open"
        if line.startswith("data: "):
            events.append(line)
    return events


@REFUSALS
def test_all_of_them_end(
    idle: Service, app: App, refuse: Callable[[Service, App], None], refusal: tuple[int, str]
) -> None:
    """Streams end in good order, and waits are answered as a new request."""
    video_id = ask(app)["id"]
    with ThreadPoolExecutor(2) as pool:
        waits = [pool.submit(app.http.get, f"/videos/{video_id}", headers=WAIT), pool.submit(_post_and_wait, app)]
        streams = [open_stream(app, video_id) for _ in range(LIMIT - len(waits))]
        wait_until(lambda: app.http.get(f"/videos/{video_id}", headers=WAIT_SHORTLY).status_code == 429)
        wait_until(lambda: len(app.http.get("/videos").json()["data"]) == 2)
        refuse(idle, app)
        for stream in streams:
            assert len(_read_to_end(stream)) == 1
        for wait in waits:
            assert_error(wait.result(), *refusal)
    app.wait_until_refused()
    assert_error(app.http.get(f"/videos/{video_id}/events"), *refusal)
    assert idle.scan(ledger.get_credits, app.id).held_credit == 2 * PRICE  # both are still queued


def test_a_stream_ends_when_its_key_does(idle: Service, app: App) -> None:
    """The client's other key is still accepted."""
    ends = int(time.time()) + 3
    key = idle.write(keys.issue, app.id, NewKey(expires_at=ends)).key
    video_id = ask(app)["id"]
    with idle.open_app(replace(app, key=key)) as guest:
        streams = [open_stream(each, video_id) for each in (guest, app)]
        assert len(_read_to_end(streams[0])) == 1
        assert time.time() >= ends
        assert app.http.post(f"/videos/{video_id}/cancel").is_success
        assert len(_read_to_end(streams[1])) == 2


def _post_and_wait(app: App) -> httpx.Response:
    files = {"image": ("still.png", draw_png(), "image/png")}
    return app.http.post("/videos", data={"prompt": "wait"}, files=files, headers=WAIT)
