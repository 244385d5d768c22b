"""The page of the API in a real browser: the values that it fills in can be sent, twice, and there is a link back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, Route, expect

from tests.browser import barriers
from tests.support.films import finish
from tests.support.pictures import draw_png
from tests.support.services import App, Service

CREATE = "#operations-videos-create_video"


@pytest.fixture
def docs(browser: Browser, service: Service, app: App) -> Iterator[Page]:
    """The page, with a key filled in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{service.address}/docs")
    _authorize(page, app)
    yield page
    context.close()
    assert complaints == []


def test_the_form_as_filled_in_can_be_sent_twice(docs: Page, app: App) -> None:
    _open_form(docs)
    docs.locator(f"{CREATE} input[type=file]").set_input_files(
        {"name": "still.png", "mimeType": "image/png", "buffer": draw_png()}
    )
    first = _execute(docs)
    assert first.status == 202, first.text()
    finish(app, first.json()["id"])
    second = _execute(docs)
    assert (second.status, second.headers["kinora-cache"]) == (200, "hit")
    assert second.json()["id"] == first.json()["id"]
    expect(docs.locator(f"{CREATE} .live-responses-table .response .response-col_status")).to_contain_text("200")


def test_no_other_call_is_filled_in_with_an_example_and_a_link_leads_back(docs: Page, service: Service) -> None:
    for operation in ("get_video", "list_videos", "download_video"):
        docs.click(f"#operations-videos-{operation} .opblock-summary-control")
        docs.click(f"#operations-videos-{operation} .try-out__btn")
        filled = docs.locator(f"#operations-videos-{operation} .parameters input[type=text]")
        assert {field.input_value() for field in filled.all()} <= {"", "20"}, "20 is a page's own default"
    docs.get_by_role("link", name="Playground").click()
    docs.wait_for_url(f"{service.address}/")
    expect(docs.get_by_label("API key")).to_be_visible()


def test_everybody_can_read_it_in_the_colours_of_the_reader(browser: Browser, service: Service) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for scheme in barriers.SCHEMES:  # it chooses its colours when it is opened
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{service.address}/docs")
        page.wait_for_selector(".opblock")
        is_dark = page.evaluate("document.documentElement.classList.contains('dark-mode')")
        assert is_dark is (scheme == "dark")
        barriers.assert_none(page, barriers.list_looks(scheme))
    expect(page.locator("section.models")).to_be_visible()
    expect(page.locator("section.models .model-container")).to_have_count(0)
    page.click(f"{CREATE} .opblock-summary-control")
    page.wait_for_selector(f"{CREATE} .try-out__btn")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width, "nothing is wider than the window"
    page.context.close()


def test_behind_a_prefix_calls_have_it_too(browser: Browser, service: Service, app: App) -> None:
    page = browser.new_page()
    asked: list[str] = []

    def take_prefix_off(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_(url=route.request.url.replace("/kinora/", "/", 1))

    page.route("**/kinora/**", take_prefix_off)
    page.goto(f"{service.address}/kinora/docs")
    _authorize(page, app)
    page.click("#operations-credits-get_credits .opblock-summary-control")
    page.click("#operations-credits-get_credits .try-out__btn")
    with page.expect_response("**/credits") as answer:
        page.click("#operations-credits-get_credits .execute")
    assert answer.value.status == 200
    assert f"{service.address}/kinora/credits" in asked
    page.context.close()


def _authorize(page: Page, app: App) -> None:
    page.click(".btn.authorize")
    page.fill(".auth-container input", app.key)
    page.click(".auth-btn-wrapper .authorize")
    page.click(".btn-done")


def _open_form(page: Page) -> None:
    page.click(f"{CREATE} .opblock-summary-control")
    page.click(f"{CREATE} .try-out__btn")


def _execute(page: Page) -> Response:
    with page.expect_response("**/videos") as answer:
        page.click(f"{CREATE} .execute")
    return answer.value
