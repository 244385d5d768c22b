"""The bell: rung by this process at once, by what other processes commit within a look, and at the end of all."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import pytest

from app.bell import Bell
from app.domain import clients, generations
from app.schemas.clients import Role
from app.store import migrations
from app.store.database import Database, open_database
from tests.support.money import add_run

SECONDS = 30


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/kinora.db"
    migrations.upgrade(url, tell=lambda _: None)
    return url


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = open_database(url)
    yield database
    database.close()


@pytest.fixture
def other(url: str) -> Iterator[Database]:
    """Another process's."""
    database = open_database(url)
    yield database
    database.close()


def test_it_rings_for_who_listens_and_nobody_else(database: Database) -> None:
    async def act() -> None:
        bell = Bell(database, asyncio.Event())
        bell.ring("gen_1")
        with bell.listen("gen_1") as first, bell.listen("gen_1") as second, bell.listen("gen_2") as third:
            assert not first.is_set(), "what was rung before is known to who reads after"
            bell.ring("gen_1")
            assert (first.is_set(), second.is_set(), third.is_set()) == (True, True, False)

    asyncio.run(act())


def test_it_rings_for_what_another_process_did(database: Database, other: Database) -> None:
    async def act() -> None:
        generation_id = await add(database)
        async with looking(database) as (bell, _):
            with bell.listen(generation_id) as heard:
                await hear(heard)  # once, for what may have been missed between the read and the first look
                heard.clear()
                await other.write(generations.cancel, generation_id)
                await hear(heard)

    asyncio.run(act())


def test_a_step_before_the_first_look_is_not_missed(database: Database, other: Database) -> None:
    async def act() -> None:
        generation_id = await add(database)
        bell = Bell(database, asyncio.Event())
        with bell.listen(generation_id) as heard:
            await other.write(generations.cancel, generation_id)
            task = asyncio.create_task(bell.look_around())
            await hear(heard)
            task.cancel()

    asyncio.run(act())


def test_it_rings_for_all_when_the_process_is_to_stop(database: Database) -> None:
    async def act() -> None:
        async with looking(database) as (bell, stopping):
            with bell.listen("gen_1") as first, bell.listen("gen_2") as second:
                stopping.set()
                await hear(first)
                await hear(second)

    asyncio.run(act())


def test_more_may_be_waited_for_than_fit_into_one_statement(database: Database, other: Database) -> None:
    async def act() -> None:
        generation_id = await add(database)
        async with looking(database) as (bell, _):
            with ExitStack() as stack:
                for number in range(2500):
                    stack.enter_context(bell.listen(f"gen_{number}"))
                heard = stack.enter_context(bell.listen(generation_id))
                await hear(heard)
                heard.clear()
                await other.write(generations.cancel, generation_id)
                await hear(heard)

    asyncio.run(act())


async def add(database: Database) -> str:
    client = await database.write(clients.create, "app", 1_000, Role.MEMBER)
    return await database.write(add_run, client.id, 100)


async def hear(heard: asyncio.Event) -> None:
    async with asyncio.timeout(SECONDS):
        await heard.wait()


@asynccontextmanager
async def looking(database: Database) -> AsyncIterator[tuple[Bell, asyncio.Event]]:
    stopping = asyncio.Event()
    bell = Bell(database, stopping)
    task = asyncio.create_task(bell.look_around())
    yield bell, stopping
    stopping.set()
    await task
