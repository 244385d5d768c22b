"""PostgreSQL: a small pool of threads, each with one transaction at a time. Many processes may share the database."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache, partial
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import (
    URL,
    BigInteger,
    Engine,
    NullPool,
    Table,
    bindparam,
    create_engine,
    event,
    func,
    literal,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import InternalError, OperationalError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.dml import ReturningInsert

from app.config import Misconfigured
from app.errors import Unavailable
from app.failpoints import reach
from app.store.database import migrations
from app.store.database.connections import Connections
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

_THREADS = 8
_CONNECT_SECONDS, _WAIT_SECONDS = 10, 10
_STILL_SECONDS = 5  # a process that is idle inside a transaction for this long loses the transaction and its locks
_TRIES = 5
# serialization_failure, deadlock_detected, idle_in_transaction_session_timeout: the try was rolled back completely
_TRY_AGAIN = frozenset({"40001", "40P01", "25P03"})
# Set after connecting, and only where the operator has not set it: `options` of ours would replace those of the URL.
_SETTINGS = {"lock_timeout": f"{_WAIT_SECONDS}s", "idle_in_transaction_session_timeout": f"{_STILL_SECONDS}s"}
_SET_UNLESS_GIVEN = "SELECT set_config(name, %s, false) FROM pg_settings WHERE name = %s AND source <> 'client'"
# Not with `options` either: for `target_session_attrs=read-write`, the server must offer writes when we connect.
_READ_ONLY = "SET default_transaction_read_only = on"
_UNSAFE = (  # setting, value, why it is refused
    ("default_transaction_isolation", "repeatable read", "a count under a lock could miss the latest commit"),
    ("default_transaction_isolation", "serializable", "transactions would fail when many run at once"),
    ("synchronous_commit", "off", "a crash of the server could lose accepted videos"),
    ("session_replication_role", "replica", "the triggers that protect the ledger would not run"),
)
_ADVISORY_LOCK = 0x6B696E6F7261  # "kinora" in ASCII. Processes that start together migrate one after the other
_EXCLUDING_LOCK = _ADVISORY_LOCK + 1


class PostgresBackend:
    """`Backend` of a database on a PostgreSQL server."""

    is_shared = True

    def __init__(self, url: URL) -> None:
        """Raises Misconfigured when the URL has an option that is not PostgreSQL's."""
        _check_options(url)
        self._url = url

    def describe_place(self) -> str:
        """Without the password, which may also be in the URL's options."""
        url = self._url
        options = {"host": url.query["host"]} if "host" in url.query else {}
        return URL.create(
            url.drivername, url.username, None, url.host, url.port, url.database, options
        ).render_as_string()

    def list_warnings(self) -> list[str]:
        return []

    def read_encoding(self) -> str:
        with _open_unpooled(self._url).connect() as connection:
            return str(connection.exec_driver_sql("SHOW server_encoding").scalar_one())

    def hold_lock(self) -> AbstractContextManager[None]:
        return nullcontext()

    def inspect_schema(self) -> Schema:
        with _open_unpooled(self._url).connect() as connection:
            return migrations.inspect_schema(connection)

    def upgrade(self, tell: Callable[[str], None]) -> None:
        with _open_unpooled(self._url).begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            newest = migrations.upgrade(connection)
        if newest:
            tell(f"database {self.describe_place()} is at {newest}")

    def copy_to(self, _file: Path) -> bool:
        raise Misconfigured("`kinora backup` copies SQLite databases: for PostgreSQL, use its own pg_dump")

    def open(self) -> "PostgresDatabase":
        return PostgresDatabase(self._url)


