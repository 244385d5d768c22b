"""`write` returns after its commit, `read` and `scan` cannot write, `close` loses nothing: on either database."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from app.errors import InvalidRequest, NotFound, Unavailable
from app.store.database import Database, open_database
from app.store.database.sqlite import BATCH
from app.store.sessions import Session, note_fact, rehearse, run_briefly
from tests.support.databases import NewDatabase
from tests.support.waiting import wait_until


@pytest.fixture
def url(new_database: NewDatabase) -> str:
    return new_database()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = open_database(url)
    asyncio.run(database.write(_execute, "CREATE TABLE note (word VARCHAR UNIQUE)"))
    yield database
    database.close()


def _execute(session: Session, sql: str) -> None:
    session.connection.exec_driver_sql(sql)


def _add(session: Session, word: str) -> str:
    session.execute(text("INSERT INTO note VALUES (:word)"), {"word": word})
    return word


def _add_and_fail(session: Session, word: str) -> None:
    _add(session, word)
    raise InvalidRequest("not like this")


def _count(session: Session) -> int:
    return int(session.execute(text("SELECT count(*) FROM note")).scalar_one())


def _look(url: str) -> set[str]:
    """What another process would see; it only reads, so it does not wait for a writer."""
    engine = create_engine(url)
    with engine.connect() as connection:
        words = set(connection.execute(text("SELECT word FROM note")).scalars())
    engine.dispose()
    return words


def test_what_write_answers_is_committed(database: Database, url: str) -> None:
    async def write_and_look() -> None:
        for number in range(50):
            word = await database.write(_add, f"word {number}")
            assert word in _look(url)

    asyncio.run(write_and_look())


def test_more_calls_than_a_batch_holds_are_all_done(database: Database, url: str) -> None:
    words = {f"word {number}" for number in range(BATCH * 3 + 1)}

    async def write_all() -> list[str]:
        return await asyncio.gather(*(database.write(_add, word) for word in words))

    assert set(asyncio.run(write_all())) == words == _look(url)


def test_a_failing_call_is_undone_alone(database: Database, url: str) -> None:
    asyncio.run(database.write(_add, "before"))
    with pytest.raises(InvalidRequest):
        asyncio.run(database.write(_add_and_fail, "never"))
    with pytest.raises(DBAPIError):  # refused by the unique index
        asyncio.run(database.write(_add, "before"))
    asyncio.run(database.write(_add, "after"))
    assert _look(url) == {"before", "after"}


def test_a_waiter_that_goes_away_undoes_nothing(database: Database, url: str) -> None:
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
    # On PostgreSQL they run in parallel: the abandoned call may end after the one that was awaited.
    wait_until(lambda: _look(url) == {"asked for", "asked for too", "last"}, what="all that was asked for")


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


def test_a_scan_does_not_wait_for_another(database: Database) -> None:
    async def scan_twice() -> tuple[int, int]:
        entered, free = threading.Event(), threading.Event()

        def count_late(session: Session) -> int:
            entered.set()
            assert free.wait(10)
            return _count(session)

        late = asyncio.create_task(database.scan(count_late))
        assert await asyncio.to_thread(entered.wait, 10)
        at_once = await database.scan(_count)
        free.set()
        return at_once, await late

    assert asyncio.run(scan_twice()) == (0, 0)


def test_a_scan_that_fails_leaves_the_next_one_whole(database: Database) -> None:
    def fail(_: Session) -> None:
        raise NotFound("nothing here")

    for _ in range(2):
        with pytest.raises(NotFound):
            asyncio.run(database.scan(fail))
    asyncio.run(database.write(_add, "word"))
    assert asyncio.run(database.scan(_count)) == 1


@pytest.mark.parametrize("verb", ["read", "scan"])
def test_what_only_reads_can_not_write(database: Database, url: str, verb: str) -> None:
    with pytest.raises((Unavailable, DBAPIError)):
        asyncio.run(getattr(database, verb)(_add, "smuggled in"))
    assert _look(url) == set()
    asyncio.run(database.write(_add, "properly"))
    assert asyncio.run(database.read(_count)) == 1


def test_closing_finishes_what_was_asked_for(url: str) -> None:
    database = open_database(url)
    words = {f"word {number}" for number in range(BATCH + 10)}

    async def ask_and_close() -> None:
        await database.write(_execute, "CREATE TABLE note (word VARCHAR UNIQUE)")
        waiting = [asyncio.create_task(database.write(_add, word)) for word in words]
        await asyncio.sleep(0)
        await asyncio.to_thread(database.close)
        assert set(await asyncio.gather(*waiting)) == words

    asyncio.run(ask_and_close())
    assert _look(url) == words


def _note(session: Session, word: str) -> None:
    note_fact(session, word)


def _note_and_fail(session: Session, word: str) -> None:
    note_fact(session, word)
    raise InvalidRequest("not like this")


def _note_and_undo(session: Session, word: str) -> None:
    note_fact(session, word)
    with suppress(InvalidRequest), session.savepoint():
        _note_and_fail(session, f"{word} undone")
    rehearse(session, _note, f"{word} rehearsed")


def test_what_was_undone_is_not_announced(database: Database) -> None:
    """Neither what a savepoint undid, nor what a call did that failed beside others in the same commit."""
    announced: list[object] = []
    database.subscribe(lambda changes: announced.extend(changes.facts))

    async def write() -> None:
        calls = {"first": _note, "second": _note_and_fail, "third": _note_and_undo, "fourth": _note}
        await asyncio.gather(*(database.write(fn, word) for word, fn in calls.items()), return_exceptions=True)

    asyncio.run(write())
    assert sorted(map(str, announced)) == ["first", "fourth", "third"]


def test_a_brief_read_is_given_up_when_it_takes_longer(database: Database) -> None:
    def count_for_ever(session: Session) -> int:
        steps = "WITH RECURSIVE step(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step) SELECT count(*) FROM step"
        return int(session.execute(text(steps)).scalar_one())

    async def read() -> None:
        with pytest.raises(Unavailable):
            await database.scan(run_briefly, 0.1, count_for_ever)
        assert await database.scan(_count) == 0

    asyncio.run(read())
