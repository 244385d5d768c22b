"""The pages of operators: what a key sees, clients, their keys, dangerous changes, the audit log, the overview."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from app.domain import keys
from app.schemas.clients import NewKey
from app.words import Role, Scope
from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.browser.offices import Office, open_office
from tests.support.commands import assert_done
from tests.support.films import ask, make
from tests.support.money import PRICE
from tests.support.services import App, Service


@pytest.fixture(scope="module")
def office(service: Service) -> Iterator[Office]:
    with open_office(service) as office:
        yield office


@pytest.fixture
def desk(office: Office, open_console: Open) -> Console:
    """A console that is signed in with an operator's key."""
    console = open_console()
    console.sign_in_operator(office.admin)
    return console


@pytest.fixture
def reader(service: Service) -> Iterator[App]:
    with service.add_app(0, Role.READER) as app:
        yield app


OPERATORS_PAGES = (
    "Overview", "Clients", "Usage", "Audit log", "Operators' webhooks", "Queue", "Generations", "Unknown outcomes",
)  # fmt: skip


def _get(office: Office, path: str, **query: str) -> Any:
    return office.admin.http.get(path, params=query).json()


def _issue(service: Service, app: App, *scopes: Scope) -> App:
    return App(app.http, app.id, app.name, service.write(keys.issue, app.id, NewKey(scopes=list(scopes))).key)


def _name_pages(console: Console) -> list[str]:
    return console.page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link").all_inner_texts()


def test_an_operators_key_begins_with_the_overview(desk: Console, office: Office) -> None:
    expect(desk.page.get_by_role("heading", name="Overview")).to_be_visible()
    assert _name_pages(desk) == [*OPERATORS_PAGES, "API"]
    expect(desk.page.get_by_role("button", name=f"Account: {office.admin.name}")).to_be_visible()


def test_a_key_that_makes_no_films_is_told_what_to_do_instead(desk: Console) -> None:
    desk.open("#/films")
    expect(desk.page.locator("main")).to_contain_text("it does not have the scope videos:read")
    expect(desk.page.locator("form, [name=prompt]")).to_have_count(0)
    desk.page.get_by_role("link", name="choose a client").click()
    expect(desk.page.get_by_role("heading", name="Clients")).to_be_visible()


def test_an_apps_key_sees_its_own_pages_only(open_console: Open, app: App) -> None:
    console = open_console()
    console.sign_in(app)
    assert _name_pages(console) == ["Playground", "My films", "My credits", "Webhooks", "API"]
    console.open("#/clients")
    expect(console.page.locator("main")).to_contain_text("sign in with the key of an operator")


def test_a_key_that_only_looks_has_no_form(open_console: Open, app: App, service: Service) -> None:
    video_id = make(app)["id"]
    console = open_console()
    console.open(f"#key={_issue(service, app, Scope.VIDEOS_READ, Scope.CREDITS_READ).key}")
    expect(console.page.locator("main")).to_contain_text("it does not have the scope videos:write")
    assert _name_pages(console) == ["My films", "My credits", "Webhooks", "API"]
    console.open(f"#/videos/{video_id}")
    console.wait_for_film()
    expect(console.page.get_by_role("button", name="Generate")).to_have_count(0)


def test_a_key_for_both_sees_all_pages(open_console: Open, office: Office, service: Service) -> None:
    console = open_console()
    console.open(f"#key={_issue(service, office.admin, *Scope).key}")
    expect(console.page.get_by_role("button", name="Generate")).to_be_visible()
    assert _name_pages(console) == ["Playground", "My films", "My credits", "Webhooks", *OPERATORS_PAGES, "API"]


def test_pages_are_in_groups_that_have_names(desk: Console) -> None:
    pages = desk.page.get_by_role("navigation", name="Pages", exact=True)
    calls = pages.get_by_role("list", name="Paid calls").get_by_role("link")
    expect(calls).to_have_text(["Queue", "Generations", "Unknown outcomes"])
    expect(pages.get_by_role("button")).to_have_count(0)


def test_on_a_phone_the_pages_are_a_menu_that_needs_no_mouse(open_console: Open, office: Office) -> None:
    console = open_console(width=390)
    console.sign_in_operator(office.admin)
    page, menu = console.page, console.page.get_by_role("button", name="Menu")
    assert _name_pages(console) == []
    menu.focus()
    page.keyboard.press("Enter")
    assert _name_pages(console) == [*OPERATORS_PAGES, "API"]
    page.keyboard.press("Escape")
    assert _name_pages(console) == []
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Overview")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Clients", level=1)).to_be_focused()
    assert _name_pages(console) == []


