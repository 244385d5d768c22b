"""Deliveries on the page of metrics: tries by what became of them, and what waits, as the rows have it."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from app.store.sessions import Session
from tests.support.databases import NewDatabase
from tests.support.films import make
from tests.support.receivers import Receiver, answer
from tests.support.scrapes import TOKEN, scrape
from tests.support.services import Service
from tests.support.waiting import wait_until


@pytest.fixture
def watched(start_service: Callable[..., Service], new_database: NewDatabase) -> Service:
    return start_service(metrics_token=TOKEN, egress_allow="127.0.0.1/32", database_url=new_database())


def count_pending(session: Session) -> int:
    statement = text("SELECT count(*) FROM delivery JOIN webhook ON webhook.id = webhook_id WHERE delivery.status = "
                     "'pending' AND webhook.status = 'enabled'")  # fmt: skip
    return int(session.execute(statement).scalar_one())


def test_tries_are_counted_and_what_waits_is_read(watched: Service) -> None:
    def count(event: str, result: str) -> float:
        return scrape(watched).get("kinora_webhook_deliveries_total", {}).get((event, result), 0)

    def read_pending() -> float:
        return scrape(watched)["kinora_webhook_deliveries_pending"][()]

    with Receiver() as receiver, watched.add_app() as app:
        receiver.replies["/broken"] = answer(500)
        broken = app.http.post("/webhooks", json={"url": receiver.url("/broken")}).json()
        app.http.post("/webhooks", json={"url": receiver.url("/")})
        make(app)
        make(app)
        app.http.post(f"/webhooks/{broken['id']}/test")
        wait_until(lambda: count("webhook.test", "failed") == 1, what="the test to fail")
        wait_until(lambda: count("video.completed", "delivered") == 2, what="both deliveries")
        wait_until(lambda: count("video.completed", "pending") >= 2, what="two failed tries")
        assert watched.scan(count_pending) == 2
        wait_until(lambda: read_pending() == 2, what="the gauge")
        assert scrape(watched)["kinora_webhook_oldest_pending_age_seconds"][()] > 0
        app.http.patch(f"/webhooks/{broken['id']}", json={"status": "disabled"})
        wait_until(lambda: read_pending() == 0, what="nothing to wait")
