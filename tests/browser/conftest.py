"""One Chromium for all tests, and one console per test, which must not have logged an error when it is closed."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import chromium, proxies
from tests.browser.console import PLENTY_MS, Console
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

Open = Callable[..., Console]


def pytest_sessionstart() -> None:
    for program in (chromium, proxies):
        if not program.PATH.exists():
            pytest.exit(program.MISSING, returncode=2)
    expect.set_options(timeout=PLENTY_MS)  # of a busy machine; what is there is seen at once


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.open_browser() as browser:
        yield browser


@pytest.fixture
def open_console(browser: Browser, service: Service) -> Iterator[Open]:
    """`open_console(width=360)`; a test may give another service, or another address of it."""
    opened: list[Console] = []

    def open_(at: Service | None = None, *, width: int = 1280, address: str | None = None) -> Console:
        opened.append(Console(browser, at or service, width=width, address=address))
        return opened[-1]

    yield open_
    for console in opened:
        console.close()


@pytest.fixture
def console(open_console: Open, app: App) -> Console:
    """A console that is signed in with a new client."""
    console = open_console()
    console.sign_in(app)
    return console


@pytest.fixture
def narrow(start_service: Callable[..., Service]) -> Iterator[tuple[Service, App]]:
    """One film at a time, so that the one after a long one waits; and a client."""
    service = start_service(upstream_concurrency=1)
    with service.add_app() as app:
        yield service, app


@pytest.fixture(scope="module")
def full_size(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service whose upstream renders films in their full size."""
    sandbox = Sandbox(tmp_path_factory.mktemp("full-size"), seconds=0.5, tiny=False)
    service = Service(tmp_path_factory.mktemp("full-size-service"), sandbox.address)
    yield service
    service.audit()
    service.stop()
    sandbox.close()
