"""Runs domain functions in transactions: `write(fn, …)`, `read(fn, …)`, `scan(fn, …)`.

A domain function is a plain synchronous function, `fn(session, …)`. It neither awaits nor commits. `write` returns only
after its transaction *is committed*, so no response can be sent before the commit.

Only this module asks whether a URL is SQLite or PostgreSQL. What differs between them is in their backends.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import make_url

from app.store.database.migrations import Schema
from app.store.database.sqlite import SqliteBackend
from app.store.sessions import Changes, DomainFunction, P, T


class Database(Protocol):
    """The open database of a process. A process opens and closes it once."""

    is_shared: bool  # whether several processes may serve and work on it: leases then use its clock
    kind: str  # `sqlite` or `postgresql`

    async def write(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` in a writing transaction; returns after the commit. Raises what `fn` raises, or `Unavailable`."""

    async def read(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` for a short read: a row by its key, or one page in the order of an index, with one statement. Raises
        what `fn` raises, or `Unavailable`."""

    async def scan(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` for a long read, or one of several statements, on one consistent snapshot. It may wait for other
        scans. Raises the same as `read`."""

    async def scrub(self) -> None:
        """Overwrite what was deleted, in the files that only this database uses. A PostgreSQL server does that itself,
        with its next vacuum."""

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after each commit that changed a generation, before `write` returns; from any thread."""

    def count_connections(self) -> dict[str, int]:
        """How many connections to a server are `in_use` and `idle`; nothing for a file."""

    def close(self) -> None:
        """Finish the calls already submitted, then close."""


class Backend(Protocol):
    """A database that is not open yet, and what is done with it as a whole: everything that differs by its kind."""

    is_shared: bool  # as in `Database`

    def describe_place(self) -> str:
        """Its location in readable form, without a password."""

    def list_warnings(self) -> list[str]:
        """Problems of this machine with such a database that an operator should know about."""

    def read_encoding(self) -> str:
        """How it stores text. Raises Misconfigured, DBAPIError."""

    def hold_lock(self) -> AbstractContextManager[None]:
        """Keep other processes from serving it during the block, unless it is shared. Raises Misconfigured when one
        serves it already."""

    def inspect_schema(self) -> Schema:
        """Compare its schema with the one that this code needs. Nothing is created or changed.

        Raises Misconfigured when the database was made by a newer Kinora, DBAPIError when it cannot be read."""

    def upgrade(self, tell: Callable[[str], None]) -> None:
        """Upgrade the schema to the newest revision in one transaction, so either all migrations apply or none.

        A SQLite file is created if there is none; an existing one with an older schema is first copied to
        `<file>.before-<revision>`. `tell` receives what was done. Raises Misconfigured when the database was made by
        a newer Kinora, DBAPIError or OSError when it cannot be used."""

    def copy_to(self, file: Path) -> bool:
        """Make a consistent copy, also while it is in use. Returns False when there is no Kinora database to copy.

        Raises Misconfigured when the file exists already, or for a kind of database that is copied by other means."""

    def open(self) -> Database:
        """Open it. It must have the newest schema; the folder of a SQLite file must exist.

        Raises SQLAlchemy's `DBAPIError` when a SQLite file cannot be opened. PostgreSQL is connected to later, by the
        first call."""


def find_backend(url: str) -> Backend:
    """The backend of `sqlite:///` and a path, or of `postgresql+psycopg://…`."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        return SqliteBackend(Path(place.database or ""))
    from app.store.database.postgres import PostgresBackend  # noqa: PLC0415 - its driver is not needed for SQLite

    return PostgresBackend(place)


def open_database(url: str) -> Database:
    """Open the database at a URL, as `Backend.open` does."""
    return find_backend(url).open()
