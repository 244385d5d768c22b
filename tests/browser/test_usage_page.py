"""The usage page: its figures are the API's own, by days of a zone, by groups, as a table and as a file."""

import re
import time
from pathlib import Path

from playwright.sync_api import expect

from app.words import Role
from tests.browser.conftest import Open
from tests.support.films import make
from tests.support.money import PRICE
from tests.support.pictures import draw_png
from tests.support.services import App, Service


def test_the_figures_are_the_apis_own(open_console: Open, service: Service, app: App, tmp_path: Path) -> None:
    still = draw_png()
    make(app, still, metadata='{"campaign": "spring"}')
    with service.add_app() as other, service.add_app(0, Role.ADMIN) as admin:
        make(other, still)
        make(app, metadata='{"campaign": "=autumn"}')
        console = open_console()
        console.sign_in_operator(admin, f"#/clients/{app.id}")
        page = console.page
        page.get_by_role("link", name="Usage of this client").click()
        page.get_by_label("And by label").fill("campaign")
        page.get_by_label("Group by").select_option("Outcome")
        page.get_by_label("Time zone").fill("Asia/Tokyo")
        page.get_by_role("button", name="Show", exact=True).click()
        rows = page.locator(".usage tbody tr")
        expect(rows).to_have_count(2)
        expect(rows.filter(has_text="campaign: spring")).to_contain_text(f"{PRICE:,}")
        expect(rows.filter(has_text="Ready · campaign: =autumn")).to_have_count(1)
        settled = page.locator(".tally div").filter(has_text="Credits settled")
        expect(settled.locator("dd")).to_have_text(f"{2 * PRICE:,}")
        expect(page.locator(".bars rect")).to_have_count(30)
        query: dict[str, str | int] = {"start_time": int(time.time()) - 86_400, "client": other.id}
        saved = sum(
            result["credits_saved_by_hits"]
            for bucket in admin.http.get("/usage", params=query).json()["data"]
            for result in bucket["results"]
        )
        page.get_by_label("Only client").fill(other.id)
        page.get_by_role("button", name="Show", exact=True).click()
        expect(page.locator(".tally div").filter(has_text="Saved by hits")).to_contain_text(f"{saved:,}")
        page.get_by_role("button", name="Saved by hits").click()
        expect(page.get_by_role("img", name=re.compile(f"^Saved by hits.*: {saved:,} together"))).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="CSV").click()
        assert re.search("Asia-Tokyo.csv$", download.value.suggested_filename)
        download.value.save_as(tmp_path / "usage.csv")
        assert str(saved) in (tmp_path / "usage.csv").read_text()


def test_a_client_sees_its_own_part_in_my_credits(
    open_console: Open, service: Service, app: App, tmp_path: Path
) -> None:
    still = draw_png()
    with service.add_app() as other:
        make(other, still)
        make(other, draw_png())
    make(app, still)
    make(app, metadata='{"campaign": "spring"}')
    console = open_console()
    console.sign_in(app, "#/credits")
    page = console.page
    usage = page.get_by_role("region", name="Usage")
    sums = usage.locator(".tally div")
    for name, value in (
        ("Films asked for", 2),
        ("New films paid", 1),
        ("Charged", PRICE),
        ("Saved: film existed", PRICE),
    ):
        expect(sums.filter(has_text=name).locator("dd")).to_have_text(f"{value:,}")
    expect(usage.locator(".bars rect")).to_have_count(30)
    expect(usage.locator(".usage tbody tr")).to_have_count(1)
    usage.get_by_role("button", name="Saved: film existed").click()
    expect(usage.get_by_role("img", name=re.compile(f": {PRICE:,} together"))).to_be_visible()
    usage.get_by_text("Choose days and groups").click()
    usage.get_by_label("And by label").fill("campaign")
    usage.get_by_label("Time zone").fill("Asia/Tokyo")
    page.keyboard.press("Enter")
    expect(usage.locator(".usage tbody tr").filter(has_text="campaign: spring")).to_have_count(1)
    with page.expect_download() as download:
        usage.get_by_role("button", name="CSV").click()
    assert re.search("Asia-Tokyo.csv$", download.value.suggested_filename)
    download.value.save_as(tmp_path / "usage.csv")
    assert str(PRICE) in (tmp_path / "usage.csv").read_text()
    usage.get_by_label("Last day").fill("2020-01-30")
    usage.get_by_label("First day").fill("2020-01-01")
    page.keyboard.press("Enter")
    expect(usage.locator(".none")).to_contain_text("Nothing was made in this time")
    expect(page.get_by_role("region", name="Ledger")).to_be_visible()


def test_what_a_client_may_not_group_by_is_said_beside_its_field(open_console: Open, app: App) -> None:
    console = open_console()
    console.refusals = {400}
    console.sign_in(app, "#/credits?zone=Atlantis")
    expect(console.problem("zone")).to_contain_text("time zone")


def test_a_client_sees_its_budget_and_what_of_its_limit_expires(open_console: Open, service: Service, app: App) -> None:
    make(app)
    with service.add_app(0, Role.ADMIN) as admin:
        budget = {"period": "month", "timezone": "Europe/Berlin", "limit": 3 * PRICE}
        assert admin.http.patch(f"/clients/{app.id}", json={"budget": budget}).is_success
        grant = {"amount": 700, "expiresAt": int(time.time()) + 86_400}
        assert admin.http.post(f"/clients/{app.id}/credits", json=grant).is_success
    console = open_console()
    console.sign_in(app, "#/credits")
    expect(console.page.get_by_role("region", name="Budget")).to_contain_text(f"Left in this month{2 * PRICE:,}")
    expect(console.page.locator("main")).to_contain_text("700 credits expire on")


def test_a_day_is_that_of_the_zone_and_what_cannot_be_is_said_beside_its_field(
    open_console: Open, service: Service
) -> None:
    with service.add_app(0, Role.ADMIN) as admin:
        console = open_console()
        console.refusals = {400}
        console.sign_in_operator(admin)
        page = console.page
        with page.expect_request(re.compile(r"/usage\?")) as asked:
            console.open("#/usage?from=2025-10-26&to=2025-10-26&zone=Europe/Berlin")
        assert "start_time=1761429600&end_time=1761519600" in asked.value.url  # 25 hours
        expect(page.locator(".none")).to_contain_text("Nothing was made in this time")
        page.get_by_label("Time zone").fill("Atlantis")
        page.get_by_role("button", name="Show", exact=True).click()
        expect(console.problem("zone")).to_contain_text("time zone")
        console.open("#/usage?from=2020-01-01&to=2025-10-26&zone=UTC")
        expect(console.problem("from")).to_contain_text("400 buckets")
