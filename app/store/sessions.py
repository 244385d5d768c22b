"""The session that domain functions receive, and the few statements that differ between SQLite and PostgreSQL."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Insert, Table, insert, inspect, literal, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import SQLModel

# One transaction. It is a connection of SQLAlchemy Core, not an ORM session: domain functions return values, never
# rows, and a statement costs a fifth of the time (decision 0007).
Session = Connection

P = ParamSpec("P")
T = TypeVar("T")
DomainFunction = Callable[Concatenate[Session, P], T]

_CHANGES = "kinora.changes"
_CLOCK = text("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)")


def now(session: Session) -> int:
    """Milliseconds since 1970, UTC, by the clock of the database, which all its processes share."""
    if session.dialect.name == "sqlite":
        return time.time_ns() // 1_000_000
    return int(session.execute(_CLOCK).scalar_one())


@dataclass
class Changes:
    """What a transaction changed, for the tasks that wait in this process: generations, and whether there may be
    something new to claim."""

    generation_ids: set[str] = field(default_factory=set)
    has_work: bool = False


def note_change(session: Session, generation_id: str, *, has_work: bool) -> None:
    """Note a step of a generation. The database announces it after the commit, so that no caller can forget to."""
    changes: Changes = session.info.setdefault(_CHANGES, Changes())
    changes.generation_ids.add(generation_id)
    changes.has_work = changes.has_work or has_work


def pop_changes(session: Session) -> Changes | None:
    """What was noted since the last call; None when nothing was. A transaction that failed announces nothing."""
    changes: Changes | None = session.info.pop(_CHANGES, None)
    return changes


def insert_or_skip(session: Session, row: SQLModel) -> bool:
    """Insert a row; return False when a unique index forbids it.

    This does not raise, because a conflict is expected, and an IntegrityError would abort the PostgreSQL transaction
    even if it were caught."""
    statement = _write_insert_or_skip(_table(row), session.dialect.name)
    return session.execute(statement, row.model_dump()).first() is not None


def insert_row(session: Session, row: SQLModel) -> None:
    session.execute(_write_insert(_table(row)), row.model_dump())


@cache
def _write_insert_or_skip(table: Table, dialect: str) -> ReturningInsert[tuple[int]]:
    """Cached: one statement per table and dialect. A statement with the values inside would be built for each row."""
    insert_into = sqlite.insert if dialect == "sqlite" else postgresql.insert
    # Only RETURNING reports reliably in both databases whether the row was inserted.
    return insert_into(table).on_conflict_do_nothing().returning(literal(1))


@cache
def _write_insert(table: Table) -> Insert:
    return insert(table)


def _table(row: SQLModel) -> Table:
    table: Table = inspect(type(row)).local_table
    return table


def describe_cause(error: BaseException) -> str:
    """The cause, without the statement and its parameters, because the parameters may contain a prompt."""
    return f"{type(error).__name__}: {error.orig if isinstance(error, DBAPIError) else error}"
