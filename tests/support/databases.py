"""Both databases for tests that run on either: a fresh one at each call, the copy of one that was migrated once."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine

from app.store import migrations
from app.store.sqlite import open_writer_engine
from tests.support.postgres import Postgres

KINDS = ("sqlite", "postgresql")
NewDatabase = Callable[[], str]
_FILE = "sqlite:///"


def copy_sqlite(folder: Path) -> NewDatabase:
    """Each call: the URL of a new file in the folder."""
    template, numbers = folder / "template.db", itertools.count()
    migrations.upgrade(f"{_FILE}{template}", tell=lambda _: None)

    def copy() -> str:
        return f"{_FILE}{shutil.copy(template, folder / f'{next(numbers)}.db')}"

    return copy


def copy_postgres(server: Postgres) -> NewDatabase:
    """Each call: the URL of a new database on the server."""
    template = server.create_database()
    migrations.upgrade(template, tell=lambda _: None)
    return lambda: server.create_database(like=template)


def open_engine(url: str) -> Engine:
    """For whoever runs domain functions in transactions of his own; on SQLite every one is a writing one, as ever."""
    return open_writer_engine(Path(url.removeprefix(_FILE))) if url.startswith(_FILE) else create_engine(url)


@cache
def open_reader(url: str) -> Engine:
    """For whoever looks again and again into a database that others use: nothing of it stays open in between."""
    return create_engine(url, poolclass=NullPool)


@contextmanager
def savepoint(session: Connection) -> Iterator[None]:
    """What fails in it is undone, alone. The driver's, since SQLAlchemy compiles its own anew each time."""
    session.exec_driver_sql("SAVEPOINT inside")
    try:
        yield
    except BaseException:
        session.exec_driver_sql("ROLLBACK TO SAVEPOINT inside")
        raise
    finally:
        session.exec_driver_sql("RELEASE SAVEPOINT inside")
