"""The page of unknown outcomes: the evidence in plain words, and a verdict that shows its dry run first."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from app.words import Role
from tests.browser.conftest import Open
from tests.operators.test_verdicts import lose
from tests.support.money import PRICE, assert_figures
from tests.support.services import App, Service


@pytest.fixture
def boss(service: Service) -> Iterator[App]:
    with service.add_app(0, Role.ADMIN) as boss:
        yield boss


def test_a_verdict_shows_its_dry_run_and_gives_the_credits_back(open_console: Open, boss: App, app: App) -> None:
    generation = lose(boss, app)
    console = open_console()
    console.sign_in_operator(boss)
    page = console.page
    task = page.locator(".tasks li").filter(has_text="Unknown outcomes")
    task.get_by_role("link", name="Show all").click()
    page.get_by_label("Paid by").fill(app.id)
    page.get_by_role("button", name="Show", exact=True).click()
    rows = page.locator(".unknown > li")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("HTTP 504")
    expect(rows.locator(".sides")).to_contain_text(f"This call costs{PRICE:,}")
    rows.get_by_label("How it was found out").fill("not on the usage page")
    rows.get_by_role("button", name="Not billed").click()
    expect(page.locator(".rehearsed")).to_contain_text(f"{PRICE:,} credits")
    assert_figures(app, used=2 * PRICE)
    page.keyboard.press("Escape")
    rows.get_by_role("button", name="Not billed").click()
    expect(page.locator(".rehearsed")).to_contain_text("not on the usage page")
    page.get_by_role("button", name="Give the verdict").click()
    expect(page.locator(".none")).to_contain_text("No unknown outcome fits")
    page.get_by_role("navigation", name="Verdict").get_by_role("link", name="All").click()
    expect(rows).to_contain_text(f"Verdict: it was not billed. {PRICE:,} credits given back")
    expect(rows.get_by_role("button")).to_have_count(0)
    assert_figures(app, used=PRICE)
    console.open(f"#/generations/{generation}")
    expect(page.locator(".proposed")).to_contain_text("Verdict: it was not billed.")
    console.open(f"#/audit-log?target={generation}")
    expect(page.locator(".log li").first).to_contain_text(f"{boss.name} gave a verdict on the generation")


def test_the_overview_counts_only_what_waits_for_a_verdict(
    open_console: Open, start_service: Callable[..., Service]
) -> None:
    service = start_service()
    with service.add_app() as app, service.add_app(0, Role.ADMIN) as boss:
        lost = [lose(boss, app) for _ in range(2)]
        console = open_console(service)
        console.sign_in_operator(boss)
        task = console.page.locator(".tasks li").filter(has_text="Unknown outcomes")
        expect(task.locator(".sum")).to_have_text("2")
        for generation, left in ((lost[0], 1), (lost[1], 0)):
            assert boss.http.post(f"/generations/{generation}/verdict", json={"billed": True}).is_success
            console.page.reload()
            expect(console.page.get_by_role("heading", name="Done last")).to_be_visible()
            expect(task).to_have_count(left)
        console.open("#/unknown")
        expect(console.page.locator(".none")).to_contain_text("None waits for a verdict")
        console.page.get_by_role("link", name="Show all unknown outcomes").click()
        expect(console.page.locator(".unknown > li")).to_have_count(2)


def test_a_verdict_that_another_gave_meanwhile_is_refused(open_console: Open, boss: App, app: App) -> None:
    generation = lose(boss, app)
    console = open_console()
    console.refusals = {409}
    console.sign_in_operator(boss, f"#/unknown?client={app.id}")
    row = console.page.locator(".unknown > li")
    expect(row.get_by_role("button")).to_have_count(2)
    given = boss.http.post(f"/generations/{generation}/verdict", json={"billed": True})
    assert given.is_success
    row.get_by_role("button", name="Not billed").click()
    expect(console.page.locator(".rehearsed")).to_contain_text("verdict")
    expect(console.page.get_by_role("button", name="Give the verdict")).to_have_attribute("aria-disabled", "true")


def test_a_reader_sees_the_evidence_and_gives_no_verdict(
    open_console: Open, boss: App, app: App, service: Service
) -> None:
    lose(boss, app)
    with service.add_app(0, Role.READER) as reader:
        console = open_console()
        console.sign_in_operator(reader, f"#/unknown?client={app.id}")
        expect(console.page.locator(".unknown .sides")).to_be_visible()
        expect(console.page.locator(".unknown button")).to_have_count(0)
