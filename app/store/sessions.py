"""The session that domain functions receive, and what they do with it on either database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, Insert, Table, event, insert, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import SQLModel

# One transaction. It is a connection of SQLAlchemy Core, not an ORM session: domain functions return values, never
# rows, and a statement costs a fifth of the time (decision 0007).
Session = Connection

P = ParamSpec("P")
T = TypeVar("T")
DomainFunction = Callable[Concatenate[Session, P], T]

_CHANGES, _DIFFERENCES = "kinora.changes", "kinora.differences"


@dataclass(frozen=True)
class Differences:
    """What a session does differently on SQLite and on PostgreSQL. Every connection carries those of its database."""

    read_clock: Callable[[Session], int]
    # Written once per table. Only RETURNING reports reliably in both databases whether the row was inserted.
    write_insert_or_skip: Callable[[Table], ReturningInsert[tuple[int]]]


def equip_sessions(engine: Engine, differences: Differences) -> None:
    """Let each connection that the engine opens from now on carry the differences."""
    event.listen(engine, "connect", lambda _, record: record.info.update({_DIFFERENCES: differences}))


def now(session: Session) -> int:
    """Milliseconds since 1970, UTC, by the clock of the database, which all its processes share."""
    differences: Differences = session.info[_DIFFERENCES]
    return differences.read_clock(session)


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
    differences: Differences = session.info[_DIFFERENCES]
    return session.execute(differences.write_insert_or_skip(_table(row)), row.model_dump()).first() is not None


def insert_row(session: Session, row: SQLModel) -> None:
    session.execute(_write_insert(_table(row)), row.model_dump())


@cache
def _write_insert(table: Table) -> Insert:
    """Cached: one statement per table. A statement with the values inside would be built for each row."""
    return insert(table)


def _table(row: SQLModel) -> Table:
    table: Table = inspect(type(row)).local_table
    return table


def describe_cause(error: BaseException) -> str:
    """The cause, without the statement and its parameters, because the parameters may contain a prompt."""
    return f"{type(error).__name__}: {error.orig if isinstance(error, DBAPIError) else error}"
