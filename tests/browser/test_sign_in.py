"""Who is signed in, and for how long."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.services import App


def test_a_key_in_the_address_signs_in_and_leaves_no_trace(open_console: Open, app: App) -> None:
    console = open_console()
    console.page.goto("about:blank")
    console.forget()
    console.open(f"#key={app.key}")
    expect(console.page.locator(".purse")).to_contain_text("left")
    assert console.page.url == f"{console.address}/"
    assert console.page.evaluate("history.length") == 2
    console.page.get_by_role("link", name="My films").click()
    console.page.go_back()
    expect(console.page.get_by_role("heading", name="Playground")).to_be_attached()
    assert app.key not in console.page.url
    assert console.page.evaluate("localStorage.length") == 0


def test_a_key_in_the_address_of_an_open_page_signs_in_too(console: Console, app: App) -> None:
    with_key = f"{console.address}/#key={app.key}"
    console.page.evaluate("(address) => { location.href = address; }", with_key)
    expect(console.page).to_have_url(f"{console.address}/")
    expect(console.page.get_by_role("heading", name="Playground")).to_be_attached()


def test_a_bad_key_in_the_address_is_refused(open_console: Open) -> None:
    console = open_console()
    console.refusals = {401}
    console.open("#key=kin_nonsense")
    expect(console.problem("key")).not_to_be_empty()
    assert "kin_" not in console.page.url


def test_a_device_stays_signed_in_only_if_asked(open_console: Open, app: App) -> None:
    console = open_console()
    console.sign_in(app, stay=True)
    other = console.context.new_page()
    other.goto(console.address)
    expect(other.locator(".purse")).to_contain_text("left")
    console.sign_out()
    expect(console.page.get_by_label("API key")).to_be_visible()
    assert console.page.evaluate("[localStorage.length, sessionStorage.getItem('kinora.key')]") == [0, None]


def test_a_password_manager_finds_a_form_it_knows(open_console: Open) -> None:
    console = open_console()
    console.open()
    form = console.page.locator("form")
    expect(form.locator("[autocomplete=username]")).to_have_count(1)
    expect(form.locator("[type=password][autocomplete=current-password]")).to_have_count(1)
    expect(form.locator("button:not([type=button])")).to_have_count(1)


def test_it_is_shown_whose_key_this_is_and_where_the_api_is(console: Console, app: App) -> None:
    page = console.page
    page.get_by_role("button", name=f"Account: {app.name}").click()
    account = page.locator("#account")
    expect(account).to_contain_text(app.name)
    expect(account).to_contain_text(console.address)
    account.get_by_role("button", name="Copy address").click()
    expect(account.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == console.address
    page.keyboard.press("Escape")
    expect(account).to_be_hidden()
    page.get_by_role("link", name="API", exact=True).click()
    expect(page).to_have_url(f"{console.address}/docs")
