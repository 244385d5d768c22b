"""Where the domain runs: `write(fn, …)`, `read(fn, …)`, `scan(fn, …)`.

A domain function is plain and synchronous, `fn(session, …)`; it neither awaits nor commits. `write` returns when its
transaction *is committed*, so that no answer can overtake its commit.
"""

from pathlib import Path
from typing import Protocol

from sqlalchemy import URL, make_url

from app.store.postgres import PostgresDatabase
from app.store.sessions import DomainFunction, P, T
from app.store.sqlite import SqliteDatabase


class Database(Protocol):
    """The open database of a process. Open it once, close it once."""

    is_shared: bool  # whether other processes may serve and work on it: then leases run on its clock

    async def write(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn` in a writing transaction; returns after the commit. Raises what `fn` raises, or `Unavailable`."""

    async def read(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Look something up by key. Raises what `fn` raises, or `Unavailable`."""

    async def scan(self, fn: DomainFunction[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read what may be long, such as a list, in one consistent snapshot. Raises as `read` does."""

    def close(self) -> None:
        """Finish what was asked for, then close."""


def open_database(url: str) -> Database:
    """`sqlite:///` and a path in a folder that exists, or `postgresql+psycopg://…`. Raises `Unavailable` when it cannot
    be opened."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteDatabase(Path(parsed.database or ""))
    return PostgresDatabase(url)


def describe_place(url: str) -> str:
    """Where a database is, for people. Without its password, which may also stand among a URL's options."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        return str(Path(place.database or "").absolute())
    options = {"host": place.query["host"]} if "host" in place.query else {}
    return URL.create(
        place.drivername, place.username, None, place.host, place.port, place.database, options
    ).render_as_string()
