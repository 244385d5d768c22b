"""The page of the queue: who waits for what, a pause with its reason, and cancelling after its dry run."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from app.words import Role
from tests.browser.conftest import Open
from tests.support.films import ask, get
from tests.support.money import PRICE, assert_figures
from tests.support.services import App, Service


@pytest.fixture
def boss(narrow: tuple[Service, App]) -> Iterator[App]:
    with narrow[0].add_app(0, Role.ADMIN) as boss:
        yield boss


def test_what_waits_is_paused_resumed_and_cancelled(open_console: Open, narrow: tuple[Service, App], boss: App) -> None:
    service, app = narrow
    console = open_console(service)
    console.sign_in_operator(boss, "#/queue")
    page = console.page
    expect(page.locator("main")).to_contain_text("Nobody: nothing waits and nothing runs")
    expect(page.locator(".tally div").filter(has_text="Safe to stop at").locator("dd")).to_have_text("now")
    form = page.get_by_role("form", name="Paid calls")
    form.get_by_label("Reason").fill("maintenance tonight")
    form.get_by_role("button", name="Pause").click()
    expect(form).to_contain_text("maintenance tonight")
    console.open("#/overview")
    page.locator(".tasks li").filter(has_text="Paused in the queue").get_by_role("link").click()
    videos = [ask(app, prompt=f"waits {number}")["id"] for number in range(2)]
    page.get_by_role("button", name="Show it as it is now").click()
    row = page.locator("tbody tr").filter(has_text=app.name)
    expect(row).to_contain_text("an operator to resume paid calls")
    expect(page.locator(".tally div").filter(has_text="Waiting").first).to_contain_text("2")
    row.get_by_role("button", name="Cancel what waits").click()
    expect(page.locator(".rehearsed")).to_contain_text(f"{2 * PRICE:,} credits")
    page.get_by_role("button", name="Cancel them").click()
    expect(console.problem("typed")).to_contain_text(app.name)
    assert {get(app, video)["status"] for video in videos} == {"queued"}
    page.get_by_label("To confirm, type").fill(app.name)
    page.get_by_role("button", name="Cancel them").click()
    expect(page.locator("#announcer")).to_have_text("2 cancelled.")
    expect(row).to_have_count(0)
    assert {get(app, video)["status"] for video in videos} == {"failed"}
    assert_figures(app, used=0)
    form.get_by_role("button", name="Resume").click()
    expect(form).to_contain_text("Going on")
    assert boss.http.get("/queue").json()["paused"] == []
    console.open("#/audit-log")
    expect(page.locator(".log li").nth(0)).to_contain_text("resumed paid calls")
    expect(page.locator(".log li").nth(1)).to_contain_text("cancelled what waited in the queue")
    expect(page.locator(".log li").nth(1)).to_contain_text(f"client {app.id}")
    expect(page.locator(".log li").nth(2)).to_contain_text("paused paid calls")
    expect(page.locator(".log li").nth(2)).to_contain_text("maintenance tonight")


def test_a_reader_sees_the_queue_and_steers_nothing(open_console: Open, service: Service) -> None:
    with service.add_app(0, Role.READER) as reader:
        console = open_console()
        console.sign_in_operator(reader, "#/queue")
        expect(console.page.locator(".pausing")).to_contain_text("New films")
        expect(console.page.locator("main button")).to_have_text(["Show it as it is now"])
