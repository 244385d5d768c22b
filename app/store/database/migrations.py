"""Finds out which schema a database has, and upgrades it, in a transaction of the caller and on either database.

Alembic is imported only for an upgrade: that takes longer than everything else that a start does with the database.
"""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from app.config import Misconfigured

if TYPE_CHECKING:
    from alembic.config import Config

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
    current, newest = _read_revisions(connection)
    if current is None:
        return Schema.NONE
    return Schema.CURRENT if current == newest else Schema.BEHIND


def upgrade(connection: Connection, prepare: Callable[[str], None] = lambda _: None) -> str | None:
    """Upgrade to the newest revision. Returns it, or None when the schema was the newest already.

    `prepare` is called with the newest revision before an older schema is changed. Raises Misconfigured when the
    database was made by a newer Kinora."""
    current, newest = _read_revisions(connection)
    if current == newest:
        _check_writable(connection)
        return None
    if current is not None:
        prepare(newest)
    from alembic import command  # noqa: PLC0415 - only an upgrade needs it

    config = configure()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return newest


def configure() -> "Config":
    """Alembic's configuration. The caller adds the connection."""
    from alembic.config import Config  # noqa: PLC0415 - only an upgrade needs it

    config = Config()
    config.set_main_option("script_location", str(_find_folder()))
    return config


def list_revisions() -> list[str]:
    """The revisions that this code knows, oldest first. The name of each one's file begins with it."""
    return sorted(path.stem.partition("_")[0] for path in (_find_folder() / "versions").glob("*.py"))


def _find_folder() -> Path:
    return next(folder for folder in _FOLDERS if folder.is_dir())


def _read_revisions(connection: Connection) -> tuple[str | None, str]:
    """The revision of the database, None when it has none of our tables, and the newest. Raises Misconfigured."""
    known = list_revisions()
    current: str | None = None
    if inspect(connection).has_table("alembic_version"):
        current = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if current is not None and current not in known:
        raise Misconfigured(f"the database was made by a newer Kinora (schema {current}): start that one")
    return current, known[-1]


def _check_writable(connection: Connection) -> None:
    """Fail at the start when the database is read-only, instead of at the first request. Nothing is changed."""
    connection.exec_driver_sql("SAVEPOINT probe")
    connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
    connection.exec_driver_sql("ROLLBACK TO SAVEPOINT probe")
