"""The page of a client: its budget, grants, rotation of keys, networks, and its ledger with a file."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from app.words import Role
from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.films import make, post
from tests.support.money import PRICE
from tests.support.services import PLENTY, App, Service


@pytest.fixture
def admin(service: Service) -> Iterator[App]:
    with service.add_app(0, Role.ADMIN) as admin:
        yield admin


@pytest.fixture
def desk(open_console: Open, admin: App, app: App) -> Console:
    """An operator's console at the page of the client `app`."""
    console = open_console()
    console.sign_in_operator(admin, f"#/clients/{app.id}")
    expect(console.page.get_by_role("heading", name=app.name)).to_be_visible()
    return console


def _part(console: Console, title: str) -> Locator:
    heading = console.page.get_by_role("heading", name=title, exact=True)
    return console.page.locator("section.part").filter(has=heading)


def _client(admin: App, app: App) -> dict[str, Any]:
    client: dict[str, Any] = admin.http.get(f"/clients/{app.id}").json()
    return client


def test_credits_are_granted_at_once_and_taken_away_only_by_name(desk: Console, admin: App, app: App) -> None:
    grants, page = _part(desk, "Grant credits"), desk.page
    grants.get_by_label("How many").fill("1,500")
    grants.get_by_label("Note").fill("for the fair")
    grants.get_by_role("button", name="Grant").click()
    expect(page.locator("#announcer")).to_have_text("Granted.")
    assert _client(admin, app)["creditLimit"] == PLENTY + 1500
    grants.get_by_label("How many").fill("-2500")
    grants.get_by_role("button", name="Grant").click()
    expect(page.locator(".rehearsed")).to_contain_text(f"from {PLENTY + 1500:,}")
    expect(page.locator(".rehearsed")).to_contain_text(f"to {PLENTY - 1000:,}")
    page.get_by_role("button", name="Take them away").click()
    expect(desk.problem("typed")).not_to_be_empty()
    assert _client(admin, app)["creditLimit"] == PLENTY + 1500
    page.get_by_label("To confirm").fill(app.name)
    page.keyboard.press("Enter")
    expect(page.locator(".tally .main dd")).to_have_text(f"{PLENTY - 1000:,}")
    assert _client(admin, app)["creditLimit"] == PLENTY - 1000
    rows = page.locator(".entries tbody tr")
    expect(rows.first).to_contain_text("−2,500")
    expect(rows.nth(1)).to_contain_text("for the fair")
    expect(rows.nth(1)).to_contain_text(admin.name)


def test_a_grant_whose_answer_was_lost_is_not_made_twice(desk: Console, admin: App, app: App) -> None:
    grants = _part(desk, "Grant credits")
    desk.refusals = {0}

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    desk.page.route(f"**/clients/{app.id}/credits?*", lose)
    desk.page.route(f"**/clients/{app.id}/credits", lose)
    grants.get_by_label("How many").fill("700")
    grants.get_by_role("button", name="Grant").click()
    expect(grants.get_by_role("alert").filter(has_text="Kinora does not answer")).to_be_visible()
    assert _client(admin, app)["creditLimit"] == PLENTY + 700
    desk.page.unroute_all()
    grants.get_by_role("button", name="Grant").click()
    expect(desk.page.locator("#announcer")).to_have_text("Granted.")
    assert _client(admin, app)["creditLimit"] == PLENTY + 700
    grants.get_by_label("How many").fill("700")
    grants.get_by_role("button", name="Grant").click()
    expect(desk.page.locator(".entries tbody tr")).to_have_count(3)
    assert _client(admin, app)["creditLimit"] == PLENTY + 1400


def test_a_budget_is_set_after_its_dry_run_loosened_at_once_and_cleared(desk: Console, admin: App, app: App) -> None:
    page, budget = desk.page, _part(desk, "Budget")
    budget.get_by_label("How often").select_option("Each day")
    budget.get_by_label("Credits in each").fill(f"{PRICE:,}")
    budget.get_by_label("Time zone").fill("Asia/Tokyo")
    budget.get_by_role("button", name="Set the budget").click()
    expect(page.locator(".rehearsed")).to_contain_text(f"{PRICE:,} in each day, Asia/Tokyo")
    assert _client(admin, app)["budget"] is None
    page.get_by_label("To confirm").fill(app.name)
    page.keyboard.press("Enter")
    expect(budget.locator(".tally")).to_contain_text(f"Budget{PRICE:,}")
    make(app)
    assert post(app).json()["error"]["code"] == "budget_exhausted"
    page.reload()
    figures = _client(admin, app)["budget"]
    resets = figures["resetsAt"][:16].replace("T", " ")
    expect(budget.locator(".resets")).to_have_text(f"The next day begins {resets}, time of Asia/Tokyo.")
    expect(budget.locator(".tally dd")).to_have_text(["0", f"{PRICE:,}", "0", f"{PRICE:,}"])
    budget.get_by_label("Credits in each").fill(str(3 * PRICE))
    budget.get_by_role("button", name="Set the budget").click()
    expect(budget.locator(".tally dd").first).to_have_text(f"{2 * PRICE:,}")
    budget.get_by_role("button", name="Clear it").click()
    expect(budget).to_contain_text("None: the client may spend its limit at any time")
    assert _client(admin, app)["budget"] is None
    expect(page.locator(".log")).to_contain_text(f"{3 * PRICE:,} in each day, Asia/Tokyo")


