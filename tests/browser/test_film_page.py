"""A film that is opened as a page of its own plays in the browser's own player; with a link, also in a page of another
origin."""

import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.films import make
from tests.support.services import App, Service

_PLAYS = "() => { const film = document.querySelector('video'); return film && film.readyState >= 2 && !film.error; }"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """In a new browser, which has no key."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def link(full_size: Service) -> Iterator[str]:
    with full_size.add_app() as app:
        yield _link(app)


def _link(app: App) -> str:
    address: str = app.http.post(f"/videos/{make(app)['id']}/links").json()["url"]
    return address


def test_a_film_opened_as_a_page_plays(page: Page, link: str) -> None:
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    page.goto(link)
    page.wait_for_function(_PLAYS, timeout=15_000)
    height = page.evaluate("() => document.querySelector('video').getBoundingClientRect().height")
    assert height > 300, "the player's own style is not forbidden"
    assert broken == []


def test_a_page_of_another_origin_plays_a_film_by_its_link(page: Page, link: str) -> None:
    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f'<!doctype html><title>An app</title><video muted src="{link}"></video>'.encode()
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Logs nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page.goto(f"http://localhost:{server.server_address[1]}/")
        page.wait_for_function(_PLAYS, timeout=15_000)
    finally:
        server.shutdown()
        server.server_close()
