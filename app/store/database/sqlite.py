"""SQLite: writes in one writer thread, short reads in the event loop, long reads in reader threads.

The writer collects the waiting calls, runs each in its own savepoint, and commits them together, so that they share the
cost of one fsync.
"""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, cast

import structlog
from sqlalchemy import Connection, Engine, NullPool, Table, create_engine, event, literal
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.dml import ReturningInsert

from app.config import Misconfigured
from app.errors import Unavailable
from app.failpoints import reach
from app.store.database import lock, migrations
from app.store.database.migrations import Schema
from app.store.sessions import (
    Changes,
    Clock,
    Differences,
    DomainFunction,
    P,
    Session,
    T,
    describe_cause,
    equip_sessions,
)

log = structlog.get_logger(__name__)

BUSY_SECONDS = 10  # how long we wait for the write lock, which another process, such as a short command, may hold
_READ_ERRORS = (DBAPIError, sqlite3.Error)
BATCH = 64  # most calls in one commit; this limits how long the first one waits
_SCANS = 2  # at the same time: a list does not wait for the usage of a year, and polls keep enough of the processors
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted is overwritten; some builds do it anyway
    f"busy_timeout = {BUSY_SECONDS * 1000}",
)
_CLOCK = "kinora_clock"  # a function in SQL
_STEPS = 10_000  # of SQLite's virtual machine, between two checks of the time; about a millisecond
_WAL_BUG_FIXED = (3, 51, 3)
_WAL_BUG_BACKPORTS = {(3, 50, 7), (3, 44, 6)}


