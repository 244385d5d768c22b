"""What only SQLite has: calls committed in one batch, a full disk, and a file that another process locks."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.errors import InvalidRequest, Unavailable
from app.store.database import Database, open_database
from app.store.sessions import Session
from tests.support.disks import FOR_DATABASES, open_disk


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
    session.connection.exec_driver_sql(sql)


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
    """The results of the calls; all of them wait while the writer is busy."""
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


def test_a_full_disk_fails_every_call_of_the_batch_and_nothing_of_it_stands(
    database: Database, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
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
    assert "database or disk is full" in capsys.readouterr().out, "the log has to say why"
    assert _look(path) == {"long ago"}
    asyncio.run(database.write(_execute, "PRAGMA max_page_count = 1000000"))
    assert asyncio.run(database.write(add, "later")) == "later"
    assert _look(path) == {"long ago", "later"}


@pytest.mark.parametrize("kind", FOR_DATABASES)
@pytest.mark.parametrize("size", [1_000_000, 20_000_000], ids=["at the commit", "in the middle"])
def test_three_writes_of_one_batch_on_a_disk_that_is_full(tmp_path: Path, kind: str, size: int) -> None:
    """What was answered is stored, what was refused is not; a disk that fills up in the middle fails the batch."""
    with open_disk(kind, tmp_path / "disk") as disk:
        path = disk.folder / "notes.db"
        database = open_database(f"sqlite:///{path}")
        asyncio.run(database.write(_execute, "CREATE TABLE note (word TEXT UNIQUE, body BLOB)"))
        asyncio.run(database.write(_add, "long ago"))
        with disk.full(os.getpid()):
            answers = asyncio.run(
                _gather_in_one_batch(
                    database,
                    lambda: database.write(_add, "first"),
                    lambda: database.write(_add, "second", size),
                    lambda: database.write(_add, "third"),
                )
            )
        assert isinstance(answers[1], Unavailable)
        assert _look(path) == {"long ago", *(answer for answer in answers if isinstance(answer, str))}
        assert asyncio.run(database.write(_add, "later", 100_000)) == "later"
        assert "later" in _look(path)
        database.close()
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_lock_of_another_process_is_waited_for_and_then_said(database: Database, path: Path) -> None:
    asyncio.run(database.write(_execute, "PRAGMA busy_timeout = 50"))  # milliseconds; ten seconds in production
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="cannot be written right now"):
            asyncio.run(database.write(_add, "locked out"))
        assert asyncio.run(database.read(_count)) == 0
        assert asyncio.run(database.scan(_count)) == 0
        other.execute("ROLLBACK")
    asyncio.run(database.write(_add, "let in"))
    assert _look(path) == {"let in"}


def test_a_database_is_durable_and_keeps_its_references(database: Database) -> None:
    def read(session: Session) -> dict[str, Any]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return {name: session.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names}

    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    assert asyncio.run(database.write(read)) == expected
    assert asyncio.run(database.read(read)) == expected
