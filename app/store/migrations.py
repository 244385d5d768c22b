"""Brings a database to the newest schema, after copying the file aside."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from alembic import command
from app.config import Misconfigured

_HERE = Path(__file__).resolve()
# An installed wheel first: beside it, `alembic` is the library itself. A checkout has only the second.
_FOLDERS = (_HERE.parents[1] / "_alembic", _HERE.parents[2] / "alembic")


def upgrade(path: Path, tell: Callable[[str], None]) -> None:
    """Schema to head. An existing file that is behind is copied to `<file>.before-<revision>` first. Raises
    Misconfigured when it was made by a newer Kinora."""
    path.parent.mkdir(parents=True, exist_ok=True)
    config = _configure(path)
    current, head = _find_revision(path), _find_head(config)
    if current == head:
        return
    _check_known(config, path, current)
    if current is not None:
        copy = path.with_name(f"{path.name}.before-{head}")
        _copy_aside(path, copy)
        tell(f"copied {path} to {copy}")
    command.upgrade(config, "head")
    tell(f"database {path} is at {head}")


def is_behind(path: Path) -> bool:
    """Whether an existing database has an older schema than this code. Raises Misconfigured when it has a newer one."""
    if not path.exists():
        return False
    config, current = _configure(path), _find_revision(path)
    _check_known(config, path, current)
    return current not in {None, _find_head(config)}


def _configure(path: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(next(folder for folder in _FOLDERS if folder.is_dir())))
    config.set_main_option("sqlalchemy.url", f"sqlite:///{path}".replace("%", "%%"))
    return config


def _find_head(config: Config) -> str | None:
    return ScriptDirectory.from_config(config).get_current_head()


def _check_known(config: Config, path: Path, revision: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise Misconfigured(f"{path} was made by a newer Kinora (schema {revision}): start that one")


def _find_revision(path: Path) -> str | None:
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def _copy_aside(path: Path, copy: Path) -> None:
    """SQLite's own backup: a file copy would miss what is still in the write-ahead log."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
