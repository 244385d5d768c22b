"""The pages of generations: found by filters, page by page, and the whole story of one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from app.words import Role
from tests.browser.conftest import Open
from tests.browser.offices import Office, open_office
from tests.support.films import ask, finish, make
from tests.support.money import PRICE, assert_figures
from tests.support.pictures import draw_png
from tests.support.services import App, Service


@pytest.fixture(scope="module")
def office(service: Service) -> Iterator[Office]:
    with open_office(service) as office:
        yield office


def test_generations_are_found_by_what_became_of_them(open_console: Open, office: Office, app: App) -> None:
    make(app, prompt="ready")
    finish(app, ask(app, prompt="refused [[fault:busy]]")["id"])
    console = open_console()
    console.sign_in_operator(office.admin, "#/generations")
    page = console.page
    page.get_by_label("Paid by").fill(app.id)
    page.get_by_role("button", name="Show", exact=True).click()
    rows = page.locator(".generations tbody tr")
    expect(rows).to_have_count(2)
    page.get_by_label("Why it failed").select_option("The prompt was refused")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("The prompt was refused")
    page.get_by_label("State").select_option("Ready")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".none")).to_contain_text("No generation fits")
    page.get_by_role("link", name="Show all", exact=True).click()
    expect(rows.first).to_contain_text(app.name)
    console.open("#/generations?to=2020-01-01")
    expect(page.locator(".none")).to_be_visible()


def test_older_generations_are_on_the_next_page(open_console: Open, office: Office, app: App) -> None:
    console = open_console()
    make(app, prompt="newest")
    listed = office.admin.http.get("/generations", params={"client": app.id}).json()["data"]
    console.sign_in_operator(office.admin, f"#/generations?client={app.id}&after={listed[0]['id']}")
    expect(console.page.locator(".none")).to_contain_text("No generation fits")
    console.page.get_by_role("link", name="Newest").click()
    expect(console.page.locator(".generations tbody tr")).to_have_count(1)


def test_a_story_tells_the_times_the_attempts_the_credits_and_the_videos(
    open_console: Open, office: Office, app: App, service: Service
) -> None:
    still = draw_png()
    make(app, still, prompt="twice [[fault:too-many=1*1]]", metadata='{"order": "7"}')
    with service.add_app() as other:
        make(other, still, prompt="twice [[fault:too-many=1*1]]")
        console = open_console()
        console.sign_in_operator(office.admin, f"#/generations?client={app.id}")
        page = console.page
        page.locator(".generations tbody a").first.click()
        expect(page.locator(".attempts li")).to_have_count(2)
        expect(page.locator(".attempts li").first).to_contain_text("The model refused it for now")
        expect(page.locator(".attempts li").last).to_contain_text("The model")
        expect(page.locator(".waits")).to_contain_text("it waited for the model, which refuses or does not answer")
        expect(page.locator(".times rect")).to_have_count(5)
        expect(page.locator(".entries tbody tr")).to_contain_text(["Held for a film", "Charged for a film"])
        expect(page.locator(".entries tbody tr").last).to_contain_text(f"{PRICE:,}")
        expect(page.locator(".videos tbody tr").nth(0)).to_contain_text("order: 7")
        expect(page.locator(".videos tbody tr").nth(1)).to_contain_text(f"{other.name}")
        expect(page.locator(".videos tbody tr").nth(1)).to_contain_text("The film existed")
        page.locator("main").get_by_role("link", name=app.name).first.click()
        expect(page.get_by_role("heading", name=app.name)).to_be_visible()


def test_a_refund_shows_its_dry_run_asks_for_the_name_and_is_made_once(
    open_console: Open, office: Office, app: App
) -> None:
    make(app)
    (made,) = office.admin.http.get("/generations", params={"client": app.id}).json()["data"]
    console = open_console()
    console.sign_in_operator(office.admin, f"#/generations/{made['id']}")
    page = console.page
    page.get_by_label("Why").fill("the film shows a dog")
    page.get_by_role("button", name="Give the credits back…").click()
    rehearsed = page.locator(".rehearsed")
    expect(rehearsed).to_contain_text(f"{PRICE:,} credits")
    expect(rehearsed).to_contain_text("the film shows a dog")
    page.get_by_role("button", name="Give them back").click()
    expect(console.problem("typed")).to_contain_text(app.name)
    assert_figures(app, used=PRICE)
    page.get_by_label("To confirm").fill(app.name)
    page.keyboard.press("Enter")
    expect(page.locator("#announcer")).to_have_text("The credits are given back.")
    expect(page.locator(".entries tbody tr").last).to_contain_text("Refunded the film shows a dog")
    expect(page.get_by_role("button", name="Give the credits back")).to_have_count(0)
    assert_figures(app, used=0)
    console.open(f"#/audit-log?target={made['id']}")
    entry = page.locator(".log li")
    expect(entry).to_contain_text(f"{office.admin.name} gave back the credits of the generation")
    entry.get_by_role("link", name=made["id"]).click()
    expect(page.get_by_role("heading", name="Generation", exact=True)).to_be_visible()


def test_only_who_may_change_gives_back_and_only_what_was_charged(
    open_console: Open, office: Office, app: App, service: Service
) -> None:
    make(app)
    finish(app, ask(app, prompt="refused [[fault:busy]]")["id"])
    refused, made = office.admin.http.get("/generations", params={"client": app.id}).json()["data"]
    console = open_console()
    console.sign_in_operator(office.admin, f"#/generations/{refused['id']}")
    expect(console.page.locator(".entries tbody tr")).to_have_count(2)
    expect(console.page.get_by_role("button", name="Give the credits back")).to_have_count(0)
    with service.add_app(0, Role.READER) as reader:
        console = open_console()
        console.sign_in_operator(reader, f"#/generations/{made['id']}")
        expect(console.page.locator(".entries tbody tr")).to_have_count(2)
        expect(console.page.locator("main button")).to_have_count(0)


def test_a_story_that_is_not_there_says_where_to_look(open_console: Open, office: Office) -> None:
    console = open_console()
    console.refusals = {404}
    console.sign_in_operator(office.admin, "#/generations/gen_nonsense")
    console.page.get_by_role("link", name="Look for it among all generations").click()
    expect(console.page.get_by_role("heading", name="Generations")).to_be_visible()
