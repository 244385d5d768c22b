"""Both databases for tests that run on either: a fresh one at each call, the copy of one that was migrated once."""

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, create_engine

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
