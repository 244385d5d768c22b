"""What a domain function works in, and the few statements that SQLite and PostgreSQL say differently."""

import time
from collections.abc import Callable
from functools import cache
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Insert, Table, insert, inspect, literal, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import SQLModel

# One transaction. It is Core's connection, not an ORM session: domain functions return values, never rows, and a
# statement costs a fifth (decision 0007).
Session = Connection

P = ParamSpec("P")
T = TypeVar("T")
DomainFunction = Callable[Concatenate[Session, P], T]

_CLOCK = text("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)")


def now(session: Session) -> int:
    """Milliseconds since 1970, UTC, on the database's clock: the one that all its processes share."""
    if session.dialect.name == "sqlite":
        return time.time_ns() // 1_000_000
    return int(session.execute(_CLOCK).scalar_one())


def insert_or_skip(session: Session, row: SQLModel) -> bool:
    """Insert a row unless a unique index forbids it; False then. A conflict is an expected return: a caught
    IntegrityError would abort a PostgreSQL transaction."""
    statement = _write_insert_or_skip(_table(row), session.dialect.name)
    return session.execute(statement, row.model_dump()).first() is not None


def insert_row(session: Session, row: SQLModel) -> None:
    session.execute(_write_insert(_table(row)), row.model_dump())


@cache
def _write_insert_or_skip(table: Table, dialect: str) -> ReturningInsert[tuple[int]]:
    """Written once a table: a statement with the values in it would be put together anew for each row."""
    insert_into = sqlite.insert if dialect == "sqlite" else postgresql.insert
    # Asked for by RETURNING: with it, and only with it, both say surely whether a row came to be.
    return insert_into(table).on_conflict_do_nothing().returning(literal(1))


@cache
def _write_insert(table: Table) -> Insert:
    return insert(table)


def _table(row: SQLModel) -> Table:
    table: Table = inspect(type(row)).local_table
    return table


def describe(error: BaseException) -> str:
    """The cause without statement and parameters: a prompt is among those."""
    return f"{type(error).__name__}: {error.orig if isinstance(error, DBAPIError) else error}"
