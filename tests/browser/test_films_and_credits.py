"""My films and my credits: what is listed, what can be done with it, and that it updates by itself."""

import csv
import re
from io import StringIO
from pathlib import Path

from playwright.sync_api import Locator, expect

from app.domain import ledger
from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.support.commands import assert_done
from tests.support.films import ask, finish, get, make
from tests.support.money import PRICE
from tests.support.pictures import CAT, draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until


def _lines(console: Console) -> Locator:
    return console.page.get_by_role("region", name="Ledger").locator("tbody tr")


def _card(console: Console, prompt: str) -> Locator:
    return console.page.get_by_role("listitem").filter(has_text=prompt)


def test_a_film_is_shown_with_its_still_and_leads_to_its_page(console: Console, app: App) -> None:
    video = make(app, CAT.read_bytes(), prompt="shown in the gallery", fast_mode=True)
    console.page.get_by_role("link", name="My films").click()
    card = _card(console, "shown in the gallery")
    expect(card).to_contain_text("Ready")
    expect(card).to_contain_text(f"{video['credits']:,} credits · take 1")
    expect(card.locator("img")).to_be_visible()
    assert card.locator("img").evaluate("(image) => [image.naturalWidth, image.naturalHeight]") == [451, 300]
    card.get_by_role("link", name="shown in the gallery").first.click()
    console.wait_for_film()
    assert console.wait_for_video() == video["id"]


def test_it_is_live_and_can_be_filtered(narrow: tuple[Service, App], open_console: Open) -> None:
    service, app = narrow
    make(app, prompt="was ready")
    ask(app, prompt="refused [[fault:busy]]")
    console = open_console(service)
    console.sign_in(app, "#/films")
    expect(_card(console, "refused")).to_contain_text("Failed")
    running = ask(app, prompt="becomes ready [[fault:late-success=12]]")
    expect(_card(console, "becomes ready")).to_contain_text("In progress", timeout=30_000)
    expect(_card(console, "becomes ready")).to_contain_text("Ready", timeout=30_000)
    assert get(app, running["id"])["status"] == "completed"
    for name, prompts in {"Failed": ["refused"], "Ready": ["becomes ready", "was ready"], "Waiting": []}.items():
        console.page.get_by_role("link", name=name, exact=True).click()
        expect(console.page.locator(".card .prompt")).to_have_text([re.compile(prompt) for prompt in prompts])


def test_it_has_pages(console: Console, app: App) -> None:
    for number in range(14):
        make(app, prompt=f"film {number:02}")
    console.page.get_by_role("link", name="My films").click()
    prompts = console.page.locator(".card .prompt")
    expect(prompts).to_have_text([f"film {number:02}" for number in range(13, 1, -1)])
    console.page.get_by_role("link", name="Older").click()
    expect(prompts).to_have_text(["film 01", "film 00"])
    console.page.reload()
    expect(prompts).to_have_text(["film 01", "film 00"])
    console.page.get_by_role("link", name="Newest").click()
    expect(prompts).to_have_count(12)
    console.page.go_back()
    expect(prompts).to_have_text(["film 01", "film 00"])
    console.page.get_by_role("link", name="Newer").click()
    expect(prompts).to_have_text([f"film {number:02}" for number in range(13, 1, -1)])
    console.page.get_by_role("link", name="Older").click()
    expect(prompts).to_have_text(["film 01", "film 00"])


def test_films_are_found_by_their_prompts(console: Console, app: App) -> None:
    for prompt in ("A cat in the rain", "Café in Paris", "The cat sleeps", "a dog"):
        make(app, prompt=prompt)
    console.page.get_by_role("link", name="My films").click()
    prompts = console.page.locator(".card .prompt")
    expect(prompts).to_have_count(4)
    for words, found in {
        "CAT": ["The cat sleeps", "A cat in the rain"],
        "cafe": ["Café in Paris"],
        "rain cat": ["A cat in the rain"],
    }.items():
        console.page.get_by_label("Search by prompt").fill(words)
        console.page.keyboard.press("Enter")
        expect(prompts).to_have_text(found)
        expect(console.page.get_by_text(f"{len(found)} found in 4 films.")).to_be_visible()
    console.page.get_by_label("Search by prompt").fill("horse")
    console.page.keyboard.press("Enter")
    expect(console.page.locator(".none")).to_contain_text("No film has horse in its prompt")
    console.page.get_by_role("link", name="Show all films").click()
    expect(prompts).to_have_count(4)


def test_a_film_is_downloaded_from_the_gallery(console: Console, app: App, tmp_path: Path) -> None:
    video = make(app, prompt="to be kept")
    console.page.get_by_role("link", name="My films").click()
    with console.page.expect_download() as download:
        console.page.get_by_role("button", name="Download: to be kept").click()
    assert download.value.suggested_filename == f"{video['id']}.mp4"
    download.value.save_as(tmp_path / "film.mp4")
    assert (tmp_path / "film.mp4").read_bytes() == app.http.get(f"/videos/{video['id']}/content").content


def test_a_waiting_film_can_be_cancelled_for_nothing(narrow: tuple[Service, App], open_console: Open) -> None:
    service, app = narrow
    running = ask(app, prompt="in the way [[fault:never-ends]]")
    wait_until(lambda: get(app, running["id"])["status"] == "in_progress")
    ask(app, prompt="thought better of")
    console = open_console(service)
    console.sign_in(app, "#/films")
    console.page.get_by_role("button", name="Cancel: thought better of").click()
    expect(_card(console, "thought better of")).to_contain_text("Failed")
    expect(console.page.locator(".purse")).to_have_text(f"{app.credits()['availableCredit']:,} credits left")
    assert app.credits()["heldCredit"] == PRICE


