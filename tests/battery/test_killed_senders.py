"""A real `kinora serve` that is killed at random moments while it delivers, to a receiver that fails 30 % of the first
tries: no event is lost, each is signed, and all tries have the same id. On both databases."""

import random
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from zlib import crc32

import httpx
import pytest
from standardwebhooks import Webhook

from tests.battery.conftest import Rounds
from tests.battery.test_killed_servers import Load
from tests.support.databases import NewDatabase
from tests.support.receivers import Received, Receiver, Reply
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

WEBHOOKS = 10
FAILING = 30  # percent of the first tries


@pytest.mark.long
def test_a_sender_killed_again_and_again_loses_nothing(
    start_service: Callable[..., Service],
    new_database: NewDatabase,
    upstream: Sandbox,
    rounds: Rounds,
    dice: random.Random,
) -> None:
    service = start_service(upstream.address, database_url=new_database(), egress_allow="127.0.0.1/32", lease_seconds=2)
    with Receiver() as receiver, service.add_app() as app:
        webhooks = {f"/{number}": register(app, receiver, f"/{number}") for number in range(WEBHOOKS)}
        load = Load(app, random.Random(dice.random()))
        load.start()
        wanted = rounds(12, 200)  # videos; each has a delivery for each webhook
        kill(service, rounds(2, 20), dice)
        wait_until(lambda: len(load.promised) >= wanted, 300, "enough videos")
        load.stop()
        kill(service, rounds(1, 10), dice)
        promised = set(load.promised.values())
        wait_until(lambda: all(get_status(app, video_id) for video_id in promised), 120, "every video to end")
        for path in webhooks:
            wait_until(lambda path=path: promised <= list_videos(receiver, path), 120, f"every event at {path}")  # type: ignore[misc]  # mypy does not see the default
        failed = sum(each.headers["x-answered"] == "500" for each in receiver.received)
        check(receiver, webhooks)
    assert len(promised) >= wanted
    assert failed > WEBHOOKS * wanted * FAILING / 100 / 2


def kill(service: Service, times: int, dice: random.Random) -> None:
    for _ in range(times):
        time.sleep(dice.uniform(0.2, 1.5))
        service.kill()
        service.start()


def register(app: App, receiver: Receiver, path: str) -> str:
    """Returns the secret."""
    tried = set[str]()

    def reply(received: Received) -> Reply:
        is_first = received.id not in tried
        tried.add(received.id)
        fails = is_first and crc32(f"{path} {received.id}".encode()) % 100 < FAILING
        received.headers["x-answered"] = "500" if fails else "200"  # type: ignore[index]  # a note of the test
        return Reply(500 if fails else 200, {"Content-Length": "0"})

    receiver.replies[path] = reply
    created = app.http.post("/webhooks", json={"url": receiver.url(path)})
    assert created.status_code == 201, created.text
    return str(created.json()["secret"])


def get_status(app: App, video_id: str) -> bool:
    """Whether it has ended."""
    try:
        return app.http.get(f"/videos/{video_id}").json()["status"] in {"completed", "failed"}
    except httpx.TransportError:
        return False


def list_videos(receiver: Receiver, path: str) -> set[str]:
    """The videos whose events arrived there and got a 2xx answer."""
    arrived = receiver.list_at(path)
    return {each.event["data"]["id"] for each in arrived if each.headers.get("x-answered") == "200"}


def check(receiver: Receiver, secrets: dict[str, str]) -> None:
    """Everything that arrived is signed, and each video has one event with one body, in every try and everywhere."""
    events: defaultdict[str, set[Any]] = defaultdict(set)
    for received in receiver.received:
        Webhook(secrets[received.path]).verify(received.body.decode(), dict(received.headers))
        events[received.event["data"]["id"]].add((received.id, received.body))
    assert [each for each in events.values() if len(each) != 1] == []
