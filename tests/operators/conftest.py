"""Operators: of the shared service, one that may change everything and one that may only look; and of a service of its
own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.words import Role
from tests.support.databases import NewDatabase
from tests.support.money import audit
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service


@pytest.fixture(scope="session")
def admin(service: Service) -> Iterator[App]:
    """Not the last one: tests suspend and revoke others."""
    with service.add_app(0, Role.ADMIN) as app:
        yield app


@pytest.fixture(scope="session")
def reader(service: Service) -> Iterator[App]:
    with service.add_app(0, Role.READER) as app:
        yield app


@pytest.fixture
def own(new_database: NewDatabase, tmp_path: Path, upstream: Sandbox) -> Iterator[Service]:
    """A service with a queue of its own, in which one paid call runs at a time; on both databases."""
    service = Service(tmp_path, upstream.address, {"KINORA_DATABASE_URL": new_database()}, upstream_concurrency=1)
    yield service
    audit(service)
    service.kill()


@pytest.fixture
def boss(own: Service) -> Iterator[App]:
    """The operator of that service."""
    with own.add_app(0, Role.ADMIN) as app:
        yield app
