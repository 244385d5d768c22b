"""Fixtures: one sandbox and one service shared by all tests that do not change their options; others get their own."""

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.store.sessions import Session
from tests.guards.network import forbid_network
from tests.support.databases import KINDS, NewDatabase, copy_postgres, copy_sqlite, open_engine
from tests.support.money import audit
from tests.support.postgres import Postgres, run_postgres
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

BATTERY_SECONDS = 1_200  # for one test


@pytest.fixture(scope="session", autouse=True)
def _only_loopback() -> None:
    """The test process can connect only to this machine."""
    forbid_network()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--battery", action="store_true", help="run all of the battery, not its quick cut")
    parser.addoption("--seed", default="1", help="where the battery's chance begins")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without `--battery`, leave out the tests marked `full`; pytest counts them as deselected.

    With `--battery`, the tests marked `long` come first, so that the session does not end with waiting for them. They
    are shuffled, because some of them use the processor and others wait. All may take as long as their long form
    does."""
    if config.getoption("--battery"):
        for item in items:
            item.add_marker(pytest.mark.timeout(BATTERY_SECONDS))
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
    """The shared sandbox: set faults only in the prompt, as `[[fault:NAME]]`."""
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
    """A second sandbox, for services that a test starts itself. Its options may be changed, and faults may be set for
    every call. Only one module uses it at a time, and finds it reset, except for its counts and records."""
    yield _second_sandbox
    _second_sandbox.heal()
    _second_sandbox.set(seconds=0.2, mode="async", link_seconds=604_800)


@pytest.fixture(scope="session")
def service(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The shared service, with default settings except for the concurrency. The audit after all tests must pass."""
    service = Service(tmp_path_factory.mktemp("service"), sandbox.address, upstream_concurrency=32)
    yield service
    service.audit()
    service.stop()


@pytest.fixture(scope="module")
def serve(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Service]]:
    """Starts a service for the tests of a module: `serve(queue_limit=2)`. The audit after them must pass."""
    started: list[Service] = []

    def start(upstream: Sandbox = sandbox, **settings: object) -> Service:
        started.append(Service(tmp_path_factory.mktemp("service"), upstream.address, {}, (), **settings))
        return started[-1]

    yield start
    for service in started:
        audit(service)
        service.kill()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL server. `create_database()` creates a fresh database on it."""
    with run_postgres() as server:
        yield server


@pytest.fixture(scope="session", params=KINDS)
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    """`new_database()` returns the URL of a fresh, migrated database. Tests with this fixture run on SQLite and
    PostgreSQL."""
    if request.param == "sqlite":
        return copy_sqlite(tmp_path_factory.mktemp("databases"))
    return copy_postgres(
        request.getfixturevalue("postgres")
    )  # by name, so that the server is started only when it is needed


@pytest.fixture(scope="session")
def engine(new_database: NewDatabase) -> Iterator[Engine]:
    """An empty, migrated database. It must stay empty: tests that write to it roll back."""
    engine = open_engine(new_database())
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session for domain functions. Everything that a test writes is rolled back."""
    with engine.connect() as connection, connection.begin() as transaction:
        yield Session(connection)
        transaction.rollback()


@pytest.fixture
def app(service: Service) -> Iterator[App]:
    """A new client of the shared service, with plenty of credit."""
    with service.add_app() as app:
        yield app


@pytest.fixture
def start_sandbox(tmp_path: Path) -> Iterator[Callable[..., Sandbox]]:
    """Starts a sandbox for one test: `start_sandbox("--mode", "blocking", seconds=3)`."""
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
    """Starts a service with settings for one test: `start_service(queue_limit=2)`. It is killed after the test."""
    started: list[Service] = []

    def start(upstream: str | None = None, environment: Mapping[str, str] | None = None, **settings: object) -> Service:
        folder = tmp_path / f"service-{len(started)}"
        folder.mkdir()
        started.append(Service(folder, upstream or sandbox.address, environment, (), **settings))
        return started[-1]

    yield start
    for service in started:
        service.kill()
