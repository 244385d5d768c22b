"""`kinora serve`: what stops its start, one server per folder, a server without a worker, and its end."""

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.cli.conftest import Kinora
from tests.support.commands import TRACEBACK, assert_done, assert_refused, run_kinora, run_program
from tests.support.films import ask, finish, get, make
from tests.support.postgres import Postgres
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

NEEDING_A_DATABASE = [
    ("serve", "--port", "0"), ("worker",), ("migrate",), ("clients", "list"), ("keys", "issue", "a"),
    ("clients", "add", "a", "--credit-limit", "1"), ("credits", "show", "a"), ("audit",),
]  # fmt: skip


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """A new folder, and the settings that `serve` needs."""
    return {
        "KINORA_UPSTREAM_API_KEY": "unused",
        "KINORA_DATABASE_URL": f"sqlite:///{tmp_path}/kinora.db",
        "KINORA_CONTENT_URL": f"file:{tmp_path}/content",
    }


@pytest.mark.parametrize("key", [None, "", "  "])
def test_without_a_key_it_says_what_to_set(settings: dict[str, str], tmp_path: Path, key: str | None) -> None:
    del settings["KINORA_UPSTREAM_API_KEY"]
    environment = settings if key is None else settings | {"KINORA_UPSTREAM_API_KEY": key}
    answer = run_kinora("serve", "--port", "0", folder=tmp_path, environment=environment)
    assert_refused(answer, 2, "KINORA_UPSTREAM_API_KEY is not set", "kinora demo")
    assert list(tmp_path.iterdir()) == []


def test_one_folder_has_one_server(kinora: Kinora, service: Service) -> None:
    for command in (("serve", "--port", "0"), ("migrate",)):
        assert_refused(kinora(*command), 2, "another process serves", str(service.database))
    assert_done(kinora("clients", "list"))


def test_a_taken_port_is_named(settings: dict[str, str], tmp_path: Path, taken: int) -> None:
    answer = run_kinora("serve", "--port", str(taken), folder=tmp_path, environment=settings)
    assert_refused(answer, 2, f"127.0.0.1:{taken}", "--port")
    answer = run_kinora("sandbox", "--port", str(taken), folder=tmp_path)
    assert_refused(answer, 2, f"127.0.0.1:{taken}", "--port")


def test_an_address_that_is_not_ours_is_named(settings: dict[str, str], tmp_path: Path) -> None:
    answer = run_kinora("serve", "--host", "192.0.2.1", folder=tmp_path, environment=settings)
    assert_refused(answer, 2, "192.0.2.1:8000", "--host")


@pytest.mark.parametrize("blocked", ["kinora.db", "content"])
def test_a_place_where_nothing_can_be_put_is_named(settings: dict[str, str], tmp_path: Path, blocked: str) -> None:
    (tmp_path / "file").write_text("no folder")
    name = "KINORA_DATABASE_URL" if blocked == "kinora.db" else "KINORA_CONTENT_URL"
    settings[name] = settings[name].replace(str(tmp_path), f"{tmp_path}/file")
    answer = run_kinora("serve", "--port", "0", folder=tmp_path, environment=settings)
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1].startswith(f"kinora: {name}: {tmp_path}/file")


def test_without_a_worker_it_accepts_and_starts_no_run(
    start_service: Callable[..., Service], sandbox: Sandbox, app: App
) -> None:
    service = start_service(misspelt="yes")
    assert service.stop() == 0
    service.start("--no-worker")
    with service.add_app() as waiting:
        video = ask(waiting, prompt="nobody works here")
        make(app)  # another service processes a complete generation in the meantime
        assert get(waiting, video["id"])["status"] == "queued"
        assert sandbox.paid_calls("nobody works here") == 0
        service.process.popen.send_signal(signal.SIGINT)
        assert service.process.popen.wait(20) in {0, 130}
        service.start()
        assert finish(waiting, video["id"])["status"] == "completed"
    assert sandbox.paid_calls("nobody works here") == 1
    assert service.stop() == 0
    log = service.process.log.read_text()
    assert TRACEBACK not in log
    lines = [json.loads(line) for line in log.splitlines()]
    assert [line["worker"] for line in lines if line["event"] == "serving"] == [True, False, True]
    assert {line["variable"] for line in lines if line["event"] == "unknown_setting"} == {"KINORA_MISSPELT"}


def test_the_command_of_the_package_is_this_one(tmp_path: Path) -> None:
    """`kinora` as pip installs it, started as a new process."""
    answer = run_program(Path(sys.executable).with_name("kinora"), "serve", folder=tmp_path)
    assert_refused(answer, 2, "KINORA_UPSTREAM_API_KEY is not set")


def test_serving_is_said_last(start_service: Callable[..., Service]) -> None:
    """When a program reads that line, the service answers already."""
    service = start_service()
    assert service.stop() == 0
    events = [json.loads(line)["event"] for line in service.process.log.read_text().splitlines()]
    assert events[-1] == "serving"
    assert "migrated" in events


def _read_failed_start(answer: subprocess.CompletedProcess[str]) -> str:
    """Its last line, after those of the log. Asserts that none of them says `serving`."""
    assert answer.returncode == 1
    *before, last = answer.stderr.splitlines()
    assert last.startswith("kinora: KINORA_DATABASE_URL: ")
    assert "serving" not in [json.loads(line)["event"] for line in before]
    assert "hunter2" not in answer.stderr
    return last


