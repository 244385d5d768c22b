"""Several operators at the same moment, on either database."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest

from app.domain import clients, keys, operators
from app.domain.audit_log import Actor
from app.domain.keys import AdminAccess
from app.errors import LastAdmin, PreconditionFailed
from app.schemas.clients import (
    Client,
    ClientChange,
    CreatedClient,
    KeyRevocation,
    NewClient,
)
from app.store.database import Database, open_database
from app.words import ActorType, ClientStatus, Role
from tests.support.databases import NewDatabase

OPERATOR = Actor(type=ActorType.SYSTEM, name="the test")


@pytest.fixture
def database(new_database: NewDatabase) -> Iterator[Database]:
    database = open_database(new_database())
    yield database
    database.close()


def _require_untouched(client: Client) -> None:
    if client.credit_limit:
        raise PreconditionFailed


def test_of_many_changes_of_the_same_version_one_is_made(database: Database) -> None:
    async def act() -> None:
        made = await database.write(operators.create_client, OPERATOR, NewClient(name="shop"))
        changes = [
            database.write(
                operators.change_client, OPERATOR, made.id, ClientChange(credit_limit=limit), _require_untouched
            )
            for limit in range(1, 9)
        ]
        ends = await asyncio.gather(*changes, return_exceptions=True)
        (changed,) = [end for end in ends if isinstance(end, Client)]
        assert sum(isinstance(end, PreconditionFailed) for end in ends) == 7
        assert (await database.read(clients.get, made.id)).credit_limit == changed.credit_limit

    asyncio.run(act())


def test_the_limit_is_the_one_that_was_asked_for_last(database: Database) -> None:
    """A new limit is written as a difference to the one before, which another operator may change meanwhile."""

    async def act() -> None:
        made = await database.write(operators.create_client, OPERATOR, NewClient(name="shop"))
        wanted = range(100, 900, 100)
        await asyncio.gather(
            *(
                database.write(operators.change_client, OPERATOR, made.id, ClientChange(credit_limit=limit))
                for limit in wanted
            )
        )
        assert (await database.read(clients.get, made.id)).credit_limit in wanted

    asyncio.run(act())


def _revoke(database: Database, admin: CreatedClient) -> Awaitable[object]:
    return database.write(operators.revoke_key, OPERATOR, admin.key.id, KeyRevocation())


def _suspend(database: Database, admin: CreatedClient) -> Awaitable[object]:
    return database.write(operators.change_client, OPERATOR, admin.id, ClientChange(status=ClientStatus.SUSPENDED))


def _demote(database: Database, admin: CreatedClient) -> Awaitable[object]:
    return database.write(operators.change_client, OPERATOR, admin.id, ClientChange(role=Role.READER))


@pytest.mark.parametrize("first", [_revoke, _suspend, _demote])
@pytest.mark.parametrize("second", [_revoke, _suspend, _demote])
def test_of_the_last_two_admins_one_stays(
    new_database: NewDatabase,
    first: Callable[[Database, CreatedClient], Awaitable[object]],
    second: Callable[[Database, CreatedClient], Awaitable[object]],
) -> None:
    """Each by another process, in its own transaction; PostgreSQL runs them side by side."""

    async def act(one: Database, other: Database) -> None:
        admins = list[CreatedClient]()
        for number in range(5):
            earlier, admins = (
                admins,
                [
                    await one.write(
                        operators.create_client, OPERATOR, NewClient(name=f"{name} {number}", role=Role.ADMIN)
                    )
                    for name in ("dana", "kim")
                ],
            )
            for admin in earlier:
                await one.write(operators.revoke_key, OPERATOR, admin.key.id, KeyRevocation())
            ends = await asyncio.gather(first(one, admins[0]), second(other, admins[1]), return_exceptions=True)
            assert [type(end) for end in ends].count(LastAdmin) == 1
            assert await one.write(keys.find_admin_access) is AdminAccess.LASTING

    databases = [open_database(url) for url in [new_database()] * 2]
    try:
        asyncio.run(act(*databases))
    finally:
        for database in databases:
            database.close()
