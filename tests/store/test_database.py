"""`write` returns after its commit and shares it, `read` and `scan` can not write, `close` loses nothing."""

import asyncio
import sqlite3
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.errors import InvalidRequest, NotFound, Unavailable
from app.store.database import Database, open_database
from app.store.sessions import Session
from app.store.sqlite import BATCH


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{path}")
    asyncio.run(database.write(_execute, "CREATE TABLE note (word TEXT UNIQUE, body BLOB)"))
    yield database
    database.close()


def _execute(session: Session, sql: str) -> None:
    session.exec_driver_sql(sql)


def _add(session: Session, word: str, size: int = 0) -> str:
    session.execute(text("INSERT INTO note VALUES (:word, zeroblob(:size))"), {"word": word, "size": size})
    return word


def _add_and_fail(session: Session, word: str) -> None:
    _add(session, word)
    raise InvalidRequest("not like this")


def _count(session: Session) -> int:
    return int(session.execute(text("SELECT count(*) FROM note")).scalar_one())


def _look(path: Path) -> set[str]:
    """What another process would see."""
    with closing(sqlite3.connect(path)) as connection:
        return {word for (word,) in connection.execute("SELECT word FROM note")}


async def _gather_in_one_batch(database: Database, *calls: Callable[[], Awaitable[Any]]) -> list[Any]:
    """What the calls come to; all of them wait while the writer is busy with something else."""
    entered, free = threading.Event(), threading.Event()

    def hold(_: Session) -> None:
        entered.set()
        assert free.wait(10)

    first = asyncio.create_task(database.write(hold))
    assert await asyncio.to_thread(entered.wait, 10)
    waiting = [asyncio.ensure_future(call()) for call in calls]
    await asyncio.sleep(0)
    free.set()
    await first
    return await asyncio.gather(*waiting, return_exceptions=True)


def test_what_write_answers_is_committed(database: Database, path: Path) -> None:
    async def write_and_look() -> None:
        for number in range(50):
            word = await database.write(_add, f"word {number}")
            assert word in _look(path)

    asyncio.run(write_and_look())


def test_more_calls_than_a_batch_holds_are_all_done(database: Database, path: Path) -> None:
    words = {f"word {number}" for number in range(BATCH * 3 + 1)}

    async def write_all() -> list[str]:
        return await asyncio.gather(*(database.write(_add, word) for word in words))

    assert set(asyncio.run(write_all())) == words == _look(path)


def test_in_one_batch_a_failing_call_is_undone_alone(database: Database, path: Path) -> None:
    answers = asyncio.run(
        _gather_in_one_batch(
            database,
            lambda: database.write(_add, "before"),
            lambda: database.write(_add_and_fail, "never"),
            lambda: database.write(_add, "before"),  # refused by the unique index
            lambda: database.write(_add, "after"),
        )
    )
    assert [answers[0], answers[3]] == ["before", "after"]
    assert isinstance(answers[1], InvalidRequest)
    assert isinstance(answers[2], Exception)
    assert _look(path) == {"before", "after"}


def test_a_full_disk_fails_every_call_of_the_batch_and_nothing_of_it_stands(database: Database, path: Path) -> None:
    asyncio.run(database.write(_add, "long ago"))
    ran: list[str] = []

    def add(session: Session, word: str, size: int = 0) -> str:
        ran.append(word)
        return _add(session, word, size)

    asyncio.run(database.write(_execute, "PRAGMA max_page_count = 10"))
    answers = asyncio.run(
        _gather_in_one_batch(
            database,
            lambda: database.write(add, "small"),
            lambda: database.write(add, "large", 1_000_000),
            lambda: database.write(add, "late"),
        )
    )
    assert [type(answer) for answer in answers] == [Unavailable] * 3
    assert ran == ["small", "large"], "nothing more runs in a transaction that is gone"
    assert _look(path) == {"long ago"}
    asyncio.run(database.write(_execute, "PRAGMA max_page_count = 1000000"))
    assert asyncio.run(database.write(add, "later")) == "later"
    assert _look(path) == {"long ago", "later"}