def test_a_film_is_deleted_only_after_the_question(console: Console, app: App) -> None:
    video = make(app, prompt="to be deleted")
    console.open("#/films")
    delete = console.page.get_by_role("button", name="Delete: to be deleted")
    delete.click()
    dialog = console.page.get_by_role("dialog", name="Delete this film?")
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    console.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(delete).to_be_focused()
    assert get(app, video["id"])["status"] == "completed"
    delete.click()
    dialog.get_by_role("button", name="Delete").click()
    expect(console.page.get_by_text("No films yet.")).to_be_visible()
    expect(console.page.get_by_role("heading", name="My films")).to_be_focused()
    assert app.http.get(f"/videos/{video['id']}").status_code == 404


def test_what_cannot_be_cancelled_is_told_and_stays_told(narrow: tuple[Service, App], open_console: Open) -> None:
    service, app = narrow
    running = ask(app, prompt="in the way [[fault:never-ends]]")
    wait_until(lambda: get(app, running["id"])["status"] == "in_progress")
    still = draw_png()
    ask(app, still, prompt="shared")
    with service.add_app(PRICE) as other:
        assert ask(other, still, prompt="shared")["cache"] == "joined"
        service.write(ledger.grant, other.id, -1)  # otherwise the bill would pass on to it
        console = open_console(service)
        console.refusals = {409}
        console.sign_in(app, "#/films")
        console.page.get_by_role("button", name="Cancel: shared").click()
        notice = console.page.locator(".notice")
        expect(notice).to_have_text("Other videos wait for the same film, so it cannot be cancelled.")
        for _ in range(2):
            with console.page.expect_response("**/videos?*"):
                pass  # the list continues to be requested
        expect(notice).to_be_visible()
        expect(_card(console, "shared")).to_contain_text("Waiting")


def test_credits_and_ledger_are_the_apis_own(console: Console, app: App) -> None:
    video = make(app, prompt="in the ledger")
    ask(app, prompt="[[fault:never-ends]]")
    console.page.get_by_role("link", name="My credits").click()
    figures, tally = app.credits(), console.page.locator(".tally").first
    for word, name in {
        "Left": "availableCredit",
        "Used": "usedCredit",
        "Held": "heldCredit",
        "Limit": "creditLimit",
    }.items():
        expect(tally.locator("div").filter(has_text=word)).to_have_text(f"{word}{figures[name]:,}")
    rows = _lines(console)
    expect(rows).to_have_count(4)
    expect(rows.first).to_contain_text(f"−{PRICE:,}")
    expect(rows.last).to_contain_text(f"+{figures['creditLimit']:,}")
    expect(console.page.get_by_role("img", name=f"to {figures['availableCredit']:,} credits left")).to_be_visible()
    charged = rows.filter(has_text="Charged for a film")
    charged.get_by_role("link", name="in the ledger").click()
    assert console.wait_for_video() == video["id"]


def test_the_ledger_has_sums_per_film(console: Console, app: App, service: Service) -> None:
    make(app, prompt="paid for")
    refunded = finish(app, ask(app, prompt="given back [[fault:500]]")["id"])
    ask(app, prompt="still held [[fault:never-ends]]")
    assert_done(service.run("credits", "refund", refunded["id"]))
    console.page.get_by_role("link", name="My credits").click()
    console.page.get_by_role("button", name="By film").click()
    rows = _lines(console)
    expect(rows).to_have_count(3)
    for row, prompt, held, charged in (
        (rows.nth(0), "still held", f"{PRICE:,}", "0"),
        (rows.nth(1), "given back", "0", "0"),
        (rows.nth(2), "paid for", "0", f"{PRICE:,}"),
    ):
        expect(row).to_contain_text(prompt)
        expect(row.locator(".number")).to_have_text([held, charged])


def test_the_ledger_is_a_file_that_spreadsheets_read(
    console: Console, app: App, service: Service, tmp_path: Path
) -> None:
    prompts = ["=1+1", "+1", "-1", "@A1", 'a "quoted", 猫', "two\nlines"]
    for prompt in prompts:
        make(app, prompt=prompt)
    for number in range(100):
        service.write(ledger.grant, app.id, number + 1)
    console.page.get_by_role("link", name="My credits").click()
    with console.page.expect_download() as download:
        console.page.get_by_role("button", name="CSV of the ledger").click()
    assert download.value.suggested_filename == "kinora-ledger.csv"
    download.value.save_as(tmp_path / "ledger.csv")
    raw = (tmp_path / "ledger.csv").read_bytes()
    assert raw.count(b"\r\n") == 1 + 1 + 2 * len(prompts) + 100
    rows = list(csv.DictReader(StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + 2 * len(prompts) + 100
    shown = [row["prompt"] for row in reversed(rows) if row["kind"] == "settle"]
    assert shown == ["'=1+1", "'+1", "'-1", "'@A1", *prompts[4:]]
    assert sum(int(row["change"]) for row in rows) == app.credits()["availableCredit"]


def test_the_ledger_goes_on(console: Console, app: App, service: Service) -> None:
    for number in range(60):
        service.write(ledger.grant, app.id, number + 1)
    console.page.get_by_role("link", name="My credits").click()
    rows = _lines(console)
    expect(rows).to_have_count(50)
    console.page.get_by_role("button", name="Older lines").click()
    expect(rows).to_have_count(61)
    expect(console.page.get_by_role("button", name="Older lines")).to_have_count(0)
