"""Only `serve`, `worker`, `migrate` and `demo` create a database. Other commands name the one that they used, or
fail."""

from pathlib import Path

import pytest

from tests.cli.conftest import Kinora
from tests.support.commands import assert_done, assert_refused, run_kinora
from tests.support.postgres import Postgres
from tests.support.services import App, Service

SHORT = [
    ("clients", "add", "app", "--credit-limit", "5"),
    ("clients", "list"),
    ("clients", "suspend", "app"),
    ("clients", "activate", "app"),
    ("keys", "issue", "app"),
    ("keys", "list", "app"),
    ("keys", "revoke", "app"),
    ("credits", "grant", "app", "5"),
    ("credits", "refund", "video_app"),
    ("credits", "show", "app"),
    ("audit",),
    ("backup", "copy.db"),
]


@pytest.mark.parametrize("command", SHORT, ids=" ".join)
def test_where_there_is_no_database_none_is_made(command: tuple[str, ...], tmp_path: Path) -> None:
    """Otherwise an operator in the wrong folder would hand out the key of a service that does not exist."""
    answer = run_kinora(*command, folder=tmp_path)
    assert_refused(answer, 2, f"{tmp_path}/data/kinora.db", "KINORA_DATABASE_URL", "kinora migrate")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [("clients", "list"), ("backup", "copy.db")], ids=" ".join)
def test_an_empty_file_is_no_database_and_stays_empty(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "kinora.db").touch()
    answer = run_kinora(*command, folder=tmp_path, environment={"KINORA_DATABASE_URL": "sqlite:///kinora.db"})
    assert_refused(answer, 2, f"no Kinora database at {tmp_path}/kinora.db")
    assert [(file.name, file.stat().st_size) for file in tmp_path.iterdir()] == [("kinora.db", 0)]


def test_on_success_standard_error_says_which_database_it_was(kinora: Kinora, service: Service, app: App) -> None:
    for command in (("clients", "list"), ("credits", "show", app.name), ("audit",)):
        answer = kinora(*command)
        assert_done(answer)
        assert answer.stderr == f"kinora: database {service.database}\n"


def test_who_is_not_found_is_not_found_in_a_named_database(kinora: Kinora, service: Service) -> None:
    assert_refused(kinora("credits", "show", "nobody"), 1, "'nobody'", str(service.database))


def test_an_audit_makes_no_folder(tmp_path: Path) -> None:
    environment = {"KINORA_DATABASE_URL": f"sqlite:///{tmp_path}/kinora.db"}
    assert_done(run_kinora("migrate", folder=tmp_path, environment=environment))
    before = set(tmp_path.iterdir())
    answer = run_kinora("audit", folder=tmp_path, environment=environment)
    assert_refused(answer, 2, f"{tmp_path}/data/content", "KINORA_CONTENT_URL")
    assert set(tmp_path.iterdir()) - before <= {tmp_path / "kinora.db-wal", tmp_path / "kinora.db-shm"}


@pytest.mark.parametrize("command", [("clients", "list"), ("audit",)], ids=" ".join)
def test_a_postgresql_database_without_our_tables_is_none(
    command: tuple[str, ...], postgres: Postgres, tmp_path: Path
) -> None:
    url = _add_password(postgres.create_database())
    answer = run_kinora(*command, folder=tmp_path, environment={"KINORA_DATABASE_URL": url})
    line = assert_refused(answer, 2, "no Kinora database", "postgresql+psycopg://", "KINORA_DATABASE_URL")
    assert "hunter2" not in line
    again = run_kinora(*command, folder=tmp_path, environment={"KINORA_DATABASE_URL": url})
    assert_refused(again, 2, "no Kinora database")
    assert list(tmp_path.iterdir()) == []


def test_postgresql_is_named_without_its_password(postgres: Postgres, tmp_path: Path) -> None:
    environment = {"KINORA_DATABASE_URL": _add_password(postgres.create_database())}
    made = run_kinora("migrate", folder=tmp_path, environment=environment)
    answer = run_kinora("clients", "list", folder=tmp_path, environment=environment)
    assert "database postgresql+psycopg://" in assert_done(made)
    assert_done(answer)
    assert answer.stderr.startswith("kinora: database postgresql+psycopg://")
    assert "hunter2" not in made.stdout + made.stderr + answer.stdout + answer.stderr
    assert list(tmp_path.iterdir()) == []


def _add_password(url: str) -> str:
    """The test's server needs no password, but a URL may contain one, in either place."""
    return f"{url.replace(':@', ':hunter2@')}&password=hunter2"
