"""`kinora migrate`: new, current, older and newer databases. The newer version is a copy of the code with one more
migration."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.commands import TRACEBACK, assert_done, assert_refused, run_kinora, run_program
from tests.support.repository import ROOT

TOMORROW = '''"""Tomorrow's migration."""

from alembic import op

revision, down_revision, branch_labels, depends_on = "tomorrow", "{head}", None, None


def upgrade() -> None:
    op.execute("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)")
'''
HEAD = max(path.name for path in (ROOT / "alembic" / "versions").glob("*.py")).partition("_")[0]
SETTINGS = {"KINORA_DATABASE_URL": "sqlite:///./kinora.db", "KINORA_UPSTREAM_API_KEY": "unused"}


@pytest.fixture(scope="module")
def tomorrow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source code of a Kinora that has one more migration than this one."""
    folder = tmp_path_factory.mktemp("tomorrow")
    for name in ("app", "alembic"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "alembic" / "versions" / "tomorrow.py").write_text(TOMORROW.format(head=HEAD))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a current database that contains a client."""
    assert_done(run_kinora("migrate", folder=tmp_path, environment=SETTINGS))
    assert_done(run_kinora("clients", "add", "early", "--credit-limit", "5", folder=tmp_path, environment=SETTINGS))
    return tmp_path


def _run_tomorrows(tomorrow: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = SETTINGS | {"PYTHONPATH": tomorrow, "PYTHONDONTWRITEBYTECODE": "1"}
    answer = run_program(sys.executable, "-m", "app.cli", *arguments, folder=folder, environment=environment)
    assert TRACEBACK not in answer.stderr
    return answer


def _list_tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_a_new_database_is_made_and_a_current_one_left_alone(tmp_path: Path) -> None:
    first = assert_done(run_kinora("migrate", folder=tmp_path, environment=SETTINGS))
    assert f"is at {HEAD}" in first
    assert first.endswith("The schema is the newest.\n")
    assert _list_tables(tmp_path / "kinora.db") >= {"client", "generation", "video", "credit_entry"}
    before = (tmp_path / "kinora.db").read_bytes()
    assert assert_done(run_kinora("migrate", folder=tmp_path, environment=SETTINGS)) == "The schema is the newest.\n"
    assert (tmp_path / "kinora.db").read_bytes() == before


def test_an_older_database_waits_for_migrate_which_copies_it_aside(tomorrow: Path, folder: Path) -> None:
    assert_refused(_run_tomorrows(tomorrow, folder, "clients", "list"), 2, "older schema", "kinora migrate")
    assert "tomorrow" not in _list_tables(folder / "kinora.db")
    told = assert_done(_run_tomorrows(tomorrow, folder, "migrate"))
    assert "copied" in told
    assert "kinora.db.before-tomorrow" in told
    assert "tomorrow" in _list_tables(folder / "kinora.db")
    with closing(sqlite3.connect(folder / "kinora.db")) as connection:
        assert connection.execute("SELECT name FROM client").fetchall() == [("early",)]
    copy = folder / "kinora.db.before-tomorrow"
    assert "tomorrow" not in _list_tables(copy)
    kept = SETTINGS | {"KINORA_DATABASE_URL": f"sqlite:///{copy}"}
    assert "early" in assert_done(run_kinora("clients", "list", folder=folder, environment=kept))


@pytest.mark.parametrize("command", ["migrate", "clients list", "serve --port 0"])
def test_a_newer_database_is_left_alone(folder: Path, command: str) -> None:
    with closing(sqlite3.connect(folder / "kinora.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'tomorrow'")
        connection.commit()
    answer = run_kinora(*command.split(), folder=folder, environment=SETTINGS)
    assert_refused(answer, 2, "newer Kinora", "tomorrow")
    assert not list(folder.glob("*.before-*"))


@pytest.mark.parametrize("command", ["migrate", "clients list"])
def test_what_is_no_database_is_said_in_one_line(tmp_path: Path, command: str) -> None:
    (tmp_path / "kinora.db").write_bytes(b"no database at all, but long enough to be read as the head of one" * 20)
    answer = run_kinora(*command.split(), folder=tmp_path, environment=SETTINGS)
    assert_refused(answer, 1, "KINORA_DATABASE_URL", f"{tmp_path}/kinora.db", "file is not a database")