def test_a_reader_finds_nothing_to_change(open_console: Open, office: Office, reader: App) -> None:
    console = open_console()
    console.sign_in_operator(reader, office.pages["client"][0])
    expect(console.page.locator(".log li").first).to_be_visible()
    expect(console.page.locator("main form")).to_have_count(0)
    expect(console.page.locator("main button")).to_have_text(["CSV of the ledger"])
    console.open("#/clients/new")
    expect(console.page.locator("main")).to_contain_text("operate:write")


def test_clients_are_found_by_a_part_of_their_name(desk: Console, office: Office) -> None:
    desk.page.route("**/clients?*", lambda _: None)  # the answer has to wait
    with desk.page.expect_request("**/clients?*"):
        desk.page.get_by_role("link", name="Clients").click()
    search = desk.page.get_by_label("Search by name or id")
    search.fill(f"SHOP {office.admin.name}")  # before the clients are there
    desk.page.unroute_all()  # now it comes
    expect(desk.page.locator("tbody tr").nth(1)).to_be_visible()
    search.press("Enter")
    expect(desk.page.locator("tbody tr")).to_have_count(1)
    expect(desk.page.get_by_role("status").first).to_have_text("1 found.")
    expect(desk.page.locator("tbody tr")).to_contain_text("35,000,000")
    desk.page.get_by_role("link", name="Suspended").click()
    expect(desk.page.locator(".none")).to_contain_text("Show all clients")


def test_clients_have_pages(desk: Console, service: Service) -> None:
    for _ in range(51):
        service.add_app(0).http.close()
    desk.page.get_by_role("link", name="Clients").click()
    rows = desk.page.locator("tbody tr")
    expect(rows).to_have_count(50)
    first = rows.first.inner_text()
    desk.page.get_by_role("link", name="Next 50").click()
    expect(desk.page.get_by_role("link", name="First 50")).to_be_visible()
    expect(rows.first).not_to_have_text(first)


def test_a_client_is_created_and_its_key_is_shown_once(desk: Console, office: Office, service: Service) -> None:
    page = desk.page
    desk.refusals = {409}
    desk.open("#/clients/new")
    page.get_by_label("Name").fill(office.admin.name)
    page.get_by_role("button", name="Create").click()
    expect(desk.problem("name")).to_contain_text("name")
    expect(page.get_by_label("Name")).to_be_focused()
    page.get_by_label("Name").fill(f"new {office.admin.name}")
    page.get_by_label("Limit in credits").fill("1,500,000")
    page.get_by_label("Reason").fill("a pilot")
    page.get_by_role("button", name="Create").click()
    page.get_by_role("button", name="Copy key").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    key = page.evaluate("navigator.clipboard.readText()")
    with service.open_app(App(office.admin.http, "", "", key)) as created:
        assert created.credits()["creditLimit"] == 1_500_000
    page.get_by_role("link", name="Go to the client").click()
    expect(page.locator(".log")).to_contain_text("Reason: a pilot")
    assert key not in page.content()


def test_a_limit_is_raised_at_once_and_lowered_only_by_name(desk: Console, office: Office, app: App) -> None:
    page = desk.page
    desk.open(f"#/clients/{app.id}")
    limit = page.get_by_label("Limit in credits")
    limit.fill("2 000 000 000")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#announcer")).to_have_text("Saved.")
    expect(page.locator(".tally")).to_contain_text("2,000,000,000")
    limit.fill("5")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".rehearsed")).to_contain_text("2,000,000,000 → ")
    page.get_by_role("button", name="Lower the limit").click()
    expect(desk.problem("typed")).to_have_text(f"Type {app.name}, exactly as it is written.")
    assert _get(office, f"/clients/{app.id}")["creditLimit"] == 2_000_000_000
    page.get_by_label("To confirm").fill(app.name)
    page.get_by_role("button", name="Lower the limit").click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(".tally .main dd")).to_have_text("5")
    assert _get(office, f"/clients/{app.id}")["creditLimit"] == 5


def test_a_suspension_shows_what_it_gives_back_and_does_so(
    start_service: Callable[..., Service], open_console: Open
) -> None:
    service = start_service(upstream_concurrency=1)
    with open_office(service) as office, service.add_app() as app:
        ask(app, prompt="at work [[fault:never-ends]]")
        ask(app, prompt="waits")
        console = open_console(service)
        console.sign_in_operator(office.admin, f"#/clients/{app.id}")
        page = console.page
        page.get_by_role("button", name="Suspend…").click()
        both, one = f"{2 * PRICE:,}", f"{PRICE:,}"
        held = page.locator(".rehearsed .changes div").filter(has=page.get_by_text("Held", exact=True))
        expect(held.locator("dd")).to_contain_text(both)
        expect(held.locator("dd")).to_contain_text(f"to {one}")
        page.get_by_label("Cancel what it has queued").uncheck()
        expect(held).to_have_count(0)
        page.get_by_label("Cancel what it has queued").check()
        expect(held).to_have_count(1)
        page.get_by_label("To confirm").fill(app.name)
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text("This client is suspended")
        client = office.admin.http.get(f"/clients/{app.id}").json()
        assert (client["status"], client["heldCredit"]) == ("SUSPENDED", PRICE)
        page.get_by_role("button", name="Activate").click()
        expect(page.locator(".facts")).to_contain_text("Active")


