"""The pages of a client's webhooks and of operators': add one, send a test, read the answers, send again, disable,
delete."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from standardwebhooks import Webhook

from app.domain import keys
from app.domain.events import OPERATOR_TYPES
from app.schemas.clients import NewKey
from app.words import Scope
from tests.browser import barriers
from tests.browser.conftest import Open
from tests.support.films import make
from tests.support.money import PRICE
from tests.support.receivers import Receiver, Reply
from tests.support.services import App, Service
from tests.support.waiting import wait_until


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
    for _ in range(300):
        page.get_by_role("button", name="Show it as it is now").click()
        page.wait_for_timeout(100)
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
        barriers.assert_none(page)
        receiver.replies["/app"] = lambda _: Reply(500)
        part.get_by_role("button", name="Send a test").click()
        refresh_until(page, find_rows(page), "500")
        refresh_until(page, part.locator("h2"), "Failing")
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


def test_operators_are_told_what_they_chose_and_get_what_failed_again(
    open_console: Open, telling: Service, receiver: Receiver
) -> None:
    receiver.replies["/chat"] = lambda _: Reply(500)
    with telling.add_app() as boss, telling.add_app(PRICE) as shop:
        assert boss.http.post("/webhooks", json={"url": receiver.url("/app")}).status_code == 201
        key = telling.write(keys.issue, boss.id, NewKey(scopes=list(Scope))).key
        console = open_console(telling)
        console.sign_in_operator(App(boss.http, boss.id, boss.name, key), "#/operators-webhooks")
        page = console.page
        expect(page.locator(".none")).to_contain_text("Add the address of what should tell you")
        page.get_by_label("Address").fill(receiver.url("/chat"))
        page.get_by_label("paid calls go on").uncheck()
        page.get_by_role("button", name="Add").click()
        secret = page.locator(".new-key code")
        expect(secret).to_contain_text("whsec_")
        secrets = [secret.inner_text()]
        for button in ("New secret", "New secret…"):
            page.locator(".webhook").get_by_role("button", name=button, exact=True).click()
            if button.endswith("…"):
                page.get_by_role("dialog").get_by_role("button", name="New secret").click()
            expect(secret).not_to_have_text(secrets[-1])
            secrets.append(secret.inner_text())
        page.get_by_role("button", name="I have it").click()
        assert secrets[-1] not in page.content()
        page.get_by_role("button", name="Send a test").click()
        refresh_until(page, find_rows(page), "Failed")
        receiver.replies["/chat"] = lambda _: Reply(204)
        page.get_by_text("Send what failed again").click()
        page.get_by_label("First day").fill("")
        console.refusals.add(400)
        page.get_by_role("button", name="Send them again").click()
        expect(page.locator("[id^=since-][id$=-problem]")).to_contain_text("since")
        page.get_by_label("First day").fill("2001-01-01")
        page.get_by_role("button", name="Send them again").click()
        expect(page.locator("#announcer")).to_have_text("1 sent again.")
        refresh_until(page, find_rows(page), "Delivered")
        make(shop)  # uses up all its credits
        refresh_until(page, find_rows(page), "a client has reached")
        told = wait_until(
            lambda: [each for each in receiver.list_at("/chat") if each.event["type"] == "client.credit_threshold"],
            what="the event to arrive",
        )[0]
        assert Webhook(secrets[-1]).verify(told.body, dict(told.headers))
        (webhook,) = (each for each in boss.http.get("/webhooks").json()["data"] if each["audience"] == "operators")
        assert set(webhook["types"]) == set(OPERATOR_TYPES) - {"upstream.resumed"}
        barriers.assert_none(page)
        page.get_by_role("link", name="Webhooks", exact=True).click()
        expect(page.locator(".webhook h2")).to_contain_text("/app")


def test_a_key_that_only_looks_changes_nothing(open_console: Open, telling: Service, receiver: Receiver) -> None:
    with telling.add_app() as app:
        assert app.http.post("/webhooks", json={"url": receiver.url("/looked-at")}).status_code == 201
        key = telling.write(keys.issue, app.name, NewKey(scopes=[Scope.VIDEOS_READ, Scope.CREDITS_READ])).key
        console = open_console(telling)
        console.sign_in(telling.open_app(App(app.http, app.id, app.name, key)), "#/webhooks")
        expect(console.page.locator(".webhook")).to_contain_text("Nothing was sent yet.")
        expect(console.page.locator("main button")).to_have_text(["Show it as it is now"])
