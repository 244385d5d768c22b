"""The rows that a statement returned: all of them are in memory, and each column is an attribute of its row.

It has the methods of SQLAlchemy's result that domain functions use. SQLAlchemy's own result and rows take several times
longer than the query of a single row (decision 0025).
"""

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, TypeVarTuple

from sqlalchemy import Row
from sqlalchemy.exc import MultipleResultsFound, NoResultFound

T = TypeVar("T")
Columns = TypeVarTuple("Columns")


class Rows(Generic[*Columns]):
    """A row is a named tuple, which has the interface of `Row` that is used here: by place, by name, `_asdict`."""

    def __init__(self, rows: Sequence[Row[*Columns]]) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[Row[*Columns]]:
        return iter(self._rows)

    def all(self) -> Sequence[Row[*Columns]]:
        return self._rows

    def first(self) -> Row[*Columns] | None:
        return self._rows[0] if self._rows else None

    def one(self) -> Row[*Columns]:
        """Raises NoResultFound, MultipleResultsFound."""
        row = self.one_or_none()
        if row is None:
            raise NoResultFound("a row is missing")
        return row

    def one_or_none(self) -> Row[*Columns] | None:
        """Raises MultipleResultsFound."""
        if len(self._rows) > 1:
            raise MultipleResultsFound(f"{len(self._rows)} rows instead of one")
        return self.first()

    def scalar_one(self: "Rows[T, *tuple[Any, ...]]") -> T:
        """The first column of the only row. Raises NoResultFound, MultipleResultsFound."""
        return self.one()[0]

    def scalar_one_or_none(self: "Rows[T, *tuple[Any, ...]]") -> T | None:
        """Raises MultipleResultsFound."""
        row = self.one_or_none()
        return None if row is None else row[0]

    def scalars(self: "Rows[T, *tuple[Any, ...]]") -> list[T]:
        """The first column of each row."""
        return [row[0] for row in self._rows]
