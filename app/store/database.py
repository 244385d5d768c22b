"""Where the domain runs: `write(fn, …)`, `read(fn, …)`, `scan(fn, …)`.

A domain function is plain and synchronous, `fn(session, …)`; it neither awaits nor commits. `write` returns when its
transaction *is committed*, so that no answer can overtake its commit. SQLite has one writer: a thread that gathers the
calls waiting, gives each a savepoint, and commits them together, so that they share the price of one fsync.
"""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import structlog
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, insert
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from app.errors import Unavailable

log = structlog.get_logger(__name__)

# What a domain function works in: one transaction. It is Core's connection, not an ORM session: domain functions return
# values, never rows, and a statement costs a fifth (decision 0007).
Session = Connection

P = ParamSpec("P")
T = TypeVar("T")
DomainFunction = Callable[Concatenate[Session, P], T]

BUSY_SECONDS = 10  # how long we wait for another process, such as a short command, that holds the write lock
BATCH = 64  # calls committed together at most: bounds how long the first of them waits
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", f"busy_timeout = {BUSY_SECONDS * 1000}")


def now(session: Session) -> int:  # noqa: ARG001 - PostgreSQL will ask its own clock through the session
    """Milliseconds since 1970, UTC, on the database's clock."""
    return time.time_ns() // 1_000_000


def insert_or_skip(session: Session, row: SQLModel) -> bool:
    """Insert a row unless a unique index forbids it; False then. A conflict is an expected return: a caught
    IntegrityError would abort a PostgreSQL transaction."""
    statement = sqlite_dialect.insert(type(row)).values(row.model_dump()).on_conflict_do_nothing()
    return session.execute(statement).rowcount == 1


def insert_row(session: Session, row: SQLModel) -> None:
    session.execute(insert(type(row)).values(row.model_dump()))


@dataclass
class _Call:
    run: Callable[[Session], Any]
    name: str
    done: Future[Any] = field(default_factory=Future)


class _TransactionLost(Exception):
    """SQLite rolled the whole batch back by itself, as it does on a full disk."""


class Database:
    """The open database of a process. Open it once, close it once."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writer_engine = _open_engine(path)
        event.listen(self._writer_engine, "begin", _begin_immediate)
        self._writer = self._writer_engine.connect()
        self._reader_engine = _open_engine(path).execution_options(isolation_level="AUTOCOMMIT")
        self._reader = self._reader_engine.connect()
        self._scanner = self._reader_engine.connect()
        for connection in (self._reader, self._scanner):
            connection.exec_driver_sql("PRAGMA query_only = ON")
        self._calls: SimpleQueue[_Call | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._write_forever, name="database-writer", daemon=True)
        self._thread.start()
        self._scans = ThreadPoolExecutor(1, thread_name_prefix="database-scanner")

    async def write(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` in a writing transaction; returns after the commit. Raises what `fn` raises, or `Unavailable`."""
        call = _Call(lambda session: fn(session, *args, **kwargs), getattr(fn, "__name__", "write"))
        self._calls.put(call)
        # Shielded: whoever waits may be cancelled, but what was asked for is then still done, whole.
        result: T = await asyncio.shield(asyncio.wrap_future(call.done))
        return result

    async def read(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Look something up by key, right in the event loop: microseconds, always fetched to the end."""
        with _translated():
            return fn(self._reader, *args, **kwargs)

    async def scan(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read what may be long, such as a list, in the reader thread and in one consistent snapshot."""
        scan = self._scans.submit(self._scan, lambda session: fn(session, *args, **kwargs))
        return await asyncio.wrap_future(scan)

    def close(self) -> None:
        """Finish what was asked for, then close."""
        self._calls.put(None)
        self._thread.join()
        self._scans.shutdown()
        for connection in (self._writer, self._reader, self._scanner):
            connection.close()
        self._writer_engine.dispose()
        self._reader_engine.dispose()

    def _scan(self, run: Callable[[Session], T]) -> T:
        with _translated():
            self._scanner.exec_driver_sql("BEGIN")
            try:
                return run(self._scanner)
            finally:
                self._scanner.exec_driver_sql("ROLLBACK")

    def _write_forever(self) -> None:
        while (first := self._calls.get()) is not None:
            batch, is_last = self._gather(first)
            self._commit(self._writer, batch)
            if is_last:
                return

    def _gather(self, first: _Call) -> tuple[list[_Call], bool]:
        """What waits right now, and whether the end was asked for."""
        batch = [first]
        while len(batch) < BATCH:
            try:
                call = self._calls.get_nowait()
            except Empty:
                break
            if call is None:
                return batch, True
            batch.append(call)
        return batch, False

    def _commit(self, session: Session, batch: list[_Call]) -> None:
        try:
            with session.begin():
                answers = [_run_in_savepoint(session, call) for call in batch]
        except Exception as error:  # noqa: BLE001 - whatever broke the transaction is the answer of every call in it
            log.warning("transaction_failed", calls=[call.name for call in batch], cause=_describe(error))
            for call in batch:
                call.done.set_exception(Unavailable("The database can not be written right now. Try again shortly."))
            return
        for call, (result, failure) in zip(batch, answers, strict=True):
            if failure is None:
                call.done.set_result(result)
            else:
                call.done.set_exception(failure)


def _run_in_savepoint(session: Session, call: _Call) -> tuple[Any, Exception | None]:
    try:
        with session.begin_nested():
            return call.run(session), None
    except Exception as error:
        # On a full disk SQLite ends the *whole* transaction: nothing more may run in it, and nothing of it stands.
        if not _sqlite_connection(session).in_transaction:
            raise _TransactionLost(_describe(error)) from error
        if isinstance(error, DBAPIError):
            log.warning("statement_failed", call=call.name, cause=_describe(error))
        return None, error


def _sqlite_connection(session: Session) -> sqlite3.Connection:
    return cast("sqlite3.Connection", session.connection.dbapi_connection)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        log.warning("read_failed", cause=_describe(error))
        raise Unavailable("The database can not be read right now. Try again shortly.") from error


def _describe(error: BaseException) -> str:
    """The cause without statement and parameters: a prompt is among those."""
    return (
        f"{type(error).__name__}: {error.orig}" if isinstance(error, DBAPIError) else f"{type(error).__name__}: {error}"
    )


def _open_engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=NullPool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_connection)
    return engine


def _prepare_connection(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own is deferred, and that deadlocks
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(session: Session) -> None:
    session.exec_driver_sql("BEGIN IMMEDIATE")
