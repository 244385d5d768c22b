"""Brings a database to the newest schema; a SQLite file is copied aside first."""

from collections.abc import Callable
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, NullPool, create_engine, make_url, text

from alembic import command
from app.config import Misconfigured
from app.store.sqlite import copy_file, open_writer_engine

_HERE = Path(__file__).resolve()
# An installed wheel first: beside it, `alembic` is the library itself. A checkout has only the second.
_FOLDERS = (_HERE.parents[1] / "_alembic", _HERE.parents[2] / "alembic")
_ADVISORY_LOCK = 0x6B696E6F7261  # "kinora": processes that start together migrate one after the other


def upgrade(url: str, tell: Callable[[str], None]) -> None:
    """Schema to head, in one transaction: it is done, or nothing of it is. An existing file that is behind is copied to
    `<file>.before-<revision>` first. Raises Misconfigured when the database was made by a newer Kinora."""
    place, config = make_url(url), _configure()
    path, head = _find_path(place), ScriptDirectory.from_config(config).get_current_head()
    with _open(place).begin() as connection:
        if path is None:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        current = MigrationContext.configure(connection).get_current_revision()
        if current == head:
            return
        _check_known(config, current)
        if path and current is not None:
            copy = path.with_name(f"{path.name}.before-{head}")
            copy_file(path, copy)
            tell(f"copied {path} to {copy}")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    tell(f"database {place.render_as_string()} is at {head}")


def is_behind(url: str) -> bool:
    """Whether an existing database has an older schema than this code. Raises Misconfigured when it has a newer one."""
    place, config = make_url(url), _configure()
    if (path := _find_path(place)) and not path.exists():
        return False
    with _open(place).connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    _check_known(config, current)
    return current not in {None, ScriptDirectory.from_config(config).get_current_head()}


def _configure() -> Config:
    config = Config()
    config.set_main_option("script_location", str(next(folder for folder in _FOLDERS if folder.is_dir())))
    return config


def _open(place: URL) -> Engine:
    if path := _find_path(place):
        path.parent.mkdir(parents=True, exist_ok=True)
        return open_writer_engine(path)
    return create_engine(place, poolclass=NullPool)


def _find_path(place: URL) -> Path | None:
    return Path(place.database or "") if place.get_backend_name() == "sqlite" else None


def _check_known(config: Config, revision: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise Misconfigured(f"the database was made by a newer Kinora (schema {revision}): start that one")
