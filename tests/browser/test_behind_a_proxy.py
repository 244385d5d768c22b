"""Behind nginx with its defaults, TLS and a path prefix, everything works as it does without them."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.browser.proxies import Nginx
from tests.support.pictures import CAT, draw_png
from tests.support.services import App, Service


@pytest.fixture(scope="module")
def nginx(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with Nginx(tmp_path_factory.mktemp("nginx"), service.address) as nginx:
        yield nginx


@pytest.fixture
def behind(open_console: Open, nginx: Nginx, app: App) -> Console:
    """Signed in behind the proxy. The test fails if the page requests anything outside of the prefix."""
    console = open_console(address=nginx.address)
    console.sign_in(app)
    return console


def test_a_film_is_made_and_played_and_listed(behind: Console) -> None:
    behind.fill("behind a proxy", draw_png())
    behind.generate()
    video_id = behind.wait_for_video()
    behind.wait_for_film()
    behind.wait_for("document.querySelector('video').readyState >= 2")
    source = behind.page.evaluate("document.querySelector('video').currentSrc")
    assert source.startswith(f"{behind.address}/videos/{video_id}/content?")
    behind.page.reload()
    behind.wait_for_film()
    behind.page.get_by_role("link", name="My films").click()
    expect(behind.page.locator(".card .prompt")).to_have_text("behind a proxy")
    behind.page.get_by_role("link", name="My credits").click()
    expect(behind.page.get_by_role("region", name="Ledger").locator("tbody tr")).to_have_count(3)


def test_what_is_copied_works_from_elsewhere(behind: Console, app: App) -> None:
    behind.fill("to be shared", CAT.read_bytes())
    expect(behind.page.locator("#sample")).to_contain_text(f":-'{behind.address}'}}")
    behind.generate()
    video_id = behind.wait_for_video()
    behind.wait_for_film()
    behind.page.get_by_role("button", name="Copy link").click()
    expect(behind.page.get_by_role("button", name="Copied: works for 7 days")).to_be_visible()
    link = behind.page.evaluate("navigator.clipboard.readText()")
    film = httpx.get(link, verify=False)  # noqa: S501 - the test's own certificate
    assert film.content == app.http.get(f"/videos/{video_id}/content").content


def test_the_sample_comes_from_below_the_prefix(behind: Console) -> None:
    behind.page.get_by_role("button", name="Try the sample").click()
    expect(behind.page.get_by_alt_text("The still")).to_be_visible()
    expect(behind.page.locator(".caption")).to_contain_text("cat.png, 451 × 300, 241 kB")
    expect(behind.page.get_by_label("Prompt", exact=True)).not_to_have_value("")


def test_the_slash_at_the_end_may_be_missing(open_console: Open, nginx: Nginx) -> None:
    console = open_console(address=nginx.address)
    console.page.goto(nginx.address)
    expect(console.page.get_by_label("API key")).to_be_visible()


def test_the_docs_are_found(behind: Console) -> None:
    behind.page.get_by_role("link", name="API", exact=True).click()
    expect(behind.page.get_by_text("POST").first).to_be_visible()
    assert behind.page.url == f"{behind.address}/docs"
