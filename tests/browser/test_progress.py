"""While a film is made: its progress, when it will be ready, and the notification."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.films import ask, get, make
from tests.support.pictures import draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until


def test_a_film_that_waits_says_its_place_and_can_be_cancelled(narrow: tuple[Service, App], open_console: Open) -> None:
    service, app = narrow
    running = ask(app, prompt="in the way [[fault:never-ends]]")
    wait_until(lambda: get(app, running["id"])["status"] == "in_progress")
    for number in range(2):
        ask(app, draw_png(), prompt=f"before {number}")
    console = open_console(service)
    console.sign_in(app)
    console.fill("to be cancelled", draw_png())
    console.generate()
    expect(console.page.locator(".curtain .state")).to_have_text("3rd in the queue")
    expect(console.page).to_have_title("3rd in the queue · Playground · Kinora")
    expect(console.page.locator(".curtain progress")).not_to_have_attribute("value", "0")
    console.page.get_by_role("button", name="Cancel", exact=True).click()
    expect(console.page.locator(".curtain")).to_contain_text("Cancelled")
    expect(console.outcome).to_contain_text("New film")
    assert get(app, console.wait_for_video())["error"]["code"] == "cancelled"


def test_a_duration_that_nobody_knows_is_not_guessed(narrow: tuple[Service, App], open_console: Open) -> None:
    service, app = narrow
    console = open_console(service)
    console.sign_in(app)
    console.fill("the first of its kind [[fault:late-success=3]]", draw_png())
    console.generate()
    expect(console.page.locator(".curtain .state")).to_have_text("The film is being made")
    assert console.page.locator(".curtain progress").get_attribute("value") is None
    expect(console.page.locator(".curtain")).not_to_contain_text("left")
    expect(console.page).to_have_title("In progress · Playground · Kinora")
    console.wait_for_film()
    expect(console.page).to_have_title("Ready · Playground · Kinora")
    console.page.get_by_role("link", name="My films").click()
    expect(console.page).to_have_title("My films · Kinora")


def test_a_duration_that_is_known_is_shown_in_per_cent(narrow: tuple[Service, App], open_console: Open) -> None:
    service, app = narrow
    for number in range(3):
        make(app, prompt=f"as before {number} [[fault:late-success=2]]")
    console = open_console(service)
    console.sign_in(app)
    console.fill("as before [[fault:late-success=4]]", draw_png())
    console.generate()
    expect(console.page.locator(".curtain")).to_contain_text("left")
    expect(console.page.locator(".curtain .state")).to_contain_text("%")
    assert console.page.locator(".curtain progress").get_attribute("value")
    assert "%" in console.page.title()
    console.wait_for_film()


def test_control_and_enter_send(console: Console, app: App) -> None:
    console.fill("sent by keyboard", draw_png())
    console.page.get_by_label("Prompt", exact=True).press("Control+Enter")
    assert get(app, console.wait_for_video())["prompt"] == "sent by keyboard"


def test_a_notification_comes_only_after_a_click_and_in_the_background(console: Console, app: App) -> None:
    """Chromium shows no notification in this test, so the page's own constructor records what would be shown."""
    console.context.grant_permissions(["notifications"])
    console.page.add_init_script("""
        window.shown = [];
        const permission = () => (window.asked ? 'granted' : 'default');
        window.Notification = class { constructor(title, { body }) { window.shown.push([title, body]); } };
        Object.defineProperty(window.Notification, 'permission', { get: permission });
        window.Notification.requestPermission = async () => ((window.asked = true), 'granted');
        Object.defineProperty(document, 'hidden', { get: () => window.isAway ?? false });
    """)
    console.page.reload()
    console.fill("[[fault:late-success=2]] to be told of", draw_png())
    console.generate()
    assert console.page.evaluate("window.asked") is None
    console.page.get_by_role("button", name="Notify me").click()
    expect(console.page.get_by_role("button", name="Notify me")).to_have_attribute("aria-pressed", "true")
    console.page.evaluate("window.isAway = true")
    console.wait_for("window.shown.length > 0")
    assert console.page.evaluate("window.shown") == [["Your film is ready", "[[fault:late-success=2]] to be told of"]]
    assert len(app.http.get("/videos").json()["data"]) == 1
