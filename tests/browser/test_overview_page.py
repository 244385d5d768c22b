"""The overview: the limit of all clients together, and the account of the model, with the price guard and the drift."""

import time
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from app.domain import restores
from app.words import Role
from tests.browser import barriers
from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.films import ask, make
from tests.support.money import PRICE
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

FILMS = 3  # that all clients together can pay for
LAG_SECONDS = 2.1  # so long after a film upstream may still charge for it


def find_task(console: Console, name: str) -> Locator:
    return console.page.locator(".tasks li").filter(has=console.page.get_by_role("heading", name=name))


def make_alone(app: App, prompt: str) -> None:
    """A film that no other one overlaps."""
    make(app, prompt=prompt)
    ended = time.monotonic()
    wait_until(lambda: time.monotonic() > ended + LAG_SECONDS, what="the end of the time in which it may be charged")


def test_what_no_operator_has_paused_is_resumed_after_its_dry_run(
    start_service: Callable[..., Service], open_console: Open, upstream: Sandbox
) -> None:
    service = start_service(upstream.address)
    with service.add_app(0, Role.ADMIN) as boss, service.add_app(0, Role.READER) as reader, service.add_app() as app:
        console = open_console(service)
        console.sign_in_operator(boss)
        page = console.page
        account = page.get_by_role("region", name="Account of the model")
        expect(account).to_contain_text("not used yet")
        expect(account).to_contain_text("No paid call has shown its counter yet.")
        expect(page.get_by_role("region", name="Limit of all clients together")).to_have_count(0)
        ask(app, prompt="[[fault:out-of-credit=4800*1]]")
        wait_until(lambda: boss.http.get("/queue").json()["paused"], what="the price guard")
        page.reload()
        expect(find_task(console, "Paused in the queue")).to_contain_text("price guard")
        expect(account).to_contain_text("Paused by the price guard")
        expect(account).to_contain_text("4,800 credits upstream")
        barriers.assert_none(page)
        console.open("#/queue")
        page.get_by_role("form", name="Paid calls").get_by_role("button", name="Resume… paid calls").click()
        page.get_by_role("button", name="Leave it as it is").click()
        console.open("#/overview")
        account.get_by_role("button", name="Resume… paid calls").click()
        expect(page.locator(".rehearsed .changes div").filter(has_text="Waiting films")).to_contain_text("1, of which")
        assert boss.http.get("/queue").json()["paused"] != []
        page.get_by_role("button", name="Resume them").click()
        expect(page.locator("#announcer")).to_have_text("Paid calls: resumed.")
        expect(account.get_by_role("form")).to_have_count(0)
        assert boss.http.get("/queue").json()["paused"] == []
        expect(find_task(console, "No paid call is sent")).to_contain_text("no credit left")  # it was a 406
        service.write(restores.pause_copy)
        console = open_console(service)
        console.sign_in_operator(reader)
        expect(find_task(console, "Paused in the queue")).to_contain_text("because the database is an older copy")
        form = console.page.get_by_role("form", name="Paid calls")
        (waiting,) = boss.http.get("/queue").json()["may_have_been_paid"]
        expect(form.get_by_role("link")).to_have_text(waiting)
        expect(console.page.locator("main button")).to_have_count(0)


def test_the_limit_of_all_clients_and_the_drift_of_the_account(
    start_service: Callable[..., Service], open_console: Open, upstream: Sandbox
) -> None:
    service = start_service(upstream.address, credit_limit_total=FILMS * PRICE)
    with service.add_app(0, Role.ADMIN) as boss, service.add_app() as app:
        for fault in ("", "[[fault:other-use=4800*1]]", ""):
            make_alone(app, f"alone {fault}")
        console = open_console(service)
        console.sign_in_operator(boss)
        total = console.page.get_by_role("region", name="Limit of all clients together")
        expect(total.locator(".main dd")).to_have_text("0")
        expect(total).to_contain_text(f"{FILMS * PRICE:,}")
        expect(find_task(console, "Used of the limit of all clients").locator(".sum")).to_have_text("100 %")
        expect(find_task(console, "Another use of the account")).to_contain_text("+4,800 credits.")
        account = console.page.get_by_role("region", name="Account of the model")
        expect(account).to_contain_text(f"moved by {2 * PRICE + 4800:,}. Our calls explain all but 4,800")
        expect(account).to_contain_text("Another use of the account")
