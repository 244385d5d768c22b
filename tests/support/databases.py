"""Fresh databases, SQLite and PostgreSQL, for tests that run on both. Each is a copy of one that was migrated once."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, NullPool, create_engine, make_url

from app.store.database import find_backend
from app.store.database.postgres import open_engine as open_server
from app.store.database.sqlite import open_writer_engine
from app.store.sessions import Session
from tests.support.postgres import Postgres

KINDS = ("sqlite", "postgresql")
NewDatabase = Callable[[], str]
_FILE = "sqlite:///"


def copy_sqlite(folder: Path) -> NewDatabase:
    """Returns a function that creates a new SQLite file in the folder and returns its URL."""
    template, numbers = folder / "template.db", itertools.count()
    find_backend(f"{_FILE}{template}").upgrade(tell=lambda _: None)

    def copy() -> str:
        return f"{_FILE}{shutil.copy(template, folder / f'{next(numbers)}.db')}"

    return copy


def copy_postgres(server: Postgres) -> NewDatabase:
    """Returns a function that creates a new database on the server and returns its URL."""
    template = server.create_database()
    find_backend(template).upgrade(tell=lambda _: None)
    return lambda: server.create_database(like=template)


def open_engine(url: str) -> Engine:
    """For tests that run domain functions in their own transactions. On SQLite each one holds the write lock."""
    if url.startswith(_FILE):
        return open_writer_engine(Path(url.removeprefix(_FILE)))
    return open_server(make_url(url)).execution_options(isolation_level="READ COMMITTED")


@contextmanager
def open_session(engine: Engine) -> Iterator[Session]:
    """One transaction, which is committed at the end of the block."""
    with engine.begin() as connection:
        yield Session(connection)


@cache
def open_reader(url: str) -> Engine:
    """For repeated reads of a database that others use: no connection stays open between them."""
    return create_engine(url, poolclass=NullPool)
