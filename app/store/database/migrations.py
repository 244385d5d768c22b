"""Finds out which schema a database has, and upgrades it, in a transaction of the caller and on either database."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from alembic import command
from app.config import Misconfigured

_HERE = Path(__file__).resolve()
# The folder of an installed wheel comes first: there, the second path is the Alembic library itself. A checkout has
# only the second folder.
_FOLDERS = (_HERE.parents[2] / "_alembic", _HERE.parents[3] / "alembic")


class Schema(Enum):
    """The schema of a database, compared with the one that this code needs."""

    NONE = auto()  # no database, or one without our tables
    BEHIND = auto()
    CURRENT = auto()


def inspect_schema(connection: Connection) -> Schema:
    """Find out which schema it is. Raises Misconfigured when the database was made by a newer Kinora."""
    current, newest = _read_revisions(connection, configure())
    if current is None:
        return Schema.NONE
    return Schema.CURRENT if current == newest else Schema.BEHIND


def upgrade(connection: Connection, prepare: Callable[[str], None] = lambda _: None) -> str | None:
    """Upgrade to the newest revision. Returns it, or None when the schema was the newest already.

    `prepare` is called with the newest revision before an older schema is changed. Raises Misconfigured when the
    database was made by a newer Kinora."""
    config = configure()
    current, newest = _read_revisions(connection, config)
    if current == newest:
        _check_writable(connection)
        return None
    if current is not None:
        prepare(newest)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return newest


def configure() -> Config:
    """Alembic's configuration. The caller adds the connection."""
    config = Config()
    config.set_main_option("script_location", str(next(folder for folder in _FOLDERS if folder.is_dir())))
    return config


def _read_revisions(connection: Connection, config: Config) -> tuple[str | None, str]:
    """The revision of the database, None when it has none of our tables, and the newest. Raises Misconfigured."""
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise Misconfigured(f"the database was made by a newer Kinora (schema {current}): start that one")
    return current, str(scripts.get_current_head())


def _check_writable(connection: Connection) -> None:
    """Fail at the start when the database is read-only, instead of at the first request. Nothing is changed."""
    connection.exec_driver_sql("SAVEPOINT probe")
    connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
    connection.exec_driver_sql("ROLLBACK TO SAVEPOINT probe")
