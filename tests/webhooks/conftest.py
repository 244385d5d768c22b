"""A receiver, and a service that may reach it on loopback."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.receivers import Receiver
from tests.support.services import App, Service

_numbers = itertools.count()


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def telling(serve: Callable[..., Service]) -> Service:
    return serve(egress_allow="127.0.0.1/32", upstream_concurrency=32)


@pytest.fixture
def teller(telling: Service) -> Iterator[App]:
    with telling.add_app() as app:
        yield app


@pytest.fixture
def path() -> str:
    """A path of the receiver that only this test uses."""
    return f"/{next(_numbers)}"


def register(app: App, url: str, **fields: object) -> dict[str, Any]:
    created = app.http.post("/webhooks", json={"url": url, **fields})
    assert created.status_code == 201, created.text
    webhook: dict[str, Any] = created.json()
    return webhook


def list_deliveries(app: App, webhook: dict[str, Any], **wanted: Any) -> list[dict[str, Any]]:
    page = app.http.get(f"/webhooks/{webhook['id']}/deliveries", params=wanted)
    assert page.status_code == 200, page.text
    deliveries: list[dict[str, Any]] = page.json()["data"]
    return deliveries
