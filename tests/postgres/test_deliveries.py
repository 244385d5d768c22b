"""Two servers on one PostgreSQL deliver together: each event once; what a killed one held, the other sends again."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain import events
from app.store.sessions import Session
from tests.support.postgres import Postgres
from tests.support.receivers import Receiver, Reply
from tests.support.services import App, Service
from tests.support.waiting import wait_until

EVENTS = 100
LEASE_SECONDS = 2.0


@pytest.fixture
def services(start_service: Callable[..., Service], postgres: Postgres, tmp_path: Path) -> list[Service]:
    shared: dict[str, Any] = {
        "database_url": postgres.create_database(),
        "content_url": f"file:{tmp_path}/content",
        "lease_seconds": LEASE_SECONDS,
        "egress_allow": "127.0.0.1/32",
    }
    return [start_service(**shared) for _ in range(2)]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def record_events(session: Session, client_id: str, count: int) -> None:
    for number in range(count):
        events.record(session, "video.completed", None, {}, client_id=client_id, video_id=f"video_{number}")


def register(app: App, receiver: Receiver) -> dict[str, Any]:
    webhook: dict[str, Any] = app.http.post("/webhooks", json={"url": receiver.url("/")}).json()
    return webhook


def count_delivered(app: App, webhook: dict[str, Any]) -> int:
    page = app.http.get(f"/webhooks/{webhook['id']}/deliveries", params={"status": "delivered", "limit": 100})
    return len(page.json()["data"])


def test_each_event_is_sent_once(services: list[Service], receiver: Receiver) -> None:
    with services[0].add_app() as app:
        webhook = register(app, receiver)
        services[0].write(record_events, app.id, EVENTS)
        wait_until(lambda: count_delivered(app, webhook) == EVENTS, 60, "all deliveries")
        counts = Counter(each.id for each in receiver.received)
    assert len(counts) == EVENTS
    assert set(counts.values()) == {1}
    assert receiver.most["/"] <= 4 + len(services) - 1


def test_what_a_killed_server_held_is_sent_again_by_another(services: list[Service], receiver: Receiver) -> None:
    released, is_first = threading.Event(), threading.Event()

    def reply(_: object) -> Reply:
        if not is_first.is_set():
            is_first.set()
            released.wait(60)
        return Reply(200, {"Content-Length": "0"})

    receiver.replies["/"] = reply
    with services[0].add_app() as app:
        webhook = register(app, receiver)
        services[1].stop()
        services[0].write(record_events, app.id, 1)
        receiver.wait_for("/")
        services[0].kill()
        services[1].start()
        with services[1].open_app(app) as other:
            wait_until(lambda: count_delivered(other, webhook) == 1, 30, "the second try")
        released.set()
    first, second = receiver.received
    assert (first.id, first.body) == (second.id, second.body)