def test_permissions_are_limited_after_their_dry_run_and_loosened_at_once(desk: Console, admin: App, app: App) -> None:
    page, part = desk.page, _part(desk, "Permissions")
    expect(part).to_contain_text("every film, and for as many as the service allows")
    part.get_by_text("Change permissions").click()
    part.get_by_role("group", name="Mode").get_by_label("standard").uncheck()
    part.get_by_role("group", name="Resolution").get_by_label("1080p").uncheck()
    part.get_by_label("also https addresses").uncheck()
    part.get_by_label("Waiting in the queue").fill("1,000")
    part.get_by_role("button", name="Save").click()
    rehearsed = page.locator(".rehearsed")
    expect(rehearsed.locator("dt")).to_have_text(["Mode", "Resolution", "Stills by address", "Waiting in the queue"])
    expect(rehearsed.locator("dd").first).to_have_text("from all →  to only fast")
    assert _client(admin, app)["permissions"] is None
    page.get_by_label("To confirm").fill(app.name)
    page.keyboard.press("Enter")
    expect(part.locator(".changes dd")).to_have_text(["only fast", "only 720p", "no, only files", "at most 1,000"])
    limited = {"fast_mode": [True], "resolution": ["720p"], "imageUrls": False, "queueLimit": 1000}
    assert _client(admin, app)["permissions"] == limited
    assert post(app).json()["error"]["code"] == "not_permitted"
    part.get_by_text("Change permissions").click()
    expect(part.get_by_role("group", name="Mode").get_by_label("standard")).not_to_be_checked()
    part.get_by_role("group", name="Mode").get_by_label("standard").check()
    part.get_by_label("Waiting in the queue").fill("")
    part.get_by_role("button", name="Save").click()
    expect(part.locator(".changes dt")).to_have_text(["Resolution", "Stills by address"])
    assert _client(admin, app)["permissions"] == {"resolution": ["720p"], "imageUrls": False}
    expect(page.locator(".log li").first).to_contain_text("Modefrom only fast →  to all")


def test_permissions_that_cannot_be_name_their_field(desk: Console, admin: App, app: App) -> None:
    part = _part(desk, "Permissions")
    desk.refusals = {400}
    part.get_by_text("Change permissions").click()
    part.get_by_label("Made at once").fill("0")
    part.get_by_role("button", name="Save").click()
    expect(desk.problem("concurrency")).not_to_be_empty()
    part.get_by_label("Made at once").fill("")
    for ratio in ("16:9", "9:16", "1:1"):
        part.get_by_label(ratio).uncheck()
    part.get_by_role("button", name="Save").click()
    expect(desk.problem("aspect_ratio")).not_to_be_empty()
    expect(desk.page.locator("dialog")).to_have_count(0)
    assert _client(admin, app)["permissions"] is None