@pytest.mark.parametrize(
    "command", [("serve", "--port", "0"), ("worker",), ("migrate",), ("clients", "list")], ids=" ".join
)
def test_a_database_that_is_away_is_one_line(
    settings: dict[str, str], tmp_path: Path, command: tuple[str, ...]
) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{reserved.getsockname()[1]}"
        settings["KINORA_DATABASE_URL"] = f"postgresql+psycopg://kinora:hunter2@{place}/films"
        last = _read_failed_start(run_kinora(*command, folder=tmp_path, environment=settings))
    assert f"postgresql+psycopg://kinora@{place}/films" in last
    assert "refused" in last


def test_a_database_that_is_not_there_is_one_line(settings: dict[str, str], tmp_path: Path, postgres: Postgres) -> None:
    settings["KINORA_DATABASE_URL"] = re.sub(r"/kinora_\d+\?", "/nowhere?", postgres.create_database())
    last = _read_failed_start(run_kinora("serve", "--port", "0", folder=tmp_path, environment=settings))
    assert '"nowhere" does not exist' in last


def test_a_wrong_password_is_one_line(settings: dict[str, str], tmp_path: Path, postgres: Postgres) -> None:
    url = make_url(postgres.create_database())
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE ROLE locked LOGIN PASSWORD 'right'"))
        rules = Path(connection.execute(text("SHOW hba_file")).scalar_one())
        rules.write_text(f"local all locked scram-sha-256\nhost all locked all scram-sha-256\n{rules.read_text()}")
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()
    wrong = url.set(username="locked", password="hunter2").render_as_string(hide_password=False)

    def look() -> bool:
        """The server reloads its rules a moment later, and then refuses the password."""
        answer = run_kinora("clients", "list", folder=tmp_path, environment=settings | {"KINORA_DATABASE_URL": wrong})
        return "password authentication failed" in answer.stderr

    wait_until(look, what="the server's new rules")
    settings["KINORA_DATABASE_URL"] = wrong
    last = _read_failed_start(run_kinora("serve", "--port", "0", folder=tmp_path, environment=settings))
    assert 'password authentication failed for user "locked"' in last


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
@pytest.mark.parametrize("command", NEEDING_A_DATABASE, ids=" ".join)
def test_a_database_in_another_encoding_is_one_line(
    settings: dict[str, str], tmp_path: Path, postgres: Postgres, command: tuple[str, ...], encoding: str
) -> None:
    settings["KINORA_DATABASE_URL"] = postgres.create_database(encoding=encoding)
    answer = run_kinora(*command, folder=tmp_path, environment=settings)
    assert_refused(answer, 2, "KINORA_DATABASE_URL", f"encoding is {encoding}", "UTF8")


# Options of the URL that would break a promise, and what the refusal names.
UNSAFE = {
    "client_encoding=LATIN1": "`client_encoding` is LATIN1",
    "options=-csynchronous_commit%3Doff": "`synchronous_commit` is `off`",
    "options=-csession_replication_role%3Dreplica": "`session_replication_role` is `replica`",
    "options=-cdefault_transaction_isolation%3Drepeatable%5C%20read": "`default_transaction_isolation`",
    "options=-cdefault_transaction_isolation%3Dserializable": "`default_transaction_isolation`",
    "autocommit=true": "`autocommit`",
}


@pytest.mark.parametrize("option", UNSAFE)
@pytest.mark.parametrize(
    "command", [("serve", "--port", "0"), ("worker",), ("migrate",), ("clients", "list")], ids=" ".join
)
def test_an_option_that_would_break_a_promise_is_one_line(
    settings: dict[str, str], tmp_path: Path, postgres: Postgres, command: tuple[str, ...], option: str
) -> None:
    settings["KINORA_DATABASE_URL"] = f"{postgres.create_database()}&{option}"
    assert_refused(
        run_kinora(*command, folder=tmp_path, environment=settings), 2, "KINORA_DATABASE_URL", UNSAFE[option]
    )


def test_files_are_for_their_owner_alone_and_a_readable_env_file_is_told_of(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KINORA_QUEUE_LIMIT=5\n")
    (tmp_path / ".env").chmod(0o644)
    service = Service(tmp_path, sandbox.address)
    try:
        assert service.database.stat().st_mode & 0o077 == 0
        assert (service.content / "films").stat().st_mode & 0o077 == 0
        (warning,) = [line for line in service.process.log.read_text().splitlines() if "readable_by_others" in line]
        assert str(tmp_path / ".env") in warning
    finally:
        service.kill()


def test_a_path_with_a_question_mark_is_a_path(tmp_path: Path) -> None:
    folder = tmp_path / "what?mode=ro#films %20"
    folder.mkdir()
    assert_done(run_kinora("migrate", folder=folder))
    assert_done(run_kinora("clients", "list", folder=folder))


@pytest.mark.parametrize("command", [("serve", "--port", "0"), ("worker",), ("migrate",)], ids=" ".join)
def test_a_database_that_can_only_be_read_is_one_line(
    settings: dict[str, str], tmp_path: Path, postgres: Postgres, command: tuple[str, ...]
) -> None:
    settings["KINORA_DATABASE_URL"] = postgres.create_database()
    assert_done(run_kinora("migrate", folder=tmp_path, environment=settings))
    engine = create_engine(settings["KINORA_DATABASE_URL"], isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        name = make_url(settings["KINORA_DATABASE_URL"]).database
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    engine.dispose()
    last = _read_failed_start(run_kinora(*command, folder=tmp_path, environment=settings))
    assert "read-only" in last
