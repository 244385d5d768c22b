"""Short commands of the shared service's operator, with the service's settings and in its folder."""

import socket
from collections.abc import Callable, Iterator
from subprocess import CompletedProcess

import pytest

from tests.support.commands import run_kinora
from tests.support.services import Service

Kinora = Callable[..., CompletedProcess[str]]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another process uses."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture(scope="session")
def kinora(service: Service) -> Kinora:
    """`kinora("clients", "list")` beside the running service."""

    def run(*arguments: str) -> CompletedProcess[str]:
        return run_kinora(*arguments, folder=service.folder, environment=service.environment)

    return run
