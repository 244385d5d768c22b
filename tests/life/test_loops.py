"""A loop of the worker repeats its job: after an error, early when it is woken, until it is stopped."""

import asyncio

from app.errors import Unavailable
from app.worker.worker import Loop

SECONDS = 30
NEVER = 3600.0


def test_a_failed_round_does_not_end_the_loop() -> None:
    rounds: list[int] = []
    third = asyncio.Event()

    async def job() -> None:
        rounds.append(len(rounds))
        if len(rounds) == 1:
            raise Unavailable("the database is gone")
        if len(rounds) == 2:
            raise RuntimeError
        third.set()

    async def act() -> None:
        loop = Loop("test", job, pause=0)
        loop.start()
        async with asyncio.timeout(SECONDS):
            await third.wait()
            await loop.stop()

    asyncio.run(act())


def test_what_is_announced_during_a_round_begins_the_next_one() -> None:
    wake, second = asyncio.Event(), asyncio.Event()
    rounds: list[int] = []

    async def job() -> None:
        rounds.append(len(rounds))
        wake.set() if len(rounds) == 1 else second.set()

    async def act() -> None:
        loop = Loop("test", job, pause=NEVER, wake=wake)
        loop.start()
        async with asyncio.timeout(SECONDS):
            await second.wait()
            await loop.stop()

    asyncio.run(act())


def test_stop_ends_a_round_in_its_middle() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def job() -> None:
        begun.set()
        try:
            await asyncio.sleep(NEVER)
        finally:
            ended.set()

    async def act() -> None:
        loop = Loop("test", job, pause=NEVER)
        loop.start()
        async with asyncio.timeout(SECONDS):
            await begun.wait()
            await loop.stop()
        assert ended.is_set(), "stop returns when the round has ended"

    asyncio.run(act())


def test_a_loop_that_was_never_started_can_be_stopped() -> None:
    async def job() -> None:
        raise AssertionError

    asyncio.run(Loop("test", job, pause=0).stop())