def test_a_client_that_has_reached_a_part_of_a_limit_is_marked_everywhere(desk: Console, admin: App, app: App) -> None:
    page = desk.page
    expect(page.locator(".alerts")).to_have_count(0)
    make(app)
    budget = {"period": "month", "timezone": "UTC", "limit": PRICE}
    assert admin.http.patch(f"/clients/{app.id}", json={"creditLimit": PRICE + 1, "budget": budget}).is_success
    page.reload()
    lines = page.locator(".alerts li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text(f"80 % of its limit of {PRICE + 1:,} was reached")
    expect(lines.last).to_contain_text(f"100 % of its budget of {PRICE:,} in this month was reached")
    desk.open(f"#/clients?search={app.name}")
    expect(page.locator(".clients tbody tr")).to_contain_text("100 % of this month")
    desk.open("#/overview")
    full = page.locator(".tasks li").filter(has_text="Reached 100 %")
    expect(full).to_be_visible()
    assert admin.http.patch(f"/clients/{app.id}", json={"creditLimit": PLENTY, "budget": None}).is_success
    desk.open(f"#/clients/{app.id}")
    expect(page.locator(".entries tbody tr").first).to_be_visible()
    expect(page.locator(".alerts")).to_have_count(0)


def test_a_budget_that_cannot_be_names_its_field(desk: Console) -> None:
    desk.refusals = {400}
    budget = _part(desk, "Budget")
    budget.get_by_label("Credits in each").fill("5")
    budget.get_by_label("Time zone").fill("Atlantis")
    budget.get_by_role("button", name="Set the budget").click()
    expect(desk.problem("timezone")).to_contain_text("Unknown time zone")
    budget.get_by_label("Time zone").fill("UTC")
    budget.get_by_label("Credits in each").fill("many")
    budget.get_by_role("button", name="Set the budget").click()
    expect(desk.problem("limit")).not_to_be_empty()
    expect(desk.page.locator("dialog")).to_have_count(0)


def test_a_key_is_rotated_and_twice_only_on_purpose(desk: Console, admin: App, app: App) -> None:
    page, keys = desk.page, _part(desk, "Keys")
    desk.refusals = {409}
    keys.get_by_role("button", name="Rotate").click()
    page.get_by_label("How long the old key").select_option("For an hour")
    page.get_by_role("button", name="Rotate", exact=True).click()
    key = page.locator(".key-text").inner_text()
    assert app.http.get("/credits", headers={"authorization": f"Bearer {key}"}).is_success
    assert app.http.get("/credits").is_success
    expect(keys.locator("tbody tr").last).to_contain_text("Ends")
    expect(page.locator(".log")).to_contain_text("rotated the key")
    keys.locator("tbody tr").last.get_by_role("button", name="Rotate").click()
    page.get_by_label("How long the old key").select_option("No longer: it is refused now")
    page.get_by_role("button", name="Rotate", exact=True).click()
    expect(page.locator("dialog .notice")).to_contain_text("A rotation of this key has")
    page.get_by_label("Rotate it all the same").check()
    page.get_by_role("button", name="Rotate", exact=True).click()
    expect(page.locator("dialog")).to_have_count(0)
    app.wait_until_refused()
    assert app.http.get("/credits", headers={"authorization": f"Bearer {key}"}).is_success
    assert len(admin.http.get(f"/clients/{app.id}/keys").json()["data"]) == 3


def test_a_key_is_issued_for_networks(desk: Console, app: App) -> None:
    page, keys = desk.page, _part(desk, "Keys")
    desk.refusals = {400}
    page.get_by_text("Issue a key").click()
    page.get_by_label("Only from").fill("office")
    page.get_by_role("button", name="Issue", exact=True).click()
    expect(desk.problem("allowedNetworks")).not_to_be_empty()
    page.get_by_label("Only from").fill("192.0.2.0/24, 2001:db8::/32")
    page.get_by_role("button", name="Issue", exact=True).click()
    key = page.locator(".key-text").inner_text()
    expect(keys.locator("tbody tr").first).to_contain_text("only from 192.0.2.0/24 and 2001:db8::/32")
    refused = app.http.get("/credits", headers={"authorization": f"Bearer {key}"})
    assert refused.json()["error"]["code"] == "network_not_allowed"


def test_the_ledger_is_the_apis_own_and_a_file(desk: Console, admin: App, app: App, tmp_path: Path) -> None:
    make(app, metadata='{"campaign": "spring"}')
    for number in range(20):
        assert admin.http.post(f"/clients/{app.id}/credits", json={"amount": number + 1}).is_success
    desk.page.reload()
    rows = desk.page.locator(".entries tbody tr")
    expect(rows).to_have_count(20)
    desk.page.get_by_role("button", name="Older entries").click()
    expect(rows).to_have_count(23)
    entries = admin.http.get(f"/clients/{app.id}/credits/entries", params={"limit": 100}).json()["data"]
    for place in (0, 20, 21, 22):
        figures = [f"{entries[place][name]:,}" for name in ("creditLimit", "usedCredit", "heldCredit")]
        expect(rows.nth(place).locator(".number.spare")).to_have_text(figures)
    expect(rows.nth(20)).to_contain_text("campaign: spring")
    with desk.page.expect_download() as download:
        _part(desk, "Ledger").get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == f"credits-{app.name}-beginning-to-now-UTC.csv"
    download.value.save_as(tmp_path / "ledger.csv")
    lines = list(csv.DictReader(StringIO((tmp_path / "ledger.csv").read_text(), newline="")))
    assert [line["id"] for line in lines] == [entry["id"] for entry in entries]
