"""One sandbox and one service for all tests that change nothing of theirs; more for those that do."""

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.store.sessions import Session
from tests.guards.network import forbid_network
from tests.support.databases import KINDS, NewDatabase, copy_postgres, copy_sqlite, open_engine
from tests.support.postgres import Postgres, run_postgres
from tests.support.processes import App, Sandbox, Service


@pytest.fixture(scope="session", autouse=True)
def _only_loopback() -> None:
    """Nothing that the test process does reaches beyond this machine."""
    forbid_network()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--battery", action="store_true", help="run all of the battery, not its quick cut")
    parser.addoption("--seed", default="1", help="where the battery's chance begins")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The quick cut leaves out what is marked `full`, and pytest counts it as deselected. The whole battery begins with
    what takes long, or all would wait for that in the end; shuffled, since some of it works and some of it waits."""
    if config.getoption("--battery"):
        long = [item for item in items if item.get_closest_marker("long")]
        random.Random(0).shuffle(long)
        items[:] = long + [item for item in items if item not in long]
    else:
        left_out = [item for item in items if item.get_closest_marker("full")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_report_header(config: pytest.Config) -> str:
    return (
        f"battery: {'all of it' if config.getoption('--battery') else 'quick cut'}, seed {config.getoption('--seed')}"
    )


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """Shared: faults only by marks in the prompt, `[[fault:NAME]]`."""
    sandbox = Sandbox(tmp_path_factory.mktemp("sandbox"))
    yield sandbox
    sandbox.close()


@pytest.fixture(scope="session")
def _second_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    sandbox = Sandbox(tmp_path_factory.mktemp("second-sandbox"))
    yield sandbox
    sandbox.close()


@pytest.fixture(scope="module")
def upstream(_second_sandbox: Sandbox) -> Iterator[Sandbox]:
    """Another sandbox, for services of one's own: its options may be changed and faults may stand for every call. A
    module has it for itself, and finds it as new but for its counts and records."""
    yield _second_sandbox
    _second_sandbox.heal()
    _second_sandbox.set(seconds=0.2, mode="async", link_seconds=604_800)


@pytest.fixture(scope="session")
def service(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Shared: default settings. After all tests the books must still balance."""
    service = Service(tmp_path_factory.mktemp("service"), sandbox.address, upstream_concurrency=32)
    yield service
    service.audit()
    service.stop()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real server; `create_database()` for a fresh database on it."""
    with run_postgres() as server:
        yield server


@pytest.fixture(scope="session", params=KINDS)
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    """`new_database()` is the URL of a fresh, migrated one. What asks for it runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return copy_sqlite(tmp_path_factory.mktemp("databases"))
    return copy_postgres(request.getfixturevalue("postgres"))  # by name: only those who need the server start it


@pytest.fixture(scope="session")
def engine(new_database: NewDatabase) -> Iterator[Engine]:
    """An empty, migrated database that stays so: whoever writes into it rolls back."""
    engine = open_engine(new_database())
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """What domain functions take; nothing that a test writes stays."""
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


@pytest.fixture
def app(service: Service) -> Iterator[App]:
    """A fresh client of the shared service with plenty of credit."""
    with service.add_app() as app:
        yield app


@pytest.fixture
def start_sandbox(tmp_path: Path) -> Iterator[Callable[..., Sandbox]]:
    """A sandbox of one's own: `start_sandbox("--mode", "blocking", seconds=3)`."""
    started: list[Sandbox] = []

    def start(*arguments: str, seconds: float = 0.2) -> Sandbox:
        folder = tmp_path / f"sandbox-{len(started)}"
        folder.mkdir()
        started.append(Sandbox(folder, *arguments, seconds=seconds))
        return started[-1]

    yield start
    for sandbox in started:
        sandbox.close()


@pytest.fixture
def start_service(sandbox: Sandbox, tmp_path: Path) -> Iterator[Callable[..., Service]]:
    """A service of one's own, with settings: `start_service(queue_limit=2)`; killed at the end if it still runs."""
    started: list[Service] = []

    def start(upstream: str | None = None, environment: Mapping[str, str] | None = None, **settings: object) -> Service:
        folder = tmp_path / f"service-{len(started)}"
        folder.mkdir()
        started.append(Service(folder, upstream or sandbox.address, environment, (), **settings))
        return started[-1]

    yield start
    for service in started:
        service.kill()