def test_a_waiter_that_goes_away_undoes_nothing(database: Database, path: Path) -> None:
    async def ask_and_leave() -> None:
        entered, free = threading.Event(), threading.Event()

        def add_slowly(session: Session) -> None:
            entered.set()
            assert free.wait(10)
            _add(session, "asked for")

        running = asyncio.create_task(database.write(add_slowly))
        waiting = asyncio.create_task(database.write(_add, "asked for too"))
        assert await asyncio.to_thread(entered.wait, 10)
        for task in (running, waiting):
            task.cancel()
        free.set()
        await asyncio.wait([running, waiting])
        assert (running.cancelled(), waiting.cancelled()) == (True, True)
        await database.write(_add, "last")

    asyncio.run(ask_and_leave())
    assert _look(path) == {"asked for", "asked for too", "last"}


def test_a_lock_of_another_process_is_waited_for_and_then_said(database: Database, path: Path) -> None:
    asyncio.run(database.write(_execute, "PRAGMA busy_timeout = 50"))  # milliseconds; ten seconds in service
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="can not be written right now"):
            asyncio.run(database.write(_add, "locked out"))
        assert asyncio.run(database.read(_count)) == 0
        assert asyncio.run(database.scan(_count)) == 0
        other.execute("ROLLBACK")
    asyncio.run(database.write(_add, "let in"))
    assert _look(path) == {"let in"}


def test_a_scan_sees_one_moment_and_holds_nobody_up(database: Database) -> None:
    async def scan_while_others_write() -> tuple[int, int]:
        counted, written = threading.Event(), threading.Event()

        def count_twice(session: Session) -> tuple[int, int]:
            before = _count(session)
            counted.set()
            assert written.wait(10)
            return before, _count(session)

        scanning = asyncio.create_task(database.scan(count_twice))
        assert await asyncio.to_thread(counted.wait, 10)
        await database.write(_add, "meanwhile")
        assert await database.read(_count) == 1
        written.set()
        return await scanning

    assert asyncio.run(scan_while_others_write()) == (0, 0)
    assert asyncio.run(database.scan(_count)) == 1


def test_a_scan_that_fails_leaves_the_next_one_whole(database: Database) -> None:
    def fail(_: Session) -> None:
        raise NotFound("nothing here")

    for _ in range(2):
        with pytest.raises(NotFound):
            asyncio.run(database.scan(fail))
    asyncio.run(database.write(_add, "word"))
    assert asyncio.run(database.scan(_count)) == 1


@pytest.mark.parametrize("verb", ["read", "scan"])
def test_what_only_reads_can_not_write(database: Database, path: Path, verb: str) -> None:
    with pytest.raises(Unavailable):
        asyncio.run(getattr(database, verb)(_add, "smuggled in"))
    assert _look(path) == set()
    asyncio.run(database.write(_add, "properly"))
    assert asyncio.run(database.read(_count)) == 1


def test_closing_finishes_what_was_asked_for(path: Path) -> None:
    database = open_database(f"sqlite:///{path}")
    words = {f"word {number}" for number in range(BATCH + 10)}

    async def ask_and_close() -> None:
        await database.write(_execute, "CREATE TABLE note (word TEXT UNIQUE, body BLOB)")
        waiting = [asyncio.create_task(database.write(_add, word)) for word in words]
        await asyncio.sleep(0)
        await asyncio.to_thread(database.close)
        assert set(await asyncio.gather(*waiting)) == words

    asyncio.run(ask_and_close())
    assert _look(path) == words


def test_a_database_is_durable_and_keeps_its_references(database: Database) -> None:
    def read(session: Session) -> dict[str, Any]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return {name: session.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names}

    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    assert asyncio.run(database.write(read)) == expected
    assert asyncio.run(database.read(read)) == expected