class PostgresDatabase:
    """`Database` on a PostgreSQL server."""

    is_shared, kind = PostgresBackend.is_shared, "postgresql"

    def __init__(self, url: URL) -> None:
        self._writes = Connections(open_engine(url))
        # Separate connections, because only the server can refuse a write that was passed to `read` by mistake.
        self._reads = Connections(open_engine(url, _READ_ONLY))
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="database")
        self._listeners: list[Callable[[Changes], None]] = []

    async def write(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        call = asyncio.wrap_future(self._threads.submit(partial(self._commit, fn, *args, **kwargs)))
        # Shielded: if the caller is cancelled, the write still runs to its end.
        return await asyncio.shield(call)

    async def read(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.wrap_future(self._threads.submit(partial(self._read, fn, *args, **kwargs)))

    async def scan(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.wrap_future(self._threads.submit(partial(self._scan, fn, *args, **kwargs)))

    async def scrub(self) -> None:
        """Nothing: vacuum overwrites the rows of this server."""

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        self._listeners.append(listener)

    def count_connections(self) -> dict[str, int]:
        counted = [connections.count_open() for connections in (self._writes, self._reads)]
        return {"in_use": sum(in_use for in_use, _ in counted), "idle": sum(idle for _, idle in counted)}

    def close(self) -> None:
        self._threads.shutdown()
        self._writes.close()
        self._reads.close()

    def _commit(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        tries_left = _TRIES
        while True:
            try:
                return self._try_once(fn, *args, **kwargs)
            except (OperationalError, InternalError) as error:
                tries_left -= 1
                if not tries_left or getattr(error.orig, "sqlstate", None) not in _TRY_AGAIN:
                    raise _translate(error, "written") from error
            time.sleep(random.uniform(0, 0.05))  # noqa: S311 - spreads the retries; not for security

    def _try_once(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        name = getattr(fn, "__name__", "write")
        reach(f"write:{name}:before")
        with self._writes.begin("BEGIN") as session:
            result = fn(session, *args, **kwargs)
        if session.changes:
            for listener in self._listeners:
                listener(session.changes)
        reach(f"write:{name}:after")
        return result

    def _read(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return self._reads.read(lambda session: fn(session, *args, **kwargs))
        except OperationalError as error:
            raise _translate(error, "read") from error

    def _scan(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            with self._reads.begin("BEGIN ISOLATION LEVEL REPEATABLE READ") as session:
                return fn(session, *args, **kwargs)
        except OperationalError as error:
            raise _translate(error, "read") from error


def open_engine(url: URL, more: str = "") -> Engine:
    """Connections in autocommit mode. `more` is a statement that each new connection executes."""
    engine = create_engine(
        url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        connect_args=_limit_connecting(url),
    )
    event.listen(engine, "connect", partial(_prepare_connection, more))
    equip_sessions(engine, _DIFFERENCES)
    return engine


def _open_unpooled(url: URL) -> Engine:
    """For work on the database as a whole, in one connection. Raises Misconfigured when its encoding is not UTF8, or
    when an unsafe setting is active."""
    engine = create_engine(url, poolclass=NullPool, connect_args=_limit_connecting(url))
    # Must be the first listener: SQLAlchemy's own first queries fail on a database without a text encoding (they
    # return bytes).
    event.listen(engine, "connect", _check_connection, insert=True)
    return engine


def _limit_connecting(url: URL) -> dict[str, Any]:
    return {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_SECONDS}


def _check_options(url: URL) -> None:
    """Refuse what the driver would keep for itself: with its `autocommit`, no transaction would be one. Raises
    Misconfigured."""
    from psycopg.pq import Conninfo  # noqa: PLC0415 - not needed for SQLite

    known = {option.keyword.decode() for option in Conninfo.get_defaults()}
    if unknown := sorted(url.query.keys() - known):
        raise Misconfigured(f"KINORA_DATABASE_URL: PostgreSQL has no option `{unknown[0]}`: remove it")


def _prepare_connection(more: str, connection: Any, _record: object) -> None:
    for name, value in _SETTINGS.items():
        connection.execute(_SET_UNLESS_GIVEN, (value, name))
    connection.execute(more)


def _check_connection(connection: Any, _record: object) -> None:
    """Raises Misconfigured."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise Misconfigured(
            f"KINORA_DATABASE_URL: the database's encoding is {encoding}, and Kinora needs UTF8: "
            "create it with `ENCODING 'UTF8' TEMPLATE template0`"
        )
    encoding = connection.info.parameter_status("client_encoding")
    if encoding != "UTF8":
        raise Misconfigured(
            f"KINORA_DATABASE_URL: the connection's `client_encoding` is {encoding}, and Kinora needs UTF8: remove it "
            "from the URL, from PGCLIENTENCODING, or from the settings of the role or the database"
        )
    for name, value, danger in _UNSAFE:
        [[active]] = connection.execute(f"SHOW {name}")
        if active == value:
            raise Misconfigured(f"KINORA_DATABASE_URL: `{name}` is `{value}`, so {danger}: remove this setting")
    connection.rollback()


def _translate(error: Exception, verb: str) -> Unavailable:
    log.warning("database_failed", cause=describe_cause(error))
    return Unavailable(f"The database cannot be {verb} right now. Try again shortly.")


def _read_clock(session: Session) -> int:
    return int(session.execute(_CLOCK, {}).scalar_one())


def _exclude_others(session: Session) -> None:
    session.execute(_EXCLUDE, {"key": _EXCLUDING_LOCK})


@cache
def _write_insert_or_skip(table: Table) -> ReturningInsert[tuple[int]]:
    return insert(table).on_conflict_do_nothing().returning(literal(1))


@compiles(Clock, "postgresql")
def _write_clock(_clock: Clock, _compiler: object, **_: object) -> str:
    return "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"


_CLOCK = select(Clock())
_EXCLUDE = select(func.pg_advisory_xact_lock(bindparam("key", type_=BigInteger)))


@contextmanager
def _limit_time(session: Session, seconds: float) -> Iterator[None]:
    """Each statement, until the end of the transaction."""
    session.control(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
    yield


_DIFFERENCES = Differences(_read_clock, _write_insert_or_skip, _limit_time, _exclude_others)
