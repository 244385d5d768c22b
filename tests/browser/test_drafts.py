"""A draft survives a reload, a refused key, and a visit to another film."""

import pytest
from playwright.sync_api import expect

from tests.browser import gifts
from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.commands import assert_done
from tests.support.films import get, make
from tests.support.pictures import CAT, draw_png
from tests.support.services import App, Service


def _fill(console: Console, prompt: str) -> None:
    console.fill(prompt, CAT.read_bytes(), aspect_ratio="9:16")
    console.switch("Fast mode")


def _expect(console: Console, prompt: str) -> None:
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value(prompt)
    expect(console.page.get_by_label("9:16")).to_be_checked()
    expect(console.page.get_by_role("switch", name="Fast mode")).to_be_checked()
    expect(console.page.get_by_alt_text("The still")).to_be_visible()
    expect(console.page.locator(".caption")).to_contain_text("cat.png, 451 × 300, 241 kB")


def test_it_survives_a_reload(console: Console) -> None:
    _fill(console, "typed before the reload")
    console.page.reload()
    _expect(console, "typed before the reload")


def test_it_survives_a_revoked_key(console: Console, app: App, service: Service) -> None:
    console.refusals = {401}
    _fill(console, "typed before the key was revoked")
    assert_done(service.run("keys", "revoke", app.key.split("_")[1]))
    app.wait_until_refused()
    console.generate()
    expect(console.page.get_by_text("Your draft is kept")).to_be_visible()
    console.page.reload()
    with service.add_app() as other:
        console.sign_in(other)
        _expect(console, "typed before the key was revoked")
        console.generate()
        assert get(other, console.wait_for_video())["prompt"] == "typed before the key was revoked"


def test_it_survives_its_own_film_and_others(console: Console, app: App) -> None:
    other = make(app, prompt="another film")
    _fill(console, "made, and then varied")
    console.generate()
    console.wait_for_film()
    console.open(f"#/videos/{other['id']}")
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value("another film")
    console.page.get_by_role("link", name="New film").click()
    _expect(console, "made, and then varied")


def test_what_is_changed_beside_a_film_survives_a_reload(console: Console, app: App) -> None:
    video = make(app, prompt="as it was")
    console.open(f"#/videos/{video['id']}")
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value("as it was")
    console.page.get_by_label("Prompt", exact=True).fill("as it shall be")
    console.page.reload()
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value("as it shall be")


def test_it_is_cleared_and_brought_back(console: Console) -> None:
    _fill(console, "cleared by mistake")
    console.page.get_by_role("button", name="Clear").click()
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value("")
    expect(console.page.get_by_text("Drop a still here")).to_be_visible()
    console.page.get_by_role("button", name="Undo clear").click()
    _expect(console, "cleared by mistake")


def test_the_last_film_is_shown_again(console: Console) -> None:
    console.fill("the last one", draw_png())
    console.generate()
    video_id = console.wait_for_video()
    console.wait_for_film()
    console.page.reload()
    console.wait_for_film()
    console.open()
    console.page.get_by_role("link", name="Your last film").click()
    assert console.wait_for_video() == video_id


def test_a_file_is_caught_wherever_it_is_dropped(console: Console) -> None:
    for number, target in enumerate(("body", ".drop", "#prompt", "header")):
        assert gifts.drop(console.page, target, CAT.read_bytes(), f"{number}.png")
        expect(console.page.get_by_alt_text("The still")).to_be_visible()
        expect(console.page.locator(".caption")).to_contain_text(f"{number}.png, 451 × 300, 241 kB")


def test_a_file_that_is_dropped_on_another_page_goes_to_the_playground(console: Console) -> None:
    for page in ("films", "credits"):
        console.open(f"#/{page}")
        console.page.wait_for_selector(f"h1:has-text('My {page}')")
        assert gifts.drop(console.page, "main", CAT.read_bytes(), f"{page}.png")
        expect(console.page.get_by_alt_text("The still")).to_be_visible()
        expect(console.page.locator(".caption")).to_contain_text(f"{page}.png")
        assert console.page.url == f"{console.address}/#/"


def test_a_file_that_is_dropped_before_signing_in_is_not_opened(open_console: Open) -> None:
    console = open_console()
    console.open()
    console.page.wait_for_selector("#key")
    assert gifts.drop(console.page, "main", CAT.read_bytes())


def test_a_still_is_pasted_whatever_has_the_focus(console: Console) -> None:
    assert gifts.paste(console.page, "#prompt", CAT.read_bytes())
    expect(console.page.locator(".caption")).to_contain_text("given.png")


@pytest.mark.parametrize("way", [gifts.drop, gifts.paste, None], ids=["drop", "paste", "choose"])
def test_the_still_is_swapped_and_the_prompt_stays(console: Console, app: App, way: object) -> None:
    video = make(app, prompt="the same words", fast_mode=True, take=3)
    console.open(f"#/videos/{video['id']}")
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value("the same words")
    if callable(way):
        way(console.page, "#prompt", CAT.read_bytes())
    else:
        console.page.set_input_files("[name=image]", CAT)
    expect(console.page.get_by_alt_text("The still")).to_be_visible()
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value("the same words")
    expect(console.page.get_by_role("switch", name="Fast mode")).to_be_checked()
    console.generate()
    made = get(app, console.wait_for_video())
    assert made["id"] != video["id"]
    assert (made["prompt"], made["fast_mode"], made["take"]) == ("the same words", True, 1)
    still = app.http.get(f"/videos/{made['id']}/content?variant=thumbnail")
    assert still.is_success


def test_an_address_is_sent_as_the_image_and_kept_as_a_draft(console: Console) -> None:
    """The console sends the address as it was typed. The error that Kinora cannot reach it shows which address was
    sent."""
    console.refusals = {400, 502, 503}
    page = console.page
    page.get_by_label("Prompt", exact=True).fill("by its address")
    page.get_by_role("button", name="Use an address").click()
    page.get_by_label("Address of the still").fill("http://pictures.example/cat.png")
    page.keyboard.press("Enter")
    expect(page.locator("#image-address-problem")).to_contain_text("https address")
    page.get_by_label("Address of the still").fill("https://127.0.0.1:9/cat.png")
    page.keyboard.press("Enter")
    expect(page.locator(".invitation")).to_contain_text("https://127.0.0.1:9/cat.png")
    page.reload()
    expect(page.locator(".invitation")).to_contain_text("https://127.0.0.1:9/cat.png")
    for name in ("cURL", "JavaScript", "Python", "OpenAI SDK"):
        page.get_by_role("tab", name=name).click()
        expect(page.locator("#sample")).to_contain_text("https://127.0.0.1:9/cat.png")
    console.generate()
    expect(console.problem("image")).not_to_be_empty()


def test_the_sample_is_fetched_only_when_asked_for(console: Console) -> None:
    asked: list[str] = []
    console.page.on("request", lambda request: asked.append(request.url))
    console.page.reload(wait_until="networkidle")
    assert [url for url in asked if "sample" in url] == []
    console.page.get_by_role("button", name="Try the sample").click()
    expect(console.page.locator(".caption")).to_contain_text("cat.png, 451 × 300, 241 kB")
    expect(console.page.get_by_label("Prompt", exact=True)).to_have_value(
        "The cat looks up and blinks, soft light, slow push-in"
    )
    assert len([url for url in asked if "sample" in url]) == 1
