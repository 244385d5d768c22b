"""From a key to a playing film, and what the console shows about credits meanwhile."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.films import ask, get
from tests.support.money import PRICE
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

pytestmark = pytest.mark.timeout(300)  # films in full size, as in production

_PLAYING = "document.querySelector('video')"


def test_a_key_a_still_a_film_that_plays(full_size: Service, open_console: Open, tmp_path: Path) -> None:
    with full_size.add_app(credit_limit=5_000_000) as app:
        console = open_console(full_size)
        console.sign_in(app)
        console.fill("The cat blinks", aspect_ratio="9:16", resolution="720p")
        console.switch("Fast mode")
        console.switch("Sound")
        price = console.price
        console.generate()
        video_id = console.wait_for_video()
        console.wait_for_film()
        _assert_plays(console, 720, 1280)
        assert app.credits()["usedCredit"] == price == get(app, video_id)["credits"]
        expect(console.page.locator(".purse")).to_have_text(f"{5_000_000 - price:,} credits left")
        with console.page.expect_download() as download:
            console.page.get_by_role("button", name="Download").click()
        download.value.save_as(tmp_path / "film.mp4")
        assert download.value.suggested_filename == f"{video_id}.mp4"
        assert (tmp_path / "film.mp4").read_bytes() == app.http.get(f"/videos/{video_id}/content").content


def _assert_plays(console: Console, width: int, height: int) -> None:
    console.page.evaluate(f"{_PLAYING}.play()")
    console.wait_for(f"{_PLAYING}.currentTime > 0.5")
    console.wait_for(f"{_PLAYING}.webkitAudioDecodedByteCount > 0")
    assert console.page.evaluate(f"[{_PLAYING}.videoWidth, {_PLAYING}.videoHeight]") == [width, height]
    assert abs(console.page.evaluate(f"{_PLAYING}.duration") - 8) < 0.2
    assert console.page.evaluate(f"{_PLAYING}.controls")


def test_the_price_shown_is_the_price_charged(console: Console, app: App) -> None:
    prices = app.http.get("/prices").json()["data"]
    for fast, sound in product((True, False), repeat=2):
        console.open("#/")
        console.fill("waves", draw_png())
        console.switch("Fast mode", fast)
        console.switch("Sound", sound)
        price, used = console.price, app.credits()["usedCredit"]
        console.generate()
        console.wait_for_video()
        expect(console.outcome).to_have_text(f"New film: {price:,} credits.")
        console.wait_for_film()
        assert app.credits()["usedCredit"] - used == price
        same = [each for each in prices if (each["fast_mode"], each["generate_audio"]) == (fast, sound)]
        assert price in [each["credits"] for each in same]


def test_the_same_again_is_free_and_says_what_was_saved(console: Console, app: App, sandbox: Sandbox) -> None:
    console.fill("a hit in the browser", draw_png())
    console.generate()
    first = console.wait_for_video()
    console.wait_for_film()
    console.generate()
    expect(console.outcome).to_have_text(f"You had this one already: free. {PRICE:,} credits saved.")
    assert console.wait_for_video() == first
    assert app.credits()["usedCredit"] == PRICE
    assert sandbox.paid_calls("a hit in the browser") == 1


def test_who_joins_pays_nothing_and_reads_so(console: Console, app: App, service: Service) -> None:
    still, prompt = draw_png(), "[[fault:late-success=3]] together"
    with service.add_app() as other:
        ask(other, still, prompt=prompt)
        console.fill(prompt, still)
        console.generate()
        expect(console.outcome).to_have_text(f"This film is being made already: free. {PRICE:,} credits saved.")
        console.wait_for_film()
    assert app.credits()["usedCredit"] == 0


def test_a_reload_in_mid_run_loses_nothing(console: Console, app: App, sandbox: Sandbox) -> None:
    still, prompt = draw_png(), "[[fault:late-success=4]] reloaded"
    console.fill(prompt, still, aspect_ratio="1:1", resolution="720p")
    console.switch("Fast mode")
    console.generate()
    video_id = console.wait_for_video()
    expect(console.page.get_by_text("The film is being made").first).to_be_visible()
    console.page.reload()
    assert console.wait_for_video() == video_id
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value(prompt)
    expect(console.page.get_by_label("1:1")).to_be_checked()
    expect(console.page.get_by_label("720p")).to_be_checked()
    expect(console.page.get_by_role("switch", name="Fast mode")).to_be_checked()
    console.wait_for_film()
    console.generate()  # the form already contains exactly the same request, including the still's bytes
    expect(console.outcome).to_contain_text("You had this one already: free.")
    assert console.wait_for_video() == video_id
    assert sandbox.paid_calls(prompt) == 1
    assert len(app.http.get("/videos").json()["data"]) == 1


def test_again_is_the_next_take(console: Console, app: App) -> None:
    console.fill("one more", draw_png())
    console.generate()
    first = get(app, console.wait_for_video())
    console.wait_for_film()
    console.page.reload()  # the still is kept for this tab: Kinora itself keeps only a thumbnail
    console.page.get_by_role("link", name="Again, take 2").click()
    expect(console.page.get_by_label("Take", exact=True)).to_have_value("2")
    expect(console.page.get_by_role("button", name="Generate")).to_be_focused()
    console.page.keyboard.press("Enter")
    second = get(app, console.wait_for_video())
    assert second["id"] != first["id"]
    assert {name for name in second if second[name] != first[name]} & {"prompt", "size", "seconds"} == set()
    assert second["take"] == 2
    console.wait_for_film()
    assert app.credits()["usedCredit"] == 2 * PRICE


def test_the_frame_shows_what_the_ratio_cuts(console: Console) -> None:
    console.page.emulate_media(reduced_motion="reduce")
    for ratio, across, down, words in (
        ("16:9", 1, 451 * 9 / 16 / 300, "15 % is cut at top and bottom"),
        ("9:16", 300 * 9 / 16 / 451, 1, "63 % is cut at left and right"),
        ("1:1", 300 / 451, 1, "33 % is cut at left and right"),
    ):
        console.fill("waves", aspect_ratio=ratio)
        expect(console.page.locator(".caption")).to_contain_text(words)
        frame, whole = (console.page.locator(name).bounding_box() for name in (".whole .frame", ".whole img"))
        assert frame
        assert whole
        assert frame["width"] / whole["width"] == pytest.approx(across, abs=0.01)
        assert frame["height"] / whole["height"] == pytest.approx(down, abs=0.01)
        assert frame["x"] + frame["width"] / 2 == pytest.approx(whole["x"] + whole["width"] / 2, abs=1)
