"""A request that waits at one server is woken by the worker of another."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.support.events import follow
from tests.support.films import ask
from tests.support.postgres import Postgres
from tests.support.services import Service


@pytest.fixture
def services(start_service: Callable[..., Service], postgres: Postgres, tmp_path: Path) -> tuple[Service, Service]:
    """One server without a worker, and one that does the work."""
    shared: dict[str, Any] = {"database_url": postgres.create_database(), "content_url": f"file:{tmp_path}/content"}
    front, back = (start_service(**shared) for _ in range(2))
    front.stop()
    front.start("--no-worker")
    return front, back


def test_waiters_and_followers_hear_what_another_process_did(services: tuple[Service, Service]) -> None:
    front, _ = services
    with front.add_app() as app, ThreadPoolExecutor(10) as pool:
        video = ask(app, prompt="[[fault:late-success=2]]")
        waiting = pool.submit(app.http.get, f"/videos/{video['id']}", headers={"prefer": "wait=60"})
        told = list(follow(app, video["id"]))
        assert (told[-1]["status"], told[-1]["progress"]) == ("completed", 100)
        assert waiting.result().json() == told[-1]
        assert [seen["progress"] for seen in told] == sorted(seen["progress"] for seen in told)


def test_they_hear_at_one_server_of_a_cancellation_at_another(services: tuple[Service, Service]) -> None:
    front, back = services
    back.stop()
    back.start("--no-worker")
    with front.add_app() as app, back.open_app(app) as other, ThreadPoolExecutor(1) as pool:
        video = ask(app)
        waiting = pool.submit(app.http.get, f"/videos/{video['id']}", headers={"prefer": "wait=60"})
        assert other.http.post(f"/videos/{video['id']}/cancel").is_success
        assert waiting.result().json()["error"]["code"] == "cancelled"
