"""Operators of the shared service: one that may change everything, and one that may only look."""

from collections.abc import Iterator

import pytest

from app.words import Role
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
