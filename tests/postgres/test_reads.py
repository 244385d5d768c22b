"""Reads, scans and writes on connections that are kept: each gets its own answer, whatever happens to the others or to
the connection."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    cast,
    create_engine,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError

from app.store.database import Database, open_database
from app.store.sessions import Session, now
from tests.support.postgres import Postgres
from tests.support.waiting import wait_until

AT_ONCE = 50
CONNECTIONS = 16  # what docs/operations/installing.md says
_NOTE = Table("note", MetaData(), Column("word", String))
_WRITE = insert(_NOTE)
_SAY = select(cast(bindparam("word"), String))
_NUMBER = select(cast(cast(bindparam("word"), String), Integer))
_LOCK = select(func.pg_advisory_lock(bindparam("key", type_=BigInteger)), cast(bindparam("key"), BigInteger))
_UNLOCK = select(func.pg_advisory_unlock(bindparam("key", type_=BigInteger)))
_TIME = select(cast(func.extract("epoch", func.clock_timestamp()) * 1000, BigInteger))
_END_OTHERS = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_COUNT = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture
def url(postgres: Postgres) -> str:
    return postgres.create_database()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = open_database(url)
    yield database
    database.close()


def say(session: Session, word: str) -> str:
    return session.execute(_SAY, {"word": word}).scalar_one()


def read_number(session: Session, word: str) -> int:
    return int(session.execute(_NUMBER, {"word": word}).scalar_one())


def lock(session: Session, key: int) -> int:
    """Waits until nobody else holds it. The connection keeps it after the transaction."""
    return int(session.execute(_LOCK, {"key": key}).one()[1])


def unlock(session: Session, key: int) -> bool:
    return bool(session.execute(_UNLOCK, {"key": key}).scalar_one())


def run_elsewhere(url: str, sql: str) -> int:
    """As another process would."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        count = int(connection.execute(text(sql)).scalar_one())
    engine.dispose()
    return count


def test_many_at_once_get_their_own_answers(database: Database) -> None:
    words = [str(number) * (1 + number * 4_000) for number in range(AT_ONCE)]  # also more than a socket holds at once

    async def say_all() -> list[str]:
        return await asyncio.gather(*(database.read(say, word) for word in words))

    for _ in range(2):  # with new connections, then with kept ones
        assert asyncio.run(say_all()) == words


def test_an_error_is_that_of_one_read(database: Database) -> None:
    async def read_all() -> list[int | BaseException]:
        await database.read(read_number, "1")
        words = ["seven" if number % 5 == 0 else str(number) for number in range(AT_ONCE)]
        return await asyncio.gather(*(database.read(read_number, word) for word in words), return_exceptions=True)

    answers = asyncio.run(read_all())
    assert all(isinstance(answer, DBAPIError) for answer in answers[::5])
    numbers = [answer for answer in answers if not isinstance(answer, BaseException)]
    assert numbers == [number for number in range(AT_ONCE) if number % 5]


def test_the_server_refuses_a_write(database: Database, url: str) -> None:
    def write(session: Session) -> None:
        session.execute(_WRITE, {"word": "smuggled in"})

    asyncio.run(database.write(lambda session: _NOTE.create(session.connection)))
    for verb in (database.read, database.scan):
        with pytest.raises(DBAPIError, match="read-only"):
            asyncio.run(verb(write))
    assert run_elsewhere(url, "SELECT count(*) FROM note") == 0


def test_one_that_waits_for_the_server_holds_up_nothing_else_in_the_process(database: Database) -> None:
    async def wait_and_work() -> int:
        await database.write(lock, 7)
        waiting = asyncio.create_task(database.read(lock, 7))
        await database.write(say, "in the meantime")
        await database.scan(say, "in the meantime")
        assert not waiting.done()
        assert await database.write(unlock, 7)
        return await waiting

    assert asyncio.run(wait_and_work()) == 7


def test_one_that_is_cancelled_leaves_its_answer_to_nobody(database: Database) -> None:
    async def cancel_one() -> list[str]:
        await database.write(lock, 7)
        waiting = asyncio.create_task(database.read(lock, 7))
        others = [asyncio.create_task(database.read(say, str(number))) for number in range(AT_ONCE)]
        await database.scan(say, "all of them were begun")
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await database.write(unlock, 7)
        return await asyncio.gather(*others)

    assert asyncio.run(cancel_one()) == [str(number) for number in range(AT_ONCE)]


def test_after_a_restart_of_the_server_nothing_fails(database: Database, url: str) -> None:
    """Ended by an operator, a connection ends as it does when its server stops."""

    async def work_on() -> None:
        for _ in range(5):
            await asyncio.gather(
                *(database.read(say, "before") for _ in range(AT_ONCE)),
                *(database.write(say, "before") for _ in range(AT_ONCE)),
                *(database.scan(say, "before") for _ in range(AT_ONCE)),
            )
            assert await asyncio.to_thread(run_elsewhere, url, _END_OTHERS) > 0
            reads = [database.read(say, str(number)) for number in range(AT_ONCE)]
            assert await asyncio.gather(*reads) == [str(number) for number in range(AT_ONCE)]
            assert await database.write(say, "written") == "written"
            assert await database.scan(say, "scanned") == "scanned"

    asyncio.run(work_on())


def test_a_read_whose_connection_is_lost_is_repeated(database: Database, url: str) -> None:
    async def lose() -> int:
        await database.read(say, "opens the connection that will be lost")
        await database.write(lock, 7)
        waiting = asyncio.create_task(database.read(lock, 7))
        while not await asyncio.to_thread(run_elsewhere, url, "SELECT count(*) FROM pg_locks WHERE NOT granted"):
            await asyncio.sleep(0.01)
        await asyncio.to_thread(run_elsewhere, url, _END_OTHERS)  # with the connection that holds the lock
        return await waiting

    assert asyncio.run(lose()) == 7


def test_closing_waits_for_the_reads_that_run(url: str) -> None:
    database, other = open_database(url), open_database(url)

    async def read_and_close() -> int:
        await other.write(lock, 7)
        waiting = asyncio.create_task(database.read(lock, 7))
        await database.scan(say, "it was begun")
        closing = asyncio.create_task(asyncio.to_thread(database.close))
        await other.write(unlock, 7)
        await closing
        return await waiting

    assert asyncio.run(read_and_close()) == 7
    other.close()
    wait_until(lambda: run_elsewhere(url, _COUNT) == 0, what="the server to end our connections")


def test_the_time_of_a_read_is_that_of_the_database_when_it_answered(database: Database) -> None:
    def read_times(session: Session) -> tuple[int, int, int]:
        before = int(session.execute(_TIME, {}).scalar_one())
        between = now(session)
        return before, between, int(session.execute(_TIME, {}).scalar_one())

    for verb in (database.read, database.scan):
        times = [asyncio.run(verb(read_times)) for _ in range(3)]
        flat = [moment for each in times for moment in each]
        assert flat == sorted(flat)


def test_a_process_opens_as_many_connections_as_the_guide_says(database: Database, url: str) -> None:
    async def use_all() -> int:
        await asyncio.gather(
            *(verb(say, "word") for verb in (database.read, database.write, database.scan) for _ in range(AT_ONCE))
        )
        return await asyncio.to_thread(run_elsewhere, url, _COUNT)

    assert asyncio.run(use_all()) <= CONNECTIONS