class SqliteBackend:
    """`Backend` of a SQLite file."""

    is_shared = False

    def __init__(self, path: Path) -> None:
        self._path = path

    def describe_place(self) -> str:
        return str(self._path.absolute())

    def list_warnings(self) -> list[str]:
        version = sqlite3.sqlite_version_info
        if version >= _WAL_BUG_FIXED or version in _WAL_BUG_BACKPORTS:
            return []
        bug = "a rare bug that can corrupt a database in WAL mode; it is fixed in 3.51.3"
        return [f"SQLite {sqlite3.sqlite_version} has {bug}"]

    def read_encoding(self) -> str:
        if not self._path.is_file():
            return "UTF-8"  # as it will be
        with _open_readonly(self._path).connect() as connection:
            return str(connection.exec_driver_sql("PRAGMA encoding").scalar_one())

    def hold_lock(self) -> AbstractContextManager[None]:
        return lock.hold_lock(self._path)

    def inspect_schema(self) -> Schema:
        if not self._path.is_file():
            return Schema.NONE
        with _open_readonly(self._path).connect() as connection:
            return migrations.inspect_schema(connection)

    def upgrade(self, tell: Callable[[str], None]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with open_writer_engine(self._path).begin() as connection:
            newest = migrations.upgrade(connection, partial(self._copy_before, tell))
        if newest:
            tell(f"database {self.describe_place()} is at {newest}")

    def copy_to(self, file: Path) -> bool:
        if self.inspect_schema() is Schema.NONE:
            return False
        if file.exists():
            raise Misconfigured(f"{file} exists already: choose another name")
        _copy(self._path, file)
        return True

    def open(self) -> "SqliteDatabase":
        return SqliteDatabase(self._path)

    def _copy_before(self, tell: Callable[[str], None], revision: str) -> None:
        copy = self._path.with_name(f"{self._path.name}.before-{revision}")
        _copy(self._path, copy)
        tell(f"copied {self._path} to {copy}")


@dataclass(frozen=True)
class _Call:
    run: Callable[[Session], Any]
    name: str
    loop: asyncio.AbstractEventLoop
    done: asyncio.Future[Any]

    def set_result(self, result: object, failure: Exception | None = None) -> None:
        """Called by the writer thread."""
        with suppress(RuntimeError):  # the loop is closed, so nobody waits any more
            self.loop.call_soon_threadsafe(self._set, result, failure)

    def _set(self, result: object, failure: Exception | None) -> None:
        if self.done.done():
            return  # the caller was cancelled
        if failure is None:
            self.done.set_result(result)
        else:
            self.done.set_exception(failure)


class _TransactionLost(Exception):
    """SQLite rolled back the whole batch by itself, as it does when the disk is full."""


class SqliteDatabase:
    """`Database` on a SQLite file."""

    is_shared, kind = SqliteBackend.is_shared, "sqlite"

    def __init__(self, path: Path) -> None:
        engine = _open_engine(path).execution_options(isolation_level="AUTOCOMMIT")
        self._path = path
        self._writer, *self._readers = (engine.connect() for _ in range(_SCANS + 2))
        for reader in self._readers:
            reader.exec_driver_sql("PRAGMA query_only = ON")
        self._reading, *scanning = map(Session, self._readers)
        self._scanning: SimpleQueue[Session] = SimpleQueue()  # those that no scan uses
        for session in scanning:
            self._scanning.put(session)
        self._listeners: list[Callable[[Changes], None]] = []
        self._calls: SimpleQueue[_Call | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._write_forever, name="database-writer", daemon=True)
        self._thread.start()
        self._scans = ThreadPoolExecutor(_SCANS, thread_name_prefix="database-scanner")

    async def write(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        name = getattr(fn, "__name__", "write")
        self._calls.put(_Call(lambda session: fn(session, *args, **kwargs), name, loop, done))
        return await done  # if the caller is cancelled, the write still runs to its end

    async def read(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        # Directly in the event loop: it takes microseconds, and `fn` fetches all its rows, so no read stays open.
        try:
            return fn(self._reading, *args, **kwargs)
        except _READ_ERRORS as error:
            raise _report(error) from error

    async def scan(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        scan = self._scans.submit(self._scan, lambda session: fn(session, *args, **kwargs))
        return await asyncio.wrap_future(scan)

    async def scrub(self) -> None:
        """Empty the log of writes: its old pages still have what was deleted from the file."""
        await asyncio.to_thread(_truncate_log, self._path)

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        self._listeners.append(listener)

    def count_connections(self) -> dict[str, int]:
        return {}

    def close(self) -> None:
        self._calls.put(None)
        self._thread.join()
        self._scans.shutdown()
        for connection in (self._writer, *self._readers):
            connection.close()

    def _scan(self, run: Callable[[Session], T]) -> T:
        session = self._scanning.get()  # at once: there are as many as threads
        connection = _sqlite_connection(session)
        try:
            connection.execute("BEGIN")
            try:
                return run(session)
            finally:
                connection.execute("ROLLBACK")
        except _READ_ERRORS as error:
            raise _report(error) from error
        finally:
            self._scanning.put(session)

    def _write_forever(self) -> None:
        while (first := self._calls.get()) is not None:
            batch, is_last = self._gather(first)
            self._commit(Session(self._writer), batch)
            if is_last:
                return

    def _gather(self, first: _Call) -> tuple[list[_Call], bool]:
        """The calls that wait now, starting with `first`, and whether the database is being closed."""
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
            with _transaction(_sqlite_connection(session)):
                answers = [_run_in_savepoint(session, call) for call in batch]
        except Exception as error:  # noqa: BLE001 - any failure of the transaction fails every call in it
            log.warning("transaction_failed", calls=[call.name for call in batch], cause=describe_cause(error))
            for call in batch:
                call.set_result(None, Unavailable("The database cannot be written right now. Try again shortly."))
            return
        if session.changes:
            for listener in self._listeners:
                listener(session.changes)
        for call, (result, failure) in zip(batch, answers, strict=True):
            reach(f"write:{call.name}:after")
            call.set_result(result, failure)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A writing transaction, begun and committed through the driver, as everything in it is executed."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has rolled it back already
            connection.execute("ROLLBACK")
        raise


def _run_in_savepoint(session: Session, call: _Call) -> tuple[Any, Exception | None]:
    reach(f"write:{call.name}:before")
    try:
        with session.savepoint():
            return call.run(session), None
    except Exception as error:
        # On a full disk SQLite rolls back the *whole* transaction, and the savepoint is gone too.
        if not _sqlite_connection(session).in_transaction:
            raise _TransactionLost(describe_cause(error)) from error
        if isinstance(error, OperationalError):  # such as an I/O error: not a mistake of the caller
            log.warning("statement_failed", call=call.name, cause=describe_cause(error))
            return None, Unavailable("The database cannot be written right now. Try again shortly.")
        return None, error


def _sqlite_connection(session: Session) -> sqlite3.Connection:
    return cast("sqlite3.Connection", session.connection.connection.dbapi_connection)


def _report(error: DBAPIError | sqlite3.Error) -> Unavailable:
    log.warning("read_failed", cause=describe_cause(error))
    return Unavailable("The database cannot be read right now. Try again shortly.")


def open_writer_engine(path: Path) -> Engine:
    """Connections whose transactions hold the write lock from BEGIN on."""
    # A separate view of the same engine, so that the listener affects only the writer.
    engine = _open_engine(path).execution_options()
    event.listen(engine, "begin", _begin_immediate)
    return engine


@cache
def _open_engine(path: Path) -> Engine:
    """One engine per file, for the writer and the readers: each statement is compiled once, even if the file is opened
    again."""
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=NullPool,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_connection)
    equip_sessions(engine, _DIFFERENCES)
    return engine


def _open_readonly(path: Path) -> Engine:
    """Open without the usual pragmas, so that an empty file stays empty: setting the journal mode would write to it."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(uri, uri=True), poolclass=NullPool)


def _prepare_connection(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we send BEGIN ourselves: the driver's own is deferred, which leads to deadlocks
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    # In SQLite's sense: the same within one statement. So it is called once, and all rows of an answer have one time.
    connection.create_function(_CLOCK, 0, _read_clock, deterministic=True)


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _copy(path: Path, copy: Path) -> None:
    """Make a consistent copy of a database that may be in use.

    It uses SQLite's backup API, because a copy of the file would miss what is still in the write-ahead log."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _truncate_log(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _read_clock() -> int:
    """The processes that use one file are on one machine, so its clock is theirs."""
    return time.time_ns() // 1_000_000


@compiles(Clock, "sqlite")
def _write_clock(_clock: Clock, _compiler: object, **_: object) -> str:
    return f"{_CLOCK}()"


@cache
def _write_insert_or_skip(table: Table) -> ReturningInsert[tuple[int]]:
    return insert(table).on_conflict_do_nothing().returning(literal(1))


@contextmanager
def _limit_time(session: Session, seconds: float) -> Iterator[None]:
    """SQLite asks now and then whether to go on."""
    connection, ends = _sqlite_connection(session), time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > ends, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


# Nobody has to be excluded: a file has one writing transaction at a time.
_DIFFERENCES = Differences(
    lambda _session: _read_clock(), _write_insert_or_skip, _limit_time, exclude_others=lambda _session: None
)
