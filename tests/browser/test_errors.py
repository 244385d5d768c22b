"""Errors are shown in plain words, at the place where they occur."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from app.words import State
from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.commands import assert_done
from tests.support.films import ask, finish, get
from tests.support.money import PRICE
from tests.support.pictures import CAT, draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until


def test_a_wrong_key_is_refused_beside_its_field(open_console: Open) -> None:
    console = open_console()
    console.refusals = {401}
    console.open()
    field = console.page.get_by_label("API key")
    field.fill("kin_nonsense")
    console.page.keyboard.press("Enter")
    expect(console.problem("key")).not_to_be_empty()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("two words")
    console.page.keyboard.press("Enter")
    expect(console.problem("key")).to_have_text("Paste your key: it begins with kin_.")
    assert console.page.evaluate("sessionStorage.getItem('kinora.key')") is None


def test_a_key_that_is_revoked_leads_back_to_signing_in(console: Console, app: App, service: Service) -> None:
    console.refusals = {401}
    assert_done(service.run("keys", "revoke", app.key.split("_")[1]))
    app.wait_until_refused()
    console.page.get_by_role("link", name="My films").click()
    expect(console.page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(console.problem("key")).not_to_be_empty()
    assert console.page.evaluate("sessionStorage.getItem('kinora.key')") is None


def test_a_suspended_client_reads_so(console: Console, app: App, service: Service) -> None:
    console.refusals = {403}
    console.fill("waves", draw_png())
    assert_done(service.run("clients", "suspend", app.name))
    app.wait_until_refused()
    console.generate()
    expect(console.page.locator(".panel .notice")).to_contain_text("This client is suspended.")


def test_gaps_are_named_before_anything_is_sent(console: Console) -> None:
    console.generate()
    expect(console.problem("image")).to_have_text("Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file.")
    expect(console.problem("prompt")).to_have_text("Say what happens in the film.")
    expect(console.page.locator("[name=image]")).to_be_focused()
    console.page.get_by_label("Prompt", exact=True).fill("waves")
    expect(console.problem("prompt")).to_be_empty()


def test_a_file_that_cannot_be_the_still_is_told_at_once(console: Console, tmp_path: Path) -> None:
    """Nothing was sent, so nothing was refused; the still that was chosen before remains."""
    console.fill("waves", draw_png())
    for head, words in (
        (b"GIF89a", "This is a GIF image. Export it as JPEG or PNG."),
        (b"II*\0", "This is a TIFF image. Export it as JPEG or PNG."),
        (b"BM", "This is a BMP image. Export it as JPEG or PNG."),
        (b"%PDF-1.7", "This is a PDF document, not an image."),
        (b"\0\0\0\x18ftypisom", "This is a film, not an image."),
        (b"not an image at all", "This is not an image that Kinora can read."),
        (b"", "This file is empty."),
        (b"\xff\xd8\xff" + bytes(20_000_000), "This file has 20 MB; 20 MB is the limit."),
    ):
        (tmp_path / "chosen.bin").write_bytes(head)
        console.page.set_input_files("[name=image]", tmp_path / "chosen.bin")
        expect(console.problem("image")).to_contain_text(words)
        expect(console.page.locator(".caption")).to_contain_text("cat.png")


def test_what_the_api_refuses_is_told_at_the_still(console: Console) -> None:
    console.refusals = {400}
    console.fill("waves", CAT.read_bytes()[:5000])
    console.generate()
    expect(console.problem("image")).not_to_be_empty()
    expect(console.page.locator("[name=image]")).to_be_focused()


def test_an_image_that_is_too_large_is_told_at_the_still(
    start_service: Callable[..., Service], open_console: Open
) -> None:
    service = start_service(max_image_bytes=1000)
    with service.add_app() as app:
        console = open_console(service)
        console.refusals = {413}
        console.sign_in(app)
        console.fill("waves")
        console.generate()
        expect(console.problem("image")).to_have_text("The image is larger than 1,000 bytes: send a smaller one.")


def test_a_wrong_value_is_told_at_its_field(console: Console) -> None:
    console.refusals = {400}
    for field, value, words in (
        ("prompt", "x" * 4001, "may have at most 4,000 characters"), ("take", "0", "greater than or equal to 1"),
    ):  # fmt: skip
        console.fill("waves", draw_png())
        wrong = console.page.locator(f"[name={field}]")
        wrong.fill(value)
        console.generate()
        expect(console.problem(field)).to_contain_text(words)
        expect(wrong).to_be_focused()
        expect(wrong).to_have_attribute("aria-invalid", "true")


def test_the_prompt_is_counted_as_the_api_counts(console: Console) -> None:
    count = console.page.locator(".count")
    console.page.get_by_label("Prompt", exact=True).fill("  🎬" + "x" * 3999 + "\n")
    expect(count).to_have_text("4,000 /  of 4,000")
    expect(count).not_to_have_class("count too-many")
    console.page.get_by_label("Prompt", exact=True).fill("🎬" + "x" * 4000)
    expect(count).to_have_class("count too-many")


def test_too_few_credits_are_told_at_the_price_with_the_figures(service: Service, open_console: Open) -> None:
    with service.add_app(credit_limit=PRICE - 1) as app:
        console = open_console()
        console.refusals = {402}
        console.sign_in(app)
        expect(console.page.locator(".price")).to_contain_text(f"1 credit more than the {PRICE - 1:,} you have left")
        console.fill("waves", draw_png())
        console.generate()
        figures = console.page.locator(".figures")
        expect(figures).to_contain_text(f"This film{PRICE:,}")
        expect(figures).to_contain_text(f"Your limit{PRICE - 1:,}")
        expect(figures).to_contain_text("Used0")
        expect(figures).to_contain_text("Held0")


def test_a_full_queue_says_how_long_to_wait(start_service: Callable[..., Service], open_console: Open) -> None:
    service = start_service(queue_limit=1, upstream_concurrency=1)
    with service.add_app() as app:
        running = ask(app, prompt="[[fault:never-ends]]")
        wait_until(lambda: get(app, running["id"])["status"] == "in_progress")
        ask(app, draw_png())  # there is only one slot for generations, so this one waits
        console = open_console(service)
        console.refusals = {429}
        console.sign_in(app)
        console.fill("waves", draw_png())
        console.generate()
        notice = console.page.locator(".panel .notice")
        expect(notice).to_contain_text("You have reached your limit of waiting videos, which is 1.")
        expect(notice).to_contain_text("Try again in 30 s.")


def test_a_failed_video_says_why_and_what_it_cost(console: Console) -> None:
    for mark, words in (
        ("busy", "The model refused the prompt; nothing was charged."),
        ("busy-image", "The model refused the image; nothing was charged."),
        ("failure", "The model refused this request; nothing was charged."),
    ):
        console.open("#/")
        console.fill(f"[[fault:{mark}]]", draw_png())
        console.generate()
        expect(console.page.locator(".curtain")).to_contain_text(words)
        console.page.reload()
        expect(console.page.locator(".curtain")).to_contain_text(words)
        expect(console.outcome).to_have_text("Nothing charged")
        console.page.get_by_role("link", name="My films").click()
        card = console.page.get_by_role("listitem").filter(has_text=f"[[fault:{mark}]]")
        expect(card.locator(".badge")).to_have_text("Failed")
        expect(card).to_contain_text(words)
        card.get_by_role("link", name="Try again").click()
        expect(console.page.get_by_label("Take", exact=True)).to_have_value("1")
        expect(console.page.get_by_label("Prompt", exact=True)).to_have_value(f"[[fault:{mark}]]")


def test_a_failure_that_was_charged_looks_different(console: Console, app: App) -> None:
    finish(app, ask(app, prompt="lost [[fault:500]]")["id"])
    console.page.get_by_role("link", name="My films").click()
    expect(console.page.locator(".badge.failed.charged")).to_have_text("Failed, charged")
    expect(console.page.locator(".card")).to_contain_text(f"{PRICE:,} credits charged")
    console.page.locator(".cover").click()
    expect(console.outcome).to_have_text(f"{PRICE:,} credits charged although there is no film")
    expect(console.page.locator(".curtain")).to_contain_text("The outcome is unknown")


def test_an_unknown_video_and_an_unknown_page_are_told(console: Console) -> None:
    console.refusals = {404}
    console.open("#/videos/video_none")
    expect(console.page.get_by_text("You have no video with this id.").first).to_be_visible()
    console.open("#/nonsense")
    expect(console.page.get_by_role("heading", name="Page not found")).to_be_visible()


@pytest.fixture
def fragile(start_service: Callable[..., Service]) -> Iterator[tuple[Service, App]]:
    service = start_service()
    with service.add_app() as app:
        yield service, app


def test_a_service_that_goes_away_is_waited_for(fragile: tuple[Service, App], open_console: Open) -> None:
    service, app = fragile
    console = open_console(service)
    console.refusals = {0}
    console.sign_in(app)
    console.fill("[[fault:late-success=3]]", draw_png())
    console.generate()
    # If it were killed during the paid call, the outcome would be unknown, and there would be no film.
    service.wait_for_state(console.wait_for_video(), State.GENERATING)
    expect(console.page.get_by_text("The film is being made").first).to_be_visible()
    service.kill()
    expect(console.page.locator(".under .notice")).to_contain_text("Kinora does not answer.")
    service.start()
    console.wait_for_film()
    expect(console.page.locator(".under .notice")).to_have_count(0)
