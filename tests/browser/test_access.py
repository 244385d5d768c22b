"""Accessibility: axe-core finds nothing on any page, in both themes, on a phone; and the keyboard is enough."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import FileChooser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser import barriers
from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.browser.offices import Office, open_office
from tests.support.films import ask, finish, make
from tests.support.pictures import CAT, draw_png
from tests.support.services import App, Service


@pytest.fixture(scope="module")
def furnished(service: Service) -> Iterator[tuple[App, dict[str, str]]]:
    """A client with films of all kinds, and the pages that show them: by name, the hash and the text that must
    appear."""
    with service.add_app() as app:
        ready = make(app, CAT.read_bytes(), prompt="ready")["id"]
        failed = ask(app, prompt="refused [[fault:busy]]")["id"]
        charged = finish(app, ask(app, prompt="lost [[fault:500]]")["id"])["id"]
        running = ask(app, prompt="at work [[fault:never-ends]]")["id"]
        pages = {
            "playground": "#/",
            "film": f"#/videos/{ready}",
            "failed": f"#/videos/{failed}",
            "charged": f"#/videos/{charged}",
            "run": f"#/videos/{running}",
            "again": f"#/videos/{ready}/again",
            "films": "#/films",
            "none": "#/films?status=queued",
            "found": "#/films?search=ready",
            "not found": "#/films?search=nonsense",
            "credits": "#/credits",
            "own usage": "#/credits?group=outcome&label=campaign",
            "no usage": "#/credits?to=2020-01-01",
            "webhooks": "#/webhooks",
            "nowhere": "#/nonsense",
        }
        yield app, pages


_MARKS = {
    "playground": ".invitation",
    "film": "video",
    "failed": ".curtain",
    "charged": ".outcome.charged",
    "run": ".curtain progress",
    "again": ".invitation",
    "films": ".gallery img",
    "none": ".none",
    "found": ".gallery img",
    "not found": ".none",
    "credits": ".bars",
    "webhooks": ".none",
    "own usage": ".usage",
    "no usage": ".none",
    "nowhere": "h1",
}


# Some inputs are invisible: then the focus ring is around the element that represents them.
_OUTLINED = """(() => {
    const focused = document.activeElement;
    const shown = focused.closest('.drop') ?? (focused.type === 'radio' ? focused.nextElementSibling : focused);
    return getComputedStyle(shown).outlineStyle === 'solid';
})()"""


def test_no_page_has_a_barrier(furnished: tuple[App, dict[str, str]], open_console: Open) -> None:
    app, pages = furnished
    console = open_console()
    console.open()
    expect(console.page.get_by_label("API key")).to_be_focused()
    barriers.assert_none(console.page)
    console.sign_in(app)
    for name, hash_ in pages.items():
        console.open(hash_)
        console.page.wait_for_selector(_MARKS[name])
        barriers.assert_none(console.page)
    _assert_details_have_none(console)


def _assert_details_have_none(console: Console) -> None:
    """What is not visible when a page opens: the account, the sums per film, an address for the still, the last
    film."""
    page = console.page
    console.open("#/credits")
    page.get_by_role("button", name="By film").click()
    expect(page.get_by_role("region", name="Ledger").get_by_role("columnheader", name="Charged")).to_be_visible()
    page.get_by_role("button", name="Account").click()
    expect(page.get_by_text("Address of the API")).to_be_visible()
    barriers.assert_none(page)
    console.open("#/")
    page.wait_for_selector(".last img")
    page.get_by_role("button", name="Use an address").click()
    page.get_by_role("button", name="Use it").click()
    expect(page.locator("#image-address-problem")).to_contain_text("https")
    barriers.assert_none(page)


def test_neither_has_a_problem_nor_a_question(app: App, service: Service, open_console: Open) -> None:
    with service.add_app(credit_limit=1) as poor:
        console = open_console()
        console.refusals = {400, 402}
        console.sign_in(poor)
        console.generate()
        expect(console.problem("prompt")).not_to_be_empty()
        barriers.assert_none(console.page)
        console.fill("waves", draw_png())
        console.generate()
        expect(console.page.locator(".figures")).to_be_visible()
        barriers.assert_none(console.page)
    make(app, prompt="asked about")
    console = open_console()
    console.sign_in(app, "#/films")
    console.page.get_by_role("button", name="Delete: asked about").click()
    barriers.assert_none(console.page)


@pytest.fixture(scope="module")
def office(service: Service) -> Iterator[Office]:
    with open_office(service) as office:
        yield office


@pytest.mark.parametrize("half", [0, 1])  # all of them take minutes on a busy machine
def test_no_page_of_an_operator_has_a_barrier(office: Office, open_console: Open, half: int) -> None:
    console = open_console()
    console.sign_in_operator(office.admin)
    for hash_, mark in list(office.pages.values())[half::2]:
        console.open(hash_)
        console.page.wait_for_selector(mark)
        barriers.assert_none(console.page)


def test_no_question_menu_or_new_key_has_a_barrier(office: Office, open_console: Open) -> None:
    console = open_console()
    console.sign_in_operator(office.admin)
    page = console.page
    console.open(office.pages["client"][0])
    page.get_by_role("button", name="Suspend…").click()
    expect(page.locator(".rehearsed")).to_contain_text("Suspended")
    page.get_by_role("button", name="Suspend", exact=True).click()
    expect(console.problem("typed")).not_to_be_empty()
    barriers.assert_none(page)
    page.keyboard.press("Escape")
    page.get_by_text("Issue a key").click()
    page.get_by_role("button", name="Issue", exact=True).click()
    expect(page.locator(".key-text")).to_contain_text("kin_")
    page.get_by_text("Change permissions").click()
    page.get_by_label("Waiting in the queue").fill("5")
    page.locator("section.part").filter(has_text="Change permissions").get_by_role("button", name="Save").click()
    expect(page.locator(".rehearsed")).to_contain_text("at most 5")
    barriers.assert_none(page)
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("list", name="Paid calls")).to_be_visible()
    barriers.assert_none(page, barriers.PHONE)


def test_the_keyboard_is_enough(open_console: Open, app: App) -> None:
    """From entering the key to the running video without a mouse; the file chooser belongs to the browser."""
    console = open_console()
    page = console.page
    console.open()
    expect(page.get_by_label("API key")).to_be_focused()
    page.keyboard.type(app.key)
    page.keyboard.press("Enter")
    expect(page.locator(".purse")).to_contain_text("left")
    _tab_to(console, "input[name=image]")
    _press_until_it_opens(page).set_files(CAT)
    _tab_to(console, "textarea")
    page.keyboard.type("by keyboard alone")
    _tab_to(console, "input[name=aspect_ratio]")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("9:16")).to_be_checked()
    _tab_to(console, "input[name=fast_mode]")
    page.keyboard.press("Space")
    assert console.price == 480_000
    _tab_to(console, "button[type=submit]")
    page.keyboard.press("Enter")
    console.wait_for_video()
    console.wait_for_film()
    expect(page.locator("#announcer")).to_have_text("Ready.")


def _press_until_it_opens(page: Page) -> FileChooser:
    """A slow browser may miss a key press; a person would press again."""
    for _ in range(4):
        with suppress(PlaywrightTimeout):
            with page.expect_file_chooser(timeout=10_000) as chooser:
                page.keyboard.press("Space")
            return chooser.value
    raise AssertionError("no file chooser comes")


def _tab_to(console: Console, selector: str) -> None:
    for _ in range(40):
        console.page.keyboard.press("Tab")
        if console.page.evaluate(f"document.activeElement.matches({selector!r})"):
            assert console.page.evaluate(_OUTLINED), f"nobody sees that {selector} has the focus"
            return
    raise AssertionError(f"{selector} cannot be reached")


def test_the_focus_goes_with_the_page(console: Console) -> None:
    for name in ("My films", "My credits", "Playground"):
        console.page.get_by_role("link", name=name).click()
        expect(console.page.get_by_role("heading", name=name, level=1)).to_be_focused()
        expect(console.page).to_have_title(f"{name} · Kinora")
        expect(console.page.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")


def test_the_content_can_be_skipped_to(console: Console) -> None:
    console.page.keyboard.press("Tab")
    skip = console.page.get_by_role("button", name="Skip to the content")
    while not skip.evaluate("(link) => link === document.activeElement"):
        console.page.keyboard.press("Shift+Tab")
    console.page.keyboard.press("Enter")
    expect(console.page.get_by_role("heading", name="Playground")).to_be_focused()


def test_what_happens_is_said_aloud(console: Console) -> None:
    console.fill("[[fault:late-success=2]]", draw_png())
    console.generate()
    announcer = console.page.locator("#announcer")
    expect(announcer).to_have_text("The film is being made")
    expect(announcer).to_have_text("Ready.")


def test_nothing_moves_for_who_wants_it_still(console: Console) -> None:
    console.page.emulate_media(reduced_motion="reduce")
    moving = """[...document.querySelectorAll('*')].filter((node) => {
        const { transitionDuration, animationName } = getComputedStyle(node);
        return animationName !== 'none' || transitionDuration.split(', ').some((each) => each !== '0s');
    }).map((node) => node.className)"""
    console.page.wait_for_selector(".invitation")
    assert console.page.evaluate(moving) == []
    console.page.emulate_media(reduced_motion="no-preference")
    assert console.page.evaluate(moving) != []
