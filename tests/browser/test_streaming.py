"""The film streams: it plays long before all of it has arrived, and its link is renewed."""

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.films import finish, make, post
from tests.support.pictures import CAT
from tests.support.services import App, Service

pytestmark = pytest.mark.timeout(300)  # a film in full size, as in production

_BYTES_A_SECOND = 200_000
_VIDEO = "document.querySelector('video')"


def _slow_down(page: Page) -> list[int]:
    """Limit the rate to 200 kB/s from now on. The list that is returned grows by one entry, in bytes, for each piece of
    a response body."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    limits = {"offline": False, "latency": 20, "downloadThroughput": _BYTES_A_SECOND, "uploadThroughput": -1}
    session.send("Network.emulateNetworkConditions", limits)
    pieces: list[int] = []
    session.on("Network.dataReceived", lambda event: pieces.append(event["dataLength"]))
    return pieces


# Opens a film's page, and records after how many milliseconds its first frame is shown.
_OPEN = """(hash) => {
    const began = performance.now();
    const note = () => { window.waited = performance.now() - began; };
    document.addEventListener('loadeddata', note, { capture: true, once: true });
    location.hash = hash;
}"""


def test_the_first_frame_of_a_heavy_film_comes_within_three_seconds(full_size: Service, open_console: Open) -> None:
    """All of its 8 MB would take 40 s at this rate."""
    with full_size.add_app() as app:
        video = post(app, CAT.read_bytes(), prompt="[[fault:heavy-film=8]]", resolution="720p", fast_mode=True).json()
        assert finish(app, video["id"], 120)["status"] == "completed"
        console = open_console(full_size)
        console.sign_in(app)
        console.page.wait_for_load_state("networkidle")
        pieces = _slow_down(console.page)
        console.page.evaluate(_OPEN, f"#/videos/{video['id']}")
        console.wait_for("window.waited > 0")
        assert sum(pieces) < 2_000_000
        assert console.page.evaluate("window.waited") < 3000  # the limit that the requirement names
        assert console.page.evaluate(f"[{_VIDEO}.videoWidth, {_VIDEO}.videoHeight]") == [1280, 720]


@pytest.fixture
def playing(console: Console, app: App) -> Console:
    video = make(app, CAT.read_bytes(), prompt="to be played")
    console.open(f"#/videos/{video['id']}")
    console.wait_for_film()
    console.wait_for(f"{_VIDEO}.readyState >= 2")
    return console


def test_the_film_is_not_downloaded_by_the_page(playing: Console) -> None:
    """The browser's own player downloads it, with a link and in ranges."""
    with playing.page.expect_request(lambda request: request.resource_type == "media") as asked:
        playing.page.reload()
    assert asked.value.headers["range"] == "bytes=0-"
    assert "authorization" not in asked.value.all_headers()
    assert (
        playing.page.evaluate(
            "[...performance.getEntriesByType('resource')].filter((each) => "
            "each.initiatorType === 'fetch' && each.name.includes('variant=video')).length"
        )
        == 0
    )


def test_a_link_that_stopped_working_is_replaced_where_it_was(playing: Console) -> None:
    """As after a night: the player gets an error, requests a new link, and continues at the same position."""
    playing.refusals = {403}
    page = playing.page
    before = page.evaluate(f"{_VIDEO}.currentSrc")
    page.evaluate(f"{_VIDEO}.currentTime = 4")
    playing.wait_for(f"{_VIDEO}.currentTime === 4 && !{_VIDEO}.seeking")
    with page.expect_response(lambda answer: answer.url.endswith("/links")):
        page.evaluate(f"{_VIDEO}.src = {_VIDEO}.src.slice(0, -4) + 'AAAA'")
    playing.wait_for(f"{_VIDEO}.readyState >= 2 && !{_VIDEO}.currentSrc.endsWith('AAAA')")
    playing.wait_for(f"{_VIDEO}.currentTime === 4")
    assert page.evaluate(f"{_VIDEO}.currentSrc") != before


def test_a_link_is_renewed_before_it_expires(playing: Console) -> None:
    page = playing.page
    page.clock.install()
    page.reload()
    playing.wait_for_film()
    before = page.evaluate(f"{_VIDEO}.currentSrc")
    page.clock.run_for(54 * 60 * 1000)
    assert page.evaluate(f"{_VIDEO}.currentSrc") == before
    with page.expect_response(lambda answer: answer.url.endswith("/links")):
        page.clock.run_for(2 * 60 * 1000)
    playing.wait_for(f"{_VIDEO}.currentSrc !== {before!r}")


def test_a_copied_link_opens_in_a_fresh_browser_without_a_key(playing: Console, service: Service) -> None:
    playing.page.get_by_role("button", name="Copy link").click()
    expect(playing.page.get_by_role("button", name="Copied: works for 7 days")).to_be_visible()
    link = playing.page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{service.address}/videos/")
    browser = playing.context.browser
    assert browser
    with browser.new_context() as fresh:
        page = fresh.new_page()
        page.goto(link)
        page.wait_for_selector("video")
        playing_there = "(() => { const film = document.querySelector('video'); return film.readyState >= 2; })()"
        while not page.evaluate(playing_there):
            page.wait_for_timeout(50)
    assert httpx.get(link, headers={"range": "bytes=0-99"}).status_code == 206


def test_it_loops_unless_told_otherwise(playing: Console) -> None:
    loop = playing.page.get_by_role("button", name="Loop")
    assert playing.page.evaluate(f"{_VIDEO}.loop") is True
    loop.click()
    expect(loop).to_have_attribute("aria-pressed", "false")
    assert playing.page.evaluate(f"{_VIDEO}.loop") is False
    playing.page.reload()
    playing.wait_for_film()
    assert playing.page.evaluate(f"{_VIDEO}.loop") is False


def test_over_plain_http_a_selection_is_copied(playing: Console, app: App, open_console: Open) -> None:
    """Browsers have no clipboard API there. If they refuse even the copying of a selection, the text is shown and
    selected."""
    video_id = playing.page.url.rpartition("/")[2]
    console = open_console(address=playing.address.replace("127.0.0.1", "kinora.test"))
    console.sign_in(app, f"#/videos/{video_id}")
    assert console.page.evaluate("[isSecureContext, navigator.clipboard]") == [False, None]
    console.wait_for_film()
    console.page.get_by_role("button", name="Copy link").click()
    expect(console.page.get_by_role("button", name="Copied: works for 7 days")).to_be_visible()
    link = playing.page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{console.address}/videos/{video_id}/content?")
    console.page.evaluate("document.execCommand = () => false")
    console.page.locator(".samples").get_by_role("button", name="Copy").click()
    shown = console.page.get_by_label("Copy: select and copy")
    expect(shown).to_be_focused()
    assert console.page.evaluate("getSelection().toString().startsWith('# export KINORA_API_KEY')")
    console.forget()  # over plain HTTP, Chromium logs that it ignores one of our headers
