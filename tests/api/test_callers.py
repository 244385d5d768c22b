"""Which callers are remembered: on either database, not beyond a change that this process commits."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest

from app.api.callers import Callers
from app.domain import clients, keys
from app.errors import ClientSuspended, InvalidKey
from app.store.database import Database, open_database
from app.words import Role
from tests.support.databases import NewDatabase

Change = Callable[[Database, str], Awaitable[object]]


@pytest.fixture
def database(new_database: NewDatabase) -> Iterator[Database]:
    database = open_database(new_database())
    yield database
    database.close()


async def _add_client(database: Database) -> str:
    _, key = await database.write(keys.create_client, "app", 0, Role.MEMBER)
    assert key.key is not None
    return key.key


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda database, key: database.write(keys.revoke, key), InvalidKey),
        (lambda database, _key: database.write(clients.suspend, "app"), ClientSuspended),
    ],
    ids=["revoked", "suspended"],
)
def test_the_next_request_sees_a_change_of_this_process(
    database: Database, change: Change, refusal: type[Exception]
) -> None:
    async def act() -> None:
        key, callers = await _add_client(database), Callers(database)
        await callers.find(key)
        await change(database, key)
        with pytest.raises(refusal):
            await callers.find(key)

    asyncio.run(act())


def test_a_look_up_beside_a_change_is_not_remembered(database: Database) -> None:
    """It may have read what was true before."""

    async def act() -> None:
        key, callers = await _add_client(database), Callers(database)
        for _ in range(20):
            await asyncio.gather(
                callers.find(key), database.write(clients.suspend, "app"), callers.find(key), return_exceptions=True
            )
            with pytest.raises(ClientSuspended):
                await callers.find(key)
            await database.write(clients.lift, "app")
            await callers.find(key)

    asyncio.run(act())


def test_a_refusal_is_not_remembered(database: Database) -> None:
    async def act() -> None:
        key, callers = await _add_client(database), Callers(database)
        await database.write(clients.suspend, "app")
        with pytest.raises(ClientSuspended):
            await callers.find(key)
        await database.write(clients.lift, "app")
        assert (await callers.find(key)).name == "app"

    asyncio.run(act())
