"""The session that domain functions receive, and what they do with it on either database."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, overload

from pydantic.fields import FieldInfo
from sqlalchemy import BigInteger, Connection, Engine, Executable, Insert, Table, event, insert, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import TypedReturnsRows
from sqlmodel import SQLModel

from app.store.rows import Columns, Rows
from app.store.statements import Compiled, Parameters, Statements, Values

P = ParamSpec("P")
T = TypeVar("T")
Many = Sequence[Mapping[str, Any]]

_EQUIPMENT = "kinora.equipment"


class Session:
    """One transaction on a connection. Statements are SQLAlchemy's expressions.

    It is not an ORM session: domain functions return values, never rows (decision 0007)."""

    def __init__(self, connection: Connection) -> None:
        """The engine of the connection must be equipped by `equip_sessions`."""
        self.connection = connection
        self.changes: Changes | None = None
        self.differences: Differences
        self.differences, self._statements, self._cursor = connection.info[_EQUIPMENT]

    @overload
    def execute(
        self, statement: TypedReturnsRows[*Columns], parameters: Parameters | Many | None = None
    ) -> Rows[*Columns]: ...

    @overload
    def execute(self, statement: Executable, parameters: Parameters | Many | None = None) -> Rows[*tuple[Any, ...]]: ...

    def execute(self, statement: Executable, parameters: Parameters | Many | None = None) -> Rows[Any]:
        """Execute a statement. One with a dictionary of parameters must be kept by the module it belongs to, because it
        is compiled once. Raises SQLAlchemy's DBAPIError."""
        compiled = self._compile(statement, parameters)
        if compiled is None:
            result = self.connection.execute(statement, cast("Any", parameters))
            return Rows(result.all() if result.returns_rows else ())
        values = compiled.bind(cast("Parameters", parameters))
        rows, _ = self._send(compiled.text, values, returns_rows=compiled.returns_rows)
        return Rows(compiled.read(rows))

    def change(self, statement: Executable, parameters: Parameters | None = None) -> int:
        """Execute an UPDATE or a DELETE. Returns the number of rows that it changed."""
        compiled = self._compile(statement, parameters)
        if compiled is None:
            return self.connection.execute(statement, cast("Any", parameters)).rowcount
        _, count = self._send(compiled.text, compiled.bind(cast("Parameters", parameters)))
        return count

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo the block, and nothing else, when it raises. Only after that, PostgreSQL accepts further statements."""
        self._send("SAVEPOINT block")
        before = self._count_facts()
        try:
            yield
            self._send("RELEASE SAVEPOINT block")
        except BaseException:
            if self.changes:
                del self.changes.facts[before:]
            # Without the transaction, as on a full disk, this fails too, and would hide the cause.
            with suppress(DBAPIError):
                self._send("ROLLBACK TO SAVEPOINT block")
                self._send("RELEASE SAVEPOINT block")
            raise

    def _count_facts(self) -> int:
        return len(self.changes.facts) if self.changes else 0

    def control(self, text: str) -> None:
        """Begin or end the transaction. Raises DBAPIError."""
        self._send(text)

    def _compile(self, statement: Executable, parameters: Parameters | Many | None) -> Compiled | None:
        return self._statements.compile(statement, parameters) if isinstance(parameters, dict) else None

    def _send(self, text: str, values: Values = (), *, returns_rows: bool = False) -> tuple[Sequence[Any], int]:
        """Returns the rows, and the number of those that were changed. Raises DBAPIError."""
        try:
            self._cursor.execute(text, values)
            # All rows at once: an INSERT … RETURNING of SQLite is complete only behind its last row.
            return self._cursor.fetchall() if returns_rows else (), self._cursor.rowcount
        except self._statements.driver_error as error:
            raise self._statements.wrap(error, text, self.connection) from error


DomainFunction = Callable[Concatenate[Session, P], T]


@dataclass(frozen=True)
class Differences:
    """What a session does differently on SQLite and on PostgreSQL. Every connection carries those of its database."""

    read_clock: Callable[[Session], int]
    # Written once per table. Only RETURNING reports reliably in both databases whether the row was inserted.
    write_insert_or_skip: Callable[[Table], ReturningInsert[tuple[int]]]
    limit_time: "Callable[[Session, float], AbstractContextManager[None]]"  # of statements, in seconds
    exclude_others: Callable[[Session], None]


def equip_sessions(engine: Engine, differences: Differences) -> None:
    """Let each connection that the engine opens from now on carry the differences, the compiled statements, and a
    cursor of the driver. A cursor that is new for each statement takes longer: it has to learn the types again."""
    statements = Statements(engine)

    def equip(connection: Any, record: Any) -> None:
        record.info[_EQUIPMENT] = (differences, statements, connection.cursor())

    event.listen(engine, "connect", equip)


class Clock(FunctionElement[int]):
    """The time as `now` has it, as a column of a statement that reads."""

    type = BigInteger()
    inherit_cache = True


def now(session: Session) -> int:
    """Milliseconds since 1970, UTC, by the clock of the database, which all its processes share."""
    return session.differences.read_clock(session)


def exclude_others(session: Session) -> None:
    """Wait until every other transaction that has called this has ended; further ones wait until this one ends."""
    session.differences.exclude_others(session)


@dataclass
class Changes:
    """What a transaction changed, for this process: generations that tasks may wait for, whether there may be something
    new to claim, whether a key or a client is accepted no longer, or again; and facts for whoever counts them.

    What a savepoint undid may be among the first three, where it does no harm, but not among the facts."""

    generation_ids: set[str] = field(default_factory=set)
    has_work: bool = False
    has_access: bool = False
    facts: list[object] = field(default_factory=list)


def note_change(session: Session, generation_id: str, *, has_work: bool) -> None:
    """Note a step of a generation. The database announces it after the commit, so that no caller can forget to."""
    changes = session.changes = session.changes or Changes()
    changes.generation_ids.add(generation_id)
    changes.has_work = changes.has_work or has_work


def note_access_change(session: Session) -> None:
    """Note that a key or a client is accepted no longer, or again."""
    changes = session.changes = session.changes or Changes()
    changes.has_access = True


def note_fact(session: Session, fact: object) -> None:
    """Note what the transaction did. The database announces it after the commit."""
    changes = session.changes = session.changes or Changes()
    changes.facts.append(fact)


class _Undone(Exception):
    """Ends a rehearsal."""


def rehearse(session: Session, fn: DomainFunction[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """What `fn` returns; everything that it changes is undone. Raises what it raises."""
    changes, session.changes = session.changes, None
    try:
        with suppress(_Undone), session.savepoint():
            result = fn(session, *args, **kwargs)
            raise _Undone
    finally:
        session.changes = changes
    return result


def run_briefly(session: Session, seconds: float, fn: DomainFunction[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """What `fn` returns, if it reads no longer than that. Otherwise the database raises an error."""
    with session.differences.limit_time(session, seconds):
        return fn(session, *args, **kwargs)


def insert_or_skip(session: Session, row: Callable[P, SQLModel], *_: P.args, **columns: P.kwargs) -> bool:
    """Insert a row with these columns; return False when a unique index forbids it.

    This does not raise, because a conflict is expected, and an IntegrityError would abort the PostgreSQL transaction
    even if it were caught."""
    table, defaults = _read_table(row)
    statement = session.differences.write_insert_or_skip(table)
    return session.execute(statement, {**defaults, **columns}).first() is not None


def insert_row(session: Session, row: Callable[P, SQLModel], *_: P.args, **columns: P.kwargs) -> None:
    """Insert a row with these columns: those that `row` takes, the class of the table. No object is made of it, which
    would take longer than the insertion."""
    table, defaults = _read_table(row)
    session.execute(_write_insert(table), {**defaults, **columns})


@cache
def _write_insert(table: Table) -> Insert:
    """Cached: one statement per table. A statement with the values inside would be built for each row."""
    return insert(table)


@cache
def _read_table(row: Any) -> tuple[Table, Parameters]:
    """The table of a class, and the values of the columns that may be left out."""
    fields: dict[str, FieldInfo] = row.model_fields
    return inspect(row).local_table, {name: field.default for name, field in fields.items() if not field.is_required()}


def describe_cause(error: BaseException) -> str:
    """The cause, without the statement and its parameters, because the parameters may contain a prompt."""
    return f"{type(error).__name__}: {error.orig if isinstance(error, DBAPIError) else error}"
