"""What a key calls without the scope of an operator is in the audit log, and a loop does not fill it."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.domain import audit_log, operators
from app.domain.audit_log import Actor, Filter
from app.schemas.clients import NewClient
from app.store.database import Database, open_database
from app.store.sessions import Session
from app.words import ActorType, Role
from tests.support.databases import NewDatabase
from tests.support.films import assert_error
from tests.support.services import App, Service

BOUND = 20  # entries of a client in an hour
HOUR_MS = 3_600_000
OPERATOR = Actor(type=ActorType.SYSTEM, name="the test")


@pytest.fixture
def reader(service: Service) -> Iterator[App]:
    with service.add_app(0, Role.READER) as reader:
        yield reader


def _list(admin: App, actor: App) -> list[dict[str, Any]]:
    params: dict[str, str | int] = {"actor": actor.id, "limit": 100}
    entries: list[dict[str, Any]] = admin.http.get("/audit-log", params=params).json()["data"]
    return entries


def test_what_a_reader_tried_to_change_is_recorded(admin: App, reader: App, app: App) -> None:
    assert_error(reader.http.patch(f"/clients/{app.id}", json={"name": "mine"}), 403, "permission_denied")
    (entry,) = _list(admin, reader)
    assert (entry["type"], entry["outcome"], entry["reason"]) == ("operation.called", "refused", "permission_denied")
    assert entry["target"] == {"type": "operation", "id": "change_client", "name": None}
    assert (entry["actor"]["name"], entry["actor"]["ip_address"]) == (reader.name, "127.0.0.1")
    assert entry["request_id"]


def test_what_an_app_tried_to_read_is_recorded(admin: App, app: App) -> None:
    assert_error(app.http.get("/clients"), 403, "permission_denied")
    assert [entry["target"]["id"] for entry in _list(admin, app)] == ["list_clients"]


def test_what_is_no_operators_is_not_recorded(admin: App, reader: App) -> None:
    assert_error(reader.http.post("/videos"), 403, "permission_denied")
    assert reader.http.get("/clients").is_success
    assert _list(admin, reader) == []


def test_a_path_that_is_a_key_is_not_recorded(admin: App, reader: App, app: App) -> None:
    assert_error(reader.http.delete(f"/keys/{app.key}"), 403, "permission_denied")
    assert app.key.rpartition("_")[2] not in str(_list(admin, reader))
    assert app.http.get("/credits").is_success


def test_a_loop_does_not_fill_the_audit_log(admin: App, reader: App, app: App) -> None:
    for _ in range(BOUND + 5):
        assert_error(reader.http.post("/clients", json={"name": "mine"}), 403, "permission_denied")
    assert len(_list(admin, reader)) == BOUND
    assert_error(app.http.post("/clients"), 403, "permission_denied")
    assert len(_list(admin, app)) == 1  # the bound is each client's own


@pytest.fixture
def databases(new_database: NewDatabase) -> Iterator[list[Database]]:
    """The same one, as two processes open it."""
    databases = [open_database(url) for url in [new_database()] * 2]
    yield databases
    for database in databases:
        database.close()


async def _call(databases: list[Database], count: int) -> str:
    """A client calls what it may not, many times at once."""
    made = await databases[0].write(operators.create_client, OPERATOR, NewClient(name="shop"))
    actor = replace(OPERATOR, client_id=made.id)
    calls = (databases[i % 2].write(operators.record_denial, actor, "change_client") for i in range(count))
    await asyncio.gather(*calls)
    return made.id


def _count(session: Session, client_id: str) -> int:
    return len(audit_log.list_page(session, Filter(actor=client_id), limit=100, after=None).data)


def test_a_crowd_does_not_fill_it_either(databases: list[Database]) -> None:
    async def act() -> None:
        client_id = await _call(databases, 3 * BOUND)
        assert await databases[0].scan(_count, client_id) == BOUND

    asyncio.run(act())


def _record_later(session: Session, client_id: str, milliseconds: int) -> None:
    """As if it were called that much later."""
    clock = session.differences
    session.differences = replace(clock, read_clock=lambda session: clock.read_clock(session) + milliseconds)
    operators.record_denial(session, replace(OPERATOR, client_id=client_id), "change_client")
    session.differences = clock


def test_an_hour_later_it_is_recorded_again(databases: list[Database]) -> None:
    async def act() -> None:
        client_id = await _call(databases, BOUND)
        await databases[0].write(_record_later, client_id, HOUR_MS - 600_000)
        assert await databases[0].scan(_count, client_id) == BOUND
        await databases[0].write(_record_later, client_id, HOUR_MS + 1_000)
        assert await databases[0].scan(_count, client_id) == BOUND + 1

    asyncio.run(act())
