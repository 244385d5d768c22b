"""Brings a database to the newest schema; a SQLite file is copied aside first."""

from collections.abc import Callable
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, NullPool, create_engine, make_url, text

from alembic import command
from app.store.sqlite import copy_file, open_writer_engine

_HERE = Path(__file__).resolve()
# An installed wheel first: beside it, `alembic` is the library itself. A checkout has only the second.
_FOLDERS = (_HERE.parents[1] / "_alembic", _HERE.parents[2] / "alembic")
_ADVISORY_LOCK = 0x6B696E6F7261  # "kinora": processes that start together migrate one after the other


def upgrade(url: str, tell: Callable[[str], None]) -> None:
    """Schema to head. An existing file that is behind is copied to `<file>.before-<revision>` first."""
    place, config = make_url(url), Config()
    config.set_main_option("script_location", str(next(folder for folder in _FOLDERS if folder.is_dir())))
    if path := _find_path(place):
        path.parent.mkdir(parents=True, exist_ok=True)
    # On SQLite too, a migration is one transaction: it is done, or nothing of it is.
    engine = open_writer_engine(path) if path else create_engine(place, poolclass=NullPool)
    with engine.begin() as connection:
        if path is None:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        current = MigrationContext.configure(connection).get_current_revision()
        head = ScriptDirectory.from_config(config).get_current_head()
        if current == head:
            return
        if path and current is not None:
            copy = path.with_name(f"{path.name}.before-{head}")
            copy_file(path, copy)
            tell(f"copied {path} to {copy}")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    tell(f"database {place.render_as_string()} is at {head}")


def is_behind(url: str) -> bool:
    """Whether an existing database has an older schema than this code."""
    place, config = make_url(url), Config()
    config.set_main_option("script_location", str(next(folder for folder in _FOLDERS if folder.is_dir())))
    path = _find_path(place)
    if path and not path.exists():
        return False
    with create_engine(place, poolclass=NullPool).connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    return current not in {None, ScriptDirectory.from_config(config).get_current_head()}


def _find_path(place: URL) -> Path | None:
    return Path(place.database or "") if place.get_backend_name() == "sqlite" else None
