"""Connections to PostgreSQL that are kept, and what runs on them: reads without a transaction, and transactions.

A connection is not tested before it is used, since that would be a round trip. If one was lost, as after a restart of
the server, a read is repeated on a new one, and so is the beginning of a transaction.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.store.sessions import Session

T = TypeVar("T")


class Connections:
    """As many are kept as were in use at the same time."""

    def __init__(self, engine: Engine) -> None:
        """The connections of the engine must be in autocommit mode."""
        self._engine = engine
        self._idle: list[Connection] = []
        self._in_use: set[Connection] = set()

    def read(self, fn: Callable[[Session], T]) -> T:
        """Run `fn` without a transaction; once more if its connection is lost. Raises DBAPIError."""
        connection = self._take()
        try:
            return fn(Session(connection))
        except DBAPIError:
            if _is_idle(connection):
                raise
        finally:
            self._put_back(connection)
        connection = self._connect()
        try:
            return fn(Session(connection))
        finally:
            self._put_back(connection)

    @contextmanager
    def begin(self, statement: str) -> Iterator[Session]:
        """A transaction that this statement begins. Commits at the end of the block, unless it raises. Raises
        DBAPIError."""
        session = self._begin(statement)
        try:
            yield session
            session.control("COMMIT")
        except BaseException:
            if not session.connection.invalidated:
                with suppress(DBAPIError):  # it would hide the cause
                    session.control("ROLLBACK")
            raise
        finally:
            self._put_back(session.connection)

    def count_open(self) -> tuple[int, int]:
        """How many are in use, and how many are idle."""
        return len(self._in_use), len(self._idle)

    def close(self) -> None:
        """Close the connections that are not in use."""
        while self._idle:
            self._drop(self._idle.pop())

    def _begin(self, statement: str) -> Session:
        session = Session(self._take())
        try:
            session.control(statement)
        except DBAPIError:  # nothing was done yet
            self._drop(session.connection)
            session = Session(self._connect())
            try:
                session.control(statement)
            except DBAPIError:
                self._drop(session.connection)
                raise
        return session

    def _take(self) -> Connection:
        try:
            connection = self._idle.pop()
        except IndexError:
            return self._connect()
        self._in_use.add(connection)
        return connection

    def _connect(self) -> Connection:
        connection = self._engine.connect()
        self._in_use.add(connection)
        return connection

    def _put_back(self, connection: Connection) -> None:
        if _is_idle(connection):
            self._in_use.discard(connection)
            self._idle.append(connection)
        else:
            self._drop(connection)

    def _drop(self, connection: Connection) -> None:
        self._in_use.discard(connection)
        connection.invalidate()  # otherwise it would be rolled back first, which fails with a lost one
        connection.close()


def _is_idle(connection: Connection) -> bool:
    """Whether it is neither lost nor in a transaction."""
    if connection.invalidated:
        return False
    driver: Any = connection.connection.dbapi_connection
    return bool(driver.info.transaction_status.name == "IDLE")
