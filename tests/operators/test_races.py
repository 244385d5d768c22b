"""Several operators at the same moment, on either database."""

import asyncio
from collections.abc import Iterator

import pytest

from app.domain import clients, operators
from app.domain.audit_log import Actor
from app.errors import PreconditionFailed
from app.schemas.clients import Client, ClientChange, NewClient
from app.store.database import Database, open_database
from app.words import ActorType
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
