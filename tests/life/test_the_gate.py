"""The gate before the paid call: no more paid calls at once than the setting allows, from any number of processes."""

import asyncio

import pytest

from app.domain import clients, generations
from app.domain.claims import Claim
from app.store.database import open_database
from app.store.ids import new_id
from app.words import Role, State
from tests.support.databases import NewDatabase
from tests.support.steps import ask, claim

RUNS, SLOTS = 12, 3


@pytest.mark.parametrize("_", range(3))
def test_it_lets_through_as_many_as_it_should_and_no_more(new_database: NewDatabase, _: int) -> None:
    """The database is opened twice, as by two processes: all generations reach the gate at the same time."""
    submitted = asyncio.run(_race(new_database()))
    states = [run.state for run in submitted if run]
    assert (states.count(State.SUBMITTING), states.count(State.QUEUED)) == (SLOTS, RUNS - SLOTS)


async def _race(url: str) -> list[Claim | None]:
    databases = [open_database(url) for _ in range(2)]
    try:
        client = await databases[0].write(clients.create, "app", RUNS, Role.MEMBER)
        for number in range(RUNS):
            await databases[0].write(ask, client.id, f"{number}", price=1)
        turns = enumerate([await databases[0].write(claim) for _ in range(RUNS)])
        return await asyncio.gather(
            *(databases[turn % 2].write(generations.submit, run, new_id("attempt"), SLOTS) for turn, run in turns)
        )
    finally:
        for database in databases:
            database.close()
