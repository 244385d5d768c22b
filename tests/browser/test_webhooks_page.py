"""The page of a client's webhooks: add one, send a test, read the answers, send again, disable, delete."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from app.domain import keys
from app.schemas.clients import NewKey
from app.words import Scope
from tests.browser.conftest import Open
from tests.support.films import make
from tests.support.receivers import Receiver, Reply
from tests.support.services import App, Service


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def telling(serve: Callable[..., Service]) -> Service:
    return serve(egress_allow="127.0.0.1/32")


def find_rows(page: Page) -> Locator:
    return page.locator(".deliveries tbody tr")


def refresh_until(page: Page, place: Locator, text: str) -> None:
    """The page shows what there was when it was asked: ask again until it is there."""
    for _ in range(60):
        page.get_by_role("button", name="Show it as it is now").click()
        page.wait_for_timeout(500)
        if place.first.is_visible() and text in place.first.inner_text():
            return
    expect(place.first).to_contain_text(text)


def test_from_the_first_address_to_its_deletion(open_console: Open, telling: Service, receiver: Receiver) -> None:
    url = receiver.url("/app")
    receiver.replies["/app"] = lambda _: Reply(204)
    with telling.add_app() as app:
        console = open_console(telling)
        console.sign_in(app, "#/webhooks")
        page = console.page
        expect(page.locator(".none")).to_contain_text("No webhook yet")
        console.refusals.add(400)
        page.get_by_label("Address").fill("http://10.0.0.1/")
        page.get_by_role("button", name="Add").click()
        expect(console.problem("url")).not_to_be_empty()
        page.get_by_label("Address").fill(url)
        page.get_by_role("button", name="Add").click()
        expect(page.locator(".new-key code")).to_contain_text("whsec_")
        page.get_by_role("button", name="I have it").click()
        part = page.locator(".webhook")
        expect(part.locator("h2")).to_contain_text("Enabled")
        make(app)
        refresh_until(page, find_rows(page), "Delivered")
        expect(find_rows(page)).to_contain_text("a film is ready")
        expect(find_rows(page)).to_contain_text("204")
        assert Axe().run(page).violations_count == 0
        receiver.replies["/app"] = lambda _: Reply(500)
        part.get_by_role("button", name="Send a test").click()
        refresh_until(page, find_rows(page), "500")
        expect(part.locator("h2")).to_contain_text("Failing")
        find_rows(page).last.get_by_role("button", name="again").click()
        expect(page.locator("#announcer")).to_have_text("It is sent again.")
        part.get_by_role("button", name="Disable").click()
        expect(part.locator("h2")).to_contain_text("Disabled")
        expect(part).to_contain_text("You have disabled it.")
        part.get_by_role("button", name="Enable").click()
        expect(part.locator("h2")).not_to_contain_text("Disabled")
        part.get_by_role("button", name="Delete").click()
        page.get_by_label("To confirm, type").fill(urlsplit(url).netloc)
        page.get_by_role("button", name="Delete it").click()
        expect(page.locator(".none")).to_contain_text("No webhook yet")
        assert app.http.get("/webhooks").json()["data"] == []


def test_a_key_that_only_looks_changes_nothing(open_console: Open, telling: Service, receiver: Receiver) -> None:
    with telling.add_app() as app:
        assert app.http.post("/webhooks", json={"url": receiver.url("/looked-at")}).status_code == 201
        key = telling.write(keys.issue, app.name, NewKey(scopes=[Scope.VIDEOS_READ, Scope.CREDITS_READ])).key
        console = open_console(telling)
        console.sign_in(telling.open_app(App(app.http, app.id, app.name, key)), "#/webhooks")
        expect(console.page.locator(".webhook")).to_contain_text("Nothing was sent yet.")
        expect(console.page.locator("main button")).to_have_text(["Show it as it is now"])
