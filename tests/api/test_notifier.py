"""The notifier: woken at once by this process, by other processes' commits at the next poll, and by the shutdown."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.api.responses import waiting
from app.config import Settings
from app.domain import generations, keys
from app.domain.keys import Caller
from app.domain.views import View
from app.notifier import Notifier
from app.resources import Resources, open_resources
from app.store.database import Database, find_backend, open_database
from app.store.sessions import DomainFunction, P, T
from app.words import Role
from tests.support.steps import add_queued, ask, submit

SECONDS = 30
KEY = "key_nobodys"


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/kinora.db"
    find_backend(url).upgrade(tell=lambda _: None)
    return url


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = open_database(url)
    yield database
    database.close()


@pytest.fixture
def other(url: str) -> Iterator[Database]:
    """Another process's notifier."""
    database = open_database(url)
    yield database
    database.close()


def test_it_rings_for_who_listens_and_nobody_else(database: Database) -> None:
    async def act() -> None:
        notifier = Notifier(database, asyncio.Event())
        notifier.notify("gen_1")
        with (
            notifier.subscribe("gen_1", KEY) as first,
            notifier.subscribe("gen_1", KEY) as second,
            notifier.subscribe("gen_2", KEY) as third,
        ):
            assert not first.is_set(), "what was rung before is known to who reads after"
            notifier.notify("gen_1")
            assert (first.is_set(), second.is_set(), third.is_set()) == (True, True, False)

    asyncio.run(act())


def test_it_rings_for_what_another_process_did(database: Database, other: Database) -> None:
    async def act() -> None:
        generation_id = await add(database)
        async with looking(database) as (notifier, _):
            with notifier.subscribe(generation_id, KEY) as heard:
                await hear(heard)  # one event for what may have been missed between the read and the first poll
                heard.clear()
                await other.write(generations.cancel, generation_id)
                await hear(heard)

    asyncio.run(act())


def test_a_step_before_the_first_look_is_not_missed(database: Database, other: Database) -> None:
    async def act() -> None:
        generation_id = await add(database)
        notifier = Notifier(database, asyncio.Event())
        with notifier.subscribe(generation_id, KEY) as heard:
            await other.write(generations.cancel, generation_id)
            task = asyncio.create_task(notifier.poll())
            await hear(heard)
            task.cancel()

    asyncio.run(act())


def test_it_rings_for_all_when_the_process_is_to_stop(database: Database) -> None:
    async def act() -> None:
        async with looking(database) as (notifier, stopping):
            with notifier.subscribe("gen_1", KEY) as first, notifier.subscribe("gen_2", KEY) as second:
                stopping.set()
                await hear(first)
                await hear(second)

    asyncio.run(act())


def test_it_rings_for_keys_that_another_process_revoked(database: Database, other: Database) -> None:
    async def act() -> None:
        keys_of_two = [(await database.write(keys.create_client, name, 0, Role.MEMBER))[1] for name in ("one", "two")]
        async with looking(database) as (notifier, _):
            with (
                notifier.subscribe("gen_1", keys_of_two[0].id) as one,
                notifier.subscribe("gen_1", keys_of_two[1].id) as two,
            ):
                await other.write(keys.revoke, keys_of_two[0].id)
                await hear(one)
                assert not two.is_set()

    asyncio.run(act())


def test_more_may_be_waited_for_than_fit_into_one_statement(database: Database, other: Database) -> None:
    async def act() -> None:
        generation_id = await add(database)
        async with looking(database) as (notifier, _):
            with ExitStack() as stack:
                for number in range(2500):
                    stack.enter_context(notifier.subscribe(f"gen_{number}", f"key_{number}"))
                heard = stack.enter_context(notifier.subscribe(generation_id, KEY))
                await hear(heard)
                heard.clear()
                await other.write(generations.cancel, generation_id)
                await hear(heard)

    asyncio.run(act())


def test_however_many_follow_a_video_only_its_steps_are_read(url: str, tmp_path: Path) -> None:
    """Two reads each, of the video and of the key: at the subscription, and after the first poll, which may have found
    something that was missed. Nobody reads while nothing happens."""
    followers, events = 100, 4

    async def act() -> None:
        settings = Settings(_env_file=None, database_url=url, content_url=f"file:{tmp_path}/content")
        async with open_resources(settings) as opened:
            database = Counted(opened.database)
            caller, view = await run(database)
            told = (count_events(replace(opened, database=database), caller, view, events) for _ in range(followers))
            assert await asyncio.gather(*told) == [events] * followers
            assert followers <= database.reads["get"] <= 2 * followers
            assert database.reads == {"get": database.reads["get"], "reauthenticate": database.reads["get"]}

    asyncio.run(act())


class Counted:
    """A database that counts its reads, by the name of the function."""

    is_shared, kind = False, "sqlite"

    def __init__(self, database: Database) -> None:
        self._database = database
        self.write, self.scan, self.close = database.write, database.scan, database.close
        self.subscribe, self.scrub = database.subscribe, database.scrub
        self.count_connections = database.count_connections
        self.reads = Counter[str]()

    async def read(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        self.reads[fn.__name__] += 1
        return await self._database.read(fn, *args, **kwargs)


async def run(database: Database) -> tuple[Caller, View]:
    """A client's video whose progress changes every second."""
    client, key = await database.write(keys.create_client, "app", 1_000, Role.MEMBER)
    accepted = await database.write(ask, client.id)
    await database.write(submit)
    return await database.scan(keys.authenticate, key.key), accepted.view


async def count_events(resources: Resources, caller: Caller, view: View, enough: int) -> int:
    count = 0
    async for piece in waiting.stream_events(resources, caller, view, asyncio.Event()):
        count += piece.startswith(b"event: video")
        if count == enough:
            break
    return count


async def add(database: Database) -> str:
    return await database.write(add_queued)


async def hear(heard: asyncio.Event) -> None:
    async with asyncio.timeout(SECONDS):
        await heard.wait()


@asynccontextmanager
async def looking(database: Database) -> AsyncIterator[tuple[Notifier, asyncio.Event]]:
    stopping = asyncio.Event()
    notifier = Notifier(database, stopping)
    task = asyncio.create_task(notifier.poll())
    yield notifier, stopping
    stopping.set()
    await task
