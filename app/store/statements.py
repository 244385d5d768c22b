"""Statements that are compiled once per database and then executed by the driver.

SQLAlchemy spends several times longer on one execution than the driver does: it looks for the compiled text, collects
the parameters, and prepares a result that can do much more than we need. A statement that is kept, and gets all its
values as parameters, needs none of that again (decision 0023).
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import BindParameter, Connection, Dialect, Engine, Executable, Insert, TextClause
from sqlalchemy.engine.interfaces import DBAPIModule
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

Parameters = Mapping[str, Any]
Values = Sequence[Any] | Parameters  # as the driver wants them: by place, or by name
_Process = Callable[[Any], Any]


@dataclass(frozen=True)
class Compiled:
    """A statement as text, and how its parameters and rows are translated for the driver."""

    text: str
    returns_rows: bool  # psycopg would describe each column at each execution, only to say this
    _row: Callable[..., Any]  # makes a named tuple of the values of a row
    _is_positional: bool
    _names: tuple[str, ...]  # of the parameters, in their order if that counts
    _fixed: Parameters  # values that the statement itself has
    _to_driver: Mapping[str, _Process]
    _from_driver: tuple[tuple[int, _Process], ...]
    _inserted: frozenset[str] | None  # the columns of an INSERT

    def bind(self, parameters: Parameters) -> Values:
        """Raises KeyError when a parameter is missing, ValueError when an INSERT gets other columns than at first."""
        if self._inserted is not None and parameters.keys() != self._inserted:
            raise ValueError(f"an INSERT was compiled for {sorted(self._inserted)}")
        values = {**self._fixed, **parameters}
        for name, process in self._to_driver.items():
            values[name] = process(values[name])
        if self._is_positional:
            return tuple(values[name] for name in self._names)
        return {name: values[name] for name in self._names}

    def read(self, rows: Sequence[Any]) -> list[Any]:
        return [self._row(*(self._process(row) if self._from_driver else row)) for row in rows]

    def _process(self, row: Sequence[Any]) -> Sequence[Any]:
        values = list(row)
        for place, process in self._from_driver:
            values[place] = process(values[place])
        return values


class Statements:
    """The compiled statements of one database. They are forgotten with the statement that they belong to."""

    def __init__(self, engine: Engine) -> None:
        self._dialect = engine.dialect
        self.driver_error = engine.dialect.loaded_dbapi.Error
        self._compiled: WeakKeyDictionary[Executable, Compiled | None] = WeakKeyDictionary()

    def compile(self, statement: Executable, parameters: Parameters) -> Compiled | None:
        """The compiled statement; None when its text depends on the values, so that SQLAlchemy has to execute it."""
        try:
            return self._compiled[statement]
        except KeyError:
            compiled = self._compiled[statement] = _compile(statement, parameters, self._dialect)
            return compiled

    def wrap(self, error: DBAPIModule.Error, text: str, connection: Connection) -> DBAPIError:
        """The driver's error as one of SQLAlchemy's, without the parameters, which may contain a prompt. A connection
        that was lost leaves its pool."""
        is_lost = self._dialect.is_disconnect(error, connection.connection.dbapi_connection, None)
        if is_lost:
            connection.invalidate(error)
        wrapped = DBAPIError.instance(
            text, None, error, self.driver_error, hide_parameters=True, connection_invalidated=is_lost,
            dialect=self._dialect,
        )  # fmt: skip
        assert isinstance(wrapped, DBAPIError)  # noqa: S101 - it is one for every error of the driver
        return wrapped


def _compile(statement: Any, parameters: Parameters, dialect: Dialect) -> Compiled | None:
    if isinstance(statement, TextClause):
        return None  # it does not know its columns
    compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=list(parameters))
    binds: dict[str, BindParameter[Any]] = compiled.binds
    computes_defaults = bool(compiled.insert_prefetch or compiled.update_prefetch)
    if computes_defaults or compiled.escaped_bind_names or any(bind.expanding for bind in binds.values()):
        return None
    columns = list(getattr(statement, "exported_columns", ()))
    from_driver = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    to_driver = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds.items()}
    return Compiled(
        text=str(compiled),
        returns_rows=bool(columns),
        _row=namedtuple("Row", [column.key for column in columns], rename=True),
        _is_positional=compiled.positional,
        _names=tuple((compiled.positiontup if compiled.positional else binds) or ()),
        _fixed={name: bind.effective_value for name, bind in binds.items() if not bind.required},
        _to_driver={name: process for name, process in to_driver.items() if process is not None},
        _from_driver=tuple((place, process) for place, process in enumerate(from_driver) if process is not None),
        _inserted=frozenset(parameters) if isinstance(statement, Insert) else None,
    )