def test_a_change_that_somebody_else_made_is_not_overwritten(desk: Console, office: Office, app: App) -> None:
    page = desk.page
    desk.refusals = {412}
    desk.open(f"#/clients/{app.id}")
    page.get_by_label("Name").fill(f"{app.name}-mine")
    assert office.admin.http.patch(f"/clients/{app.id}", json={"creditLimit": 7}).is_success
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Show it as it is now").click()
    expect(page.locator(".tally .main dd")).to_have_text("7")
    assert _get(office, f"/clients/{app.id}")["name"] == app.name


def test_a_key_is_issued_and_revoked_and_the_last_one_asks_for_the_name(
    desk: Console, office: Office, app: App
) -> None:
    page = desk.page
    desk.open(f"#/clients/{app.id}")
    page.get_by_text("Issue a key").click()
    page.locator("#key-name").fill("the second server")
    page.get_by_label("see its films").check()
    page.get_by_role("button", name="Issue", exact=True).click()
    key = page.locator(".key-text").inner_text()
    row = page.get_by_role("row").filter(has_text="the second server")
    expect(row).to_contain_text("see its films")
    assert app.http.get("/videos", headers={"authorization": f"Bearer {key}"}).is_success
    page.get_by_role("button", name="Revoke the second server").click()
    expect(page.get_by_label("To confirm")).to_have_count(0)
    expect(page.locator(".rehearsed")).to_contain_text("refused, for good")
    page.get_by_role("button", name="Revoke", exact=True).click()
    expect(row).to_contain_text("Revoked")
    assert app.http.get("/videos", headers={"authorization": f"Bearer {key}"}).status_code == 401
    page.get_by_role("button", name="Revoke", exact=False).last.click()
    expect(page.locator("dialog")).to_contain_text("It is the last key")
    page.get_by_role("button", name="Revoke", exact=True).click()
    expect(desk.problem("typed")).not_to_be_empty()
    assert app.http.get("/credits").is_success
    page.get_by_label("To confirm").fill(app.name)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("This client has no key")
    assert [each["revokedAt"] is None for each in _get(office, f"/clients/{app.id}/keys")["data"]] == [False, False]


def test_what_is_refused_is_said_where_it_was_asked(desk: Console, app: App) -> None:
    page = desk.page
    desk.refusals = {400, 404}
    desk.open(f"#/clients/{app.id}")
    page.get_by_label("Limit in credits").fill("-5")
    page.get_by_role("button", name="Save").click()
    expect(desk.problem("creditLimit")).to_contain_text("A credit limit is a number from 0")
    page.get_by_text("Issue a key").click()
    page.get_by_label("Last day").fill("2001-01-01")
    page.get_by_role("button", name="Issue", exact=True).click()
    expect(desk.problem("expiresAt")).to_contain_text("in the past")
    desk.open("#/clients/client_01m85mraxt4s2m0xk1c3rq7d9p")
    expect(page.locator("main [role=alert]").first).to_contain_text("There is no client")


def test_the_audit_log_is_filtered_and_read(desk: Console, office: Office) -> None:
    page = desk.page
    page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link", name="Audit log").click()
    page.get_by_label("Done to (id)").fill(office.shop)
    page.get_by_label("Outcome").select_option("Refused")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".log li")).to_have_count(1)
    expect(page.locator(".log li")).to_contain_text(f"{office.admin.name} tried to change the client")
    expect(page.locator(".log li")).to_contain_text("name_taken")
    page.get_by_label("Outcome").select_option("Done")
    page.get_by_role("button", name="Show", exact=True).click()
    entry = page.locator(".log li").first
    expect(entry).to_contain_text(f"{office.admin.name} changed the client")
    expect(entry).to_contain_text("from 20,000,000")
    expect(entry).to_contain_text("to 35,000,000")
    expect(entry).to_contain_text("Reason: more films in December")
    page.get_by_label("Last day").fill("2001-01-01")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("link", name="Show all entries").click()
    expect(page.locator(".log li").nth(10)).to_be_visible()


