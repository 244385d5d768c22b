"""Runs domain functions in transactions: `write(fn, …)`, `read(fn, …)`, `scan(fn, …)`.

A domain function is a plain synchronous function, `fn(session, …)`. It neither awaits nor commits. `write` returns only
after its transaction *is committed*, so no response can be sent before the commit.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from sqlalchemy import URL, make_url

from app.store.postgres import PostgresDatabase
from app.store.sessions import Changes, DomainFunction, P, T
from app.store.sqlite import SqliteDatabase


class Database(Protocol):
    """The open database of a process. A process opens and closes it once."""

    is_shared: bool  # whether several processes may serve and work on it: leases then use its clock

    async def write(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` in a writing transaction; returns after the commit. Raises what `fn` raises, or `Unavailable`."""

    async def read(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` for a short read by key. Raises what `fn` raises, or `Unavailable`."""

    async def scan(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` for a long read, such as a list, on one consistent snapshot. Raises the same as `read`."""

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after each commit that changed a generation, before `write` returns; from any thread."""

    def close(self) -> None:
        """Finish the calls already submitted, then close."""


def open_database(url: str) -> Database:
    """Open `sqlite:///` and a path (its folder must exist), or `postgresql+psycopg://…`.

    Raises SQLAlchemy's `DBAPIError` when a SQLite file cannot be opened. PostgreSQL is connected to later, by the first
    call."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteDatabase(Path(parsed.database or ""))
    return PostgresDatabase(url)


def describe_place(url: str) -> str:
    """The location of a database in readable form, without its password, which may also be in the URL's options."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        return str(Path(place.database or "").absolute())
    options = {"host": place.query["host"]} if "host" in place.query else {}
    return URL.create(
        place.drivername, place.username, None, place.host, place.port, place.database, options
    ).render_as_string()
