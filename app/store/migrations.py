"""Upgrades a database to the newest schema. A SQLite file is copied first."""

import sqlite3
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url, text

from alembic import command
from app.config import Misconfigured
from app.store.database import describe_place
from app.store.sqlite import copy_file, open_writer_engine

_HERE = Path(__file__).resolve()
# The folder of an installed wheel comes first: there, the second path is the Alembic library itself. A checkout has
# only the second folder.
_FOLDERS = (_HERE.parents[1] / "_alembic", _HERE.parents[2] / "alembic")
_CONNECT_SECONDS = 10
_ADVISORY_LOCK = 0x6B696E6F7261  # "kinora" in ASCII. Processes that start together migrate one after the other


def upgrade(url: str, tell: Callable[[str], None]) -> None:
    """Upgrade the schema to the newest revision in one transaction, so either all migrations apply or none.

    An existing SQLite file with an older schema is first copied to `<file>.before-<revision>`. Raises Misconfigured
    when the database was made by a newer Kinora."""
    place, config = make_url(url), _configure()
    path, head = _find_path(place), ScriptDirectory.from_config(config).get_current_head()
    with _open(place).begin() as connection:
        if path is None:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        current = MigrationContext.configure(connection).get_current_revision()
        if current == head:
            _check_writable(connection)
            return
        _check_known(config, current)
        if path and current is not None:
            copy = path.with_name(f"{path.name}.before-{head}")
            copy_file(path, copy)
            tell(f"copied {path} to {copy}")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    tell(f"database {describe_place(url)} is at {head}")


class Schema(Enum):
    """The schema found at a URL, compared with the one that this code needs."""

    NONE = auto()  # no database, or one without our tables
    BEHIND = auto()
    CURRENT = auto()


def inspect_schema(url: str) -> Schema:
    """Find out which schema `url` has. Nothing is created or changed.

    Raises Misconfigured when the database was made by a newer Kinora."""
    place, config = make_url(url), _configure()
    path = _find_path(place)
    if path and not path.is_file():
        return Schema.NONE
    engine = _open_readonly(path) if path else _open_server(place)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    _check_known(config, current)
    if current is None:
        return Schema.NONE
    return Schema.CURRENT if current == ScriptDirectory.from_config(config).get_current_head() else Schema.BEHIND


def _configure() -> Config:
    config = Config()
    config.set_main_option("script_location", str(next(folder for folder in _FOLDERS if folder.is_dir())))
    return config


def _open(place: URL) -> Engine:
    if path := _find_path(place):
        path.parent.mkdir(parents=True, exist_ok=True)
        return open_writer_engine(path)
    return _open_server(place)


def _open_readonly(path: Path) -> Engine:
    """Open without the usual pragmas, so that an empty file stays empty: setting the journal mode would write to it."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(uri, uri=True), poolclass=NullPool)


def _open_server(place: URL) -> Engine:
    engine = create_engine(place, poolclass=NullPool, connect_args={"connect_timeout": _CONNECT_SECONDS})
    # Must be the first listener: SQLAlchemy's own first queries fail on a database without a text encoding (they
    # return bytes).
    event.listen(engine, "connect", _check_encoding, insert=True)
    return engine


def _check_writable(connection: Connection) -> None:
    """Fail at the start when the database is read-only, instead of at the first request. Nothing is changed."""
    connection.exec_driver_sql("SAVEPOINT probe")
    connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
    connection.exec_driver_sql("ROLLBACK TO SAVEPOINT probe")


def _check_encoding(connection: Any, _record: object) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise Misconfigured(
            f"KINORA_DATABASE_URL: the database's encoding is {encoding}, and Kinora needs UTF8: "
            "create it with `ENCODING 'UTF8' TEMPLATE template0`"
        )


def _find_path(place: URL) -> Path | None:
    return Path(place.database or "") if place.get_backend_name() == "sqlite" else None


def _check_known(config: Config, revision: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise Misconfigured(f"the database was made by a newer Kinora (schema {revision}): start that one")