def test_the_audit_log_tells_what_a_key_called_without_the_scope(desk: Console, app: App) -> None:
    assert app.http.get("/queue").status_code == 403
    desk.open(f"#/audit-log?actor={app.id}")
    entry = desk.page.locator(".log li")
    expect(entry).to_contain_text(f"{app.name} tried to call the operation get_queue")
    expect(entry).to_contain_text("permission_denied")
    desk.open("#/audit-log?type=operation.called")
    expect(desk.page.locator(".log li").first).to_contain_text("tried to call the operation")


def test_the_audit_log_tells_of_a_webhook_in_words(desk: Console, service: Service, app: App) -> None:
    url = "https://93.184.215.14/hooks?token=secret"  # never called: no video ends
    added = service.run("webhooks", "add", app.id, url, "--reason", "the shop wants to know", "--json")
    webhook = json.loads(assert_done(added))["id"]
    assert_done(service.run("webhooks", "disable", webhook))
    desk.open(f"#/audit-log?target={webhook}")
    entries = desk.page.locator(".log li")
    expect(entries.first).to_contain_text("changed the webhook 93.184.215.14")
    expect(entries.first).to_contain_text("Statusfrom enabled →  to disabled")
    expect(entries.last).to_contain_text("created the webhook 93.184.215.14")
    expect(entries.last.locator("dt")).to_have_text(["Types", "Audience", "Status"])
    expect(entries.last).to_contain_text("Reason: the shop wants to know")


def test_the_audit_log_has_pages(desk: Console, office: Office) -> None:
    for number in range(26):
        for status in ("SUSPENDED", "ACTIVE"):
            changed = office.admin.http.patch(f"/clients/{office.shop}", json={"status": status, "reason": str(number)})
            assert changed.is_success
    desk.open(f"#/audit-log?target={office.shop}&type=client.updated")
    expect(desk.page.locator(".log li")).to_have_count(50)
    desk.page.get_by_role("link", name="Older").click()
    expect(desk.page.locator(".log li").first).to_contain_text("Reason: 0")
    desk.page.get_by_role("link", name="Newest").click()
    expect(desk.page.locator(".log li").first).to_contain_text("Reason: 25")


def test_the_overview_adds_all_clients_up_and_names_what_needs_a_hand(
    start_service: Callable[..., Service], open_console: Open
) -> None:
    service = start_service()
    with open_office(service) as office, service.add_app(9 * PRICE + 1) as app:
        for number in range(9):
            make(app, prompt=f"film {number}")
        console = open_console(service)
        console.sign_in_operator(office.admin)
        tally = console.page.locator(".tally").first
        expect(tally).to_contain_text(f"{(9 + 3) * PRICE:,}")
        expect(tally).to_contain_text(f"{36_000_000 + (9 + 4) * PRICE + 1:,}")
        tasks = console.page.locator(".tasks li")
        expect(tasks.filter(has_text="Refused in the last day")).to_be_visible()
        assert set(tasks.locator("h3").all_inner_texts()) >= {  # and the drift, if the lost call was billed in time
            "Unknown outcomes", "Reached 80 %", "Reached 100 %", "No credits left", "Suspended",
        }  # fmt: skip
        expect(tasks.filter(has_text="Unknown outcomes")).to_contain_text("say whether they were billed")
        expect(tasks.filter(has_text="Reached 80 %")).to_contain_text(app.name)
        expect(tasks.filter(has_text="Reached 80 %").locator(".sum")).to_have_text("1")
        expect(tasks.filter(has_text="Reached 100 %").locator(".sum")).to_have_text("1")
        expect(tasks.filter(has_text="No credits left")).to_contain_text("newsletter")
        expect(tasks.filter(has_text="Suspended")).to_contain_text("old campaign")
        tasks.filter(has_text="Refused in the last day").get_by_role("link").click()
        expect(console.page.locator(".log li")).to_have_count(1)


def test_the_overview_of_a_new_kinora_says_how_to_begin(
    start_service: Callable[..., Service], open_console: Open
) -> None:
    service = start_service()
    with service.add_app(0, Role.ADMIN) as admin:
        console = open_console(service)
        console.sign_in_operator(admin)
        console.page.get_by_role("link", name="create a client").click()
        expect(console.page.get_by_role("heading", name="New client")).to_be_visible()


def test_a_kinora_that_does_not_answer_is_asked_again(
    open_console: Open, start_service: Callable[..., Service]
) -> None:
    service = start_service()
    with service.add_app(0, Role.ADMIN) as admin:
        console = open_console(service)
        console.refusals = {0}
        console.sign_in_operator(admin)
        service.kill()
        console.page.evaluate("location.hash = '#/clients'")
        expect(console.page.locator("main [role=alert]").first).to_contain_text("Kinora does not answer")
        service.start()
        console.page.get_by_role("button", name="Try again").click()
        expect(console.page.locator("tbody")).to_contain_text(admin.name)
